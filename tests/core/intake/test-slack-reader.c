/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Slack exports: who is in a channel, what was said and what happened, in archives of every shape. */
#include <string.h>

#include "gops-intake-error.h"
#include "gops-slack-reader.h"
#include "gops-slack-text.h"
#include "gops-test-store.h"
#include "gops-test-zip.h"

static char *folder;

static GFile *
file_of (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_new_for_path (path);
}

static GopsChatReader *
open_export (GFile             *file,
             GopsImportReport  *report,
             GError           **error)
{
  static const GopsChatOptions options = { NULL };

  return gops_slack_format.open (file, &options, report, NULL, error);
}

static void
append_person (GString              *out,
               const GopsChatPerson *who)
{
  g_string_append_printf (out, "%s=%s%s", who->id, who->name, who->bot ? "*" : "");
}

static void
append_people (GString              *out,
               const char           *sign,
               const GopsChatPerson *people,
               guint                 n)
{
  for (guint i = 0; i < n; i++)
    {
      g_string_append (out, i == 0 ? sign : ",");
      append_person (out, &people[i]);
    }
}

/* "general text 3 <1.0 U1=Ada: body {detail}": room, kind, second of the time, what it answers, who, what. */
static void
append_entry (GString             *out,
              GopsChatReader      *reader,
              const GopsChatEntry *entry)
{
  const GopsChatRoom *room = gops_chat_reader_get_rooms (reader)->pdata[entry->room];

  g_string_append_printf (out, "%s %s %" G_GINT64_FORMAT, room->name,
                          entry->kind == GOPS_CHAT_EVENT ? gops_chat_event_get_id (entry->event) : gops_chat_kind_get_id (entry->kind),
                          entry->at / G_USEC_PER_SEC);
  if (*entry->reply_to != '\0')
    g_string_append_printf (out, " <%s", entry->reply_to);
  g_string_append_c (out, ' ');
  append_person (out, &entry->sender);
  append_people (out, " >", entry->people, entry->n_people);
  append_people (out, " @", entry->mentions, entry->n_mentions);
  if (*entry->body != '\0')
    g_string_append_printf (out, ": %s", entry->body);
  if (*entry->detail != '\0')
    g_string_append_printf (out, " {%s}", entry->detail);
  g_string_append_c (out, '\n');
}

static char *
dump (GopsChatReader *reader)
{
  GString *out = g_string_new (NULL);
  const GopsChatEntry *entry;
  g_autoptr (GError) error = NULL;
  guint64 line = 0;

  while (gops_chat_reader_next (reader, &entry, NULL, &error) && entry != NULL)
    {
      g_assert_cmpuint (entry->line, ==, ++line);
      append_entry (out, reader, entry);
    }
  g_assert_no_error (error);
  return g_string_free (out, FALSE);
}

static char *
dump_file (GFile            *file,
           GopsImportReport *report)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsChatReader) reader = open_export (file, report, &error);

  g_assert_no_error (error);
  return dump (reader);
}

static void
check_dump (GFile      *file,
            guint       n_skipped,
            const char *entries)
{
  g_autoptr (GopsImportReport) report = gops_import_report_new ("slack");
  g_autofree char *got = dump_file (file, report);

  g_assert_cmpstr (got, ==, entries);
  g_assert_cmpuint (report->n_skipped, ==, n_skipped);
}

#define USERS \
  "[{'id':'U1','name':'ada','profile':{'display_name':'Ada','real_name':'Ada L','email':'Ada@Example.org','phone':'+44 20 7946 0001'},'is_admin':true}," \
  "{'id':'U2','name':'bob','real_name':'Bob B','profile':{'display_name':''}}," \
  "{'id':'U3','name':'gone','deleted':true,'profile':{'real_name':'Gone Person'}}," \
  "{'id':'UB','name':'robot','is_bot':true,'profile':{'real_name':'Robot'}}]"
#define CHANNELS "[{'id':'C1','name':'general','members':['U1','U2','U3','UB','U9']},{'id':'C2','name':'快乐','members':[]}]"

