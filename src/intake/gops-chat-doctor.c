/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was found out about a chat export, in words. */
#include "config.h"

#include "gops-chat-doctor.h"

#include <glib/gi18n-lib.h>

#include "gops-chat-import-private.h"
#include "gops-text-sniffer.h"

#define SURE 90   /* of 100: the file could be of no other format */

static void
finding_free (gpointer data)
{
  GopsDoctorFinding *finding = data;

  g_free (finding->label);
  g_free (finding->value);
  g_free (finding->text);
  g_free (finding->reason);
  g_free (finding);
}

void
gops_diagnosis_free (GopsDiagnosis *self)
{
  g_ptr_array_unref (self->findings);
  g_free (self->ask);
  g_free (self->detail);
  g_free (self);
}

static void
add (GopsDiagnosis *self,
     const char    *id,
     const char    *label,
     const char    *value,
     const char    *text,
     const char    *reason)
{
  GopsDoctorFinding *finding = g_new (GopsDoctorFinding, 1);

  *finding = (GopsDoctorFinding) { id, g_strdup (label), g_strdup (value), g_strdup (text), g_strdup (reason) };
  g_ptr_array_add (self->findings, finding);
}

/* --- decisions --- */

static const char *
format_reason (const GopsChatImport *import)
{
  if (import->rate == 0)
    return _("as you said");
  return import->rate >= SURE ? _("only that program writes such files") : _("its first lines look most like that");
}

static gboolean
has_mark (GFile        *file,
          GCancellable *cancellable)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, NULL);
  GopsTextEncoding encoding = { 0 };

  return stream != NULL && gops_text_sniff_mark (G_INPUT_STREAM (stream), &encoding, cancellable, NULL) && encoding.name != NULL;
}

const char *
gops_encoding_reason (GFile        *file,
                      const char   *encoding,
                      gboolean      told,
                      GCancellable *cancellable)
{
  if (told)
    return _("as you said");
  if (has_mark (file, cancellable))
    return _("its first bytes say so");
  if (g_str_equal (encoding, "UTF-8"))
    return _("every byte fits");
  if (g_str_has_prefix (encoding, "GB"))
    return _("the bytes are common Chinese characters");
  if (g_str_has_prefix (encoding, "UTF-16"))
    return _("every second byte is zero");
  return _("nothing else fits");
}

static void
add_order (GopsDiagnosis          *self,
           const GopsChatImport   *import,
           const GopsChatFindings *findings)
{
  static const char *const values[] = { "", "dmy", "mdy", "ymd" };
  static const char *const texts[] = { N_("Nothing to decide"), N_("Day first"), N_("Month first"), N_("Year first") };
  const char *reason = findings->order_reason;

  if (findings->order_doubt != NULL && import->order == GOPS_DATE_ORDER_UNKNOWN)
    reason = _("nothing in the file tells: please say");
  else if (import->recalled_order)
    reason = _("as the last time");
  else if (import->order != GOPS_DATE_ORDER_UNKNOWN)
    reason = _("as you said");
  else if (findings->order == GOPS_DATE_ORDER_UNKNOWN)
    reason = _("dates can be read in one way only");
  add (self, "date_order", _("Order of dates"), values[findings->order], _(texts[findings->order]), reason != NULL ? reason : "");
}

static void
add_zone (GopsDiagnosis          *self,
          const GopsChatImport   *import,
          const GopsChatFindings *findings,
          const char             *zone)
{
  const char *told = import->zone != NULL ? g_time_zone_get_identifier (import->zone) : NULL;

  if (!findings->wall_clock)
    add (self, "time_zone", _("Time zone"), "", _("In the file"), _("each time tells its offset"));
  else if (told != NULL)
    add (self, "time_zone", _("Time zone"), told, told, import->recalled_zone ? _("as the last time") : _("as you said"));
  else
    add (self, "time_zone", _("Time zone"), zone != NULL ? zone : "", zone != NULL ? zone : _("The group’s"),
         _("the file has none: the group’s is taken"));
}

/* --- the question --- */

