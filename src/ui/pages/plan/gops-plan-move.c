/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The question where items of the plan are to go. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-alert.h"
#include "gops-date-picker.h"
#include "gops-field-check.h"
#include "gops-plan-gesture.h"

typedef struct
{
  GopsSession *session;   /* (owned) */
  GPtrArray   *items;     /* (owned) (element-type GopsPlanItem) */
  GtkWidget   *parent;    /* (owned) */
  GtkWidget   *list;      /* (owned): what is shown in the question */
  GtkWidget   *date, *time;
} Question;

static void
question_free (Question *self)
{
  g_signal_handlers_disconnect_by_data (self->date, self);
  g_signal_handlers_disconnect_by_data (self->time, self);
  g_object_unref (self->session);
  g_object_unref (self->parent);
  g_object_unref (self->list);
  g_ptr_array_unref (self->items);
  g_free (self);
}

static char *
text_of (GtkWidget *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

/* A day there has to be; without a time it is an item of the whole day. */
static void
on_changed_cb (Question *self)
{
  g_autofree char *date = text_of (self->date), *time = text_of (self->time);
  const char *wrong_date = gops_check_date (date), *wrong_time = gops_check_time (time);

  gops_checked_field_mark (ADW_ENTRY_ROW (self->date), wrong_date);
  gops_checked_field_mark (ADW_ENTRY_ROW (self->time), wrong_time);
  gops_alert_set_answer_enabled (self->list, "move", *date != '\0' && wrong_date == NULL && wrong_time == NULL);
}

static gboolean
has_one_time (GPtrArray *items)
{
  for (guint i = 1; i < items->len; i++)
    if (!g_str_equal (gops_record_get_text (items->pdata[i], GOPS_PLAN_ITEM_AT_TIME),
                      gops_record_get_text (items->pdata[0], GOPS_PLAN_ITEM_AT_TIME)))
      return FALSE;
  return TRUE;
}

/* Items with several times keep theirs where none is written. */
static void
on_answered_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  Question *self = data;
  g_autofree char *answer = gops_alert_ask_finish (result), *date = text_of (self->date), *time = text_of (self->time);
  gboolean keep = *time == '\0' && !has_one_time (self->items);

  if (g_str_equal (answer, "move"))
    gops_plan_items_move (self->session, self->items, date, keep ? NULL : time, self->parent);
  question_free (self);
}

static GtkWidget *
add_row (Question   *self,
         const char *title,
         const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (on_changed_cb), self);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  return row;
}

static char *
describe (GPtrArray *items)
{
  if (items->len == 1)
    return g_strdup (gops_record_get_text (items->pdata[0], GOPS_PLAN_ITEM_TITLE));
  return g_strdup_printf (ngettext ("%u item. The first goes to this day, the others keep their distance to it.",
                                    "%u items. The first goes to this day, the others keep their distance to it.", items->len), items->len);
}

void
gops_plan_items_ask_move (GopsSession *session,
                          GPtrArray   *items,
                          GtkWidget   *parent)
{
  const GopsAlertAnswer answers[] = { { "cancel", _("_Cancel"), GOPS_ALERT_PLAIN }, { "move", _("_Move"), GOPS_ALERT_SUGGESTED } };
  g_autofree char *body = describe (items);
  Question *self = g_new0 (Question, 1);

  self->session = g_object_ref (session);
  self->items = g_ptr_array_ref (items);
  self->parent = g_object_ref (parent);
  self->list = g_object_ref_sink (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  self->date = add_row (self, _("Date (YYYY-MM-DD)"), gops_record_get_text (items->pdata[0], GOPS_PLAN_ITEM_ON_DATE));
  gops_date_picker_add (ADW_ENTRY_ROW (self->date));
  self->time = add_row (self, _("Time (HH:MM)"), has_one_time (items) ? gops_record_get_text (items->pdata[0], GOPS_PLAN_ITEM_AT_TIME) : "");
  gops_alert_ask_async (parent, _("Move To"), body, self->list, answers, G_N_ELEMENTS (answers), "move", NULL, on_answered_cb, self);
  on_changed_cb (self);
  (void) gtk_widget_grab_focus (self->date);
}
