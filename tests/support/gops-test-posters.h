/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of posters: short and long texts for the fields of every built-in template. */
#pragma once

#include "gops-poster-pictures.h"

typedef enum
{
  GOPS_TEST_POSTER_DEFAULT,
  GOPS_TEST_POSTER_SHORT,
  GOPS_TEST_POSTER_LONG,
} GopsTestPosterTexts;

/* The template's own texts in @language, with a code; short and long ones take the place of those that people
 * write freely.  (transfer full) */
GHashTable *gops_test_poster_texts (GopsPosterTemplate *design,
                          const char         *language,
                          GopsTestPosterTexts         which);

#define GOPS_TEST_POSTER_BRANDS 4

/* Brands as people have them: a strong colour, a dark one on cream, one colour alone, nearly black and white.
 * (transfer full) */
GopsBrandKit       *gops_test_poster_brand    (guint                index);

/* A logo, and a photograph as the value of the fields of pictures in @fields (nullable).  (transfer full) */
GopsPosterPictures *gops_test_poster_pictures (GopsPosterTemplate  *design,
                                               GHashTable          *fields);
