/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Published versions of a group's rules: publish, list, compare, restore. */
#pragma once

#include "gops-dossier.h"
#include "gops-rule-compare.h"

G_BEGIN_DECLS

/* The present state, where a version's number is asked for. */
#define GOPS_RULES_PRESENT 0

/* Publishes the rules as they stand, as one action: the next number, in force from @effective_on ("YYYY-MM-DD"; nullable:
 * today in the group's zone, or the day of a version that lies ahead). The group's version and date follow; the next review, when none is set that lies ahead, is
 * put half a year later. @why may be empty only for the first version. @out_number: (out) (optional).
 * Errors: GOPS_METHOD_ERROR_INVALID (no rules, no reason, no date that exists, one before the last version's, nothing that has
 * changed since), and the store's. */
gboolean         gops_rules_publish            (GopsStore         *store,
                                                gint64             group,
                                                const char        *effective_on,
                                                const char        *why,
                                                gint64            *out_number,
                                                GError           **error);

/* The newest first. Returns: (transfer full) (element-type GopsRuleVersion) (nullable). */
GPtrArray       *gops_rules_list_versions      (GopsStore         *store,
                                                gint64             group,
                                                GError           **error);

/* Returns: (transfer full) (nullable). Errors: GOPS_METHOD_ERROR_NOT_FOUND, which names those there are. */
GopsRuleVersion *gops_rules_load_version       (GopsStore         *store,
                                                gint64             group,
                                                gint64             number,
                                                GError           **error);

/* The clauses as they were, in reading order; records of no row, with the ids that they had.
 * Returns: (transfer full) (element-type GopsClause) (nullable). Errors: GOPS_METHOD_ERROR_SYNTAX for a damaged version. */
GPtrArray       *gops_rule_version_get_clauses (GopsRuleVersion   *version,
                                                GError           **error);

/* Clauses as a version keeps them. Returns: (transfer full). */
char            *gops_rule_clauses_to_json     (GPtrArray         *clauses);

/* Puts version @number back, as one action: clauses that still live keep their ids, others come anew, what is not in the
 * version goes. The published versions stay. */
gboolean         gops_rules_restore            (GopsStore         *store,
                                                gint64             group,
                                                gint64             number,
                                                GError           **error);

/* Whether the rules differ from what was last published; FALSE when nothing was. */
gboolean         gops_rules_changed_since_version (const GopsDossier *dossier);

/* From one version to another; either may be GOPS_RULES_PRESENT. Returns: as gops_rules_compare(). */
GPtrArray       *gops_rules_compare_versions   (GopsStore         *store,
                                                gint64             group,
                                                gint64             from,
                                                gint64             to,
                                                GError           **error);

G_END_DECLS
