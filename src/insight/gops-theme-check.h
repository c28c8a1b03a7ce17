/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Is a group's theme small, niche and precise? Judged by its words, in both languages, fast enough for every keystroke. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  GOPS_THEME_EMPTY           = 1 << 0,
  GOPS_THEME_TOO_BROAD       = 1 << 1,   /* a word that means everything */
  GOPS_THEME_TOO_MANY        = 1 << 2,   /* several themes in one */
  GOPS_THEME_NO_AUDIENCE     = 1 << 3,   /* nobody, or everybody, is named */
  GOPS_THEME_SAME_AS_SIBLING = 1 << 4,
  GOPS_THEME_NO_ACTIVITY     = 1 << 5,   /* nothing is done together */
  GOPS_THEME_ADVERTISING     = 1 << 6,
  GOPS_THEME_TOO_LONG        = 1 << 7,
  GOPS_THEME_ONE_WORD        = 1 << 8    /* the name of a field, and no more */
} GopsThemeProblems;

typedef struct
{
  gboolean          small;     /* one thing */
  gboolean          niche;     /* for certain people */
  gboolean          precise;   /* says what is done, and is no advertisement */
  GopsThemeProblems problems;
  const char       *word;      /* (nullable) the word that gave it away, static */
  const char       *broad;     /* (nullable) the word that could mean anything, static */
  guint             sibling;   /* which of the siblings, with GOPS_THEME_SAME_AS_SIBLING */
} GopsThemeCheck;

/* @theme, @audience: (nullable); @siblings: (nullable): themes of the operator's other groups, ended by NULL. */
GopsThemeCheck gops_theme_check         (const char        *theme,
                                         const char        *audience,
                                         const char *const *siblings);

/* Everything that is wrong, each with what to do about it, the gravest first, in the interface's language.
 * @sibling_names: (nullable): names of the groups whose themes were compared, in their order, ended by NULL.
 * Returns: (transfer full): empty when nothing is. */
GStrv          gops_theme_check_reasons (const GopsThemeCheck *check,
                                         const char *const    *sibling_names);

/* The first of them. Returns: (transfer full) (nullable): NULL when nothing is wrong. */
char          *gops_theme_check_explain (const GopsThemeCheck *check);

G_END_DECLS
