/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a batch has written into a folder. */
#include "gops-poster-ledger.h"

#include <string.h>
#include "gops-csv-writer.h"
#include "gops-file-writer.h"

#define MOST_BYTES (64 * 1024 * 1024)
#define N_COLUMNS 12

static const char *const columns[N_COLUMNS + 1] = {
  "file", "group", "channel", "template", "size", "code", "written", "bytes", "group_id", "channel_id", "shows", "holds", NULL,
};

struct _GopsPosterLedger
{
  GFile      *file;      /* (owned) */
  GHashTable *entries;   /* (element-type utf8 GopsPosterEntry): by the key of their file */
  gboolean    begun;     /* the table has its head */
  gboolean    torn;      /* its last line was not written to its end */
  gboolean    foreign;   /* the file is somebody else's, and is left alone */
};

void
gops_poster_entry_free (GopsPosterEntry *self)
{
  g_free (self->file);
  g_free (self->group);
  g_free (self->channel);
  g_free (self->template_id);
  g_free (self->size);
  g_free (self->code);
  g_free (self->written);
  g_free (self->shows);
  g_free (self->holds);
  g_free (self);
}

/* Sticks and shares of other systems do not tell capitals apart, nor how an accent is written. */
static char *
key_of (const char *file)
{
  g_autofree char *folded = g_utf8_casefold (file, -1);

  return g_utf8_normalize (folded, -1, G_NORMALIZE_ALL_COMPOSE);
}

/* Reading */

/* The next cell from *@at on, which is moved behind it; *@out_last: it ends its line.  NULL at the end, and for a line that was
 * torn off.  (transfer full) (nullable) */
static char *
read_cell (const char **at, const char *end, gboolean *out_last)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  const char *p = *at;
  gboolean quoted = p < end && *p == '"';

  for (p += quoted; p < end; p++)
    {
      if (quoted && *p == '"' && p + 1 < end && p[1] == '"')
        p++;
      else if (quoted && *p == '"')
        {
          quoted = FALSE;
          continue;
        }
      else if (!quoted && (*p == ',' || *p == '\r' || *p == '\n'))
        break;
      g_string_append_c (cell, *p);
    }
  if (p >= end)
    return NULL;
  *out_last = *p != ',';
  p += *p == '\r' && p + 1 < end && p[1] == '\n' ? 2 : 1;
  *at = p;
  return g_string_free (g_steal_pointer (&cell), FALSE);
}

/* The cells of the next line: N_COLUMNS of them, or fewer.  (transfer full) (nullable) */
static char **
read_line (const char **at, const char *end)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  gboolean last = FALSE;

  while (!last)
    {
      char *cell = read_cell (at, end, &last);

      if (cell == NULL)
        return NULL;
      if (cells->len < N_COLUMNS)
        g_ptr_array_add (cells, cell);
      else
        g_free (cell);
    }
  g_ptr_array_set_free_func (cells, NULL);
  g_ptr_array_add (cells, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&cells), FALSE);
}

/* What is for people may have been changed by the writer of tables, and is not read back. */
static void
take_line (GopsPosterLedger *self, char **cells)
{
  GopsPosterEntry *entry;

  if (g_strv_length (cells) != N_COLUMNS || !g_utf8_validate (cells[0], -1, NULL) || strchr (cells[0], '/') != NULL || *cells[0] == '\0')
    return;
  entry = g_new0 (GopsPosterEntry, 1);
  *entry = (GopsPosterEntry) {
    g_strdup (cells[0]), g_strdup (cells[1]), g_strdup (cells[2]), g_strdup (cells[3]), g_strdup (cells[4]), g_strdup (cells[5]), g_strdup (cells[6]),
    g_ascii_strtoull (cells[7], NULL, 10), g_ascii_strtoll (cells[8], NULL, 10), g_ascii_strtoll (cells[9], NULL, 10), g_strdup (cells[10]), g_strdup (cells[11]),
  };
  g_hash_table_replace (self->entries, key_of (entry->file), entry);
}

