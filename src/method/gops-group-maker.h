/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making groups from the method: one named action writes everything that the kind proposes; undo takes it all back. */
#pragma once

#include "gops-clause-library.h"
#include "gops-dossier.h"

G_BEGIN_DECLS

/* What the New Group assistant asks. Only the first four must be there. */
typedef struct
{
  const char *kind, *platform, *language, *name;
  const char *audience, *theme;   /* (nullable) the kind's proposal */
  const char *owner;              /* (nullable) the author of actions */
  const char *time_zone;          /* (nullable) the system's; an IANA name */
  const char *opened_on;          /* (nullable) today; "YYYY-MM-DD": the plan begins here too */
} GopsGroupDraft;

/* Writes group, positioning, scene, personas, goals, business flow, clauses, plan items, posters and tier scheme.
 * Returns: the group's id, 0 on failure. Errors: GOPS_METHOD_ERROR_NOT_FOUND (kind, platform), GOPS_METHOD_ERROR_INVALID
 * (name, language, zone, date), and the store's. */
gint64   gops_method_create_group (GopsStore             *store,
                                   const GopsGroupDraft  *draft,
                                   GError               **error);

/* Makes a copy of a group for each of @names: its positioning, business flow, rules, goals, posters and the plan from today on, but no
 * members. Where a text of the source names the source, the copy names itself. Copies of a main group become its
 * sub-groups, copies of a sub-group its sisters.
 * @out_ids: (out) (optional) (transfer full) (element-type gint64): the copies, in the order of @names. */
gboolean gops_method_replicate    (GopsStore             *store,
                                   gint64                 group,
                                   const char *const     *names,
                                   GArray               **out_ids,
                                   GError               **error);

/* Duplicates a group under @name, as a group of its own. Returns: the copy's id, 0 on failure. */
gint64   gops_method_duplicate    (GopsStore             *store,
                                   gint64                 group,
                                   const char            *name,
                                   GError               **error);

/* Rows from templates, within an action of the caller. */
gboolean gops_clause_insert_template (GopsStore                 *store,
                                      gint64                     group,
                                      const GopsClauseTemplate  *clause,
                                      const char                *language,
                                      int                        position,
                                      GError                   **error);
gboolean gops_poster_insert_template (GopsStore                 *store,
                                      gint64                     group,
                                      const char                *template_id,
                                      int                        position,
                                      GError                   **error);

G_END_DECLS
