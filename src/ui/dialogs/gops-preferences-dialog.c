/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preferences: those of the workspace, and the style of this desktop. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "gops-checked-field.h"
#include "gops-compat.h"
#include "gops-dialogs.h"
#include "gops-group-words.h"
#include "gops-platform-preferences.h"
#include "gops-text.h"
#include "gops-workspace.h"

#define WRITE_AFTER_MS 400

/* One row tied to one preference. Some toolkits never free the rows of the preferences (1.2 loses a reference to each group, 1.7
 * one to the sheet): a tie that owned the session would keep the file of the workspace open for good. */
typedef struct
{
  GopsSession       *session;   /* borrowed (nullable): weak */
  GtkWidget         *row;       /* borrowed: it owns the tie */
  const char        *key;       /* static */
  const char *const *ids;       /* (nullable) static: of a choice */
  GopsFieldCheck     check;     /* (nullable): of an entry */
  guint              timeout;
} Tie;

static void
tie_free (gpointer data)
{
  Tie *tie = data;

  g_clear_handle_id (&tie->timeout, g_source_remove);
  g_clear_weak_pointer (&tie->session);
  g_free (tie);
}

static Tie *
tie_row (GopsSession *session,
         GtkWidget   *row,
         const char  *key)
{
  Tie *tie = g_new0 (Tie, 1);

  g_set_weak_pointer (&tie->session, session);
  tie->row = row;
  tie->key = key;
  g_object_set_data_full (G_OBJECT (row), "preference", tie, tie_free);
  return tie;
}

static char *
dup_value (Tie *tie)
{
  return gops_workspace_dup_setting (gops_session_get_store (tie->session), tie->key);
}

static void
write_value (Tie        *tie,
             const char *value)
{
  g_autoptr (GError) error = NULL;

  if (tie->session != NULL && !gops_workspace_set_setting (gops_session_get_store (tie->session), tie->key, value, &error))
    gops_preferences_toast (tie->row, error->message);
}

/* --- choices --- */

static void
on_choice_selected_cb (Tie *tie)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (tie->row));

  if (selected != GTK_INVALID_LIST_POSITION)
    write_value (tie, tie->ids[selected]);
}

static GtkWidget *
make_combo (const char        *title,
            const char *const *ids,
            const char      *(*name) (const char *id),
            const char        *value)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      gtk_string_list_append (names, name (ids[i]));
      if (g_str_equal (ids[i], value))
        selected = i;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  return row;
}

static GtkWidget *
make_choice (GopsSession       *session,
             const char        *title,
             const char        *key,
             const char *const *ids,
             const char      *(*name) (const char *id))
{
  g_autofree char *value = gops_workspace_dup_setting (gops_session_get_store (session), key);
  GtkWidget *row = make_combo (title, ids, name, value);
  Tie *tie = tie_row (session, row, key);

  tie->ids = ids;
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (on_choice_selected_cb), tie);
  return row;
}

/* --- entries --- */

static void
write_entry (Tie *tie)
{
  g_autofree char *text = NULL;

  if (tie->timeout == 0)
    return;
  g_clear_handle_id (&tie->timeout, g_source_remove);
  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (tie->row))));
  if (tie->check (text) == NULL)
    write_value (tie, text);
}

static gboolean
on_write_timeout_cb (gpointer data)
{
  write_entry (data);
  return G_SOURCE_REMOVE;
}

/* What is being typed when the workspace is left. */
static void
on_flush_cb (GtkWidget *row)
{
  write_entry (g_object_get_data (G_OBJECT (row), "preference"));
}

/* Not written at once: replacing a text empties the row for a moment. */
static void
on_entry_changed_cb (Tie *tie)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (tie->row))));

  gops_checked_field_mark (ADW_ENTRY_ROW (tie->row), tie->check (text));
  g_clear_handle_id (&tie->timeout, g_source_remove);
  tie->timeout = g_timeout_add (WRITE_AFTER_MS, on_write_timeout_cb, tie);
}

