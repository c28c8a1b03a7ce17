/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the positioning page does beyond typing into fields. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-positioning-changes.h"
#include "gops-scene-plan.h"
#include "gops-workspace.h"

#define GOAL_DAYS 30

gpointer
gops_positioning_find (GPtrArray *records,
                       gint64     id)
{
  for (guint i = 0; i < records->len; i++)
    if (gops_record_get_id (g_ptr_array_index (records, i)) == id)
      return g_ptr_array_index (records, i);
  return NULL;
}

static gboolean
insert_record (GopsStore *store,
               gpointer   record,
               GError   **error)
{
  return gops_record_insert (record, store, error);
}

/* Inserts @record (transfer full) behind @records, whose position column is @position. */
static gint64
add_record (GopsView   *view,
            gpointer    record,
            GPtrArray  *records,
            guint       position,
            const char *label)
{
  g_autoptr (GObject) owned = record;
  gpointer last = records->len > 0 ? g_ptr_array_index (records, records->len - 1) : NULL;

  gops_record_set_int (record, position, last != NULL ? gops_record_get_int (last, position) + 1 : 1);
  return gops_view_change (view, label, NULL, insert_record, record) ? gops_record_get_id (record) : 0;
}

gint64
gops_positioning_add_goal (GopsView *view)
{
  const GopsDossier *dossier = gops_view_get_dossier (view);
  g_autofree char *until = gops_date_add (dossier->today, GOAL_DAYS);
  GopsGoal *goal = gops_record_new (GOPS_TYPE_GOAL, "group-id", gops_record_get_id (dossier->group), "metric", "members", NULL);

  gops_record_set_text (goal, GOPS_GOAL_SCOPE, "group");
  gops_record_set_text (goal, GOPS_GOAL_START_ON, dossier->today);
  gops_record_set_text (goal, GOPS_GOAL_UNTIL_ON, until);
  gops_record_set_real (goal, GOPS_GOAL_BASELINE, dossier->members.total);
  return add_record (view, goal, dossier->goals, GOPS_GOAL_POSITION, N_("Add goal"));
}

gint64
gops_positioning_add_persona (GopsView *view)
{
  const GopsDossier *dossier = gops_view_get_dossier (view);

  return add_record (view, gops_record_new (GOPS_TYPE_PERSONA, "group-id", gops_record_get_id (dossier->group), NULL),
                     dossier->personas, GOPS_PERSONA_POSITION, N_("Add persona"));
}

gint64
gops_positioning_add_scene (GopsView *view)
{
  const GopsDossier *dossier = gops_view_get_dossier (view);

  return add_record (view, gops_record_new (GOPS_TYPE_SCENE, "group-id", gops_record_get_id (dossier->group), NULL),
                     dossier->scenes, GOPS_SCENE_POSITION, N_("Add scene"));
}

/* --- order and plan --- */

typedef struct
{
  gpointer one, other;
} Pair;

/* Positions may have gaps, or be equal in files that others wrote: they are written anew. */
static gboolean
swap_positions (GopsStore *store,
                gpointer   data,
                GError   **error)
{
  const Pair *pair = data;
  gint64 first = gops_record_get_int (pair->one, GOPS_PERSONA_POSITION), second = gops_record_get_int (pair->other, GOPS_PERSONA_POSITION);

  gops_record_set_int (pair->one, GOPS_PERSONA_POSITION, second != first ? second : first + 1);
  gops_record_set_int (pair->other, GOPS_PERSONA_POSITION, first);
  return gops_record_save (pair->one, store, error)
         && (!gops_record_is_dirty (pair->other) || gops_record_save (pair->other, store, error));
}

gboolean
gops_positioning_move_persona (GopsView *view,
                               gint64    persona,
                               gboolean  forward)
{
  const GopsDossier *dossier = gops_view_get_dossier (view);
  guint index;
  Pair pair;

  for (index = 0; index < dossier->personas->len; index++)
    if (gops_record_get_id (g_ptr_array_index (dossier->personas, index)) == persona)
      break;
  if (index >= dossier->personas->len || (forward ? index + 1 >= dossier->personas->len : index == 0))
    return FALSE;
  pair.one = g_ptr_array_index (dossier->personas, forward ? index : index - 1);
  pair.other = g_ptr_array_index (dossier->personas, forward ? index + 1 : index);
  return gops_view_change (view, N_("Move persona"), NULL, swap_positions, &pair);
}

void
gops_positioning_plan_scene (GopsView *view,
                             gint64    scene)
{
  const GopsDossier *dossier;
  g_autoptr (GError) error = NULL;

  gops_session_flush (gops_view_get_session (view));
  gops_session_refresh_now (gops_view_get_session (view));
  dossier = gops_view_get_dossier (view);
  if (dossier == NULL)
    return;
  if (gops_scene_plan (gops_view_get_store (view), scene, dossier->today, &error) != 0)
    gops_session_toast_undo (gops_view_get_session (view), _("The scene is in the plan"));
  else
    gops_view_report (view, error);
}

/* --- values --- */

typedef struct
{
  gint64      goal;
  const char *date;
  double      value;
  const char *note;
} Value;

static gboolean
write_value (GopsStore *store,
             gpointer   data,
             GError   **error)
{
  const Value *value = data;
  g_autoptr (GopsGoalSample) sample = gops_record_new (GOPS_TYPE_GOAL_SAMPLE, "goal-id", value->goal, NULL);

  gops_record_set_text (sample, GOPS_GOAL_SAMPLE_ON_DATE, value->date);
  gops_record_set_real (sample, GOPS_GOAL_SAMPLE_VALUE, value->value);
  gops_record_set_text (sample, GOPS_GOAL_SAMPLE_NOTE, value->note);
  return gops_store_exec (store, error, "DELETE FROM goal_sample WHERE goal_id = ?1 AND on_date = ?2", "ls", value->goal, value->date)
         && gops_record_insert (sample, store, error);
}

gboolean
gops_positioning_add_value (GopsView   *view,
                            gint64      goal,
                            const char *date,
                            double      value,
                            const char *note)
{
  Value data = { goal, date, value, note };

  return date != NULL && gops_view_change (view, N_("Add measured value"), NULL, write_value, &data);
}

/* --- removing --- */

typedef struct
{
  GType  type;
  gint64 id;
} Removal;

static gboolean
remove_record (GopsStore *store,
               gpointer   data,
               GError   **error)
{
  const Removal *removal = data;
  g_autoptr (GObject) record = gops_record_load (removal->type, store, removal->id, error);

  return record != NULL && gops_record_delete (record, store, error);
}

gboolean
gops_positioning_remove (GopsView   *view,
                         GType       type,
                         gint64      id,
                         const char *label,
                         const char *argument)
{
  Removal removal = { type, id };

  gops_session_flush (gops_view_get_session (view));
  return gops_view_change (view, label, argument, remove_record, &removal);
}
