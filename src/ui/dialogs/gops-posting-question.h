/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The question where a poster was posted. */
#pragma once

#include "gops-postings.h"
#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks over @parent's window for place and days, and adds or changes the posting as an action.
 * @posting: 0 for a new one, of @group
 * @draft: what is known of it; copied */
void gops_posting_ask (GopsSession *session, gint64 group, gint64 posting, const GopsPostingDraft *draft, GtkWidget *parent);

G_END_DECLS
