/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan as its views show it: of one group, of several, gathered, filtered, cut. */
#include "config.h"

#include <string.h>

#include "gops-day.h"
#include "gops-plan-cards.h"
#include "gops-plan-change.h"
#include "gops-rrule.h"
#include "gops-test-store.h"

#define DAY  "2026-11-10"
#define NEXT "2026-11-11"

typedef struct
{
  GopsTestStore test;
  gint64        groups[3];
} Fixture;

static gint64
add_item (GopsStore  *store,
          gint64      group,
          const char *title,
          const char *date,
          const char *time,
          const char *status,
          const char *rule)
{
  g_autoptr (GopsPlanItem) item = gops_record_new (GOPS_TYPE_PLAN_ITEM, "group-id", group, "title", title, "on-date", date, "at-time", time,
                                                   "status", status, "type", strchr (title, '?') != NULL ? "topic" : "course",
                                                   "owner", *time != '\0' ? "Ann" : "", NULL);
  g_autoptr (GError) error = NULL;
  GopsRecurrence recurrence = GOPS_RECURRENCE_INIT;

  if (rule != NULL)
    {
      g_assert_true (gops_rrule_parse (rule, -1, NULL, &recurrence, &error));
      gops_plan_series_write (item, &recurrence);
    }
  g_assert_true (gops_store_begin (store, &error, "Add", NULL));
  g_assert_true (gops_record_insert (item, store, &error));
  g_assert_true (gops_store_commit (store, &error));
  g_assert_no_error (error);
  return gops_record_get_id (item);
}

/* Three groups with the same lesson, one of them with more, and a series. */
static Fixture
make_fixture (void)
{
  Fixture fixture = { .test = gops_test_store_new () };
  GopsStore *store = fixture.test.store;

  fixture.groups[0] = gops_test_add_group (store, "Alder");
  fixture.groups[1] = gops_test_add_group (store, "Birch");
  fixture.groups[2] = gops_test_add_group (store, "Cedar");
  for (guint i = 0; i < 3; i++)
    (void) add_item (store, fixture.groups[i], "Lesson", DAY, "20:00", i == 1 ? "done" : "ready", NULL);
  (void) add_item (store, fixture.groups[0], "Who runs?", DAY, "08:00", "idea", NULL);
  (void) add_item (store, fixture.groups[0], "Some day", "", "", "idea", NULL);
  (void) add_item (store, fixture.groups[2], "Check in", DAY, "", "ready", "FREQ=DAILY");
  return fixture;
}

static void
fixture_clear (Fixture *fixture)
{
  gops_test_store_clear (&fixture->test);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static GopsPlanQuery
query_of (const char *from,
          const char *to,
          const char *today)
{
  return (GopsPlanQuery) { .from = gops_day_parse (from), .to = gops_day_parse (to), .now = gops_instant_of_day (gops_day_parse (today), 720, NULL) };
}

/* "10 Lesson×3=ready": day, title, how many, status. */
static void
assert_cards (Fixture       *fixture,
              GopsPlanQuery *query,
              const char    *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPlanCards) cards = gops_plan_cards_load (fixture->test.store, query, NULL, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < cards->cards->len; i++)
    {
      const GopsPlanCard *card = cards->cards->pdata[i];
      g_autofree char *date = card->day != GOPS_DAY_NONE ? gops_day_format (card->day) : g_strdup ("2026-11--");

      g_string_append_printf (text, "%s%s %s", i > 0 ? "; " : "", date + 8, card->title);
      if (card->items->len > 1)
        g_string_append_printf (text, "×%u", card->items->len);
      g_string_append_printf (text, "=%s", card->status);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_groups (void)
{
  g_auto (Fixture) fixture = make_fixture ();
  GopsPlanQuery query = query_of (DAY, NEXT, "2026-11-01");
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (gint64));

  assert_cards (&fixture, &query, "10 Check in=ready; 10 Who runs?=idea; 10 Lesson=ready; 10 Lesson=done; 10 Lesson=ready; 11 Check in=ready");
  query.gather = TRUE;
  assert_cards (&fixture, &query, "10 Check in=ready; 10 Who runs?=idea; 10 Lesson×3=ready; 11 Check in=ready");
  g_array_append_vals (groups, fixture.groups, 2);
  query.groups = groups;
  query.undated = TRUE;
  assert_cards (&fixture, &query, "- Some day=idea; 10 Who runs?=idea; 10 Lesson×2=ready");
}

/* A series that has begun shows its next day on a board; what is over was missed. */
static void
test_status (void)
{
  g_auto (Fixture) fixture = make_fixture ();
  GopsPlanQuery query = query_of (DAY, "2026-11-20", "2026-11-12");

  query.gather = query.next_only = TRUE;
  assert_cards (&fixture, &query, "10 Who runs?=missed; 10 Lesson×3=missed; 12 Check in=due");
}

static void
run (GopsStore  *store,
     const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (store, &error, "Run", NULL));
  g_assert_true (gops_store_exec (store, &error, sql, NULL));
  g_assert_true (gops_store_commit (store, &error));
  g_assert_no_error (error);
}

