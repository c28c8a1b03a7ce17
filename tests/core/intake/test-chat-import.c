/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Importing chats: who the people are, what is counted, once and again, in any order, undone. */
#include <string.h>

#include "gops-activity.h"
#include "gops-chat-case.h"
#include "gops-intake-error.h"
#include "gops-journal.h"
#include "gops-records.h"

/* the messages that are shown, in their order */
#define MESSAGES "SELECT m.body || '/' || coalesce (p.name, '') FROM message m LEFT JOIN person p ON p.id = m.person_id" \
  " WHERE coalesce (m.batch, 0) NOT IN (SELECT id FROM batch WHERE state <> 'done') ORDER BY m.at"

static void
test_counts (GopsChatCase  *fixture,
             gconstpointer  data)
{
  gops_chat_case_assert_import (fixture, gops_chat_case_talk, "6 0 4 0 0");
  gops_chat_case_assert (fixture, GOPS_CHAT_CASE_MEMBERS, "Ada 3 2 2 0 [] []; Bob 1 1 0 1 [] []; Cleo 1 1 0 1 [] []; Helper 0 0 0 0 [] []");
  gops_chat_case_assert (fixture, "SELECT count (*), min (platform), min (external_id) FROM person_identity", "4 wechat bot1");
  gops_chat_case_assert (fixture, "SELECT group_concat (bot) FROM (SELECT bot FROM person ORDER BY name)", "0,0,0,1");
  gops_chat_case_assert (fixture, "SELECT last_spoke_at / 1000000 FROM membership m JOIN person p ON p.id = person_id WHERE name = 'Ada'", "1788429600");
  gops_chat_case_assert (fixture, "SELECT p.name, a.day - 20697, a.messages, a.hours FROM activity_day a JOIN person p ON p.id = person_id ORDER BY 1, 2",
                "Ada 0 2 256; Ada 1 0 0; Ada 2 1 1024; Bob 0 1 256; Cleo 1 1 512");
  gops_chat_case_assert (fixture, "SELECT f.name, t.name, replies FROM reply_pair JOIN person f ON f.id = from_id JOIN person t ON t.id = to_id ORDER BY 1",
                "Bob Ada 1; Cleo Ada 1");
  gops_chat_case_assert (fixture, "SELECT count (*) FROM message WHERE reply_to IN (SELECT message_id FROM message)", "2");
}

static void
test_again (GopsChatCase  *fixture,
            gconstpointer  data)
{
  g_autofree char *before = NULL, *after = NULL;

  gops_chat_case_assert_import (fixture, gops_chat_case_talk, "6 0 4 0 0");
  before = gops_test_dump (fixture->test.store);
  gops_chat_case_assert_import (fixture, gops_chat_case_talk, "0 0 0 4 6");
  after = gops_test_dump (fixture->test.store);
  g_assert_cmpstr (before, ==, after);
  gops_chat_case_assert (fixture, "SELECT count (*) FROM journal_action", "2");   /* the group's, and the first import's */
}

/* --- overlapping exports --- */

/* Every two pieces of a talk of equal messages, in both orders, come to the same, when each minute is whole in one of them.
 * (Of a minute that both cut nobody could tell which of the equal ones are the same.) */
static void
test_overlaps (void)
{
  const guint n = GOPS_CHAT_CASE_N_LINES, second_minute = 4;

  for (guint end = 1; end <= n; end++)
    for (guint start = 0; start <= end && start < n; start++)
      for (guint order = 0; order < 2 && (end >= second_minute || start == 0) && (start <= second_minute || end == n); order++)
        {
          GopsChatCase fixture;
          g_autofree char *first = gops_chat_case_join (0, end), *second = gops_chat_case_join (start, n);

          gops_chat_case_set_up (&fixture, NULL);
          g_free (gops_chat_case_import (&fixture, order == 0 ? first : second));
          g_free (gops_chat_case_import (&fixture, order == 0 ? second : first));
          g_test_message ("0-%u, %u-%u, order %u", end, start, n, order);
          gops_chat_case_assert (&fixture, GOPS_CHAT_CASE_MEMBERS, "Ada 3 1 0 0 [] []; Bob 3 1 0 0 [] []");
          gops_chat_case_tear_down (&fixture, NULL);
        }
}

