/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of groups side by side: each question is asked once for all of them, or looks up a few rows of an index. */
#include "config.h"

#include "gops-group-figures.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "gops-batch.h"
#include "gops-day.h"
#include "gops-group.h"
#include "gops-headcount.h"
#include "gops-plan-series.h"

#define LEAST_WEEKS 3      /* before it can be said what is usual */
#define MUCH        0.25   /* of the usual */

typedef struct
{
  GopsStore    *store;
  gint64        now;
  GPtrArray    *all;     /* (owned) (element-type GopsGroupFigures) */
  GHashTable   *by_id;   /* (owned): gint64* in the figures → GopsGroupFigures */
} Loading;

static void
loading_clear (Loading *self)
{
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->all, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loading, loading_clear)

void
gops_group_figures_free (GopsGroupFigures *figures)
{
  g_free (figures->name);
  g_free (figures->last_title);
  g_free (figures->next_time);
  g_free (figures);
}

/* Whether @rows has another row; @ok (inout) turns FALSE on failure. */
static gboolean
next (GopsStatement *rows, gboolean *ok, GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean more = rows != NULL && gops_statement_next (rows, &local);

  *ok = rows != NULL && local == NULL;
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return more;
}

/* --- the groups --- */

static void
add_group (Loading *self, GopsStatement *row)
{
  GopsGroupFigures *figures = g_new0 (GopsGroupFigures, 1);

  figures->group = gops_statement_int (row, 0);
  figures->name = g_strdup (gops_statement_text (row, 1));
  figures->today = gops_day_of_instant (self->now, gops_statement_text (row, 2));
  figures->runs = gops_statement_int (row, 3) != 0;
  figures->members = -1;
  figures->share_30 = -1;
  figures->as_of = figures->last_output = figures->next_output = GOPS_DAY_NONE;
  for (guint i = 0; i < GOPS_FIGURE_WEEKS; i++)
    figures->weeks[i] = -1;
  g_ptr_array_add (self->all, figures);
  g_hash_table_insert (self->by_id, &figures->group, figures);
}

static gboolean
load_groups (Loading *self, GError **error)
{
  g_autoptr (GopsStatement) rows = gops_store_query (self->store, error, "SELECT id, name, time_zone, " GOPS_GROUP_RUNS ("")
                                                     " FROM chat_group WHERE deleted_at = 0 ORDER BY sort_key, id", NULL);
  gboolean ok;

  while (next (rows, &ok, error))
    add_group (self, rows);
  return ok;
}

static GopsGroupFigures *
find (Loading *self, gint64 group)
{
  return g_hash_table_lookup (self->by_id, &group);
}

/* --- members --- */

/* Zones differ by a day at most, and thirty days need not be exact by one: all are asked for at once. */
static gboolean
load_members (Loading *self, GError **error)
{
  g_autofree char *month_ago = gops_day_format (gops_day_of_instant (self->now, "UTC") - 30);
  g_autoptr (GopsStatement) rows = gops_store_query (self->store, error,
    "SELECT m.group_id, count(*) FILTER (WHERE m.left_on = ''), count(*) FILTER (WHERE m.left_on = '' AND m.active_days > 0),"
    " count(*) FILTER (WHERE m.left_on = '' AND m.joined_on >= ?1), count(*) FILTER (WHERE m.left_on >= ?1) FROM membership m"
    " WHERE " GOPS_MEMBER_COUNTED_SQL " AND " GOPS_BATCH_SHOWN ("m.batch") " GROUP BY m.group_id", "s", month_ago);
  gboolean ok;

  while (next (rows, &ok, error))
    {
      GopsGroupFigures *figures = find (self, gops_statement_int (rows, 0));

      if (figures == NULL)
        continue;
      figures->members = gops_statement_int (rows, 1);
      figures->spoke_30 = (guint) gops_statement_int (rows, 2);
      figures->joined_30 = (guint) gops_statement_int (rows, 3);
      figures->left_30 = (guint) gops_statement_int (rows, 4);
      if (figures->members > 0)
        figures->share_30 = (double) figures->spoke_30 / (double) figures->members;
    }
  return ok;
}