static GtkWidget *
make_entry (GopsSession    *session,
            const char     *title,
            const char     *key,
            GopsFieldCheck  check)
{
  GtkWidget *row = adw_entry_row_new ();
  Tie *tie = tie_row (session, row, key);
  g_autofree char *value = dup_value (tie);

  tie->check = check;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), value);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (on_entry_changed_cb), tie);
  g_signal_connect_swapped (row, "unmap", G_CALLBACK (write_entry), tie);
  g_signal_connect_object (session, "flush", G_CALLBACK (on_flush_cb), row, G_CONNECT_SWAPPED);
  return row;
}

static const char *
check_author (const char *text)
{
  return *text != '\0' ? NULL : _("The history says who changed something: write a name");
}

static const char *
check_currency (const char *text)
{
  gboolean right = strlen (text) == 3;

  for (const char *p = text; right && *p != '\0'; p++)
    right = g_ascii_isupper (*p);
  return right ? NULL : _("Write the three capital letters of a currency, such as EUR or CNY");
}

static const char *
check_needed_time (const char *text)
{
  return *text != '\0' ? gops_check_time (text) : _("Write a time such as 22:30");
}

static const char *
check_minutes (const char *text)
{
  return g_ascii_string_to_unsigned (text, 10, 1, 1440, NULL, NULL) ? NULL : _("Write minutes, from 1 to 1440");
}

/* --- switches --- */

static void
on_switch_cb (Tie *tie)
{
  write_value (tie, gops_switch_row_get_active (GOPS_SWITCH_ROW (tie->row)) ? "1" : "0");
}

static GtkWidget *
make_switch (GopsSession *session,
             const char  *title,
             const char  *subtitle,
             const char  *key)
{
  GtkWidget *row = gops_switch_row_new (title);
  Tie *tie = tie_row (session, row, key);
  g_autofree char *value = dup_value (tie);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gops_switch_row_set_active (GOPS_SWITCH_ROW (row), g_str_equal (value, "1"));
  g_signal_connect_swapped (row, "notify::active", G_CALLBACK (on_switch_cb), tie);
  return row;
}

/* --- the calendar file --- */

static void
show_calendar_file (Tie *tie)
{
  g_autofree char *uri = dup_value (tie);
  g_autoptr (GFile) file = *uri != '\0' ? g_file_new_for_uri (uri) : NULL;
  g_autofree char *name = file != NULL ? g_file_get_parse_name (file) : NULL;
  g_autofree char *escaped = name != NULL ? g_markup_escape_text (name, -1) : NULL;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (tie->row), escaped != NULL ? escaped : _("None: choose a file to have the plans of all groups written there"));
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (tie->row), "clear"), file != NULL);
}

static void
on_calendar_cleared_cb (Tie *tie)
{
  write_value (tie, "");
  if (tie->session != NULL)
    show_calendar_file (tie);
}

static void
on_calendar_chosen_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      data)
{
  g_autoptr (GtkWidget) row = data;
  Tie *tie = g_object_get_data (G_OBJECT (row), "preference");
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gops_file_choose_finish (result, &error);
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;

  if (error != NULL)
    gops_preferences_toast (row, error->message);
  if (uri == NULL || tie->session == NULL)
    return;
  write_value (tie, uri);
  show_calendar_file (tie);
}

static void
on_calendar_choose_cb (Tie *tie)
{
  const GopsFileKind kind = { _("Calendars"), "*.ics" };

  gops_file_save_async (tie->row, _("Choose the Calendar File"), "groupops.ics", &kind, 1, NULL, NULL, on_calendar_chosen_cb, g_object_ref (tie->row));
}