static char *
json (const char *text)
{
  return g_strdelimit (g_strdup (text), "'", '"');
}

/* One day of #general in an export whose people and channels are those above. */
static GFile *
write_day (const char *messages)
{
  GFile *file = file_of ("export.zip");
  g_autofree char *users = json (USERS), *channels = json (CHANNELS), *day = json (messages);

  gops_test_zip_write (g_file_peek_path (file), "users.json", users, "channels.json", channels, "general/2023-11-14.json", day, NULL);
  return file;
}

#define MEMBERS "general member 0 U1=Ada\ngeneral member 0 U2=Bob B\ngeneral member 0 U9=\n"

static const struct
{
  const char *name;
  const char *messages;
  guint       n_skipped;
  const char *entries;   /* behind the members */
} cases[] = {
  { "text", "[{'type':'message','user':'U1','text':'hello','ts':'1700000001.000100'}]", 0, "general text 1700000001 U1=Ada: hello\n" },
  { "threads",
    "[{'user':'U1','text':'root','ts':'1.1','thread_ts':'1.1','reply_count':1},{'user':'U2','text':'reply','ts':'2.1','thread_ts':'1.1'},"
    "{'subtype':'thread_broadcast','user':'U2','text':'both','ts':'3.1','thread_ts':'1.1'},{'user':'U2','text':'both','ts':'3.1','thread_ts':'1.1'}]",
    0, "general text 1 U1=Ada: root\ngeneral text 2 <1.1 U2=Bob B: reply\ngeneral text 3 <1.1 U2=Bob B: both\n" },
  { "joins-and-leaves",
    "[{'subtype':'channel_join','user':'U1','text':'<@U1> has joined the channel','ts':'1.0'},{'subtype':'channel_join','user':'U2','inviter':'U1','text':'x','ts':'2.0'},"
    "{'subtype':'group_leave','user':'U3','text':'','ts':'3.0'}]",
    0, "general joined 1 U1=Ada >U1=Ada: @Ada has joined the channel\ngeneral joined 2 U1=Ada >U2=Bob B: x\ngeneral left 3 U3=Gone Person >U3=Gone Person\n" },
  { "names-of-channels", "[{'subtype':'channel_name','user':'U1','old_name':'a','name':'b','text':'renamed','ts':'1.0'},{'subtype':'channel_archive','user':'U1','text':'archived','ts':'2.0'}]", 0,
    "general retitled 1 U1=Ada: renamed {b}\ngeneral notice 2 U1=Ada: archived\n" },
  { "bots",
    "[{'subtype':'bot_message','bot_id':'B1','username':'CI','text':'ok','ts':'1.0'},{'user':'UB','bot_id':'B2','text':'app','ts':'2.0'},"
    "{'bot_id':'B3','bot_profile':{'name':'Poll'},'text':'p','ts':'3.0'},{'user':'USLACKBOT','text':'hi','ts':'4.0'},{'user':'U1','bot_id':'B4','text':'by hand','ts':'5.0'}]",
    0, "general text 1 B1=CI*: ok\ngeneral text 2 UB=Robot*: app\ngeneral text 3 B3=Poll*: p\ngeneral text 4 USLACKBOT=*: hi\ngeneral text 5 U1=Ada: by hand\n" },
  { "strangers", "[{'user':'UX','text':'hi','ts':'1.0','user_profile':{'display_name':'','real_name':'Ext Guest','name':'ext'}},{'user':'U1','text':'<@UX> <@UY|yan> <@UZ>','ts':'2.0'}]", 0,
    "general text 1 UX=Ext Guest: hi\ngeneral text 2 U1=Ada @UX=Ext Guest,UY=,UZ=: @Ext Guest @yan @UZ\n" },
  { "files",
    "[{'user':'U1','text':'look','ts':'1.0','files':[{'mode':'tombstone'},{'name':'a.png','mimetype':'image/png'}]},{'user':'U1','text':'','ts':'2.0','files':[{'mode':'tombstone'}]},"
    "{'user':'U1','text':'gone','ts':'3.0','files':[{'mode':'tombstone'}]},{'user':'U1','text':'','ts':'4.0','files':[{'title':'t','mimetype':'audio/mp4'}]},"
    "{'user':'U1','text':'','ts':'5.0','files':[{'name':'v','mimetype':'video/mp4'}]},{'user':'U1','text':'','ts':'6.0','files':[{'name':'x'}]}]",
    0, "general image 1 U1=Ada: look {a.png}\ngeneral deleted 2 U1=Ada\ngeneral text 3 U1=Ada: gone\ngeneral voice 4 U1=Ada {t}\ngeneral video 5 U1=Ada {v}\ngeneral file 6 U1=Ada {x}\n" },
  { "files-of-old",
    "[{'subtype':'file_share','user':'U1','text':'<@U1> uploaded a file: <https://x|y>','ts':'1.0','file':{'name':'a.js','mimetype':'text/plain','initial_comment':{'comment':'see'}}},"
    "{'subtype':'file_comment','text':'<@U2> commented','comment':{'user':'U2','comment':'nice'},'file':{'name':'a.js','user':'U1'},'ts':'2.0'}]",
    0, "general file 1 U1=Ada: see {a.js}\ngeneral file 2 U2=Bob B: nice {a.js}\n" },
  { "taken-back", "[{'subtype':'tombstone','user':'USLACKBOT','text':'This message was deleted.','hidden':true,'ts':'1.0'}]", 0, "general deleted 1 USLACKBOT=*\n" },
  { "calls-and-more", "[{'subtype':'huddle_thread','user':'U1','ts':'1.0'},{'subtype':'me_message','user':'U1','text':'waves','ts':'2.0'},{'subtype':'pinned_item','user':'U1','text':'pinned','ts':'3.0'},{'subtype':'new_kind','ts':'4.0'}]", 0,
    "general call 1 U1=Ada\ngeneral text 2 U1=Ada: waves\ngeneral notice 3 U1=Ada: pinned\ngeneral notice 4 =\n" },
  { "blocks",
    "[{'user':'U1','text':'','ts':'1.0','blocks':[{'type':'rich_text','elements':[{'type':'rich_text_section','elements':[{'type':'text','text':'a <b> & '},{'type':'user','user_id':'U2'},"
    "{'type':'link','url':'https://e.org/?a=1&b=2','text':'l'},{'type':'emoji','name':'+1'},{'type':'channel','channel_id':'C2'},{'type':'broadcast','range':'here'}]}]},{'type':'section','text':{'type':'mrkdwn','text':'*s*'}}]}]",
    0, "general text 1 U1=Ada @U2=Bob B: a <b> & @Bob Bl (https://e.org/?a=1&b=2):+1:#快乐@here\n*s*\n" },
  { "attachments", "[{'subtype':'bot_message','bot_id':'B1','text':'','ts':'1.0','attachments':[{'pretext':'p','title':'t','fallback':'f'},{'text':'x','fallback':'f'}]}]", 0,
    "general text 1 B1=*: p\nt\nf\nx\n" },
  { "blanks-and-marks", "[{'user':'U1','text':' \\u200e\\n x \\u00a0\\u200f','ts':'1.0'}]", 0, "general text 1 U1=Ada: x\n" },
  { "no-time", "[{'user':'U1','text':'a'},{'user':'U1','text':'b','ts':'soon'},{'user':'U1','text':'c','ts':1.5},{'user':'U1','text':'d','ts':'99999999999.0'},{'user':'U1','text':'e','ts':'1.0'}]", 4,
    "general text 1 U1=Ada: e\n" },
  { "wrong-types",
    "[1,'x',null,[],{'ts':[],'user':{}},{'ts':'1.0','user':7,'text':null,'files':'x','blocks':{},'attachments':[7,null,[]],'thread_ts':true,'subtype':{}},"
    "{'ts':'2.0','user':'U1','text':['a'],'user_profile':'x','files':[1,null,{'name':5}],'blocks':[[],{'elements':[1,{'elements':{}}],'text':3,'fields':[2]}],'comment':[]}]",
    1, "general text 1 =\ngeneral file 2 U1=Ada\n" },
  { "broken-record", "[{'ts':'1.0','user':'U1','text':'a'},{'ts':'2.0','user':},{'ts':'3.0','user':'U1','text':'b'}]", 1, "general text 1 U1=Ada: a\ngeneral text 3 U1=Ada: b\n" },
  { "cut", "[{'ts':'1.0','user':'U1','text':'a'},{'ts':'2.0','user':'U1','te", 1, "general text 1 U1=Ada: a\n" },
  { "no-array", "{'ok':false}", 0, "" },
  { "no-json", "hello", 1, "" },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GFile) file = write_day (cases[i].messages);
  g_autofree char *entries = g_strconcat (MEMBERS, cases[i].entries, NULL);

  check_dump (file, cases[i].n_skipped, entries);
}

