/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing files and folders: GtkFileDialog (4.10) or GtkFileChooserNative. */
#include "config.h"

#include "gops-file-chooser.h"

#include <glib/gi18n.h>

typedef enum
{
  CHOOSE_OPEN,
  CHOOSE_OPEN_MANY,
  CHOOSE_SAVE,
  CHOOSE_FOLDER
} ChooseMode;

static GtkFileFilter *
create_filter (const char *name,
               const char *patterns)
{
  GtkFileFilter *filter = gtk_file_filter_new ();
  g_auto (GStrv) parts = g_strsplit (patterns, ";", -1);

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *dot = strrchr (parts[i], '.');

      /* a suffix also matches names in capitals */
      if (g_str_has_prefix (parts[i], "*.") && dot == parts[i] + 1)
        gtk_file_filter_add_suffix (filter, dot + 1);
      else
        gtk_file_filter_add_pattern (filter, parts[i]);
    }
  return filter;
}

static GListStore *
create_filters (const GopsFileKind *kinds,
                guint               n_kinds)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (GtkFileFilter) filter = create_filter (kinds[i].name, kinds[i].patterns);

      g_list_store_append (filters, filter);
    }
  if (n_kinds > 0)
    {
      g_autoptr (GtkFileFilter) all = create_filter (_("All Files"), "*");

      g_list_store_append (filters, all);
    }
  return filters;
}

static GtkWindow *
window_of (GtkWidget *widget)
{
  GtkRoot *root = widget != NULL ? gtk_widget_get_root (widget) : NULL;

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

#if GTK_CHECK_VERSION (4, 10, 0)

static GListModel *
list_of_one (GFile *file)
{
  GListStore *files = g_list_store_new (G_TYPE_FILE);

  g_list_store_append (files, file);
  return G_LIST_MODEL (files);
}

static void
return_files (GTask      *task,
              GListModel *files,
              GError     *error)
{
  if (files != NULL)
    g_task_return_pointer (task, files, g_object_unref);
  else if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) ||
           g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    g_task_return_pointer (task, NULL, NULL);
  else
    g_task_return_error (task, g_steal_pointer (&error));
  g_clear_error (&error);
  g_object_unref (task);
}

static void
on_dialog_chosen_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  GtkFileDialog *dialog = GTK_FILE_DIALOG (source);
  GTask *task = user_data;
  GError *error = NULL;
  g_autoptr (GFile) file = NULL;
  GListModel *files = NULL;

  switch ((ChooseMode) GPOINTER_TO_INT (g_task_get_task_data (task)))
    {
    case CHOOSE_OPEN:      file = gtk_file_dialog_open_finish (dialog, result, &error);           break;
    case CHOOSE_OPEN_MANY: files = gtk_file_dialog_open_multiple_finish (dialog, result, &error); break;
    case CHOOSE_SAVE:      file = gtk_file_dialog_save_finish (dialog, result, &error);           break;
    case CHOOSE_FOLDER:    file = gtk_file_dialog_select_folder_finish (dialog, result, &error);  break;
    }
  return_files (task, file != NULL ? list_of_one (file) : files, error);
}

static void
choose (GtkWidget  *parent,
        const char *title,
        ChooseMode  mode,
        const char *name,
        GListModel *filters,
        GFile      *folder,
        GTask      *task)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GCancellable *cancellable = g_task_get_cancellable (task);
  GtkWindow *window = window_of (parent);

  gtk_file_dialog_set_title (dialog, title);
  if (g_list_model_get_n_items (filters) > 0)
    gtk_file_dialog_set_filters (dialog, filters);
  if (folder != NULL)
    gtk_file_dialog_set_initial_folder (dialog, folder);
  if (name != NULL)
    gtk_file_dialog_set_initial_name (dialog, name);

  switch (mode)
    {
    case CHOOSE_OPEN:      gtk_file_dialog_open (dialog, window, cancellable, on_dialog_chosen_cb, task);          break;
    case CHOOSE_OPEN_MANY: gtk_file_dialog_open_multiple (dialog, window, cancellable, on_dialog_chosen_cb, task); break;
    case CHOOSE_SAVE:      gtk_file_dialog_save (dialog, window, cancellable, on_dialog_chosen_cb, task);          break;
    case CHOOSE_FOLDER:    gtk_file_dialog_select_folder (dialog, window, cancellable, on_dialog_chosen_cb, task); break;
    }
}

#else

