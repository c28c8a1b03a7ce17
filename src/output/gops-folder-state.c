/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was written into a group's folder. */
#include "config.h"

#include "gops-folder-state.h"

#include <string.h>

#include "gops-file-writer.h"

#define HEAD "GroupOps folder 1"
#define MAX_BYTES (1024 * 1024)
#define CHUNK 65536

GopsFolderState *
gops_folder_state_new (gint64 group, const char *stamp)
{
  GopsFolderState *self = g_new0 (GopsFolderState, 1);

  self->group = group;
  self->stamp = g_strdup (stamp);
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
gops_folder_state_free (GopsFolderState *self)
{
  g_free (self->stamp);
  g_hash_table_unref (self->files);
  g_free (self);
}

/* A name that leads out of the folder is none of ours. */
static gboolean
is_inside (const char *name)
{
  return *name != '\0' && !g_path_is_absolute (name) && strstr (name, "..") == NULL;
}

static void
read_line (GopsFolderState *self, const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, "\t", 2);

  if (g_str_has_prefix (line, "group\t"))
    self->group = g_ascii_strtoll (parts[1], NULL, 10);
  else if (g_str_has_prefix (line, "stamp\t"))
    self->stamp = g_strdup (parts[1]);
  else if (g_strv_length (parts) == 2 && is_inside (parts[1]))
    g_hash_table_replace (self->files, g_strdup (parts[1]), g_strdup (parts[0]));
}

GopsFolderState *
gops_folder_state_load (GFile *folder)
{
  GopsFolderState *self = gops_folder_state_new (0, NULL);
  g_autoptr (GFile) file = g_file_get_child (folder, GOPS_FOLDER_STATE_FILE);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  gsize length;

  if (!g_file_load_contents (file, NULL, &text, &length, NULL, NULL) || length > MAX_BYTES || !g_utf8_validate (text, (gssize) length, NULL))
    return self;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; g_str_equal (lines[0], HEAD) && lines[i] != NULL; i++)
    if (self->stamp == NULL || !g_str_has_prefix (lines[i], "stamp\t"))
      read_line (self, lines[i]);
  return self;
}

gboolean
gops_folder_state_save (GopsFolderState *self, GFile *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_get_child (folder, GOPS_FOLDER_STATE_FILE);
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (self->files), (GCompareFunc) strcmp);
  GString *text = g_string_new (HEAD "\n");
  g_autoptr (GBytes) bytes = NULL;

  g_string_append_printf (text, "group\t%" G_GINT64_FORMAT "\n", self->group);
  if (self->stamp != NULL)
    g_string_append_printf (text, "stamp\t%s\n", self->stamp);
  for (GList *name = names; name != NULL; name = name->next)
    g_string_append_printf (text, "%s\t%s\n", (const char *) g_hash_table_lookup (self->files, name->data), (const char *) name->data);
  bytes = g_string_free_to_bytes (text);
  return gops_file_write (file, bytes, cancellable, error);
}

char *
gops_folder_fingerprint (GFile *file)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guchar *chunk = g_malloc (CHUNK);
  gssize n = 0;

  while (stream != NULL && (n = g_input_stream_read (G_INPUT_STREAM (stream), chunk, CHUNK, NULL, NULL)) > 0)
    g_checksum_update (sum, chunk, n);
  return stream != NULL && n == 0 ? g_strdup (g_checksum_get_string (sum)) : NULL;
}

static gboolean
is_as_written (GFile *folder, const char *name, const char *sum)
{
  g_autoptr (GFile) file = g_file_resolve_relative_path (folder, name);
  g_autofree char *now = gops_folder_fingerprint (file);

  return g_strcmp0 (now, sum) == 0;
}

gboolean
gops_folder_state_holds (GopsFolderState *self, GFile *folder, const char *stamp)
{
  GHashTableIter iter;
  gpointer name, sum;

  if (g_strcmp0 (self->stamp, stamp) != 0)
    return FALSE;
  g_hash_table_iter_init (&iter, self->files);
  while (g_hash_table_iter_next (&iter, &name, &sum))
    if (!is_as_written (folder, name, sum))
      return FALSE;
  return TRUE;
}

void
gops_folder_state_tidy (GopsFolderState *before, GopsFolderState *now, GFile *folder)
{
  GHashTableIter iter;
  gpointer name, sum;

  g_hash_table_iter_init (&iter, before->files);
  while (g_hash_table_iter_next (&iter, &name, &sum))
    {
      g_autoptr (GFile) file = g_file_resolve_relative_path (folder, name);

      if (!g_hash_table_contains (now->files, name) && is_as_written (folder, name, sum))
        (void) g_file_delete (file, NULL, NULL);   /* one that stays hurts nobody */
    }
}
