/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The import of a Telegram export of a million messages, 20,000 people, into an empty workspace: against the sqlite3 shell
 * that takes the same file apart with json_each, and against Python's json and sqlite3; what it stores against inserts of
 * the same rows, prepared and bare; the same export again, against the first time; the undo of it; its memory; and the search
 * in it. Or (bench-chat big) the same into a workspace of ten million messages, 500,000 people, 1,000 groups, where half the
 * people are known.
 *
 * Each is a process of its own. Figures are time of the processor, that a busy machine does not stretch: of the import,
 * which reads in one thread, puts together what it stores in another and writes in a third, that of the slowest one, which is
 * what passes on as many idle processors where none waits for another. Against Python it is also measured by the clock.
 * GOPS_BENCH_MESSAGES makes it another size, GOPS_BENCH_KNOWN the number of messages that the large workspace has.
 *
 * bench-chat import|beside|again|bare|undo|search FILE [WORKSPACE] does one of them and prints its seconds.
 */
#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "gops-batch.h"
#include "gops-bench.h"
#include "gops-big-chat.h"
#include "gops-big-workspace.h"
#include "gops-chat-import.h"
#include "gops-group-maker.h"
#include "gops-journal.h"
#include "gops-message-search.h"
#include "gops-test-store.h"
#include "gops-workspace.h"

#define ROUNDS 3
#define MEMORY (64.0 * 1024 * 1024)   /* bytes, whatever the file's size */
#define SEARCH 0.005

static const char python_import[] =
  "import json, sqlite3, sys, time\n"
  "db = sqlite3.connect(sys.argv[2])\n"
  "db.execute('PRAGMA journal_mode = WAL')\n"
  "db.execute('CREATE TABLE person (id INTEGER PRIMARY KEY, account TEXT UNIQUE, name TEXT)')\n"
  "db.execute('CREATE TABLE message (id INTEGER PRIMARY KEY, person INTEGER, at INTEGER, body TEXT)')\n"
  "people, rows = {}, []\n"
  "for m in json.load(open(sys.argv[1], encoding='utf-8'))['messages']:\n"
  "    account = m.get('from_id') or m.get('actor_id')\n"
  "    person = people.setdefault(account, (len(people) + 1, account, m.get('from') or m.get('actor')))[0]\n"
  "    text = m['text'] if isinstance(m['text'], str) else ''.join(t if isinstance(t, str) else t['text'] for t in m['text'])\n"
  "    rows.append((m['id'], person, int(m['date_unixtime']), text))\n"
  "db.executemany('INSERT INTO person VALUES (?, ?, ?)', people.values())\n"
  "db.executemany('INSERT OR IGNORE INTO message VALUES (?, ?, ?, ?)', rows)\n"
  "db.commit()\n"
  "db.close()\n";

static const char shell_import[] =
  "PRAGMA journal_mode = WAL;\n"
  "CREATE TABLE person (id INTEGER PRIMARY KEY, account TEXT UNIQUE, name TEXT);\n"
  "CREATE TABLE message (id INTEGER, person INTEGER, at INTEGER, body TEXT);\n"
  "BEGIN;\n"
  "CREATE TEMP TABLE entry AS SELECT json_extract (value, '$.id') AS id, json_extract (value, '$.from_id') AS account,"
  " json_extract (value, '$.from') AS name, json_extract (value, '$.date_unixtime') AS at, json_extract (value, '$.text') AS body"
  " FROM json_each (readfile ('%s'), '$.messages');\n"
  "INSERT OR IGNORE INTO person (account, name) SELECT account, name FROM entry WHERE account IS NOT NULL;\n"
  "INSERT INTO message SELECT e.id, p.id, e.at, e.body FROM entry e LEFT JOIN person p ON p.account = e.account;\n"
  "COMMIT;\n";

/* --- processes --- */

