/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days of series in the plan, and every change of them done, undone and done again. */
#include "config.h"

#include <string.h>

#include "gops-journal.h"
#include "gops-method-error.h"
#include "gops-plan-change.h"
#include "gops-plan-occurrence.h"
#include "gops-recurrence-move.h"
#include "gops-rrule.h"
#include "gops-test-store.h"

#define FIRST "2026-11-02"   /* a Monday */

static int
day_of (const char *date)
{
  return gops_day_parse (date);
}

static GopsRecurrence
rule_of (const char *text)
{
  GopsRecurrence rule = GOPS_RECURRENCE_INIT;
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_rrule_parse (text, -1, NULL, &rule, &error));
  g_assert_no_error (error);
  return rule;
}

static gint64
add_item (GopsStore  *store,
          gint64      group,
          const char *date,
          const char *time,
          const char *rule)
{
  g_autoptr (GopsPlanItem) item = gops_record_new (GOPS_TYPE_PLAN_ITEM, "group-id", group, "title", "News", "on-date", date, "at-time", time,
                                                   "status", "ready", NULL);
  g_autoptr (GError) error = NULL;

  if (rule != NULL)
    {
      GopsRecurrence recurrence = rule_of (rule);

      gops_plan_series_write (item, &recurrence);
    }
  g_assert_true (gops_store_begin (store, &error, "Add", NULL));
  g_assert_true (gops_record_insert (item, store, &error));
  g_assert_true (gops_store_commit (store, &error));
  return gops_record_get_id (item);
}

/* "2 3! 5=done": days of November 2026, ! with a row of its own, = another title than the series', ~ its status. */
static char *
dump (GopsStore *store,
      gint64     group)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsDossier) dossier = gops_dossier_load (store, group, "2026-11-15", &error);
  g_autoptr (GPtrArray) items = NULL;
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  items = gops_plan_items (dossier, day_of ("2026-11-01"), day_of ("2026-11-30"));
  for (guint i = 0; i < items->len; i++)
    {
      gpointer item = g_ptr_array_index (items, i);
      const char *title = gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE);

      g_string_append_printf (text, "%s%d", i > 0 ? " " : "", atoi (gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE) + 8));
      if (gops_record_get_id (item) != 0)
        g_string_append_c (text, gops_plan_is_of_series (item) ? '!' : '.');
      if (g_str_equal (gops_record_get_text (item, GOPS_PLAN_ITEM_STATUS), "done"))
        g_string_append_c (text, '~');
      if (!g_str_equal (title, "News"))
        g_string_append_printf (text, "=%s", title);
    }
  return g_string_free (text, FALSE);
}

static void
assert_days (GopsStore  *store,
             gint64      group,
             const char *expected)
{
  g_autofree char *days = dump (store, group);

  g_assert_cmpstr (days, ==, expected);
}

/* Days of the store as of the dossier, without what only the dossier has. */
static void
assert_same_everywhere (GopsStore *store,
                        gint64     group)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GopsDossier) dossier = gops_dossier_load (store, group, "2026-11-15", &error);
  int from = day_of ("2026-11-01"), to = day_of ("2026-11-30");
  g_autoptr (GPtrArray) items = gops_plan_items (dossier, from, to);
  g_autoptr (GPtrArray) loaded = gops_plan_load_items (store, from, to, &error);
  g_autoptr (GArray) light = NULL;

  g_array_append_val (groups, group);
  light = gops_plan_occurrences_list (store, groups, from, to, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, light->len);
  g_assert_cmpuint (items->len, ==, loaded->len);
  for (guint i = 0; i < items->len; i++)
    {
      gpointer item = g_ptr_array_index (items, i), other = g_ptr_array_index (loaded, i);
      const GopsPlanOccurrence *occurrence = &g_array_index (light, GopsPlanOccurrence, i);
      g_autoptr (GopsPlanItem) one = gops_plan_occurrence_load (store, occurrence, &error);

      g_assert_no_error (error);
      g_assert_cmpint (gops_plan_item_key (item), ==, gops_plan_item_key (other));
      g_assert_cmpint (gops_plan_item_key (item), ==, gops_plan_item_key (one));
      g_assert_cmpint (gops_plan_item_row (item), ==, occurrence->item);
      g_assert_cmpint (gops_record_get_id (item) != 0, ==, occurrence->own);
      g_assert_cmpint (day_of (gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE)), ==, occurrence->day);
      g_assert_cmpint (occurrence->group, ==, group);
    }
}

