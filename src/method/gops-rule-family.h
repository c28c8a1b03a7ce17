/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One rule change for a whole family: what the main group has changed is offered to every copy, and taken over where nobody has
 * changed the copy by hand.
 *
 * A clause of a copy knows the main group's clause that it was taken from (origin), and what both said then (origin_basis,
 * own_basis). Where the copy's clause no longer says what own_basis remembers, somebody has changed it, and it is left alone.
 * A clause that the main group had when the copy last took over (rules_synced_at) and that the copy lacks was removed by hand.
 * The main group's name in a text becomes the copy's, as when the copy was made. */
#pragma once

#include "gops-rule-compare.h"
#include "gops-store-task.h"

G_BEGIN_DECLS

typedef enum
{
  GOPS_RULE_OFFER_CHANGE,
  GOPS_RULE_OFFER_ADD,
  GOPS_RULE_OFFER_REMOVE,
  GOPS_RULE_OFFER_REORDER,        /* the clauses of a section follow the main group's order */
  GOPS_RULE_OFFER_LEFT_CHANGED,   /* changed by hand here: left alone */
  GOPS_RULE_OFFER_LEFT_REMOVED    /* removed by hand here: left alone */
} GopsRuleOfferKind;

typedef struct
{
  GopsRuleOfferKind  kind;
  char              *section;
  GopsClause        *before;   /* (owned) (nullable): as it stands in the copy */
  GopsClause        *after;    /* (owned) (nullable): as the main group has it, with the copy's name */
} GopsRuleOfferItem;

/* What is offered to one copy. */
typedef struct
{
  gint64     group;
  char      *name;        /* (owned) */
  GPtrArray *items;       /* (owned) (element-type GopsRuleOfferItem) in reading order */
  guint      n_changes;   /* items that would be taken over; 0: the copy is up to date */
  guint      n_left;      /* items left alone */
} GopsRuleOffer;

/* "change", "add", "remove", "reorder", "left-changed", "left-removed" */
const char *gops_rule_offer_kind_to_string (GopsRuleOfferKind kind);

/* The words that differ in @column (GOPS_CLAUSE_TEXT, GOPS_CLAUSE_CONSEQUENCE).
 * Returns: (transfer full) (element-type GopsDiffSegment). */
GPtrArray  *gops_rule_offer_diff       (const GopsRuleOfferItem *item,
                                        guint                    column);

/* What is offered to the copies of @main, by name; those that are up to date and have nothing by hand are not listed.
 * Groups below @main with rules of their own, archived and deleted ones are no copies.
 * Returns: (transfer full) (element-type GopsRuleOffer) (nullable). Errors: GOPS_METHOD_ERROR_CIRCLE when the family runs in a
 * circle, GOPS_STORE_ERROR_NOT_FOUND. */
GPtrArray  *gops_rule_family_offer     (GopsStore    *store,
                                        gint64        main,
                                        GError      **error);

/* How many copies of @main have something to take over. Costs nothing for a group without copies; for a family of hundreds
 * it takes as long as the offer, so ask in a thread. Errors: as above. */
gboolean    gops_rule_family_count_behind (GopsStore  *store,
                                           gint64      main,
                                           guint      *out_n,
                                           GError    **error);

/* Whether any group stands below @main. */
gboolean    gops_rule_family_has_copies (GopsStore    *store,
                                         gint64        main);

typedef struct
{
  guint groups;    /* that took something over */
  guint clauses;   /* changed, added, removed */
} GopsRuleFamilyResult;

/* Takes everything over that is offered to @copies (ids; NULL: all), as one action: all of it or nothing.
 * @progress, @cancellable, @out_result: (nullable). Nothing to do is no failure and no action.
 * Errors: as above, GOPS_METHOD_ERROR_INVALID when one of @copies is no copy of @main, G_IO_ERROR_CANCELLED. */
gboolean    gops_rule_family_apply     (GopsStore             *store,
                                        gint64                 main,
                                        const gint64          *copies,
                                        guint                  n_copies,
                                        GopsProgress          *progress,
                                        GCancellable          *cancellable,
                                        GopsRuleFamilyResult  *out_result,
                                        GError               **error);

/* --- for whoever makes copies --- */

/* What @copy, a clause just taken from @source, has to remember; @copy has its text and place already. Where @source is itself
 * a copy, both come from the same clause, and what was changed by hand in one counts as such in the other. */
void        gops_clause_set_origin     (GopsClause *copy,
                                        GopsClause *source);

/* Up to when the clauses of a main group have been offered: rules_synced_at of a copy that takes all of them over.
 * @clauses: (element-type GopsClause) */
gint64      gops_rules_synced_at       (GPtrArray *clauses);

G_END_DECLS