/* The same people by number or account, whatever they are called. */
static void
test_renamed (GopsChatCase  *fixture,
              gconstpointer  data)
{
  gops_chat_case_assert_import (fixture, "08:15 m k1 u1 Ada Hi\n08:20 m k2 u1 Ada_Lovelace Hi\n", "2 0 1 0 0");
  gops_chat_case_assert (fixture, "SELECT p.name, m.nickname FROM membership m JOIN person p ON p.id = m.person_id", "Ada Lovelace ");
  gops_chat_case_assert_import (fixture, "07:00 m k0 u1 Countess Hi\n", "1 0 0 1 0");   /* an older export: an older name */
  gops_chat_case_assert (fixture, "SELECT p.name, m.nickname, m.messages FROM membership m JOIN person p ON p.id = m.person_id", "Ada Lovelace  3");
}

#define NAMES "SELECT g.name, p.name, m.nickname FROM membership m JOIN person p ON p.id = m.person_id JOIN chat_group g ON g.id = m.group_id ORDER BY g.id, p.id"

static void
edit (GopsChatCase    *fixture,
      const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (fixture->test.store, &error, "Edit", NULL));
  g_assert_true (gops_store_exec (fixture->test.store, &error, sql, NULL));
  g_assert_true (gops_store_commit (fixture->test.store, &error));
}

/* Whoever takes another name in the chat that told of them is called so everywhere, unless somebody named them by hand. */
static const struct
{
  const char *name;
  const char *first;     /* what is imported */
  const char *by_hand;   /* (nullable): SQL */
  const char *then, *later;   /* (nullable) */
  const char *names;
} renamings[] = {
  { "in-a-later-file", "08:15 m k1 u1 Ada Hi\n", NULL, "2/08:15 m k2 u1 Countess Hi\n", NULL, "晨跑 Countess " },
  { "by-an-event", "08:15 m k1 u1 Ada Hi\n2/08:15 renamed - u1 Ada Countess\n", NULL, NULL, NULL, "晨跑 Countess " },
  { "twice", "08:15 m k1 u1 Ada Hi\n", NULL, "2/08:15 m k2 u1 Countess Hi\n", "3/08:15 m k3 u1 Lady Hi\n", "晨跑 Lady " },
  { "by-hand-stays", "08:15 m k1 u1 Ada Hi\n", "UPDATE person SET name = 'Augusta'; UPDATE membership SET named = 1", "2/08:15 m k2 u1 Countess Hi\n",
    "3/08:15 m k3 u1 Lady Hi\n", "晨跑 Augusta " },
  { "note-by-hand", "08:15 m k1 u1 Ada Hi\n", "UPDATE person SET note = 'x'", "2/08:15 m k2 u1 Countess Hi\n", NULL, "晨跑 Countess " },
  { "card-by-hand", "08:15 m k1 u1 Ada Hi\n", "UPDATE membership SET nickname = 'Boss', named = 1", "2/08:15 m k2 u1 Countess Hi\n", NULL, "晨跑 Ada Boss" },
  { "card-of-a-list", "08:15 m k1 u1 Ada Hi\n", "UPDATE membership SET nickname = 'Boss'", "2/08:15 m k2 u1 Countess Hi\n", NULL, "晨跑 Ada Countess" },
  { "without-account", "08:15 m k1 - Ada Hi\n2/08:15 renamed - - Ada Countess\n", NULL, "08:15 m k1 - Ada Hi\n2/08:15 renamed - - Ada Countess\n", NULL,
    "晨跑 Ada Countess" },
  { "of-a-list", "", "INSERT INTO person (id, name) VALUES (7, 'Augusta'); INSERT INTO person_identity (id, person_id, platform, external_id)"
    " VALUES (8, 7, 'wechat', 'u1')", "2/08:15 m k2 u1 Countess Hi\n", NULL, "晨跑 Augusta Countess" },
};

