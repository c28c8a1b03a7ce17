/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing a widget into view. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Scrolls the scrolled window around @widget until all of @widget is seen, once it has been given its place:
 * it may have been added just now. */
void gops_scroll_to     (GtkWidget *widget);

/* The same until @widget begins at the top, as far as there is something below it. */
void gops_scroll_to_top (GtkWidget *widget);

/* Everything that scrolls in @within begins at its top again. */
void gops_scroll_home   (GtkWidget *within);

G_END_DECLS
