/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A material as a small picture; what is no picture, or can't be read, as an icon. */
#pragma once

#include <gtk/gtk.h>

#include "gops-material.h"
#include "gops-session.h"

G_BEGIN_DECLS

#define GOPS_TYPE_MATERIAL_THUMB (gops_material_thumb_get_type ())
G_DECLARE_FINAL_TYPE (GopsMaterialThumb, gops_material_thumb, GOPS, MATERIAL_THUMB, GtkWidget)

/* (transfer floating) */
GtkWidget  *gops_material_thumb_new  (void);

/* @material: (nullable). The picture is read in a thread and kept with the session. */
void        gops_material_thumb_show (GopsMaterialThumb *self,
                                      GopsSession       *session,
                                      GopsMaterial      *material);

/* What kind it is, as an icon */
const char *gops_material_icon_name  (GopsMaterial      *material);

G_END_DECLS
