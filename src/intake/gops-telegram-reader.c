/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what Telegram Desktop exports as JSON. */
#include "config.h"

#include "gops-telegram-reader.h"

#include "gops-json-chat.h"
#include "gops-json-probe.h"
#include "gops-telegram-entry.h"
#include "gops-telegram-walk.h"

typedef struct
{
  GopsJsonChat      chat;
  GopsTelegramWalk  walk;
  GopsTelegramMaker maker;
  guint             room;      /* of the chat that is being read */
  GArray           *numbers;   /* (owned) (element-type guint): by room, of the chat in the file */
  gboolean          old_ids;   /* accounts are numbers, and those of chats have something added */
} GopsTelegramReader;

static const struct
{
  const char *type;
  gboolean    is_group;
} chat_types[] = {
  { "private_group", TRUE },   { "private_supergroup", TRUE },  { "public_supergroup", TRUE },
  { "public_group", TRUE },    { "saved_messages", FALSE },     { "replies", FALSE },
  { "personal_chat", FALSE },  { "verification_codes", FALSE }, { "bot_chat", FALSE },
  { "private_channel", FALSE }, { "public_channel", FALSE },
};

static gboolean
is_chat_type (const char *type,
              gboolean   *out_is_group)
{
  for (guint i = 0; i < G_N_ELEMENTS (chat_types); i++)
    if (g_str_equal (chat_types[i].type, type))
      {
        *out_is_group = chat_types[i].is_group;
        return TRUE;
      }
  *out_is_group = TRUE;   /* what is not told is taken for what people import */
  return FALSE;
}

static gboolean
telegram_open (GopsJsonChat           *chat,
               const GopsChatOptions  *options,
               GCancellable           *cancellable,
               GError                **error)
{
  GopsTelegramReader *self = (GopsTelegramReader *) chat;

  gops_telegram_walk_init (&self->walk, chat->pull);
  self->walk.phones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gops_telegram_maker_init (&self->maker, chat);
  self->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  self->maker.late = options->late_accounts;
  chat->reader.findings.platform = "telegram";
  return TRUE;
}

static void
telegram_clear (GopsJsonChat *chat)
{
  GopsTelegramReader *self = (GopsTelegramReader *) chat;

  if (self->maker.chat == NULL)   /* opening failed before */
    return;
  gops_telegram_walk_clear (&self->walk);
  gops_telegram_maker_clear (&self->maker);
  g_array_unref (self->numbers);
}

/* Exports from before 2021 add 2^32 or 2^33 to the numbers of chats. */
static char *
make_room_id (GopsTelegramReader *self)
{
  guint64 number;

  if (self->old_ids && g_ascii_string_to_unsigned (self->walk.id->str, 10, 0, G_MAXINT64, &number, NULL))
    return g_strdup_printf ("%" G_GUINT64_FORMAT, gops_telegram_id_strip (number));
  return g_strdup (self->walk.id->str);
}

static void
describe_room (GopsTelegramReader *self)
{
  GopsChatRoom *room = self->chat.reader.rooms->pdata[self->room];

  g_free (room->id);
  g_free (room->name);
  room->id = make_room_id (self);
  room->name = g_strdup (self->walk.name->str);
  (void) is_chat_type (self->walk.type->str, &room->is_group);
}

static gboolean
begin_room (GopsTelegramReader *self)
{
  GopsTelegramChat *room = &self->maker.room;

  gops_telegram_chat_clear (room);
  room->number = self->walk.n_chats;
  room->id = g_strdup (self->walk.id->str);
  room->name = g_strdup (self->walk.name->str);
  room->is_bot_chat = g_str_equal (self->walk.type->str, "bot_chat");
  if (!gops_json_chat_add_room (&self->chat, "", "", TRUE, &self->room))
    return FALSE;
  g_array_append_val (self->numbers, room->number);
  self->chat.reader.findings.single = self->walk.single && *room->name != '\0' && *self->walk.type->str != '\0';
  describe_room (self);
  return TRUE;
}

/* Returns: whether the message that comes next is in a room */
static gboolean
telegram_find (GopsJsonChat *chat)
{
  GopsTelegramReader *self = (GopsTelegramReader *) chat;
  gboolean found = gops_telegram_walk_next (&self->walk);

  while (found && self->maker.room.number != self->walk.n_chats && !begin_room (self))
    {
      gops_telegram_walk_skip_chat (&self->walk);
      found = gops_telegram_walk_next (&self->walk);
    }
  chat->place = self->walk.place == GOPS_TELEGRAM_IN_MESSAGES ? GOPS_JSON_IN_RECORDS : GOPS_JSON_IN_ROOT;
  if (!found && self->walk.single && chat->reader.rooms->len > 0)
    describe_room (self);   /* in files that another program wrote anew, the name may stand behind the messages */
  return found;
}

