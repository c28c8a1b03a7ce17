/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-session.h"

G_BEGIN_DECLS

/*
 * Takes messages into the index for searches, in a thread, while a workspace is open: some time after it was opened, after
 * an import, when somebody searches. There is one for each session.
 *
 * ::changed tells that it began, got on or ended.
 */

#define GOPS_TYPE_MESSAGE_INDEXER (gops_message_indexer_get_type ())
G_DECLARE_FINAL_TYPE (GopsMessageIndexer, gops_message_indexer, GOPS, MESSAGE_INDEXER, GObject)

/* Returns: (transfer none): the session's */
GopsMessageIndexer *gops_message_indexer_of         (GopsSession *session);

/* Begins in so many seconds, if nothing is under way; what has been told before counts no more. */
void                gops_message_indexer_schedule   (GopsMessageIndexer *self, guint seconds);
gboolean            gops_message_indexer_is_running (GopsMessageIndexer *self);

/* Returns: 0 … 1 */
double              gops_message_indexer_get_fraction (GopsMessageIndexer *self);

G_END_DECLS
