/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was answered about a source of imports, kept for its next file. */
#pragma once

#include <json-glib/json-glib.h>

#include "gops-store.h"

/* Calling sequence:
 *
 *   source = gops_import_memory_source (store, "whatsapp", "Runners Shanghai", error);
 *   settings = gops_import_memory_load (store, source);               NULL: it is new
 *   … json_object_set_string_member (settings, "date_order", "dmy") …
 *   gops_import_memory_save (store, source, settings, error);
 *
 * Names of chats may be those of people: of a source only a keyed fingerprint is kept. Nothing of it is journaled, and
 * only the newest sources are kept. */
#define GOPS_IMPORT_MEMORY_MOST 1000   /* sources */

/**
 * gops_import_memory_source:
 * @kind: a format's id, "columns", "messages"
 * @name: what tells such sources apart
 *
 * Call it outside actions and slices. Returns: (transfer full) (nullable): its key; %NULL with @error set
 */
char       *gops_import_memory_source (GopsStore   *store,
                                       const char  *kind,
                                       const char  *name,
                                       GError     **error);

/** gops_import_memory_columns: the same for tables, that are told apart by the words over their columns.
 * @headers: (element-type utf8) */
char       *gops_import_memory_columns (GopsStore  *store,
                                        const char *kind,
                                        GPtrArray  *headers,
                                        GError    **error);

/** gops_import_memory_has: Returns: whether anything is kept of sources of that kind */
gboolean    gops_import_memory_has    (GopsStore   *store,
                                       const char  *kind);

/** gops_import_memory_load: Returns: (transfer full) (nullable): %NULL for an unknown source */
JsonObject *gops_import_memory_load   (GopsStore   *store,
                                       const char  *source);

/** gops_import_memory_get: Returns: (nullable): a text of the settings, %NULL where there is none */
const char *gops_import_memory_get    (JsonObject  *settings,
                                       const char  *name);
gboolean    gops_import_memory_save   (GopsStore   *store,
                                       const char  *source,
                                       JsonObject  *settings,
                                       GError     **error);
