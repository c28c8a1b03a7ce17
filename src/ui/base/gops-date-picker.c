/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A calendar beside a date that is typed. */
#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "gops-date-picker.h"

typedef struct
{
  AdwEntryRow *row;        /* borrowed: the calendar is within it */
  GtkCalendar *calendar;   /* borrowed */
  gboolean     showing;    /* the calendar is being set from the row */
} Picker;

gboolean
gops_calendar_show_date (GtkCalendar *calendar,
                         const char  *date)
{
  int year, month, day;

  if (date == NULL || sscanf (date, "%4d-%2d-%2d", &year, &month, &day) != 3
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  /* the first of the month in between: no month lacks it */
  g_object_set (calendar, "day", 1, NULL);
  g_object_set (calendar, "year", year, "month", month - 1, NULL);
  g_object_set (calendar, "day", day, NULL);
  return TRUE;
}

static void
on_opened_cb (Picker *picker)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

  picker->showing = TRUE;
  if (!gops_calendar_show_date (picker->calendar, gtk_editable_get_text (GTK_EDITABLE (picker->row))))
    (void) gops_calendar_show_date (picker->calendar, today);
  picker->showing = FALSE;
  (void) gtk_widget_grab_focus (GTK_WIDGET (picker->calendar));
}

/* Arrows pass over days, so that the calendar stays open. */
static void
on_day_selected_cb (Picker *picker)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (picker->calendar);
  g_autofree char *date = g_date_time_format (day, "%Y-%m-%d");

  if (!picker->showing)
    gtk_editable_set_text (GTK_EDITABLE (picker->row), date);
}

void
gops_date_picker_add (AdwEntryRow *row)
{
  Picker *picker = g_new0 (Picker, 1);
  GtkWidget *calendar = gtk_calendar_new (), *popover = gtk_popover_new ();
  GtkWidget *button = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "x-office-calendar-symbolic", "popover", popover,
                                    "valign", GTK_ALIGN_CENTER, "tooltip-text", _("Pick a Day"), NULL);

  *picker = (Picker) { row, GTK_CALENDAR (calendar), FALSE };
  gtk_popover_set_child (GTK_POPOVER (popover), calendar);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (calendar), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Date"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Pick a Day"), -1);
  g_signal_connect_swapped (popover, "show", G_CALLBACK (on_opened_cb), picker);
  g_signal_connect_data (calendar, "day-selected", G_CALLBACK (on_day_selected_cb), picker, (GClosureNotify) (void (*) (void)) g_free, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (row, button);
}
