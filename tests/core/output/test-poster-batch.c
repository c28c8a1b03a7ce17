/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posters of many groups: names, one look everywhere, what is kept, what stops and goes on again. */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>
#include "gops-channels.h"
#include "gops-group-maker.h"
#include "gops-output-error.h"
#include "gops-poster-batch.h"
#include "gops-poster-ledger.h"
#include "gops-poster-name.h"
#include "gops-test-store.h"

#define SIZE "300x533"

/* Groups of two languages, two of one name, one with channels. */
typedef struct
{
  GopsTestStore       store;
  GArray             *groups;
  GopsPosterTemplate *design;
  GFile              *folder;
  GopsPosterOrder     order;
} Test;

static gint64
add_group (Test *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  GopsGroupDraft draft = { .kind = "interest", .platform = "wechat", .language = "zh_CN", .name = name, .owner = "林晚", .time_zone = "Asia/Shanghai", .opened_on = "2026-03-02" };
  gint64 id = gops_method_create_group (self->store.store, &draft, &error);

  g_assert_no_error (error);
  g_array_append_val (self->groups, id);
  return id;
}

static void
add_channel (Test *self, gint64 group, const char *name, const char *code)
{
  const GopsChannelDraft draft = { name, "offline", code, "", 0, "", "" };

  g_assert_cmpint (gops_channel_add (self->store.store, group, &draft, NULL), !=, 0);
}

static void
test_free (Test *self)
{
  g_autofree char *path = g_file_get_path (self->folder);

  gops_test_remove_tree (path);
  g_object_unref (self->folder);
  gops_poster_template_unref (self->design);
  g_array_unref (self->groups);
  gops_test_store_clear (&self->store);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Test, test_free)

static Test *
test_new (void)
{
  Test *self = g_new0 (Test, 1);
  g_autofree char *path = NULL;

  self->store = gops_test_store_new ();
  self->groups = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->design = gops_poster_template_get ("recruit-sunrise", NULL);
  path = g_build_filename (self->store.folder, "posters", NULL);
  self->folder = g_file_new_for_path (path);
  add_group (self, "晨跑 / 河西");
  add_group (self, "Runners");
  add_channel (self, g_array_index (self->groups, gint64, 0), "门口", "https://example.com/door");
  add_channel (self, g_array_index (self->groups, gint64, 0), "///", "https://example.com/signs");
  add_group (self, "RUNNERS");
  add_group (self, "../evil");
  self->order = (GopsPosterOrder) { .wish = { .design = self->design, .size = SIZE }, .groups = self->groups, .channels = TRUE, .ending = ".png",
                                    .folder = self->folder, .threads = 2 };
  return self;
}

/* Runs the order; tells how many are written and kept. */
static GopsPosterBatch *
run (Test *self, guint written, guint kept)
{
  g_autoptr (GError) error = NULL;
  GopsPosterBatch *batch = gops_poster_batch_new (&self->order, &error);

  g_assert_no_error (error);
  (void) gops_poster_batch_run (batch, self->store.store, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gops_poster_batch_count (batch, GOPS_POSTER_WRITTEN), ==, written);
  g_assert_cmpuint (gops_poster_batch_count (batch, GOPS_POSTER_KEPT), ==, kept);
  return batch;
}

static const GopsPosterResult *
result_at (GopsPosterBatch *batch, guint index)
{
  return g_ptr_array_index (gops_poster_batch_get_results (batch), index);
}

static GBytes *
bytes_of (Test *self, const char *name)
{
  g_autoptr (GFile) file = g_file_get_child (self->folder, name);
  GBytes *bytes = g_file_load_bytes (file, NULL, NULL, NULL);

  g_assert_nonnull (bytes);
  return bytes;
}

static guint
count_files (Test *self)
{
  g_autofree char *path = g_file_get_path (self->folder);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    {
      g_assert_false (g_str_has_suffix (name, ".part"));
      n += g_str_has_suffix (name, ".png");
    }
  return n;
}

static void
test_names (void)
{
  g_autoptr (Test) test = test_new ();
  g_autoptr (GopsPosterBatch) batch = run (test, 6, 0);
  g_autofree char *same = g_strdup_printf ("RUNNERS-recruit-sunrise-%" G_GINT64_FORMAT ".png", g_array_index (test->groups, gint64, 2));

  g_assert_cmpstr (result_at (batch, 0)->file, ==, "晨跑-河西-recruit-sunrise.png");
  g_assert_cmpstr (result_at (batch, 1)->file, ==, "晨跑-河西-门口-recruit-sunrise.png");
  g_assert_cmpstr (result_at (batch, 1)->label, ==, "晨跑 / 河西 · 门口");
  g_assert_true (g_str_has_prefix (result_at (batch, 2)->file, "晨跑-河西-recruit-sunrise-"));   /* a channel of signs alone */
  g_assert_cmpstr (result_at (batch, 3)->file, ==, "Runners-recruit-sunrise.png");
  g_assert_cmpstr (result_at (batch, 4)->file, ==, same);   /* no other in capitals alone */
  g_assert_cmpstr (result_at (batch, 5)->file, ==, "evil-recruit-sunrise.png");
  g_assert_cmpuint (count_files (test), ==, 6);
}

