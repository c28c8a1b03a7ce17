/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions, undo, redo, history, the change signal. */

#include "gops-changes.h"
#include "gops-journal.h"
#include "gops-records.h"
#include "gops-test-store.h"

#include <string.h>

static void
rename_group (GopsStore  *store,
              gint64      id,
              const char *name)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (store, &error, "Rename group “%s”", name, NULL));
  g_assert_true (gops_store_exec (store, &error, "UPDATE chat_group SET name = ?1 WHERE id = ?2", "sl", name, id));
  g_assert_true (gops_store_commit (store, &error));
  g_assert_no_error (error);
}

/* Undoes and redoes the newest action and compares the whole workspace each time. */
static void
assert_round_trip (GopsTestStore *test,
                   const char    *before)
{
  g_autofree char *after = gops_test_dump (test->store);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_undo (test->store, NULL, &error));
  g_assert_no_error (error);
  undone = gops_test_dump (test->store);
  g_assert_cmpstr (undone, ==, before);
  gops_test_store_reopen (test);
  g_assert_true (gops_store_redo (test->store, NULL, &error));
  g_assert_no_error (error);
  redone = gops_test_dump (test->store);
  g_assert_cmpstr (redone, ==, after);
}

static void
test_round_trip (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autofree char *empty = gops_test_dump (test.store);
  g_autofree char *created = NULL;
  gint64 id = gops_test_add_group (test.store, "晨跑");

  assert_round_trip (&test, empty);
  created = gops_test_dump (test.store);
  rename_group (test.store, id, "夜跑");
  assert_round_trip (&test, created);
}

/* Every column type with every awkward value, in one row and one by one. */
static void
test_values (void)
{
  static const char nul_text[] = "a\0b";
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *big = g_strnfill (1024 * 1024, 'x');
  static const double reals[] = { 0, 0.1 + 0.2, -1e308, 1e-300, 12345678.9 };
  gint64 group = gops_test_add_group (test.store, "values");

  for (guint i = 0; i < G_N_ELEMENTS (reals); i++)
    {
      g_autofree char *before = gops_test_dump (test.store);
      g_autoptr (GopsGoal) goal = gops_record_new (GOPS_TYPE_GOAL, "group-id", group, "target", reals[i], NULL);

      g_assert_true (gops_store_begin (test.store, &error, "Goal", NULL));
      g_assert_true (gops_record_insert (goal, test.store, &error));
      g_assert_true (gops_store_commit (test.store, &error));
      assert_round_trip (&test, before);
    }
  g_assert_true (gops_store_exec_unjournaled (test.store, NULL, &error, "INSERT INTO picture (id, group_id) VALUES (1, ?1)", "l", group));
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *before = gops_test_dump (test.store);
      g_autoptr (GBytes) blob = i == 0 ? NULL : g_bytes_new (nul_text, i == 1 ? 0 : 3);
      g_autoptr (GopsStatement) update = NULL;

      g_assert_true (gops_store_begin (test.store, &error, "Values", NULL));
      update = gops_store_query (test.store, &error, "UPDATE chat_group SET note = ?1, response_hours = ?2 WHERE id = ?3", NULL);
      if (i == 3)
        gops_statement_bind_text (update, 1, nul_text, 3);
      else
        gops_statement_bind_text (update, 1, i == 4 ? big : i == 5 ? "\"\\\n\t\x01群 𠮷" : "", -1);
      gops_statement_bind_int (update, 2, i == 2 ? G_GINT64_CONSTANT (1) << 62 : i);
      gops_statement_bind_int (update, 3, group);
      g_assert_true (gops_statement_run (update, &error));
      g_clear_pointer (&update, gops_statement_free);
      update = gops_store_query (test.store, &error, "UPDATE picture SET data = ?1", NULL);
      gops_statement_bind_blob (update, 1, blob);
      g_assert_true (gops_statement_run (update, &error));
      g_clear_pointer (&update, gops_statement_free);
      g_assert_true (gops_store_commit (test.store, &error));
      g_assert_no_error (error);
      if (i == 0)
        continue;   /* nothing but unset values: no change to undo */
      assert_round_trip (&test, before);
    }
}

