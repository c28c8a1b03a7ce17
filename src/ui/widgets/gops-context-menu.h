/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Returns: (transfer full) (nullable): the commands for @widget as it is now; they are activated on it */
typedef GMenuModel *(*GopsMenuMaker) (GtkWidget *widget);

/* Gives @widget a menu on a secondary click, a long press, the Menu key and Shift+F10. */
void gops_context_menu_add        (GtkWidget *widget, GopsMenuMaker make);

/* The same ways to a menu that has a button already. */
void gops_context_menu_add_button (GtkWidget *widget, GtkMenuButton *button);

G_END_DECLS
