/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drop-downs over names that people gave, which may be long. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Cuts the names of @self, over GtkStringObjects, where there is no room for them, so that they take none from what stands
 * beside them. */
void gops_drop_down_cut (GtkDropDown *self);

G_END_DECLS
