/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many groups from one: names, and one action. */
#include "config.h"

#include "gops-group-copies.h"
#include "gops-group-maker.h"
#include "gops-journal.h"
#include "gops-test-store.h"

static gint64
make_group (GopsStore *store, const char *name)
{
  GopsGroupDraft draft = { .kind = "camp", .platform = "wechat", .language = "zh_CN", .name = name, .owner = "林晚", .time_zone = "Asia/Shanghai" };
  g_autoptr (GError) error = NULL;
  gint64 id = gops_method_create_group (store, &draft, &error);

  g_assert_no_error (error);
  return id;
}

static void
test_propose (void)
{
  static const struct { const char *name, *pattern; guint first; } cases[] = {
    { "晨跑1群", "晨跑{n}群", 4 }, { "Runners", "Runners {n}", 2 }, { "2026 Camp 07", "2026 Camp {n}", 2 }, { "No 12345678", "No 12345678 {n}", 2 },
  };
  g_auto (GopsTestStore) test = gops_test_store_new ();

  (void) gops_test_add_group (test.store, "晨跑3群");
  (void) gops_test_add_group (test.store, "晨跑9群夜场");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint first = 0;
      g_autofree char *pattern = gops_copies_propose (test.store, cases[i].name, &first);

      g_assert_cmpstr (pattern, ==, cases[i].pattern);
      g_assert_cmpuint (first, ==, cases[i].first);
    }
}

static void
test_names (void)
{
  static const struct { const char *pattern; guint first; } wrong[] = { { "晨跑", 1 }, { "", 1 }, { "晨跑{n}群", 1 } };
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GError) error = NULL;

  (void) gops_test_add_group (test.store, "晨跑3群");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_null (gops_copies_names (test.store, wrong[i].pattern, wrong[i].first, 5, &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
    }
  names = gops_copies_names (test.store, "晨跑{n}群", 4, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (names->pdata[0], ==, "晨跑4群");
  g_assert_cmpstr (names->pdata[2], ==, "晨跑6群");
  g_assert_null (names->pdata[3]);
}

/* One action that is undone and done again. */
static void
test_make (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = make_group (test.store, "训练营1群");
  g_autofree char *before = gops_test_dump (test.store), *after = NULL, *undone = NULL, *redone = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GError) error = NULL;

  names = gops_copies_names (test.store, "训练营{n}群", 2, 12, &error);
  g_assert_true (gops_copies_make (test.store, group, names, "阿青", &error));
  g_assert_no_error (error);
  gops_assert_query (test.store, "SELECT count(*), min(owner), max(owner) FROM chat_group WHERE name LIKE '训练营%群' AND name <> '训练营1群'", "12|阿青|阿青");
  gops_assert_query (test.store, "SELECT owner FROM chat_group WHERE name = '训练营1群'", "林晚");
  after = gops_test_dump (test.store);
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  undone = gops_test_dump (test.store);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (gops_store_redo (test.store, NULL, &error));
  redone = gops_test_dump (test.store);
  g_assert_cmpstr (redone, ==, after);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/copies/propose", test_propose);
  g_test_add_func ("/copies/names", test_names);
  g_test_add_func ("/copies/make", test_make);
  return g_test_run ();
}
