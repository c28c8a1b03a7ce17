/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A material among others. */
#pragma once

#include "gops-material.h"
#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOPS_TYPE_MATERIAL_TILE (gops_material_tile_get_type ())
G_DECLARE_FINAL_TYPE (GopsMaterialTile, gops_material_tile, GOPS, MATERIAL_TILE, GtkWidget)

/* (transfer floating) */
GtkWidget *gops_material_tile_new          (void);

/* @material: (nullable): then @session is too */
void       gops_material_tile_set_material (GopsMaterialTile *self,
                                            GopsSession      *session,
                                            GopsMaterial     *material);
gint64     gops_material_tile_get_id       (GopsMaterialTile *self);

G_END_DECLS
