/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster: turns, who is next, what each carries, and the hand-over sheet. */
#include "config.h"

#include <string.h>

#include "gops-day.h"
#include "gops-hand-over.h"
#include "gops-journal.h"
#include "gops-method-error.h"
#include "gops-person-forget.h"
#include "gops-roster.h"
#include "gops-test-store.h"
#include "gops-write-text.h"

#define TODAY "2026-03-10"

typedef struct
{
  GopsTestStore test;
  GArray       *groups;   /* (owned) (element-type gint64): A, B, C */
} Roster;

static void
begin (Roster *self)
{
  static const char *const names[] = { "A", "B", "C" };

  self->test = gops_test_store_new ();
  self->groups = g_array_new (FALSE, FALSE, sizeof (gint64));
  gops_store_pin_clock (self->test.store, gops_instant_of_day (gops_day_parse (TODAY), 12 * 60, "UTC"));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gint64 group = gops_test_add_group (self->test.store, names[i]);

      g_array_append_val (self->groups, group);
    }
}

static void
end (Roster *self)
{
  g_array_unref (self->groups);
  gops_test_store_clear (&self->test);
}

static GArray *
pick (Roster *self,
      guint   first,
      guint   n)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (groups, &g_array_index (self->groups, gint64, first), n);
  return groups;
}

static void
assign (Roster     *self,
        guint       first,
        guint       n,
        const char *name,
        const char *since,
        const char *until,
        gboolean    takes_over)
{
  g_autoptr (GArray) groups = pick (self, first, n);
  g_autoptr (GError) error = NULL;

  gops_roster_assign (self->test.store, groups, &(GopsRosterWish) { .name = name, .since = since, .until = until, .takes_over = takes_over }, &error);
  g_assert_no_error (error);
}

static GopsRoster *
load (Roster *self)
{
  g_autoptr (GError) error = NULL;
  GopsRoster *roster = gops_roster_load (self->test.store, 0, TODAY, NULL, &error);

  g_assert_no_error (error);
  return roster;
}

/* "A: Ann; next Bob; ends 2026-03-12" */
static char *
describe (const GopsRosterGroup *group)
{
  GString *text = g_string_new (group->name);
  g_autofree char *ends = group->ends != GOPS_DAY_NONE ? gops_day_format (group->ends) : NULL;

  g_string_append (text, ":");
  for (guint i = 0; i < group->now->len; i++)
    g_string_append_printf (text, " %s", gops_record_get_text (group->now->pdata[i], GOPS_ROSTER_TURN_NAME));
  for (guint i = 0; i < group->next->len; i++)
    g_string_append_printf (text, "; next %s", gops_record_get_text (group->next->pdata[i], GOPS_ROSTER_TURN_NAME));
  if (ends != NULL)
    g_string_append_printf (text, "; ends %s", ends);
  return g_string_free (text, FALSE);
}

static void
assert_group (const GopsRoster *roster,
              guint             index,
              const char       *expected)
{
  g_autofree char *text = describe (roster->groups->pdata[index]);

  g_assert_cmpstr (text, ==, expected);
}

#define TURNS "SELECT name, since, until FROM roster_turn ORDER BY since, id"

static void
test_turns (void)
{
  Roster self = { 0 };
  g_autoptr (GopsRoster) roster = NULL;

  begin (&self);
  assign (&self, 0, 2, "Ann", "2026-01-01", "2026-03-12", TRUE);
  assign (&self, 1, 1, "Bob", "2026-03-13", NULL, TRUE);
  assign (&self, 2, 1, "Cem", "2025-10-01", "2025-12-31", TRUE);
  gops_assert_query (self.test.store, TURNS, "Cem|2025-10-01|2025-12-31; Ann|2026-01-01|2026-03-12; Ann|2026-01-01|2026-03-12; Bob|2026-03-13|2026-06-12");
  roster = load (&self);
  assert_group (roster, 0, "A: Ann; ends 2026-03-12");
  assert_group (roster, 1, "B: Ann; next Bob");
  assert_group (roster, 2, "C:; ends 2025-12-31");
  g_assert_cmpuint (roster->n_without, ==, 1);
  g_assert_cmpuint (roster->n_ending, ==, 2);
  g_assert_cmpuint (roster->people->len, ==, 3);
  g_assert_cmpstr (((GopsRosterPerson *) roster->people->pdata[0])->name, ==, "Ann");
  g_assert_cmpuint (((GopsRosterPerson *) roster->people->pdata[0])->n_groups, ==, 2);
  g_assert_cmpstr (gops_roster_suggest (roster, roster->groups->pdata[0])->name, ==, "Cem");   /* Bob has one coming */
  end (&self);
}

