/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row with a date. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-date-picker.h"
#include "gops-date-row.h"
#include "gops-short-date.h"

struct _GopsDateRow
{
  AdwActionRow parent_instance;

  char      *date;      /* (owned) (nullable) */
  gboolean   showing;   /* the calendar is being set from the date */

  GtkWidget *label, *button, *calendar, *clear;
};

G_DEFINE_FINAL_TYPE (GopsDateRow, gops_date_row, ADW_TYPE_ACTION_ROW)

enum { PICKED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
on_day_selected_cb (GopsDateRow *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  g_autofree char *date = g_date_time_format (day, "%Y-%m-%d");

  if (self->showing)
    return;
  gops_date_row_set_date (self, date);
  g_signal_emit (self, signals[PICKED], 0, date);
}

static void
on_clear_clicked_cb (GopsDateRow *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  gops_date_row_set_date (self, NULL);
  g_signal_emit (self, signals[PICKED], 0, "");
}

static void
show_in_calendar (GopsDateRow *self)
{
  self->showing = TRUE;
  (void) gops_calendar_show_date (GTK_CALENDAR (self->calendar), self->date);
  self->showing = FALSE;
}

void
gops_date_row_set_date (GopsDateRow *self,
                        const char  *date)
{
  g_autofree char *text = gops_short_date (date, NULL);

  if (date != NULL && *date == '\0')
    date = NULL;
  if (g_strcmp0 (self->date, date) == 0 && *gtk_label_get_label (GTK_LABEL (self->label)) != '\0')
    return;
  g_free (self->date);
  self->date = g_strdup (date);
  gtk_label_set_label (GTK_LABEL (self->label), date != NULL ? text : _("No date"));
  gtk_widget_set_sensitive (self->clear, date != NULL);
  show_in_calendar (self);
}

const char *
gops_date_row_get_date (GopsDateRow *self)
{
  return self->date != NULL ? self->date : "";
}

void
gops_date_row_set_required (GopsDateRow *self,
                            gboolean     required)
{
  gtk_widget_set_visible (self->clear, !required);
}

void
gops_date_row_open (GopsDateRow *self)
{
  gtk_widget_grab_focus (self->button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}

static GtkWidget *
create_popover (GopsDateRow *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->calendar = gtk_calendar_new ();
  self->clear = gtk_button_new_with_label (_("No Date"));
  gtk_widget_add_css_class (self->clear, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->calendar), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Date"), -1);
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (on_day_selected_cb), self);
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (on_clear_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), self->calendar);
  gtk_box_append (GTK_BOX (box), self->clear);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}

static void
gops_date_row_finalize (GObject *object)
{
  g_free (GOPS_DATE_ROW (object)->date);

  G_OBJECT_CLASS (gops_date_row_parent_class)->finalize (object);
}

static void
gops_date_row_class_init (GopsDateRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gops_date_row_finalize;

  signals[PICKED] = g_signal_new ("picked", GOPS_TYPE_DATE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
gops_date_row_init (GopsDateRow *self)
{
  self->label = gtk_label_new (NULL);
  self->button = g_object_new (GTK_TYPE_MENU_BUTTON, "child", self->label, "always-show-arrow", TRUE, "valign", GTK_ALIGN_CENTER,
                               "popover", create_popover (self), NULL);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "gops-date");
  g_object_bind_property (self, "title", self->button, "tooltip-text", G_BINDING_SYNC_CREATE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->button);
  gops_date_row_set_date (self, NULL);
}
