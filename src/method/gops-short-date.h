/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates for people who read the interface. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A day in few words: "30 September"; with its year when that is not @today's (nullable). "" when @date is none.
 * Returns: (transfer full). */
char *gops_short_date (const char *date,
                       const char *today);

G_END_DECLS
