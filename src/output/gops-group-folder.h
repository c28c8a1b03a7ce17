/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that a group needs, in one folder: rules for its platform and others, announcement, welcome, posters, calendar, month,
 * member form, handbook, honour rolls, and a page that says what is what.
 *
 * Each group has a folder of its own, named after it; of two with one name, or where a folder of that name belongs to somebody
 * else, the second has the group's id in its name. What is there already with the same content is left as it is, so that a run
 * that was cancelled, or for which there was no room, goes on where it stopped; files are written whole or not at all. What an
 * earlier run wrote and is no part any more goes, unless somebody has changed it. */
#pragma once

#include <gio/gio.h>

#include "gops-dossier.h"
#include "gops-store-task.h"

G_BEGIN_DECLS

/* Draws the group's poster of @template_id, or a new one that is not kept, to @to, whose name ends in .png. */
typedef gboolean (*GopsFolderPoster) (GopsStore          *store,
                                      const GopsDossier  *dossier,
                                      const char         *template_id,
                                      GFile              *to,
                                      gpointer            data,
                                      GCancellable       *cancellable,
                                      GError            **error);

typedef struct
{
  GFile            *folder;
  GopsFolderPoster  poster;       /* (nullable): else they are drawn as gops-poster-job.h says; for tests */
  gpointer          data;         /* of @poster */
  GopsProgress     *progress;     /* (nullable): in groups, with the name of the one at hand */
  GCancellable     *cancellable;  /* (nullable) */
} GopsFolderJob;

typedef struct
{
  guint      n_groups;      /* that are complete */
  guint      n_written;     /* files */
  guint      n_kept;        /* files that were there already */
  GPtrArray *folders;       /* (owned) (element-type utf8): their names within the folder, in the order of the groups */
  GPtrArray *notes;         /* (owned) (element-type utf8): posters that could not be drawn, and why */
} GopsFolderOutcome;

void     gops_folder_outcome_clear (GopsFolderOutcome    *self);

/* @groups: (element-type gint64). @out_outcome is filled as far as it came, in any case; clear it. */
gboolean gops_group_folders_write  (GopsStore            *store,
                                    const GArray         *groups,
                                    const GopsFolderJob  *job,
                                    GopsFolderOutcome    *out_outcome,
                                    GError              **error);

G_END_DECLS
