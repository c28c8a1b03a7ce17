/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gestures on items of the plan. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-day.h"
#include "gops-plan-gesture.h"
#include "gops-plan-outcome.h"
#include "gops-short-date.h"
#include "gops-today.h"

/* --- which days --- */

typedef struct
{
  GopsPlanScopeFunc func;
  gpointer          data;
  GDestroyNotify    notify;   /* (nullable) */
} Question;

static void
on_answered_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autofree Question *question = user_data;
  g_autofree char *answer = gops_alert_ask_finish (result);

  if (g_str_equal (answer, "one"))
    question->func (GOPS_PLAN_ONE, question->data);
  else if (g_str_equal (answer, "following"))
    question->func (GOPS_PLAN_FOLLOWING, question->data);
  else if (g_str_equal (answer, "all"))
    question->func (GOPS_PLAN_ALL, question->data);
  if (question->notify != NULL)
    question->notify (question->data);
}

void
gops_plan_ask_scope (GtkWidget        *parent,
                     const char       *heading,
                     gboolean          with_one,
                     GopsPlanScopeFunc func,
                     gpointer          user_data,
                     GDestroyNotify    notify)
{
  const GopsAlertAnswer answers[] = {
    { "cancel", _("_Cancel"), GOPS_ALERT_PLAIN },
    { "all", C_("days of a series", "_All"), GOPS_ALERT_PLAIN },
    { "following", _("This and All _Following"), GOPS_ALERT_PLAIN },
    { "one", _("_Only This One"), GOPS_ALERT_SUGGESTED },
  };
  Question *question = g_new (Question, 1);

  *question = (Question) { func, user_data, notify };
  gops_alert_ask_async (parent, heading, _("This item repeats. Which ones do you mean?"), NULL, answers,
                        G_N_ELEMENTS (answers) - !with_one, with_one ? "one" : "following", NULL, on_answered_cb, question);
}

/* --- gestures --- */

typedef struct _Gesture Gesture;

struct _Gesture
{
  GopsSession   *session;   /* (owned) */
  GPtrArray     *items;     /* (owned) (element-type GopsPlanItem): one or several */
  GtkWidget     *parent;    /* (owned) (nullable) */
  gboolean     (*change) (Gesture *self, GopsPlanScope scope, GError **error);
  char          *date;      /* (owned) (nullable) */
  char          *time;      /* (owned) (nullable) */
  char          *status;    /* (owned) (nullable) */
  GopsRecurrence rule;
  gboolean       repeats;   /* @rule is one */
  char          *said;      /* (owned) (nullable): what the toast says */
};

static void
gesture_free (gpointer data)
{
  Gesture *self = data;

  g_object_unref (self->session);
  g_ptr_array_unref (self->items);
  g_clear_object (&self->parent);
  g_free (self->date);
  g_free (self->time);
  g_free (self->status);
  g_free (self->said);
  g_free (self);
}

static GopsStore *
get_store (Gesture *self)
{
  return gops_session_get_store (self->session);
}

static void
run_gesture (GopsPlanScope scope,
             gpointer      user_data)
{
  Gesture *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!self->change (self, scope, &error))
    {
      gops_session_report (self->session, error);
      return;
    }
  if (self->date != NULL && self->parent != NULL)   /* where there is a calendar */
    (void) gtk_widget_activate_action (self->parent, "calendar.show-day", "s", self->date);
  if (self->said != NULL)
    gops_session_toast_undo (self->session, self->said);
}

static gboolean
has_series (GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    if (gops_plan_is_of_series (items->pdata[i]))
      return TRUE;
  return FALSE;
}

static void
start_gesture (Gesture    *self,
               const char *heading,
               gboolean    with_one,
               GtkWidget  *parent)
{
  g_set_object (&self->parent, parent);
  if (has_series (self->items))
    {
      gops_plan_ask_scope (parent, heading, with_one, run_gesture, self, gesture_free);
      return;
    }
  run_gesture (GOPS_PLAN_ONE, self);
  gesture_free (self);
}

/* @items: (transfer full) */
static Gesture *
new_gesture (GopsSession *session,
             GPtrArray   *items,
             gboolean   (*change) (Gesture *self, GopsPlanScope scope, GError **error))
{
  Gesture *self = g_new0 (Gesture, 1);

  self->session = g_object_ref (session);
  self->items = items;
  self->change = change;
  return self;
}

static GPtrArray *
list_of (GopsPlanItem *item)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (items, g_object_ref (item));
  return items;
}

/* --- moving --- */

static gboolean
change_date (Gesture      *self,
             GopsPlanScope scope,
             GError      **error)
{
  if (self->items->len == 1 && self->time == NULL)
    return gops_plan_move (get_store (self), self->items->pdata[0], scope, self->date, error);
  if (self->items->len > 1)
    self->said = g_strdup_printf (ngettext ("%u item moved", "%u items moved", self->items->len), self->items->len);
  return gops_plan_move_all (get_store (self), self->items, scope, self->date, self->time, error);
}

static gboolean
is_there (GopsPlanItem *item,
          const char   *date,
          const char   *time)
{
  return (date == NULL || g_str_equal (gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE), date)) &&
         (time == NULL || g_str_equal (gops_record_get_text (item, GOPS_PLAN_ITEM_AT_TIME), time));
}

