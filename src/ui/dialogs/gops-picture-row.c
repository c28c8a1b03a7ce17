/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row that has a picture. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-material-intake.h"
#include "gops-material.h"
#include "gops-picture-loader.h"
#include "gops-picture-row.h"
#include "gops-progress-dialog.h"

#define LOOK 64   /* pixels: enough to see that a file is a picture */

struct _GopsPictureRow
{
  AdwActionRow parent_instance;

  GopsSession *session;    /* (owned) (nullable) */
  gint64       material;   /* 0: none */
  GtkWidget   *remove;
};

G_DEFINE_FINAL_TYPE (GopsPictureRow, gops_picture_row, ADW_TYPE_ACTION_ROW)

enum { PICKED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- into the library --- */

static gpointer
add_files_in_thread (GopsStore     *store,
                     gpointer       files,
                     GopsProgress  *progress,
                     GCancellable  *cancellable,
                     GError       **error)
{
  cairo_surface_t *seen = gops_picture_load (g_ptr_array_index ((GPtrArray *) files, 0), LOOK, cancellable, error);

  if (seen == NULL)   /* broken, too large or none: nobody would see it on a poster */
    return NULL;
  cairo_surface_destroy (seen);
  return gops_materials_add_files (store, files, 0, progress, cancellable, error);
}

static gpointer
add_texture_in_thread (GopsStore     *store,
                       gpointer       texture,
                       GopsProgress  *progress,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr (GBytes) png = gdk_texture_save_to_png_bytes (texture);

  return gops_materials_add_picture (store, png, 0, error);
}

/* Any file becomes a material; here only a picture will do. */
static gboolean
is_picture (GopsPictureRow *self,
            gint64          material)
{
  g_autoptr (GopsMaterial) record = gops_record_load (GOPS_TYPE_MATERIAL, gops_session_get_store (self->session), material, NULL);

  return record != NULL && g_str_equal (gops_record_get_text (record, GOPS_MATERIAL_KIND), "picture");
}

static void
take_report (GopsPictureRow           *self,
             const GopsMaterialReport *report)
{
  gint64 material = report->ids->len > 0 ? g_array_index (report->ids, gint64, 0) : 0;

  if (material != 0 && is_picture (self, material))
    g_signal_emit (self, signals[PICKED], 0, material);
  else
    gops_session_toast (self->session, report->problems->len > 0 ? report->problems->pdata[0] : _("This is no picture. Choose a PNG or JPEG file."));
}

static void
on_added_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GopsPictureRow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsMaterialReport) report = gops_store_run_finish (GOPS_STORE (source), result, &error);

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (report == NULL)
    gops_session_report (self->session, error);
  else
    take_report (self, report);
}

/* @what: (transfer full) */
static void
add (GopsPictureRow *self,
     GopsStoreWork   work,
     gpointer        what,
     GDestroyNotify  free_what)
{
  gops_progress_dialog_run (gops_session_get_store (self->session), GTK_WIDGET (self), _("Copying Files"), work, what, free_what,
                            (GDestroyNotify) gops_material_report_free, on_added_cb, g_object_ref (self));
}

/* @file: (transfer full) */
static void
add_file (GopsPictureRow *self,
          GFile          *file)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (files, file);
  add (self, add_files_in_thread, files, (GDestroyNotify) g_ptr_array_unref);
}

gboolean
gops_picture_row_take (GopsPictureRow *self,
                       const GValue   *value)
{
  if (self->session == NULL)
    return FALSE;
  if (G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE))
    add (self, add_texture_in_thread, g_value_dup_object (value), g_object_unref);
  else if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

      if (files == NULL)
        return FALSE;
      add_file (self, g_object_ref (files->data));
    }
  else
    return FALSE;
  return TRUE;
}

/* --- choosing --- */

