/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Importing chats: who the people are, what is counted, once and again, in any order, undone, in every way of keeping texts. */
#include <string.h>

#include "gops-activity.h"
#include "gops-chat-import.h"
#include "gops-forgotten.h"
#include "gops-intake-error.h"
#include "gops-journal.h"
#include "gops-records.h"
#include "gops-script-chat.h"
#include "gops-test-store.h"
#include "gops-text-expiry.h"

typedef struct
{
  GopsTestStore test;
  gint64        group;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->test = gops_test_store_new ();
  gops_store_pin_clock (fixture->test.store, G_GINT64_CONSTANT (1788652800) * G_USEC_PER_SEC);   /* 2026-09-06 */
  fixture->group = gops_test_add_group (fixture->test.store, "晨跑");
  g_assert_true (gops_store_exec_unjournaled (fixture->test.store, NULL, &error, "UPDATE chat_group SET time_zone = 'UTC'", NULL));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gops_test_store_clear (&fixture->test);
}

static GopsChatImport *
open_script (Fixture    *fixture,
             const char *script)
{
  g_autofree char *path = g_build_filename (fixture->test.folder, "chat.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GopsChatImport *import;

  g_assert_true (g_file_set_contents (path, script, -1, NULL));
  import = gops_chat_import_new (file, &gops_script_chat_format);
  gops_chat_import_set_group (import, 0, fixture->group);
  return import;
}

static GopsImportReport *
run_import (Fixture        *fixture,
            GopsChatImport *import,
            gboolean        dry)
{
  g_autoptr (GError) error = NULL;
  GopsImportReport *report = gops_chat_import_run (import, fixture->test.store, dry, NULL, NULL, &error);

  g_assert_no_error (error);
  return report;
}

/* Imports and says "messages events new matched duplicates". */
static char *
import_script (Fixture    *fixture,
               const char *script)
{
  g_autoptr (GopsChatImport) import = open_script (fixture, script);
  g_autoptr (GopsImportReport) report = run_import (fixture, import, FALSE);

  return g_strdup_printf ("%d %d %d %d %d", (int) report->messages, (int) report->events, (int) report->members_new,
                          (int) report->members_matched, (int) (report->duplicates + report->events_known));
}

static void
assert_import (Fixture    *fixture,
               const char *script,
               const char *expected)
{
  g_autofree char *got = import_script (fixture, script);

  g_assert_cmpstr (got, ==, expected);
}

static char *
query (Fixture    *fixture,
       const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (fixture->test.store, &error, sql, NULL);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  while (gops_statement_next (rows, &error))
    {
      if (text->len > 0)
        g_string_append (text, "; ");
      for (int i = 0; i < gops_statement_n_columns (rows); i++)
        g_string_append_printf (text, "%s%s", i > 0 ? " " : "", gops_statement_text (rows, i));
    }
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

#define assert_query(fixture, sql, expected) G_STMT_START { \
    g_autofree char *got_ = query (fixture, sql); \
    g_assert_cmpstr (got_, ==, expected); } G_STMT_END

/* name messages active-days got given joined left, by name */
#define MEMBERS "SELECT name, m.messages, m.active_days, m.replies_got, m.replies_given, '[' || m.joined_on || ']', '[' || m.left_on || ']'" \
  " FROM member_view v JOIN membership m ON m.id = v.id ORDER BY name"
/* the messages that are shown, in their order */
#define MESSAGES "SELECT m.body || '/' || coalesce (p.name, '') FROM message m LEFT JOIN person p ON p.id = m.person_id" \
  " WHERE coalesce (m.batch, 0) NOT IN (SELECT id FROM batch WHERE state <> 'done') ORDER BY m.at"

static const char talk[] =
  "08:15 m k1 u1 Ada Good morning\n"
  "08:16 m k2 u2 Bob Morning > k1\n"
  "08:17 m k3 u1 Ada Who runs today?\n"
  "2/09:00 m k4 u3 Cleo Me > k3\n"
  "2/09:00:10 m k5 bot1 Helper 12 degrees\n"
  "3/10:00 m k6 u1 Ada See you\n";

static void
test_counts (Fixture       *fixture,
             gconstpointer  data)
{
  assert_import (fixture, talk, "6 0 4 0 0");
  assert_query (fixture, MEMBERS, "Ada 3 2 2 0 [] []; Bob 1 1 0 1 [] []; Cleo 1 1 0 1 [] []; Helper 0 0 0 0 [] []");
  assert_query (fixture, "SELECT count (*), min (platform), min (external_id) FROM person_identity", "4 wechat bot1");
  assert_query (fixture, "SELECT group_concat (bot) FROM (SELECT bot FROM person ORDER BY name)", "0,0,0,1");
  assert_query (fixture, "SELECT last_spoke_at / 1000000 FROM membership m JOIN person p ON p.id = person_id WHERE name = 'Ada'", "1788429600");
  assert_query (fixture, "SELECT p.name, a.day - 20697, a.messages, a.hours FROM activity_day a JOIN person p ON p.id = person_id ORDER BY 1, 2",
                "Ada 0 2 256; Ada 1 0 0; Ada 2 1 1024; Bob 0 1 256; Cleo 1 1 512");
  assert_query (fixture, "SELECT f.name, t.name, replies FROM reply_pair JOIN person f ON f.id = from_id JOIN person t ON t.id = to_id ORDER BY 1",
                "Bob Ada 1; Cleo Ada 1");
  assert_query (fixture, "SELECT count (*) FROM message WHERE reply_to IN (SELECT message_id FROM message)", "2");
}

static void
test_again (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *before = NULL, *after = NULL;

  assert_import (fixture, talk, "6 0 4 0 0");
  before = gops_test_dump (fixture->test.store);
  assert_import (fixture, talk, "0 0 0 4 6");
  after = gops_test_dump (fixture->test.store);
  g_assert_cmpstr (before, ==, after);
  assert_query (fixture, "SELECT count (*) FROM journal_action", "2");   /* the group's, and the first import's */
}

/* --- overlapping exports --- */

static const char *const minute[] = {
  "08:15 m - - Ada +1", "08:15 m - - Bob +1", "08:15 m - - Ada +1", "08:15 m - - Bob hm", "08:16 m - - Ada +1", "08:16 m - - Bob +1",
};

static char *
join_lines (guint from,
            guint until)
{
  GString *text = g_string_new (NULL);

  for (guint i = from; i < until; i++)
    g_string_append_printf (text, "%s\n", minute[i]);
  return g_string_free (text, FALSE);
}

/* Every two pieces of a talk of equal messages, in both orders, come to the same, when each minute is whole in one of them.
 * (Of a minute that both cut nobody could tell which of the equal ones are the same.) */
static void
test_overlaps (void)
{
  const guint n = G_N_ELEMENTS (minute), second_minute = 4;

  for (guint end = 1; end <= n; end++)
    for (guint start = 0; start <= end && start < n; start++)
      for (guint order = 0; order < 2 && (end >= second_minute || start == 0) && (start <= second_minute || end == n); order++)
        {
          Fixture fixture;
          g_autofree char *first = join_lines (0, end), *second = join_lines (start, n);

          set_up (&fixture, NULL);
          g_free (import_script (&fixture, order == 0 ? first : second));
          g_free (import_script (&fixture, order == 0 ? second : first));
          g_test_message ("0-%u, %u-%u, order %u", end, start, n, order);
          assert_query (&fixture, MEMBERS, "Ada 3 1 0 0 [] []; Bob 3 1 0 0 [] []");
          tear_down (&fixture, NULL);
        }
}

/* The same people by number or account, whatever they are called. */
static void
test_renamed (Fixture       *fixture,
              gconstpointer  data)
{
  assert_import (fixture, "08:15 m k1 u1 Ada Hi\n08:20 m k2 u1 Ada_Lovelace Hi\n", "2 0 1 0 0");
  assert_query (fixture, "SELECT p.name, m.nickname FROM membership m JOIN person p ON p.id = m.person_id", "Ada Lovelace ");
  assert_import (fixture, "07:00 m k0 u1 Countess Hi\n", "1 0 0 1 0");   /* an older export: an older name */
  assert_query (fixture, "SELECT p.name, m.nickname, m.messages FROM membership m JOIN person p ON p.id = m.person_id", "Ada Lovelace  3");
}

#define NAMES "SELECT g.name, p.name, m.nickname FROM membership m JOIN person p ON p.id = m.person_id JOIN chat_group g ON g.id = m.group_id ORDER BY g.id, p.id"

static void
edit (Fixture    *fixture,
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
  Fixture fixture;
  g_auto (GStrv) edits = g_strsplit (renamings[i].by_hand != NULL ? renamings[i].by_hand : "", "; ", -1);
  const char *const scripts[] = { renamings[i].first, renamings[i].then, renamings[i].later };

  set_up (&fixture, NULL);
  for (guint s = 0; s < G_N_ELEMENTS (scripts); s++)
    {
      g_autofree char *told = scripts[s] != NULL && *scripts[s] != '\0' ? import_script (&fixture, scripts[s]) : NULL;

      for (guint e = 0; s == 0 && edits[e] != NULL; e++)
        edit (&fixture, edits[e]);
    }
  assert_query (&fixture, NAMES, renamings[i].names);
  tear_down (&fixture, NULL);
}

/* In another group they are called as before, and neither takes the name from the other; undo gives it back. */
static void
test_renamed_in_one_group (Fixture       *fixture,
                           gconstpointer  data)
{
  gint64 first = fixture->group, second = gops_test_add_group (fixture->test.store, "读书");

  assert_import (fixture, "08:15 m k1 u1 Ada Hi\n", "1 0 1 0 0");
  fixture->group = second;
  assert_import (fixture, "08:15 m k1 u1 Ada Hi\n", "1 0 0 1 0");
  assert_query (fixture, NAMES, "晨跑 Ada ; 读书 Ada ");
  fixture->group = first;
  assert_import (fixture, "2/08:15 m k2 u1 Countess Hi\n", "1 0 0 1 0");
  assert_query (fixture, NAMES, "晨跑 Countess ; 读书 Countess Ada");
  assert_query (fixture, "SELECT sort_key IS NOT NULL, count (*) FROM person", "1 1");
  fixture->group = second;
  assert_import (fixture, "3/08:15 m k2 u1 Ada Hi\n", "1 0 0 1 0");
  assert_query (fixture, NAMES, "晨跑 Countess ; 读书 Countess Ada");
  g_assert_true (gops_store_undo (fixture->test.store, NULL, NULL));
  g_assert_true (gops_store_undo (fixture->test.store, NULL, NULL));
  assert_query (fixture, NAMES, "晨跑 Ada ; 读书 Ada ");
  g_assert_true (gops_store_redo (fixture->test.store, NULL, NULL));
  assert_query (fixture, NAMES, "晨跑 Countess ; 读书 Countess Ada");
}

/* --- events --- */

static void
test_events (Fixture       *fixture,
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

  assert_import (fixture, script, "0 8 4 0 0");
  assert_query (fixture, MEMBERS, "Ada 0 0 0 0 [] []; Bob 0 0 0 0 [2026-09-03] []; Cleo 0 0 0 0 [2026-09-01] [2026-09-02];"
                " Daniel 0 0 0 0 [2026-09-01] []");
  assert_query (fixture, "SELECT p.name, m.role, m.invites, m.invited_by FROM membership m JOIN person p ON p.id = m.person_id ORDER BY 1",
                "Ada  2 ; Bob  0 Ada; Cleo  0 Ada; Daniel admin 0 ");
  assert_import (fixture, script, "0 0 0 4 8");
  assert_query (fixture, "SELECT sum (invites) FROM membership", "2");
}

/* Whoever writes after having gone is there. */
static void
test_came_back (Fixture       *fixture,
                gconstpointer  data)
{
  assert_import (fixture, "08:00 m k1 u1 Ada Hi\n09:00 left - u1 Ada\n", "1 1 1 0 0");
  assert_query (fixture, MEMBERS, "Ada 1 1 0 0 [] [2026-09-01]");
  assert_import (fixture, "3/08:00 m k2 u1 Ada Back\n", "1 0 0 1 0");
  assert_query (fixture, MEMBERS, "Ada 2 2 0 0 [] []");
}

static void
test_members_only (Fixture       *fixture,
                   gconstpointer  data)
{
  assert_import (fixture, "- member - u1 Ada\n- member - u2 Bob\n08:00 m k1 u1 Ada Hi\n", "1 0 2 0 0");
  assert_query (fixture, MEMBERS, "Ada 1 1 0 0 [] []; Bob 0 0 0 0 [] []");
}

/* Somebody who came by name shows an account later; two with accounts are two. */
static void
test_adopts (Fixture       *fixture,
             gconstpointer  data)
{
  assert_import (fixture, "08:00 join - - Bob\n08:10 m k1 u2 Bob Hi\n08:11 m k2 u3 Bob I am Bob, too\n", "2 1 2 0 0");
  assert_query (fixture, "SELECT i.external_id, m.messages, m.joined_on FROM person_identity i JOIN membership m USING (person_id) ORDER BY 1",
                "u2 1 2026-09-01; u3 1 ");
}

static void
test_new_number (Fixture       *fixture,
                 gconstpointer  data)
{
  assert_import (fixture, "08:00 m - u1 Ada Hi\n08:05 number - u9 Ada < u1 Ada\n08:10 m - u9 Ada Hi again\n", "2 1 1 0 0");
  assert_query (fixture, "SELECT count (*), min (external_id), max (external_id) FROM person_identity", "2 u1 u9");
  assert_import (fixture, "09:00 m - u9 Ada Still me\n", "1 0 0 1 0");
}

/* --- undo --- */

static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *with_one = NULL, *with_both = NULL, *again = NULL, *undone = NULL;

  assert_import (fixture, "07:00 m k0 u1 Ada First\n", "1 0 1 0 0");
  with_one = query (fixture, MEMBERS);
  assert_import (fixture, talk, "6 0 3 1 0");
  with_both = query (fixture, MEMBERS);
  g_assert_true (gops_store_undo (fixture->test.store, NULL, &error));
  undone = query (fixture, MEMBERS);
  g_assert_cmpstr (undone, ==, with_one);
  assert_query (fixture, MESSAGES, "First/Ada");
  g_assert_true (gops_store_redo (fixture->test.store, NULL, &error));
  again = query (fixture, MEMBERS);
  g_assert_cmpstr (again, ==, with_both);
  g_assert_true (gops_store_undo (fixture->test.store, NULL, &error));
  assert_import (fixture, talk, "6 0 3 1 0");   /* what was undone is no obstacle */
  g_clear_pointer (&again, g_free);
  again = query (fixture, MEMBERS);
  g_assert_cmpstr (again, ==, with_both);
  g_assert_no_error (error);
}

