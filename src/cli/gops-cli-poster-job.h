/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands for posters are told: template, fields, resolution, bleed. */
#pragma once

#include "gops-cli.h"
#include "gops-poster-job.h"

/* Of the program or the workspace; an error that says which there are.  (transfer full) (nullable) */
GopsPosterTemplate *gops_cli_find_poster_template (GopsCli     *cli,
                                                   const char  *id,
                                                   GError     **error);

/* What the options say of each poster; clear it. The author of posters is who acts. */
gboolean gops_cli_poster_wish       (GopsCli         *cli,
                                     GopsPosterWish  *out_wish,
                                     GError         **error);
void     gops_cli_poster_wish_clear (GopsPosterWish  *wish);