/* --- days --- */

static void
test_days (void)
{
  static const struct { const char *first, *rule, *days; } cases[] = {
    { FIRST, NULL, "2." },
    { FIRST, "FREQ=DAILY;INTERVAL=7", "2 9 16 23 30" },
    { FIRST, "FREQ=WEEKLY;BYDAY=MO,TH", "2 5 9 12 16 19 23 26 30" },
    { "2026-11-04", "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=3", "5 9 12" },
    { FIRST, "FREQ=WEEKLY;INTERVAL=2;UNTIL=20261117", "2 16" },
    { "2026-10-05", "FREQ=MONTHLY;BYDAY=2FR", "13" },
    { "2026-08-31", "FREQ=MONTHLY;BYMONTHDAY=-1", "30" },
    { "2026-08-31", "FREQ=MONTHLY;BYMONTHDAY=31", "" },
    { "2026-10-31", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "30" },
    { "2020-11-11", "FREQ=YEARLY", "11" },
    { "2026-12-01", "FREQ=DAILY", "" },
    { "2026-01-01", "FREQ=DAILY;COUNT=300", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GopsTestStore) test = gops_test_store_new ();
      gint64 group = gops_test_add_group (test.store, "Runners");

      g_test_message ("%s %s", cases[i].first, cases[i].rule);
      add_item (test.store, group, cases[i].first, "08:00", cases[i].rule);
      assert_days (test.store, group, cases[i].days);
      assert_same_everywhere (test.store, group);
    }
}

/* What nobody can understand, as a later program may have written it, never happens and breaks nothing. */
static void
test_strange_rules (void)
{
  static const char *const rules[] = { "FREQ=SECONDLY", "nonsense", "FREQ=WEEKLY;BYDAY=XX", "FREQ=DAILY;INTERVAL=0" };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_auto (GopsTestStore) test = gops_test_store_new ();
      gint64 group = gops_test_add_group (test.store, "Runners");
      g_autoptr (GError) error = NULL;
      g_autoptr (GopsPlanItem) item = NULL;

      g_assert_true (gops_store_exec_unjournaled (test.store, NULL, &error, "INSERT INTO plan_item (id, group_id, on_date, recurrence)"
                                                  " VALUES (5, ?1, '2026-11-02', ?2)", "ls", group, rules[i]));
      assert_days (test.store, group, "");
      assert_same_everywhere (test.store, group);
      item = gops_plan_find_item (test.store, 5, "2026-11-02", &error);
      g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_DATE);
    }
}

