/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gestures on items of the plan. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-plan-gesture.h"

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
  GopsPlanItem  *item;      /* (owned) */
  gboolean     (*change) (Gesture *self, GopsPlanScope scope, GError **error);
  char          *date;      /* (owned) (nullable) */
  GopsRecurrence rule;
  gboolean       repeats;   /* @rule is one */
  const char    *said;      /* (nullable): what the toast says */
};

static void
gesture_free (gpointer data)
{
  Gesture *self = data;

  g_object_unref (self->session);
  g_object_unref (self->item);
  g_free (self->date);
  g_free (self);
}

static void
run_gesture (GopsPlanScope scope,
             gpointer      user_data)
{
  Gesture *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!self->change (self, scope, &error))
    gops_session_report (self->session, error);
  else if (self->said != NULL)
    gops_session_toast_undo (self->session, self->said);
}

static void
start_gesture (Gesture    *self,
               const char *heading,
               gboolean    with_one,
               GtkWidget  *parent)
{
  if (gops_plan_is_of_series (self->item))
    {
      gops_plan_ask_scope (parent, heading, with_one, run_gesture, self, gesture_free);
      return;
    }
  run_gesture (GOPS_PLAN_ONE, self);
  gesture_free (self);
}

static Gesture *
new_gesture (GopsSession  *session,
             GopsPlanItem *item,
             gboolean    (*change) (Gesture *self, GopsPlanScope scope, GError **error))
{
  Gesture *self = g_new0 (Gesture, 1);

  self->session = g_object_ref (session);
  self->item = g_object_ref (item);
  self->change = change;
  return self;
}

static gboolean
change_date (Gesture      *self,
             GopsPlanScope scope,
             GError      **error)
{
  return gops_plan_move (gops_session_get_store (self->session), self->item, scope, self->date, error);
}

void
gops_plan_item_move (GopsSession  *session,
                     GopsPlanItem *item,
                     const char   *date,
                     GtkWidget    *parent)
{
  Gesture *self;

  if (g_str_equal (gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE), date))
    return;
  self = new_gesture (session, item, change_date);
  self->date = g_strdup (date);
  start_gesture (self, _("Move Item"), TRUE, parent);
}

static gboolean
take_away (Gesture      *self,
           GopsPlanScope scope,
           GError      **error)
{
  self->said = scope == GOPS_PLAN_ONE ? _("Item removed") : _("Items removed");
  return gops_plan_remove (gops_session_get_store (self->session), self->item, scope, error);
}

void
gops_plan_item_remove (GopsSession  *session,
                       GopsPlanItem *item,
                       GtkWidget    *parent)
{
  start_gesture (new_gesture (session, item, take_away), _("Remove Item"), TRUE, parent);
}

static gboolean
change_rule (Gesture      *self,
             GopsPlanScope scope,
             GError      **error)
{
  return gops_plan_repeat (gops_session_get_store (self->session), self->item, scope, self->repeats ? &self->rule : NULL, error);
}

void
gops_plan_item_repeat (GopsSession          *session,
                       GopsPlanItem         *item,
                       const GopsRecurrence *rule,
                       GtkWidget            *parent)
{
  Gesture *self = new_gesture (session, item, change_rule);

  self->repeats = rule != NULL;
  if (rule != NULL)
    self->rule = *rule;
  start_gesture (self, _("Change How It Repeats"), FALSE, parent);
}