static void
read_table (GopsPosterLedger *self, const char *text, gsize size)
{
  const char *at = g_str_has_prefix (text, GOPS_CSV_BOM) ? text + strlen (GOPS_CSV_BOM) : text, *end = text + size;
  g_auto (GStrv) head = read_line (&at, end);

  self->begun = head != NULL && g_strv_equal ((const char *const *) head, columns);
  self->torn = size > 0 && text[size - 1] != '\n';
  while (self->begun)
    {
      g_auto (GStrv) cells = read_line (&at, end);

      if (cells == NULL)
        return;
      take_line (self, cells);
    }
}

GopsPosterLedger *
gops_poster_ledger_open (GFile *folder)
{
  GopsPosterLedger *self = g_new0 (GopsPosterLedger, 1);
  g_autoptr (GFileInfo) info = NULL;
  g_autofree char *text = NULL;
  gsize size;

  self->file = g_file_get_child (folder, GOPS_POSTER_LEDGER_NAME);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) gops_poster_entry_free);
  info = g_file_query_info (self->file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  if (info != NULL && g_file_info_get_size (info) <= MOST_BYTES && g_file_load_contents (self->file, NULL, &text, &size, NULL, NULL)
      && g_utf8_validate (text, (gssize) size, NULL))
    read_table (self, text, size);
  self->foreign = info != NULL && g_file_info_get_size (info) > 0 && !self->begun;
  return self;
}

void
gops_poster_ledger_free (GopsPosterLedger *self)
{
  g_object_unref (self->file);
  g_hash_table_unref (self->entries);
  g_free (self);
}

GopsPosterEntry *
gops_poster_ledger_find (GopsPosterLedger *self, const char *file)
{
  g_autofree char *key = key_of (file);

  return g_hash_table_lookup (self->entries, key);
}

/* Writing */

static void
append_entry (GString *out, const GopsPosterEntry *entry)
{
  g_autofree char *bytes = g_strdup_printf ("%" G_GUINT64_FORMAT, entry->bytes), *group = g_strdup_printf ("%" G_GINT64_FORMAT, entry->group_id);
  g_autofree char *channel = g_strdup_printf ("%" G_GINT64_FORMAT, entry->channel_id);
  const char *const cells[] = { entry->file, entry->group, entry->channel, entry->template_id, entry->size, entry->code, entry->written, bytes,
                                group, channel, entry->shows, entry->holds, NULL };

  gops_csv_append_row (out, cells);
}

static void
append_head (GString *out)
{
  g_string_append (out, GOPS_CSV_BOM);
  gops_csv_append_row (out, columns);
}

static void
append_line (GopsPosterLedger *self, const GopsPosterEntry *entry)
{
  g_autoptr (GString) out = g_string_new (self->torn ? "\r\n" : NULL);
  g_autoptr (GFileOutputStream) stream = g_file_append_to (self->file, G_FILE_CREATE_NONE, NULL, NULL);

  if (!self->begun)
    append_head (out);
  append_entry (out, entry);
  self->begun = stream != NULL;
  self->torn = stream == NULL || !g_output_stream_write_all (G_OUTPUT_STREAM (stream), out->str, out->len, NULL, NULL, NULL)
               || !g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, NULL);
}

void
gops_poster_ledger_add (GopsPosterLedger *self, GopsPosterEntry *entry)
{
  if (!self->foreign)
    append_line (self, entry);
  g_hash_table_replace (self->entries, key_of (entry->file), entry);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(GopsPosterEntry *const *) a)->file, (*(GopsPosterEntry *const *) b)->file);
}

gboolean
gops_poster_ledger_save (GopsPosterLedger *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  GHashTableIter iter;
  gpointer entry;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    g_ptr_array_add (entries, entry);
  if (self->foreign || entries->len == 0)
    return TRUE;
  g_ptr_array_sort (entries, compare_entries);
  append_head (out);
  for (guint i = 0; i < entries->len; i++)
    append_entry (out, entries->pdata[i]);
  bytes = g_string_free_to_bytes (g_steal_pointer (&out));
  return gops_file_write (self->file, bytes, cancellable, error);
}