static GtkWidget *
add_row_button (GtkWidget  *row,
                const char *icon,
                const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

static GtkWidget *
make_calendar_file (GopsSession *session)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", _("Calendar file for other programs"), "subtitle-lines", 2, NULL);
  Tie *tie = tie_row (session, row, GOPS_SETTING_CALENDAR_FILE);
  GtkWidget *choose = add_row_button (row, "document-open-symbolic", _("Choose the Calendar File")), *clear = add_row_button (row, "edit-clear-symbolic", _("No Calendar File"));

  g_object_set_data (G_OBJECT (row), "clear", clear);
  g_signal_connect_swapped (choose, "clicked", G_CALLBACK (on_calendar_choose_cb), tie);
  g_signal_connect_swapped (clear, "clicked", G_CALLBACK (on_calendar_cleared_cb), tie);
  show_calendar_file (tie);
  return row;
}

/* --- words --- */

static const char *
weekday_name (const char *id)
{
  const char *const names[] = {
    _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"),
  };

  return names[(id[0] - '1') % 7];
}

static const char *
style_name (const char *id)
{
  return g_str_equal (id, "light") ? _("Light") : g_str_equal (id, "dark") ? _("Dark") : _("As the desktop");
}

/* --- style --- */

static const char *const styles[] = { "system", "light", "dark", NULL };

static void
on_style_selected_cb (GtkWidget *row)
{
  GSettings *settings = g_object_get_data (G_OBJECT (row), "settings");
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  if (selected < G_N_ELEMENTS (styles) - 1)
    (void) g_settings_set_string (settings, "color-scheme", styles[selected]);
}

/* Returns: (nullable): no row where the schema is not installed */
static GtkWidget *
make_style (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = source != NULL ? g_settings_schema_source_lookup (source, GOPS_APP_ID, TRUE) : NULL;
  GSettings *settings;
  g_autofree char *value = NULL;
  GtkWidget *row;

  if (schema == NULL)
    return NULL;
  settings = g_settings_new (GOPS_APP_ID);
  value = g_settings_get_string (settings, "color-scheme");
  row = make_combo (_("Style"), styles, style_name, value);
  g_object_set_data_full (G_OBJECT (row), "settings", settings, g_object_unref);
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_style_selected_cb), NULL);
  return row;
}

/* --- reminders: of this desktop, not of the workspace --- */

static GtkWidget *
make_setting_switch (GSettings  *settings,
                     const char *title,
                     const char *subtitle,
                     const char *key)
{
  GtkWidget *row = gops_switch_row_new (title);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  g_settings_bind (settings, key, row, "active", G_SETTINGS_BIND_DEFAULT);
  return row;
}

static void
on_time_changed_cb (GtkWidget *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  const char *wrong = *text != '\0' ? gops_check_time (text) : NULL;

  gops_checked_field_mark (ADW_ENTRY_ROW (row), wrong);
  if (wrong == NULL)
    (void) g_settings_set_string (g_object_get_data (G_OBJECT (row), "settings"), g_object_get_data (G_OBJECT (row), "key"), text);
}

static GtkWidget *
make_setting_time (GSettings  *settings,
                   const char *title,
                   const char *key)
{
  GtkWidget *row = adw_entry_row_new ();
  g_autofree char *value = g_settings_get_string (settings, key);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), value);
  g_object_set_data_full (G_OBJECT (row), "settings", g_object_ref (settings), g_object_unref);
  g_object_set_data (G_OBJECT (row), "key", (gpointer) key);
  g_signal_connect (row, "changed", G_CALLBACK (on_time_changed_cb), NULL);
  return row;
}

/* --- page --- */

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page,
           const char         *title,
           const char         *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  adw_preferences_page_add (page, group);
  return group;
}

