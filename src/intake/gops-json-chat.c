/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the readers of chat exports in JSON have in common: going from record to record, whatever is wrong with one. */
#include "config.h"

#include "gops-json-chat.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-intake-error.h"

static void
begin_record (GopsJsonChat *self)
{
  guint64 line = gops_json_pull_get_line (self->pull);

  self->n_records++;
  self->record_line = line > 1 ? line : self->n_records;   /* a file without line breaks has no lines to name */
  gops_json_pull_mark (self->pull);
  gops_text_arena_reset (self->texts);
  gops_json_chat_clear_body (self);
  g_array_set_size (self->people, 0);
  g_array_set_size (self->mentions, 0);
  self->too_many = FALSE;
  gops_chat_entry_clear (&self->reader.entry);
  self->reader.entry.line = self->record_line;
}

static void
finish_entry (GopsJsonChat *self)
{
  GopsChatEntry *entry = &self->reader.entry;

  entry->people = (const GopsChatPerson *) (void *) self->people->data;
  entry->n_people = self->people->len;
  entry->mentions = (const GopsChatPerson *) (void *) self->mentions->data;
  entry->n_mentions = self->mentions->len;
}

/* Reads the record that comes next. Returns: whether there is an entry */
static gboolean
read_record (GopsJsonChat *self)
{
  gboolean made;

  begin_record (self);
  made = self->klass->read (self);
  if (gops_json_pull_get_error (self->pull) != NULL || self->error != NULL)
    return FALSE;
  if (made && gops_text_arena_is_full (self->texts))
    {
      gops_json_chat_skip (self, TRUE, g_strdup (_("a message of more than 4 MiB")));
      made = FALSE;
    }
  self->record_line = 0;
  if (made)
    finish_entry (self);
  return made;
}

/* After the pull has no more: goes on behind a broken record, or finds that this is the end. */
static gboolean
go_on (GopsJsonChat *self)
{
  const GError *error = gops_json_pull_get_error (self->pull);
  guint64 line = self->record_line > 0 ? self->record_line : gops_json_pull_get_line (self->pull);

  if (error == NULL || error->domain != GOPS_INTAKE_ERROR)
    return FALSE;
  if (error->code == GOPS_INTAKE_ERROR_CUT)
    gops_import_report_cut (self->reader.report, line, TRUE, g_strdup (error->message));
  else
    gops_import_report_skip (self->reader.report, line, TRUE, g_strdup (error->message));
  self->record_line = 0;
  return self->place == GOPS_JSON_IN_RECORDS && gops_json_pull_recover (self->pull);
}

static void
start (GopsJsonChat *self)
{
  self->place = GOPS_JSON_AT_END;
  if (self->klass->takes_list && gops_json_pull_get_kind (self->pull) == GOPS_JSON_LIST)
    {
      self->is_list = gops_json_pull_enter_list (self->pull);
      self->place = GOPS_JSON_IN_RECORDS;
    }
  else if (gops_json_pull_enter_object (self->pull))
    self->place = GOPS_JSON_IN_ROOT;
}

/* One step on the way through a file. Returns: whether a record comes next */
static gboolean
step (GopsJsonChat *self)
{
  const char *key;

  switch (self->place)
    {
    case GOPS_JSON_AT_START:
      start (self);
      break;
    case GOPS_JSON_IN_ROOT:
      if (gops_json_pull_member (self->pull, &key))
        self->place = self->klass->take_member (self, key) ? GOPS_JSON_IN_RECORDS : GOPS_JSON_IN_ROOT;
      else
        self->place = GOPS_JSON_AT_END;
      break;
    case GOPS_JSON_IN_RECORDS:
      if (gops_json_pull_element (self->pull))
        return TRUE;
      if (gops_json_pull_get_error (self->pull) == NULL)
        self->place = self->is_list ? GOPS_JSON_AT_END : GOPS_JSON_IN_ROOT;
      break;
    case GOPS_JSON_AT_END:
      break;
    }
  return FALSE;
}

static gboolean
find_record (GopsJsonChat *self)
{
  if (self->klass->find != NULL)
    return self->klass->find (self);
  while (self->place != GOPS_JSON_AT_END && gops_json_pull_get_error (self->pull) == NULL)
    if (step (self))
      return TRUE;
  return FALSE;
}

static gboolean
read_entry (GopsJsonChat *self)
{
  if (self->klass->read_more != NULL && self->n_records > 0 && self->klass->read_more (self))
    {
      finish_entry (self);
      return TRUE;
    }
  while (self->error == NULL)
    if (find_record (self))
      {
        if (read_record (self))
          return TRUE;
      }
    else if (!go_on (self))
      break;
  return FALSE;
}

static void
report_place (GopsJsonChat         *self,
              const GopsTextDamage *place,
              char                 *reason)
{
  gops_import_report_skip (self->reader.report, place->line, FALSE, reason);
}

/* What was repaired all over the file is told once. */
static void
report_faults (GopsJsonChat *self)
{
  const GopsTextDamage *damage = gops_json_pull_get_damage (self->pull);
  const GopsTextDamage *repairs = gops_json_pull_get_repairs (self->pull);

  if (damage->count > 0)
    report_place (self, damage,
                  g_strdup_printf (_("byte %lu is no text in %s (%lu such places)"), (gulong) damage->offset,
                                   gops_json_pull_get_encoding (self->pull), (gulong) damage->count));
  if (repairs->count > 0)
    report_place (self, repairs,
                  g_strdup_printf (_("what stands at byte %lu is no JSON and was read as it was meant (%lu such places)"),
                                   (gulong) repairs->offset, (gulong) repairs->count));
}

