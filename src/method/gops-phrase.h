/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Short words for texts that belong to a group: headings of a rule text, "version 3", words for what is not filled in. */
#pragma once

#include "gops-shape.h"

G_BEGIN_DECLS

typedef struct
{
  const char *id;
  GopsText    text;
} GopsPhrase;

typedef struct
{
  int         format;
  GPtrArray  *phrases;   /* (element-type GopsPhrase) owned by the reader's caller */
} GopsPhraseFile;

extern const GopsShape gops_phrase_file_shape;

/* The phrase @id in @language. A phrase that does not exist is a programmer's error; the id is returned then. */
const char *gops_phrase (const char *language,
                         const char *id);

G_END_DECLS
