/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few groups beside each other, with bars and the differences to the first; saved as CSV. */
#pragma once

#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @groups: (element-type gint64): copied: GOPS_COMPARE_LEAST to GOPS_COMPARE_MOST */
void gops_compare_present (GopsSession *session,
                           GArray      *groups,
                           GtkWidget   *parent);

G_END_DECLS
