/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-store.h"

G_BEGIN_DECLS

/*
 * Copies of a workspace through SQLite's backup API, whole or not at all.
 *
 * Automatic backups are files of one folder named YYYY-MM-DD.groupops: one a day, 14 days and the first of
 * 12 months are kept. A workspace that fails its check is never copied over anything.
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

G_END_DECLS
