/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the rule check share. */
#pragma once

#include "gops-reading.h"
#include "gops-rule-check.h"

G_BEGIN_DECLS

/* Every finding there can be; gops-rule-findings.c has a line for each. */
typedef enum
{
  GOPS_FINDING_NO_RULES,
  GOPS_FINDING_TOO_STRICT,
  GOPS_FINDING_TOO_LOOSE,
  GOPS_FINDING_BLANK_CLAUSE,
  GOPS_FINDING_UNKNOWN_VARIABLE,
  GOPS_FINDING_SELF_VARIABLE,
  GOPS_FINDING_EMPTY_VARIABLE,
  GOPS_FINDING_NO_PURPOSE,
  GOPS_FINDING_NO_ADMISSION,
  GOPS_FINDING_WEAK_ADMISSION,
  GOPS_FINDING_FEW_ENCOURAGEMENTS,
  GOPS_FINDING_NO_RED_LINES,
  GOPS_FINDING_NO_LEGAL_CLAUSE,
  GOPS_FINDING_NO_ADVERTISING,
  GOPS_FINDING_ADVERTISING_NO_WAY,
  GOPS_FINDING_NO_FORMAT,
  GOPS_FINDING_NO_QUIET_HOURS,
  GOPS_FINDING_NO_PRIVACY,
  GOPS_FINDING_NO_ENFORCEMENT,
  GOPS_FINDING_WEAK_ENFORCEMENT,
  GOPS_FINDING_NO_RESPONSIBLE,
  GOPS_FINDING_NO_CONSEQUENCE,
  GOPS_FINDING_NO_STEPS,
  GOPS_FINDING_WEAK_STEPS,
  GOPS_FINDING_NO_REPORTING,
  GOPS_FINDING_WEAK_REPORTING,
  GOPS_FINDING_NO_APPEAL,
  GOPS_FINDING_APPEAL_NO_TIME,
  GOPS_FINDING_NO_REPAIR,
  GOPS_FINDING_NO_CHANGE,
  GOPS_FINDING_WEAK_CHANGE,
  GOPS_FINDING_REVIEW_DUE,
  GOPS_FINDING_REVIEW_NONE,
  GOPS_FINDING_NEVER_PUBLISHED,
  GOPS_FINDING_CHANGED,
  GOPS_FINDING_CONTRADICTION,
  GOPS_FINDING_CONTRADICTS_GROUP,
  GOPS_FINDING_VAGUE,
  GOPS_FINDING_ABSOLUTE,
  GOPS_FINDING_HARSH,
  GOPS_FINDING_TWICE,
  GOPS_FINDING_SIMILAR,
  GOPS_FINDING_NUMBERED_TWICE,
  GOPS_FINDING_LONG_CLAUSE,
  GOPS_FINDING_TOO_MANY,
  GOPS_FINDING_LONG_READING,
  GOPS_FINDING_SHORT_LEAVES_OUT,
  GOPS_FINDING_RULES_TOO_LONG,
  GOPS_FINDING_NAME_TOO_LONG
} GopsFindingId;

#define GOPS_N_FINDINGS (GOPS_FINDING_NAME_TOO_LONG + 1)

typedef struct
{
  const GopsRuleSet  *set;
  GopsReading        *reading;    /* (owned) */
  const GopsKind     *kind;       /* (nullable) */
  const GopsPlatform *platform;   /* (nullable) */
  gboolean            china;      /* groups that Chinese law looks at */
  GopsRuleCheck      *out;
} GopsChecker;

/* Adds a finding. @argument (nullable) is quoted in the title's %s. */
GopsFinding *gops_checker_add        (GopsChecker       *self,
                                      GopsFindingId      id,
                                      const char        *argument);

/* … whose title is a plural of @n. */
GopsFinding *gops_checker_add_n      (GopsChecker       *self,
                                      GopsFindingId      id,
                                      guint              n);

/* … with a title of its own. @title: (transfer full). */
GopsFinding *gops_checker_add_titled (GopsChecker       *self,
                                      GopsFindingId      id,
                                      char              *title);

/* Adds a place to a finding; length 0 is the field as a whole. */
void         gops_finding_add_place  (GopsFinding       *finding,
                                      const GopsChecker *checker,
                                      guint              clause,
                                      GopsClauseField    field,
                                      gsize              start,
                                      gsize              length);

/* The code of a finding, and the code of its source. */
const char  *gops_finding_code       (GopsFindingId      id);
const char  *gops_finding_source     (GopsFindingId      id);
/* Gives a finding the reason and the source of another one. */
void         gops_finding_explain_as (GopsFinding       *finding,
                                      GopsFindingId      id);

/* Whether a clause is of that section, polarity, topic. */
gboolean     gops_rule_clause_is     (const GopsRuleClause *clause,
                                      const char           *section);
gboolean     gops_rule_clause_forbids (const GopsRuleClause *clause);
gboolean     gops_rule_clause_has_topic (const GopsRuleClause *clause,
                                         const char           *topic);
gboolean     gops_rule_clause_is_blank (const GopsRuleClause *clause);

/* What a clause says of ads: how many a week (0: none at all), and with which words. */
typedef struct
{
  double   per_week;
  gsize    start, length;
  gboolean variable;
} GopsAdsFact;

/* Returns: FALSE when it says nothing of their number. */
gboolean     gops_find_ads             (const GopsChecker   *checker,
                                        const GopsReadField *field,
                                        GopsAdsFact         *out);

/* Whether a ban on ads leaves a way open: "… unless you ask first". "Not allowed" has an "allowed" in it, and leaves none. */
gboolean     gops_ads_leave_a_way      (const GopsChecker   *checker,
                                        const GopsReadField *field);

/* The parts of the check. */
void         gops_check_elements       (GopsChecker *self);
void         gops_check_words          (GopsChecker *self);
void         gops_check_contradictions (GopsChecker *self);
void         gops_check_twins          (GopsChecker *self);
void         gops_check_length         (GopsChecker *self);

/* A text of more clauses is not read, and one that takes more seconds neither. */
#define GOPS_MOST_CLAUSES    25
#define GOPS_LONGEST_READING 300

/* Which clauses are to be put together until @most are left. @out_into (nullable) (transfer full): for each clause the one
 * that it goes into, itself where it stays. Returns: FALSE when that is not possible without losing something. */
gboolean     gops_merge_plan           (const GopsRuleSet *set,
                                        guint              most,
                                        guint            **out_into);

/* What the longest clauses are to be shortened to, so that rules of @reading_seconds are read in @most.
 * Returns: (transfer full) (nullable) (element-type utf8): for each clause its text, NULL where it stays; NULL when that is
 * not enough. */
GPtrArray   *gops_shorten_plan         (const GopsRuleSet *set,
                                        guint              reading_seconds,
                                        guint              most);

GopsBalance  gops_balance_of_reading   (const GopsRuleSet *set,
                                        const GopsReading *reading);

G_END_DECLS
