/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posters of many groups and their channels as files of one folder. */
#include "config.h"
#include "gops-poster-batch.h"

#include <glib/gi18n.h>
#include "gops-file-problem.h"
#include "gops-file-writer.h"
#include "gops-output-error.h"
#include "gops-poster-digest.h"
#include "gops-poster-ledger.h"
#include "gops-poster-name.h"
#include "gops-workspace.h"

/* Posters that are ready to be drawn and wait for a thread, for each of them. */
#define MOST_WAITING 4

/* One poster on its way. */
typedef struct
{
  GopsPosterJob    *job;
  GopsPosterResult *result;   /* (unowned): among those of the batch when it is done */
  GopsPosterEntry  *entry;    /* what the table will say of it */
  guint             number;   /* 0 … */
} Item;

struct _GopsPosterBatch
{
  GopsPosterOrder   order;
  const char       *pattern;
  GopsPosterLedger *ledger;      /* (owned) (nullable) */
  GHashTable       *names;       /* (element-type utf8): of this run, in small letters */
  GPtrArray        *results;     /* (element-type GopsPosterResult) (nullable members): by number */
  guint             total;       /* posters in all */
  char             *date;
  char             *template_digest;

  /* of the threads */
  GMutex            lock;        /* for what follows, the ledger and the results */
  GCond             changed;
  GQueue            waiting;     /* (element-type Item) */
  guint             done;
  gboolean          closed;      /* no more will come */
  GError           *problem;     /* (nullable): what stops all */
  GCancellable     *cancellable; /* (unowned) (nullable) */
};

static void
result_free (GopsPosterResult *self)
{
  if (self == NULL)
    return;
  g_free (self->file);
  g_free (self->label);
  g_free (self->problem);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_free (self);
}

static void
item_free (Item *self)
{
  g_clear_pointer (&self->job, gops_poster_job_free);
  g_clear_pointer (&self->entry, gops_poster_entry_free);
  g_clear_pointer (&self->result, result_free);
  g_free (self);
}

static gboolean
check_ending (const char *ending, GError **error)
{
  static const char *const endings[] = { ".png", ".jpg", ".jpeg", ".webp", ".svg", ".pdf", NULL };

  if (g_strv_contains (endings, ending))
    return TRUE;
  g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_FORMAT,
               _("“%s” does not say the format: let the name end in .png, .jpg, .webp, .svg or .pdf"), ending);
  return FALSE;
}

GopsPosterBatch *
gops_poster_batch_new (const GopsPosterOrder *order, GError **error)
{
  const char *pattern = order->pattern != NULL ? order->pattern : GOPS_POSTER_NAME_PATTERN;
  GopsPosterBatch *self;

  if (!gops_poster_name_check (pattern, error) || !check_ending (order->ending, error))
    return NULL;
  self = g_new0 (GopsPosterBatch, 1);
  self->order = *order;
  self->pattern = pattern;
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->results = g_ptr_array_new_with_free_func ((GDestroyNotify) result_free);
  self->template_digest = gops_poster_digest_of_template (order->wish.design);
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  g_queue_init (&self->waiting);
  return self;
}

void
gops_poster_batch_free (GopsPosterBatch *self)
{
  g_queue_clear_full (&self->waiting, (GDestroyNotify) item_free);
  g_clear_pointer (&self->ledger, gops_poster_ledger_free);
  g_hash_table_unref (self->names);
  g_ptr_array_unref (self->results);
  g_clear_error (&self->problem);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self->date);
  g_free (self->template_digest);
  g_free (self);
}

/* In the threads */

/* Whether the file is there, of the same content as when it was written, and would be drawn from the same. */
static gboolean
is_kept (GopsPosterBatch *self, Item *item, GFile *file)
{
  g_autofree char *holds = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_mutex_lock (&self->lock);
  {
    const GopsPosterEntry *known = gops_poster_ledger_find (self->ledger, item->entry->file);

    if (known != NULL && g_str_equal (known->file, item->entry->file) && g_str_equal (known->shows, item->entry->shows))
      holds = g_strdup (known->holds);
  }
  g_mutex_unlock (&self->lock);
  if (holds == NULL)
    return FALSE;
  bytes = g_file_load_bytes (file, NULL, NULL, NULL);
  item->entry->holds = bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;
  item->entry->bytes = bytes != NULL ? g_bytes_get_size (bytes) : 0;
  if (g_strcmp0 (item->entry->holds, holds) == 0)
    return TRUE;
  g_clear_pointer (&item->entry->holds, g_free);
  return FALSE;
}

