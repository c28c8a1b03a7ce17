/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the Members page shows: rows and their order, days in words, rules as sentences, changes of many. */

#include <string.h>

#include "gops-day.h"
#include "gops-journal.h"
#include "gops-member-change.h"
#include "gops-members-state.h"
#include "gops-method.h"
#include "gops-tiers-note.h"
#include "gops-own-fields.h"
#include "gops-test-store.h"

static gint64
add_member (GopsStore  *store,
            gint64      group,
            const char *name)
{
  gint64 id = gops_member_add (store, group, name, "2026-09-01", NULL);

  g_assert_cmpint (id, !=, 0);
  return id;
}

static void
test_days (void)
{
  static const struct { int ago; const char *words; } cases[] = {
    { 0, "today" }, { 1, "yesterday" }, { 5, "5 days ago" }, { 30, "30 days ago" }, { 31, "2026-08" }, { 400, "2025-08" }, { -3, "2026-09" },
  };
  int today = gops_day_parse ("2026-09-17");
  g_autofree char *never = gops_members_ago (GOPS_DAY_NONE, today, 30);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = gops_members_ago (today - cases[i].ago, today, 30);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
  g_assert_cmpstr (never, ==, "–");
}

static void
test_patterns (void)
{
  static const struct { const char *text, *pattern; } cases[] = {
    { "", "" }, { "  ", "" }, { " 王 ", "%王%" }, { "100%", "%100\\%%" }, { "a_b\\c", "%a\\_b\\\\c%" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *pattern = gops_members_pattern (cases[i].text);

      g_assert_cmpstr (pattern, ==, cases[i].pattern);
    }
}

/* Every filter in every order is a question that can be asked, and answers with the right people. */
static void
test_queries (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "Runners");
  const GopsTierScheme *scheme = gops_method_find_tier_scheme (gops_method_get_default (), "status");
  static const int found[] = { 3, 1, 1, 0, 1, 1, 1 };   /* by filter, of the four members below */
  gint64 staff = add_member (test.store, group, "Staff");
  gint64 bot = add_member (test.store, group, "Bot");
  gint64 left = add_member (test.store, group, "Left");
  GopsMemberChange changes[] = { { GOPS_MEMBER_STAFF, TRUE, NULL }, { GOPS_MEMBER_BOT, TRUE, NULL }, { GOPS_MEMBER_LEAVE, TRUE, "2026-09-02" } };

  (void) add_member (test.store, group, "Member");
  g_assert_true (gops_member_change_apply (test.store, &changes[0], &staff, 1, NULL));
  g_assert_true (gops_member_change_apply (test.store, &changes[1], &bot, 1, NULL));
  g_assert_true (gops_member_change_apply (test.store, &changes[2], &left, 1, NULL));
  for (guint i = 0; i < 7 * GOPS_MEMBERS_N_COLUMNS * 2 * 2; i++)
    {
      GopsIdOrder order;
      GopsMembersQuery query = { .show = (GopsMembersShow) (i % 7), .sort = (GopsMembersColumn) (i / 7 % GOPS_MEMBERS_N_COLUMNS),
                                 .descending = i % 2, .scheme = i % 3 != 0 ? scheme : NULL,
                                 .large = i >= 7 * GOPS_MEMBERS_N_COLUMNS * 2 };
      g_autofree char *sql = gops_members_query_sql (&query, &order);
      g_autofree char *count = g_strdup_printf ("SELECT count(*) FROM (%s)", sql);
      g_autoptr (GError) error = NULL;
      gint64 n = -1;
      gboolean ok = gops_store_read_int (test.store, &n, &error, count, "lss", group, "", "");

      g_assert_no_error (error);
      g_assert_true (ok);
      g_assert_cmpint (n, ==, found[query.show]);
    }
}

/* Members stand under the name that is shown, which is the one in the group where there is one. */
static void
test_order_of_names (void)
{
  static const struct { const char *name, *nickname; } members[] = {
    { "王芳", "朵朵妈妈" }, { "陈娜", "娜娜" }, { "赵一", "" }, { "Ada", "王者" }, { "安琪", "" }, { "钱多", "朵朵爸爸" },
  };
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "Runners");
  GopsIdOrder order;
  GopsMembersQuery query = { .sort = GOPS_MEMBERS_BY_NAME };
  g_autofree char *sql = gops_members_query_sql (&query, &order), *names = NULL, *shown = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      gint64 id = add_member (test.store, group, members[i].name);

      g_assert_true (gops_store_exec_unjournaled (test.store, NULL, NULL, "UPDATE membership SET nickname = ?2 WHERE id = ?1", "ls", id, members[i].nickname));
    }
  names = g_strdup_printf ("SELECT group_concat (v.name, ' ') FROM (%s) s JOIN member_view v ON v.id = s.id", sql);
  g_assert_true (gops_store_read_text (test.store, &shown, NULL, names, "lss", group, "", ""));
  g_assert_cmpstr (shown, ==, "安琪 朵朵爸爸 朵朵妈妈 娜娜 王者 赵一");
}

