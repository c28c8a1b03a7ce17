/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gops-session.h"

G_BEGIN_DECLS

/*
 * A row that has a picture: chosen in a dialog, dropped on it, or pasted while it has the keyboard. The picture becomes a
 * material of the library. ::picked (material) tells which was chosen; 0: none any more.
 */

#define GOPS_TYPE_PICTURE_ROW (gops_picture_row_get_type ())
G_DECLARE_FINAL_TYPE (GopsPictureRow, gops_picture_row, GOPS, PICTURE_ROW, AdwActionRow)

/* @title: no markup */
GtkWidget *gops_picture_row_new    (GopsSession    *session,
                                    const char     *title);

/* @material: 0 for none */
void       gops_picture_row_show   (GopsPictureRow *self,
                                    gint64          material);

/* What was dropped elsewhere for it: a GdkFileList or a GdkTexture. Returns: whether it was taken */
gboolean   gops_picture_row_take   (GopsPictureRow *self,
                                    const GValue   *value);

/* Takes what such rows take, for another widget. */
GtkDropTarget *gops_picture_row_make_target (void);

G_END_DECLS