static void
test_patterns (void)
{
  g_autofree char *long_name = g_strnfill (500, 'x');
  const struct { const char *pattern, *name; } cases[] = {
    { "{group}-{channel}-{template}", "跑步群-recruit-sunrise" }, { "{n} {group}", "007-跑步群" }, { "{channel}", "poster" }, { "海报 {date} {size}", "海报-2026-11-30-300x533" },
    { "..{group}/..", "跑步群" }, { "{id}_{language}", "42_zh_CN" }, { "a\"b<c>|:*?\\d", "a-b-c-d" }, { "{group}{group}", "跑步群跑步群" }, { "", "poster" },
  };
  const char *const wrong[] = { "{", "}", "{grp}", "{group", "{group}}", "{}", "{{group}}" };
  GopsPosterName parts = { "跑步/群…", "", "recruit-sunrise", "300x533", "zh_CN", "2026-11-30", 42, 7 };

  parts.group = "跑步群";
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = gops_poster_name_make (cases[i].pattern, &parts, NULL);

      g_assert_true (gops_poster_name_check (cases[i].pattern, NULL));
      g_assert_cmpstr (name, ==, cases[i].name);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (gops_poster_name_check (wrong[i], &error));
      g_assert_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_FORMAT);
      g_assert_nonnull (strstr (error->message, "{channel}"));
    }
  parts.group = parts.channel = long_name;
  {
    g_autofree char *name = gops_poster_name_make ("{group}{channel}{group}", &parts, "-12");

    g_assert_cmpuint (strlen (name), <, 220);
    g_assert_true (g_str_has_suffix (name, "-12"));
  }
}

