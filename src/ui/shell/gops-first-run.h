/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What an empty workspace shows: three ways to begin, the five steps, the promise about data. */

#define GOPS_TYPE_FIRST_RUN (gops_first_run_get_type ())
G_DECLARE_FINAL_TYPE (GopsFirstRun, gops_first_run, GOPS, FIRST_RUN, AdwBin)

G_END_DECLS
