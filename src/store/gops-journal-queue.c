/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows on their way into the journal. */

#include "gops-journal-queue.h"
#include "gops-row-json.h"

typedef struct
{
  gint64 id;
  guint  table;
  guint  kind;
  gsize  before;   /* bytes of its texts, 0 = none */
  gsize  after;
} Entry;

struct _GopsJournalQueue
{
  GArray  *entries;        /* (owned) (element-type Entry) */
  GString *texts;          /* (owned): before and after of every entry, one behind the other */
  GString *before;         /* (owned): of the row that is open */
  GString *after;          /* (owned) */
  Entry    row;            /* the row touched last in this statement, where .kind is not NONE */
  guint64  parts;          /* which of its parts were seen */
  gboolean open;           /* it is to be written, and more of it may come */
  guint    marked_entries;
  gsize    marked_texts;
};

GopsJournalQueue *
gops_journal_queue_new (void)
{
  GopsJournalQueue *self = g_new0 (GopsJournalQueue, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->texts = g_string_new (NULL);
  self->before = g_string_sized_new (1024);
  self->after = g_string_sized_new (1024);
  return self;
}

void
gops_journal_queue_free (GopsJournalQueue *self)
{
  g_array_unref (self->entries);
  g_string_free (self->texts, TRUE);
  g_string_free (self->before, TRUE);
  g_string_free (self->after, TRUE);
  g_free (self);
}

/* Ends a text that was begun; says how long it is. */
static gsize
seal (GopsJournalQueue *self,
      GString          *text)
{
  if (text->len == 0)
    return 0;
  gops_row_json_close (text);
  g_string_append_len (self->texts, text->str, (gssize) text->len);
  return text->len;
}

static void
close_row (GopsJournalQueue *self)
{
  if (self->open)
    {
      self->row.before = seal (self, self->before);
      self->row.after = seal (self, self->after);
      g_array_append_val (self->entries, self->row);
    }
  self->open = FALSE;
  self->row.kind = GOPS_CHANGE_NONE;
}

/**
 * gops_journal_queue_mark:
 *
 * A statement begins: what comes now is not of the same change as what came before.
 */
void
gops_journal_queue_mark (GopsJournalQueue *self)
{
  close_row (self);
  self->marked_entries = self->entries->len;
  self->marked_texts = self->texts->len;
}

/**
 * gops_journal_queue_forget:
 *
 * The statement failed: throws away what came since the mark.
 */
void
gops_journal_queue_forget (GopsJournalQueue *self)
{
  self->open = FALSE;
  self->row.kind = GOPS_CHANGE_NONE;
  g_array_set_size (self->entries, self->marked_entries);
  g_string_truncate (self->texts, self->marked_texts);
}

/**
 * gops_journal_queue_clear:
 *
 * Throws away everything, because it was written or is not wanted any more.
 */
void
gops_journal_queue_clear (GopsJournalQueue *self)
{
  gops_journal_queue_mark (self);
  self->marked_entries = 0;
  self->marked_texts = 0;
  gops_journal_queue_forget (self);
}

/**
 * gops_journal_queue_touch:
 * @part: number below 64 of the part of an updated row's columns that is told of
 *
 * Notes which row is being touched.
 *
 * Returns: %FALSE when it is one that the statement has told of already, in another part
 */
gboolean
gops_journal_queue_touch (GopsJournalQueue *self,
                          guint             table,
                          gint64            id,
                          GopsChangeKind    kind,
                          guint             part)
{
  guint64 bit = G_GUINT64_CONSTANT (1) << part;

  if (kind == GOPS_CHANGE_UPDATE && self->row.kind == GOPS_CHANGE_UPDATE &&
      self->row.id == id && self->row.table == table && (self->parts & bit) == 0)
    {
      self->parts |= bit;
      return FALSE;
    }
  close_row (self);
  self->row = (Entry) { id, table, kind, 0, 0 };
  self->parts = bit;
  return TRUE;
}

/**
 * gops_journal_queue_add:
 *
 * The row just touched is to be written: its columns go to the texts of gops_journal_queue_before() and
 * gops_journal_queue_after(). Has no effect on one that is open already.
 */
void
gops_journal_queue_add (GopsJournalQueue *self)
{
  if (self->open)
    return;
  self->open = TRUE;
  g_string_truncate (self->before, 0);
  g_string_truncate (self->after, 0);
  if (self->row.kind != GOPS_CHANGE_INSERT)
    gops_row_json_open (self->before);
  if (self->row.kind != GOPS_CHANGE_DELETE)
    gops_row_json_open (self->after);
}

GString *
gops_journal_queue_before (GopsJournalQueue *self)
{
  return self->before;
}

GString *
gops_journal_queue_after (GopsJournalQueue *self)
{
  return self->after;
}

/* Without the row that is open: gops_journal_queue_mark() closes it. */
guint
gops_journal_queue_count (GopsJournalQueue *self)
{
  return self->entries->len;
}

/**
 * gops_journal_queue_size:
 *
 * Returns: bytes of all texts
 */
gsize
gops_journal_queue_size (GopsJournalQueue *self)
{
  return self->texts->len;
}

/**
 * gops_journal_queue_get:
 * @inout_at: (inout): 0 at the first row; the rows are read in order
 */
void
gops_journal_queue_get (GopsJournalQueue *self,
                        guint             index,
                        gsize            *inout_at,
                        GopsQueuedRow    *out_row)
{
  const Entry *entry = &g_array_index (self->entries, Entry, index);
  const char *texts = self->texts->str + *inout_at;

  *out_row = (GopsQueuedRow) {
    .table = entry->table,
    .kind = (GopsChangeKind) entry->kind,
    .id = entry->id,
    .before = entry->before > 0 ? texts : NULL,
    .before_length = entry->before,
    .after = entry->after > 0 ? texts + entry->before : NULL,
    .after_length = entry->after,
  };
  *inout_at += entry->before + entry->after;
}