/* Where nobody is listed, what was typed in last. */
static gboolean
load_typed_members (Loading *self, GError **error)
{
  g_autoptr (GopsStatement) rows = gops_store_query (self->store, error, "SELECT group_id, members, max (on_date) FROM group_day"
                                                     " WHERE members >= 0 GROUP BY group_id", NULL);
  gboolean ok;

  while (next (rows, &ok, error))
    {
      GopsGroupFigures *figures = find (self, gops_statement_int (rows, 0));

      if (figures == NULL || figures->members > 0)
        continue;
      figures->members = gops_statement_int (rows, 1);
      figures->typed = TRUE;
    }
  return ok;
}

/* --- weeks --- */

/* How far the group's chat is known: to its last message, or to its last import. What nobody imported is no silence. */
static gboolean
find_as_of (Loading *self, GopsGroupFigures *figures, gboolean *out_typed, GError **error)
{
  gint64 said = -1, imported = -1;
  g_autofree char *typed = NULL;

  if (!gops_store_read_int (self->store, &said, error, "SELECT coalesce ((SELECT a.day FROM activity_group a WHERE a.group_id = ?1 AND a.messages > 0"
                            " AND " GOPS_BATCH_SHOWN ("a.batch") " ORDER BY a.day DESC LIMIT 1), -1)", "l", figures->group) ||
      !gops_store_read_int (self->store, &imported, error, "SELECT coalesce ((SELECT max (created_at) FROM batch WHERE group_id = ?1"
                            " AND kind = 'chat' AND state = 'done'), -1)", "l", figures->group))
    return FALSE;
  *out_typed = said < 0;
  if (said >= 0)
    {
      int until = imported >= 0 ? gops_day_of_instant (imported, "UTC") : GOPS_DAY_NONE;

      figures->as_of = MIN (figures->today, MAX ((int) said, until));
      return TRUE;
    }
  if (!gops_store_read_text (self->store, &typed, error, "SELECT coalesce (max (on_date), '') FROM group_day WHERE group_id = ?1 AND messages >= 0", "l",
                             figures->group))
    return FALSE;
  figures->as_of = gops_day_parse (typed);
  return TRUE;
}

static void
count_day (GopsGroupFigures *figures, int day, gint64 messages)
{
  int ago = figures->as_of - day, week = GOPS_FIGURE_WEEKS - 1 - ago / 7;

  if (ago < 0 || week < 0)
    return;
  for (int i = week; i < GOPS_FIGURE_WEEKS; i++)   /* from its first day on, a week without a message is a silent one */
    figures->weeks[i] = MAX (figures->weeks[i], 0);
  figures->weeks[week] += messages;
  figures->active_days += ago < 7 && messages > 0;
}

/* What was said on the days after @before; typed in or counted. */
static GopsStatement *
ask_for_days (Loading *self, const GopsGroupFigures *figures, gboolean typed, int before, GError **error)
{
  g_autofree char *from = gops_day_format (before);

  if (typed)
    return gops_store_query (self->store, error, "SELECT on_date, messages FROM group_day WHERE group_id = ?1 AND on_date > ?2 AND messages >= 0"
                             " ORDER BY on_date", "ls", figures->group, from);
  return gops_store_query (self->store, error, "SELECT a.day, sum (a.messages) FROM activity_group a WHERE a.group_id = ?1 AND a.day > ?2"
                           " AND " GOPS_BATCH_SHOWN ("a.batch") " GROUP BY a.day ORDER BY a.day", "li", figures->group, before);
}

static gboolean
load_weeks (Loading *self, GopsGroupFigures *figures, GError **error)
{
  gboolean typed = FALSE, ok;
  g_autoptr (GopsStatement) rows = NULL;

  if (!find_as_of (self, figures, &typed, error))
    return FALSE;
  if (figures->as_of == GOPS_DAY_NONE)
    return TRUE;
  rows = ask_for_days (self, figures, typed, figures->as_of - 7 * GOPS_FIGURE_WEEKS, error);
  while (next (rows, &ok, error))
    count_day (figures, typed ? gops_day_parse (gops_statement_text (rows, 0)) : (int) gops_statement_int (rows, 0),
               gops_statement_int (rows, 1));
  return ok;
}

