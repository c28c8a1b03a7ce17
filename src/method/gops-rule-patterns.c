/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shape of rule-patterns.json. */
#include "config.h"

#include "gops-rule-patterns.h"

static const char *const roles[] = { "digit", "tens", "times", "half", "plus", "rate", NULL };
static const char *const dimensions[] = { "time", "count", NULL };
static const char *const clock_ids[] = { "am", "pm", "noon", "between", "filler", NULL };

#define WORDS(Type)                                                                                          \
  { "en", GOPS_FIELD_STRINGS, G_STRUCT_OFFSET (Type, en), GOPS_FIELD_MAY_BE_EMPTY },                         \
  { "zh_CN", GOPS_FIELD_STRINGS, G_STRUCT_OFFSET (Type, zh_cn), GOPS_FIELD_MAY_BE_EMPTY }

static const GopsField number_fields[] = {
  { "value", GOPS_FIELD_REAL, G_STRUCT_OFFSET (GopsNumberWord, value) },
  { "role", GOPS_FIELD_CHOICE, G_STRUCT_OFFSET (GopsNumberWord, role), .choices = roles },
  WORDS (GopsNumberWord),
};
static const GopsShape number_shape = GOPS_SHAPE (number_fields, GopsNumberWord);

static const GopsField unit_fields[] = {
  { "id", GOPS_FIELD_ID, G_STRUCT_OFFSET (GopsUnitWord, id) },
  { "of", GOPS_FIELD_CHOICE, G_STRUCT_OFFSET (GopsUnitWord, of), .choices = dimensions },
  { "factor", GOPS_FIELD_REAL, G_STRUCT_OFFSET (GopsUnitWord, factor) },
  WORDS (GopsUnitWord),
};
static const GopsShape unit_shape = GOPS_SHAPE (unit_fields, GopsUnitWord);

static const GopsField quantity_fields[] = {
  { "of", GOPS_FIELD_CHOICE, G_STRUCT_OFFSET (GopsQuantityWord, of), GOPS_FIELD_OPTIONAL, .choices = dimensions },
  { "value", GOPS_FIELD_REAL, G_STRUCT_OFFSET (GopsQuantityWord, value) },
  WORDS (GopsQuantityWord),
};
static const GopsShape quantity_shape = GOPS_SHAPE (quantity_fields, GopsQuantityWord);

static const GopsField clock_fields[] = {
  { "id", GOPS_FIELD_CHOICE, G_STRUCT_OFFSET (GopsClockWord, id), .choices = clock_ids },
  WORDS (GopsClockWord),
};
static const GopsShape clock_shape = GOPS_SHAPE (clock_fields, GopsClockWord);

static const GopsField remedy_fields[] = {
  { "word", GOPS_FIELD_STRING, G_STRUCT_OFFSET (GopsWordRemedy, word) },
  { "with", GOPS_FIELD_STRING, G_STRUCT_OFFSET (GopsWordRemedy, with), GOPS_FIELD_MAY_BE_EMPTY },
  { "at_end", GOPS_FIELD_STRING, G_STRUCT_OFFSET (GopsWordRemedy, at_end), GOPS_FIELD_OPTIONAL },
  { "then", GOPS_FIELD_STRING, G_STRUCT_OFFSET (GopsWordRemedy, then), GOPS_FIELD_OPTIONAL },
  { "after", GOPS_FIELD_STRINGS, G_STRUCT_OFFSET (GopsWordRemedy, after), GOPS_FIELD_OPTIONAL },
  { "not_after", GOPS_FIELD_STRINGS, G_STRUCT_OFFSET (GopsWordRemedy, not_after), GOPS_FIELD_OPTIONAL },
};
static const GopsShape remedy_shape = GOPS_SHAPE (remedy_fields, GopsWordRemedy);

static const GopsField variable_fields[] = {
  { "name", GOPS_FIELD_STRING, G_STRUCT_OFFSET (GopsVariableName, name) },
  WORDS (GopsVariableName),
};
static const GopsShape variable_shape = GOPS_SHAPE (variable_fields, GopsVariableName);

#define LIST(name, its_shape)                                                                    \
  { #name, GOPS_FIELD_OBJECTS, G_STRUCT_OFFSET (GopsRulePatterns, name), .shape = &its_shape,    \
    .n_offset = G_STRUCT_OFFSET (GopsRulePatterns, n_##name) }

static const GopsField file_fields[] = {
  { "format", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsRulePatterns, format), .min = 1, .max = 1 },
  LIST (numbers, number_shape),
  LIST (units, unit_shape),
  LIST (quantities, quantity_shape),
  LIST (clock, clock_shape),
  LIST (warnings, quantity_shape),
  LIST (remedies, remedy_shape),
  LIST (variables, variable_shape),
};
const GopsShape gops_rule_patterns_shape = GOPS_SHAPE (file_fields, GopsRulePatterns);