static void
test_person_renamed (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  GopsChatCase fixture;
  g_auto (GStrv) edits = g_strsplit (renamings[i].by_hand != NULL ? renamings[i].by_hand : "", "; ", -1);
  const char *const scripts[] = { renamings[i].first, renamings[i].then, renamings[i].later };

  gops_chat_case_set_up (&fixture, NULL);
  for (guint s = 0; s < G_N_ELEMENTS (scripts); s++)
    {
      g_autofree char *told = scripts[s] != NULL && *scripts[s] != '\0' ? gops_chat_case_import (&fixture, scripts[s]) : NULL;

      for (guint e = 0; s == 0 && edits[e] != NULL; e++)
        edit (&fixture, edits[e]);
    }
  gops_chat_case_assert (&fixture, NAMES, renamings[i].names);
  gops_chat_case_tear_down (&fixture, NULL);
}

/* In another group they are called as before, and neither takes the name from the other; undo gives it back. */
static void
test_renamed_in_one_group (GopsChatCase  *fixture,
                           gconstpointer  data)
{
  gint64 first = fixture->group, second = gops_test_add_group (fixture->test.store, "读书");

  gops_chat_case_assert_import (fixture, "08:15 m k1 u1 Ada Hi\n", "1 0 1 0 0");
  fixture->group = second;
  gops_chat_case_assert_import (fixture, "08:15 m k1 u1 Ada Hi\n", "1 0 0 1 0");
  gops_chat_case_assert (fixture, NAMES, "晨跑 Ada ; 读书 Ada ");
  fixture->group = first;
  gops_chat_case_assert_import (fixture, "2/08:15 m k2 u1 Countess Hi\n", "1 0 0 1 0");
  gops_chat_case_assert (fixture, NAMES, "晨跑 Countess ; 读书 Countess Ada");
  gops_chat_case_assert (fixture, "SELECT sort_key IS NOT NULL, count (*) FROM person", "1 1");
  fixture->group = second;
  gops_chat_case_assert_import (fixture, "3/08:15 m k2 u1 Ada Hi\n", "1 0 0 1 0");
  gops_chat_case_assert (fixture, NAMES, "晨跑 Countess ; 读书 Countess Ada");
  g_assert_true (gops_store_undo (fixture->test.store, NULL, NULL));
  g_assert_true (gops_store_undo (fixture->test.store, NULL, NULL));
  gops_chat_case_assert (fixture, NAMES, "晨跑 Ada ; 读书 Ada ");
  g_assert_true (gops_store_redo (fixture->test.store, NULL, NULL));
  gops_chat_case_assert (fixture, NAMES, "晨跑 Countess ; 读书 Countess Ada");
}

/* --- events --- */

static void
test_events (GopsChatCase  *fixture,
             gconstpointer  data)
{
  static const char script[] =
    "08:00 join - u2 Bob < u1 Ada\n"
    "08:01 join - u3 Cleo < u1 Ada\n"
    "08:02 join - u4 Dan\n"
    "2/08:00 left - u2 Bob\n"
    "2/09:00 removed - u3 Cleo < u1 Ada\n"
    "3/08:00 join - u2 Bob\n"
    "3/08:30 admin - u4 Dan < u1 Ada\n"
    "3/09:00 renamed - u4 Dan Daniel\n";

  gops_chat_case_assert_import (fixture, script, "0 8 4 0 0");
  gops_chat_case_assert (fixture, GOPS_CHAT_CASE_MEMBERS, "Ada 0 0 0 0 [] []; Bob 0 0 0 0 [2026-09-03] []; Cleo 0 0 0 0 [2026-09-01] [2026-09-02];"
                " Daniel 0 0 0 0 [2026-09-01] []");
  gops_chat_case_assert (fixture, "SELECT p.name, m.role, m.invites, m.invited_by FROM membership m JOIN person p ON p.id = m.person_id ORDER BY 1",
                "Ada  2 ; Bob  0 Ada; Cleo  0 Ada; Daniel admin 0 ");
  gops_chat_case_assert_import (fixture, script, "0 0 0 4 8");
  gops_chat_case_assert (fixture, "SELECT sum (invites) FROM membership", "2");
}