/* The search finds what own fields say, and who has just this answer. */
static void
test_own_fields (void)
{
  static const struct { const char *text; int found; } cases[] = { { "blue", 2 }, { "Shirt=blue", 1 }, { "Shirt=red", 0 }, { "shirt", 1 }, { "=blue", 2 } };
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "Runners"), shirt = gops_own_field_add (test.store, "Shirt", GOPS_OWN_TEXT, NULL, NULL);
  gint64 shoes = gops_own_field_add (test.store, "Shoes", GOPS_OWN_TEXT, NULL, NULL);

  (void) add_member (test.store, group, "Ada");
  (void) add_member (test.store, group, "Bob");
  g_assert_true (gops_store_begin (test.store, NULL, "Enter", NULL));
  g_assert_true (gops_store_exec (test.store, NULL, "INSERT INTO own_value (id, person_id, field_id, value) SELECT id, id, iif (name = 'Ada', ?1, ?2), 'blue'"
                                  " FROM person", "ll", shirt, shoes));
  g_assert_true (gops_store_commit (test.store, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GopsIdOrder order;
      GopsMembersQuery query = { .search = TRUE };
      g_autofree char *sql = gops_members_query_sql (&query, &order), *count = g_strdup_printf ("SELECT count(*) FROM (%s)", sql);
      g_autofree char *pattern = gops_members_pattern (cases[i].text);
      gint64 n = -1;

      g_assert_true (gops_store_read_int (test.store, &n, NULL, count, "lss", group, "", pattern));
      g_assert_cmpint (n, ==, cases[i].found);
    }
}

/* Filters by own fields: every relation, together with the others; and what the menu offers. */
static void
test_own_filters (void)
{
  static const struct { gboolean height; GopsOwnRelation relation; const char *value; int found; } cases[] = {
    { FALSE, GOPS_OWN_IS, "M", 1 }, { FALSE, GOPS_OWN_IS, "", 1 }, { FALSE, GOPS_OWN_IS_NOT, "M", 2 }, { FALSE, GOPS_OWN_IS_NOT, "", 2 },
    { TRUE, GOPS_OWN_AT_LEAST, "90", 2 }, { TRUE, GOPS_OWN_AT_LEAST, "100.5", 1 }, { TRUE, GOPS_OWN_AT_MOST, "100", 1 }, { TRUE, GOPS_OWN_IS, "95", 1 },
  };
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "Runners");
  gint64 shirt = gops_own_field_add (test.store, "Shirt", GOPS_OWN_CHOICE, "S\nM", NULL), height = gops_own_field_add (test.store, "Height", GOPS_OWN_NUMBER, NULL, NULL);
  g_autoptr (GopsOwnField) shirts = gops_record_load (GOPS_TYPE_OWN_FIELD, test.store, shirt, NULL), heights = gops_record_load (GOPS_TYPE_OWN_FIELD, test.store, height, NULL);
  g_autoptr (GPtrArray) offered = NULL, numbers = NULL;
  g_autoptr (GError) error = NULL;

  (void) add_member (test.store, group, "Ada");
  (void) add_member (test.store, group, "Bob");
  (void) add_member (test.store, group, "Cy");
  g_assert_true (gops_store_begin (test.store, NULL, "Enter", NULL));
  g_assert_true (gops_store_exec (test.store, NULL, "INSERT INTO own_value (id, person_id, field_id, value) SELECT id, id, ?1, iif (name = 'Ada', 'M', 'S')"
                                  " FROM person WHERE name <> 'Cy' UNION ALL SELECT id + 1, id, ?2, iif (name = 'Ada', '170', '95') FROM person WHERE name <> 'Cy'", "ll",
                                  shirt, height));
  g_assert_true (gops_store_commit (test.store, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GopsIdOrder order;
      GopsMembersQuery query = { .own = TRUE };
      g_autofree char *sql = gops_members_query_sql (&query, &order), *count = g_strdup_printf ("SELECT count(*) FROM (%s)", sql);
      g_autofree char *one = gops_own_filter_new (test.store, cases[i].height ? heights : shirts, cases[i].relation, cases[i].value, &error);
      g_autofree char *filters = g_strdup_printf ("[%s]", one);
      gint64 n = -1;

      g_assert_no_error (error);
      g_assert_true (gops_store_read_int (test.store, &n, &error, count, "lsss", group, "", "", filters));
      g_assert_cmpint (n, ==, cases[i].found);
    }
  g_assert_null (gops_own_filter_new (test.store, shirts, GOPS_OWN_AT_LEAST, "M", &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_CONSTRAINT);
  offered = gops_members_field_choices (test.store, group, shirts);
  numbers = gops_members_field_choices (test.store, group, heights);
  g_assert_cmpuint (offered->len, ==, 3);
  g_assert_cmpuint (numbers->len, ==, 3);
  g_assert_cmpstr (((GopsMembersChoice *) offered->pdata[1])->label, ==, "M");
}

/* Each tier of each scheme says what it asks, and only the last takes everybody. */
static void
test_rules (void)
{
  const GPtrArray *schemes = gops_method_get_tier_schemes (gops_method_get_default ());

  for (guint i = 0; i < schemes->len; i++)
    {
      const GopsTierScheme *scheme = g_ptr_array_index (schemes, i);
      g_autofree guint *order = gops_tier_scheme_order (scheme);
      guint sum = 0;

      for (guint j = 0; j < scheme->n_tiers; j++)
        {
          g_autofree char *rule = gops_members_rule (scheme, &scheme->tiers[j], "en");
          g_autofree char *care = gops_members_care (&scheme->tiers[j], "zh_CN");

          g_assert_cmpstr (rule, !=, "");
          g_assert_cmpint (g_str_equal (rule, "Everyone else"), ==, j + 1 == scheme->n_tiers);
          g_assert_nonnull (strchr (care, ':'));
          sum += order[j];
        }
      g_assert_cmpuint (sum, ==, scheme->n_tiers * (scheme->n_tiers - 1) / 2);
    }
}

static void
test_sentence (void)
{
  const GopsTierScheme *scheme = gops_method_find_tier_scheme (gops_method_get_default (), "status");
  g_autofree char *core = gops_members_rule (scheme, gops_tier_scheme_get_tier (scheme, "core"), "en");
  g_autofree char *risk = gops_members_rule (scheme, gops_tier_scheme_get_tier (scheme, "at-risk"), "en");
  g_autofree char *lines = gops_members_rule_lines (scheme, gops_tier_scheme_get_tier (scheme, "at-risk"), "en");

  g_assert_cmpstr (core, ==, "Spoke on at least 7 of the last 30 days");
  g_assert_true (g_str_has_prefix (lines, "Was Core or Active or At risk or spoke on at least 10 of the last 90 days\nSpoke within the last 29 days\n"));
  g_assert_true (g_str_has_prefix (risk, "Was Core or Active or At risk or spoke on at least 10 of the last 90 days; spoke within the last 29 days; "));
}

/* What was done to many is taken back as one. */
static void
test_changes (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "Runners"), n = 0;
  gint64 ids[] = { add_member (test.store, group, "A"), add_member (test.store, group, "B"), add_member (test.store, group, "C") };
  GopsMemberChange change = { GOPS_MEMBER_BLACKLIST, TRUE, "sells pills" };

  g_assert_true (gops_member_change_apply (test.store, &change, ids, G_N_ELEMENTS (ids), NULL));
  g_assert_true (gops_store_read_int (test.store, &n, NULL, "SELECT count(*) FROM person WHERE blacklisted = 1 AND blacklist_reason = 'sells pills'", NULL));
  g_assert_cmpint (n, ==, 3);
  g_assert_true (gops_store_undo (test.store, NULL, NULL));
  g_assert_true (gops_store_read_int (test.store, &n, NULL, "SELECT count(*) FROM person WHERE blacklisted = 1", NULL));
  g_assert_cmpint (n, ==, 0);
}