/* Returns: FALSE when nothing can be written any more, with @error. */
static gboolean
write_item (GopsPosterBatch *self, Item *item, GFile *file, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) bytes = gops_poster_to_bytes (&item->job->poster, &item->job->print, item->entry->file, item->job->author, &item->result->notes, &problem);

  if (bytes == NULL)
    {
      item->result->outcome = GOPS_POSTER_FAILED;
      item->result->problem = g_strdup (problem->message);
      return TRUE;
    }
  if (!gops_file_write (file, bytes, self->cancellable, error))
    return FALSE;
  item->entry->bytes = g_bytes_get_size (bytes);
  item->entry->holds = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return TRUE;
}

static void
finish_item (GopsPosterBatch *self, Item *item)
{
  item->result->bytes = item->entry->bytes;
  if (item->result->outcome == GOPS_POSTER_WRITTEN)
    gops_poster_ledger_add (self->ledger, g_steal_pointer (&item->entry));
  if (self->results->len <= item->number)
    g_ptr_array_set_size (self->results, (int) item->number + 1);
  self->results->pdata[item->number] = g_steal_pointer (&item->result);
  self->done++;
}

/* Takes @item. */
static void
draw_item (GopsPosterBatch *self, Item *item)
{
  g_autoptr (GFile) file = g_file_get_child (self->order.folder, item->entry->file);
  g_autoptr (GError) error = NULL;
  gboolean ok = TRUE;

  if (is_kept (self, item, file))
    item->result->outcome = GOPS_POSTER_KEPT;
  else
    ok = write_item (self, item, file, &error);
  g_mutex_lock (&self->lock);
  if (ok)
    finish_item (self, item);
  else if (self->problem == NULL)
    self->problem = g_steal_pointer (&error);
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
  item_free (item);
}

/* (transfer full) (nullable): NULL when nothing more is to be done */
static Item *
take_item (GopsPosterBatch *self)
{
  Item *item = NULL;

  g_mutex_lock (&self->lock);
  while (self->problem == NULL && !self->closed && g_queue_is_empty (&self->waiting) && !g_cancellable_is_cancelled (self->cancellable))
    g_cond_wait (&self->changed, &self->lock);
  if (self->problem == NULL && !g_cancellable_is_cancelled (self->cancellable))
    item = g_queue_pop_head (&self->waiting);
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
  return item;
}

static gpointer
on_draw_thread (gpointer data)
{
  Item *item;

  while ((item = take_item (data)) != NULL)
    draw_item (data, item);
  return NULL;
}

/* In the store's thread */

static char *
small_letters (const char *file)
{
  g_autofree char *folded = g_utf8_casefold (file, -1);

  return g_utf8_normalize (folded, -1, G_NORMALIZE_ALL_COMPOSE);
}

/* Whether another poster has the name, of this run or of an earlier one: of another group, channel or template. */
static gboolean
is_taken (GopsPosterBatch *self, const char *file, const Item *item)
{
  g_autofree char *key = small_letters (file);
  const GopsPosterEntry *known, *entry = item->entry;
  gboolean taken;

  if (g_hash_table_contains (self->names, key))
    return TRUE;
  g_mutex_lock (&self->lock);
  known = gops_poster_ledger_find (self->ledger, file);
  taken = known != NULL && (known->group_id != entry->group_id || known->channel_id != entry->channel_id || !g_str_equal (known->template_id, entry->template_id));
  g_mutex_unlock (&self->lock);
  return taken;
}

/* Two of one name get the id behind it; two of one name and id, which a pattern of constant text makes, a number. */
static char *
name_file (GopsPosterBatch *self, const Item *item, const GopsPosterName *parts)
{
  g_autofree char *name = gops_poster_name_make (self->pattern, parts, NULL);
  char *file = g_strconcat (name, self->order.ending, NULL);

  for (guint i = 1; is_taken (self, file, item); i++)
    {
      g_autofree char *extra = i == 1 ? g_strdup_printf ("-%" G_GINT64_FORMAT, parts->id) : g_strdup_printf ("-%" G_GINT64_FORMAT "-%u", parts->id, i);
      g_autofree char *other = gops_poster_name_make (self->pattern, parts, extra);

      g_free (file);
      file = g_strconcat (other, self->order.ending, NULL);
    }
  g_hash_table_add (self->names, small_letters (file));
  return file;
}

