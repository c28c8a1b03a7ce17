/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a message of Telegram Desktop means. */
#include "config.h"

#include "gops-telegram-entry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_TOPICS 10000

typedef struct
{
  const char    *action;
  GopsChatEvent  event;
} Action;

static const Action actions[] = {
  { "invite_members", GOPS_CHAT_JOINED },        { "join_group_by_link", GOPS_CHAT_JOINED },
  { "join_group_by_request", GOPS_CHAT_JOINED }, { "remove_members", GOPS_CHAT_REMOVED },
  { "create_group", GOPS_CHAT_CREATED },         { "create_channel", GOPS_CHAT_CREATED },
  { "edit_group_title", GOPS_CHAT_RETITLED },
};

static const struct
{
  const char   *media_type;
  GopsChatKind  kind;
} media_types[] = {
  { "sticker", GOPS_CHAT_STICKER },     { "voice_message", GOPS_CHAT_VOICE }, { "video_message", GOPS_CHAT_VIDEO },
  { "video_file", GOPS_CHAT_VIDEO },    { "animation", GOPS_CHAT_IMAGE },     { "audio_file", GOPS_CHAT_FILE },
};

void
gops_telegram_chat_clear (GopsTelegramChat *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->topics, g_hash_table_unref);
}

void
gops_telegram_maker_init (GopsTelegramMaker *self,
                          GopsJsonChat      *chat)
{
  self->chat = chat;
  gops_telegram_message_init (&self->message);
}

void
gops_telegram_maker_clear (GopsTelegramMaker *self)
{
  gops_telegram_message_clear (&self->message);
  gops_telegram_chat_clear (&self->room);
  g_clear_pointer (&self->people, gops_telegram_people_free);
}

static const char *
keep (GopsTelegramMaker *self,
      const char        *text)
{
  return gops_json_chat_keep_name (self->chat, text, strlen (text));
}

/* --- people --- */

/* A group or channel speaks for an administrator who does not show, or for nobody. */
static gboolean
is_mask (GopsTelegramMaker *self,
         const char        *id)
{
  if (g_str_has_prefix (id, "channel") || g_str_has_prefix (id, "chat"))
    return TRUE;
  return self->room.is_bot_chat && g_str_has_prefix (id, "user") && g_str_equal (id + strlen ("user"), self->room.id);
}

static void
set_sender (GopsTelegramMaker *self)
{
  GopsChatPerson *sender = &self->chat->reader.entry.sender;
  const char *phone = self->phones != NULL ? g_hash_table_lookup (self->phones, self->message.from_id) : NULL;

  sender->id = keep (self, self->message.from_id);
  sender->name = self->message.from;
  sender->full_name = self->message.author;
  sender->phone = phone != NULL ? phone : "";
  sender->bot = is_mask (self, self->message.from_id);
}

static gboolean
read_people (GopsTelegramMaker *self)
{
  g_autoptr (GopsJsonPull) pull = NULL;

  if (self->people != NULL)
    return TRUE;
  self->people = gops_telegram_people_new ();
  pull = gops_json_chat_open_pull (self->chat, &self->chat->error);
  return pull != NULL && gops_telegram_people_read (self->people, pull, &self->chat->error);
}

gboolean
gops_telegram_maker_learn (GopsTelegramMaker *self,
                           guint              chat)
{
  if (!self->late)
    return TRUE;
  if (self->people == NULL)
    self->people = gops_telegram_people_new ();
  return gops_telegram_people_learn (self->people, chat, self->message.from, self->message.from_id, &self->chat->error);
}

/* Somebody whom the export tells by name alone. */
static GopsChatPerson
find_person (GopsTelegramMaker *self,
             const char        *name)
{
  GopsChatPerson person = GOPS_CHAT_NOBODY;
  char id[GOPS_TELEGRAM_ID_SIZE] = "";

  if (*name != '\0' && g_str_equal (name, self->message.from) && !is_mask (self, self->message.from_id))
    return self->chat->reader.entry.sender;
  if (*name != '\0' && self->late)
    self->chat->reader.entry.late = TRUE;
  else if (*name != '\0' && read_people (self))
    (void) gops_telegram_people_find (self->people, self->room.number, name, id, &self->chat->error);
  person.id = keep (self, id);
  person.name = name;
  return person;
}