typedef struct
{
  double seconds;   /* of the processor */
  double passed;    /* seconds by the clock */
  double memory;    /* bytes, at most */
  char  *output;    /* (owned) */
} Outcome;

static Outcome
run (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) output = g_string_new (NULL);
  gint64 start = g_get_monotonic_time ();
  struct rusage usage;
  char bytes[256];
  int from, status;
  ssize_t got;
  GPid pid;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL,
                            &from, NULL, &error);
  g_assert_no_error (error);
  while ((got = read (from, bytes, sizeof bytes)) > 0)
    g_string_append_len (output, bytes, got);
  (void) g_close (from, NULL);
  g_assert_cmpint (wait4 (pid, &status, 0, &usage), ==, pid);
  g_assert_cmpint (status, ==, 0);
  return (Outcome) {
    (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6,
    (double) (g_get_monotonic_time () - start) / 1e6, (double) usage.ru_maxrss * 1024,
    g_string_free (g_steal_pointer (&output), FALSE),
  };
}

static double
seconds_of (const char *const *argv)
{
  Outcome outcome = run (argv);

  g_free (outcome.output);
  return outcome.seconds;
}

/* Returns: what the process prints of its own time */
static double
told_by (const char *const *argv)
{
  Outcome outcome = run (argv);
  double seconds = 0;

  g_assert_cmpint (sscanf (outcome.output, "%lf", &seconds), ==, 1);
  g_free (outcome.output);
  return seconds;
}

/* A workspace and what SQLite has beside it. */
static void
remove_file (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);

      (void) g_unlink (name);
    }
}

/* --- what the processes do --- */

/* The time of each thread; those that have ended are gone from where the system tells it, so it is looked at all the time. */
typedef struct
{
  GThread    *thread;   /* (owned) */
  GHashTable *before;   /* (owned): name of the thread → ns that it had taken at the beginning, as the table's own gint64 */
  GHashTable *most;     /* (owned): the same, at most */
  int         ended;    /* atomic */
} Watch;

static void
look_at_thread (GHashTable *most,
                const char *name)
{
  g_autofree char *path = g_build_filename ("/proc/self/task", name, "schedstat", NULL);
  g_autofree char *text = NULL;

  if (g_file_get_contents (path, &text, NULL, NULL))
    g_hash_table_insert (most, g_strdup (name), g_memdup2 (&(gint64) { g_ascii_strtoll (text, NULL, 10) }, sizeof (gint64)));
}

static void
look_at_threads (GHashTable *most)
{
  g_autoptr (GDir) threads = g_dir_open ("/proc/self/task", 0, NULL);
  const char *name;

  while (threads != NULL && (name = g_dir_read_name (threads)) != NULL)
    look_at_thread (most, name);
}

static gpointer
watch_in_thread (gpointer data)
{
  Watch *self = data;

  while (!g_atomic_int_get (&self->ended))
    {
      look_at_threads (self->most);
      g_usleep (5000);
    }
  return NULL;
}

static void
watch_begin (Watch *self)
{
  self->ended = FALSE;
  self->before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->most = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  look_at_threads (self->before);
  self->thread = g_thread_new ("watch", watch_in_thread, self);
}

/* Returns: seconds of the thread that has taken most */
static double
watch_end (Watch *self)
{
  GHashTableIter iter;
  gpointer name, nanoseconds;
  gint64 most = 0;

  g_atomic_int_set (&self->ended, TRUE);
  g_thread_join (self->thread);
  look_at_threads (self->most);
  g_hash_table_iter_init (&iter, self->most);
  while (g_hash_table_iter_next (&iter, &name, &nanoseconds))
    {
      const gint64 *before = g_hash_table_lookup (self->before, name);

      most = MAX (most, *(gint64 *) nanoseconds - (before != NULL ? *before : 0));
    }
  g_hash_table_unref (self->before);
  g_hash_table_unref (self->most);
  g_assert_cmpint (most, >, 0);   /* else the system does not tell */
  return (double) most / 1e9;
}

