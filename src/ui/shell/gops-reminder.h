/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells on the desktop when something is due in the workspace. */
#pragma once

#include <gio/gio.h>

#include "gops-store.h"

G_BEGIN_DECLS

/*
 * While it lives it looks now and then at the clock, and sends one notification for all that has become due since: a later one
 * takes its place. What becomes due in quiet hours is told when they are over. Its action is app.show-due with the item's key.
 *
 * Keys of the settings: notify, quiet-from, quiet-until.
 */
#define GOPS_TYPE_REMINDER (gops_reminder_get_type ())
G_DECLARE_FINAL_TYPE (GopsReminder, gops_reminder, GOPS, REMINDER, GObject)

/* @settings: (nullable): as by default. @seconds: between two looks. Neither the workspace nor the application is kept alive. */
GopsReminder *gops_reminder_new (GopsStore    *store,
                                 GApplication *application,
                                 GSettings    *settings,
                                 guint         seconds);

G_END_DECLS
