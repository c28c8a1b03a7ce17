/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is looked at before a poster goes out. */
#pragma once

#include "gops-channels.h"
#include "gops-cli-poster-job.h"

/* Adds to the notes of a poster that was written what is wrong with it, but not what the drawing has noted itself. */
void gops_cli_note_findings (const GopsPoster  *poster,
                             const GopsDossier *dossier,
                             GopsChannel       *channel,
                             GPtrArray         *notes);
