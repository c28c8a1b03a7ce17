/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample workspace: complete, believable, and the same every time. */
#include "config.h"

#include <string.h>

#include "gops-advice.h"
#include "gops-day.h"
#include "gops-journal.h"
#include "gops-method-error.h"
#include "gops-rule-check.h"
#include "gops-rule-version-activity.h"
#include "gops-rule-versions.h"
#include "gops-sample.h"
#include "gops-test-store.h"
#include "gops-today.h"

#define AS_OF "2026-09-17"

static gint64
read_int (GopsStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = -1;

  g_assert_true (gops_store_read_int (store, &value, &error, sql, NULL));
  g_assert_no_error (error);
  return value;
}

static void
create (GopsStore *store, const char *as_of)
{
  g_autoptr (GError) error = NULL;

  gops_sample_create (store, as_of, &error);
  g_assert_no_error (error);
}

static void
test_is_complete (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();

  create (test.store, AS_OF);
  g_assert_cmpint (read_int (test.store, "SELECT count(*) FROM chat_group"), >=, 6);
  g_assert_cmpint (read_int (test.store, "SELECT count(DISTINCT language) FROM chat_group"), ==, 2);
  g_assert_cmpint (read_int (test.store, "SELECT count(*) FROM chat_group WHERE parent IS NOT NULL"), ==, 2);
  g_assert_cmpint (read_int (test.store, "SELECT count(*) FROM positioning WHERE theme <> ''"), >=, 6);
  g_assert_cmpint (read_int (test.store, "SELECT min(n) FROM (SELECT count(*) AS n FROM membership WHERE left_on = ''"
                                         " GROUP BY group_id)"), >=, 60);
  g_assert_cmpint (read_int (test.store, "SELECT max(n) FROM (SELECT count(*) AS n FROM membership WHERE left_on = ''"
                                         " GROUP BY group_id)"), <=, 300);
  g_assert_cmpint (read_int (test.store, "SELECT count(*) FROM message m JOIN chat_group g ON g.id = m.group_id"
                                         " WHERE g.language = 'zh_CN'"), >=, 300);
  g_assert_cmpint (read_int (test.store, "SELECT count(*) FROM message WHERE person_id IS NULL"), ==, 0);
  g_assert_cmpint (read_int (test.store, "SELECT count(*) FROM (SELECT group_id FROM clause GROUP BY group_id"
                                         " HAVING count(*) >= 10)"), >=, 6);
  g_assert_cmpint (read_int (test.store, "SELECT count(*) FROM reply WHERE answer <> ''"), >=, 6);
  g_assert_cmpint (read_int (test.store, "SELECT count(*) FROM material WHERE kind = 'link' AND link <> ''"), >=, 2);
  g_assert_cmpint (read_int (test.store, "SELECT count(*) FROM material m JOIN asset a ON a.id = m.asset_id WHERE m.kind = 'picture' AND m.size > 0"), ==, 1);
  g_assert_cmpint (read_int (test.store, "SELECT count(*) FROM (SELECT DISTINCT group_id FROM poster)"), >=, 6);
  g_assert_cmpint (read_int (test.store, "SELECT count(*) FROM plan_item WHERE on_date >= '" AS_OF "'"), >=, 30);
  g_assert_cmpint (read_int (test.store, "SELECT count(*) FROM tier_run"), >=, 12);
  g_assert_cmpint (read_int (test.store, "SELECT count(DISTINCT group_id) FROM outreach"), >=, 4);
  g_assert_cmpint (read_int (test.store, "SELECT count(*) FROM outreach_attempt"), >=, 20);
  g_assert_cmpint (read_int (test.store, "SELECT count(DISTINCT group_id) FROM budget_item"), >=, 4);
  g_assert_cmpint (read_int (test.store, "SELECT count(DISTINCT g.language) FROM channel c JOIN chat_group g ON g.id = c.group_id"), ==, 2);
  g_assert_cmpint (read_int (test.store, "SELECT min(n) FROM (SELECT count(*) AS n FROM channel GROUP BY group_id)"), >=, 2);
  g_assert_cmpint (read_int (test.store, "SELECT count(*) FROM plan_item WHERE scene_id IS NOT NULL"), >=, 4);
  g_assert_cmpint (read_int (test.store, "SELECT count(*) FROM goal_sample WHERE note <> ''"), >=, 4);
  g_assert_cmpint (read_int (test.store, "SELECT min(n) FROM (SELECT count(*) AS n FROM persona GROUP BY group_id)"), >=, 2);
}

