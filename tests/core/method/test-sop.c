/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SOPs: reading users' own strictly, the days and hours of their entries, many groups at once. */
#include "config.h"

#include <string.h>

#include "gops-day.h"
#include "gops-journal.h"
#include "gops-method.h"
#include "gops-own-sops.h"
#include "gops-plan-maker.h"
#include "gops-sop-apply.h"
#include "gops-sop-days.h"
#include "gops-sop-origin.h"
#include "gops-test-store.h"

#define SOP(items) "{\"format\": 1, \"name\": {\"zh_CN\": \"早读\"}, \"items\": [" items "]}"
#define ITEM(more) "{\"day\": 1, \"time\": \"08:00\", \"type\": \"topic\", \"title\": {\"zh_CN\": \"早读\"}" more "}"

static const GopsSop *
read_sop (const char *json, GopsArena *arena, GError **error)
{
  return gops_own_sop_read (json, -1, "mine", "mine.json", arena, error);
}

/* Everything that the program brings stands there again as it stood. */
static void
test_reads_back (void)
{
  const GPtrArray *sops = gops_method_get_sops (gops_method_get_default ());

  for (guint i = 0; i < sops->len; i++)
    {
      g_autoptr (GopsArena) arena = gops_arena_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *once = gops_sop_to_json (sops->pdata[i]), *twice = NULL;
      const GopsSop *again = read_sop (once, arena, &error);

      g_assert_no_error (error);
      twice = gops_sop_to_json (again);
      g_assert_cmpstr (once, ==, twice);
      g_assert_cmpuint (again->n_items, ==, ((const GopsSop *) sops->pdata[i])->n_items);
    }
}

static void
test_guesses (void)
{
  g_autoptr (GopsArena) arena = gops_arena_new ();
  g_autoptr (GError) error = NULL;
  const GopsSop *sop = read_sop (SOP (ITEM ("") ", " ITEM (", \"id\": \"noon\", \"materials\": []") ", {\"day\": 9, \"time\": \"09:00\","
                                 " \"type\": \"news\", \"title\": {\"en\": \"News\"}}"), arena, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (sop->id, ==, "mine");
  g_assert_cmpstr (sop->items[0].id, ==, "entry-1");
  g_assert_cmpstr (sop->items[1].id, ==, "noon");
  g_assert_null (sop->items[1].materials);
  g_assert_cmpstr (sop->items[0].owner, ==, "owner");
  g_assert_cmpstr (sop->start.event, ==, "date");
  g_assert_cmpint (sop->days, ==, 9);
  g_assert_cmpint (sop->repeat, ==, 1);
}

static const struct
{
  const char *json;
  const char *message;
} wrong[] = {
  { "{", "mine.json is not well-formed JSON" },
  { SOP ("{\"day\": 1}"), "mine.json: items[0].time" },
  { SOP ("{\"time\": \"08:00\", \"type\": \"topic\", \"title\": {\"en\": \"A\"}}"), "mine.json: items[0].day" },
  { SOP (ITEM (", \"tomorrow\": 1")), "mine.json: items[0].tomorrow" },
  { SOP (ITEM (", \"id\": \"a\"") ", " ITEM (", \"id\": \"a\"")), "mine.json: items[1].id: “a”" },
  { SOP (ITEM (", \"until\": \"07:00\"")), "mine.json: items[0].until" },
  { SOP (ITEM (", \"weekday\": 8")), "mine.json: items[0].weekday" },
  { SOP (ITEM (", \"on\": \"lunar:30-1\"")), "mine.json: items[0].on" },
  { SOP (ITEM (", \"on\": \"holiday:nothing\"")), "mine.json: items[0].on" },
  { "{\"format\": 1, \"name\": {\"en\": \"A\"}, \"start\": {\"event\": \"tier\"}, \"items\": []}", "mine.json: start.tier" },
  { "{\"format\": 1, \"name\": {\"en\": \"A\"}, \"start\": {\"event\": \"weekday\"}, \"items\": []}", "mine.json: start.weekday" },
  { "{\"format\": 1, \"name\": {\"en\": \"A\"}, \"kinds\": [\"moon\"], \"items\": []}", "mine.json: kinds" },
  { "{\"format\": 1, \"name\": {\"en\": \"A\"}, \"items\": [], \"repeat\": 1000}", "mine.json: repeat" },
};

static void
test_says_what_is_wrong (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GopsArena) arena = gops_arena_new ();
      g_autoptr (GError) error = NULL;

      g_assert_null (read_sop (wrong[i].json, arena, &error));
      g_assert_nonnull (error);
      if (!g_str_has_prefix (error->message, wrong[i].message))
        g_error ("“%s” instead of “%s …”", error->message, wrong[i].message);
    }
}

