/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finders and connections over a small group in which everybody plays a part. */
#include "config.h"

#include <string.h>

#include "gops-connections.h"
#include "gops-day.h"
#include "gops-finder.h"
#include "gops-journal.h"
#include "gops-method-error.h"
#include "gops-records.h"
#include "gops-test-store.h"

#define TODAY "2026-03-02"

typedef struct
{
  const char *name, *tags, *role;
  int         joined_ago, spoke_ago;   /* -1: not known, never */
  int         messages, active, got, given;
} Part;

enum { ANN, BOB, CEM, DEE, EVE, FAY, GUS, HAL, N_PARTS };

static const Part parts[N_PARTS] = {
  [ANN] = { "Ann", "trail, Leeds", "owner", 400, 0, 300, 25, 60, 40 },
  [BOB] = { "Bob", "Leeds", "", 200, 1, 90, 15, 12, 30 },
  [CEM] = { "Cem", "Leeds", "", 100, 2, 40, 8, 6, 2 },
  [DEE] = { "Dee", "trail", "", 5, 1, 3, 1, 0, 0 },
  [EVE] = { "Eve", "", "", 4, -1, 0, 0, 0, 0 },
  [FAY] = { "Fay", "Leeds", "", 300, 40, 70, 0, 9, 3 },
  [GUS] = { "Gus", "Leeds", "", 300, -1, 0, 0, 0, 0 },
  [HAL] = { "Hal", "", "", 200, 90, 4, 0, 0, 0 },
};

static const struct { int from, to, replies; } replies[] = {
  { BOB, ANN, 20 }, { ANN, BOB, 10 }, { CEM, ANN, 2 }, { ANN, CEM, 6 }, { FAY, ANN, 3 }, { ANN, FAY, 9 }, { BOB, CEM, 1 },
};

typedef struct
{
  GopsTestStore test;
  gint64        group;
  gint64        people[N_PARTS];
} Fixture;

static void
fixture_clear (Fixture *self)
{
  gops_test_store_clear (&self->test);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static gint64
add_part (GopsStore *store, gint64 group, const Part *part)
{
  g_autoptr (GError) error = NULL;
  int today = gops_day_parse (TODAY);
  g_autofree char *joined = gops_day_format (today - part->joined_ago);
  g_autoptr (GopsPerson) person = gops_record_new (GOPS_TYPE_PERSON, "name", part->name, "tags", part->tags, NULL);
  g_autoptr (GopsMembership) membership = NULL;

  g_assert_true (gops_record_insert (person, store, &error));
  membership = gops_record_new (GOPS_TYPE_MEMBERSHIP, "group-id", group, "person-id", gops_record_get_id (person), "joined-on", joined,
    "role", part->role, "messages", (gint64) part->messages, "active-days", (gint64) part->active, "replies-got", (gint64) part->got,
    "replies-given", (gint64) part->given, "last-spoke-at",
    part->spoke_ago >= 0 ? gops_instant_of_day (today - part->spoke_ago, 600, "UTC") : (gint64) 0, NULL);
  g_assert_true (gops_record_insert (membership, store, &error));
  return gops_record_get_id (person);
}

static Fixture
fixture_new (void)
{
  Fixture self = { .test = gops_test_store_new () };
  GopsStore *store = self.test.store;
  g_autoptr (GError) error = NULL;

  self.group = gops_test_add_group (store, "Runners");
  g_assert_true (gops_store_begin (store, &error, "Members", NULL));
  g_assert_true (gops_store_exec (store, &error, "UPDATE chat_group SET time_zone = 'UTC', language = 'en' WHERE id = ?1", "l", self.group));
  for (guint i = 0; i < N_PARTS; i++)
    self.people[i] = add_part (store, self.group, &parts[i]);
  g_assert_true (gops_store_commit (store, &error));
  for (guint i = 0; i < G_N_ELEMENTS (replies); i++)
    g_assert_true (gops_store_exec_unjournaled (store, NULL, &error, "INSERT INTO reply_pair (group_id, from_id, to_id, replies) VALUES (?1, ?2, ?3, ?4)",
                                                "llli", self.group, self.people[replies[i].from], self.people[replies[i].to], replies[i].replies));
  return self;
}

/* Names, and after "+" whom to bring together with. */
static char *
find (Fixture *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsFindings) findings = gops_find (self->test.store, self->group, id, TODAY, 10, NULL, &error);
  GString *said = g_string_new (NULL);

  g_assert_no_error (error);
  g_assert_false (findings->blind);
  g_assert_cmpuint (findings->n_members, ==, N_PARTS);
  for (guint i = 0; i < findings->found->len; i++)
    {
      const GopsFound *found = g_ptr_array_index (findings->found, i);

      g_test_message ("%s: %s: %s", id, found->name, found->reason);
      g_assert_cmpstr (found->reason, !=, "");
      g_string_append_printf (said, "%s%s%s%s", i > 0 ? " " : "", found->name, found->other_name != NULL ? "+" : "",
                              found->other_name != NULL ? found->other_name : "");
    }
  return g_string_free (said, FALSE);
}

static const struct { const char *id, *found; } cases[] = {
  { "unanswered-newcomers", "Dee" },
  { "quiet-newcomers", "Eve" },
  { "leaders", "Ann" },
  { "organisers", "Bob" },
  { "helpers", "Ann Bob" },
  { "connectors", "Ann" },
  { "sleepers", "Fay" },
  { "unanswered", "Hal" },
  { "never-spoken", "Gus" },
  { "introductions", "Dee+Ann" },
  { "pairs", "Dee+Ann" },
  { "meetings", "Leeds" },
  { "several-groups", "" },
  { "inviters", "" },
};

