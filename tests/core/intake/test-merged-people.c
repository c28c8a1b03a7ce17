/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Imports after people were merged, and splitting after imports. */
#include "gops-journal.h"
#include "gops-member-import.h"
#include "gops-people-merge.h"
#include "gops-script-chat.h"
#include "gops-test-store.h"

typedef struct
{
  GopsTestStore test;
  gint64        group;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->test = gops_test_store_new ();
  gops_store_pin_clock (fixture->test.store, G_GINT64_CONSTANT (1788652800) * G_USEC_PER_SEC);   /* 2026-09-06 */
  fixture->group = gops_test_add_group (fixture->test.store, "晨跑");
  g_assert_true (gops_store_exec_unjournaled (fixture->test.store, NULL, &error, "UPDATE chat_group SET time_zone = 'UTC'", NULL));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gops_test_store_clear (&fixture->test);
}

/* Imports and expects so many "messages events new matched duplicates". */
static void
assert_import (Fixture    *fixture,
               const char *script,
               const char *expected)
{
  g_autoptr (GopsImportReport) report = gops_test_import_script (fixture->test.store, fixture->test.folder, fixture->group, script);
  g_autofree char *got = g_strdup_printf ("%d %d %d %d %d", (int) report->messages, (int) report->events, (int) report->members_new,
                                          (int) report->members_matched, (int) (report->duplicates + report->events_known));

  g_assert_cmpstr (got, ==, expected);
}

static gint64
merge (Fixture    *fixture,
       const char *kept,
       const char *merged)
{
  g_autoptr (GError) error = NULL;
  gint64 first = 0, second = 0, id = 0;

  g_assert_true (gops_store_read_int (fixture->test.store, &first, &error, "SELECT id FROM person WHERE name = ?1", "s", kept));
  g_assert_true (gops_store_read_int (fixture->test.store, &second, &error, "SELECT id FROM person WHERE name = ?1", "s", merged));
  g_assert_true (gops_people_merge (fixture->test.store, first, second, "", &id, &error));
  g_assert_no_error (error);
  return id;
}

static void
split (Fixture *fixture,
       gint64   id)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_people_split (fixture->test.store, id, &error));
  g_assert_no_error (error);
}

#define assert_query(fixture, sql, expected) gops_assert_query ((fixture)->test.store, sql, expected)

/* name, messages, active days, replies got and given, left, invites */
#define MEMBERS "SELECT v.full_name, m.messages, m.active_days, m.replies_got, m.replies_given, m.left_on, m.invites" \
  " FROM member_view v JOIN membership m ON m.id = v.id ORDER BY 1"

static const char talk[] =
  "08:00 join - u3 Cleo < u2 Bob\n"
  "08:15 m k1 u1 Ada Good morning\n"
  "08:16 m k2 u2 Bob Morning > k1\n"
  "2/09:00 m k3 u3 Cleo Hi > k2\n"
  "2/09:05 m - u1 Ada +1\n"
  "2/09:05 m - u2 Bob +1\n";

#define ALL_THREE "Ada|2|2|1|0||0; Bob|2|2|1|1||1; Cleo|1|1|0|1||0"

static void
test_again (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *before = NULL, *after = NULL;

  assert_import (fixture, talk, "5 1 3 0 0");
  assert_query (fixture, MEMBERS, ALL_THREE);
  merge (fixture, "Ada", "Bob");
  assert_query (fixture, MEMBERS, "Ada|4|2|2|1||1; Cleo|1|1|0|1||0");
  before = gops_test_dump (fixture->test.store);
  assert_import (fixture, talk, "0 0 0 2 6");
  after = gops_test_dump (fixture->test.store);
  g_assert_cmpstr (before, ==, after);
}

/* Whatever comes while two are one is of each account by itself, so that the two can be split. */
static void
test_more_and_split (Fixture       *fixture,
                     gconstpointer  data)
{
  static const char more[] =
    "3/08:00 m k8 u2 Bob Here I am\n"
    "3/08:01 m k9 u1 Ada So am I > k8\n"
    "3/09:00 join - u4 Dan < u2 Bob\n";
  gint64 id;

  assert_import (fixture, talk, "5 1 3 0 0");
  id = merge (fixture, "Ada", "Bob");
  assert_import (fixture, more, "2 1 1 1 0");
  /* an answer to oneself is none */
  assert_query (fixture, MEMBERS, "Ada|6|3|2|1||2; Cleo|1|1|0|1||0; Dan|0|0|0|0||0");
  assert_import (fixture, more, "0 0 0 2 3");
  split (fixture, id);
  assert_query (fixture, "SELECT v.full_name, m.messages, m.active_days, m.replies_got, m.replies_given FROM member_view v"
                " JOIN membership m ON m.id = v.id ORDER BY 1", "Ada|3|3|1|0; Bob|3|3|1|1; Cleo|1|1|0|1; Dan|0|0|0|0");
  assert_import (fixture, more, "0 0 0 3 3");
  assert_import (fixture, talk, "0 0 0 3 6");
}

