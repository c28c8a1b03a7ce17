/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes out in words: the posts of the rules, and files. */
#pragma once

#include <gtk/gtk.h>

#include "gops-session.h"

G_BEGIN_DECLS

#define GOPS_TYPE_TEXTS_VIEW (gops_texts_view_get_type ())
G_DECLARE_FINAL_TYPE (GopsTextsView, gops_texts_view, GOPS, TEXTS_VIEW, GtkWidget)

/* Shows the group that @session has now. */
void gops_texts_view_show      (GopsTextsView *self,
                                GopsSession   *session);

/* The GopsReviewPeriod that is chosen. */
guint gops_texts_view_get_period (GopsTextsView *self);

/* Copies the post whose turn it is. */
void gops_texts_view_copy_next (GopsTextsView *self);

G_END_DECLS
