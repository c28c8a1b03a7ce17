/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts of money. */

#include "config.h"

#include "gops-money.h"

/**
 * gops_currency_digits:
 * @currency: (nullable)
 *
 * Returns: how many decimals it has: 2 for most, 0 for yen, won and the like
 */
guint
gops_currency_digits (const char *currency)
{
  static const char *const whole[] = { "JPY", "KRW", "VND", "CLP", "ISK", "XAF", "XOF", "UGX", "PYG", NULL };

  return currency != NULL && g_strv_contains (whole, currency) ? 0 : 2;
}

/** gops_currency_unit: Returns: how many of the smallest unit make one of the currency */
gint64
gops_currency_unit (const char *currency)
{
  return gops_currency_digits (currency) == 0 ? 1 : 100;
}

/**
 * gops_money_format_plain:
 *
 * Returns: (transfer full): "1200.50" or "12" without a currency, as one types it
 */
char *
gops_money_format_plain (gint64      minor,
                         const char *currency)
{
  gint64 unit = gops_currency_unit (currency);
  const char *sign = minor < 0 ? "-" : "";

  minor = ABS (minor);
  if (minor % unit == 0)
    return g_strdup_printf ("%s%" G_GINT64_FORMAT, sign, minor / unit);
  return g_strdup_printf ("%s%" G_GINT64_FORMAT ".%02d", sign, minor / unit, (int) (minor % unit));
}

/**
 * gops_money_format:
 *
 * Returns: (transfer full): "€12.50", "¥120", "12.50 CHF"
 */
char *
gops_money_format (gint64      minor,
                   const char *currency)
{
  static const struct { const char *currency, *sign; } signs[] = {
    { "CNY", "¥" }, { "EUR", "€" }, { "GBP", "£" }, { "USD", "$" }, { "JPY", "¥" }, { "INR", "₹" }, { "HKD", "HK$" }, { "TWD", "NT$" },
  };
  g_autofree char *amount = gops_money_format_plain (ABS (minor), currency);
  const char *minus = minor < 0 ? "-" : "";

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_strcmp0 (signs[i].currency, currency) == 0)
      return g_strconcat (minus, signs[i].sign, amount, NULL);
  return currency != NULL && *currency != '\0' ? g_strconcat (minus, amount, " ", currency, NULL) : g_strconcat (minus, amount, NULL);
}
