/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A month of the plan on paper: which days it shows, and that every format is written. GOPS_PICTURES=folder keeps them. */
#include "config.h"

#include "gops-day.h"
#include "gops-output-error.h"
#include "gops-plan-month.h"
#include "gops-test-store.h"

static void
add_items (GopsStore *store,
           gint64     group)
{
  static const struct { const char *date, *time, *type, *title, *status; } items[] = {
    { "2026-09-01", "08:00", "topic", "What did you read yesterday?", "done" },
    { "2026-09-01", "20:00", "lesson", "Warming up in ten minutes, and why it matters before a race", "done" },
    { "2026-09-09", "", "event", "约跑：滨江十公里", "missed" },
    { "2026-09-17", "20:00", "sale", "Socks", "due" },
    { "2026-09-30", "09:00", "checkin", "Check in", "idea" },
  };
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (store, &error, "Add", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    for (guint k = 0; k < (i == 3 ? 20 : 1); k++)
      {
        g_autoptr (GopsPlanItem) item = gops_record_new (GOPS_TYPE_PLAN_ITEM, "group-id", group, "title", items[i].title, "on-date", items[i].date,
                                                         "at-time", items[i].time, "status", items[i].status, "type", items[i].type, NULL);

        g_assert_true (gops_record_insert (item, store, &error));
      }
  g_assert_true (gops_store_commit (store, &error));
}

static GopsPlanMonth *
make_month (GopsStore *store)
{
  GopsPlanQuery query = { .now = gops_instant_of_day (gops_day_parse ("2026-09-17"), 1260, "UTC") };
  g_autoptr (GopsDayMarks) marks = gops_day_marks_new (NULL, NULL, "en", TRUE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPlanCards) cards = NULL;

  gops_plan_month_range (2026, 9, 1, &query.from, &query.to);
  cards = gops_plan_cards_load (store, &query, NULL, &error);
  g_assert_no_error (error);
  return gops_plan_month_new ("Early Runners Bristol", 2026, 9, 1, marks, cards);
}

static void
test_range (void)
{
  int from, to;

  gops_plan_month_range (2026, 9, 1, &from, &to);
  g_assert_cmpint (from, ==, gops_day_parse ("2026-08-31"));
  g_assert_cmpint (to, ==, gops_day_parse ("2026-10-04"));
  gops_plan_month_range (2026, 2, 7, &from, &to);   /* Sunday 1 February, 28 days: four whole weeks */
  g_assert_cmpint (from, ==, gops_day_parse ("2026-02-01"));
  g_assert_cmpint (to, ==, gops_day_parse ("2026-02-28"));
  gops_plan_month_range (2026, 12, 1, &from, &to);
  g_assert_cmpint (to, ==, gops_day_parse ("2027-01-03"));
}

static void
test_writes (void)
{
  static const struct { const char *name, *head; } files[] = { { "month.pdf", "%PDF" }, { "month.png", "\x89PNG" }, { "month.svg", "<?xml" } };
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "Early Runners Bristol");
  const char *folder = g_getenv ("GOPS_PICTURES");
  g_autoptr (GopsPlanMonth) month = NULL;

  add_items (test.store, group);
  month = make_month (test.store);
  g_assert_cmpstr (gops_plan_month_get_title (month), ==, "Early Runners Bristol – September 2026");
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder != NULL ? folder : test.folder, files[i].name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;
      g_autofree char *content = NULL;

      g_assert_true (gops_plan_month_export (month, file, "Ann", NULL, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      g_assert_true (g_str_has_prefix (content, files[i].head));
    }
}

static void
test_refuses (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsPlanMonth) month = make_month (test.store);
  g_autofree char *path = g_build_filename (test.folder, "month.docx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_false (gops_plan_month_export (month, file, NULL, NULL, &error));
  g_assert_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_FORMAT);
  g_assert_false (g_file_query_exists (file, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/plan-month/range", test_range);
  g_test_add_func ("/plan-month/writes", test_writes);
  g_test_add_func ("/plan-month/refuses", test_refuses);

  return g_test_run ();
}