/* Whoever writes after having gone is there. */
static void
test_came_back (GopsChatCase  *fixture,
                gconstpointer  data)
{
  gops_chat_case_assert_import (fixture, "08:00 m k1 u1 Ada Hi\n09:00 left - u1 Ada\n", "1 1 1 0 0");
  gops_chat_case_assert (fixture, GOPS_CHAT_CASE_MEMBERS, "Ada 1 1 0 0 [] [2026-09-01]");
  gops_chat_case_assert_import (fixture, "3/08:00 m k2 u1 Ada Back\n", "1 0 0 1 0");
  gops_chat_case_assert (fixture, GOPS_CHAT_CASE_MEMBERS, "Ada 2 2 0 0 [] []");
}

static void
test_members_only (GopsChatCase  *fixture,
                   gconstpointer  data)
{
  gops_chat_case_assert_import (fixture, "- member - u1 Ada\n- member - u2 Bob\n08:00 m k1 u1 Ada Hi\n", "1 0 2 0 0");
  gops_chat_case_assert (fixture, GOPS_CHAT_CASE_MEMBERS, "Ada 1 1 0 0 [] []; Bob 0 0 0 0 [] []");
}

/* Somebody who came by name shows an account later; two with accounts are two. */
static void
test_adopts (GopsChatCase  *fixture,
             gconstpointer  data)
{
  gops_chat_case_assert_import (fixture, "08:00 join - - Bob\n08:10 m k1 u2 Bob Hi\n08:11 m k2 u3 Bob I am Bob, too\n", "2 1 2 0 0");
  gops_chat_case_assert (fixture, "SELECT i.external_id, m.messages, m.joined_on FROM person_identity i JOIN membership m USING (person_id) ORDER BY 1",
                "u2 1 2026-09-01; u3 1 ");
}

static void
test_new_number (GopsChatCase  *fixture,
                 gconstpointer  data)
{
  gops_chat_case_assert_import (fixture, "08:00 m - u1 Ada Hi\n08:05 number - u9 Ada < u1 Ada\n08:10 m - u9 Ada Hi again\n", "2 1 1 0 0");
  gops_chat_case_assert (fixture, "SELECT count (*), min (external_id), max (external_id) FROM person_identity", "2 u1 u9");
  gops_chat_case_assert_import (fixture, "09:00 m - u9 Ada Still me\n", "1 0 0 1 0");
}

/* --- undo --- */

static void
test_undo (GopsChatCase  *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *with_one = NULL, *with_both = NULL, *again = NULL, *undone = NULL;

  gops_chat_case_assert_import (fixture, "07:00 m k0 u1 Ada First\n", "1 0 1 0 0");
  with_one = gops_chat_case_query (fixture, GOPS_CHAT_CASE_MEMBERS);
  gops_chat_case_assert_import (fixture, gops_chat_case_talk, "6 0 3 1 0");
  with_both = gops_chat_case_query (fixture, GOPS_CHAT_CASE_MEMBERS);
  g_assert_true (gops_store_undo (fixture->test.store, NULL, &error));
  undone = gops_chat_case_query (fixture, GOPS_CHAT_CASE_MEMBERS);
  g_assert_cmpstr (undone, ==, with_one);
  gops_chat_case_assert (fixture, MESSAGES, "First/Ada");
  g_assert_true (gops_store_redo (fixture->test.store, NULL, &error));
  again = gops_chat_case_query (fixture, GOPS_CHAT_CASE_MEMBERS);
  g_assert_cmpstr (again, ==, with_both);
  g_assert_true (gops_store_undo (fixture->test.store, NULL, &error));
  gops_chat_case_assert_import (fixture, gops_chat_case_talk, "6 0 3 1 0");   /* what was undone is no obstacle */
  g_clear_pointer (&again, g_free);
  again = gops_chat_case_query (fixture, GOPS_CHAT_CASE_MEMBERS);
  g_assert_cmpstr (again, ==, with_both);
  g_assert_no_error (error);
}

/* Days pass; the figures of the last month follow; undo does not mind. */
static void
test_undo_aged (GopsChatCase  *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  gops_chat_case_assert_import (fixture, "07:00 m k0 u1 Ada First\n", "1 0 1 0 0");
  gops_chat_case_assert_import (fixture, "2/07:00 m k1 u1 Ada Second\n", "1 0 0 1 0");
  g_assert_true (gops_store_exec_unjournaled (fixture->test.store, NULL, &error, "UPDATE membership SET active_days = 0", NULL));
  g_assert_true (gops_store_undo (fixture->test.store, NULL, &error));
  g_assert_no_error (error);
  gops_chat_case_assert (fixture, GOPS_CHAT_CASE_MEMBERS, "Ada 1 1 0 0 [] []");
}