static void
test_texts (void)
{
  static const struct { const char *text, *read; } texts[] = {
    { "plain", "plain" }, { "a &amp; b &lt;3 &gt; &quot; &", "a & b <3 > &quot; &" }, { "&amp;lt;", "&lt;" },
    { "<!here> <!channel> <!everyone|everyone>", "@here @channel everyone" }, { "<!subteam^S1|@team> <!subteam^S2>", "@team @subteam^S2" },
    { "<!date^1700000000^{date}|14 November>", "14 November" }, { "<#C1|old> <#C9|other> <#C8>", "#general #other #C8" },
    { "<https://e.org/?a=1&amp;b=2|link>", "link (https://e.org/?a=1&b=2)" }, { "<https://e.org>", "https://e.org" },
    { "<https://e.org|e.org> <http://e.org/x|http://e.org/x>", "https://e.org http://e.org/x" }, { "<mailto:a@e.org|a@e.org>", "a@e.org" },
    { "<https://f.slack.com/a.js?t=xoxe-1-2>", "https://f.slack.com/a.js" }, { "<https://f.slack.com/a.js?x=1&amp;t=xoxe-1&amp;y=2|f>", "f (https://f.slack.com/a.js?x=1&y=2)" },
    { "<https://f.slack.com/?t=xoxe-1&amp;y=2>", "https://f.slack.com/?y=2" }, { "<https://e.org/?t=1&amp;>", "https://e.org/?t=1&" },
    { "a < b > c", "a  b  c" }, { "<", "<" }, { "<<>>", "<>" }, { "<|label>", "label" }, { "<@>", "@" }, { "<@U1", "<@U1" }, { "1<2 and <b", "1<2 and <b" },
  };
  g_autoptr (GopsSlackPeople) people = gops_slack_people_new ();
  g_autoptr (GHashTable) channels = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) mentions = g_array_new (FALSE, FALSE, sizeof (GopsChatPerson));
  GStringChunk *kept = g_string_chunk_new (64);
  const GopsSlackWords words = { people, channels, mentions, kept };

  g_hash_table_insert (channels, (gpointer) "C1", (gpointer) "general");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      gops_slack_text_append (out, texts[i].text, &words);
      g_assert_cmpstr (out->str, ==, texts[i].read);
    }
  g_string_chunk_free (kept);
}