static GopsPosterEntry *
make_entry (GopsPosterBatch *self, const GopsDossier *dossier, GopsChannel *channel, const GopsPosterJob *job)
{
  GopsPosterEntry *entry = g_new0 (GopsPosterEntry, 1);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  entry->group = g_strdup (gops_record_get_text (dossier->group, GOPS_GROUP_NAME));
  entry->channel = g_strdup (channel != NULL ? gops_record_get_text (channel, GOPS_CHANNEL_NAME) : "");
  entry->template_id = g_strdup (gops_poster_template_get_id (job->poster.design));
  entry->size = g_strdup_printf ("%dx%d", job->poster.width, job->poster.height);
  entry->code = g_strdup (g_hash_table_lookup (job->poster.fields, "qr"));
  if (entry->code == NULL)
    entry->code = g_strdup ("");
  entry->written = g_date_time_format_iso8601 (now);
  entry->group_id = gops_record_get_id (dossier->group);
  entry->channel_id = channel != NULL ? gops_record_get_id (channel) : 0;
  entry->shows = gops_poster_digest (job, self->template_digest, self->order.ending);
  return entry;
}

static Item *
make_item (GopsPosterBatch *self, GopsStore *store, const GopsDossier *dossier, GopsChannel *channel, guint number, GError **error)
{
  GopsPosterJob *job = gops_poster_job_new (store, dossier, channel, &self->order.wish, error);
  Item *item;
  GopsPosterEntry *entry;

  if (job == NULL)
    return NULL;
  gops_poster_fit (&job->poster);
  item = g_new0 (Item, 1);
  item->job = job;
  item->number = number;
  item->entry = entry = make_entry (self, dossier, channel, job);
  entry->file = name_file (self, item, &(GopsPosterName) { entry->group, entry->channel, entry->template_id, entry->size, job->language, self->date,
                                                           channel != NULL ? entry->channel_id : entry->group_id, number + 1 });
  item->result = g_new0 (GopsPosterResult, 1);
  item->result->file = g_strdup (entry->file);
  item->result->label = channel != NULL ? g_strdup_printf ("%s · %s", entry->group, entry->channel) : g_strdup (entry->group);
  return item;
}

/* Waits until there is room; takes @item.  FALSE when all must stop. */
static gboolean
hand_over (GopsPosterBatch *self, Item *item, guint threads, GopsProgress *progress)
{
  g_autofree char *label = g_strdup (item->result->label);
  gboolean go_on;
  guint done;

  g_mutex_lock (&self->lock);
  while (self->problem == NULL && g_queue_get_length (&self->waiting) >= threads * MOST_WAITING && !g_cancellable_is_cancelled (self->cancellable))
    g_cond_wait (&self->changed, &self->lock);
  go_on = self->problem == NULL && !g_cancellable_is_cancelled (self->cancellable);
  g_queue_push_tail (&self->waiting, item);
  done = self->done;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
  gops_progress_report (progress, done, self->total, label);   /* without the lock: who listens may cancel */
  return go_on;
}

static gboolean
order_group (GopsPosterBatch *self, GopsStore *store, gint64 group, guint threads, guint *number, GopsProgress *progress, GError **error)
{
  g_autoptr (GopsDossier) dossier = gops_dossier_load (store, group, NULL, error);

  if (dossier == NULL)
    return FALSE;
  for (guint i = 0; i <= (self->order.channels ? dossier->channels->len : 0); i++)
    {
      Item *item = make_item (self, store, dossier, i > 0 ? dossier->channels->pdata[i - 1] : NULL, (*number)++, error);

      if (item == NULL)
        return FALSE;
      if (!hand_over (self, item, threads, progress))
        return TRUE;   /* what stops all is told by whom it happened to */
    }
  return TRUE;
}

static gboolean
order_groups (GopsPosterBatch *self, GopsStore *store, guint threads, GopsProgress *progress, GError **error)
{
  guint number = 0;

  for (guint i = 0; i < self->order.groups->len && !g_cancellable_is_cancelled (self->cancellable) && self->problem == NULL; i++)
    if (!order_group (self, store, g_array_index (self->order.groups, gint64, i), threads, &number, progress, error))
      return FALSE;
  return TRUE;
}

/* How many posters it will be. */
static gboolean
count_posters (GopsPosterBatch *self, GopsStore *store, GError **error)
{
  self->total = self->order.groups->len;
  for (guint i = 0; self->order.channels && i < self->order.groups->len; i++)
    {
      gint64 n;

      if (!gops_store_read_int (store, &n, error, "SELECT count(*) FROM channel WHERE group_id = ?1", "l", g_array_index (self->order.groups, gint64, i)))
        return FALSE;
      self->total += (guint) n;
    }
  return TRUE;
}

