/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The entries of a chat export: whose they are, and what a message or an event says. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "gops-chat-run-private.h"
#include "gops-intake-error.h"
#include "gops-records.h"

#define MOST_MENTIONS 5   /* people that one message can answer by calling them */

static gboolean
find_member (GopsChatRun           *self,
             GopsChatTarget        *target,
             const GopsChatPerson  *who,
             GopsChatMember       **out_member,
             GError               **error)
{
  *out_member = NULL;
  if (gops_chat_person_is_nobody (who))
    return TRUE;
  if (!gops_chat_people_find (self->people, target, who, out_member, error))
    return FALSE;
  if (*who->role != '\0')
    (*out_member)->role = g_intern_string (who->role);
  return TRUE;
}

static void
note_name (GopsChatMember *member,
           const char     *name,
           gint64          at)
{
  if (*name == '\0' || at < member->called_at || member->ignored)
    return;
  member->called_at = at;
  if (g_strcmp0 (member->called, name) == 0)
    return;
  member->renamed = member->called != NULL || member->renamed;
  g_free (member->called);
  member->called = g_strdup (name);
}

static void
note_sender (GopsChatMember      *member,
             const GopsChatEntry *entry)
{
  member->has_account_name |= *entry->sender.full_name != '\0';
  note_name (member, entry->sender.name, entry->at);
}

static void
note_time (GopsChatRun *self,
           gint64       at)
{
  self->first = self->first == 0 ? at : MIN (self->first, at);
  self->last = MAX (self->last, at);
}

/* An answer names the message, or its sender, or calls people in the text. */
static void
count_replies (GopsChatRun                 *self,
               GopsChatTarget              *target,
               const GopsChatEntry         *entry,
               GopsChatMember              *sender,
               const GopsChatRecentMessage *answered)
{
  GopsChatMember *other = answered->sender;
  GopsChatPerson named = GOPS_CHAT_NOBODY;

  named.name = entry->reply_name;
  if (other == NULL && *entry->reply_name != '\0')
    other = gops_chat_people_look (self->people, target, &named);
  if (other != NULL)
    gops_chat_tally_reply (self->tally, sender, other, entry->at);
  for (guint i = 0; other == NULL && i < MIN (entry->n_mentions, MOST_MENTIONS); i++)
    {
      GopsChatMember *called = gops_chat_people_look (self->people, target, &entry->mentions[i]);

      if (called != NULL)
        gops_chat_tally_reply (self->tally, sender, called, entry->at);
    }
}

/* What was taken back is kept and counts as an event. */
static void
count_message (GopsImportReport    *report,
               const GopsChatEntry *entry,
               gboolean             new)
{
  gboolean spoken = gops_chat_kind_is_spoken (entry->kind);

  report->messages += new && spoken;
  report->events += new && !spoken;
  report->duplicates += !new && spoken;
  report->events_known += !new && !spoken;
}

static gboolean
take_message (GopsChatRun          *self,
              GopsChatTarget       *target,
              const GopsChatEntry  *entry,
              GError              **error)
{
  GopsChatRecentMessage answered = { 0 }, message = { 0 };
  gboolean new;

  if (!find_member (self, target, &entry->sender, &message.sender, error))
    return FALSE;
  if (message.sender != NULL && message.sender->ignored)
    return TRUE;
  if (*entry->reply_to != '\0')
    (void) gops_chat_recent_find (self->recent, target->group, entry->reply_print, &answered);
  if (!gops_chat_messages_put (self->messages, target, entry, message.sender, answered.number, &new, &message.number, error))
    return FALSE;
  if (*entry->key != '\0')
    gops_chat_recent_add (self->recent, target->group, entry->print, &message);
  note_time (self, entry->at);
  if (message.sender != NULL)
    note_sender (message.sender, entry);
  count_message (self->report, entry, new);
  if (!new || message.sender == NULL || message.sender->bot || !gops_chat_kind_is_spoken (entry->kind))
    return TRUE;
  gops_chat_tally_message (self->tally, message.sender, entry->at);
  count_replies (self, target, entry, message.sender, &answered);
  return TRUE;
}

static void
note_event (const GopsChatEntry *entry,
            GopsChatMember      *member,
            GopsChatMember      *other,
            gboolean             new)
{
  switch (entry->event)
    {
    case GOPS_CHAT_JOINED:
      member->came_at = MAX (member->came_at, entry->at);
      if (other != NULL && other->kept != member->kept && new)
        {
          member->inviter = other->kept;
          other->invites++;
        }
      break;
    case GOPS_CHAT_LEFT:
    case GOPS_CHAT_REMOVED:
      member->went_at = MAX (member->went_at, entry->at);
      break;
    case GOPS_CHAT_RENAMED:
      note_name (member, entry->detail, entry->at);
      member->renamed = TRUE;
      break;
    case GOPS_CHAT_MADE_ADMIN:
      member->role = "admin";
      break;
    case GOPS_CHAT_UNMADE_ADMIN:
      member->role = "member";
      break;
    case GOPS_CHAT_CREATED:
      member->role = "owner";
      break;
    case GOPS_CHAT_NEW_ACCOUNT:
    case GOPS_CHAT_RETITLED:
    case GOPS_CHAT_NOTICE:
      break;
    }
}

