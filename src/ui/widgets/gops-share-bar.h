/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A share as a bar: how far a goal is, with a tick where it should stand; how much of the plan
 * a type of content takes, in the type's hue. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOPS_TYPE_SHARE_BAR (gops_share_bar_get_type ())
G_DECLARE_FINAL_TYPE (GopsShareBar, gops_share_bar, GOPS, SHARE_BAR, GtkWidget)

/* @share and @tick 0…1; a @tick below 0 is not drawn. @words is the same for screen readers. */
GtkWidget *gops_share_bar_new       (void);
void       gops_share_bar_set       (GopsShareBar *self,
                                     double        share,
                                     double        tick,
                                     const char   *words);

/* A colour of the style sheet: "gops_jade" (as without), "gops_amber", "gops_hue_blue" … */
void       gops_share_bar_set_color (GopsShareBar *self,
                                     const char   *color_name);

/* Whether the rest is drawn as a track (as without). */
void       gops_share_bar_set_track (GopsShareBar *self,
                                     gboolean      track);

G_END_DECLS
