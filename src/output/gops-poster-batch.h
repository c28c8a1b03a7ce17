/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posters of many groups and their channels as files of one folder, each with its own code.
 *
 *   GopsPosterOrder order = { .wish = { .design = design }, .groups = groups, .channels = TRUE, .ending = ".png", .folder = folder };
 *   g_autoptr (GopsPosterBatch) batch = gops_poster_batch_new (&order, &error);     says what is wrong with the order
 *   ok = gops_poster_batch_run (batch, store, progress, cancellable, &error);       in the store's thread, once
 *   results = gops_poster_batch_get_results (batch);                               after a failure too
 *
 * It draws in threads of its own and takes no more memory for a thousand posters than for ten.  Every file is whole or not
 * there.  A run after one that was cancelled or failed, with the same order, leaves what is whole and would look the same: the
 * folder's table says what that is (gops-poster-ledger.h).  One poster that cannot be drawn stops no other; a folder that cannot
 * be written stops all. */
#pragma once

#include "gops-poster-job.h"
#include "gops-store-task.h"

G_BEGIN_DECLS

#define GOPS_POSTER_BATCH_MOST_THREADS 16

typedef struct _GopsPosterBatch GopsPosterBatch;

/* What is wanted; all of it must live as long as the batch. */
typedef struct
{
  GopsPosterWish  wish;        /* of every poster */
  const GArray   *groups;      /* (element-type gint64) */
  gboolean        channels;    /* one more for each channel, with its code */
  const char     *pattern;     /* (nullable) of names, see gops-poster-name.h; NULL: GOPS_POSTER_NAME_PATTERN */
  const char     *ending;      /* ".png", ".jpg", ".webp", ".svg" or ".pdf" */
  GFile          *folder;      /* made when it is not there */
  guint           threads;     /* 0: as many as there are processors */
} GopsPosterOrder;

typedef enum
{
  GOPS_POSTER_WRITTEN,
  GOPS_POSTER_KEPT,      /* it was there from an earlier run */
  GOPS_POSTER_FAILED,    /* it cannot be drawn; problem says why */
} GopsPosterOutcome;

typedef struct
{
  GopsPosterOutcome  outcome;
  char              *file;      /* (owned) name in the folder */
  char              *label;     /* (owned) the group, and the channel */
  guint64            bytes;
  GPtrArray         *notes;     /* (owned) (nullable) (element-type utf8): what people should look at */
  char              *problem;   /* (owned) (nullable) */
} GopsPosterResult;

/* (transfer full) (nullable)  Errors: GOPS_OUTPUT_ERROR_FORMAT for the pattern or the ending. */
GopsPosterBatch *gops_poster_batch_new         (const GopsPosterOrder  *order,
                                                GError                **error);
void             gops_poster_batch_free        (GopsPosterBatch        *self);

/* @progress: (nullable) gets posters done of posters in all.
 * Errors: of reading the workspace; of writing, in words that say how many are written and what to do; G_IO_ERROR_CANCELLED. */
gboolean         gops_poster_batch_run         (GopsPosterBatch        *self,
                                                GopsStore              *store,
                                                GopsProgress           *progress,
                                                GCancellable           *cancellable,
                                                GError                **error);

/* What was done, in the order of groups and channels; what was not reached is not there.
 * (transfer none) (element-type GopsPosterResult) */
GPtrArray       *gops_poster_batch_get_results (GopsPosterBatch        *self);
/* How many of them ended so. */
guint            gops_poster_batch_count       (GopsPosterBatch        *self,
                                                GopsPosterOutcome       outcome);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsPosterBatch, gops_poster_batch_free)

G_END_DECLS
