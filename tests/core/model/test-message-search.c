/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of messages, and finding messages by them. */
#include <string.h>

#include "gops-batch.h"
#include "gops-journal.h"
#include "gops-message-number.h"
#include "gops-message-search.h"
#include "gops-test-store.h"
#include "gops-workspace.h"

static void
test_split (void)
{
  static const struct { const char *text, *words; } cases[] = {
    { "", "" },
    { "今天跑步", "今天 天跑 跑步" },
    { "跑", "跑" },
    { "跑！步", "跑 步" },
    { "Morning run, 8:00", "Morning run 8 00" },
    { "今天8点到KFC", "今天 8 点到 KFC" },
    { "👍👍", "" },
    { "𠮷野家", "𠮷野 野家" },
    { "ひらがな", "ひら らが がな" },
    { "Zoë’s", "Zoë s" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) words = g_string_new (NULL);

      gops_message_search_split (words, cases[i].text);
      g_assert_cmpstr (words->str, ==, cases[i].words);
    }
}

static const char *const texts[] = {
  "今天早上跑步8点集合", "明天跑步取消", "Morning run at eight", "Zoë is late", "我也想跑", "步数一万", "KFC 门口见",
};

static void
add_messages (GopsStore *store)
{
  g_autoptr (GError) error = NULL;

  for (gint64 group = 1; group <= 2; group++)
    for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
      g_assert_true (gops_store_exec_unjournaled (store, NULL, &error,
        "INSERT INTO message (group_id, message_id, at, body) VALUES (?1, ?2, ?3, ?4)", "llls", group,
        gops_message_number (i * GOPS_MINUTE, 7), i * GOPS_MINUTE, texts[i]));
  g_assert_no_error (error);
}

/* The minutes of what is found, newest first. */
static char *
search (GopsStore  *store,
        gint64      group,
        const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) hits = gops_message_search_find (store, group, text, 50, &error);
  GString *found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    g_string_append_printf (found, "%s%d", i > 0 ? " " : "", (int) (g_array_index (hits, GopsMessageHit, i).at / GOPS_MINUTE));
  return g_string_free (found, FALSE);
}