/* Returns: the time of the thread that takes longest */
static double
import_into (GopsStore  *store,
             gint64      group,
             const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GopsChatImport) import = gops_chat_import_new (file, NULL);
  g_autoptr (GopsImportReport) report = NULL;
  gint64 start = g_get_monotonic_time ();
  double slowest;
  Watch watch;

  gops_chat_import_set_only_group (import, group);
  watch_begin (&watch);
  report = gops_chat_import_run (import, store, FALSE, NULL, NULL, &error);
  slowest = watch_end (&watch);
  g_assert_no_error (error);
  fprintf (stderr, "%.2f s passed\n", (double) (g_get_monotonic_time () - start) / 1e6);
  return slowest;
}

static double
import_to_new_group (GopsStore  *store,
                     const char *path)
{
  const GopsGroupDraft draft = { "interest", "telegram", "zh_CN", "晨跑" };
  g_autoptr (GError) error = NULL;
  gint64 group = gops_method_create_group (store, &draft, &error);

  g_assert_no_error (error);
  return import_into (store, group, path);
}

static double
import (const char *path,
        const char *workspace)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStore) store = gops_workspace_create (workspace, &error);

  g_assert_no_error (error);
  return import_to_new_group (store, path);
}

/* Beside all that a workspace has already. */
static double
import_beside (const char *path,
               const char *workspace)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStore) store = gops_workspace_open (workspace, &error);

  g_assert_no_error (error);
  return import_to_new_group (store, path);
}

/* What is wholly known. */
static double
import_again (const char *path,
              const char *workspace)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStore) store = gops_workspace_open (workspace, &error);
  gint64 group = 0;

  g_assert_no_error (error);
  gops_store_read_int (store, &group, &error, "SELECT max (id) FROM chat_group", NULL);
  g_assert_no_error (error);
  return import_into (store, group, path);
}

static double
undo (const char *workspace)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStore) store = gops_workspace_open (workspace, &error);
  double start = gops_bench_seconds ();

  g_assert_no_error (error);
  gops_store_undo (store, NULL, &error);
  g_assert_no_error (error);
  gops_batch_purge (store, &error);
  g_assert_no_error (error);
  return gops_bench_seconds () - start;
}

static double
search (const char *workspace)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStore) store = gops_workspace_open (workspace, &error);
  double best = G_MAXDOUBLE;

  g_assert_no_error (error);
  gops_message_search_build (store, NULL, NULL, &error);
  g_assert_no_error (error);
  for (int i = 0; i < 9; i++)
    {
      double start = gops_bench_seconds ();
      g_autoptr (GArray) found = gops_message_search_find (store, 0, i % 2 == 0 ? "跑步" : "路线", 50, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (found->len, ==, 50);
      best = i == 0 ? G_MAXDOUBLE : MIN (best, gops_bench_seconds () - start);   /* the first one reads the index */
    }
  return best;
}

/* --- bare inserts --- */

#define BLOCK 10000   /* rows read at a time: reading is not measured */