/* Days pass; the figures of the last month follow; undo does not mind. */
static void
test_undo_aged (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  assert_import (fixture, "07:00 m k0 u1 Ada First\n", "1 0 1 0 0");
  assert_import (fixture, "2/07:00 m k1 u1 Ada Second\n", "1 0 0 1 0");
  g_assert_true (gops_store_exec_unjournaled (fixture->test.store, NULL, &error, "UPDATE membership SET active_days = 0", NULL));
  g_assert_true (gops_store_undo (fixture->test.store, NULL, &error));
  g_assert_no_error (error);
  assert_query (fixture, MEMBERS, "Ada 1 1 0 0 [] []");
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GString) script = g_string_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GopsChatImport) import = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = gops_test_dump (fixture->test.store), *after = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (script, "%02u:%02u m k%u u%u N%u text\n", i / 60 % 24, i % 60, i, i % 50, i % 50);
  import = open_script (fixture, script->str);
  g_cancellable_cancel (cancellable);
  g_assert_null (gops_chat_import_run (import, fixture->test.store, FALSE, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = gops_test_dump (fixture->test.store);
  g_assert_cmpstr (before, ==, after);
  assert_query (fixture, "SELECT (SELECT count (*) FROM message), (SELECT count (*) FROM batch), (SELECT count (*) FROM activity_day)", "0 0 0");
}

static void
test_dry (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (GopsChatImport) import = NULL;
  g_autoptr (GopsImportReport) dry = NULL, wet = NULL;
  g_autofree char *before = NULL, *after = NULL;

  assert_import (fixture, "08:15 m k1 u1 Ada Good morning\n", "1 0 1 0 0");
  before = gops_test_dump (fixture->test.store);
  import = open_script (fixture, talk);
  dry = run_import (fixture, import, TRUE);
  after = gops_test_dump (fixture->test.store);
  g_assert_cmpstr (before, ==, after);
  wet = run_import (fixture, import, FALSE);
  g_assert_cmpuint (dry->messages, ==, wet->messages);
  g_assert_cmpuint (dry->duplicates, ==, wet->duplicates);
  g_assert_cmpuint (dry->members_new, ==, wet->members_new);
  g_assert_cmpuint (dry->members_matched, ==, wet->members_matched);
  g_assert_cmpstr (dry->first, ==, "2026-09-01");
  g_assert_cmpstr (dry->last, ==, "2026-09-03");
}

/* Two accounts of one name are two people, also where nothing is written. */
static void
test_dry_namesakes (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GopsChatImport) import = NULL;
  g_autoptr (GopsImportReport) dry = NULL, wet = NULL;

  assert_import (fixture, "07:00 m k0 - Cleo By name alone\n", "1 0 1 0 0");
  import = open_script (fixture,
    "08:15 m k1 u1 Ada Good morning\n"
    "08:16 m k2 u2 Ada Morning\n"
    "08:17 m k3 - Bob Hello\n"
    "08:18 m k4 u3 Bob Hello again\n"
    "08:19 m k5 u4 Bob I am another Bob\n"
    "08:20 m k6 u5 Cleo It is me\n"
    "08:21 m k7 u6 Cleo And me\n");
  dry = run_import (fixture, import, TRUE);
  wet = run_import (fixture, import, FALSE);
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
import_table (Fixture    *fixture,
              const char *text)
{
  g_autofree char *path = g_build_filename (fixture->test.folder, "chat.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GopsChatImport) import = gops_chat_import_new (file, NULL);
  g_autoptr (GopsImportReport) report = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  gops_chat_import_set_group (import, 0, fixture->group);
  report = run_import (fixture, import, FALSE);
}

/* What the exporter took back before they said a word is theirs; nobody is called as the computer's user. */
static void
test_marked_me (Fixture       *fixture,
                gconstpointer  data)
{
  import_table (fixture, MARKED OWN);
  assert_query (fixture, "SELECT name, messages, external_id FROM member_view m JOIN person_identity i USING (person_id) ORDER BY external_id",
                "阿珍 1 wxid_aaaaaaaaaaaa12; 老周 1 wxid_selfselfself1");
  assert_query (fixture, "SELECT name, kind FROM message m JOIN person p ON p.id = m.person_id ORDER BY at", "老周 deleted; 阿珍 text; 老周 text");
}

static void
test_unmarked_me (Fixture       *fixture,
                  gconstpointer  data)
{
  g_assert_true (gops_store_exec_unjournaled (fixture->test.store, NULL, NULL, "UPDATE chat_group SET language = 'zh_CN'", NULL));
  import_table (fixture, MARKED);
  assert_query (fixture, "SELECT name, messages FROM member_view ORDER BY messages, name", "我 0; 阿珍 1");
}

/* A file that breaks off is read as far as it goes, and says so above all else. */
static void
test_cut_off (Fixture       *fixture,
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
  report = run_import (fixture, import, FALSE);
  g_assert_cmpuint (report->messages, ==, 1);
  g_assert_cmpstr (report->cut_off, ==, survey->report->cut_off);
}

/* --- a group for the room --- */

static GopsChatImport *
open_for_new_group (Fixture    *fixture,
                    const char *script)
{
  GopsChatImport *import = open_script (fixture, script);
  const GopsGroupDraft draft = { .kind = "interest", .platform = "telegram", .language = "en", .name = "Evening run" };

  gops_chat_import_set_group (import, 0, 0);
  gops_chat_import_set_new_group (import, 0, &draft);
  return import;
}

#define IN_NEW "(SELECT count (*) FROM chat_group WHERE name = 'Evening run'), (SELECT count (*) FROM clause) > 0," \
  " (SELECT count (*) FROM member_view m JOIN chat_group g ON g.id = m.group_id WHERE g.name = 'Evening run')"

/* The group and what came into it go and come back with one undo and one redo. */
static void
test_new_group (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GopsChatImport) import = open_for_new_group (fixture, talk);
  g_autoptr (GopsImportReport) dry = NULL, wet = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL, *undone = NULL, *done = NULL, *redone = NULL;

  before = gops_test_dump (fixture->test.store);
  dry = run_import (fixture, import, TRUE);
  after = gops_test_dump (fixture->test.store);
  g_assert_cmpstr (before, ==, after);
  wet = run_import (fixture, import, FALSE);
  g_assert_cmpuint (dry->messages, ==, wet->messages);
  g_assert_cmpuint (dry->members_new, ==, wet->members_new);
  assert_query (fixture, "SELECT " IN_NEW, "1 1 4");
  done = gops_test_dump (fixture->test.store);
  g_assert_true (gops_store_undo (fixture->test.store, NULL, &error));
  g_assert_no_error (error);
  assert_query (fixture, "SELECT " IN_NEW, "0 0 0");
  g_assert_true (gops_store_redo (fixture->test.store, NULL, &error));
  redone = gops_test_dump (fixture->test.store);
  g_assert_cmpstr (done, ==, redone);
  g_assert_true (gops_store_undo (fixture->test.store, NULL, &error));
  g_assert_no_error (error);
}

/* What fails, or brings nothing, leaves neither a group nor an action, and what could be undone before still can. */
static void
test_new_group_failed (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (GopsChatImport) import = open_for_new_group (fixture, talk);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *label = gops_store_dup_undo_label (fixture->test.store), *after = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (gops_chat_import_run (import, fixture->test.store, FALSE, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = gops_store_dup_undo_label (fixture->test.store);
  g_assert_cmpstr (label, ==, after);
  assert_query (fixture, "SELECT " IN_NEW ", (SELECT count (*) FROM batch)", "0 0 0 0");
}

/* --- privacy --- */

static const char sums[] = "Ada 3 1 0 0 [] []; Bob 3 1 0 0 [] []";

/* The same messages in every way of keeping texts come to the same figures, and come once. */
static void
test_keep_texts (Fixture       *fixture,
                 gconstpointer  data)
{
  int days = GPOINTER_TO_INT (data);
  g_autofree char *all = join_lines (0, G_N_ELEMENTS (minute)), *late = join_lines (2, G_N_ELEMENTS (minute));
  g_autoptr (GopsChatImport) import = open_script (fixture, late);
  g_autoptr (GopsImportReport) report = NULL;

  gops_chat_import_set_keep_texts (import, days);
  report = run_import (fixture, import, FALSE);
  g_assert_cmpuint (report->messages, ==, 4);
  assert_import (fixture, all, "2 0 0 2 4");   /* the group's setting holds */
  assert_import (fixture, all, "0 0 0 2 6");
  assert_query (fixture, "SELECT count (*) FROM message WHERE body <> ''", days == 10 ? "6" : "0");
  assert_query (fixture, "SELECT keep_texts FROM chat_group", days == 10 ? "10" : days == 2 ? "2" : "-1");
  assert_query (fixture, "SELECT sum (messages) FROM membership", "6");
  if (days == 10)
    assert_query (fixture, MEMBERS, sums);
}

/* A choice holds although the file brings nothing new, and can be undone; where nothing is chosen, no action is left. */
static void
test_choice_alone (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GopsChatImport) import = open_script (fixture, talk);
  g_autoptr (GopsImportReport) report = NULL;
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;

  assert_import (fixture, talk, "6 0 4 0 0");
  before = query (fixture, "SELECT max (id) FROM journal_action");
  assert_import (fixture, talk, "0 0 0 4 6");
  after = query (fixture, "SELECT max (id) FROM journal_action");
  g_assert_cmpstr (before, ==, after);
  gops_chat_import_set_keep_texts (import, -1);
  report = run_import (fixture, import, FALSE);
  g_assert_cmpuint (report->n_changed, ==, 0);
  assert_query (fixture, "SELECT keep_texts FROM chat_group", "-1");
  g_assert_true (gops_store_undo (fixture->test.store, NULL, &error));
  g_assert_no_error (error);
  assert_query (fixture, "SELECT keep_texts FROM chat_group", "0");
  assert_query (fixture, "SELECT count (*) FROM message", "6");
}

/* A flood: a hundred say the same in one minute, and every one of them is counted once. */
static void
test_flood (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GString) some = g_string_new (NULL), all = g_string_new (NULL);
  g_autoptr (GopsChatImport) import = NULL;
  g_autoptr (GopsImportReport) report = NULL;

  for (guint i = 0; i < 100; i++)
    {
      g_string_append (all, "08:15 m - - Ada 1\n");
      if (i < 70)
        g_string_append (some, "08:15 m - - Ada 1\n");
    }
  import = open_script (fixture, some->str);
  gops_chat_import_set_keep_texts (import, GPOINTER_TO_INT (data));
  report = run_import (fixture, import, FALSE);
  g_assert_cmpuint (report->messages, ==, 70);
  assert_import (fixture, all->str, "30 0 0 1 70");
  assert_import (fixture, all->str, "0 0 0 1 100");
  assert_query (fixture, "SELECT sum (messages) FROM membership", "100");
}

/* Thousands come in one minute: nobody's coming is taken for somebody else's. */
static void
test_many_events (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GString) script = g_string_new (NULL);

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (script, "08:15 join - u%u Member%u\n", i, i);
  assert_import (fixture, script->str, "0 3000 3000 0 0");
  assert_import (fixture, script->str, "0 0 0 3000 3000");
}

