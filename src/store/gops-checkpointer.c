/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moves the log into the file beside the writer. */

#include "gops-checkpointer.h"

#define STEP       1000   /* pages of the log after which there is something to move */
#define MOST_PAGES 4000    /* of the log: 16 MB; what is written to it anew goes to memory that is there already */

struct _GopsCheckpointer
{
  sqlite3 *writer;     /* borrowed */
  char    *path;       /* (owned) */
  GThread *thread;     /* (owned) */
  int      asked_at;   /* pages of the log when the thread was asked last; the writer's */
  GMutex   mutex;      /* for what follows */
  GCond    changed;
  gboolean wanted;
  gboolean ended;
};

/* Returns: whether there is something to move */
static gboolean
wait_for_work (GopsCheckpointer *self)
{
  gboolean ended;

  g_mutex_lock (&self->mutex);
  while (!self->wanted && !self->ended)
    g_cond_wait (&self->changed, &self->mutex);
  self->wanted = FALSE;
  ended = self->ended;
  g_mutex_unlock (&self->mutex);
  return !ended;
}

/* What fails here is left to the writer. */
static gpointer
move_in_thread (gpointer data)
{
  GopsCheckpointer *self = data;
  sqlite3 *db = NULL;

  if (sqlite3_open_v2 (self->path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK &&
      sqlite3_exec (db, "PRAGMA synchronous = NORMAL; PRAGMA user_version", NULL, NULL, NULL) == SQLITE_OK)
    while (wait_for_work (self))
      (void) sqlite3_wal_checkpoint_v2 (db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
  sqlite3_close (db);
  return NULL;
}

static void
ask (GopsCheckpointer *self,
     gboolean         *what)
{
  g_mutex_lock (&self->mutex);
  *what = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->mutex);
}

/* After each commit of the writer. */
static int
on_commit_cb (gpointer    data,
              sqlite3    *db,
              const char *name,
              int         n_pages)
{
  GopsCheckpointer *self = data;

  if (n_pages < self->asked_at)   /* the log began anew */
    self->asked_at = 0;
  if (n_pages >= MOST_PAGES)
    (void) sqlite3_wal_checkpoint_v2 (db, name, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
  else if (n_pages - self->asked_at >= STEP)
    {
      self->asked_at = n_pages;
      ask (self, &self->wanted);
    }
  return SQLITE_OK;
}

/**
 * gops_checkpointer_new:
 * @writer: must outlive it
 * @path: of the writer's file
 *
 * From now on the writer moves nothing itself but when the log is long.
 */
GopsCheckpointer *
gops_checkpointer_new (sqlite3    *writer,
                       const char *path)
{
  GopsCheckpointer *self = g_new0 (GopsCheckpointer, 1);

  self->writer = writer;
  self->path = g_strdup (path);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  sqlite3_wal_hook (writer, on_commit_cb, self);
  self->thread = g_thread_new ("checkpointer", move_in_thread, self);
  return self;
}

/**
 * gops_checkpointer_free:
 *
 * Waits for the thread. The writer moves nothing then until PRAGMA wal_autocheckpoint is set.
 */
void
gops_checkpointer_free (GopsCheckpointer *self)
{
  sqlite3_wal_hook (self->writer, NULL, NULL);
  ask (self, &self->ended);
  g_thread_join (self->thread);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_free (self->path);
  g_free (self);
}
