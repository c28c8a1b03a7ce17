/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People who may be one, with the reasons. */
#pragma once

#include "gops-person-candidates.h"
#include "gops-person-verdict.h"

G_BEGIN_DECLS

/* Calling sequence, in a thread:
 *
 *   suggestions = gops_person_suggest (store, GOPS_PERSON_SUGGEST_LEAST, 1000, progress, cancellable, error);
 *   … show them; merge one by gops_people_merge(), or refuse it by gops_people_set_apart() …
 *   gops_person_suggest_apply (store, suggestions, GOPS_PERSON_SUGGEST_SURE, &n, error);      one action
 *
 * Those with the same number or address come first. The same name is suggested only with a second sign. */

#define GOPS_PERSON_SUGGEST_LEAST 40   /* below it a suggestion is a guess */
#define GOPS_PERSON_SUGGEST_SURE  90   /* from it on 98 of 100 are right, and more */

/**
 * GopsPersonSuggestion:
 * @kept: of whom more is known
 * @merged: who may be the same
 * @kept_name: (owned)
 * @merged_name: (owned)
 * @verdict: (owned)
 * @merge: what gops_people_split() takes, once it was applied; 0: it was not
 */
typedef struct
{
  gint64             kept;
  gint64             merged;
  char              *kept_name;
  char              *merged_name;
  GopsPersonVerdict *verdict;
  gint64             merge;
} GopsPersonSuggestion;

/**
 * gops_person_suggest:
 * @least: score that a suggestion must have
 * @limit: how many at most
 *
 * Returns: (transfer full) (element-type GopsPersonSuggestion) (nullable): the best first; %NULL with @error set
 */
GPtrArray *gops_person_suggest            (GopsStore                  *store,
                                           guint                       least,
                                           guint                       limit,
                                           GopsProgress               *progress,
                                           GCancellable               *cancellable,
                                           GError                    **error);

/** gops_person_suggestion_reason: Returns: (transfer full): the reasons in one line, as a merge keeps them */
char      *gops_person_suggestion_reason  (const GopsPersonSuggestion *self);

/**
 * gops_person_suggest_apply:
 * @least: score from which on suggestions are applied
 * @out_n: (out) (optional): how many were
 *
 * Merges them in one action. Of three of whom two can't be one, the surer two are merged.
 */
gboolean   gops_person_suggest_apply      (GopsStore                  *store,
                                           GPtrArray                  *suggestions,
                                           guint                       least,
                                           guint                      *out_n,
                                           GError                    **error);

G_END_DECLS