static gboolean
finish (GopsJsonChat  *self,
        GError       **error)
{
  const GError *pull_error = gops_json_pull_get_error (self->pull);

  if (self->error != NULL)
    g_propagate_error (error, g_error_copy (self->error));
  else if (pull_error != NULL && pull_error->domain != GOPS_INTAKE_ERROR)
    g_propagate_error (error, g_error_copy (pull_error));
  else
    {
      if (!self->ended)
        report_faults (self);
      self->ended = TRUE;
      return TRUE;
    }
  return FALSE;
}

static gboolean
json_chat_next (GopsChatReader       *reader,
                const GopsChatEntry **out_entry,
                GCancellable         *cancellable,
                GError              **error)
{
  GopsJsonChat *self = (GopsJsonChat *) reader;

  *out_entry = NULL;
  self->cancellable = cancellable;
  gops_json_pull_use_cancellable (self->pull, cancellable);
  if (self->ahead || (!self->ended && read_entry (self)))
    {
      self->ahead = FALSE;
      *out_entry = &reader->entry;
      return TRUE;
    }
  return finish (self, error);
}

static guint64
json_chat_get_offset (GopsChatReader *reader)
{
  return gops_json_pull_get_offset (((GopsJsonChat *) reader)->pull);
}

static void
json_chat_free (GopsChatReader *reader)
{
  GopsJsonChat *self = (GopsJsonChat *) reader;

  if (self->klass->clear != NULL)
    self->klass->clear (self);
  g_clear_object (&self->file);
  g_clear_pointer (&self->pull, gops_json_pull_free);
  gops_text_arena_free (self->texts);
  g_string_free (self->body, TRUE);
  g_array_unref (self->people);
  g_array_unref (self->mentions);
  g_clear_pointer (&self->wall, gops_wall_clock_free);
  g_clear_pointer (&self->utc, gops_wall_clock_free);
  g_clear_error (&self->error);
  g_free (self->me);
  g_free (self->me_id);
  g_free (self);
}

static void
json_chat_skip_room (GopsChatReader *reader)
{
  GopsJsonChat *self = (GopsJsonChat *) reader;

  if (self->klass->skip_room != NULL)
    self->klass->skip_room (self);
}

static gboolean
json_chat_find_account (GopsChatReader  *reader,
                        guint            room,
                        const char      *name,
                        char           **out_id,
                        GError         **error)
{
  GopsJsonChat *self = (GopsJsonChat *) reader;

  if (self->klass->find_account != NULL)
    return self->klass->find_account (self, room, name, out_id, error);
  *out_id = g_strdup ("");
  return TRUE;
}

static const GopsChatReaderClass json_chat_class = {
  .next = json_chat_next,
  .get_offset = json_chat_get_offset,
  .free = json_chat_free,
  .skip_room = json_chat_skip_room,
  .find_account = json_chat_find_account,
};

GopsJsonPull *
gops_json_chat_open_pull (GopsJsonChat  *self,
                          GError       **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (self->file, self->cancellable, error);

  if (stream == NULL)
    return NULL;
  return gops_json_pull_new (G_INPUT_STREAM (stream), self->reader.findings.encoding, self->cancellable, error);
}

static void
set_empty (GopsJsonChat  *self,
           GError       **error)
{
  const GPtrArray *skipped = self->reader.report->skipped;

  if (skipped->len == 0)
    g_set_error_literal (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_EMPTY, _("there is no message in the file"));
  else
    {
      const GopsImportSkipped *first = skipped->pdata[0];

      g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_EMPTY, _("no message of the file can be used; line %lu: %s"),
                   (gulong) first->line, first->reason);
    }
}

/* The first entry tells what the whole file is like. */
static gboolean
read_ahead (GopsJsonChat  *self,
            GError       **error)
{
  self->ahead = read_entry (self);
  if (!self->ahead)
    {
      if (finish (self, error))
        set_empty (self, error);
      return FALSE;
    }
  self->reader.findings.has_keys = *self->reader.entry.key != '\0';
  return TRUE;
}

static GopsJsonChat *
new_chat (const GopsJsonChatClass *klass,
          GFile                   *file,
          const GopsChatOptions   *options,
          GopsImportReport        *report)
{
  GopsJsonChat *self = g_malloc0 (klass->size);

  gops_chat_reader_init (&self->reader, &json_chat_class, report);
  self->klass = klass;
  self->file = g_object_ref (file);
  self->texts = gops_text_arena_new ();
  self->body = g_string_new (NULL);
  self->people = g_array_new (FALSE, FALSE, sizeof (GopsChatPerson));
  self->mentions = g_array_new (FALSE, FALSE, sizeof (GopsChatPerson));
  self->wall = gops_wall_clock_new (options->zone);
  self->utc = gops_wall_clock_new (NULL);
  self->me = g_strdup (options->me);
  self->reader.findings.encoding = g_strdup (options->encoding);
  return self;
}

GopsChatReader *
gops_json_chat_open (const GopsJsonChatClass  *klass,
                     GFile                    *file,
                     const GopsChatOptions    *options,
                     GopsImportReport         *report,
                     GCancellable             *cancellable,
                     GError                  **error)
{
  GopsJsonChat *self = new_chat (klass, file, options, report);

  self->cancellable = cancellable;
  self->pull = gops_json_chat_open_pull (self, error);
  if (self->pull != NULL)
    {
      g_free (self->reader.findings.encoding);
      self->reader.findings.encoding = g_strdup (gops_json_pull_get_encoding (self->pull));
      if ((klass->open == NULL || klass->open (self, options, cancellable, error)) && read_ahead (self, error))
        return &self->reader;
    }
  gops_chat_reader_free (&self->reader);
  return NULL;
}
