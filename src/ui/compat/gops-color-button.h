/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button that shows a colour and asks for another one. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOPS_TYPE_COLOR_BUTTON (gops_color_button_get_type ())
G_DECLARE_FINAL_TYPE (GopsColorButton, gops_color_button, GOPS, COLOR_BUTTON, GtkWidget)

/* @title: of the question, and for screen readers. Signal "color-chosen": somebody chose another colour. */
GtkWidget *gops_color_button_new     (const char      *title);

/* "#RRGGBB"; "" or what is no colour shows @fallback, which is one. */
void       gops_color_button_set_hex (GopsColorButton *self,
                                      const char      *hex,
                                      const char      *fallback);

/* Returns: (transfer full): "#RRGGBB" */
char      *gops_color_button_dup_hex (GopsColorButton *self);

G_END_DECLS
