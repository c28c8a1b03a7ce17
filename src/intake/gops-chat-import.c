/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chat export: what was decided about it, and the way through a thread. */
#include "config.h"

#include "gops-chat-import-private.h"

#include <glib/gi18n-lib.h>

#include "gops-intake-error.h"
#include "gops-wall-clock.h"

static void
new_group_free (gpointer data)
{
  GopsChatNewGroup *wanted = data;

  if (wanted == NULL)
    return;
  g_free (wanted->kind);
  g_free (wanted->platform);
  g_free (wanted->language);
  g_free (wanted->name);
  g_free (wanted);
}

GopsChatImport *
gops_chat_import_new (GFile                *file,
                      const GopsChatFormat *format)
{
  GopsChatImport *self = g_atomic_rc_box_new0 (GopsChatImport);

  self->file = g_object_ref (file);
  self->name = g_file_get_basename (file);
  self->format = format;
  self->groups = g_array_new (FALSE, TRUE, sizeof (gint64));
  self->new_groups = g_ptr_array_new_with_free_func (new_group_free);
  return self;
}

GopsChatImport *
gops_chat_import_ref (GopsChatImport *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  GopsChatImport *self = data;

  g_object_unref (self->file);
  g_free (self->name);
  g_free (self->encoding);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_free (self->me);
  g_free (self->from_day);
  g_free (self->today);
  g_free (self->sheet);
  g_strfreev (self->map);
  g_array_unref (self->groups);
  g_ptr_array_unref (self->new_groups);
}