static void
test_find (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "Runners");
  gint64 series = add_item (test.store, group, FIRST, "08:00", "FREQ=WEEKLY");
  gint64 single = add_item (test.store, group, "2026-11-03", "08:00", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPlanItem) day = gops_plan_find_item (test.store, series, "2026-11-09", &error);
  g_autoptr (GopsPlanItem) other = gops_plan_find_item (test.store, series, "2026-11-16", &error);
  g_autoptr (GopsPlanItem) again = NULL;
  gint64 key = gops_plan_item_key (day);

  g_assert_no_error (error);
  g_assert_cmpint (gops_record_get_id (day), ==, 0);
  g_assert_cmpint (key, <, 0);
  g_assert_cmpint (key, !=, gops_plan_item_key (other));
  gops_record_set_text (day, GOPS_PLAN_ITEM_TITLE, "Late news");
  g_assert_true (gops_plan_edit (test.store, day, GOPS_PLAN_ONE, &error));
  g_assert_cmpint (gops_record_get_id (day), !=, 0);
  g_assert_cmpint (gops_plan_item_key (day), ==, key);
  again = gops_plan_find_item (test.store, series, "2026-11-09", &error);
  g_assert_cmpint (gops_record_get_id (again), ==, gops_record_get_id (day));

  g_assert_null (gops_plan_find_item (test.store, series, "2026-11-10", &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_DATE);
  g_clear_error (&error);
  g_assert_null (gops_plan_find_item (test.store, series, NULL, &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (gops_plan_find_item (test.store, single, "2026-11-03", &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_DATE);
  g_clear_error (&error);
  g_assert_true (gops_plan_remove (test.store, other, GOPS_PLAN_ONE, &error));
  g_assert_null (gops_plan_find_item (test.store, series, "2026-11-16", &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_DATE);
}

/* --- changes --- */

typedef enum { EDIT, MOVE, REMOVE, REPEAT } Act;

typedef struct
{
  const char   *rule;
  const char   *before;   /* changes first, each one day: "-9" leaves out the 9th, "!12" renames it, "~5" does it, "12>14" moves it */
  Act           act;
  GopsPlanScope scope;
  int           day;      /* of November */
  const char   *argument;
  const char   *after;    /* (nullable): %NULL: refused */
} Case;

static const Case cases[] = {
  { "FREQ=WEEKLY;BYDAY=MO,TH", "", EDIT, GOPS_PLAN_ONE, 9, "A", "2 5 9!=A 12 16 19 23 26 30" },
  { "FREQ=WEEKLY;BYDAY=MO,TH", "", EDIT, GOPS_PLAN_FOLLOWING, 16, "A", "2 5 9 12 16=A 19=A 23=A 26=A 30=A" },
  { "FREQ=WEEKLY;BYDAY=MO,TH", "-19 !23 !5 -9", EDIT, GOPS_PLAN_FOLLOWING, 16, "A", "2 5!=own 12 16=A 23!=own 26=A 30=A" },
  { "FREQ=WEEKLY;BYDAY=MO,TH", "!5", EDIT, GOPS_PLAN_ALL, 16, "A", "2=A 5!=own 9=A 12=A 16=A 19=A 23=A 26=A 30=A" },
  { "FREQ=WEEKLY;BYDAY=MO,TH", "", EDIT, GOPS_PLAN_FOLLOWING, 2, "A", "2=A 5=A 9=A 12=A 16=A 19=A 23=A 26=A 30=A" },
  { "FREQ=DAILY;COUNT=5", "-3", EDIT, GOPS_PLAN_FOLLOWING, 4, "A", "2 4=A 5=A 6=A" },
  { "FREQ=WEEKLY;COUNT=4", "", MOVE, GOPS_PLAN_ONE, 9, "2026-11-11", "2 11! 16 23" },
  { "FREQ=WEEKLY;COUNT=4", "9>11", MOVE, GOPS_PLAN_ONE, 9, "2026-11-12", "2 12! 16 23" },
  { "FREQ=WEEKLY;COUNT=4", "9>11", MOVE, GOPS_PLAN_ALL, 9, "2026-11-12", "5 12! 19 26" },
  { "FREQ=WEEKLY;COUNT=4", "", MOVE, GOPS_PLAN_FOLLOWING, 9, "2026-11-10", "2 10 17 24" },
  { "FREQ=WEEKLY;COUNT=4", "-16 !23", MOVE, GOPS_PLAN_FOLLOWING, 9, "2026-11-10", "2 10 24!=own" },
  { "FREQ=WEEKLY;COUNT=4", "~2", MOVE, GOPS_PLAN_ALL, 9, "2026-11-10", "2!~ 10 17 24" },
  { "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261123", "16>20", MOVE, GOPS_PLAN_ALL, 9, "2026-11-08", "1 8 20! 22" },
  { "FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20261119", "", MOVE, GOPS_PLAN_ALL, 9, "2026-11-10", "3 5 10 12 17 19" },
  { "FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20261119", "!16 -9", MOVE, GOPS_PLAN_ALL, 2, "2026-11-06", "5 6 12 19 20!=own" },
  { "FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20261119", "", MOVE, GOPS_PLAN_ALL, 9, "2026-11-12", NULL },
  { "FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20261119", "", MOVE, GOPS_PLAN_ALL, 9, "2026-11-08", NULL },
  { "FREQ=DAILY;COUNT=4", "!3 !4 -5", MOVE, GOPS_PLAN_ALL, 2, "2026-11-03", "3 4!=own 5!=own" },
  { "FREQ=DAILY;COUNT=4", "!3 !4 -2", MOVE, GOPS_PLAN_ALL, 4, "2026-11-03", "2!=own 3!=own 4" },
  { "FREQ=MONTHLY;BYDAY=1MO", "", MOVE, GOPS_PLAN_ALL, 2, "2026-11-10", "10" },
  { "FREQ=WEEKLY", "", REMOVE, GOPS_PLAN_ONE, 9, NULL, "2 16 23 30" },
  { "FREQ=WEEKLY", "!9", REMOVE, GOPS_PLAN_ONE, 9, NULL, "2 16 23 30" },
  { "FREQ=WEEKLY", "", REMOVE, GOPS_PLAN_ONE, 2, NULL, "9 16 23 30" },
  { "FREQ=WEEKLY", "-9 !2 !23", REMOVE, GOPS_PLAN_FOLLOWING, 16, NULL, "2!=own" },
  { "FREQ=WEEKLY", "~23", REMOVE, GOPS_PLAN_FOLLOWING, 16, NULL, "2 9 23.~" },
  { "FREQ=WEEKLY", "!9 ~2 -16", REMOVE, GOPS_PLAN_FOLLOWING, 2, NULL, "2.~" },
  { "FREQ=WEEKLY", "!9 ~2 -16", REMOVE, GOPS_PLAN_ALL, 23, NULL, "2.~" },
  { NULL, "", REPEAT, GOPS_PLAN_ONE, 2, "FREQ=WEEKLY;COUNT=3", "2 9 16" },
  { NULL, "~2", REPEAT, GOPS_PLAN_ONE, 2, "FREQ=WEEKLY;COUNT=3", "2!~ 9 16" },
  { NULL, "", REPEAT, GOPS_PLAN_ONE, 2, "", "2." },
  { "FREQ=WEEKLY", "!9 -16 ~2", REPEAT, GOPS_PLAN_ALL, 23, "FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20261118", "2!~ 4 9!=own 11 18" },
  { "FREQ=WEEKLY", "!9 ~2 -16", REPEAT, GOPS_PLAN_ALL, 23, "FREQ=WEEKLY;BYDAY=TU", "2.~ 3 10 17 24" },
  { "FREQ=WEEKLY", "!9 -16 ~2", REPEAT, GOPS_PLAN_FOLLOWING, 23, "FREQ=DAILY;COUNT=2", "2!~ 9!=own 23 24" },
  { "FREQ=WEEKLY", "!9 -16 ~2", REPEAT, GOPS_PLAN_ALL, 23, "", "2.~ 23." },
  { "FREQ=WEEKLY", "!9 -16 ~2", REPEAT, GOPS_PLAN_ALL, 9, "", "2.~ 9.=own" },
  { "FREQ=WEEKLY", "!9 !30", REPEAT, GOPS_PLAN_FOLLOWING, 16, "", "2 9!=own 16." },
};

static GopsPlanItem *
find_day (GopsStore *store,
          gint64     series,
          int        day)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *date = g_strdup_printf ("2026-11-%02d", day);
  gint64 n = 0;
  GopsPlanItem *item;

  gops_store_read_int (store, &n, NULL, "SELECT count(*) FROM plan_item WHERE id = ?1 AND recurrence <> ''", "l", series);
  item = gops_plan_find_item (store, series, n > 0 ? date : NULL, &error);
  g_assert_no_error (error);
  return item;
}

static void
prepare_one (GopsStore  *store,
             gint64      series,
             const char *change)
{
  gboolean moves = strchr (change, '>') != NULL;
  g_autoptr (GopsPlanItem) item = find_day (store, series, atoi (moves ? change : change + 1));
  g_autofree char *date = moves ? g_strdup_printf ("2026-11-%02d", atoi (strchr (change, '>') + 1)) : NULL;
  g_autoptr (GError) error = NULL;

  if (moves)
    g_assert_true (gops_plan_move (store, item, GOPS_PLAN_ONE, date, &error));
  else if (*change == '-')
    g_assert_true (gops_plan_remove (store, item, GOPS_PLAN_ONE, &error));
  else
    {
      gops_record_set_text (item, *change == '!' ? GOPS_PLAN_ITEM_TITLE : GOPS_PLAN_ITEM_STATUS, *change == '!' ? "own" : "done");
      g_assert_true (gops_plan_edit (store, item, GOPS_PLAN_ONE, &error));
    }
  g_assert_no_error (error);
}

static gboolean
act (GopsStore  *store,
     gint64      series,
     const Case *c,
     GError    **error)
{
  g_autoptr (GopsPlanItem) item = find_day (store, series, c->day);
  GopsRecurrence rule = GOPS_RECURRENCE_INIT;

  switch (c->act)
    {
    case EDIT:
      gops_record_set_text (item, GOPS_PLAN_ITEM_TITLE, c->argument);
      return gops_plan_edit (store, item, c->scope, error);
    case MOVE:
      return gops_plan_move (store, item, c->scope, c->argument, error);
    case REMOVE:
      return gops_plan_remove (store, item, c->scope, error);
    case REPEAT:
      if (*c->argument != '\0')
        rule = rule_of (c->argument);
      return gops_plan_repeat (store, item, c->scope, *c->argument != '\0' ? &rule : NULL, error);
    }
  g_assert_not_reached ();
}

static gint64
count_actions (GopsStore *store)
{
  gint64 n = 0;

  g_assert_true (gops_store_read_int (store, &n, NULL, "SELECT count(*) FROM journal_action WHERE undone = 0", NULL));
  return n;
}

static void
test_change (gconstpointer data)
{
  const Case *c = data;
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "Runners");
  gint64 series = add_item (test.store, group, FIRST, "08:00", c->rule);
  g_auto (GStrv) changes = g_strsplit (c->before, " ", -1);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  gint64 n;

  for (guint i = 0; changes[i] != NULL; i++)
    if (*changes[i] != '\0')
      prepare_one (test.store, series, changes[i]);
  before = dump (test.store, group);
  n = count_actions (test.store);
  g_assert_cmpint (act (test.store, series, c, &error), ==, c->after != NULL);
  if (c->after == NULL)
    {
      g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
      assert_days (test.store, group, before);
      g_assert_cmpint (count_actions (test.store), ==, n);
      return;
    }
  g_assert_no_error (error);
  assert_days (test.store, group, c->after);
  assert_same_everywhere (test.store, group);
  if (g_str_equal (before, c->after))
    return;
  g_assert_cmpint (count_actions (test.store), ==, n + 1);
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  assert_days (test.store, group, before);
  g_assert_true (gops_store_redo (test.store, NULL, &error));
  assert_days (test.store, group, c->after);
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  assert_days (test.store, group, before);
  g_assert_no_error (error);
}

/* Somebody else took the series away while its day was looked at. */
static void
test_gone (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "Runners");
  gint64 series = add_item (test.store, group, FIRST, "08:00", "FREQ=WEEKLY");
  g_autoptr (GopsPlanItem) day = find_day (test.store, series, 9);
  g_autoptr (GopsPlanItem) other = find_day (test.store, series, 16);
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_plan_remove (test.store, other, GOPS_PLAN_ALL, &error));
  for (guint scope = GOPS_PLAN_FOLLOWING; scope <= GOPS_PLAN_ALL; scope++)
    {
      gops_record_set_text (day, GOPS_PLAN_ITEM_TITLE, "A");
      g_assert_false (gops_plan_edit (test.store, day, scope, &error));
      g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOT_FOUND);
      g_clear_error (&error);
    }
  g_assert_false (gops_plan_edit (test.store, day, GOPS_PLAN_ONE, &error));
  g_assert_nonnull (error);
  assert_days (test.store, group, "");
}

