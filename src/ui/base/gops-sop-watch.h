/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-session.h"

G_BEGIN_DECLS

/*
 * Lets SOPs begin for the people who are due (gops-sop-triggers.h) while a workspace is open: soon after it was opened, after
 * changes such as an import, and when a new day has come. The work is done in a thread; a toast says for how many people.
 */

#define GOPS_TYPE_SOP_WATCH (gops_sop_watch_get_type ())
G_DECLARE_FINAL_TYPE (GopsSopWatch, gops_sop_watch, GOPS, SOP_WATCH, GObject)

/* There is one for each session, and ends with it. */
void gops_sop_watch_begin (GopsSession *session);

G_END_DECLS