/* Who comes ends the turn of who goes, unless both are wanted. */
static void
test_takes_over (void)
{
  Roster self = { 0 };
  g_autoptr (GError) error = NULL;

  begin (&self);
  assign (&self, 0, 3, "Ann", "2026-01-01", "", TRUE);
  assign (&self, 0, 2, "Bob", "2026-04-01", "", TRUE);
  assign (&self, 2, 1, "Cem", "2026-04-01", "", FALSE);
  gops_assert_query (self.test.store, TURNS, "Ann|2026-01-01|2026-03-31; Ann|2026-01-01|2026-03-31; Ann|2026-01-01|; Bob|2026-04-01|; Bob|2026-04-01|; Cem|2026-04-01|");
  g_assert_true (gops_store_undo (self.test.store, NULL, &error));
  g_assert_true (gops_store_undo (self.test.store, NULL, &error));
  gops_assert_query (self.test.store, TURNS, "Ann|2026-01-01|; Ann|2026-01-01|; Ann|2026-01-01|");
  g_assert_true (gops_store_redo (self.test.store, NULL, &error));
  gops_assert_query (self.test.store, TURNS, "Ann|2026-01-01|2026-03-31; Ann|2026-01-01|2026-03-31; Ann|2026-01-01|; Bob|2026-04-01|; Bob|2026-04-01|");
  g_assert_no_error (error);
  end (&self);
}

/* Who keeps a group already goes on keeping it: there is no second turn beside the first. */
static void
test_goes_on (void)
{
  Roster self = { 0 };
  g_autoptr (GopsRoster) roster = NULL;
  g_autoptr (GError) error = NULL;

  begin (&self);
  assign (&self, 0, 1, "Ann", "2026-03-01", "2026-03-31", TRUE);
  assign (&self, 0, 2, "Ann", "2026-03-01", "2026-05-31", TRUE);
  gops_assert_query (self.test.store, TURNS, "Ann|2026-03-01|2026-05-31; Ann|2026-03-01|2026-05-31");
  roster = load (&self);
  g_assert_cmpuint (((GopsRosterPerson *) roster->people->pdata[0])->n_groups, ==, 2);
  g_assert_true (gops_store_undo (self.test.store, NULL, &error));
  gops_assert_query (self.test.store, TURNS, "Ann|2026-03-01|2026-03-31");
  g_assert_true (gops_store_redo (self.test.store, NULL, &error));
  gops_assert_query (self.test.store, TURNS, "Ann|2026-03-01|2026-05-31; Ann|2026-03-01|2026-05-31");
  end (&self);
}

