/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what QQChatExporter makes of the newer QQ. */
#include "config.h"

#include "gops-qq-json-reader.h"

#include <string.h>

#include "gops-json-probe.h"
#include "gops-qq-json-message.h"
#include "gops-wechat-json-events.h"

#define MAX_ACCOUNTS 100000   /* of which the number is remembered */

typedef struct
{
  GopsJsonChat  chat;
  char         *name;       /* (owned) (nullable): of the chat */
  char         *type;       /* (owned) (nullable) */
  gboolean      has_room;
  GHashTable   *numbers;    /* (owned): uid → QQ number, where a message told both */
} GopsQqJsonReader;

/* --- the way through the file --- */

/* QQ numbers have 5 to 11 digits; two of them are QQ itself. */
static gboolean
is_number (const char *uin)
{
  gsize length = strspn (uin, "0123456789");

  return uin[length] == '\0' && length >= 5 && length <= 11 && *uin != '0' && !g_str_equal (uin, "10000") &&
         !g_str_equal (uin, "1000000");
}

static void
take_chat_info (GopsQqJsonReader *self)
{
  g_autofree char *self_name = NULL;
  const struct
  {
    const char  *key;
    char       **field;
  } fields[] = {
    { "name", &self->name }, { "type", &self->type }, { "selfUin", &self->chat.me_id }, { "selfName", &self_name },
  };
  const char *key;

  if (!gops_json_pull_enter_object (self->chat.pull))
    return;
  while (gops_json_pull_member (self->chat.pull, &key))
    for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
      if (g_str_equal (fields[i].key, key))
        {
          g_free (*fields[i].field);
          *fields[i].field = g_strdup (gops_json_chat_take_name (&self->chat));
          break;
        }
  if (self->chat.me_id != NULL && !is_number (self->chat.me_id))
    g_clear_pointer (&self->chat.me_id, g_free);
  if (self->chat.me == NULL)
    self->chat.me = g_steal_pointer (&self_name);
}

static void
add_room (GopsQqJsonReader *self)
{
  static const char *const direct[] = { "private", "friend", "c2c", NULL };
  guint room;

  (void) gops_json_chat_add_room (&self->chat, "", self->name != NULL ? self->name : "",
                                  self->type == NULL || !g_strv_contains (direct, self->type), &room);
  self->has_room = TRUE;
}

static gboolean
qq_json_take_member (GopsJsonChat *chat,
                     const char   *key)
{
  if (g_str_equal (key, "chatInfo"))
    take_chat_info ((GopsQqJsonReader *) chat);
  return g_str_equal (key, "messages") && gops_json_pull_enter_list (chat->pull);
}

static gboolean
has_lines (GopsJsonProbe *probe)
{
  return !gops_json_probe_has (probe, "messages") &&
         (gops_json_probe_has (probe, "sender.uid") || gops_json_probe_has (probe, "sender.uin")) &&
         gops_json_probe_has (probe, "content") && gops_json_probe_has (probe, "timestamp");
}

static gboolean
qq_json_open (GopsJsonChat           *chat,
              const GopsChatOptions  *options,
              GCancellable           *cancellable,
              GError                **error)
{
  GopsQqJsonReader *self = (GopsQqJsonReader *) chat;
  g_autoptr (GopsFileHead) head = gops_file_head_read (chat->file, chat->reader.findings.encoding, cancellable, error);
  g_autoptr (GopsJsonProbe) probe = NULL;

  if (head == NULL)
    return FALSE;
  probe = gops_json_probe_new (head->text);
  chat->is_list = probe != NULL && has_lines (probe);
  chat->place = chat->is_list ? GOPS_JSON_IN_RECORDS : GOPS_JSON_AT_START;
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  chat->reader.findings.platform = "qq";
  return TRUE;
}

static void
qq_json_clear (GopsJsonChat *chat)
{
  GopsQqJsonReader *self = (GopsQqJsonReader *) chat;

  g_free (self->name);
  g_free (self->type);
  g_clear_pointer (&self->numbers, g_hash_table_unref);
}

/* --- people --- */

static const char *
find_id (GopsQqJsonReader       *self,
         const GopsQqJsonPerson *person)
{
  const char *known = g_hash_table_lookup (self->numbers, person->uid);

  if (is_number (person->uin))
    {
      if (known == NULL && *person->uid != '\0' && g_hash_table_size (self->numbers) < MAX_ACCOUNTS)
        g_hash_table_insert (self->numbers, g_strdup (person->uid), g_strdup (person->uin));
      return person->uin;
    }
  if (known != NULL)
    return gops_json_chat_keep_name (&self->chat, known, strlen (known));
  return g_str_has_prefix (person->uid, "u_") || is_number (person->uid) ? person->uid : "";
}

/* The exporter writes the account where it knows no name. */
static gboolean
is_name (const GopsQqJsonPerson *person,
         const char             *name)
{
  return *name != '\0' && !g_str_equal (name, person->uin) && !g_str_equal (name, person->uid);
}