static void
assert_found (GopsStore  *store,
              gint64      group,
              const char *text,
              const char *expected)
{
  g_autofree char *found = search (store, group, text);

  g_test_message ("“%s”", text);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_find (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;

  assert_found (test.store, 0, "跑步", "");   /* without an index nothing, and no complaint */
  add_messages (test.store);
  for (guint i = 0; i < 2; i++)   /* a second time there is nothing to do */
    g_assert_true (gops_message_search_build (test.store, NULL, NULL, &error));
  g_assert_no_error (error);
  assert_found (test.store, 1, "跑步", "1 0");
  assert_found (test.store, 0, "跑步", "1 1 0 0");   /* the same numbers in two groups */
  assert_found (test.store, 1, "跑步取消", "1");
  assert_found (test.store, 1, "步8", "0");
  assert_found (test.store, 1, "跑步8点", "0");
  assert_found (test.store, 1, "上跑步", "0");
  assert_found (test.store, 1, "morn", "2");
  assert_found (test.store, 1, "zoe", "3");
  assert_found (test.store, 1, "zoë", "3");
  assert_found (test.store, 1, "kfc 门口", "6");
  assert_found (test.store, 1, "步跑", "");
  assert_found (test.store, 1, "\" OR 1", "");
  assert_found (test.store, 1, "   ", "");
  assert_found (test.store, 3, "跑步", "");
}

static void
test_remove (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 n = -1;

  add_messages (test.store);
  g_assert_true (gops_message_search_build (test.store, NULL, NULL, &error));
  g_assert_true (gops_store_begin_unjournaled (test.store, &error));
  g_assert_true (gops_message_search_remove (test.store, 1, gops_message_number (1 * GOPS_MINUTE, 7), texts[1], &error));
  g_assert_true (gops_store_end_unjournaled (test.store, TRUE, &error));
  assert_found (test.store, 0, "跑步取消", "1");
  assert_found (test.store, 1, "跑步", "0");
  g_assert_true (gops_message_search_drop (test.store, &error));
  assert_found (test.store, 0, "跑步", "");
  g_assert_true (gops_store_read_int (test.store, &n, &error, "SELECT count (*) FROM sqlite_schema WHERE name LIKE 'message_fts%'", NULL));
  g_assert_cmpint (n, ==, 0);
  g_assert_true (gops_message_search_build (test.store, NULL, NULL, &error));
  assert_found (test.store, 1, "跑步", "1 0");
  g_assert_no_error (error);
}

static void
test_mark (void)
{
  static const struct { const char *body, *text, *expected; } cases[] = {
    { "明天跑步，后天也跑步", "跑步", "6-12 24-30" },
    { "Zoë met ZOE", "zoe", "0-4 9-12" },
    { "Straße", " STRASSE ", "0-7" },
    { "ﬁne", "fi", "0-3" },
    { "nothing", "some", "" },
    { "nothing", " ", "" },
    { "", "x", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) marks = gops_message_search_mark (cases[i].body, cases[i].text);
      g_autoptr (GString) got = g_string_new (NULL);

      for (guint j = 0; j < marks->len; j++)
        g_string_append_printf (got, "%s%u-%u", j > 0 ? " " : "", g_array_index (marks, GopsMessageMark, j).from,
                                g_array_index (marks, GopsMessageMark, j).to);
      g_assert_cmpstr (got->str, ==, cases[i].expected);
    }
}

/* What a later import brings is found once its slice is taken in, however many groups there are. */
static void
test_later (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;

  add_messages (test.store);
  g_assert_false (gops_message_search_is_complete (test.store));
  g_assert_true (gops_message_search_build (test.store, NULL, NULL, &error));
  g_assert_true (gops_message_search_is_complete (test.store));
  g_assert_true (gops_store_exec_unjournaled (test.store, NULL, &error,
    "INSERT INTO batch (id, kind, state, group_id, created_at, touched_at) VALUES (77, 'chat', 'done', NULL, 1, 1)", NULL));
  g_assert_true (gops_store_exec_unjournaled (test.store, NULL, &error,
    "INSERT INTO message (group_id, message_id, at, kind, body, batch) VALUES (2, ?1, ?2, 'text', '夜里跑步', 77)", "ll",
    gops_message_number (9 * GOPS_MINUTE, 1), 9 * GOPS_MINUTE));
  g_assert_no_error (error);
  g_assert_false (gops_message_search_is_complete (test.store));
  assert_found (test.store, 2, "夜里", "");
  g_assert_true (gops_message_search_build (test.store, NULL, NULL, &error));
  assert_found (test.store, 2, "夜里", "9");
  g_assert_true (gops_message_search_is_complete (test.store));
}

static gint64
count (GopsStore  *store,
       const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 n = -1;

  g_assert_true (gops_store_read_int (store, &n, &error, sql, NULL));
  return n;
}

static void
remove_message (GopsStore *store,
                gint64     group)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin_unjournaled (store, &error));
  g_assert_true (gops_message_search_remove (store, group, gops_message_number (1 * GOPS_MINUTE, 7), texts[1], &error));
  g_assert_true (gops_store_end_unjournaled (store, TRUE, &error));
  g_assert_no_error (error);
}

/* Messages of several groups have the same number and stand behind each other: taking out the first loses none of the rest,
 * and none is taken in twice. */
