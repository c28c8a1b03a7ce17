/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether two posters would look the same: a digest of all that they are drawn from. */
#pragma once

#include "gops-poster-job.h"

G_BEGIN_DECLS

/* (transfer full) */
char *gops_poster_digest_of_template (GopsPosterTemplate   *design);

/* @template_digest: of the job's template; @ending: of the file.  Pictures count by what names them.  (transfer full) */
char *gops_poster_digest             (const GopsPosterJob  *job,
                                      const char           *template_digest,
                                      const char           *ending);

G_END_DECLS