/* --- long talks --- */

#define N_LONG  5000
#define N_FLOOD 1500   /* of them in the first minute */

static guint
minute_of (guint i)
{
  return i < N_FLOOD ? 0 : 1 + (i - N_FLOOD) / 3;
}

/* Adds the @i-th line: a flood, then minutes with two equal messages and another. */
static void
add_line (GString *script,
          guint    i)
{
  guint when = minute_of (i);

  g_string_append_printf (script, "%02u:%02u m - - %s %s%u\n", when / 60, when % 60, i % 2 == 0 ? "Ada" : "Bob",
                          i < N_FLOOD ? "flood " : "+", i < N_FLOOD ? i : i % 3 == 2 ? 2 : 1);
}

/* Every @step-th minute from @first on, forwards or backwards. */
static GString *
long_talk (guint    first,
           guint    step,
           gboolean backwards)
{
  GString *script = g_string_new (NULL);

  for (guint i = 0; i < N_LONG; i++)
    {
      guint line = backwards ? N_LONG - 1 - i : i;

      if (minute_of (line) % step == first)
        add_line (script, line);
    }
  return script;
}

static void
import_long (Fixture  *fixture,
             GString  *script,
             int       days,
             guint     n_new,
             guint     n_known)
{
  g_autoptr (GString) own = script;
  g_autoptr (GopsChatImport) import = open_script (fixture, own->str);
  g_autoptr (GopsImportReport) report = NULL;

  gops_chat_import_set_keep_texts (import, days);
  report = run_import (fixture, import, FALSE);
  g_assert_cmpuint (report->messages, ==, n_new);
  g_assert_cmpuint (report->duplicates, ==, n_known);
}

