/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** gops_phone_key: Returns: (transfer full): the digits of a telephone number, the same however it is written: blanks,
 * dashes, +86 or 0086 before a Chinese mobile number, 00 for + before others; "" for fewer than five digits */
char *gops_phone_key (const char *phone);

G_END_DECLS
