/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Users' own SOPs: files as those of data/method/sops, kept in the workspace and exchanged as files; and all SOPs together, those
 * of the program first. A text in one language is enough; day, time, type and title of an entry must be there. */
#pragma once

#include <gio/gio.h>

#include "gops-sop.h"
#include "gops-store.h"

G_BEGIN_DECLS

#define GOPS_OWN_SOP_MAX_BYTES      (1024 * 1024)
#define GOPS_OWN_SOP_MAX_ITEMS      1000    /* entries, and items of all rounds */
#define GOPS_OWN_SOP_MAX_CHARACTERS 10000   /* of one text */

/* Reads what a file holds. @id: what it will be called; @file: its name, for messages, which say where in it. What it returns lives
 * in @arena. Errors: GOPS_METHOD_ERROR_SYNTAX, GOPS_METHOD_ERROR_SCHEMA. Returns: (nullable) */
const GopsSop *gops_own_sop_read    (const char     *data,
                                     gssize          length,
                                     const char     *id,
                                     const char     *file,
                                     GopsArena      *arena,
                                     GError        **error);

/* As such a file. Returns: (transfer full) */
char          *gops_sop_to_json     (const GopsSop  *sop);

/* Keeps an SOP in the workspace, as one action. @id: the own SOP that is replaced; NULL for a new one, whose id is made from its
 * name or from @wanted (nullable). Returns: (transfer full) (nullable): the id. Errors: as above, GOPS_METHOD_ERROR_INVALID when
 * @id is one of the program's, and the store's. */
char          *gops_own_sop_save    (GopsStore      *store,
                                     const char     *id,
                                     const char     *wanted,
                                     const char     *json,
                                     GError        **error);

/* Keeps a file; another own SOP called like it is replaced. Errors: as above, and those of reading the file. */
char          *gops_own_sop_import  (GopsStore      *store,
                                     GFile          *file,
                                     GCancellable   *cancellable,
                                     GError        **error);

/* One action. Plans made from it stay; triggers that would begin it go. Errors: GOPS_METHOD_ERROR_NOT_FOUND,
 * GOPS_METHOD_ERROR_INVALID when it is one of the program's. */
gboolean       gops_own_sop_remove  (GopsStore      *store,
                                     const char     *id,
                                     GError        **error);

/* The id of the SOP of a file called @name, without its ending: the same file comes to the same SOP, none of the program's.
 * Returns: (transfer full) */
char          *gops_own_sop_id_of   (const char     *name);

/* Whether the program brings no SOP called @id. */
gboolean       gops_sop_is_own      (const char     *id);

/* --- all SOPs --- */

typedef struct _GopsSops GopsSops;

/* The program's, then the user's by name; what cannot be read is left out. Errors: the store's. */
GopsSops        *gops_sops_load     (GopsStore      *store,
                                     GError        **error);
void             gops_sops_free     (GopsSops       *self);

/* Returns: (transfer none) (element-type GopsSop): as long as @self */
const GPtrArray *gops_sops_get_all  (const GopsSops *self);

/* Errors: GOPS_METHOD_ERROR_NOT_FOUND. Returns: (transfer none) (nullable) */
const GopsSop   *gops_sops_find     (const GopsSops *self,
                                     const char     *id,
                                     GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsSops, gops_sops_free)

G_END_DECLS
