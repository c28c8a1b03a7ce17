/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A group from a kind: complete, in its language, one action; plans, copies. */
#include "config.h"

#include <string.h>

#include "gops-day.h"
#include "gops-fill.h"
#include "gops-group-maker.h"
#include "gops-sop-apply.h"
#include "gops-journal.h"
#include "gops-method.h"
#include "gops-test-store.h"
#include "gops-workspace.h"

#define OPENED "2026-03-02"

static gint64
create (GopsStore *store, const char *kind, const char *language, const char *name)
{
  g_autoptr (GError) error = NULL;
  GopsGroupDraft draft = { .kind = kind, .platform = "wechat", .language = language, .name = name,
                           .owner = "林晚", .time_zone = "Asia/Shanghai", .opened_on = OPENED };
  gint64 id = gops_method_create_group (store, &draft, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, !=, 0);
  return id;
}

static GopsDossier *
load (GopsStore *store, gint64 group)
{
  g_autoptr (GError) error = NULL;
  GopsDossier *dossier = gops_dossier_load (store, group, OPENED, &error);

  g_assert_no_error (error);
  return dossier;
}

static void
expect_filled (const GopsDossier *dossier, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      gpointer record = g_ptr_array_index (records, i);
      const GopsTable *table = gops_record_get_table (record);

      for (guint c = 0; c < table->n_columns; c++)
        if (table->columns[c].type == GOPS_COLUMN_TEXT && !g_str_equal (table->columns[c].name, "fields"))
          {
            g_autofree char *text = gops_method_fill (dossier, gops_record_get_text (record, c));

            g_assert_null (strpbrk (text, "{}"));
          }
    }
}

/* Every kind in every language gives a whole group without a variable left over. */
static void
test_every_kind (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  GopsStore *store = test.store;
  const GPtrArray *kinds = gops_method_get_kinds (gops_method_get_default ());

  for (guint i = 0; i < kinds->len; i++)
    for (guint l = 0; gops_languages ()[l] != NULL; l++)
      {
        const GopsKind *kind = g_ptr_array_index (kinds, i);
        g_autoptr (GopsDossier) dossier = load (store, create (store, kind->id, gops_languages ()[l], kind->id));

        g_test_message ("%s %s", kind->id, gops_languages ()[l]);
        g_assert_cmpuint (dossier->scenes->len, ==, 1);
        g_assert_cmpuint (dossier->personas->len, ==, kind->defaults.n_personas);
        g_assert_cmpuint (dossier->goals->len, ==, kind->defaults.n_goals);
        g_assert_cmpuint (dossier->clauses->len, >=, 6);
        g_assert_cmpuint (dossier->plan->len, >, 0);
        g_assert_cmpuint (dossier->posters->len, >, 0);
        g_assert_cmpstr (gops_record_get_text (g_ptr_array_index (dossier->plan, 0), GOPS_PLAN_ITEM_ON_DATE), >=, OPENED);
        g_assert_null (strpbrk (gops_record_get_text (dossier->group, GOPS_GROUP_INTRODUCTION), "{}"));
        g_assert_null (strpbrk (gops_record_get_text (dossier->positioning, GOPS_POSITIONING_MISSION), "{}"));
        expect_filled (dossier, dossier->clauses);
        expect_filled (dossier, dossier->plan);
        expect_filled (dossier, dossier->goals);
      }
}

static void
test_is_one_action (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  GopsStore *store = test.store;
  g_autoptr (GError) error = NULL;
  gint64 id = create (store, "camp", "zh_CN", "二十一天"), n = -1;
  const char *const tables[] = { "chat_group", "positioning", "scene", "persona", "goal", "clause", "plan_item", "poster" };

  g_assert_true (gops_store_undo (store, NULL, &error));
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", tables[i]);

      g_assert_true (gops_store_read_int (store, &n, &error, sql, NULL));
      g_assert_cmpint (n, ==, 0);
    }
  g_assert_true (gops_store_redo (store, NULL, &error));
  g_assert_true (gops_store_read_int (store, &n, &error, "SELECT count(*) FROM chat_group WHERE id = ?1", "l", id));
  g_assert_cmpint (n, ==, 1);
}

static void
test_own_words_win (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  GopsStore *store = test.store;
  g_autoptr (GError) error = NULL;
  GopsGroupDraft draft = { .kind = "interest", .platform = "whatsapp", .language = "en", .name = "Early Runners",
                           .theme = "Running before work", .audience = "Nurses in Bristol" };
  g_autoptr (GopsDossier) dossier = load (store, gops_method_create_group (store, &draft, &error));

  g_assert_cmpstr (gops_record_get_text (dossier->positioning, GOPS_POSITIONING_THEME), ==, "Running before work");
  g_assert_cmpstr (gops_record_get_text (dossier->positioning, GOPS_POSITIONING_AUDIENCE), ==, "Nurses in Bristol");
  g_assert_cmpstr (gops_record_get_text (dossier->group, GOPS_GROUP_TIME_ZONE), !=, "");
}

