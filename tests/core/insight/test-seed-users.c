/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Seed users: pasted lists, attempts and what follows from them, acceptance, what is due. */
#include "config.h"

#include "gops-day.h"
#include "gops-journal.h"
#include "gops-seed-people.h"
#include "gops-test-store.h"

#define TODAY "2026-03-02"

/* --- lists --- */

static const struct
{
  const char *text;
  const char *lines;     /* name|contact, one line each */
  guint       skipped;
} lists[] = {
  { "", "", 0 },
  { "Priya, +44 1", "Priya|+44 1\n", 0 },
  { "李雷，微信 lilei88\n韩梅梅；13800000000\r\n", "李雷|微信 lilei88\n韩梅梅|13800000000\n", 0 },
  { "Tom\tt@example.org\n\n  \nJo", "Tom|t@example.org\nJo|\n", 0 },
  { "• Ann, a\n- Ann, a\nAnn, b", "Ann|a\nAnn|b\n", 0 },
  { ", nobody", "", 0 },
  { "\"Quoted\", \"x\"", "Quoted|x\n", 0 },
  { "🏃 Sam, @sam", "🏃 Sam|@sam\n", 0 },
  { "שרה, 050", "שרה|050\n", 0 },
  { "One, two, three", "One|two, three\n", 0 },
};

static void
test_lists (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      guint skipped;
      g_autoptr (GPtrArray) lines = gops_seed_parse (lists[i].text, &skipped);
      g_autoptr (GString) said = g_string_new (NULL);

      for (guint j = 0; j < lines->len; j++)
        {
          const GopsSeedLine *line = g_ptr_array_index (lines, j);

          g_string_append_printf (said, "%s|%s\n", line->name, line->contact);
        }
      g_assert_cmpstr (said->str, ==, lists[i].lines);
      g_assert_cmpuint (skipped, ==, lists[i].skipped);
    }
}

static void
test_long_lists (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *line = g_strnfill (10000, 'x');
  g_autoptr (GPtrArray) lines = NULL;
  guint skipped;

  g_string_append_printf (text, "%s\n", line);
  for (guint i = 0; i < GOPS_SEED_MOST_LINES + 3; i++)
    g_string_append_printf (text, "Person %u\n", i);
  lines = gops_seed_parse (text->str, &skipped);
  g_assert_cmpuint (lines->len, ==, GOPS_SEED_MOST_LINES);
  g_assert_cmpuint (skipped, ==, 4);
}

static void
test_adding (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "G"), n = 0;
  g_autoptr (GPtrArray) lines = gops_seed_parse ("Ann, a\nBen, b", NULL);
  g_autoptr (GError) error = NULL;
  guint added;

  g_assert_true (gops_seed_add_lines (test.store, group, lines, "Because", TODAY, &added, &error));
  g_assert_cmpuint (added, ==, 2);
  g_assert_true (gops_seed_add_lines (test.store, group, lines, "Because", TODAY, &added, &error));
  g_assert_cmpuint (added, ==, 0);   /* they are on the list */
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  g_assert_true (gops_store_read_int (test.store, &n, NULL, "SELECT count(*) FROM outreach", NULL));
  g_assert_cmpint (n, ==, 0);
}

/* --- attempts --- */

static void
test_next (void)
{
  static const struct { const char *date, *result; guint n; const char *next; } cases[] = {
    { TODAY, "none", 1, "2026-03-04" }, { TODAY, "none", 2, "2026-03-06" }, { TODAY, "none", 3, "2026-03-09" },
    { TODAY, "none", 4, "2026-03-16" }, { TODAY, "none", 5, "" }, { TODAY, "later", 1, "2026-03-09" }, { TODAY, "accepted", 1, "" },
    { TODAY, "declined", 2, "" }, { "2026-02-30", "none", 1, "" }, { "", "later", 1, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *next = gops_seed_next_on (cases[i].date, cases[i].result, cases[i].n);

      g_assert_cmpstr (next, ==, cases[i].next);
    }
}

static gint64
add_person (GopsStore *store, gint64 group, const char *name)
{
  g_autoptr (GPtrArray) lines = gops_seed_parse (name, NULL);
  gint64 id = 0;

  g_assert_true (gops_seed_add_lines (store, group, lines, "Hello from {group}", TODAY, NULL, NULL));
  g_assert_true (gops_store_read_int (store, &id, NULL, "SELECT max (id) FROM outreach", NULL));
  return id;
}

static void
expect_person (GopsStore *store, gint64 id, const char *result, const char *next)
{
  g_autoptr (GopsOutreach) person = gops_record_load (GOPS_TYPE_OUTREACH, store, id, NULL);

  g_assert_cmpstr (gops_record_get_text (person, GOPS_OUTREACH_RESULT), ==, result);
  g_assert_cmpstr (gops_record_get_text (person, GOPS_OUTREACH_NEXT_ON), ==, next);
}

static void
test_attempts (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 ann = add_person (test.store, gops_test_add_group (test.store, "G"), "Ann");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (gops_seed_add_attempt (test.store, ann, TODAY, "WeChat", "none", NULL, &error), !=, 0);
  expect_person (test.store, ann, "open", "2026-03-04");
  g_assert_cmpint (gops_seed_add_attempt (test.store, ann, "2026-03-04", NULL, "accepted", "She is in", &error), !=, 0);
  expect_person (test.store, ann, "accepted", "");
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  expect_person (test.store, ann, "open", "2026-03-04");
  g_assert_true (gops_store_redo (test.store, NULL, &error));
  expect_person (test.store, ann, "accepted", "");
}

static void
test_giving_up (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 ben = add_person (test.store, gops_test_add_group (test.store, "G"), "Ben");

  for (guint i = 0; i < GOPS_SEED_MOST_ATTEMPTS; i++)
    g_assert_cmpint (gops_seed_add_attempt (test.store, ben, TODAY, NULL, "none", NULL, NULL), !=, 0);
  expect_person (test.store, ben, "unreachable", "");
}

static void
test_figures (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "G");
  gint64 ann = add_person (test.store, group, "Ann"), ben = add_person (test.store, group, "Ben");
  g_autoptr (GopsDossier) dossier = NULL;
  GopsSeedFigures figures;

  add_person (test.store, group, "Cem");
  gops_seed_add_attempt (test.store, ann, TODAY, NULL, "none", NULL, NULL);
  gops_seed_add_attempt (test.store, ann, TODAY, NULL, "accepted", NULL, NULL);
  gops_seed_add_attempt (test.store, ben, TODAY, NULL, "none", NULL, NULL);
  dossier = gops_dossier_load (test.store, group, TODAY, NULL);
  figures = gops_seed_figures (dossier);
  g_assert_cmpuint (figures.n, ==, 3);
  g_assert_cmpuint (figures.tried, ==, 2);
  g_assert_cmpuint (figures.accepted, ==, 1);
  g_assert_cmpuint (figures.due, ==, 1);       /* Cem, today; Ben in two days */
  g_assert_cmpfloat (figures.acceptance, ==, 50);
  g_assert_cmpfloat (figures.attempts_each, ==, 1.5);
}

