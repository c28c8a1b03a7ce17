/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for a name, and keeps what the chosen group has planned as an SOP. */
#pragma once

#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @first: the day that is proposed as the first, "YYYY-MM-DD" */
void gops_sop_save_ask (GopsSession *session,
                        const char  *first,
                        GtkWidget   *parent);

G_END_DECLS
