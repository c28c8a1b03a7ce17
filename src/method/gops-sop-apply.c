/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An SOP applied to many groups. */
#include "config.h"

#include "gops-sop-apply.h"

#include <glib/gi18n.h>

#include "gops-day.h"
#include "gops-method-error.h"
#include "gops-own-sops.h"
#include "gops-plan-maker.h"
#include "gops-sop-days.h"
#include "gops-workspace.h"

typedef struct
{
  const GopsSopOrder *order;
  const GopsSop      *sop;
  GopsTradeDates     *dates;
  GopsPlanMaker      *maker;
  int                 today;
  int                 counted;   /* the day 1 for which the past is counted */
  guint               past;      /* of it */
} Applying;

guint
gops_sop_count_past (const GopsSop *sop, const GopsTradeDates *dates, int first_day, int today)
{
  guint n = 0;

  for (guint i = 0; i < sop->n_items * (guint) sop->repeat; i++)
    {
      int day = gops_sop_item_day (&sop->items[i % sop->n_items], dates, first_day + (int) (i / sop->n_items) * sop->days);

      n += day != GOPS_DAY_NONE && day < today;
    }
  return n;
}

/* Counted once for all groups that begin on the same day. */
static guint
count_past (Applying *applying, int first_day)
{
  if (applying->counted != first_day)
    applying->past = gops_sop_count_past (applying->sop, applying->dates, first_day, applying->today);
  applying->counted = first_day;
  return applying->past;
}

gboolean
gops_sop_count_present (GopsStore *store, const char *sop, const gint64 *groups, guint n_groups, GopsSopApplied *out_present, GError **error)
{
  g_autoptr (GHashTable) chosen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (store, &local_error, "SELECT group_id, count (*) FROM plan_item WHERE sop = ?1 GROUP BY group_id",
                                                     "s", sop);

  *out_present = (GopsSopApplied) { 0 };
  for (guint i = 0; i < n_groups; i++)
    g_hash_table_add (chosen, (gpointer) &groups[i]);
  while (rows != NULL && gops_statement_next (rows, &local_error))
    {
      gint64 group = gops_statement_int (rows, 0);

      if (!g_hash_table_contains (chosen, &group))
        continue;
      out_present->groups++;
      out_present->items += (guint) gops_statement_int (rows, 1);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

int
gops_sop_order_later (const GopsSopOrder *self, guint index)
{
  if (self->spread > 0 && self->n_groups > 0)
    return (int) ((gint64) index * self->spread / self->n_groups);
  return (int) MIN ((gint64) index * MAX (self->stagger, 0), G_MAXINT);
}

static gboolean
apply_to (Applying *applying, GopsStore *store, guint index, GopsSopApplied *applied, GError **error)
{
  const GopsSopOrder *order = applying->order;
  g_autoptr (GopsGroup) group = gops_record_load (GOPS_TYPE_GROUP, store, order->groups[index], error);
  GopsPlanCopy copy = { .group = group, .first_day = order->first_day, .from_day = order->leave_past ? applying->today : GOPS_DAY_NONE,
                        .later = gops_sop_order_later (order, index) };
  guint n = 0;

  if (group == NULL)
    return FALSE;
  if (order->n_groups == 1)
    gops_store_name_action (store, N_("Apply “%s” to “%s”"), gops_text_get (&applying->sop->name, gops_record_get_text (group, GOPS_GROUP_LANGUAGE)),
                            gops_record_get_text (group, GOPS_GROUP_NAME), NULL);
  if (copy.first_day == GOPS_DAY_NONE)
    copy.first_day = gops_sop_start_day (applying->sop, group, applying->dates, applying->today);
  if (!gops_plan_maker_add (applying->maker, &copy, &n, error))
    return FALSE;
  applied->items += n;
  applied->past += count_past (applying, copy.first_day);
  applied->groups++;
  return TRUE;
}

static gboolean
apply_to_all (Applying *applying, GopsStore *store, GopsProgress *progress, GCancellable *cancellable, GopsSopApplied *applied, GError **error)
{
  for (guint i = 0; i < applying->order->n_groups; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !apply_to (applying, store, i, applied, error))
        return FALSE;
      if (progress != NULL)
        gops_progress_report (progress, i + 1, applying->order->n_groups, NULL);
    }
  if (!gops_plan_maker_flush (applying->maker, error))
    return FALSE;
  applied->moved = gops_plan_maker_get_moved (applying->maker);
  applied->missing = gops_plan_maker_get_missing (applying->maker);
  return TRUE;
}

gboolean
gops_sop_apply (GopsStore *store, const GopsSopOrder *order, GopsProgress *progress, GCancellable *cancellable, GopsSopApplied *out_applied,
                GError **error)
{
  g_autoptr (GopsSops) sops = gops_sops_load (store, error);
  const GopsSop *sop = sops != NULL ? gops_sops_find (sops, order->sop, error) : NULL;
  g_autoptr (GopsTradeDates) dates = sop != NULL ? gops_trade_dates_load (store, error) : NULL;
  g_autoptr (GopsPlanMaker) maker = dates != NULL ? gops_plan_maker_new (store, sop, dates) : NULL;
  g_autofree char *count = g_strdup_printf ("%u", order->n_groups), *today = gops_date_today (store, NULL);
  Applying applying = { order, sop, dates, maker, gops_day_parse (today), GOPS_DAY_NONE, 0 };
  GopsSopApplied applied = { 0 };

  if (maker == NULL
      || !gops_store_begin (store, error, N_("Apply “%s” to %s groups"), gops_text_get (&sop->name, gops_interface_language ()), count, NULL)
      || !gops_store_end (store, apply_to_all (&applying, store, progress, cancellable, &applied, error), error))
    return FALSE;
  if (out_applied != NULL)
    *out_applied = applied;
  return TRUE;
}

gboolean
gops_method_apply_sop (GopsStore *store, gint64 group, const char *sop, const char *from, guint *out_items, GError **error)
{
  const GopsSopOrder order = { .sop = sop, .groups = &group, .n_groups = 1, .first_day = gops_day_parse (from) };
  GopsSopApplied applied = { 0 };

  if (order.first_day == GOPS_DAY_NONE)
    {
      g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("“%s” is no date such as 2026-03-01"), from != NULL ? from : "");
      return FALSE;
    }
  if (!gops_sop_apply (store, &order, NULL, NULL, &applied, error))
    return FALSE;
  if (out_items != NULL)
    *out_items = applied.items;
  return TRUE;
}

/* --- in a thread --- */

GopsSopOrder *
gops_sop_order_dup (const GopsSopOrder *self)
{
  GopsSopOrder *copy = g_memdup2 (self, sizeof *self);

  copy->sop = g_strdup (self->sop);
  copy->groups = g_memdup2 (self->groups, self->n_groups * sizeof *self->groups);
  return copy;
}

void
gops_sop_order_free (gpointer order)
{
  g_free ((char *) ((GopsSopOrder *) order)->sop);
  g_free ((gint64 *) ((GopsSopOrder *) order)->groups);
  g_free (order);
}

gpointer
gops_sop_apply_work (GopsStore *store, gpointer order, GopsProgress *progress, GCancellable *cancellable, GError **error)
{
  GopsSopApplied applied = { 0 };

  return gops_sop_apply (store, order, progress, cancellable, &applied, error) ? g_memdup2 (&applied, sizeof applied) : NULL;
}
