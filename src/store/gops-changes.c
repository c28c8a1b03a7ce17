/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one commit touched, coalesced per row. */

#include "gops-changes.h"

typedef struct
{
  GHashTable *rows;   /* (owned): gint64* → GopsChangeKind */
  gboolean    many;
} TableChanges;

struct _GopsChanges
{
  GHashTable   *tables;      /* (owned): table name → TableChanges */
  const char   *last_name;   /* (nullable): static names come in long runs */
  TableChanges *last;
  gboolean      all;
};

G_DEFINE_BOXED_TYPE (GopsChanges, gops_changes, gops_changes_ref, gops_changes_unref)

static void
table_changes_free (gpointer data)
{
  TableChanges *table = data;

  g_hash_table_unref (table->rows);
  g_free (table);
}

static void
gops_changes_clear (gpointer data)
{
  GopsChanges *self = data;

  g_hash_table_unref (self->tables);
}

static TableChanges *
ensure_table (GopsChanges *self,
              const char  *name)
{
  TableChanges *table = name == self->last_name ? self->last : g_hash_table_lookup (self->tables, name);

  if (table == NULL)
    {
      table = g_new0 (TableChanges, 1);
      table->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      g_hash_table_insert (self->tables, g_strdup (name), table);
    }
  self->last_name = name;
  self->last = table;
  return table;
}

/* Two changes of one row in one action, as one. */
static GopsChangeKind
merge_kinds (GopsChangeKind first,
             GopsChangeKind second)
{
  if (first == GOPS_CHANGE_INSERT)
    return second == GOPS_CHANGE_DELETE ? GOPS_CHANGE_NONE : GOPS_CHANGE_INSERT;
  if (first == GOPS_CHANGE_DELETE && second == GOPS_CHANGE_INSERT)
    return GOPS_CHANGE_UPDATE;
  return second;
}

GopsChanges *
gops_changes_new (void)
{
  GopsChanges *self = g_atomic_rc_box_new0 (GopsChanges);

  self->tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, table_changes_free);
  return self;
}

GopsChanges *
gops_changes_ref (GopsChanges *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
gops_changes_unref (GopsChanges *self)
{
  g_atomic_rc_box_release_full (self, gops_changes_clear);
}

/**
 * gops_changes_add:
 *
 * Notes that row @id of @table was touched. The name must be static or the table's own.
 */
void
gops_changes_add (GopsChanges   *self,
                  const char    *table_name,
                  gint64         id,
                  GopsChangeKind kind)
{
  TableChanges *table = ensure_table (self, table_name);
  gpointer before;

  if (table->many)
    return;
  before = g_hash_table_lookup (table->rows, &id);
  if (before != NULL)
    kind = merge_kinds (GPOINTER_TO_INT (before), kind);
  if (kind == GOPS_CHANGE_NONE)
    g_hash_table_remove (table->rows, &id);
  else
    g_hash_table_replace (table->rows, g_memdup2 (&id, sizeof id), GINT_TO_POINTER (kind));
  if (g_hash_table_size (table->rows) > GOPS_CHANGES_MANY)
    gops_changes_add_many (self, table_name);
}

/**
 * gops_changes_add_many:
 *
 * Notes that more rows of @table were touched than anybody wants to hear of one by one.
 */
void
gops_changes_add_many (GopsChanges *self,
                       const char  *table_name)
{
  TableChanges *table = ensure_table (self, table_name);

  table->many = TRUE;
  g_hash_table_remove_all (table->rows);
}

/**
 * gops_changes_add_all:
 *
 * Notes that anything may have changed.
 */
void
gops_changes_add_all (GopsChanges *self)
{
  self->all = TRUE;
}

gboolean
gops_changes_is_empty (GopsChanges *self)
{
  GHashTableIter iter;
  gpointer name;

  if (self->all)
    return FALSE;
  g_hash_table_iter_init (&iter, self->tables);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (gops_changes_touch (self, name))
      return FALSE;
  return TRUE;
}

gboolean
gops_changes_is_all (GopsChanges *self)
{
  return self->all;
}

/**
 * gops_changes_touch:
 *
 * Returns: whether any row of @table may have changed
 */
gboolean
gops_changes_touch (GopsChanges *self,
                    const char  *table_name)
{
  TableChanges *table = g_hash_table_lookup (self->tables, table_name);

  return self->all || (table != NULL && (table->many || g_hash_table_size (table->rows) > 0));
}

/**
 * gops_changes_is_many:
 *
 * Returns: whether single rows of @table are not known
 */
gboolean
gops_changes_is_many (GopsChanges *self,
                      const char  *table_name)
{
  TableChanges *table = g_hash_table_lookup (self->tables, table_name);

  return self->all || (table != NULL && table->many);
}

/**
 * gops_changes_get:
 *
 * Returns: what happened to row @id, %GOPS_CHANGE_UPDATE when single rows are not known
 */
GopsChangeKind
gops_changes_get (GopsChanges *self,
                  const char  *table_name,
                  gint64       id)
{
  TableChanges *table = g_hash_table_lookup (self->tables, table_name);

  if (gops_changes_is_many (self, table_name))
    return GOPS_CHANGE_UPDATE;
  return table != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (table->rows, &id)) : GOPS_CHANGE_NONE;
}

/**
 * gops_changes_count:
 *
 * Returns: rows of @table known one by one; 0 when they are many
 */
guint
gops_changes_count (GopsChanges *self,
                    const char  *table_name)
{
  TableChanges *table = g_hash_table_lookup (self->tables, table_name);

  return table != NULL ? g_hash_table_size (table->rows) : 0;
}

/**
 * gops_changes_list:
 *
 * Returns: (transfer full) (element-type gint64): ids of the rows of @table known one by one, in no order
 */
GArray *
gops_changes_list (GopsChanges *self,
                   const char  *table_name)
{
  TableChanges *table = g_hash_table_lookup (self->tables, table_name);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id;

  if (table == NULL)
    return ids;
  g_hash_table_iter_init (&iter, table->rows);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (ids, id, 1);
  return ids;
}
