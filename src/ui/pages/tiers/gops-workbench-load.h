/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading for the workbench, in a thread: all members, or those that have changed since; and the runs that were kept. */
#pragma once

#include "gops-run-history.h"

G_BEGIN_DECLS

/* Up to where the journal was read. Typing goes on in the last action: it keeps its number and gets more rows. */
typedef struct
{
  gint64 action;    /* the last */
  gint64 n_rows;    /* of it */
  gint64 at;        /* µs UTC: its last change */
  gint64 undone;    /* how many were undone then */
} GopsWorkbenchJournal;

/* What is known already. */
typedef struct
{
  gint64                group;
  const GopsTierScheme *scheme;    /* (nullable): whose runs are wanted; stays to the end of the process */
  gboolean              known;     /* a table of this day is there: changes are enough */
  char                 *as_of;     /* (owned) */
  GopsWorkbenchJournal  journal;   /* up to where it knows */
  char                 *runs;      /* (owned) (nullable): the stamp of the record that is shown */
} GopsWorkbenchWish;

void gops_workbench_wish_free (gpointer wish);

typedef struct
{
  GopsTierTable *table;      /* (owned) (nullable): NULL: nothing has changed */
  GArray        *persons;    /* (owned) (nullable): whom it holds; NULL: all */
  GopsRunRecord *record;     /* (owned) (nullable): NULL: neither runs nor members are others than before */
  GopsWorkbenchJournal journal;
} GopsWorkbenchLoaded;

void gops_workbench_loaded_free (GopsWorkbenchLoaded *loaded);

/* A GopsStoreWork: of a GopsWorkbenchWish makes a GopsWorkbenchLoaded. */
gpointer gops_workbench_load (GopsStore    *store,
                              gpointer      wish,
                              GopsProgress *progress,
                              GCancellable *cancellable,
                              GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsWorkbenchLoaded, gops_workbench_loaded_free)

G_END_DECLS
