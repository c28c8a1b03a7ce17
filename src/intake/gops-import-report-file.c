/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report of an import as a file: every place that was left out, as text or as a table. */
#include "config.h"

#include "gops-import-report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-csv-writer.h"
#include "gops-file-problem.h"

#define FLUSH_AT (64 * 1024)   /* bytes */

typedef struct
{
  GopsImportReport *report;
  const char       *source;
  const char       *group;         /* (nullable) */
  gboolean          table;
  GString          *text;          /* (owned) */
  GOutputStream    *stream;        /* borrowed */
  GCancellable     *cancellable;   /* borrowed (nullable) */
} Save;

static gboolean
flush (Save     *self,
       gsize     at,
       GError  **error)
{
  if (self->text->len < at)
    return TRUE;
  if (!g_output_stream_write_all (self->stream, self->text->str, self->text->len, NULL, self->cancellable, error))
    return FALSE;
  g_string_truncate (self->text, 0);
  return TRUE;
}

/* --- the head --- */

static void
add_figure (Save       *self,
            const char *label,
            guint64     n)
{
  g_string_append_printf (self->text, "%s\t%" G_GUINT64_FORMAT "\n", label, n);
}

static void
add_blacklisted (Save *self)
{
  const GPtrArray *blacklisted = self->report->blacklisted;

  if (blacklisted->len > 0)
    g_string_append_printf (self->text, "\n%s\n", _("On the blacklist"));
  for (guint i = 0; i < blacklisted->len; i++)
    {
      const GopsImportListed *listed = blacklisted->pdata[i];

      g_string_append_printf (self->text, *listed->reason != '\0' ? "%s: %s\n" : "%s\n", listed->name, listed->reason);
    }
}

static void
add_head (Save *self)
{
  const GopsImportReport *report = self->report;

  if (self->table)
    {
      const char *header[] = { _("Line"), _("What was left out"), _("Reason"), NULL };

      g_string_append (self->text, GOPS_CSV_BOM);
      gops_csv_append_row (self->text, header);
      return;
    }
  if (self->group != NULL)
    g_string_append_printf (self->text, _("Import of %s into “%s”"), self->source, self->group);
  else
    g_string_append_printf (self->text, _("Import of %s"), self->source);
  g_string_append (self->text, "\n\n");
  if (report->cut_off != NULL)
    g_string_append_printf (self->text, "%s: %s\n\n", _("This file holds only a part"), report->cut_off);
  if (report->chat)
    {
      add_figure (self, _("New messages"), report->messages);
      add_figure (self, _("New events"), report->events);
    }
  if (report->orders)
    add_figure (self, _("New orders"), report->n_changed);
  add_figure (self, _("New people"), report->members_new);
  if (!report->orders)
    add_figure (self, _("People already known"), report->members_matched);
  add_figure (self, report->chat || report->orders ? _("Already there") : _("Twice in the file"), report->duplicates + report->events_known);
  add_figure (self, _("Left out"), report->n_skipped);
  add_blacklisted (self);
  g_string_append_c (self->text, '\n');
}

/* --- the places --- */

static gboolean
add_place (Save        *self,
           guint64      line,
           gboolean     whole_record,
           const char  *reason,
           GError     **error)
{
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, line);
  const char *cells[] = { number, whole_record ? _("The whole entry") : _("A value"), reason, NULL };

  if (self->table)
    {
      gops_csv_append_row (self->text, cells);
    }
  else
    {
      g_string_append_printf (self->text, _("Line %lu: %s"), (gulong) line, reason);
      g_string_append_c (self->text, '\n');
    }
  return flush (self, FLUSH_AT, error);
}

/* A line of the scratch file: number, whether the whole record, reason. */
static gboolean
add_rest_line (Save     *self,
               char     *line,
               GError  **error)
{
  char *end;
  guint64 number = g_ascii_strtoull (line, &end, 10);

  return end[0] != '\t' || end[1] == '\0' || end[2] != '\t' || add_place (self, number, end[1] == '1', end + 3, error);
}

static gboolean
add_rest (Save     *self,
          GError  **error)
{
  g_autoptr (GFileInputStream) file = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (GError) local_error = NULL;
  char *line;

  if (self->report->rest.file == NULL)
    return TRUE;
  file = g_file_read (self->report->rest.file, self->cancellable, error);
  if (file == NULL)
    return FALSE;
  lines = g_data_input_stream_new (G_INPUT_STREAM (file));
  g_data_input_stream_set_newline_type (lines, G_DATA_STREAM_NEWLINE_TYPE_LF);
  while ((line = g_data_input_stream_read_line (lines, NULL, self->cancellable, &local_error)) != NULL)
    {
      g_autofree char *own = line;

      if (!add_rest_line (self, own, error))
        return FALSE;
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
add_places (Save     *self,
            GError  **error)
{
  const GopsImportReport *report = self->report;
  guint64 n_told = report->skipped->len + report->n_rest;

  for (guint i = 0; i < report->skipped->len; i++)
    {
      const GopsImportSkipped *skipped = report->skipped->pdata[i];

      if (!add_place (self, skipped->line, skipped->whole_record, skipped->reason, error))
        return FALSE;
    }
  if (!add_rest (self, error))
    return FALSE;
  if (report->n_skipped > n_told && !self->table)
    g_string_append_printf (self->text, _("… and %lu more\n"), (gulong) (report->n_skipped - n_told));
  return flush (self, 1, error);
}

static gboolean
write_all (Save     *self,
           GFile    *to,
           GError  **error)
{
  g_autoptr (GFileOutputStream) stream = g_file_replace (to, NULL, FALSE, G_FILE_CREATE_PRIVATE, self->cancellable, error);
  g_autoptr (GCancellable) give_up = NULL;

  if (stream == NULL)
    return FALSE;
  self->stream = G_OUTPUT_STREAM (stream);
  add_head (self);
  if (add_places (self, error))
    return g_output_stream_close (self->stream, self->cancellable, error);
  /* closing it cancelled leaves the file that was there */
  give_up = g_cancellable_new ();
  g_cancellable_cancel (give_up);
  (void) g_output_stream_close (self->stream, give_up, NULL);
  return FALSE;
}

gboolean
gops_import_report_save (GopsImportReport  *self,
                         GFile             *to,
                         const char        *source,
                         const char        *group,
                         GCancellable      *cancellable,
                         GError           **error)
{
  g_autofree char *name = g_file_get_basename (to);
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autoptr (GString) text = g_string_new (NULL);
  Save save = { self, source, group, g_str_has_suffix (lower, ".csv"), text, NULL, cancellable };

  if (write_all (&save, to, error))
    return TRUE;
  gops_file_problem_writing (to, error);
  return FALSE;
}
