/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measuring against a baseline. */

#include "gops-bench.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#define ROUNDS 3

GopsBench
gops_bench_new (const char *name,
                double      limit)
{
  return (GopsBench) { name, limit, g_array_new (FALSE, FALSE, sizeof (double)), g_array_new (FALSE, FALSE, sizeof (double)) };
}

void
gops_bench_baseline (GopsBench *self,
                     double     value)
{
  g_array_append_val (self->baseline, value);
}

void
gops_bench_measured (GopsBench *self,
                     double     value)
{
  g_array_append_val (self->measured, value);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return left < right ? -1 : left > right;
}

static double
median (GArray *values)
{
  g_array_sort (values, compare);
  return g_array_index (values, double, values->len / 2);
}

/* Prints a line and frees the values; returns whether the ratio is within its limit. */
gboolean
gops_bench_report (GopsBench *self)
{
  double measured = median (self->measured), baseline = median (self->baseline), ratio = measured / baseline;
  gboolean ok = ratio <= self->limit;

  g_print ("%-60s %6.2f x  (limit %.2f)  %.6g / %.6g  %s\n", self->name, ratio, self->limit, measured, baseline, ok ? "ok" : "MISSED");
  g_array_unref (self->measured);
  g_array_unref (self->baseline);
  return ok;
}

gboolean
gops_bench_report_limit (const char *name,
                         double      seconds,
                         double      limit)
{
  gboolean ok = seconds <= limit;

  g_print ("%-60s %6.2f ms (limit %.2f ms)  %s\n", name, seconds * 1000, limit * 1000, ok ? "ok" : "MISSED");
  return ok;
}

/* Processor time of this process with its threads: a busy machine stretches the clock on the wall. */
double
gops_bench_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

/* Bytes of memory that are resident. */
double
gops_bench_memory (void)
{
  unsigned long size = 0, resident = 0;
  FILE *file = fopen ("/proc/self/statm", "r");

  if (file != NULL)
    {
      if (fscanf (file, "%lu %lu", &size, &resident) != 2)
        resident = 0;
      fclose (file);
    }
  return (double) resident * (double) sysconf (_SC_PAGESIZE);
}

/* Returns: seconds of the processor; @out_n: (out): how many a program says that it has read */
static double
spawn (const char *const *argv,
       guint             *out_n)
{
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  double seconds;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sscanf (output, "%u %lf", out_n, &seconds), ==, 2);
  return seconds;
}

int
gops_bench_against_python (const char  *name,
                           double       limit,
                           int          argc,
                           char       **argv,
                           void       (*write) (const char *path),
                           guint      (*read) (const char *path),
                           const char  *loop)
{
  GopsBench bench = gops_bench_new (name, limit);
  g_autofree char *python = g_find_program_in_path ("python3"), *folder = NULL, *path = NULL;

  setlocale (LC_ALL, "C.UTF-8");
  if (argc == 2)
    {
      guint n = read (argv[1]);

      printf ("%u %g\n", n, gops_bench_seconds ());
      return 0;
    }
  if (python == NULL)
    return 77;
  folder = g_dir_make_tmp ("groupops-bench-XXXXXX", NULL);
  path = g_build_filename (folder, "file", NULL);
  write (path);
  for (int round = 0; round < ROUNDS; round++)
    {
      guint n, expected;

      gops_bench_baseline (&bench, spawn ((const char *const[]) { python, "-c", loop, path, NULL }, &expected));
      gops_bench_measured (&bench, spawn ((const char *const[]) { argv[0], path, NULL }, &n));
      g_assert_cmpuint (n, ==, expected);
    }
  (void) g_unlink (path);
  (void) g_rmdir (folder);
  return !gops_bench_report (&bench);
}
