/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One generated stream of messages, written in every chat format, gives the same members, days and counts from each; and
 * nothing when it comes again. */
#include <string.h>

#include "gops-chat-import.h"
#include "gops-day.h"
#include "gops-test-store.h"
#include "gops-test-zip.h"

#define N_PEOPLE   7
#define N_MESSAGES 400
#define FIRST      G_GINT64_CONSTANT (1786896000)   /* 2026-08-16 16:00 UTC */

static const char *const names[N_PEOPLE] = { "林晚", "Maeve Tanner", "顾言", "Idris Cole", "晨跑的小周", "Priya Nair", "O'Brien-Łukasz" };

typedef struct
{
  gint64 at;       /* seconds since 1970; no two in one minute */
  guint  who;
  char  *text;     /* (owned) */
} Said;

static void
said_clear (gpointer data)
{
  g_free (((Said *) data)->text);
}

/* The same messages at every run: some write much, some little, over three weeks, across midnights. */
static GArray *
make_stream (void)
{
  GArray *stream = g_array_new (FALSE, FALSE, sizeof (Said));
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260906);
  gint64 at = FIRST;

  g_array_set_clear_func (stream, said_clear);
  for (guint i = 0; i < N_MESSAGES; i++)
    {
      Said said = { .who = (guint) MIN (g_rand_int_range (rand, 0, N_PEOPLE), g_rand_int_range (rand, 0, N_PEOPLE)) };

      at += 60 * g_rand_int_range (rand, 1, 140);
      said.at = at;
      said.text = g_strdup_printf (i % 3 == 0 ? "今天第%u条，%u公里" : "Message %u of today, %u km", i, 3 + i % 9);
      g_array_append_val (stream, said);
    }
  return stream;
}

static char *
format_time (const Said *said,
             const char *format)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (said->at);

  return g_date_time_format (time, format);
}

/* --- writers: each appends one message --- */

typedef void (*AppendFunc) (GString *out, const Said *said, guint i);

static void
append_whatsapp (GString    *out,
                 const Said *said,
                 guint       i)
{
  g_autofree char *time = format_time (said, "%d/%m/%Y, %H:%M");

  g_string_append_printf (out, "%s - %s: %s\n", time, names[said->who], said->text);
}

static void
append_telegram (GString    *out,
                 const Said *said,
                 guint       i)
{
  g_autofree char *time = format_time (said, "%Y-%m-%dT%H:%M:%S");

  g_string_append_printf (out, "%s{\"id\": %u, \"type\": \"message\", \"date\": \"%s\", \"date_unixtime\": \"%" G_GINT64_FORMAT "\","
                          " \"from\": \"%s\", \"from_id\": \"user%u\", \"text\": \"%s\"}", i > 0 ? ",\n" : "", i + 1, time, said->at,
                          names[said->who], said->who + 100, said->text);
}

static void
append_discord_json (GString    *out,
                     const Said *said,
                     guint       i)
{
  g_autofree char *time = format_time (said, "%Y-%m-%dT%H:%M:%S+00:00");

  g_string_append_printf (out, "%s{\"id\": \"11500000000000%05u\", \"type\": \"Default\", \"timestamp\": \"%s\", \"content\": \"%s\","
                          " \"author\": {\"id\": \"%u\", \"name\": \"%s\", \"nickname\": \"%s\", \"isBot\": false}, \"attachments\": []}",
                          i > 0 ? ",\n" : "", i, time, said->text, said->who + 100, names[said->who], names[said->who]);
}

static void
append_discord_csv (GString    *out,
                    const Said *said,
                    guint       i)
{
  g_autofree char *time = format_time (said, "%Y-%m-%dT%H:%M:%S.0000000+00:00");

  g_string_append_printf (out, "\"%u\",\"%s\",\"%s\",\"%s\",\"\",\"\"\n", said->who + 100, names[said->who], time, said->text);
}

static void
append_qq (GString    *out,
           const Said *said,
           guint       i)
{
  g_autofree char *time = format_time (said, "%Y-%m-%d %H:%M:%S");

  g_string_append_printf (out, "%s %s(%u)\n%s\n\n", time, names[said->who], said->who + 600000, said->text);
}

static void
append_qq_json (GString    *out,
                const Said *said,
                guint       i)
{
  g_string_append_printf (out, "%s{\"id\": \"%u\", \"timestamp\": %" G_GINT64_FORMAT ", \"type\": \"type_1\","
                          " \"sender\": {\"uid\": \"u_%u\", \"uin\": \"%u\", \"name\": \"%s\"}, \"content\": {\"text\": \"%s\"}}",
                          i > 0 ? ",\n" : "", i + 1, said->at * 1000, said->who, said->who + 600000, names[said->who], said->text);
}

