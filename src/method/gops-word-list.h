/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of words by which checks recognise an advertisement, a word that says nothing, a harsh tone. */
#pragma once

#include "gops-shape.h"

G_BEGIN_DECLS

typedef struct
{
  const char        *id;
  const char *const *en;      /* whole words or phrases, in small letters; "sell*" also finds "sells" and "selling" */
  const char *const *zh_cn;   /* found anywhere in a text */
} GopsWordList;

typedef struct
{
  int                 format;
  const GopsWordList *lists;
  guint               n_lists;
} GopsWordFile;

extern const GopsShape gops_word_file_shape;

/* The first word of the list that @text (nullable) holds, in either language. Returns: (nullable) (transfer none). */
const char *gops_word_list_find  (const GopsWordList *list,
                                  const char         *text);

/* How many different words of the list @text (nullable) holds. */
guint       gops_word_list_count (const GopsWordList *list,
                                  const char         *text);

G_END_DECLS
