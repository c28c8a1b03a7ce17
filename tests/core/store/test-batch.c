/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bulk intake: hidden until done, undone as one, removed after a kill. */

#include "gops-batch.h"
#include "gops-backup.h"
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
  rename_group (test.store, group, "drops what could be redone");
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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/store/batch/hidden-until-done", test_batch);
  g_test_add_func ("/store/batch/discarded-after-kill", test_batch_discard);
  g_test_add_func ("/store/batch/undone-with-the-group-below", test_undo_group_below);
  g_test_add_func ("/store/batch/gone-before-the-next-one", test_again_after_undo);
  g_test_add_func ("/store/batch/ends-after-what-came-between", test_between_slices);
  g_test_add_func ("/store/batch/discard-keeps-later-change", test_discard_keeps_later_change);
  g_test_add_func ("/store/batch/undo-meets-an-intake-under-way", test_undo_meets_pending);

  return g_test_run ();
}
