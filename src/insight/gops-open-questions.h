/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions that nobody answered. */
#pragma once

#include "gops-talk.h"

G_BEGIN_DECLS

/**
 * GopsOpenQuestion:
 * @message: in the talk
 * @waits: minutes until somebody else said anything; -1: nobody has since
 */
typedef struct
{
  const GopsTalkMessage *message;
  int                    waits;
} GopsOpenQuestion;

/**
 * gops_question_is:
 *
 * A text is a question when it has a question mark behind words, or a word that asks: the list "question" of words.json,
 * Chinese ones anywhere, others where a sentence begins, unless they stand in a turn of the list "rhetorical". A Chinese
 * clause also asks nothing where it tells (the list "telling": 忘了几点, 以下几点) or says that anything will do (几点都行).
 */
gboolean gops_question_is         (const char      *text);

/**
 * gops_open_questions_find:
 * @first: day in the group's zone from which on questions count
 * @minutes: from 1: how soon somebody should answer
 * @now: µs UTC: what was asked less than @minutes ago can still be answered
 * @out_asked: (out) (optional): how many questions there are, answered ones too
 *
 * A question is answered by a reply to it at any time, by a mention of who asked within a day, or by whatever somebody else
 * says within @minutes. What staff and programs ask is content, no question.
 *
 * Returns: (transfer full) (element-type GopsOpenQuestion): the newest first; good as long as @talk
 */
GArray  *gops_open_questions_find (const GopsTalk  *talk,
                                   int              first,
                                   guint            minutes,
                                   gint64           now,
                                   guint           *out_asked);

G_END_DECLS
