/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chats in tables: those of known programs in all their versions, and any table by mapping. */
#include <string.h>

#include "gops-chat-dump.h"
#include "gops-chat-table-formats.h"
#include "gops-chat-table.h"
#include "gops-intake-error.h"
#include "gops-xml-snippet.h"

#define WECHAT "localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender\n"

static void
test_samples (void)
{
  const GopsChatOptions options = { 0 };

  gops_chat_dump_check_folder ("discord-csv", &gops_discord_csv_format, &options);
  gops_chat_dump_check_folder ("wechat-csv", &gops_wechat_csv_format, &options);
  gops_chat_dump_check_folder ("csv", &gops_chat_csv_format, &options);
}

/* Which columns are what, by the words over them alone. */
static const struct
{
  const char *headers;
  const char *profile;   /* (nullable) */
  const char *fields;
} mappings[] = {
  { "localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime", "wechatmsg",
    "row,room-id,kind,sub-kind,is-self,epoch,ignore,body,time" },
  { "StrContent,CreateTime,Type,localId", "wechatmsg", "body,epoch,kind,row" },
  { "消息ID,类型,发送人,时间,内容", "memotrace", "key,kind,sender-name,time,body" },
  { "Time,SenderName,Sender,TalkerName,Talker,Content", "chatlog", "time,sender-name,sender-id,room,room-id,body" },
  { "Author,Date,Content,Attachments", "discord", "sender-name,time,body,attachments" },
  { "Channel,AuthorID,Author,Date,Content,Attachments,Reactions,Embeds", "discord",
    "room,sender-id,sender-name,time,body,attachments,ignore,ignore" },
  { "id,MsgSvrID,type_name,is_sender,talker,room_name,msg,src,CreateTime", "pywxdump",
    "ignore,key,kind,is-self,sender-id,room-id,body,attachments,time" },
  { "time(Asia/Shanghai),group_id,group_name,from_id,from_nickname,content_type,content", NULL,
    "time,room-id,room,sender-id,nickname,kind,body" },
  { "时间,发言人,发言内容", NULL, "time,sender-name,body" },
  { "Date,Time,From,Message", NULL, "day,time,sender-name,body" },
  { "timestamp,user_id,username,text,message_id", NULL, "time,sender-id,sender-name,body,key" },
  { "发送时间,群昵称,QQ号,消息内容,群号", NULL, "time,group-card,sender-id,body,room-id" },
  { "id,when,who,what", NULL, "ignore,ignore,ignore,ignore" },
};

static void
test_mapping (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (mappings); i++)
    {
      g_auto (GStrv) headers = g_strsplit (mappings[i].headers, ",", -1);
      guint n = g_strv_length (headers);
      g_autofree guint *fields = g_new0 (guint, n);
      const GopsChatProfile *profile = gops_chat_profile_find ((const char *const *) headers, n, fields);
      g_autoptr (GString) got = g_string_new (NULL);

      if (profile == NULL)
        gops_mapping_guess (gops_chat_mapping_fields (), GOPS_CHAT_N_FIELDS, (const char *const *) headers, n, fields);
      for (guint c = 0; c < n; c++)
        g_string_append_printf (got, "%s%s", c > 0 ? "," : "", gops_chat_mapping_fields ()[fields[c]].id);
      g_assert_cmpstr (profile != NULL ? profile->id : NULL, ==, mappings[i].profile);
      g_assert_cmpstr (got->str, ==, mappings[i].fields);
    }
}

