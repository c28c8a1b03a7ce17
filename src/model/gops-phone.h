/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** gops_phone_key: Returns: (transfer full): the digits of a telephone number, the same however it is written: blanks,
 * dashes, +86 or 0086 before a Chinese mobile number, 00 for + before others; "" for fewer than five digits */
char *gops_phone_key (const char *phone);

/** gops_phone_bare: Returns: (transfer none): @phone, as it is kept, without +86: a Chinese number is written with and without */
const char *gops_phone_bare (const char *phone);

/** gops_phone_with_86: Returns: (transfer full): the other way to write gops_phone_bare() of @phone */
char       *gops_phone_with_86 (const char *phone);

G_END_DECLS
