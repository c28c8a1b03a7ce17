/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that somebody has written by hand. */
#include "gops-journal.h"
#include "gops-membership.h"
#include "gops-person.h"
#include "gops-test-store.h"

#define NAMED "SELECT group_concat (named) FROM (SELECT named FROM membership ORDER BY id)"

static void
assert_text (GopsTestStore *test,
             const char    *sql,
             const char    *expected)
{
  g_autofree char *text = NULL;

  g_assert_true (gops_store_read_text (test->store, &text, NULL, sql, NULL));
  g_assert_cmpstr (text, ==, expected);
}

/* Ada is in two groups, in the second under another name. */
static void
fill (GopsTestStore *test)
{
  gint64 first = gops_test_add_group (test->store, "晨跑"), second = gops_test_add_group (test->store, "夜跑");

  g_assert_true (gops_store_begin (test->store, NULL, "Fill", NULL));
  g_assert_true (gops_store_exec (test->store, NULL, "INSERT INTO person (id, name) VALUES (1, 'Ada')", NULL));
  g_assert_true (gops_store_exec (test->store, NULL, "INSERT INTO membership (id, group_id, person_id, nickname) VALUES (1, ?1, 1, ''), (2, ?2, 1, 'Countess')",
                                  "ll", first, second));
  g_assert_true (gops_store_commit (test->store, NULL));
}

static void
test_person (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsPerson) person = NULL;

  fill (&test);
  person = gops_record_load (GOPS_TYPE_PERSON, test.store, 1, NULL);
  g_assert_true (gops_store_begin (test.store, NULL, "Edit", NULL));
  gops_record_set_text (person, GOPS_PERSON_NOTE, "x");
  g_assert_true (gops_person_save_by_hand (person, test.store, NULL, NULL));
  g_assert_true (gops_store_commit (test.store, NULL));
  assert_text (&test, NAMED, "0,0");
  g_assert_true (gops_store_begin (test.store, NULL, "Edit", NULL));
  gops_record_set_text (person, GOPS_PERSON_NAME, "Augusta");
  g_assert_true (gops_person_save_by_hand (person, test.store, NULL, NULL));
  g_assert_true (gops_store_commit (test.store, NULL));
  assert_text (&test, NAMED, "1,0");
  g_assert_true (gops_store_undo (test.store, NULL, NULL));
  assert_text (&test, NAMED, "0,0");
  g_assert_true (gops_store_redo (test.store, NULL, NULL));
  assert_text (&test, NAMED, "1,0");
}

static void
set_nickname (GopsTestStore *test,
              const char    *name)
{
  g_autoptr (GopsMembership) record = gops_record_load (GOPS_TYPE_MEMBERSHIP, test->store, 2, NULL);

  g_assert_true (gops_store_begin (test->store, NULL, "Edit", NULL));
  gops_record_set_text (record, GOPS_MEMBERSHIP_NICKNAME, name);
  g_assert_true (gops_membership_save_by_hand (record, test->store, NULL, NULL));
  g_assert_true (gops_store_commit (test->store, NULL));
}

static void
test_membership (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();

  fill (&test);
  set_nickname (&test, "Boss");
  assert_text (&test, NAMED, "0,1");
  set_nickname (&test, "");
  assert_text (&test, NAMED, "0,0");
  g_assert_true (gops_store_undo (test.store, NULL, NULL));
  assert_text (&test, NAMED, "0,1");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/named/person", test_person);
  g_test_add_func ("/model/named/membership", test_membership);
  return g_test_run ();
}
