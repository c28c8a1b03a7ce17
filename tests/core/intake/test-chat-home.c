/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which group a chat belongs to: by the last time, by its messages, by its name; and what speaks against one. */
#include "gops-chat-home.h"
#include "gops-journal.h"
#include "gops-test-store.h"

#define HEAD "消息记录（此消息记录为文本格式，不支持重新导入）\n\n" \
  "================================================================\n消息分组:我的群聊\n" \
  "================================================================\n消息对象:%s\n" \
  "================================================================\n\n"
#define TALK "2023-03-01 8:00:05 老周(500000001)\n早上好，各位\n\n2023-03-01 8:01:17 小安(500000002)\n今天读第三章\n\n"

typedef struct
{
  GopsTestStore   test;
  gint64          open, other;   /* of WeChat, of QQ */
  GopsChatImport *import;
  GopsChatSurvey *survey;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->test = gops_test_store_new ();
  fixture->open = gops_test_add_group (fixture->test.store, "晨跑");
  fixture->other = gops_test_add_group (fixture->test.store, "夜跑");
  g_assert_true (gops_store_exec_unjournaled (fixture->test.store, NULL, NULL, "UPDATE chat_group SET platform = CASE id WHEN ?1 THEN 'wechat' ELSE 'qq' END",
                                              "l", fixture->open));
}

static void
close_file (Fixture *fixture)
{
  g_clear_pointer (&fixture->import, gops_chat_import_unref);
  g_clear_pointer (&fixture->survey, gops_chat_survey_free);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  close_file (fixture);
  gops_test_store_clear (&fixture->test);
}

static void
open_file (Fixture    *fixture,
           const char *chat,
           const char *talk)
{
  g_autofree char *path = g_build_filename (fixture->test.folder, "chat.txt", NULL);
  g_autofree char *head = g_strdup_printf (HEAD, chat), *text = g_strconcat (head, talk, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  close_file (fixture);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  fixture->import = gops_chat_import_new (file, NULL);
  fixture->survey = gops_chat_import_survey (fixture->import, 5, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gint64
find (Fixture *fixture)
{
  const GopsChatRoomSurvey *room = fixture->survey->rooms->pdata[0];

  return gops_chat_home_find (fixture->import, fixture->survey, 0, fixture->test.store, fixture->open, room->name);
}

static void
import_into (Fixture *fixture,
             gint64   group)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsImportReport) report = NULL;

  gops_chat_import_set_group (fixture->import, 0, group);
  report = gops_chat_import_run (fixture->import, fixture->test.store, FALSE, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (report->group, ==, group);
}

#define check(fixture, group) gops_chat_home_check ((fixture)->import, (fixture)->survey, 0, (fixture)->test.store, group)

/* A chat that is called otherwise does not go where somebody happens to work. */
static void
test_other_name (Fixture       *fixture,
                 gconstpointer  data)
{
  open_file (fixture, "读书打卡群（三期）", TALK);
  g_assert_cmpint (find (fixture), ==, 0);
  g_assert_cmpint (check (fixture, fixture->open), ==, GOPS_CHAT_OTHER_NAME | GOPS_CHAT_OTHER_PLATFORM);
  g_assert_cmpint (check (fixture, fixture->other), ==, GOPS_CHAT_OTHER_NAME);
}

static void
test_own_name (Fixture       *fixture,
               gconstpointer  data)
{
  open_file (fixture, "夜跑", TALK);
  g_assert_cmpint (find (fixture), ==, fixture->other);
  g_assert_cmpint (check (fixture, fixture->other), ==, GOPS_CHAT_FITS);
  open_file (fixture, "晨跑", TALK);
  g_assert_cmpint (find (fixture), ==, fixture->open);
  g_assert_cmpint (check (fixture, fixture->open), ==, GOPS_CHAT_OTHER_PLATFORM);
}

/* What somebody chose holds the next time, without a word. */
static void
test_last_time (Fixture       *fixture,
                gconstpointer  data)
{
  open_file (fixture, "读书打卡群（三期）", TALK);
  import_into (fixture, fixture->other);
  open_file (fixture, "读书打卡群（三期）", TALK);
  g_assert_cmpint (find (fixture), ==, fixture->other);
  g_assert_cmpint (check (fixture, fixture->other), ==, GOPS_CHAT_FITS);
}

/* Where an import was undone nobody chose that group: it is asked again. */
static void
test_undone (Fixture       *fixture,
             gconstpointer  data)
{
  open_file (fixture, "读书打卡群（三期）", TALK);
  import_into (fixture, fixture->other);
  open_file (fixture, "读书打卡群（三期）", TALK);
  import_into (fixture, fixture->other);   /* nothing new */
  g_assert_true (gops_store_undo (fixture->test.store, NULL, NULL));
  open_file (fixture, "读书打卡群（三期）", TALK);
  g_assert_cmpint (find (fixture), ==, 0);
  g_assert_cmpint (check (fixture, fixture->other), ==, GOPS_CHAT_OTHER_NAME);
  g_assert_true (gops_store_redo (fixture->test.store, NULL, NULL));
  g_assert_cmpint (check (fixture, fixture->other), ==, GOPS_CHAT_FITS);
}

/* The chat was renamed since: its messages tell. One that is common alone does not. */
static void
test_messages (Fixture       *fixture,
               gconstpointer  data)
{
  open_file (fixture, "旧名字", TALK);
  import_into (fixture, fixture->other);
  open_file (fixture, "新名字", TALK "2023-03-02 8:00:05 老周(500000001)\n第二天\n\n");
  g_assert_cmpint (find (fixture), ==, fixture->other);
  open_file (fixture, "别的群", "2023-03-01 8:00:30 老陈(500000009)\n早上好，各位\n\n2023-03-01 8:02:00 小安(500000002)\n没有\n\n");
  g_assert_cmpint (find (fixture), ==, 0);
}

#define add(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/chat-home/other-name", test_other_name);
  add ("/chat-home/undone", test_undone);
  add ("/chat-home/own-name", test_own_name);
  add ("/chat-home/last-time", test_last_time);
  add ("/chat-home/messages", test_messages);
  return g_test_run ();
}