static void
test_people (void)
{
  g_autoptr (GFile) file = write_day ("[{'user':'U1','text':'x','ts':'1.0'}]");
  g_autoptr (GopsImportReport) report = gops_import_report_new ("slack");
  g_autoptr (GopsChatReader) reader = open_export (file, report, NULL);
  const GopsChatFindings *findings = gops_chat_reader_get_findings (reader);
  const GopsChatEntry *entry;

  g_assert_true (gops_chat_reader_next (reader, &entry, NULL, NULL));
  g_assert_cmpstr (entry->sender.full_name, ==, "Ada L");
  g_assert_cmpstr (entry->sender.email, ==, "ada@example.org");
  g_assert_cmpstr (entry->sender.phone, ==, "+442079460001");
  g_assert_cmpstr (entry->sender.role, ==, "admin");
  g_assert_cmpstr (findings->platform, ==, "slack");
  g_assert_true (findings->has_keys && !findings->wall_clock);
}

/* Private channels, talks of several and of two; folders that no list has; parts that are no days. */
static void
test_rooms (void)
{
  g_autoptr (GFile) file = file_of ("rooms.zip");
  g_autofree char *users = json (USERS), *channels = json (CHANNELS), *groups = json ("[{'id':'G1','name':'secret','members':['U2']}]");
  g_autofree char *mpims = json ("[{'id':'M1','name':'mpdm-ada--bob-1','members':['U1','U2']}]"), *dms = json ("[{'id':'D1','members':['U1','U9']}]");
  g_autofree char *day = json ("[{'user':'U1','text':'x','ts':'1.0'}]");
  g_autoptr (GopsImportReport) report = gops_import_report_new ("slack");
  g_autoptr (GopsChatReader) reader = NULL;
  g_autofree char *got = NULL;

  gops_test_zip_write (g_file_peek_path (file), "Team export Nov 1/users.json", users, "Team export Nov 1/channels.json", channels, "Team export Nov 1/groups.json", groups,
                       "Team export Nov 1/mpims.json", mpims, "Team export Nov 1/dms.json", dms, "Team export Nov 1/secret/2023-11-14.json", day,
                       "Team export Nov 1/D1/2023-11-14.json", day, "Team export Nov 1/lost/2023-11-14.json", day, "Team export Nov 1/mpdm-ada--bob-1/2023-11-14.json", day,
                       "Team export Nov 1/general/canvas_in_the_conversation.json", day, "Team export Nov 1/general/2023-11-14.json.bak", day,
                       "Team export Nov 1/general/deep/2023-11-14.json", day, "2023-11-14.json", day, NULL);
  reader = open_export (file, report, NULL);
  got = dump (reader);
  g_assert_cmpstr (got, ==, MEMBERS "secret member 0 U2=Bob B\nmpdm-ada--bob-1 member 0 U1=Ada\nmpdm-ada--bob-1 member 0 U2=Bob B\nsecret text 1 U1=Ada: x\n"
                                    "Ada, U9 text 1 U1=Ada: x\nlost text 1 U1=Ada: x\nmpdm-ada--bob-1 text 1 U1=Ada: x\n");
  g_assert_cmpuint (report->n_skipped, ==, 0);
  g_assert_false (((GopsChatRoom *) gops_chat_reader_get_rooms (reader)->pdata[4])->is_group);
  g_assert_cmpstr (((GopsChatRoom *) gops_chat_reader_get_rooms (reader)->pdata[4])->id, ==, "D1");
}

