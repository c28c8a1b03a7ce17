/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One poster to be drawn: everything it needs, so that it can be drawn in any thread. */
#pragma once

#include "gops-cli.h"
#include "gops-dossier.h"
#include "gops-poster.h"

/**
 * GopsCliPosterJob:
 * @poster: what is drawn; its parts belong to the job
 * @print: how it is printed
 * @path: (owned): where to
 * @notes: (owned) (nullable) (element-type utf8): what people should know, after the run: a face that is not installed,
 * a text that was cut
 * @error: (owned) (nullable): what went wrong, after the run
 */
typedef struct
{
  GopsPoster      poster;
  GopsPosterPrint print;
  char           *palette;
  char           *language;
  char           *author;
  char           *path;
  GPtrArray      *notes;
  GError         *error;
} GopsCliPosterJob;

/**
 * gops_cli_poster_job_new:
 * @channel: (nullable): whose code it carries; %NULL: the group's
 * @size: (nullable): else the size that the group's poster of this template has, else 1080x1920
 * @print: resolution, bleed and marks; a size for print has as many pixels as its resolution wants
 * @settings: (nullable) (element-type utf8): FIELD=VALUE, over everything else
 */
GopsCliPosterJob *gops_cli_poster_job_new  (GopsCli            *cli,
                                            const GopsDossier  *dossier,
                                            GopsChannel        *channel,
                                            const char         *template_id,
                                            const char         *size,
                                            const GopsPosterPrint *print,
                                            GPtrArray          *settings,
                                            const char         *path,
                                            GError            **error);

/* (nullable): that of the group's poster of this template */
GopsChannel      *gops_cli_poster_channel  (const GopsDossier  *dossier,
                                            const char         *template_id);

void              gops_cli_poster_job_run  (GopsCliPosterJob   *self);
void              gops_cli_poster_job_free (GopsCliPosterJob   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsCliPosterJob, gops_cli_poster_job_free)
