/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with ticks of the run sheet, whatever kind they are of. */
#pragma once

#include "gops-run-sheet.h"

G_BEGIN_DECLS

/* Each is one named action for all of @ticks (element-type GopsTick), which are of one kind and not empty. */

/* Posts are sent, a seed user was tried without an answer yet, a person was looked after. @done %FALSE: only posts. */
gboolean gops_today_mark      (GopsStore       *store,
                               const GPtrArray *ticks,
                               gboolean         done,
                               GError         **error);

/* @until: µs UTC; of people the day counts. */
gboolean gops_today_put_off   (GopsStore       *store,
                               const GPtrArray *ticks,
                               gint64           until,
                               GError         **error);

/* Only posts. */
gboolean gops_today_skip      (GopsStore       *store,
                               const GPtrArray *ticks,
                               const char      *reason,
                               GError         **error);

G_END_DECLS
