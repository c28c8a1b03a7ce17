/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The height of text views that have just appeared. */

#include "config.h"

#include "gops-text-height.h"

/* How many frames a text view may take to lay out its text after it has appeared. */
#define LAYOUT_FRAMES 3

static gboolean
on_tick_cb (GtkWidget     *text,
            GdkFrameClock *clock,
            gpointer       user_data)
{
  int *frames = user_data;

  gtk_widget_queue_resize (text);
  return ++*frames < LAYOUT_FRAMES;
}

void
gops_text_ask_for_height (GtkWidget *text_view)
{
  gtk_widget_add_tick_callback (text_view, on_tick_cb, g_new0 (int, 1), g_free);
}