/* --- what is due --- */

static void
test_due (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "Runners");
  g_autoptr (GPtrArray) due = NULL, before = NULL;
  const GopsSeedDue *first;

  add_person (test.store, group, "Ann");
  before = gops_seed_due (test.store, "2026-03-01", 0, NULL);
  g_assert_cmpuint (before->len, ==, 0);
  due = gops_seed_due (test.store, "2026-03-05", 0, NULL);
  g_assert_cmpuint (due->len, ==, 1);
  first = g_ptr_array_index (due, 0);
  g_assert_cmpstr (first->reason, ==, "Hello from Runners");
  g_assert_cmpint (first->days_late, ==, 3);
  g_assert_cmpuint (first->attempts, ==, 0);
}

/* --- people the workspace knows --- */

static gint64
add_known (GopsStore *store, const char *name, const char *phone, gboolean blacklisted)
{
  g_autoptr (GopsPerson) person = gops_record_new (GOPS_TYPE_PERSON, "name", name, "phone", phone, "blacklisted", blacklisted, NULL);

  g_assert_true (gops_store_begin (store, NULL, "Person", NULL));
  g_assert_true (gops_record_insert (person, store, NULL));
  g_assert_true (gops_store_commit (store, NULL));
  return gops_record_get_id (person);
}

static void
test_people (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "Runners");
  gint64 people[] = { add_known (test.store, "Ann", "+441", FALSE), add_known (test.store, "Ben", "", FALSE), add_known (test.store, "Spam", "+442", TRUE), 1 };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GopsSeedPlan plan = { "Because", "WeChat", TODAY, "Asked by Maeve" };
  g_autoptr (GPtrArray) open = NULL;
  guint added = 0;

  g_array_append_vals (ids, people, G_N_ELEMENTS (people));
  g_assert_true (gops_seed_add_people (test.store, group, ids, &plan, &added, NULL));
  g_assert_cmpuint (added, ==, 2);   /* neither the blacklist nor who is gone */
  gops_assert_query (test.store, "SELECT name, contact, method, note FROM outreach ORDER BY position", "Ann|+441|WeChat|Asked by Maeve; Ben||WeChat|Asked by Maeve");
  g_assert_true (gops_seed_add_people (test.store, group, ids, &plan, &added, NULL));
  g_assert_cmpuint (added, ==, 0);
  open = gops_seed_open (test.store, gops_instant_of_day (gops_day_parse (TODAY) + 1, 700, "UTC"), NULL);
  g_assert_cmpuint (open->len, ==, 2);
  g_assert_cmpint (((GopsSeedDue *) open->pdata[0])->days_late, ==, 1);
  g_assert_true (gops_store_undo (test.store, NULL, NULL));
  g_assert_true (gops_store_undo (test.store, NULL, NULL));
  gops_assert_query (test.store, "SELECT count(*) FROM outreach", "0");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/insight/seed-users/lists", test_lists);
  g_test_add_func ("/insight/seed-users/long-lists", test_long_lists);
  g_test_add_func ("/insight/seed-users/adding", test_adding);
  g_test_add_func ("/insight/seed-users/next", test_next);
  g_test_add_func ("/insight/seed-users/attempts", test_attempts);
  g_test_add_func ("/insight/seed-users/giving-up", test_giving_up);
  g_test_add_func ("/insight/seed-users/figures", test_figures);
  g_test_add_func ("/insight/seed-users/due", test_due);
  g_test_add_func ("/insight/seed-users/people", test_people);
  return g_test_run ();
}
