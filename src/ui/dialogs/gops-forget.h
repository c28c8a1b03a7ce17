/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forgetting a person: what will go is found out and told first. */
#pragma once

#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks over @parent's window, and forgets @person where the answer is yes. */
void gops_forget_present (GopsSession *session,
                          gint64       person,
                          GtkWidget   *parent);

G_END_DECLS
