/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lays children out like words: one after the other, in as many lines as it takes. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOPS_TYPE_WRAP_LAYOUT (gops_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (GopsWrapLayout, gops_wrap_layout, GOPS, WRAP_LAYOUT, GtkLayoutManager)

/* @spacing: px between children and between lines. */
GtkLayoutManager *gops_wrap_layout_new (int spacing);

/* A box with that layout, for rows of buttons. */
GtkWidget        *gops_wrap_box_new    (int spacing);

G_END_DECLS