static void
test_cancel (GopsChatCase  *fixture,
             gconstpointer  data)
{
  g_autoptr (GString) script = g_string_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GopsChatImport) import = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = gops_test_dump (fixture->test.store), *after = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (script, "%02u:%02u m k%u u%u N%u text\n", i / 60 % 24, i % 60, i, i % 50, i % 50);
  import = gops_chat_case_open (fixture, script->str);
  g_cancellable_cancel (cancellable);
  g_assert_null (gops_chat_import_run (import, fixture->test.store, FALSE, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = gops_test_dump (fixture->test.store);
  g_assert_cmpstr (before, ==, after);
  gops_chat_case_assert (fixture, "SELECT (SELECT count (*) FROM message), (SELECT count (*) FROM batch), (SELECT count (*) FROM activity_day)", "0 0 0");
}

static void
test_dry (GopsChatCase  *fixture,
          gconstpointer  data)
{
  g_autoptr (GopsChatImport) import = NULL;
  g_autoptr (GopsImportReport) dry = NULL, wet = NULL;
  g_autofree char *before = NULL, *after = NULL;

  gops_chat_case_assert_import (fixture, "08:15 m k1 u1 Ada Good morning\n", "1 0 1 0 0");
  before = gops_test_dump (fixture->test.store);
  import = gops_chat_case_open (fixture, gops_chat_case_talk);
  dry = gops_chat_case_run (fixture, import, TRUE);
  after = gops_test_dump (fixture->test.store);
  g_assert_cmpstr (before, ==, after);
  wet = gops_chat_case_run (fixture, import, FALSE);
  g_assert_cmpuint (dry->messages, ==, wet->messages);
  g_assert_cmpuint (dry->duplicates, ==, wet->duplicates);
  g_assert_cmpuint (dry->members_new, ==, wet->members_new);
  g_assert_cmpuint (dry->members_matched, ==, wet->members_matched);
  g_assert_cmpstr (dry->first, ==, "2026-09-01");
  g_assert_cmpstr (dry->last, ==, "2026-09-03");
}

/* Two accounts of one name are two people, also where nothing is written. */
static void
test_dry_namesakes (GopsChatCase  *fixture,
                    gconstpointer  data)
{
  g_autoptr (GopsChatImport) import = NULL;
  g_autoptr (GopsImportReport) dry = NULL, wet = NULL;

  gops_chat_case_assert_import (fixture, "07:00 m k0 - Cleo By name alone\n", "1 0 1 0 0");
  import = gops_chat_case_open (fixture,
    "08:15 m k1 u1 Ada Good morning\n"
    "08:16 m k2 u2 Ada Morning\n"
    "08:17 m k3 - Bob Hello\n"
    "08:18 m k4 u3 Bob Hello again\n"
    "08:19 m k5 u4 Bob I am another Bob\n"
    "08:20 m k6 u5 Cleo It is me\n"
    "08:21 m k7 u6 Cleo And me\n");
  dry = gops_chat_case_run (fixture, import, TRUE);
  wet = gops_chat_case_run (fixture, import, FALSE);
  g_assert_cmpuint (wet->members_new, ==, 5);
  g_assert_cmpuint (wet->members_matched, ==, 1);
  g_assert_cmpuint (dry->members_new, ==, wet->members_new);
  g_assert_cmpuint (dry->members_matched, ==, wet->members_matched);
}

/* --- who made the export --- */

#define MARKED "localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender\n" \
  "1,7,10000,0,1,1690000000,4,你撤回了一条消息,2023-07-22 12:26:40,,,\n" \
  "2,7,1,0,0,1690000060,3,大家好,2023-07-22 12:27:40,,阿珍,wxid_aaaaaaaaaaaa12\n"
#define OWN "3,7,1,0,1,1690000120,2,早,2023-07-22 12:28:40,,老周,wxid_selfselfself1\n"

static void
import_table (GopsChatCase    *fixture,
              const char *text)
{
  g_autofree char *path = g_build_filename (fixture->test.folder, "chat.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GopsChatImport) import = gops_chat_import_new (file, NULL);
  g_autoptr (GopsImportReport) report = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  gops_chat_import_set_group (import, 0, fixture->group);
  report = gops_chat_case_run (fixture, import, FALSE);
}

/* What the exporter took back before they said a word is theirs; nobody is called as the computer's user. */
static void
test_marked_me (GopsChatCase  *fixture,
                gconstpointer  data)
{
  import_table (fixture, MARKED OWN);
  gops_chat_case_assert (fixture, "SELECT name, messages, external_id FROM member_view m JOIN person_identity i USING (person_id) ORDER BY external_id",
                "阿珍 1 wxid_aaaaaaaaaaaa12; 老周 1 wxid_selfselfself1");
  gops_chat_case_assert (fixture, "SELECT name, kind FROM message m JOIN person p ON p.id = m.person_id ORDER BY at", "老周 deleted; 阿珍 text; 老周 text");
}

static void
test_unmarked_me (GopsChatCase  *fixture,
                  gconstpointer  data)
{
  g_assert_true (gops_store_exec_unjournaled (fixture->test.store, NULL, NULL, "UPDATE chat_group SET language = 'zh_CN'", NULL));
  import_table (fixture, MARKED);
  gops_chat_case_assert (fixture, "SELECT name, messages FROM member_view ORDER BY messages, name", "我 0; 阿珍 1");
}

/* A file that breaks off is read as far as it goes, and says so above all else. */
static void
test_cut_off (GopsChatCase  *fixture,
              gconstpointer  data)
{
  static const char export[] =
    "{\"name\":\"Runners\",\"type\":\"private_supergroup\",\"id\":1,\"messages\":[\n"
    "{\"id\":1,\"type\":\"message\",\"date_unixtime\":\"1788400000\",\"from\":\"Ada\",\"from_id\":\"user1\",\"text\":\"One\"},\n"
    "{\"id\":2,\"type\":\"message\",\"date_unixtime\":\"17884";
  g_autofree char *path = g_build_filename (fixture->test.folder, "cut.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GopsChatImport) import = gops_chat_import_new (file, NULL);
  g_autoptr (GopsChatSurvey) survey = NULL;
  g_autoptr (GopsImportReport) report = NULL;

  g_assert_true (g_file_set_contents (path, export, -1, NULL));
  survey = gops_chat_import_survey (import, 1, NULL, NULL, NULL);
  g_assert_nonnull (strstr (survey->report->cut_off, "line 3"));
  gops_chat_import_set_group (import, 0, fixture->group);
  report = gops_chat_case_run (fixture, import, FALSE);
  g_assert_cmpuint (report->messages, ==, 1);
  g_assert_cmpstr (report->cut_off, ==, survey->report->cut_off);
}

/* --- a group for the room --- */

static GopsChatImport *
open_for_new_group (GopsChatCase    *fixture,
                    const char *script)
{
  GopsChatImport *import = gops_chat_case_open (fixture, script);
  const GopsGroupDraft draft = { .kind = "interest", .platform = "telegram", .language = "en", .name = "Evening run" };

  gops_chat_import_set_group (import, 0, 0);
  gops_chat_import_set_new_group (import, 0, &draft);
  return import;
}

#define IN_NEW "(SELECT count (*) FROM chat_group WHERE name = 'Evening run'), (SELECT count (*) FROM clause) > 0," \
  " (SELECT count (*) FROM member_view m JOIN chat_group g ON g.id = m.group_id WHERE g.name = 'Evening run')"

/* The group and what came into it go and come back with one undo and one redo. */
static void
test_new_group (GopsChatCase  *fixture,
                gconstpointer  data)
{
  g_autoptr (GopsChatImport) import = open_for_new_group (fixture, gops_chat_case_talk);
  g_autoptr (GopsImportReport) dry = NULL, wet = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL, *undone = NULL, *done = NULL, *redone = NULL;

  before = gops_test_dump (fixture->test.store);
  dry = gops_chat_case_run (fixture, import, TRUE);
  after = gops_test_dump (fixture->test.store);
  g_assert_cmpstr (before, ==, after);
  wet = gops_chat_case_run (fixture, import, FALSE);
  g_assert_cmpuint (dry->messages, ==, wet->messages);
  g_assert_cmpuint (dry->members_new, ==, wet->members_new);
  gops_chat_case_assert (fixture, "SELECT " IN_NEW, "1 1 4");
  done = gops_test_dump (fixture->test.store);
  g_assert_true (gops_store_undo (fixture->test.store, NULL, &error));
  g_assert_no_error (error);
  gops_chat_case_assert (fixture, "SELECT " IN_NEW, "0 0 0");
  g_assert_true (gops_store_redo (fixture->test.store, NULL, &error));
  redone = gops_test_dump (fixture->test.store);
  g_assert_cmpstr (done, ==, redone);
  g_assert_true (gops_store_undo (fixture->test.store, NULL, &error));
  g_assert_no_error (error);
}

/* What fails, or brings nothing, leaves neither a group nor an action, and what could be undone before still can. */
static void
test_new_group_failed (GopsChatCase  *fixture,
                       gconstpointer  data)
{
  g_autoptr (GopsChatImport) import = open_for_new_group (fixture, gops_chat_case_talk);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *label = gops_store_dup_undo_label (fixture->test.store), *after = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (gops_chat_import_run (import, fixture->test.store, FALSE, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = gops_store_dup_undo_label (fixture->test.store);
  g_assert_cmpstr (label, ==, after);
  gops_chat_case_assert (fixture, "SELECT " IN_NEW ", (SELECT count (*) FROM batch)", "0 0 0 0");
}

/* --- rooms --- */

static void
test_rooms (GopsChatCase  *fixture,
            gconstpointer  data)
{
  gint64 other = gops_test_add_group (fixture->test.store, "夜跑");
  g_autoptr (GopsChatImport) import = gops_chat_case_open (fixture, "# A\n08:00 m k1 u1 Ada Hi\n# B\n08:00 m k1 u1 Ada Hi\n08:01 m k2 u2 Bob Hi\n# C\n09:00 m k9 u9 Zoe Hi\n");
  g_autoptr (GopsChatSurvey) survey = NULL;
  g_autoptr (GopsImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  GopsChatRoomSurvey *room;

  survey = gops_chat_import_survey (import, 2, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (survey->rooms->len, ==, 3);
  room = survey->rooms->pdata[1];
  g_assert_cmpstr (room->name, ==, "B");
  g_assert_cmpuint (room->n_messages, ==, 2);
  g_assert_cmpuint (room->n_people, ==, 2);
  g_assert_cmpuint (survey->samples->len, ==, 2);
  gops_chat_import_set_group (import, 1, other);
  report = gops_chat_case_run (fixture, import, FALSE);
  g_assert_cmpuint (report->messages, ==, 3);
  g_assert_cmpuint (report->members_new, ==, 2);
  gops_chat_case_assert (fixture, "SELECT g.name, count (*) FROM membership m JOIN chat_group g ON g.id = m.group_id GROUP BY g.id ORDER BY 2", "晨跑 1; 夜跑 2");
}

static void
test_nothing (GopsChatCase  *fixture,
              gconstpointer  data)
{
  g_autoptr (GopsChatImport) import = gops_chat_case_open (fixture, "\n");
  g_autoptr (GError) error = NULL;

  g_assert_null (gops_chat_import_run (import, fixture->test.store, FALSE, NULL, NULL, &error));
  g_assert_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_EMPTY);
  gops_chat_case_assert (fixture, "SELECT count (*) FROM batch", "0");
}

/* Whom a Telegram export names before they write is found by the account that the whole file tells; two of one name are
 * nobody in particular. */
static void
test_late_accounts (GopsChatCase  *fixture,
                    gconstpointer  data)
{
  static const char export[] =
    "{\"name\":\"Runners\",\"type\":\"private_supergroup\",\"id\":1,\"messages\":["
    "{\"id\":1,\"type\":\"service\",\"date_unixtime\":\"1788400000\",\"actor\":\"Ada\",\"actor_id\":\"user1\","
    "\"action\":\"invite_members\",\"members\":[\"Bob\",\"Sam\",\"Ada\"],\"text\":\"\"},"
    "{\"id\":2,\"type\":\"message\",\"date_unixtime\":\"1788400060\",\"from\":\"Bob\",\"from_id\":\"user2\",\"text\":\"Hello\"},"
    "{\"id\":3,\"type\":\"message\",\"date_unixtime\":\"1788400120\",\"from\":\"Sam\",\"from_id\":\"user3\",\"text\":\"Hi\"},"
    "{\"id\":4,\"type\":\"message\",\"date_unixtime\":\"1788400180\",\"from\":\"Sam\",\"from_id\":\"user4\",\"text\":\"Me too\"}]}";
  g_autofree char *path = g_build_filename (fixture->test.folder, "result.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GopsChatImport) import = gops_chat_import_new (file, NULL);
  g_autoptr (GopsChatSurvey) survey = NULL;
  g_autoptr (GopsImportReport) first = NULL, second = NULL;

  g_assert_true (g_file_set_contents (path, export, -1, NULL));
  survey = gops_chat_import_survey (import, 1, NULL, NULL, NULL);
  g_assert_cmpuint (((GopsChatRoomSurvey *) survey->rooms->pdata[0])->n_people, ==, 4);   /* as many as it makes */
  g_clear_pointer (&survey, gops_chat_survey_free);
  survey = gops_chat_import_survey (import, 0, NULL, NULL, NULL);
  g_assert_cmpstr (((GopsChatRoomSurvey *) survey->rooms->pdata[0])->name, ==, "Runners");
  g_assert_cmpuint (((GopsChatRoomSurvey *) survey->rooms->pdata[0])->n_messages, ==, 1);
  gops_chat_import_set_group (import, 0, fixture->group);
  first = gops_chat_case_run (fixture, import, FALSE);
  g_assert_cmpuint (first->messages, ==, 3);
  g_assert_cmpuint (first->events, ==, 3);
  gops_chat_case_assert (fixture, "SELECT i.external_id, p.name FROM person p JOIN person_identity i ON i.person_id = p.id ORDER BY 1",
                "user1 Ada; user2 Bob; user3 Sam; user4 Sam");
  gops_chat_case_assert (fixture, "SELECT i.external_id, e.kind, o.external_id FROM member_event e JOIN person_identity i ON i.person_id = e.person_id"
                " JOIN person_identity o ON o.person_id = e.other_id ORDER BY 1",
                "user2 joined user1; user3 joined user1");
  gops_chat_case_assert (fixture, "SELECT invited_by FROM membership m JOIN person_identity i ON i.person_id = m.person_id WHERE external_id = 'user2'", "Ada");
  second = gops_chat_case_run (fixture, import, FALSE);
  g_assert_cmpuint (second->messages + second->events, ==, 0);
}

#define ADD(path, function) g_test_add ("/intake/chat-import/" path, GopsChatCase, NULL, gops_chat_case_set_up, function, gops_chat_case_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("counts", test_counts);
  ADD ("again-adds-nothing", test_again);
  ADD ("late-accounts", test_late_accounts);
  g_test_add_func ("/intake/chat-import/overlaps", test_overlaps);
  ADD ("renamed", test_renamed);
  for (guint i = 0; i < G_N_ELEMENTS (renamings); i++)
    {
      g_autofree char *path = g_strconcat ("/intake/chat-import/person-renamed/", renamings[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_person_renamed);
    }
  ADD ("renamed-in-one-group", test_renamed_in_one_group);
  ADD ("events", test_events);
  ADD ("came-back", test_came_back);
  ADD ("members-only", test_members_only);
  ADD ("name-then-account", test_adopts);
  ADD ("new-number", test_new_number);
  ADD ("undo", test_undo);
  ADD ("undo-after-days", test_undo_aged);
  ADD ("cancel", test_cancel);
  ADD ("dry", test_dry);
  ADD ("dry-namesakes", test_dry_namesakes);
  ADD ("marked-me", test_marked_me);
  ADD ("unmarked-me", test_unmarked_me);
  ADD ("cut-off", test_cut_off);
  ADD ("new-group", test_new_group);
  ADD ("new-group-failed", test_new_group_failed);
  ADD ("rooms", test_rooms);
  ADD ("nothing", test_nothing);
  return g_test_run ();
}
