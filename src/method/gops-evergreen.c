/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evergreen items. */
#include "config.h"

#include "gops-evergreen.h"

#include <glib/gi18n.h>

#include "gops-method-error.h"
#include "gops-plan-material.h"

/* An evergreen item and the days on which it is or was posted. */
typedef struct
{
  GopsPlanItem *item;    /* (owned) */
  GArray       *days;    /* (owned) (element-type int) */
  guint         times;   /* it has returned */
} Candidate;

static void
candidate_free (gpointer data)
{
  Candidate *candidate = data;

  g_object_unref (candidate->item);
  g_array_unref (candidate->days);
  g_free (candidate);
}

/* --- marking --- */

gboolean
gops_evergreen_set (GopsStore *store, GopsPlanItem *item, int after, int times, GError **error)
{
  const char *title = gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE);

  if (gops_record_get_int (item, GOPS_PLAN_ITEM_SERIES) != 0 || *gops_record_get_text (item, GOPS_PLAN_ITEM_RECURRENCE) != '\0')
    {
      g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("“%s” happens again and again anyway."), title);
      return FALSE;
    }
  gops_record_set_int (item, GOPS_PLAN_ITEM_REUSE_AFTER, CLAMP (after, -1, GOPS_EVERGREEN_MAX_DAYS));
  gops_record_set_int (item, GOPS_PLAN_ITEM_REUSE_TIMES, after < 0 ? -1 : CLAMP (times, -1, GOPS_EVERGREEN_MAX_TIMES));
  return gops_store_begin (store, error, after < 0 ? N_("Let “%s” not return") : N_("Let “%s” return"), title, NULL) &&
         gops_store_end (store, gops_record_save (item, store, error), error);
}

guint
gops_evergreen_count (GopsStore *store, gint64 id)
{
  gint64 n = 0;

  (void) gops_store_read_int (store, &n, NULL, "SELECT count (*) FROM plan_item WHERE reuse_of = ?1", "l", id);   /* shown as none */
  return (guint) n;
}

/* --- candidates --- */

static void
add_day (Candidate *candidate, const char *date)
{
  int day = gops_day_parse (date);

  if (day != GOPS_DAY_NONE)
    g_array_append_val (candidate->days, day);
}

static gboolean
load_returns (GopsStore *store, Candidate *candidate, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (store, error, "SELECT on_date FROM plan_item WHERE reuse_of = ?1", "l", gops_record_get_id (candidate->item));

  if (rows == NULL)
    return FALSE;
  for (; gops_statement_next (rows, &local_error); candidate->times++)
    add_day (candidate, gops_statement_text (rows, 0));
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static GPtrArray *
load_candidates (GopsStore *store, gint64 group, GError **error)
{
  g_autoptr (GPtrArray) items = gops_record_load_all (GOPS_TYPE_PLAN_ITEM, store, error,
    "WHERE group_id = ?1 AND reuse_after >= 0 AND recurrence = '' ORDER BY on_date, at_time, id", "l", group);
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func (candidate_free);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      Candidate *candidate = g_new0 (Candidate, 1);

      candidate->item = g_object_ref (g_ptr_array_index (items, i));
      candidate->days = g_array_new (FALSE, FALSE, sizeof (int));
      g_ptr_array_add (candidates, candidate);
      add_day (candidate, gops_record_get_text (candidate->item, GOPS_PLAN_ITEM_ON_DATE));
      if (!load_returns (store, candidate, error))
        return NULL;
    }
  return items != NULL ? g_steal_pointer (&candidates) : NULL;
}

/* Days between @day and the nearest day on which it is posted, before or behind; G_MAXINT when it never was. */
static int
rest_of (const Candidate *candidate, int day)
{
  int rest = G_MAXINT;

  for (guint i = 0; i < candidate->days->len; i++)
    rest = MIN (rest, ABS (g_array_index (candidate->days, int, i) - day));
  return rest;
}

static gboolean
may_return (const Candidate *candidate, const GopsFreeSlot *slot)
{
  gint64 after = gops_record_get_int (candidate->item, GOPS_PLAN_ITEM_REUSE_AFTER), times = gops_record_get_int (candidate->item, GOPS_PLAN_ITEM_REUSE_TIMES);
  const char *type = gops_record_get_text (candidate->item, GOPS_PLAN_ITEM_TYPE);

  return (times < 0 || candidate->times < times) && rest_of (candidate, slot->day) >= MAX (after, 1) &&
         (*slot->type == '\0' || g_str_equal (slot->type, type));
}

static Candidate *
choose (GPtrArray *candidates, const GopsFreeSlot *slot)
{
  Candidate *best = NULL;

  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *one = g_ptr_array_index (candidates, i);

      if (may_return (one, slot) && (best == NULL || rest_of (one, slot->day) > rest_of (best, slot->day)))
        best = one;
    }
  return best;
}

/* --- filling --- */

