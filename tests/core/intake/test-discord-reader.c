/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exports of DiscordChatExporter: what the fields mean, and what is made of broken and hostile files. */
#include <string.h>

#include "gops-entry-dump.h"
#include "gops-json-suite.h"

#define FORMAT "discord-json"

/* --- samples --- */

static const GopsJsonSample samples[] = {
  { "channel.json",
    "21#0 joined 2024-05-01T16:00:00.123456 1150000000000000001 11:jo(jo) = 11:jo(jo)\n"
    "29#0 text 2024-05-01T23:31:00 1150000000000000002 12:Kai 🎲(kai.m) @ 11:jo(jo) | Welcome @jo!\n"
    "40#0 text 2024-05-01T18:02:00 1150000000000000003 11:jo(jo) > 1150000000000000002 | thanks\n"
    "48#0 text 2024-05-01T18:03:00.500000 1150000000000000004 11:jo(jo) > 1150000000000000003 | by number\n"
    "56#0 file 2024-05-01T18:04:00 1150000000000000005 12:Kai 🎲(kai.m) | the rules || rules v2.pdf\n"
    "67#0 file 2024-05-01T18:05:00 1150000000000000006 12:Kai 🎲(kai.m) || VOICE.OGG\n"
    "75#0 voice 2024-05-01T18:06:00 1150000000000000007 12:Kai 🎲(kai.m) || voice-message.ogg\n"
    "83#0 sticker 2024-05-01T18:07:00 1150000000000000008 12:Kai 🎲(kai.m)\n"
    "92#0 link 2024-05-01T18:08:00 1150000000000000009 13:News(News)!\n"
    "100#0 video 2024-05-01T18:09:00 1150000000000000010 456226577798135808:Deleted User(Deleted User) | said elsewhere || a.MP4\n"
    "109#0 text 2024-05-01T18:10:00 1150000000000000011 14:Dice(Dice)! | rolled 4\n"
    "117#0 notice 2024-05-01T18:11:00 1150000000000000012 12:Kai 🎲(kai.m) | Pinned a message.\n"
    "125#0 retitled 2024-05-01T18:12:00 1150000000000000013 12:Kai 🎲(kai.m) || game evenings\n"
    "132#0 call 2024-05-01T18:13:00 1150000000000000014 12:Kai 🎲(kai.m)\n"
    "140#0 joined 2024-05-01T18:14:00 1150000000000000015 12:Kai 🎲(kai.m) = 11:jo(jo)\n"
    "148#0 left 2024-05-01T18:15:00 1150000000000000016 11:jo(jo) = 11:jo(jo)\n"
    "156#0 removed 2024-05-01T18:16:00 1150000000000000017 12:Kai 🎲(kai.m) = 11:jo(jo)\n"
    "164#0 notice 2024-05-01T18:17:00 1150000000000000018 12:Kai 🎲(kai.m)\n"
    "171#0 notice 2024-05-01T18:18:00 1150000000000000019 12:Kai 🎲(kai.m) | What it says.\n"
    "178#0 text 2024-05-01T18:20:00 1150000000000000020 11:jo(jo) | an older way to write a time\n"
    "192#0 text 2024-05-01T18:19:00 1150000000000000022 : | no author, no type\n"
    "room 0: 701 evenings\n"
    "skipped 185: the message has no date\n" },
  { "thread-newest-first.json",
    "5#0 text 2024-05-02T10:00:00 1150000000000000031 11:jo(jo) | line one\n"
    "line two\n"
    "12#0 text 2024-05-02T09:00:00 1150000000000000030 12:kai.m(kai.m) | crisps\n"
    "room 0: 703 evenings / snacks?\n"
    "skipped 19: the file was cut off: it ends inside a list, in line 19 (byte 592)\n" },
};

/* --- messages one by one --- */

#define MESSAGE "\"id\":\"1\",\"timestamp\":\"2024-01-01T08:00:00+00:00\",\"author\":{\"id\":\"11\",\"name\":\"jo\"}"
#define AT      " 2024-01-01T08:00:00 1 11:jo(jo)"

