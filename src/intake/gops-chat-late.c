/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events that wait for the end of the export. Each is a head, then its people: what they are, and their texts, which end
 * with a zero. */
#include "config.h"

#include "gops-chat-late.h"

#include <string.h>

#include "gops-scratch.h"

typedef struct
{
  gsize         size;       /* bytes behind the head */
  guint64       line;
  gint64        at;
  guint         room;
  GopsChatEvent event;
  guint         n_people;   /* behind the sender */
} Head;

struct _GopsChatLate
{
  GopsScratch   *file;      /* (owned) */
  guint64        offset;    /* of what is given next */
  GString       *record;    /* (owned) */
  GPtrArray     *accounts;  /* (owned) (element-type utf8): found for the entry that was given last */
  GArray        *people;    /* (owned) (element-type GopsChatPerson) */
  GopsChatEntry  entry;
};

GopsChatLate *
gops_chat_late_new (void)
{
  GopsChatLate *self = g_new0 (GopsChatLate, 1);

  self->file = gops_scratch_new ();
  self->record = g_string_new (NULL);
  self->accounts = g_ptr_array_new_with_free_func (g_free);
  self->people = g_array_new (FALSE, FALSE, sizeof (GopsChatPerson));
  return self;
}

void
gops_chat_late_free (GopsChatLate *self)
{
  gops_scratch_free (self->file);
  g_string_free (self->record, TRUE);
  g_ptr_array_unref (self->accounts);
  g_array_unref (self->people);
  g_free (self);
}

/* --- keeping --- */

static void
put_text (GopsChatLate *self,
          const char   *text)
{
  g_string_append_len (self->record, text, (gssize) strlen (text) + 1);
}

static void
put_person (GopsChatLate         *self,
            const GopsChatPerson *person)
{
  g_string_append_c (self->record, person->bot ? 1 : 0);
  g_string_append_c (self->record, person->me ? 1 : 0);
  put_text (self, person->id);
  put_text (self, person->name);
  put_text (self, person->full_name);
  put_text (self, person->phone);
  put_text (self, person->email);
  put_text (self, person->role);
}

gboolean
gops_chat_late_add (GopsChatLate         *self,
                    const GopsChatEntry  *entry,
                    GError              **error)
{
  Head head = { 0, entry->line, entry->at, entry->room, entry->event, entry->n_people };

  g_string_truncate (self->record, 0);
  put_text (self, entry->detail);
  put_person (self, &entry->sender);
  for (guint i = 0; i < entry->n_people; i++)
    put_person (self, &entry->people[i]);
  head.size = self->record->len;
  return gops_scratch_append (self->file, &head, sizeof head, error) &&
         gops_scratch_append (self->file, self->record->str, self->record->len, error);
}

/* --- giving --- */

static const char *
take_text (const char **p)
{
  const char *text = *p;

  *p += strlen (text) + 1;
  return text;
}

/* Somebody, with the account that the name belongs to. */
static gboolean
take_person (GopsChatLate    *self,
             const char     **p,
             GopsChatReader  *reader,
             guint            room,
             GopsChatPerson  *out_person,
             GError         **error)
{
  GopsChatPerson person = GOPS_CHAT_NOBODY;
  char *account = NULL;

  person.bot = *(*p)++ != 0;
  person.me = *(*p)++ != 0;
  person.id = take_text (p);
  person.name = take_text (p);
  person.full_name = take_text (p);
  person.phone = take_text (p);
  person.email = take_text (p);
  person.role = take_text (p);
  *out_person = person;
  if (*person.id != '\0' || *person.name == '\0')
    return TRUE;
  if (!gops_chat_reader_find_account (reader, room, person.name, &account, error))
    return FALSE;
  g_ptr_array_add (self->accounts, account);
  out_person->id = account;
  return TRUE;
}

static gboolean
take_people (GopsChatLate    *self,
             const Head      *head,
             const char      *p,
             GopsChatReader  *reader,
             GError         **error)
{
  g_ptr_array_set_size (self->accounts, 0);
  g_array_set_size (self->people, head->n_people);
  self->entry.detail = take_text (&p);
  if (!take_person (self, &p, reader, head->room, &self->entry.sender, error))
    return FALSE;
  for (guint i = 0; i < head->n_people; i++)
    if (!take_person (self, &p, reader, head->room, &g_array_index (self->people, GopsChatPerson, i), error))
      return FALSE;
  self->entry.people = (const GopsChatPerson *) (void *) self->people->data;
  self->entry.n_people = head->n_people;
  return TRUE;
}

gboolean
gops_chat_late_next (GopsChatLate         *self,
                     GopsChatReader       *reader,
                     const GopsChatEntry **out_entry,
                     GError              **error)
{
  Head head;

  *out_entry = NULL;
  if (self->offset == gops_scratch_get_size (self->file))
    return TRUE;
  if (!gops_scratch_read (self->file, self->offset, &head, sizeof head, error))
    return FALSE;
  g_string_set_size (self->record, head.size);
  if (!gops_scratch_read (self->file, self->offset + sizeof head, self->record->str, head.size, error))
    return FALSE;
  self->offset += sizeof head + head.size;
  gops_chat_entry_clear (&self->entry);
  self->entry.kind = GOPS_CHAT_EVENT;
  self->entry.event = head.event;
  self->entry.line = head.line;
  self->entry.room = head.room;
  self->entry.at = head.at;
  if (!take_people (self, &head, self->record->str, reader, error))
    return FALSE;
  *out_entry = &self->entry;
  return TRUE;
}
