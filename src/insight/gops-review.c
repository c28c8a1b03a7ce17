/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The review of a period: the numbers. */
#include "config.h"

#include "gops-review.h"

#include <glib/gi18n.h>

#include "gops-advice.h"
#include "gops-batch.h"
#include "gops-day.h"
#include "gops-method-error.h"
#include "gops-own-schemes.h"
#include "gops-people-merge.h"
#include "gops-plan-occurrence.h"
#include "gops-plan-outcome.h"
#include "gops-points.h"
#include "gops-topics.h"

#define MOST_DAYS   3660
#define MOST_PEOPLE 5
#define MOST_TOPICS 8

static void
clear_type (gpointer data)
{
  g_free (((GopsReviewType *) data)->type);
}

static void
clear_count (gpointer data)
{
  g_free (((GopsReviewCount *) data)->name);
}

static GArray *
new_counts (void)
{
  GArray *counts = g_array_new (FALSE, FALSE, sizeof (GopsReviewCount));

  g_array_set_clear_func (counts, clear_count);
  return counts;
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const GopsReviewCount *one = a, *other = b;

  return one->n != other->n ? (one->n < other->n) - (one->n > other->n) : g_strcmp0 (one->name, other->name);
}

static gint64
group_of (const GopsReview *self)
{
  return gops_record_get_id (self->dossier->group);
}

/* --- plan --- */

static GopsReviewType *
find_type (GopsReview *self, const char *type)
{
  GopsReviewType added = { .reads = -1, .replies = -1, .joins = -1, .sales = -1 };

  for (guint i = 0; i < self->types->len; i++)
    if (g_str_equal (g_array_index (self->types, GopsReviewType, i).type, type))
      return &g_array_index (self->types, GopsReviewType, i);
  added.type = g_strdup (type);
  g_array_append_val (self->types, added);
  return &g_array_index (self->types, GopsReviewType, self->types->len - 1);
}

static void
add_result (gint64 *sum, gpointer item, guint column)
{
  gint64 value = gops_record_get_int (item, column);

  if (value >= 0)
    *sum = MAX (*sum, 0) + value;
}

static void
count_done (GopsReview *self, GopsReviewType *type, gpointer item, int day)
{
  const char *zone = gops_record_get_text (self->dossier->group, GOPS_GROUP_TIME_ZONE);
  gint64 done_at = gops_record_get_int (item, GOPS_PLAN_ITEM_DONE_AT), replies = gops_record_get_int (item, GOPS_PLAN_ITEM_RESULT_REPLIES);

  self->done++;
  type->done++;
  self->on_day += done_at > 0 && gops_day_of_instant (done_at, zone) <= day;
  add_result (&type->reads, item, GOPS_PLAN_ITEM_RESULT_READS);
  add_result (&type->replies, item, GOPS_PLAN_ITEM_RESULT_REPLIES);
  add_result (&type->joins, item, GOPS_PLAN_ITEM_RESULT_JOINS);
  add_result (&type->sales, item, GOPS_PLAN_ITEM_RESULT_SALES);
  if (replies > self->best_replies)
    {
      self->best_replies = replies;
      g_free (self->best);
      self->best = g_strdup (gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE));
    }
}

/* Ideas were no promise; what is for today may still come. */
static void
count_item (GopsReview *self, gpointer item, int today)
{
  const char *status = gops_record_get_text (item, GOPS_PLAN_ITEM_STATUS);
  int day = gops_day_parse (gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE));
  gboolean done = g_str_equal (status, "done");
  GopsReviewType *type;

  if (day == GOPS_DAY_NONE || day < self->from || day > self->until || *status == '\0' || g_str_equal (status, "idea") || (!done && day >= today))
    return;
  type = find_type (self, gops_record_get_text (item, GOPS_PLAN_ITEM_TYPE));
  type->planned++;
  self->planned++;
  if (done)
    count_done (self, type, item, day);
  else if (gops_plan_is_skipped (item))
    self->skipped++;
  else
    self->missed++;
}

static int
compare_types (gconstpointer a, gconstpointer b)
{
  const GopsReviewType *one = a, *other = b;

  return one->done != other->done ? (one->done < other->done) - (one->done > other->done) : g_strcmp0 (one->type, other->type);
}