static void
test_cascade (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  gint64 id = gops_test_add_group (test.store, "cascade");

  g_assert_true (gops_store_begin (test.store, &error, "Clauses", NULL));
  for (int i = 0; i < 20; i++)
    {
      g_autoptr (GopsClause) clause = gops_record_new (GOPS_TYPE_CLAUSE, "group-id", id, "position", (gint64) i, "text", "规则", NULL);

      g_assert_true (gops_record_insert (clause, test.store, &error));
    }
  g_assert_true (gops_store_commit (test.store, &error));
  before = gops_test_dump (test.store);
  g_assert_true (gops_store_begin (test.store, &error, "Delete", NULL));
  g_assert_true (gops_store_exec (test.store, &error, "DELETE FROM chat_group WHERE id = ?1", "l", id));
  g_assert_true (gops_store_commit (test.store, &error));
  g_assert_no_error (error);
  assert_round_trip (&test, before);
}

static void
test_outside_action (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;

  gops_test_add_group (test.store, "one");
  g_assert_false (gops_store_exec (test.store, &error, "UPDATE chat_group SET name = 'x'", NULL));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_FAILED);
}

static void
test_nested (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = gops_test_dump (test.store);
  g_autofree char *after = NULL;
  g_autofree char *label = NULL;

  g_assert_true (gops_store_begin (test.store, &error, "Outer", NULL));
  gops_test_add_group (test.store, "a");
  gops_test_add_group (test.store, "b");
  g_assert_true (gops_store_commit (test.store, &error));
  label = gops_store_dup_undo_label (test.store);
  g_assert_cmpstr (label, ==, "Outer");
  assert_round_trip (&test, before);

  after = gops_test_dump (test.store);
  g_assert_true (gops_store_begin (test.store, &error, "Outer", NULL));
  g_assert_true (gops_store_begin (test.store, &error, "Inner", NULL));
  g_assert_true (gops_store_exec (test.store, &error, "UPDATE chat_group SET name = 'x'", NULL));
  gops_store_rollback (test.store);
  g_assert_false (gops_store_commit (test.store, &error));
  g_clear_error (&error);
  g_free (before);
  before = gops_test_dump (test.store);
  g_assert_cmpstr (before, ==, after);
}

static void
test_merge (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 id = gops_test_add_group (test.store, "start");
  g_autoptr (GopsGroup) group = gops_record_load (GOPS_TYPE_GROUP, test.store, id, &error);
  g_autofree char *before = gops_test_dump (test.store);
  g_autoptr (GPtrArray) history = NULL;

  g_assert_true (gops_record_store_text (group, test.store, GOPS_GROUP_NAME, "s", &error));
  g_assert_true (gops_record_store_text (group, test.store, GOPS_GROUP_NAME, "st", &error));
  g_assert_true (gops_record_store_text (group, test.store, GOPS_GROUP_NAME, "sto", &error));
  g_assert_no_error (error);
  history = gops_store_history (test.store, NULL, 0, 10, &error);
  g_assert_cmpuint (history->len, ==, 2);
  assert_round_trip (&test, before);
}

static void
test_conflict (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStore) other = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 id = gops_test_add_group (test.store, "one");

  rename_group (test.store, id, "two");
  /* Somebody changes the row behind the journal's back. */
  g_assert_true (gops_store_begin (test.store, &error, "Sly", NULL));
  g_assert_true (gops_store_exec (test.store, &error, "UPDATE chat_group SET name = 'three' WHERE id = ?1", "l", id));
  g_assert_true (gops_store_commit (test.store, &error));
  g_assert_true (gops_store_exec_unjournaled (test.store, NULL, &error, "DELETE FROM journal_row WHERE action = (SELECT max (id) FROM journal_action)", NULL));
  g_assert_true (gops_store_exec_unjournaled (test.store, NULL, &error, "DELETE FROM journal_action WHERE id = (SELECT max (id) FROM journal_action)", NULL));
  before = gops_test_dump (test.store);
  g_assert_false (gops_store_undo (test.store, NULL, &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "two"));
  after = gops_test_dump (test.store);
  g_assert_cmpstr (before, ==, after);
}

