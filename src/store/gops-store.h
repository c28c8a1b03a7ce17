/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-statement.h"
#include "gops-table.h"

G_BEGIN_DECLS

/*
 * The store: one connection to one workspace file.
 *
 * Reading:   gops_store_query(), gops_store_read_int(), gops_store_read_text().
 * Changing:  every change is a named action.
 *
 *   if (!gops_store_begin (store, error, N_("Rename group “%s”"), name, NULL))
 *     return FALSE;
 *   if (!gops_store_exec (store, error, "UPDATE chat_group SET name = ?1 WHERE id = ?2", "sl", name, id))
 *     {
 *       gops_store_rollback (store);
 *       return FALSE;
 *     }
 *   return gops_store_commit (store, error);
 *
 * The label is stored untranslated with its arguments and translated when shown. begin … commit nests: an
 * inner begin joins the outer action, an inner rollback dooms it. TEMP triggers write what was touched into
 * the journal; from there come undo, redo, history and the ::changed signal (after commit only). A write to
 * a journaled table outside an action fails.
 *
 * A store belongs to the thread that opened it. Threads open their own (gops_store_open_again()).
 *
 * Parameter formats of the …_query/exec/read functions, one letter each:
 *   i int or gboolean · l gint64 (ids, microseconds) · f double · s UTF-8 or NULL · b GBytes or NULL
 */

#define GOPS_TYPE_STORE (gops_store_get_type ())
G_DECLARE_FINAL_TYPE (GopsStore, gops_store, GOPS, STORE, GObject)

#define GOPS_STORE_ERROR (gops_store_error_quark ())
GQuark gops_store_error_quark (void);

/**
 * GopsStoreError:
 * @GOPS_STORE_ERROR_FAILED: anything else that SQLite reports
 * @GOPS_STORE_ERROR_NOT_FOUND: no such file, or no such row
 * @GOPS_STORE_ERROR_NOT_A_WORKSPACE: no SQLite file, or another program's
 * @GOPS_STORE_ERROR_DAMAGED: the file is damaged
 * @GOPS_STORE_ERROR_NEWER: written by a newer program, perhaps since it was opened
 * @GOPS_STORE_ERROR_READ_ONLY: file or folder can't be written
 * @GOPS_STORE_ERROR_FULL: no space left
 * @GOPS_STORE_ERROR_BUSY: another process holds the file
 * @GOPS_STORE_ERROR_EXISTS: the file to be created is there already
 * @GOPS_STORE_ERROR_CONFLICT: undo or redo refused, rows have changed since
 * @GOPS_STORE_ERROR_NOTHING: nothing to undo or redo
 * @GOPS_STORE_ERROR_CONSTRAINT: a value breaks a rule of the schema
 * @GOPS_STORE_ERROR_INTERRUPTED: it took longer than gops_store_limit_work() allows
 */
typedef enum
{
  GOPS_STORE_ERROR_FAILED,
  GOPS_STORE_ERROR_NOT_FOUND,
  GOPS_STORE_ERROR_NOT_A_WORKSPACE,
  GOPS_STORE_ERROR_DAMAGED,
  GOPS_STORE_ERROR_NEWER,
  GOPS_STORE_ERROR_READ_ONLY,
  GOPS_STORE_ERROR_FULL,
  GOPS_STORE_ERROR_BUSY,
  GOPS_STORE_ERROR_EXISTS,
  GOPS_STORE_ERROR_CONFLICT,
  GOPS_STORE_ERROR_NOTHING,
  GOPS_STORE_ERROR_CONSTRAINT,
  GOPS_STORE_ERROR_INTERRUPTED,
} GopsStoreError;

/* Life */
GopsStore     *gops_store_create      (const char *path, const GopsSchema *schema, GError **error);
GopsStore     *gops_store_create_pinned (const char *path, const GopsSchema *schema, const char *uuid, guint copy, gint64 now, GError **error);
GopsStore     *gops_store_open        (const char *path, const GopsSchema *schema, GError **error);
char         **gops_store_peek        (const char *path, const GopsSchema *schema, const char *sql, GError **error);
GopsStore     *gops_store_open_to_read (const char *path, const GopsSchema *schema, guint *out_version, GError **error);
GopsStore     *gops_store_open_again  (GopsStore *self, GError **error);
const char    *gops_store_get_path    (GopsStore *self);
const char    *gops_store_get_uuid    (GopsStore *self);
const GopsSchema *gops_store_get_schema (GopsStore *self);
void           gops_store_set_author  (GopsStore *self, const char *author);
const char    *gops_store_get_author  (GopsStore *self);
void           gops_store_pin_clock   (GopsStore *self, gint64 now);
gint64         gops_store_now         (GopsStore *self);
gint64         gops_store_new_id      (GopsStore *self);
gboolean       gops_store_poll        (GopsStore *self);
gboolean       gops_store_check_place (GopsStore *self, GError **error);

/* Reading and writing */
GopsStatement *gops_store_query       (GopsStore *self, GError **error, const char *sql, const char *format, ...);
gboolean       gops_store_exec        (GopsStore *self, GError **error, const char *sql, const char *format, ...);
gboolean       gops_store_exec_unjournaled (GopsStore *self, int *out_n, GError **error, const char *sql, const char *format, ...);
gboolean       gops_store_begin_unjournaled (GopsStore *self, GError **error);
gboolean       gops_store_end_unjournaled   (GopsStore *self, gboolean ok, GError **error);
gboolean       gops_store_read_int    (GopsStore *self, gint64 *out_value, GError **error, const char *sql, const char *format, ...);
gboolean       gops_store_read_text   (GopsStore *self, char **out_value, GError **error, const char *sql, const char *format, ...);
int            gops_store_n_changed   (GopsStore *self);
void           gops_store_limit_work  (GopsStore *self, guint steps);

/* Actions */
gboolean       gops_store_begin         (GopsStore *self, GError **error, const char *label, ...) G_GNUC_NULL_TERMINATED;
gboolean       gops_store_begin_merging (GopsStore *self, GError **error, const char *merge_key, const char *label, ...) G_GNUC_NULL_TERMINATED;
void           gops_store_name_action   (GopsStore *self, const char *label, ...) G_GNUC_NULL_TERMINATED;
gboolean       gops_store_commit        (GopsStore *self, GError **error);
void           gops_store_rollback      (GopsStore *self);
gboolean       gops_store_end           (GopsStore *self, gboolean ok, GError **error);
gboolean       gops_store_in_action     (GopsStore *self);

/* Bulk intake: see gops-batch.h */

G_END_DECLS
