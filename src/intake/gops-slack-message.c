/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one message of a Slack export says. */
#include "config.h"

#include "gops-slack-message.h"

#include <string.h>

#define MAX_SECONDS G_GINT64_CONSTANT (7258118400)   /* the year 2200 */

typedef enum
{
  DO_MESSAGE,
  DO_DELETED,
  DO_CALL,
  DO_JOINED,
  DO_LEFT,
  DO_RETITLED,
  DO_NOTICE,
} Doing;

/* What is in none of the rows is a notice: nobody has said anything. */
static const struct
{
  const char *subtype;
  Doing       doing;
} subtypes[] = {
  { "", DO_MESSAGE },
  { "bot_message", DO_MESSAGE },
  { "file_comment", DO_MESSAGE },
  { "file_share", DO_MESSAGE },
  { "me_message", DO_MESSAGE },
  { "slackbot_response", DO_MESSAGE },
  { "thread_broadcast", DO_MESSAGE },
  { "tombstone", DO_DELETED },
  { "huddle_thread", DO_CALL },
  { "sh_room_created", DO_CALL },
  { "channel_join", DO_JOINED },
  { "group_join", DO_JOINED },
  { "channel_leave", DO_LEFT },
  { "group_leave", DO_LEFT },
  { "channel_name", DO_RETITLED },
  { "group_name", DO_RETITLED },
};

static Doing
find_doing (const char *subtype)
{
  for (guint i = 0; i < G_N_ELEMENTS (subtypes); i++)
    if (g_str_equal (subtypes[i].subtype, subtype))
      return subtypes[i].doing;
  return DO_NOTICE;
}

void
gops_slack_message_init (GopsSlackMessage *self,
                         GopsSlackPeople  *people,
                         GHashTable       *channels)
{
  self->words = (GopsSlackWords) {
    .people = people,
    .channels = channels,
    .mentions = g_array_new (FALSE, FALSE, sizeof (GopsChatPerson)),
    .kept = g_string_chunk_new (256),
  };
  self->people = g_array_new (FALSE, FALSE, sizeof (GopsChatPerson));
  self->body = g_string_new (NULL);
}

void
gops_slack_message_clear (GopsSlackMessage *self)
{
  g_array_unref (self->words.mentions);
  g_string_chunk_free (self->words.kept);
  g_array_unref (self->people);
  g_string_free (self->body, TRUE);
}

/* "1700003600.000200": seconds, and what makes it the only one of its second. */
static gboolean
read_time (const char *ts,
           gint64     *out_at)
{
  gsize whole = strspn (ts, "0123456789");
  gint64 seconds;

  if (whole == 0 || whole > 11 || (ts[whole] != '\0' && ts[whole] != '.') || strlen (ts) > 32)
    return FALSE;
  seconds = g_ascii_strtoll (ts, NULL, 10);
  if (seconds <= 0 || seconds >= MAX_SECONDS)
    return FALSE;
  *out_at = seconds * G_USEC_PER_SEC;
  return TRUE;
}

/* --- who --- */

static const char *
first_set (const char *one,
           const char *other)
{
  return *one != '\0' ? one : other;
}

/* A program has no account of its own, or one that says so. */
static GopsChatPerson
find_sender (GopsSlackMessage *self,
             JsonObject       *message)
{
  const char *user = gops_json_member_text (message, "user"), *bot = gops_json_member_text (message, "bot_id");
  GopsChatPerson sender = GOPS_CHAT_NOBODY;

  if (*user == '\0')
    user = gops_json_member_text (gops_json_member_object (message, "comment"), "user");
  if (*user == '\0' && *bot == '\0')
    user = gops_json_member_text (gops_json_member_object (message, "file"), "user");
  if (*user != '\0')
    {
      sender = gops_slack_people_find (self->words.people, user, gops_json_member_object (message, "user_profile"));
      sender.bot = sender.bot || (*bot != '\0' && *sender.name == '\0') || g_str_equal (gops_json_member_text (message, "subtype"), "bot_message");
      return sender;
    }
  sender.id = bot;
  sender.name = first_set (gops_json_member_text (message, "username"), gops_json_member_text (gops_json_member_object (message, "bot_profile"), "name"));
  sender.bot = *sender.id != '\0' || *sender.name != '\0';
  return sender;
}

static void
set_people (GopsSlackMessage     *self,
            GopsChatEntry        *entry,
            const GopsChatPerson *who)
{
  g_array_append_val (self->people, *who);
  entry->people = (const GopsChatPerson *) (void *) self->people->data;
  entry->n_people = self->people->len;
}

/* --- what --- */

static GopsChatKind
kind_of_file (const char *type)
{
  if (g_str_has_prefix (type, "image/"))
    return GOPS_CHAT_IMAGE;
  if (g_str_has_prefix (type, "video/"))
    return GOPS_CHAT_VIDEO;
  return g_str_has_prefix (type, "audio/") ? GOPS_CHAT_VOICE : GOPS_CHAT_FILE;
}

