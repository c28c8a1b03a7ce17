/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Materials into the library and out of it: chosen, dropped and pasted; copied and saved. */
#pragma once

#include "gops-material.h"
#include "gops-view.h"

G_BEGIN_DECLS

void gops_material_add_choose   (GopsView     *page);

/* @files: (element-type GFile): taken over */
void gops_material_add_files    (GopsView     *page,
                                 GPtrArray    *files);
void gops_material_add_texture  (GopsView     *page,
                                 GdkTexture   *texture);

/* @text: (nullable): a link to begin with */
void gops_material_ask_link     (GopsView     *page,
                                 const char   *text);

/* Files, a picture or a link, whatever the clipboard has. */
void gops_material_paste        (GopsView     *page);

/* What was dropped: a GdkFileList, a GdkTexture or a text that is a link. Returns: whether it was taken */
gboolean gops_material_drop     (GopsView     *page,
                                 const GValue *value);

/* The picture itself, or the text of a link; its count grows. A file is saved instead. */
void gops_material_copy         (GopsView     *page,
                                 GopsMaterial *material);
void gops_material_save         (GopsView     *page,
                                 GopsMaterial *material);
gboolean gops_material_remove   (GopsView     *page,
                                 GopsMaterial *material);

G_END_DECLS
