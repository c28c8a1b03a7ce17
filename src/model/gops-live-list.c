/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Live lists: ids in memory, records in pages, minimal items-changed. */

#include "config.h"

#include "gops-live-list.h"
#include "gops-record-private.h"
#include "gops-store-task.h"

#define PAGE          32
#define MAX_CACHED    (32 * PAGE)   /* a jump in a GtkListView asks for about 220 rows */
#define MANY_ROWS     5000          /* above, the query runs in a thread */
#define QUICK_STEPS   400000        /* of SQLite's machine: what it does in some 4 ms */
#define LONG_SPAN     1000

struct _GopsLiveList
{
  GObject parent_instance;

  GopsStore    *store;        /* (owned) */
  GPtrArray    *tables;       /* (owned) (element-type utf8): what makes us ask again */
  GopsIdQuery  *query;        /* (owned) (nullable) */
  char         *page_sql;     /* (owned) (nullable): loads a page of rows by id */
  GArray       *ids;          /* (owned) (element-type gint64) */
  GHashTable   *cache;        /* (owned): gint64* → GopsRecord */
  GQueue       *order;        /* (owned): cached ids, oldest first (GSIZE would cut them: gint64*) */
  GCancellable *running;      /* (owned) (nullable): the query in a thread */
  gboolean      stale;        /* cached records are to be read again when its answer comes */
  GType         type;
};

static void gops_live_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GopsLiveList, gops_live_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, gops_live_list_model_init))

enum { PROP_LOADING = 1 };
static GParamSpec *loading_pspec;

enum { RELOADED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- the cache of records --- */

/* Forgets the oldest records; those that somebody holds must go on being the one object of their row. */
static void
evict (GopsLiveList *self)
{
  for (guint tries = g_queue_get_length (self->order); tries > 0 && g_queue_get_length (self->order) > MAX_CACHED; tries--)
    {
      gint64 *id = g_queue_pop_head (self->order);
      GObject *record = g_hash_table_lookup (self->cache, id);

      if (record != NULL && g_atomic_int_get (&record->ref_count) > 1)
        {
          g_queue_push_tail (self->order, id);
          continue;
        }
      g_hash_table_remove (self->cache, id);
      g_free (id);
    }
}

static void
keep (GopsLiveList *self,
      GopsRecord   *record)
{
  gint64 id = gops_record_get_id (record);

  g_hash_table_replace (self->cache, g_memdup2 (&id, sizeof id), record);
  g_queue_push_tail (self->order, g_memdup2 (&id, sizeof id));
}

/* "… WHERE id IN (?1, … ?32)": one text for any number, parameters without a value match nothing. */
static GopsStatement *
query_rows (GopsLiveList *self,
            const gint64 *ids,
            guint         n)
{
  GopsStatement *rows;

  if (self->page_sql == NULL)
    {
      GString *sql = g_string_new (gops_record_select_sql (self->type));

      g_string_append (sql, "WHERE id IN (");
      for (guint i = 0; i < PAGE; i++)
        g_string_append_printf (sql, "%s?%u", i > 0 ? "," : "", i + 1);
      g_string_append_c (sql, ')');
      self->page_sql = g_string_free (sql, FALSE);
    }
  rows = gops_store_query (self->store, NULL, self->page_sql, NULL);
  for (guint i = 0; rows != NULL && i < n; i++)
    gops_statement_bind_int (rows, (int) i + 1, ids[i]);
  return rows;
}

static void
load_page (GopsLiveList *self,
           guint         position)
{
  guint start = position - position % PAGE, n = MIN (PAGE, self->ids->len - start);
  g_autoptr (GopsStatement) rows = query_rows (self, &g_array_index (self->ids, gint64, start), n);

  while (rows != NULL && gops_statement_next (rows, NULL))
    {
      gint64 id = gops_statement_int (rows, 0);
      GopsRecord *record = g_hash_table_lookup (self->cache, &id);

      if (record != NULL)
        continue;
      record = g_object_new (self->type, NULL);
      gops_record_read_row (record, rows);
      keep (self, record);
    }
}

static void
reload_page (GopsLiveList *self,
             const gint64 *ids,
             guint         n)
{
  g_autoptr (GopsStatement) rows = query_rows (self, ids, n);

  while (rows != NULL && gops_statement_next (rows, NULL))
    {
      gint64 id = gops_statement_int (rows, 0);
      g_autoptr (GopsRecord) record = g_hash_table_lookup (self->cache, &id);

      if (record != NULL)   /* a listener may have changed the cache */
        gops_record_read_row (g_object_ref (record), rows);
    }
}

/* Reads the cached records again; bindings see what differs. */
static void
reload_cache (GopsLiveList *self)
{
  guint n = 0, n_cached = g_hash_table_size (self->cache);
  g_autofree gint64 *ids = g_new (gint64, MAX (n_cached, 1));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->cache);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    ids[n++] = *(gint64 *) key;
  for (guint start = 0; start < n; start += PAGE)
    reload_page (self, ids + start, MIN (PAGE, n - start));
  self->stale = FALSE;
  g_signal_emit (self, signals[RELOADED], 0);
}