static void
append_wechat_csv (GString    *out,
                   const Said *said,
                   guint       i)
{
  g_autofree char *time = format_time (said, "%Y-%m-%d %H:%M:%S");

  g_string_append_printf (out, "%u,1,1,0,0,%" G_GINT64_FORMAT ",2,\"%s\",%s,,%s,wxid_%u\n", i + 1, said->at, said->text, time,
                          names[said->who], said->who + 100);
}

static void
append_wechat_json (GString    *out,
                    const Said *said,
                    guint       i)
{
  g_string_append_printf (out, "%s{\"localId\": %u, \"createTime\": %" G_GINT64_FORMAT ", \"type\": \"文本消息\", \"localType\": 1,"
                          " \"content\": \"%s\", \"isSend\": 0, \"senderUsername\": \"wxid_%u\", \"senderDisplayName\": \"%s\"}",
                          i > 0 ? ",\n" : "", i + 1, said->at, said->text, said->who + 100, names[said->who]);
}

static void
append_csv (GString    *out,
            const Said *said,
            guint       i)
{
  g_autofree char *time = format_time (said, "%Y-%m-%d %H:%M:%S");

  g_string_append_printf (out, "%s;%s;%s\n", time, names[said->who], said->text);
}

static void
append_paste (GString    *out,
              const Said *said,
              guint       i)
{
  g_autofree char *time = format_time (said, "%Y/%m/%d %H:%M:%S");

  g_string_append_printf (out, "%s %s\n%s\n\n", names[said->who], time, said->text);
}

static void
append_slack (GString    *out,
              const Said *said,
              guint       i)
{
  g_string_append_printf (out, "%s{\"type\": \"message\", \"user\": \"U%u\", \"ts\": \"%" G_GINT64_FORMAT ".%06u\", \"text\": \"%s\"}",
                          i > 0 ? ",\n" : "", said->who + 100, said->at, i, said->text);
}

static const struct
{
  const char *format;
  const char *file;
  const char *head;
  AppendFunc  append;
  const char *end;
} writers[] = {
  { "whatsapp", "WhatsApp Chat with Runners.txt",
    "16/08/2026, 15:00 - Messages and calls are end-to-end encrypted. No one outside of this chat, not even WhatsApp, can read or listen to them.\n",
    append_whatsapp, "" },
  { "telegram", "result.json", "{\"name\": \"Runners\", \"type\": \"private_supergroup\", \"id\": 77, \"messages\": [\n", append_telegram, "\n]}\n" },
  { "discord-json", "runners.json",
    "{\"guild\": {\"id\": \"1\", \"name\": \"Club\"}, \"channel\": {\"id\": \"2\", \"type\": \"GuildTextChat\", \"name\": \"runners\"}, \"messages\": [\n",
    append_discord_json, "\n]}\n" },
  { "discord-csv", "runners.csv", "AuthorID,Author,Date,Content,Attachments,Reactions\n", append_discord_csv, "" },
  { "qq", "runners.txt",
    "消息记录（此消息记录为文本格式，不支持重新导入）\n\n================================================================\n消息分组:我的QQ群\n"
    "================================================================\n消息对象:晨跑\n================================================================\n\n",
    append_qq, "" },
  { "qq-json", "qq.json", "{\"chatInfo\": {\"name\": \"晨跑\", \"type\": \"group\"}, \"messages\": [\n", append_qq_json, "\n]}\n" },
  { "wechat-csv", "wechat.csv", "localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender\n",
    append_wechat_csv, "" },
  { "wechat-json", "wechat.json", "{\"session\": {\"username\": \"1@chatroom\", \"displayName\": \"晨跑\"}, \"messages\": [\n", append_wechat_json, "\n]}\n" },
  { "csv", "table.csv", "时间;昵称;内容\n", append_csv, "" },
  { "paste", "paste.txt", "", append_paste, "" },
  { "slack", "slack.zip", "[\n", append_slack, "\n]\n" },
};

/* --- files --- */