/* Single faults: a table, its entries, and what the report says. */
static const struct
{
  const char *name;
  const char *text;
  const char *entries;
  const char *report;
} cases[] = {
  { "sender-unknown", WECHAT "1,7,1,0,0,1714500000,3,a,,,,\n2,7,1,0,0,1714500001,3,b,,,,\n",
    "2 | 2024-04-30 18:00:00 |  | text | a\n3 | 2024-04-30 18:00:01 |  | text | b\n",
    "2 the file does not tell who wrote 2 messages\n" },
  { "same-number-other-text", WECHAT "1,7,1,0,0,1714500000,3,a,,,A,\n1,7,1,0,0,1714500000,3,b,,,A,\n1,7,1,0,0,1714500000,3,a,,,A,\n",
    "2 | 2024-04-30 18:00:00 | A | text | a\n3 | 2024-04-30 18:00:00 | A | text | b\n", "" },
  { "epoch-of-1969-and-2106", WECHAT "1,7,1,0,0,-1,3,a,,,A,\n2,7,1,0,0,4294967296,3,b,,,A,\n",
    "2 | 1969-12-31 23:59:59 | A | text | a\n3 | 2106-02-07 06:28:16 | A | text | b\n", "" },
  { "epoch-destroyed", WECHAT "1,7,1,0,0,1.7145E+09,3,a,2024-05-01 02:00:00,,A,\n",
    "2 | 2024-05-01 02:00:00 | A | text | a\n", "" },
  { "no-time", WECHAT "1,7,1,0,0,,3,a,,,A,\n2,7,1,0,0,soon,3,a,,,A,\n3,7,1,0,0,1714500000,3,b,,,A,\n",
    "4 | 2024-04-30 18:00:00 | A | text | b\n", "2! CreateTime: : this is no date\n3! CreateTime: soon: this is no date\n" },
  { "cut-xml", WECHAT "1,7,49,57,0,1714500000,3,\"<msg><appmsg><title>half\",,,A,\n2,7,49,0,0,1714500001,3,\"<msg><title/><type>5</type>\",,,A,\n",
    "2 | 2024-04-30 18:00:00 | A | other\n3 | 2024-04-30 18:00:01 | A | link\n", "" },
  { "open-quote", "time,sender,text\n2024-05-01 09:00,A,\"x\n2024-05-01 09:01,B,y\n",
    "2 | 2024-05-01 09:00:00 | A | text | x\n3 | 2024-05-01 09:01:00 | B | text | y\n", "2 a quote is not closed; the line was read without it\n" },
  { "surplus", "time,sender,text\n2024-05-01 09:00,A,x,y\n", "2 | 2024-05-01 09:00:00 | A | text | x\n", "2 4 cells, the header has 3\n" },
  { "short", "time,sender,text\n2024-05-01 09:00,A\n", "2 | 2024-05-01 09:00:00 | A | other\n", "" },
  { "no-such-day", "time,sender,text\n2024-02-30 09:00,A,x\n2024-05-01 09:01,B,y\n", "3 | 2024-05-01 09:01:00 | B | text | y\n",
    "2! time: 2024-02-30 09:00: this date does not exist\n" },
  { "participant-without-a-name", "time,sender,sender id,text\n2024-05-01 09:00,,u1,x\n2024-05-01 09:00,,,y\n",
    "2 | 2024-05-01 09:00:00 | #u1 | text | x\n3 | 2024-05-01 09:00:00 |  | text | y\n", "3 the file does not tell who wrote 1 message\n" },
  { "invisible-marks", "time,sender,text\n2024-05-01 09:00,\342\200\216A\342\200\217,\342\200\216x\342\200\217\n", "2 | 2024-05-01 09:00:00 | A | text | x\n", "" },
  { "clock-goes-backwards", "time,sender,text\n2024-05-01 09:00,A,x\n2024-04-30 09:00,A,y\n",
    "2 | 2024-05-01 09:00:00 | A | text | x\n3 | 2024-04-30 09:00:00 | A | text | y\n", "" },
  { "months-first-by-time", "date,sender,text\n1/2/2024,A,a\n2/1/2024,A,b\n2/3/2024,A,c\n3/1/2024,A,d\n4/1/2024,A,e\n",
    "2 | 2024-01-02 00:00:00 | A | text | a\n3 | 2024-02-01 00:00:00 | A | text | b\n4 | 2024-02-03 00:00:00 | A | text | c\n5 | 2024-03-01 00:00:00 | A | text | d\n6 | 2024-04-01 00:00:00 | A | text | e\n", "" },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GopsImportReport) report = gops_import_report_new ("csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsChatReader) reader = gops_chat_dump_open (&gops_chat_csv_format, cases[i].text, -1, NULL, report, &error);
  g_autofree char *got = NULL, *told = NULL;

  g_assert_no_error (error);
  got = gops_chat_dump_entries (reader, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (got, ==, cases[i].entries);
  told = gops_chat_dump_report (report);
  g_assert_cmpstr (told, ==, cases[i].report);
}

static void
test_duplicates (void)
{
  g_autoptr (GopsImportReport) report = gops_import_report_new ("wechat-csv");
  g_autoptr (GopsChatReader) reader =
    gops_chat_dump_open (&gops_wechat_csv_format, WECHAT "1,7,1,0,0,1714500000,3,a,,,A,\n1,7,1,0,0,1714500000,3,a,,,A,\n", -1, NULL, report, NULL);
  GopsChatCounts counts;

  g_assert_true (gops_chat_dump_count (reader, &counts, NULL));
  g_assert_cmpuint (counts.entries, ==, 1);
  g_assert_cmpuint (report->duplicates, ==, 1);
}

static void
test_rooms (void)
{
  static const char text[] = "Time,SenderName,Sender,TalkerName,Talker,Content\n"
                             "2024-05-01 10:00:00,A,wxid_a,读书会,1@chatroom,x\n"
                             "2024-05-01 10:00:01,B,wxid_b,B,wxid_b,y\n"
                             "2024-05-01 10:00:02,A,wxid_a,读书会(改名),1@chatroom,z\n";
  g_autoptr (GopsImportReport) report = gops_import_report_new ("wechat-csv");
  g_autoptr (GopsChatReader) reader = gops_chat_dump_open (&gops_wechat_csv_format, text, -1, NULL, report, NULL);
  GopsChatCounts counts;
  const GopsChatRoom *room;

  g_assert_true (gops_chat_dump_count (reader, &counts, NULL));
  g_assert_cmpuint (counts.rooms, ==, 2);
  room = gops_chat_reader_get_rooms (reader)->pdata[0];
  g_assert_cmpstr (room->id, ==, "1@chatroom");
  g_assert_cmpstr (room->name, ==, "读书会");
  g_assert_true (room->is_group);
  room = gops_chat_reader_get_rooms (reader)->pdata[1];
  g_assert_cmpstr (room->id, ==, "wxid_b");
  g_assert_false (room->is_group);
}

/* Programs name the file after the chat where the table does not. */
static void
test_file_names (void)
{
  static const struct
  {
    const char *file;
    const char *id;
    const char *name;
    gboolean    is_group;
  } files[] = {
    { "Guild - Text Channels - general [555].csv", "555", "general", TRUE },
    { "Guild - general - help_ setup [557] (after 2024-01-01) [part 2].csv", "557", "help_ setup", TRUE },
    { "Direct Messages - Private - ada [42].csv", "42", "ada", FALSE },
    { "general [1].csv", "", "general [1]", TRUE },
    { "general.csv", "", "general", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GopsImportReport) report = gops_import_report_new ("discord-csv");
      g_autoptr (GopsChatReader) reader =
        gops_chat_dump_open (&gops_discord_csv_format, "Author,Date,Content,Attachments\na,2024-05-01T09:00:00Z,x,\n", -1,
                             &(GopsChatOptions) { .name = files[i].file }, report, NULL);
      const GopsChatEntry *entry;
      const GopsChatRoom *room;

      g_assert_true (gops_chat_reader_next (reader, &entry, NULL, NULL));
      room = gops_chat_reader_get_rooms (reader)->pdata[entry->room];
      g_assert_cmpstr (room->id, ==, files[i].id);
      g_assert_cmpstr (room->name, ==, files[i].name);
      g_assert_cmpint (room->is_group, ==, files[i].is_group);
    }
}

static GFile *
write_file (const char *text)
{
  g_autoptr (GFileIOStream) io = NULL;
  GFile *file = g_file_new_tmp ("table-XXXXXX.csv", &io, NULL);

  g_assert_true (g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
  return file;
}

/* What a dialog does: look, choose, keep, and read with what was kept. */
static void
test_choosing (void)
{
  g_autoptr (GFile) file = write_file ("A,B,B,D\n2024-05-01 09:00,Mira,hello,x\n");
  g_autoptr (GopsImportReport) report = gops_import_report_new ("csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsChatTable) table = gops_chat_table_new (file, &(GopsChatOptions) { 0 }, NULL, &error);
  g_autoptr (GopsChatReader) reader = NULL;
  g_auto (GStrv) map = NULL;
  g_autofree char *joined = NULL, *got = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (gops_chat_table_get_n_columns (table), ==, 4);
  g_assert_cmpstr (gops_chat_table_get_header (table, 1), ==, "B");
  g_assert_null (gops_chat_table_get_profile (table));
  g_assert_false (gops_chat_table_is_complete (table));
  g_assert_null (gops_chat_table_open (table, &(GopsChatOptions) { 0 }, report, NULL, &error));
  g_assert_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_COLUMN);
  g_clear_error (&error);

  g_assert_false (gops_chat_table_map (table, "E", "body", &error));
  g_assert_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_COLUMN);
  g_clear_error (&error);
  g_assert_false (gops_chat_table_map (table, "A", "shoe-size", &error));
  g_assert_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_COLUMN);
  g_clear_error (&error);

  g_assert_true (gops_chat_table_map (table, "a", "time", &error));
  g_assert_true (gops_chat_table_map (table, "B", "sender_name", &error));
  g_assert_true (gops_chat_table_map (table, "4", "body", &error));
  gops_chat_table_set_field (table, 2, GOPS_CHAT_FIELD_BODY);
  g_assert_cmpint (gops_chat_table_get_field (table, 3), ==, GOPS_CHAT_FIELD_IGNORE);
  g_assert_true (gops_chat_table_is_complete (table));
  map = gops_chat_table_get_map (table);
  joined = g_strjoinv (" ", map);
  g_assert_cmpstr (joined, ==, "1=time 2=sender-name 3=body 4=ignore");

  reader = gops_chat_csv_format.open (file, &(GopsChatOptions) { .map = (const char *const *) map }, report, NULL, &error);
  g_assert_no_error (error);
  got = gops_chat_dump_entries (reader, NULL);
  g_assert_cmpstr (got, ==, "2 | 2024-05-01 09:00:00 | Mira | text | hello\n");
}

