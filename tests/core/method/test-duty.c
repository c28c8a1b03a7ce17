/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Duties: which messages count, what is recorded of them, and how members stand. */
#include "config.h"

#include <string.h>

#include "gops-day.h"
#include "gops-duty-record.h"
#include "gops-duty-standing.h"
#include "gops-journal.h"
#include "gops-message-number.h"
#include "gops-person-forget.h"
#include "gops-test-store.h"
#include "gops-write-text.h"

#define DAY  "2026-03-02"   /* a Monday */
#define ZONE "Asia/Shanghai"

/* --- what counts --- */

static void
test_counts (void)
{
  static const struct { const char *words; int least; const char *text; gboolean counts; } cases[] = {
    { "打卡，签到", 0, "第3天 打卡", TRUE },
    { "打卡，签到", 0, "今天签到啦", TRUE },
    { "打卡", 0, "早上好", FALSE },
    { "Done, check in", 0, "I am DONE", TRUE },
    { "打卡", 10, "打卡", FALSE },
    { "打卡", 4, "打卡 了 哦", TRUE },
    { "打卡", 5, "打卡 了 哦", FALSE },
    { "", 5, "一二三四五", TRUE },
    { "", 0, "打卡", FALSE },
    { " , ，", 0, "打卡", FALSE },
    { "打卡", 0, "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GopsDuty) duty = gops_record_new (GOPS_TYPE_DUTY, "name", "x", "words", cases[i].words, "min-length", (gint64) cases[i].least, NULL);
      g_autoptr (GopsDutyRule) rule = gops_duty_rule_new (duty);

      g_test_message ("%s %d %s", cases[i].words, cases[i].least, cases[i].text);
      g_assert_cmpint (gops_duty_rule_counts (rule, cases[i].text), ==, cases[i].counts);
    }
}

static void
test_days (void)
{
  static const struct { const char *recurrence, *starts, *ends; int from, to; const char *days; } cases[] = {
    { "", "", "", 0, 2, "0 1 2" },
    { "", "2026-03-03", "2026-03-04", 0, 9, "1 2" },
    { "FREQ=WEEKLY;BYDAY=MO,TH", "", "", 0, 8, "0 3 7" },
    { "FREQ=DAILY;INTERVAL=2", "2026-03-03", "", 0, 6, "1 3 5" },
    { "nonsense", "", "", 0, 1, "0 1" },
    { "", "2026-03-09", "", 0, 3, "" },
  };
  int first = gops_day_parse (DAY);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GopsDuty) duty = gops_record_new (GOPS_TYPE_DUTY, "name", "x", "recurrence", cases[i].recurrence, "starts", cases[i].starts, "ends",
                                                   cases[i].ends, NULL);
      g_autoptr (GopsDutyRule) rule = gops_duty_rule_new (duty);
      g_autoptr (GArray) days = gops_duty_rule_list_days (rule, first + cases[i].from, first + cases[i].to);
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint d = 0; d < days->len; d++)
        g_string_append_printf (text, "%s%d", d > 0 ? " " : "", g_array_index (days, int, d) - first);
      g_assert_cmpstr (text->str, ==, cases[i].days);
    }
}

/* --- a group --- */

typedef struct
{
  GopsTestStore test;
  gint64        group, duty;
  gint64        people[3];   /* Ann, Bob, Cem */
  int           n;
} Group;

static void
exec (Group      *self,
      const char *sql,
      gint64      one,
      gint64      two,
      const char *text)
{
  g_autoptr (GError) error = NULL;

  gops_store_exec (self->test.store, &error, sql, "lls", one, two, text);
  g_assert_no_error (error);
}

static void
begin (Group *self)
{
  static const char *const names[] = { "Ann", "Bob", "Cem" };
  g_autoptr (GError) error = NULL;

  self->test = gops_test_store_new ();
  self->group = gops_store_new_id (self->test.store);
  gops_store_pin_clock (self->test.store, gops_instant_of_day (gops_day_parse (DAY) + 4, 12 * 60, ZONE));
  g_assert_true (gops_store_begin (self->test.store, &error, "Set up", NULL));
  exec (self, "INSERT INTO chat_group (id, name, language, time_zone) VALUES (?1, 'Writers', 'en', '" ZONE "')", self->group, 0, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      self->people[i] = gops_store_new_id (self->test.store);
      exec (self, "INSERT INTO person (id, name) VALUES (?1, ?3)", self->people[i], 0, names[i]);
      exec (self, "INSERT INTO membership (id, group_id, person_id) VALUES (?1 + 1000, ?2, ?1)", self->people[i], self->group, NULL);
    }
  self->duty = gops_store_new_id (self->test.store);
  exec (self, "INSERT INTO duty (id, group_id, name, words, starts) VALUES (?1, ?2, '日记', '打卡', ?3)", self->duty, self->group, DAY);
}

