/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The weekly slots of the group. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-empty-state.h"
#include "gops-plan-slots.h"
#include "gops-slots-dialog.h"
#include "gops-type-icon.h"

struct _GopsSlotsView
{
  GopsLoadedView parent_instance;

  GPtrArray *slots;           /* (owned) (nullable) (element-type GopsPlanSlot): as they are shown */
  GtkWidget *list, *empty;    /* borrowed */
};

G_DEFINE_FINAL_TYPE (GopsSlotsView, gops_slots_view, GOPS_TYPE_LOADED_VIEW)

static const char *
weekday_name (gint64 weekday)
{
  const char *const names[] = {
    _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"),
  };

  return names[CLAMP (weekday, 1, 7) - 1];
}

static const char *
type_name (const char *type)
{
  return *type != '\0' ? gops_content_type_get_label (type) : _("Any type");
}

static gpointer
load (GopsStore    *store,
      gint64        group,
      GCancellable *cancellable,
      GError      **error)
{
  return gops_plan_slots_load (store, group, error);
}

/* --- changing --- */

/* The week without the slot at @index, and with @slot (nullable) (transfer full). */
static void
change (GopsSlotsView *self,
        guint          index,
        GopsPlanSlot  *slot)
{
  GopsLoadedView *view = GOPS_LOADED_VIEW (self);
  g_autoptr (GPtrArray) week = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; self->slots != NULL && i < self->slots->len; i++)
    if (i != index)
      {
        gpointer one = g_ptr_array_index (self->slots, i);

        g_ptr_array_add (week, gops_record_new (GOPS_TYPE_PLAN_SLOT, "weekday", gops_record_get_int (one, GOPS_PLAN_SLOT_WEEKDAY),
          "at-time", gops_record_get_text (one, GOPS_PLAN_SLOT_AT_TIME), "type", gops_record_get_text (one, GOPS_PLAN_SLOT_TYPE), NULL));
      }
  if (slot != NULL)
    g_ptr_array_add (week, slot);
  if (!gops_plan_slots_write (gops_loaded_view_get_store (view), gops_loaded_view_get_group (view), week, &error))
    gops_session_report (gops_loaded_view_get_session (view), error);
}

/* --- the question --- */

typedef struct
{
  GopsSlotsView *view;     /* (owned) */
  guint          index;    /* of the slot that is changed; G_MAXUINT: a new one */
  GtkWidget     *rows;     /* (owned) */
  GtkWidget     *weekday, *time, *type;
} Question;

static void
question_free (Question *question)
{
  g_signal_handlers_disconnect_by_data (question->time, question);
  g_object_unref (question->rows);
  g_object_unref (question->view);
  g_free (question);
}

static char *
dup_time (Question *question)
{
  char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (question->time)));

  return g_strstrip (text);
}

static void
on_time_changed_cb (Question *question)
{
  g_autofree char *time = dup_time (question);

  gops_alert_set_answer_enabled (question->rows, "keep", gops_minutes_parse (time) >= 0);
}

static const char *
chosen_type (Question *question)
{
  guint n, selected = adw_combo_row_get_selected (ADW_COMBO_ROW (question->type));
  const GopsContentType *types = gops_content_types_get (&n);

  return selected >= 1 && selected <= n ? types[selected - 1].id : "";
}

static void
on_answered_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  Question *question = data;
  g_autofree char *answer = gops_alert_ask_finish (result), *time = dup_time (question);
  gint64 weekday = (gint64) adw_combo_row_get_selected (ADW_COMBO_ROW (question->weekday)) + 1;

  if (g_str_equal (answer, "keep"))
    change (question->view, question->index,
            gops_record_new (GOPS_TYPE_PLAN_SLOT, "weekday", weekday, "at-time", time, "type", chosen_type (question), NULL));
  question_free (question);
}

static GtkWidget *
add_combo (GtkWidget  *list,
           const char *title,
           GtkWidget  *row,
           GtkStringList *names,
           guint       selected)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static void
add_weekday (Question *question,
             gint64    weekday)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (gint64 i = 1; i <= 7; i++)
    gtk_string_list_append (names, weekday_name (i));
  question->weekday = add_combo (question->rows, _("Day"), adw_combo_row_new (), names, (guint) weekday - 1);
}

static void
add_type (Question   *question,
          const char *type)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n, selected = 0;
  const GopsContentType *types = gops_content_types_get (&n);

  gtk_string_list_append (names, _("Any type"));
  for (guint i = 0; i < n; i++)
    {
      gtk_string_list_append (names, gops_content_type_get_label (types[i].id));
      if (g_str_equal (types[i].id, type))
        selected = i + 1;
    }
  question->type = add_combo (question->rows, _("Type"), adw_combo_row_new (), names, selected);
}

static void
ask (GopsSlotsView *self,
     guint          index)
{
  gpointer slot = self->slots != NULL && index < self->slots->len ? g_ptr_array_index (self->slots, index) : NULL;
  const GopsAlertAnswer answers[] = {
    { "cancel", _("_Cancel"), GOPS_ALERT_PLAIN },
    { "keep", slot != NULL ? _("_Change") : _("_Add"), GOPS_ALERT_SUGGESTED },
  };
  Question *question = g_new0 (Question, 1);

  question->view = g_object_ref (self);
  question->index = index;
  question->rows = g_object_ref_sink (gops_loaded_view_make_list (_("Slot")));
  gtk_widget_set_size_request (question->rows, 260, -1);
  add_weekday (question, slot != NULL ? gops_record_get_int (slot, GOPS_PLAN_SLOT_WEEKDAY) : 1);
  question->time = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (question->time), _("Time (HH:MM)"));
  gtk_editable_set_text (GTK_EDITABLE (question->time), slot != NULL ? gops_record_get_text (slot, GOPS_PLAN_SLOT_AT_TIME) : "20:00");
  gtk_list_box_append (GTK_LIST_BOX (question->rows), question->time);
  add_type (question, slot != NULL ? gops_record_get_text (slot, GOPS_PLAN_SLOT_TYPE) : "");
  g_signal_connect_swapped (question->time, "changed", G_CALLBACK (on_time_changed_cb), question);
  gops_alert_ask_async (GTK_WIDGET (self), slot != NULL ? _("Change Slot") : _("New Slot"), NULL, question->rows, answers, G_N_ELEMENTS (answers),
                        "keep", NULL, on_answered_cb, question);
}