/* --- the ids --- */

static void
report (GopsLiveList *self,
        guint         position,
        guint         removed,
        GArray       *ids)
{
  guint added = ids->len - (self->ids->len - removed);

  if (MAX (removed, added) <= LONG_SPAN || removed == 0 || added == 0)
    {
      g_array_unref (self->ids);
      self->ids = ids;
      g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
      return;
    }
  g_array_remove_range (self->ids, position, removed);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, 0);
  g_array_unref (self->ids);
  self->ids = ids;
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, added);
}

/* Replaces the ids (takes @ids) and reports only the span that differs. */
static void
take_ids (GopsLiveList *self,
          GArray       *ids)
{
  guint shorter = MIN (self->ids->len, ids->len), head = 0, tail = 0;

#define ID(array, i) g_array_index (array, gint64, i)
  while (head < shorter && ID (self->ids, head) == ID (ids, head))
    head++;
  while (tail < shorter - head && ID (self->ids, self->ids->len - 1 - tail) == ID (ids, ids->len - 1 - tail))
    tail++;
#undef ID

  if (self->ids->len != ids->len || head < ids->len)
    report (self, head, self->ids->len - head - tail, ids);
  else
    g_array_unref (ids);
}

/* --- asking in a thread --- */

static gpointer
collect_in_thread (GopsStore    *store,
                   gpointer      data,
                   GopsProgress *progress,
                   GCancellable *cancellable,
                   GError      **error)
{
  return gops_id_query_run_apart (data, store, cancellable, error);
}

static void
set_running (GopsLiveList *self,
             GCancellable *running)
{
  gboolean was = self->running != NULL;

  if (self->running != NULL)
    g_cancellable_cancel (self->running);   /* its answer is late and will be dropped */
  g_set_object (&self->running, running);
  if (was != (running != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), loading_pspec);
}

static void
on_query_collected_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr (GopsLiveList) self = user_data;
  g_autoptr (GCancellable) answered = NULL;
  g_autoptr (GError) error = NULL;
  GArray *ids = gops_store_run_finish (GOPS_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;   /* a newer question is on its way */
  answered = g_object_ref (self->running);
  if (self->stale && ids != NULL)
    reload_cache (self);
  if (ids != NULL)   /* else the file can't be read; whoever writes next will hear why */
    take_ids (self, ids);
  if (self->running == answered)   /* and nobody has asked anew; till now, for between two signals there may be no rows */
    set_running (self, NULL);
}

static void
ask_in_thread (GopsLiveList *self)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  set_running (self, cancellable);
  gops_store_run_async (self->store, collect_in_thread, gops_id_query_ref (self->query), (GDestroyNotify) gops_id_query_unref,
                        (GDestroyNotify) g_array_unref, NULL, NULL, cancellable, on_query_collected_cb, g_object_ref (self));
}

/* Asks at once, but gives up when it takes longer than a frame may. */
static gboolean
ask_now (GopsLiveList *self)
{
  g_autoptr (GError) error = NULL;
  GArray *ids;

  gops_store_limit_work (self->store, QUICK_STEPS);
  ids = gops_id_query_run (self->query, self->store, NULL, &error);
  gops_store_limit_work (self->store, 0);
  if (g_error_matches (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_INTERRUPTED))
    return FALSE;
  set_running (self, NULL);
  if (ids != NULL)
    take_ids (self, ids);
  return TRUE;
}

static void
ask (GopsLiveList *self)
{
  if (self->query == NULL)
    return;
  if (self->ids->len > MANY_ROWS || !ask_now (self))
    ask_in_thread (self);
}

static void
on_store_changed_cb (GopsLiveList *self,
                     GopsChanges  *changes)
{
  for (guint i = 0; i < self->tables->len; i++)
    if (gops_changes_touch (changes, g_ptr_array_index (self->tables, i)))
      {
        self->stale = TRUE;
        if (self->ids->len <= MANY_ROWS || self->query == NULL)
          reload_cache (self);
        ask (self);
        return;
      }
}

/* --- GListModel --- */

static GType
gops_live_list_get_item_type (GListModel *model)
{
  return GOPS_LIVE_LIST (model)->type;
}

static guint
gops_live_list_get_n_items (GListModel *model)
{
  return GOPS_LIVE_LIST (model)->ids->len;
}

static gpointer
gops_live_list_get_item (GListModel *model,
                         guint       position)
{
  GopsLiveList *self = GOPS_LIVE_LIST (model);
  gint64 id;
  GopsRecord *record;

  if (position >= self->ids->len)
    return NULL;
  id = g_array_index (self->ids, gint64, position);
  record = g_hash_table_lookup (self->cache, &id);
  if (record == NULL)
    {
      load_page (self, position);
      record = g_hash_table_lookup (self->cache, &id);
    }
  /* Deleted by somebody else since we asked: an empty record until ::changed comes. */
  record = record != NULL ? g_object_ref (record) : g_object_new (self->type, "id", id, NULL);
  evict (self);
  return record;
}

