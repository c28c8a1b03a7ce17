/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Users' own poster templates: a built-in one with what was changed of it, or one from a file, kept in the workspace and
 * exchanged as files; and all templates together, those of the program first.
 *
 * Each is a whole template as data/posters/README.md explains it, with "based_on" and "changes" beside the rest, so that it opens
 * in later versions whatever becomes of the one it was made from. */
#pragma once

#include "gops-poster.h"
#include "gops-store.h"

G_BEGIN_DECLS

/* Whether the program brings no template called @id. */
gboolean             gops_poster_is_own           (const char           *id);

/* The template @id of the program or of the workspace. @store: (nullable): only the program's then.
 * Errors: GOPS_OUTPUT_ERROR_FORMAT when there is none, GOPS_OUTPUT_ERROR_TEMPLATE, the store's. Returns: (transfer full) (nullable) */
GopsPosterTemplate  *gops_poster_template_find    (GopsStore            *store,
                                                   const char           *id,
                                                   GError              **error);

/* --- making one --- */

/* The template of @poster with its changes, its palette first and, as what fields say from then on, @texts.
 * @name: for people; @texts: (nullable) (element-type utf8 utf8): id → value; a code is left out. Returns: (transfer full): JSON */
char                *gops_own_poster_json         (const GopsPoster     *poster,
                                                   const char           *name,
                                                   GHashTable           *texts);
/* As a file for somebody else: without the pictures of this workspace. Returns: (transfer full): JSON */
char                *gops_poster_template_to_json (GopsPosterTemplate   *design);

/* --- in the workspace --- */

/* Keeps a template, as one action. @id: the own one that is replaced; NULL for a new one, whose id is made from its name.
 * Errors: GOPS_OUTPUT_ERROR_TEMPLATE, naming the member; GOPS_OUTPUT_ERROR_FORMAT when @id is the program's; the store's.
 * Returns: (transfer full) (nullable): its id */
char                *gops_own_poster_save         (GopsStore            *store,
                                                   const char           *id,
                                                   const char           *json,
                                                   GError              **error);
/* Keeps a file; another own one called like it is replaced. Errors: as above, with the file named, and those of reading it. */
char                *gops_own_poster_import       (GopsStore            *store,
                                                   GFile                *file,
                                                   GCancellable         *cancellable,
                                                   GError              **error);
/* One action. Posters made from it stay, and are drawn again when it comes back.
 * Errors: GOPS_OUTPUT_ERROR_FORMAT when there is no own one called so. */
gboolean             gops_own_poster_remove       (GopsStore            *store,
                                                   const char           *id,
                                                   GError              **error);

/* --- all --- */

typedef struct _GopsPosterTemplates GopsPosterTemplates;

/* The program's in their order, then the user's by name; what cannot be read is left out. Any thread may read it.
 * Errors: the store's. Returns: (transfer full) (nullable) */
GopsPosterTemplates *gops_poster_templates_load   (GopsStore            *store,
                                                   GError              **error);
GopsPosterTemplates *gops_poster_templates_ref    (GopsPosterTemplates  *self);
void                 gops_poster_templates_unref  (GopsPosterTemplates  *self);

guint                gops_poster_templates_get_n  (GopsPosterTemplates  *self);
/* Returns: (transfer none) */
GopsPosterTemplate  *gops_poster_templates_get    (GopsPosterTemplates  *self,
                                                   guint                 index);
/* Returns: (transfer none) (nullable) */
GopsPosterTemplate  *gops_poster_templates_find   (GopsPosterTemplates  *self,
                                                   const char           *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsPosterTemplates, gops_poster_templates_unref)

G_END_DECLS
