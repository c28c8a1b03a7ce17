/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything of a group in one folder: each group its own, nothing of others lost, what is there already left alone. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "gops-group-folder.h"
#include "gops-group-maker.h"
#include "gops-output-error.h"
#include "gops-test-store.h"

typedef struct
{
  GopsTestStore test;
  char         *folder;     /* (owned) */
  GArray       *groups;     /* (owned) (element-type gint64) */
  guint         n_posters;  /* that were drawn */
  guint         fail_at;    /* the poster that cannot be written; 0: none */
  GCancellable *cancel;     /* (nullable): at the second poster */
} Fixture;

static gint64
add_group (Fixture *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  GopsGroupDraft draft = { .kind = "interest", .platform = "discord", .language = "en", .name = name, .owner = "Lin", .time_zone = "Europe/London",
                           .opened_on = "2026-03-02" };
  gint64 id = gops_method_create_group (self->test.store, &draft, &error);

  g_assert_no_error (error);
  g_array_append_val (self->groups, id);
  return id;
}

static void
begin (Fixture *self)
{
  *self = (Fixture) { .test = gops_test_store_new (), .groups = g_array_new (FALSE, FALSE, sizeof (gint64)) };
  self->folder = g_build_filename (self->test.folder, "out", NULL);
}

static void
end (Fixture *self)
{
  gops_test_store_clear (&self->test);
  g_array_unref (self->groups);
  g_free (self->folder);
}

/* A poster that is quickly drawn. */
static gboolean
draw_poster (GopsStore *store, const GopsDossier *dossier, const char *template_id, GFile *to, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *self = data;

  self->n_posters++;
  if (self->cancel != NULL && self->n_posters == 2)
    g_cancellable_cancel (self->cancel);
  if (self->n_posters == self->fail_at)
    {
      g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_TOO_LONG, "too long");
      return FALSE;
    }
  return g_file_replace_contents (to, template_id, strlen (template_id), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, error);
}

static gboolean
write_all (Fixture *self, GopsFolderOutcome *outcome, GError **error)
{
  g_autoptr (GFile) folder = g_file_new_for_path (self->folder);

  return gops_group_folders_write (self->test.store, self->groups, &(GopsFolderJob) { folder, draw_poster, self, NULL, self->cancel }, outcome, error);
}