static void
on_chooser_response_cb (GtkNativeDialog *chooser,
                        int              response,
                        GTask           *task)
{
  GListModel *files = NULL;

  g_signal_handlers_disconnect_by_data (chooser, task);
  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
  if (files != NULL && g_list_model_get_n_items (files) == 0)
    g_clear_object (&files);

  gtk_native_dialog_destroy (chooser);
  g_task_return_pointer (task, files, g_object_unref);
  g_object_unref (task);
}

static void
on_cancelled_cb (GtkNativeDialog *chooser)
{
  g_signal_emit_by_name (chooser, "response", GTK_RESPONSE_CANCEL);
}

static void
add_filters (GtkFileChooser *chooser,
             GListModel     *filters)
{
  for (guint i = 0; i < g_list_model_get_n_items (filters); i++)
    {
      g_autoptr (GtkFileFilter) filter = g_list_model_get_item (filters, i);

      gtk_file_chooser_add_filter (chooser, filter);
      if (i == 0)
        gtk_file_chooser_set_filter (chooser, filter);
    }
}

static void
choose (GtkWidget  *parent,
        const char *title,
        ChooseMode  mode,
        const char *name,
        GListModel *filters,
        GFile      *folder,
        GTask      *task)
{
  static const GtkFileChooserAction actions[] = {
    [CHOOSE_OPEN]      = GTK_FILE_CHOOSER_ACTION_OPEN,
    [CHOOSE_OPEN_MANY] = GTK_FILE_CHOOSER_ACTION_OPEN,
    [CHOOSE_SAVE]      = GTK_FILE_CHOOSER_ACTION_SAVE,
    [CHOOSE_FOLDER]    = GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
  };
  GtkFileChooserNative *native = gtk_file_chooser_native_new (title, window_of (parent), actions[mode], NULL, NULL);
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (native);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  gtk_file_chooser_set_select_multiple (chooser, mode == CHOOSE_OPEN_MANY);
  add_filters (chooser, filters);
  if (folder != NULL)
    (void) gtk_file_chooser_set_current_folder (chooser, folder, NULL);   /* only where to begin */
  if (name != NULL)
    gtk_file_chooser_set_current_name (chooser, name);

  /* the task keeps the chooser alive, GTK does not */
  g_object_set_data_full (G_OBJECT (task), "gops-chooser", native, g_object_unref);
  g_signal_connect (native, "response", G_CALLBACK (on_chooser_response_cb), task);
  if (g_task_get_cancellable (task) != NULL)
    g_signal_connect_object (g_task_get_cancellable (task), "cancelled", G_CALLBACK (on_cancelled_cb), native,
                             G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

#endif

static GTask *
create_task (ChooseMode           mode,
             GCancellable        *cancellable,
             GAsyncReadyCallback  callback,
             gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, create_task);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, GINT_TO_POINTER (mode), NULL);
  return task;
}

void
gops_file_open_async (GtkWidget           *parent,
                      const char          *title,
                      const GopsFileKind  *kinds,
                      guint                n_kinds,
                      gboolean             multiple,
                      GFile               *folder,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr (GListStore) filters = create_filters (kinds, n_kinds);
  ChooseMode mode = multiple ? CHOOSE_OPEN_MANY : CHOOSE_OPEN;

  choose (parent, title, mode, NULL, G_LIST_MODEL (filters), folder,
          create_task (mode, cancellable, callback, user_data));
}

void
gops_file_save_async (GtkWidget           *parent,
                      const char          *title,
                      const char          *name,
                      const GopsFileKind  *kinds,
                      guint                n_kinds,
                      GFile               *folder,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr (GListStore) filters = create_filters (kinds, n_kinds);
  g_autofree char *safe = g_strdelimit (g_strdup (name), "/\\:*?\"<>|\n\r\t", '_');   /* what people named it may be no name for a file */

  choose (parent, title, CHOOSE_SAVE, safe, G_LIST_MODEL (filters), folder,
          create_task (CHOOSE_SAVE, cancellable, callback, user_data));
}

void
gops_file_select_folder_async (GtkWidget           *parent,
                               const char          *title,
                               GFile               *folder,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GListStore) filters = create_filters (NULL, 0);

  choose (parent, title, CHOOSE_FOLDER, NULL, G_LIST_MODEL (filters), folder,
          create_task (CHOOSE_FOLDER, cancellable, callback, user_data));
}

GListModel *
gops_file_choose_many_finish (GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

GFile *
gops_file_choose_finish (GAsyncResult  *result,
                         GError       **error)
{
  g_autoptr (GListModel) files = gops_file_choose_many_finish (result, error);

  return files != NULL ? g_list_model_get_item (files, 0) : NULL;
}
