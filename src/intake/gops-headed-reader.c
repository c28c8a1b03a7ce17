/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What readers of texts have in common in which a head stands over each message. */
#include "config.h"

#include "gops-headed-reader.h"

#include <glib/gi18n-lib.h>

gboolean
gops_headed_reader_is_open (GopsHeadedReader *self)
{
  return self->heads[self->current].is_set;
}

gboolean
gops_headed_reader_has_text (GopsHeadedReader *self)
{
  return gops_headed_reader_is_open (self) && self->fill.body.text->len > 0;
}

GopsHead *
gops_headed_reader_begin (GopsHeadedReader *self,
                          const char       *line,
                          gsize             start,
                          gsize             end,
                          gboolean         *out_complete)
{
  gboolean complete = gops_headed_reader_is_open (self);
  GopsHead *head = &self->heads[complete ? !self->current : self->current];
  GString *text = head->text;

  g_string_truncate (text, 0);
  g_string_append_len (text, line + start, (gssize) (end - start));
  *head = (GopsHead) { .is_set = TRUE, .line = gops_line_reader_get_number (self->lines), .text = text };
  head->person = (GopsChatPerson) GOPS_CHAT_NOBODY;
  *out_complete = complete;
  return head;
}

void
gops_headed_reader_add_text (GopsHeadedReader *self,
                             const char       *line,
                             gsize             length)
{
  const GopsHead *head = &self->heads[self->current];

  if (!head->is_set)
    return;
  if (!head->is_alone)
    gops_chat_body_add_line (&self->fill.body, line, length);
  else if (!gops_paste_head_is_blank (line))
    gops_import_report_skip (self->base.report, gops_line_reader_get_number (self->lines), TRUE,
                             g_strdup (_("text that stands below nobody's name")));
}

static void
report_damage (GopsHeadedReader *self)
{
  GopsTextDecoder *decoder = gops_line_reader_get_decoder (self->lines);
  const GopsTextDamage *damage = gops_text_decoder_get_damage (decoder);

  if (damage->count > 0)
    gops_import_report_skip (self->base.report, damage->line, FALSE,
                             g_strdup_printf (_("byte %lu is no text in %s (%lu such places)"), (gulong) damage->offset,
                                              gops_text_decoder_get_encoding (decoder), (gulong) damage->count));
}

/* A file that was cut off: what it ends in is no text of the entry above, which is the same in the whole file. */
static gboolean
is_cut_off (GopsHeadedReader *self,
            const char       *line)
{
  if (!gops_line_reader_is_open (self->lines) || !self->klass->is_begun (self, line, gops_line_reader_get_length (self->lines)))
    return FALSE;
  gops_import_report_cut (self->base.report, gops_line_reader_get_number (self->lines), TRUE,
                          g_strdup (_("the file ends in the middle of this line")));
  return TRUE;
}

/* Reads up to the end of the next entry; its head is the current one, if there is one. */
static gboolean
gather (GopsHeadedReader *self,
        GCancellable     *cancellable,
        GError          **error)
{
  char *line;

  self->heads[self->current].is_set = FALSE;
  self->current = !self->current;
  gops_chat_body_reset (&self->fill.body);
  while (!self->at_end)
    {
      if (!gops_line_reader_next (self->lines, &line, cancellable, error))
        return FALSE;
      if (line == NULL || is_cut_off (self, line))
        {
          self->at_end = TRUE;
          report_damage (self);
        }
      else if (self->klass->take_line (self, line, gops_line_reader_get_length (self->lines)))
        break;
    }
  return TRUE;
}

static gboolean
make_entry (GopsHeadedReader *self,
            GopsHead         *head)
{
  GopsChatEntry *entry = &self->base.entry;
  char *body = gops_chat_body_finish (&self->fill.body, head->line, self->base.report);

  gops_chat_entry_clear (entry);
  entry->line = head->line;
  entry->room = head->room;
  if (!gops_chat_clock_read (self->clock, &head->when, &entry->at))
    {
      gops_import_report_skip (self->base.report, head->line, TRUE, g_strdup (_("this time does not exist")));
      return FALSE;
    }
  if (head->is_system)
    gops_chat_fill_system (&self->fill, &self->base, head->is_alone ? head->text->str : body);
  else
    {
      entry->sender = head->person;
      gops_chat_fill_message (&self->fill, &self->base, body);
    }
  return TRUE;
}

static gboolean
headed_next (GopsChatReader       *reader,
             const GopsChatEntry **out_entry,
             GCancellable         *cancellable,
             GError              **error)
{
  GopsHeadedReader *self = (GopsHeadedReader *) reader;
  gboolean made = gops_chat_fill_other (&self->fill, reader);

  while (!made)
    {
      if (!gather (self, cancellable, error))
        return FALSE;
      if (gops_headed_reader_is_open (self))
        made = make_entry (self, &self->heads[self->current]);
      else if (self->at_end)
        break;
    }
  *out_entry = made ? &reader->entry : NULL;
  return TRUE;
}

static guint64
headed_get_offset (GopsChatReader *reader)
{
  return gops_text_decoder_get_offset (gops_line_reader_get_decoder (((GopsHeadedReader *) reader)->lines));
}

static void
headed_free (GopsChatReader *reader)
{
  GopsHeadedReader *self = (GopsHeadedReader *) reader;

  self->klass->clear (self);
  gops_line_reader_free (self->lines);
  gops_chat_clock_free (self->clock);
  gops_chat_fill_clear (&self->fill);
  for (guint i = 0; i < G_N_ELEMENTS (self->heads); i++)
    g_string_free (self->heads[i].text, TRUE);
  g_free (self);
}

static const GopsChatReaderClass headed_class = {
  .next = headed_next,
  .get_offset = headed_get_offset,
  .free = headed_free,
};

void
gops_headed_reader_init (GopsHeadedReader            *self,
                         const GopsHeadedReaderClass *klass,
                         GopsLineReader              *lines,
                         const char                  *platform,
                         const GopsChatOptions       *options,
                         GopsImportReport            *report)
{
  gops_chat_reader_init (&self->base, &headed_class, report);
  self->base.findings.encoding = g_strdup (gops_text_decoder_get_encoding (gops_line_reader_get_decoder (lines)));
  self->base.findings.wall_clock = TRUE;
  self->base.findings.platform = platform;
  self->klass = klass;
  self->lines = lines;
  self->clock = gops_chat_clock_new (options->zone);
  gops_chat_fill_init (&self->fill, options->me);
  for (guint i = 0; i < G_N_ELEMENTS (self->heads); i++)
    self->heads[i].text = g_string_new (NULL);
}