static void
test_remove_in_any_order (void)
{
  static const gint64 orders[][2] = { { 1, 2 }, { 2, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_auto (GopsTestStore) test = gops_test_store_new ();
      g_autoptr (GError) error = NULL;
      gint64 all;

      add_messages (test.store);
      g_assert_true (gops_message_search_build (test.store, NULL, NULL, &error));
      all = count (test.store, "SELECT count (*) FROM message_doc WHERE group_id <> 0");
      remove_message (test.store, orders[i][0]);
      g_assert_true (gops_store_exec_unjournaled (test.store, NULL, &error, "DELETE FROM message_index", NULL));
      g_assert_true (gops_message_search_build (test.store, NULL, NULL, &error));   /* the message is still there: it comes back */
      g_assert_cmpint (count (test.store, "SELECT count (*) FROM message_doc WHERE group_id <> 0"), ==, all);
      assert_found (test.store, 0, "跑步取消", "1 1");
      remove_message (test.store, orders[i][0]);
      remove_message (test.store, orders[i][1]);
      g_assert_cmpint (count (test.store, "SELECT count (*) FROM message_doc WHERE group_id <> 0"), ==, all - 2);
      g_assert_cmpint (count (test.store, "SELECT count (*) FROM message_fts WHERE message_fts MATCH '取消'"), ==, 0);
      assert_found (test.store, 0, "跑步取消", "");
      assert_found (test.store, 0, "跑步", "0 0");
      g_assert_no_error (error);
    }
}

/* Words of an intake that was undone go from the index with its messages; those of the others are found again. */
static void
test_purged (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  GopsBatch batch;

  add_messages (test.store);
  g_assert_true (gops_batch_begin (test.store, &batch, "chat", "wrong.txt", 0, &error, "Import", NULL));
  g_assert_true (gops_batch_resume (test.store, &batch, &error));
  g_assert_true (gops_store_exec (test.store, &error, "INSERT INTO message (group_id, message_id, at, body, batch) VALUES (1, ?1, ?2, '悄悄话跑步', ?3)",
                                  "lll", gops_message_number (9 * GOPS_MINUTE, 7), 9 * GOPS_MINUTE, batch.id));
  g_assert_true (gops_store_commit (test.store, &error));
  g_assert_true (gops_batch_finish (test.store, &batch, "{}", &error));
  g_assert_no_error (error);
  g_assert_true (gops_message_search_build (test.store, NULL, NULL, &error));
  assert_found (test.store, 1, "跑步", "9 1 0");

  g_assert_true (gops_store_undo (test.store, NULL, &error));
  g_assert_true (gops_message_search_tidy (test.store, &error));
  g_assert_cmpint (count (test.store, "SELECT count (*) FROM message_fts WHERE message_fts MATCH '悄悄'"), ==, 1);   /* may be redone */
  g_assert_true (gops_store_begin (test.store, &error, "Edit", NULL));
  g_assert_true (gops_store_exec (test.store, &error, "INSERT INTO setting (id, key, value) VALUES (5, 'a', 'b')", NULL));
  g_assert_true (gops_store_commit (test.store, &error));
  g_assert_no_error (error);
  g_assert_true (gops_workspace_upkeep (test.store, &error));
  g_assert_no_error (error);
  g_assert_true (gops_message_search_build (test.store, NULL, NULL, &error));
  g_assert_cmpint (count (test.store, "SELECT count (*) FROM message_fts WHERE message_fts MATCH '悄悄'"), ==, 0);
  assert_found (test.store, 1, "跑步", "1 0");
}

/* What cannot be read on the way is no end that was reached. */
static void
test_failure (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;

  add_messages (test.store);
  g_assert_true (gops_store_exec (test.store, &error, "DROP TABLE message_index", NULL));
  g_assert_true (gops_store_exec (test.store, &error, "CREATE VIEW message_index AS SELECT 0 AS intake, 0 AS last_group, 0 AS last_message,"
                                  " abs (-9223372036854775807 - (person_id IS NULL)) AS complete FROM message", NULL));
  g_assert_no_error (error);
  g_assert_false (gops_message_search_build (test.store, NULL, NULL, &error));
  g_assert_nonnull (error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/message-search/split", test_split);
  g_test_add_func ("/model/message-search/find", test_find);
  g_test_add_func ("/model/message-search/remove", test_remove);
  g_test_add_func ("/model/message-search/mark", test_mark);
  g_test_add_func ("/model/message-search/later-imports", test_later);
  g_test_add_func ("/model/message-search/remove-in-any-order", test_remove_in_any_order);
  g_test_add_func ("/model/message-search/purged", test_purged);
  g_test_add_func ("/model/message-search/failure", test_failure);
  return g_test_run ();
}