static GopsChatPerson
make_person (GopsQqJsonReader       *self,
             const GopsQqJsonPerson *person)
{
  const char *const names[] = { person->card, person->remark, person->name, person->nickname };
  GopsChatPerson made = GOPS_CHAT_NOBODY;

  made.id = find_id (self, person);
  for (guint i = 0; *made.name == '\0' && i < G_N_ELEMENTS (names); i++)
    if (is_name (person, names[i]))
      made.name = names[i];
  made.full_name = person->nickname;
  return made;
}

static void
on_mention (const GopsQqJsonPerson *mentioned,
            void                   *data)
{
  GopsQqJsonReader *self = data;
  GopsChatPerson person = make_person (self, mentioned);

  gops_json_chat_add_person (&self->chat, self->chat.mentions, &person);
}

/* --- what a message means --- */

/* "[回复 甲: 早]\n好" is what the exporter makes of an answer, where it does not tell the parts. */
static const char *
skip_reply_words (const char *body)
{
  const char *end = g_str_has_prefix (body, "[回复") ? strchr (body, ']') : NULL;

  return end == NULL ? body : end + 1 + strspn (end + 1, " \n");
}

/* "[图片:a.jpg]" stands for a picture that is told besides. */
static gboolean
is_marker (const char *body)
{
  gsize length = strlen (body);

  return length > 2 && *body == '[' && strchr (body, ']') == body + length - 1;
}

static void
make_message (GopsJsonChat            *chat,
              const GopsQqJsonMessage *message)
{
  GopsChatEntry *entry = &chat->reader.entry;

  entry->kind = message->kind;
  entry->body = skip_reply_words (entry->body);
  if (entry->kind != GOPS_CHAT_TEXT && is_marker (entry->body))
    entry->body = "";
  else if (entry->kind == GOPS_CHAT_TEXT && *entry->body == '\0')
    entry->kind = GOPS_CHAT_OTHER;
  entry->detail = message->file;
  entry->reply_to = message->reply_to;
  entry->reply_name = *message->reply_to == '\0' ? message->reply_name : "";
  if (message->recalled)
    {
      entry->kind = GOPS_CHAT_DELETED;
      entry->body = entry->detail = entry->reply_to = entry->reply_name = "";
      g_array_set_size (chat->mentions, 0);
    }
}

static gboolean
qq_json_read (GopsJsonChat *chat)
{
  GopsQqJsonReader *self = (GopsQqJsonReader *) chat;
  GopsChatEntry *entry = &chat->reader.entry;
  const GopsChatPerson nobody = GOPS_CHAT_NOBODY;
  GopsQqJsonMessage message;

  if (!self->has_room)
    add_room (self);
  gops_qq_json_message_read (&message, chat, on_mention, self);
  if (gops_json_pull_get_error (chat->pull) != NULL ||
      !gops_json_chat_set_time (chat, *message.timestamp != '\0' ? message.timestamp : message.time))
    return FALSE;
  entry->key = message.id;
  entry->sender = make_person (self, &message.sender);
  if (chat->body->len == 0 && !message.has_elements)
    gops_json_chat_add_body (chat, message.text, strlen (message.text));
  gops_json_chat_finish_body (chat);
  if (message.system || g_str_equal (message.type, "system"))
    {
      if (*entry->sender.id == '\0')
        entry->sender = nobody;   /* QQ itself speaks under a name */
      gops_wechat_json_event_make (chat, entry->body);
    }
  else
    make_message (chat, &message);
  return TRUE;
}

static const GopsJsonChatClass qq_json_class = {
  .size = sizeof (GopsQqJsonReader),
  .open = qq_json_open,
  .take_member = qq_json_take_member,
  .read = qq_json_read,
  .clear = qq_json_clear,
};

GopsChatReader *
gops_qq_json_reader_open (GFile                  *file,
                          const GopsChatOptions  *options,
                          GopsImportReport       *report,
                          GCancellable           *cancellable,
                          GError                **error)
{
  return gops_json_chat_open (&qq_json_class, file, options, report, cancellable, error);
}

guint
gops_qq_json_reader_rate (const GopsFileHead *head)
{
  g_autoptr (GopsJsonProbe) probe = gops_json_probe_new (head->text);
  const char *program;

  if (probe == NULL)
    return 0;
  program = gops_json_probe_get (probe, "metadata.name");
  if (program != NULL && strstr (program, "QQChatExporter") != NULL && gops_json_probe_has (probe, "chatInfo"))
    return gops_json_probe_has (probe, "chunked") ? 0 : 100;   /* a list of files with the messages, none itself */
  if (gops_json_probe_has (probe, "chatInfo.name") && gops_json_probe_has (probe, "messages[].sender.uid"))
    return 90;
  return has_lines (probe) ? 80 : 0;
}