static void
test_limits (void)
{
  g_autoptr (GString) json = g_string_new ("{\"format\": 1, \"name\": {\"en\": \"A\"}, \"items\": [");
  g_autoptr (GopsArena) arena = gops_arena_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i <= GOPS_OWN_SOP_MAX_ITEMS; i++)
    g_string_append_printf (json, "%s" ITEM (""), i > 0 ? ", " : "");
  g_string_append (json, "]}");
  g_assert_null (read_sop (json->str, arena, &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_SCHEMA);
  g_clear_error (&error);
  g_assert_null (gops_own_sop_read (SOP ("") "\0", (gssize) sizeof (SOP ("")), "mine", "mine.json", arena, &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_SYNTAX);
}

/* An entry falls on its day, on the first such weekday, or on the first such date, not before its day. */
static void
test_days (void)
{
  const struct { int day, weekday; const char *on, *expected; } cases[] = {
    { 1, 0, NULL, "2026-09-01" },
    { 0, 0, NULL, "2026-08-31" },
    { -1, 0, NULL, "2026-08-30" },
    { 1, 2, NULL, "2026-09-01" },   /* 1 September 2026 is a Tuesday */
    { 1, 1, NULL, "2026-09-07" },
    { 8, 7, NULL, "2026-09-13" },
    { 1, 0, "lunar:8-15", "2026-09-25" },
    { 1, 0, "2026-12-31", "2026-12-31" },
    { -20, 0, "2026-08-20", "2026-08-20" },
    { 1, 0, "trade:double11-7", "2026-11-04" },
    { 1, 0, "2026-08-31", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const GopsSopItem item = { .day = cases[i].day, .weekday = cases[i].weekday, .on = cases[i].on };
      int day = gops_sop_item_day (&item, NULL, gops_day_parse ("2026-09-01"));
      g_autofree char *date = day != GOPS_DAY_NONE ? gops_day_format (day) : NULL;

      g_assert_cmpstr (date, ==, cases[i].expected);
    }
}

static void
test_first_days (void)
{
  const GopsMethod *method = gops_method_get_default ();
  int monday = gops_day_parse ("2026-11-30");
  g_autofree char *weekly = gops_day_format (gops_plan_first_day (gops_method_find_sop (method, "weekly-rhythm"), monday + 1));

  g_assert_cmpstr (weekly, ==, "2026-12-07");
  g_assert_cmpint (gops_plan_first_day (gops_method_find_sop (method, "camp-7"), monday), >=, monday);
  g_assert_cmpint (gops_sop_count_days (gops_method_find_sop (method, "weekly-rhythm")), ==, 28);
  g_assert_cmpint (gops_sop_count_days (gops_method_find_sop (method, "double11")), ==, 33);
}

static void
keep (GopsStore *store, const char *json, const char *expected_id)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = gops_own_sop_save (store, NULL, NULL, json, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, expected_id);
}

static void
test_keeps_own (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsSops) sops = NULL, fewer = NULL;

  keep (test.store, SOP (ITEM ("")), "own");
  keep (test.store, SOP (ITEM ("")), "own-2");
  sops = gops_sops_load (test.store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gops_sops_get_all (sops)->len, ==, gops_method_get_sops (gops_method_get_default ())->len + 2);
  g_assert_nonnull (gops_sops_find (sops, "own-2", &error));
  g_assert_null (gops_own_sop_save (test.store, "camp-7", NULL, SOP (""), &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (gops_own_sop_remove (test.store, "own-2", &error));
  g_assert_false (gops_own_sop_remove (test.store, "camp-7", &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
  fewer = gops_sops_load (test.store, NULL);
  g_assert_null (gops_sops_find (fewer, "own-2", NULL));
  g_assert_true (gops_store_undo (test.store, NULL, NULL));
  gops_assert_query (test.store, "SELECT name FROM method_template WHERE kind = 'sops' ORDER BY name", "own; own-2");
}

/* --- many groups --- */

static GArray *
add_groups (GopsStore *store, guint n)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Group %02u", i);
      gint64 id = gops_test_add_group (store, name);

      g_array_append_val (ids, id);
    }
  g_assert_true (gops_store_exec_unjournaled (store, NULL, NULL,
                 "UPDATE chat_group SET quiet_from = '22:00', quiet_until = '08:00', language = 'zh_CN', opened_on = '2026-05-04'", NULL));
  return ids;
}

#define HOURS "SELECT g.name, i.on_date, i.at_time, i.until_time FROM plan_item i JOIN chat_group g ON g.id = i.group_id ORDER BY g.name, on_date, at_time"

static void
apply (GopsStore *store, GArray *groups, const char *sop, const char *from, int stagger, int spread)
{
  const GopsSopOrder order = { sop, (const gint64 *) groups->data, groups->len, gops_day_parse (from), stagger, spread };
  GopsSopApplied applied = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_sop_apply (store, &order, NULL, NULL, &applied, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (applied.groups, ==, groups->len);
}

/* Groups follow each other, a day's items stay as far from each other as they are, and nothing is in the quiet hours: where the
 * room before them ends, the next group begins anew. */
static void
test_staggers (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GArray) groups = add_groups (test.store, 4);

  keep (test.store, SOP ("{\"day\": 1, \"time\": \"20:00\", \"until\": \"20:30\", \"type\": \"live\", \"title\": {\"en\": \"Live\"}},"
                         "{\"day\": 1, \"time\": \"21:20\", \"type\": \"digest\", \"title\": {\"en\": \"Digest\"}},"
                         "{\"day\": 2, \"time\": \"07:00\", \"type\": \"news\", \"title\": {\"en\": \"News\"}}"), "own");
  apply (test.store, groups, "own", "2026-05-04", 15, 0);
  gops_assert_query (test.store, HOURS,
                     "Group 00|2026-05-04|20:00|20:30; Group 00|2026-05-04|21:20|; Group 00|2026-05-05|08:00|; "
                     "Group 01|2026-05-04|20:15|20:45; Group 01|2026-05-04|21:35|; Group 01|2026-05-05|08:15|; "
                     "Group 02|2026-05-04|20:30|21:00; Group 02|2026-05-04|21:50|; Group 02|2026-05-05|08:30|; "
                     "Group 03|2026-05-04|20:05|20:35; Group 03|2026-05-04|21:25|; Group 03|2026-05-05|08:45|");
  g_assert_true (gops_store_undo (test.store, NULL, NULL));
  gops_assert_query (test.store, "SELECT count (*) FROM plan_item", "0");
  g_assert_true (gops_store_redo (test.store, NULL, NULL));
  gops_assert_query (test.store, "SELECT count (*) FROM plan_item", "12");
}

/* What the SOP has late in the evening comes before the quiet hours, unless that is over by now: never into the past. */
static void
test_never_into_the_past (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GArray) groups = add_groups (test.store, 1);
  const GopsSopOrder order = { .sop = "own", .groups = (const gint64 *) groups->data, .n_groups = 1, .first_day = gops_day_parse ("2026-05-04") };
  GopsSopApplied applied = { 0 };

  g_assert_true (gops_store_exec_unjournaled (test.store, NULL, NULL, "UPDATE chat_group SET time_zone = 'UTC'", NULL));
  keep (test.store, SOP ("{\"day\": 1, \"time\": \"23:30\", \"until\": \"23:50\", \"type\": \"live\", \"title\": {\"en\": \"Live\"}},"
                         "{\"day\": 2, \"time\": \"23:30\", \"type\": \"live\", \"title\": {\"en\": \"Live\"}}"), "own");
  gops_store_pin_clock (test.store, gops_instant_of_day (gops_day_parse ("2026-05-04"), 23 * 60 + 7, "UTC"));
  g_assert_true (gops_sop_apply (test.store, &order, NULL, NULL, &applied, NULL));
  gops_assert_query (test.store, HOURS, "Group 00|2026-05-04|23:30|23:50; Group 00|2026-05-05|21:30|");
  g_assert_cmpuint (applied.moved, ==, 2);
}

static void
test_spreads (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GArray) groups = add_groups (test.store, 4);

  keep (test.store, SOP (ITEM ("")), "own");
  apply (test.store, groups, "own", "2026-05-04", 0, 60);
  gops_assert_query (test.store, "SELECT at_time FROM plan_item ORDER BY at_time", "08:00; 08:15; 08:30; 08:45");
}

