/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points: what acts earn, caps, grants, other rules, what the tiers see. */
#include "config.h"

#include "gops-day.h"
#include "gops-journal.h"
#include "gops-people-merge.h"
#include "gops-points.h"
#include "gops-records.h"
#include "gops-test-store.h"
#include "gops-tier-table.h"
#include "gops-tiers.h"

#define TODAY "2026-03-02"

typedef struct
{
  GopsTestStore test;
  gint64        group, ann, bob;
} Fixture;

static void
fixture_clear (Fixture *self)
{
  gops_test_store_clear (&self->test);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static gint64
add_member (Fixture *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPerson) person = gops_record_new (GOPS_TYPE_PERSON, "name", name, NULL);
  g_autoptr (GopsMembership) membership = NULL;

  g_assert_true (gops_store_begin (self->test.store, &error, "Member", NULL));
  g_assert_true (gops_record_insert (person, self->test.store, &error));
  membership = gops_record_new (GOPS_TYPE_MEMBERSHIP, "group-id", self->group, "person-id", gops_record_get_id (person),
                                "joined-on", "2026-01-01", NULL);
  g_assert_true (gops_record_insert (membership, self->test.store, &error));
  g_assert_true (gops_store_commit (self->test.store, &error));
  return gops_record_get_id (person);
}

static Fixture
fixture_new (void)
{
  Fixture self = { .test = gops_test_store_new () };

  self.group = gops_test_add_group (self.test.store, "Runners");
  self.ann = add_member (&self, "Ann");
  self.bob = add_member (&self, "Bob");
  return self;
}

static void
run_unjournaled (Fixture *self, const char *sql, gint64 a, gint64 b, gint64 c, gint64 d)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_exec_unjournaled (self->test.store, NULL, &error, sql, "llll", a, b, c, d));
  g_assert_no_error (error);
}

static void
add_day (Fixture *self, gint64 person, int ago, int messages, int given)
{
  run_unjournaled (self, "INSERT INTO activity_day (group_id, person_id, day, messages, replies_given) SELECT ?1, ?2, ?3, ?4 % 1000, ?4 / 1000",
                   self->group, person, gops_day_parse (TODAY) - ago, messages + given * 1000);
}

static int
total_of (Fixture *self, gint64 person)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) standings = NULL;
  int total = G_MININT;
  gint64 stands_at = G_MININT;

  lines = gops_points_ledger (self->test.store, self->group, person, TODAY, 0, &total, &error);
  g_assert_no_error (error);
  standings = gops_points_standings (self->test.store, self->group, TODAY, 0, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < standings->len; i++)
    {
      const GopsPointStanding *standing = g_ptr_array_index (standings, i);

      if (standing->person == person)
        stands_at = standing->points;
    }
  g_assert_cmpint (total, ==, stands_at);   /* the two ways of counting agree */
  return total;
}

static void
test_a_day_counts_up_to_its_cap (void)
{
  g_auto (Fixture) self = fixture_new ();

  add_day (&self, self.ann, 1, 2, 1);
  g_assert_cmpint (total_of (&self, self.ann), ==, 2 + 2);
  add_day (&self, self.ann, 0, 50, 50);
  g_assert_cmpint (total_of (&self, self.ann), ==, 4 + 3 + 8);
  g_assert_cmpint (total_of (&self, self.bob), ==, 0);
}

static void
test_days_of_several_intakes_share_one_cap (void)
{
  g_auto (Fixture) self = fixture_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_exec_unjournaled (self.test.store, NULL, &error,
    "INSERT INTO batch (id, kind, state, created_at, touched_at) VALUES (7, 'chat', 'done', 0, 0), (8, 'chat', 'undone', 0, 0)", NULL));
  add_day (&self, self.ann, 0, 2, 0);
  run_unjournaled (&self, "INSERT INTO activity_day (group_id, person_id, day, messages, batch) VALUES (?1, ?2, ?3, 2, ?4)", self.group, self.ann,
                   gops_day_parse (TODAY), 7);
  g_assert_cmpint (total_of (&self, self.ann), ==, 3);
  run_unjournaled (&self, "INSERT INTO activity_day (group_id, person_id, day, messages, batch) VALUES (?1, ?2, ?3, 2, ?4)", self.group, self.bob,
                   gops_day_parse (TODAY), 8);
  g_assert_cmpint (total_of (&self, self.bob), ==, 0);   /* an intake that was undone is as if it had never been */
}

