/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether what stands in a row may be kept, and why not. */

#include "config.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "gops-birthday.h"
#include "gops-field-check.h"
#include "gops-workspace.h"

/* What the row is called while nothing is wrong; kept with it. */
#define TITLE_KEY "gops-title"

static void
show_title (AdwPreferencesRow *row,
            const char        *title)
{
  if (g_strcmp0 (adw_preferences_row_get_title (row), title) != 0)
    adw_preferences_row_set_title (row, title);
}

/* A tooltip is not seen by whoever types: the reason stands in the row itself, behind what the row is called. */
static void
show_reason (AdwPreferencesRow *row,
             const char        *problem)
{
  const char *kept = g_object_get_data (G_OBJECT (row), TITLE_KEY);
  g_autofree char *title = g_strdup (kept != NULL ? kept : adw_preferences_row_get_title (row));
  g_autofree char *reason = NULL, *escaped = NULL;

  if (problem == NULL && kept == NULL)
    return;
  if (problem == NULL)
    {
      show_title (row, title);
      g_object_set_data (G_OBJECT (row), TITLE_KEY, NULL);
      return;
    }
  if (kept == NULL)
    g_object_set_data_full (G_OBJECT (row), TITLE_KEY, g_strdup (title), g_free);
  escaped = adw_preferences_row_get_use_markup (row) ? g_markup_escape_text (problem, -1) : g_strdup (problem);
  reason = g_strdup_printf ("%s · %s", title, escaped);
  show_title (row, reason);
}

void
gops_checked_field_mark (AdwEntryRow *row,
                         const char  *problem)
{
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  show_reason (ADW_PREFERENCES_ROW (row), problem);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), problem);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

const char *
gops_check_date (const char *text)
{
  return *text == '\0' || gops_date_is_valid (text) ? NULL : _("Write a date that exists, such as 2026-03-01");
}

const char *
gops_check_birthday (const char *text)
{
  return *text == '\0' || gops_birthday_is_valid (text) ? NULL : _("Write a day that exists, such as 1990-05-20, or 05-20 without the year");
}

const char *
gops_check_time (const char *text)
{
  gboolean right = strlen (text) == 5 && text[2] == ':' &&
                   g_ascii_isdigit (text[0]) && g_ascii_isdigit (text[1]) && g_ascii_isdigit (text[3]) && g_ascii_isdigit (text[4]) &&
                   atoi (text) < 24 && text[3] < '6';

  return *text == '\0' || right ? NULL : _("Write a time such as 22:30");
}

const char *
gops_check_time_zone (const char *text)
{
  g_autoptr (GTimeZone) zone = *text != '\0' ? g_time_zone_new_identifier (text) : NULL;

  return *text == '\0' || zone != NULL ? NULL : _("Write a time zone such as Asia/Shanghai");
}

const char *
gops_check_count (const char *text)
{
  gint64 number;

  return *text == '\0' || g_ascii_string_to_signed (text, 10, 0, G_MAXINT32, &number, NULL) ? NULL : _("Write a whole number, or nothing");
}
