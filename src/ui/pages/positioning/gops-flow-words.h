/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The business flow in words of the interface's language; needs no display. */
#pragma once

#include "gops-flow.h"

G_BEGIN_DECLS

/* "operator, 2 gives, 1 takes". (transfer full) */
char *gops_flow_party_facts (const GopsFlow *flow,
                             guint           index);

/* "Party Members, operator, 2 gives, 1 takes". (transfer full) */
char *gops_flow_say_party   (const GopsFlow *flow,
                             guint           index);

/* The line of facts of the page's part: "5 parties, 7 transactions". (transfer full) */
char *gops_flow_summary     (const GopsDossier *dossier,
                             gboolean          *out_needs_you);

G_END_DECLS
