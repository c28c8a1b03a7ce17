/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's own poster templates: saved, named, exchanged as files. Each change is an action that can be undone; what goes
 * wrong is told by the session. */
#pragma once

#include "gops-poster-draft.h"
#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks how the poster is to be called as a template, and keeps it. */
void     gops_own_templates_ask_save   (GopsSession      *session,
                                        GopsPosterDraft  *draft,
                                        GtkWidget        *parent);
void     gops_own_templates_ask_rename (GopsSession      *session,
                                        const char       *id,
                                        GtkWidget        *parent);
void     gops_own_templates_remove     (GopsSession      *session,
                                        const char       *id);

/* Asks for a place and writes any template, own or not, as a file for somebody else. */
void     gops_own_templates_ask_export (GopsSession      *session,
                                        const char       *id,
                                        GtkWidget        *parent);
void     gops_own_templates_ask_import (GopsSession      *session,
                                        GtkWidget        *parent);
gboolean gops_own_templates_import     (GopsSession      *session,
                                        GFile            *file);

/* Changes when the own templates do. Returns: (transfer full) */
char    *gops_own_templates_print      (GopsStore        *store);

G_END_DECLS
