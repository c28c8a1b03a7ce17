/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates of the trade of a workspace: hiding, own ones, undo, and a damaged row. */
#include "config.h"

#include <string.h>

#include "gops-day-anchor.h"
#include "gops-day-mark.h"
#include "gops-day.h"
#include "gops-journal.h"
#include "gops-method.h"
#include "gops-records.h"
#include "gops-test-store.h"

static GopsTradeDates *
load (GopsStore *store)
{
  g_autoptr (GError) error = NULL;
  GopsTradeDates *dates = gops_trade_dates_load (store, &error);

  g_assert_no_error (error);
  return dates;
}

static gboolean
is_shown (GopsStore *store, const char *id)
{
  g_autoptr (GopsTradeDates) dates = load (store);

  return gops_trade_dates_is_shown (dates, id);
}

static guint
count (GopsStore *store)
{
  g_autoptr (GopsTradeDates) dates = load (store);

  return gops_trade_dates_get_all (dates)->len;
}

static void
test_hide (void)
{
  g_auto (GopsTestStore) fixture = gops_test_store_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (is_shown (fixture.store, "double11"));
  g_assert_true (gops_trade_dates_set_shown (fixture.store, "double11", FALSE, &error));
  g_assert_true (gops_trade_dates_set_shown (fixture.store, "618", FALSE, &error));
  g_assert_false (is_shown (fixture.store, "double11"));
  g_assert_false (is_shown (fixture.store, "618"));
  g_assert_true (gops_store_undo (fixture.store, NULL, &error));
  g_assert_false (is_shown (fixture.store, "double11"));
  g_assert_true (is_shown (fixture.store, "618"));
  g_assert_true (gops_store_redo (fixture.store, NULL, &error));
  g_assert_true (gops_trade_dates_set_shown (fixture.store, "double11", TRUE, &error));
  g_assert_true (is_shown (fixture.store, "double11"));
  g_assert_false (gops_trade_dates_set_shown (fixture.store, "tulips", FALSE, &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_NOT_FOUND);
}

static void
test_own (void)
{
  g_auto (GopsTestStore) fixture = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *id = gops_trade_dates_save_own (fixture.store, NULL, " Our anniversary ", "04-18", 3, &error);
  g_autofree char *same = NULL;
  guint n = gops_method_get_trade_dates (gops_method_get_default ())->len;

  g_assert_no_error (error);
  g_assert_cmpuint (count (fixture.store), ==, n + 1);
  same = gops_trade_dates_save_own (fixture.store, id, "Our birthday", "2027-04-18", 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (same, ==, id);
  {
    g_autoptr (GopsTradeDates) dates = load (fixture.store);
    const GopsTradeDate *date = gops_trade_dates_find (dates, "our birthday");

    g_assert_cmpstr (date->id, ==, id);
    g_assert_true (gops_trade_date_is_own (id));
    g_assert_false (gops_trade_date_is_own ("618"));
    g_assert_cmpint (gops_trade_date_next (date, gops_day_parse ("2026-01-01")), ==, gops_day_parse ("2027-04-18"));
    g_assert_cmpint (gops_trade_date_next (date, gops_day_parse ("2027-04-18")), ==, GOPS_DAY_NONE);
  }
  g_assert_true (gops_trade_dates_remove_own (fixture.store, id, &error));
  g_assert_cmpuint (count (fixture.store), ==, n);
  g_assert_true (gops_store_undo (fixture.store, NULL, &error));
  g_assert_true (gops_store_undo (fixture.store, NULL, &error));
  g_assert_true (gops_store_undo (fixture.store, NULL, &error));
  g_assert_cmpuint (count (fixture.store), ==, n);
  g_assert_true (gops_store_redo (fixture.store, NULL, &error));
  g_assert_cmpuint (count (fixture.store), ==, n + 1);
}

/* An own date is marked in the calendar and plans may hang on it. */
static void
test_own_is_used (void)
{
  g_auto (GopsTestStore) fixture = gops_test_store_new ();
  g_autofree char *id = gops_trade_dates_save_own (fixture.store, NULL, "Anniversary", "04-18", 2, NULL);
  g_autoptr (GopsTradeDates) dates = load (fixture.store);
  g_autoptr (GopsDayMarks) marks = gops_day_marks_new (load (fixture.store), "camp", "en", FALSE);
  g_autofree char *text = gops_day_marks_describe (marks, gops_day_marks_get (marks, gops_day_parse ("2027-04-19")));
  GopsDayAnchor anchor;

  g_assert_cmpstr (text, ==, "Anniversary, day 2 of 2");
  g_assert_true (gops_day_anchor_parse ("trade:anniversary-18", dates, &anchor, NULL));
  g_assert_cmpint (gops_day_anchor_next (&anchor, gops_day_parse ("2027-01-01")), ==, gops_day_parse ("2027-03-31"));
}

static void
test_wrong (void)
{
  g_auto (GopsTestStore) fixture = gops_test_store_new ();
  static const struct { const char *name, *rule; int days; } cases[] = {
    { "", "04-18", 1 }, { "  ", "04-18", 1 }, { "A", "sometimes", 1 }, { "A", "02-30", 1 }, { "A", "04-18", 0 }, { "A", "04-18", 63 },
    { "0123456789012345678901234567890123456789012345678901234567890", "04-18", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (gops_trade_dates_save_own (fixture.store, NULL, cases[i].name, cases[i].rule, cases[i].days, &error));
      g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
    }
  g_assert_null (gops_trade_dates_save_own (fixture.store, "618", "A", "04-18", 1, NULL));
  g_assert_false (gops_trade_dates_remove_own (fixture.store, "618", NULL));
  g_assert_false (gops_store_undo (fixture.store, NULL, NULL));
}

/* Not more than a calendar can hold. */
static void
test_most (void)
{
  g_auto (GopsTestStore) fixture = gops_test_store_new ();
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < GOPS_TRADE_DATES_MAX_OWN; i++)
    {
      g_autofree char *id = gops_trade_dates_save_own (fixture.store, NULL, "Every day the same", "04-18", 62, &error);

      g_assert_no_error (error);
    }
  g_assert_null (gops_trade_dates_save_own (fixture.store, NULL, "One too many", "04-18", 1, &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
  {
    g_autoptr (GopsDayMarks) marks = gops_day_marks_new (load (fixture.store), NULL, "en", FALSE);

    g_assert_cmpuint (gops_day_marks_get (marks, gops_day_parse ("2027-05-01"))->n_trades, ==, GOPS_DAY_MARK_MOST);
  }
}

/* A row that somebody else wrote: what is wrong is said, nothing is overwritten, and nothing falls over. */
static void
test_damaged (void)
{
  g_auto (GopsTestStore) fixture = gops_test_store_new ();
  static const char *const bodies[] = {
    "", "{", "[]", "{\"format\": 2}", "{\"format\": 1, \"hidden\": 3}", "{\"format\": 1, \"dates\": [{\"id\": \"a\"}]}",
    "{\"format\": 1, \"dates\": [{\"id\": \"a\", \"name\": {\"en\": \"A\"}, \"rule\": \"lunar:99-1\"}]}",
    "{\"format\": 1, \"dates\": [{\"id\": \"a\", \"name\": {\"en\": \"A\"}, \"rule\": \"11-11\", \"days\": 100000}]}",
  };
  g_autoptr (GopsMethodTemplate) record = gops_record_new (GOPS_TYPE_METHOD_TEMPLATE, "kind", "trade-dates", "name", "trade-dates", "body", "{}", NULL);

  g_assert_true (gops_store_begin (fixture.store, NULL, "Write", NULL));
  g_assert_true (gops_record_insert (record, fixture.store, NULL));
  g_assert_true (gops_store_commit (fixture.store, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (gops_store_begin (fixture.store, NULL, "Damage", NULL));
      gops_record_set_text (record, GOPS_METHOD_TEMPLATE_BODY, bodies[i]);
      g_assert_true (gops_record_save (record, fixture.store, NULL));
      g_assert_true (gops_store_commit (fixture.store, NULL));
      g_assert_null (gops_trade_dates_load (fixture.store, &error));
      g_test_message ("%s", error->message);
      g_assert_true (error->domain == GOPS_METHOD_ERROR);
      g_assert_false (gops_trade_dates_set_shown (fixture.store, "618", FALSE, NULL));
    }
}

/* The program's ids are not the user's to take; twice the same id is there once. */
static void
test_taken (void)
{
  g_auto (GopsTestStore) fixture = gops_test_store_new ();
  static const char body[] = "{\"format\": 1, \"dates\": [{\"id\": \"618\", \"name\": {\"en\": \"Mine\"}, \"rule\": \"01-01\"},"
                             " {\"id\": \"a\", \"name\": {\"en\": \"A\"}, \"rule\": \"01-01\", \"kinds\": [\"camp\"], \"use\": {\"en\": \"x\"}},"
                             " {\"id\": \"a\", \"name\": {\"en\": \"B\"}, \"rule\": \"01-02\"}]}";
  g_autoptr (GopsMethodTemplate) record = gops_record_new (GOPS_TYPE_METHOD_TEMPLATE, "kind", "trade-dates", "name", "trade-dates", "body", body, NULL);

  g_assert_true (gops_store_begin (fixture.store, NULL, "Write", NULL));
  g_assert_true (gops_record_insert (record, fixture.store, NULL));
  g_assert_true (gops_store_commit (fixture.store, NULL));
  g_assert_cmpuint (count (fixture.store), ==, gops_method_get_trade_dates (gops_method_get_default ())->len + 1);
  g_assert_true (gops_trade_dates_set_shown (fixture.store, "a", FALSE, NULL));
  {
    g_autoptr (GopsTradeDates) dates = load (fixture.store);
    const GopsTradeDate *date = gops_trade_dates_find (dates, "a");

    g_assert_cmpstr (date->name.en, ==, "A");
    g_assert_cmpstr (date->use.en, ==, "x");
    g_assert_true (gops_trade_date_suits (date, "camp"));
    g_assert_false (gops_trade_date_suits (date, "flash"));
    g_assert_false (gops_trade_dates_is_shown (dates, "a"));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/method/trade-dates/hide", test_hide);
  g_test_add_func ("/method/trade-dates/own", test_own);
  g_test_add_func ("/method/trade-dates/own-is-used", test_own_is_used);
  g_test_add_func ("/method/trade-dates/wrong", test_wrong);
  g_test_add_func ("/method/trade-dates/most", test_most);
  g_test_add_func ("/method/trade-dates/damaged", test_damaged);
  g_test_add_func ("/method/trade-dates/taken", test_taken);
  return g_test_run ();
}
