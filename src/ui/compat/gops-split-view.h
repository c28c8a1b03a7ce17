/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sidebar and content, side by side or, when the window is narrow, one after the other. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Narrower than this many pixels, sidebar and content become two views. */
#define GOPS_SPLIT_WIDTH 800

#define GOPS_TYPE_SPLIT_VIEW (gops_split_view_get_type ())
G_DECLARE_FINAL_TYPE (GopsSplitView, gops_split_view, GOPS, SPLIT_VIEW, GtkWidget)

/* Properties: "collapsed" (read only), "show-content" (while collapsed: which of the two is
 * seen), "title" (of the content, what the back button's view is called). */
GtkWidget *gops_split_view_new                (void);
void       gops_split_view_set_sidebar        (GopsSplitView *self,
                                               GtkWidget     *sidebar,
                                               const char    *title);
void       gops_split_view_set_content        (GopsSplitView *self,
                                               GtkWidget     *content,
                                               const char    *title);
gboolean   gops_split_view_get_collapsed      (GopsSplitView *self);
gboolean   gops_split_view_get_show_content   (GopsSplitView *self);
void       gops_split_view_set_show_content   (GopsSplitView *self,
                                               gboolean       show_content);

/* Tells the view about each header bar inside: it looks after the window's buttons and
 * after the back button, which older toolkits lack. Call once per header bar. */
void       gops_split_view_add_sidebar_header (GopsSplitView *self,
                                               AdwHeaderBar  *header);
void       gops_split_view_add_content_header (GopsSplitView *self,
                                               AdwHeaderBar  *header);

G_END_DECLS
