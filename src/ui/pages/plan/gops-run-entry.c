/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The run sheet as a list. */
#include "config.h"

#include "gops-run-entry.h"

struct _GopsRunEntry
{
  GObject parent_instance;

  char             *key;      /* (owned) */
  char             *shown;    /* (owned): all that the line shows, to compare */
  GopsMoment        moment;
  const GopsRunRow *row;      /* (nullable) borrowed from the sheet that is shown */
  const GopsTick   *tick;     /* (nullable) as above */
  guint             n_more;
  gboolean          below;
  gboolean          open;
};

G_DEFINE_FINAL_TYPE (GopsRunEntry, gops_run_entry, G_TYPE_OBJECT)

const char *
gops_run_entry_get_key (GopsRunEntry *self)
{
  return self->key;
}

GopsMoment
gops_run_entry_get_moment (GopsRunEntry *self)
{
  return self->moment;
}

const GopsRunRow *
gops_run_entry_get_row (GopsRunEntry *self)
{
  return self->row;
}

const GopsTick *
gops_run_entry_get_tick (GopsRunEntry *self)
{
  return self->tick;
}

guint
gops_run_entry_get_more (GopsRunEntry *self)
{
  return self->n_more;
}

gboolean
gops_run_entry_is_below (GopsRunEntry *self)
{
  return self->below;
}

gboolean
gops_run_entry_is_open (GopsRunEntry *self)
{
  return self->open;
}

gboolean
gops_run_entry_is_many (GopsRunEntry *self)
{
  return self->row != NULL && self->tick == NULL;
}

/* --- what the list is to be --- */

static char *
describe_tick (const GopsTick *tick,
               gint64          now)
{
  g_autofree char *title = gops_tick_title (tick), *outcome = gops_tick_outcome (tick, now);
  const char *owner = tick->kind == GOPS_TICK_POST ? gops_record_get_text (tick->item->item, GOPS_PLAN_ITEM_OWNER) : "";
  const char *status = tick->kind == GOPS_TICK_POST ? tick->item->status : "";
  const char *type = tick->kind == GOPS_TICK_POST ? gops_record_get_text (tick->item->item, GOPS_PLAN_ITEM_TYPE) : "";

  return g_strdup_printf ("%d %" G_GINT64_FORMAT " %s\n%s\n%s\n%s\n%s\n%s", tick->moment, tick->due, title, status, outcome, owner, type,
                          gops_tick_get_text (tick));
}

static char *
describe (GopsRunEntry *self,
          gint64        now)
{
  g_autofree char *title = self->row != NULL ? gops_run_row_title (self->row) : NULL;
  g_autofree char *tick = self->row == NULL ? NULL : describe_tick (self->tick != NULL ? self->tick : gops_run_row_get_tick (self->row, 0), now);

  return g_strdup_printf ("%d%d%d %u %u %u %u %s %s", self->open, self->below, self->moment, self->n_more, self->below || self->row == NULL ? 0 : self->row->n_done,
                          self->below || self->row == NULL ? 0 : self->row->n_skipped,
                          self->row != NULL ? self->row->ticks->len : 0, title, tick);
}

static GopsRunEntry *
add (GPtrArray *entries,
     char      *key)   /* (transfer full) */
{
  GopsRunEntry *entry = g_object_new (GOPS_TYPE_RUN_ENTRY, NULL);

  entry->key = key;
  g_ptr_array_add (entries, entry);
  return entry;
}

static void
add_more (GPtrArray  *entries,
          GopsMoment  moment,
          const char *of,
          gboolean    below,
          guint       n)
{
  GopsRunEntry *entry;

  if (n == 0)
    return;
  entry = add (entries, g_strdup_printf ("more/%s", of));
  entry->moment = moment;
  entry->n_more = n;
  entry->below = below;
}