/* --- rows --- */

static guint
index_of (GtkWidget *widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "index"));
}

static void
on_row_activated_cb (GopsSlotsView *self,
                     GtkWidget     *row)
{
  ask (self, index_of (row));
}

static void
on_remove_clicked_cb (GopsSlotsView *self,
                      GtkWidget     *button)
{
  change (self, index_of (button), NULL);
  gops_session_toast_undo (gops_loaded_view_get_session (GOPS_LOADED_VIEW (self)), _("Slot removed"));
}

static GtkWidget *
create_remove_button (GopsSlotsView *self,
                      guint          index,
                      const char    *what)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *label = g_strdup_printf (_("Remove “%s”"), what);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Remove Slot"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
create_row (GopsSlotsView *self,
            guint          index)
{
  gpointer slot = g_ptr_array_index (self->slots, index);
  const char *type = gops_record_get_text (slot, GOPS_PLAN_SLOT_TYPE);
  /* Translators: day of the week and time: "Monday 20:00" */
  g_autofree char *title = g_strdup_printf (_("%s %s"), weekday_name (gops_record_get_int (slot, GOPS_PLAN_SLOT_WEEKDAY)),
                                            gops_record_get_text (slot, GOPS_PLAN_SLOT_AT_TIME));
  GtkWidget *row = gops_plain_row (g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "activatable", TRUE, NULL), title, type_name (type));

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), *type != '\0' ? gops_type_icon_new (type) : gtk_image_new_from_icon_name ("gops-content-symbolic"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_remove_button (self, index, title));
  g_object_set_data (G_OBJECT (row), "index", GUINT_TO_POINTER (index));
  g_signal_connect_object (row, "activated", G_CALLBACK (on_row_activated_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
show (GopsLoadedView *view,
      gpointer        result)
{
  GopsSlotsView *self = GOPS_SLOTS_VIEW (view);

  g_clear_pointer (&self->slots, g_ptr_array_unref);
  self->slots = g_ptr_array_ref (result);
  gops_loaded_view_clear_list (self->list);
  for (guint i = 0; i < self->slots->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), create_row (self, i));
  gtk_widget_set_visible (self->list, self->slots->len > 0);
  gtk_widget_set_visible (self->empty, self->slots->len == 0);
}

/* --- object --- */

static void
on_add_clicked_cb (GopsSlotsView *self)
{
  ask (self, G_MAXUINT);
}

static void
gops_slots_view_finalize (GObject *object)
{
  g_clear_pointer (&GOPS_SLOTS_VIEW (object)->slots, g_ptr_array_unref);

  G_OBJECT_CLASS (gops_slots_view_parent_class)->finalize (object);
}

static void
gops_slots_view_class_init (GopsSlotsViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gops_slots_view_finalize;
  GOPS_LOADED_VIEW_CLASS (klass)->load = load;
  GOPS_LOADED_VIEW_CLASS (klass)->free_result = (GDestroyNotify) g_ptr_array_unref;
  GOPS_LOADED_VIEW_CLASS (klass)->show = show;
}

static void
gops_slots_view_init (GopsSlotsView *self)
{
  GtkBox *content = gops_loaded_view_get_content (GOPS_LOADED_VIEW (self));

  self->empty = gops_empty_state_new ("gops-content-symbolic", _("No Weekly Slots"),
                                      _("A slot is a time at which something is always posted, such as Monday at eight. New items find the next free one, and evergreen items fill what stays empty."));
  gtk_widget_set_visible (self->empty, FALSE);
  gtk_widget_set_vexpand (self->empty, TRUE);
  gtk_box_append (content, self->empty);
  self->list = gops_loaded_view_make_list (_("Weekly Slots"));
  gtk_box_append (content, self->list);
}

static GtkWidget *
create_header (GopsSlotsView *self)
{
  GtkWidget *header = adw_header_bar_new (), *add = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_widget_set_tooltip_text (add, _("New Slot"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, _("New Slot"), -1);
  g_signal_connect_object (add, "clicked", G_CALLBACK (on_add_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), add);
  return header;
}

void
gops_slots_present (GopsSession *session,
                    GtkWidget   *parent)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GopsSlotsView *self;

  if (gops_session_get_group (session) == 0)
    return;
  self = g_object_new (GOPS_TYPE_SLOTS_VIEW, NULL);
  gops_loaded_view_set_up (GOPS_LOADED_VIEW (self), session, gops_session_get_group (session));
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_box_append (GTK_BOX (box), create_header (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self));
  g_signal_connect_object (session, "refreshed", G_CALLBACK (gops_loaded_view_refresh), self, G_CONNECT_SWAPPED);
  gops_loaded_view_refresh (GOPS_LOADED_VIEW (self));
  gops_dialog_present (box, _("Weekly Slots"), 480, 560, parent);
}
