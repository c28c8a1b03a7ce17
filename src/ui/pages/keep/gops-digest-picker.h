/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Picks messages of a group's talk for a digest: by words, by who wrote them, by day, most answered first. */
#pragma once

#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @after: the entry behind which they go; 0: at the end */
void gops_digest_pick_present (GopsSession *session,
                               gint64       digest,
                               gint64       after,
                               GtkWidget   *parent);

G_END_DECLS