/* Whoever packs the folder anew gets the days in any order; a channel's stay in theirs. */
static void
test_order (void)
{
  g_autoptr (GFile) file = file_of ("order.zip");
  g_autofree char *users = json (USERS), *channels = json ("[{'id':'C1','name':'general'},{'id':'C2','name':'other'}]");
  g_autofree char *one = json ("[{'user':'U1','text':'1','ts':'1.0'}]"), *two = json ("[{'user':'U1','text':'2','ts':'2.0'}]");
  g_autofree char *three = json ("[{'user':'U1','text':'3','ts':'3.0'},{'user':'U1','te");

  gops_test_zip_write (g_file_peek_path (file), "general/2023-11-16.json", three, "other/2023-11-15.json", two, "general/2023-11-14.json", one, "other/2023-11-14.json", one,
                       "general/2023-11-15.json", two, "users.json", users, "channels.json", channels, NULL);
  check_dump (file, 1, "general text 1 U1=Ada: 1\ngeneral text 2 U1=Ada: 2\ngeneral text 3 U1=Ada: 3\nother text 1 U1=Ada: 1\nother text 2 U1=Ada: 2\n");
}

static void
test_without_lists (void)
{
  g_autoptr (GFile) file = file_of ("days.zip");
  g_autofree char *day = json ("[{'user':'U1','text':'x <@U2>','ts':'1.0'}]");

  gops_test_zip_write (g_file_peek_path (file), "export/general/2023-11-14.json", day, "export/general/2023-11-15.json", day, NULL);
  check_dump (file, 0, "general text 1 U1= @U2=: x @U2\ngeneral text 1 U1= @U2=: x @U2\n");
}

