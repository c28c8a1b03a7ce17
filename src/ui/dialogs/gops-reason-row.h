/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whoever switches @switch_row on is led into @reason, which is shown while it is on: why is asked while one knows it. */
void gops_reason_row_follow (GtkWidget *reason, GtkWidget *switch_row);

G_END_DECLS
