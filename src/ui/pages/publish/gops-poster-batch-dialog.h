/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posters of many groups and channels at once: asks which, into which folder, and tells what came of it. */
#pragma once

#include <gtk/gtk.h>

#include "gops-session.h"

G_BEGIN_DECLS

/* @template_id: the one to begin with */
void gops_poster_batch_present (GopsSession  *session,
                                const char   *template_id,
                                GtkWidget    *parent);

G_END_DECLS
