/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of members: what stands in it, and that our own import makes the same members of it. */
#include "gops-group-maker.h"
#include "gops-member-import.h"
#include "gops-members-csv.h"
#include "gops-records.h"
#include "gops-test-store.h"

/* Everything that a table carries of a member, in the order of names. */
#define FACTS \
  "SELECT group_concat (facts, char (10)) FROM (SELECT concat_facts AS facts FROM (SELECT p.name || '|' || m.nickname || '|' ||" \
  " coalesce ((SELECT external_id FROM person_identity i WHERE i.person_id = p.id), '') || '|' || p.phone || '|' || p.email || '|' ||" \
  " p.birthday || '|' || m.role || '|' || m.joined_on || '|' || m.last_spoke_at || '|' || m.messages || '|' || m.active_days || '|' ||" \
  " m.invites || '|' || m.checkins || '|' || m.purchases || '|' || m.points || '|' || p.tags || '|' || m.invited_by || '|' || p.note" \
  " AS concat_facts FROM membership m JOIN person p ON p.id = m.person_id WHERE m.left_on = '' ORDER BY p.name))"

static gint64
make_group (GopsStore  *store,
            const char *language)
{
  const GopsGroupDraft draft = { .kind = "interest", .platform = "wechat", .language = language, .name = "g", .time_zone = "Asia/Shanghai" };
  g_autoptr (GError) error = NULL;
  gint64 group = gops_method_create_group (store, &draft, &error);

  g_assert_no_error (error);
  return group;
}

static void
add_member (GopsStore  *store,
            gint64      group,
            const char *name,
            const char *nickname,
            const char *account,
            const char *role)
{
  gboolean full = *account != '\0';
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsRecord) person = NULL, membership = NULL, identity = NULL;

  g_assert_true (gops_store_begin (store, NULL, "test", NULL));
  person = gops_record_new (GOPS_TYPE_PERSON, "name", name, "tags", full ? "a,b" : "", "phone", full ? "+8613800138000" : "",
                            "email", full ? "x@example.com" : "", "birthday", full ? "1990-05-06" : "",
                            "note", full ? "two\nlines, \"quoted\"" : "", NULL);
  g_assert_true (gops_record_insert (person, store, &error));
  membership = gops_record_new (GOPS_TYPE_MEMBERSHIP, "group-id", group, "person-id", gops_record_get_id (person), "role", role,
                                "nickname", nickname, "messages", (gint64) (full ? 7 : 0), "active-days", (gint64) (full ? 3 : 0),
                                "invites", (gint64) (full ? 2 : 0), "checkins", (gint64) (full ? 5 : 0), "purchases", (gint64) (full ? 1 : 0),
                                "points", (gint64) (full ? 99 : 0), "joined-on", full ? "2026-03-01" : "", "invited-by", full ? "老王" : "",
                                "last-spoke-at", full ? G_GINT64_CONSTANT (1774000000) * G_USEC_PER_SEC : (gint64) 0,
                                "tier", full ? "core" : "", NULL);
  g_assert_true (gops_record_insert (membership, store, &error));
  if (full)
    {
      identity = gops_record_new (GOPS_TYPE_IDENTITY, "person-id", gops_record_get_id (person), "platform", "wechat", "external-id", account, NULL);
      g_assert_true (gops_record_insert (identity, store, &error));
    }
  g_assert_no_error (error);
  g_assert_true (gops_store_commit (store, NULL));
}

static void
fill (GopsStore *store,
      gint64     group)
{
  add_member (store, group, "王小明", "明哥", "wxid_007", "owner");
  add_member (store, group, "=cmd()", "@all", "", "member");
  add_member (store, group, "＝1", "", "", "admin");
  add_member (store, group, "Ann", "", "", "member");
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

  g_assert_true (gops_members_export_csv (test->store, group, to, &rows, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (rows, ==, n);
  g_assert_true (g_file_load_contents (to, NULL, &written, NULL, NULL, NULL));
  return written;
}

static void
test_words (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = make_group (test.store, "zh_CN");
  g_autofree char *path = g_build_filename (test.folder, "members.csv", NULL), *written = NULL;
  g_autoptr (GFile) to = g_file_new_for_path (path);

  fill (test.store, group);
  written = export_to (&test, group, to, 4);
  g_assert_true (g_str_has_prefix (written, "\xef\xbb\xbf姓名,群昵称,账号,手机号,邮箱,生日,角色,分层,入群日期,最后发言,消息数,活跃天数,邀请数,打卡次数,"
                                            "购买次数,积分,标签,邀请人,备注\r\n"));
  g_assert_nonnull (strstr (written, "王小明,明哥,wxid_007,+8613800138000,x@example.com,1990-05-06,群主,核心,2026-03-01,"));
  g_assert_nonnull (strstr (written, "\r\n'=cmd(),'@all,,,,,成员,,"));   /* spreadsheets must not run it */
  g_assert_nonnull (strstr (written, "\r\n'＝1,,"));
}

/* Export, then import into another workspace: the same members. */
static void
test_round_trip (gconstpointer data)
{
  const char *language = data;
  g_auto (GopsTestStore) from = gops_test_store_new (), there = gops_test_store_new ();
  gint64 group = make_group (from.store, language), other = make_group (there.store, "en");
  g_autofree char *path = g_build_filename (from.folder, "members.csv", NULL), *written = NULL, *before = NULL, *after = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GopsMemberImport) import = NULL;
  g_autoptr (GopsImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  fill (from.store, group);
  written = export_to (&from, group, file, 4);
  import = gops_member_import_new (file, NULL, NULL, &error);
  g_assert_no_error (error);
  report = gops_member_import_run (import, there.store, other, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->members_new, ==, 4);
  g_assert_cmpuint (report->n_skipped, ==, 0);
  g_assert_true (gops_store_read_text (from.store, &before, &error, FACTS, NULL));
  g_assert_true (gops_store_read_text (there.store, &after, &error, FACTS, NULL));
  g_assert_no_error (error);
  g_assert_cmpstr (after, ==, before);
}

static void
test_cancelled (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = make_group (test.store, "en");
  g_autofree char *path = g_build_filename (test.folder, "members.csv", NULL);
  g_autoptr (GFile) to = g_file_new_for_path (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  fill (test.store, group);
  g_cancellable_cancel (cancellable);
  g_assert_false (gops_members_export_csv (test.store, group, to, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_query_exists (to, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/output/members-csv/words-of-the-group", test_words);
  g_test_add_data_func ("/output/members-csv/round-trip/en", "en", test_round_trip);
  g_test_add_data_func ("/output/members-csv/round-trip/zh_CN", "zh_CN", test_round_trip);
  g_test_add_func ("/output/members-csv/cancelled", test_cancelled);
  return g_test_run ();
}