static void
add_members (GopsTelegramMaker *self)
{
  for (guint i = 0; i < self->message.members->len && self->chat->error == NULL; i++)
    {
      GopsChatPerson person = find_person (self, self->message.members->pdata[i]);

      gops_json_chat_add_person (self->chat, self->chat->people, &person);
    }
}

/* Whether all that is told is that the sender came or went. A deleted account has no name in either place. */
static gboolean
is_about_sender (GopsTelegramMaker *self)
{
  return self->message.members->len == 1 && g_str_equal (self->message.members->pdata[0], self->message.from);
}

/* --- events --- */

static const Action *
find_action (const char *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].action, action))
      return &actions[i];
  return NULL;
}

/* Of those that are common, in the person's language. */
static const char *
translate_action (const char *action)
{
  static const char *const known[] = {
    N_("edit group photo"), N_("delete group photo"), N_("pin message"), N_("edit chat theme"), N_("set messages ttl"), N_("group call"),
    N_("invite to group call"), N_("group call scheduled"), N_("joined telegram"), N_("migrate to supergroup"), N_("migrate from group"),
    N_("topic created"), N_("topic edit"), N_("boost apply"), N_("invite members"), N_("remove members"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i], action))
      return _(known[i]);
  return action;
}

/* "pin_message" as "pin message", with the title that goes with it. */
static const char *
describe_action (GopsTelegramMaker *self)
{
  const GopsTelegramMessage *message = &self->message;
  g_autofree char *action = g_strdelimit (g_strdup (message->action), "_", ' ');
  const char *told = translate_action (action);
  g_autofree char *text = *message->title != '\0' ? g_strdup_printf ("%s: %s", told, message->title) : g_strdup (told);

  return *message->information != '\0' ? message->information : keep (self, text);
}

static void
note_topic (GopsTelegramMaker *self)
{
  GopsTelegramChat *room = &self->room;

  if (!g_str_equal (self->message.action, "topic_created"))
    return;
  if (room->topics == NULL)
    room->topics = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (g_hash_table_size (room->topics) < MAX_TOPICS)
    g_hash_table_add (room->topics, g_strdup (self->message.id));
}

/* Whoever made the link brought them; "Group" is what the exporter writes when it does not know. */
static void
set_inviter (GopsTelegramMaker *self)
{
  GopsChatEntry *entry = &self->chat->reader.entry;
  const char *inviter = self->message.inviter;

  if (*inviter != '\0' && !g_str_equal (inviter, "Group") && g_strcmp0 (inviter, self->room.name) != 0)
    entry->sender = find_person (self, inviter);
}

static void
make_joined (GopsTelegramMaker *self)
{
  GopsChatEntry *entry = &self->chat->reader.entry;

  if (!g_str_equal (self->message.action, "invite_members") || is_about_sender (self))
    {
      gops_json_chat_add_person (self->chat, self->chat->people, &entry->sender);
      set_inviter (self);
    }
  else
    add_members (self);
}

static void
make_removed (GopsTelegramMaker *self)
{
  GopsChatEntry *entry = &self->chat->reader.entry;

  if (is_about_sender (self))
    {
      entry->event = GOPS_CHAT_LEFT;
      gops_json_chat_add_person (self->chat, self->chat->people, &entry->sender);
    }
  else
    add_members (self);
}

static void
make_event (GopsTelegramMaker *self)
{
  GopsChatEntry *entry = &self->chat->reader.entry;
  const Action *action = find_action (self->message.action);

  entry->kind = GOPS_CHAT_EVENT;
  entry->event = action != NULL ? action->event : GOPS_CHAT_NOTICE;
  note_topic (self);
  if (entry->event == GOPS_CHAT_JOINED)
    make_joined (self);
  else if (entry->event == GOPS_CHAT_REMOVED)
    make_removed (self);
  else if (entry->event == GOPS_CHAT_CREATED || entry->event == GOPS_CHAT_RETITLED)
    entry->detail = self->message.title;
  self->founders_pending = entry->event == GOPS_CHAT_CREATED && self->message.members->len > 0;
  if ((entry->event == GOPS_CHAT_JOINED || entry->event == GOPS_CHAT_REMOVED || entry->event == GOPS_CHAT_LEFT) &&
      self->chat->people->len == 0)
    entry->event = GOPS_CHAT_NOTICE;   /* deleted accounts alone */
  if (entry->event == GOPS_CHAT_NOTICE)
    entry->body = describe_action (self);
}

