/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-store-task.h"

G_BEGIN_DECLS

/*
 * Contents of files that were copied into the workspace, in parts of at most 1 MiB.
 *
 *   GopsAsset asset = { 0 };
 *   gops_asset_copy_file (store, file, progress, cancellable, &asset, error);     in a thread, outside an action
 *   … a row of material names asset.id, within a named action …
 *   bytes = gops_asset_load (store, asset.id, error);
 *
 * The same content is kept once, whatever its file was called: its SHA-256 tells. An asset never changes and is not
 * journaled. It stays as long as a material or the journal names it; gops_assets_remove_orphans() is part of the upkeep.
 * One that nothing names yet has an hour's grace: somebody is about to.
 */

#define GOPS_ASSET_MOST_BYTES (256 * 1024 * 1024)

/**
 * GopsAsset:
 * @digest: SHA-256 in hexadecimal
 * @size: bytes
 * @was_there: the content was known already; nothing was copied
 */
typedef struct
{
  gint64   id;
  char     digest[65];
  guint64  size;
  gboolean was_there;
} GopsAsset;

gboolean  gops_asset_copy_file      (GopsStore *store, GFile *file, GopsProgress *progress, GCancellable *cancellable, GopsAsset *out_asset,
                                     GError **error);
gboolean  gops_asset_copy_bytes     (GopsStore *store, GBytes *bytes, GopsAsset *out_asset, GError **error);

GBytes   *gops_asset_load           (GopsStore *store, gint64 asset, GError **error);
gboolean  gops_asset_write          (GopsStore *store, gint64 asset, GOutputStream *stream, GCancellable *cancellable, GError **error);

gboolean  gops_assets_count_orphans  (GopsStore *store, guint *out_n, guint64 *out_bytes, GError **error);
gboolean  gops_assets_remove_orphans (GopsStore *store, GError **error);
gboolean  gops_assets_count_cut      (GopsStore *store, guint *out_n, GError **error);

G_END_DECLS
