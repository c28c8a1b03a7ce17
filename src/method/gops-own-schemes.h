/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Users' own tier schemes: files as those of data/method/tiers, kept in the workspace and exchanged as files; and all schemes
 * together, those of the program first.
 *
 * What is read once stays to the end of the process, as the method does: a scheme is small and changes rarely, and everybody
 * may keep a pointer to it. */
#pragma once

#include "gops-store.h"
#include "gops-tier-scheme.h"

G_BEGIN_DECLS

#define GOPS_OWN_SCHEME_MAX_BYTES      (1024 * 1024)
#define GOPS_OWN_SCHEME_MAX_CHARACTERS 2000   /* of one text */

/* Reads what a file holds. @id: what it will be called; @file: its name, for messages, which say where in it.
 * Returns: (nullable) (transfer none): valid to the end of the process. Errors: GOPS_METHOD_ERROR_SYNTAX,
 * GOPS_METHOD_ERROR_SCHEMA. */
const GopsTierScheme *gops_own_scheme_read   (const char    *data,
                                              gssize         length,
                                              const char    *id,
                                              const char    *file,
                                              GError       **error);

/* Keeps a scheme in the workspace, as one action. @id: the own scheme that is replaced; NULL for a new one, whose id is made
 * from @name. Returns: (transfer full) (nullable): the id. Errors: as above, GOPS_METHOD_ERROR_INVALID when @id is one of the
 * program's, and the store's. */
char                 *gops_own_scheme_save   (GopsStore     *store,
                                              const char    *id,
                                              const char    *name,
                                              const char    *json,
                                              GError       **error);

/* Keeps a file; another own scheme of the same name is replaced. Errors: as above, and those of reading the file. */
char                 *gops_own_scheme_import (GopsStore     *store,
                                              GFile         *file,
                                              GCancellable  *cancellable,
                                              GError       **error);

/* One action. Errors: GOPS_METHOD_ERROR_NOT_FOUND, GOPS_METHOD_ERROR_INVALID when a group uses it. */
gboolean              gops_own_scheme_remove (GopsStore     *store,
                                              const char    *id,
                                              GError       **error);

/* Whether the program brings no scheme called @id. */
gboolean              gops_scheme_is_own     (const char    *id);

/* All schemes: the program's, then the user's by name; what cannot be read is left out.
 * Returns: (transfer container) (element-type GopsTierScheme) */
GPtrArray            *gops_schemes_load      (GopsStore     *store);

/* Errors: GOPS_METHOD_ERROR_NOT_FOUND, and those of reading. Returns: (nullable) */
const GopsTierScheme *gops_schemes_find      (GopsStore     *store,
                                              const char    *id,
                                              GError       **error);

/* Where no workspace is at hand: the program's, or what was last read under that id. gops_schemes_load() reads all.
 * Returns: (nullable) */
const GopsTierScheme *gops_scheme_recall     (const char    *id);

/* What the first scheme of gops_scheme_recall() that has such a tier calls it. Returns: (nullable) */
const GopsText       *gops_scheme_recall_tier (const char   *tier);

G_END_DECLS