void
gops_plan_items_move (GopsSession *session,
                      GPtrArray   *items,
                      const char  *date,
                      const char  *time,
                      GtkWidget   *parent)
{
  Gesture *self;
  guint n_there = 0;

  for (guint i = 0; i < items->len; i++)
    n_there += is_there (items->pdata[i], date, time) ? 1 : 0;
  if (n_there == items->len)
    return;
  self = new_gesture (session, g_ptr_array_ref (items), change_date);
  self->date = g_strdup (date);
  self->time = g_strdup (time);
  start_gesture (self, items->len > 1 ? _("Move Items") : _("Move Item"), TRUE, parent);
}

/* --- status --- */

/* What was done or skipped is open again first, so that nobody has done it any more. */
static gboolean
reach_status (Gesture      *self,
              GopsPlanScope scope,
              GError      **error)
{
  gboolean done = g_str_equal (self->status, "done");

  for (guint i = 0; i < self->items->len; i++)
    {
      GopsPlanItem *item = self->items->pdata[i];
      gboolean was_done = g_str_equal (gops_record_get_text (item, GOPS_PLAN_ITEM_STATUS), "done");

      if ((was_done != done || (!done && gops_plan_is_skipped (item))) && !gops_plan_mark_item_done (get_store (self), item, done, error))
        return FALSE;
      gops_record_set_text (item, GOPS_PLAN_ITEM_STATUS, self->status);
    }
  return done || gops_plan_edit_all (get_store (self), self->items, scope, error);
}

static gboolean
change_status (Gesture      *self,
               GopsPlanScope scope,
               GError      **error)
{
  g_autofree char *number = g_strdup_printf ("%u", self->items->len);
  gboolean begun = self->items->len == 1
    ? gops_store_begin (get_store (self), error, N_("Change the status of “%s”"),
                        gops_record_get_text (self->items->pdata[0], GOPS_PLAN_ITEM_TITLE), NULL)
    : gops_store_begin (get_store (self), error, N_("Change the status of %s plan items"), number, NULL);

  return begun && gops_store_end (get_store (self), reach_status (self, scope, error), error);
}

void
gops_plan_items_set_status (GopsSession *session,
                            GPtrArray   *items,
                            const char  *status,
                            GtkWidget   *parent)
{
  Gesture *self = new_gesture (session, g_ptr_array_ref (items), change_status);

  self->status = g_strdup (status);
  if (!g_str_equal (status, "done"))
    {
      start_gesture (self, _("Change Status"), TRUE, parent);
      return;
    }
  run_gesture (GOPS_PLAN_ONE, self);   /* only the day itself can have been done */
  gesture_free (self);
}

/* --- removing --- */

static gboolean
remove_each (Gesture      *self,
             GopsPlanScope scope,
             GError      **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      gint64 series = gops_record_get_int (self->items->pdata[i], GOPS_PLAN_ITEM_SERIES);

      if (scope != GOPS_PLAN_ONE && series != 0 && !g_hash_table_add (seen, g_memdup2 (&series, sizeof series)))
        continue;
      if (!gops_plan_remove (get_store (self), self->items->pdata[i], scope, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_away (Gesture      *self,
           GopsPlanScope scope,
           GError      **error)
{
  gboolean one = self->items->len == 1 && scope == GOPS_PLAN_ONE;
  g_autofree char *number = g_strdup_printf ("%u", self->items->len);

  self->said = g_strdup (one ? _("Item removed") : _("Items removed"));
  if (self->items->len == 1)
    return gops_plan_remove (get_store (self), self->items->pdata[0], scope, error);
  return gops_store_begin (get_store (self), error, N_("Remove %s plan items"), number, NULL) &&
         gops_store_end (get_store (self), remove_each (self, scope, error), error);
}

void
gops_plan_items_remove (GopsSession *session,
                        GPtrArray   *items,
                        GtkWidget   *parent)
{
  start_gesture (new_gesture (session, g_ptr_array_ref (items), take_away), items->len > 1 ? _("Remove Items") : _("Remove Item"), TRUE, parent);
}

void
gops_plan_item_remove (GopsSession  *session,
                       GopsPlanItem *item,
                       GtkWidget    *parent)
{
  g_autoptr (GPtrArray) items = list_of (item);

  gops_plan_items_remove (session, items, parent);
}

/* --- repeating --- */

/* Where the rule does not name the day that the item had, it moves: nobody should have to find that out. */
static void
tell_first_day (Gesture *self,
                int      day)
{
  int first = self->repeats && day != GOPS_DAY_NONE ? gops_recurrence_next (&self->rule, day, NULL, day - 1) : day;
  g_autofree char *date = first != day ? gops_day_format (first) : NULL;
  g_autofree char *said = date != NULL ? gops_short_date (date, NULL) : NULL;

  if (said != NULL)
    self->said = g_strdup_printf (_("Moved to %s, the first day on which it repeats"), said);
}

static gboolean
change_rule (Gesture      *self,
             GopsPlanScope scope,
             GError      **error)
{
  GopsPlanItem *item = self->items->pdata[0];
  int day = scope == GOPS_PLAN_ALL ? GOPS_DAY_NONE : gops_day_parse (gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE));

  if (!gops_plan_repeat (get_store (self), item, scope, self->repeats ? &self->rule : NULL, error))
    return FALSE;
  tell_first_day (self, day);
  return TRUE;
}

void
gops_plan_item_repeat (GopsSession          *session,
                       GopsPlanItem         *item,
                       const GopsRecurrence *rule,
                       GtkWidget            *parent)
{
  Gesture *self = new_gesture (session, list_of (item), change_rule);

  self->repeats = rule != NULL;
  if (rule != NULL)
    self->rule = *rule;
  start_gesture (self, _("Change How It Repeats"), FALSE, parent);
}
