/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule check: is a rule text complete, clear, free of contradictions, and what would mend it? Deterministic; the
 * same rules always give the same findings, in the same order. Linear in the length of the text. */
#pragma once

#include "gops-platform.h"
#include "gops-rule-set.h"
#include "gops-severity.h"

G_BEGIN_DECLS

/* What a complete rule set has. */
typedef enum
{
  GOPS_ELEMENT_PURPOSE,       /* what the group is for, and for whom */
  GOPS_ELEMENT_BOUNDARY,      /* who joins, and how */
  GOPS_ELEMENT_ENCOURAGED,    /* at least as many encouragements as bans */
  GOPS_ELEMENT_RED_LINES,     /* what is forbidden, law included */
  GOPS_ELEMENT_ADVERTISING,   /* ads, and the allowed way */
  GOPS_ELEMENT_FORMAT,        /* format, frequency, quiet hours */
  GOPS_ELEMENT_PRIVACY,
  GOPS_ELEMENT_ENFORCEMENT,   /* who, by name, and within what time */
  GOPS_ELEMENT_STEPS,         /* consequences that grow */
  GOPS_ELEMENT_REPORTING,     /* whom to tell, and that it stays between the two */
  GOPS_ELEMENT_APPEAL,        /* where, and within what time */
  GOPS_ELEMENT_REPAIR,        /* the way back */
  GOPS_ELEMENT_CHANGE,        /* how members change the rules */
  GOPS_ELEMENT_VERSION,       /* version, effective date, next review */
  GOPS_ELEMENT_LENGTH         /* fits where it is posted, read in a few minutes */
} GopsRuleElement;

#define GOPS_N_ELEMENTS 15

typedef enum
{
  GOPS_ELEMENT_MISSING,
  GOPS_ELEMENT_WEAK,
  GOPS_ELEMENT_PRESENT
} GopsElementState;

typedef struct
{
  GopsElementState  state;
  char             *reason;   /* (owned) one sentence in the interface's language */
} GopsElementResult;

typedef enum
{
  GOPS_CLAUSE_FIELD_TEXT,
  GOPS_CLAUSE_FIELD_CONSEQUENCE
} GopsClauseField;

/* Where words stand: bytes of the text as it is edited, variables and all. */
typedef struct
{
  guint           index;           /* of the clause in the set */
  gint64          clause;          /* its row; 0 while it is not saved */
  GopsClauseField field;
  gsize           start, length;   /* length 0: the field as a whole */
} GopsFindingPlace;

typedef enum
{
  GOPS_REMEDY_EDIT,              /* a person has to write: lead to the place */
  GOPS_REMEDY_ADD_CLAUSES,       /* n clauses of the library: those of @clauses that suit, else of @section */
  GOPS_REMEDY_ADOPT_DEFAULTS,    /* all clauses that the kind proposes */
  GOPS_REMEDY_SET_CONSEQUENCE,   /* of the clause of the first place */
  GOPS_REMEDY_DELETE_CLAUSE,     /* the clause of the last place */
  GOPS_REMEDY_REPLACE,           /* the words of the last place by @text */
  GOPS_REMEDY_REWRITE,           /* the whole field of the last place by @text */
  GOPS_REMEDY_SET_COLUMN,        /* the group's or its positioning's @column to @text, or to the answer */
  GOPS_REMEDY_PUBLISH,           /* publish a version; the answer says why it changed */
  GOPS_REMEDY_BALANCE,           /* consequences, steps, an appeal, kinder words, encouragements: what is missing */
  GOPS_REMEDY_MERGE,             /* neighbouring clauses, until @n are left */
  GOPS_REMEDY_SHORTEN            /* the longest clauses to their first sentences, until all is read in @n seconds */
} GopsRemedyKind;

typedef struct
{
  GopsRemedyKind     kind;
  const char        *label;     /* translated: what the button says */
  const char        *section;   /* (nullable) */
  const char *const *clauses;   /* (nullable) ids in the clause library, the best first */
  guint              n;
  const char        *column;    /* (nullable) of chat_group or positioning */
  char              *text;      /* (owned) (nullable) */
  const char        *asks;      /* (nullable) translated: what the person has to say first */
} GopsRemedy;

typedef struct
{
  const char       *code;        /* static; see gops_rule_check_codes() */
  GopsSeverity      severity;
  GopsRuleElement   element;     /* the element it belongs to */
  char             *title;       /* (owned) in the interface's language */
  const char       *why;         /* static, translated */
  const char       *source;      /* static: who says so */
  const char       *topic;       /* (nullable) static: what of many things of one code it is about */
  GopsFindingPlace  places[2];
  guint             n_places;    /* two when clauses are held against each other */
  GopsRemedy        remedy;
} GopsFinding;

typedef struct
{
  GopsElementResult elements[GOPS_N_ELEMENTS];
  GPtrArray        *findings;          /* (owned) (element-type GopsFinding): the gravest first */
  GopsBalance       balance;

  /* Figures. */
  double            do_per_dont;       /* encouragements per ban; -1 when there is no ban */
  guint             longest_sentence;  /* columns: a Han character takes two */
  GopsFindingPlace  longest_place;     /* length 0 when there is no sentence */
  guint             reading_seconds;   /* of the text as it is posted, by gops_reading_seconds() */
  guint             short_seconds;     /* of the short form */
  char             *short_text;        /* (owned) the short form as it is posted */
  gsize             length;            /* of the long text, in the platform's unit */
  gsize             limit;             /* of the platform's announcement; 0: not known */
  GopsUnit          unit;
  guint             n_present, n_weak; /* of the elements */
} GopsRuleCheck;

/* Returns: (transfer full). */
GopsRuleCheck *gops_rule_check               (const GopsRuleSet   *set);
void           gops_rule_check_free          (GopsRuleCheck       *check);

/* How many findings are graver than plain information. */
guint          gops_rule_check_count         (const GopsRuleCheck *check);

/* The codes of all findings there can be, ended by NULL. Returns: (transfer container). */
const char   **gops_rule_check_codes         (void);

/* Whether a click does what the finding asks for, or a click and an answer to what the remedy asks. */
gboolean       gops_finding_can_apply        (const GopsFinding   *finding);

/* "Purpose and for whom", … in the interface's language. */
const char    *gops_rule_element_name        (GopsRuleElement      element);

/* "purpose", "red-lines", … and "missing", "weak", "present" as the command line prints them. */
const char    *gops_rule_element_to_string   (GopsRuleElement      element);
const char    *gops_element_state_to_string  (GopsElementState     state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsRuleCheck, gops_rule_check_free)

G_END_DECLS
