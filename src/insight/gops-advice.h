/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Advice: what to improve in a group, why, and how. One small rule per thing that kills groups; all deterministic. */
#pragma once

#include "gops-dossier.h"
#include "gops-rule-check.h"

G_BEGIN_DECLS

typedef enum
{
  GOPS_PAGE_POSITIONING,
  GOPS_PAGE_RULES,
  GOPS_PAGE_MEMBERS,
  GOPS_PAGE_CONTENT,
  GOPS_PAGE_PUBLISH
} GopsPage;

#define GOPS_N_PAGES 5

typedef struct
{
  gint64       group;
  GopsPage     page;
  GopsSeverity severity;
  const char  *code;           /* static; names the rule in the command line's output and in tests */
  char        *title;          /* (owned) short, in the interface's language */
  const char  *why;            /* static, translated */
  const char  *source;         /* static: where the method says so */
  const char  *remedy_label;   /* static, translated: what the button says */
  gboolean     can_apply;      /* gops_advice_apply() does it; else the button leads to the field */
  const char  *table;          /* static: where the field is */
  gint64       record;         /* its row; 0: the table's list as a whole */
  const char  *column;         /* (nullable) static */
  const char  *asks;           /* (nullable) translated: what gops_advice_apply_with() has to be told */
  GopsFindingPlace places[2];  /* the words it concerns in clauses; two when clauses are held against each other */
  guint        n_places;
  guint        n_more;         /* of the same kind that are not listed, because this is the third of them */
  GArray      *more;           /* (owned) (nullable) (element-type GopsFindingPlace): the words that those concern */
} GopsAdvice;

/* All advice for a group on the dossier's day, the gravest first.
 * Returns: (transfer full) (element-type GopsAdvice). */
GPtrArray   *gops_advice_for_group     (const GopsDossier *dossier);

/* Adds @one (transfer full) to @advice in the order in which gops_advice_for_group() has it: the gravest first, then by page. */
void         gops_advice_insert        (GPtrArray         *advice,
                                        GopsAdvice        *one);

/* The title, and how many more there are of the kind. Returns: (transfer full). */
char        *gops_advice_dup_line      (const GopsAdvice  *advice);

/* Does what the advice says, as one named action. Errors: the store's; GOPS_METHOD_ERROR_INVALID when it cannot be
 * applied (any more). */
gboolean     gops_advice_apply         (GopsStore         *store,
                                        const GopsAdvice  *advice,
                                        GError           **error);

/* The same for advice that asks: @value is the answer (nullable: none). GOPS_METHOD_ERROR_INVALID without one. */
gboolean     gops_advice_apply_with    (GopsStore         *store,
                                        const GopsAdvice  *advice,
                                        const char        *value,
                                        GError           **error);

/* How many of @advice (element-type GopsAdvice) ask for something on @page; plain information does not count. */
guint        gops_advice_count         (const GPtrArray   *advice,
                                        GopsPage           page);

/* The codes of all rules, ended by NULL. Returns: (transfer container). */
const char **gops_advice_codes         (void);

/* "positioning", … as the command line prints them. */
const char  *gops_page_to_string       (GopsPage           page);

void         gops_advice_free          (GopsAdvice        *advice);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsAdvice, gops_advice_free)

G_END_DECLS
