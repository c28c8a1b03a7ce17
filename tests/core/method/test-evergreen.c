/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weekly slots, the next free one, and items that return in them. */
#include "config.h"

#include "gops-evergreen.h"
#include "gops-journal.h"
#include "gops-method-error.h"
#include "gops-test-store.h"

#define MONDAY 20514   /* 2026-03-02 */

static gint64
add_group (GopsStore *store)
{
  gint64 group = gops_test_add_group (store, "Runners");
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (store, &error, "Zone", NULL));
  g_assert_true (gops_store_exec (store, &error, "UPDATE chat_group SET time_zone = 'Asia/Shanghai' WHERE id = ?1", "l", group));
  g_assert_true (gops_store_commit (store, &error));
  return group;
}

static void
set_slots (GopsStore *store, gint64 group, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) slots = gops_plan_slots_parse (text, &error);

  g_assert_no_error (error);
  g_assert_true (gops_plan_slots_write (store, group, slots, &error));
  g_assert_no_error (error);
}

static gint64
add_item (GopsStore *store, gint64 group, const char *date, const char *time, const char *type, int after, int times)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPlanItem) item = gops_record_new (GOPS_TYPE_PLAN_ITEM, "group-id", group, "on-date", date, "at-time", time, "type", type,
    "title", type, "text", "Hello", "status", "done", "result-reads", (gint64) 7, "reuse-after", (gint64) after, "reuse-times", (gint64) times, NULL);

  g_assert_true (gops_store_begin (store, &error, "Item", NULL));
  g_assert_true (gops_record_insert (item, store, &error));
  g_assert_true (gops_store_commit (store, &error));
  return gops_record_get_id (item);
}

static char *
say_free (GopsStore *store, gint64 group, int from, int to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) free = gops_plan_slots_find_free (store, group, from, to, &error);
  GString *said = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < free->len; i++)
    {
      const GopsFreeSlot *slot = &g_array_index (free, GopsFreeSlot, i);

      g_string_append_printf (said, "%s%d %d %s", i > 0 ? "; " : "", slot->day - MONDAY, slot->minutes / 60, slot->type);
    }
  return g_string_free (said, FALSE);
}

#define assert_free(from, to, expected) G_STMT_START { \
    g_autofree char *said_ = say_free (test.store, group, MONDAY + (from), MONDAY + (to)); \
    g_assert_cmpstr (said_, ==, expected); } G_STMT_END

static void
test_free (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = add_group (test.store);

  assert_free (0, 13, "");
  set_slots (test.store, group, "th 20:00; MO 12:00 topic; MO 20:00 qa");
  assert_free (0, 8, "0 12 topic; 0 20 qa; 3 20 ; 7 12 topic; 7 20 qa");
  add_item (test.store, group, "2026-03-02", "12:20", "sale", -1, -1);   /* near enough, whatever it is */
  add_item (test.store, group, "2026-03-05", "19:00", "sale", -1, -1);   /* too far off */
  add_item (test.store, group, "2026-03-09", "", "sale", -1, -1);        /* at no time */
  assert_free (0, 8, "0 20 qa; 3 20 ; 7 12 topic; 7 20 qa");
}

static void
test_next (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = add_group (test.store), noon = gops_instant_of_day (MONDAY, 12 * 60, "Asia/Shanghai");
  g_autoptr (GError) error = NULL;
  GopsFreeSlot slot = { 0 };

  g_assert_false (gops_plan_slots_find_next (test.store, group, noon, &slot, &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  set_slots (test.store, group, "MO 12:00 topic, MO 20:00 qa");
  g_assert_true (gops_plan_slots_find_next (test.store, group, noon, &slot, &error));   /* 12:00 is over */
  g_assert_cmpint (slot.minutes, ==, 20 * 60);
  g_assert_cmpstr (slot.type, ==, "qa");
  gops_free_slot_clear (&slot);
  add_item (test.store, group, "2026-03-02", "20:00", "sale", -1, -1);
  g_assert_true (gops_plan_slots_find_next (test.store, group, noon, &slot, &error));
  g_assert_cmpint (slot.day, ==, MONDAY + 7);
  gops_free_slot_clear (&slot);
}

static void
test_week (void)
{
  static const char *const wrong[] = { "MO", "XX 20:00", "MO 24:00", "MO 20:00 bogus", "MO 20:00 topic; x", NULL };
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = add_group (test.store);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) slots = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; wrong[i] != NULL; i++)
    {
      g_assert_null (gops_plan_slots_parse (wrong[i], &error));
      g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
      g_clear_error (&error);
    }
  set_slots (test.store, group, "SU 08:00; MO 12:00 打卡;");
  slots = gops_plan_slots_load (test.store, group, &error);
  text = gops_plan_slots_format (slots);
  g_assert_cmpstr (text, ==, "MO 12:00 checkin; SU 08:00");
  set_slots (test.store, group, "MO 12:00 checkin; SU 08:00");   /* the same leaves no action */
  set_slots (test.store, group, "");
  gops_assert_query (test.store, "SELECT count (*) FROM plan_slot", "0");
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  gops_assert_query (test.store, "SELECT weekday, at_time, type FROM plan_slot ORDER BY weekday", "1|12:00|checkin; 7|08:00|");
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  gops_assert_query (test.store, "SELECT count (*) FROM plan_slot", "0");
}

typedef struct
{
  const char *slots;
  const char *items[4];   /* "date type after times" */
  const char *filled;     /* from MONDAY, two weeks: day and type */
} Case;