/* What came of one day is not the series'. */
static void
test_results (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "Runners");
  gint64 series = add_item (test.store, group, FIRST, "08:00", "FREQ=WEEKLY");
  g_autoptr (GopsPlanItem) day = find_day (test.store, series, 9);
  g_autoptr (GError) error = NULL;

  gops_record_set_text (day, GOPS_PLAN_ITEM_STATUS, "done");
  gops_record_set_int (day, GOPS_PLAN_ITEM_RESULT_READS, 31);
  gops_record_set_text (day, GOPS_PLAN_ITEM_TEXT, "Hello");
  g_assert_true (gops_plan_edit (test.store, day, GOPS_PLAN_ALL, &error));
  gops_assert_query (test.store, "SELECT status, result_reads, text FROM plan_item", "ready|-1|Hello");
}

/* --- rows of days --- */

/* A day that was only moved takes over what is changed of its series from then on; one that was rewritten keeps that. */
static void
test_edits_rows (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "Runners"), series = add_item (test.store, group, FIRST, "20:00", "FREQ=DAILY;COUNT=6");
  g_autoptr (GError) error = NULL;
  static const struct { const char *day, *to, *title; } rows[] = { { "2026-11-05", "2026-11-20", NULL }, { "2026-11-06", NULL, "Own" } };
  g_autoptr (GopsPlanItem) item = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GopsPlanItem) day = gops_plan_find_item (test.store, series, rows[i].day, &error);

      if (rows[i].title != NULL)
        gops_record_set_text (day, GOPS_PLAN_ITEM_TITLE, rows[i].title);
      if (rows[i].to != NULL)
        gops_record_set_text (day, GOPS_PLAN_ITEM_ON_DATE, rows[i].to);
      g_assert_true (gops_plan_edit (test.store, day, GOPS_PLAN_ONE, &error));
    }
  assert_days (test.store, group, "2 3 4 6!=Own 7 20!");
  item = gops_plan_find_item (test.store, series, "2026-11-04", &error);
  gops_record_set_text (item, GOPS_PLAN_ITEM_TITLE, "Other");
  g_assert_true (gops_plan_edit (test.store, item, GOPS_PLAN_FOLLOWING, &error));
  g_assert_no_error (error);
  assert_days (test.store, group, "2 3 4=Other 6!=Own 7=Other 20!=Other");
}

