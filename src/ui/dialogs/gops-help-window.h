/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The help: contents with a search at the left, a page at the right; one after the other when narrow. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows the page @page (an id of data/help/contents.json) in the help window, which is made when there is none. It stays
 * open beside @parent's window; links to pages of the app activate "win.show-page" there. */
void gops_help_present (GtkWidget *parent, const char *page);

G_END_DECLS
