/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs on without a window. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-background.h"

struct _GopsBackground
{
  GObject parent_instance;

  GtkApplication *application;   /* borrowed: it owns this */
  GSettings      *settings;      /* (owned) (nullable) */
  GopsStore      *store;         /* (owned) (nullable): while there is no window */
};

G_DEFINE_FINAL_TYPE (GopsBackground, gops_background, G_TYPE_OBJECT)

gboolean
gops_background_is_allowed (GopsBackground *self)
{
  return self->settings != NULL && g_settings_get_boolean (self->settings, "run-in-background");
}

/* GIO asks the same way whether to talk to portals. */
static gboolean
is_sandboxed (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) || g_strcmp0 (g_getenv ("GTK_USE_PORTAL"), "1") == 0;
}

/* The desktop asks the user, remembers the answer, and ends the program in the background where the answer is no: there is
 * nothing to wait for. */
static void
ask_desktop (GopsBackground *self)
{
  GDBusConnection *bus = g_application_get_dbus_connection (G_APPLICATION (self->application));
  GVariantBuilder options;

  if (bus == NULL || !is_sandboxed () || !gops_background_is_allowed (self))
    return;
  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "reason", g_variant_new_string (_("To tell you when something is due while the window is closed")));
  g_variant_builder_add (&options, "{sv}", "autostart", g_variant_new_boolean (FALSE));
  g_dbus_connection_call (bus, "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Background",
                          "RequestBackground", g_variant_new ("(sa{sv})", "", &options), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
}

void
gops_background_keep (GopsBackground *self,
                      GopsStore      *store)
{
  if (self->store == NULL)
    g_application_hold (G_APPLICATION (self->application));
  g_set_object (&self->store, store);
}

GopsStore *
gops_background_end (GopsBackground *self)
{
  GopsStore *store = g_steal_pointer (&self->store);

  if (store != NULL)
    g_application_release (G_APPLICATION (self->application));
  return store;
}

static void
gops_background_dispose (GObject *object)
{
  GopsBackground *self = GOPS_BACKGROUND (object);

  g_clear_object (&self->store);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (gops_background_parent_class)->dispose (object);
}

static void
gops_background_class_init (GopsBackgroundClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_background_dispose;
}

static void
gops_background_init (GopsBackground *self)
{
}

GopsBackground *
gops_background_new (GtkApplication *application,
                     GSettings      *settings)
{
  GopsBackground *self = g_object_new (GOPS_TYPE_BACKGROUND, NULL);

  self->application = application;
  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  if (settings != NULL)
    g_signal_connect_object (settings, "changed::run-in-background", G_CALLBACK (ask_desktop), self, G_CONNECT_SWAPPED);
  ask_desktop (self);
  return self;
}
