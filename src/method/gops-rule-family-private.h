/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The copies of a main group as they are compared with it, and what becomes of them. */
#pragma once

#include "gops-group.h"
#include "gops-rule-family.h"

G_BEGIN_DECLS

typedef struct
{
  gint64      id;
  char       *name;          /* (owned) */
  GPtrArray  *clauses;       /* (owned) (element-type GopsClause) in reading order */
  GPtrArray  *fingerprints;  /* (owned) (element-type utf8) of the same clauses */
  GHashTable *by_id;         /* (owned) id → index + 1 */
  GHashTable *by_origin;     /* (owned) origin → index + 1 */
} GopsRuleMain;

/* What becomes of one clause of the main group in a copy. */
typedef struct
{
  GopsClause *own;           /* (not owned) (nullable): the counterpart */
  GopsClause *target;        /* (owned) (nullable): as the copy would have it; NULL while nothing differs */
  gboolean    change, add;   /* taken over */
  gboolean    left_changed, left_removed;   /* by hand: left alone */
} GopsRulePlace;

typedef struct
{
  const GopsRuleMain *main;
  GopsGroup          *group;       /* (owned) */
  GPtrArray          *clauses;     /* (owned) (element-type GopsClause) in reading order */
  GopsRulePlace      *places;      /* (owned) one for each clause of the main group */
  GPtrArray          *removed;     /* (owned) (element-type GopsClause) (not owned): go */
  GPtrArray          *orphans;     /* (owned) the same: left alone though the main group has dropped them */
  GPtrArray          *reordered;   /* (owned) (element-type utf8) sections that take the main group's order */
  GPtrArray          *arranged;    /* (owned) (element-type utf8) sections that somebody has put into another order by hand */
} GopsRuleCopy;

GopsRuleMain *gops_rule_main_load   (GopsStore           *store,
                                     gint64               main,
                                     GError             **error);
void          gops_rule_main_free   (GopsRuleMain        *self);

/* The copies of @main, by name, each compared with it.
 * Returns: (transfer full) (element-type GopsRuleCopy) (nullable). */
GPtrArray    *gops_rule_copies_load (GopsStore           *store,
                                     const GopsRuleMain  *main,
                                     GError             **error);

/* Whether anything is to be taken over. */
gboolean      gops_rule_copy_has_changes (const GopsRuleCopy *self);

/* The section's clauses of the copy in the order that they are to have: what was removed is gone, what comes new is in it, as
 * targets.  Returns: (transfer full) (element-type GopsClause). */
GPtrArray    *gops_rule_copy_order       (const GopsRuleCopy *self,
                                          const char         *section);

/* own_basis: what a clause says, and its place; 0 in a section arranged by hand.  (transfer full) */
char         *gops_rule_basis            (GopsClause         *clause,
                                          gboolean            arranged);
gboolean      gops_rule_basis_is         (const char         *basis,
                                          const char         *fingerprint);
gint64        gops_rule_basis_position   (const char         *basis);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsRuleMain, gops_rule_main_free)

G_END_DECLS
