/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which messages of a talk are worth keeping. */
#pragma once

#include "gops-talk.h"

G_BEGIN_DECLS

/**
 * GopsDigestWish:
 * @words: (nullable): what a message must hold, without regard to capitals and accents
 * @person: who wrote it; 0: anybody
 * @who: (nullable): what the name of who wrote it must hold, likewise
 * @first: day in the group's zone, GOPS_DAY_NONE: from the beginning of the talk on
 * @last: likewise, included
 * @without: (nullable) (element-type gint64): people whose messages are left out
 * @answered: only what was answered, most answered first; else all of it in the order of time, newest first
 */
typedef struct
{
  const char *words;
  const char *who;
  gint64      person;
  int         first, last;
  GHashTable *without;
  gboolean    answered;
} GopsDigestWish;

/**
 * GopsDigestPick:
 * @index: in the messages of the talk
 * @answers: how many replied to it; where the chat says nothing of replies, how many others spoke within ten minutes
 */
typedef struct
{
  guint index;
  guint answers;
} GopsDigestPick;

/**
 * gops_digest_pick:
 * @most: at most so many
 *
 * Messages without words, what was said twice and what is shorter than four characters are left out. Where nothing tells of
 * replies, one message stands for ten minutes of talk.
 *
 * Returns: (transfer full) (element-type GopsDigestPick)
 */
GArray *gops_digest_pick (const GopsTalk       *talk,
                          const GopsDigestWish *wish,
                          guint                 most);

G_END_DECLS
