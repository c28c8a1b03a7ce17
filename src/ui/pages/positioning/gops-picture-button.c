/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of a persona, or of the group. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-picture-button.h"
#include "gops-picture-file.h"

struct _GopsPictureButton
{
  AdwBin parent_instance;

  GopsView     *view;          /* borrowed; weak */
  GCancellable *cancellable;   /* (owned) (nullable): of a file that is being chosen or read */
  gint64        group, persona;

  GtkWidget    *button, *avatar;
};

G_DEFINE_FINAL_TYPE (GopsPictureButton, gops_picture_button, ADW_TYPE_BIN)

/* --- showing --- */

static gint64
find_picture (GopsStore *store,
              gint64     group,
              gint64     persona)
{
  gint64 id = 0;

  (void) gops_store_read_int (store, &id, NULL, "SELECT coalesce (max (id), 0) FROM picture WHERE group_id = ?1"
                              " AND coalesce (persona_id, 0) = ?2", "ll", group, persona);
  return id;
}

/* What is damaged in the file is shown as if there were none. */
static GdkTexture *
load_texture (GopsStore *store,
              gint64     id)
{
  g_autoptr (GopsPicture) picture = id != 0 ? gops_record_load (GOPS_TYPE_PICTURE, store, id, NULL) : NULL;
  GBytes *data = picture != NULL ? gops_record_get_blob (picture, GOPS_PICTURE_DATA) : NULL;

  return data != NULL ? gdk_texture_new_from_bytes (data, NULL) : NULL;
}

void
gops_picture_show (AdwAvatar *avatar,
                   GopsStore *store,
                   gint64     group,
                   gint64     persona)
{
  gint64 id = find_picture (store, group, persona);
  const gint64 *shown = g_object_get_data (G_OBJECT (avatar), "picture");
  g_autoptr (GdkTexture) texture = NULL;

  if ((shown != NULL ? *shown : 0) == id)
    return;
  texture = load_texture (store, id);
  adw_avatar_set_custom_image (avatar, texture != NULL ? GDK_PAINTABLE (texture) : NULL);
  g_object_set_data_full (G_OBJECT (avatar), "picture", g_memdup2 (&id, sizeof id), g_free);
}

static gboolean
has_picture (GopsPictureButton *self)
{
  return self->view != NULL && find_picture (gops_view_get_store (self->view), self->group, self->persona) != 0;
}

void
gops_picture_button_show (GopsPictureButton *self,
                          gint64             group,
                          gint64             persona,
                          const char        *name)
{
  self->group = group;
  self->persona = persona;
  adw_avatar_set_text (ADW_AVATAR (self->avatar), name);
  gops_picture_show (ADW_AVATAR (self->avatar), gops_view_get_store (self->view), group, persona);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "picture.remove", has_picture (self));
}

/* --- changing --- */

typedef struct
{
  gint64  group, persona;
  GBytes *data;   /* (nullable): none any more */
} Change;

/* A new row each time: whoever keeps a picture by its id sees that it is another. */
static gboolean
write_picture (GopsStore *store,
               gpointer   data,
               GError   **error)
{
  const Change *change = data;
  g_autoptr (GopsPicture) picture = NULL;

  if (!gops_store_exec (store, error, "DELETE FROM picture WHERE group_id = ?1 AND coalesce (persona_id, 0) = ?2", "ll", change->group,
                        change->persona))
    return FALSE;
  if (change->data == NULL)
    return TRUE;
  picture = gops_record_new (GOPS_TYPE_PICTURE, "group-id", change->group, NULL);
  gops_record_set_int (picture, GOPS_PICTURE_PERSONA_ID, change->persona);
  gops_record_set_blob (picture, GOPS_PICTURE_DATA, change->data);
  return gops_record_insert (picture, store, error);
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  GopsPictureButton *self = GOPS_PICTURE_BUTTON (widget);
  Change change = { self->group, self->persona, NULL };

  if (gops_view_change (self->view, N_("Remove picture"), NULL, write_picture, &change))
    gops_session_toast_undo (gops_view_get_session (self->view), _("Picture removed"));
}

static void
on_loaded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GopsPictureButton) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = gops_picture_file_load_finish (result, &error);
  Change change = { self->group, self->persona, png };

  if (self->view == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (png == NULL)
    gops_view_report (self->view, error);
  else
    (void) gops_view_change (self->view, N_("Choose picture"), NULL, write_picture, &change);
}

void
gops_picture_button_choose (GopsPictureButton *self,
                            GFile             *file)
{
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gops_picture_file_load_async (file, self->cancellable, on_loaded_cb, g_object_ref (self));
}

static void
on_chosen_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GopsPictureButton) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gops_file_choose_finish (result, &error);

  if (file != NULL)
    gops_picture_button_choose (self, file);
  else if (error != NULL && self->view != NULL)
    gops_view_report (self->view, error);
}

static void
choose_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  GopsFileKind kind = { _("Pictures"), "*.png;*.jpg;*.jpeg;*.webp;*.gif;*.bmp;*.svg;*.tif;*.tiff" };

  gops_file_open_async (widget, _("Choose Picture"), &kind, 1, FALSE, NULL, NULL, on_chosen_cb, g_object_ref (widget));
}

/* --- object --- */

static void
gops_picture_button_dispose (GObject *object)
{
  GopsPictureButton *self = GOPS_PICTURE_BUTTON (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_weak_pointer (&self->view);

  G_OBJECT_CLASS (gops_picture_button_parent_class)->dispose (object);
}

static gboolean
gops_picture_button_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GOPS_PICTURE_BUTTON (widget)->button);
}

static void
gops_picture_button_class_init (GopsPictureButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_picture_button_dispose;
  widget_class->grab_focus = gops_picture_button_grab_focus;

  gtk_widget_class_install_action (widget_class, "picture.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "picture.remove", NULL, remove_action);
}

static void
gops_picture_button_init (GopsPictureButton *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("_Choose Picture…"), "picture.choose");
  g_menu_append (menu, _("_Remove Picture"), "picture.remove");
  self->avatar = adw_avatar_new (64, NULL, TRUE);
  self->button = g_object_new (GTK_TYPE_MENU_BUTTON, "child", self->avatar, "menu-model", menu, "valign", GTK_ALIGN_START, "tooltip-text",
                               _("Picture"), NULL);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "gops-picture");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Picture"), -1);
  adw_bin_set_child (ADW_BIN (self), self->button);
}

GtkWidget *
gops_picture_button_new (GopsView *view,
                         int       size)
{
  GopsPictureButton *self = g_object_new (GOPS_TYPE_PICTURE_BUTTON, NULL);

  g_set_weak_pointer (&self->view, view);
  adw_avatar_set_size (ADW_AVATAR (self->avatar), size);
  return GTK_WIDGET (self);
}
