/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one entry of a chat export says: a message, an event, or that somebody is a member. */
#pragma once

#include "gops-keyed-hash.h"

/**
 * GopsChatKind: what was posted; see gops_chat_kind_is_spoken()
 * @GOPS_CHAT_TEXT: words; also those under a picture, when the export has no other entry for the picture
 * @GOPS_CHAT_LINK: a shared page, mini program or forwarded card of a page
 * @GOPS_CHAT_RED_PACKET: a red packet or transfer
 * @GOPS_CHAT_CALL: a call, started or missed
 * @GOPS_CHAT_DELETED: a message that its sender took back: a line of the platform; it tells who did it, and nothing that they said
 * @GOPS_CHAT_OTHER: a message of a kind that has no name here
 * @GOPS_CHAT_EVENT: something that happened to the chat or its members; nobody said anything
 * @GOPS_CHAT_MEMBER: no entry of the chat: a list in the export tells that the sender is a member
 */
typedef enum
{
  GOPS_CHAT_TEXT,
  GOPS_CHAT_IMAGE,
  GOPS_CHAT_VOICE,
  GOPS_CHAT_VIDEO,
  GOPS_CHAT_STICKER,
  GOPS_CHAT_FILE,
  GOPS_CHAT_LINK,
  GOPS_CHAT_LOCATION,
  GOPS_CHAT_CONTACT,
  GOPS_CHAT_POLL,
  GOPS_CHAT_RED_PACKET,
  GOPS_CHAT_CALL,
  GOPS_CHAT_DELETED,
  GOPS_CHAT_OTHER,
  GOPS_CHAT_EVENT,
  GOPS_CHAT_MEMBER,
} GopsChatKind;

/**
 * GopsChatEvent: of an entry of kind %GOPS_CHAT_EVENT
 * @GOPS_CHAT_NOTICE: anything that is none of the others; its text is the entry's body
 * @GOPS_CHAT_JOINED: @people are in the group now. The sender, when there is one and it is none of them, brought them
 * @GOPS_CHAT_LEFT: @people went by themselves
 * @GOPS_CHAT_REMOVED: @people were put out, by the sender when there is one
 * @GOPS_CHAT_RENAMED: the sender is called @detail from now on
 * @GOPS_CHAT_NEW_ACCOUNT: the sender has another account or number from now on: that of people[0]
 * @GOPS_CHAT_MADE_ADMIN: @people became administrators
 * @GOPS_CHAT_UNMADE_ADMIN: @people are administrators no more
 * @GOPS_CHAT_CREATED: the sender, when there is one, made the group; it is called @detail
 * @GOPS_CHAT_RETITLED: the group is called @detail from now on
 */
typedef enum
{
  GOPS_CHAT_NOTICE,
  GOPS_CHAT_JOINED,
  GOPS_CHAT_LEFT,
  GOPS_CHAT_REMOVED,
  GOPS_CHAT_RENAMED,
  GOPS_CHAT_NEW_ACCOUNT,
  GOPS_CHAT_MADE_ADMIN,
  GOPS_CHAT_UNMADE_ADMIN,
  GOPS_CHAT_CREATED,
  GOPS_CHAT_RETITLED,
} GopsChatEvent;

/**
 * GopsChatPerson: somebody as the export names them; texts are never %NULL, "" where it says nothing
 * @id: stable account on the platform ("user123", a QQ number, a wxid, U02ABC); never a name
 * @name: as shown; may be all there is
 * @full_name: the name of the account, where @name is a name for this group
 * @phone: digits with a leading + if it had one
 * @email: lower-case
 * @role: "owner", "admin", "member", "" for unknown
 * @bot: a program, a webhook, an anonymous administrator's mask: no member
 * @me: the person who made the export, shown without a name ("You", 你): ask who that is
 * @print: fingerprint of @id; 0 where none was taken
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *full_name;
  const char *phone;
  const char *email;
  const char *role;
  gboolean    bot;
  gboolean    me;
  guint64     print;
} GopsChatPerson;

#define GOPS_CHAT_NOBODY { "", "", "", "", "", "", FALSE, FALSE, 0 }

/**
 * GopsChatEntry: everything that it points to lives until the next entry is read
 * @line: of the file, from 1, where it begins; of formats without lines, the entry's number
 * @room: index into the reader's rooms
 * @at: microseconds since 1970 UTC; 0 for %GOPS_CHAT_MEMBER. What the file has only to the minute is the minute's
 * beginning; the order of the entries is the file's
 * @key: the platform's own id of the message, "" where the export has none
 * @reply_to: key of the message that this one answers, "" for none
 * @reply_name: the name of whom it answers, where the export tells only that; else ""
 * @sender: who posted or acted; id, name and phone "" for nobody
 * @people: (array length=n_people): whom an event is about
 * @late: an event in which somebody without an account may have one: gops_chat_reader_find_account() tells when all has been read
 * @mentions: (array length=n_mentions): who is called in the text
 * @body: UTF-8 without direction marks at its ends; "" for what has no text. Of media, the caption
 * @detail: of an event, see GopsChatEvent; of media, the file's name; else ""
 * @print: fingerprint of @key, or without one of kind and text; 0 until gops_chat_entry_take_prints()
 * @reply_print: that of the message with the key @reply_to; 0 for none
 */
typedef struct
{
  guint64               line;
  guint                 room;
  GopsChatKind          kind;
  GopsChatEvent         event;
  gint64                at;
  const char           *key;
  const char           *reply_to;
  const char           *reply_name;
  GopsChatPerson        sender;
  const GopsChatPerson *people;
  guint                 n_people;
  gboolean              late;
  const GopsChatPerson *mentions;
  guint                 n_mentions;
  const char           *body;
  const char           *detail;
  guint64               print;
  guint64               reply_print;
} GopsChatEntry;

/** gops_chat_person_is_nobody: whether nothing is known of who it is */
static inline gboolean
gops_chat_person_is_nobody (const GopsChatPerson *self)
{
  return *self->id == '\0' && *self->name == '\0' && *self->phone == '\0' && !self->me;
}

/** gops_chat_kind_is_spoken: whether somebody said or sent something */
static inline gboolean
gops_chat_kind_is_spoken (GopsChatKind kind)
{
  return kind < GOPS_CHAT_EVENT && kind != GOPS_CHAT_DELETED;
}

/** gops_chat_kind_get_id: Returns: (transfer none): as the workspace stores it: "text", "image" … */
const char *gops_chat_kind_get_id   (GopsChatKind   kind);

/** gops_chat_event_get_id: Returns: (transfer none): as the workspace stores it: "joined", "left" … */
const char *gops_chat_event_get_id  (GopsChatEvent  event);

/** gops_chat_person_hash: Returns: the fingerprint of the person's account */
guint64     gops_chat_person_hash   (const GopsChatPerson *self,
                                     const GopsHashKey    *secret);

/** gops_chat_entry_take_prints: of the entry and of its sender: @secret is the workspace's */
void        gops_chat_entry_take_prints (GopsChatEntry     *self,
                                         const GopsHashKey *secret);

/** gops_chat_entry_clear: makes it an empty text at nobody's hand, in room 0 */
void        gops_chat_entry_clear   (GopsChatEntry *self);
