/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exports of Telegram Desktop: what the fields mean, what is made of broken and hostile files, and real ones. */
#include <string.h>

#include "gops-chat-fixture.h"
#include "gops-entry-dump.h"
#include "gops-hostile-json.h"
#include "gops-intake-error.h"

#define FORMAT "telegram"

static char *
load_sample (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "chats", "telegram", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* --- samples --- */

static const struct
{
  const char *file;
  const char *entries;
} samples[] = {
  { "group.json",
    "6#0 created 2024-01-01T08:00:00 -999999001 user101:Mira Holm || Runners\n"
    "6#0 joined 2024-01-01T08:00:00 -999999001/members user101:Mira Holm = user101:Mira Holm user102:Otto Berg user103:Lin Wei\n"
    "24#0 notice 2024-01-01T08:00:01 1 channel1500000077:Harbour Runners! | migrate from group: Runners\n"
    "36#0 text 2024-01-01T09:00:00 2 user102:Otto Berg | first run on Sunday\n"
    "53#0 text 2024-01-01T09:05:00 3 user101:Mira Holm @ user103:Lin :@otto_b > 2 | Good! Lin and @otto_b, see the map\n"
    "97#0 image 2024-01-01T10:00:00 4 user103:Lin Wei | 日出 🌅\n"
    "110#0 file 2024-01-01T10:01:00 5 user103:Lin Wei || route (final).gpx\n"
    "123#0 sticker 2024-01-01T10:02:00 6 user102:Otto Berg || run.webp\n"
    "137#0 voice 2024-01-01T10:03:00 7 user102:Otto Berg || audio_1.ogg\n"
    "149#0 poll 2024-01-01T10:04:00 8 user101:Mira Holm | Where do we meet?\nBridge\nTower\n"
    "176#0 location 2024-01-01T10:05:00 9 user101:Mira Holm | Old Bridge\n"
    "191#0 contact 2024-01-01T10:06:00 10 user101:Mira Holm\n"
    "205#0 text 2024-01-01T11:00:00 11 channel1500000077:Harbour Runners(coach)! | as the group\n"
    "215#0 text 2024-01-01T11:10:00 12 user199: | gone since\n"
    "230#0 joined 2024-01-02T07:00:00 14 user101:Mira Holm = user104:Ana Costa :Sam\n"   /* there are two Sams */
    "244#0 joined 2024-01-02T07:01:00 15 user102:Otto Berg = user105:Pia Novak\n"
    "255#0 joined 2024-01-02T07:02:00 16 user106:Sam = user106:Sam\n"
    "266#0 joined 2024-01-02T07:03:00 17 user107:Sam = user107:Sam\n"
    "276#0 joined 2024-01-02T07:04:00 18 user104:Ana Costa = user104:Ana Costa\n"
    "289#0 removed 2024-01-02T08:00:00 19 user101:Mira Holm = user105:Pia Novak\n"
    "302#0 left 2024-01-02T08:01:00 20 user104:Ana Costa = user104:Ana Costa\n"
    "315#0 left 2024-01-02T08:02:00 21 user198: = user198:\n"
    "328#0 notice 2024-01-02T08:03:00 22 user101:Mira Holm | remove members\n"
    "341#0 retitled 2024-01-02T08:04:00 23 user101:Mira Holm || Harbour Runners\n"
    "352#0 notice 2024-01-02T08:05:00 24 user101:Mira Holm | pin message\n"
    "363#0 call 2024-01-02T08:06:00 25 user102:Otto Berg\n"
    "374#0 notice 2024-01-02T08:07:00 26 user101:Mira Holm | topic created: Gear\n"
    "385#0 text 2024-01-02T08:08:00 27 user102:Otto Berg | in the topic\n"
    "395#0 other 2024-01-02T08:09:00 28 user102:Otto Berg\n"
    "406#0 text 2024-01-02T08:10:00 29 user102:Otto Berg | only entities\n"
    "room 0: 1500000077 Harbour Runners\n"
    "skipped 226: Telegram could not export message 13: neither its date nor its text is there\n" },
  { "account.json",
    "54#0 text 2024-01-01T08:00:00 1 user201:Noor Vale+00100200201 | note to self\n"
    "69#1 text 2024-01-01T08:01:00 2 user202:Ivo Dahl+00100200202 | hello\n"
    "77#1 call 2024-01-01T08:01:01 3 user202:Ivo Dahl+00100200202\n"
    "94#2 text 2024-01-01T08:02:00 4 user203:Helper! | beep\n"
    "109#3 joined 2024-01-01T08:03:00 5 user201:Noor Vale+00100200201 = user202:Ivo Dahl user204:Lee :Kim :Who\n"
    "124#3 text 2024-01-01T08:04:00 6 user204:Lee | wind!\n"
    "132#3 text 2024-01-01T08:04:10 7 user206:Kim | one Kim\n"
    "140#3 text 2024-01-01T08:04:20 8 user207:Kim | another Kim\n"
    "166#4 text 2024-01-01T08:05:00 9 channel303:Daily News! | broadcast\n"
    "181#5 text 2024-01-01T08:06:00 10 user205:Lee | another Lee\n"
    "room 0: 201  (no group)\n"
    "room 1: 202 Ivo Dahl (no group)\n"
    "room 2: 203 Helper (no group)\n"
    "room 3: 301 Kites\n"
    "room 4: 303 Daily News (no group)\n"
    "room 5: 304 Other Kites\n" },
  { "before-2021.json",
    "6#0 text 2019-07-01T20:15:30 10 user401:Tove Lind | la la\n"
    "15#0 text 2019-07-01T20:16:30 11 channel933522197:Choir! | the group itself\n"
    "24#0 removed 2019-07-01T20:17:30 12 user401:Tove Lind = user402:Rolf Ek\n"   /* who writes further down */
    "37#0 text 2019-07-01T20:18:30 13 user402:Rolf Ek | before I went\n"
    "room 0: 933522197 Choir\n" },
  { "broken.json",
    "6#0 text 2024-01-01T08:00:00 1 user501:Uma | tab\tand vertical\v tab\n"
    "14#0 text 2024-01-01T08:01:00 2 user501:Uma | 🙂 half \357\277\275 of one\n"
    "37#0 text 2024-01-01T08:03:00 4 user501:Uma | still read\n"
    "61#0 text 2024-01-01T08:05:00 7 user501:Uma Two | said twice\n"
    "72#0 other 2024-01-01T08:06:00 8 :\n"
    "room 0: 501 Repairs\n"
    "skipped 29: “i” stands where a name in quotes or “}” belongs, in line 35 (byte 638)\n"
    "skipped 45: the message has no date\n"
    "skipped 46: the message has no date\n"
    "skipped 53: “2024-02-30T10:00:00” is no time that a message can have\n"
    "skipped 88: the file was cut off: it ends inside a text, in line 94 (byte 1639)\n"
    "note 12: what stands at byte 205 is no JSON and was read as it was meant (3 such places)\n" },
};

static void
test_sample (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *text = load_sample (samples[i].file);
  g_autofree char *dump = gops_chat_dump_bytes (FORMAT, text, strlen (text), NULL);

  g_assert_cmpstr (dump, ==, samples[i].entries);
}

/* --- messages one by one --- */

#define MESSAGE "\"id\":1,\"type\":\"message\",\"date_unixtime\":\"1704096000\",\"from\":\"A\",\"from_id\":\"user1\""
#define SERVICE "\"id\":1,\"type\":\"service\",\"date_unixtime\":\"1704096000\",\"actor\":\"A\",\"actor_id\":\"user1\""
#define LINE    "1#0 "
#define AT      " 2024-01-01T08:00:00 1 user1:A"

static char *
dump_message (const char *fields)
{
  g_autofree char *json = g_strdup_printf ("{\"name\":\"G\",\"type\":\"private_group\",\"id\":7,\"messages\":[{%s}]}", fields);
  char *dump = gops_chat_dump_bytes (FORMAT, json, strlen (json), NULL);
  char *rooms = strstr (dump, "room 0: 7 G\n");

  if (rooms != NULL)
    memmove (rooms, rooms + strlen ("room 0: 7 G\n"), strlen (rooms + strlen ("room 0: 7 G\n")) + 1);
  return dump;
}

static const struct
{
  const char *fields;
  const char *entry;
} messages[] = {
  { MESSAGE ",\"text\":\"hi\"", LINE "text" AT " | hi\n" },
  { MESSAGE ",\"text\":[\"a\",[\"b\"],null,5,{\"text\":\"c\"},true]", LINE "text" AT " | a5c\n" },
  { MESSAGE ",\"text\":\"\"", LINE "other" AT "\n" },
  { MESSAGE, LINE "other" AT "\n" },
  { MESSAGE ",\"photo\":\"photos/p (1).jpg\",\"text\":\"see\"", LINE "image" AT " | see\n" },
  { MESSAGE ",\"media_type\":\"video_file\",\"file\":\"v/a.mp4\",\"text\":\"\"", LINE "video" AT " || a.mp4\n" },
  { MESSAGE ",\"media_type\":\"animation\",\"file\":\"(File unavailable, please try again later)\"", LINE "image" AT "\n" },
  { MESSAGE ",\"media_type\":\"audio_file\",\"file\":\"a/song.mp3\",\"title\":\"Song\"", LINE "file" AT " || song.mp3\n" },
  { MESSAGE ",\"media_type\":\"hologram\",\"file\":\"a/h.bin\"", LINE "file" AT " || h.bin\n" },
  { MESSAGE ",\"game_title\":\"Chess\"", LINE "other" AT " | Chess\n" },
  { MESSAGE ",\"invoice_information\":{\"title\":\"T\"}", LINE "other" AT "\n" },
  { MESSAGE ",\"location_information\":null", LINE "other" AT "\n" },
  { MESSAGE ",\"poll\":{\"question\":[\"Q \",{\"type\":\"bold\",\"text\":\"x\"}],\"answers\":[{\"text\":\"1\"},3]}", LINE "poll" AT " | Q x\n1\n" },
  { MESSAGE ",\"reply_to_message_id\":-999,\"text\":\"x\"", LINE "text" AT " > -999 | x\n" },
  { MESSAGE ",\"new_in_2031\":{\"a\":[1,{\"b\":2}]},\"text\":\"x\"", LINE "text" AT " | x\n" },
  { MESSAGE ",\"text\":[{\"type\":\"mention_name\",\"text\":\"B\",\"user_id\":0}]", LINE "text" AT " @ :B | B\n" },
  { MESSAGE ",\"text\":[{\"type\":\"mention_name\",\"text\":\"B\",\"user_id\":12345678901}]", LINE "text" AT " @ user12345678901:B | B\n" },
  { SERVICE ",\"action\":\"edit_group_photo\",\"photo\":\"x.jpg\"", LINE "notice" AT " | edit group photo\n" },
  { SERVICE ",\"information_text\":\"custom\"", LINE "notice" AT " | custom\n" },
  { SERVICE ",\"action\":\"phone_call\"", LINE "call" AT "\n" },
  { SERVICE ",\"action\":\"invite_to_group_call\",\"members\":[\"B\"]", LINE "notice" AT " | invite to group call\n" },
  { SERVICE ",\"action\":\"invite_members\",\"members\":[\"B\",null,\"A\"]", LINE "joined" AT " = :B user1:A\n" },
  { SERVICE ",\"action\":\"invite_members\",\"members\":[null]", LINE "notice" AT " | invite members\n" },
  { SERVICE ",\"action\":\"invite_members\",\"members\":{}", LINE "notice" AT " | invite members\n" },
  { SERVICE ",\"action\":\"invite_members\"", LINE "notice" AT " | invite members\n" },
  { SERVICE ",\"action\":\"remove_members\",\"members\":[]", LINE "notice" AT " | remove members\n" },
  { SERVICE ",\"action\":\"create_channel\",\"title\":\"G\"", LINE "created" AT " || G\n" },
  { SERVICE ",\"action\":\"joined_telegram\"", LINE "notice" AT " | joined telegram\n" },
  { SERVICE ",\"action\":\"join_group_by_link\",\"inviter\":null", LINE "joined" AT " = user1:A\n" },
  { SERVICE ",\"action\":\"join_group_by_link\",\"inviter\":\"G\"", LINE "joined" AT " = user1:A\n" },
  { "\"id\":1,\"date_unixtime\":1704096000,\"actor\":\"A\",\"actor_id\":\"user1\",\"action\":\"pin_message\"", LINE "notice" AT " | pin message\n" },
  /* dates */
  { "\"id\":1,\"date_unixtime\":\"4294967296\",\"text\":\"x\"", "1#0 text 2106-02-07T06:28:16 1 : | x\n" },
  { "\"id\":1,\"date\":\"2017-01-01T06:20:09.248Z\",\"text\":\"x\"", "1#0 text 2017-01-01T06:20:09.248000 1 : | x\n" },
  { "\"id\":1,\"date\":\"2017-01-01T06:20:09+05:30\",\"text\":\"x\"", "1#0 text 2017-01-01T00:50:09 1 : | x\n" },
};

static void
test_messages (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (messages); i++)
    {
      g_autofree char *dump = dump_message (messages[i].fields);

      g_assert_cmpstr (dump, ==, messages[i].entry);
    }
}

