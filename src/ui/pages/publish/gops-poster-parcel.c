/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A poster on its way out of the window. */

#include "config.h"

#include <glib/gstdio.h>

#include "gops-poster-parcel.h"

#define PICTURE "image/png"

struct _GopsPosterParcel
{
  GdkContentProvider parent_instance;

  GopsPosterDraft *draft;    /* (owned) */
  char            *name;     /* (owned) */
  char            *author;   /* (owned) (nullable) */
  GMutex           lock;     /* what is below: chats ask for several forms at once */
  GFile           *file;     /* (owned) (nullable): once it is written */
};

G_DEFINE_FINAL_TYPE (GopsPosterParcel, gops_poster_parcel, GDK_TYPE_CONTENT_PROVIDER)

/* Somebody asks for it in one form. */
typedef struct
{
  const char    *mime;       /* interned */
  GOutputStream *stream;     /* (owned) */
  GFile         *file;       /* (owned) (nullable): the answer */
  char          *picture;    /* (owned) (nullable): or what is in it */
  gsize          length;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_object_unref (wish->stream);
  g_clear_object (&wish->file);
  g_free (wish->picture);
  g_free (wish);
}

/* --- in the thread --- */

/* Returns: (transfer full) (nullable) */
static GFile *
write_file (GopsPosterParcel *self,
            GCancellable     *cancellable,
            GError          **error)
{
  GopsPoster poster = gops_poster_draft_as_poster (self->draft);
  g_autofree char *folder = g_dir_make_tmp ("groupops-poster-XXXXXX", error);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, self->name, NULL) : NULL;
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;

  if (file == NULL)
    return NULL;
  if (gops_poster_export (&poster, file, self->author, NULL, cancellable, error))
    return g_steal_pointer (&file);
  (void) g_rmdir (folder);   /* the error says more than an empty folder that stays */
  return NULL;
}

static gboolean
ensure_file (GopsPosterParcel *self,
             GCancellable     *cancellable,
             GError          **error)
{
  gboolean there;

  g_mutex_lock (&self->lock);
  if (self->file == NULL)
    self->file = write_file (self, cancellable, error);
  there = self->file != NULL;
  g_mutex_unlock (&self->lock);
  return there;
}

static void
prepare_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  GopsPosterParcel *self = source;
  Wish *wish = data;
  GError *error = NULL;

  if (!ensure_file (self, cancellable, &error) ||
      (g_str_equal (wish->mime, PICTURE) && !g_file_load_contents (self->file, cancellable, &wish->picture, &wish->length, NULL, &error)))
    g_task_return_error (task, error);
  else
    {
      wish->file = g_object_ref (self->file);
      g_task_return_boolean (task, TRUE);
    }
}

/* --- handing over --- */

static void
on_handed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  gboolean done = G_IS_OUTPUT_STREAM (source) ? g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error)
                                              : gdk_content_serialize_finish (result, &error);

  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The desktop knows how a file is told of to a program outside the sandbox. */
static void
hand_file (Wish  *wish,
           GTask *task)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (&wish->file, 1));
  gdk_content_serialize_async (wish->stream, wish->mime, &value, g_task_get_priority (task), g_task_get_cancellable (task), on_handed_cb, task);
}

static void
on_prepared_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (GTask) task = data;
  Wish *wish = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, g_object_ref (result), g_object_unref);   /* which has what is handed over */
  if (wish->picture != NULL)
    g_output_stream_write_all_async (wish->stream, wish->picture, wish->length, g_task_get_priority (task), g_task_get_cancellable (task),
                                     on_handed_cb, task);
  else
    hand_file (wish, task);
  (void) g_steal_pointer (&task);
}

static void
gops_poster_parcel_write_mime_type_async (GdkContentProvider  *provider,
                                          const char          *mime,
                                          GOutputStream       *stream,
                                          int                  priority,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             data)
{
  GTask *task = g_task_new (provider, cancellable, callback, data);
  g_autoptr (GTask) work = g_task_new (provider, cancellable, on_prepared_cb, task);
  Wish *wish = g_new0 (Wish, 1);

  *wish = (Wish) { .mime = g_intern_string (mime), .stream = g_object_ref (stream) };
  g_task_set_source_tag (task, gops_poster_parcel_write_mime_type_async);
  g_task_set_priority (task, priority);
  g_task_set_task_data (work, wish, wish_free);
  g_task_run_in_thread (work, prepare_thread);
}

static gboolean
gops_poster_parcel_write_mime_type_finish (GdkContentProvider  *provider,
                                           GAsyncResult        *result,
                                           GError             **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* A file in the ways that the desktop knows, and the picture. */
static GdkContentFormats *
gops_poster_parcel_ref_formats (GdkContentProvider *provider)
{
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();
  g_autoptr (GdkContentFormats) files = gdk_content_formats_union_serialize_mime_types (gdk_content_formats_new_for_gtype (GDK_TYPE_FILE_LIST));
  gsize n;
  const char *const *types = gdk_content_formats_get_mime_types (files, &n);

  for (gsize i = 0; i < n; i++)
    gdk_content_formats_builder_add_mime_type (builder, types[i]);
  gdk_content_formats_builder_add_mime_type (builder, PICTURE);
  return gdk_content_formats_builder_free_to_formats (builder);
}

/* --- object --- */

static void
remove_file (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);

  /* where they cannot be removed the system does it with its other temporary files */
  (void) g_file_delete (file, NULL, NULL);
  (void) g_file_delete (folder, NULL, NULL);
}

static void
gops_poster_parcel_finalize (GObject *object)
{
  GopsPosterParcel *self = GOPS_POSTER_PARCEL (object);

  if (self->file != NULL)
    remove_file (self->file);
  g_clear_object (&self->file);
  gops_poster_draft_unref (self->draft);
  g_free (self->name);
  g_free (self->author);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (gops_poster_parcel_parent_class)->finalize (object);
}

static void
gops_poster_parcel_class_init (GopsPosterParcelClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gops_poster_parcel_finalize;
  provider_class->ref_formats = gops_poster_parcel_ref_formats;
  provider_class->write_mime_type_async = gops_poster_parcel_write_mime_type_async;
  provider_class->write_mime_type_finish = gops_poster_parcel_write_mime_type_finish;
}

static void
gops_poster_parcel_init (GopsPosterParcel *self)
{
  g_mutex_init (&self->lock);
}

GopsPosterParcel *
gops_poster_parcel_new (GopsPosterDraft *draft,
                        const char      *name,
                        const char      *author)
{
  GopsPosterParcel *self = g_object_new (GOPS_TYPE_POSTER_PARCEL, NULL);

  self->draft = draft;
  self->name = g_strdup (name);
  self->author = g_strdup (author);
  return self;
}
