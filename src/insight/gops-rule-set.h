/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A group's rules as the rule check reads them: plain text and numbers, no store. Made from a dossier, or from a table
 * of a test. */
#pragma once

#include "gops-balance.h"
#include "gops-fill.h"

G_BEGIN_DECLS

/* Texts are as they stand in the workspace, with their variables; they are borrowed. */
typedef struct
{
  gint64      id;            /* row of the clause; 0 while it is not saved */
  const char *section;       /* one of gops_sections () */
  const char *polarity;      /* "encourage", "forbid", "neutral" */
  int         severity;      /* 0 … 3 */
  const char *topic;         /* (nullable) */
  const char *text;
  const char *consequence;   /* (nullable) */
  const char *library_id;    /* (nullable) of the clause in the library that it was made from */
} GopsRuleClause;

typedef struct
{
  gint64          group;              /* row of the group; 0: none */
  const char     *kind, *platform;    /* (nullable) */
  const GopsOwnLimits *own_limits;    /* (nullable) of platforms */
  GopsFillValues  values;             /* language, name, owner and everything else that variables stand for */
  const char     *announcement;       /* (nullable) of the group, as it is posted */

  int             version;            /* 0: none published yet */
  gboolean        changed;            /* differs from the version last published */
  int             effective_on, review_on, today;   /* days since 1970, GOPS_DAY_NONE when not set */

  GopsRuleClause *clauses;            /* in the order of the rules */
  guint           n_clauses;
} GopsRuleSet;

/* The rules of a dossier. What they point to belongs to the dossier: use the set before its records change.
 * Returns: (transfer full). */
GopsRuleSet *gops_rule_set_new_from_dossier (const GopsDossier *dossier);
void         gops_rule_set_free             (GopsRuleSet       *set);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsRuleSet, gops_rule_set_free)

G_END_DECLS
