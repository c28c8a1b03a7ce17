/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-dossier.h"
#include "gops-poster.h"

G_BEGIN_DECLS

/*
 * A poster of a group as the publish page edits it: a template, what the group says for its fields, what was
 * written over them and moved by hand, channel, palette and size.
 *
 * Calling sequence: new () from a dossier → set_… () → as_poster () to draw or export → save () as one action.
 * Nothing here needs a display.
 */

typedef struct _GopsPosterDraft GopsPosterDraft;

GopsPosterDraft    *gops_poster_draft_new          (GopsStore *store, const GopsDossier *dossier, const char *template_id, GError **error);
GopsPosterDraft    *gops_poster_draft_new_sharing  (GopsStore *store, const GopsDossier *dossier, const char *template_id, GopsPosterPictures *pictures,
                                                    GError **error);
GopsPosterDraft    *gops_poster_draft_ref          (GopsPosterDraft *self);
void                gops_poster_draft_unref        (GopsPosterDraft *self);

GopsPosterTemplate *gops_poster_draft_get_template (GopsPosterDraft *self);
const char         *gops_poster_draft_get_language (GopsPosterDraft *self);
gboolean            gops_poster_draft_is_same      (GopsPosterDraft *self, GopsPosterDraft *other);
const char         *gops_poster_draft_get_field    (GopsPosterDraft *self, const char *id);
void                gops_poster_draft_set_field    (GopsPosterDraft *self, const char *id, const char *value);
GHashTable         *gops_poster_draft_get_texts    (GopsPosterDraft *self);
gint64              gops_poster_draft_get_channel  (GopsPosterDraft *self);
void                gops_poster_draft_set_channel  (GopsPosterDraft *self, GopsStore *store, const GopsDossier *dossier, gint64 channel);
/* Whether the text of the code was written by hand, so that the channel does not matter. */
gboolean            gops_poster_draft_has_own_code (GopsPosterDraft *self);
/* Palettes are counted from 0: the template's, then the brand's where it has colours. */
guint               gops_poster_draft_get_n_palettes (GopsPosterDraft *self);
guint               gops_poster_draft_get_palette  (GopsPosterDraft *self);
void                gops_poster_draft_set_palette  (GopsPosterDraft *self, guint index);
const GopsBrandKit *gops_poster_draft_get_brand    (GopsPosterDraft *self);
const GopsPosterChanges *gops_poster_draft_get_changes (GopsPosterDraft *self);
GopsPosterLayerChange gops_poster_draft_get_layer  (GopsPosterDraft *self, const char *id);
void                gops_poster_draft_set_layer    (GopsPosterDraft *self, const char *id, GopsPosterLayerChange change);
void                gops_poster_draft_set_face     (GopsPosterDraft *self, GopsPosterFace face, const char *family);
void                gops_poster_draft_set_focus    (GopsPosterDraft *self, const char *field, double x, double y);
/* Only where layers stand; faces and colours stay. */
void                gops_poster_draft_reset_layers (GopsPosterDraft *self);
void                gops_poster_draft_set_picture  (GopsPosterDraft *self, GopsStore *store, const char *field, const char *value);
const char         *gops_poster_draft_get_size     (GopsPosterDraft *self);
void                gops_poster_draft_set_size     (GopsPosterDraft *self, const char *size);
gboolean            gops_poster_draft_is_dirty     (GopsPosterDraft *self);
/* What the poster says, as lines to post without the picture. (transfer full) */
char               *gops_poster_draft_dup_text     (GopsPosterDraft *self);

/* The poster to draw; valid until the draft changes. */
GopsPoster          gops_poster_draft_as_poster    (GopsPosterDraft *self);

/* A GopsPosterDraw of a GopsPosterDraft, in any thread that has it alone. */
void                gops_poster_draft_draw         (cairo_t *cr, double width, double height, gpointer draft);

/* Before a change of a kind: what waits of another one is written. Without, a change is one of fields. */
gboolean            gops_poster_draft_begin        (GopsPosterDraft *self, GopsStore *store, const char *what, const char *label, const char *argument,
                                                    GError **error);

/* Writes what was changed as an action that merges with the last edit of the same kind; the choice of a channel is an
 * action of its own. */
gboolean            gops_poster_draft_save         (GopsPosterDraft *self, GopsStore *store, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsPosterDraft, gops_poster_draft_unref)

G_END_DECLS