static gboolean
take_event_of (GopsChatRun          *self,
               const GopsChatEntry  *entry,
               GopsChatMember       *member,
               GopsChatMember       *other,
               GError              **error)
{
  gboolean new;

  if (member == NULL || member->ignored)
    return TRUE;
  if (!gops_chat_messages_put_event (self->messages, entry, member, other, &new, error))
    return FALSE;
  note_event (entry, member, other, new);
  self->report->events += new;
  self->report->events_known += !new;
  return TRUE;
}

/* Whether the sender is the one it is about, and not who did it to others. */
static gboolean
is_about_sender (const GopsChatEntry *entry)
{
  return entry->n_people == 0 || entry->event == GOPS_CHAT_RENAMED || entry->event == GOPS_CHAT_NEW_ACCOUNT;
}

/* Where an export knows people by their names alone, whoever takes another name goes on under it. */
static gboolean
follow_name (GopsChatRun          *self,
             const GopsChatEntry  *entry,
             GopsChatMember       *sender,
             GError              **error)
{
  GopsChatPerson other = GOPS_CHAT_NOBODY;

  if (entry->event != GOPS_CHAT_RENAMED || sender == NULL || *entry->sender.id != '\0' || *entry->sender.phone != '\0' || *entry->detail == '\0')
    return TRUE;
  other.name = entry->detail;
  return gops_chat_people_join (self->people, sender, &other, error);
}

static gboolean
take_event (GopsChatRun          *self,
            GopsChatTarget       *target,
            const GopsChatEntry  *entry,
            GError              **error)
{
  GopsChatMember *sender;

  if (entry->event == GOPS_CHAT_NOTICE || entry->event == GOPS_CHAT_RETITLED)
    return TRUE;
  if (!find_member (self, target, &entry->sender, &sender, error))
    return FALSE;
  note_time (self, entry->at);
  if (entry->event == GOPS_CHAT_NEW_ACCOUNT && sender != NULL && entry->n_people > 0 &&
      !gops_chat_people_join (self->people, sender, &entry->people[0], error))
    return FALSE;
  if (!follow_name (self, entry, sender, error))
    return FALSE;
  if (is_about_sender (entry))
    return take_event_of (self, entry, sender, NULL, error);
  for (guint i = 0; i < entry->n_people; i++)
    {
      GopsChatMember *member;

      if (!find_member (self, target, &entry->people[i], &member, error) ||
          !take_event_of (self, entry, member, sender != member ? sender : NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* Whoever acted is met now; the others when all has been read. */
static gboolean
take_late_event (GopsChatRun          *self,
                 GopsChatTarget       *target,
                 const GopsChatEntry  *entry,
                 GError              **error)
{
  GopsChatMember *sender;

  return (*entry->sender.id == '\0' || find_member (self, target, &entry->sender, &sender, error)) &&
         gops_chat_late_add (self->late, entry, error);
}

/* (nullable): NULL for a room that is left out */
static GopsChatTarget *
target_of (GopsChatRun         *self,
           const GopsChatEntry *entry)
{
  return self->only != NULL ? self->only : entry->room < self->targets->len ? self->targets->pdata[entry->room] : NULL;
}

/* @out_target: (out) (nullable) */
static gboolean
find_target (GopsChatRun          *self,
             const GopsChatEntry  *entry,
             GopsChatTarget      **out_target,
             GError              **error)
{
  *out_target = target_of (self, entry);
  if (self->only == NULL)
    return TRUE;
  if (self->only_room < 0)
    self->only_room = (int) entry->room;
  if ((guint) self->only_room == entry->room)
    return TRUE;
  g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_ROOMS, _("%s holds several chats; say which of them goes to which group"),
               self->import->name);
  return FALSE;
}

gboolean
gops_chat_run_take_entry (GopsChatRun          *self,
                          const GopsChatEntry  *entry,
                          GError              **error)
{
  GopsChatTarget *target;
  GopsChatMember *member;

  if (!find_target (self, entry, &target, error))
    return FALSE;
  if (target == NULL)
    return TRUE;
  self->report->n_records++;
  if (entry->kind == GOPS_CHAT_EVENT)
    return entry->late ? take_late_event (self, target, entry, error) : take_event (self, target, entry, error);
  if (entry->kind != GOPS_CHAT_MEMBER)
    return take_message (self, target, entry, error);
  if (!find_member (self, target, &entry->sender, &member, error))
    return FALSE;
  if (member != NULL)
    note_sender (member, entry);
  return TRUE;
}

gboolean
gops_chat_run_take_late (GopsChatRun          *self,
                         const GopsChatEntry  *entry,
                         GError              **error)
{
  GopsChatTarget *target;

  return find_target (self, entry, &target, error) && take_event (self, target, entry, error);
}

/* What an entry needs lies all over the memory. */
void
gops_chat_run_expect (GopsChatRun *self)
{
  const GopsChatEntry *far = gops_chat_ahead_peek (self->ahead, 8), *near = gops_chat_ahead_peek (self->ahead, 4);
  GopsChatTarget *target = far != NULL ? target_of (self, far) : NULL;

  if (target == NULL)
    return;
  gops_chat_people_expect (self->people, target, &far->sender, FALSE);
  if (far->room == near->room)
    gops_chat_people_expect (self->people, target, &near->sender, TRUE);
  if (*far->key != '\0')
    gops_chat_recent_expect (self->recent, target->group, far->print);
  if (far->reply_print != 0)
    gops_chat_recent_expect (self->recent, target->group, far->reply_print);
}