static void
test_questions (void)
{
  static const char doubtful[] = "date,sender,text\n3/4/2024,A,x\n3/4/2024,B,y\n";
  g_autoptr (GopsImportReport) report = gops_import_report_new ("csv");
  g_autoptr (GopsChatReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *got = NULL;

  g_assert_null (gops_chat_dump_open (&gops_chat_csv_format, doubtful, -1, NULL, report, &error));
  g_assert_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_DATE_ORDER);
  reader = gops_chat_dump_open (&gops_chat_csv_format, doubtful, -1, &(GopsChatOptions) { .order = GOPS_DATE_ORDER_MDY }, report, NULL);
  got = gops_chat_dump_entries (reader, NULL);
  g_assert_true (g_str_has_prefix (got, "2 | 2024-03-04"));
  g_assert_true (gops_chat_reader_get_findings (reader)->wall_clock);
}

/* Times that name their offset, or count seconds, are nobody's wall clock. */
static void
test_wall_clock (void)
{
  static const struct
  {
    const char *text;
    gboolean    wall_clock;
    gboolean    has_keys;
  } tables[] = {
    { "time,sender,text\n2024-05-01 09:00,A,x\n", TRUE, FALSE },
    { "time,sender,text,message id\n2024-05-01T09:00:00+02:00,A,x,1\n", FALSE, TRUE },
    { "time,sender,text\n1714546800,A,x\n", FALSE, FALSE },
    { WECHAT "1,7,1,0,0,1714500000,3,a,,,A,\n", FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GopsImportReport) report = gops_import_report_new ("csv");
      g_autoptr (GopsChatReader) reader = gops_chat_dump_open (&gops_chat_csv_format, tables[i].text, -1, NULL, report, NULL);

      g_assert_cmpint (gops_chat_reader_get_findings (reader)->wall_clock, ==, tables[i].wall_clock);
      g_assert_cmpint (gops_chat_reader_get_findings (reader)->has_keys, ==, tables[i].has_keys);
    }
}