/* Every group has published its rules, the last time as they stand; older versions differ, and the chats tell what followed. */
static void
test_has_versions (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsStatement) rows = NULL;
  guint compared = 0, followed = 0;

  create (test.store, AS_OF);
  rows = gops_store_query (test.store, NULL, "SELECT id FROM chat_group", NULL);
  while (gops_statement_next (rows, NULL))
    {
      g_autoptr (GopsDossier) dossier = gops_dossier_load (test.store, gops_statement_int (rows, 0), AS_OF, NULL);
      g_autoptr (GPtrArray) versions = gops_rules_list_versions (test.store, gops_statement_int (rows, 0), NULL);
      GopsRuleActivity activity;

      g_assert_nonnull (dossier->version);
      g_assert_false (gops_rules_changed_since_version (dossier));
      g_assert_cmpint (gops_record_get_int (dossier->group, GOPS_GROUP_RULES_VERSION), ==, versions->len);
      g_assert_cmpstr (gops_record_get_text (dossier->group, GOPS_GROUP_RULES_EFFECTIVE_ON), ==,
                       gops_record_get_text (dossier->version, GOPS_RULE_VERSION_EFFECTIVE_ON));
      for (guint i = 1; i < versions->len; i++)
        {
          g_autoptr (GPtrArray) changes = gops_rules_compare_versions (test.store, gops_statement_int (rows, 0), i, i + 1, NULL);

          g_assert_true (gops_rules_differ (changes));
          g_assert_cmpstr (gops_record_get_text (versions->pdata[i], GOPS_RULE_VERSION_EFFECTIVE_ON), <,
                           gops_record_get_text (versions->pdata[i - 1], GOPS_RULE_VERSION_EFFECTIVE_ON));
          g_assert_cmpstr (gops_record_get_text (versions->pdata[i - 1], GOPS_RULE_VERSION_WHY), !=, "");
          compared++;
        }
      for (guint i = 0; i < versions->len; i++)
        {
          g_assert_true (gops_rule_version_activity (test.store, versions->pdata[i], &activity, NULL));
          followed += activity.complete;
        }
    }
  g_assert_cmpuint (compared, >=, 12);
  g_assert_cmpuint (followed, >=, 6);
}

/* The check finds more to praise than to mend in what experienced operators have written. */
static void
test_has_good_rules (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsStatement) rows = NULL;
  guint complete = 0;

  create (test.store, AS_OF);
  rows = gops_store_query (test.store, NULL, "SELECT id FROM chat_group", NULL);
  while (gops_statement_next (rows, NULL))
    {
      g_autoptr (GopsDossier) dossier = gops_dossier_load (test.store, gops_statement_int (rows, 0), AS_OF, NULL);
      g_autoptr (GopsRuleSet) set = gops_rule_set_new_from_dossier (dossier);
      g_autoptr (GopsRuleCheck) check = gops_rule_check (set);

      g_test_message ("%s: %u of %u, balance %d", gops_record_get_text (dossier->group, GOPS_GROUP_NAME), check->n_present,
                      GOPS_N_ELEMENTS, check->balance.score);
      g_assert_cmpuint (check->n_present, >=, 10);
      g_assert_cmpint (check->balance.verdict, ==, GOPS_BALANCE_BALANCED);
      for (guint i = 0; i < check->findings->len; i++)
        g_assert_cmpint (((const GopsFinding *) g_ptr_array_index (check->findings, i))->severity, <, GOPS_SEVERITY_WARNING);
      complete += check->n_present >= 14;
    }
  g_assert_cmpuint (complete, >=, 3);
}

/* Nobody speaks before they came or after they left, and the figures follow from the days. */
static void
test_is_consistent (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autofree char *late = g_strdup_printf ("SELECT count(*) FROM activity_day WHERE day > %d", gops_day_parse (AS_OF));

  create (test.store, AS_OF);
  g_assert_cmpint (read_int (test.store, late), ==, 0);
  g_assert_cmpint (read_int (test.store, "SELECT count(*) FROM activity_day a JOIN membership m ON m.person_id = a.person_id"
                                         " AND m.group_id = a.group_id WHERE a.messages > 0"
                                         " AND date (a.day * 86400, 'unixepoch') < m.joined_on"), ==, 0);
  g_assert_cmpint (read_int (test.store, "SELECT count(*) FROM membership m WHERE m.active_days <> (SELECT count(*) FROM"
                                         " activity_day a WHERE a.person_id = m.person_id AND a.group_id = m.group_id"
                                         " AND a.messages > 0 AND date (a.day * 86400, 'unixepoch') > date ('" AS_OF "', '-30 days'))"),
                   ==, 0);
  g_assert_cmpint (read_int (test.store, "SELECT count(*) FROM membership WHERE messages > 0 AND last_spoke_at = 0"), ==, 0);
  g_assert_cmpint (read_int (test.store, "SELECT count(*) FROM membership m WHERE m.messages <> (SELECT coalesce (sum (a.messages), 0) FROM"
                                         " activity_day a WHERE a.person_id = m.person_id AND a.group_id = m.group_id)"), ==, 0);
  g_assert_cmpint (read_int (test.store, "SELECT count(*) FROM membership WHERE invited_by <> '' AND messages < 0"), ==, 0);
  g_assert_cmpint (read_int (test.store, "SELECT count(*) FROM membership m JOIN person p ON p.id = m.person_id"
                                         " WHERE m.tier = '' AND m.left_on = '' AND p.staff = 0"), ==, 0);
}