static void
test_broken_lists (void)
{
  g_autoptr (GFile) file = file_of ("lists.zip");
  g_autofree char *users = json ("[{'id':'U1','profile':[]},7,{'id':5},{'id':'U2','profile':{'display_name':7,'real_name':'Bob'}},{'id':'U3'"), *day = json ("[{'user':'U2','text':'x','ts':'1.0'}]");
  g_autofree char *channels = json ("[{'id':'C1'},{'name':'general','members':{}},{'id':7,'name':'other','members':['U1',7,null,'']},{'name':'general'}]");

  gops_test_zip_write (g_file_peek_path (file), "users.json", users, "channels.json", channels, "general/2023-11-14.json", day, NULL);
  check_dump (file, 1, "other member 0 U1=\ngeneral text 1 U2=Bob: x\n");
}

static void
test_empty (void)
{
  g_autoptr (GFile) file = file_of ("empty.zip");
  g_autoptr (GopsImportReport) report = gops_import_report_new ("slack");
  g_autoptr (GError) error = NULL;

  gops_test_zip_write (g_file_peek_path (file), "users.json", "[]", "channels.json", "[]", NULL);
  g_assert_null (open_export (file, report, &error));
  g_assert_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_EMPTY);
}

static void
test_sniff (void)
{
  g_autoptr (GFile) file = write_day ("[]"), other = file_of ("other.zip");
  g_autoptr (GopsFileHead) head = gops_file_head_read (file, NULL, NULL, NULL), wrong = NULL;

  g_assert_true (gops_chat_format_sniff (head) == &gops_slack_format);
  gops_test_zip_write (g_file_peek_path (other), "_chat.txt", "x", "2023-11-14.json", "[]", NULL);
  wrong = gops_file_head_read (other, NULL, NULL, NULL);
  g_assert_cmpuint (gops_slack_format.rate (wrong), ==, 0);
}

/* --- harm --- */

static void
test_limits (void)
{
  g_autofree char *filler = g_strnfill (20 << 20, 'x'), *nested = g_strnfill (100000, '[');
  g_autoptr (GString) day = g_string_new ("[");
  g_autoptr (GFile) file = NULL;
  g_autoptr (GopsImportReport) report = gops_import_report_new ("slack");
  g_autofree char *got = NULL;

  g_string_append_printf (day, "{'ts':'1.0','user':'U1','text':'%s'},", filler);                   /* longer than any record */
  g_string_append_printf (day, "{'ts':'2.0','user':'U1','text':'%.*s'},", 300 * 1024, filler);     /* longer than any text */
  g_string_append_printf (day, "{'ts':'3.0','user':'U1','blocks':[%s", nested);
  for (guint i = 0; i < 100000; i++)
    g_string_append_c (day, ']');
  g_string_append (day, "]},{'ts':'4.0','user':'U1','text':'x'}]");
  file = write_day (day->str);
  got = dump_file (file, report);
  g_assert_true (g_str_has_prefix (got, MEMBERS "general text 2 U1=Ada: xxx"));
  g_assert_true (g_str_has_suffix (got, "xxx\ngeneral text 4 U1=Ada: x\n"));
  g_assert_cmpuint (strlen (got), <, 257 * 1024);
  g_assert_cmpuint (report->n_skipped, ==, 2);   /* the cut text; the two records of the day */
}

static void
test_many_mentions (void)
{
  g_autoptr (GString) day = g_string_new ("[{'ts':'1.0','user':'U1','text':'");
  g_autoptr (GFile) file = NULL;
  g_autoptr (GopsImportReport) report = gops_import_report_new ("slack");
  g_autofree char *got = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (day, "<@X%u>", i);
  g_string_append (day, "'}]");
  file = write_day (day->str);
  got = dump_file (file, report);
  g_assert_nonnull (strstr (got, ",X999=: @X0@X1@"));
}