/* Materials by name: what the library has is attached, what it lacks is to be prepared. */
static void
test_materials (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GArray) groups = add_groups (test.store, 1);
  GopsSopApplied applied = { 0 };

  g_assert_true (gops_store_begin (test.store, NULL, "Add", NULL));
  g_assert_true (gops_store_exec (test.store, NULL, "INSERT INTO material (id, title) VALUES (7, '海报')", NULL));
  g_assert_true (gops_store_commit (test.store, NULL));
  keep (test.store, SOP (ITEM (", \"materials\": [\"海报\", \"课件\", \"海报\"]")), "own");
  apply (test.store, groups, "own", "2026-05-04", 0, 0);
  gops_assert_query (test.store, "SELECT material_id, position FROM plan_material", "7|0");
  gops_assert_query (test.store, "SELECT text, done FROM plan_check", "课件|0");
  g_assert_true (gops_sop_apply (test.store, &(GopsSopOrder) { .sop = "own", .groups = (const gint64 *) groups->data, .n_groups = 1,
                                 .first_day = gops_day_parse ("2026-05-05") }, NULL, NULL, &applied, NULL));
  g_assert_cmpuint (applied.missing, ==, 1);
}

/* What nobody can do any more is left out and counted; else it is only counted. */
static void
test_leaves_past (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GArray) groups = add_groups (test.store, 2);
  GopsSopOrder order = { "own", (const gint64 *) groups->data, 2, gops_day_parse ("2026-05-04"), 0, 0, TRUE };
  GopsSopApplied applied = { 0 };

  gops_store_pin_clock (test.store, gops_instant_of_day (order.first_day, 12 * 60, NULL));
  keep (test.store, SOP ("{\"day\": -2, \"time\": \"20:00\", \"type\": \"notice\", \"title\": {\"en\": \"Soon\"}}, " ITEM ("")), "own");
  g_assert_true (gops_sop_apply (test.store, &order, NULL, NULL, &applied, NULL));
  g_assert_cmpuint (applied.items, ==, 2);
  g_assert_cmpuint (applied.past, ==, 2);
  gops_assert_query (test.store, "SELECT DISTINCT on_date FROM plan_item", "2026-05-04");
  g_assert_true (gops_store_undo (test.store, NULL, NULL));
  g_assert_true (gops_sop_count_present (test.store, "own", order.groups, 2, &applied, NULL));
  g_assert_cmpuint (applied.groups, ==, 0);
  order.leave_past = FALSE;
  g_assert_true (gops_sop_apply (test.store, &order, NULL, NULL, &applied, NULL));
  g_assert_cmpuint (applied.items, ==, 4);
  g_assert_cmpuint (applied.past, ==, 2);
  g_assert_true (gops_sop_count_present (test.store, "own", order.groups, 1, &applied, NULL));
  g_assert_cmpuint (applied.groups, ==, 1);
  g_assert_cmpuint (applied.items, ==, 2);
}