static void
count_plan (GopsReview *self, int today)
{
  g_autoptr (GPtrArray) items = gops_plan_items (self->dossier, self->from, self->until);

  for (guint i = 0; i < items->len; i++)
    count_item (self, items->pdata[i], today);
  g_array_sort (self->types, compare_types);
}

/* --- members --- */

/* Where nobody is listed, what was typed in. */
static gboolean
read_typed_members (GopsReview *self, GopsStore *store, const char *from, const char *until, GError **error)
{
  return gops_store_read_int (store, &self->joined, error, "SELECT coalesce (sum (joined), -1) FROM group_day WHERE group_id = ?1 AND joined >= 0 AND on_date BETWEEN ?2 AND ?3",
                              "lss", group_of (self), from, until) &&
    gops_store_read_int (store, &self->left, error, "SELECT coalesce (sum (gone), -1) FROM group_day WHERE group_id = ?1 AND gone >= 0 AND on_date BETWEEN ?2 AND ?3",
                         "lss", group_of (self), from, until) &&
    gops_store_read_int (store, &self->members, error, "SELECT coalesce ((SELECT members FROM group_day WHERE group_id = ?1 AND members >= 0 AND on_date <= ?2"
                         " ORDER BY on_date DESC LIMIT 1), -1)", "ls", group_of (self), until);
}

static gboolean
count_members (GopsReview *self, GopsStore *store, GError **error)
{
  g_autofree char *from = gops_day_format (self->from), *until = gops_day_format (self->until);

  if (!gops_store_read_int (store, &self->joined, error, "SELECT count (*) FROM membership m WHERE m.group_id = ?1 AND m.joined_on BETWEEN ?2 AND ?3 AND "
                            GOPS_MEMBER_COUNTED_SQL " AND " GOPS_BATCH_SHOWN ("m.batch"), "lss", group_of (self), from, until) ||
      !gops_store_read_int (store, &self->left, error, "SELECT count (*) FROM membership m WHERE m.group_id = ?1 AND m.left_on BETWEEN ?2 AND ?3 AND "
                            GOPS_MEMBER_COUNTED_SQL " AND " GOPS_BATCH_SHOWN ("m.batch"), "lss", group_of (self), from, until))
    return FALSE;
  self->members = self->dossier->members.total;
  return self->members + self->joined + self->left > 0 || read_typed_members (self, store, from, until, error);
}

/* Of those who are here. */
static gboolean
count_speakers (GopsReview *self, GopsStore *store, GError **error)
{
  if (self->messages < 0 || self->dossier->members.total == 0)
    return TRUE;
  return gops_store_read_int (store, &self->spoke, error, "SELECT count (*) FROM membership m WHERE m.group_id = ?1 AND m.left_on = '' AND " GOPS_MEMBER_COUNTED_SQL
                              " AND " GOPS_BATCH_SHOWN ("m.batch") " AND EXISTS (SELECT 1 FROM activity_day a WHERE a.group_id = ?1 AND a.day BETWEEN ?2 AND ?3"
                              " AND a.messages > 0 AND a.person_id IN " GOPS_PERSON_ALL_SQL ("m.person_id") " AND " GOPS_BATCH_SHOWN ("a.batch") ")",
                              "lii", group_of (self), self->from, self->until);
}

/* --- talk --- */

#define TALK_SQL "FROM activity_group WHERE group_id = ?1 AND day BETWEEN ?2 AND ?3 AND " GOPS_BATCH_SHOWN ("batch")
#define TYPED_SQL "FROM group_day WHERE group_id = ?1 AND messages >= 0 AND on_date BETWEEN ?2 AND ?3"

/* A silence is known when a chat was imported since its first day. @out: below 0: not known */
static gboolean
read_messages (GopsReview *self, GopsStore *store, int from, int until, gint64 *out, GError **error)
{
  g_autofree char *first = gops_day_format (from), *last = gops_day_format (until);
  gint64 said, imported, typed;

  if (!gops_store_read_int (store, &said, error, "SELECT coalesce (sum (messages), 0) " TALK_SQL, "lii", group_of (self), from, until) ||
      !gops_store_read_int (store, &imported, error, "SELECT count (*) FROM batch WHERE group_id = ?1 AND kind = 'chat' AND state = 'done' AND created_at >= ?2",
                            "ll", group_of (self), (gint64) from * G_TIME_SPAN_DAY) ||
      !gops_store_read_int (store, &typed, error, "SELECT coalesce (sum (messages), -1) " TYPED_SQL, "lss", group_of (self), first, last))
    return FALSE;
  *out = said > 0 || imported > 0 ? said : typed;
  return TRUE;
}

