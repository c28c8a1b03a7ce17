/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is seen in a file before its members are imported. */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-import-look.h"
#include "gops-text-sniffer.h"
#include "gops-workspace.h"

#define SAMPLE_ROWS 3
#define SAMPLE_CHARS 24   /* of one value */

/* --- how the file is written --- */

static const char *
separator_words (char separator)
{
  switch (separator)
    {
    case ',':  return _("separated by commas");
    case ';':  return _("separated by semicolons");
    case '\t': return _("separated by tabs");
    case '|':  return _("separated by bars");
    default:   return _("one column");
    }
}

static const char *
encoding_reason (const char *encoding,
                 gboolean    marked,
                 gboolean    told)
{
  if (told)
    return _("as you said");
  if (marked)
    return _("its first bytes say so");
  if (g_str_equal (encoding, "UTF-8"))
    return _("every byte fits");
  if (g_str_has_prefix (encoding, "GB"))
    return _("the bytes are common Chinese characters");
  if (g_str_has_prefix (encoding, "UTF-16"))
    return _("every second byte is zero");
  return _("nothing else fits");
}

static gboolean
has_mark (GFile        *file,
          GCancellable *cancellable)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, NULL);
  GopsTextEncoding encoding = { 0 };

  return stream != NULL && gops_text_sniff_mark (G_INPUT_STREAM (stream), &encoding, cancellable, NULL) && encoding.name != NULL;
}

/* --- the first values --- */

static char *
shorten (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\r\n\t", ' ');
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (line, -1) <= SAMPLE_CHARS)
    return g_steal_pointer (&line);
  cut = g_utf8_substring (line, 0, SAMPLE_CHARS);
  return g_strconcat (cut, "…", NULL);
}

static void
add_sample (GString    *sample,
            const char *cell)
{
  g_autofree char *text = shorten (cell);

  if (*g_strstrip (text) == '\0')
    return;
  if (sample->len > 0)
    g_string_append (sample, " · ");
  g_string_append (sample, text);
}

static gboolean
read_samples (GopsImportLook *self,
              GCancellable   *cancellable,
              GError        **error)
{
  guint n = gops_member_import_get_n_columns (self->import);
  g_autoptr (GopsTableSource) reader = gops_member_import_open (self->import, cancellable, error);
  gboolean more = TRUE;

  if (reader == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->samples, g_string_new (NULL));
  for (guint row = 0; more && row < SAMPLE_ROWS; row++)
    {
      if (!gops_table_source_next (reader, &more, cancellable, error))
        return FALSE;
      for (guint i = 0; more && i < n; i++)
        add_sample (g_ptr_array_index (self->samples, i), gops_table_source_get_cell (reader, i));
    }
  for (guint i = 0; i < n; i++)
    self->samples->pdata[i] = g_string_free (self->samples->pdata[i], FALSE);
  g_ptr_array_set_free_func (self->samples, g_free);
  return TRUE;
}

static void
free_string (gpointer string)
{
  g_string_free (string, TRUE);
}

/* Of what has no separator, the kind of file says it all. */
static char *
describe (GopsImportLook *self,
          GFile          *file,
          gboolean        told,
          GCancellable   *cancellable)
{
  const char *found = gops_member_import_get_encoding (self->import);
  char separator = gops_member_import_get_separator (self->import);

  if (separator == 0)
    return g_strdup (_(gops_member_import_get_format (self->import)->name));
  /* Translators: encoding, why, separator: "UTF-8 (every byte fits), separated by commas" */
  return g_strdup_printf (_("%s (%s), %s"), found, encoding_reason (found, has_mark (file, cancellable), told),
                          separator_words (separator));
}

GopsImportLook *
gops_import_look_new (GFile         *file,
                      const char    *encoding,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (GopsImportLook) self = g_new0 (GopsImportLook, 1);

  self->name = g_file_get_basename (file);
  self->samples = g_ptr_array_new_with_free_func (free_string);
  self->import = gops_member_import_new (file, encoding, cancellable, error);
  if (self->import == NULL || !read_samples (self, cancellable, error))
    return NULL;
  self->how = describe (self, file, encoding != NULL, cancellable);
  return g_steal_pointer (&self);
}