/* --- output --- */

static gboolean
load_done (Loading *self, GError **error)
{
  g_autoptr (GopsStatement) rows = gops_store_query (self->store, error, "SELECT group_id, title, max (on_date) FROM plan_item"
                                                     " WHERE status = 'done' AND on_date <> '' AND recurrence = '' GROUP BY group_id", NULL);
  gboolean ok;

  while (next (rows, &ok, error))
    {
      GopsGroupFigures *figures = find (self, gops_statement_int (rows, 0));

      if (figures == NULL)
        continue;
      figures->last_title = g_strdup (gops_statement_text (rows, 1));
      figures->last_output = gops_day_parse (gops_statement_text (rows, 2));
    }
  return ok;
}

static gboolean
load_published (Loading *self, GError **error)
{
  g_autoptr (GopsStatement) rows = gops_store_query (self->store, error, "SELECT group_id, max (published_at) FROM rule_version"
                                                     " WHERE published_at > 0 GROUP BY group_id", NULL);
  gboolean ok;

  while (next (rows, &ok, error))
    {
      GopsGroupFigures *figures = find (self, gops_statement_int (rows, 0));
      int day = gops_day_of_instant (gops_statement_int (rows, 1), "UTC");

      if (figures == NULL || day <= figures->last_output)
        continue;
      g_clear_pointer (&figures->last_title, g_free);
      figures->last_output = MIN (day, figures->today);
    }
  return ok;
}

/* What is planned on @day, if nothing is before. */
static void
take_next (Loading *self, gint64 group, int day, const char *time)
{
  GopsGroupFigures *figures = find (self, group);

  if (figures == NULL || day == GOPS_DAY_NONE || day < figures->today)
    return;
  if (figures->next_output != GOPS_DAY_NONE && (day > figures->next_output || (day == figures->next_output && strcmp (time, figures->next_time) >= 0)))
    return;
  figures->next_output = day;
  g_free (figures->next_time);
  figures->next_time = g_strdup (time);
}

/* The days around today, since the zones' dates differ by one at most. */
static gboolean
load_next (Loading *self, GError **error)
{
  g_autofree char *from = gops_day_format (gops_day_of_instant (self->now, "UTC") - 1);
  g_autoptr (GopsStatement) rows = gops_store_query (self->store, error, "SELECT group_id, on_date, at_time FROM plan_item"
                                                     " WHERE recurrence = '' AND on_date >= ?1 AND status NOT IN ('done', 'missed') ORDER BY on_date, at_time", "s", from);
  gboolean ok;

  while (next (rows, &ok, error))
    take_next (self, gops_statement_int (rows, 0), gops_day_parse (gops_statement_text (rows, 1)), gops_statement_text (rows, 2));
  return ok;
}

static gboolean
load_next_of_series (Loading *self, GError **error)
{
  int from = gops_day_of_instant (self->now, "UTC") - 1;
  g_autoptr (GPtrArray) all = gops_plan_series_load (self->store, NULL, from, GOPS_RECURRENCE_LAST, error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const GopsPlanSeries *series = g_ptr_array_index (all, i);
      gint64 group = gops_record_get_int (series->item, GOPS_PLAN_ITEM_GROUP_ID);
      GopsGroupFigures *figures = find (self, group);

      if (figures != NULL)
        take_next (self, group, gops_plan_series_next (series, figures->today - 1), gops_record_get_text (series->item, GOPS_PLAN_ITEM_AT_TIME));
    }
  return all != NULL;
}

/* --- the whole --- */

static gboolean
load_each (Loading *self, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < self->all->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) || !load_weeks (self, g_ptr_array_index (self->all, i), error))
      return FALSE;
  return TRUE;
}

/* Those of @groups in that order. (transfer full) */
static GPtrArray *
choose (Loading *self, const GArray *groups)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_group_figures_free);

  for (guint i = 0; i < groups->len; i++)
    {
      GopsGroupFigures *figures = find (self, g_array_index (groups, gint64, i));
      guint at;

      if (figures == NULL || !g_ptr_array_find (self->all, figures, &at))
        continue;
      g_hash_table_remove (self->by_id, &figures->group);
      g_ptr_array_add (chosen, g_ptr_array_steal_index_fast (self->all, at));
    }
  return chosen;
}

