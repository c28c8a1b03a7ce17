/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Topics, open questions and shared links of a group, together. */
#pragma once

#include "gops-open-questions.h"
#include "gops-shared-links.h"
#include "gops-talk-plan.h"
#include "gops-topics.h"

G_BEGIN_DECLS

typedef struct
{
  GopsTalk  *talk;        /* (owned) */
  guint      n_now;       /* messages of the last days */
  guint      n_people;    /* who wrote them */
  gboolean   compared;    /* enough was said in the days before to tell what is new */
  GPtrArray *topics;      /* (owned) (element-type GopsTopic) */
  GArray    *questions;   /* (owned) (element-type GopsOpenQuestion) */
  guint      n_asked;     /* of the last days, answered ones too */
  GPtrArray *links;       /* (owned) (element-type GopsSharedLink) */
  GHashTable *planned;    /* (owned): what of it is in the plan, for gops_talk_plan_has() */
  char       *language;   /* (owned): of the group */
} GopsTalkReport;

/* Of the last days until today in the group's zone; where nothing was said in them, until its newest message.
 * Returns: (transfer full) (nullable) */
GopsTalkReport *gops_talk_report_load (GopsStore      *store,
                                       gint64          group,
                                       GCancellable   *cancellable,
                                       GError        **error);
void            gops_talk_report_free (GopsTalkReport *self);

G_END_DECLS
