/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was said in a group within some days, in memory: what topics, open questions and shared links look at. */
#pragma once

#include <gio/gio.h>

#include "gops-store.h"

G_BEGIN_DECLS

#define GOPS_TALK_MOST 200000   /* messages that are looked at, the newest */

/**
 * GopsTalkMessage:
 * @person: who stays, where people were merged; 0: nobody known
 * @at: µs UTC
 * @reply_to: message that it answers, 0: none
 * @day: in the group's zone
 * @staff: of those who run the group, or a program
 * @name: as the group knows them; "" for nobody
 * @body: its beginning; "" for a picture without words, and where texts are not kept
 */
typedef struct
{
  gint64      id;
  gint64      person;
  gint64      at;
  gint64      reply_to;
  int         day;
  gboolean    staff;
  const char *name;
  const char *body;
} GopsTalkMessage;

typedef struct
{
  gint64        group;
  int           first, last;   /* days, both included */
  GArray       *messages;      /* (owned) (element-type GopsTalkMessage): in the order of time, whatever people sent; no system lines */
  GStringChunk *texts;         /* (owned): behind the strings of the messages */
} GopsTalk;

/**
 * gops_talk_load:
 * @first: day in the group's zone
 * @last: likewise, included
 * @cancellable: (nullable)
 *
 * Of more than %GOPS_TALK_MOST messages the newest are taken; @first of the result says from when on.
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
GopsTalk *gops_talk_load (GopsStore     *store,
                          gint64         group,
                          int            first,
                          int            last,
                          GCancellable  *cancellable,
                          GError       **error);
void      gops_talk_free (GopsTalk      *self);

/**
 * gops_talk_find_last_day:
 * @days: how far back from today on is looked
 * @out_day: (out): today in the group's zone; where nothing was said in so many days, that of the newest message: exports are
 * often some days old
 */
gboolean  gops_talk_find_last_day (GopsStore *store,
                                   gint64     group,
                                   int        days,
                                   int       *out_day,
                                   GError   **error);

static inline const GopsTalkMessage *
gops_talk_get (const GopsTalk *self,
               guint           index)
{
  return &g_array_index (self->messages, GopsTalkMessage, index);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsTalk, gops_talk_free)

G_END_DECLS