/* The first file that is still there says what the message is. */
static void
read_files (JsonObject    *message,
            GopsChatEntry *entry)
{
  JsonArray *files = gops_json_member_array (message, "files");
  JsonObject *file = gops_json_member_object (message, "file");   /* before 2018 */
  guint n = files != NULL ? json_array_get_length (files) : 0;

  for (guint i = 0; i < n && file == NULL; i++)
    {
      JsonObject *one = gops_json_element_object (files, i);

      if (one != NULL && !g_str_equal (gops_json_member_text (one, "mode"), "tombstone"))
        file = one;
    }
  if (file != NULL)
    {
      entry->kind = kind_of_file (gops_json_member_text (file, "mimetype"));
      entry->detail = first_set (gops_json_member_text (file, "name"), gops_json_member_text (file, "title"));
    }
  else if (n > 0)
    entry->kind = GOPS_CHAT_DELETED;
}

/* Of old exports the text tells in words what was shared; what somebody wrote is beside it. */
static const char *
find_text (JsonObject *message,
           const char *subtype)
{
  JsonObject *file = gops_json_member_object (message, "file");

  if (g_str_equal (subtype, "file_comment"))
    return gops_json_member_text (gops_json_member_object (message, "comment"), "comment");
  if (g_str_equal (subtype, "file_share") && file != NULL)
    return gops_json_member_text (gops_json_member_object (file, "initial_comment"), "comment");
  return gops_json_member_text (message, "text");
}

/* Blanks and marks of direction. */
static gboolean
is_unseen (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) ||
         c == 0xfeff;
}

static void
trim_body (GopsSlackMessage *self)
{
  GString *body = self->body;
  const char *start = body->str;

  while (*start != '\0' && is_unseen (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  g_string_erase (body, 0, start - body->str);
  while (body->len > 0)
    {
      const char *last = g_utf8_prev_char (body->str + body->len);

      if (!is_unseen (g_utf8_get_char (last)))
        break;
      g_string_truncate (body, (gsize) (last - body->str));
    }
}

static void
cut_body (GopsSlackMessage *self)
{
  if (self->body->len <= GOPS_CHAT_MAX_BODY)
    return;
  self->cut = TRUE;
  g_string_truncate (self->body, (gsize) (g_utf8_find_prev_char (self->body->str, self->body->str + GOPS_CHAT_MAX_BODY) - self->body->str));
}

static void
read_body (GopsSlackMessage *self,
           JsonObject       *message,
           const char       *subtype)
{
  const char *text = find_text (message, subtype);
  g_autofree char *from_blocks = NULL;

  if (*text == '\0' && !g_str_equal (subtype, "file_share") && !g_str_equal (subtype, "file_comment"))
    text = from_blocks = gops_slack_text_from_blocks (message);
  gops_slack_text_append (self->body, text, &self->words);
  trim_body (self);
  cut_body (self);
}

static void
read_message (GopsSlackMessage *self,
              JsonObject       *message,
              const char       *subtype,
              GopsChatEntry    *entry)
{
  read_files (message, entry);
  read_body (self, message, subtype);
  if (entry->kind == GOPS_CHAT_DELETED && self->body->len > 0)
    entry->kind = GOPS_CHAT_TEXT;   /* the file is gone, but not what was said with it */
  entry->mentions = (const GopsChatPerson *) (void *) self->words.mentions->data;
  entry->n_mentions = self->words.mentions->len;
}

static void
read_event (GopsSlackMessage *self,
            JsonObject       *message,
            Doing             doing,
            GopsChatEntry    *entry)
{
  const char *inviter = gops_json_member_text (message, "inviter");

  entry->kind = GOPS_CHAT_EVENT;
  if ((doing == DO_JOINED || doing == DO_LEFT) && gops_chat_person_is_nobody (&entry->sender))
    doing = DO_NOTICE;
  entry->event = doing == DO_JOINED ? GOPS_CHAT_JOINED : doing == DO_LEFT ? GOPS_CHAT_LEFT
                 : doing == DO_RETITLED ? GOPS_CHAT_RETITLED : GOPS_CHAT_NOTICE;
  if (doing == DO_JOINED || doing == DO_LEFT)
    set_people (self, entry, &entry->sender);
  if (doing == DO_JOINED && *inviter != '\0')
    entry->sender = gops_slack_people_find (self->words.people, inviter, NULL);
  if (doing == DO_RETITLED)
    entry->detail = gops_json_member_text (message, "name");
  read_body (self, message, "");
}

gboolean
gops_slack_message_read (GopsSlackMessage *self,
                         JsonObject       *message,
                         GopsChatEntry    *entry)
{
  const char *subtype = gops_json_member_text (message, "subtype"), *thread = gops_json_member_text (message, "thread_ts");
  Doing doing = find_doing (subtype);
  guint64 line = entry->line;
  guint room = entry->room;

  gops_chat_entry_clear (entry);
  entry->line = line;
  entry->room = room;
  g_array_set_size (self->people, 0);
  g_array_set_size (self->words.mentions, 0);
  g_string_chunk_clear (self->words.kept);
  g_string_truncate (self->body, 0);
  self->cut = FALSE;

  entry->key = gops_json_member_text (message, "ts");
  if (!read_time (entry->key, &entry->at))
    return FALSE;
  if (!g_str_equal (thread, entry->key))
    entry->reply_to = thread;
  entry->sender = find_sender (self, message);
  if (doing == DO_MESSAGE)
    read_message (self, message, subtype, entry);
  else if (doing == DO_DELETED)
    entry->kind = GOPS_CHAT_DELETED;
  else if (doing == DO_CALL)
    entry->kind = GOPS_CHAT_CALL;
  else
    read_event (self, message, doing, entry);
  entry->body = self->body->str;
  return TRUE;
}