/* Of more messages than are compared at a time, in pieces that lie between each other, in any order. */
static void
test_long (Fixture       *fixture,
           gconstpointer  data)
{
  int days = GPOINTER_TO_INT (data);
  g_autoptr (GString) odd = long_talk (1, 2, FALSE);
  guint n_odd = 0;

  for (const char *p = odd->str; (p = strchr (p, '\n')) != NULL; p++)
    n_odd++;
  import_long (fixture, g_steal_pointer (&odd), days, n_odd, 0);
  import_long (fixture, long_talk (0, 2, TRUE), days, N_LONG - n_odd, 0);
  import_long (fixture, long_talk (0, 1, FALSE), days, 0, N_LONG);
  import_long (fixture, long_talk (0, 1, TRUE), days, 0, N_LONG);
  assert_query (fixture, "SELECT (SELECT count (*) FROM message) + (SELECT count (*) FROM message_mark)", "5000");
  assert_query (fixture, "SELECT (SELECT count (*) FROM message) > 0", days < 0 ? "0" : "1");
  assert_query (fixture, "SELECT sum (messages) FROM membership", "5000");
}

/* Days pass: texts go, figures stay, and the export that comes again adds nothing. */
static void
test_expire (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *all = join_lines (0, G_N_ELEMENTS (minute));
  g_autoptr (GopsChatImport) import = open_script (fixture, all);
  g_autoptr (GopsImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  gops_chat_import_set_keep_texts (import, 10);
  report = run_import (fixture, import, FALSE);
  gops_store_pin_clock (fixture->test.store, gops_store_now (fixture->test.store) + 10 * 86400 * (gint64) G_USEC_PER_SEC);
  g_assert_true (gops_texts_expire (fixture->test.store, NULL, &error));
  g_assert_true (gops_activity_age (fixture->test.store, NULL, &error));
  g_assert_no_error (error);
  assert_query (fixture, "SELECT (SELECT count (*) FROM message), (SELECT count (*) FROM message_mark)", "0 6");
  assert_query (fixture, MEMBERS, sums);
  assert_import (fixture, all, "0 0 0 2 6");
  gops_store_pin_clock (fixture->test.store, gops_store_now (fixture->test.store) + 30 * 86400 * (gint64) G_USEC_PER_SEC);
  g_assert_true (gops_activity_age (fixture->test.store, NULL, &error));
  assert_query (fixture, MEMBERS, "Ada 3 0 0 0 [] []; Bob 3 0 0 0 [] []");
}

static void
test_pseudonyms (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GopsChatImport) import = open_script (fixture, talk);
  g_autoptr (GopsImportReport) report = NULL;
  g_autofree char *path = NULL, *names = NULL;
  g_autoptr (GError) error = NULL;

  gops_chat_import_set_pseudonyms (import, TRUE);
  report = run_import (fixture, import, FALSE);
  g_assert_cmpuint (report->members_new, ==, 4);
  assert_import (fixture, "4/08:00 renamed - u1 Ada Countess\n", "0 1 0 1 0");
  assert_query (fixture, "SELECT kind || detail FROM member_event WHERE kind = 'renamed'", "renamed");
  names = query (fixture, "SELECT name FROM person UNION SELECT external_id FROM person_identity UNION SELECT nickname FROM membership");
  g_assert_null (strstr (names, "Ada"));
  g_assert_null (strstr (names, "u1"));
  g_assert_nonnull (strstr (names, "成员 "));
  assert_import (fixture, talk, "0 0 0 4 6");
}

