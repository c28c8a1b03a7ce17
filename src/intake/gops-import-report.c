/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What came of an import. */
#include "config.h"

#include "gops-import-report.h"

#include <glib/gi18n.h>
#include <string.h>

static void
skipped_free (gpointer data)
{
  GopsImportSkipped *skipped = data;

  g_free (skipped->reason);
  g_free (skipped);
}

static void
listed_free (gpointer data)
{
  GopsImportListed *listed = data;

  g_free (listed->name);
  g_free (listed->reason);
  g_free (listed);
}

GopsImportReport *
gops_import_report_new (const char *format)
{
  GopsImportReport *self = g_new0 (GopsImportReport, 1);

  self->format = format;
  self->skipped = g_ptr_array_new_with_free_func (skipped_free);
  self->blacklisted = g_ptr_array_new_with_free_func (listed_free);
  self->matched = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
gops_import_report_free (GopsImportReport *self)
{
  g_free (self->encoding);
  g_ptr_array_unref (self->skipped);
  g_ptr_array_unref (self->blacklisted);
  g_array_unref (self->matched);
  gops_spool_clear (&self->rest);
  g_free (self->first);
  g_free (self->last);
  g_free (self->cut_off);
  g_free (self);
}

/* Into the scratch file, a line each. Without room for it only the number is kept. */
static void
keep_rest (GopsImportReport *self,
           guint64           line,
           gboolean          whole_record,
           const char       *reason)
{
  g_autofree char *flat = g_strdelimit (g_strdup (reason), "\r\n", ' ');
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT "\t%d\t%s\n", line, whole_record, flat);

  if (self->n_rest + GOPS_IMPORT_MAX_SKIPPED >= GOPS_IMPORT_MAX_SAVED ||
      (self->rest.file == NULL && (self->n_rest > 0 || !gops_spool_open (&self->rest, NULL))))
    return;
  if (gops_spool_write (&self->rest, text, strlen (text), NULL, NULL))
    self->n_rest++;
}

char *
gops_import_skipped_say (const GopsImportSkipped *skipped)
{
  return skipped->whole_record ? g_strdup_printf (_("%s; not imported"), skipped->reason) : g_strdup (skipped->reason);
}

void
gops_import_report_skip (GopsImportReport *self,
                         guint64           line,
                         gboolean          whole_record,
                         char             *reason)
{
  GopsImportSkipped *skipped;

  self->n_skipped++;
  if (self->skipped->len >= GOPS_IMPORT_MAX_SKIPPED)
    {
      keep_rest (self, line, whole_record, reason);
      g_free (reason);
      return;
    }
  skipped = g_new (GopsImportSkipped, 1);
  *skipped = (GopsImportSkipped) { line, reason, whole_record };
  g_ptr_array_add (self->skipped, skipped);
}

void
gops_import_report_cut (GopsImportReport *self,
                        guint64           line,
                        gboolean          whole_record,
                        char             *reason)
{
  if (self->cut_off == NULL)
    self->cut_off = g_strdup (reason);
  gops_import_report_skip (self, line, whole_record, reason);
}

void
gops_import_report_note_matched (GopsImportReport *self,
                                 gint64            person)
{
  if (self->matched->len < GOPS_IMPORT_MAX_MATCHED)
    g_array_append_val (self->matched, person);
}

gboolean
gops_import_report_note_blacklisted (GopsImportReport *self,
                                     GopsStore        *store,
                                     gint64            person,
                                     GError          **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) row = gops_store_query (store, error, "SELECT name, blacklist_reason FROM person WHERE id = ?1 AND blacklisted = 1", "l",
                                                    person);

  if (row == NULL)
    return FALSE;
  if (gops_statement_next (row, &local_error) && self->blacklisted->len < GOPS_IMPORT_MAX_BLACKLISTED)
    {
      GopsImportListed *listed = g_new (GopsImportListed, 1);

      *listed = (GopsImportListed) { g_strdup (gops_statement_text (row, 0)), g_strdup (gops_statement_text (row, 1)) };
      g_ptr_array_add (self->blacklisted, listed);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

void
gops_import_report_note_date (GopsImportReport *self,
                              const char       *date)
{
  if (self->first == NULL || strcmp (date, self->first) < 0)
    {
      g_free (self->first);
      self->first = g_strdup (date);
    }
  if (self->last == NULL || strcmp (date, self->last) > 0)
    {
      g_free (self->last);
      self->last = g_strdup (date);
    }
}

static void
add_count (JsonBuilder *builder,
           const char  *name,
           guint64      count)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, (gint64) count);
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_skipped (JsonBuilder            *builder,
             const GopsImportReport *self)
{
  json_builder_set_member_name (builder, "skipped");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->skipped->len; i++)
    {
      const GopsImportSkipped *skipped = self->skipped->pdata[i];

      json_builder_begin_object (builder);
      add_count (builder, "line", skipped->line);
      add_text (builder, "reason", skipped->reason);
      json_builder_set_member_name (builder, "whole_record");
      json_builder_add_boolean_value (builder, skipped->whole_record);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

JsonNode *
gops_import_report_to_json (const GopsImportReport *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_text (builder, "format", self->format);
  add_text (builder, "encoding", self->encoding);
  add_count (builder, "messages", self->messages);
  add_count (builder, "events", self->events);
  if (self->check_ins > 0)
    add_count (builder, "check_ins", self->check_ins);
  add_count (builder, "events_known", self->events_known);
  add_count (builder, "members_new", self->members_new);
  add_count (builder, "members_matched", self->members_matched);
  add_count (builder, "duplicates", self->duplicates);
  add_skipped (builder, self);
  add_count (builder, "skipped_total", self->n_skipped);
  json_builder_set_member_name (builder, "activity_known");
  json_builder_add_boolean_value (builder, self->activity_known);
  add_text (builder, "cut_off", self->cut_off);
  add_text (builder, "first", self->first);
  add_text (builder, "last", self->last);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
