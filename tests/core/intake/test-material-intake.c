/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Materials out of files, pictures and links; attached to plan items; known content; undo. */
#include <string.h>

#include "gops-intake-error.h"
#include "gops-journal.h"
#include "gops-material-intake.h"
#include "gops-material.h"
#include "gops-test-store.h"

#define PNG "\x89PNG\r\n\x1a\n"

static GPtrArray *
add_file (GPtrArray     *files,
          GopsTestStore *test,
          const char    *name,
          const char    *content)
{
  g_autofree char *path = g_build_filename (test->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  g_ptr_array_add (files, g_file_new_for_path (path));
  return files;
}

static GopsMaterialReport *
add (GopsTestStore *test,
     GPtrArray     *files,
     gint64         item)
{
  g_autoptr (GError) error = NULL;
  GopsMaterialReport *report = gops_materials_add_files (test->store, files, item, NULL, NULL, &error);

  g_assert_no_error (error);
  return report;
}

static void
assert_report (const GopsMaterialReport *report,
               guint                     n_added,
               guint                     n_known,
               guint                     n_problems)
{
  g_assert_cmpuint (report->n_added, ==, n_added);
  g_assert_cmpuint (report->n_known, ==, n_known);
  g_assert_cmpuint (report->problems->len, ==, n_problems);
}

static void
test_files (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GopsMaterialReport) report = NULL;

  add_file (files, &test, "早安海报.final.png", PNG "one");
  add_file (files, &test, "list.csv", "a,b\n");
  add_file (files, &test, "again.png", PNG "one");
  add_file (files, &test, "empty", "");
  report = add (&test, files, 0);
  assert_report (report, 2, 1, 1);
  g_assert_cmpuint (report->ids->len, ==, 2);
  gops_assert_query (test.store, "SELECT kind, title, file_name, CASE kind WHEN 'picture' THEN mime ELSE '' END, size, asset_id IS NOT NULL FROM material ORDER BY id",
                     "picture|早安海报.final|早安海报.final.png|image/png|11|1; file|list|list.csv||4|1");
  g_assert_true (gops_store_undo (test.store, NULL, NULL));
  gops_assert_query (test.store, "SELECT count (*) FROM material", "0");
  g_assert_true (gops_store_redo (test.store, NULL, NULL));
  gops_assert_query (test.store, "SELECT count (*) FROM material m JOIN asset a ON a.id = m.asset_id AND a.digest = m.digest", "2");
}

static gint64
add_item (GopsTestStore *test)
{
  gint64 group = gops_test_add_group (test->store, "Runners"), id = gops_store_new_id (test->store);

  g_assert_true (gops_store_begin (test->store, NULL, "Add", NULL));
  g_assert_true (gops_store_exec (test->store, NULL, "INSERT INTO plan_item (id, group_id) VALUES (?1, ?2)", "ll", id, group));
  g_assert_true (gops_store_commit (test->store, NULL));
  return id;
}

static void
test_attach (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 item = add_item (&test);
  g_autoptr (GopsMaterialReport) first = add (&test, add_file (files, &test, "a.png", PNG "a"), item);
  g_autoptr (GopsMaterialReport) second = add (&test, add_file (files, &test, "b.png", PNG "b"), item);

  assert_report (second, 1, 1, 0);
  gops_assert_query (test.store, "SELECT m.title, p.position FROM plan_material p JOIN material m ON m.id = p.material_id ORDER BY p.position", "a|0; b|1");
  g_assert_true (gops_material_detach (test.store, item, g_array_index (first->ids, gint64, 0), NULL));
  gops_assert_query (test.store, "SELECT count (*) FROM plan_material", "1");
  g_assert_true (gops_store_undo (test.store, NULL, NULL));
  gops_assert_query (test.store, "SELECT count (*) FROM plan_material", "2");
  g_assert_true (gops_material_attach (test.store, item, g_array_index (first->ids, gint64, 0), NULL));
  gops_assert_query (test.store, "SELECT count (*) FROM plan_material", "2");
}

static void
test_links (void)
{
  static const struct { const char *text; gboolean is_link; } cases[] = {
    { "https://example.org/a?b=c", TRUE }, { " weixin://dl/business ", TRUE }, { "https://", FALSE }, { "example.org", FALSE },
    { "see https://example.org", FALSE }, { "https://a.example b", FALSE }, { "file:///etc/passwd", FALSE }, { "", FALSE },
  };
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsMaterialReport) first = NULL, second = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (gops_material_is_link (cases[i].text), ==, cases[i].is_link);
  first = gops_materials_add_link (test.store, " https://example.org/报名/ ", 0, NULL);
  second = gops_materials_add_link (test.store, "https://example.org/报名/", 0, NULL);
  assert_report (first, 1, 0, 0);
  assert_report (second, 0, 1, 0);
  gops_assert_query (test.store, "SELECT kind, title, link FROM material", "link|example.org/报名|https://example.org/报名/");
  g_assert_null (gops_materials_add_link (test.store, "example", 0, &error));
  g_assert_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_SYNTAX);
}

/* A link whose address somebody has taken out is not what every file is. */
static void
test_empty_link (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GopsMaterialReport) link = gops_materials_add_link (test.store, "https://example.org", 0, NULL), file = NULL;

  g_assert_true (gops_store_begin (test.store, NULL, "Edit", NULL));
  g_assert_true (gops_store_exec (test.store, NULL, "UPDATE material SET link = ''", NULL));
  g_assert_true (gops_store_commit (test.store, NULL));
  file = add (&test, add_file (files, &test, "a.png", PNG "a"), 0);
  assert_report (file, 1, 0, 0);
}

/* To copy something is not a change that undo minds. */
static void
test_used (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsMaterialReport) report = gops_materials_add_link (test.store, "https://example.org", 0, NULL);

  g_assert_true (gops_store_exec_unjournaled (test.store, NULL, NULL, "UPDATE material SET used = used + 1, used_at = 5", NULL));
  g_assert_true (gops_store_undo (test.store, NULL, NULL));
  gops_assert_query (test.store, "SELECT count (*) FROM material", "0");
  g_assert_true (gops_store_redo (test.store, NULL, NULL));
  gops_assert_query (test.store, "SELECT count (*) FROM material", "1");
}

static void
test_picture (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GBytes) png = g_bytes_new_static (PNG "pasted", sizeof PNG + 5);
  g_autoptr (GopsMaterialReport) report = gops_materials_add_picture (test.store, png, 0, NULL);

  assert_report (report, 1, 0, 0);
  gops_assert_query (test.store, "SELECT kind, mime, size, file_name LIKE 'Picture %.png' FROM material", "picture|image/png|14|1");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/intake/material/files", test_files);
  g_test_add_func ("/intake/material/attach", test_attach);
  g_test_add_func ("/intake/material/links", test_links);
  g_test_add_func ("/intake/material/empty-link", test_empty_link);
  g_test_add_func ("/intake/material/used", test_used);
  g_test_add_func ("/intake/material/picture", test_picture);
  return g_test_run ();
}
