/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first look through a whole WhatsApp export: how dates are written, who writes, what the group is called. */
#include "config.h"

#include "gops-whatsapp-survey.h"

#include <string.h>

#include "gops-whatsapp-body.h"
#include "gops-whatsapp-marks.h"
#include "gops-whatsapp-words.h"

typedef struct
{
  GopsWhatsappSurvey *survey;
  GopsWhatsappMemo    memo;
  GString            *scratch;     /* (owned) */
  guint64             n_after[4];  /* headers, by the end of the line before (GopsTextLineEnd) */
  gboolean            two_me;      /* more than one sender may have made the export */
} Look;

void
gops_whatsapp_survey_free (GopsWhatsappSurvey *self)
{
  gops_whatsapp_people_free (self->people);
  gops_whatsapp_order_free (self->order);
  g_free (self->title);
  g_free (self);
}

static gboolean
is_about (const GopsWhatsappEvent  *event,
          const GopsWhatsappSender *sender)
{
  return event->actor.text != NULL && event->actor.length == strlen (sender->name) &&
         memcmp (event->actor.text, sender->name, event->actor.length) == 0;
}

gboolean
gops_whatsapp_may_be_program (const GopsWhatsappSender *sender,
                              const char               *body,
                              gsize                     length,
                              gboolean                  early)
{
  return early || gops_whatsapp_is_marked (body, length) ||
         (length > sender->raw_length && body[0] == sender->raw[0] && memcmp (body, sender->raw, sender->raw_length) == 0);
}

/* People write sentences like the program's: it is only believed where it left a mark, where nobody would write so, and
 * where it tells of the sender by name. */
gboolean
gops_whatsapp_read_program_body (GString                  *scratch,
                                 const GopsWhatsappSender *sender,
                                 const char               *body,
                                 gsize                     length,
                                 gboolean                  early,
                                 GopsWhatsappPeople       *people,
                                 GopsWhatsappEvent        *out_event)
{
  if (!gops_whatsapp_may_be_program (sender, body, length, early) || gops_whatsapp_words_find (body, length) != NULL ||
      !gops_whatsapp_event_read (scratch, body, length, people, out_event))
    return FALSE;
  return gops_whatsapp_is_marked (body, length) || is_about (out_event, sender) ||
         (early && out_event->plain && out_event->event == GOPS_CHAT_NOTICE);
}

/* --- lines of the program --- */

static void
note_event (Look                    *look,
            const GopsWhatsappEvent *event)
{
  GopsWhatsappSurvey *survey = look->survey;
  g_autoptr (GArray) spans = NULL;

  gops_whatsapp_order_note_language (survey->order, event->language);
  if (event->event == GOPS_CHAT_NOTICE)
    return;
  survey->has_events = TRUE;
  if (event->title.text != NULL)
    {
      g_free (survey->title);
      survey->title = g_strndup (event->title.text, event->title.length);
    }
  spans = g_array_new (FALSE, FALSE, sizeof (GopsWhatsappSpan));
  gops_whatsapp_event_split (event, survey->people, spans);
  for (guint i = 0; i < spans->len; i++)
    {
      const GopsWhatsappSpan *span = &g_array_index (spans, GopsWhatsappSpan, i);

      gops_whatsapp_people_add_name (survey->people, span->text, span->length);
    }
}

/* A ": " after an opening quote is part of what the group is called: Ada created group "Club: 2024". */
static gboolean
is_inside_quotes (const char *name,
                  gsize       length)
{
  static const char *const pairs[][2] = { { "“", "”" }, { "„", "“" }, { "«", "»" }, { "「", "」" } };
  guint straight = 0;

  for (gsize i = 0; i < length; i++)
    straight += name[i] == '"';
  if (straight % 2 == 1)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      const char *open = memmem (name, length, pairs[i][0], strlen (pairs[i][0]));

      if (open != NULL && memmem (open + 2, (gsize) (name + length - open - 2), pairs[i][1], strlen (pairs[i][1])) == NULL)
        return TRUE;
    }
  return FALSE;
}

/* A line of somebody who was not met before may be one of the program's in which a ": " stands. */
static gboolean
is_program_line (Look                     *look,
                 const GopsWhatsappHeader *header,
                 gssize                    end)
{
  GopsWhatsappEvent event;

  if (gops_whatsapp_event_read (look->scratch, header->rest, header->rest_length, look->survey->people, &event))
    {
      note_event (look, &event);
      return TRUE;
    }
  return end <= 0 || is_inside_quotes (header->rest, (gsize) end);
}

/* --- lines of senders --- */

static void
note_me (Look                     *look,
         const GopsWhatsappSender *sender)
{
  if (look->survey->me != NULL && look->survey->me != sender)
    look->two_me = TRUE;
  look->survey->me = sender;
}

static void
note_words (Look                     *look,
            const GopsWhatsappSender *sender,
            const char               *body,
            gsize                     length)
{
  const GopsWhatsappWords *words = gops_whatsapp_words_find (body, length);

  if (words == NULL)
    return;
  if (*words->language != '\0')
    gops_whatsapp_order_note_language (look->survey->order, words->language);
  if (words->word == GOPS_WHATSAPP_DELETED_BY_ME)
    note_me (look, sender);
}

