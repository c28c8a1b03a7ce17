/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sign, hue and name of a type of content. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  const char *id;
  const char *label;        /* untranslated */
  const char *icon_name;
  const char *hue;          /* style class: "gops-hue-…" */
  const char *color_name;   /* of the style sheet, for drawing */
} GopsContentType;

/* All fifteen types, in the order of menus. */
const GopsContentType *gops_content_types_get       (guint      *out_n_types);

/* Unknown ids give the type "topic"; never NULL. */
const GopsContentType *gops_content_type_lookup     (const char *id);
const char            *gops_content_type_get_label  (const char *id);

/* Returns: (transfer floating): an image with sign, hue and accessible name */
GtkWidget             *gops_type_icon_new           (const char *id);

/* Makes @image (a GtkImage) the sign of @id; @image may be reused in list rows. */
void                   gops_type_icon_set           (GtkWidget  *image,
                                                     const char *id);

/* Puts the hue of @id on @widget instead of the one that it had. */
void                   gops_content_type_apply_hue  (GtkWidget  *widget,
                                                     const char *id);

G_END_DECLS
