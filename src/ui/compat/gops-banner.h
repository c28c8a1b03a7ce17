/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A strip across a page that says what is the matter, with one button. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOPS_TYPE_BANNER (gops_banner_get_type ())
G_DECLARE_FINAL_TYPE (GopsBanner, gops_banner, GOPS, BANNER, GtkWidget)

/* Properties "title", "button-label" (no button without), "revealed"; signal "button-clicked". */
GtkWidget *gops_banner_new          (const char *title);
void       gops_banner_set_revealed (GopsBanner *self,
                                     gboolean    revealed);

G_END_DECLS
