/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text with what differs from another one marked in it. */
#pragma once

#include <gtk/gtk.h>

#include "gops-text-diff.h"

G_BEGIN_DECLS

typedef enum
{
  GOPS_DIFF_SIDE_BEFORE,   /* what was removed is struck through */
  GOPS_DIFF_SIDE_AFTER     /* what was added is underlined */
} GopsDiffSide;

/* @segments: (element-type GopsDiffSegment); those of the other side are left out. @language: of the text.
 * A screen reader hears the text and then the words that differ. Returns: (transfer floating): a wrapping label. */
GtkWidget *gops_diff_label_new (GPtrArray    *segments,
                                GopsDiffSide  side,
                                const char   *language);

G_END_DECLS