/* A second run writes nothing; what was changed, damaged or taken away comes back, and only that. */
static void
test_resume (void)
{
  g_autoptr (Test) test = test_new ();
  g_autoptr (GopsPosterBatch) first = run (test, 6, 0), again = run (test, 0, 6), mended = NULL, changed = NULL, as_before = NULL;
  g_autoptr (GBytes) whole = bytes_of (test, "evil-recruit-sunrise.png"), back = NULL;
  g_autoptr (GFile) damaged = g_file_get_child (test->folder, "evil-recruit-sunrise.png"), gone = g_file_get_child (test->folder, result_at (first, 3)->file);
  g_autoptr (GHashTable) fields = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < 6; i++)
    {
      g_assert_cmpstr (result_at (first, i)->file, ==, result_at (again, i)->file);
      g_assert_cmpuint (result_at (first, i)->bytes, ==, result_at (again, i)->bytes);
    }
  g_assert_true (g_file_replace_contents (damaged, "half", 4, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
  g_assert_true (g_file_delete (gone, NULL, NULL));
  mended = run (test, 2, 4);
  back = bytes_of (test, "evil-recruit-sunrise.png");
  g_assert_true (g_bytes_equal (whole, back));
  g_hash_table_insert (fields, (char *) "note", (char *) "别的话");
  test->order.wish.fields = fields;
  changed = run (test, 6, 0);
  as_before = run (test, 0, 6);
}

/* A group of the same name that comes in a later run takes nobody's file. */
static void
test_later_group_of_the_same_name (void)
{
  g_autoptr (Test) test = test_new ();
  g_autoptr (GopsPosterBatch) first = run (test, 6, 0), other = NULL;
  g_autoptr (GBytes) before = bytes_of (test, "Runners-recruit-sunrise.png"), after = NULL;

  g_array_set_size (test->groups, 0);
  add_group (test, "Runners");
  other = run (test, 1, 0);
  after = bytes_of (test, "Runners-recruit-sunrise.png");
  g_assert_true (g_bytes_equal (before, after));
  g_assert_cmpstr (result_at (other, 0)->file, !=, "Runners-recruit-sunrise.png");
}

/* The same bytes from a thread, from the batch, from an export and without a file at all. */
static gpointer
on_export_thread (gpointer data)
{
  GopsPosterJob *job = data;

  return gops_poster_to_bytes (&job->poster, &job->print, "x.png", job->author, NULL, NULL);
}

static void
test_one_look_everywhere (void)
{
  g_autoptr (Test) test = test_new ();
  g_autoptr (GopsPosterBatch) batch = run (test, 6, 0);
  g_autoptr (GopsDossier) dossier = gops_dossier_load (test->store.store, g_array_index (test->groups, gint64, 0), NULL, NULL);

  for (guint i = 0; i < 3; i++)
    {
      GopsChannel *channel = i > 0 ? dossier->channels->pdata[i - 1] : NULL;
      g_autoptr (GopsPosterJob) job = gops_poster_job_new (test->store.store, dossier, channel, &test->order.wish, NULL);
      g_autoptr (GFile) file = g_file_get_child (test->folder, "alone.png");
      g_autoptr (GBytes) in_thread = g_thread_join (g_thread_new ("export", on_export_thread, job));
      g_autoptr (GBytes) in_batch = bytes_of (test, result_at (batch, i)->file), alone = NULL;

      g_assert_true (gops_poster_export_for_print (&job->poster, &job->print, file, job->author, NULL, NULL, NULL));
      alone = bytes_of (test, "alone.png");
      g_assert_true (g_bytes_equal (in_thread, in_batch));
      g_assert_true (g_bytes_equal (in_thread, alone));
    }
}

/* One group whose code no poster can carry stops no other. */
static void
test_one_that_cannot_be_drawn (void)
{
  g_autoptr (Test) test = test_new ();
  g_autofree char *code = g_strnfill (1200, 'x');
  g_autoptr (GopsPosterBatch) batch = NULL;

  add_channel (test, g_array_index (test->groups, gint64, 1), "Long", code);
  batch = run (test, 6, 0);
  g_assert_cmpuint (gops_poster_batch_count (batch, GOPS_POSTER_FAILED), ==, 1);
  g_assert_cmpint (result_at (batch, 4)->outcome, ==, GOPS_POSTER_FAILED);
  g_assert_nonnull (strstr (result_at (batch, 4)->problem, "1200"));
  g_assert_cmpuint (count_files (test), ==, 6);
}

/* Cancels when so many are done. */
typedef struct
{
  GCancellable *cancellable;
  guint64       at;
} Stop;

static void
on_progress_cb (guint64 done, guint64 total, const char *what, gpointer data)
{
  Stop *stop = data;

  g_assert_cmpuint (done, <=, total);
  if (done >= stop->at)
    g_cancellable_cancel (stop->cancellable);
}

static void
test_cancel (void)
{
  g_autoptr (Test) test = test_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Stop stop = { cancellable, 0 };
  g_autoptr (GopsProgress) progress = gops_progress_new (on_progress_cb, &stop);
  g_autoptr (GopsPosterBatch) batch = gops_poster_batch_new (&test->order, NULL), rest = NULL;
  g_autoptr (GError) error = NULL;
  guint done;

  for (int i = 0; i < 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("群 %d", i);

      add_group (test, name);
    }
  g_assert_false (gops_poster_batch_run (batch, test->store.store, progress, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  done = gops_poster_batch_count (batch, GOPS_POSTER_WRITTEN);
  g_assert_cmpuint (done, <, 36);
  g_assert_cmpuint (count_files (test), ==, done);
  rest = run (test, 36 - done, done);
  g_assert_cmpuint (count_files (test), ==, 36);
}

/* No file may grow beyond the largest but one: the folder is as good as full.  What is written is whole, and it goes on when
 * there is room. */
static void
test_folder_that_fills_up (void)
{
  g_autoptr (Test) test = test_new ();
  g_autoptr (GopsPosterBatch) whole = run (test, 6, 0), full = gops_poster_batch_new (&test->order, NULL), rest = NULL;
  g_autofree char *path = g_file_get_path (test->folder);
  g_autoptr (GError) error = NULL;
  struct rlimit before, tight;
  guint64 most = 0, written;

  for (guint i = 0; i < 6; i++)
    most = MAX (most, result_at (whole, i)->bytes);
  gops_test_remove_tree (path);
  test->order.threads = 1;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  tight = before;
  tight.rlim_cur = (rlim_t) most - 1;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &tight), ==, 0);
  g_assert_false (gops_poster_batch_run (full, test->store.store, NULL, NULL, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_cmpint (error->domain, ==, (int) G_IO_ERROR);
  written = gops_poster_batch_count (full, GOPS_POSTER_WRITTEN);
  g_assert_cmpuint (written, <, 6);
  g_assert_cmpuint (count_files (test), ==, written);
  if (written > 0)
    g_assert_nonnull (strstr (error->message, "of 6 posters are written"));
  rest = run (test, 6 - (guint) written, (guint) written);
  g_assert_cmpuint (count_files (test), ==, 6);
}

static void
test_folder_that_cannot_be_made (void)
{
  g_autoptr (Test) test = test_new ();
  g_autofree char *path = g_build_filename (test->store.folder, "file", NULL), *below = g_build_filename (path, "x", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (below);
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPosterBatch) batch = NULL;

  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
  test->order.folder = folder;
  batch = gops_poster_batch_new (&test->order, NULL);
  g_assert_false (gops_poster_batch_run (batch, test->store.store, NULL, NULL, &error));
  g_assert_cmpint (error->domain, ==, (int) G_IO_ERROR);
}

static GopsPosterEntry *
entry_of (const char *file, const char *group)
{
  GopsPosterEntry *entry = g_new0 (GopsPosterEntry, 1);

  *entry = (GopsPosterEntry) { g_strdup (file), g_strdup (group), g_strdup (""), g_strdup ("t"), g_strdup ("1x1"), g_strdup ("=SUM(1,2)"), g_strdup ("2026"), 7, 1, 0,
                               g_strdup ("shows"), g_strdup ("holds") };
  return entry;
}

/* A table that was torn off in the middle of a line, and one that is somebody else's. */
static void
test_table (void)
{
  g_autofree char *path = g_dir_make_tmp ("gops-ledger-XXXXXX", NULL), *table = g_build_filename (path, GOPS_POSTER_LEDGER_NAME, NULL), *text = NULL;
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GopsPosterLedger) first = gops_poster_ledger_open (folder), torn = NULL, read = NULL, other = NULL;
  gsize size;

  gops_poster_ledger_add (first, entry_of ("a.png", "a \"quoted\", name"));
  gops_poster_ledger_add (first, entry_of ("b.png", "two\nlines"));
  g_assert_true (g_file_get_contents (table, &text, &size, NULL));
  g_assert_nonnull (strstr (text, "'=SUM"));
  g_assert_true (g_file_set_contents (table, text, (gssize) size - 20, NULL));
  torn = gops_poster_ledger_open (folder);
  g_assert_cmpstr (gops_poster_ledger_find (torn, "A.PNG")->group, ==, "a \"quoted\", name");
  g_assert_null (gops_poster_ledger_find (torn, "b.png"));
  gops_poster_ledger_add (torn, entry_of ("c.png", "c"));
  read = gops_poster_ledger_open (folder);
  g_assert_cmpstr (gops_poster_ledger_find (read, "a.png")->holds, ==, "holds");
  g_assert_nonnull (gops_poster_ledger_find (read, "c.png"));
  g_assert_true (gops_poster_ledger_save (read, NULL, NULL));
  g_assert_true (g_file_set_contents (table, "my,own\n1,2\n", -1, NULL));
  other = gops_poster_ledger_open (folder);
  gops_poster_ledger_add (other, entry_of ("d.png", "d"));
  g_assert_true (gops_poster_ledger_save (other, NULL, NULL));
  g_clear_pointer (&text, g_free);
  g_assert_true (g_file_get_contents (table, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "my,own\n1,2\n");
  gops_test_remove_tree (path);
}

#ifndef __SANITIZE_ADDRESS__
static long
resident_kilobytes (void)
{
  g_autofree char *text = NULL;
  long pages = 0, ignored;

  if (!g_file_get_contents ("/proc/self/statm", &text, NULL, NULL) || sscanf (text, "%ld %ld", &ignored, &pages) != 2)
    return 0;
  return pages * (sysconf (_SC_PAGESIZE) / 1024);
}

/* A hundred posters take no more than twenty. */
static void
test_memory_is_flat (void)
{
  g_autoptr (Test) test = test_new ();
  g_autoptr (GopsPosterBatch) few = NULL, many = NULL;
  long before;

  for (int i = 0; i < 20; i++)
    add_group (test, "早起");
  few = run (test, 26, 0);
  before = resident_kilobytes ();
  for (int i = 0; i < 80; i++)
    add_group (test, "晚睡");
  many = run (test, 80, 26);
  g_assert_cmpint (resident_kilobytes () - before, <, 12 * 1024);
}
#endif

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/poster-batch/names", test_names);
  g_test_add_func ("/poster-batch/patterns", test_patterns);
  g_test_add_func ("/poster-batch/resume", test_resume);
  g_test_add_func ("/poster-batch/later-group-of-the-same-name", test_later_group_of_the_same_name);
  g_test_add_func ("/poster-batch/one-look-everywhere", test_one_look_everywhere);
  g_test_add_func ("/poster-batch/one-that-cannot-be-drawn", test_one_that_cannot_be_drawn);
  g_test_add_func ("/poster-batch/cancel", test_cancel);
  g_test_add_func ("/poster-batch/folder-that-fills-up", test_folder_that_fills_up);
  g_test_add_func ("/poster-batch/folder-that-cannot-be-made", test_folder_that_cannot_be_made);
  g_test_add_func ("/poster-batch/table", test_table);
#ifndef __SANITIZE_ADDRESS__   /* which keeps what is freed */
  g_test_add_func ("/poster-batch/memory-is-flat", test_memory_is_flat);
#endif
  return g_test_run ();
}
