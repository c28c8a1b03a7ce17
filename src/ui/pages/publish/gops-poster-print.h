/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gops-poster-draft.h"
#include "gops-session.h"

G_BEGIN_DECLS

/* Asks for a printer and prints the poster as large as the paper allows. */
void               gops_poster_print     (GopsPosterDraft *draft, GopsSession *session, GtkWidget *parent);

/* What the former asks a printer for, to print elsewhere. Returns: (transfer full) */
GtkPrintOperation *gops_poster_print_new (GopsPosterDraft *draft, GopsSession *session);

G_END_DECLS
