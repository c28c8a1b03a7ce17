/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which kind of own field the values of a column make. */
#pragma once

#include "gops-own-fields.h"

#define GOPS_OWN_GUESS_MAX_ANSWERS 12   /* different values beyond which a column is no choice */

/**
 * GopsOwnGuess: zero to begin with
 * @answers: (owned) (nullable) (element-type utf8): different values, in the order in which they came
 */
typedef struct
{
  guint64    n;          /* values, without empty ones */
  gboolean   no_number;  /* something is none */
  gboolean   no_date;
  gboolean   no_choice;
  GPtrArray *answers;
} GopsOwnGuess;

/** gops_own_guess_add: looks at a value. A kind is believed only where it keeps every value as it is written */
void        gops_own_guess_add         (GopsOwnGuess       *self,
                                        const char         *value);

/** gops_own_guess_kind: Returns: what fits all values; text where nothing else does */
GopsOwnKind gops_own_guess_kind        (const GopsOwnGuess *self);

/** gops_own_guess_dup_answers: Returns: (transfer full): of a choice, one a line; "" where there are too many for one */
char       *gops_own_guess_dup_answers (const GopsOwnGuess *self);
void        gops_own_guess_clear       (GopsOwnGuess       *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GopsOwnGuess, gops_own_guess_clear)