static void
gops_live_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = gops_live_list_get_item_type;
  iface->get_n_items = gops_live_list_get_n_items;
  iface->get_item = gops_live_list_get_item;
}

/* --- object --- */

static void
gops_live_list_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  if (id == PROP_LOADING)
    g_value_set_boolean (value, gops_live_list_is_loading (GOPS_LIVE_LIST (object)));
}

static void
gops_live_list_dispose (GObject *object)
{
  GopsLiveList *self = GOPS_LIVE_LIST (object);

  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (gops_live_list_parent_class)->dispose (object);
}

static void
gops_live_list_finalize (GObject *object)
{
  GopsLiveList *self = GOPS_LIVE_LIST (object);

  g_ptr_array_unref (self->tables);
  g_clear_pointer (&self->query, gops_id_query_unref);
  g_free (self->page_sql);
  g_array_unref (self->ids);
  g_hash_table_unref (self->cache);
  g_queue_free_full (self->order, g_free);

  G_OBJECT_CLASS (gops_live_list_parent_class)->finalize (object);
}

static void
gops_live_list_class_init (GopsLiveListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = gops_live_list_get_property;
  object_class->dispose = gops_live_list_dispose;
  object_class->finalize = gops_live_list_finalize;

  loading_pspec = g_param_spec_boolean ("loading", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, PROP_LOADING, loading_pspec);

  signals[RELOADED] = g_signal_new ("reloaded", GOPS_TYPE_LIVE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gops_live_list_init (GopsLiveList *self)
{
  self->tables = g_ptr_array_new_with_free_func (g_free);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->cache = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->order = g_queue_new ();
}

/**
 * gops_live_list_new:
 * @type: a record type
 * @first_table: tables that make the list ask again when they change, ended by NULL
 */
GopsLiveList *
gops_live_list_new (GType       type,
                    GopsStore  *store,
                    const char *first_table,
                    ...)
{
  GopsLiveList *self = g_object_new (GOPS_TYPE_LIVE_LIST, NULL);
  va_list args;

  self->type = type;
  self->store = g_object_ref (store);
  va_start (args, first_table);
  for (const char *table = first_table; table != NULL; table = va_arg (args, const char *))
    g_ptr_array_add (self->tables, g_strdup (table));
  va_end (args);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

static void
show_query (GopsLiveList *self,
            GopsIdQuery  *query)
{
  g_clear_pointer (&self->query, gops_id_query_unref);
  self->query = query;
  ask (self);
}

/**
 * gops_live_list_set_query:
 * @sql: a SELECT whose first column is the id, with its ORDER BY
 * @format: (nullable): parameters: i l f s, as in gops-store.h; copied
 *
 * Shows another query; rows that are in both keep their records.
 */
void
gops_live_list_set_query (GopsLiveList *self,
                          const char   *sql,
                          const char   *format,
                          ...)
{
  va_list args;

  va_start (args, format);
  show_query (self, gops_id_query_new (sql, NULL, format, args));
  va_end (args);
}

/**
 * gops_live_list_set_sorted_query:
 * @sql: a SELECT of ids and what they are sorted by, without ORDER BY
 * @order: (nullable): see gops-id-query.h
 *
 * The same for so many rows that SQLite would take long to sort them.
 */
void
gops_live_list_set_sorted_query (GopsLiveList      *self,
                                 const char        *sql,
                                 const GopsIdOrder *order,
                                 const char        *format,
                                 ...)
{
  va_list args;

  va_start (args, format);
  show_query (self, gops_id_query_new (sql, order, format, args));
  va_end (args);
}

/**
 * gops_live_list_set_ids:
 * @ids: (element-type gint64): copied
 *
 * Shows these rows, as found by a GopsNameIndex; ends the query. Their records go on following the file.
 */
void
gops_live_list_set_ids (GopsLiveList *self,
                        GArray       *ids)
{
  g_clear_pointer (&self->query, gops_id_query_unref);
  set_running (self, NULL);
  take_ids (self, g_array_copy (ids));
}

/**
 * gops_live_list_find:
 *
 * Returns: the position of row @id, or %G_MAXUINT
 */
guint
gops_live_list_find (GopsLiveList *self,
                     gint64        id)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      return i;
  return G_MAXUINT;
}

gint64
gops_live_list_get_id (GopsLiveList *self,
                       guint         position)
{
  g_return_val_if_fail (position < self->ids->len, 0);

  return g_array_index (self->ids, gint64, position);
}

/**
 * gops_live_list_is_loading:
 *
 * Returns: whether a thread is asking; what is shown is the answer before
 */
gboolean
gops_live_list_is_loading (GopsLiveList *self)
{
  return self->running != NULL;
}