/* A day that is damaged in the archive is lost alone. */
static void
test_damaged_day (void)
{
  g_autoptr (GFile) file = file_of ("damaged.zip");
  g_autofree char *users = json (USERS), *one = json ("[{'user':'U1','text':'first','ts':'1.0'}]"), *two = json ("[{'user':'U1','text':'second','ts':'2.0'}]"), *bytes = NULL;
  GopsTestZip *zip = gops_test_zip_new (g_file_peek_path (file), "zip:compression=store");
  gsize length;

  gops_test_zip_add (zip, "users.json", users, -1);
  gops_test_zip_add (zip, "general/2023-11-14.json", one, -1);
  gops_test_zip_add (zip, "general/2023-11-15.json", two, -1);
  gops_test_zip_close (zip);
  g_assert_true (g_file_get_contents (g_file_peek_path (file), &bytes, &length, NULL));
  *((char *) memmem (bytes, length, "first", 5)) = 'F';
  gops_test_write_file (g_file_peek_path (file), bytes, (gssize) length);
  check_dump (file, 1, "general text 2 U1=Ada: second\n");
}

static void
test_damaged_anywhere (void)
{
  g_autoptr (GFile) whole = write_day (cases[1].messages), damaged = file_of ("anywhere.zip");
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (g_file_peek_path (whole), &bytes, &length, NULL));
  for (gsize i = 0; i < 2 * length; i++)
    {
      g_autoptr (GopsImportReport) report = gops_import_report_new ("slack");
      g_autoptr (GopsChatReader) reader = NULL;
      g_autoptr (GError) error = NULL;
      const GopsChatEntry *entry;

      bytes[i / 2] ^= i % 2 == 0 ? 0x15 : 0;
      gops_test_write_file (g_file_peek_path (damaged), bytes, (gssize) (i % 2 == 0 ? length : i / 2));
      bytes[i / 2] ^= i % 2 == 0 ? 0x15 : 0;
      reader = open_export (damaged, report, &error);
      g_assert_true ((reader == NULL) == (error != NULL));
      while (reader != NULL && gops_chat_reader_next (reader, &entry, NULL, NULL) && entry != NULL)
        g_assert_true (g_utf8_validate (entry->body, -1, NULL));
    }
}

/* Ten thousand days of a hundred channels, packed in no order. */
static void
test_many_days (void)
{
  g_autoptr (GFile) file = file_of ("many.zip");
  g_autofree char *day = json ("[{'user':'U1','text':'x','ts':'1.0'}]");
  GopsTestZip *zip = gops_test_zip_new (g_file_peek_path (file), "zip:compression=store");
  g_autoptr (GopsImportReport) report = gops_import_report_new ("slack");
  g_autoptr (GopsChatReader) reader = NULL;
  const GopsChatEntry *entry;
  gint64 before;
  guint n = 0;

  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *name = g_strdup_printf ("room%u/20%02u-%02u-%02u.json", i % 100, 10 + i * 7919 / 100 % 10, 1 + i / 100 % 12, 1 + i / 1200 % 28);

      gops_test_zip_add (zip, name, day, -1);
    }
  gops_test_zip_close (zip);
  before = g_get_monotonic_time ();
  reader = open_export (file, report, NULL);
  while (gops_chat_reader_next (reader, &entry, NULL, NULL) && entry != NULL)
    n++;
  g_assert_cmpuint (n, ==, 10000);
  g_test_message ("%.2f s", (double) (g_get_monotonic_time () - before) / G_USEC_PER_SEC);
}

/* --- real exports --- */

static const struct
{
  const char *file;
  guint       n_rooms;
  guint       n_members;     /* in lists */
  guint       n_messages;    /* of people */
  guint       n_deleted;     /* of these or of programs */
  guint       n_bots;
  guint       n_joined;
  guint       n_left;
  guint       n_retitled;
  guint       n_notices;
  guint       n_replies;
} fixtures[] = {
  /* 17 messages: 6 plain, one of them of a file that is gone, me_message, thread_broadcast; 2 of bots, one tombstone */
  { "handmade/standard-export.zip", 2, 3, 6 + 1 + 1, 2, 2 + 1, 2, 1, 1, 2, 3 },
  /* 158 messages: 94 bot_message, 49 plain, 3 file_share, file_comment, 8 channel_join, 3 bot_add */
  { "slack-export-viewer/testarchive.zip", 2, 8, 49 + 3 + 1, 0, 94, 8, 0, 0, 3, 0 },
};