/* A row of many is called by what it is, one of a single tick by the tick. */
static void
add_row (GPtrArray        *entries,
         const GopsRunRow *row,
         GHashTable       *open)
{
  gboolean many = row->ticks->len > 1;
  guint shown = MIN (row->ticks->len, GOPS_RUN_MOST_TICKS);
  GopsRunEntry *head = add (entries, many ? gops_run_row_dup_key (row) : gops_tick_dup_key (gops_run_row_get_tick (row, 0)));

  head->moment = row->moment;
  head->row = row;
  head->tick = many ? NULL : gops_run_row_get_tick (row, 0);
  head->open = many && g_hash_table_contains (open, head->key);
  for (guint i = 0; head->open && i < shown; i++)
    {
      GopsRunEntry *entry = add (entries, gops_tick_dup_key (gops_run_row_get_tick (row, i)));

      entry->moment = row->moment;
      entry->row = row;
      entry->tick = gops_run_row_get_tick (row, i);
      entry->below = TRUE;
    }
  if (head->open)
    add_more (entries, row->moment, head->key, TRUE, row->ticks->len - shown);
}

static GPtrArray *
list_entries (const GopsRunSheet *sheet,
              GHashTable         *open,
              gint64              now)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);
  guint counts[GOPS_MOMENT_DONE + 1] = { 0 };

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const GopsRunRow *row = g_ptr_array_index (sheet->rows, i);
      guint n = ++counts[row->moment];
      gboolean last = i + 1 == sheet->rows->len || ((const GopsRunRow *) g_ptr_array_index (sheet->rows, i + 1))->moment != row->moment;

      if (n <= GOPS_RUN_MOST_ROWS)
        add_row (entries, row, open);
      if (last)
        add_more (entries, row->moment, gops_moment_to_string (row->moment), FALSE, n - MIN (n, GOPS_RUN_MOST_ROWS));
    }
  for (guint i = 0; i < entries->len; i++)
    {
      GopsRunEntry *entry = g_ptr_array_index (entries, i);

      entry->shown = describe (entry, now);
    }
  return entries;
}

/* --- from what it is to what it is to be --- */

static gboolean
is_same (GopsRunEntry *one,
         GopsRunEntry *other)
{
  return g_str_equal (one->key, other->key) && g_str_equal (one->shown, other->shown);
}

/* Whether the entry of @list at @at is @wanted; then it points where that does. */
static gboolean
keep (GListModel   *list,
      guint         at,
      GopsRunEntry *wanted)
{
  g_autoptr (GopsRunEntry) entry = g_list_model_get_item (list, at);

  if (entry == NULL || !is_same (entry, wanted))
    return FALSE;
  entry->row = wanted->row;
  entry->tick = wanted->tick;
  return TRUE;
}

/* Whether the entry at @at is still wanted further on, by its key. */
static gboolean
is_wanted (GListModel *list,
           guint       at,
           GHashTable *wanted)
{
  g_autoptr (GopsRunEntry) entry = g_list_model_get_item (list, at);
  GopsRunEntry *new = entry != NULL ? g_hash_table_lookup (wanted, entry->key) : NULL;

  return new != NULL && is_same (entry, new);
}

/* What is done goes out of the middle and to the end: all between stays. */
void
gops_run_entries_update (GListStore         *list,
                         const GopsRunSheet *sheet,
                         GHashTable         *open,
                         gint64              now)
{
  g_autoptr (GPtrArray) entries = list_entries (sheet, open, now);
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);
  GListModel *model = G_LIST_MODEL (list);
  guint i;

  for (i = 0; i < entries->len; i++)
    g_hash_table_insert (wanted, ((GopsRunEntry *) g_ptr_array_index (entries, i))->key, g_ptr_array_index (entries, i));
  for (i = 0; i < entries->len; i++)
    {
      GopsRunEntry *entry = g_ptr_array_index (entries, i);

      while (i < g_list_model_get_n_items (model) && !keep (model, i, entry) && (!is_wanted (model, i, wanted) || keep (model, i + 1, entry)))
        g_list_store_remove (list, i);
      if (!keep (model, i, entry))
        g_list_store_insert (list, i, entry);
      g_hash_table_remove (wanted, entry->key);
    }
  g_list_store_splice (list, i, g_list_model_get_n_items (model) - i, NULL, 0);
}

/* --- object --- */

static void
gops_run_entry_finalize (GObject *object)
{
  GopsRunEntry *self = GOPS_RUN_ENTRY (object);

  g_free (self->key);
  g_free (self->shown);

  G_OBJECT_CLASS (gops_run_entry_parent_class)->finalize (object);
}

static void
gops_run_entry_class_init (GopsRunEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gops_run_entry_finalize;
}

static void
gops_run_entry_init (GopsRunEntry *self)
{
}
