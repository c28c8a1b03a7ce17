/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small questions over a row of Today: until when it is put off, why it is skipped. Keys 1 to 4 answer them. */
#pragma once

#include <gtk/gtk.h>

#include "gops-run-sheet.h"

G_BEGIN_DECLS

/* @until: µs UTC */
typedef void (*GopsSnoozeChosen) (gint64 until, gpointer user_data);
typedef void (*GopsSkipChosen)   (const char *reason, gpointer user_data);

/* Both return a popover that wants a parent; it closes before @chosen is called. */
GtkWidget *gops_ask_snooze (const GopsTick   *tick,
                            gint64            now,
                            GopsSnoozeChosen  chosen,
                            gpointer          user_data);
GtkWidget *gops_ask_skip   (GopsSkipChosen    chosen,
                            gpointer          user_data);

/* Shows @popover over @row of @parent; it goes when it closes, and the keyboard returns to where it was. */
void       gops_ask_over   (GtkWidget        *popover,
                            GtkWidget        *row,
                            GtkWidget        *parent);

G_END_DECLS
