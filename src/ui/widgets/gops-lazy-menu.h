/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A menu that is made when it is opened first: a menu button with a model makes the widgets of all its items at once. */
#pragma once

#include <gtk/gtk.h>

/**
 * gops_lazy_menu_attach:
 * @resource: static: path of an interface file
 * @id: static: the GMenuModel in it
 *
 * Gives the button a menu, in place of another one.
 */
void gops_lazy_menu_attach (GtkMenuButton *button,
                            const char    *resource,
                            const char    *id);
