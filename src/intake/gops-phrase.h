/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds what stands in the holes of a known phrase, such as the names in “%a邀请%p加入了群聊”. */
#pragma once

#include <glib.h>

/* A phrase is text that must be there as it is, but for
 *   %x        a hole, x any letter: something must be there; what begins with a quotation mark ends with its partner
 *   %*        anything, or nothing
 *   (a|b|)    one of these texts, the last of them nothing
 *   a blank   any number of blanks, or none
 * The shortest filling of the first hole wins. */
#define GOPS_PHRASE_MAX_HOLES 4
#define GOPS_PHRASE_MAX_TEXT  4096   /* bytes: longer texts are no phrase */

typedef struct
{
  char   code;
  gsize  start;   /* bytes from the beginning of the text */
  gsize  end;
} GopsPhraseHole;

/**
 * GopsPhraseMatch:
 * @n_holes: filled ones, but for those of %*
 * @steps: how much may still be tried; one budget for all phrases that a text is compared with
 */
typedef struct
{
  GopsPhraseHole holes[GOPS_PHRASE_MAX_HOLES];
  guint          n_holes;
  guint          steps;
} GopsPhraseMatch;

/**
 * gops_phrase_match:
 * @text: (array length=length): need not end with a zero
 * @match: with steps left; its holes are set on success
 *
 * Returns: whether the whole of @text is @phrase
 */
gboolean gops_phrase_match        (const char      *phrase,
                                   const char      *text,
                                   gsize            length,
                                   GopsPhraseMatch *match);

/**
 * gops_phrase_strip_quotes:
 * @text: changed in place
 *
 * Returns: (transfer none): the text within @text, without blanks around it and without the pair of quotation marks
 * that encloses all of it
 */
char    *gops_phrase_strip_quotes (char            *text);
