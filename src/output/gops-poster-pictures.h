/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pictures that posters show, by the values of their fields: read once, decoded no larger than they are drawn, kept for
 * the next drawing. Any thread may use it.
 *
 *   g_autoptr (GopsPosterPictures) pictures = gops_poster_pictures_new ();
 *   gops_poster_pictures_load (pictures, store, design, fields, brand);      in the store's thread
 *   poster.pictures = pictures;                                              any thread
 */
#pragma once

#include <cairo.h>

#include "gops-brand-kit.h"
#include "gops-poster-template.h"

G_BEGIN_DECLS

typedef struct _GopsPosterPictures GopsPosterPictures;

GopsPosterPictures *gops_poster_pictures_new         (void);
/* One that shows what @shared (nullable) has beside its own: what many posters show is read and decoded once. */
GopsPosterPictures *gops_poster_pictures_new_over    (GopsPosterPictures        *shared);
GopsPosterPictures *gops_poster_pictures_ref         (GopsPosterPictures        *self);
void                gops_poster_pictures_unref       (GopsPosterPictures        *self);

/* The value of a field that shows the material @id: "material:7". Returns: (transfer full) */
char               *gops_poster_picture_value        (gint64                     id);
/* The material that @value names; 0 when it is none. */
gint64              gops_poster_picture_material     (const char                *value);

/* What a field with @value shows. @bytes: of a file. */
void                gops_poster_pictures_add         (GopsPosterPictures        *self,
                                                      const char                *value,
                                                      GBytes                    *bytes);
/* The same from a file. Errors: those of reading it. */
gboolean            gops_poster_pictures_add_file    (GopsPosterPictures        *self,
                                                      const char                *value,
                                                      GFile                     *file,
                                                      GCancellable              *cancellable,
                                                      GError                   **error);
/* Reads the materials that @fields name and the logo of @brand (nullable) from the workspace, unless they are there. What cannot
 * be read is left out: the poster is drawn without it and says so. */
void                gops_poster_pictures_load        (GopsPosterPictures        *self,
                                                      GopsStore                 *store,
                                                      GopsPosterTemplate        *design,
                                                      GHashTable                *fields,   /* (nullable) */
                                                      const GopsBrandKit        *brand);
gboolean            gops_poster_pictures_has         (GopsPosterPictures        *self,
                                                      const char                *value);

/* The picture, at least @width × @height pixels unless it has fewer; the same pixels each time. @self: (nullable).
 * Returns: (transfer full) (nullable). Errors: GOPS_OUTPUT_ERROR_DRAWING when it is missing, those of the picture loader. */
cairo_surface_t    *gops_poster_pictures_get         (GopsPosterPictures        *self,
                                                      const char                *value,
                                                      int                        width,
                                                      int                        height,
                                                      GError                   **error);

/* Its width for one of height; 0 when it cannot be shown. @self: (nullable) */
double              gops_poster_pictures_proportion  (GopsPosterPictures        *self,
                                                      const char                *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsPosterPictures, gops_poster_pictures_unref)

G_END_DECLS
