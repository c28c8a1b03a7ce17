/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library of rule clauses. A group's own clauses are records; these are what they are made from. */
#pragma once

#include "gops-shape.h"

G_BEGIN_DECLS

typedef struct
{
  const char        *id;
  const char        *section;       /* one of gops_sections () */
  const char        *polarity;      /* "encourage", "forbid", "neutral" */
  int                severity;      /* 0 … 3 */
  const char *const *kinds;         /* ids, or "*" */
  const char *const *platforms;     /* ids, or "*" */
  const char        *topic;
  GopsText           short_text;    /* may be not set: the same in a few words, for the pinned form */
  GopsText           text;
  GopsText           consequence;   /* set when the clause forbids something */
  GopsText           why;
  const char        *source;
} GopsClauseTemplate;

typedef struct
{
  int                       format;
  const GopsClauseTemplate *clauses;
  guint                     n_clauses;
} GopsClauseFile;

extern const GopsShape gops_clause_file_shape;

/* As users write it: texts in one language are enough, and only id, section, polarity and text must be there. */
extern const GopsShape gops_own_clause_file_shape;

/* Whether the clause suits groups of @kind on @platform (each nullable: any). */
gboolean gops_clause_template_suits (const GopsClauseTemplate *clause,
                                     const char               *kind,
                                     const char               *platform);

G_END_DECLS
