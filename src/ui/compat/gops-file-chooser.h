/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing files and folders, through the portal where there is one. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  const char *name;       /* translated by the caller, e.g. _("Tables") */
  const char *patterns;   /* separated by ';', e.g. "*.csv;*.tsv" */
} GopsFileKind;

/* Asks for files over @parent's window. @kinds has @n_kinds entries, the first is preset;
 * "All Files" is added. @folder (nullable) is where to begin. */
void        gops_file_open_async           (GtkWidget           *parent,
                                            const char          *title,
                                            const GopsFileKind  *kinds,
                                            guint                n_kinds,
                                            gboolean             multiple,
                                            GFile               *folder,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);

/* As above, for a file to write; @name is the name proposed. */
void        gops_file_save_async           (GtkWidget           *parent,
                                            const char          *title,
                                            const char          *name,
                                            const GopsFileKind  *kinds,
                                            guint                n_kinds,
                                            GFile               *folder,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);

void        gops_file_select_folder_async  (GtkWidget           *parent,
                                            const char          *title,
                                            GFile               *folder,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);

/* For all three. Returns: (transfer full) (nullable): the first file; NULL without @error
 * when the person changed their mind. */
GFile      *gops_file_choose_finish        (GAsyncResult        *result,
                                            GError             **error);

/* Returns: (transfer full) (nullable): all files, as a model of GFile; NULL as above. */
GListModel *gops_file_choose_many_finish   (GAsyncResult        *result,
                                            GError             **error);

G_END_DECLS
