/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A code's text out of a picture. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-code-reader.h"
#include "gops-code-scan.h"
#include "gops-compat.h"
#include "gops-short-date.h"

#define KEY "gops-code-scan"

/* What belongs to a row. */
typedef struct
{
  GopsSession  *session;       /* (owned) */
  AdwEntryRow  *until;         /* (weak) (nullable) */
  GCancellable *cancellable;   /* (owned) (nullable): of what is being read */
} Scan;

static void
scan_free (gpointer data)
{
  Scan *scan = data;

  if (scan->cancellable != NULL)
    g_cancellable_cancel (scan->cancellable);
  g_clear_object (&scan->cancellable);
  g_clear_weak_pointer (&scan->until);
  g_object_unref (scan->session);
  g_free (scan);
}

static Scan *
scan_of (gpointer row)
{
  return g_object_get_data (G_OBJECT (row), KEY);
}

/* --- reading --- */

/* What the thread gets: a file, or a picture without one. */
typedef struct
{
  GFile      *file;      /* (owned) (nullable) */
  GdkTexture *texture;   /* (owned) (nullable) */
} Source;

static void
source_free (gpointer data)
{
  Source *source = data;

  g_clear_object (&source->file);
  g_clear_object (&source->texture);
  g_free (source);
}

static void
read_thread (GTask        *task,
             gpointer      row,
             gpointer      data,
             GCancellable *cancellable)
{
  const Source *source = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = source->texture != NULL ? gdk_texture_save_to_png_bytes (source->texture) : NULL;
  char *text = png != NULL ? gops_code_read_bytes (png, _("Clipboard"), cancellable, &error) : gops_code_read_file (source->file, cancellable, &error);

  if (text != NULL)
    g_task_return_pointer (task, text, g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
show_until (Scan  *scan,
            GFile *file)
{
  const GopsDossier *dossier = gops_session_get_dossier (scan->session);
  g_autofree char *until = dossier != NULL ? gops_code_propose_until (file, dossier) : g_strdup ("");
  g_autofree char *day = dossier != NULL ? gops_short_date (until, dossier->today) : NULL, *told = NULL;

  if (scan->until != NULL)
    gtk_editable_set_text (GTK_EDITABLE (scan->until), until);
  told = day == NULL || *day == '\0' ? g_strdup (_("The code was read"))
                                     : g_strdup_printf (_("The code was read: by the age of the picture it works until %s"), day);
  gops_session_toast (scan->session, told);
}

static void
on_read_cb (GObject      *row,
            GAsyncResult *result,
            gpointer      data)
{
  Scan *scan = scan_of (row);
  const Source *source = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (text == NULL)
    {
      gops_session_report (scan->session, error);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  show_until (scan, source->file);
}

/* @file, @texture: (nullable): one of them */
static void
read_code (AdwEntryRow *row,
           GFile       *file,
           GdkTexture  *texture)
{
  Scan *scan = scan_of (row);
  Source *source = g_new0 (Source, 1);
  g_autoptr (GTask) task = NULL;

  if (scan->cancellable != NULL)
    g_cancellable_cancel (scan->cancellable);
  g_clear_object (&scan->cancellable);
  scan->cancellable = g_cancellable_new ();
  g_set_object (&source->file, file);
  g_set_object (&source->texture, texture);
  task = g_task_new (row, scan->cancellable, on_read_cb, NULL);
  g_task_set_source_tag (task, read_code);
  g_task_set_task_data (task, source, source_free);
  g_task_run_in_thread (task, read_thread);
}

gboolean
gops_code_scan_take (AdwEntryRow  *row,
                     const GValue *value)
{
  g_autoptr (GSList) files = NULL;

  if (G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE))
    {
      read_code (row, NULL, g_value_get_object (value));
      return TRUE;
    }
  if (!G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    return FALSE;
  files = gdk_file_list_get_files (g_value_get_boxed (value));
  if (files == NULL)
    return FALSE;
  read_code (row, files->data, NULL);
  return TRUE;
}

/* --- where the picture comes from --- */

static gboolean
on_drop_cb (AdwEntryRow  *row,
            const GValue *value)
{
  return gops_code_scan_take (row, value);
}

static void
on_chosen_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (AdwEntryRow) row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gops_file_choose_finish (result, &error);

  if (file != NULL)
    read_code (row, file, NULL);
  else
    gops_session_report (scan_of (row)->session, error);
}

static void
on_choose_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       row)
{
  const GopsFileKind kind = { _("Pictures"), "*.png;*.jpg;*.jpeg;*.webp;*.gif;*.bmp;*.svg" };

  gops_file_open_async (row, _("Choose a Picture of the Code"), &kind, 1, FALSE, NULL, NULL, on_chosen_cb, g_object_ref (row));
}

static void
on_pasted_cb (GObject      *clipboard,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (AdwEntryRow) row = data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  if (value == NULL || !gops_code_scan_take (row, value))
    gops_session_toast (scan_of (row)->session, _("The clipboard holds no picture"));
}

static void
on_paste_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       row)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (row);
  g_autoptr (GdkContentFormats) readable = gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_ref (gdk_clipboard_get_formats (clipboard)));
  GType type = gdk_content_formats_contain_gtype (readable, GDK_TYPE_FILE_LIST) ? GDK_TYPE_FILE_LIST : GDK_TYPE_TEXTURE;

  gdk_clipboard_read_value_async (clipboard, type, G_PRIORITY_DEFAULT, NULL, on_pasted_cb, g_object_ref (row));
}

/* --- the row --- */

/* Before the field inside, which would take the names of files for its text. */
static GtkEventController *
make_target (AdwEntryRow *row)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GType types[] = { GDK_TYPE_FILE_LIST, GDK_TYPE_TEXTURE };

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop_cb), row, G_CONNECT_SWAPPED);
  return GTK_EVENT_CONTROLLER (target);
}

static GtkWidget *
make_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("Read From a _Picture…"), "scan.choose");
  g_menu_append (menu, _("Read From the _Clipboard"), "scan.paste");
  g_object_set (button, "icon-name", "image-x-generic-symbolic", "menu-model", menu, "valign", GTK_ALIGN_CENTER, "tooltip-text",
                _("Read the Code From a Picture"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Read the Code From a Picture"), -1);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

void
gops_code_scan_add (AdwEntryRow *row,
                    AdwEntryRow *until,
                    GopsSession *session)
{
  static const GActionEntry entries[] = { { "choose", on_choose_cb, NULL, NULL, NULL, { 0 } }, { "paste", on_paste_cb, NULL, NULL, NULL, { 0 } } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  Scan *scan = g_new0 (Scan, 1);

  scan->session = g_object_ref (session);
  g_set_weak_pointer (&scan->until, until);
  g_object_set_data_full (G_OBJECT (row), KEY, scan, scan_free);
  if (!gops_code_reader_is_available ())
    return;
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), row);
  gtk_widget_insert_action_group (GTK_WIDGET (row), "scan", G_ACTION_GROUP (actions));
  gtk_widget_add_controller (GTK_WIDGET (row), make_target (row));
  adw_entry_row_add_suffix (row, make_button ());
}
