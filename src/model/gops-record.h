/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-store.h"

G_BEGIN_DECLS

/*
 * A record is a row as an object. Its class *is* its list of columns:
 *
 *   #define GOPS_TAG_COLUMNS(X)                          \
 *     X (GOPS_TAG_ID,   "id",   INT,  NULL, NULL)        \
 *     X (GOPS_TAG_NAME, "name", TEXT, NULL, N_("Name"))
 *   GOPS_DECLARE_RECORD (GopsTag, gops_tag, GOPS_TAG)                          (header)
 *   GOPS_DEFINE_RECORD (GopsTag, gops_tag, GOPS_TAG, "tag", N_("Tag"), GOPS_TABLE_NONE)   (source)
 *
 * From it come the enum of columns, GObject properties ("quiet-from" for quiet_from), SQL, triggers and
 * JSON; nothing lists the fields a second time.
 *
 * Calling sequence:
 *   group = gops_record_load (GOPS_TYPE_GROUP, store, id, error);
 *   gops_record_set_text (group, GOPS_GROUP_NAME, "晨跑");          in memory, notifies
 *   gops_store_begin (…); gops_record_save (group, store, error); gops_store_commit (…);
 * or, for one column as its own action, gops_record_store_text().
 *
 * A record does not follow the file: after ::changed reload it with gops_record_reload(), which notifies
 * only what differs.
 */

#define GOPS_TYPE_RECORD (gops_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (GopsRecord, gops_record, GOPS, RECORD, GObject)

struct _GopsRecordClass
{
  GObjectClass     parent_class;
  const GopsTable *table;
  GParamSpec     **pspecs;   /* one per column */
};

#define GOPS_RECORD_ENUM_(e, name, type, ref, label) e,
#define GOPS_RECORD_COLUMN_(e, name, type, ref, label) { name, GOPS_COLUMN_##type, ref, label },

#define GOPS_DECLARE_RECORD(Type, prefix, PREFIX)                                             \
  typedef enum { PREFIX##_COLUMNS (GOPS_RECORD_ENUM_) PREFIX##_N_COLUMNS } Type##Column;      \
  typedef struct _##Type Type;                                                                \
  typedef struct { GopsRecordClass parent_class; } Type##Class;                               \
  GType prefix##_get_type (void);                                                             \
  extern const GopsTable prefix##_table;                                                      \
  G_DEFINE_AUTOPTR_CLEANUP_FUNC (Type, g_object_unref)

#define GOPS_DEFINE_RECORD(Type, prefix, PREFIX, sql_name, noun, table_flags)                 \
  static const GopsColumn prefix##_columns[] = { PREFIX##_COLUMNS (GOPS_RECORD_COLUMN_) };    \
  const GopsTable prefix##_table = { sql_name, noun, prefix##_columns, PREFIX##_N_COLUMNS, table_flags }; \
  struct _##Type { GopsRecord parent_instance; };                                             \
  G_DEFINE_FINAL_TYPE (Type, prefix, GOPS_TYPE_RECORD)                                        \
  static void prefix##_class_init (Type##Class *klass)                                        \
  { gops_record_class_set_table (GOPS_RECORD_CLASS (klass), &prefix##_table); }               \
  static void prefix##_init (Type *self) { }

void             gops_record_class_set_table (GopsRecordClass *klass, const GopsTable *table);

/* Values; @record is a GopsRecord of any class, @column an index of its enum */
gint64           gops_record_get_id    (gpointer record);
const GopsTable *gops_record_get_table (gpointer record);
gint64           gops_record_get_int   (gpointer record, guint column);
double           gops_record_get_real  (gpointer record, guint column);
const char      *gops_record_get_text  (gpointer record, guint column);
GBytes          *gops_record_get_blob  (gpointer record, guint column);
gboolean         gops_record_get_bool  (gpointer record, guint column);
void             gops_record_set_int   (gpointer record, guint column, gint64 value);
void             gops_record_set_real  (gpointer record, guint column, double value);
void             gops_record_set_text  (gpointer record, guint column, const char *value);
void             gops_record_set_blob  (gpointer record, guint column, GBytes *value);
gboolean         gops_record_is_blank  (gpointer record, guint column);
gboolean         gops_record_set_from_text (gpointer record, guint column, const char *text, GError **error);
char            *gops_record_dup_as_text   (gpointer record, guint column);

/* Rows */
gpointer         gops_record_new       (GType type, const char *first_property, ...) G_GNUC_NULL_TERMINATED;
gpointer         gops_record_load      (GType type, GopsStore *store, gint64 id, GError **error);
GPtrArray       *gops_record_load_all  (GType type, GopsStore *store, GError **error, const char *where, const char *format, ...);
gboolean         gops_record_reload    (gpointer record, GopsStore *store, GError **error);
gboolean         gops_record_insert    (gpointer record, GopsStore *store, GError **error);
gboolean         gops_record_save      (gpointer record, GopsStore *store, GError **error);
gboolean         gops_record_delete    (gpointer record, GopsStore *store, GError **error);
gboolean         gops_record_is_dirty  (gpointer record);
void             gops_record_read_row  (gpointer record, GopsStatement *row);
const char      *gops_record_select_sql (GType type);

/* One column as one action, merged with the same column's last one */
gboolean         gops_record_store_text (gpointer record, GopsStore *store, guint column, const char *value, GError **error);
gboolean         gops_record_store_int  (gpointer record, GopsStore *store, guint column, gint64 value, GError **error);
gboolean         gops_record_store_real (gpointer record, GopsStore *store, guint column, double value, GError **error);

G_END_DECLS
