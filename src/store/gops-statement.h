/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * A prepared statement, taken from its store's cache and given back when freed.
 *
 *   g_autoptr (GopsStatement) rows = gops_store_query (store, error, "SELECT id, name FROM person WHERE staff = ?1", "i", 1);
 *   if (rows == NULL)
 *     return FALSE;
 *   while (gops_statement_next (rows, &local_error))
 *     use (gops_statement_int (rows, 0), gops_statement_text (rows, 1));
 *   if (local_error != NULL) …
 *
 * Columns count from 0, parameters from 1, as in SQLite. Texts and blobs that a row hands out belong to
 * the statement and live until the next call of gops_statement_next() or until it is freed.
 */

typedef struct _GopsStatement GopsStatement;

void        gops_statement_bind_int  (GopsStatement *self, int index, gint64 value);
void        gops_statement_bind_real (GopsStatement *self, int index, double value);
void        gops_statement_bind_text (GopsStatement *self, int index, const char *value, gssize length);
void        gops_statement_bind_lent (GopsStatement *self, int index, const char *value);
void        gops_statement_bind_blob (GopsStatement *self, int index, GBytes *value);
void        gops_statement_bind_null (GopsStatement *self, int index);

gboolean    gops_statement_next      (GopsStatement *self, GError **error);
gboolean    gops_statement_run       (GopsStatement *self, GError **error);
void        gops_statement_reset     (GopsStatement *self);
void        gops_statement_free      (GopsStatement *self);

int         gops_statement_n_columns   (GopsStatement *self);
const char *gops_statement_column_name (GopsStatement *self, int column);
gboolean    gops_statement_is_null     (GopsStatement *self, int column);
gint64      gops_statement_int         (GopsStatement *self, int column);
double      gops_statement_real        (GopsStatement *self, int column);
const char *gops_statement_text        (GopsStatement *self, int column);
gsize       gops_statement_length      (GopsStatement *self, int column);
GBytes     *gops_statement_dup_blob    (GopsStatement *self, int column);

/* Column 0 of all rows. Both take @rows, which are freed; NULL is a query that failed and said why. */
GArray     *gops_statement_load_ids    (GopsStatement *rows, GError **error);
gboolean    gops_statement_add_ids     (GopsStatement *rows, GArray *ids, GError **error);

/* A pattern for LIKE … ESCAPE '\\' that finds @text anywhere.  (transfer full) */
char       *gops_like_pattern          (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsStatement, gops_statement_free)

G_END_DECLS
