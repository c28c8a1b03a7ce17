/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A plan item in the agenda: time, type, title, status; Done and the sheet at hand. */
GtkWidget *gops_agenda_row_new (GopsSession *session, const GopsDossier *dossier, GopsPlanItem *item);

G_END_DECLS
