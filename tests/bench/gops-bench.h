/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Measuring one thing against a baseline of the same run.
 *
 *   GopsBench bench = gops_bench_new ("journaled write of 10,000 rows", 2.0);
 *   for (round …)
 *     { gops_bench_baseline (&bench, plain ()); gops_bench_measured (&bench, journaled ()); }
 *   failed += !gops_bench_report (&bench);
 *
 * Rounds are interleaved and medians compared, so that a busy machine does not decide. Unit: seconds, or
 * whatever is measured.
 */

typedef struct
{
  const char *name;
  double      limit;      /* of measured / baseline */
  GArray     *baseline;   /* (owned) (element-type double) */
  GArray     *measured;   /* (owned) (element-type double) */
} GopsBench;

GopsBench gops_bench_new      (const char *name, double limit);
void      gops_bench_baseline (GopsBench *self, double value);
void      gops_bench_measured (GopsBench *self, double value);
gboolean  gops_bench_report   (GopsBench *self);
gboolean  gops_bench_report_limit (const char *name, double seconds, double limit);
double    gops_bench_seconds  (void);
double    gops_bench_memory   (void);

/**
 * gops_bench_against_python: the whole of a program that reads a file against a loop in Python
 * @write: makes the file
 * @read: Returns: how many there are; run in a process of its own, as the program with the file as its argument
 * @loop: prints how many there are and the seconds of the processor
 *
 * Returns: what main() returns; 77 where there is no Python
 */
int       gops_bench_against_python (const char *name, double limit, int argc, char **argv, void (*write) (const char *path),
                                     guint (*read) (const char *path), const char *loop);

G_END_DECLS