GPtrArray *
gops_group_figures_load (GopsStore *store, const GArray *groups, gint64 now, GCancellable *cancellable, GError **error)
{
  g_auto (Loading) self = { store, now, g_ptr_array_new_with_free_func ((GDestroyNotify) gops_group_figures_free),
                            g_hash_table_new (g_int64_hash, g_int64_equal) };
  g_autoptr (GPtrArray) chosen = NULL;

  if (!load_groups (&self, error))
    return NULL;
  if (groups != NULL)
    {
      chosen = choose (&self, groups);
      g_hash_table_remove_all (self.by_id);
      g_clear_pointer (&self.all, g_ptr_array_unref);
      self.all = g_steal_pointer (&chosen);
      for (guint i = 0; i < self.all->len; i++)
        g_hash_table_insert (self.by_id, &((GopsGroupFigures *) g_ptr_array_index (self.all, i))->group, g_ptr_array_index (self.all, i));
    }
  if (!load_members (&self, error) || !load_typed_members (&self, error) || !load_done (&self, error) || !load_published (&self, error) ||
      !load_next (&self, error) || !load_next_of_series (&self, error) || !load_each (&self, cancellable, error))
    return NULL;
  return g_steal_pointer (&self.all);
}

/* --- pace --- */

static int
compare_weeks (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

/* The median of the weeks before the last that are known; below 0 when they are too few. */
static double
usual_week (const GopsGroupFigures *figures)
{
  gint64 known[GOPS_FIGURE_WEEKS];
  guint n = 0;

  for (guint i = 0; i + 1 < GOPS_FIGURE_WEEKS; i++)
    if (figures->weeks[i] >= 0)
      known[n++] = figures->weeks[i];
  if (n < LEAST_WEEKS)
    return -1;
  qsort (known, n, sizeof known[0], compare_weeks);
  return n % 2 == 1 ? (double) known[n / 2] : ((double) known[n / 2 - 1] + (double) known[n / 2]) / 2;
}

GopsWeekPace
gops_group_figures_pace (const GopsGroupFigures *figures, double *out_usual)
{
  double usual = usual_week (figures), is = (double) figures->weeks[GOPS_FIGURE_WEEKS - 1];

  if (out_usual != NULL)
    *out_usual = usual;
  if (figures->as_of == GOPS_DAY_NONE)
    return GOPS_WEEK_UNKNOWN;
  if (usual < 0)
    return GOPS_WEEK_EARLY;
  if (is <= 0 && usual > 0)
    return GOPS_WEEK_SILENT;
  if (is < usual * (1 - MUCH))
    return GOPS_WEEK_SLOWER;
  return is > usual * (1 + MUCH) ? GOPS_WEEK_FASTER : GOPS_WEEK_USUAL;
}

char *
gops_group_figures_say_pace (const GopsGroupFigures *figures)
{
  double usual, is = (double) figures->weeks[GOPS_FIGURE_WEEKS - 1];

  switch (gops_group_figures_pace (figures, &usual))
    {
    case GOPS_WEEK_UNKNOWN: return g_strdup (_("nothing known"));
    /* Translators: beside the line of a group's last weeks, in a narrow column: nothing to compare with yet */
    case GOPS_WEEK_EARLY:   return g_strdup (C_("this week", "too early to tell"));
    case GOPS_WEEK_SILENT:  return g_strdup (_("silent this week"));
    case GOPS_WEEK_SLOWER:  return g_strdup_printf (_("%d %% below usual"), (int) lround (100 * (1 - is / usual)));
    case GOPS_WEEK_USUAL:   return g_strdup (_("as usual"));
    case GOPS_WEEK_FASTER:
      if (usual < 1 || is >= 2 * usual)
        return usual < 1 ? g_strdup (_("livelier than usual")) : g_strdup_printf (_("%.1f times the usual"), is / usual);
      return g_strdup_printf (_("%d %% above usual"), (int) lround (100 * (is / usual - 1)));
    }
  g_return_val_if_reached (NULL);
}
