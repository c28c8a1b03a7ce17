/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small · Niche · Precise: what holds for a theme, while it is being typed. */
#pragma once

#include <gtk/gtk.h>

#include "gops-positioning-state.h"

G_BEGIN_DECLS

#define GOPS_TYPE_THEME_CHIPS (gops_theme_chips_get_type ())
G_DECLARE_FINAL_TYPE (GopsThemeChips, gops_theme_chips, GOPS, THEME_CHIPS, GtkWidget)

GtkWidget *gops_theme_chips_new  (void);
void       gops_theme_chips_show (GopsThemeChips      *self,
                                  const GopsThemeLook *look);

G_END_DECLS