static void
check_fixture (guint i)
{
  g_autofree char *path = g_build_filename (g_getenv ("GOPS_FIXTURES"), "slack", fixtures[i].file, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GopsImportReport) report = gops_import_report_new ("slack");
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsChatReader) reader = open_export (file, report, &error);
  const GopsChatEntry *entry;
  guint events[GOPS_CHAT_RETITLED + 1] = { 0 }, members = 0, messages = 0, bots = 0, deleted = 0, replies = 0;

  g_assert_no_error (error);
  g_test_message ("%s", fixtures[i].file);
  while (gops_chat_reader_next (reader, &entry, NULL, &error) && entry != NULL)
    {
      members += entry->kind == GOPS_CHAT_MEMBER;
      replies += *entry->reply_to != '\0';
      deleted += entry->kind == GOPS_CHAT_DELETED;
      if (entry->kind == GOPS_CHAT_EVENT)
        events[entry->event]++;
      else if (entry->kind != GOPS_CHAT_MEMBER)
        *(entry->sender.bot ? &bots : &messages) += 1;
      g_assert_null (strstr (entry->body, "xoxe-"));
    }
  g_assert_no_error (error);
  g_assert_cmpuint (gops_chat_reader_get_rooms (reader)->len, ==, fixtures[i].n_rooms);
  g_assert_cmpuint (members, ==, fixtures[i].n_members);
  g_assert_cmpuint (messages, ==, fixtures[i].n_messages);
  g_assert_cmpuint (deleted, ==, fixtures[i].n_deleted);
  g_assert_cmpuint (bots, ==, fixtures[i].n_bots);
  g_assert_cmpuint (events[GOPS_CHAT_JOINED], ==, fixtures[i].n_joined);
  g_assert_cmpuint (events[GOPS_CHAT_LEFT], ==, fixtures[i].n_left);
  g_assert_cmpuint (events[GOPS_CHAT_RETITLED], ==, fixtures[i].n_retitled);
  g_assert_cmpuint (events[GOPS_CHAT_NOTICE], ==, fixtures[i].n_notices);
  g_assert_cmpuint (replies, ==, fixtures[i].n_replies);
  g_assert_cmpuint (report->n_skipped, ==, 0);
}

static void
test_fixtures (void)
{
  if (g_getenv ("GOPS_FIXTURES") == NULL)
    {
      g_test_skip ("GOPS_FIXTURES names no folder");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (fixtures); i++)
    check_fixture (i);
}

int
main (int    argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  folder = g_dir_make_tmp ("groupops-slack-XXXXXX", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/intake/slack/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/intake/slack/texts", test_texts);
  g_test_add_func ("/intake/slack/people", test_people);
  g_test_add_func ("/intake/slack/rooms", test_rooms);
  g_test_add_func ("/intake/slack/order", test_order);
  g_test_add_func ("/intake/slack/without-lists", test_without_lists);
  g_test_add_func ("/intake/slack/broken-lists", test_broken_lists);
  g_test_add_func ("/intake/slack/empty", test_empty);
  g_test_add_func ("/intake/slack/sniff", test_sniff);
  g_test_add_func ("/intake/slack/limits", test_limits);
  g_test_add_func ("/intake/slack/many-mentions", test_many_mentions);
  g_test_add_func ("/intake/slack/damaged-day", test_damaged_day);
  g_test_add_func ("/intake/slack/damaged-anywhere", test_damaged_anywhere);
  g_test_add_func ("/intake/slack/many-days", test_many_days);
  g_test_add_func ("/intake/slack/fixtures", test_fixtures);
  result = g_test_run ();
  gops_test_remove_tree (folder);
  g_free (folder);
  return result;
}