void
gops_chat_import_unref (GopsChatImport *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static void
set_text (char       **text,
          const char  *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

void
gops_chat_import_set_encoding (GopsChatImport *self,
                               const char     *encoding)
{
  set_text (&self->encoding, encoding);
}

void
gops_chat_import_set_date_order (GopsChatImport *self,
                                 GopsDateOrder   order)
{
  self->order = order;
  self->recalled_order = FALSE;
}

gboolean
gops_chat_import_set_time_zone (GopsChatImport  *self,
                                const char      *zone,
                                GError         **error)
{
  if (!gops_time_zone_set (&self->zone, zone, error))
    return FALSE;
  self->recalled_zone = FALSE;
  return TRUE;
}

void
gops_chat_import_set_me (GopsChatImport *self,
                         const char     *name)
{
  set_text (&self->me, name);
  self->recalled_me = FALSE;
}

const char *
gops_chat_import_get_me (GopsChatImport *self)
{
  return self->me;
}

void
gops_chat_import_set_from_day (GopsChatImport *self,
                               const char     *date)
{
  set_text (&self->from_day, date);
}

void
gops_chat_import_set_sheet (GopsChatImport *self,
                            const char     *sheet)
{
  set_text (&self->sheet, sheet);
}

void
gops_chat_import_set_map (GopsChatImport     *self,
                          const char *const  *map)
{
  g_strfreev (self->map);
  self->map = g_strdupv ((char **) map);
}

void
gops_chat_import_set_keep_texts (GopsChatImport *self,
                                 int             days)
{
  self->keep_texts = days;
  self->keep_texts_set = TRUE;
}

void
gops_chat_import_set_pseudonyms (GopsChatImport *self,
                                 gboolean        pseudonyms)
{
  self->pseudonyms = pseudonyms;
}

void
gops_chat_import_set_only_group (GopsChatImport *self,
                                 gint64          group)
{
  self->only_group = group;
}

void
gops_chat_import_set_group (GopsChatImport *self,
                            guint           room,
                            gint64          group)
{
  if (room >= self->groups->len)
    g_array_set_size (self->groups, room + 1);
  g_array_index (self->groups, gint64, room) = group;
}

static GopsChatNewGroup *
new_group_new (const GopsGroupDraft *draft)
{
  GopsChatNewGroup *wanted = g_new (GopsChatNewGroup, 1);

  *wanted = (GopsChatNewGroup) { g_strdup (draft->kind), g_strdup (draft->platform), g_strdup (draft->language), g_strdup (draft->name) };
  return wanted;
}

void
gops_chat_import_set_new_group (GopsChatImport       *self,
                                guint                 room,
                                const GopsGroupDraft *draft)
{
  if (room >= self->new_groups->len)
    g_ptr_array_set_size (self->new_groups, (int) room + 1);
  new_group_free (self->new_groups->pdata[room]);
  self->new_groups->pdata[room] = draft != NULL ? new_group_new (draft) : NULL;
}

/* --- opening --- */

gboolean
gops_chat_import_find_format (GopsChatImport  *self,
                              GCancellable    *cancellable,
                              GError         **error)
{
  g_autoptr (GopsFileHead) head = NULL;

  if (self->format != NULL)
    return TRUE;
  head = gops_file_head_read (self->file, self->encoding, cancellable, error);
  if (head == NULL)
    return FALSE;
  self->format = gops_chat_format_sniff (head);
  if (self->format != NULL)
    {
      self->rate = self->format->rate (head);
      return TRUE;
    }
  g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_NOT_TEXT,
               _("%s is no chat export that is known; choose its format if you know it"), self->name);
  return FALSE;
}

GopsChatReader *
gops_chat_import_open (GopsChatImport    *self,
                       GTimeZone         *zone,
                       gboolean           guess_order,
                       GopsImportReport  *report,
                       GCancellable      *cancellable,
                       GError           **error)
{
  GopsChatOptions options = { 0 };
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();   /* as in groups that the import makes */
  GopsChatReader *reader;

  if (!gops_chat_import_find_format (self, cancellable, error))
    return NULL;
  options.encoding = self->encoding;
  options.order = self->order;
  options.guess_order = guess_order;
  options.zone = self->zone != NULL ? self->zone : zone != NULL ? zone : local;
  options.me = self->me;
  options.from_day = self->from_day;
  options.today = self->today;
  options.sheet = self->sheet;
  options.map = (const char *const *) self->map;
  options.name = self->name;
  options.late_accounts = TRUE;
  report->format = self->format->id;
  reader = self->format->open (self->file, &options, report, cancellable, error);
  if (reader != NULL)
    report->encoding = g_strdup (gops_chat_reader_get_findings (reader)->encoding);
  return reader;
}

guint64
gops_chat_import_size (GopsChatImport *self)
{
  g_autoptr (GFileInfo) info = g_file_query_info (self->file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info != NULL ? (guint64) g_file_info_get_size (info) : 0;
}

/* --- in a thread --- */

typedef struct
{
  GopsChatImport *import;   /* (owned) */
  guint           n_samples;
} Order;

static Order *
order_new (GopsChatImport *import,
           guint           n_samples)
{
  Order *order = g_new (Order, 1);

  *order = (Order) { gops_chat_import_ref (import), n_samples };
  return order;
}

static void
order_free (gpointer data)
{
  gops_chat_import_unref (((Order *) data)->import);
  g_free (data);
}

static gpointer
survey_in_thread (GopsStore     *store,
                  gpointer       data,
                  GopsProgress  *progress,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Order *order = data;

  if (!gops_chat_import_recall (order->import, store, cancellable, error))
    return NULL;
  return gops_chat_import_survey (order->import, order->n_samples, progress, cancellable, error);
}

static gpointer
run_in_thread (GopsStore     *store,
               gpointer       data,
               GopsProgress  *progress,
               GCancellable  *cancellable,
               GError       **error)
{
  return gops_chat_import_run (((Order *) data)->import, store, FALSE, progress, cancellable, error);
}

void
gops_chat_import_survey_async (GopsChatImport      *self,
                               GopsStore           *store,
                               guint                n_samples,
                               GopsProgressFunc     on_progress,
                               gpointer             progress_data,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  gops_store_run_async (store, survey_in_thread, order_new (self, n_samples), order_free, (GDestroyNotify) gops_chat_survey_free,
                        on_progress, progress_data, cancellable, callback, user_data);
}

GopsChatSurvey *
gops_chat_import_survey_finish (GopsStore     *store,
                                GAsyncResult  *result,
                                GError       **error)
{
  return gops_store_run_finish (store, result, error);
}

void
gops_chat_import_run_async (GopsChatImport      *self,
                            GopsStore           *store,
                            GopsProgressFunc     on_progress,
                            gpointer             progress_data,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  gops_store_write_async (store, run_in_thread, order_new (self, 0), order_free, (GDestroyNotify) gops_import_report_free,
                          on_progress, progress_data, cancellable, callback, user_data);
}

GopsImportReport *
gops_chat_import_run_finish (GopsStore     *store,
                             GAsyncResult  *result,
                             GError       **error)
{
  return gops_store_run_finish (store, result, error);
}
