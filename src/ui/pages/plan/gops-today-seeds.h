/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Below the run sheet: the seed users whose next attempt is due, across all groups. */
#pragma once

#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOPS_TYPE_TODAY_SEEDS (gops_today_seeds_get_type ())
G_DECLARE_FINAL_TYPE (GopsTodaySeeds, gops_today_seeds, GOPS, TODAY_SEEDS, GtkWidget)

GtkWidget *gops_today_seeds_new   (GopsSession    *session);

/* Loads anew what is due at @now (µs UTC). Returns: how many there are; on failure, which is reported, 0. */
guint      gops_today_seeds_refresh (GopsTodaySeeds *self,
                                     gint64          now);

G_END_DECLS