static const char *const impossible_times[] = {
  "\"date_unixtime\":\"-1\"",          "\"date_unixtime\":\"0\"",
  "\"date_unixtime\":\"99999999999\"", "\"date_unixtime\":\"99999999999999999999999\"",
  "\"date_unixtime\":\"soon\"",        "\"date\":\"1969-12-31T23:59:59\"",
  "\"date\":\"2400-01-01T00:00:00\"",  "\"date\":\"2024-01-01T25:00:00\"",
  "\"date\":\"yesterday\"",            "\"date\":null",
  "\"date\":[\"2024-01-01T00:00:00\"]", "\"text\":\"x\"",
};

static void
test_impossible_times (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (impossible_times); i++)
    {
      g_autofree char *dump = dump_message (impossible_times[i]);

      g_assert_true (g_str_has_prefix (dump, "error: no message of the file can be used; line 1: "));
    }
}

/* --- decisions --- */

static GopsChatReader *
open_sample (const char            *name,
             const GopsChatOptions *options,
             GopsImportReport      *report)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "chats", "telegram", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GopsChatReader *reader = gops_chat_format_find (FORMAT)->open (file, options, report, NULL, &error);

  g_assert_no_error (error);
  return reader;
}

static void
test_wall_clock (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Stockholm");
  const GopsChatOptions options = { .zone = zone };
  g_autoptr (GopsImportReport) report = gops_import_report_new (FORMAT);
  g_autoptr (GopsChatReader) old = open_sample ("before-2021.json", &options, report);
  g_autoptr (GopsChatReader) new = open_sample ("group.json", &options, report);
  const GopsChatFindings *findings = gops_chat_reader_get_findings (old);
  g_autoptr (GError) error = NULL;
  const GopsChatEntry *entry;

  g_assert_true (findings->wall_clock);
  g_assert_true (findings->has_keys);
  g_assert_cmpstr (findings->platform, ==, "telegram");
  g_assert_cmpstr (findings->encoding, ==, "UTF-8");
  g_assert_true (gops_chat_reader_next (old, &entry, NULL, &error));
  g_assert_cmpint (entry->at, ==, G_GINT64_CONSTANT (1562004930) * G_USEC_PER_SEC);   /* 18:15:30 UTC */
  g_assert_false (gops_chat_reader_get_findings (new)->wall_clock);
}