static int
span_days (const GopsReview *self)
{
  int n = self->until - self->from + 1;

  return n <= 14 ? 1 : n <= 98 ? 7 : 30;
}

static gboolean
read_spans (GopsReview *self, GopsStore *store, GError **error)
{
  int length = span_days (self);

  for (int day = self->from; self->messages >= 0 && day <= self->until; day += length)
    {
      GopsReviewSpan span = { .first = day };

      if (!read_messages (self, store, day, MIN (day + length - 1, self->until), &span.messages, error))
        return FALSE;
      span.messages = MAX (span.messages, 0);   /* the period is known as a whole */
      g_array_append_val (self->spans, span);
    }
  return TRUE;
}

static gboolean
count_talk (GopsReview *self, GopsStore *store, GError **error)
{
  int length = self->until - self->from + 1;
  g_autofree char *first = gops_day_format (self->from), *last = gops_day_format (self->until);
  gint64 typed;

  if (!read_messages (self, store, self->from, self->until, &self->messages, error) ||
      !read_messages (self, store, self->from - length, self->from - 1, &self->before, error) ||
      !gops_store_read_int (store, &self->active_days, error, "SELECT count (DISTINCT day) " TALK_SQL " AND messages > 0", "lii", group_of (self), self->from, self->until) ||
      !gops_store_read_int (store, &typed, error, "SELECT count (*) " TYPED_SQL " AND messages > 0", "lss", group_of (self), first, last))
    return FALSE;
  self->active_days = MAX (self->active_days, typed);
  return read_spans (self, store, error);
}

static gboolean
find_topics (GopsReview *self, GopsStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (GopsTalk) talk = gops_talk_load (store, group_of (self), self->until - GOPS_TOPICS_NOW - GOPS_TOPICS_BEFORE + 1, self->until, cancellable, error);

  if (talk != NULL)
    self->topics = gops_topics_find (talk, MOST_TOPICS, cancellable, error);
  return self->topics != NULL;
}

/* --- tiers --- */

