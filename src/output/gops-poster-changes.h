/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody changed of a poster by hand: layers moved, sized or hidden, faces, what pictures show, colours. It is kept
 * beside the poster's fields as JSON:
 *
 *   { "layers": { "portrait/1/0": { "dx": 0.02, "dy": -0.01, "size": 1.2, "hidden": true } },
 *     "faces": { "heading": "LXGW WenKai", "text": "Inter" },
 *     "focus": { "photo": [0.5, 0.3] },
 *     "colors": { "ink": "#1A2B3C" } }
 *
 * Values out of range come to the nearest that is allowed. A layer that the template does not have any more changes nothing. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GOPS_POSTER_CHANGES_MAX_BYTES (256 * 1024)
#define GOPS_POSTER_CHANGES_MAX_ITEMS 500            /* layers, focus points and colours, of each */
#define GOPS_POSTER_MOST_SHIFT        2.0
#define GOPS_POSTER_LEAST_SIZE        0.4
#define GOPS_POSTER_MOST_SIZE         2.5

typedef struct _GopsPosterChanges GopsPosterChanges;

/**
 * GopsPosterLayerChange:
 * @dx: to the right, in parts of the poster's measure (its width; its height when it lies)
 * @dy: downwards, in the same
 * @size: of the layer, 1 as the template has it; never 0
 */
typedef struct
{
  double   dx;
  double   dy;
  double   size;
  gboolean hidden;
} GopsPosterLayerChange;

/* Which texts a face is for: large ones, or all others. */
typedef enum
{
  GOPS_POSTER_FACE_HEADING,
  GOPS_POSTER_FACE_TEXT,
  GOPS_POSTER_N_FACES,
} GopsPosterFace;

GopsPosterChanges     *gops_poster_changes_new        (void);

/* Reads what gops_poster_changes_to_json() wrote; "" and NULL are no changes. Unknown members are left out.
 * Returns: (transfer full) (nullable). Errors: GOPS_OUTPUT_ERROR_VALUE, naming the member. */
GopsPosterChanges     *gops_poster_changes_parse      (const char               *json,
                                                       GError                  **error);
/* As JSON, always in the same order; "" without changes. Returns: (transfer full) */
char                  *gops_poster_changes_to_json    (const GopsPosterChanges  *self);
GopsPosterChanges     *gops_poster_changes_copy       (const GopsPosterChanges  *self);
/* What @over changes, and what @under changes where it does not. Both: (nullable). Returns: (transfer full) */
GopsPosterChanges     *gops_poster_changes_merge      (const GopsPosterChanges  *under,
                                                       const GopsPosterChanges  *over);
void                   gops_poster_changes_free       (GopsPosterChanges        *self);

/* @self: (nullable) */
gboolean               gops_poster_changes_is_empty   (const GopsPosterChanges  *self);

/* @self: (nullable). @id: of GopsPosterPiece. Returns: what was changed; { 0, 0, 1, FALSE } when nothing was. */
GopsPosterLayerChange  gops_poster_changes_get_layer  (const GopsPosterChanges  *self,
                                                       const char               *id);
/* { 0, 0, 1, FALSE } puts the layer back. */
void                   gops_poster_changes_set_layer  (GopsPosterChanges        *self,
                                                       const char               *id,
                                                       GopsPosterLayerChange     change);

/* @self: (nullable). Returns: (transfer none) (nullable): a family of fonts; NULL as the template has it */
const char            *gops_poster_changes_get_face   (const GopsPosterChanges  *self,
                                                       GopsPosterFace            face);
void                   gops_poster_changes_set_face   (GopsPosterChanges        *self,
                                                       GopsPosterFace            face,
                                                       const char               *family);

/* The point of the picture in @field that stays in view, from (0, 0) top left to (1, 1); FALSE when none was chosen.
 * @self: (nullable) */
gboolean               gops_poster_changes_get_focus  (const GopsPosterChanges  *self,
                                                       const char               *field,
                                                       double                   *out_x,
                                                       double                   *out_y);
void                   gops_poster_changes_set_focus  (GopsPosterChanges        *self,
                                                       const char               *field,
                                                       double                    x,
                                                       double                    y);
void                   gops_poster_changes_clear_focus (GopsPosterChanges       *self,
                                                       const char               *field);

/* @self: (nullable). @name: of a colour of the template's palettes. Returns: (transfer none) (nullable): "#RRGGBB" */
const char            *gops_poster_changes_get_color  (const GopsPosterChanges  *self,
                                                       const char               *name);
/* @hex: (nullable): "#RRGGBB"; NULL, or what is no such colour, as the palette has it */
void                   gops_poster_changes_set_color  (GopsPosterChanges        *self,
                                                       const char               *name,
                                                       const char               *hex);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsPosterChanges, gops_poster_changes_free)

G_END_DECLS
