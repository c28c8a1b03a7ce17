/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A dialog around long work. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-progress-dialog.h"

#define SHOW_AFTER_MS 500
#define TELL_AFTER_US (2 * G_USEC_PER_SEC)   /* earlier the time left is a guess */

typedef struct
{
  GtkWidget           *parent;        /* (owned) */
  char                *title;         /* (owned) */
  GCancellable        *cancellable;   /* (owned) */
  GAsyncReadyCallback  callback;
  gpointer             user_data;
  gint64               begun;         /* monotonic µs */
  guint                timeout;
  guint64              done, total;

  GtkWidget           *dialog;        /* borrowed; weak: while there is one */
  GtkWidget           *box;           /* borrowed; weak: its content */
  GtkProgressBar      *bar;
  GtkLabel            *label;
} Run;

static void
run_free (Run *run)
{
  g_clear_handle_id (&run->timeout, g_source_remove);
  g_clear_weak_pointer (&run->dialog);
  g_clear_weak_pointer (&run->box);
  g_object_unref (run->parent);
  g_object_unref (run->cancellable);
  g_free (run->title);
  g_free (run);
}

static char *
describe (Run *run)
{
  gint64 passed = g_get_monotonic_time () - run->begun;
  g_autofree char *counts = g_strdup_printf (_("%lu of %lu"), (gulong) run->done, (gulong) run->total);
  guint left;

  if (run->total == 0)
    return g_strdup (_("Working…"));
  if (run->done == 0 || passed < TELL_AFTER_US)
    return g_steal_pointer (&counts);
  left = (guint) ((passed / (double) run->done * (run->total - run->done)) / G_USEC_PER_SEC) + 1;
  /* Translators: "12 of 40 · 5 s left" */
  return g_strdup_printf (_("%s · %u s left"), counts, left);
}

static void
update (Run *run)
{
  g_autofree char *text = NULL;

  if (run->box == NULL)
    return;
  text = describe (run);
  gtk_label_set_label (run->label, text);
  if (run->total > 0)
    gtk_progress_bar_set_fraction (run->bar, (double) run->done / run->total);
  else
    gtk_progress_bar_pulse (run->bar);
}

static void
on_progress_cb (guint64     done,
                guint64     total,
                const char *what,
                gpointer    user_data)
{
  Run *run = user_data;

  run->done = done;
  run->total = total;
  update (run);
}

static GtkWidget *
make_content (Run *run)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (run->title, ""));
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_widget_set_margin_start (box, 24);
  gtk_widget_set_margin_end (box, 24);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 24);
  run->label = GTK_LABEL (gtk_label_new (NULL));
  run->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_widget_add_css_class (GTK_WIDGET (run->label), "numeric");
  gtk_widget_set_halign (cancel, GTK_ALIGN_CENTER);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (g_cancellable_cancel), run->cancellable, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (run->label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (run->bar));
  gtk_box_append (GTK_BOX (box), cancel);
  gtk_box_append (GTK_BOX (outer), header);
  gtk_box_append (GTK_BOX (outer), box);
  return outer;
}

static gboolean
on_show_timeout_cb (gpointer data)
{
  Run *run = data;
  GtkWidget *content = make_content (run);

  run->timeout = 0;
  g_set_weak_pointer (&run->box, content);
  update (run);
  g_set_weak_pointer (&run->dialog, gops_dialog_present (content, run->title, 360, -1, run->parent));
  /* closing it is cancelling */
  g_signal_connect_object (run->dialog, "destroy", G_CALLBACK (g_cancellable_cancel), run->cancellable, G_CONNECT_SWAPPED);
  return G_SOURCE_REMOVE;
}

static void
on_done_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Run *run = user_data;
  GAsyncReadyCallback callback = run->callback;
  gpointer data = run->user_data;

  /* What is done is done: closing the dialog now must not make it look cancelled. */
  if (run->dialog != NULL)
    g_signal_handlers_disconnect_by_func (run->dialog, g_cancellable_cancel, run->cancellable);
  if (run->box != NULL)
    gops_dialog_close (run->box);
  run_free (run);
  callback (source, result, data);
}

static Run *
run_new (GtkWidget          *parent,
         const char         *title,
         GAsyncReadyCallback callback,
         gpointer            user_data)
{
  Run *run = g_new0 (Run, 1);

  run->parent = g_object_ref (parent);
  run->title = g_strdup (title);
  run->cancellable = g_cancellable_new ();
  run->callback = callback;
  run->user_data = user_data;
  run->begun = g_get_monotonic_time ();
  run->timeout = g_timeout_add (SHOW_AFTER_MS, on_show_timeout_cb, run);
  return run;
}

void
gops_progress_dialog_run (GopsStore           *store,
                          GtkWidget           *parent,
                          const char          *title,
                          GopsStoreWork        work,
                          gpointer             data,
                          GDestroyNotify       data_free,
                          GDestroyNotify       result_free,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Run *run = run_new (parent, title, callback, user_data);

  gops_store_run_async (store, work, data, data_free, result_free, on_progress_cb, run, run->cancellable, on_done_cb, run);
}

/* --- work on files --- */

typedef struct
{
  GopsFileWork   work;
  gpointer       data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
  GopsProgress  *progress;   /* (owned) */
} Files;

static void
files_free (gpointer data)
{
  Files *files = data;

  if (files->data_free != NULL)
    files->data_free (files->data);
  gops_progress_unref (files->progress);
  g_free (files);
}

static void
work_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Files *files = data;
  GError *error = NULL;
  gpointer result = files->work (files->data, files->progress, cancellable, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, files->result_free);
}

void
gops_progress_dialog_run_files (GtkWidget           *parent,
                                const char          *title,
                                GopsFileWork         work,
                                gpointer             data,
                                GDestroyNotify       data_free,
                                GDestroyNotify       result_free,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  Run *run = run_new (parent, title, callback, user_data);
  g_autoptr (GTask) task = g_task_new (NULL, run->cancellable, on_done_cb, run);
  Files *files = g_new0 (Files, 1);

  files->work = work;
  files->data = data;
  files->data_free = data_free;
  files->result_free = result_free;
  files->progress = gops_progress_new (on_progress_cb, run);
  g_task_set_source_tag (task, gops_progress_dialog_run_files);
  g_task_set_check_cancellable (task, FALSE);   /* what was finished all the same is finished */
  g_task_set_task_data (task, files, files_free);
  g_task_run_in_thread (task, work_in_thread);
}

gpointer
gops_progress_dialog_finish (GAsyncResult *result,
                             GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