static void
ask (GopsDiagnosis          *self,
     const GopsChatImport   *import,
     const GopsChatFindings *findings)
{
  if (findings->order_doubt != NULL && import->order == GOPS_DATE_ORDER_UNKNOWN)
    {
      self->question = GOPS_DOCTOR_ASK_ORDER;
      self->ask = g_strdup (_("Which comes first in the dates, day or month?"));
      self->detail = g_strdup (findings->order_doubt);
    }
  else if (findings->needs_day)
    {
      self->question = GOPS_DOCTOR_ASK_DAY;
      self->ask = g_strdup (_("On which day does it begin?"));
      self->detail = g_strdup (_("There are times in it, but no days."));
    }
  else if (findings->has_me && import->me == NULL)
    {
      self->question = GOPS_DOCTOR_ASK_ME;
      self->ask = g_strdup (_("What is the name of the person who made the export?"));
      self->detail = g_strdup (_("The file gives no name where that person speaks."));
    }
}

GopsDiagnosis *
gops_chat_diagnose (GopsChatImport       *import,
                    const GopsChatSurvey *survey,
                    const char           *zone)
{
  GopsDiagnosis *self = g_new0 (GopsDiagnosis, 1);
  const GopsChatFindings *findings = &survey->findings;

  self->findings = g_ptr_array_new_with_free_func (finding_free);
  add (self, "format", _("Format"), survey->format->id, _(survey->format->name), format_reason (import));
  if (findings->encoding != NULL)
    add (self, "encoding", _("Encoding"), findings->encoding, findings->encoding,
         gops_encoding_reason (import->file, findings->encoding, import->encoding != NULL, NULL));
  add_order (self, import, findings);
  add_zone (self, import, findings, zone);
  if (findings->from_today && import->today != NULL)
    add (self, "today", C_("of a chat without dates", "Days"), import->today, _("Counted from today"), _("the text says “yesterday” (昨天) or a day of the week"));
  ask (self, import, findings);
  return self;
}

/* --- for programs --- */

static void
set_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
set_count (JsonBuilder *builder,
           const char  *name,
           guint64      n)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, (gint64) n);
}

static void
add_question (const GopsDiagnosis *self,
              JsonBuilder         *builder)
{
  static const char *const ids[] = { "", "date_order", "from", "me" };

  json_builder_set_member_name (builder, "question");
  if (self->question == GOPS_DOCTOR_ASK_NOTHING)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  set_text (builder, "id", ids[self->question]);
  set_text (builder, "text", self->ask);
  set_text (builder, "detail", self->detail);
  json_builder_end_object (builder);
}

static void
add_decided (const GopsDiagnosis *self,
             JsonBuilder         *builder)
{
  json_builder_set_member_name (builder, "decided");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->findings->len; i++)
    {
      const GopsDoctorFinding *finding = self->findings->pdata[i];

      json_builder_begin_object (builder);
      set_text (builder, "what", finding->id);
      set_text (builder, "value", finding->value);
      set_text (builder, "text", finding->text);
      set_text (builder, "reason", finding->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_chats (const GopsChatSurvey *survey,
           JsonBuilder          *builder)
{
  json_builder_set_member_name (builder, "chats");
  json_builder_begin_array (builder);
  for (guint i = 0; i < survey->rooms->len; i++)
    {
      const GopsChatRoomSurvey *room = survey->rooms->pdata[i];

      json_builder_begin_object (builder);
      set_text (builder, "id", room->id);
      set_text (builder, "name", room->name);
      set_count (builder, "messages", room->n_messages);
      set_count (builder, "events", room->n_events);
      set_count (builder, "people", room->n_people);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_samples (const GopsChatSurvey *survey,
             JsonBuilder          *builder)
{
  json_builder_set_member_name (builder, "first_messages");
  json_builder_begin_array (builder);
  for (guint i = 0; i < survey->samples->len; i++)
    {
      const GopsChatSample *sample = survey->samples->pdata[i];

      json_builder_begin_object (builder);
      set_count (builder, "line", sample->line);
      set_text (builder, "at", sample->at);
      set_text (builder, "kind", sample->kind);
      set_text (builder, "sender", sample->sender);
      set_text (builder, "text", sample->body);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

void
gops_diagnosis_add_json (const GopsDiagnosis  *self,
                         const GopsChatSurvey *survey,
                         JsonBuilder          *builder)
{
  add_decided (self, builder);
  add_question (self, builder);
  add_chats (survey, builder);
  add_samples (survey, builder);
}