static const Case cases[] = {
  { "MO 20:00; TH 20:00", { "2026-02-01 topic 10 -1" }, "0 topic; 10 topic" },                 /* rests for ten days */
  { "MO 20:00; TH 20:00", { "2026-02-01 topic 3 1" }, "0 topic" },                             /* once */
  { "MO 20:00; TH 20:00", { "2026-02-01 topic 3 0" }, "" },
  { "MO 20:00; TH 20:00", { "2026-02-28 topic 7 -1" }, "7 topic" },                            /* has not rested yet */
  { "MO 20:00; TH 20:00", { "2026-02-01 topic 30 -1", "2026-01-01 story 30 -1" }, "0 story; 3 topic" },
  { "MO 20:00 qa; TH 20:00", { "2026-02-01 topic 30 -1" }, "3 topic" },                        /* of another type */
  { "MO 20:00; TH 20:00", { "2026-02-01 topic -1 -1" }, "" },
  { "MO 20:00; TH 20:00", { "2026-03-13 topic 5 -1" }, "0 topic" },                  /* planned already, some days later */
  { "MO 20:00; MO 21:00", { "2026-02-01 topic 0 -1" }, "0 topic; 7 topic" },                   /* never twice on one day */
};

static void
test_fill (gconstpointer data)
{
  const Case *c = data;
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = add_group (test.store);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) fills = NULL;
  g_autoptr (GString) said = g_string_new (NULL);
  gint64 now = gops_instant_of_day (MONDAY, 0, "Asia/Shanghai");

  set_slots (test.store, group, c->slots);
  for (guint i = 0; i < G_N_ELEMENTS (c->items) && c->items[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (c->items[i], " ", 4);

      add_item (test.store, group, words[0], "09:00", words[1], atoi (words[2]), atoi (words[3]));
    }
  fills = gops_evergreen_find (test.store, group, MONDAY, MONDAY + 13, now, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < fills->len; i++)
    {
      const GopsEvergreenFill *fill = &g_array_index (fills, GopsEvergreenFill, i);

      g_string_append_printf (said, "%s%d %s", i > 0 ? "; " : "", fill->day - MONDAY, gops_record_get_text (fill->item, GOPS_PLAN_ITEM_TYPE));
    }
  g_assert_cmpstr (said->str, ==, c->filled);
}

static void
test_return (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = add_group (test.store), item = add_item (test.store, group, "2026-02-01", "09:00", "topic", 10, 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) fills = NULL;

  set_slots (test.store, group, "MO 20:00");
  g_assert_true (gops_store_begin (test.store, &error, "Material", NULL));
  g_assert_true (gops_store_exec (test.store, &error, "INSERT INTO material (id, kind, title) VALUES (5, 'link', 'Map')", NULL));
  g_assert_true (gops_store_exec (test.store, &error, "INSERT INTO plan_material (id, item_id, material_id) VALUES (6, ?1, 5)", "l", item));
  g_assert_true (gops_store_commit (test.store, &error));
  fills = gops_evergreen_find (test.store, group, MONDAY, MONDAY + 6, gops_instant_of_day (MONDAY, 0, NULL), &error);
  g_assert_true (gops_evergreen_fill (test.store, group, fills, &error));
  gops_assert_query (test.store, "SELECT on_date, at_time, title, text, status, result_reads, reuse_after, reuse_of IS NOT NULL FROM plan_item WHERE reuse_of IS NOT NULL",
                     "2026-03-02|20:00|topic|Hello|ready|-1|-1|1");
  gops_assert_query (test.store, "SELECT count (*) FROM plan_material", "2");
  g_assert_cmpuint (gops_evergreen_count (test.store, item), ==, 1);
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  gops_assert_query (test.store, "SELECT count (*) FROM plan_item", "1");
  gops_assert_query (test.store, "SELECT count (*) FROM plan_material", "1");
  g_assert_true (gops_store_redo (test.store, NULL, &error));
  g_assert_cmpuint (gops_evergreen_count (test.store, item), ==, 1);
}

static void
test_mark (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 id = add_item (test.store, add_group (test.store), "2026-02-01", "09:00", "topic", -1, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPlanItem) item = gops_record_load (GOPS_TYPE_PLAN_ITEM, test.store, id, &error);

  g_assert_true (gops_evergreen_set (test.store, item, 30, 4, &error));
  gops_assert_query (test.store, "SELECT reuse_after, reuse_times FROM plan_item", "30|4");
  g_assert_true (gops_evergreen_set (test.store, item, -1, 4, &error));
  gops_assert_query (test.store, "SELECT reuse_after, reuse_times FROM plan_item", "-1|-1");
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  gops_assert_query (test.store, "SELECT reuse_after, reuse_times FROM plan_item", "30|4");
  gops_record_set_text (item, GOPS_PLAN_ITEM_RECURRENCE, "FREQ=DAILY");
  g_assert_false (gops_evergreen_set (test.store, item, 30, 4, &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("TZ", "UTC", TRUE);
  g_test_add_func ("/method/slots/week", test_week);
  g_test_add_func ("/method/slots/free", test_free);
  g_test_add_func ("/method/slots/next", test_next);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/method/evergreen/fill/%u", i + 1);

      g_test_add_data_func (path, &cases[i], test_fill);
    }
  g_test_add_func ("/method/evergreen/return", test_return);
  g_test_add_func ("/method/evergreen/mark", test_mark);
  return g_test_run ();
}