void
gops_import_look_free (GopsImportLook *self)
{
  g_clear_pointer (&self->import, gops_member_import_unref);
  g_clear_pointer (&self->samples, g_ptr_array_unref);
  g_free (self->name);
  g_free (self->how);
  g_free (self);
}

/* --- the mapping of files with the same headings --- */

static char *
setting_key (GopsImportLook *self)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < gops_member_import_get_n_columns (self->import); i++)
    {
      const char *header = gops_member_import_get_header (self->import, i);

      g_checksum_update (sum, (const guchar *) header, (gssize) strlen (header) + 1);
    }
  return g_strdup_printf ("import_mapping/%.16s", g_checksum_get_string (sum));
}

static char *
mapping_text (GopsImportLook *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < gops_member_import_get_n_columns (self->import); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "",
                            gops_member_field_get_info (gops_member_import_get_field (self->import, i))->id);
  return g_strdup (text->str);
}

gboolean
gops_import_look_recall (GopsImportLook *self,
                         GopsStore      *store)
{
  g_autofree char *key = setting_key (self);
  g_autofree char *text = gops_workspace_dup_setting (store, key);
  g_auto (GStrv) ids = g_strsplit (text != NULL ? text : "", ",", -1);
  guint n = gops_member_import_get_n_columns (self->import);

  if (g_strv_length (ids) != n || *ids[0] == '\0')
    return FALSE;
  for (guint i = 0; i < n; i++)
    gops_member_import_set_field (self->import, i, GOPS_MEMBER_FIELD_IGNORE);
  for (guint i = 0; i < n; i++)
    {
      GopsMemberField field;

      if (gops_member_field_from_id (ids[i], &field) && field != GOPS_MEMBER_FIELD_IGNORE)
        gops_member_import_set_field (self->import, i, field);
    }
  return TRUE;
}

/* Whether the columns are mapped as would be guessed anyway: then there is nothing to remember. */
static gboolean
is_guess (GopsImportLook *self)
{
  guint n = gops_member_import_get_n_columns (self->import);
  g_autofree const char **headers = g_new0 (const char *, n + 1);
  g_autofree GopsMemberField *fields = g_new0 (GopsMemberField, n + 1);

  for (guint i = 0; i < n; i++)
    headers[i] = gops_member_import_get_header (self->import, i);
  gops_member_mapping_guess (headers, n, fields);
  for (guint i = 0; i < n; i++)
    if (fields[i] != gops_member_import_get_field (self->import, i))
      return FALSE;
  return TRUE;
}

gboolean
gops_import_look_remember (GopsImportLook *self,
                           GopsStore      *store,
                           GError        **error)
{
  g_autofree char *key = setting_key (self);
  g_autofree char *text = mapping_text (self);
  g_autofree char *known = gops_workspace_dup_setting (store, key);

  if (g_strcmp0 (known, text) == 0 || (is_guess (self) && (known == NULL || *known == '\0')))
    return TRUE;
  return gops_workspace_set_setting (store, key, text, error);
}

/* --- the report --- */

char *
gops_import_line_words (guint64 line)
{
  return g_strdup_printf (_("Line %lu"), (gulong) line);
}

char *
gops_import_report_text (const GopsImportReport *report,
                         const char             *file,
                         const char             *group)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _("Import of %s into “%s”"), file, group);
  g_string_append_printf (text, "\n\n%s\t%" G_GUINT64_FORMAT "\n", _("New people"), report->members_new);
  g_string_append_printf (text, "%s\t%" G_GUINT64_FORMAT "\n", _("Already known"), report->members_matched);
  g_string_append_printf (text, "%s\t%" G_GUINT64_FORMAT "\n", _("Twice in the file"), report->duplicates);
  g_string_append_printf (text, "%s\t%" G_GUINT64_FORMAT "\n", _("Left out"), report->n_skipped);
  for (guint i = 0; i < report->skipped->len; i++)
    {
      const GopsImportSkipped *skipped = g_ptr_array_index (report->skipped, i);

      g_string_append_c (text, '\n');
      g_string_append_printf (text, _("Line %lu: %s"), (gulong) skipped->line, skipped->reason);
    }
  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}