/* The day that somebody moves with its series goes where it is put, although it had been moved before. */
static void
test_edits_moved_day (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "Runners"), series = add_item (test.store, group, FIRST, "20:00", "FREQ=WEEKLY;COUNT=3");
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPlanItem) item = gops_plan_find_item (test.store, series, "2026-11-09", &error);

  g_assert_true (gops_plan_move (test.store, item, GOPS_PLAN_ONE, "2026-11-12", &error));
  gops_record_set_text (item, GOPS_PLAN_ITEM_ON_DATE, "2026-11-10");
  g_assert_true (gops_plan_edit (test.store, item, GOPS_PLAN_FOLLOWING, &error));
  g_assert_no_error (error);
  assert_days (test.store, group, "2 10! 17");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan-series/days", test_days);
  g_test_add_func ("/plan-series/strange-rules", test_strange_rules);
  g_test_add_func ("/plan-series/find", test_find);
  g_test_add_func ("/plan-series/gone", test_gone);
  g_test_add_func ("/plan-series/results-are-of-a-day", test_results);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      static const char *const acts[] = { "edit", "move", "remove", "repeat" };
      static const char *const scopes[] = { "one", "following", "all" };
      g_autofree char *path = g_strdup_printf ("/plan-series/change/%s-%s-%u", acts[cases[i].act], scopes[cases[i].scope], i + 1);

      g_test_add_data_func (path, &cases[i], test_change);
    }
  g_test_add_func ("/plan-series/edits/rows", test_edits_rows);
  g_test_add_func ("/plan-series/edits/moved-day", test_edits_moved_day);
  return g_test_run ();
}