static void
settle (Group *self)
{
  g_autoptr (GError) error = NULL;

  gops_store_commit (self->test.store, &error);
  g_assert_no_error (error);
}

static void
end (Group *self)
{
  gops_test_store_clear (&self->test);
}

static void
say (Group      *self,
     guint       who,
     int         day,
     const char *text)
{
  gint64 at = gops_instant_of_day (gops_day_parse (DAY) + day, 9 * 60 + self->n % 60, ZONE);
  g_autoptr (GError) error = NULL;

  gops_store_exec (self->test.store, &error, "INSERT INTO message (group_id, message_id, person_id, at, body) VALUES (?1, ?2, ?3, ?4, ?5)", "lllls", self->group,
                   gops_message_number (at, (guint64) ++self->n), self->people[who], at, text);
  g_assert_no_error (error);
}

#define CHECK_INS "SELECT p.name, c.on_date FROM check_in c JOIN person p ON p.id = c.person_id WHERE c.batch IS NULL OR c.batch IN" \
                  " (SELECT id FROM batch WHERE state = 'done') ORDER BY p.name, c.on_date"

/* --- recording --- */

static void
test_record (void)
{
  Group group = { 0 };
  GopsDutyFound found;
  g_autoptr (GError) error = NULL;

  begin (&group);
  say (&group, 0, 0, "打卡 一");
  say (&group, 0, 0, "再打卡");
  say (&group, 0, 1, "打卡 二");
  say (&group, 1, 0, "早");
  say (&group, 1, 0, "");
  say (&group, 1, -1, "打卡, too early");
  settle (&group);
  g_assert_true (gops_duty_record_again (group.test.store, group.group, 0, &found, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (found.n_new, ==, 2);
  g_assert_cmpuint (found.n_messages, ==, 6);
  g_assert_cmpuint (found.n_without_text, ==, 1);
  gops_assert_query (group.test.store, CHECK_INS, "Ann|2026-03-02; Ann|2026-03-03");
  gops_assert_query (group.test.store, "SELECT sum (checkins) FROM membership", "2");
  g_assert_true (gops_duty_record_again (group.test.store, group.group, group.duty, &found, NULL, NULL, &error));
  g_assert_cmpuint (found.n_new, ==, 0);
  g_assert_true (gops_store_undo (group.test.store, NULL, &error));   /* looking again left no action */
  gops_assert_query (group.test.store, CHECK_INS, "");
  gops_assert_query (group.test.store, "SELECT sum (checkins) FROM membership", "0");
  g_assert_true (gops_store_redo (group.test.store, NULL, &error));
  gops_assert_query (group.test.store, CHECK_INS, "Ann|2026-03-02; Ann|2026-03-03");
  g_assert_true (gops_store_undo (group.test.store, NULL, &error));
  g_assert_true (gops_duty_record_again (group.test.store, group.group, 0, &found, NULL, NULL, &error));
  g_assert_cmpuint (found.n_new, ==, 2);
  gops_assert_query (group.test.store, CHECK_INS, "Ann|2026-03-02; Ann|2026-03-03");
  g_assert_no_error (error);
  end (&group);
}

static void
test_tick (void)
{
  Group group = { 0 };
  int day = gops_day_parse (DAY);
  g_autoptr (GError) error = NULL;
  guint n;

  begin (&group);
  settle (&group);
  g_assert_true (gops_duty_tick (group.test.store, group.duty, day, group.people, 2, TRUE, &n, &error));
  g_assert_cmpuint (n, ==, 2);
  gops_assert_query (group.test.store, CHECK_INS, "Ann|2026-03-02; Bob|2026-03-02");
  g_assert_true (gops_duty_tick (group.test.store, group.duty, day, group.people, 2, TRUE, &n, &error));
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (gops_duty_tick (group.test.store, group.duty, day, group.people, 1, FALSE, &n, &error));
  g_assert_cmpuint (n, ==, 1);
  gops_assert_query (group.test.store, CHECK_INS, "Bob|2026-03-02");
  g_assert_true (gops_store_undo (group.test.store, NULL, &error));
  gops_assert_query (group.test.store, CHECK_INS, "Ann|2026-03-02; Bob|2026-03-02");
  g_assert_true (gops_store_redo (group.test.store, NULL, &error));
  gops_assert_query (group.test.store, CHECK_INS, "Bob|2026-03-02");
  gops_assert_query (group.test.store, "SELECT sum (checkins) FROM membership", "1");
  g_assert_no_error (error);
  end (&group);
}

static void
test_change (void)
{
  Group group = { 0 };
  g_autoptr (GopsDuty) duty = NULL;
  g_autoptr (GopsDuty) other = NULL;
  g_autoptr (GError) error = NULL;

  begin (&group);
  settle (&group);
  g_assert_true (gops_duty_tick (group.test.store, group.duty, gops_day_parse (DAY), group.people, 1, TRUE, NULL, &error));
  duty = gops_record_load (GOPS_TYPE_DUTY, group.test.store, group.duty, &error);
  g_assert_true (gops_duty_rename (group.test.store, duty, "Diary", &error));
  gops_assert_query (group.test.store, "SELECT d.name, c.duty FROM duty d, check_in c", "Diary|Diary");
  g_assert_true (gops_store_undo (group.test.store, NULL, &error));
  gops_assert_query (group.test.store, "SELECT d.name, c.duty FROM duty d, check_in c", "日记|日记");
  other = gops_record_new (GOPS_TYPE_DUTY, "group-id", group.group, "name", "Run", NULL);
  g_assert_cmpint (gops_duty_add (group.test.store, other, &error), !=, 0);
  gops_assert_query (group.test.store, "SELECT words, position FROM duty WHERE name = 'Run'", "Run|1");
  g_assert_true (gops_duty_remove (group.test.store, gops_record_get_id (other), &error));
  gops_assert_query (group.test.store, "SELECT count (*) FROM duty", "1");
  g_assert_no_error (error);
  g_clear_object (&other);
  other = gops_record_new (GOPS_TYPE_DUTY, "group-id", group.group, NULL);
  g_assert_cmpint (gops_duty_add (group.test.store, other, &error), ==, 0);
  g_assert_nonnull (error);
  end (&group);
}

/* --- how they stand --- */

static void
tick (Group *self,
      guint  who,
      int    day)
{
  g_autoptr (GError) error = NULL;

  gops_duty_tick (self->test.store, self->duty, gops_day_parse (DAY) + day, &self->people[who], 1, TRUE, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_person (const GopsDutyStanding *standing,
               guint                   index,
               const char             *expected)
{
  const GopsDutyPerson *person = standing->people->pdata[index];
  g_autofree char *text = g_strdup_printf ("%s %u/%u, row %u of %u, missed %u, week %u%s", person->name, person->done, person->due, person->streak,
                                           person->longest, person->missed, person->week_missed, person->today ? ", today" : "");

  g_assert_cmpstr (text, ==, expected);
}

/* Today is the fifth day: Ann has done it always, Bob not today yet, Cem came on the fourth day and missed it. */
static void
test_standing (void)
{
  Group group = { 0 };
  g_autoptr (GopsDutyStanding) today = NULL;
  g_autoptr (GopsDutyStanding) earlier = NULL;
  g_autoptr (GopsDocument) document = NULL;
  g_autofree char *text = NULL, *ranks = NULL;
  g_autoptr (GError) error = NULL;

  begin (&group);
  exec (&group, "UPDATE membership SET joined_on = '2026-03-05' WHERE person_id = ?1", group.people[2], 0, NULL);
  settle (&group);
  for (int day = 0; day < 5; day++)
    {
      tick (&group, 0, day);
      if (day == 0 || day == 2 || day == 3)
        tick (&group, 1, day);
    }
  today = gops_duty_standing_load (group.test.store, group.duty, GOPS_DAY_NONE, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (today->is_due);
  g_assert_cmpuint (today->n_today, ==, 1);
  assert_person (today, 0, "Ann 5/5, row 5 of 5, missed 0, week 0, today");
  assert_person (today, 1, "Bob 3/4, row 2 of 2, missed 0, week 1");
  assert_person (today, 2, "Cem 0/1, row 0 of 0, missed 1, week 1");
  g_assert_cmpuint (gops_duty_count_missed (today, 1), ==, 1);
  g_assert_cmpuint (gops_duty_count_missed (today, 2), ==, 0);
  earlier = gops_duty_standing_load (group.test.store, group.duty, gops_day_parse (DAY) + 1, NULL, &error);
  assert_person (earlier, 0, "Ann 2/2, row 2 of 2, missed 0, week 0, today");
  assert_person (earlier, 1, "Bob 1/2, row 0 of 1, missed 1, week 1");
  document = gops_duty_honour_document (today, 10);
  text = gops_write_text (document, "plain");
  g_assert_cmpstr (text, ==, "Honour Roll: 日记\n\nWriters, 6 March 2026: 3 members, 80 % of all days done.\n"
                   "Rank | Name | Days in a row | Longest row | Days done\n1 | Ann | 5 | 5 | 5 / 5\n2 | Bob | 2 | 2 | 3 / 4");
  ranks = gops_duty_honour_ranks (today, 10);
  g_assert_cmpstr (ranks, ==, "Ann | 5 | in a row, 5 days in all\nBob | 2 | in a row, 3 days in all");
  end (&group);
}

/* A list from the chat whose title holds the duty's name is one of its check-ins; those of a merged account are of who stays. */
static void
test_others (void)
{
  Group group = { 0 };
  g_autoptr (GopsDutyStanding) standing = NULL;
  g_autoptr (GError) error = NULL;

  begin (&group);
  exec (&group, "INSERT INTO person (id, name, merged_into) VALUES (77, 'Ann2', ?1)", group.people[0], 0, NULL);
  exec (&group, "INSERT INTO check_in (id, person_id, group_id, on_date, duty) VALUES (1, ?1, ?2, ?3, '3月2日日记接龙')", group.people[1], group.group, DAY);
  exec (&group, "INSERT INTO check_in (id, person_id, group_id, on_date, duty) VALUES (2, 77, ?2, ?3, '日记')", 0, group.group, DAY);
  exec (&group, "INSERT INTO check_in (id, person_id, group_id, on_date, duty) VALUES (3, ?1, ?2, ?3, 'something else')", group.people[2], group.group, DAY);
  settle (&group);
  standing = gops_duty_standing_load (group.test.store, group.duty, gops_day_parse (DAY), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (standing->n_today, ==, 2);
  assert_person (standing, 2, "Cem 0/1, row 0 of 0, missed 1, week 1");
  g_assert_true (gops_duty_tick (group.test.store, group.duty, gops_day_parse (DAY), group.people, 2, FALSE, NULL, &error));
  gops_assert_query (group.test.store, "SELECT duty FROM check_in", "something else");
  g_assert_true (gops_person_forget (group.test.store, group.people[2], NULL, NULL, &error));
  gops_assert_query (group.test.store, "SELECT count (*) FROM check_in", "0");
  end (&group);
}

/* 500 members on 100 days. */
static void
test_speed (void)
{
  Group group = { 0 };
  g_autoptr (GopsDutyStanding) standing = NULL;
  g_autoptr (GError) error = NULL;
  GopsDutyFound found;
  gint64 start;

  begin (&group);
  exec (&group, "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 499) INSERT INTO person (id, name) SELECT 9000000 + i, 'P' || i FROM n",
        0, 0, NULL);
  exec (&group, "INSERT INTO membership (id, group_id, person_id) SELECT id, ?2, id FROM person WHERE id >= 9000000 AND id < 9001000", 0, group.group, NULL);
  exec (&group, "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99) INSERT INTO message (group_id, message_id, person_id, at, body)"
        " SELECT ?2, (29540000 + i * 1440) * 68719476736 + p.id, p.id, (29540000 + i * 1440) * 60000000, 'day ' || i || ' 打卡' FROM n, person p WHERE p.id >= 9000000 AND p.id < 9001000"
        " AND (p.id + i) % 10 <> 0", 0, group.group, NULL);
  exec (&group, "UPDATE duty SET starts = ''", 0, 0, NULL);
  settle (&group);
  start = g_get_monotonic_time ();
  g_assert_true (gops_duty_record_again (group.test.store, group.group, 0, &found, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (found.n_new, ==, 45000);
  g_test_message ("recording %u of %u messages: %.0f ms", found.n_new, found.n_messages, (double) (g_get_monotonic_time () - start) / 1000);
  start = g_get_monotonic_time ();
  standing = gops_duty_standing_load (group.test.store, group.duty, 29540000 / 1440 + 100, NULL, &error);
  g_test_message ("standing of %u members: %.0f ms", standing->people->len, (double) (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpuint (standing->people->len, ==, 503);
  g_assert_cmpuint (standing->n_done, ==, 45000);
  end (&group);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/method/duty/counts", test_counts);
  g_test_add_func ("/method/duty/days", test_days);
  g_test_add_func ("/method/duty/record", test_record);
  g_test_add_func ("/method/duty/tick", test_tick);
  g_test_add_func ("/method/duty/change", test_change);
  g_test_add_func ("/method/duty/standing", test_standing);
  g_test_add_func ("/method/duty/others", test_others);
  g_test_add_func ("/method/duty/speed", test_speed);
  return g_test_run ();
}
