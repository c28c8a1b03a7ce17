/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A material among others. */

#include "config.h"

#include "gops-material-tile.h"

#include <glib/gi18n.h>

#include "gops-library-use.h"
#include "gops-material-thumb.h"

struct _GopsMaterialTile
{
  GtkWidget parent_instance;

  GopsMaterial *material;   /* (owned) (nullable) */
  GopsSession  *session;    /* borrowed, as long as there is a material */
  GtkWidget    *thumb, *title, *facts;   /* borrowed */
};

G_DEFINE_FINAL_TYPE (GopsMaterialTile, gops_material_tile, GTK_TYPE_WIDGET)

gint64
gops_material_tile_get_id (GopsMaterialTile *self)
{
  return self->material != NULL ? gops_record_get_id (self->material) : 0;
}

/* Its size, or that it is a link, and how often it was used. */
static char *
dup_facts (GopsMaterialTile *self)
{
  g_autofree char *size = g_format_size ((guint64) gops_record_get_int (self->material, GOPS_MATERIAL_SIZE));
  const char *what = g_str_equal (gops_record_get_text (self->material, GOPS_MATERIAL_KIND), "link") ? _("Link") : size;
  GopsLibraryUse use = { 0 };
  g_autofree char *times = NULL;

  if (!gops_material_load_use (gops_session_get_store (self->session), gops_record_get_id (self->material), &use, NULL) || use.times == 0)
    return g_strdup (what);
  times = g_strdup_printf (ngettext ("used %u time", "used %u times", use.times), use.times);
  return g_strdup_printf ("%s · %s", what, times);
}

static void
show (GopsMaterialTile *self)
{
  g_autofree char *facts = dup_facts (self);

  gops_material_thumb_show (GOPS_MATERIAL_THUMB (self->thumb), self->session, self->material);
  gtk_label_set_label (GTK_LABEL (self->title), gops_record_get_text (self->material, GOPS_MATERIAL_TITLE));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), gops_record_get_text (self->material, GOPS_MATERIAL_TITLE));
  gtk_label_set_label (GTK_LABEL (self->facts), facts);
}

void
gops_material_tile_set_material (GopsMaterialTile *self,
                                 GopsSession      *session,
                                 GopsMaterial     *material)
{
  if (self->material != NULL)
    g_signal_handlers_disconnect_by_data (self->material, self);
  g_set_object (&self->material, material);
  self->session = session;
  if (material == NULL)
    {
      gops_material_thumb_show (GOPS_MATERIAL_THUMB (self->thumb), NULL, NULL);
      return;
    }
  g_signal_connect_swapped (material, "notify", G_CALLBACK (show), self);
  show (self);
}

/* --- object --- */

static void
gops_material_tile_dispose (GObject *object)
{
  GopsMaterialTile *self = GOPS_MATERIAL_TILE (object);
  GtkWidget *child;

  if (self->material != NULL)
    g_signal_handlers_disconnect_by_data (self->material, self);
  g_clear_object (&self->material);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (gops_material_tile_parent_class)->dispose (object);
}

static void
gops_material_tile_class_init (GopsMaterialTileClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_material_tile_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "gops-material");
}

static void
gops_material_tile_init (GopsMaterialTile *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (layout, 3);
  self->thumb = gops_material_thumb_new ();
  gtk_widget_set_size_request (self->thumb, 132, 108);
  self->title = g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_MIDDLE, "max-width-chars", 14, NULL);
  self->facts = g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_END, "max-width-chars", 16, NULL);
  gtk_widget_add_css_class (self->facts, "caption");
  gtk_widget_add_css_class (self->facts, "dim-label");
  gtk_widget_set_parent (self->thumb, GTK_WIDGET (self));
  gtk_widget_set_parent (self->title, GTK_WIDGET (self));
  gtk_widget_set_parent (self->facts, GTK_WIDGET (self));
}

GtkWidget *
gops_material_tile_new (void)
{
  return g_object_new (GOPS_TYPE_MATERIAL_TILE, NULL);
}
