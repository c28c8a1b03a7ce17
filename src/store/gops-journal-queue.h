/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-changes.h"
#include "gops-table.h"

G_BEGIN_DECLS

/*
 * Rows on their way into the journal.
 *
 * The triggers only note what they see, here in memory; the rows are written in one run before the action is
 * committed, in the same transaction: that takes a third of what writing from within the triggers takes. A row
 * whose columns several triggers tell of in one statement is one entry. What a statement has noted is thrown
 * away when it fails, as SQLite takes back what it changed.
 */

typedef struct _GopsJournalQueue GopsJournalQueue;

/**
 * GopsQueuedRow:
 * @table: index in the schema
 * @before: (nullable): the changed columns, or all of a deleted row, as JSON; valid until the queue changes
 * @after: (nullable): the changed columns, or all of a new row
 */
typedef struct
{
  guint          table;
  GopsChangeKind kind;
  gint64         id;
  const char    *before;
  gsize          before_length;
  const char    *after;
  gsize          after_length;
} GopsQueuedRow;

GopsJournalQueue *gops_journal_queue_new      (void);
void              gops_journal_queue_free     (GopsJournalQueue *self);

void              gops_journal_queue_mark     (GopsJournalQueue *self);
void              gops_journal_queue_forget   (GopsJournalQueue *self);
void              gops_journal_queue_clear    (GopsJournalQueue *self);

gboolean          gops_journal_queue_touch    (GopsJournalQueue *self, guint table, gint64 id, GopsChangeKind kind, guint part);
void              gops_journal_queue_add      (GopsJournalQueue *self);
GString          *gops_journal_queue_before   (GopsJournalQueue *self);
GString          *gops_journal_queue_after    (GopsJournalQueue *self);

guint             gops_journal_queue_count    (GopsJournalQueue *self);
gsize             gops_journal_queue_size     (GopsJournalQueue *self);
void              gops_journal_queue_get      (GopsJournalQueue *self, guint index, gsize *inout_at, GopsQueuedRow *out_row);

G_END_DECLS
