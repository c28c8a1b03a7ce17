/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Materials: pictures, files and links, as tiles. */
#pragma once

#include <adwaita.h>

#include "gops-view.h"

G_BEGIN_DECLS

#define GOPS_TYPE_MATERIALS_VIEW (gops_materials_view_get_type ())
G_DECLARE_FINAL_TYPE (GopsMaterialsView, gops_materials_view, GOPS, MATERIALS_VIEW, AdwBin)

/* (transfer floating) */
GtkWidget *gops_materials_view_new   (GopsView          *page);

/* Chooses the material, and so shows it. */
void       gops_materials_view_go_to (GopsMaterialsView *self,
                                      gint64             material);

G_END_DECLS
