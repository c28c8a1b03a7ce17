/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An empty page that teaches: what it is for, one button to begin, perhaps others below. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOPS_TYPE_EMPTY_STATE (gops_empty_state_get_type ())
G_DECLARE_FINAL_TYPE (GopsEmptyState, gops_empty_state, GOPS, EMPTY_STATE, GtkWidget)

/* Properties "icon-name", "title", "description". */
GtkWidget *gops_empty_state_new        (const char     *icon_name,
                                        const char     *title,
                                        const char     *description);

/* Adds a pill button that activates @action_name; the first one is the suggested.
 *
 * Returns: (transfer none): the button, to give it the focus or connect to it */
GtkWidget *gops_empty_state_add_button (GopsEmptyState *self,
                                        const char     *label,
                                        const char     *action_name);

/* Shows @widget between the buttons and the foot, for instance the five steps. */
void       gops_empty_state_add_extra  (GopsEmptyState *self,
                                        GtkWidget      *widget);

G_END_DECLS