/* Colleagues with the number of their firm are two; who was known by number alone shows an account. */
static void
test_one_number (Fixture       *fixture,
                 gconstpointer  data)
{
  assert_import (fixture, "08:15 m k1 u1+8613912345678 Ada Hello\n08:16 m k2 u2+8613912345678 Bob Hi\n", "2 0 2 0 0");
  assert_import (fixture, "08:15 m k1 u1+8613912345678 Ada Hello\n08:16 m k2 u2+8613912345678 Bob Hi\n", "0 0 0 2 2");
  assert_import (fixture, "09:15 m k3 u1 Ada Hello\n09:16 m k4 u2 Bob Hi\n09:17 m k5 +8613900000000 Cleo Me\n", "3 0 1 2 0");
  assert_import (fixture, "09:17 m k6 u3+8613900000000 Cleo Me\n09:18 m k7 u3 Cleo Me\n", "2 0 0 1 0");
  assert_query (fixture, MEMBERS, "Ada 2 1 0 0 [] []; Bob 2 1 0 0 [] []; Cleo 3 1 0 0 [] []");
}

static void
test_forgotten (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  GopsHashKey secret;

  g_assert_true (gops_workspace_get_secret (fixture->test.store, TRUE, &secret, &error));
  g_assert_true (gops_forgotten_add (fixture->test.store, gops_forgotten_account (&secret, "wechat", "u1"), &error));
  g_assert_no_error (error);
  assert_import (fixture, talk, "3 0 3 0 0");
  assert_query (fixture, MEMBERS, "Bob 1 1 0 0 [] []; Cleo 1 1 0 0 [] []; Helper 0 0 0 0 [] []");
}