static void
write_slack (const char *path,
             const char *day)
{
  g_autoptr (GString) users = g_string_new ("[");

  for (guint i = 0; i < N_PEOPLE; i++)
    g_string_append_printf (users, "%s{\"id\": \"U%u\", \"name\": \"u%u\", \"profile\": {\"real_name\": \"%s\", \"display_name\": \"%s\"}}",
                            i > 0 ? "," : "", i + 100, i, names[i], names[i]);
  g_string_append (users, "]");
  gops_test_zip_write (path, "users.json", users->str, "channels.json", "[{\"id\": \"C1\", \"name\": \"runners\", \"members\": []}]",
                       "runners/2026-08-16.json", day, NULL);
}

static GFile *
write_file (const char *folder,
            guint       writer,
            GArray     *stream)
{
  g_autofree char *path = g_build_filename (folder, writers[writer].file, NULL);
  g_autoptr (GString) text = g_string_new (writers[writer].head);

  for (guint i = 0; i < stream->len; i++)
    writers[writer].append (text, &g_array_index (stream, Said, i), i);
  g_string_append (text, writers[writer].end);
  if (g_str_equal (writers[writer].format, "slack"))
    write_slack (path, text->str);
  else
    g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  return g_file_new_for_path (path);
}

/* --- what comes of it --- */

static void
append_count (GString    *out,
              GHashTable *counts,
              const char *key)
{
  g_string_append_printf (out, "%s %u\n", key, GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)));
}

/* "name day n" in order, as it must be. */
static char *
expect (GArray *stream)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GList) keys = NULL;
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < stream->len; i++)
    {
      const Said *said = &g_array_index (stream, Said, i);
      g_autofree char *day = format_time (said, "%Y-%m-%d");
      char *key = g_strdup_printf ("%s %s", names[said->who], day);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

      g_hash_table_insert (counts, key, GUINT_TO_POINTER (n + 1));
    }
  keys = g_list_sort (g_hash_table_get_keys (counts), (GCompareFunc) strcmp);
  for (GList *l = keys; l != NULL; l = l->next)
    append_count (out, counts, l->data);
  return g_string_free (out, FALSE);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static char *
look (GopsStore *store)
{
  g_autoptr (GopsStatement) rows = gops_store_query (store, NULL,
    "SELECT p.name, d.day, sum (d.messages) FROM activity_day d JOIN person p ON p.id = d.person_id WHERE d.messages > 0"
    " GROUP BY d.person_id, d.day", NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *all = NULL;

  while (gops_statement_next (rows, NULL))
    {
      g_autofree char *day = gops_day_format ((int) gops_statement_int (rows, 1));

      g_ptr_array_add (lines, g_strdup_printf ("%s %s %d", gops_statement_text (rows, 0), day, (int) gops_statement_int (rows, 2)));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  all = g_strjoinv ("\n", (char **) lines->pdata);
  return g_strconcat (all, "\n", NULL);
}

static void
import (GopsStore *store,
        gint64     group,
        GFile     *file,
        guint      messages,
        guint      people,
        guint      known)
{
  g_autoptr (GopsChatImport) import = gops_chat_import_new (file, NULL);
  g_autoptr (GopsImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  gops_chat_import_set_group (import, 0, group);
  report = gops_chat_import_run (import, store, FALSE, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->messages, ==, messages);
  g_assert_cmpuint (report->members_new, ==, people);
  g_assert_cmpuint (report->duplicates, ==, known);
  g_assert_cmpuint (report->n_skipped, ==, 0);
}

static void
test_format (gconstpointer data)
{
  guint writer = GPOINTER_TO_UINT (data);
  GopsTestStore test = gops_test_store_new ();
  g_autoptr (GArray) stream = make_stream ();
  g_autoptr (GFile) file = write_file (test.folder, writer, stream);
  g_autofree char *expected = expect (stream), *got = NULL, *again = NULL;
  gint64 group;

  gops_store_pin_clock (test.store, (FIRST + 40 * 86400) * G_USEC_PER_SEC);
  group = gops_test_add_group (test.store, "晨跑");
  g_assert_true (gops_store_exec_unjournaled (test.store, NULL, NULL, "UPDATE chat_group SET time_zone = 'UTC'", NULL));
  import (test.store, group, file, N_MESSAGES, N_PEOPLE, 0);
  got = look (test.store);
  g_assert_cmpstr (got, ==, expected);
  import (test.store, group, file, 0, 0, N_MESSAGES);
  again = look (test.store);
  g_assert_cmpstr (again, ==, expected);
  gops_test_store_clear (&test);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    {
      g_autofree char *path = g_strconcat ("/chat-stream/", writers[i].format, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_format);
    }
  return g_test_run ();
}
