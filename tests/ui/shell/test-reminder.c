/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the desktop is told of: once for all that is due, not in quiet hours, also while the window is closed. On a bus of its
 * own, where the test is the desktop. */

#include "config.h"

#include <string.h>

#include "gops-application.h"
#include "gops-day.h"
#include "gops-reminder.h"
#include "gops-test-store.h"
#include "gops-today-row.h"
#include "gops-ui-use.h"
#include "gops-window.h"

#define DAY "2026-11-30"

static GtkApplication *application;   /* one for all tests: its D-Bus path can be taken only once */
static GPtrArray *told;               /* (element-type GVariant): the notifications */
static guint n_asked;                 /* how often the portal was asked */

/* --- the desktop --- */

static const char desktop_xml[] =
  "<node><interface name='org.gtk.Notifications'>"
  "<method name='AddNotification'><arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='a{sv}' direction='in'/></method>"
  "<method name='RemoveNotification'><arg type='s' direction='in'/><arg type='s' direction='in'/></method></interface>"
  "<interface name='org.freedesktop.portal.Background'><method name='RequestBackground'><arg type='s' direction='in'/>"
  "<arg type='a{sv}' direction='in'/><arg type='o' direction='out'/></method></interface></node>";

static void
on_call_cb (GDBusConnection       *connection,
            const char            *sender,
            const char            *path,
            const char            *interface,
            const char            *method,
            GVariant              *parameters,
            GDBusMethodInvocation *invocation,
            gpointer               user_data)
{
  if (g_str_equal (method, "AddNotification"))
    g_ptr_array_add (told, g_variant_get_child_value (parameters, 2));
  if (!g_str_equal (method, "RequestBackground"))
    {
      g_dbus_method_invocation_return_value (invocation, NULL);
      return;
    }
  n_asked++;
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", "/request"));
}

static GDBusConnection *
start_desktop (GTestDBus *bus)
{
  static const GDBusInterfaceVTable vtable = { on_call_cb, NULL, NULL, { NULL } };
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (desktop_xml, NULL);
  GDBusConnection *desktop = g_dbus_connection_new_for_address_sync (g_test_dbus_get_bus_address (bus),
    G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, NULL);
  const char *const names[] = { "org.gtk.Notifications", "org.freedesktop.portal.Desktop" };

  g_assert_cmpuint (g_dbus_connection_register_object (desktop, "/org/gtk/Notifications", info->interfaces[0], &vtable, NULL, NULL, NULL), !=, 0);
  g_assert_cmpuint (g_dbus_connection_register_object (desktop, "/org/freedesktop/portal/desktop", info->interfaces[1], &vtable, NULL, NULL, NULL), !=, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GVariant) reply = g_dbus_connection_call_sync (desktop, "org.freedesktop.DBus", "/", "org.freedesktop.DBus", "RequestName",
                                                                g_variant_new ("(su)", names[i], 0), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);

      g_assert_nonnull (reply);
    }
  return desktop;
}

/* --- the workspace --- */

static gint64
at (int hour,
    int minute)
{
  return gops_instant_of_day (gops_day_parse (DAY), hour * 60 + minute, NULL);
}

static void
run (GopsStore  *store,
     const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (store, &error, "Test", NULL));
  gops_store_exec (store, &error, sql, NULL);
  g_assert_no_error (error);
  g_assert_true (gops_store_commit (store, &error));
}

/* Forty groups with one text at nine, and one of them with another at half past two. */
static GopsTestStore
open_store (void)
{
  GopsTestStore test = gops_test_store_new ();

  gops_store_pin_clock (test.store, at (8, 59));
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("Group %02u", i);

      (void) gops_test_add_group (test.store, name);
    }
  run (test.store, "UPDATE chat_group SET time_zone = 'UTC', status = 'active', language = 'en'");
  run (test.store, "INSERT INTO plan_item (group_id, on_date, at_time, title, text, status) SELECT id, '" DAY "', '09:00', 'Tea', 'Hello {group}', 'ready' FROM chat_group");
  run (test.store, "INSERT INTO plan_item (id, group_id, on_date, at_time, title, text, status) SELECT 77, id, '" DAY "', '23:00', 'Night', 'Sleep well', 'ready'"
                   " FROM chat_group WHERE name = 'Group 07'");
  g_ptr_array_set_size (told, 0);
  return test;
}

static GSettings *
get_settings (void)
{
  return g_settings_new (GOPS_APP_ID);
}

static const char *
title_of (guint i)
{
  const char *title = NULL;

  g_assert_true (g_variant_lookup (g_ptr_array_index (told, i), "title", "&s", &title));
  return title;
}

static void
wait_seconds (guint seconds)
{
  gboolean late = FALSE;

  (void) g_timeout_add_seconds (seconds, gops_on_deadline_cb, &late);
  while (!late)
    g_main_context_iteration (NULL, TRUE);
}

/* --- tests --- */

