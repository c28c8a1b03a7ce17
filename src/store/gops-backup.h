/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-store.h"

G_BEGIN_DECLS

/*
 * Copies of a workspace through SQLite's backup API, whole or not at all.
 *
 * Automatic backups are files of one folder named YYYY-MM-DD.groupops: one a day, 14 days and the first of
 * 12 months are kept.
 *
 * Before a workspace is copied over anything it is looked at with quick_check, which reads every page, finds
 * damaged pages, rows and lost references in a tenth of the time, and leaves out only whether each index holds
 * what its table holds: a copy with such an index loses nothing, REINDEX (gops_store_repair()) makes it whole.
 * A workspace that fails is never copied over a backup. A person who asks for a copy by command gets the
 * thorough check on top of it.
 *
 * What was deleted may still stand in free pages and in the log beside the file, until gops_store_compact() has built the
 * file anew. A backup that was opened as a store to take something out of it ends with gops_backup_settle().
 */

#define GOPS_BACKUP_SUFFIX  ".groupops"
#define GOPS_BACKUP_DAILY   14
#define GOPS_BACKUP_MONTHLY 12

gboolean   gops_backup_write     (GopsStore *store, const char *path, GCancellable *cancellable, GError **error);
gboolean   gops_backup_write_for_colleague (GopsStore *store, const char *path, GCancellable *cancellable, GError **error);
gboolean   gops_backup_daily     (GopsStore *store, const char *folder, const char *today, GError **error);
gboolean   gops_backup_restore   (const char *path, const GopsSchema *schema, const char *from, GCancellable *cancellable, char **out_saved, GError **error);
GPtrArray *gops_backup_list      (const char *folder);
GPtrArray *gops_backup_outdated  (GPtrArray *names, const char *today);
GPtrArray *gops_store_check      (GopsStore *store, gboolean thorough, GError **error);
gboolean   gops_store_repair     (GopsStore *store, GError **error);

/* Leaving no bytes behind of what was deleted */
gboolean   gops_store_compact    (GopsStore *store, GError **error);
gboolean   gops_backup_settle    (GopsStore *backup, GError **error);

G_END_DECLS
