/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How numbers, units and times of day are written in rules, language by language, what a word that helps nobody can be
 * replaced by, and what people call the variables. Data of the rule check (rule-patterns.json); no expressions, only words. */
#pragma once

#include "gops-shape.h"

G_BEGIN_DECLS

/* "three", "三", "half", "半", … */
typedef struct
{
  double             value;
  const char        *role;    /* "digit", "tens" (twenty-), "times" (hundred, 百), "half" (of the unit), "plus" (and a half),
                                 "rate" (per, 每: one, and only of a time) */
  const char *const *en, *const *zh_cn;
} GopsNumberWord;

/* "days", "天", … */
typedef struct
{
  const char        *id;
  const char        *of;      /* "time" (factor in minutes), "count" */
  double             factor;
  const char *const *en, *const *zh_cn;
} GopsUnitWord;

/* Words that are number and unit at once ("weekly", "twice"); warnings: how many come before somebody is removed. */
typedef struct
{
  const char        *of;
  double             value;
  const char *const *en, *const *zh_cn;
} GopsQuantityWord;

/* Words around a time of day: "am", "pm", "noon", "between" ("to", "到"), "filler" (may stand in between). */
typedef struct
{
  const char        *id;
  const char *const *en, *const *zh_cn;
} GopsClockWord;

/* @with is what @word may be replaced by; "": leave it out. Where it stands at the end of its piece of a sentence @at_end
 * takes its place, after one of the words in @after @then does, and after one of those in @not_after nothing. */
typedef struct
{
  const char        *word, *with;
  const char        *at_end, *then;       /* (nullable) */
  const char *const *after, *const *not_after;
} GopsWordRemedy;

/* What people write for the variable @name besides the name itself: in small letters, with blanks for "_" and "-". */
typedef struct
{
  const char        *name;
  const char *const *en, *const *zh_cn;
} GopsVariableName;

typedef struct
{
  int                     format;
  const GopsNumberWord   *numbers;
  guint                   n_numbers;
  const GopsUnitWord     *units;
  guint                   n_units;
  const GopsQuantityWord *quantities;
  guint                   n_quantities;
  const GopsClockWord    *clock;
  guint                   n_clock;
  const GopsQuantityWord *warnings;
  guint                   n_warnings;
  const GopsWordRemedy   *remedies;
  guint                   n_remedies;
  const GopsVariableName *variables;
  guint                   n_variables;
} GopsRulePatterns;

extern const GopsShape gops_rule_patterns_shape;

G_END_DECLS