static char *
load (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "chats", "wechat-csv", name, NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
test_encodings (void)
{
  static const char *const encodings[] = { "GB18030", "UTF-16LE" };
  g_autofree char *text = load ("wechatmsg.csv"), *expected = load ("wechatmsg.entries");

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr (GopsImportReport) report = gops_import_report_new ("wechat-csv");
      gsize length;
      g_autofree char *bytes = g_convert (text, -1, encodings[i], "UTF-8", NULL, &length, NULL);
      g_autoptr (GopsChatReader) reader = gops_chat_dump_open (&gops_wechat_csv_format, bytes, (gssize) length, NULL, report, NULL);
      g_autofree char *got = gops_chat_dump_entries (reader, NULL);

      g_assert_cmpstr (got, ==, expected);
    }
}

static void
test_truncated (void)
{
  static const char *const names[] = { "wechatmsg.csv", "memotrace.csv", "chatlog.csv" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = load (names[i]);

      for (gsize length = 0; length <= strlen (text); length++)
        {
          g_autoptr (GopsImportReport) report = gops_import_report_new ("csv");
          g_autoptr (GopsChatReader) reader = gops_chat_dump_open (&gops_chat_csv_format, text, (gssize) length, NULL, report, NULL);
          GopsChatCounts counts;

          if (reader != NULL)
            g_assert_true (gops_chat_dump_count (reader, &counts, NULL));
        }
    }
}

