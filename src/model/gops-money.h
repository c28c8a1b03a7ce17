/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts of money: integers in the smallest unit of a currency, which is named by its ISO 4217 code. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint   gops_currency_digits    (const char *currency);
gint64  gops_currency_unit      (const char *currency);
char   *gops_money_format       (gint64 minor, const char *currency);
char   *gops_money_format_plain (gint64 minor, const char *currency);

G_END_DECLS
