/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The beginning of a file, for telling what kind of file it is. */
#include "config.h"

#include "gops-file-head.h"

#include <string.h>

#include "gops-archive.h"
#include "gops-file-problem.h"
#include "gops-text-decoder.h"

static gboolean
read_bytes (GopsFileHead  *self,
            GInputStream  *stream,
            GCancellable  *cancellable,
            GError       **error)
{
  self->bytes = g_malloc (GOPS_FILE_HEAD_BYTES + 1);
  if (!g_input_stream_read_all (stream, self->bytes, GOPS_FILE_HEAD_BYTES, &self->length, cancellable, error))
    return FALSE;
  self->bytes[self->length] = '\0';
  return TRUE;
}

/* A file that is no text has none; that is not an error here. */
static char *
decode (GopsFileHead *self,
        const char   *encoding,
        GCancellable *cancellable)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (self->bytes, (gssize) self->length, NULL);
  g_autoptr (GopsTextDecoder) decoder = gops_text_decoder_new (stream, encoding, cancellable, NULL);
  GString *text = g_string_new (NULL);

  if (decoder != NULL)
    (void) gops_text_decoder_read (decoder, text, cancellable, NULL);
  if (g_str_has_prefix (text->str, "\357\273\277"))
    g_string_erase (text, 0, 3);
  return g_string_free (text, FALSE);
}

/* What tells of a kind of archive: a WhatsApp export holds one text among thousands of pictures. */
static gboolean
is_telling (const char *name)
{
  static const char *const endings[] = { ".txt", ".json", ".xml", ".csv", ".tsv" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (gops_file_name_has_ending (name, endings[i]))
      return TRUE;
  return FALSE;
}

static void
add_entries (GPtrArray   *names,
             GopsArchive *archive,
             gboolean     telling)
{
  for (guint i = 0; i < gops_archive_get_n_members (archive) && names->len < GOPS_FILE_HEAD_ENTRIES; i++)
    if (is_telling (gops_archive_get_name (archive, i)) == telling)
      g_ptr_array_add (names, g_strdup (gops_archive_get_name (archive, i)));
}

static char **
list_entries (GopsFileHead *self,
              GFile        *file,
              GCancellable *cancellable)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GopsArchive) archive = NULL;

  if (gops_archive_is_one (self->bytes, self->length))
    archive = gops_archive_open (file, NULL, cancellable, NULL);   /* its reader will tell what is wrong */
  if (archive != NULL)
    {
      add_entries (names, archive, TRUE);
      add_entries (names, archive, FALSE);
    }
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

GopsFileHead *
gops_file_head_read (GFile         *file,
                     const char    *encoding,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GopsFileHead) self = NULL;

  if (stream != NULL)
    {
      self = g_new0 (GopsFileHead, 1);
      self->file = g_object_ref (file);
      self->name = g_file_get_basename (file);
    }
  if (stream == NULL || !read_bytes (self, G_INPUT_STREAM (stream), cancellable, error))
    {
      gops_file_problem_reading (file, error);
      return NULL;
    }
  self->text = decode (self, encoding, cancellable);
  self->entries = list_entries (self, file, cancellable);
  return g_steal_pointer (&self);
}

void
gops_file_head_free (GopsFileHead *self)
{
  g_clear_object (&self->file);
  g_free (self->name);
  g_free (self->bytes);
  g_free (self->text);
  g_strfreev (self->entries);
  g_free (self);
}

gboolean
gops_file_name_has_ending (const char *name,
                           const char *ending)
{
  gsize length = strlen (name), n = strlen (ending);

  return length >= n && g_ascii_strcasecmp (name + length - n, ending) == 0;
}

gboolean
gops_file_head_has_ending (const GopsFileHead *self,
                           const char         *ending)
{
  return gops_file_name_has_ending (self->name, ending);
}