static void
execute (sqlite3    *db,
         const char *sql)
{
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

static double
insert_block (sqlite3      *db,
              sqlite3_stmt *insert,
              GPtrArray    *values,
              guint         n_columns)
{
  double start = gops_bench_seconds ();

  for (guint at = 0; at < values->len; at += n_columns)
    {
      if (at / n_columns % 2000 == 0)
        execute (db, at > 0 ? "COMMIT; BEGIN" : "BEGIN");
      for (guint i = 0; i < n_columns; i++)
        sqlite3_bind_value (insert, (int) i + 1, values->pdata[at + i]);
      g_assert_cmpint (sqlite3_step (insert), ==, SQLITE_DONE);
      sqlite3_reset (insert);
    }
  if (values->len > 0)
    execute (db, "COMMIT");
  return gops_bench_seconds () - start;
}

static double
copy_table (sqlite3    *db,
            const char *table,
            const char *key)
{
  g_autofree char *select_sql = g_strdup_printf ("SELECT * FROM full.%s ORDER BY %s", table, key);
  g_autoptr (GString) insert_sql = g_string_new (NULL);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) sqlite3_value_free);
  sqlite3_stmt *rows, *insert;
  double seconds = 0;
  guint n_columns;

  g_assert_cmpint (sqlite3_prepare_v2 (db, select_sql, -1, &rows, NULL), ==, SQLITE_OK);
  n_columns = (guint) sqlite3_column_count (rows);
  g_string_printf (insert_sql, "INSERT INTO main.%s VALUES (?", table);
  for (guint i = 1; i < n_columns; i++)
    g_string_append (insert_sql, ", ?");
  g_string_append (insert_sql, ")");
  g_assert_cmpint (sqlite3_prepare_v2 (db, insert_sql->str, -1, &insert, NULL), ==, SQLITE_OK);
  while (sqlite3_step (rows) == SQLITE_ROW)
    {
      for (guint i = 0; i < n_columns; i++)
        g_ptr_array_add (values, sqlite3_value_dup (sqlite3_column_value (rows, (int) i)));
      if (values->len < BLOCK * n_columns)
        continue;
      seconds += insert_block (db, insert, values, n_columns);
      g_ptr_array_set_size (values, 0);
    }
  seconds += insert_block (db, insert, values, n_columns);
  sqlite3_finalize (rows);
  sqlite3_finalize (insert);
  return seconds;
}