static gboolean
telegram_read (GopsJsonChat *chat)
{
  GopsTelegramReader *self = (GopsTelegramReader *) chat;

  gops_telegram_message_read (&self->maker.message, chat);
  if (gops_json_pull_get_error (chat->pull) != NULL)
    return FALSE;
  if (!gops_telegram_maker_learn (&self->maker, self->walk.single ? 0 : self->walk.n_chats))
    return FALSE;
  if (self->maker.message.has_old_ids && !self->old_ids)
    {
      self->old_ids = TRUE;
      describe_room (self);
    }
  chat->reader.entry.room = self->room;
  self->maker.phones = g_hash_table_size (self->walk.phones) > 0 ? self->walk.phones : NULL;
  return gops_telegram_maker_make (&self->maker);
}

static gboolean
telegram_read_more (GopsJsonChat *chat)
{
  return gops_telegram_maker_make_founders (&((GopsTelegramReader *) chat)->maker);
}

static void
telegram_skip_room (GopsJsonChat *chat)
{
  GopsTelegramReader *self = (GopsTelegramReader *) chat;

  self->maker.founders_pending = FALSE;
  gops_telegram_walk_skip_chat (&self->walk);
}

static gboolean
telegram_find_account (GopsJsonChat  *chat,
                       guint          room,
                       const char    *name,
                       char         **out_id,
                       GError       **error)
{
  GopsTelegramReader *self = (GopsTelegramReader *) chat;
  char id[GOPS_TELEGRAM_ID_SIZE] = "";

  if (self->maker.people != NULL &&
      !gops_telegram_people_find (self->maker.people, g_array_index (self->numbers, guint, room), name, id, error))
    return FALSE;
  *out_id = g_strdup (id);
  return TRUE;
}

static const GopsJsonChatClass telegram_class = {
  .size = sizeof (GopsTelegramReader),
  .open = telegram_open,
  .find = telegram_find,
  .read = telegram_read,
  .read_more = telegram_read_more,
  .skip_room = telegram_skip_room,
  .find_account = telegram_find_account,
  .clear = telegram_clear,
};

GopsChatReader *
gops_telegram_reader_open (GFile                  *file,
                           const GopsChatOptions  *options,
                           GopsImportReport       *report,
                           GCancellable           *cancellable,
                           GError                **error)
{
  return gops_json_chat_open (&telegram_class, file, options, report, cancellable, error);
}

/* A list of messages as this exporter writes them. */
static guint
rate_messages (GopsJsonProbe *probe,
               const char    *path)
{
  static const char *const kinds[] = { "message", "service", "unsupported" };
  g_autofree char *type = g_strconcat (path, ".type", NULL), *unixtime = g_strconcat (path, ".date_unixtime", NULL);
  g_autofree char *date = g_strconcat (path, ".date", NULL), *from = g_strconcat (path, ".from", NULL);
  g_autofree char *from_id = g_strconcat (path, ".from_id", NULL), *actor = g_strconcat (path, ".actor", NULL);
  const char *kind = gops_json_probe_get (probe, type);
  gboolean known = FALSE;

  for (guint i = 0; kind != NULL && i < G_N_ELEMENTS (kinds); i++)
    known = known || g_str_equal (kinds[i], kind);
  if (!known || !(gops_json_probe_has (probe, date) || gops_json_probe_has (probe, unixtime)) ||
      !(gops_json_probe_has (probe, from) || gops_json_probe_has (probe, actor)))
    return 0;
  return gops_json_probe_has (probe, unixtime) || gops_json_probe_has (probe, from_id) ? 90 : 60;
}

guint
gops_telegram_reader_rate (const GopsFileHead *head)
{
  g_autoptr (GopsJsonProbe) probe = gops_json_probe_new (head->text);
  const char *type;
  gboolean is_group, is_account;

  if (probe == NULL)
    return 0;
  type = gops_json_probe_get (probe, "type");
  if (type != NULL && is_chat_type (type, &is_group) && gops_json_probe_has (probe, "messages"))
    return 100;
  is_account = gops_json_probe_has (probe, "personal_information.user_id");
  if (gops_json_probe_has (probe, "chats.list") || gops_json_probe_has (probe, "left_chats.list"))
    return is_account || rate_messages (probe, "chats.list[].messages[]") > 0 ? 100 : 60;
  if (is_account && gops_json_probe_has (probe, "about"))
    return 90;   /* the chats begin behind the head */
  return rate_messages (probe, "messages[]");
}
