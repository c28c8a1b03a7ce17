/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of many groups at once: all or none, one action, undone in one go. */
#include "gops-group-batch.h"

#include "gops-group-maker.h"
#include "gops-journal.h"
#include "gops-method-error.h"
#include "gops-test-store.h"

static GPtrArray *
make_groups (GopsTestStore *test,
             guint          n)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  GPtrArray *groups;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Runners %c", 'A' + i);
      GopsGroupDraft draft = { .kind = "camp", .platform = "whatsapp", .language = "en", .name = name, .owner = "Maeve" };
      gint64 id = gops_method_create_group (test->store, &draft, &error);

      g_assert_no_error (error);
      g_array_append_val (ids, id);
    }
  groups = gops_groups_load (test->store, ids, &error);
  g_assert_no_error (error);
  return groups;
}

static const char *
text_of (GPtrArray *groups,
         guint      index,
         guint      column)
{
  return gops_record_get_text (g_ptr_array_index (groups, index), column);
}

static void
test_rename (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GPtrArray) groups = make_groups (&test, 3);
  g_autoptr (GError) error = NULL;
  gint64 n = 0;

  g_assert_true (gops_groups_rename (test.store, groups, "{n}. {name} · {owner}", &error));
  g_assert_cmpstr (text_of (groups, 2, GOPS_GROUP_NAME), ==, "3. Runners C · Maeve");
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  g_assert_true (gops_store_read_int (test.store, &n, &error, "SELECT count(*) FROM chat_group WHERE name LIKE 'Runners _'", NULL));
  g_assert_cmpint (n, ==, 3);
}

static void
test_rename_refuses (void)
{
  static const char *const patterns[] = { "same", "{city} {n}", "{name", "", "  ", "{n}\342\200\256" };
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GPtrArray) groups = make_groups (&test, 2);
  g_autoptr (GString) longest = g_string_new ("{n}");

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (gops_groups_rename (test.store, groups, patterns[i], &error));
      g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
      g_assert_cmpstr (text_of (groups, 0, GOPS_GROUP_NAME), ==, "Runners A");
    }
  for (guint i = 0; i < 200; i++)
    g_string_append (longest, "群");
  g_assert_null (gops_groups_name_by_pattern (groups, longest->str, NULL));
}

static void
test_tags (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GPtrArray) groups = make_groups (&test, 2);
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_groups_change_tags (test.store, groups, "city， running、run ,running", NULL, &error));
  g_assert_cmpstr (text_of (groups, 1, GOPS_GROUP_TAGS), ==, "city,running,run");
  g_assert_true (gops_groups_change_tags (test.store, groups, "2026", "running", &error));
  g_assert_cmpstr (text_of (groups, 0, GOPS_GROUP_TAGS), ==, "city,run,2026");
}

static void
test_archive_and_delete (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GPtrArray) groups = make_groups (&test, 2);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  gint64 n = 1;

  g_assert_true (gops_groups_archive (test.store, groups, TRUE, &error));
  g_assert_true (gops_groups_archive (test.store, groups, FALSE, &error));
  g_assert_cmpint (gops_record_get_int (g_ptr_array_index (groups, 0), GOPS_GROUP_ARCHIVED_AT), ==, 0);
  g_assert_true (gops_groups_delete (test.store, groups, &error));
  label = gops_store_dup_undo_label (test.store);
  g_assert_cmpstr (label, ==, "Delete 2 groups");
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  g_assert_true (gops_store_read_int (test.store, &n, &error, "SELECT count(*) FROM chat_group WHERE deleted_at <> 0", NULL));
  g_assert_cmpint (n, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/method/group-batch/renames-by-pattern", test_rename);
  g_test_add_func ("/method/group-batch/refuses-bad-patterns", test_rename_refuses);
  g_test_add_func ("/method/group-batch/changes-tags", test_tags);
  g_test_add_func ("/method/group-batch/archives-and-deletes", test_archive_and_delete);
  return g_test_run ();
}