static gboolean
make_folder (GFile *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (g_file_make_directory_with_parents (folder, cancellable, &problem) || g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_EXISTS))
    return TRUE;
  gops_file_problem_writing (folder, &problem);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* No thread waits for what will not come. */
static void
on_cancelled_cb (GCancellable *cancellable, gpointer data)
{
  GopsPosterBatch *self = data;

  g_mutex_lock (&self->lock);
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
}

static void
close_order (GopsPosterBatch *self, gboolean ok, GopsProgress *progress)
{
  g_mutex_lock (&self->lock);
  if (!ok)
    g_queue_clear_full (&self->waiting, (GDestroyNotify) item_free);
  self->closed = TRUE;
  g_cond_broadcast (&self->changed);
  while (ok && self->done < self->total && self->problem == NULL && !g_cancellable_is_cancelled (self->cancellable))
    {
      guint done = self->done;

      g_mutex_unlock (&self->lock);
      gops_progress_report (progress, done, self->total, NULL);
      g_mutex_lock (&self->lock);
      if (self->done == done && !g_cancellable_is_cancelled (self->cancellable) && self->problem == NULL)
        g_cond_wait (&self->changed, &self->lock);
    }
  g_mutex_unlock (&self->lock);
}

/* What could not be written, after what was. */
static gboolean
tell_problem (GopsPosterBatch *self, GError **error)
{
  if (self->problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->problem));
  if (self->done > 0 && error != NULL && !g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *what = g_steal_pointer (&(*error)->message);

      /* Translators: the problem of one file, then how many are well */
      (*error)->message = g_strdup_printf (_("%s. %u of %u posters are written and whole: do the same again, and only the others are drawn"), what,
                                           self->done, self->total);
    }
  return FALSE;
}

/* Numbers that were not reached leave gaps. */
static void
close_gaps (GopsPosterBatch *self)
{
  guint n = 0;

  for (guint i = 0; i < self->results->len; i++)
    {
      gpointer result = g_steal_pointer (&self->results->pdata[i]);

      if (result != NULL)
        self->results->pdata[n++] = result;
    }
  g_ptr_array_set_size (self->results, (int) n);
}

static gboolean
run_threads (GopsPosterBatch *self, GopsStore *store, GopsProgress *progress, GError **error)
{
  guint threads = CLAMP (self->order.threads > 0 ? self->order.threads : g_get_num_processors (), 1, GOPS_POSTER_BATCH_MOST_THREADS);
  GThread *drawers[GOPS_POSTER_BATCH_MOST_THREADS];
  gboolean ok;

  for (guint i = 0; i < threads; i++)
    drawers[i] = g_thread_new ("posters", on_draw_thread, self);
  ok = order_groups (self, store, threads, progress, error);
  close_order (self, ok, progress);
  for (guint i = 0; i < threads; i++)
    g_thread_join (drawers[i]);
  return ok;
}

gboolean
gops_poster_batch_run (GopsPosterBatch *self, GopsStore *store, GopsProgress *progress, GCancellable *cancellable, GError **error)
{
  gulong handler;
  gboolean ok;

  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !make_folder (self->order.folder, cancellable, error)
      || !count_posters (self, store, error))
    return FALSE;
  self->ledger = gops_poster_ledger_open (self->order.folder);
  self->date = gops_date_today (store, NULL);
  self->cancellable = cancellable;
  handler = cancellable != NULL ? g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled_cb), self, NULL) : 0;
  ok = run_threads (self, store, progress, error);
  g_cancellable_disconnect (cancellable, handler);
  close_gaps (self);
  /* The lines that were added say the same; in order it is only easier to read. */
  (void) gops_poster_ledger_save (self->ledger, NULL, NULL);
  return ok && tell_problem (self, error) && !g_cancellable_set_error_if_cancelled (cancellable, error);
}

GPtrArray *
gops_poster_batch_get_results (GopsPosterBatch *self)
{
  return self->results;
}

guint
gops_poster_batch_count (GopsPosterBatch *self, GopsPosterOutcome outcome)
{
  guint n = 0;

  for (guint i = 0; i < self->results->len; i++)
    n += ((const GopsPosterResult *) self->results->pdata[i])->outcome == outcome;
  return n;
}
