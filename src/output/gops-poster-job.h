/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A poster of a group as a file: what the group says, what was changed by hand, whose code it carries.
 *
 *   GopsPosterWish wish = { .design = design, .size = "A4" };
 *   g_autoptr (GopsPosterJob) job = gops_poster_job_new (store, dossier, channel, &wish, &error);   in the store's thread
 *   gops_poster_export_for_print (&job->poster, &job->print, file, job->author, &notes, NULL, &error);   in any */
#pragma once

#include "gops-dossier.h"
#include "gops-poster.h"

G_BEGIN_DECLS

/* What is wanted; nothing is owned. */
typedef struct
{
  GopsPosterTemplate *design;
  const char         *size;     /* (nullable): else the size of the group's poster of this template, else 1080x1920 */
  GopsPosterPrint     print;    /* a size for print has as many pixels as its resolution wants */
  const char         *palette;  /* (nullable): else that of the group's poster */
  GopsPosterPictures *pictures; /* (nullable): what several posters show, the logo above all */
  GHashTable         *fields;   /* (nullable) (element-type utf8 utf8): over everything else; right as gops_poster_entry_check () says */
} GopsPosterWish;

/* Its members belong to the job, which is drawn in any thread and then freed in any. */
typedef struct
{
  GopsPoster      poster;
  GopsPosterPrint print;
  char           *author;
  char           *palette;
  char           *language;
} GopsPosterJob;

/* @channel: (nullable) whose code it carries; NULL: the group's.  (transfer full) (nullable)
 * Errors: GOPS_OUTPUT_ERROR_FORMAT for a size that cannot be, and the store's. */
GopsPosterJob *gops_poster_job_new     (GopsStore             *store,
                                        const GopsDossier     *dossier,
                                        GopsChannel           *channel,
                                        const GopsPosterWish  *wish,
                                        GError               **error);
void           gops_poster_job_free    (GopsPosterJob         *self);

/* That of the group's poster of the template @id.  (transfer none) (nullable) */
GopsChannel   *gops_poster_job_channel (const GopsDossier     *dossier,
                                        const char            *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsPosterJob, gops_poster_job_free)

G_END_DECLS