static void
on_chosen_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GopsPictureRow) self = data;
  g_autoptr (GError) error = NULL;
  GFile *file = gops_file_choose_finish (result, &error);

  if (self->session == NULL)
    g_clear_object (&file);
  else if (file != NULL)
    add_file (self, file);
  else
    gops_session_report (self->session, error);
}

static void
choose (GopsPictureRow *self)
{
  const GopsFileKind kind = { _("Pictures"), "*.png;*.jpg;*.jpeg;*.webp;*.gif;*.bmp;*.svg" };

  gops_file_open_async (GTK_WIDGET (self), _("Choose a Picture"), &kind, 1, FALSE, NULL, NULL, on_chosen_cb, g_object_ref (self));
}

static void
on_remove_clicked_cb (GopsPictureRow *self)
{
  g_signal_emit (self, signals[PICKED], 0, (gint64) 0);
}

static void
on_pasted_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GopsPictureRow) self = data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (self->session != NULL && (value == NULL || !gops_picture_row_take (self, value)))
    gops_session_toast (self->session, _("The clipboard holds no picture"));
}

static gboolean
on_paste_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  g_autoptr (GdkContentFormats) readable = gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_ref (gdk_clipboard_get_formats (clipboard)));
  GType type = gdk_content_formats_contain_gtype (readable, GDK_TYPE_FILE_LIST) ? GDK_TYPE_FILE_LIST : GDK_TYPE_TEXTURE;

  gdk_clipboard_read_value_async (clipboard, type, G_PRIORITY_DEFAULT, NULL, on_pasted_cb, g_object_ref (widget));
  return TRUE;
}

static gboolean
on_drop_cb (GopsPictureRow *self,
            const GValue   *value)
{
  return gops_picture_row_take (self, value);
}

GtkDropTarget *
gops_picture_row_make_target (void)
{
  const GType types[] = { GDK_TYPE_FILE_LIST, GDK_TYPE_TEXTURE };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  gtk_drop_target_set_gtypes (target, (GType *) types, G_N_ELEMENTS (types));
  return target;
}

/* --- showing --- */

void
gops_picture_row_show (GopsPictureRow *self,
                       gint64          material)
{
  g_autoptr (GopsMaterial) record = material != 0 ? gops_record_load (GOPS_TYPE_MATERIAL, gops_session_get_store (self->session), material, NULL) : NULL;

  self->material = material;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), record != NULL ? gops_record_get_text (record, GOPS_MATERIAL_TITLE)
                                                      : material != 0 ? _("No longer in the library") : _("Choose, drop or paste one"));
  gtk_widget_set_visible (self->remove, material != 0);
}

/* --- object --- */

static void
gops_picture_row_dispose (GObject *object)
{
  g_clear_object (&GOPS_PICTURE_ROW (object)->session);

  G_OBJECT_CLASS (gops_picture_row_parent_class)->dispose (object);
}

static void
gops_picture_row_class_init (GopsPictureRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_picture_row_dispose;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_v, GDK_CONTROL_MASK, on_paste_cb, NULL);
  signals[PICKED] = g_signal_new ("picked", GOPS_TYPE_PICTURE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static GtkWidget *
make_remove_button (GopsPictureRow *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (button, FALSE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Remove the picture"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Remove the picture"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
gops_picture_row_init (GopsPictureRow *self)
{
  GtkDropTarget *target = gops_picture_row_make_target ();

  self->remove = make_remove_button (self);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), gtk_image_new_from_icon_name ("gops-picture-symbolic"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->remove);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  g_signal_connect (self, "activated", G_CALLBACK (choose), NULL);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

GtkWidget *
gops_picture_row_new (GopsSession *session,
                      const char  *title)
{
  GopsPictureRow *self = g_object_new (GOPS_TYPE_PICTURE_ROW, "use-markup", FALSE, "subtitle-lines", 1, NULL);

  self->session = g_object_ref (session);
  (void) gops_plain_row (GTK_WIDGET (self), title, NULL);
  gops_picture_row_show (self, 0);
  return GTK_WIDGET (self);
}
