/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of files by a pattern: "{group}-{channel}-{n}". */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GOPS_POSTER_NAME_PATTERN "{group}-{channel}-{template}"

/* What the parts stand for; nothing is owned. */
typedef struct
{
  const char *group;
  const char *channel;     /* (nullable) */
  const char *template_id;
  const char *size;        /* "1080x1920" */
  const char *language;
  const char *date;        /* YYYY-MM-DD */
  gint64      id;          /* of the channel, else of the group */
  guint       number;      /* 1 … */
} GopsPosterName;

/* Errors: GOPS_OUTPUT_ERROR_FORMAT, which lists the parts. */
gboolean  gops_poster_name_check  (const char            *pattern,
                                   GError               **error);

/* The name without its ending: what file systems trip over becomes a hyphen, parts that say nothing leave none behind, and it
 * is short enough for any file system.  @extra: (nullable) comes behind, "-12".  (transfer full) */
char     *gops_poster_name_make   (const char            *pattern,
                                   const GopsPosterName  *parts,
                                   const char            *extra);

G_END_DECLS