static void
test_refused (void)
{
  Roster self = { 0 };
  g_autoptr (GError) error = NULL;

  begin (&self);
  g_assert_false (gops_roster_assign (self.test.store, self.groups, &(GopsRosterWish) { .name = "" }, &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (gops_roster_assign (self.test.store, self.groups, &(GopsRosterWish) { .name = "Ann", .since = "2026-03-02", .until = "2026-03-01" }, &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_DATE);
  gops_assert_query (self.test.store, TURNS, "");
  end (&self);
}

static void
test_end (void)
{
  static const char *const cases[][2] = { { "2026-01-01", "2026-03-31" }, { "2025-11-30", "2026-02-27" }, { "2024-02-29", "2024-05-28" }, { "", "" } };
  Roster self = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 turn;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *usual = gops_roster_usual_end (cases[i][0]);

      g_assert_cmpstr (usual, ==, cases[i][1]);
    }
  begin (&self);
  assign (&self, 0, 1, "Ann", "2026-01-01", "", TRUE);
  g_assert_true (gops_store_read_int (self.test.store, &turn, &error, "SELECT id FROM roster_turn", NULL));
  g_assert_true (gops_roster_end (self.test.store, turn, TODAY, &error));
  gops_assert_query (self.test.store, TURNS, "Ann|2026-01-01|" TODAY);
  g_assert_true (gops_roster_remove (self.test.store, turn, &error));
  gops_assert_query (self.test.store, TURNS, "");
  g_assert_true (gops_store_undo (self.test.store, NULL, &error));
  gops_assert_query (self.test.store, TURNS, "Ann|2026-01-01|" TODAY);
  g_assert_no_error (error);
  end (&self);
}

/* Work is that of the coming week, shared by those who keep the group. */
static void
test_load (void)
{
  Roster self = { 0 };
  g_autoptr (GopsRoster) roster = NULL;
  g_autoptr (GError) error = NULL;
  gint64 group, person;

  begin (&self);
  group = g_array_index (self.groups, gint64, 0);
  person = gops_store_new_id (self.test.store);
  assign (&self, 0, 1, "Ann", "2026-01-01", "", TRUE);
  assign (&self, 0, 1, "Bob", "2026-01-01", "", FALSE);
  g_assert_true (gops_store_begin (self.test.store, &error, "Set up", NULL));
  gops_store_exec (self.test.store, &error, "INSERT INTO plan_item (id, group_id, on_date, minutes) VALUES (1, ?1, '2026-03-10', 30), (2, ?1, '2026-03-16', 0),"
                   " (3, ?1, '2026-03-17', 90)", "l", group);
  gops_store_exec (self.test.store, &error, "INSERT INTO plan_item (id, group_id, on_date, minutes, recurrence) VALUES (4, ?1, '2026-03-01', 10, 'FREQ=DAILY')", "l", group);
  gops_store_exec (self.test.store, &error, "INSERT INTO person (id, name) VALUES (?1, 'Dee')", "l", person);
  gops_store_exec (self.test.store, &error, "INSERT INTO roster_turn (id, group_id, person_id, name, since) VALUES (9, ?2, ?1, 'Dee', '2026-01-01')", "ll", person,
                   g_array_index (self.groups, gint64, 1));
  g_assert_no_error (error);
  g_assert_true (gops_store_commit (self.test.store, &error));
  roster = load (&self);
  g_assert_cmpuint (((GopsRosterGroup *) roster->groups->pdata[0])->minutes, ==, 30 + 5 + 7 * 10);
  g_assert_cmpuint (((GopsRosterPerson *) roster->people->pdata[0])->minutes, ==, 105 / 2);
  g_assert_true (gops_person_forget (self.test.store, person, NULL, NULL, &error));
  gops_assert_query (self.test.store, "SELECT count (*) FROM roster_turn WHERE name = 'Dee'", "0");
  end (&self);
}

static void
test_hand_over (void)
{
  Roster self = { 0 };
  g_autoptr (GopsDocument) document = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gint64 group;

  begin (&self);
  group = g_array_index (self.groups, gint64, 0);
  assign (&self, 0, 1, "Ann", "2026-01-01", "2026-03-31", TRUE);
  assign (&self, 0, 1, "Bob", "2026-04-01", "", TRUE);
  g_assert_true (gops_store_begin (self.test.store, &error, "Set up", NULL));
  gops_store_exec (self.test.store, &error, "UPDATE chat_group SET language = 'en', note = 'The code is with Eve.' WHERE id = ?1", "l", group);
  gops_store_exec (self.test.store, &error, "INSERT INTO plan_item (id, group_id, on_date, at_time, title, owner) VALUES (1, ?1, '2026-03-11', '20:00', 'Lesson', 'Ann'),"
                   " (2, ?1, '2026-03-30', '', 'Far', '')", "l", group);
  g_assert_no_error (error);
  g_assert_true (gops_store_commit (self.test.store, &error));
  document = gops_hand_over_document (self.test.store, group, TODAY, NULL, &error);
  g_assert_no_error (error);
  text = gops_write_text (document, "plain");
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, "Hand-Over: A\n"));
  g_assert_nonnull (strstr (text, "Ann now – 1 Jan to 31 Mar\n"));
  g_assert_nonnull (strstr (text, "Bob next – since 1 Apr\n"));
  g_assert_nonnull (strstr (text, "11 Mar 20:00 | Lesson | Ann\n"));
  g_assert_null (strstr (text, "Far"));
  g_assert_nonnull (strstr (text, "Notes\nThe code is with Eve."));
  end (&self);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/insight/roster/turns", test_turns);
  g_test_add_func ("/insight/roster/takes-over", test_takes_over);
  g_test_add_func ("/insight/roster/goes-on", test_goes_on);
  g_test_add_func ("/insight/roster/refused", test_refused);
  g_test_add_func ("/insight/roster/end", test_end);
  g_test_add_func ("/insight/roster/load", test_load);
  g_test_add_func ("/insight/roster/hand-over", test_hand_over);
  return g_test_run ();
}
