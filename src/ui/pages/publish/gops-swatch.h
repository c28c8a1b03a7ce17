/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A disc of a palette's colours, as a child of a GtkFlowBox. @colors: 0xRRGGBB. */
GtkWidget *gops_swatch_new (const guint32 *colors, guint n, const char *name);

G_END_DECLS
