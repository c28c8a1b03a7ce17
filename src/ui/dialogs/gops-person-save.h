/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving what is stored about whom. */
#pragma once

#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for a file and writes the inventory of @person, or with 0 a line for everybody. */
void gops_person_save_present (GopsSession *session,
                               gint64       person,
                               GtkWidget   *parent);

G_END_DECLS
