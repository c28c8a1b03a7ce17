/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The brand as posters take it: plain values that any thread may read. */
#pragma once

#include "gops-store.h"

G_BEGIN_DECLS

/* The palette that every template derives from the brand's colours; no template has one of its own called so. */
#define GOPS_POSTER_BRAND_PALETTE "brand"

/* The picture of the logo in GopsPosterPictures. */
#define GOPS_BRAND_LOGO "brand:logo"

/**
 * GopsBrandKit:
 * @tone: how the texts sound, in a line; advice beside what people write
 * @main_color: "#RRGGBB", or "" where none was chosen, as the other three
 * @heading_face: a family of fonts, "" as the template has it; so @text_face
 * @logo: the material that is the logo; 0 without one
 * All strings are owned and never NULL.
 */
typedef struct
{
  char   *name;
  char   *tone;
  char   *main_color;
  char   *accent_color;
  char   *paper_color;
  char   *ink_color;
  char   *heading_face;
  char   *text_face;
  gint64  logo;
} GopsBrandKit;

GopsBrandKit *gops_brand_kit_new        (void);

/* What the workspace has chosen; an empty kit when it chose nothing. Errors: the store's. Returns: (transfer full) (nullable) */
GopsBrandKit *gops_brand_kit_load       (GopsStore           *store,
                                         GError             **error);
/* What is wrong with it before it is kept. Errors: GOPS_OUTPUT_ERROR_VALUE for a colour that is none, a family that is no name. */
gboolean      gops_brand_kit_check      (const GopsBrandKit  *self,
                                         GError             **error);
/* Keeps it in the workspace, as one action. Errors: as above, and the store's. */
gboolean      gops_brand_kit_save       (const GopsBrandKit  *self,
                                         GopsStore           *store,
                                         GError             **error);
GopsBrandKit *gops_brand_kit_copy       (const GopsBrandKit  *self);
void          gops_brand_kit_free       (GopsBrandKit        *self);

/* Whether a palette can be made of it: one of the colours was chosen. @self: (nullable) */
gboolean      gops_brand_kit_has_colors (const GopsBrandKit  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsBrandKit, gops_brand_kit_free)

G_END_DECLS
