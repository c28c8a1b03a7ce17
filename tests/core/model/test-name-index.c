/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search in names as you type. */

#include "gops-journal.h"
#include "gops-name-index.h"
#include "gops-people-merge.h"
#include "gops-records.h"
#include "gops-test-store.h"

static gint64
add_member (GopsStore  *store,
            gint64      group,
            const char *name,
            const char *nickname)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) key = gops_collation_key (name);
  g_autoptr (GopsPerson) person = gops_record_new (GOPS_TYPE_PERSON, "name", name, "sort-key", key, NULL);
  g_autoptr (GopsMembership) member = NULL;

  g_assert_true (gops_store_begin (store, &error, "Member", NULL));
  g_assert_true (gops_record_insert (person, store, &error));
  member = gops_record_new (GOPS_TYPE_MEMBERSHIP, "group-id", group, "person-id", gops_record_get_id (person), "nickname", nickname, NULL);
  g_assert_true (gops_record_insert (member, store, &error));
  g_assert_true (gops_store_commit (store, &error));
  g_assert_no_error (error);
  return gops_record_get_id (member);
}

static void
wait_for (GopsNameIndex *index)
{
  gint64 deadline = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (!gops_name_index_is_ready (index))
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
    }
}

/* The names that are found, joined by blanks. */
static void
assert_found (GopsStore     *store,
              GopsNameIndex *index,
              const char    *text,
              const char    *names)
{
  g_autoptr (GArray) ids = gops_name_index_search (index, text, 100);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *name = NULL;

      g_assert_true (gops_store_read_text (store, &name, NULL, "SELECT full_name FROM member_view WHERE id = ?1", "l", g_array_index (ids, gint64, i)));
      g_string_append_printf (found, "%s%s", i > 0 ? " " : "", name);
    }
  g_assert_cmpstr (found->str, ==, names);
}

static void
test_search (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "one"), id;
  g_autoptr (GopsNameIndex) index = NULL;
  g_autoptr (GArray) none = NULL;

  add_member (test.store, group, "王小明", "");
  add_member (test.store, group, "Zoë", "小王");
  add_member (test.store, group, "Alice", "");
  id = add_member (test.store, group, "ÉMILE", "");
  add_member (test.store, gops_test_add_group (test.store, "two"), "王二", "");
  index = gops_name_index_new (test.store, group);
  none = gops_name_index_search (index, "a", 10);
  g_assert_cmpuint (none->len, ==, 0);
  wait_for (index);
  g_assert_cmpuint (gops_name_index_n_names (index), ==, 4);
  assert_found (test.store, index, "王", "王小明 Zoë");
  assert_found (test.store, index, "王小", "王小明");
  assert_found (test.store, index, "小王", "Zoë");
  assert_found (test.store, index, "明Z", "");        /* nothing across two names */
  assert_found (test.store, index, "LI", "Alice");
  assert_found (test.store, index, "zoë", "Zoë");
  assert_found (test.store, index, "émile", "ÉMILE");
  assert_found (test.store, index, "E\u0301mile", "ÉMILE");
  assert_found (test.store, index, "", "王小明 Alice ÉMILE Zoë");
  assert_found (test.store, index, "\n", "");

  /* It follows what is done and undone. */
  add_member (test.store, group, "Alina", "");
  assert_found (test.store, index, "ali", "Alice Alina");
  g_assert_true (gops_store_undo (test.store, NULL, NULL));
  assert_found (test.store, index, "ali", "Alice");
  g_assert_true (gops_store_begin (test.store, NULL, "Rename", NULL));
  g_assert_true (gops_store_exec (test.store, NULL, "UPDATE person SET name = '艾米' WHERE id = (SELECT person_id FROM membership WHERE id = ?1)", "l", id));
  g_assert_true (gops_store_commit (test.store, NULL));
  assert_found (test.store, index, "émile", "");
  assert_found (test.store, index, "艾", "艾米");
}

