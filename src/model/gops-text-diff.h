/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What differs between two texts, word by word: Latin words, single Han characters, signs. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  GOPS_DIFF_SAME,
  GOPS_DIFF_REMOVED,   /* only in the first text */
  GOPS_DIFF_ADDED      /* only in the second */
} GopsDiffKind;

typedef struct
{
  GopsDiffKind  kind;
  char         *text;   /* (owned) never empty */
} GopsDiffSegment;

/* The way from @before to @after (each nullable: ""), in reading order; where both have something else, what was removed
 * comes first. The first text is all SAME and REMOVED segments, the second all SAME and ADDED ones. No segment begins or
 * ends within a character as people see it (an emoji with its skin, a letter with its accent). Texts of 10,000 characters
 * that have little in common are compared sentence by sentence, so that it stays fast.
 * Returns: (transfer full) (element-type GopsDiffSegment): empty when both texts are. */
GPtrArray *gops_text_diff        (const char *before,
                                  const char *after);

/* Whether anything in @segments differs. */
gboolean   gops_text_diff_differs (GPtrArray *segments);

/* In one line for plain text: "no [-ads-]{+adverts+} here".  (transfer full) */
char      *gops_text_diff_to_string (GPtrArray *segments);

G_END_DECLS
