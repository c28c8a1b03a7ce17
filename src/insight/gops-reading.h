/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rule set, read once: which words, numbers, times and variables stand where. Everything that the check says comes
 * from here; no text is gone through a second time. Places are bytes of the text as it is edited. */
#pragma once

#include "gops-lexicon.h"
#include "gops-rule-check.h"

G_BEGIN_DECLS

/* A word of a list. */
typedef struct
{
  GopsWords   list;
  const char *word;               /* as it stands in the data, with its "*" or "$" */
  guint       sentence, segment;  /* counted within the field; a segment ends at a comma, too */
  gsize       start, length;
} GopsHit;

typedef enum
{
  GOPS_QUANTITY_TIME,       /* value: minutes */
  GOPS_QUANTITY_COUNT,
  GOPS_QUANTITY_RANGE,      /* value and until: minutes after midnight */
  GOPS_QUANTITY_WARNINGS    /* value: warnings before somebody is removed */
} GopsQuantityKind;

/* Number and unit: "72 hours" and "三天" are equal. */
typedef struct
{
  GopsQuantityKind kind;
  double           value, until;
  guint            sentence, segment;
  gsize            start, length;
  gboolean         variable;       /* comes from a variable of the group */
} GopsQuantity;

typedef struct
{
  GopsFillState state;
  const char   *name;              /* (nullable) static: what the program calls it; NULL: nobody knows it */
  gsize         start, length;     /* with its braces */
} GopsVariable;

/* One text of one clause: its own, or its consequence. */
typedef struct
{
  guint           clause;          /* index in the set */
  GopsClauseField field;
  const char     *text;
  gsize           length;
  guint           first_hit, n_hits;
  guint           first_quantity, n_quantities;
  guint           first_variable, n_variables;
  guint           columns;         /* a Han character takes two; variables count as what they stand for */
  guint           characters;      /* Han, kana, hangul */
  guint           words;           /* of other scripts */
  guint           longest;         /* columns of the longest sentence */
  gsize           longest_start, longest_length;
} GopsReadField;

typedef struct
{
  GArray *fields;       /* (element-type GopsReadField): two per clause, text and consequence */
  GArray *hits;         /* (element-type GopsHit) */
  GArray *quantities;   /* (element-type GopsQuantity) */
  GArray *variables;    /* (element-type GopsVariable) */
} GopsReading;

GopsReading *gops_reading_new   (const GopsRuleSet *set);
void         gops_reading_free  (GopsReading       *reading);

/* Reads one text outside a rule set. @values may be zero. */
GopsReading *gops_reading_new_for_text (const GopsFillValues *values,
                                        const char           *text);

#define gops_reading_field(reading, clause, which) (&g_array_index ((reading)->fields, GopsReadField, 2 * (clause) + (which)))
#define gops_reading_hit(reading, i) (&g_array_index ((reading)->hits, GopsHit, i))
#define gops_reading_quantity(reading, i) (&g_array_index ((reading)->quantities, GopsQuantity, i))
#define gops_reading_variable(reading, i) (&g_array_index ((reading)->variables, GopsVariable, i))

/* The first word of @list in a field, NULL when there is none. */
const GopsHit *gops_reading_find  (const GopsReading   *reading,
                                   const GopsReadField *field,
                                   GopsWords            list);

/* Whether two different words of @list are in a field. */
gboolean       gops_reading_has_two (const GopsReading   *reading,
                                     const GopsReadField *field,
                                     GopsWords            list);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsReading, gops_reading_free)

G_END_DECLS
