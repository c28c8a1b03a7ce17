/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All words that the rule check looks for, of both languages, in one tree: a text is gone through once, whatever the
 * number of words. Built from words.json and rule-patterns.json when it is first asked for. */
#pragma once

#include "gops-method.h"

G_BEGIN_DECLS

/* The lists of words.json that matter in rules. */
typedef enum
{
  GOPS_WORDS_VAGUE, GOPS_WORDS_ABSOLUTE, GOPS_WORDS_HARSH, GOPS_WORDS_LADDER, GOPS_WORDS_LAW, GOPS_WORDS_INNOCENT,
  GOPS_WORDS_MUTE, GOPS_WORDS_ANSWER, GOPS_WORDS_QUIET, GOPS_WORDS_ADS, GOPS_WORDS_WARN, GOPS_WORDS_REMOVE,
  GOPS_WORDS_POSTER, GOPS_WORDS_AGE, GOPS_WORDS_TENURE, GOPS_WORDS_PROTECT, GOPS_WORDS_PROPOSE, GOPS_WORDS_HOUSE,
  GOPS_WORDS_FLOOD, GOPS_WORDS_INSULT, GOPS_WORDS_LINKS, GOPS_WORDS_BAN, GOPS_WORDS_ALLOW, GOPS_WORDS_FILLER,
  GOPS_WORDS_JOIN, GOPS_WORDS_SELLING
} GopsWords;

#define GOPS_N_WORDS 26

typedef enum
{
  GOPS_ENTRY_WORD,       /* index: GopsWords */
  GOPS_ENTRY_NUMBER,     /* index into the patterns' numbers, and so on */
  GOPS_ENTRY_UNIT,
  GOPS_ENTRY_QUANTITY,
  GOPS_ENTRY_CLOCK,
  GOPS_ENTRY_WARNING
} GopsEntryKind;

#define GOPS_N_ENTRY_KINDS 6

/* A word found: it begins where was asked and is length bytes long. */
typedef struct
{
  guint8      kind;
  guint16     index;
  const char *word;      /* as it stands in the data */
  guint       length;    /* 0: none */
} GopsMatch;

/* The longest word of each list and kind at a place. */
typedef struct
{
  GopsMatch words[GOPS_N_WORDS];
  GopsMatch others[GOPS_N_ENTRY_KINDS];
  guint     n;           /* 0: nothing was found, and the rest is not set */
} GopsMatches;

typedef struct _GopsLexicon GopsLexicon;

/* Returns: (transfer none): valid to the end of the process. */
const GopsLexicon *gops_lexicon_get      (void);

/* Finds what begins at @p. @inside: the character before belongs to a Latin word, so that no Latin word begins here;
 * @prefix (nullable): characters to imagine before @p. */
void               gops_lexicon_match    (const GopsLexicon *self,
                                          const char        *p,
                                          const char        *end,
                                          gboolean           inside,
                                          const char        *prefix,
                                          GopsMatches       *out);

/* What @word, in small letters, may be replaced by. Returns: (nullable) (transfer none). */
const GopsWordRemedy *gops_lexicon_remedy (const GopsLexicon *self,
                                           const char        *word);

G_END_DECLS