static const struct
{
  const char *fields;
  const char *entry;
} messages[] = {
  { MESSAGE ",\"type\":\"0\",\"content\":\"x\"", "text" AT " | x\n" },
  { MESSAGE ",\"type\":0,\"content\":\"x\"", "text" AT " | x\n" },
  { MESSAGE ",\"type\":\"Default\",\"content\":\"\"", "other" AT "\n" },
  { MESSAGE ",\"type\":\"Default\",\"content\":\"x\",\"reference\":{\"messageId\":\"7\"}", "text" AT " | x\n" },
  { MESSAGE ",\"type\":\"Reply\",\"content\":\"x\",\"reference\":{\"messageId\":\"7\"}", "text" AT " > 7 | x\n" },
  { MESSAGE ",\"type\":\"Reply\",\"content\":\"x\",\"reference\":null", "text" AT " | x\n" },
  { MESSAGE ",\"type\":\"23\",\"content\":\"x\"", "text" AT " | x\n" },
  { MESSAGE ",\"type\":\"7\"", "joined" AT " = 11:jo(jo)\n" },
  { MESSAGE ",\"type\":\"18\",\"content\":\"Started a thread.\"", "notice" AT " | Started a thread.\n" },
  { MESSAGE ",\"type\":\"1\",\"content\":\"Added somebody.\"", "notice" AT " | Added somebody.\n" },
  { MESSAGE ",\"type\":\"4\",\"content\":\"Changed the channel name.\"", "notice" AT " | Changed the channel name.\n" },
  { MESSAGE ",\"type\":\"46\"", "notice" AT "\n" },
  { MESSAGE ",\"type\":\"99999999999\"", "notice" AT "\n" },
  { MESSAGE ",\"content\":\"a\342\200\250b\"", "text" AT " | a\342\200\250b\n" },
  { MESSAGE ",\"attachments\":[{\"id\":\"1\"}]", "file" AT "\n" },
  { MESSAGE ",\"attachments\":[{\"fileName\":\"no ending\"},{\"fileName\":\"b.png\"}]", "file" AT " || no ending\n" },
  { MESSAGE ",\"attachments\":[5,{\"fileName\":\"b.png\"}],\"content\":\"x\"", "file" AT " | x\n" },
};

static void
test_messages (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (messages); i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"messages\":[{%s}]}", messages[i].fields);
      g_autofree char *entry = g_strdup_printf ("1#0 %sroom 0:  \n", messages[i].entry);
      g_autofree char *dump = gops_chat_dump_bytes (FORMAT, json, strlen (json), NULL);

      g_assert_cmpstr (dump, ==, entry);
    }
}

static const struct
{
  const char *channel;
  const char *room;
} rooms[] = {
  { "\"id\":\"5\",\"type\":\"GuildTextChat\",\"category\":\"Talk\",\"name\":\"x\"", "5 x" },
  { "\"id\":5,\"type\":\"DirectTextChat\",\"category\":\"Private\",\"name\":\"x\"", "5 x (no group)" },
  { "\"id\":\"5\",\"type\":\"DirectGroupTextChat\",\"name\":\"x, y\"", "5 x, y" },
  { "\"id\":\"5\",\"type\":\"GuildPrivateThread\",\"category\":\"p\",\"name\":\"x\"", "5 p / x" },
  { "\"id\":\"5\",\"type\":11,\"category\":\"p\",\"name\":\"x\"", "5 p / x" },
  { "\"id\":\"5\",\"type\":\"GuildPublicThread\",\"category\":null,\"name\":\"x\"", "5 x" },
  { "\"id\":{},\"type\":[],\"name\":null", " " },
};

static void
test_rooms (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"channel\":{%s},\"messages\":[{" MESSAGE "}]}", rooms[i].channel);
      g_autofree char *room = g_strdup_printf ("\nroom 0: %s\n", rooms[i].room);
      g_autofree char *dump = gops_chat_dump_bytes (FORMAT, json, strlen (json), NULL);

      g_assert_nonnull (strstr (dump, room));
    }
}

/* --- hostile files --- */

#define RECORD MESSAGE ",\"type\":\"Default\""

static const char *const fields[] = {
  "id", "type", "timestampEdited", "content", "author", "attachments", "embeds", "stickers", "reactions", "mentions",
  "reference", "forwardedMessage", "unknown", NULL,
};

static const GopsHostileJson hostile = {
  FORMAT, "{\"channel\":{\"id\":\"5\"},\"messages\":[", "],\"messageCount\":2}", RECORD, RECORD ",\"content\":\"last one\"", fields,
};

/* --- files that programs really wrote, and what their manifest says of them --- */

static const GopsJsonFixture fixtures[] = {
  { "discord/chat-analytics/DM_2A_2M.json", { .rooms = 1, .messages = 1, .bot_messages = 1, .calls = 1, .writers = 2, .actors = 2 } },
  { "discord/discordchatexporter-frontend/Example guild - Text Channels - general [1012224565567721552].json",
    { .rooms = 1, .messages = 1, .writers = 1, .actors = 1 } },
  { "discord/handmade/Test _ Guild - Text Channels - general [555].json",
    { .rooms = 1, .messages = 4, .bot_messages = 1, .events = 4, .joined = 1, .writers = 5, .actors = 5 } },
  { "discord/handmade/Test _ Guild - general - help_ setup [557].json", { .rooms = 1, .messages = 2, .writers = 2, .actors = 2 } },
};

static const GopsJsonSuite suite = {
  "discord", samples, G_N_ELEMENTS (samples), &hostile, fixtures, G_N_ELEMENTS (fixtures),
};

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gops_json_suite_add (&suite);
  g_test_add_func ("/intake/discord/messages", test_messages);
  g_test_add_func ("/intake/discord/rooms", test_rooms);
  return g_test_run ();
}
