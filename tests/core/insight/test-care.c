/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Care: for whom it is due, what is noted, what is left for another day. */
#include "config.h"

#include <string.h>

#include "gops-care.h"
#include "gops-day.h"
#include "gops-journal.h"
#include "gops-last-spoken.h"
#include "gops-test-store.h"
#include "gops-tier-facts.h"

#define TODAY "2026-03-02"

static gint64
add_member (GopsStore *store, gint64 group, const char *name, int joined_ago, const char *tier, gint64 messages, gint64 got)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *joined = gops_day_format (gops_day_parse (TODAY) - joined_ago);
  g_autoptr (GopsPerson) person = gops_record_new (GOPS_TYPE_PERSON, "name", name, "birthday", joined_ago == 365 ? "1990-03-02" : "", NULL);
  g_autoptr (GopsMembership) membership = NULL;

  g_assert_true (gops_store_begin (store, &error, "Member", NULL));
  g_assert_true (gops_record_insert (person, store, &error));
  membership = gops_record_new (GOPS_TYPE_MEMBERSHIP, "group-id", group, "person-id", gops_record_get_id (person), "joined-on", joined,
                                "tier", tier, "tier-since", joined, "messages", messages, "replies-got", got, "last-spoke-at",
                                messages > 0 ? gops_instant_of_day (gops_day_parse (TODAY) - joined_ago, 700, "UTC") : (gint64) 0, NULL);
  g_assert_true (gops_record_insert (membership, store, &error));
  g_assert_true (gops_store_commit (store, &error));
  return gops_record_get_id (person);
}

static GPtrArray *
due_on (GopsStore *store, gint64 group, const char *date)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *dues = gops_care_due (store, group, date, 0, NULL, &error);

  g_assert_no_error (error);
  return dues;
}

/* "welcome: Ann, Bob +3" and so on, one line each. */
static char *
say (GopsStore *store, gint64 group, const char *date)
{
  g_autoptr (GPtrArray) dues = due_on (store, group, date);
  GString *said = g_string_new (NULL);

  for (guint i = 0; i < dues->len; i++)
    {
      const GopsCareDue *due = g_ptr_array_index (dues, i);

      g_string_append_printf (said, "%s:", due->care.id);
      for (guint j = 0; j < due->people->len; j++)
        g_string_append_printf (said, "%s %s", j > 0 ? "," : "", ((GopsCarePerson *) g_ptr_array_index (due->people, j))->name);
      if (due->n_waiting > 0)
        g_string_append_printf (said, " +%u", due->n_waiting);
      g_string_append_c (said, '\n');
    }
  return g_string_free (said, FALSE);
}

static void
assert_due (GopsStore *store, gint64 group, const char *date, const char *expected)
{
  g_autofree char *said = say (store, group, date);

  g_assert_cmpstr (said, ==, expected);
}

static gint64
make_group (GopsStore *store)
{
  g_autoptr (GError) error = NULL;
  gint64 group = gops_test_add_group (store, "Runners");

  g_assert_true (gops_store_begin (store, &error, "Scheme", NULL));
  g_assert_true (gops_store_exec (store, &error, "UPDATE chat_group SET tier_scheme = 'status', language = 'en', time_zone = 'UTC' WHERE id = ?1", "l", group));
  g_assert_true (gops_store_commit (store, &error));
  return group;
}

static void
test_newcomers (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = make_group (test.store);
  gint64 ann = add_member (test.store, group, "Ann", 0, "", 0, 0);
  g_autoptr (GPtrArray) dues = NULL;
  const GopsCarePerson *late;

  add_member (test.store, group, "Bob", 3, "new", 0, 0);
  add_member (test.store, group, "Old", 100, "ordinary", 50, 5);
  assert_due (test.store, group, TODAY, "welcome: Bob, Ann\nfirst-word: Bob\n");
  dues = due_on (test.store, group, TODAY);
  late = g_ptr_array_index (((GopsCareDue *) g_ptr_array_index (dues, 0))->people, 0);
  g_assert_cmpint (late->days_late, ==, 2);
  g_assert_nonnull (strstr (late->text, "Welcome to Runners, Bob!"));
  g_assert_true (gops_care_note (test.store, group, "welcome", &ann, 1, TODAY, NULL, NULL, NULL));
  assert_due (test.store, group, TODAY, "welcome: Bob\nfirst-word: Bob\n");
  assert_due (test.store, group, "2026-03-03", "first-word: Bob\n");
}