static void
test_long_cells (void)
{
  g_autofree char *filler = g_strnfill (900 * 1024, 'x'), *huge = g_strnfill (2 * 1024 * 1024, 'y');
  g_autofree char *text = g_strconcat ("time,sender,text\n2024-05-01 09:00,", filler, ",", filler, "\n2024-05-01 09:01,A,", huge,
                                       "\n2024-05-01 09:02,B,z\n", NULL);
  g_autoptr (GopsImportReport) report = gops_import_report_new ("csv");
  g_autoptr (GopsChatReader) reader = gops_chat_dump_open (&gops_chat_csv_format, text, -1, NULL, report, NULL);
  const GopsChatEntry *entry;

  g_assert_true (gops_chat_reader_next (reader, &entry, NULL, NULL));
  g_assert_cmpuint (strlen (entry->sender.name), ==, 200);
  g_assert_cmpuint (strlen (entry->body), ==, GOPS_CHAT_MAX_BODY);
  g_assert_true (gops_chat_reader_next (reader, &entry, NULL, NULL));
  g_assert_cmpstr (entry->body, ==, "z");
  g_assert_cmpuint (report->n_skipped, ==, 2);
}

static void
test_snippets (void)
{
  static const struct
  {
    const char *xml;
    const char *text;   /* (nullable) */
  } snippets[] = {
    { "<msg><title>a &amp; b &lt;c&gt; &#65;&#x4e2d; &quot;&apos;</title></msg>", "a & b <c> A中 \"'" },
    { "<title lang=\"en\">a<b>c</b>d</title>", "acd" },
    { "<title><![CDATA[a <b> ]] c]]></title>", "a <b> ]] c" },
    { "<titles>x</titles><title>y</title>", "y" },
    { "<title/><title>y</title>", "y" },
    { "<title>y", NULL },
    { "<title", NULL },
    { "<title>&unknown; & &#; &#x110000; &#xd800; &#0; &#99999999999999999999;</title>", "&unknown; & &#; &#x110000; &#xd800; &#0; &#99999999999999999999;" },
    { "<title></title>", "" },
    { "", NULL },
  };
  g_autoptr (GString) text = g_string_new (NULL), hostile = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (snippets); i++)
    {
      g_assert_cmpint (gops_xml_snippet_element (snippets[i].xml, "title", text), ==, snippets[i].text != NULL);
      g_assert_cmpstr (text->str, ==, snippets[i].text != NULL ? snippets[i].text : "");
    }
  for (guint i = 0; i < 200000; i++)
    g_string_append (hostile, "<title <title/>&#");
  g_assert_false (gops_xml_snippet_element (hostile->str, "title", text));
  g_assert_false (gops_xml_snippet_attribute (hostile->str, "title", text));
}

