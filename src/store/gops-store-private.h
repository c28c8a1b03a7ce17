/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "config.h"

#include <glib/gi18n.h>
#include <sqlite3.h>
#include <string.h>

#include "gops-batch.h"
#include "gops-beside.h"
#include "gops-changes.h"
#include "gops-journal.h"
#include "gops-checkpointer.h"
#include "gops-journal-queue.h"
#include "gops-store.h"

G_BEGIN_DECLS

/* How the triggers treat what they see. */
typedef enum
{
  GOPS_JOURNAL_OFF,      /* housekeeping: nothing is recorded */
  GOPS_JOURNAL_RECORD,   /* an action is open */
  GOPS_JOURNAL_REPLAY,   /* undo or redo: touched rows are counted and signalled, not journaled */
} GopsJournalMode;

/* An action that is not in the journal yet. */
typedef struct
{
  char *merge_key;   /* (owned) (nullable) */
  char *label;       /* (owned) */
  char *args;        /* (owned): JSON */
} GopsPendingAction;

/* What has become of the files that are open. */
typedef enum
{
  GOPS_STORE_PLACE_KEPT,
  GOPS_STORE_PLACE_NEWER,      /* a newer program has changed their form */
  GOPS_STORE_PLACE_REPLACED,   /* they are no longer those of the workspace */
} GopsStorePlace;

struct _GopsStore
{
  GObject parent_instance;

  char             *path;         /* (owned) */
  char             *uuid;         /* (owned) */
  char             *author;       /* (owned) */
  const GopsSchema *schema;       /* static */
  sqlite3          *db;           /* (owned) */
  GHashTable       *statements;   /* (owned): SQL text → GQueue of idle sqlite3_stmt */
  GThread          *thread;       /* the thread that may use us */

  gboolean          triggers_due; /* before the first write */
  GopsJournalMode   mode;
  guint             depth;        /* nested begins */
  gboolean          doomed;       /* an inner action was rolled back */
  gboolean          unchecked;    /* foreign keys are off until the transaction ends */
  gint64            action;       /* id of the open action, 0 = none */
  GopsPendingAction *pending;     /* (owned) (nullable): what is to be written of it when it ends */
  gboolean          merging;      /* that is an older action, which this one joins */
  gint64            next_row;     /* number of the next journal row of that action */
  gint64            batch;        /* batch whose rows are being inserted, 0 = none */
  gint64            slice_began;  /* µs, monotonic: of the intake's last slice */
  guint             n_touched;    /* rows the triggers saw since the transaction began */
  guint64           n_written;    /* bytes that they wrote into the journal since then */
  gboolean          purge_due;    /* a hidden intake can no longer be redone */
  guint             marked;       /* @n_touched when the running statement began */
  GopsJournalQueue *queue;        /* (owned): what the triggers noted and is not written yet */
  GopsChanges      *changes;      /* (owned) (nullable): of the open action */
  GopsCheckpointer *checkpointer; /* (owned) (nullable): of a running intake */
  GopsBeside       *beside;       /* borrowed (nullable): of the bulk insert that has it write; it may be at work */

  guint64           file_inode;   /* of the file and its log; 0 = not known */
  guint64           log_inode;
  GopsStorePlace    left_behind;

  gint64            data_version;
  gint64            pinned_now;   /* µs; 0 = the real clock */
  guint             copy;         /* 10 bits */
  gint64            last_id;
  gint64            ids_seen_at;  /* data_version for which @last_id is past all ids of the file, 0 = none */
  gboolean          ids_passed;   /* that is so, and stays so, in the open transaction: nobody else can write */
};

/* Before the connection, or what the triggers touch, is touched: waits for who writes beside us. */
static inline void
gops_store_settle (GopsStore *self)
{
  if (G_UNLIKELY (self->beside != NULL))
    gops_beside_wait (self->beside);
}

/* gops-store.c */
GopsStore     *gops_store_wrap         (const char *path, const GopsSchema *schema, sqlite3 *db);
void           gops_store_set_error    (GopsStore *self, int rc, GError **error);
void           gops_store_report       (sqlite3 *db, int rc, const char *path, GError **error);
gboolean       gops_store_refuse       (GError **error, GopsStoreError code, const char *path, const char *why);
sqlite3_stmt  *gops_store_prepare      (GopsStore *self, const char *sql, GError **error);
int            gops_store_step         (GopsStore *self, sqlite3_stmt *stmt);
void           gops_store_give_back    (GopsStore *self, sqlite3_stmt *stmt);
gboolean       gops_store_run          (GopsStore *self, const char *sql, GError **error);
gboolean       gops_store_check_references (GopsStore *self, gboolean check, GError **error);
gboolean       gops_store_begin_raw    (GopsStore *self, GopsJournalMode mode, GError **error);
gboolean       gops_store_finish_raw   (GopsStore *self, gboolean ok, GError **error);
GopsStatement *gops_statement_take     (GopsStore *store, sqlite3_stmt *stmt);
void           gops_statement_bind_pointer (GopsStatement *self, const char *name, gpointer pointer, const char *type);
int            gops_pairs_set_up       (sqlite3 *db);

/* gops-store-place.c */
void           gops_store_note_place   (GopsStore *self);

/* gops-store-open.c */
gboolean       gops_store_look         (const char *path, const GopsSchema *schema, guint *out_version, GError **error);
int            gops_store_open_to_look (const char *path, sqlite3 **out_db);
GopsStore     *gops_store_open_as      (const char *path, const GopsSchema *schema, const char *author, gint64 pinned_now, GError **error);
void           gops_store_set_up_sqlite (void);
gboolean       gops_store_configure    (sqlite3 *db, const char *path, GError **error);

/* gops-backup.c */
gboolean       gops_backup_write_over  (GopsStore *store, const char *path, GError **error);
gboolean       gops_backup_copy_pages  (sqlite3 *to, sqlite3 *from, const char *path, GCancellable *cancellable, GError **error);

/* gops-triggers.c */
gboolean       gops_triggers_install   (GopsStore *self, GError **error);

/* gops-journal.c */
gboolean       gops_journal_open_action  (GopsStore *self, const char *merge_key, const char *label, GPtrArray *args, GError **error);
void           gops_journal_name_action  (GopsStore *self, const char *label, GPtrArray *args);
void           gops_journal_drop_pending (GopsStore *self);
gboolean       gops_journal_flush        (GopsStore *self, GError **error);
gboolean       gops_journal_keep_small   (GopsStore *self, GError **error);
gboolean       gops_journal_continue     (GopsStore *self, gint64 action, GError **error);
gboolean       gops_journal_close_action (GopsStore *self, GError **error);
gboolean       gops_journal_drop_redo    (GopsStore *self, GError **error);

/* gops-history.c, gops-history-group.c */
#define GOPS_HISTORY_ENTRIES "SELECT a.id, a.label, a.args, a.author, a.at, a.undone, a.n_rows FROM journal_action a" \
  " WHERE " GOPS_BATCH_IS_NOT ("a.batch", "pending") " "
GPtrArray     *gops_history_collect      (GopsStore *self, GopsStatement *statement, GError **error);
void           gops_history_name_group   (GopsStore *self, GopsHistoryEntry *entry);

/* gops-replay.c */
gboolean       gops_journal_revert       (GopsStore *self, gint64 action, GError **error);

/* gops-batch.c */
gboolean       gops_batch_set_state    (GopsStore *self, gint64 batch, const char *state, GError **error);

G_END_DECLS
