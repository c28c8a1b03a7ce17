/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The short form of the rules, for the pin: what matters most goes in first, and what no longer fits, or cannot be read in
 * less than a minute, stays out, whole. */
#pragma once

#include "gops-fill.h"
#include "gops-platform.h"

G_BEGIN_DECLS

/* A reader of the short form needs at most so many seconds. */
#define GOPS_RULE_SHORT_SECONDS 55

/* Where a text is posted, and how much of it. */
typedef struct
{
  const char *markup;
  GopsUnit    unit;
  gsize       limit;   /* 0: none is known */
} GopsRuleSpace;

/* How long @text is as rules on @platform, against the limit of an announcement or, where that is not known, of a message.
 * @own: (nullable); @out_limit: (out) (nullable): 0: none is known; @out_unit: (out) (nullable). */
gsize         gops_rules_measure      (const GopsPlatform      *platform,
                                       const GopsOwnLimits     *own,
                                       const char              *text,
                                       gsize                   *out_limit,
                                       GopsUnit                *out_unit);

/* The space for rules on @platform (nullable): the announcement, where its length is not known a message. @own: (nullable):
 * limits that somebody set. @limit: another limit in the same unit; 0: the platform's. */
GopsRuleSpace gops_rule_space_on      (const GopsPlatform      *platform,
                                       const GopsOwnLimits     *own,
                                       gsize                    limit);

/* The lines in the order in which they are read. */
typedef enum
{
  GOPS_SHORT_PURPOSE,
  GOPS_SHORT_WELCOME,
  GOPS_SHORT_RED,
  GOPS_SHORT_FORBIDDEN,
  GOPS_SHORT_LIMITS,       /* bans that say more than what is forbidden */
  GOPS_SHORT_ADS,
  GOPS_SHORT_LADDER,
  GOPS_SHORT_ASK,
  GOPS_SHORT_APPEAL,
  GOPS_SHORT_QUIET,
  GOPS_SHORT_FULL,
  GOPS_SHORT_VERSION
} GopsShortLine;

#define GOPS_N_SHORT_LINES 12

/* A clause as it stands in the workspace; its texts are borrowed. */
typedef struct
{
  const char *section, *polarity, *topic, *library_id, *text;   /* topic and library_id: (nullable) */
  int         severity;
} GopsShortClause;

GopsShortClause gops_short_clause_of  (gpointer                 clause);

typedef struct
{
  char      *title;       /* (owned) (nullable) */
  GPtrArray *lines;       /* (owned) (element-type utf8): whole sentences */
  guint      seconds;     /* to read all of it */

  /* What the rules speak of and the short form does not, though it should: bits of GopsShortLine. */
  guint      left_out;
  int        too_long[GOPS_N_SHORT_LINES];   /* the first clause of a line that has no whole part short enough; -1: none */
} GopsRuleShort;

/* @version_line: (nullable): of rules that were published. */
GopsRuleShort *gops_rule_short_new    (const GopsFillValues    *values,
                                       const GopsShortClause   *clauses,
                                       guint                    n_clauses,
                                       const char              *version_line,
                                       const GopsRuleSpace     *space);
void           gops_rule_short_free   (GopsRuleShort           *self);

/* As it is posted. Returns: (transfer full): "" when not even the shortest sentence fits. */
char          *gops_rule_short_text   (const GopsRuleShort     *self,
                                       const GopsRuleSpace     *space);

/* A clause in a few words: the library's, where @text still is the library's, else its first whole part.
 * Returns: (transfer full) (nullable): NULL when nothing whole is short enough. */
char          *gops_rule_brief_text   (const GopsFillValues    *values,
                                       const char              *library_id,
                                       const char              *text);

/* The same with its variables, as it may take the clause's place. */
char          *gops_rule_brief_raw    (const GopsFillValues    *values,
                                       const char              *library_id,
                                       const char              *text);

/* So many columns the first whole part may have; a Han character takes two. */
guint          gops_rule_brief_columns (const char             *language);

/* "Version 3, in force from …"; @effective_on may be "". Returns: (transfer full). */
char          *gops_rule_version_words (const char             *language,
                                        gint64                  number,
                                        const char             *effective_on);

/* Who is asked, and how fast an answer comes. Returns: (transfer full). */
char          *gops_rule_contact_words (const GopsFillValues   *values);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsRuleShort, gops_rule_short_free)

G_END_DECLS
