/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one person has to do in several groups. */
#include "config.h"

#include "gops-day.h"
#include "gops-owner-load.h"
#include "gops-plan-item.h"
#include "gops-test-store.h"

#define TODAY 20514   /* 2026-03-02 */
#define HERE  "Asia/Shanghai"

typedef struct
{
  guint       group;   /* 0 or 1 */
  const char *date, *time, *owner, *title;
  int         minutes;
  const char *rule;    /* (nullable) */
} Item;

typedef struct
{
  const char *zones[2];
  Item        items[4];
  const char *told;    /* to both groups: codes with blanks between */
} Case;

static const Case cases[] = {
  { { HERE, HERE }, { { 0, "2026-03-05", "20:00", "小王", "A", 10, NULL }, { 1, "2026-03-05", "20:00", "小王", "B", 10, NULL } }, "two-at-once" },
  { { HERE, HERE }, { { 0, "2026-03-05", "20:00", "小王", "A", 10, NULL }, { 1, "2026-03-05", "20:00", "小王", "A", 10, NULL } }, "" },   /* one thing for both */
  { { HERE, HERE }, { { 0, "2026-03-05", "20:00", "小王", "A", 10, NULL }, { 1, "2026-03-05", "20:00", "小李", "B", 10, NULL } }, "" },
  { { HERE, HERE }, { { 0, "2026-03-05", "20:00", "群主", "A", 10, NULL }, { 1, "2026-03-05", "20:00", "群主", "B", 10, NULL } }, "" },   /* a part, not a person */
  { { HERE, HERE }, { { 0, "2026-03-05", "", "小王", "A", 10, NULL }, { 1, "2026-03-05", "", "小王", "B", 10, NULL } }, "" },
  { { HERE, "Europe/London" }, { { 0, "2026-03-05", "20:00", "小王", "A", 10, NULL }, { 1, "2026-03-05", "12:00", "小王", "B", 10, NULL } }, "two-at-once" },
  { { HERE, "Europe/London" }, { { 0, "2026-03-05", "20:00", "小王", "A", 10, NULL }, { 1, "2026-03-05", "20:00", "小王", "B", 10, NULL } }, "" },
  { { HERE, HERE }, { { 0, "2026-02-02", "20:00", "小王", "A", 10, "FREQ=WEEKLY" }, { 1, "2026-03-09", "20:00", "小王", "B", 10, NULL } }, "two-at-once" },
  { { HERE, HERE }, { { 0, "2026-03-05", "09:00", "小王", "A", 100, NULL }, { 1, "2026-03-05", "20:00", "小王", "B", 90, NULL } }, "owner-too-full" },
  { { HERE, HERE }, { { 0, "2026-03-05", "09:00", "小王", "A", 100, NULL }, { 0, "2026-03-05", "20:00", "小王", "B", 90, NULL } }, "" },   /* the group says so itself */
  { { HERE, HERE }, { { 0, "2026-03-29", "09:00", "小王", "A", 100, NULL }, { 1, "2026-03-29", "20:00", "小王", "B", 90, NULL } }, "" },   /* too far off */
};

static gint64
add_group (GopsStore *store, const char *name, const char *zone)
{
  gint64 group = gops_test_add_group (store, name);
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (store, &error, "Zone", NULL));
  g_assert_true (gops_store_exec (store, &error, "UPDATE chat_group SET time_zone = ?1, status = 'active' WHERE id = ?2", "sl", zone, group));
  g_assert_true (gops_store_commit (store, &error));
  return group;
}

static void
add_item (GopsStore *store, gint64 group, const Item *item)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPlanItem) record = gops_record_new (GOPS_TYPE_PLAN_ITEM, "group-id", group, "title", item->title, "on-date", item->date, "at-time", item->time,
    "owner", item->owner, "status", "ready", "minutes", (gint64) item->minutes, "recurrence", item->rule != NULL ? item->rule : "", NULL);

  g_assert_true (gops_record_insert (record, store, &error));
}

static char *
say (const GopsOwnerLoad *load, gint64 group)
{
  g_autoptr (GPtrArray) advice = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_advice_free);
  GString *said = g_string_new (NULL);

  gops_owner_load_advise (load, group, advice);
  for (guint i = 0; i < advice->len; i++)
    {
      const GopsAdvice *one = g_ptr_array_index (advice, i);

      g_assert_cmpint (one->record, !=, 0);
      g_assert_cmpint (g_utf8_strlen (one->title, -1), <=, 70);
      if (g_str_equal (one->code, GOPS_ADVICE_OWNER_TOO_FULL))
        g_assert_nonnull (strstr (one->title, " minutes of work on "));
      g_string_append_printf (said, "%s%s", said->len > 0 ? " " : "", one->code);
    }
  return g_string_free (said, FALSE);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsOwnerLoad) load = NULL, again = NULL;
  gint64 groups[2];

  for (guint i = 0; i < 2; i++)
    groups[i] = add_group (test.store, i == 0 ? "One" : "Two", c->zones[i]);
  g_assert_true (gops_store_begin (test.store, &error, "Plan", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (c->items) && c->items[i].date != NULL; i++)
    add_item (test.store, groups[c->items[i].group], &c->items[i]);
  g_assert_true (gops_store_commit (test.store, &error));
  load = gops_owner_load_new (test.store, TODAY, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *said = say (load, groups[i]);

      g_assert_cmpstr (said, ==, c->told);
    }
  again = gops_owner_load_new (test.store, TODAY, &error);
  g_assert_true (gops_owner_load_equal (load, again));
}

/* All of them at one moment, with seven different things to do. */
static void
test_many_groups (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsOwnerLoad) load = NULL;
  g_autofree char *said = NULL;
  gint64 last = 0, begun;

  g_assert_true (gops_store_begin (test.store, &error, "Plan", NULL));
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *name = g_strdup_printf ("Group %u", i);

      last = gops_test_add_group (test.store, name);
      for (guint day = 0; day < 42; day++)
        {
          g_autofree char *date = gops_day_format (TODAY + (int) day / 3), *title = g_strdup_printf ("Item %u", i % 7);
          const Item item = { 0, date, "20:00", "小王", title, 1, NULL };

          add_item (test.store, last, &item);
        }
    }
  g_assert_true (gops_store_commit (test.store, &error));
  begun = g_get_monotonic_time ();
  load = gops_owner_load_new (test.store, TODAY, &error);
  g_test_message ("42000 items of 1000 groups: %d ms", (int) ((g_get_monotonic_time () - begun) / 1000));
  g_assert_no_error (error);
  said = say (load, last);
  g_assert_cmpstr (said, ==, "two-at-once two-at-once two-at-once owner-too-full owner-too-full owner-too-full");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("TZ", "UTC", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/insight/owner-load/%u", i + 1);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/insight/owner-load/many-groups", test_many_groups);
  return g_test_run ();
}
