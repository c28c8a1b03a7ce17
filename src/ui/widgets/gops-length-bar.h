/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The length of a text against what the platform takes. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOPS_TYPE_LENGTH_BAR (gops_length_bar_get_type ())
G_DECLARE_FINAL_TYPE (GopsLengthBar, gops_length_bar, GOPS, LENGTH_BAR, GtkWidget)

/* @limit 0: the platform is not known to have one. @in_bytes says what is counted. @note
 * (nullable) stands at the other end, for instance the reading time. */
GtkWidget *gops_length_bar_new (void);
void       gops_length_bar_set (GopsLengthBar *self,
                                guint          length,
                                guint          limit,
                                gboolean       in_bytes,
                                const char    *note);

G_END_DECLS