static gboolean
count_moves (GopsReview *self, GopsStore *store, GError **error)
{
  g_autofree char *from = gops_day_format (self->from), *until = gops_day_format (self->until);
  g_autoptr (GopsStatement) rows = gops_store_query (store, error, "SELECT v.from_tier, v.to_tier, count (*) FROM tier_move v JOIN tier_run r ON r.id = v.run_id"
    " WHERE r.group_id = ?1 AND r.scheme = ?2 AND r.as_of BETWEEN ?3 AND ?4 GROUP BY 1, 2", "lsss", group_of (self), self->scheme->id, from, until);
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (gops_statement_next (rows, &local_error))
    {
      const GopsTier *before = gops_tier_scheme_get_tier (self->scheme, gops_statement_text (rows, 0)), *after = gops_tier_scheme_get_tier (self->scheme, gops_statement_text (rows, 1));

      if (before == NULL || after == NULL)
        continue;
      if (gops_tier_scheme_weight (self->scheme, (guint) (after - self->scheme->tiers)) > gops_tier_scheme_weight (self->scheme, (guint) (before - self->scheme->tiers)))
        self->up += gops_statement_int (rows, 2);
      else
        self->down += gops_statement_int (rows, 2);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* A scheme that is gone is as none. */
static gboolean
read_tiers (GopsReview *self, GopsStore *store, GError **error)
{
  const char *id = gops_record_get_text (self->dossier->group, GOPS_GROUP_TIER_SCHEME);

  self->scheme = *id != '\0' ? gops_schemes_find (store, id, NULL) : NULL;
  if (self->scheme == NULL)
    return TRUE;
  self->runs = gops_tier_runs_load (store, group_of (self), self->scheme, error);
  for (guint i = 0; self->runs != NULL && i < self->runs->len; i++)
    {
      const GopsTierRunFigures *run = self->runs->pdata[i];
      int day = gops_day_parse (run->as_of);

      if (day > self->until)
        continue;
      if (day <= self->from || self->tiers_before == NULL)
        self->tiers_before = run;
      self->tiers = run;
    }
  return self->runs != NULL && count_moves (self, store, error);
}

/* --- duties, points, orders --- */

/* What chats say of check-ins where no duty is told apart. */
static gboolean
count_check_ins (GopsReview *self, GopsStore *store, GError **error)
{
  GopsReviewCount all = { .name = g_strdup ("") };

  if (!gops_store_read_int (store, &all.n, error, "SELECT coalesce (sum (checkins), 0) FROM activity_day WHERE group_id = ?1 AND day BETWEEN ?2 AND ?3 AND "
                            GOPS_BATCH_SHOWN ("batch"), "lii", group_of (self), self->from, self->until))
    {
      clear_count (&all);
      return FALSE;
    }
  if (all.n > 0)
    g_array_append_val (self->duties, all);
  else
    clear_count (&all);
  return TRUE;
}

static gboolean
count_duties (GopsReview *self, GopsStore *store, GError **error)
{
  g_autofree char *from = gops_day_format (self->from), *until = gops_day_format (self->until);
  g_autoptr (GopsStatement) rows = gops_store_query (store, error, "SELECT duty, count (*), count (DISTINCT person_id) FROM check_in WHERE group_id = ?1"
    " AND on_date BETWEEN ?2 AND ?3 AND " GOPS_BATCH_SHOWN ("batch") " GROUP BY duty", "lss", group_of (self), from, until);
  g_autoptr (GError) local_error = NULL;

  while (rows != NULL && gops_statement_next (rows, &local_error))
    {
      GopsReviewCount duty = { g_strdup (gops_statement_text (rows, 0)), gops_statement_int (rows, 1), gops_statement_int (rows, 2) };

      g_array_append_val (self->duties, duty);
    }
  g_array_sort (self->duties, compare_counts);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return rows != NULL && local_error == NULL && (self->duties->len > 0 || count_check_ins (self, store, error));
}

static int
compare_sums (gconstpointer a, gconstpointer b)
{
  const GopsPointSum *one = a, *other = b;

  return one->points != other->points ? (one->points < other->points) - (one->points > other->points) : (one->person > other->person) - (one->person < other->person);
}

static gboolean
name_people (GopsReview *self, GopsStore *store, const GArray *sums, GError **error)
{
  for (guint i = 0; i < sums->len && self->points->len < MOST_PEOPLE; i++)
    {
      const GopsPointSum *sum = &g_array_index (sums, GopsPointSum, i);
      GopsReviewCount person = { .n = sum->points };

      if (sum->points <= 0)
        return TRUE;
      if (!gops_store_read_text (store, &person.name, error, "SELECT coalesce ((SELECT name FROM member_view WHERE group_id = ?1 AND person_id = ?2 AND staff = 0 AND bot = 0"
                                 " AND left_on = ''), '')", "ll", group_of (self), sum->person))
        return FALSE;
      if (*person.name != '\0')
        g_array_append_val (self->points, person);
      else
        clear_count (&person);
    }
  return TRUE;
}

/* What was earned within the period: up to its end, without what was there before it. */
static gboolean
count_points (GopsReview *self, GopsStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) before = gops_points_sums (store, group_of (self), 0, self->from - 1, cancellable, error);
  g_autoptr (GArray) sums = before != NULL ? gops_points_sums (store, group_of (self), 0, self->until, cancellable, error) : NULL;

  if (sums == NULL)
    return FALSE;
  for (guint i = 0; i < sums->len; i++)
    g_array_index (sums, GopsPointSum, i).points -= gops_points_find_sum (before, g_array_index (sums, GopsPointSum, i).person);
  g_array_sort (sums, compare_sums);
  return name_people (self, store, sums, error);
}

static gboolean
count_orders (GopsReview *self, GopsStore *store, GError **error)
{
  g_autofree char *from = gops_day_format (self->from), *until = gops_day_format (self->until);
  g_autoptr (GopsStatement) rows = gops_store_query (store, error, "SELECT count (*) FILTER (WHERE currency = ?4), coalesce (sum (amount) FILTER (WHERE currency = ?4), 0),"
    " count (*) FILTER (WHERE currency <> ?4) FROM purchase WHERE group_id = ?1 AND on_date BETWEEN ?2 AND ?3 AND " GOPS_BATCH_SHOWN ("batch"), "lsss",
    group_of (self), from, until, self->dossier->currency);

  if (rows == NULL || !gops_statement_next (rows, error))
    return FALSE;
  self->orders = gops_statement_int (rows, 0);
  self->amount = gops_statement_int (rows, 1);
  self->foreign = gops_statement_int (rows, 2);
  return TRUE;
}

/* --- the whole --- */

/* The last day of the month before the one that holds @today. */
static int
end_of_last_month (int today)
{
  g_autofree char *date = gops_day_format (today);

  return today - (int) g_ascii_strtoll (date + 8, NULL, 10);
}

void
gops_review_find_period (GopsReviewPeriod period, const char *today, char **out_from, char **out_until)
{
  int until = gops_day_parse (today), from = until;

  switch (period)
    {
    case GOPS_REVIEW_7_DAYS:     from = until - 6;                           break;
    case GOPS_REVIEW_30_DAYS:    from = until - GOPS_REVIEW_DAYS + 1;        break;
    case GOPS_REVIEW_90_DAYS:    from = until - 89;                          break;
    case GOPS_REVIEW_THIS_MONTH: from = end_of_last_month (until) + 1;       break;
    case GOPS_REVIEW_LAST_MONTH:
      until = end_of_last_month (until);
      from = end_of_last_month (until) + 1;
      break;
    }
  *out_from = gops_day_format (from);
  *out_until = gops_day_format (until);
}

static gboolean
set_period (GopsReview *self, const char *from, const char *until, int today, GError **error)
{
  self->until = until != NULL ? MIN (gops_day_parse (until), today) : today;
  self->from = from != NULL ? gops_day_parse (from) : self->until - GOPS_REVIEW_DAYS + 1;
  if (self->from != GOPS_DAY_NONE && self->until != GOPS_DAY_NONE && self->from <= self->until && self->until - self->from < MOST_DAYS)
    return TRUE;
  g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("A review is of days that are over, from a first one until a last one, at most ten years"));
  return FALSE;
}