static void
note_file (Look                     *look,
           const GopsWhatsappHeader *header,
           guint64                   line,
           const char               *body,
           gsize                     length)
{
  g_autofree char *name = NULL;
  const char *open;

  if (!gops_whatsapp_body_find_file (body, length, &name))
    return;
  gops_whatsapp_order_note_file (look->survey->order, header, line, name);
  open = body[length - 1] == ')' ? memrchr (body, '(', length) : NULL;
  if (open != NULL)
    {
      const GopsWhatsappWords *words = gops_whatsapp_words_find (open + 1, (gsize) (body + length - open - 2));

      if (words != NULL)
        gops_whatsapp_order_note_language (look->survey->order, words->language);
    }
}

static void
note_body (Look                     *look,
           const GopsWhatsappHeader *header,
           guint64                   line,
           GopsWhatsappSender       *sender,
           const char               *body,
           gsize                     length)
{
  GopsWhatsappEvent event;

  gops_whatsapp_people_note (look->survey->people, sender, body, length);
  if (length == 0)
    return;
  if (gops_whatsapp_read_program_body (look->scratch, sender, body, length, look->survey->n_headers <= GOPS_WHATSAPP_N_EARLY,
                                       look->survey->people, &event))
    {
      sender->n_program++;
      note_event (look, &event);
      if (event.event == GOPS_CHAT_NOTICE && look->survey->greeter == NULL)
        look->survey->greeter = sender;
      return;
    }
  if (body[length - 1] == ')' || body[length - 1] == '>')
    note_file (look, header, line, body, length);
  note_words (look, sender, body, length);
}

static void
note_sender (Look                     *look,
             const GopsWhatsappHeader *header,
             guint64                   line)
{
  GopsWhatsappPeople *people = look->survey->people;
  gssize end = gops_whatsapp_find_sender_end (header->rest, header->rest_length);
  GopsWhatsappSender *sender = end > 0 ? gops_whatsapp_people_find (people, header->rest, (gsize) end) : NULL;
  gsize skip;

  if (sender == NULL)
    {
      if (is_program_line (look, header, end))
        return;
      sender = gops_whatsapp_people_add (people, header->rest, (gsize) end);
      if (sender == NULL)
        return;
      sender->shape = header->shape;
    }
  skip = gops_whatsapp_find_body (header->rest, header->rest_length, (gsize) end);
  note_body (look, header, line, sender, header->rest + skip, header->rest_length - skip);
}

static void
note_line (Look               *look,
           const GopsTextLine *line,
           GopsTextLineEnd     before)
{
  GopsWhatsappHeader header;

  if (gops_whatsapp_header_scan (line->text, line->length, &look->memo, &header) != GOPS_WHATSAPP_HEADER ||
      !gops_whatsapp_order_note (look->survey->order, &header, line->number))
    return;
  look->survey->n_headers++;
  look->n_after[before]++;
  note_sender (look, &header, line->number);
}

/* --- what all lines together say --- */

static void
conclude (Look *look)
{
  GopsWhatsappSurvey *survey = look->survey;

  survey->has_crlf = look->n_after[GOPS_TEXT_LINE_CRLF] > 2 * look->n_after[GOPS_TEXT_LINE_LF];
  if (look->two_me)
    survey->me = NULL;
  gops_whatsapp_people_settle (survey->people);
}

gboolean
gops_whatsapp_survey_is_group (GopsWhatsappSurvey *self)
{
  guint n = 0;

  for (guint i = 0; i < gops_whatsapp_people_get_n (self->people); i++)
    {
      const GopsWhatsappSender *sender = gops_whatsapp_people_get (self->people, i);

      n += sender->n > sender->n_program && !gops_whatsapp_order_is_body (self->order, sender->shape);
    }
  return self->has_events || n > 2;
}

static gboolean
look_through (Look           *look,
              GopsTextLines  *lines,
              GCancellable   *cancellable,
              GError        **error)
{
  GopsTextLineEnd before = GOPS_TEXT_LINE_OPEN;
  GopsTextLine line;

  for (;;)
    {
      if (!gops_text_lines_next (lines, &line, cancellable, error))
        return FALSE;
      if (line.text == NULL)
        return TRUE;
      note_line (look, &line, before);
      before = line.end;
    }
}

GopsWhatsappSurvey *
gops_whatsapp_survey_run (GopsTextLines  *lines,
                          GCancellable   *cancellable,
                          GError        **error)
{
  g_autoptr (GopsWhatsappSurvey) survey = g_new0 (GopsWhatsappSurvey, 1);
  g_autoptr (GString) scratch = g_string_new (NULL);
  Look look = { .survey = survey, .scratch = scratch };

  survey->people = gops_whatsapp_people_new ();
  survey->order = gops_whatsapp_order_new ();
  if (!look_through (&look, lines, cancellable, error))
    return NULL;
  conclude (&look);
  return g_steal_pointer (&survey);
}
