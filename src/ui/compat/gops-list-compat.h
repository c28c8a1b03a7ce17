/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What list widgets learned after 4.8. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Scrolls @view (a GtkListView, GtkGridView or GtkColumnView) so that @position is seen and,
 * if @select, selects and focuses it. */
void gops_list_scroll_to      (GtkWidget   *view,
                               guint        position,
                               gboolean     select);

/* What a screen reader says for the row, or cell, that shows @item. Its child has to be there. */
void gops_list_item_set_label (GtkListItem *item,
                               const char  *label);

G_END_DECLS