/* The kind knows quiet hours that suit it; who set others for new groups knows better. */
static void
test_own_quiet_hours (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsDossier) before = load (test.store, create (test.store, "camp", "en", "Before")), after = NULL;
  const char *usual = gops_record_get_text (before->group, GOPS_GROUP_QUIET_UNTIL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (gops_record_get_text (before->group, GOPS_GROUP_QUIET_FROM), !=, "21:05");
  g_assert_true (gops_workspace_set_setting (test.store, GOPS_SETTING_QUIET_FROM, "21:05", &error));
  after = load (test.store, create (test.store, "camp", "en", "After"));
  g_assert_cmpstr (gops_record_get_text (after->group, GOPS_GROUP_QUIET_FROM), ==, "21:05");
  g_assert_cmpstr (gops_record_get_text (after->group, GOPS_GROUP_QUIET_UNTIL), ==, usual);
}

static void
test_refuses_bad_drafts (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  GopsStore *store = test.store;
  g_autofree char *long_name = g_strnfill (10000, 'x');
  const GopsGroupDraft drafts[] = {
    { .kind = "party", .platform = "qq", .language = "en", .name = "A" },
    { .kind = "camp", .platform = "icq", .language = "en", .name = "A" },
    { .kind = "camp", .platform = "qq", .language = "tlh", .name = "A" },
    { .kind = "camp", .platform = "qq", .language = "en", .name = "  " },
    { .kind = "camp", .platform = "qq", .language = "en", .name = NULL },
    { .kind = "camp", .platform = "qq", .language = "en", .name = long_name },
    { .kind = "camp", .platform = "qq", .language = "en", .name = "A\tB" },
    { .kind = "camp", .platform = "qq", .language = "en", .name = "A", .time_zone = "Mars/North" },
    { .kind = "camp", .platform = "qq", .language = "en", .name = "A", .opened_on = "2026-02-30" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (drafts); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 n = -1;

      g_assert_cmpint (gops_method_create_group (store, &drafts[i], &error), ==, 0);
      g_assert_nonnull (error);
      g_assert_true (error->domain == GOPS_METHOD_ERROR);
      g_test_message ("%s", error->message);
      g_assert_true (gops_store_read_int (store, &n, NULL, "SELECT count(*) FROM chat_group", NULL));
      g_assert_cmpint (n, ==, 0);
    }
}

static void
test_apply_sop (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  GopsStore *store = test.store;
  g_autoptr (GError) error = NULL;
  gint64 id = create (store, "interest", "en", "Readers");
  const GopsSop *sop = gops_method_find_sop (gops_method_get_default (), "camp-7");
  g_autoptr (GopsDossier) dossier = NULL;
  guint n = 0, found = 0;

  g_assert_true (gops_method_apply_sop (store, id, "camp-7", "2026-05-04", &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, sop->n_items * (guint) sop->repeat);
  dossier = load (store, id);
  for (guint i = 0; i < dossier->plan->len; i++)
    {
      gpointer item = g_ptr_array_index (dossier->plan, i);

      if (!g_str_equal (gops_record_get_text (item, GOPS_PLAN_ITEM_SOP), "camp-7"))
        continue;
      found++;
      g_assert_cmpint (gops_date_days_between ("2026-05-04", gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE)) + 1,
                       ==, gops_record_get_int (item, GOPS_PLAN_ITEM_DAY_NUMBER));
    }
  g_assert_cmpuint (found, ==, n);
  g_assert_false (gops_method_apply_sop (store, id, "camp-8", "2026-05-04", NULL, &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (gops_method_apply_sop (store, id, "camp-7", "soon", NULL, &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
}

/* A group made late in the evening, or at any other hour, begins with nothing that is late already. */
static void
test_nothing_is_late (void)
{
  static const int hours[] = { 0, 9, 12, 17, 23 };
  const GopsMethod *method = gops_method_get_default ();

  for (guint h = 0; h < G_N_ELEMENTS (hours); h++)
    for (guint k = 0; k < gops_method_get_kinds (method)->len; k++)
      {
        const GopsKind *kind = g_ptr_array_index (gops_method_get_kinds (method), k);
        g_autofree char *folder = g_dir_make_tmp ("late-XXXXXX", NULL), *path = g_build_filename (folder, "w.groupops", NULL);
        g_autoptr (GError) error = NULL;
        gint64 now = gops_instant_of_day (gops_day_parse (OPENED), hours[h] * 60 + 2, "Asia/Shanghai");
        g_autoptr (GopsStore) store = gops_workspace_create_pinned (path, "5c0f7d6e-0b0c-4d4e-9a55-0d6a4c1d2b11", 1, now, &error);
        GopsGroupDraft draft = { .kind = kind->id, .platform = "wechat", .language = "zh_CN", .name = "群", .time_zone = "Asia/Shanghai" };
        gint64 n = -1;

        g_assert_no_error (error);
        g_assert_cmpint (gops_method_create_group (store, &draft, &error), !=, 0);
        g_assert_true (gops_store_read_int (store, &n, &error,
                                            "SELECT count(*) FROM plan_item WHERE on_date < ?1 OR (on_date = ?1 AND at_time <= ?2)",
                                            "ss", OPENED, (const char *[]) { "00:02", "09:02", "12:02", "17:02", "23:02" }[h]));
        g_assert_cmpint (n, ==, 0);
        g_clear_object (&store);
        gops_test_remove_tree (folder);
      }
}

static void
test_replicate (void)
{
  static const char *const names[] = { "晨跑·杭州", "晨跑·苏州", NULL };
  g_auto (GopsTestStore) test = gops_test_store_new ();
  GopsStore *store = test.store;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  gint64 id = create (store, "interest", "zh_CN", "晨跑·上海"), n = -1;
  g_autoptr (GopsDossier) source = load (store, id);
  g_autoptr (GopsDossier) copy = NULL;

  g_assert_true (gops_method_replicate (store, id, names, &ids, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 2);
  copy = load (store, g_array_index (ids, gint64, 1));
  g_assert_cmpstr (gops_record_get_text (copy->group, GOPS_GROUP_NAME), ==, "晨跑·苏州");
  g_assert_cmpint (gops_record_get_int (copy->group, GOPS_GROUP_PARENT), ==, id);
  g_assert_cmpuint (copy->clauses->len, ==, source->clauses->len);
  g_assert_cmpuint (copy->goals->len, ==, source->goals->len);
  g_assert_cmpuint (copy->posters->len, ==, source->posters->len);
  g_assert_null (strstr (gops_record_get_text (copy->group, GOPS_GROUP_INTRODUCTION), "上海"));
  g_assert_true (gops_store_undo (store, NULL, &error));
  g_assert_true (gops_store_read_int (store, &n, &error, "SELECT count(*) FROM chat_group", NULL));
  g_assert_cmpint (n, ==, 1);
}

/* A copy has the series from today on, with the days that differ from it; what was done or missed stays with the source. */
static void
test_replicate_series (void)
{
  static const char *const names[] = { "MO 2", NULL };
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  gint64 group = gops_test_add_group (test.store, "MO");   /* as the rule's Monday */

  gops_store_pin_clock (test.store, gops_instant_of_day (gops_day_parse ("2026-11-11"), 600, "UTC"));
  g_assert_true (gops_store_begin (test.store, &error, "Plan", NULL));
  g_assert_true (gops_store_exec (test.store, &error, "INSERT INTO plan_item (id, group_id, title, on_date, status, recurrence, series_last, series, occurrence,"
    " uid, result_reads) VALUES (5, ?1, 'In MO', '2026-11-02', 'ready', 'FREQ=WEEKLY;BYDAY=MO;COUNT=6', '2026-12-07', NULL, '', 'x', -1),"
    " (6, ?1, 'Old', '2026-11-09', 'done', '', '', 5, '2026-11-09', '', 7), (7, ?1, 'Own', '2026-11-24', 'done', '', '', 5, '2026-11-23', '', 8),"
    " (8, ?1, 'Gone', '2026-10-01', 'ready', 'FREQ=DAILY;COUNT=3', '2026-10-03', NULL, '', '', -1)", "l", group));
  g_assert_true (gops_store_exec (test.store, &error, "INSERT INTO plan_exception (id, item_id, on_date) VALUES (1, 5, '2026-11-30'), (2, 8, '2026-10-02')", NULL));
  g_assert_true (gops_store_commit (test.store, &error));
  g_assert_true (gops_method_replicate (test.store, group, names, &ids, &error));
  g_assert_no_error (error);
  gops_assert_query (test.store, "SELECT title, on_date, status, recurrence, series_last, uid, occurrence, result_reads FROM plan_item"
                     " WHERE group_id = (SELECT id FROM chat_group WHERE name = 'MO 2') ORDER BY on_date",
                     "In MO 2|2026-11-16|ready|FREQ=WEEKLY;COUNT=4;BYDAY=MO|2026-12-07|||-1; Own|2026-11-24|ready||||2026-11-23|-1");
  gops_assert_query (test.store, "SELECT e.on_date FROM plan_exception e JOIN plan_item i ON i.id = e.item_id AND i.title = 'In MO 2'", "2026-11-30");
  gops_assert_query (test.store, "SELECT i.title FROM plan_item d JOIN plan_item i ON i.id = d.series WHERE d.title = 'Own' AND d.id <> 7", "In MO 2");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/method/group/every-kind", test_every_kind);
  g_test_add_func ("/method/group/is-one-action", test_is_one_action);
  g_test_add_func ("/method/group/own-words-win", test_own_words_win);
  g_test_add_func ("/method/group/own-quiet-hours", test_own_quiet_hours);
  g_test_add_func ("/method/group/refuses-bad-drafts", test_refuses_bad_drafts);
  g_test_add_func ("/method/group/apply-sop", test_apply_sop);
  g_test_add_func ("/method/group/replicate", test_replicate);
  g_test_add_func ("/method/group/replicate-series", test_replicate_series);
  g_test_add_func ("/method/group-maker/nothing-is-late", test_nothing_is_late);
  return g_test_run ();
}
