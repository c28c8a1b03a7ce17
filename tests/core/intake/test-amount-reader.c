/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts of money in every spelling. */
#include <string.h>

#include "gops-amount-reader.h"

/* Read with CNY expected; "CNY 1234" is the currency and the smallest units, "none" and "much" are refusals. */
static const struct
{
  const char *text;
  const char *amount;
} cases[] = {
  { "12", "CNY 1200" }, { "12.5", "CNY 1250" }, { "12,5", "CNY 1250" }, { "12.50", "CNY 1250" }, { "0.5", "CNY 50" },
  { ".5", "CNY 500" },
  /* thousands */
  { "1,234", "CNY 123400" }, { "1.234", "CNY 123400" }, { "1,234.50", "CNY 123450" }, { "1.234,50", "CNY 123450" },
  { "1 234,50", "CNY 123450" }, { "1\u00a0234,50", "CNY 123450" }, { "1\u202f234,50", "CNY 123450" },
  { "1'234.50", "CNY 123450" }, { "1’234.50", "CNY 123450" }, { "1,23,456.78", "CNY 12345678" },
  { "1.234.567", "CNY 123456700" }, { "1,234,567", "CNY 123456700" }, { "1 234 567", "CNY 123456700" },
  { "0,123", "CNY 12" }, { "1234,567", "CNY 123457" }, { "1 234,567", "CNY 123457" },
  /* signs */
  { "¥12", "CNY 1200" }, { "￥12.00", "CNY 1200" }, { "12元", "CNY 1200" }, { "人民币12元整", "CNY 1200" },
  { "RMB 12", "CNY 1200" }, { "CNY12", "CNY 1200" }, { "12 块", "CNY 1200" }, { "１２．５０", "CNY 1250" },
  { "$12", "USD 1200" }, { "US$ 12", "USD 1200" }, { "HK$12", "HKD 1200" }, { "12 €", "EUR 1200" }, { "€ 12,50", "EUR 1250" },
  { "£12", "GBP 1200" }, { "₩12,000", "KRW 12000" }, { "円1200", "JPY 1200" }, { "₹1,23,456", "INR 12345600" },
  { "Rs. 12", "INR 1200" }, { "R$ 12,50", "BRL 1250" }, { "12 руб.", "RUB 1200" }, { "12 kr", "SEK 1200" }, { "CHF 1'234.50", "CHF 123450" },
  { "12.-", "CNY 1200" }, { "12,- €", "EUR 1200" }, { "12 chf", "CHF 1200" }, { "NT$1,200", "TWD 120000" }, { "12 zł", "PLN 1200" },
  { "合计：12", "CNY 1200" },
  /* below zero, and ten thousands */
  { "-12", "CNY -1200" }, { "−¥12", "CNY -1200" }, { "¥-12", "CNY -1200" }, { "(1,234.50)", "CNY -123450" }, { "（12）", "CNY -1200" },
  { "1.2万", "CNY 1200000" }, { "¥3万元", "CNY 3000000" }, { "+12", "CNY 1200" },
  /* digits of others */
  { "١٢٫٥", "CNY 1250" }, { "१२", "CNY 1200" },
  /* rounding */
  { "0.005", "CNY 1" }, { "0.004", "CNY 0" }, { "12.345678", "CNY 1235" }, { "-0.005", "CNY -1" },
  /* none */
  { "", "empty" }, { "  ", "empty" }, { "free", "none" }, { "2 3", "none" }, { "12-15", "none" }, { "12元5角", "none" }, { "-", "none" },
  { "1.2.3,4,5", "much" }, { "12abc", "none" }, { "¥", "none" }, { "50%", "none" }, { "1 23", "none" }, { "12 件", "none" }, { "1e5", "none" },
  { "99999999999999999999", "much" }, { "999999999999999", "much" },
};

static char *
describe (const char            *text,
          const GopsAmountStyle *style,
          const char            *currency)
{
  GopsAmount amount;

  switch (gops_amount_read (text, style, currency, &amount))
    {
    case GOPS_AMOUNT_OK:       return g_strdup_printf ("%s %" G_GINT64_FORMAT, amount.currency, amount.minor);
    case GOPS_AMOUNT_EMPTY:    return g_strdup ("empty");
    case GOPS_AMOUNT_NONE:     return g_strdup ("none");
    case GOPS_AMOUNT_TOO_MUCH: return g_strdup ("much");
    }
  g_assert_not_reached ();
}

static void
test_spellings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *amount = describe (cases[i].text, NULL, "CNY");

      if (strcmp (amount, cases[i].amount) != 0)
        g_error ("“%s” is %s, not %s", cases[i].text, amount, cases[i].amount);
    }
}

static void
test_signs_of_several (void)
{
  static const struct { const char *text, *expected, *amount; } shared[] = {
    { "¥1200", "JPY", "JPY 1200" }, { "¥12", "EUR", "CNY 1200" }, { "$12", "AUD", "AUD 1200" }, { "$12", "CNY", "USD 1200" },
    { "12元", "TWD", "TWD 1200" }, { "12 kr", "NOK", "NOK 1200" }, { "12", NULL, " 1200" }, { "$12", "", "USD 1200" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    {
      g_autofree char *amount = describe (shared[i].text, NULL, shared[i].expected);

      g_assert_cmpstr (amount, ==, shared[i].amount);
    }
}

/* What one amount of a column says counts for those that can be read in two ways. */
static void
test_columns (void)
{
  static const struct { const char *column, *amounts; } columns[] = {
    { "1,234 12,50", "123 1250" }, { "1.234 12.50", "123 1250" }, { "1,234 12.50", "123400 1250" }, { "1.234 12,50", "123400 1250" },
    { "1.234 5.678", "123400 567800" }, { "1,234 12.50 12,50", "123400 1250 1250" }, { "12.345 1.5", "1235 150" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_auto (GStrv) texts = g_strsplit (columns[i].column, " ", -1), amounts = g_strsplit (columns[i].amounts, " ", -1);
      GopsAmountStyle style = { 0 };

      for (guint t = 0; texts[t] != NULL; t++)
        gops_amount_survey (&style, texts[t]);
      for (guint t = 0; texts[t] != NULL; t++)
        {
          g_autofree char *amount = describe (texts[t], &style, "CNY");

          g_assert_cmpstr (amount + strlen ("CNY "), ==, amounts[t]);
        }
    }
}

static void
test_hostile (void)
{
  g_autofree char *long_text = g_strnfill (100000, '9'), *marks = g_strnfill (150, ','), *blanks = g_strnfill (150, '\'');
  const char *const texts[] = { long_text, marks, blanks, "1,,,,2", "\xef\xbf\xbd", "--12", "12--", "((12))", "0x12", "12e400", "∞", "½" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *amount = describe (texts[i], NULL, "CNY");

      g_assert_nonnull (amount);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/intake/amount/spellings", test_spellings);
  g_test_add_func ("/intake/amount/signs-of-several-currencies", test_signs_of_several);
  g_test_add_func ("/intake/amount/the-column-tells", test_columns);
  g_test_add_func ("/intake/amount/hostile", test_hostile);
  return g_test_run ();
}
