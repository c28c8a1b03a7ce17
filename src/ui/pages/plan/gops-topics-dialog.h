/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the group talks about: words that rise, questions nobody answered, links shared most; each goes into the plan with
 * one click. */
#pragma once

#include "gops-loaded-view.h"

G_BEGIN_DECLS

#define GOPS_TYPE_TOPICS_VIEW (gops_topics_view_get_type ())
G_DECLARE_FINAL_TYPE (GopsTopicsView, gops_topics_view, GOPS, TOPICS_VIEW, GopsLoadedView)

/* For the group that is shown. */
void gops_topics_present (GopsSession *session,
                          GtkWidget   *parent);

G_END_DECLS
