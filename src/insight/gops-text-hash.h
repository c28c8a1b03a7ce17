/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* gops_text_hash: FNV-1a, 64 bits (Fowler, Noll and Vo). Not keyed: for what is compared in memory, never for what is stored. */
static inline guint64
gops_text_hash (const char *text)
{
  guint64 h = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (; *text != '\0'; text++)
    h = (h ^ (guchar) *text) * G_GUINT64_CONSTANT (0x100000001b3);
  return h;
}

G_END_DECLS
