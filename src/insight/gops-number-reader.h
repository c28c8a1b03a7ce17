/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers with units, and times of day, at a place in a text: 三天, 3 days, half an hour, 晚上10点半, 10 pm. */
#pragma once

#include "gops-lexicon.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean time;     /* minutes; else a count */
  double   value;
  gsize    length;   /* bytes from where was asked */
} GopsNumberWithUnit;

/* How many bytes of digits stand at @p, ASCII or full width. */
gsize    gops_digits_length         (const char         *p,
                                     const char         *end);

/* Reads a number with its unit at @p. @text: where the text begins, for what stands before (第三次 is no number of times,
 * 3月5日 no five days). @matches: what the lexicon finds at @p. */
gboolean gops_read_number_with_unit (const GopsLexicon  *lexicon,
                                     const char         *text,
                                     const char         *p,
                                     const char         *end,
                                     gboolean            inside,
                                     const GopsMatches  *matches,
                                     GopsNumberWithUnit *out);

/* Reads "22:30", "22点半", "10 pm" at @p. @day_part: "am", "pm" or "noon" that stands before it (nullable). Returns: the
 * length, 0 when there is none. @out_minutes: after midnight, 0 … 1439. */
gsize    gops_read_clock            (const GopsLexicon  *lexicon,
                                     const char         *p,
                                     const char         *end,
                                     const char         *day_part,
                                     int                *out_minutes);

/* The number at the beginning of a text that its author numbered by hand: "3. ", "第三条", "(3)", "③". Returns: its
 * length with what belongs to it, 0 when there is none. */
gsize    gops_read_hand_number      (const GopsLexicon  *lexicon,
                                     const char         *text,
                                     int                *out_number);

G_END_DECLS
