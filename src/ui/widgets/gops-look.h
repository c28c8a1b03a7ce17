/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Style sheet, icons and widget types, ready for use. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Registers the resources and all widget types (for .ui files). Call before the application
 * starts up: GtkApplication then finds style.css and the icons by itself. */
void gops_look_init         (void);

/* Once there is a display: what the resources cannot say, and the colours of the dark style while it is dark. */
void gops_look_init_display (GdkDisplay *display);

/* Loads the styles that the first frame does without. Called by the class of each page or dialog that has such. */
void gops_look_complete     (void);

G_END_DECLS
