/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the import assistant. */
#pragma once

#include <adwaita.h>

#include "gops-import-look.h"

G_BEGIN_DECLS

/* A row that says one thing, its texts as they are. Returns: (transfer floating) */
GtkWidget      *gops_import_row_new       (const char *title,
                                           const char *subtitle);

/* The same with a sign that warns. */
GtkWidget      *gops_import_warning_row_new (const char *title,
                                             const char *subtitle);

/* A row with a figure or word at its end. */
GtkWidget      *gops_import_figure_row_new (const char *title,
                                            const char *subtitle,
                                            const char *figure);

/* Puts the sign that warns on a row, which may be long then. */
void            gops_import_row_warn       (GtkWidget *row);

/* A row with a sign that warns, whose figure may be written anew; @unit stands behind it. The button is @out_figure. */
GtkWidget      *gops_import_count_row_new (const char     *title,
                                           const char     *subtitle,
                                           double          count,
                                           const char     *unit,
                                           GtkSpinButton **out_figure);

/* A row with a sign that warns and its words over the whole width, with a figure at its end. */
GtkWidget      *gops_import_doubt_row_new  (const char     *title,
                                            const char     *subtitle,
                                            const char     *figure);

/* Lets choose below the words of one of the two rows above. @choices: ends with %NULL. Returns: (transfer none) */
GtkDropDown    *gops_import_row_offer      (GtkWidget         *row,
                                            const char        *name,
                                            const char *const *choices,
                                            guint              selected);

/* Changes what a row says below its title. */
void            gops_import_row_say       (GtkWidget  *row,
                                           const char *subtitle);

/* What a table may hold, in the order of GopsHolds. */
void            gops_import_holds_fill     (AdwComboRow *row);
void            gops_import_holds_show     (AdwComboRow *row,
                                            GopsHolds    holds);
GopsHolds       gops_import_holds_selected (AdwComboRow *row);

G_END_DECLS