/* Whether an import without active days leaves the upper tiers empty. */
static void
test_note (void)
{
  const GopsMethod *method = gops_method_get_default ();
  const GopsTierScheme *status = gops_method_find_tier_scheme (method, "status"), *growth = gops_method_find_tier_scheme (method, "growth");
  g_autoptr (GopsGroup) group = gops_record_new (GOPS_TYPE_GROUP, "time-zone", "Asia/Shanghai", NULL);
  GopsDossier dossier = { .group = group, .members = { .total = 3, .active_30 = 0 } };
  g_autofree char *note = gops_tiers_note (status);

  g_assert_nonnull (strstr (note, "stay where they are"));
  dossier.today = (char *) "2026-11-30";
  g_assert_nonnull (strstr (gops_tiers_warning (&dossier, status), "Import a chat"));
  g_assert_null (gops_tiers_warning (&dossier, growth));   /* points are enough there */
  dossier.members.last_spoke_at = gops_instant_of_day (gops_day_parse ("2026-11-29"), 0, "Asia/Shanghai");
  g_assert_nonnull (strstr (gops_tiers_warning (&dossier, status), "Import a chat"));   /* a list may say so */
  dossier.members.last_spoke_at = gops_instant_of_day (gops_day_parse ("2026-10-31"), 1, "Asia/Shanghai");
  g_assert_nonnull (strstr (gops_tiers_warning (&dossier, status), "in the last 30 days"));
  dossier.members.active_30 = 1;
  g_assert_null (gops_tiers_warning (&dossier, status));
  dossier.members = (GopsMemberFigures) { 0 };
  g_assert_null (gops_tiers_warning (&dossier, status));   /* nobody is there yet */
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/members-state/days-in-words", test_days);
  g_test_add_func ("/members-state/patterns", test_patterns);
  g_test_add_func ("/members-state/order-of-names", test_order_of_names);
  g_test_add_func ("/members-state/own-fields", test_own_fields);
  g_test_add_func ("/members-state/own-fields-filter", test_own_filters);
  g_test_add_func ("/members-state/queries", test_queries);
  g_test_add_func ("/members-state/rules-of-all-schemes", test_rules);
  g_test_add_func ("/members-state/sentence", test_sentence);
  g_test_add_func ("/members-state/changes-many", test_changes);
  g_test_add_func ("/members-state/note-about-activity", test_note);

  return g_test_run ();
}