static void
add_new_groups (AdwPreferencesPage *page,
                GopsSession        *session)
{
  AdwPreferencesGroup *group = add_group (page, _("New Groups"), _("What a new group begins with. Each can be changed there."));

  adw_preferences_group_add (group, make_choice (session, _("Language of their texts"), GOPS_SETTING_LANGUAGE, gops_languages (), gops_language_name));
  adw_preferences_group_add (group, make_choice (session, _("Platform"), GOPS_SETTING_PLATFORM, gops_group_platform_ids (), gops_group_platform_name));
  adw_preferences_group_add (group, make_entry (session, _("New groups are quiet from"), GOPS_SETTING_QUIET_FROM, check_needed_time));
  adw_preferences_group_add (group, make_entry (session, _("New groups are quiet until"), GOPS_SETTING_QUIET_UNTIL, check_needed_time));
}

static void
add_general (AdwPreferencesPage *page,
             GopsSession        *session)
{
  static const char *const weekdays[] = { "1", "2", "3", "4", "5", "6", "7", NULL };
  AdwPreferencesGroup *group = add_group (page, _("General"), NULL);
  GtkWidget *style = make_style ();

  adw_preferences_group_add (group, make_entry (session, _("My name, as author of changes"), GOPS_SETTING_AUTHOR, check_author));
  adw_preferences_group_add (group, make_choice (session, _("First day of the week"), GOPS_SETTING_FIRST_WEEKDAY, weekdays, weekday_name));
  adw_preferences_group_add (group, make_entry (session, _("Currency"), GOPS_SETTING_CURRENCY, check_currency));
  if (style != NULL)
    adw_preferences_group_add (group, style);
}

/* Nothing where the schema is not installed. */
static void
add_reminders (AdwPreferencesPage *page)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = source != NULL ? g_settings_schema_source_lookup (source, GOPS_APP_ID, TRUE) : NULL;
  g_autoptr (GSettings) settings = schema != NULL ? g_settings_new (GOPS_APP_ID) : NULL;
  AdwPreferencesGroup *group = settings != NULL ? add_group (page, _("Reminders"), NULL) : NULL;

  if (group == NULL)
    return;
  adw_preferences_group_add (group, make_setting_switch (settings, _("Notify when something is due"), NULL, "notify"));
  adw_preferences_group_add (group, make_setting_switch (settings, _("Run in the background"), _("Also while the window is closed, until you quit."),
                                                         "run-in-background"));
  adw_preferences_group_add (group, make_setting_time (settings, _("No notifications from"), "quiet-from"));
  adw_preferences_group_add (group, make_setting_time (settings, _("No notifications until"), "quiet-until"));
}

static void
add_plan (AdwPreferencesPage *page,
          GopsSession        *session)
{
  AdwPreferencesGroup *group = add_group (page, C_("preferences", "Plan"), _("Days with more work than one person has time for are told of."));

  adw_preferences_group_add (group, make_entry (session, _("Minutes for the plan on one day"), GOPS_SETTING_CAPACITY, check_minutes));
  adw_preferences_group_add (group, make_calendar_file (session));
}

static void
add_backups (AdwPreferencesPage *page,
             GopsSession        *session)
{
  AdwPreferencesGroup *group = add_group (page, _("Backups"), NULL);

  adw_preferences_group_add (group, make_switch (session, _("Automatic backups"),
                                                 _("One a day: the last 14 days and the first of the last 12 months are kept."),
                                                 GOPS_SETTING_BACKUPS));
}

void
gops_preferences_show (GopsSession *session,
                       GtkWidget   *parent)
{
  AdwPreferencesPage *pages[] = { ADW_PREFERENCES_PAGE (adw_preferences_page_new ()), gops_platform_preferences_new (session) };

  adw_preferences_page_set_title (pages[0], _("General"));
  adw_preferences_page_set_icon_name (pages[0], "preferences-system-symbolic");
  add_general (pages[0], session);
  add_reminders (pages[0]);
  add_new_groups (pages[0], session);
  add_plan (pages[0], session);
  add_backups (pages[0], session);
  (void) gops_preferences_present (parent, pages, G_N_ELEMENTS (pages));
}
