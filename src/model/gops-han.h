/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** gops_han_is: Returns: whether @c is a Han sign of the basic block */
static inline gboolean
gops_han_is (gunichar c)
{
  return c >= 0x4e00 && c < 0xa000;
}

/** gops_han_simplify: Returns: the simplified sign for a traditional one, any other as it is; quick */
gunichar gops_han_simplify (gunichar c);

G_END_DECLS
