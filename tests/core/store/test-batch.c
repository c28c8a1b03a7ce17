/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bulk intake: hidden until done, undone as one, removed after a kill. */

#include "gops-batch.h"
#include "gops-backup.h"
#include "gops-changes.h"
#include "gops-journal.h"
#include "gops-records.h"
#include "gops-test-store.h"

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

static gint64
count_members (GopsStore *store)
{
  gint64 n = -1;

  g_assert_true (gops_store_read_int (store, &n, NULL, "SELECT count(*) FROM member_view", NULL));
  return n;
}

static void
insert_member (GopsStore *store,
               gint64     group,
               gint64     batch,
               const char *name)
{
  g_autoptr (GError) error = NULL;
  gint64 person = gops_store_new_id (store);

  g_assert_true (gops_store_exec (store, &error, "INSERT INTO person (id, name, batch) VALUES (?1, ?2, ?3)", "lsl", person, name, batch));
  g_assert_true (gops_store_exec (store, &error, "INSERT INTO membership (id, group_id, person_id, batch) VALUES (?1, ?2, ?3, ?4)", "llll",
                                  gops_store_new_id (store), group, person, batch));
  g_assert_no_error (error);
}

static void
test_batch (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  GopsBatch batch;
  gint64 group = gops_test_add_group (test.store, "one"), rows = 0;

  g_assert_true (gops_batch_begin (test.store, &batch, "members", "list.csv", group, &error, "Import “%s”", "list.csv", NULL));
  for (int slice = 0; slice < 3; slice++)
    {
      g_assert_true (gops_batch_resume (test.store, &batch, &error));
      insert_member (test.store, group, batch.id, "某人");
      g_assert_true (gops_store_exec (test.store, &error, "UPDATE chat_group SET note = note || 'x' WHERE id = ?1", "l", group));
      g_assert_true (gops_store_commit (test.store, &error));
      g_assert_cmpint (count_members (test.store), ==, 0);
    }
  g_assert_true (gops_batch_finish (test.store, &batch, "{}", &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_members (test.store), ==, 3);
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_members (test.store), ==, 0);
  gops_test_store_reopen (&test);
  g_assert_true (gops_store_redo (test.store, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_members (test.store), ==, 3);
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  g_assert_false (gops_batch_purge_due (test.store));
  rename_group (test.store, group, "drops what could be redone");
  g_assert_cmpint (count_members (test.store), ==, 0);
  g_assert_true (gops_batch_purge_due (test.store));
  g_assert_true (gops_batch_purge (test.store, &error));
  g_assert_no_error (error);
  g_assert_true (gops_store_read_int (test.store, &rows, &error, "SELECT count(*) FROM membership", NULL));
  g_assert_cmpint (rows, ==, 0);
}

static void
test_batch_discard (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  GopsBatch batch;
  gint64 group = gops_test_add_group (test.store, "one");
  g_autofree char *before = gops_test_dump (test.store);
  g_autofree char *after = NULL;

  /* Made long ago by a process that was killed. */
  gops_store_pin_clock (test.store, gops_store_now (test.store) - 3600 * (gint64) G_USEC_PER_SEC);
  g_assert_true (gops_batch_begin (test.store, &batch, "members", "list.csv", group, &error, "Import", NULL));
  g_assert_true (gops_batch_resume (test.store, &batch, &error));
  for (int i = 0; i < 5000; i++)
    insert_member (test.store, group, batch.id, "x");
  g_assert_true (gops_store_exec (test.store, &error, "UPDATE chat_group SET note = 'touched' WHERE id = ?1", "l", group));
  g_assert_true (gops_store_commit (test.store, &error));
  g_assert_no_error (error);
  gops_test_store_reopen (&test);
  after = gops_test_dump (test.store);
  g_assert_cmpstr (before, ==, after);
}


static void
import_members (GopsStore *store,
                gint64     group,
                guint      n)
{
  g_autoptr (GError) error = NULL;
  GopsBatch batch;

  g_assert_true (gops_batch_begin (store, &batch, "members", "list.csv", group, &error, "Import “%s”", "list.csv", NULL));
  g_assert_true (gops_batch_resume (store, &batch, &error));
  for (guint i = 0; i < n; i++)
    insert_member (store, group, batch.id, "某人");
  g_assert_true (gops_store_commit (store, &error));
  g_assert_true (gops_batch_finish (store, &batch, "{}", &error));
  g_assert_no_error (error);
}

static gint64
count_rows (GopsStore  *store,
            const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"", table);
  gint64 n = -1;

  g_assert_true (gops_store_read_int (store, &n, NULL, sql, NULL));
  return n;
}