static void
test_check_ins_sign_ups_and_orders (void)
{
  g_auto (Fixture) self = fixture_new ();

  run_unjournaled (&self, "INSERT INTO check_in (id, group_id, person_id, on_date, duty) VALUES (?3, ?1, ?2, '2026-03-01', 'run'),"
                   " (?4, ?1, ?2, '2026-03-01', 'read')", self.group, self.ann, 1, 2);
  g_assert_cmpint (total_of (&self, self.ann), ==, 2);
  run_unjournaled (&self, "INSERT INTO purchase (id, group_id, person_id, on_date) VALUES (?3, ?1, ?2, '2026-03-01'), (?4, NULL, ?2, '2026-02-01')",
                   self.group, self.ann, 1, 2);
  g_assert_cmpint (total_of (&self, self.ann), ==, 2 + 20);
  run_unjournaled (&self, "INSERT INTO sign_up (id, group_id, on_date) SELECT ?3, ?1, '2026-03-01' WHERE ?2 > 0 AND ?4 > 0", self.group, self.ann, 1, 2);
  run_unjournaled (&self, "INSERT INTO sign_up_entry (id, sign_up_id, person_id, quantity) SELECT ?3, 1, ?2, 1 WHERE ?1 > 0 AND ?4 > 0", self.group, self.ann, 1, 2);
  g_assert_cmpint (total_of (&self, self.ann), ==, 2 + 20 + 5);
  /* a list of check-ins earns what its check-ins earn, and who called off nothing */
  run_unjournaled (&self, "INSERT INTO sign_up (id, group_id, on_date, purpose) SELECT ?3, ?1, '2026-03-01', 'check-in' WHERE ?2 > 0"
                   " UNION ALL SELECT ?4, ?1, '2026-03-01', 'order' UNION ALL SELECT 9, ?1, '2026-03-01', 'sign-up'", self.group, self.ann, 7, 8);
  run_unjournaled (&self, "INSERT INTO sign_up_entry (id, sign_up_id, person_id, quantity) SELECT ?3, 7, ?2, 1 WHERE ?1 > 0 UNION ALL SELECT ?4, 8, ?2, 1"
                   " UNION ALL SELECT 9, 9, ?2, 0", self.group, self.ann, 7, 8);
  g_assert_cmpint (total_of (&self, self.ann), ==, 2 + 20 + 5);
}

static void
add_join (Fixture *self, gint64 number, gint64 guest, gint64 host)
{
  run_unjournaled (self, "INSERT INTO member_event (group_id, event_id, person_id, at, kind, other_id) VALUES (?1, ?2, ?3, 1771000000000000 + ?2, 'joined', ?4)",
                   self->group, number, guest, host);
}

static void
test_somebody_is_brought_once (void)
{
  g_auto (Fixture) self = fixture_new ();
  gint64 cem = add_member (&self, "Cem");

  add_join (&self, 1, self.bob, self.ann);
  add_join (&self, 2, self.bob, self.ann);
  g_assert_cmpint (total_of (&self, self.ann), ==, 20);
  add_join (&self, 3, self.bob, cem);   /* who comes again with somebody else was brought before */
  g_assert_cmpint (total_of (&self, cem), ==, 0);
  add_join (&self, 4, cem, cem);
  g_assert_cmpint (total_of (&self, cem), ==, 0);
  add_join (&self, 5, self.ann, self.bob);
  g_assert_cmpint (total_of (&self, self.bob), ==, 20);
}

