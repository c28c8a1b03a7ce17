/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whoever changed the name between two exports without accounts is suggested as one person, with the reason. */
#include "config.h"

#include "gops-message-number.h"
#include "gops-person-suggest.h"
#include "gops-test-store.h"

static void
run (GopsStore *store, const char *sql, gint64 first, gint64 second)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin_unjournaled (store, &error));
  g_assert_true (gops_store_exec (store, &error, sql, "ll", first, second));
  g_assert_true (gops_store_end_unjournaled (store, TRUE, &error));
  g_assert_no_error (error);
}

/* Two people called @a and @b in a group whose chat came in twice. */
static gint64
set_up (GopsStore *store, const char *a, const char *b)
{
  gint64 group = gops_test_add_group (store, "Runners");
  g_autofree char *people = g_strdup_printf ("INSERT INTO person (id, name) VALUES (1 + 0 * ?1 * ?2, '%s'), (2, '%s')", a, b);

  run (store, people, 0, 0);
  run (store, "INSERT INTO membership (group_id, person_id, messages) VALUES (?1, 1 + ?2, 9), (?1, 2, 9)", group, 0);
  run (store, "INSERT INTO batch (id, kind, state, group_id, created_at, touched_at) VALUES (7, 'chat', 'done', ?1, ?2, 0), (8, 'chat', 'done', ?1, 1, 0)", group, 0);
  return group;
}

/* What @person said in the minute. */
static void
say (GopsStore *store, gint64 group, gint64 person, int minute, const char *text)
{
  gint64 id = ((gint64) (29000000 + minute) << (GOPS_MESSAGE_HASH_BITS + GOPS_MESSAGE_ORDINAL_BITS)) + person;
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin_unjournaled (store, &error));
  g_assert_true (gops_store_exec (store, &error, "INSERT INTO message (group_id, message_id, person_id, at, body, batch) VALUES (?1, ?2, ?3, ?4, ?5, 7)", "lllls",
                                  group, id, person, (gint64) (29000000 + minute) * 60 * G_USEC_PER_SEC, text));
  g_assert_true (gops_store_exec (store, &error, "INSERT OR IGNORE INTO activity_day (person_id, group_id, day, messages, batch) VALUES (?1, ?2, ?3, 1, 7)", "lli",
                                  person, group, (29000000 + minute) / 1440));
  g_assert_true (gops_store_end_unjournaled (store, TRUE, &error));
}

static GPtrArray *
suggest (GopsStore *store)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *suggestions = gops_person_suggest (store, GOPS_PERSON_SUGGEST_LEAST, 10, NULL, NULL, &error);

  g_assert_no_error (error);
  return suggestions;
}

static void
test_same_messages (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = set_up (test.store, "Maeve Tanner", "Trail Fox");
  g_autoptr (GPtrArray) few = NULL, many = NULL;
  static const char *const texts[] = { "Who is there on Saturday?", "I bring the water this time", "See you at the bridge then" };

  for (int i = 0; i < 2; i++)
    for (int person = 1; person <= 2; person++)
      say (test.store, group, person, 10 * i, texts[i]);
  few = suggest (test.store);
  g_assert_cmpuint (few->len, ==, 0);   /* chance */
  for (int person = 1; person <= 2; person++)
    say (test.store, group, person, 1500, texts[2]);
  many = suggest (test.store);
  g_assert_cmpuint (many->len, ==, 1);
  g_assert_cmpuint (((GopsPersonSuggestion *) many->pdata[0])->verdict->reasons->len, >=, 1);
  g_assert_cmpuint (((GopsPersonSuggestion *) many->pdata[0])->verdict->score, <, GOPS_PERSON_SUGGEST_SURE);   /* a person decides */
}

/* "+1" from two is no sign. */
static void
test_short_texts (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = set_up (test.store, "Maeve Tanner", "Trail Fox");
  g_autoptr (GPtrArray) found = NULL;

  for (int i = 0; i < 12; i++)
    say (test.store, group, 1 + i % 2, i / 2 * 7, "+1");
  found = suggest (test.store);
  g_assert_cmpuint (found->len, ==, 0);
}

static void
test_notice (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = set_up (test.store, "Maeve Tanner", "Trail Fox");
  g_autoptr (GPtrArray) before = suggest (test.store), after = NULL;

  g_assert_cmpuint (before->len, ==, 0);
  run (test.store, "INSERT INTO member_event (group_id, event_id, person_id, at, kind, detail, batch) VALUES (?1, 5, 1, ?2, 'renamed', 'Trail Fox', 7)", group, 0);
  after = suggest (test.store);
  g_assert_cmpuint (after->len, ==, 1);
  run (test.store, "INSERT INTO person_apart (first_id, second_id) VALUES (1 + 0 * ?1, 2 + ?2)", 0, 0);
  g_ptr_array_unref (g_steal_pointer (&after));
  after = suggest (test.store);
  g_assert_cmpuint (after->len, ==, 0);   /* somebody said that they are two */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/person-aliases/the-same-messages", test_same_messages);
  g_test_add_func ("/person-aliases/short-texts-tell-nothing", test_short_texts);
  g_test_add_func ("/person-aliases/notice-of-a-new-name", test_notice);
  return g_test_run ();
}