static void
on_changed_cb (GopsStore   *store,
               GopsChanges *changes,
               guint       *n)
{
  (*n)++;
}

/* The action itself deletes nothing; the purge goes in slices, and what a kill leaves is removed at the next open. */
static void
test_purge (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 group = gops_test_add_group (test.store, "one");
  guint commits = 0;

  for (int killed = 0; killed < 2; killed++)
    {
      import_members (test.store, group, 5000);
      g_assert_true (gops_store_undo (test.store, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpint (count_rows (test.store, "person"), ==, 5000);
      rename_group (test.store, group, killed ? "two" : "three");
      g_assert_cmpint (count_rows (test.store, "person"), ==, 5000);
      g_assert_cmpint (count_members (test.store), ==, 0);
      g_signal_connect (test.store, "changed", G_CALLBACK (on_changed_cb), &commits);
      if (killed)
        gops_test_store_reopen (&test);
      else
        g_assert_true (gops_batch_purge (test.store, &error));
      g_assert_no_error (error);
      g_assert_cmpint (count_rows (test.store, "person"), ==, 0);
      g_assert_cmpint (count_rows (test.store, "membership"), ==, 0);
      g_assert_cmpint (count_rows (test.store, "batch"), ==, 0);
      if (!killed)
        g_signal_handlers_disconnect_by_func (test.store, on_changed_cb, &commits);
    }
  g_assert_cmpuint (commits, >=, 2 * 3);   /* three slices of each table */
}

/* An account of a person that only an undone import had can be given to somebody. */
static void
test_hidden_account (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  GopsBatch batch;
  gint64 group = gops_test_add_group (test.store, "one"), person, hidden;

  g_assert_true (gops_store_begin (test.store, &error, "Person", NULL));
  person = gops_store_new_id (test.store);
  g_assert_true (gops_store_exec (test.store, &error, "INSERT INTO person (id, name) VALUES (?1, '王芳')", "l", person));
  g_assert_true (gops_store_commit (test.store, &error));
  g_assert_true (gops_batch_begin (test.store, &batch, "members", "list.csv", group, &error, "Import", NULL));
  g_assert_true (gops_batch_resume (test.store, &batch, &error));
  hidden = gops_store_new_id (test.store);
  g_assert_true (gops_store_exec (test.store, &error, "INSERT INTO person (id, name, batch) VALUES (?1, '李娜', ?2)", "ll", hidden, batch.id));
  g_assert_true (gops_store_exec (test.store, &error, "INSERT INTO person_identity (id, person_id, platform, external_id, batch)"
                                  " VALUES (?1, ?2, 'wechat', 'wx_1', ?3)", "lll", gops_store_new_id (test.store), hidden, batch.id));
  g_assert_true (gops_store_commit (test.store, &error));
  g_assert_true (gops_batch_finish (test.store, &batch, "{}", &error));
  g_assert_no_error (error);

  g_assert_false (gops_identity_add (test.store, person, "wechat", "wx_1", &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  g_assert_true (gops_identity_add (test.store, person, "wechat", "wx_1", &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_rows (test.store, "person_identity"), ==, 1);
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_rows (test.store, "person_identity"), ==, 0);
  g_assert_true (gops_store_redo (test.store, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_rows (test.store, "person_identity"), ==, 1);
}

/* A repair takes what points to nothing, but no row of an undone intake, whose group may be undone as well. */
static void
test_repair (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  gint64 group = gops_test_add_group (test.store, "one");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  import_members (test.store, group, 5);
  before = gops_test_dump (test.store);
  for (int i = 0; i < 2; i++)
    g_assert_true (gops_store_undo (test.store, NULL, &error));
  g_assert_true (gops_store_repair (test.store, &error));
  g_assert_no_error (error);
  for (int i = 0; i < 2; i++)
    g_assert_true (gops_store_redo (test.store, NULL, &error));
  g_assert_no_error (error);
  after = gops_test_dump (test.store);
  g_assert_cmpstr (before, ==, after);

  g_assert_true (gops_store_exec (test.store, &error, "PRAGMA foreign_keys = OFF", NULL));
  g_assert_true (gops_store_exec_unjournaled (test.store, NULL, &error, "DELETE FROM chat_group WHERE id = ?1", "l", group));
  g_assert_true (gops_store_exec (test.store, &error, "PRAGMA foreign_keys = ON", NULL));
  g_assert_true (gops_store_repair (test.store, &error));
  g_assert_no_error (error);
  problems = gops_store_check (test.store, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpint (count_rows (test.store, "membership"), ==, 0);
  g_assert_cmpint (count_rows (test.store, "person"), ==, 5);
}

/* A look that fails must not pass for one that found nothing. */
static void
test_undo_reports_failure (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 group = gops_test_add_group (test.store, "one");

  import_members (test.store, group, 2000);
  gops_store_limit_work (test.store, 2000);   /* enough to find the action, not to look at its rows */
  g_assert_false (gops_store_undo (test.store, NULL, &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_INTERRUPTED);
  gops_store_limit_work (test.store, 0);
  g_assert_cmpint (count_members (test.store), ==, 2000);
}

/* The hidden rows hang on the group that goes, and are there again when both are redone. */
static void
test_undo_group_below (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 group = gops_test_add_group (test.store, "one"), rows = 0;

  import_members (test.store, group, 5);
  before = gops_test_dump (test.store);
  for (int i = 0; i < 2; i++)
    {
      g_assert_true (gops_store_undo (test.store, NULL, &error));
      g_assert_no_error (error);
    }
  problems = gops_store_check (test.store, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  gops_test_store_reopen (&test);
  for (int i = 0; i < 2; i++)
    {
      g_assert_true (gops_store_redo (test.store, NULL, &error));
      g_assert_no_error (error);
    }
  after = gops_test_dump (test.store);
  g_assert_cmpstr (after, ==, before);
  for (int i = 0; i < 2; i++)
    g_assert_true (gops_store_undo (test.store, NULL, &error));
  gops_test_add_group (test.store, "drops what could be redone");
  g_assert_true (gops_batch_purge (test.store, &error));
  g_assert_no_error (error);
  g_assert_true (gops_store_read_int (test.store, &rows, &error, "SELECT count(*) FROM membership", NULL));
  g_assert_cmpint (rows, ==, 0);
}

/* What was undone is gone before the next intake looks for people it knows. */
static void
test_again_after_undo (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 group = gops_test_add_group (test.store, "one"), rows = -1;
  GopsBatch batch;

  import_members (test.store, group, 5);
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  g_assert_true (gops_batch_begin (test.store, &batch, "members", "list.csv", group, &error, "Import", NULL));
  g_assert_true (gops_store_read_int (test.store, &rows, &error, "SELECT count(*) FROM person", NULL));
  g_assert_cmpint (rows, ==, 0);
  g_assert_true (gops_batch_discard (test.store, &batch, &error));
  g_assert_no_error (error);
}

/* What a slight intake has written into tables where it can be found, and what it has changed. */
static void
test_slight (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 group = gops_test_add_group (test.store, "one");
  g_autofree char *before = gops_test_dump (test.store), *after = NULL;
  GopsBatch batch;

  g_assert_true (gops_batch_begin (test.store, &batch, "members", "list.csv", group, &error, "Import", NULL));
  g_assert_true (gops_batch_resume (test.store, &batch, &error));
  insert_member (test.store, group, batch.id, "某人");
  g_assert_true (gops_store_exec (test.store, &error, "UPDATE chat_group SET note = 'touched' WHERE id = ?1", "l", group));
  g_assert_true (gops_store_commit (test.store, &error));
  g_assert_true (gops_batch_discard_slight (test.store, &batch, &error));
  g_assert_no_error (error);
  after = gops_test_dump (test.store);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (count_rows (test.store, "batch"), ==, 0);
}

/* Actions between the slices: the intake ends last, so it is undone first. */
static void
test_between_slices (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 group = gops_test_add_group (test.store, "one");
  GopsBatch batch;

  before = gops_test_dump (test.store);
  g_assert_true (gops_batch_begin (test.store, &batch, "members", "list.csv", group, &error, "Import", NULL));
  rename_group (test.store, group, "between");
  g_assert_true (gops_batch_resume (test.store, &batch, &error));
  g_assert_true (gops_store_exec (test.store, &error, "UPDATE chat_group SET name = name || '!' WHERE id = ?1", "l", group));
  g_assert_true (gops_store_commit (test.store, &error));
  g_assert_true (gops_batch_finish (test.store, &batch, "{}", &error));
  label = gops_store_dup_undo_label (test.store);
  g_assert_cmpstr (label, ==, "Import");
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  g_assert_no_error (error);
  after = gops_test_dump (test.store);
  g_assert_cmpstr (after, ==, before);
}

/* A row of a dead intake that somebody changed since stays; the workspace opens all the same. */
static void
test_discard_keeps_later_change (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  gint64 group = gops_test_add_group (test.store, "one");
  GopsBatch batch;

  gops_store_pin_clock (test.store, gops_store_now (test.store) - 3600 * (gint64) G_USEC_PER_SEC);
  g_assert_true (gops_batch_begin (test.store, &batch, "members", "list.csv", group, &error, "Import", NULL));
  g_assert_true (gops_batch_resume (test.store, &batch, &error));
  g_assert_true (gops_store_exec (test.store, &error, "UPDATE chat_group SET name = 'by import', note = 'n' WHERE id = ?1", "l", group));
  g_assert_true (gops_store_commit (test.store, &error));
  rename_group (test.store, group, "by hand");
  gops_test_store_reopen (&test);
  g_assert_true (gops_store_read_text (test.store, &name, &error, "SELECT name FROM chat_group", NULL));
  g_assert_cmpstr (name, ==, "by hand");
}

/* Another process imports people who came with an import that is being undone: nothing of it may be lost. */
static void
test_undo_meets_pending (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  GopsBatch batch;
  gint64 group = gops_test_add_group (test.store, "one"), other = gops_test_add_group (test.store, "two");

  import_members (test.store, group, 1);
  g_assert_true (gops_batch_begin (test.store, &batch, "members", "list.csv", other, &error, "Import", NULL));
  g_assert_true (gops_batch_resume (test.store, &batch, &error));
  g_assert_true (gops_store_exec (test.store, &error, "INSERT INTO membership (id, group_id, person_id, batch) SELECT ?1, ?2, max(id), ?3 FROM person",
                                  "lll", gops_store_new_id (test.store), other, batch.id));
  g_assert_true (gops_store_commit (test.store, &error));
  g_assert_false (gops_store_undo (test.store, NULL, &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (gops_batch_finish (test.store, &batch, "{}", &error));
  g_assert_cmpint (count_members (test.store), ==, 2);
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_members (test.store), ==, 0);
}

/* An intake waits for another that is alive, and removes first what a dead one left. */
static void
test_one_at_a_time (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  GopsBatch dead, alive, next;
  gint64 group = gops_test_add_group (test.store, "one"), now = gops_store_now (test.store);

  gops_store_pin_clock (test.store, now - 3600 * (gint64) G_USEC_PER_SEC);
  g_assert_true (gops_batch_begin (test.store, &dead, "members", "dead.csv", group, &error, "Import", NULL));
  g_assert_true (gops_batch_resume (test.store, &dead, &error));
  insert_member (test.store, group, dead.id, "某人");
  g_assert_true (gops_store_commit (test.store, &error));
  gops_store_pin_clock (test.store, now);
  g_assert_true (gops_batch_begin (test.store, &alive, "members", "alive.csv", group, &error, "Import", NULL));
  g_assert_no_error (error);
  g_assert_cmpint (count_rows (test.store, "membership"), ==, 0);

  g_assert_false (gops_batch_begin (test.store, &next, "chat", "next.txt", group, &error, "Import", NULL));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "alive.csv"));
  g_clear_error (&error);
  g_assert_true (gops_batch_finish (test.store, &alive, "{}", &error));
  g_assert_true (gops_batch_begin (test.store, &next, "chat", "next.txt", group, &error, "Import", NULL));
  g_assert_no_error (error);
  g_assert_true (gops_batch_discard (test.store, &next, &error));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/store/batch/hidden-until-done", test_batch);
  g_test_add_func ("/store/batch/purged-after-the-action", test_purge);
  g_test_add_func ("/store/batch/hidden-account-is-free", test_hidden_account);
  g_test_add_func ("/store/batch/repair-keeps-hidden-rows", test_repair);
  g_test_add_func ("/store/batch/undo-tells-of-a-failed-look", test_undo_reports_failure);
  g_test_add_func ("/store/batch/discarded-after-kill", test_batch_discard);
  g_test_add_func ("/store/batch/slight-one-discarded", test_slight);
  g_test_add_func ("/store/batch/undone-with-the-group-below", test_undo_group_below);
  g_test_add_func ("/store/batch/gone-before-the-next-one", test_again_after_undo);
  g_test_add_func ("/store/batch/ends-after-what-came-between", test_between_slices);
  g_test_add_func ("/store/batch/discard-keeps-later-change", test_discard_keeps_later_change);
  g_test_add_func ("/store/batch/undo-meets-an-intake-under-way", test_undo_meets_pending);
  g_test_add_func ("/store/batch/one-at-a-time", test_one_at_a_time);

  return g_test_run ();
}