static void
test_finds (void)
{
  g_auto (Fixture) self = fixture_new ();
  guint n;

  (void) gops_finders (&n);
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = find (&self, cases[i].id);

      g_test_message ("%s", cases[i].id);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static void
test_brings_together (void)
{
  g_auto (Fixture) self = fixture_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsFindings) pairs = gops_find (self.test.store, self.group, "introductions", TODAY, 10, NULL, &error);
  g_autoptr (GopsFindings) never = gops_find (self.test.store, self.group, "never-spoken", TODAY, 10, NULL, &error);
  const GopsFound *first = g_ptr_array_index (pairs->found, 0);
  gint64 n = 0;

  g_test_message ("%s", first->text);
  g_assert_true (g_str_has_prefix (first->text, "@Dee, meet @Ann: "));
  g_assert_null (strchr (first->text, '{'));
  g_assert_nonnull (strstr (never->summary, "6 of 8"));
  g_assert_cmpint (gops_find_plan_meeting (self.test.store, self.group, "{other} Leeds", &error), !=, 0);
  g_assert_true (gops_store_read_int (self.test.store, &n, NULL, "SELECT count (*) FROM plan_item WHERE title = 'Meeting: {other} Leeds' AND on_date <> ''", NULL));
  g_assert_cmpint (n, ==, 1);
  g_assert_true (gops_store_undo (self.test.store, NULL, &error));
  g_assert_true (gops_store_read_int (self.test.store, &n, NULL, "SELECT count (*) FROM plan_item", NULL));
  g_assert_cmpint (n, ==, 0);
}

static void
test_other_groups_and_guests (void)
{
  g_auto (Fixture) self = fixture_new ();
  g_autoptr (GError) error = NULL;
  gint64 other = gops_test_add_group (self.test.store, "Walkers");
  g_autofree char *several = NULL, *inviters = NULL;

  g_assert_true (gops_store_exec_unjournaled (self.test.store, NULL, &error,
    "INSERT INTO membership (id, group_id, person_id, messages) VALUES (1, ?1, ?2, 0), (2, ?1, ?3, 5)", "lll", other, self.people[CEM], self.people[DEE]));
  several = find (&self, "several-groups");
  g_assert_cmpstr (several, ==, "Dee Cem");   /* who speaks there first */
  g_assert_true (gops_store_exec_unjournaled (self.test.store, NULL, &error,
    "INSERT INTO member_event (group_id, event_id, person_id, at, kind, other_id) VALUES (?1, 1, ?2, 1, 'joined', ?4), (?1, 2, ?3, 2, 'joined', ?4)",
    "llll", self.group, self.people[DEE], self.people[EVE], self.people[BOB]));
  inviters = find (&self, "inviters");
  g_assert_cmpstr (inviters, ==, "Bob");
}

static void
test_connections (void)
{
  g_auto (Fixture) self = fixture_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsConnections) connections = gops_connections_load (self.test.store, self.group, TODAY, 2, NULL, &error);
  const GopsConnection *first;

  g_assert_no_error (error);
  g_assert_true (connections->knows_replies);
  g_assert_cmpuint (connections->n_members, ==, N_PARTS);
  g_assert_cmpuint (connections->n_ties, ==, 4);
  g_assert_cmpuint (connections->n_mutual, ==, 3);
  g_assert_cmpuint (connections->n_alone, ==, 4);
  g_assert_cmpuint (connections->n_known, ==, 1);
  g_assert_cmpfloat (gops_connections_share (connections), ==, 1.0 / N_PARTS);
  g_assert_cmpuint (connections->strongest->len, ==, 2);
  first = g_ptr_array_index (connections->strongest, 0);
  g_assert_cmpstr (first->name[0], ==, "Bob");
  g_assert_cmpstr (first->name[1], ==, "Ann");
  g_assert_cmpuint (first->replies[0], ==, 20);
  g_assert_cmpuint (first->replies[1], ==, 10);
}

static void
test_merged_accounts_are_one (void)
{
  g_auto (Fixture) self = fixture_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsConnections) connections = NULL;

  g_assert_true (gops_store_begin (self.test.store, &error, "Merge", NULL));
  g_assert_true (gops_store_exec (self.test.store, &error, "UPDATE person SET merged_into = ?1 WHERE id = ?2", "ll", self.people[BOB], self.people[CEM]));
  g_assert_true (gops_store_exec (self.test.store, &error, "DELETE FROM membership WHERE person_id = ?1", "l", self.people[CEM]));
  g_assert_true (gops_store_commit (self.test.store, &error));
  connections = gops_connections_load (self.test.store, self.group, TODAY, 1, NULL, &error);
  g_assert_cmpuint (connections->n_ties, ==, 2);
  g_assert_cmpuint (((const GopsConnection *) g_ptr_array_index (connections->strongest, 0))->replies[0], ==, 22);
}

static void
test_without_replies_it_says_so (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 group = gops_test_add_group (test.store, "Runners");
  g_autoptr (GopsFindings) findings = gops_find (test.store, group, "leaders", TODAY, 5, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (findings->blind);
  g_assert_null (gops_find (test.store, group, "nonsense", TODAY, 5, NULL, &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/finder/finds", test_finds);
  g_test_add_func ("/finder/brings-together", test_brings_together);
  g_test_add_func ("/finder/other-groups-and-guests", test_other_groups_and_guests);
  g_test_add_func ("/finder/connections", test_connections);
  g_test_add_func ("/finder/merged-accounts-are-one", test_merged_accounts_are_one);
  g_test_add_func ("/finder/without-replies-it-says-so", test_without_replies_it_says_so);
  return g_test_run ();
}
