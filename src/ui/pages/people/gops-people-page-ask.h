/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about the people who are selected: the reason for the blacklist, tags, whether they are one. */
#pragma once

#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @people: (element-type gint64): at least one */
void gops_people_ask_reason (GopsSession *session, GArray *people, GtkWidget *parent);
void gops_people_ask_tags   (GopsSession *session, GArray *people, GtkWidget *parent);
/* At least two. */
void gops_people_ask_merge  (GopsSession *session, GArray *people, GtkWidget *parent);

G_END_DECLS