/* The three stages of a group's life can be told from the figures. */
static void
test_is_believable (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsStatement) rows = NULL;
  guint fading = 0, lively = 0;

  create (test.store, AS_OF);
  rows = gops_store_query (test.store, NULL,
    "SELECT g.name, count(*), count(*) FILTER (WHERE m.messages > 0), count(*) FILTER (WHERE m.active_days > 0)"
    " FROM membership m JOIN chat_group g ON g.id = m.group_id WHERE m.left_on = '' GROUP BY g.id", NULL);
  while (gops_statement_next (rows, NULL))
    {
      gint64 total = gops_statement_int (rows, 1), spoken = gops_statement_int (rows, 2), active = gops_statement_int (rows, 3);

      g_test_message ("%s: %d members, %d have spoken, %d in the last month", gops_statement_text (rows, 0), (int) total,
                      (int) spoken, (int) active);
      fading += active * 3 < total;
      lively += spoken * 2 >= total;
    }
  g_assert_cmpuint (fading, >=, 1);
  g_assert_cmpuint (lively, >=, 3);
}

static void
test_repeats_byte_for_byte (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autofree char *contents[2] = { NULL, NULL };
  gsize lengths[2];

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = g_strdup_printf ("%s/sample-%u.groupops", test.folder, i);
      GopsStore *store = gops_sample_create_workspace (path, AS_OF, &error);

      g_assert_no_error (error);
      g_object_unref (store);
      g_assert_true (g_file_get_contents (path, &contents[i], &lengths[i], &error));
    }
  g_assert_cmpmem (contents[0], lengths[0], contents[1], lengths[1]);
  g_free (contents[1]);
  contents[1] = NULL;
}

static void
test_undo_takes_it_back (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;

  create (test.store, AS_OF);
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (read_int (test.store, "SELECT (SELECT count(*) FROM chat_group) + (SELECT count(*) FROM person)"), ==, 0);
  g_assert_true (gops_store_redo (test.store, NULL, &error));
  g_assert_cmpint (read_int (test.store, "SELECT count(*) FROM chat_group"), >=, 6);
}

static void
test_only_once_and_only_with_a_date (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (gops_sample_create (test.store, "2026-02-30", &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
  g_clear_error (&error);
  create (test.store, AS_OF);
  g_assert_false (gops_sample_create (test.store, AS_OF, &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
}

/* The sample shows the advice at work, and no group is a ruin. */
static void
test_has_advice_but_no_errors (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsStatement) rows = NULL;
  g_autoptr (GPtrArray) today = NULL;
  guint n = 0;

  create (test.store, AS_OF);
  rows = gops_store_query (test.store, NULL, "SELECT id FROM chat_group", NULL);
  while (gops_statement_next (rows, NULL))
    {
      g_autoptr (GopsDossier) dossier = gops_dossier_load (test.store, gops_statement_int (rows, 0), AS_OF, NULL);
      g_autoptr (GPtrArray) advice = gops_advice_for_group (dossier);

      for (guint i = 0; i < advice->len; i++)
        {
          const GopsAdvice *one = g_ptr_array_index (advice, i);

          g_test_message ("%s: %s: %s", gops_record_get_text (dossier->group, GOPS_GROUP_NAME), one->code, one->title);
          g_assert_cmpint (one->severity, <, GOPS_SEVERITY_ERROR);
        }
      n += advice->len;
    }
  g_assert_cmpuint (n, >=, 5);
  today = gops_today (test.store, AS_OF, gops_instant_of_day (gops_day_parse (AS_OF), 600, "UTC"), NULL);
  g_assert_cmpuint (today->len, >=, 4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/insight/sample/is-complete", test_is_complete);
  g_test_add_func ("/insight/sample/has-versions", test_has_versions);
  g_test_add_func ("/insight/sample/has-good-rules", test_has_good_rules);
  g_test_add_func ("/insight/sample/is-consistent", test_is_consistent);
  g_test_add_func ("/insight/sample/is-believable", test_is_believable);
  g_test_add_func ("/insight/sample/repeats-byte-for-byte", test_repeats_byte_for_byte);
  g_test_add_func ("/insight/sample/undo-takes-it-back", test_undo_takes_it_back);
  g_test_add_func ("/insight/sample/only-once-and-only-with-a-date", test_only_once_and_only_with_a_date);
  g_test_add_func ("/insight/sample/has-advice-but-no-errors", test_has_advice_but_no_errors);
  return g_test_run ();
}
