/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of members: what stands in it, and that our own import makes the same members of it. */
#include "gops-members-csv.h"
#include "gops-test-members.h"

static GFile *
file_in (GopsTestStore *test)
{
  g_autofree char *path = g_build_filename (test->folder, "members.csv", NULL);

  return g_file_new_for_path (path);
}

static char *
export_to (GopsTestStore *test,
           gint64         group,
           GFile         *to,
           guint          n)
{
  g_autoptr (GError) error = NULL;
  char *written = NULL;
  guint rows = 0;

  g_assert_true (gops_members_export_csv (test->store, group, NULL, to, &rows, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (rows, ==, n);
  g_assert_true (g_file_load_contents (to, NULL, &written, NULL, NULL, NULL));
  return written;
}

static void
test_words (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_make_group (test.store, "zh_CN");
  g_autoptr (GFile) to = file_in (&test);
  g_autofree char *written = NULL;

  gops_test_fill_members (test.store, group);
  written = export_to (&test, group, to, 4);
  g_assert_true (g_str_has_prefix (written, "\xef\xbb\xbf姓名,群昵称,账号,手机号,邮箱,生日,角色,分层,入群日期,最后发言,消息数,活跃天数,邀请数,打卡次数,"
                                            "购买次数,积分,带来的积分,标签,邀请人,备注\r\n"));
  g_assert_nonnull (strstr (written, "王小明,明哥,wxid_007,+8613800138000,x@example.com,1990-05-06,群主,核心,2026-03-01,"));
  g_assert_nonnull (strstr (written, "\r\n'=cmd(),'@all,,,,,成员,,"));   /* spreadsheets must not run it */
  g_assert_nonnull (strstr (written, "\r\n'＝1,,"));
}

/* The points that people have are all of them; those that they brought along stand for themselves. */
static void
test_points (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_make_group (test.store, "zh_CN"), person, five = 5;
  g_autoptr (GHashTable) earned = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GFile) to = file_in (&test);
  g_autofree char *written = NULL;

  gops_test_fill_members (test.store, group);
  g_assert_true (gops_store_read_int (test.store, &person, NULL, "SELECT id FROM person WHERE name = '王小明'", NULL));
  g_hash_table_insert (earned, &person, &five);
  g_assert_true (gops_members_export_csv (test.store, group, earned, to, NULL, NULL, NULL, NULL));
  g_assert_true (g_file_load_contents (to, NULL, &written, NULL, NULL, NULL));
  g_assert_nonnull (strstr (written, ",7,3,2,5,1,104,99,"));
}

/* Export, then import into another workspace: the same members; and out of that one, twice, the same file. */
static void
test_round_trip (gconstpointer data)
{
  const char *language = data;
  g_auto (GopsTestStore) from = gops_test_store_new (), there = gops_test_store_new (), further = gops_test_store_new ();
  gint64 group = gops_test_make_group (from.store, language), second = gops_test_make_group (there.store, language);
  gint64 third = gops_test_make_group (further.store, language);
  g_autoptr (GFile) file = file_in (&from), again = file_in (&there), last = file_in (&further);
  g_autofree char *written = NULL, *rewritten = NULL, *before = NULL, *after = NULL;

  gops_test_fill_members (from.store, group);
  gops_test_fill_own (from.store);
  g_free (export_to (&from, group, file, 4));
  gops_test_import_members (there.store, second, file, 4);
  before = gops_test_member_facts (from.store);
  after = gops_test_member_facts (there.store);
  g_assert_cmpstr (after, ==, before);

  written = export_to (&there, second, again, 4);
  gops_test_import_members (further.store, third, again, 4);
  rewritten = export_to (&further, third, last, 4);
  g_assert_cmpstr (rewritten, ==, written);
}

static void
test_cancelled (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_make_group (test.store, "en");
  g_autoptr (GFile) to = file_in (&test);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  gops_test_fill_members (test.store, group);
  g_cancellable_cancel (cancellable);
  g_assert_false (gops_members_export_csv (test.store, group, NULL, to, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_query_exists (to, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/output/members-csv/words-of-the-group", test_words);
  g_test_add_func ("/output/members-csv/points", test_points);
  g_test_add_data_func ("/output/members-csv/round-trip/en", "en", test_round_trip);
  g_test_add_data_func ("/output/members-csv/round-trip/zh_CN", "zh_CN", test_round_trip);
  g_test_add_func ("/output/members-csv/cancelled", test_cancelled);
  return g_test_run ();
}
