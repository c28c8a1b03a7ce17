/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one entry of a chat export says. */
#include "config.h"

#include "gops-chat-entry.h"

#include <string.h>

const char *
gops_chat_kind_get_id (GopsChatKind kind)
{
  switch (kind)
    {
    case GOPS_CHAT_TEXT:       return "text";
    case GOPS_CHAT_IMAGE:      return "image";
    case GOPS_CHAT_VOICE:      return "voice";
    case GOPS_CHAT_VIDEO:      return "video";
    case GOPS_CHAT_STICKER:    return "sticker";
    case GOPS_CHAT_FILE:       return "file";
    case GOPS_CHAT_LINK:       return "link";
    case GOPS_CHAT_LOCATION:   return "location";
    case GOPS_CHAT_CONTACT:    return "contact";
    case GOPS_CHAT_POLL:       return "poll";
    case GOPS_CHAT_RED_PACKET: return "red-packet";
    case GOPS_CHAT_CALL:       return "call";
    case GOPS_CHAT_DELETED:    return "deleted";
    case GOPS_CHAT_OTHER:      return "other";
    case GOPS_CHAT_EVENT:      return "event";
    case GOPS_CHAT_MEMBER:     return "member";
    }
  g_return_val_if_reached ("other");
}

const char *
gops_chat_event_get_id (GopsChatEvent event)
{
  switch (event)
    {
    case GOPS_CHAT_NOTICE:       return "notice";
    case GOPS_CHAT_JOINED:       return "joined";
    case GOPS_CHAT_LEFT:         return "left";
    case GOPS_CHAT_REMOVED:      return "removed";
    case GOPS_CHAT_RENAMED:      return "renamed";
    case GOPS_CHAT_NEW_ACCOUNT:  return "new-account";
    case GOPS_CHAT_MADE_ADMIN:   return "made-admin";
    case GOPS_CHAT_UNMADE_ADMIN: return "unmade-admin";
    case GOPS_CHAT_CREATED:      return "created";
    case GOPS_CHAT_RETITLED:     return "retitled";
    }
  g_return_val_if_reached ("notice");
}

guint64
gops_chat_person_hash (const GopsChatPerson *self,
                       const GopsHashKey    *secret)
{
  return gops_keyed_hash (secret, 'I', self->id, strlen (self->id));
}

void
gops_chat_entry_take_prints (GopsChatEntry     *self,
                             const GopsHashKey *secret)
{
  self->print = *self->key != '\0' ? gops_keyed_hash (secret, 'K', self->key, strlen (self->key))
                                   : gops_keyed_hash (secret, (char) ('a' + self->kind), self->body, strlen (self->body));
  self->reply_print = *self->reply_to != '\0' ? gops_keyed_hash (secret, 'K', self->reply_to, strlen (self->reply_to)) : 0;
  self->sender.print = *self->sender.id != '\0' ? gops_chat_person_hash (&self->sender, secret) : 0;
}

void
gops_chat_entry_clear (GopsChatEntry *self)
{
  static const GopsChatEntry empty = {
    .key = "", .reply_to = "", .reply_name = "", .sender = GOPS_CHAT_NOBODY, .body = "", .detail = "",
  };

  *self = empty;
}