/* Day 1 is the opening of each group. */
static void
test_opening (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GArray) groups = add_groups (test.store, 2);
  const GopsSopOrder order = { "own", (const gint64 *) groups->data, 2, GOPS_DAY_NONE, 0, 0 };

  g_assert_true (gops_store_exec_unjournaled (test.store, NULL, NULL, "UPDATE chat_group SET opened_on = '2026-06-01' WHERE name = 'Group 01'", NULL));
  keep (test.store, "{\"format\": 1, \"name\": {\"en\": \"Opening\"}, \"start\": {\"event\": \"opening\"}, \"items\": ["
                    "{\"day\": 0, \"time\": \"20:00\", \"type\": \"notice\", \"title\": {\"en\": \"Tomorrow\"}}]}", "opening");
  ((GopsSopOrder *) &order)->sop = "opening";
  g_assert_true (gops_sop_apply (test.store, &order, NULL, NULL, NULL, NULL));
  gops_assert_query (test.store, "SELECT on_date, day_number FROM plan_item ORDER BY on_date", "2026-05-03|0; 2026-05-31|0");
}

static void
test_cancels (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GArray) groups = add_groups (test.store, 2);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const GopsSopOrder order = { "camp-7", (const gint64 *) groups->data, 2, gops_day_parse ("2026-05-04"), 0, 0 };
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (gops_sop_apply (test.store, &order, NULL, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  gops_assert_query (test.store, "SELECT count (*) FROM plan_item", "0");
}

/* The item remembers what it and its entry said; nobody has changed either. */
static void
test_origin (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GArray) groups = add_groups (test.store, 1);
  g_autoptr (GPtrArray) items = NULL;

  apply (test.store, groups, "camp-7", "2026-05-04", 0, 0);
  items = gops_record_load_all (GOPS_TYPE_PLAN_ITEM, test.store, NULL, "", NULL);
  g_assert_cmpuint (items->len, ==, gops_method_find_sop (gops_method_get_default (), "camp-7")->n_items);
  for (guint i = 0; i < items->len; i++)
    {
      const GopsSopItem *entry = gops_sop_find_item (gops_method_find_sop (gops_method_get_default (), "camp-7"),
                                                     gops_record_get_text (items->pdata[i], GOPS_PLAN_ITEM_SOP_ENTRY));
      GopsSopOrigin origin, now;
      g_autofree char *again = NULL;

      g_assert_true (gops_sop_origin_read (gops_record_get_text (items->pdata[i], GOPS_PLAN_ITEM_SOP_ORIGIN), &origin));
      again = gops_sop_origin_write (&origin);
      g_assert_cmpstr (again, ==, gops_record_get_text (items->pdata[i], GOPS_PLAN_ITEM_SOP_ORIGIN));
      now = origin;
      gops_sop_origin_set_item (&now, items->pdata[i]);
      gops_sop_origin_set_entry (&now, entry, "zh_CN");
      g_assert_cmpmem (now.item, sizeof now.item, origin.item, sizeof origin.item);
      g_assert_cmpmem (now.entry, sizeof now.entry, origin.entry, sizeof origin.entry);
      g_assert_cmpuint (now.entry[GOPS_SOP_WORDS], ==, now.item[GOPS_SOP_WORDS]);
    }
  g_assert_false (gops_sop_origin_read ("", &(GopsSopOrigin) { 0 }));
  g_assert_false (gops_sop_origin_read ("x y", &(GopsSopOrigin) { 0 }));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/method/sop/reads-back", test_reads_back);
  g_test_add_func ("/method/sop/guesses", test_guesses);
  g_test_add_func ("/method/sop/says-what-is-wrong", test_says_what_is_wrong);
  g_test_add_func ("/method/sop/limits", test_limits);
  g_test_add_func ("/method/sop/days", test_days);
  g_test_add_func ("/method/sop/first-days", test_first_days);
  g_test_add_func ("/method/sop/keeps-own", test_keeps_own);
  g_test_add_func ("/method/sop/staggers", test_staggers);
  g_test_add_func ("/method/sop/never-into-the-past", test_never_into_the_past);
  g_test_add_func ("/method/sop/spreads", test_spreads);
  g_test_add_func ("/method/sop/materials", test_materials);
  g_test_add_func ("/method/sop/leaves-past", test_leaves_past);
  g_test_add_func ("/method/sop/opening", test_opening);
  g_test_add_func ("/method/sop/cancels", test_cancels);
  g_test_add_func ("/method/sop/origin", test_origin);
  return g_test_run ();
}