static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *imported = NULL, *merged = NULL, *more = NULL, *text = NULL;

  assert_import (fixture, talk, "5 1 3 0 0");
  imported = gops_test_dump (fixture->test.store);
  merge (fixture, "Ada", "Bob");
  merged = gops_test_dump (fixture->test.store);
  assert_import (fixture, "3/08:00 m k8 u2 Bob Here I am\n", "1 0 0 1 0");
  more = gops_test_query (fixture->test.store, MEMBERS);
  g_assert_true (gops_store_undo (fixture->test.store, NULL, &error));
  text = gops_test_dump (fixture->test.store);
  g_assert_cmpstr (text, ==, merged);
  g_assert_true (gops_store_undo (fixture->test.store, NULL, &error));
  g_free (text);
  text = gops_test_dump (fixture->test.store);
  g_assert_cmpstr (text, ==, imported);
  g_assert_true (gops_store_redo (fixture->test.store, NULL, &error));
  g_assert_true (gops_store_redo (fixture->test.store, NULL, &error));
  g_free (text);
  text = gops_test_query (fixture->test.store, MEMBERS);
  g_assert_cmpstr (text, ==, more);
  g_assert_no_error (error);
}

/* Whoever is known by name alone is known by it after a merge, in the group and folded into another. */
static void
test_names_alone (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char nameless[] = "08:15 m - - Bob Hi\n08:16 m - - Robert Hello\n";
  gint64 id;

  assert_import (fixture, nameless, "2 0 2 0 0");
  id = merge (fixture, "Robert", "Bob");
  assert_import (fixture, nameless, "0 0 0 1 2");
  assert_import (fixture, "09:00 m - - Bob Later\n", "1 0 0 1 0");
  assert_query (fixture, "SELECT v.full_name, m.messages FROM member_view v JOIN membership m ON m.id = v.id", "Robert|3");
  split (fixture, id);
  assert_query (fixture, "SELECT v.full_name, m.messages FROM member_view v JOIN membership m ON m.id = v.id ORDER BY 1", "Bob|2; Robert|1");
  assert_import (fixture, nameless, "0 0 0 2 2");
}

/* Of two accounts the one who left is not gone. */
static void
test_left_with_one (Fixture       *fixture,
                    gconstpointer  data)
{
  assert_import (fixture, talk, "5 1 3 0 0");
  merge (fixture, "Ada", "Bob");
  assert_import (fixture, "4/10:00 left - u2 Bob\n", "0 1 0 1 0");
  assert_query (fixture, "SELECT v.full_name, v.left_on FROM member_view v ORDER BY 1", "Ada|; Cleo|");
  assert_import (fixture, "5/10:00 left - u1 Ada\n", "0 1 0 1 0");
  assert_query (fixture, "SELECT v.full_name, v.left_on FROM member_view v ORDER BY 1", "Ada|2026-09-05; Cleo|");
}

