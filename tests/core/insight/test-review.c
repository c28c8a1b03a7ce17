/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reviews: what is counted, what is not known, and how both are said. */
#include "config.h"

#include <string.h>

#include "gops-day.h"
#include "gops-method-error.h"
#include "gops-review.h"
#include "gops-sample.h"
#include "gops-test-store.h"
#include "gops-write-text.h"

#define TODAY "2026-03-31"

typedef struct
{
  GopsTestStore test;
  gint64        group;
} Group;

static void
exec (Group *self, const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (self->test.store, &error, "Set up", NULL));
  g_assert_true (gops_store_exec (self->test.store, &error, sql, "l", self->group));
  g_assert_true (gops_store_commit (self->test.store, &error));
  g_assert_no_error (error);
}

static void
begin (Group *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 3, 31, 12, 0, 0);

  self->test = gops_test_store_new ();
  gops_store_pin_clock (self->test.store, g_date_time_to_unix (now) * G_USEC_PER_SEC);
  self->group = gops_store_new_id (self->test.store);
  exec (self, "INSERT INTO chat_group (id, name, language, time_zone) VALUES (?1, 'Runners', 'en', 'Europe/London')");
}

static void
end (Group *self)
{
  gops_test_store_clear (&self->test);
}

static GopsReview *
load (Group *self, const char *from, const char *until)
{
  g_autoptr (GError) error = NULL;
  GopsReview *review = gops_review_load (self->test.store, self->group, from, until, NULL, &error);

  g_assert_no_error (error);
  return review;
}

static char *
write_text (const GopsReview *review)
{
  g_autoptr (GopsDocument) document = gops_review_document (review);

  return gops_write_text (document, "plain");
}

/* A group of which nothing is known: no number is made up, and each gap is said. */
static void
test_nothing_is_known (void)
{
  Group group;
  g_autoptr (GopsReview) review = NULL;
  g_autofree char *text = NULL;

  begin (&group);
  review = load (&group, NULL, NULL);
  g_assert_cmpint (review->until - review->from + 1, ==, GOPS_REVIEW_DAYS);
  g_assert_cmpint (review->members, ==, -1);
  g_assert_cmpint (review->joined, ==, -1);
  g_assert_cmpint (review->messages, ==, -1);
  g_assert_cmpint (review->spoke, ==, -1);
  g_assert_cmpuint (review->spans->len, ==, 0);
  text = write_text (review);
  g_assert_nonnull (strstr (text, "How many members there are is not known"));
  g_assert_nonnull (strstr (text, "What was said is not known"));
  g_assert_nonnull (strstr (text, "Nothing was planned"));
  g_assert_null (strstr (text, "nan"));
  end (&group);
}

static void
test_plan (void)
{
  Group group;
  g_autoptr (GopsReview) review = NULL;
  g_autofree char *text = NULL;

  begin (&group);
  exec (&group, "INSERT INTO plan_item (group_id, type, title, on_date, status, done_at, result_replies, result_reads) VALUES"
        " (?1, 'topic', 'Shoes', '2026-03-10', 'done', unixepoch ('2026-03-10 20:00') * 1000000, 12, 40),"
        " (?1, 'topic', 'Socks', '2026-03-12', 'done', unixepoch ('2026-03-14 20:00') * 1000000, 3, -1),"
        " (?1, 'poll', 'When', '2026-03-15', 'ready', 0, -1, -1), (?1, 'poll', 'Perhaps', '2026-03-16', 'idea', 0, -1, -1),"
        " (?1, 'poll', 'Before', '2026-01-15', 'done', 1, -1, -1), (?1, 'poll', 'Today', '" TODAY "', 'ready', 0, -1, -1)");
  exec (&group, "INSERT INTO plan_item (group_id, type, title, on_date, status, skip_reason) VALUES (?1, 'event', 'Rain', '2026-03-20', 'missed', 'it rained')");
  review = load (&group, "2026-03-01", TODAY);
  g_assert_cmpuint (review->planned, ==, 4);
  g_assert_cmpuint (review->done, ==, 2);
  g_assert_cmpuint (review->on_day, ==, 1);
  g_assert_cmpuint (review->missed, ==, 1);
  g_assert_cmpuint (review->skipped, ==, 1);
  g_assert_cmpstr (review->best, ==, "Shoes");
  g_assert_cmpstr (g_array_index (review->types, GopsReviewType, 0).type, ==, "topic");
  g_assert_cmpint (g_array_index (review->types, GopsReviewType, 0).replies, ==, 15);
  g_assert_cmpint (g_array_index (review->types, GopsReviewType, 0).reads, ==, 40);
  g_assert_cmpint (g_array_index (review->types, GopsReviewType, 0).sales, ==, -1);
  text = write_text (review);
  g_assert_nonnull (strstr (text, "2 of 4 items went out, 1 on its day; 1 was missed, 1 was left out on purpose."));
  end (&group);
}

