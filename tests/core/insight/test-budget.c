/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Budgets: amounts as people type them, sums in minor units, the cost per person. */
#include "config.h"

#include "gops-budget.h"
#include "gops-test-store.h"

static const struct
{
  const char *text, *currency;
  gint64      minor;   /* -1: refused */
} amounts[] = {
  { "12", "CNY", 1200 }, { "12.5", "CNY", 1250 }, { "12,50", "EUR", 1250 }, { "1,200", "USD", 120000 },
  { "1,200.50", "USD", 120050 }, { "￥88", "CNY", 8800 }, { "88元", "CNY", 8800 }, { " 7 ", "GBP", 700 }, { "１２", "CNY", 1200 },
  { "0", "CNY", 0 }, { "500", "JPY", 500 }, { "500.5", "JPY", -1 }, { "", "CNY", -1 }, { ".", "CNY", -1 }, { "-5", "CNY", -1 },
  { "12.345", "CNY", -1 }, { "1.2.3", "CNY", -1 }, { "abc", "CNY", -1 }, { "1e9", "CNY", -1 }, { "99999999999999", "CNY", -1 },
  { "12 🧧", "CNY", -1 }, { "٣", "CNY", -1 },
};

static void
test_amounts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      gint64 minor = -1;
      gboolean read = gops_money_parse (amounts[i].text, amounts[i].currency, &minor);

      g_test_message ("%s: %" G_GINT64_FORMAT, amounts[i].text, minor);
      g_assert_cmpint (read, ==, amounts[i].minor >= 0);
      g_assert_cmpint (minor, ==, amounts[i].minor);
    }
}

static void
test_format (void)
{
  static const struct { gint64 minor; const char *currency, *text; } cases[] = {
    { 1250, "EUR", "€12.50" }, { 1200, "CNY", "¥12" }, { 500, "JPY", "¥500" }, { 1205, "CHF", "12.05 CHF" }, { 5, "GBP", "£0.05" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = gops_money_format (cases[i].minor, cases[i].currency);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_hours (void)
{
  static const struct { const char *text; gint64 minutes; } cases[] = {
    { "2", 120 }, { "2.5", 150 }, { "2:30", 150 }, { "0:05", 5 }, { "1,5", 90 }, { "2:75", -1 }, { "", -1 }, { "x", -1 }, { "1:2:3", -1 },
    { "9999999", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 minutes = -1;

      g_assert_cmpint (gops_hours_parse (cases[i].text, &minutes), ==, cases[i].minutes >= 0);
      g_assert_cmpint (minutes, ==, cases[i].minutes);
    }
}

static void
add_item (GopsDossier *dossier, const char *kind, gint64 planned, gint64 spent, const char *currency)
{
  g_ptr_array_add (dossier->budget, gops_record_new (GOPS_TYPE_BUDGET_ITEM, "kind", kind, "planned", planned, "spent", spent,
                                                     "currency", currency, NULL));
}

static void
test_sums (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsDossier) dossier = gops_dossier_load (test.store, gops_test_add_group (test.store, "G"), "2026-03-02", NULL);
  GopsBudgetSums sums = gops_budget_sums (dossier);

  g_assert_false (sums.has_cost);
  g_free (dossier->currency);
  dossier->currency = g_strdup ("CNY");
  dossier->members.total = 3;
  add_item (dossier, "money", 10000, 8000, "");
  add_item (dossier, "red-packet", 5000, 2000, "CNY");
  add_item (dossier, "hours", 600, 450, "");
  add_item (dossier, "money", 99999, 99999, "USD");
  add_item (dossier, "money", -5, -5, "");
  sums = gops_budget_sums (dossier);
  g_assert_true (sums.has_cost);
  g_assert_cmpint (sums.planned_money, ==, 15000);
  g_assert_cmpint (sums.spent_money, ==, 10000);
  g_assert_cmpint (sums.cost_per_person, ==, 3333);
  g_assert_cmpint (sums.spent[GOPS_COST_HOURS], ==, 450);
  g_assert_cmpint (sums.minutes_per_person, ==, 150);
  g_assert_cmpuint (sums.n_foreign, ==, 1);
  dossier->members.total = 0;
  g_assert_false (gops_budget_sums (dossier).has_cost);
}

/* A group that is paid for in another money alone is summed in it. */
static void
test_abroad (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsDossier) dossier = gops_dossier_load (test.store, gops_test_add_group (test.store, "G"), "2026-03-02", NULL);
  GopsBudgetSums sums;

  g_free (dossier->currency);
  dossier->currency = g_strdup ("EUR");
  add_item (dossier, "hours", 60, 60, "");
  add_item (dossier, "money", 500, 400, "GBP");
  add_item (dossier, "money", 500, 400, "USD");
  sums = gops_budget_sums (dossier);
  g_assert_cmpstr (sums.currency, ==, "GBP");
  g_assert_cmpint (sums.spent_money, ==, 400);
  g_assert_cmpuint (sums.n_foreign, ==, 1);
  add_item (dossier, "money", 1, 1, "EUR");
  sums = gops_budget_sums (dossier);
  g_assert_cmpstr (sums.currency, ==, "EUR");
  g_assert_cmpuint (sums.n_foreign, ==, 2);
}

static void
test_too_much (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsDossier) dossier = gops_dossier_load (test.store, gops_test_add_group (test.store, "G"), "2026-03-02", NULL);

  dossier->members.total = 1;
  add_item (dossier, "money", 0, G_MAXINT64, "");
  add_item (dossier, "money", 0, G_MAXINT64, "");
  g_assert_cmpint (gops_budget_sums (dossier).spent_money, ==, G_MAXINT64);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/insight/budget/amounts", test_amounts);
  g_test_add_func ("/insight/budget/format", test_format);
  g_test_add_func ("/insight/budget/hours", test_hours);
  g_test_add_func ("/insight/budget/sums", test_sums);
  g_test_add_func ("/insight/budget/abroad", test_abroad);
  g_test_add_func ("/insight/budget/too-much", test_too_much);
  return g_test_run ();
}
