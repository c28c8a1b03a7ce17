/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs on without a window, where the user allows it. */
#pragma once

#include "gops-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOPS_TYPE_BACKGROUND (gops_background_get_type ())
G_DECLARE_FINAL_TYPE (GopsBackground, gops_background, GOPS, BACKGROUND, GObject)

/* @settings: (nullable): nothing is allowed without. In a sandbox the desktop is asked, too, as soon as the key
 * run-in-background says so. */
GopsBackground *gops_background_new        (GtkApplication *application,
                                            GSettings      *settings);

/* Whether the program runs on when its last window closes. */
gboolean        gops_background_is_allowed (GopsBackground *self);

/* Keeps @store open and the application running. */
void            gops_background_keep       (GopsBackground *self,
                                            GopsStore      *store);

/* Ends that. Returns: (transfer full) (nullable): what was kept */
GopsStore      *gops_background_end        (GopsBackground *self);

G_END_DECLS