static void
test_rates (void)
{
  static const struct
  {
    const char *text;
    const char *format;   /* (nullable) */
  } files[] = {
    { WECHAT "1,7,1,0,0,1714500000,3,a,,,A,\n", "wechat-csv" },
    { "消息ID,类型,发送人,时间,内容,备注,昵称,更多信息\r\n1,文本,A,2024-05-01 09:00:00,x,,A,\r\n", "wechat-csv" },
    { "Author;Date;Content;Attachments;\r\n", "discord-csv" },
    { "date,from,message\n", "csv" },
    { "姓名,手机号,入群时间\n张三,1,2\n", NULL },
    { "name,email,joined\n", NULL },
    { "UserName,Alias,Remark,NickName\n", NULL },
    { "PK\003\004", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GopsFileHead) head = gops_chat_dump_head ("a.csv", files[i].text, -1);
      const GopsChatFormat *format = gops_chat_format_sniff (head);

      g_assert_cmpstr (format != NULL ? format->id : NULL, ==, files[i].format);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    gint        code;
  } files[] = {
    { "", GOPS_INTAKE_ERROR_EMPTY },
    { WECHAT, GOPS_INTAKE_ERROR_EMPTY },
    { "a,b,c\n1,2,3\n", GOPS_INTAKE_ERROR_COLUMN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GopsImportReport) report = gops_import_report_new ("csv");
      g_autoptr (GError) error = NULL;

      g_assert_null (gops_chat_dump_open (&gops_chat_csv_format, files[i].text, -1, NULL, report, &error));
      g_assert_error (error, GOPS_INTAKE_ERROR, files[i].code);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/intake/chat-table/samples", test_samples);
  g_test_add_func ("/intake/chat-table/mapping", test_mapping);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/intake/chat-table/cases/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/intake/chat-table/duplicates", test_duplicates);
  g_test_add_func ("/intake/chat-table/rooms", test_rooms);
  g_test_add_func ("/intake/chat-table/file-names", test_file_names);
  g_test_add_func ("/intake/chat-table/choosing", test_choosing);
  g_test_add_func ("/intake/chat-table/questions", test_questions);
  g_test_add_func ("/intake/chat-table/wall-clock", test_wall_clock);
  g_test_add_func ("/intake/chat-table/encodings", test_encodings);
  g_test_add_func ("/intake/chat-table/truncated", test_truncated);
  g_test_add_func ("/intake/chat-table/long-cells", test_long_cells);
  g_test_add_func ("/intake/chat-table/snippets", test_snippets);
  g_test_add_func ("/intake/chat-table/rates", test_rates);
  g_test_add_func ("/intake/chat-table/refused", test_refused);
  return g_test_run ();
}
