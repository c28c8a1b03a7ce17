/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the members' table: cells, headings, order. */
#pragma once

#include "gops-member-cell.h"

G_BEGIN_DECLS

/* Adds all columns to @view; @look must live as long as it. */
void     gops_member_columns_append  (GtkColumnView *view, GopsMemberLook *look);

/* Shows as many columns as fit into @width pixels; @narrow: name, tier and last spoke only. */
void     gops_member_columns_fit     (GtkColumnView *view, GopsMemberLook *look, int width, gboolean narrow);

void     gops_member_columns_sort    (GtkColumnView *view, GopsMembersColumn column, gboolean descending);
gboolean gops_member_columns_get_sort (GtkColumnView *view, GopsMembersColumn *out_column, gboolean *out_descending);

/* The position of the row that @widget belongs to, or that it holds; GTK_INVALID_LIST_POSITION for none. */
guint    gops_member_columns_position (GtkWidget *widget);

G_END_DECLS
