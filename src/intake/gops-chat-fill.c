/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes entries of texts and of lines of the platform. */
#include "config.h"

#include "gops-chat-fill.h"

#include "gops-chat-marker.h"

void
gops_chat_fill_init (GopsChatFill *self,
                     const char   *me)
{
  gops_chat_body_init (&self->body);
  gops_chinese_event_init (&self->event);
  self->me = g_strdup (me);
  self->me_id = self->me_name = NULL;
  self->others_given = 0;
}

void
gops_chat_fill_clear (GopsChatFill *self)
{
  gops_chat_body_clear (&self->body);
  gops_chinese_event_clear (&self->event);
  g_free (self->me);
  g_free (self->me_id);
  g_free (self->me_name);
}

void
gops_chat_fill_note_me (GopsChatFill         *self,
                        const GopsChatPerson *person)
{
  if (self->me_id != NULL)
    return;
  self->me_id = g_strdup (person->id);
  self->me_name = g_strdup (person->name);
}

/* Some programs call the exporter's own account "I": then a name is still wanted. */
static void
take_marked (GopsChatFill   *self,
             GopsChatReader *reader,
             GopsChatPerson *person)
{
  person->me = FALSE;
  person->id = self->me_id;
  person->name = self->me != NULL ? self->me : self->me_name;
  reader->findings.has_me |= g_str_equal (person->name, "我");
}

void
gops_chat_fill_me (GopsChatFill   *self,
                   GopsChatReader *reader,
                   GopsChatPerson *person)
{
  if (!person->me)
    return;
  if (self->me_id != NULL)
    take_marked (self, reader, person);
  else if (self->me != NULL)
    person->name = self->me;
  else
    reader->findings.has_me = TRUE;
}

void
gops_chat_fill_message (GopsChatFill   *self,
                        GopsChatReader *reader,
                        char           *body)
{
  GopsChatEntry *entry = &reader->entry;

  if (*body == '\0')   /* what was there is no text */
    {
      entry->kind = GOPS_CHAT_IMAGE;
      entry->body = body;
    }
  else
    entry->kind = gops_chat_marker_read (body, &entry->body, &entry->detail);
}

void
gops_chat_fill_system (GopsChatFill   *self,
                       GopsChatReader *reader,
                       const char     *body)
{
  GopsChineseEvent *event = &self->event;
  GopsChatEntry *entry = &reader->entry;

  (void) gops_chinese_event_read (event, body);
  gops_chat_fill_me (self, reader, &event->sender);
  for (guint i = 0; i < event->people->len; i++)
    gops_chat_fill_me (self, reader, &g_array_index (event->people, GopsChatPerson, i));
  entry->kind = event->kind;
  entry->event = event->event;
  entry->sender = event->sender;
  entry->people = (const GopsChatPerson *) event->people->data;
  entry->n_people = event->people->len;
  entry->detail = event->detail;
  entry->body = event->kind == GOPS_CHAT_DELETED ? "" : body;
  self->others_given = 0;
}

gboolean
gops_chat_fill_knows (GopsChatFill *self,
                      const char   *line)
{
  gboolean known = gops_chinese_event_read (&self->event, line);

  g_array_set_size (self->event.others, 0);   /* they are given with the line's own entry */
  return known;
}

gboolean
gops_chat_fill_other (GopsChatFill   *self,
                      GopsChatReader *reader)
{
  guint64 line = reader->entry.line;
  guint room = reader->entry.room;

  if (self->others_given >= self->event.others->len)
    return FALSE;
  gops_chat_entry_clear (&reader->entry);
  reader->entry.kind = GOPS_CHAT_MEMBER;
  reader->entry.line = line;
  reader->entry.room = room;
  reader->entry.sender = g_array_index (self->event.others, GopsChatPerson, self->others_given++);
  gops_chat_fill_me (self, reader, &reader->entry.sender);
  return TRUE;
}
