/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Toasts leave room for what stands at the lower edge of a page. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* While @bar is revealed and shown, the window's toasts stand above it. */
void gops_toasts_above (GtkActionBar *bar);

G_END_DECLS
