/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replies to begin with: answers that every operator needs, for the kinds of groups that there are. */
#pragma once

#include "gops-shape.h"
#include "gops-store.h"

G_BEGIN_DECLS

typedef struct
{
  const char        *id;
  const char        *kind;       /* "reply", "knowledge" */
  const char *const *kinds;      /* of groups: ids, or "*" */
  GopsText           category, title, keywords, answer;
} GopsStarterReply;

typedef struct
{
  int                     format;
  const GopsStarterReply *replies;
  guint                   n_replies;
} GopsStarterReplyFile;

extern const GopsShape gops_starter_reply_file_shape;

/* Adds the replies in @language that suit a group of the workspace, all of them where there is no group, as one action. What
 * is there already (the same title) is left out. @out_n: how many were added */
gboolean gops_reply_starter_add (GopsStore   *store,
                                 const char  *language,
                                 guint       *out_n,
                                 GError     **error);

G_END_DECLS