static void
test_unanswered_only_where_replies_are_known (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = make_group (test.store);

  add_member (test.store, group, "Cem", 5, "new", 2, 0);
  assert_due (test.store, group, TODAY, "");
  add_member (test.store, group, "Old", 100, "ordinary", 50, 5);
  assert_due (test.store, group, TODAY, "answer-newcomers: Cem\n");
}

static void
test_done_is_noted_once_and_undone (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 group = make_group (test.store), n = 0;
  gint64 dee = add_member (test.store, group, "Dee", 40, "at-risk", 80, 9);
  guint written = 9;

  assert_due (test.store, group, TODAY, "win-back: Dee\n");
  g_assert_true (gops_care_note (test.store, group, "win-back", &dee, 1, TODAY, NULL, &written, &error));
  g_assert_cmpuint (written, ==, 1);
  g_assert_true (gops_care_note (test.store, group, "win-back", &dee, 1, TODAY, NULL, &written, &error));
  g_assert_cmpuint (written, ==, 0);
  g_assert_true (gops_store_read_int (test.store, &n, NULL, "SELECT count(*) FROM care_entry", NULL));
  g_assert_cmpint (n, ==, 1);
  assert_due (test.store, group, TODAY, "");
  assert_due (test.store, group, "2026-03-15", "");
  assert_due (test.store, group, "2026-03-16", "win-back: Dee\n");   /* every 14 days */
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  assert_due (test.store, group, TODAY, "win-back: Dee\n");
}