/* Returns: how many files were written; @out_kept: (out) (optional) */
static guint
expect_written (Fixture *self, guint *out_kept)
{
  g_autoptr (GError) error = NULL;
  GopsFolderOutcome outcome;

  g_assert_true (write_all (self, &outcome, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (outcome.n_groups, ==, self->groups->len);
  if (out_kept != NULL)
    *out_kept = outcome.n_kept;
  gops_folder_outcome_clear (&outcome);
  return outcome.n_written;
}

static char *
path_of (Fixture *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static void
expect_there (Fixture *self, const char *name, gboolean there)
{
  g_autofree char *path = path_of (self, name);

  if (g_file_test (path, G_FILE_TEST_EXISTS) != there)
    g_error ("%s is %s", name, there ? "missing" : "there");
}

static void
put (Fixture *self, const char *name, const char *text)
{
  g_autofree char *path = path_of (self, name), *parent = g_path_get_dirname (path);

  g_mkdir_with_parents (parent, 0700);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
exec (Fixture *self, const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (self->test.store, &error, "Change", NULL));
  g_assert_true (gops_store_exec (self->test.store, &error, sql, NULL));
  g_assert_true (gops_store_commit (self->test.store, &error));
}

static void
test_everything_is_there (void)
{
  static const char *const names[] = {
    "Contents.html", "Rules.txt", "Rules.pdf", "Rules-in-short.txt", "Welcome.txt", "Questions-and-answers.txt", "Steps-of-penalty.txt",
    "Rules-for-other-platforms/WeChat.txt", "Posters", "Calendar.ics", "Member-form.pdf", "Member-form.odt", "Handbook.pdf", "Handbook.odt",
  };
  Fixture self;
  g_autofree char *path = NULL, *contents = NULL;

  begin (&self);
  add_group (&self, "Runners");
  g_assert_cmpuint (expect_written (&self, NULL), >, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_build_filename ("Runners", names[i], NULL);

      expect_there (&self, name, TRUE);
    }
  path = path_of (&self, "Runners/Contents.html");
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "<a href=\"Handbook.pdf\">Handbook.pdf</a>"));
  expect_there (&self, "Runners/.groupops-new.pdf", FALSE);
  end (&self);
}

/* What nothing has changed of is not even drawn; where something has, only that is written. */
static void
test_again (void)
{
  Fixture self;
  guint first, kept;

  begin (&self);
  add_group (&self, "Runners");
  first = expect_written (&self, NULL);
  self.n_posters = 0;
  g_assert_cmpuint (expect_written (&self, &kept), ==, 0);
  g_assert_cmpuint (kept, ==, first);
  g_assert_cmpuint (self.n_posters, ==, 0);

  put (&self, "Runners/Welcome.txt", "damaged");
  put (&self, "Runners/My notes.txt", "mine");
  g_assert_cmpuint (expect_written (&self, &kept), >=, 1);
  g_assert_cmpuint (kept, >=, first - 2);   /* the month's sheet tells when it was made */
  expect_there (&self, "Runners/My notes.txt", TRUE);
  end (&self);
}

static void
test_names (void)
{
  Fixture self;
  g_autofree char *other = NULL, *signs = NULL, *foreign = NULL;
  gint64 second, third, fourth;

  begin (&self);
  put (&self, "Somebody/else.txt", "not ours");
  add_group (&self, "Runners");
  second = add_group (&self, "runners");   /* some file systems know no difference */
  third = add_group (&self, "🎉 / ..");
  fourth = add_group (&self, "Somebody");
  (void) expect_written (&self, NULL);
  other = g_strdup_printf ("runners-%" G_GINT64_FORMAT "/Contents.html", second);
  signs = g_strdup_printf ("%" G_GINT64_FORMAT "/Contents.html", third);
  foreign = g_strdup_printf ("Somebody-%" G_GINT64_FORMAT "/Contents.html", fourth);
  expect_there (&self, "Runners/Contents.html", TRUE);
  expect_there (&self, other, TRUE);
  expect_there (&self, signs, TRUE);
  expect_there (&self, foreign, TRUE);
  expect_there (&self, "Somebody/Contents.html", FALSE);
  g_assert_cmpuint (expect_written (&self, NULL), ==, 0);   /* each finds its own again */
  end (&self);
}

static void
test_cancelled_goes_on (void)
{
  Fixture self;
  GopsFolderOutcome outcome;
  g_autoptr (GError) error = NULL;
  guint kept;

  begin (&self);
  add_group (&self, "Runners");
  add_group (&self, "Readers");
  self.cancel = g_cancellable_new ();
  g_assert_false (write_all (&self, &outcome, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (outcome.n_groups, ==, 0);
  gops_folder_outcome_clear (&outcome);
  expect_there (&self, "Runners/Rules.txt", TRUE);
  expect_there (&self, "Runners/Handbook.pdf", FALSE);
  expect_there (&self, "Runners/.groupops-new.png", FALSE);

  g_clear_object (&self.cancel);
  g_assert_cmpuint (expect_written (&self, &kept), >, 0);
  g_assert_cmpuint (kept, >, 5);
  expect_there (&self, "Runners/Handbook.pdf", TRUE);
  end (&self);
}

/* A poster that cannot be drawn is told; all else is there. */
static void
test_poster_that_fails (void)
{
  Fixture self;
  GopsFolderOutcome outcome;
  g_autoptr (GError) error = NULL;

  begin (&self);
  add_group (&self, "Runners");
  self.fail_at = 1;
  g_assert_true (write_all (&self, &outcome, &error));
  g_assert_cmpuint (outcome.notes->len, ==, 1);
  g_assert_nonnull (strstr (outcome.notes->pdata[0], "too long"));
  gops_folder_outcome_clear (&outcome);
  expect_there (&self, "Runners/Handbook.pdf", TRUE);
  end (&self);
}

/* What is no part any more goes, unless somebody has changed it. */
static void
test_tidies (void)
{
  Fixture self;

  begin (&self);
  add_group (&self, "Runners");
  (void) expect_written (&self, NULL);
  put (&self, "Runners/Welcome.txt", "changed by hand");
  exec (&self, "DELETE FROM clause");
  (void) expect_written (&self, NULL);
  expect_there (&self, "Runners/Rules.txt", FALSE);
  expect_there (&self, "Runners/Welcome.txt", TRUE);
  expect_there (&self, "Runners/Handbook.pdf", TRUE);
  end (&self);
}

/* A list of files that was tampered with leads nowhere. */
static void
test_hostile_state (void)
{
  Fixture self;
  g_autofree char *state = NULL, *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "precious", -1);

  begin (&self);
  add_group (&self, "Runners");
  put (&self, "precious.txt", "precious");
  state = g_strdup_printf ("GroupOps folder 1\ngroup\t%" G_GINT64_FORMAT "\n%s\t../precious.txt\n%s\t/etc/passwd\nstamp\nx\t\n",
                           g_array_index (self.groups, gint64, 0), sum, sum);
  put (&self, "Runners/.groupops", state);
  (void) expect_written (&self, NULL);
  expect_there (&self, "precious.txt", TRUE);
  end (&self);
}

static void
test_no_folder (void)
{
  Fixture self;
  GopsFolderOutcome outcome;
  g_autoptr (GError) error = NULL;

  begin (&self);
  add_group (&self, "Runners");
  g_assert_true (g_file_set_contents (self.folder, "a file", -1, NULL));
  g_assert_false (write_all (&self, &outcome, &error));
  g_assert_nonnull (error);
  gops_folder_outcome_clear (&outcome);
  end (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/group-folder/everything-is-there", test_everything_is_there);
  g_test_add_func ("/group-folder/again", test_again);
  g_test_add_func ("/group-folder/names", test_names);
  g_test_add_func ("/group-folder/cancelled-goes-on", test_cancelled_goes_on);
  g_test_add_func ("/group-folder/poster-that-fails", test_poster_that_fails);
  g_test_add_func ("/group-folder/tidies", test_tidies);
  g_test_add_func ("/group-folder/hostile-state", test_hostile_state);
  g_test_add_func ("/group-folder/no-folder", test_no_folder);
  return g_test_run ();
}