/* A list finds merged people by account, number, address and name, and writes of the one who stays. */
static void
test_list (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->test.folder, "list.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GopsMemberImport) import = NULL;
  g_autoptr (GopsImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  assert_import (fixture, talk, "5 1 3 0 0");
  g_assert_true (gops_store_exec_unjournaled (fixture->test.store, NULL, &error, "UPDATE person SET phone = '13800138000' WHERE name = 'Cleo'", NULL));
  merge (fixture, "Ada", "Bob");
  merge (fixture, "Ada", "Cleo");
  g_assert_true (g_file_set_contents (path, "name,微信号,phone,birthday\nNobody,u2,,1990-02-03\nCleo,,+8613800138000,\n", -1, NULL));
  import = gops_member_import_new (file, NULL, NULL, &error);
  g_assert_no_error (error);
  report = gops_member_import_run (import, fixture->test.store, fixture->group, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->members_new, ==, 0);
  assert_query (fixture, "SELECT count (*) FROM membership", "1");
  assert_query (fixture, "SELECT name, birthday FROM person WHERE birthday <> ''", "Ada|1990-02-03");
}

/* Where names are all that is known, whoever takes another name goes on under it; a name that somebody has is not taken. */
static void
test_new_name (Fixture       *fixture,
               gconstpointer  data)
{
  assert_import (fixture, "08:00 m - - Ada Good morning all\n08:02 m - - Bob Morning Ada\n08:05 renamed - - Ada Zoe\n08:10 m - - Zoe Here I am again\n"
                 "08:20 renamed - - Bob Zoe\n08:30 m - - Bob Still me\n", "4 2 2 0 0");
  assert_query (fixture, "SELECT v.name, m.messages FROM member_view v JOIN membership m ON m.id = v.id ORDER BY m.messages, 1", "Bob|2; Zoe|2");
  assert_import (fixture, "2/08:00 m - - Ada From an older device\n", "1 0 0 1 0");
  assert_query (fixture, "SELECT count (*) FROM person", "2");
}

/* --- every name that one of them had, with every number and address --- */

static const struct
{
  const char *name;
  const char *row;        /* 姓名,手机,邮箱 of a list for another group */
  const char *person;     /* (nullable): who is found; NULL: somebody new */
} former[] = {
  { "kept-name-and-number", "张三,13800138000,", "张三" },
  { "merged-name-kept-number", "三哥,13800138000,", "张三" },
  { "merged-name-kept-number-with-86", "三哥,+8613800138000,", "张三" },
  { "merged-card-kept-number", "跑者三,13800138000,", "张三" },
  { "kept-name-merged-address", "张三,,san@example.org", "张三" },
  { "merged-name-merged-address", "三哥,,san@example.org", "张三" },
  { "another-name", "李四,13800138000,", NULL },
  { "former-name-alone", "三哥,,", NULL },   /* in another group names tell nothing */
};

static void
import_list (Fixture    *fixture,
             const char *text)
{
  g_autofree char *path = g_build_filename (fixture->test.folder, "list.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GopsMemberImport) import = NULL;
  g_autoptr (GopsImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  import = gops_member_import_new (file, NULL, NULL, &error);
  report = gops_member_import_run (import, fixture->test.store, fixture->group, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* @filler: so many rows stand before, so that all that is known is read at once */
static void
check_former (guint i,
              guint filler)
{
  g_autoptr (GString) list = g_string_new ("姓名,手机,邮箱\n");
  Fixture fixture;
  gint64 members = 0;

  set_up (&fixture, NULL);
  import_list (&fixture, "姓名,群昵称,手机,邮箱\n张三,,13800138000,\n三哥,跑者三,,san@example.org\n");
  (void) merge (&fixture, "张三", "三哥");
  fixture.group = gops_test_add_group (fixture.test.store, "读书");
  for (guint n = 0; n < filler; n++)
    g_string_append_printf (list, "某%u,,\n", n);
  g_string_append_printf (list, "%s\n", former[i].row);
  import_list (&fixture, list->str);
  g_assert_true (gops_store_read_int (fixture.test.store, &members, NULL, "SELECT count(*) FROM membership m JOIN person p ON p.id = m.person_id"
                                      " WHERE m.group_id = ?1 AND p.name = ?2", "ls", fixture.group, former[i].person != NULL ? former[i].person : ""));
  g_assert_cmpint (members, ==, former[i].person != NULL);
  tear_down (&fixture, NULL);
}

static void
test_former (gconstpointer data)
{
  check_former (GPOINTER_TO_UINT (data), 0);
  check_former (GPOINTER_TO_UINT (data), 5010);
}

/* In the group of whoever stays the name of the other is theirs, though the other was never in it. */
static void
test_former_in_the_group (Fixture       *fixture,
                          gconstpointer  data)
{
  gint64 first = fixture->group, people = 0;

  import_list (fixture, "姓名\n张三\n");
  fixture->group = gops_test_add_group (fixture->test.store, "读书");
  import_list (fixture, "姓名\n三哥\n");
  (void) merge (fixture, "张三", "三哥");
  fixture->group = first;
  import_list (fixture, "姓名,手机\n三哥,13800138000\n");
  g_assert_true (gops_store_read_int (fixture->test.store, &people, NULL, "SELECT count(*) FROM person WHERE merged_into IS NULL", NULL));
  g_assert_cmpint (people, ==, 1);
}

#define ADD(path, function) g_test_add ("/intake/merged-people/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("again-adds-nothing", test_again);
  ADD ("more-and-split", test_more_and_split);
  ADD ("undo", test_undo);
  ADD ("names-alone", test_names_alone);
  ADD ("left-with-one-account", test_left_with_one);
  ADD ("list", test_list);
  for (guint i = 0; i < G_N_ELEMENTS (former); i++)
    {
      g_autofree char *path = g_strconcat ("/intake/merged-people/former/", former[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_former);
    }
  ADD ("former-in-the-group", test_former_in_the_group);
  ADD ("new-name", test_new_name);
  return g_test_run ();
}