static void
clear_fill (gpointer data)
{
  g_clear_object (&((GopsEvergreenFill *) data)->item);
}

static void
take_slot (GArray *fills, Candidate *candidate, const GopsFreeSlot *slot)
{
  GopsEvergreenFill fill = { slot->day, slot->minutes, g_object_ref (candidate->item) };

  g_array_append_val (fills, fill);
  g_array_append_val (candidate->days, slot->day);
  candidate->times++;
}

GArray *
gops_evergreen_find (GopsStore *store, gint64 group, int from, int to, gint64 now, GError **error)
{
  g_autoptr (GArray) free = gops_plan_slots_find_free (store, group, from, to, error);
  g_autoptr (GPtrArray) candidates = free != NULL ? load_candidates (store, group, error) : NULL;
  g_autofree char *zone = NULL;
  GArray *fills;

  if (candidates == NULL || !gops_store_read_text (store, &zone, error, "SELECT time_zone FROM chat_group WHERE id = ?1", "l", group))
    return NULL;
  fills = g_array_new (FALSE, FALSE, sizeof (GopsEvergreenFill));
  g_array_set_clear_func (fills, clear_fill);
  for (guint i = 0; i < free->len; i++)
    {
      const GopsFreeSlot *slot = &g_array_index (free, GopsFreeSlot, i);
      Candidate *chosen = gops_instant_of_day (slot->day, slot->minutes, zone) > now ? choose (candidates, slot) : NULL;

      if (chosen != NULL)
        take_slot (fills, chosen, slot);
    }
  return fills;
}

/* What is said again; what came of it then is not. */
static GopsPlanItem *
make_return (const GopsEvergreenFill *fill)
{
  static const guint said[] = { GOPS_PLAN_ITEM_TYPE, GOPS_PLAN_ITEM_TITLE, GOPS_PLAN_ITEM_TEXT, GOPS_PLAN_ITEM_OWNER, GOPS_PLAN_ITEM_TACTIC,
                                GOPS_PLAN_ITEM_POSTER, GOPS_PLAN_ITEM_CHANNEL };
  g_autofree char *date = gops_day_format (fill->day), *time = g_strdup_printf ("%02d:%02d", fill->minutes / 60, fill->minutes % 60);
  GopsPlanItem *item = gops_record_new (GOPS_TYPE_PLAN_ITEM, "group-id", gops_record_get_int (fill->item, GOPS_PLAN_ITEM_GROUP_ID),
    "on-date", date, "at-time", time, "status", "ready", "minutes", gops_record_get_int (fill->item, GOPS_PLAN_ITEM_MINUTES),
    "goal-id", gops_record_get_int (fill->item, GOPS_PLAN_ITEM_GOAL_ID), "remind-before", gops_record_get_int (fill->item, GOPS_PLAN_ITEM_REMIND_BEFORE),
    "reuse-of", gops_record_get_id (fill->item), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    gops_record_set_text (item, said[i], gops_record_get_text (fill->item, said[i]));
  return item;
}

static gboolean
copy_materials (GopsStore *store, gint64 from, gint64 to, GError **error)
{
  g_autoptr (GPtrArray) materials = gops_record_load_all (GOPS_TYPE_PLAN_MATERIAL, store, error, "WHERE item_id = ?1 ORDER BY position, id", "l", from);

  for (guint i = 0; materials != NULL && i < materials->len; i++)
    {
      gpointer there = g_ptr_array_index (materials, i);
      g_autoptr (GopsPlanMaterial) copy = gops_record_new (GOPS_TYPE_PLAN_MATERIAL, "item-id", to, "material-id",
        gops_record_get_int (there, GOPS_PLAN_MATERIAL_MATERIAL_ID), "position", gops_record_get_int (there, GOPS_PLAN_MATERIAL_POSITION), NULL);

      if (!gops_record_insert (copy, store, error))
        return FALSE;
    }
  return materials != NULL;
}

static gboolean
insert_all (GopsStore *store, const GArray *fills, GError **error)
{
  for (guint i = 0; i < fills->len; i++)
    {
      const GopsEvergreenFill *fill = &g_array_index (fills, GopsEvergreenFill, i);
      g_autoptr (GopsPlanItem) item = make_return (fill);

      if (!gops_record_insert (item, store, error) ||
          !copy_materials (store, gops_record_get_id (fill->item), gops_record_get_id (item), error))
        return FALSE;
    }
  return TRUE;
}

gboolean
gops_evergreen_fill (GopsStore *store, gint64 group, const GArray *fills, GError **error)
{
  g_autofree char *name = NULL;

  if (fills->len == 0)
    return TRUE;
  return gops_store_read_text (store, &name, error, "SELECT name FROM chat_group WHERE id = ?1", "l", group) &&
         gops_store_begin (store, error, N_("Fill empty slots of “%s”"), name, NULL) &&
         gops_store_end (store, insert_all (store, fills, error), error);
}
