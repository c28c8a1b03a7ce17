/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an SOP changes later is offered to its copies: who has changed which part is told apart. */
#include "config.h"

#include "gops-day.h"
#include "gops-journal.h"
#include "gops-sop-apply.h"
#include "gops-sop-edit.h"
#include "gops-sop-offer.h"
#include "gops-test-store.h"

#define PLAN "SELECT g.name, i.on_date, i.at_time, i.title, i.text, i.owner FROM plan_item i JOIN chat_group g ON g.id = i.group_id ORDER BY g.name, on_date, at_time"

typedef struct
{
  GopsTestStore test;
  char         *sop;
  char         *first, *second;   /* entries */
} Fixture;

static char *
put (Fixture *fixture, const char *id, int day, const char *time, const char *said)
{
  const GopsSopItem item = { .id = id, .day = day, .time = time, .type = "topic", .title = { .en = said }, .text = { .en = said }, .owner = "owner", .minutes = 10 };
  g_autoptr (GError) error = NULL;
  char *made = NULL;

  g_assert_true (gops_own_sop_put_item (fixture->test.store, fixture->sop, &item, &made, &error));
  g_assert_no_error (error);
  return made;
}

/* As if time went by, so that what was added later is known to be later. */
static void
pin (Fixture *fixture, int minutes)
{
  gops_store_pin_clock (fixture->test.store, gops_instant_of_day (gops_day_parse ("2026-05-01"), minutes, NULL));
}

static void
exec (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (fixture->test.store, &error, "Change", NULL));
  g_assert_true (gops_store_end (fixture->test.store, gops_store_exec (fixture->test.store, &error, sql, NULL), &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  gint64 groups[2];
  GopsSopOrder order = { .groups = groups, .n_groups = 2, .first_day = gops_day_parse ("2026-05-04"), .stagger = 5 };
  g_autoptr (GError) error = NULL;

  fixture->test = gops_test_store_new ();
  pin (fixture, 0);
  groups[0] = gops_test_add_group (fixture->test.store, "A");
  groups[1] = gops_test_add_group (fixture->test.store, "B");
  exec (fixture, "UPDATE chat_group SET language = 'en', owner = 'Ann'");
  fixture->sop = gops_own_sop_new (fixture->test.store, "Mine", "en", &error);
  fixture->first = put (fixture, NULL, 1, "08:00", "One");
  fixture->second = put (fixture, NULL, 2, "09:00", "Two");
  order.sop = fixture->sop;
  pin (fixture, 10);
  g_assert_true (gops_sop_apply (fixture->test.store, &order, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  pin (fixture, 20);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gops_test_store_clear (&fixture->test);
  g_free (fixture->sop);
  g_free (fixture->first);
  g_free (fixture->second);
}

/* "A 2+1 left": for each group */
static char *
offered (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) offers = gops_sop_offer (fixture->test.store, fixture->sop, 0, NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < offers->len; i++)
    {
      const GopsSopOffer *offer = offers->pdata[i];

      g_string_append_printf (text, "%s%s %u+%u", i > 0 ? "; " : "", offer->name, offer->n_changes, offer->n_left);
    }
  return g_string_free (text, FALSE);
}

#define expect_offered(fixture, expected) G_STMT_START { \
    g_autofree char *said_ = offered (fixture); \
    g_assert_cmpstr (said_, ==, expected); } G_STMT_END

static guint
take_over (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_true (gops_sop_offer_accept (fixture->test.store, fixture->sop, 0, NULL, &n, &error));
  g_assert_no_error (error);
  return n;
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  expect_offered (fixture, "");
  g_assert_cmpuint (take_over (fixture), ==, 0);
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  exec (fixture, "UPDATE plan_item SET on_date = '2026-05-07' WHERE title = 'One' AND group_id = (SELECT id FROM chat_group WHERE name = 'A')");
  exec (fixture, "UPDATE plan_item SET text = 'Own words' WHERE title = 'One' AND group_id = (SELECT id FROM chat_group WHERE name = 'B')");
  g_free (put (fixture, fixture->first, 1, "08:00", "New"));
  expect_offered (fixture, "A 1+0; B 0+1");   /* moved by hand, and still the new words; other words are left */
  g_assert_cmpuint (take_over (fixture), ==, 1);
  gops_assert_query (fixture->test.store, PLAN, "A|2026-05-05|09:00|Two|Two|Ann; A|2026-05-07|08:00|New|New|Ann; "
                     "B|2026-05-04|08:05|One|Own words|Ann; B|2026-05-05|09:05|Two|Two|Ann");
  expect_offered (fixture, "B 0+1");
  g_assert_true (gops_store_undo (fixture->test.store, NULL, NULL));
  expect_offered (fixture, "A 1+0; B 0+1");
  g_assert_true (gops_store_redo (fixture->test.store, NULL, NULL));
  expect_offered (fixture, "B 0+1");
}

/* The distance between the groups stays. */
static void
test_time (Fixture *fixture, gconstpointer data)
{
  g_free (put (fixture, fixture->second, 3, "10:30", "Two"));
  expect_offered (fixture, "A 1+0; B 1+0");
  g_assert_cmpuint (take_over (fixture), ==, 2);
  gops_assert_query (fixture->test.store, "SELECT on_date, at_time, day_number FROM plan_item WHERE title = 'Two' ORDER BY at_time",
                     "2026-05-06|10:30|3; 2026-05-06|10:35|3");
  expect_offered (fixture, "");
}

static void
test_added_and_removed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *third = put (fixture, NULL, 5, "12:00", "Three");

  exec (fixture, "UPDATE plan_item SET owner = 'Bob' WHERE title = 'Two' AND group_id = (SELECT id FROM chat_group WHERE name = 'B')");
  g_assert_true (gops_own_sop_remove_item (fixture->test.store, fixture->sop, fixture->second, NULL));
  expect_offered (fixture, "A 2+0; B 1+1");
  pin (fixture, 30);
  g_assert_cmpuint (take_over (fixture), ==, 3);
  gops_assert_query (fixture->test.store, "SELECT title, on_date, at_time, status FROM plan_item WHERE title <> 'One' ORDER BY on_date, at_time",
                     "Two|2026-05-05|09:05|ready; Three|2026-05-08|12:00|ready; Three|2026-05-08|12:05|ready");
  expect_offered (fixture, "B 0+1");
  /* What was taken over and then thrown away is not offered again. */
  exec (fixture, "UPDATE plan_item SET status = 'done' WHERE title = 'Three' AND at_time = '12:00'");
  expect_offered (fixture, "B 0+1");
}

/* What is done or over stays as it was. */
static void
test_past (Fixture *fixture, gconstpointer data)
{
  exec (fixture, "UPDATE plan_item SET status = 'done' WHERE title = 'Two' AND at_time = '09:00'");
  g_free (put (fixture, fixture->first, 1, "08:00", "New"));
  g_free (put (fixture, fixture->second, 2, "09:00", "Newer"));
  gops_store_pin_clock (fixture->test.store, gops_instant_of_day (gops_day_parse ("2026-05-05"), 600, NULL));
  expect_offered (fixture, "B 1+0");
}

#define ADD(path, test) g_test_add ("/method/sop-offer/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("nothing", test_nothing);
  ADD ("words", test_words);
  ADD ("time", test_time);
  ADD ("added-and-removed", test_added_and_removed);
  ADD ("past", test_past);
  return g_test_run ();
}