static gboolean
count_all (GopsReview *self, GopsStore *store, int today, GCancellable *cancellable, GError **error)
{
  count_plan (self, today);
  return count_members (self, store, error) && count_talk (self, store, error) && count_speakers (self, store, error) && read_tiers (self, store, error) &&
    count_duties (self, store, error) && count_points (self, store, cancellable, error) && count_orders (self, store, error) &&
    find_topics (self, store, cancellable, error);
}

GopsReview *
gops_review_load (GopsStore *store, gint64 group, const char *from, const char *until, GCancellable *cancellable, GError **error)
{
  g_autoptr (GopsReview) self = g_new0 (GopsReview, 1);
  g_autoptr (GopsDossier) now = gops_dossier_load (store, group, NULL, error);
  g_autofree char *last = NULL;
  int today;

  self->types = g_array_new (FALSE, FALSE, sizeof (GopsReviewType));
  g_array_set_clear_func (self->types, clear_type);
  self->spans = g_array_new (FALSE, FALSE, sizeof (GopsReviewSpan));
  self->duties = new_counts ();
  self->points = new_counts ();
  self->spoke = -1;
  if (now == NULL)
    return NULL;
  today = gops_day_parse (now->today);
  if (!set_period (self, from, until, today, error))
    return NULL;
  last = gops_day_format (self->until);
  self->dossier = gops_dossier_load (store, group, last, error);
  if (self->dossier == NULL || !count_all (self, store, today, cancellable, error))
    return NULL;
  self->advice = gops_advice_for_group (self->dossier);
  return g_steal_pointer (&self);
}

void
gops_review_free (GopsReview *self)
{
  g_clear_pointer (&self->dossier, gops_dossier_free);
  g_clear_pointer (&self->advice, g_ptr_array_unref);
  g_array_unref (self->types);
  g_array_unref (self->spans);
  g_array_unref (self->duties);
  g_array_unref (self->points);
  g_clear_pointer (&self->runs, g_ptr_array_unref);
  g_clear_pointer (&self->topics, g_ptr_array_unref);
  g_free (self->best);
  g_free (self);
}