/* Puts all rows of an import into another workspace, one by one in the order of their keys. */
static double
insert_bare (const char *from,
             const char *to)
{
  static const struct
  {
    const char *table;
    const char *key;
  } tables[] = {
    { "person", "id" }, { "person_identity", "id" }, { "membership", "id" },
    { "message", "group_id, message_id" }, { "member_event", "group_id, event_id" },
    { "activity_day", "person_id, group_id, day, batch" }, { "activity_group", "group_id, day, batch" },
    { "reply_pair", "group_id, from_id, to_id, batch" },
  };
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS full", from);
  g_autoptr (GError) error = NULL;
  double seconds = 0;
  sqlite3 *db;

  g_object_unref (gops_workspace_create (to, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (to, &db), ==, SQLITE_OK);
  execute (db, "PRAGMA cache_size = -15000; PRAGMA wal_autocheckpoint = 16000; PRAGMA synchronous = NORMAL");
  execute (db, attach);
  execute (db, "INSERT INTO main.chat_group SELECT * FROM full.chat_group; INSERT INTO main.batch SELECT * FROM full.batch");
  execute (db, "PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON");
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    seconds += copy_table (db, tables[i].table, tables[i].key);
  sqlite3_close (db);
  return seconds;
}

/* --- comparing --- */

typedef struct
{
  const char *self;       /* this program */
  const char *cli;
  const char *folder;
  char       *file;       /* (owned): the export */
  char       *workspace;  /* (owned) */
  char       *other;      /* (owned): the baseline's file */
  char       *script;     /* (owned): for the shell */
} Bench;

static Outcome
run_python (const Bench *bench)
{
  remove_file (bench->other);
  return run ((const char *const[]) { "python3", "-c", python_import, bench->file, bench->other, NULL });
}

static double
import_anew (const Bench *bench)
{
  remove_file (bench->workspace);
  return told_by ((const char *const[]) { bench->self, "import", bench->file, bench->workspace, NULL });
}

static gboolean
compare_shell (const Bench *bench,
               double      *out_seconds)
{
  GopsBench result = gops_bench_new ("import of a Telegram export, against sqlite3 and json_each", 0.6);
  g_autofree char *order = g_strdup_printf (".read '%s'", bench->script);

  for (int round = 0; round < ROUNDS; round++)
    {
      remove_file (bench->other);
      gops_bench_baseline (&result, seconds_of ((const char *const[]) { "sqlite3", bench->other, order, NULL }));
      *out_seconds = import_anew (bench);
      gops_bench_measured (&result, *out_seconds);
    }
  return gops_bench_report (&result);
}

static gboolean
compare_python (const Bench *bench,
                double       seconds)
{
  GopsBench result = gops_bench_new ("import of a Telegram export, against Python's json and sqlite3", 0.2);
  GopsBench clock = gops_bench_new ("the same by the clock, whole programs", 0.2);
  gboolean within;

  for (int round = 0; round < ROUNDS; round++)
    {
      Outcome python = run_python (bench), own;

      remove_file (bench->workspace);
      own = run ((const char *const[]) { bench->self, "import", bench->file, bench->workspace, NULL });
      gops_bench_baseline (&result, python.seconds);
      gops_bench_baseline (&clock, python.passed);
      gops_bench_measured (&clock, own.passed);
      g_free (python.output);
      g_free (own.output);
    }
  gops_bench_measured (&result, seconds);
  within = gops_bench_report (&result);
  return gops_bench_report (&clock) && within;
}

/* What is wholly known, into the workspace that has it. */
static gboolean
compare_again (const Bench *bench,
               double       seconds)
{
  GopsBench result = gops_bench_new ("import of the same export again, against the first time", 1);

  gops_bench_baseline (&result, seconds);
  gops_bench_measured (&result, told_by ((const char *const[]) { bench->self, "again", bench->file, bench->workspace, NULL }));
  return gops_bench_report (&result);
}

/* Rows a second, against the rows a second of the bare inserts: at least 70 %. */
static gboolean
compare_bare (const Bench *bench,
              double       seconds)
{
  GopsBench result = gops_bench_new ("import of a Telegram export, against bare inserts of its rows", 1 / 0.7);

  remove_file (bench->other);
  gops_bench_baseline (&result, told_by ((const char *const[]) { bench->self, "bare", bench->workspace, bench->other, NULL }));
  gops_bench_measured (&result, seconds);
  return gops_bench_report (&result);
}

static gboolean
compare_undo (const Bench *bench,
              double       seconds)
{
  GopsBench result = gops_bench_new ("undo of the import, against the import", 0.5);

  gops_bench_baseline (&result, seconds);
  gops_bench_measured (&result, told_by ((const char *const[]) { bench->self, "undo", bench->workspace, NULL }));
  return gops_bench_report (&result);
}

/* The program as people use it. @again: what is wholly known */
static gboolean
compare_memory (const Bench *bench,
                gboolean     again)
{
  GopsBench result = gops_bench_new (again ? "memory at the same import again, against 64 MiB"
                                           : "memory of groupops-cli at that import, against 64 MiB", 1);
  Outcome outcome;

  if (!again)
    remove_file (bench->workspace);
  if (!again)
    g_free (run ((const char *const[]) { bench->cli, "--workspace", bench->workspace, "new", "--kind", "interest", "--platform",
                                       "telegram", "--language", "zh_CN", "--name", "晨跑", NULL }).output);
  outcome = run ((const char *const[]) { bench->cli, "--workspace", bench->workspace, "import", bench->file, "--group", "晨跑", NULL });
  g_free (outcome.output);
  gops_bench_baseline (&result, MEMORY);
  gops_bench_measured (&result, outcome.memory);
  return gops_bench_report (&result);
}

static gboolean
check_search (const Bench *bench)
{
  double seconds = told_by ((const char *const[]) { bench->self, "search", bench->workspace, NULL });

  return gops_bench_report_limit ("newest 50 messages with two Chinese characters", seconds, SEARCH);
}

static int
compare_all (const Bench *bench)
{
  double seconds = 0;
  guint missed = !compare_shell (bench, &seconds);

  missed += !compare_python (bench, seconds);
  missed += !compare_bare (bench, seconds);
  missed += !compare_again (bench, seconds);
  missed += !check_search (bench);
  missed += !compare_undo (bench, seconds);
  missed += !compare_memory (bench, FALSE);
  missed += !compare_memory (bench, TRUE);
  return missed > 0;
}

/* --- into much --- */

static void
make_known (const char *path)
{
  const char *known = g_getenv ("GOPS_BENCH_KNOWN");
  const GopsBigWorkspace size = { 1000, 500000, 1, known != NULL ? (guint) g_ascii_strtoull (known, NULL, 10) : 10000000 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStore) store = gops_big_workspace_create (path, &size, &error);

  g_assert_no_error (error);
}

/* Each import goes into a group of its own. */
static int
compare_beside (const Bench *bench)
{
  GopsBench shell = gops_bench_new ("import beside 10 M messages, against sqlite3 and json_each", 0.6);
  GopsBench python = gops_bench_new ("import beside 10 M messages, against Python's json and sqlite3", 0.2);
  g_autofree char *order = g_strdup_printf (".read '%s'", bench->script);
  Outcome baseline;
  guint missed;
  double seconds;

  make_known (bench->workspace);
  remove_file (bench->other);
  gops_bench_baseline (&shell, seconds_of ((const char *const[]) { "sqlite3", bench->other, order, NULL }));
  baseline = run_python (bench);
  g_free (baseline.output);
  gops_bench_baseline (&python, baseline.seconds);
  seconds = told_by ((const char *const[]) { bench->self, "beside", bench->file, bench->workspace, NULL });
  gops_bench_measured (&shell, seconds);
  gops_bench_measured (&python, seconds);
  missed = !gops_bench_report (&shell);
  missed += !gops_bench_report (&python);
  return missed > 0;
}

static int
do_one (char **argv)
{
  double seconds = 0;

  if (g_str_equal (argv[1], "import"))
    seconds = import (argv[2], argv[3]);
  else if (g_str_equal (argv[1], "again"))
    seconds = import_again (argv[2], argv[3]);
  else if (g_str_equal (argv[1], "beside"))
    seconds = import_beside (argv[2], argv[3]);
  else if (g_str_equal (argv[1], "bare"))
    seconds = insert_bare (argv[2], argv[3]);
  else if (g_str_equal (argv[1], "undo"))
    seconds = undo (argv[2]);
  else
    seconds = search (argv[2]);
  printf ("%g\n", seconds);
  return 0;
}

int
main (int    argc,
      char **argv)
{
  const char *messages = g_getenv ("GOPS_BENCH_MESSAGES");
  guint n = messages != NULL ? (guint) g_ascii_strtoull (messages, NULL, 10) : 1000000;
  g_autofree char *shell = g_find_program_in_path ("sqlite3"), *python = g_find_program_in_path ("python3"), *script = NULL;
  Bench bench;
  int status;

  setlocale (LC_ALL, "C.UTF-8");
  if (argc > 2 && !g_str_equal (argv[1], "big"))
    return do_one (argv);
  if (argc < 2 || shell == NULL || python == NULL)
    return 77;
  bench.self = argv[0];
  bench.cli = argv[argc - 1];
  bench.folder = g_dir_make_tmp ("groupops-bench-XXXXXX", NULL);
  bench.file = gops_big_chat_write (bench.folder, 1, n);
  bench.workspace = g_build_filename (bench.folder, "chat.groupops", NULL);
  bench.other = g_build_filename (bench.folder, "other.db", NULL);
  bench.script = g_build_filename (bench.folder, "import.sql", NULL);
  script = g_strdup_printf (shell_import, bench.file);
  g_assert_true (g_file_set_contents (bench.script, script, -1, NULL));
  status = argc > 2 ? compare_beside (&bench) : compare_all (&bench);
  gops_test_remove_tree (bench.folder);
  return status;
}
