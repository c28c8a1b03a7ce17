/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A material as a small picture. */

#include "config.h"

#include "gops-material-thumb.h"

#include "gops-asset.h"
#include "gops-picture-file.h"

#define MOST_KEPT 400   /* small pictures of a session */

struct _GopsMaterialThumb
{
  GtkWidget parent_instance;

  GCancellable *loading;   /* (owned) (nullable) */
  gint64        asset;     /* that is shown or loaded; 0: an icon */
  GtkWidget    *picture, *icon;   /* borrowed */
};

G_DEFINE_FINAL_TYPE (GopsMaterialThumb, gops_material_thumb, GTK_TYPE_WIDGET)

const char *
gops_material_icon_name (GopsMaterial *material)
{
  const char *kind = gops_record_get_text (material, GOPS_MATERIAL_KIND), *mime = gops_record_get_text (material, GOPS_MATERIAL_MIME);

  if (g_str_equal (kind, "link"))
    return "gops-link-symbolic";
  if (g_str_equal (kind, "picture"))
    return "gops-picture-symbolic";
  return g_str_has_prefix (mime, "video/") ? "video-x-generic-symbolic" : g_str_has_prefix (mime, "audio/") ? "audio-x-generic-symbolic" : "gops-text-symbolic";
}

/* --- loading --- */

/* The textures of a session, by asset. */
static GHashTable *
textures_of (GopsSession *session)
{
  GHashTable *textures = g_object_get_data (G_OBJECT (session), "material-textures");

  if (textures == NULL)
    {
      textures = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
      g_object_set_data_full (G_OBJECT (session), "material-textures", textures, (GDestroyNotify) g_hash_table_unref);
    }
  return textures;
}

static gpointer
load_in_thread (GopsStore     *store,
                gpointer       data,
                GopsProgress  *progress,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (GBytes) bytes = g_cancellable_set_error_if_cancelled (cancellable, error) ? NULL : gops_asset_load (store, *(gint64 *) data, error);

  return bytes != NULL ? gops_picture_bytes_load (bytes, "", GOPS_PICTURE_SIZE, cancellable, error) : NULL;
}

typedef struct
{
  GopsMaterialThumb *self;      /* (owned) */
  GopsSession       *session;   /* (owned) */
  gint64             asset;
} Wanted;

static void
show_texture (GopsMaterialThumb *self,
              GdkTexture        *texture)
{
  gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (texture));
  gtk_widget_set_visible (self->picture, texture != NULL);
  gtk_widget_set_visible (self->icon, texture == NULL);
}

/* What can't be read keeps its icon. */
static void
on_loaded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  Wanted *wanted = data;
  g_autoptr (GBytes) png = gops_store_run_finish (GOPS_STORE (source), result, NULL);
  GdkTexture *texture = png != NULL ? gdk_texture_new_from_bytes (png, NULL) : NULL;
  GHashTable *textures = textures_of (wanted->session);

  if (texture != NULL)
    {
      if (g_hash_table_size (textures) >= MOST_KEPT)
        g_hash_table_remove_all (textures);
      g_hash_table_insert (textures, g_memdup2 (&wanted->asset, sizeof wanted->asset), texture);
      if (wanted->self->asset == wanted->asset)
        show_texture (wanted->self, texture);
    }
  g_object_unref (wanted->self);
  g_object_unref (wanted->session);
  g_free (wanted);
}

static void
stop (GopsMaterialThumb *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->asset = 0;
}

static void
load (GopsMaterialThumb *self,
      GopsSession       *session)
{
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->self = g_object_ref (self);
  wanted->session = g_object_ref (session);
  wanted->asset = self->asset;
  self->loading = g_cancellable_new ();
  gops_store_run_async (gops_session_get_store (session), load_in_thread, g_memdup2 (&self->asset, sizeof self->asset), g_free, (GDestroyNotify) g_bytes_unref,
                        NULL, NULL, self->loading, on_loaded_cb, wanted);
}

void
gops_material_thumb_show (GopsMaterialThumb *self,
                          GopsSession       *session,
                          GopsMaterial      *material)
{
  gboolean picture = material != NULL && g_str_equal (gops_record_get_text (material, GOPS_MATERIAL_KIND), "picture");
  gint64 asset = picture ? gops_record_get_int (material, GOPS_MATERIAL_ASSET_ID) : 0;
  GdkTexture *texture;

  if (material != NULL)
    gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), gops_material_icon_name (material));
  if (asset != 0 && asset == self->asset)
    return;
  stop (self);
  self->asset = asset;
  texture = asset != 0 ? g_hash_table_lookup (textures_of (session), &asset) : NULL;
  show_texture (self, texture);
  if (asset != 0 && texture == NULL)
    load (self, session);
}

/* --- object --- */

static void
gops_material_thumb_dispose (GObject *object)
{
  GopsMaterialThumb *self = GOPS_MATERIAL_THUMB (object);
  GtkWidget *child;

  stop (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (gops_material_thumb_parent_class)->dispose (object);
}

static void
gops_material_thumb_class_init (GopsMaterialThumbClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_material_thumb_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "gops-material-thumb");
}

static void
gops_material_thumb_init (GopsMaterialThumb *self)
{
  self->picture = g_object_new (GTK_TYPE_PICTURE, "content-fit", GTK_CONTENT_FIT_CONTAIN, "can-shrink", TRUE, "visible", FALSE, NULL);
  self->icon = g_object_new (GTK_TYPE_IMAGE, "pixel-size", 48, "halign", GTK_ALIGN_CENTER, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_add_css_class (self->icon, "dim-label");
  gtk_widget_set_parent (self->picture, GTK_WIDGET (self));
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
gops_material_thumb_new (void)
{
  return g_object_new (GOPS_TYPE_MATERIAL_THUMB, NULL);
}