static void
test_merged_people_are_one (void)
{
  g_auto (Fixture) self = fixture_new ();
  g_autoptr (GError) error = NULL;

  add_day (&self, self.ann, 0, 2, 0);
  add_day (&self, self.bob, 0, 2, 0);
  g_assert_true (gops_people_merge (self.test.store, self.ann, self.bob, "The same", NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (total_of (&self, self.ann), ==, 3);   /* one day, one cap */
}

/* What was given stays in the ledger: a merge, and a split after it, make no more and no less of it. */
static void
test_a_merge_doubles_nothing (void)
{
  g_auto (Fixture) self = fixture_new ();
  g_autoptr (GError) error = NULL;
  gint64 merge = 0;

  g_assert_true (gops_store_begin (self.test.store, &error, "Brought", NULL));
  g_assert_true (gops_store_exec (self.test.store, &error, "UPDATE membership SET points = iif (person_id = ?1, 5, 3)", "l", self.ann));
  g_assert_true (gops_store_commit (self.test.store, &error));
  g_assert_cmpint (gops_points_grant (self.test.store, self.group, self.ann, 30, "Ran the meeting", TODAY, &error), !=, 0);
  g_assert_cmpint (gops_points_grant (self.test.store, self.group, self.bob, 20, "Made the tea", TODAY, &error), !=, 0);
  g_assert_true (gops_people_merge (self.test.store, self.ann, self.bob, "The same", &merge, &error));
  g_assert_cmpint (total_of (&self, self.ann), ==, 30 + 20 + 5);   /* two lists may tell of the same points */
  g_assert_true (gops_people_split (self.test.store, merge, &error));
  g_assert_no_error (error);
  g_assert_cmpint (total_of (&self, self.ann), ==, 30 + 5);
  g_assert_cmpint (total_of (&self, self.bob), ==, 20 + 3);
}

static void
test_grants_are_undone (void)
{
  g_auto (Fixture) self = fixture_new ();
  g_autoptr (GError) error = NULL;
  gint64 entry = gops_points_grant (self.test.store, self.group, self.ann, 30, "Ran the meeting", TODAY, &error);

  g_assert_no_error (error);
  g_assert_cmpint (total_of (&self, self.ann), ==, 30);
  g_assert_true (gops_store_undo (self.test.store, NULL, &error));
  g_assert_cmpint (total_of (&self, self.ann), ==, 0);
  g_assert_true (gops_store_redo (self.test.store, NULL, &error));
  g_assert_cmpint (total_of (&self, self.ann), ==, 30);
  g_assert_true (gops_points_take_back (self.test.store, entry, &error));
  g_assert_cmpint (total_of (&self, self.ann), ==, 0);
  g_assert_cmpint (gops_points_grant (self.test.store, self.group, self.ann, -5, "Advertised", NULL, &error), !=, 0);
  g_assert_cmpint (gops_points_grant (self.test.store, self.group, self.ann, 5, "", NULL, &error), ==, 0);
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (gops_points_grant (self.test.store, self.group, 12345, 5, "Why", NULL, &error), ==, 0);
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_NOT_FOUND);
}

static void
test_other_rules_hold_for_the_past (void)
{
  g_auto (Fixture) self = fixture_new ();
  g_autoptr (GError) error = NULL;

  add_day (&self, self.ann, 5, 10, 0);
  g_assert_true (gops_point_rules_set (self.test.store, "message", 2, 0, &error));
  g_assert_cmpint (total_of (&self, self.ann), ==, 20);
  g_assert_true (gops_point_rules_set (self.test.store, "message", 1, 3, &error));
  g_assert_cmpint (total_of (&self, self.ann), ==, 3);
  g_assert_true (gops_point_rules_set (self.test.store, "message", 5, 0, &error));
  g_assert_true (gops_point_rules_reset (self.test.store, &error));
  g_assert_cmpint (total_of (&self, self.ann), ==, 3);
  g_assert_false (gops_point_rules_set (self.test.store, "message", -1, 0, &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (gops_point_rules_set (self.test.store, "shouting", 1, 0, &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_NOT_FOUND);
}

/* A sheet, the ledger and the tiers speak of the same points. */
static void
test_a_sheet_has_them_all (void)
{
  g_auto (Fixture) self = fixture_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPersonSheet) sheet = NULL;

  g_assert_cmpint (gops_points_grant (self.test.store, self.group, self.ann, 30, "Ran the meeting", TODAY, &error), !=, 0);
  g_assert_true (gops_people_merge (self.test.store, self.bob, self.ann, "The same", NULL, &error));
  g_assert_true (gops_store_begin (self.test.store, &error, "Brought", NULL));
  g_assert_true (gops_store_exec (self.test.store, &error, "UPDATE membership SET points = 5", NULL));
  g_assert_true (gops_store_commit (self.test.store, &error));
  sheet = gops_person_sheet_load (self.test.store, self.ann, gops_day_parse (TODAY), &error);
  g_assert_no_error (error);
  g_assert_true (gops_points_complete_sheet (sheet, self.test.store, &error));
  g_assert_cmpint (sheet->points, ==, 35);
  g_assert_cmpint (((GopsPersonSheetGroup *) sheet->groups->pdata[0])->points, ==, 35);
  g_assert_cmpint (sheet->points, ==, total_of (&self, self.bob));
}

static void
test_levels (void)
{
  static const struct { int points; const char *level; int missing; } cases[] = {
    { -10, "lv1", 50 }, { 0, "lv1", 50 }, { 49, "lv1", 1 }, { 50, "lv2", 100 }, { 399, "lv3", 1 }, { 2500, "lv6", 0 }, { 99999, "lv6", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const GopsTier *next;
      int missing;
      const GopsTier *level = gops_points_level (cases[i].points, &next, &missing);

      g_assert_cmpstr (level->id, ==, cases[i].level);
      g_assert_cmpint (missing, ==, cases[i].missing);
      g_assert_cmpint (next != NULL, ==, cases[i].missing > 0);
    }
}

static void
test_growth_tiers_see_the_ledger (void)
{
  g_auto (Fixture) self = fixture_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsTiersResult) result = NULL;

  g_assert_cmpint (gops_points_grant (self.test.store, self.group, self.ann, 60, "Ran the meeting", TODAY, &error), !=, 0);
  g_assert_true (gops_tiers_run (self.test.store, self.group, "growth", TODAY, FALSE, &result, NULL, &error));
  for (guint i = 0; i < result->scheme->n_tiers; i++)
    if (g_str_equal (result->counts[i].tier->id, "lv2"))
      g_assert_cmpuint (result->counts[i].count, ==, 1);
}

static void
test_a_grant_changes_its_person (void)
{
  g_auto (Fixture) self = fixture_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) changed = NULL, all = NULL;
  gint64 action = 0;

  g_assert_cmpint (gops_points_grant (self.test.store, self.group, self.bob, 60, "Ran the meeting", TODAY, &error), !=, 0);
  g_assert_true (gops_store_read_int (self.test.store, &action, &error, "SELECT max (id) FROM journal_action", NULL));
  changed = gops_tier_table_changed (self.test.store, action, &error);
  g_assert_cmpuint (changed->len, ==, 1);
  g_assert_cmpint (g_array_index (changed, gint64, 0), ==, self.bob);
  g_assert_true (gops_point_rules_set (self.test.store, "message", 9, 9, &error));   /* which touches everybody */
  g_assert_true (gops_store_read_int (self.test.store, &action, &error, "SELECT max (id) FROM journal_action", NULL));
  all = gops_tier_table_changed (self.test.store, action, &error);
  g_assert_cmpuint (all->len, ==, 2);
}

/* A few people are counted one by one, all at once: it comes to the same. */
static void
test_few_are_counted_as_all (void)
{
  g_auto (Fixture) self = fixture_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) persons = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GopsTierTable) few = NULL;
  GopsTierFacts facts;

  add_day (&self, self.bob, 1, 2, 1);
  add_day (&self, self.ann, 1, 2, 0);
  g_array_append_val (persons, self.bob);
  few = gops_tier_table_load (self.test.store, &(GopsTierScope) { .group = self.group, .persons = persons, .as_of = TODAY, .earned = TRUE }, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gops_tier_table_get_n (few), ==, 1);
  gops_tier_table_get_facts (few, 0, &facts);
  g_assert_cmpint (facts.points, ==, total_of (&self, self.bob));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/points/a-day-counts-up-to-its-cap", test_a_day_counts_up_to_its_cap);
  g_test_add_func ("/points/days-of-several-intakes-share-one-cap", test_days_of_several_intakes_share_one_cap);
  g_test_add_func ("/points/check-ins-sign-ups-and-orders", test_check_ins_sign_ups_and_orders);
  g_test_add_func ("/points/somebody-is-brought-once", test_somebody_is_brought_once);
  g_test_add_func ("/points/merged-people-are-one", test_merged_people_are_one);
  g_test_add_func ("/points/a-merge-doubles-nothing", test_a_merge_doubles_nothing);
  g_test_add_func ("/points/grants-are-undone", test_grants_are_undone);
  g_test_add_func ("/points/other-rules-hold-for-the-past", test_other_rules_hold_for_the_past);
  g_test_add_func ("/points/a-sheet-has-them-all", test_a_sheet_has_them_all);
  g_test_add_func ("/points/levels", test_levels);
  g_test_add_func ("/points/a-grant-changes-its-person", test_a_grant_changes_its_person);
  g_test_add_func ("/points/few-are-counted-as-all", test_few_are_counted_as_all);
  g_test_add_func ("/points/growth-tiers-see-the-ledger", test_growth_tiers_see_the_ledger);
  return g_test_run ();
}