static void
make_service (GopsTelegramMaker *self)
{
  if (g_str_has_suffix (self->message.action, "_call") && !g_str_equal (self->message.action, "invite_to_group_call"))
    self->chat->reader.entry.kind = GOPS_CHAT_CALL;
  else
    make_event (self);
}

gboolean
gops_telegram_maker_make_founders (GopsTelegramMaker *self)
{
  GopsChatEntry *entry = &self->chat->reader.entry;
  g_autofree char *key = g_strconcat (entry->key, "/members", NULL);

  if (!self->founders_pending)
    return FALSE;
  self->founders_pending = FALSE;
  add_members (self);
  if (self->chat->people->len == 0 || self->chat->error != NULL)
    return FALSE;
  entry->event = GOPS_CHAT_JOINED;
  entry->detail = "";
  entry->key = *entry->key != '\0' ? keep (self, key) : "";
  return TRUE;
}

/* --- messages --- */

static GopsChatKind
find_kind (GopsTelegramMaker *self)
{
  const GopsTelegramMessage *message = &self->message;

  for (guint i = 0; *message->media_type != '\0' && i < G_N_ELEMENTS (media_types); i++)
    if (g_str_equal (media_types[i].media_type, message->media_type))
      return media_types[i].kind;
  switch (message->media)
    {
    case GOPS_TELEGRAM_MEDIA_NONE:     return *self->chat->reader.entry.body != '\0' ? GOPS_CHAT_TEXT : GOPS_CHAT_OTHER;
    case GOPS_TELEGRAM_MEDIA_PHOTO:    return GOPS_CHAT_IMAGE;
    case GOPS_TELEGRAM_MEDIA_FILE:     return GOPS_CHAT_FILE;
    case GOPS_TELEGRAM_MEDIA_CONTACT:  return GOPS_CHAT_CONTACT;
    case GOPS_TELEGRAM_MEDIA_LOCATION: return GOPS_CHAT_LOCATION;
    case GOPS_TELEGRAM_MEDIA_POLL:     return GOPS_CHAT_POLL;
    case GOPS_TELEGRAM_MEDIA_OTHER:    return GOPS_CHAT_OTHER;
    }
  g_return_val_if_reached (GOPS_CHAT_OTHER);
}

static const char *
find_file_name (const GopsTelegramMessage *message)
{
  const char *slash = strrchr (message->file, '/');

  if (*message->file_name != '\0')
    return message->file_name;
  return slash != NULL ? slash + 1 : message->file;
}

static void
make_message (GopsTelegramMaker *self)
{
  GopsChatEntry *entry = &self->chat->reader.entry;
  const GopsTelegramMessage *message = &self->message;
  gboolean opens_topic = self->room.topics != NULL && g_hash_table_contains (self->room.topics, message->reply_to);

  entry->kind = find_kind (self);
  entry->detail = find_file_name (message);
  if (!message->elsewhere && !opens_topic)
    entry->reply_to = message->reply_to;
}

gboolean
gops_telegram_maker_make (GopsTelegramMaker *self)
{
  const GopsTelegramMessage *message = &self->message;

  self->founders_pending = FALSE;
  self->chat->reader.entry.key = message->id;
  if (g_str_equal (message->type, "unsupported"))
    {
      gops_json_chat_skip (self->chat, TRUE,
                           g_strdup_printf (_("Telegram could not export message %s: neither its date nor its text is there"),
                                            message->id));
      return FALSE;
    }
  if (!gops_json_chat_set_time (self->chat, *message->unixtime != '\0' ? message->unixtime : message->date))
    return FALSE;
  set_sender (self);
  gops_json_chat_finish_body (self->chat);
  if (g_str_equal (message->type, "service") || (*message->type == '\0' && *message->action != '\0'))
    make_service (self);
  else
    make_message (self);
  return self->chat->error == NULL;
}
