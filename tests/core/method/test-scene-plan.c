/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenes in the plan: one action, undone and redone; a new group's first plan stands for its scene. */
#include "config.h"

#include "gops-dossier.h"
#include "gops-group-maker.h"
#include "gops-journal.h"
#include "gops-scene-plan.h"
#include "gops-test-store.h"

#define TODAY "2026-03-02"   /* a Monday */

static gint64
add_scene (GopsStore *store, gint64 group, const char *time, const char *need)
{
  g_autoptr (GopsScene) scene = gops_record_new (GOPS_TYPE_SCENE, "group-id", group, "time", time, "need", need, "people", "Runners", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (store, &error, "Add scene", NULL));
  g_assert_true (gops_record_insert (scene, store, &error));
  g_assert_true (gops_store_commit (store, &error));
  return gops_record_get_id (scene);
}

static gint64
count_items (GopsStore *store, gint64 scene)
{
  gint64 n = 0;

  g_assert_true (gops_store_read_int (store, &n, NULL, "SELECT count(*) FROM plan_item WHERE scene_id = ?1", "l", scene));
  return n;
}

static void
test_days (void)
{
  static const struct { const char *time; int n; const char *first, *at; } cases[] = {
    { "Tue, Thu and Sat at 6", 6, "2026-03-03", "06:00" },
    { "Every day at 20:00", 14, "2026-03-03", "20:00" },
    { "Weekends", 4, "2026-03-07", "" },
    { "Whenever it rains", 1, "2026-03-03", "" },
    { "", 1, "2026-03-03", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GopsTestStore) test = gops_test_store_new ();
      gint64 scene = add_scene (test.store, gops_test_add_group (test.store, "Runners"), cases[i].time, "Run with somebody");
      g_autoptr (GError) error = NULL;
      gint64 item = gops_scene_plan (test.store, scene, TODAY, &error);
      g_autoptr (GopsPlanItem) record = NULL;

      g_assert_no_error (error);
      record = gops_record_load (GOPS_TYPE_PLAN_ITEM, test.store, item, NULL);
      g_assert_cmpint (count_items (test.store, scene), ==, cases[i].n);
      g_assert_cmpstr (gops_record_get_text (record, GOPS_PLAN_ITEM_ON_DATE), ==, cases[i].first);
      g_assert_cmpstr (gops_record_get_text (record, GOPS_PLAN_ITEM_AT_TIME), ==, cases[i].at);
      g_assert_cmpstr (gops_record_get_text (record, GOPS_PLAN_ITEM_TITLE), ==, "Run with somebody");
      g_assert_true (gops_store_undo (test.store, NULL, &error));
      g_assert_cmpint (count_items (test.store, scene), ==, 0);
      g_assert_true (gops_store_redo (test.store, NULL, &error));
      g_assert_cmpint (count_items (test.store, scene), ==, cases[i].n);
    }
}

/* Nobody is woken by a plan: what a scene's words put into the quiet hours goes where they end, or before they begin. */
static void
test_quiet_hours (void)
{
  static const struct { const char *time, *at; } cases[] = {
    { "Every day at 6", "07:30" }, { "每天晚上十一点", "22:00" }, { "每天7:30", "07:30" }, { "每天22:00", "22:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GopsTestStore) test = gops_test_store_new ();
      gint64 group = gops_test_add_group (test.store, "Runners");
      gint64 scene = add_scene (test.store, group, cases[i].time, "Run with somebody");
      g_autoptr (GError) error = NULL;
      g_autoptr (GopsPlanItem) item = NULL;

      g_assert_true (gops_store_begin (test.store, &error, "Set quiet hours", NULL));
      g_assert_true (gops_store_exec (test.store, &error,
                                      "UPDATE chat_group SET quiet_from = '22:30', quiet_until = '07:30' WHERE id = ?1", "l", group));
      g_assert_true (gops_store_commit (test.store, &error));
      item = gops_record_load (GOPS_TYPE_PLAN_ITEM, test.store, gops_scene_plan (test.store, scene, TODAY, &error), NULL);
      g_assert_no_error (error);
      g_assert_cmpstr (gops_record_get_text (item, GOPS_PLAN_ITEM_AT_TIME), ==, cases[i].at);
    }
}

static void
test_long_need (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autofree char *need = g_strnfill (10000, 'x');
  gint64 scene = add_scene (test.store, gops_test_add_group (test.store, "Runners"), "", need);
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPlanItem) item = gops_record_load (GOPS_TYPE_PLAN_ITEM, test.store,
                                                    gops_scene_plan (test.store, scene, TODAY, &error), NULL);

  g_assert_cmpint (g_utf8_strlen (gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE), -1), ==, 60);
}

/* The best scene of every kind is in the first plan of a group made from it. */
static void
test_first_plan (void)
{
  static const char *const kinds[] = { "camp", "check-in", "interest", "flash", "paid", "service", "gig", NULL };

  for (guint i = 0; kinds[i] != NULL; i++)
    {
      g_auto (GopsTestStore) test = gops_test_store_new ();
      g_autoptr (GError) error = NULL;
      GopsGroupDraft draft = { .kind = kinds[i], .platform = "whatsapp", .language = i % 2 == 0 ? "en" : "zh_CN", .name = "G",
                               .time_zone = "UTC", .opened_on = TODAY };
      gint64 group = gops_method_create_group (test.store, &draft, &error);
      g_autoptr (GopsDossier) dossier = NULL;

      g_assert_no_error (error);
      dossier = gops_dossier_load (test.store, group, TODAY, &error);
      g_assert_cmpint (count_items (test.store, gops_record_get_id (g_ptr_array_index (dossier->scenes, 0))), >=, 1);
      for (guint j = 0; j < dossier->plan->len; j++)
        {
          gpointer item = g_ptr_array_index (dossier->plan, j);

          if (gops_record_get_int (item, GOPS_PLAN_ITEM_SCENE_ID) != 0 && !gops_record_is_blank (item, GOPS_PLAN_ITEM_UNTIL_TIME))
            g_assert_cmpstr (gops_record_get_text (item, GOPS_PLAN_ITEM_AT_TIME), <, gops_record_get_text (item, GOPS_PLAN_ITEM_UNTIL_TIME));
        }
    }
}

/* A copy's items stand for the copy's scene. */
static void
test_copy (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *today = gops_date_today (test.store, "UTC");
  gint64 group = gops_test_add_group (test.store, "Runners"), scene = add_scene (test.store, group, "Daily at 6", "Run"), copy;
  g_autoptr (GopsDossier) dossier = NULL;

  g_assert_cmpint (gops_scene_plan (test.store, scene, today, &error), !=, 0);
  copy = gops_method_duplicate (test.store, group, "Runners Bath", &error);
  g_assert_no_error (error);
  dossier = gops_dossier_load (test.store, copy, today, &error);
  g_assert_cmpuint (dossier->plan->len, ==, 14);
  g_assert_cmpint (gops_record_get_int (g_ptr_array_index (dossier->plan, 0), GOPS_PLAN_ITEM_SCENE_ID), ==,
                   gops_record_get_id (g_ptr_array_index (dossier->scenes, 0)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/method/scene-plan/days", test_days);
  g_test_add_func ("/method/scene-plan/long-need", test_long_need);
  g_test_add_func ("/method/scene-plan/quiet-hours", test_quiet_hours);
  g_test_add_func ("/method/scene-plan/first-plan", test_first_plan);
  g_test_add_func ("/method/scene-plan/copy", test_copy);
  return g_test_run ();
}