static void
test_new_action_drops_redo (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 id = gops_test_add_group (test.store, "one");

  rename_group (test.store, id, "two");
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  rename_group (test.store, id, "three");
  g_assert_null (gops_store_dup_redo_label (test.store));
  g_assert_false (gops_store_redo (test.store, NULL, &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOTHING);
}

static void
test_history (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  GopsHistoryEntry *entry;
  GopsHistoryChange *change;
  gint64 id = gops_test_add_group (test.store, "one \"quoted\" \\ 群");

  rename_group (test.store, id, "two");
  history = gops_store_history_of_group (test.store, id, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 2);
  entry = g_ptr_array_index (history, 1);
  g_assert_cmpstr (entry->label, ==, "Create group “one \"quoted\" \\ 群”");
  g_assert_cmpstr (entry->author, ==, "Tester");
  entry = g_ptr_array_index (history, 0);
  g_assert_cmpuint (entry->n_rows, ==, 1);
  changes = gops_store_history_changes (test.store, entry->id, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, ==, 1);
  change = g_ptr_array_index (changes, 0);
  g_assert_cmpstr (change->column, ==, "Name of the group");
  g_assert_cmpstr (change->before, ==, "one \"quoted\" \\ 群");
  g_assert_cmpstr (change->after, ==, "two");
}

static void
count_changes (GopsStore   *store,
               GopsChanges *changes,
               gpointer     user_data)
{
  guint *seen = user_data;

  seen[0]++;
  seen[1] = gops_changes_count (changes, "chat_group");
  seen[2] = gops_changes_is_many (changes, "clause");
}

static void
test_signal (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  guint seen[3] = { 0 };
  gint64 id;

  g_signal_connect (test.store, "changed", G_CALLBACK (count_changes), seen);
  id = gops_test_add_group (test.store, "one");
  g_assert_cmpuint (seen[0], ==, 1);
  g_assert_cmpuint (seen[1], ==, 1);
  g_assert_true (gops_store_begin (test.store, &error, "Nothing kept", NULL));
  g_assert_true (gops_store_exec (test.store, &error, "UPDATE chat_group SET name = 'x' WHERE id = ?1", "l", id));
  gops_store_rollback (test.store);
  g_assert_cmpuint (seen[0], ==, 1);
  g_assert_true (gops_store_begin (test.store, &error, "Many", NULL));
  for (int i = 0; i < 1500; i++)
    g_assert_true (gops_store_exec (test.store, &error, "INSERT INTO clause (id, group_id) VALUES (?1, ?2)", "ll", gops_store_new_id (test.store), id));
  g_assert_true (gops_store_commit (test.store, &error));
  g_assert_cmpuint (seen[2], ==, 1);
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  g_assert_cmpuint (seen[0], ==, 3);
}

static void
test_other_process (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStore) other = gops_workspace_open (test.path, &error);
  guint seen[3] = { 0 };

  g_assert_no_error (error);
  g_signal_connect (test.store, "changed", G_CALLBACK (count_changes), seen);
  g_assert_false (gops_store_poll (test.store));
  gops_test_add_group (other, "from elsewhere");
  g_assert_true (gops_store_poll (test.store));
  g_assert_cmpuint (seen[0], ==, 1);
  g_assert_false (gops_store_poll (test.store));
}