static void
test_once_for_all (void)
{
  g_auto (GopsTestStore) test = open_store ();
  g_autoptr (GSettings) settings = get_settings ();
  g_autoptr (GopsReminder) reminder = gops_reminder_new (test.store, G_APPLICATION (application), settings, 1);
  const char *action = NULL;

  wait_seconds (2);
  g_assert_cmpuint (told->len, ==, 0);
  gops_store_pin_clock (test.store, at (9, 0));
  pump_until (told->len == 1);
  g_assert_cmpstr (title_of (0), ==, "Tea");
  g_assert_true (g_variant_lookup (g_ptr_array_index (told, 0), "default-action", "&s", &action));
  g_assert_cmpstr (action, ==, "app.show-due");
  wait_seconds (2);
  g_assert_cmpuint (told->len, ==, 1);   /* told once */
}

/* What comes in quiet hours is told afterwards. */
static void
test_quiet (void)
{
  g_auto (GopsTestStore) test = open_store ();
  g_autoptr (GSettings) settings = get_settings ();
  g_autoptr (GopsReminder) reminder = NULL;

  gops_store_pin_clock (test.store, at (22, 59));
  reminder = gops_reminder_new (test.store, G_APPLICATION (application), settings, 1);
  gops_store_pin_clock (test.store, at (23, 1));
  wait_seconds (3);
  g_assert_cmpuint (told->len, ==, 0);
  g_settings_set_string (settings, "quiet-from", "");
  pump_until (told->len == 1);
  g_assert_cmpstr (title_of (0), ==, "Night");
  g_settings_reset (settings, "quiet-from");
}

static void
test_not_wanted (void)
{
  g_auto (GopsTestStore) test = open_store ();
  g_autoptr (GSettings) settings = get_settings ();
  g_autoptr (GopsReminder) reminder = gops_reminder_new (test.store, G_APPLICATION (application), settings, 1);

  g_settings_set_boolean (settings, "notify", FALSE);
  gops_store_pin_clock (test.store, at (9, 0));
  wait_seconds (3);
  g_settings_set_boolean (settings, "notify", TRUE);
  wait_seconds (3);
  g_assert_cmpuint (told->len, ==, 0);
}

static guint
count_windows (void)
{
  return g_list_length (gtk_application_get_windows (application));
}

/* Closed, the program runs on where that is allowed; Show brings the window back, on the item; quitting ends it. */
static void
test_background (void)
{
  g_auto (GopsTestStore) test = open_store ();
  g_autoptr (GSettings) settings = get_settings ();
  g_autoptr (GFile) file = g_file_new_for_path (test.path);
  GtkWidget *window, *row;
  gpointer weak;

  run (test.store, "UPDATE plan_item SET on_date = date ('now'), at_time = '00:00' WHERE id = 77");
  g_clear_object (&test.store);
  g_setenv ("GTK_USE_PORTAL", "1", TRUE);
  g_settings_set_boolean (settings, "run-in-background", TRUE);
  pump_until (n_asked == 1);
  g_unsetenv ("GTK_USE_PORTAL");

  window = gops_application_get_window (GOPS_APPLICATION (application));
  g_assert_true (gops_application_open_workspace (GOPS_APPLICATION (application), file, FALSE));
  gtk_window_present (GTK_WINDOW (window));
  wait_frames (window, 3);
  weak = window;
  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  gtk_window_close (GTK_WINDOW (window));
  pump_until (weak == NULL);
  g_assert_cmpuint (count_windows (), ==, 0);

  g_action_group_activate_action (G_ACTION_GROUP (application), "show-due", g_variant_new_int64 (77));
  pump_until (count_windows () == 1);
  window = gops_application_get_window (GOPS_APPLICATION (application));
  wait_frames (window, 5);
  row = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_true (GOPS_IS_TODAY_ROW (row));
  g_assert_cmpstr (gops_run_entry_get_key (gops_today_row_get_entry (GOPS_TODAY_ROW (row))), ==, "post/77");
  g_assert_true (gops_ui_key (GDK_KEY_Return, 0));   /* the first key copies */
  g_assert_cmpstr (gops_ui_read_clipboard (window), ==, "Sleep well");

  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  pump_until (count_windows () == 0);
  g_settings_reset (settings, "run-in-background");
}

int
main (int    argc,
      char **argv)
{
  GTestDBus *bus;   /* stays until the program ends: the connection of the application does too */
  g_autoptr (GDBusConnection) desktop = NULL;
  int result;

  g_setenv ("TZ", "UTC", TRUE);
  g_setenv ("GSETTINGS_SCHEMA_DIR", g_getenv ("GOPS_SCHEMAS"), TRUE);
  gops_ui_test_init (&argc, &argv);
  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  told = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  desktop = start_desktop (bus);
  application = g_object_new (GOPS_TYPE_APPLICATION, "application-id", GOPS_APP_ID, "resource-base-path", "/com/example/GroupOps", NULL);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  g_test_add_func ("/reminder/once-for-all", test_once_for_all);
  g_test_add_func ("/reminder/quiet", test_quiet);
  g_test_add_func ("/reminder/not-wanted", test_not_wanted);
  g_test_add_func ("/reminder/background", test_background);
  result = g_test_run ();

  g_clear_object (&application);
  return result;
}
