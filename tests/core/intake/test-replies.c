/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replies from tables and back: any encoding, any order of columns, nothing lost on the way. */
#include <string.h>

#include "gops-intake-error.h"
#include "gops-journal.h"
#include "gops-replies-csv.h"
#include "gops-replies-import.h"
#include "gops-reply.h"
#include "gops-test-store.h"

#define ALL "SELECT kind, category, title, keywords, answer, tags, note FROM reply ORDER BY id"

static GFile *
make_file (GopsTestStore *test,
           const char    *name,
           const char    *text,
           const char    *encoding)
{
  g_autofree char *path = g_build_filename (test->folder, name, NULL);
  gsize length;
  g_autofree char *bytes = g_convert (text, -1, encoding, "UTF-8", NULL, &length, NULL);

  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  return g_file_new_for_path (path);
}

static GopsImportReport *
import (GopsTestStore  *test,
        GFile          *file,
        gboolean        dry,
        GError        **error)
{
  g_autoptr (GopsSheet) sheet = gops_replies_sheet (file, NULL, NULL, error);

  return sheet != NULL ? gops_replies_import (sheet, test->store, dry, NULL, NULL, error) : NULL;
}

static GopsImportReport *
import_well (GopsTestStore *test,
             GFile         *file)
{
  g_autoptr (GError) error = NULL;
  GopsImportReport *report = import (test, file, FALSE, &error);

  g_assert_no_error (error);
  return report;
}

static void
test_table (void)
{
  const char *text = "话术分类,标准问题,关键词,回复内容,类型\r\n售后,怎么退款,\"退款,退货\",\"私聊我\n订单号\",话术\r\n规则,规则,,七天,知识\r\n售后,没有答案,x,,\r\n售后,怎么退款,\"退款,退货\",\"私聊我\n订单号\",话术\r\n";
  static const char *const encodings[] = { "UTF-8", "GB18030", "UTF-16LE" };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_auto (GopsTestStore) test = gops_test_store_new ();
      g_autofree char *marked = g_strconcat (i == 2 ? "\xef\xbb\xbf" : "", text, NULL);
      g_autoptr (GFile) file = make_file (&test, "话术.csv", marked, encodings[i]);
      g_autoptr (GopsImportReport) report = import_well (&test, file);

      g_assert_cmpuint (report->n_changed, ==, 2);
      g_assert_cmpuint (report->duplicates, ==, 1);
      g_assert_cmpuint (report->n_skipped, ==, 1);
      gops_assert_query (test.store, ALL, "reply|售后|怎么退款|退款,退货|私聊我\n订单号||; knowledge|规则|规则||七天||");
      g_assert_true (gops_store_undo (test.store, NULL, NULL));
      gops_assert_query (test.store, ALL, "");
      g_assert_true (gops_store_redo (test.store, NULL, NULL));
      gops_assert_query (test.store, "SELECT count (*) FROM reply", "2");
    }
}

static void
test_dry (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GFile) file = make_file (&test, "a.csv", "question,answer\na,b\n", "UTF-8");
  g_autoptr (GopsImportReport) report = import (&test, file, TRUE, NULL);

  g_assert_cmpuint (report->n_changed, ==, 1);
  gops_assert_query (test.store, "SELECT count (*) FROM reply", "0");
}

static void
test_refused (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GFile) no_column = make_file (&test, "a.csv", "question,price\na,b\n", "UTF-8");
  g_autoptr (GFile) nothing = make_file (&test, "b.csv", "question,answer\na,\n", "UTF-8");
  g_autoptr (GString) many = g_string_new ("question,answer\n");
  g_autoptr (GFile) large = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (import (&test, no_column, FALSE, &error));
  g_assert_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_COLUMN);
  g_clear_error (&error);
  g_assert_null (import (&test, nothing, FALSE, &error));
  g_assert_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_NOTHING);
  g_clear_error (&error);
  for (guint i = 0; i <= GOPS_REPLIES_MAX_ROWS; i++)
    g_string_append_printf (many, "%u,x\n", i);
  large = make_file (&test, "c.csv", many->str, "UTF-8");
  g_assert_null (import (&test, large, FALSE, &error));
  g_assert_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_LIMIT);
  gops_assert_query (test.store, "SELECT count (*) FROM reply", "0");
}

static void
add (GopsTestStore *test,
     const char    *title,
     const char    *answer)
{
  g_autoptr (GopsReply) reply = gops_record_new (GOPS_TYPE_REPLY, "kind", "reply", "title", title, "answer", answer, "keywords", "a, b", "tags", "t", "note",
                                                 "n\n\nm", NULL);

  g_assert_true (gops_store_begin (test->store, NULL, "Add", NULL));
  g_assert_true (gops_record_insert (reply, test->store, NULL));
  g_assert_true (gops_store_commit (test->store, NULL));
}

static void
test_round_trip (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_auto (GopsTestStore) other = gops_test_store_new ();
  g_autofree char *path = g_build_filename (test.folder, "out.csv", NULL), *before = NULL, *after = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GopsImportReport) report = NULL, again = NULL;
  guint n = 0;

  add (&test, "Lines", "one\n\n\n  two,  \"three\"\tfour");
  add (&test, "Formula", "=1+1");
  add (&test, "-minus", "- a\n- b");
  add (&test, "Emoji", "👨‍👩‍👧 ❤️ ok");
  add (&test, "Number", "+86 138");
  add (&test, "", "no title, {group} and {theme}");
  g_assert_true (gops_replies_export_csv (test.store, file, &n, NULL, NULL));
  g_assert_cmpuint (n, ==, 6);
  report = import_well (&other, file);
  g_assert_cmpuint (report->n_changed, ==, 6);
  before = gops_test_query (test.store, ALL);
  after = gops_test_query (other.store, ALL);
  g_assert_cmpstr (after, ==, before);
  again = import_well (&other, file);
  g_assert_cmpuint (again->n_changed, ==, 0);
  g_assert_cmpuint (again->duplicates, ==, 6);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/intake/replies/table", test_table);
  g_test_add_func ("/intake/replies/dry", test_dry);
  g_test_add_func ("/intake/replies/refused", test_refused);
  g_test_add_func ("/intake/replies/round-trip", test_round_trip);
  return g_test_run ();
}