/* What is not wanted of a room is passed over: here, all that is no group. */
static void
test_skip_room (void)
{
  const GopsChatOptions none = { 0 };
  g_autoptr (GopsImportReport) report = gops_import_report_new (FORMAT);
  g_autoptr (GopsChatReader) reader = open_sample ("account.json", &none, report);
  g_autoptr (GString) keys = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  const GopsChatEntry *entry;

  while (gops_chat_reader_next (reader, &entry, NULL, &error) && entry != NULL)
    {
      const GopsChatRoom *room = gops_chat_reader_get_rooms (reader)->pdata[entry->room];

      g_string_append_printf (keys, "%s ", entry->key);
      if (!room->is_group)
        gops_chat_reader_skip_room (reader);
    }
  g_assert_no_error (error);
  g_assert_cmpstr (keys->str, ==, "1 2 4 5 6 7 8 9 10 ");
  g_assert_cmpuint (gops_chat_reader_get_rooms (reader)->len, ==, 6);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GopsImportReport) report = gops_import_report_new (FORMAT);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "chats", "telegram", "group.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  const GopsChatOptions none = { 0 };
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (gops_chat_format_find (FORMAT)->open (file, &none, report, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* --- files that are none --- */

static void
test_nothing (void)
{
  static const char *const files[] = {
    "", "   ", "{}", "[]", "5", "Ada: hello", "{\"messages\":5}", "{\"messages\":[]}", "{\"messages\":[5,\"x\",[]]}",
    "{\"chats\":[]}", "{\"chats\":{\"list\":{}}}", "{\"chats\":{\"list\":[5,{\"messages\":7}]}}", "{\"messages\":[{\"id\":",
    "{\"name\":\"G\"", "PK\003\004", "{\"messages\":[{\"type\":\"unsupported\",\"id\":1}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *dump = gops_chat_dump_bytes (FORMAT, files[i], strlen (files[i]), NULL);

      g_assert_true (g_str_has_prefix (dump, "error: "));
    }
}

/* --- damage --- */

/* The entries' lines up to the rooms. */
static gsize
entries_length (const char *dump)
{
  const char *rooms = g_str_has_prefix (dump, "room ") || g_str_has_prefix (dump, "error: ") ? dump : strstr (dump, "\nroom ");

  return rooms == NULL ? strlen (dump) : (gsize) (rooms - dump);
}

/* Wherever a file was cut off: what is complete is given, and the place is told. */
static void
test_cut_anywhere (void)
{
  g_autofree char *text = load_sample ("account.json");
  const char *messages_end = strstr (text, "another Lee"), *names_end = strchr (strstr (text, "another Kim"), '}');
  gsize length = strlen (text);
  g_autofree char *all = gops_chat_dump_bytes (FORMAT, text, length, NULL);

  for (gsize n = 0; n < length; n++)
    {
      g_autofree char *dump = gops_chat_dump_bytes (FORMAT, text, n, NULL);
      const char *told = strstr (dump, "cut off");

      if (text + n > names_end)   /* before, it is not known yet who Lee is and that there are two Kims */
        g_assert_cmpint (strncmp (dump, all, entries_length (dump)), ==, 0);
      g_assert_true (told != NULL || n == 0 || text + n >= messages_end);
    }
}

/* --- hostile files --- */

static const char *const fields[] = {
  "id", "type", "date", "date_unixtime", "from", "from_id", "actor", "actor_id", "action", "title", "inviter", "members",
  "information_text", "author", "reply_to_message_id", "reply_to_peer_id", "photo", "file", "file_name", "media_type",
  "contact_information", "location_information", "place_name", "poll", "game_title", "text", "text_entities", "unknown", NULL,
};

static const GopsHostileJson hostile = {
  FORMAT, "{\"name\":\"G\",\"messages\":[", "]}", MESSAGE, MESSAGE ",\"text\":\"last one\"", fields,
};

static const GopsHostileJson hostile_service = {
  FORMAT, "{\"name\":\"G\",\"messages\":[", "]}", SERVICE ",\"action\":\"invite_members\"", MESSAGE ",\"text\":\"last one\"", fields,
};

static void
test_hostile (void)
{
  gops_hostile_json_check_types (&hostile);
  gops_hostile_json_check_types (&hostile_service);
  gops_hostile_json_check_depth (&hostile);
  gops_hostile_json_check_length (&hostile);
  gops_hostile_json_check_repeats (&hostile);
  gops_hostile_json_check_repeats (&hostile_service);
}

static void
test_long_texts (void)
{
  g_autofree char *filler = g_strnfill (2 * 1024 * 1024, 'x');
  g_autofree char *json = g_strdup_printf ("{\"name\":\"%s\",\"messages\":[{" MESSAGE ",\"text\":\"%s\"},{" MESSAGE
                                           ",\"from\":\"%s\",\"text\":[\"%s\",\"%s\"]},{" MESSAGE ",\"text\":\"last\"}]}",
                                           filler, filler, filler, filler, filler);
  g_autofree char *dump = gops_chat_dump_bytes (FORMAT, json, strlen (json), NULL);

  g_assert_cmpuint (strlen (dump), <, 600 * 1024);
  g_assert_nonnull (strstr (dump, "3#0 text" AT " | last\n"));
  g_assert_nonnull (strstr (dump, "note 1: a text of more than 256 KiB; it was cut\n"));
  g_assert_nonnull (strstr (dump, "note 2: a text of more than 256 KiB; it was cut\n"));
}

static void
test_many_people (void)
{
  g_autoptr (GString) json = g_string_new ("{\"messages\":[{" SERVICE ",\"action\":\"invite_members\",\"members\":[\"M\"");
  g_autofree char *dump = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (json, ",\"M%u\"", i);
  g_string_append (json, "]},{" MESSAGE ",\"text\":\"last\"}]}");
  dump = gops_chat_dump_bytes (FORMAT, json->str, json->len, NULL);
  g_assert_nonnull (strstr (dump, ":M998\n"));
  g_assert_null (strstr (dump, ":M999\n"));
  g_assert_nonnull (strstr (dump, "2#0 text" AT " | last\n"));
  g_assert_nonnull (strstr (dump, "note 1: more than 1,000 people in one message; the others were left out\n"));
}

static void
test_many_chats (void)
{
  g_autoptr (GString) json = g_string_new ("{\"chats\":{\"list\":[");
  g_autofree char *dump = NULL;

  for (guint i = 0; i < 10010; i++)
    g_string_append_printf (json, "%s{\"name\":\"C%u\",\"type\":\"private_group\",\"id\":%u,\"messages\":[{" MESSAGE "}]}",
                            i == 0 ? "" : ",", i, i);
  g_string_append (json, "]}}");
  dump = gops_chat_dump_bytes (FORMAT, json->str, json->len, NULL);
  g_assert_nonnull (strstr (dump, "room 9999: "));
  g_assert_null (strstr (dump, "room 10000: "));
  g_assert_nonnull (strstr (dump, "more than 10,000 chats in one file"));
}

static void
test_no_text (void)
{
  static const char json[] = "{\"name\":\"caf\351\",\"messages\":[{" MESSAGE ",\"text\":\"a\377b\"}]}";
  g_autofree char *dump = gops_chat_dump_bytes (FORMAT, json, sizeof json - 1, NULL);

  g_assert_cmpstr (dump, ==, LINE "text" AT " | a\357\277\275b\nroom 0:  caf\357\277\275\n"
                                  "note 1: byte 12 is no text in UTF-8 (2 such places)\n");
}

static void
test_utf16 (void)
{
  g_autofree char *text = load_sample ("before-2021.json");
  gsize length;
  g_autofree char *bytes = g_convert (text, -1, "UTF-16", "UTF-8", NULL, &length, NULL);
  g_autofree char *dump = gops_chat_dump_bytes (FORMAT, bytes, length, NULL);

  g_assert_cmpstr (dump, ==, samples[2].entries);
}

/* --- telling what a file is --- */

static guint
rate_bytes (const char *text)
{
  GopsFileHead head = { .name = (char *) "x.json", .bytes = (guint8 *) text, .length = strlen (text), .text = (char *) text };

  return gops_chat_format_find (FORMAT)->rate (&head);
}

static void
test_rate (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *text = load_sample (samples[i].file);

      g_assert_cmpuint (rate_bytes (text), ==, 100);
    }
  g_assert_cmpuint (rate_bytes (""), ==, 0);
  g_assert_cmpuint (rate_bytes ("name,type,id,messages\n"), ==, 0);
  g_assert_cmpuint (rate_bytes ("{\"messages\":[{\"id\":1,\"content\":\"x\"}]}"), ==, 0);
  g_assert_cmpuint (rate_bytes ("{\"messages\":[{\"type\":\"message\",\"text\":\"x\"}]}"), ==, 0);
  g_assert_cmpuint (rate_bytes ("[{\"type\":\"message\",\"date\":\"x\",\"from\":\"y\"}]"), ==, 0);
  g_assert_cmpuint (rate_bytes ("{\"messages\":[{" MESSAGE "}]}"), ==, 90);
}

/* --- files that programs really wrote, and what their manifest says of them --- */

static const struct
{
  const char    *path;
  GopsChatCounts counts;
} fixtures[] = {
  { "telegram/chat-analytics/BIG_20A_5475M.json", { .rooms = 1, .messages = 5475, .writers = 20, .actors = 20 } },
  { "telegram/chat-history-manager/telegram_2020-01/result.json",
    { .rooms = 4, .messages = 42, .calls = 2, .events = 6, .joined = 1, .writers = 9, .actors = 9 } },
  { "telegram/chat-history-manager/telegram_2021-05/result.json", { .rooms = 1, .messages = 1, .events = 2, .writers = 1, .actors = 3 } },
  { "telegram/chat-history-manager/telegram_2023-08/result.json",
    { .rooms = 1, .messages = 1, .events = 1, .joined = 1, .writers = 1, .actors = 1 } },
  { "telegram/chat-history-manager/telegram_2023-10_audio-video/result.json", { .rooms = 1, .messages = 4, .writers = 1, .actors = 1 } },
  { "telegram/chat-history-manager/telegram_2024-01/result.json", { .rooms = 1, .messages = 1, .events = 1, .writers = 1, .actors = 1 } },
  { "telegram/chat-history-manager/telegram_2024-05_boosts_file-name_etc/result.json",
    { .rooms = 1, .messages = 2, .events = 1, .writers = 1, .actors = 1 } },
  { "telegram/chat-history-manager/telegram_2024-06_blockquote-collapsed/result.json",
    { .rooms = 1, .messages = 1, .writers = 1, .actors = 1 } },
  { "telegram/chat-history-manager/telegram_2025-02_joined_file-size/result.json",
    { .rooms = 1, .messages = 1, .events = 1, .writers = 1, .actors = 1 } },
  { "telegram/chat-miner/test_single_export.json", { .rooms = 1, .messages = 2, .writers = 2, .actors = 2 } },
  { "telegram/derived/invalid-escape-and-bare-number.json",
    { .rooms = 1, .messages = 6, .bot_messages = 1, .events = 7, .joined = 3, .writers = 6, .actors = 6, .skipped = 1 } },
  { "telegram/derived/single-chat-from-2020-01.json",
    { .rooms = 1, .messages = 26, .events = 5, .joined = 1, .writers = 7, .actors = 8 } },
};

static void
test_fixture (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  GopsChatCounts counts;

  if (!gops_chat_count_fixture (FORMAT, fixtures[i].path, &counts))
    return;
  g_assert_cmpuint (counts.rooms, ==, fixtures[i].counts.rooms);
  g_assert_cmpuint (counts.messages, ==, fixtures[i].counts.messages);
  g_assert_cmpuint (counts.bot_messages, ==, fixtures[i].counts.bot_messages);
  g_assert_cmpuint (counts.calls, ==, fixtures[i].counts.calls);
  g_assert_cmpuint (counts.events, ==, fixtures[i].counts.events);
  g_assert_cmpuint (counts.joined, ==, fixtures[i].counts.joined);
  g_assert_cmpuint (counts.writers, ==, fixtures[i].counts.writers);
  g_assert_cmpuint (counts.actors, ==, fixtures[i].counts.actors);
  g_assert_cmpuint (counts.skipped, ==, fixtures[i].counts.skipped);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = g_strdup_printf ("/intake/telegram/sample/%s", samples[i].file);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_sample);
    }
  g_test_add_func ("/intake/telegram/messages", test_messages);
  g_test_add_func ("/intake/telegram/impossible-times", test_impossible_times);
  g_test_add_func ("/intake/telegram/wall-clock", test_wall_clock);
  g_test_add_func ("/intake/telegram/skips-rooms", test_skip_room);
  g_test_add_func ("/intake/telegram/cancelled", test_cancelled);
  g_test_add_func ("/intake/telegram/nothing-in-it", test_nothing);
  g_test_add_func ("/intake/telegram/cut-anywhere", test_cut_anywhere);
  g_test_add_func ("/intake/telegram/hostile", test_hostile);
  g_test_add_func ("/intake/telegram/long-texts", test_long_texts);
  g_test_add_func ("/intake/telegram/many-people", test_many_people);
  g_test_add_func ("/intake/telegram/many-chats", test_many_chats);
  g_test_add_func ("/intake/telegram/bytes-that-are-no-text", test_no_text);
  g_test_add_func ("/intake/telegram/utf-16", test_utf16);
  g_test_add_func ("/intake/telegram/rate", test_rate);
  for (guint i = 0; i < G_N_ELEMENTS (fixtures); i++)
    {
      g_autofree char *path = g_strdup_printf ("/intake/telegram/fixture/%s", fixtures[i].path);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_fixture);
    }
  return g_test_run ();
}