static void
test_later_waits_for_its_day (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 group = make_group (test.store);
  gint64 dee = add_member (test.store, group, "Dee", 40, "at-risk", 80, 9);

  g_assert_true (gops_care_note (test.store, group, "win-back", &dee, 1, TODAY, "2026-03-05", NULL, &error));
  assert_due (test.store, group, "2026-03-04", "");
  assert_due (test.store, group, "2026-03-05", "win-back: Dee\n");
  g_assert_true (gops_care_note (test.store, group, "win-back", &dee, 1, "2026-03-05", NULL, NULL, &error));
  assert_due (test.store, group, "2026-03-06", "");
  g_assert_false (gops_care_note (test.store, group, "win-back", &dee, 1, TODAY, "2026-03-01", NULL, &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (gops_care_note (test.store, group, "hug", &dee, 1, TODAY, NULL, NULL, &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_NOT_FOUND);
}

static void
test_a_day_has_room_for_few (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = make_group (test.store), first = 0;
  const char *const names[] = { "a", "b", "c", "d", "e", "f", "g" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gint64 person = add_member (test.store, group, names[i], 45, "silent", 70 - i, 1);

      first = first == 0 ? person : first;
    }
  assert_due (test.store, group, TODAY, "wake: a, b, c, d, e +2\n");
  g_assert_true (gops_care_note (test.store, group, "wake", &first, 1, TODAY, NULL, NULL, NULL));
  assert_due (test.store, group, TODAY, "wake: b, c, d, e +2\n");
}

static void
test_birthdays (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = make_group (test.store);

  add_member (test.store, group, "Eve", 365, "ordinary", 5, 1);
  assert_due (test.store, group, TODAY, "birthday: Eve\n");
  assert_due (test.store, group, "2026-03-03", "");
  g_assert_true (gops_store_exec_unjournaled (test.store, NULL, NULL, "UPDATE person SET birthday = '03-02'", NULL));   /* nobody told the year */
  assert_due (test.store, group, TODAY, "birthday: Eve\n");
  assert_due (test.store, group, "2026-03-03", "");
}

static void
test_what_is_not_wanted_is_not_due (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 group = make_group (test.store);

  add_member (test.store, group, "Dee", 40, "at-risk", 80, 9);
  g_assert_true (gops_care_set_wanted (test.store, "win-back", FALSE, &error));
  g_assert_true (gops_care_set_wanted (test.store, "wake", FALSE, &error));
  g_assert_false (gops_care_is_wanted (test.store, "win-back"));
  assert_due (test.store, group, TODAY, "");
  g_assert_true (gops_care_set_wanted (test.store, "win-back", TRUE, &error));
  g_assert_false (gops_care_is_wanted (test.store, "wake"));
  assert_due (test.store, group, TODAY, "win-back: Dee\n");
}

static void
test_tiers_of_other_schemes_say_what_to_do (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  const GPtrArray *schemes = gops_method_get_tier_schemes (gops_method_get_default ());

  for (guint i = 0; i < schemes->len; i++)
    {
      g_autoptr (GArray) plan = gops_care_plan (g_ptr_array_index (schemes, i));

      for (guint j = 0; j < plan->len; j++)
        {
          const GopsCare *care = &g_array_index (plan, GopsCare, j);

          g_assert_nonnull (gops_text_get (&care->name, "zh_CN"));
          g_assert_nonnull (gops_text_get (&care->why, "en"));
          for (guint k = 0; k < j; k++)
            g_assert_cmpstr (g_array_index (plan, GopsCare, k).id, !=, care->id);
        }
    }
}

/* On a day that is over nobody knows yet who has spoken since; a day that is kept tells when it was before. */
static void
test_last_spoken (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 group = make_group (test.store), fay;
  int today = gops_day_parse (TODAY), ago = 0;
  g_auto (GopsLocalDay) days = { NULL };
  gint64 last = gops_instant_of_day (today - 2, 700, "UTC");

  gops_local_day_init (&days, "UTC");
  fay = add_member (test.store, group, "Fay", 50, "", 3, 0);
  g_assert_true (gops_last_spoken_ago (test.store, group, fay, &days, last, today, &ago, &error));
  g_assert_cmpint (ago, ==, 2);
  g_assert_true (gops_last_spoken_ago (test.store, group, fay, &days, last, today - 10, &ago, &error));
  g_assert_cmpint (ago, ==, 0);   /* nothing is kept by the day: they may have spoken */
  g_assert_true (gops_store_begin (test.store, &error, "Days", NULL));
  gops_test_add_day (test.store, group, fay, today - 2, 1, 0);
  gops_test_add_day (test.store, group, fay, today - 17, 1, 0);
  g_assert_true (gops_store_commit (test.store, &error));
  g_assert_true (gops_last_spoken_ago (test.store, group, fay, &days, last, today - 10, &ago, &error));
  g_assert_cmpint (ago, ==, 7);
  g_assert_true (gops_last_spoken_ago (test.store, group, fay, &days, last, today - 20, &ago, &error));
  g_assert_cmpint (ago, ==, GOPS_TIER_NEVER);
  g_assert_true (gops_last_spoken_ago (test.store, group, fay, &days, 0, today, &ago, &error));
  g_assert_cmpint (ago, ==, GOPS_TIER_NEVER);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/care/newcomers", test_newcomers);
  g_test_add_func ("/care/unanswered-only-where-replies-are-known", test_unanswered_only_where_replies_are_known);
  g_test_add_func ("/care/done-is-noted-once-and-undone", test_done_is_noted_once_and_undone);
  g_test_add_func ("/care/later-waits-for-its-day", test_later_waits_for_its_day);
  g_test_add_func ("/care/a-day-has-room-for-few", test_a_day_has_room_for_few);
  g_test_add_func ("/care/birthdays", test_birthdays);
  g_test_add_func ("/care/what-is-not-wanted-is-not-due", test_what_is_not_wanted_is_not_due);
  g_test_add_func ("/care/tiers-of-other-schemes-say-what-to-do", test_tiers_of_other_schemes_say_what_to_do);
  g_test_add_func ("/care/last-spoken", test_last_spoken);
  return g_test_run ();
}
