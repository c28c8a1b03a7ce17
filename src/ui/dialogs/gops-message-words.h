/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages that a search found, in words. No widget is known here. */
#pragma once

#include "gops-message-search.h"

G_BEGIN_DECLS

typedef struct
{
  GopsMessageHit  hit;
  gint64          member;   /* row of the membership; 0: nobody, or not a member */
  char           *sender;   /* (owned): "" for nobody */
  char           *group;    /* (owned): its name */
  char           *at;       /* (owned): day and time in the group's zone */
  char           *body;     /* (owned) */
} GopsFoundMessage;

/* The newest messages in which @text stands. @group: 0: of all groups.
 * Returns: (transfer full) (element-type GopsFoundMessage) (nullable): newest first */
GPtrArray *gops_found_messages    (GopsStore   *store,
                                   gint64       group,
                                   const char  *text,
                                   guint        limit,
                                   GError     **error);

/* A message with up to @each that came before it in its group and up to @each after.
 * Returns: (transfer full) (element-type GopsFoundMessage) (nullable): oldest first */
GPtrArray *gops_messages_around   (GopsStore            *store,
                                   const GopsMessageHit *hit,
                                   guint                 each,
                                   GError              **error);

/* What is shown of a text: the words that were looked for, marked, with what stands around the first. At most
 * @characters. (transfer full): Pango markup */
char      *gops_message_snippet   (const char  *body,
                                   const char  *text,
                                   guint        characters);

G_END_DECLS