/* An update to the same values is no change: no action, no signal, nothing to undo. */
static void
test_same_values (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  guint seen[3] = { 0 };
  gint64 id = gops_test_add_group (test.store, "one");

  g_signal_connect (test.store, "changed", G_CALLBACK (count_changes), seen);
  rename_group (test.store, id, "one");
  label = gops_store_dup_undo_label (test.store);
  g_assert_cmpstr (label, ==, "Create group “one”");
  g_assert_cmpuint (seen[0], ==, 0);

  g_assert_true (gops_store_begin (test.store, &error, "Mixed", NULL));
  g_assert_true (gops_store_exec (test.store, &error, "UPDATE chat_group SET note = ''", NULL));
  g_assert_true (gops_store_exec (test.store, &error, "UPDATE chat_group SET note = 'x'", NULL));
  g_assert_true (gops_store_commit (test.store, &error));
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  g_assert_no_error (error);
}

/* Messages are not journaled: a person that comes back finds them, and the days, as they were. */
static void
test_deleted_person (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPerson) person = gops_record_new (GOPS_TYPE_PERSON, "name", "小明", NULL);
  gint64 group = gops_test_add_group (test.store, "one"), n = 0;
  g_autofree char *before = NULL;

  g_assert_true (gops_store_begin (test.store, &error, "Person", NULL));
  g_assert_true (gops_record_insert (person, test.store, &error));
  g_assert_true (gops_store_exec (test.store, &error, "INSERT INTO membership (id, group_id, person_id) VALUES (1, ?1, ?2)", "ll",
                                  group, gops_record_get_id (person)));
  g_assert_true (gops_store_commit (test.store, &error));
  g_assert_true (gops_store_exec (test.store, &error, "INSERT INTO message (group_id, message_id, person_id, at) VALUES (?1, 1, ?2, 1)", "ll",
                                  group, gops_record_get_id (person)));
  g_assert_true (gops_store_exec (test.store, &error, "INSERT INTO activity_day (person_id, group_id, day) VALUES (?1, ?2, 1)", "ll",
                                  gops_record_get_id (person), group));
  before = gops_test_dump (test.store);
  g_assert_true (gops_store_begin (test.store, &error, "Delete", NULL));
  g_assert_true (gops_record_delete (person, test.store, &error));
  g_assert_true (gops_store_commit (test.store, &error));
  g_assert_no_error (error);
  assert_round_trip (&test, before);
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  g_assert_true (gops_store_read_int (test.store, &n, &error, "SELECT count(*) FROM message m JOIN person p ON p.id = m.person_id JOIN activity_day d ON d.person_id = p.id", NULL));
  g_assert_cmpint (n, ==, 1);
}

/* After a replay, foreign keys are checked again, also for who listens to ::changed. */
static void
on_changed_check_cb (GopsStore   *store,
                     GopsChanges *changes,
                     gpointer     user_data)
{
  gint64 *on = user_data;

  g_assert_true (gops_store_read_int (store, on, NULL, "PRAGMA foreign_keys", NULL));
}

