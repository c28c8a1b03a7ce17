/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pasting a list of seed users, one person a line. */
#pragma once

#include "gops-view.h"

G_BEGIN_DECLS

/* Returns: (transfer none): the content of the dialog. */
GtkWidget *gops_seed_paste_present (GopsView *view);

G_END_DECLS
