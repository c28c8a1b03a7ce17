/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a batch has written into a folder: a table that people can read, and by which the next run knows what is whole.
 *
 * "posters.csv" has a line for each poster: file, group, channel, template, size, code, when it was written, bytes, ids, what it
 * shows and what is in the file as digests.  Lines are added as posters are written, so that they hold even when the program
 * ends in the middle; in the end the table is written anew, each poster once. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define GOPS_POSTER_LEDGER_NAME "posters.csv"

/* One line; strings are owned. */
typedef struct
{
  char   *file;          /* name in the folder */
  char   *group;
  char   *channel;       /* "": the group's own code */
  char   *template_id;
  char   *size;
  char   *code;          /* the text of the code */
  char   *written;       /* ISO 8601 */
  guint64 bytes;
  gint64  group_id;
  gint64  channel_id;    /* 0: none */
  char   *shows;         /* digest of everything that the poster is drawn from */
  char   *holds;         /* digest of the file */
} GopsPosterEntry;

void              gops_poster_entry_free    (GopsPosterEntry        *self);

typedef struct _GopsPosterLedger GopsPosterLedger;

/* Reads the table of @folder; none is an empty one.  Somebody else's file of that name is left alone: then nothing is kept.
 * (transfer full) */
GopsPosterLedger *gops_poster_ledger_open   (GFile                  *folder);
void              gops_poster_ledger_free   (GopsPosterLedger       *self);

/* @file: in any case of its letters.  (transfer none) (nullable) */
GopsPosterEntry  *gops_poster_ledger_find   (GopsPosterLedger       *self,
                                             const char             *file);
/* Notes @entry (transfer full) in place of the line of its file, and adds it to the table.  Where the line cannot be written the
 * poster is drawn again the next time; that is all. */
void              gops_poster_ledger_add    (GopsPosterLedger       *self,
                                             GopsPosterEntry        *entry);
/* Writes the table anew, in the order of names. */
gboolean          gops_poster_ledger_save   (GopsPosterLedger       *self,
                                             GCancellable           *cancellable,
                                             GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsPosterLedger, gops_poster_ledger_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsPosterEntry, gops_poster_entry_free)

G_END_DECLS
