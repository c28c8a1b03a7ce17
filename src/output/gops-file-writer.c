/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files are written all or nothing. */
#include "gops-file-writer.h"

#include "gops-file-problem.h"

#define LONGEST_NAME 120   /* bytes; file systems allow 255 */

static GFile *
name_beside (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *other = g_strdup_printf (".%s.%08x.part", name, g_random_int ());

  return folder != NULL ? g_file_get_child (folder, other) : NULL;
}

static gboolean
fill (GFileOutputStream *stream, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  return g_output_stream_write_all (G_OUTPUT_STREAM (stream), data, size, NULL, cancellable, error)
         && g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);
}

static gboolean
write_file (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) part = name_beside (file);
  g_autoptr (GFileOutputStream) stream = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (part != NULL)
    stream = g_file_create (part, G_FILE_CREATE_NONE, cancellable, NULL);
  if (stream == NULL)
    return g_file_replace_contents (file, data, size, NULL, FALSE, G_FILE_CREATE_NONE, NULL, cancellable, error);
  if (!fill (stream, bytes, cancellable, error)
      || !g_file_move (part, file, G_FILE_COPY_OVERWRITE, cancellable, NULL, NULL, error))
    {
      (void) g_file_delete (part, NULL, NULL);   /* the first error is the one to tell */
      return FALSE;
    }
  return TRUE;
}

gboolean
gops_file_write (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  if (write_file (file, bytes, cancellable, error))
    return TRUE;
  gops_file_problem_writing (file, error);
  return FALSE;
}

char *
gops_file_name (const char *text, const char *rest)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *p = text; *p != '\0' && name->len < LONGEST_NAME; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (name, g_utf8_get_char (p));
    else if (name->len > 0 && name->str[name->len - 1] != '-')
      g_string_append_c (name, '-');
  if (name->len > 0 && name->str[name->len - 1] == '-')
    g_string_truncate (name, name->len - 1);
  if (name->len == 0 && *rest == '-')
    rest++;
  g_string_append (name, rest);
  return g_string_free (g_steal_pointer (&name), FALSE);
}
