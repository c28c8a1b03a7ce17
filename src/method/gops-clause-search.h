/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding a clause: in the library and in users' own templates, by words and by what it is. */
#pragma once

#include "gops-clause-library.h"
#include "gops-store.h"

G_BEGIN_DECLS

typedef struct _GopsClauseCatalogue GopsClauseCatalogue;

/* What is NULL does not matter. */
typedef struct
{
  const char *text;       /* words, each of which must be there, in either language; the case does not matter */
  const char *section;
  const char *polarity;
  const char *kind;       /* suits groups of this kind */
  const char *platform;   /* suits this platform */
  const char *topic;
  gboolean    own_only;   /* users' own */
} GopsClauseFilter;

/* The library and, with @store (nullable), what users have brought along; later imports need a new catalogue.
 * Returns: (nullable): NULL when the workspace cannot be read. */
GopsClauseCatalogue      *gops_clause_catalogue_new    (GopsStore                  *store,
                                                        GError                    **error);
void                      gops_clause_catalogue_free   (GopsClauseCatalogue        *self);

/* In the sections' order; those whose own words match come before those that only mean it (why, topic, section).
 * Returns: (transfer container) (element-type GopsClauseTemplate): valid as long as the catalogue. */
GPtrArray                *gops_clause_catalogue_search (GopsClauseCatalogue        *self,
                                                        const GopsClauseFilter     *filter);

/* Returns: (nullable). */
const GopsClauseTemplate *gops_clause_catalogue_find   (GopsClauseCatalogue        *self,
                                                        const char                 *id);

/* The name of the users' template that @clause is from; NULL: it is the library's. */
const char               *gops_clause_catalogue_get_origin (GopsClauseCatalogue    *self,
                                                        const GopsClauseTemplate   *clause);

/* The topics that there are, by name. Returns: (transfer container) (element-type utf8). */
GPtrArray                *gops_clause_catalogue_topics (GopsClauseCatalogue        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsClauseCatalogue, gops_clause_catalogue_free)

G_END_DECLS