/* One group's lesson is skipped: the others' is as far as it was. Only a card of nothing else is missed. */
static void
test_skipped (void)
{
  static const struct { const char *ready, *done, *today, *expected; } cases[] = {
    { "Alder", "Birch", "2026-11-01", "10 Lesson×3=ready" },
    { "Alder", "Birch", DAY, "10 Lesson×3=ready" },
    { "Alder", "Birch", "2026-11-12", "10 Lesson×3=missed" },
    { "", "Birch", DAY, "10 Lesson×3=done" },
    { "", "Birch", "2026-11-12", "10 Lesson×3=done" },
    { "", "", DAY, "10 Lesson×3=missed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) fixture = make_fixture ();
      GopsPlanQuery query = query_of (DAY, DAY, cases[i].today);
      GopsPlanFilter filter = { .text = (char *) "Lesson" };
      g_autofree char *sql = g_strdup_printf ("UPDATE plan_item SET status = CASE (SELECT name FROM chat_group g WHERE g.id = group_id)"
                                              " WHEN '%s' THEN 'ready' WHEN '%s' THEN 'done' ELSE 'missed' END WHERE title = 'Lesson'",
                                              cases[i].ready, cases[i].done);

      run (fixture.test.store, sql);
      query.gather = TRUE;
      query.filter = &filter;
      assert_cards (&fixture, &query, cases[i].expected);
    }
}

/* What is skipped today does not become due at its time. */
static void
test_skipped_alone (void)
{
  g_auto (Fixture) fixture = make_fixture ();
  GopsPlanQuery query = query_of (DAY, DAY, DAY);
  GopsPlanFilter filter = { .text = (char *) "runs" };

  query.filter = &filter;
  assert_cards (&fixture, &query, "10 Who runs?=due");
  run (fixture.test.store, "UPDATE plan_item SET status = 'missed' WHERE title = 'Who runs?'");
  assert_cards (&fixture, &query, "10 Who runs?=missed");
  run (fixture.test.store, "UPDATE plan_item SET skip_reason = 'Rain' WHERE title = 'Who runs?'");
  assert_cards (&fixture, &query, "10 Who runs?=skipped");
}

static void
test_filters (void)
{
  g_auto (Fixture) fixture = make_fixture ();
  GopsPlanQuery query = query_of (DAY, DAY, "2026-11-01");
  const char *types[] = { "topic", NULL }, *statuses[] = { "done", "idea", NULL };
  GopsPlanFilter filter = { 0 };

  query.filter = &filter;
  filter.types = (GStrv) types;
  assert_cards (&fixture, &query, "10 Who runs?=idea");
  filter = (GopsPlanFilter) { .statuses = (GStrv) statuses };
  assert_cards (&fixture, &query, "10 Who runs?=idea; 10 Lesson=done");
  filter = (GopsPlanFilter) { .owner = (char *) "" };
  assert_cards (&fixture, &query, "10 Check in=ready");
  filter = (GopsPlanFilter) { .text = (char *) "birch LESS" };   /* the group's name, and a part of the title */
  assert_cards (&fixture, &query, "10 Lesson=done");
  filter = (GopsPlanFilter) { .sop = (char *) "camp-7" };
  assert_cards (&fixture, &query, "");
  g_assert_true (gops_plan_filter_is_empty (&(GopsPlanFilter) { .text = (char *) "" }));
}

static void
test_cut (void)
{
  g_auto (Fixture) fixture = make_fixture ();
  GopsPlanQuery query = query_of (DAY, NEXT, "2026-11-01");
  g_autoptr (GopsPlanCards) cards = NULL;

  query.gather = TRUE;
  query.per_day = 1;
  assert_cards (&fixture, &query, "10 Check in=ready; 11 Check in=ready");
  cards = gops_plan_cards_load (fixture.test.store, &query, NULL, NULL);
  g_assert_cmpuint (gops_plan_cards_hidden (cards, gops_day_parse (DAY)), ==, 2);
  g_assert_cmpuint (gops_plan_cards_hidden (cards, gops_day_parse (NEXT)), ==, 0);
  g_assert_cmpuint (cards->n_items, ==, 6);
  g_assert_cmpuint (cards->n_groups, ==, 3);
}

/* A card has the key of its item, so that focus and choice outlive a change; moving it moves all it stands for. */
static void
test_moves (void)
{
  g_auto (Fixture) fixture = make_fixture ();
  GopsPlanQuery query = query_of (DAY, "2026-11-20", "2026-11-01");
  GopsStore *store = fixture.test.store;
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPlanCards) cards = NULL;

  query.gather = TRUE;
  query.to = query.from;
  cards = gops_plan_cards_load (store, &query, NULL, &error);
  for (guint i = 0; i < cards->cards->len; i++)
    {
      GopsPlanCard *card = cards->cards->pdata[i];
      g_autoptr (GPtrArray) items = gops_plan_card_load (card, store, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (items->len, ==, card->items->len);
      g_assert_cmpint (gops_plan_item_key (items->pdata[0]), ==, card->key);
      g_assert_true (gops_plan_move_all (store, items, GOPS_PLAN_ONE, NEXT, i == 2 ? "21:30" : NULL, &error));
      g_assert_no_error (error);
    }
  query.to = query.from + 1;
  assert_cards (&fixture, &query, "11 Check in×2=ready; 11 Who runs?=idea; 11 Lesson×3=ready");
  gops_assert_query (store, "SELECT count(*) FROM plan_item WHERE on_date = '" NEXT "' AND at_time = '21:30'", "3");
}

/* Several on several days keep their distance; one action. */
static void
test_keeps_distance (void)
{
  g_auto (Fixture) fixture = make_fixture ();
  GopsStore *store = fixture.test.store;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 first = add_item (store, fixture.groups[1], "One", DAY, "09:00", "idea", NULL);
  gint64 second = add_item (store, fixture.groups[1], "Two", "2026-11-13", "09:00", "idea", NULL);

  g_ptr_array_add (items, gops_record_load (GOPS_TYPE_PLAN_ITEM, store, first, NULL));
  g_ptr_array_add (items, gops_record_load (GOPS_TYPE_PLAN_ITEM, store, second, NULL));
  g_assert_true (gops_plan_move_all (store, items, GOPS_PLAN_ONE, "2026-12-30", NULL, &error));
  gops_assert_query (store, "SELECT on_date, at_time FROM plan_item WHERE title IN ('One', 'Two') ORDER BY title", "2026-12-30|09:00; 2027-01-02|09:00");
  gops_record_set_text (items->pdata[0], GOPS_PLAN_ITEM_STATUS, "ready");
  gops_record_set_text (items->pdata[1], GOPS_PLAN_ITEM_STATUS, "ready");
  g_assert_true (gops_plan_edit_all (store, items, GOPS_PLAN_ONE, &error));
  gops_assert_query (store, "SELECT DISTINCT status FROM plan_item WHERE title IN ('One', 'Two')", "ready");
}

/* Copies of one entry, two minutes after one another, are one card; one that was moved by hand is not on it. All moved, they
 * keep their distance. */
static void
test_staggered (void)
{
  g_auto (Fixture) fixture = make_fixture ();
  GopsStore *store = fixture.test.store;
  GopsPlanQuery query = query_of (NEXT, NEXT, "2026-11-01");
  GopsPlanFilter filter = { .text = (char *) "Opening" };
  g_autoptr (GopsPlanCards) cards = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 24; i++)
    {
      g_autofree char *time = g_strdup_printf ("%02d:%02d", 9 + i * 4 / 60, i * 4 % 60);

      (void) add_item (store, fixture.groups[i % 3], "Opening", NEXT, i == 5 ? "20:00" : time, "ready", NULL);
    }
  query.filter = &filter;
  query.gather = TRUE;
  run (store, "UPDATE plan_item SET sop = 'camp', sop_entry = 'open' WHERE title = 'Opening'");
  assert_cards (&fixture, &query, "11 Opening×23=ready; 11 Opening=ready");
  query.per_day = 1;
  assert_cards (&fixture, &query, "11 Opening×23=ready");
  cards = gops_plan_cards_load (store, &query, NULL, &error);
  g_assert_cmpuint (gops_plan_cards_hidden (cards, gops_day_parse (NEXT)), ==, 1);
  g_assert_cmpstr (((GopsPlanCard *) cards->cards->pdata[0])->times, ==, "09:00–10:32");
  items = gops_plan_card_load (cards->cards->pdata[0], store, &error);
  g_assert_true (gops_plan_move_all (store, items, GOPS_PLAN_ONE, DAY, "18:30", &error));
  gops_assert_query (store, "SELECT min (at_time), max (at_time), count (DISTINCT at_time) FROM plan_item WHERE title = 'Opening' AND on_date = '" DAY "'",
                     "18:30|20:02|23");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/plan-cards/groups", test_groups);
  g_test_add_func ("/plan-cards/status", test_status);
  g_test_add_func ("/plan-cards/skipped", test_skipped);
  g_test_add_func ("/plan-cards/skipped-alone", test_skipped_alone);
  g_test_add_func ("/plan-cards/filters", test_filters);
  g_test_add_func ("/plan-cards/cut", test_cut);
  g_test_add_func ("/plan-cards/moves", test_moves);
  g_test_add_func ("/plan-cards/keeps-distance", test_keeps_distance);
  g_test_add_func ("/plan-cards/staggered", test_staggered);

  return g_test_run ();
}