/* --- rooms --- */

static void
test_rooms (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 other = gops_test_add_group (fixture->test.store, "夜跑");
  g_autoptr (GopsChatImport) import = open_script (fixture, "# A\n08:00 m k1 u1 Ada Hi\n# B\n08:00 m k1 u1 Ada Hi\n08:01 m k2 u2 Bob Hi\n# C\n09:00 m k9 u9 Zoe Hi\n");
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
  report = run_import (fixture, import, FALSE);
  g_assert_cmpuint (report->messages, ==, 3);
  g_assert_cmpuint (report->members_new, ==, 2);
  assert_query (fixture, "SELECT g.name, count (*) FROM membership m JOIN chat_group g ON g.id = m.group_id GROUP BY g.id ORDER BY 2", "晨跑 1; 夜跑 2");
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GopsChatImport) import = open_script (fixture, "\n");
  g_autoptr (GError) error = NULL;

  g_assert_null (gops_chat_import_run (import, fixture->test.store, FALSE, NULL, NULL, &error));
  g_assert_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_EMPTY);
  assert_query (fixture, "SELECT count (*) FROM batch", "0");
}

/* Whom a Telegram export names before they write is found by the account that the whole file tells; two of one name are
 * nobody in particular. */
static void
test_late_accounts (Fixture       *fixture,
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
  first = run_import (fixture, import, FALSE);
  g_assert_cmpuint (first->messages, ==, 3);
  g_assert_cmpuint (first->events, ==, 3);
  assert_query (fixture, "SELECT i.external_id, p.name FROM person p JOIN person_identity i ON i.person_id = p.id ORDER BY 1",
                "user1 Ada; user2 Bob; user3 Sam; user4 Sam");
  assert_query (fixture, "SELECT i.external_id, e.kind, o.external_id FROM member_event e JOIN person_identity i ON i.person_id = e.person_id"
                " JOIN person_identity o ON o.person_id = e.other_id ORDER BY 1",
                "user2 joined user1; user3 joined user1");
  assert_query (fixture, "SELECT invited_by FROM membership m JOIN person_identity i ON i.person_id = m.person_id WHERE external_id = 'user2'", "Ada");
  second = run_import (fixture, import, FALSE);
  g_assert_cmpuint (second->messages + second->events, ==, 0);
}

