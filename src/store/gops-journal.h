/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-store.h"

G_BEGIN_DECLS

/*
 * Undo, redo and history, all from the one journal.
 *
 * Undo replays an action's rows backwards, redo forwards; both check that each row still holds what the
 * action left there, and refuse as a whole (GOPS_STORE_ERROR_CONFLICT) when it does not. They survive a
 * restart. A new action drops what could still be redone.
 */

/* Where undo or redo has changed something, so that a window can go there. */
typedef struct
{
  const char *table;    /* static */
  gint64      row;
  const char *column;   /* (nullable) static: the changed column when it was one */
} GopsReplayPlace;

typedef struct
{
  gint64   id;
  char    *label;     /* translated, arguments filled in */
  char    *author;
  gint64   at;        /* µs UTC */
  gboolean undone;
  guint    n_rows;
  gint64   group;       /* that it is about; 0: none, or several */
  char    *group_name;  /* (nullable) */
} GopsHistoryEntry;

typedef struct
{
  char *table;        /* translated noun */
  char *column;       /* translated label, or the whole row's when "" */
  char *before;       /* (nullable) */
  char *after;        /* (nullable) */
  const char *table_name;    /* as in the database */
  const char *column_name;
} GopsHistoryChange;

gboolean   gops_store_undo             (GopsStore *self, GopsReplayPlace *out_place, GError **error);
gboolean   gops_store_redo             (GopsStore *self, GopsReplayPlace *out_place, GError **error);
gint64     gops_store_next_undo        (GopsStore *self);
char      *gops_store_dup_undo_label   (GopsStore *self);
char      *gops_store_dup_redo_label   (GopsStore *self);

GPtrArray *gops_store_history          (GopsStore *self, const char *table, gint64 row, guint limit, GError **error);
gint64     gops_store_history_group    (GopsStore *self, gint64 action);
GPtrArray *gops_store_history_of_group (GopsStore *self, gint64 group, guint limit, GError **error);
gboolean   gops_store_history_intake   (GopsStore *self, gint64 action, char **out_source, char **out_report);
GPtrArray *gops_store_history_changes  (GopsStore *self, gint64 action, guint limit, GError **error);
char      *gops_action_label           (const char *label, const char *args_json);
gboolean   gops_store_trim_journal     (GopsStore *self, gint64 older_than, guint64 max_bytes, GError **error);
gboolean   gops_store_forget_history   (GopsStore *self, GError **error);
gboolean   gops_store_drop_redo        (GopsStore *self, GError **error);

void       gops_history_entry_free     (GopsHistoryEntry *entry);
void       gops_history_change_free    (GopsHistoryChange *change);

G_END_DECLS
