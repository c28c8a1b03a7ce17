/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of facts for each part of the positioning page that opens, in the interface's language; needs no display. */
#pragma once

#include "gops-dossier.h"

G_BEGIN_DECLS

/* Each returns (transfer full) a line, and sets @out_needs_you when a person should look. */
char *gops_statement_summary (const GopsDossier *dossier,
                              gboolean          *out_needs_you);
char *gops_canvas_summary    (const GopsDossier *dossier,
                              gboolean          *out_needs_you);
char *gops_seeds_summary     (const GopsDossier *dossier,
                              gboolean          *out_needs_you);
char *gops_budget_summary    (const GopsDossier *dossier,
                              gboolean          *out_needs_you);
char *gops_profile_summary   (const GopsDossier *dossier,
                              gboolean          *out_needs_you);

/* Where the statement comes from, and which parts have moved on: "Since you wrote it, these have changed: Theme, …". */
char *gops_statement_state   (const GopsDossier *dossier,
                              gboolean          *out_moved);

G_END_DECLS
