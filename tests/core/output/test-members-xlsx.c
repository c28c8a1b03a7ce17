/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members as a workbook: what kinds of cells it has, and that our own import reads the same again. */
#include <locale.h>
#include <string.h>

#include "gops-archive.h"
#include "gops-members-xlsx.h"
#include "gops-test-members.h"
#include "gops-xlsx-reader.h"

static GFile *
file_in (GopsTestStore *test)
{
  g_autofree char *path = g_build_filename (test->folder, "members.xlsx", NULL);

  return g_file_new_for_path (path);
}

static void
export_to (GopsTestStore *test,
           gint64         group,
           GFile         *to,
           guint          n)
{
  g_autoptr (GError) error = NULL;
  guint rows = 0;

  g_assert_true (gops_members_export_xlsx (test->store, group, NULL, to, &rows, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (rows, ==, n);
}

/* All cells, a row on a line. */
static char *
read_cells (GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsTableSource) reader = (GopsTableSource *) gops_xlsx_reader_new (file, NULL, NULL, &error);
  g_autoptr (GString) cells = g_string_new (NULL);
  gboolean more;

  g_assert_no_error (error);
  while (gops_table_source_next (reader, &more, NULL, &error) && more)
    {
      for (guint i = 0; i < gops_table_source_get_n_cells (reader); i++)
        g_string_append_printf (cells, "%s|", gops_table_source_get_cell (reader, i));
      g_string_append_c (cells, '\n');
    }
  g_assert_no_error (error);
  return g_strdup (cells->str);
}

static char *
read_sheet (GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsArchive) archive = gops_archive_open (file, NULL, NULL, &error);
  char *text = g_malloc0 (1 << 20);
  guint member;

  g_assert_no_error (error);
  g_assert_true (gops_archive_find (archive, "xl/worksheets/sheet1.xml", &member));
  g_assert_true (gops_archive_begin (archive, member, NULL, &error));
  for (gsize at = 0, got = 1; got > 0; at += got)
    got = (gsize) gops_archive_read (archive, text + at, (1 << 20) - 1 - at, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
test_cells (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_make_group (test.store, "zh_CN");
  g_autoptr (GFile) to = file_in (&test);
  g_autofree char *cells = NULL, *sheet = NULL;

  gops_test_fill_members (test.store, group);
  export_to (&test, group, to, 4);
  cells = read_cells (to);
  g_assert_true (g_str_has_prefix (cells, "姓名|群昵称|账号|手机号|邮箱|生日|角色|分层|入群日期|最后发言|消息数|活跃天数|邀请数|打卡次数|购买次数|积分|带来的积分|标签|邀请人|备注|\n"));
  g_assert_nonnull (strstr (cells, "王小明|明哥|wxid_007|+8613800138000|x@example.com|1990-05-06|群主|核心|2026-03-01|2026-03-20T17:46:40+08|7|3|2|5|1|99|99|a,b|老王|two\nlines, \"quoted\"|\n"));
  g_assert_nonnull (strstr (cells, "\n=cmd()|@all|||||成员||||0|"));

  sheet = read_sheet (to);
  g_assert_null (strstr (sheet, "<f"));
  g_assert_nonnull (strstr (sheet, "t=\"inlineStr\"><is><t>+8613800138000<"));
  g_assert_nonnull (strstr (sheet, "t=\"inlineStr\"><is><t>=cmd()<"));
}

/* Export, then import into another workspace: the same members; and out of that one, twice, the same cells. */
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
  gops_test_add_noted (from.store, group, "_x0041_ <&> 😀", "_x005F_ and _xD83D_\n=1+1");
  export_to (&from, group, file, 5);
  gops_test_import_members (there.store, second, file, 5);
  before = gops_test_member_facts (from.store);
  after = gops_test_member_facts (there.store);
  g_assert_cmpstr (after, ==, before);

  export_to (&there, second, again, 5);
  gops_test_import_members (further.store, third, again, 5);
  export_to (&further, third, last, 5);
  written = read_cells (again);
  rewritten = read_cells (last);
  g_assert_cmpstr (rewritten, ==, written);
}

/* A cell holds so much and no more; and a sheet's name may not have every sign. */
static void
test_limits (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_make_group (test.store, "en");
  g_autoptr (GFile) to = file_in (&test);
  g_autoptr (GString) note = g_string_new (NULL);
  g_autoptr (GopsTableSource) reader = NULL;
  g_autofree char *cells = NULL;

  for (guint i = 0; i < 40000; i++)
    g_string_append (note, "好");
  gops_test_add_noted (test.store, group, "Ann", note->str);
  g_assert_true (gops_store_begin (test.store, NULL, "test", NULL));
  g_assert_true (gops_store_exec (test.store, NULL, "UPDATE chat_group SET name = '[a]:b*c?/d\\e''一个名字很长的群一个名字很长的群一个名字很长的群'", NULL));
  g_assert_true (gops_store_commit (test.store, NULL));
  export_to (&test, group, to, 1);
  cells = read_cells (to);
  g_assert_cmpint (g_utf8_strlen (cells, -1), >, 32767);
  reader = (GopsTableSource *) gops_xlsx_reader_new (to, NULL, NULL, NULL);
  g_assert_cmpstr (gops_xlsx_reader_get_sheet ((GopsXlsxReader *) reader), ==, "a  b c  d e 一个名字很长的群一个名字很长的群一个");
}

/* Numbers have points, whatever the locale writes. */
static void
test_locale (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_make_group (test.store, "en");
  g_autoptr (GFile) to = file_in (&test);
  g_autofree char *sheet = NULL;

  if (setlocale (LC_NUMERIC, "de_DE.UTF-8") == NULL && setlocale (LC_NUMERIC, "fr_FR.UTF-8") == NULL)
    {
      g_test_skip ("no locale with decimal commas is here");
      return;
    }
  gops_test_fill_members (test.store, group);
  export_to (&test, group, to, 4);
  setlocale (LC_NUMERIC, "C");
  sheet = read_sheet (to);
  g_assert_nonnull (strstr (sheet, "<v>46101.7"));   /* the last word, with its time */
}

static void
test_cancelled (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_make_group (test.store, "en");
  g_autoptr (GFile) to = file_in (&test);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (gops_members_export_xlsx (test.store, group, NULL, to, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_query_exists (to, NULL));
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/output/members-xlsx/cells", test_cells);
  g_test_add_data_func ("/output/members-xlsx/round-trip/en", "en", test_round_trip);
  g_test_add_data_func ("/output/members-xlsx/round-trip/zh_CN", "zh_CN", test_round_trip);
  g_test_add_func ("/output/members-xlsx/limits", test_limits);
  g_test_add_func ("/output/members-xlsx/locale", test_locale);
  g_test_add_func ("/output/members-xlsx/cancelled", test_cancelled);
  return g_test_run ();
}
