/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window that lists keyboard shortcuts. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  const char *group;    /* heading; the same in following rows, or NULL: same as before */
  const char *title;
  const char *accel;    /* as for gtk_accelerator_parse(), several separated by spaces */
} GopsShortcutRow;

/* Shows @rows over @parent's window; all texts translated by the caller. Newer toolkits have a title of their own. */
void gops_shortcuts_present (GtkWidget             *parent,
                             const char            *title,
                             const GopsShortcutRow *rows,
                             guint                  n_rows);

G_END_DECLS
