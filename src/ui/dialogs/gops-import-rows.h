/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the import assistant. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row that says one thing, its texts as they are. Returns: (transfer floating) */
GtkWidget      *gops_import_row_new       (const char *title,
                                           const char *subtitle);

/* The same with a figure or word at its end. */
GtkWidget      *gops_import_figure_row_new (const char *title,
                                            const char *subtitle,
                                            const char *figure);

G_END_DECLS