static void
test_keys_after_replay (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 on = -1;

  gops_test_add_group (test.store, "one");
  g_signal_connect (test.store, "changed", G_CALLBACK (on_changed_check_cb), &on);
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  g_assert_cmpint (on, ==, 1);
  g_assert_false (gops_store_undo (test.store, NULL, &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOTHING);
  g_assert_true (gops_store_read_int (test.store, &on, NULL, "PRAGMA foreign_keys", NULL));
  g_assert_cmpint (on, ==, 1);
}

static gint64
count_actions (GopsStore *store)
{
  gint64 n = -1;

  g_assert_true (gops_store_read_int (store, &n, NULL, "SELECT count(*) FROM journal_action", NULL));
  return n;
}

static gint64
count_rows (GopsStore *store)
{
  gint64 n = -1;

  g_assert_true (gops_store_read_int (store, &n, NULL, "SELECT count(*) FROM journal_row", NULL));
  return n;
}

/* A statement that fails takes back what it did; the action goes on without it, and so must its journal. */
static void
test_failed_statement (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 rows = count_rows (test.store);
  g_autofree char *before = gops_test_dump (test.store);

  g_assert_true (gops_store_begin (test.store, &error, "Settings", NULL));
  g_assert_true (gops_store_exec (test.store, &error, "INSERT INTO setting (id, key, value) VALUES (1, 'a', 'x'), (2, 'b', 'x')", NULL));
  /* The first row is changed before the second one meets the key of a third. */
  g_assert_true (gops_store_exec (test.store, &error, "INSERT INTO setting (id, key, value) VALUES (3, 'bb', 'x')", NULL));
  g_assert_no_error (error);
  g_assert_false (gops_store_exec (test.store, &error, "UPDATE setting SET key = key || 'b' WHERE id < 3", NULL));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_true (gops_store_exec (test.store, &error, "UPDATE setting SET value = 'y' WHERE id = 1", NULL));
  g_assert_true (gops_store_commit (test.store, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_rows (test.store), ==, rows + 4);
  assert_round_trip (&test, before);

  /* An action of which only the failed part would have changed anything leaves no trace. */
  rows = count_actions (test.store);
  g_assert_true (gops_store_begin (test.store, &error, "Nothing", NULL));
  g_assert_false (gops_store_exec (test.store, NULL, "UPDATE setting SET key = key || 'b' WHERE id < 3", NULL));
  g_assert_true (gops_store_commit (test.store, &error));
  g_assert_cmpint (count_actions (test.store), ==, rows);
}

/* Columns that different triggers tell of are one entry; two statements on one row are two. */
static void
test_one_entry_per_row (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 id = gops_test_add_group (test.store, "wide"), rows = count_rows (test.store);
  g_autofree char *before = gops_test_dump (test.store);

  g_assert_true (gops_store_begin (test.store, &error, "Wide", NULL));
  g_assert_true (gops_store_exec (test.store, &error, "UPDATE chat_group SET name = 'a', owner = 'b', tags = 'c', note = 'd', response_hours = 5"
                                  " WHERE id = ?1", "l", id));
  g_assert_true (gops_store_exec (test.store, &error, "UPDATE chat_group SET name = 'e' WHERE id = ?1", "l", id));
  g_assert_true (gops_store_exec (test.store, &error, "UPDATE chat_group SET note = 'f' WHERE id = ?1", "l", id));
  g_assert_true (gops_store_commit (test.store, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_rows (test.store), ==, rows + 3);
  assert_round_trip (&test, before);
}

/* More than is kept in memory: what is written early must go with the action all the same. */
static void
test_long_action (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strnfill (300 * 1024, 'x'), *before = NULL, *after = NULL;
  gint64 id = gops_test_add_group (test.store, "long"), rows = count_rows (test.store);

  before = gops_test_dump (test.store);
  for (int keep = 0; keep < 2; keep++)
    {
      g_assert_true (gops_store_begin (test.store, &error, "Long", NULL));
      for (int i = 0; i < 12; i++)
        g_assert_true (gops_store_exec (test.store, &error, "UPDATE chat_group SET note = ?1 || ?2 WHERE id = ?3", "sil", text, i, id));
      if (keep)
        g_assert_true (gops_store_commit (test.store, &error));
      else
        gops_store_rollback (test.store);
      g_assert_no_error (error);
      g_assert_cmpint (count_rows (test.store), ==, rows + (keep ? 12 : 0));
      if (!keep)
        after = gops_test_dump (test.store);
    }
  g_assert_cmpstr (before, ==, after);
  assert_round_trip (&test, before);
}

static void
test_trim (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 id = gops_test_add_group (test.store, "start"), rows = 0, now = gops_store_now (test.store);

  for (int i = 0; i < 299; i++)
    {
      g_autofree char *name = g_strdup_printf ("name %d", i);

      gops_store_pin_clock (test.store, now + i);
      rename_group (test.store, id, name);
    }
  g_assert_cmpint (count_actions (test.store), ==, 300);
  g_assert_true (gops_store_trim_journal (test.store, now - 1000000, G_MAXUINT64, &error));
  g_assert_cmpint (count_actions (test.store), ==, 300);
  g_assert_true (gops_store_trim_journal (test.store, now + 100, G_MAXUINT64, &error));
  g_assert_cmpint (count_actions (test.store), ==, 199);
  g_assert_true (gops_store_trim_journal (test.store, 0, 150 * (64 + strlen ("{\"name\":\"name 100\"}") * 2), &error));
  g_assert_cmpint (count_actions (test.store), ==, 150);
  g_assert_true (gops_store_trim_journal (test.store, G_MAXINT64, 0, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_actions (test.store), ==, 100);
  g_assert_true (gops_store_read_int (test.store, &rows, &error, "SELECT count(*) FROM journal_row", NULL));
  g_assert_cmpint (rows, ==, 100);
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  g_assert_no_error (error);
}

/* A figure that days have taken back already is what undoing would make of it: that is no conflict. */
static void
test_figure_of_days (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 group = gops_test_add_group (test.store, "晨跑"), days = 0;

  g_assert_true (gops_store_begin (test.store, &error, "Add", NULL));
  g_assert_true (gops_store_exec (test.store, &error, "INSERT INTO person (id, name) VALUES (7, '某人')", NULL));
  g_assert_true (gops_store_exec (test.store, &error, "INSERT INTO membership (id, group_id, person_id, active_days) VALUES (8, ?1, 7, 3)", "l", group));
  g_assert_true (gops_store_commit (test.store, &error));
  g_assert_true (gops_store_begin (test.store, &error, "Import", NULL));
  g_assert_true (gops_store_exec (test.store, &error, "UPDATE membership SET active_days = 5 WHERE id = 8", NULL));
  g_assert_true (gops_store_commit (test.store, &error));
  g_assert_true (gops_store_exec_unjournaled (test.store, NULL, &error, "UPDATE membership SET active_days = 3 WHERE id = 8", NULL));
  g_assert_no_error (error);

  g_assert_true (gops_store_undo (test.store, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (gops_store_redo (test.store, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (gops_store_read_int (test.store, &days, &error, "SELECT active_days FROM membership WHERE id = 8", NULL));
  g_assert_cmpint (days, ==, 5);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/store/undo/round-trip", test_round_trip);
  g_test_add_func ("/store/undo/every-value", test_values);
  g_test_add_func ("/store/undo/restores-cascaded-rows", test_cascade);
  g_test_add_func ("/store/undo/refused-after-other-change", test_conflict);
  g_test_add_func ("/store/undo/new-action-drops-redo", test_new_action_drops_redo);
  g_test_add_func ("/store/action/none-no-write", test_outside_action);
  g_test_add_func ("/store/action/nests", test_nested);
  g_test_add_func ("/store/action/merges-typing", test_merge);
  g_test_add_func ("/store/history/tells-from-and-to", test_history);
  g_test_add_func ("/store/changed/after-commit-only", test_signal);
  g_test_add_func ("/store/changed/other-connection", test_other_process);
  g_test_add_func ("/store/undo/same-values-are-no-change", test_same_values);
  g_test_add_func ("/store/undo/deleted-person-finds-messages", test_deleted_person);
  g_test_add_func ("/store/undo/keys-are-checked-afterwards", test_keys_after_replay);
  g_test_add_func ("/store/action/failed-statement-leaves-no-trace", test_failed_statement);
  g_test_add_func ("/store/action/one-entry-per-row", test_one_entry_per_row);
  g_test_add_func ("/store/action/longer-than-memory", test_long_action);
  g_test_add_func ("/store/undo/figure-of-days", test_figure_of_days);
  g_test_add_func ("/store/history/trims-oldest-keeps-hundred", test_trim);

  return g_test_run ();
}
