/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Users' own clause templates: files as those of data/method/clauses, kept in the workspace and exchanged as files. Texts in
 * one language are enough; id, section, polarity and text must be there. */
#pragma once

#include <gio/gio.h>

#include "gops-clause-library.h"
#include "gops-dossier.h"

G_BEGIN_DECLS

/* What one file may hold. */
#define GOPS_USER_TEMPLATE_MAX_CLAUSES 2000
#define GOPS_USER_TEMPLATE_MAX_CHARACTERS 10000   /* of one text */
#define GOPS_USER_TEMPLATE_MAX_BYTES (32 * 1024 * 1024)

typedef struct
{
  gint64                    id;        /* of its row; 0 while it has none */
  char                     *name;      /* (owned) the file's name without .json */
  char                     *problem;   /* (owned) (nullable): why the row cannot be read; there are no clauses then */
  const GopsClauseTemplate *clauses;   /* owned by the arena */
  guint                     n_clauses;
  GopsArena                *arena;     /* (owned) */
} GopsUserTemplate;

/* Reads what a file holds. @file: its name, for messages: they say where in it, by line where it is no JSON.
 * Returns: (transfer full) (nullable). Errors: GOPS_METHOD_ERROR_SYNTAX, GOPS_METHOD_ERROR_SCHEMA. */
GopsUserTemplate *gops_user_template_read    (const char        *data,
                                              gssize             length,
                                              const char        *file,
                                              GError           **error);
void              gops_user_template_free    (GopsUserTemplate  *self);

/* Keeps a file in the workspace, as one action; another one of the same name is replaced. @out_clauses: (out) (optional).
 * Returns: the row's id, 0 on failure. Errors: as above; GOPS_METHOD_ERROR_INVALID when an id is taken by the library or by
 * another template, and those of reading the file. */
gint64            gops_user_template_import  (GopsStore         *store,
                                              const char        *data,
                                              gssize             length,
                                              const char        *file,
                                              guint             *out_clauses,
                                              GError           **error);
gint64            gops_user_template_import_file (GopsStore     *store,
                                              GFile             *file,
                                              GCancellable      *cancellable,
                                              guint             *out_clauses,
                                              GError           **error);

/* By name. Returns: (transfer full) (element-type GopsUserTemplate) (nullable). */
GPtrArray        *gops_user_templates_load   (GopsStore         *store,
                                              GError           **error);

/* One action. Rules that were made from it stay. */
gboolean          gops_user_template_remove  (GopsStore         *store,
                                              gint64             id,
                                              GError           **error);

/* The clauses of a group that are not the library's as they are, as such a file, in the group's language; variables stay.
 * Returns: (transfer full) (nullable). Errors: GOPS_METHOD_ERROR_INVALID when there is none. */
char             *gops_user_template_export  (const GopsDossier *dossier,
                                              GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsUserTemplate, gops_user_template_free)

G_END_DECLS
