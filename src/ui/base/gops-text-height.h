/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A text view that has just appeared asks for no height until its text is laid out, which it does after the first frame,
 * and does not ask again by itself: it stays cut off. Makes @text_view, which is shown from now on, ask again. */
void gops_text_ask_for_height (GtkWidget *text_view);

G_END_DECLS