#define ADD(path, function) g_test_add ("/intake/chat-import/" path, Fixture, NULL, set_up, function, tear_down)

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
  g_test_add ("/intake/chat-import/long/kept", Fixture, GINT_TO_POINTER (0), set_up, test_long, tear_down);
  g_test_add ("/intake/chat-import/long/never", Fixture, GINT_TO_POINTER (-1), set_up, test_long, tear_down);
  g_test_add ("/intake/chat-import/texts/never", Fixture, GINT_TO_POINTER (-1), set_up, test_keep_texts, tear_down);
  g_test_add ("/intake/chat-import/texts/expired", Fixture, GINT_TO_POINTER (2), set_up, test_keep_texts, tear_down);
  g_test_add ("/intake/chat-import/texts/kept", Fixture, GINT_TO_POINTER (10), set_up, test_keep_texts, tear_down);
  ADD ("texts/pass", test_expire);
  ADD ("pseudonyms", test_pseudonyms);
  ADD ("one-number", test_one_number);
  ADD ("choice-alone", test_choice_alone);
  ADD ("many-events", test_many_events);
  g_test_add ("/intake/chat-import/flood/kept", Fixture, GINT_TO_POINTER (0), set_up, test_flood, tear_down);
  g_test_add ("/intake/chat-import/flood/never-stored", Fixture, GINT_TO_POINTER (-1), set_up, test_flood, tear_down);
  ADD ("forgotten", test_forgotten);
  ADD ("rooms", test_rooms);
  ADD ("nothing", test_nothing);
  return g_test_run ();
}
