/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a group talks about: words and their rise, without a network. */
#pragma once

#include "gops-talk.h"

G_BEGIN_DECLS

/*
 * A word rises when it is in noticeably more of the messages of the last days than of those before. How noticeably is the
 * log-likelihood ratio of Dunning (Accurate Methods for the Statistics of Surprise and Coincidence, 1993) over the four
 * numbers: messages with and without the word, now and before. 10.8 is passed by chance once in a thousand words.
 */

#define GOPS_TOPICS_NOW     7      /* days */
#define GOPS_TOPICS_BEFORE  28     /* days in front of them */
#define GOPS_TOPICS_RISES   10.8
#define GOPS_TOPICS_PEOPLE  3      /* who used the word in the last days, at least */

/**
 * GopsTopic:
 * @word: (owned)
 * @now: messages of the last days that hold it
 * @before: of the days before
 * @people: who used it in the last days
 * @rise: the ratio; 0 for a word that is not more frequent than before
 * @message: the newest with it
 * @example: (owned): its text
 */
typedef struct
{
  char   *word;
  guint   now;
  guint   before;
  guint   people;
  double  rise;
  gint64  message;
  char   *example;
} GopsTopic;

/**
 * gops_topics_find:
 * @talk: of %GOPS_TOPICS_NOW and %GOPS_TOPICS_BEFORE days; its last day is the last of the now
 * @most: how many
 *
 * Words of at least %GOPS_TOPICS_PEOPLE people: those that rise, most noticeable first, then the others by how many people
 * used them. Where nothing was said in the days before, none can rise. What staff and programs write is left out.
 *
 * Returns: (transfer full) (element-type GopsTopic) (nullable): %NULL when cancelled
 */
GPtrArray *gops_topics_find  (const GopsTalk  *talk,
                              guint            most,
                              GCancellable    *cancellable,
                              GError         **error);

/** gops_topics_rise: The ratio for a word in @now of @now_all and @before of @before_all messages; 0 where its share has
 * not grown. */
double     gops_topics_rise  (guint            now,
                              guint            now_all,
                              guint            before,
                              guint            before_all);

void       gops_topic_free   (GopsTopic       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsTopic, gops_topic_free)

G_END_DECLS
