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

/** gops_bench_spawn: runs a program that prints how many it has read and the seconds of the processor. @out_n: (out): how
 * many. Returns: the seconds */
double    gops_bench_spawn    (const char *const *argv, guint *out_n);

G_END_DECLS