/* Typed-in numbers stand where nothing was imported. */
static void
test_typed_in (void)
{
  Group group;
  g_autoptr (GopsReview) review = NULL;

  begin (&group);
  exec (&group, "INSERT INTO group_day (group_id, on_date, members, joined, gone, spoke, messages) VALUES (?1, '2026-03-10', 80, 5, 1, -1, 30),"
        " (?1, '2026-03-20', 84, 4, -1, -1, 50), (?1, '2026-02-10', 70, 9, 9, -1, 40)");
  review = load (&group, "2026-03-01", TODAY);
  g_assert_cmpint (review->members, ==, 84);
  g_assert_cmpint (review->joined, ==, 9);
  g_assert_cmpint (review->left, ==, 1);
  g_assert_cmpint (review->messages, ==, 80);
  g_assert_cmpint (review->before, ==, 40);
  g_assert_cmpint (review->active_days, ==, 2);
  g_assert_cmpint (review->spoke, ==, -1);
  end (&group);
}

static void
test_periods (void)
{
  static const struct { const char *from, *until; } wrong[] = { { "2026-03-10", "2026-03-09" }, { "2027-01-01", NULL }, { "1900-01-01", "2026-03-01" } };
  Group group;
  g_autoptr (GopsReview) review = NULL;

  begin (&group);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (gops_review_load (group.test.store, group.group, wrong[i].from, wrong[i].until, NULL, &error));
      g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
    }
  review = load (&group, "2026-03-20", "2030-01-01");   /* a day that is still to come counts as today */
  g_assert_cmpint (review->until, ==, gops_day_parse (TODAY));
  end (&group);
}

static void
test_named_periods (void)
{
  static const struct { GopsReviewPeriod period; const char *today, *from, *until; } cases[] = {
    { GOPS_REVIEW_7_DAYS, "2026-03-03", "2026-02-25", "2026-03-03" },       { GOPS_REVIEW_30_DAYS, "2026-03-31", "2026-03-02", "2026-03-31" },
    { GOPS_REVIEW_THIS_MONTH, "2026-03-01", "2026-03-01", "2026-03-01" },   { GOPS_REVIEW_LAST_MONTH, "2024-03-31", "2024-02-01", "2024-02-29" },
    { GOPS_REVIEW_LAST_MONTH, "2026-01-01", "2025-12-01", "2025-12-31" },   { GOPS_REVIEW_90_DAYS, "2026-03-31", "2026-01-01", "2026-03-31" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *from = NULL, *until = NULL;

      gops_review_find_period (cases[i].period, cases[i].today, &from, &until);
      g_assert_cmpstr (from, ==, cases[i].from);
      g_assert_cmpstr (until, ==, cases[i].until);
    }
}

/* Of the sample: the numbers hold against plain questions to the workspace. */
static void
test_sample (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) groups = NULL;

  g_assert_true (gops_sample_create (test.store, NULL, &error));
  groups = gops_statement_load_ids (gops_store_query (test.store, &error, "SELECT id FROM chat_group", NULL), &error);
  for (guint i = 0; i < groups->len; i++)
    {
      g_autoptr (GopsReview) review = gops_review_load (test.store, g_array_index (groups, gint64, i), NULL, NULL, NULL, &error);
      g_autofree char *text = NULL;
      gint64 messages, sum = 0;

      g_assert_no_error (error);
      g_assert_true (gops_store_read_int (test.store, &messages, &error, "SELECT coalesce (sum (messages), 0) FROM activity_group WHERE group_id = ?1 AND day BETWEEN ?2 AND ?3",
                                          "lii", g_array_index (groups, gint64, i), review->from, review->until));
      for (guint k = 0; k < review->spans->len; k++)
        sum += g_array_index (review->spans, GopsReviewSpan, k).messages;
      if (review->messages >= 0)
        g_assert_cmpint (review->messages, ==, messages);
      g_assert_cmpint (sum, ==, MAX (review->messages, 0));
      g_assert_cmpint (review->spoke, <=, review->members);
      g_assert_cmpuint (review->done + review->missed + review->skipped, ==, review->planned);
      text = write_text (review);
      g_assert_null (strstr (text, "{"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/review/nothing-is-known", test_nothing_is_known);
  g_test_add_func ("/review/plan", test_plan);
  g_test_add_func ("/review/typed-in", test_typed_in);
  g_test_add_func ("/review/periods", test_periods);
  g_test_add_func ("/review/named-periods", test_named_periods);
  g_test_add_func ("/review/sample", test_sample);
  return g_test_run ();
}
