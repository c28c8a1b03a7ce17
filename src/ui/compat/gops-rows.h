/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows for boxed lists that libadwaita has only from 1.4 on. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GOPS_TYPE_SWITCH_ROW (gops_switch_row_get_type ())
G_DECLARE_FINAL_TYPE (GopsSwitchRow, gops_switch_row, GOPS, SWITCH_ROW, AdwActionRow)

/* A row with a switch; property "active". */
GtkWidget *gops_switch_row_new        (const char    *title);
gboolean   gops_switch_row_get_active (GopsSwitchRow *self);
void       gops_switch_row_set_active (GopsSwitchRow *self,
                                       gboolean       active);

#define GOPS_TYPE_SPIN_ROW (gops_spin_row_get_type ())
G_DECLARE_FINAL_TYPE (GopsSpinRow, gops_spin_row, GOPS, SPIN_ROW, AdwActionRow)

/* A row with a spin button; properties "value", "lower", "upper", "step", "digits". */
GtkWidget *gops_spin_row_new          (const char    *title,
                                       double         lower,
                                       double         upper,
                                       double         step);
double     gops_spin_row_get_value    (GopsSpinRow   *self);
void       gops_spin_row_set_value    (GopsSpinRow   *self,
                                       double         value);
void       gops_spin_row_set_digits   (GopsSpinRow   *self,
                                       guint          digits);

/* Texts that are no markup, for a row with "use-markup" FALSE that was just made: g_object_new() tells the labels inside of it
 * only when all is set, so texts given there are read as markup. @title, @subtitle: (nullable). Returns: @row. */
GtkWidget *gops_plain_row             (GtkWidget     *row,
                                       const char    *title,
                                       const char    *subtitle);

/* Puts @widget at the end of the row's head. */
void       gops_expander_row_add_suffix (AdwExpanderRow *row,
                                         GtkWidget      *widget);

/* What a screen reader says for the row and for the list in it; not markup, as the title is. */
void       gops_expander_row_set_label  (AdwExpanderRow *row,
                                         const char     *label);

G_END_DECLS