static void
test_sounds (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "one");
  g_autoptr (GopsNameIndex) index = NULL;

  add_member (test.store, group, "张三", "");
  add_member (test.store, group, "Ada", "章鱼");
  add_member (test.store, group, "Zhang Wei", "");
  index = gops_name_index_new (test.store, group);
  wait_for (index);
  assert_found (test.store, index, "zhang", "张三 Ada Zhang Wei");   /* by letters and by sound, in one order */
  assert_found (test.store, index, "zs", "张三");
  assert_found (test.store, index, "zy", "Ada");
  assert_found (test.store, index, "zhang w", "Zhang Wei");
  add_member (test.store, group, "曾四", "");
  assert_found (test.store, index, "zs", "张三 曾四");
  g_assert_true (gops_store_undo (test.store, NULL, NULL));
  assert_found (test.store, index, "zs", "张三");
}

/* Of two who are one the one who stays is found, by both names. */
static void
test_merged (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "one"), ada, bob, merge;
  g_autoptr (GopsNameIndex) index = gops_name_index_new (test.store, 0);
  g_autoptr (GError) error = NULL;
  static const char *const names[] = { "Ada", "Countess" };

  add_member (test.store, group, names[0], "");
  add_member (test.store, group, names[1], "");
  g_assert_true (gops_store_read_int (test.store, &ada, &error, "SELECT id FROM person WHERE name = 'Ada'", NULL));
  g_assert_true (gops_store_read_int (test.store, &bob, &error, "SELECT id FROM person WHERE name = 'Countess'", NULL));
  wait_for (index);
  for (guint i = 0; i < 3; i++)   /* made one, split, made one by undoing that */
    {
      gboolean one = i != 1;

      g_assert_true (i == 0 ? gops_people_merge (test.store, ada, bob, "", &merge, &error) :
                     one ? gops_store_undo (test.store, NULL, &error) : gops_people_split (test.store, merge, &error));
      g_assert_no_error (error);
      while (gops_name_index_n_names (index) != (one ? 1 : 2))
        g_main_context_iteration (NULL, TRUE);
      for (guint n = 0; n < G_N_ELEMENTS (names); n++)
        {
          g_autoptr (GArray) found = gops_name_index_search (index, names[n], 10);

          g_assert_cmpuint (found->len, ==, 1);
          g_assert_cmpint (g_array_index (found, gint64, 0), ==, one || n == 0 ? ada : bob);
        }
    }
}

/* In everybody's index a person is found by what a group calls them, and how that sounds, also when it was changed just now. */
static void
test_nicknames (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "one"), member = add_member (test.store, group, "Ada", "小芳");
  g_autoptr (GopsNameIndex) index = gops_name_index_new (test.store, 0);
  static const char *const called[] = { "小芳", "xf", "xiaofang", "ada" };

  wait_for (index);
  for (guint i = 0; i < 2; i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (called); j++)
        {
          g_autoptr (GArray) found = gops_name_index_search (index, called[j], 10);

          g_assert_cmpuint (found->len, ==, i == 0 || j == 3 ? 1 : 0);
        }
      g_assert_true (gops_store_begin (test.store, NULL, "Rename", NULL));
      g_assert_true (gops_store_exec (test.store, NULL, "UPDATE membership SET nickname = '阿明' WHERE id = ?1", "l", member));
      g_assert_true (gops_store_commit (test.store, NULL));
    }
}

static void
test_everybody (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsNameIndex) index = NULL;
  g_autoptr (GArray) found = NULL;
  gint64 group = gops_test_add_group (test.store, "one");

  for (int i = 0; i < 50; i++)
    {
      g_autofree char *name = g_strdup_printf ("name %d", i);

      add_member (test.store, group, name, "nick");
    }
  index = gops_name_index_new (test.store, 0);
  wait_for (index);
  g_assert_cmpuint (gops_name_index_n_names (index), ==, 50);
  found = gops_name_index_search (index, "name 1", 100);
  g_assert_cmpuint (found->len, ==, 11);
  g_clear_pointer (&found, g_array_unref);
  found = gops_name_index_search (index, "name", 7);
  g_assert_cmpuint (found->len, ==, 7);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/name-index/search", test_search);
  g_test_add_func ("/name-index/sounds", test_sounds);
  g_test_add_func ("/name-index/merged", test_merged);
  g_test_add_func ("/name-index/nicknames", test_nicknames);
  g_test_add_func ("/name-index/everybody", test_everybody);

  return g_test_run ();
}
