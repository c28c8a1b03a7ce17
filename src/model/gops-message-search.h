/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-store-task.h"

G_BEGIN_DECLS

/*
 * Search in what was said, newest first.
 *
 * The index is built behind an import, in slices, by gops_message_search_build(), which goes on where it was: run it in
 * a thread. Until it is complete a search finds what is in it. Chinese is indexed by pairs of characters, so that every
 * word of two characters and more is found; other writing by words, without regard to capitals and accents.
 */

/**
 * GopsMessageHit: a message that was found
 * @at: µs UTC
 * @person: 0 for nobody
 */
typedef struct
{
  gint64 group;
  gint64 message;
  gint64 at;
  gint64 person;
} GopsMessageHit;

/**
 * GopsMessageMark: a place in a text, bytes
 * @to: behind it
 */
typedef struct
{
  guint from;
  guint to;
} GopsMessageMark;

gboolean  gops_message_search_build  (GopsStore *store, GopsProgress *progress, GCancellable *cancellable, GError **error);
gboolean  gops_message_search_is_complete (GopsStore *store);
GArray   *gops_message_search_find   (GopsStore *store, gint64 group, const char *text, guint limit, GError **error);
gboolean  gops_message_search_remove (GopsStore *store, gint64 group, gint64 message, const char *body, GError **error);
gboolean  gops_message_search_drop   (GopsStore *store, GError **error);
gboolean  gops_message_search_tidy   (GopsStore *store, GError **error);

/* Where @text stands in @body, without regard to capitals and accents: pairs of bytes [from, to).
 * Returns: (transfer full) (element-type GopsMessageMark) */
GArray   *gops_message_search_mark   (const char *body, const char *text);

/* The words of a text, as the index has them */
void      gops_message_search_split  (GString *words, const char *text);

G_END_DECLS
