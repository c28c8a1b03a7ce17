/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small · Niche · Precise. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-theme-chips.h"

struct _GopsThemeChips
{
  GtkWidget parent_instance;

  GtkWidget *chip[GOPS_N_THEME_SIGNS], *mark[GOPS_N_THEME_SIGNS], *word[GOPS_N_THEME_SIGNS];
};

G_DEFINE_FINAL_TYPE (GopsThemeChips, gops_theme_chips, GTK_TYPE_WIDGET)

/* A word that does not hold has another sign, too: the colour alone would not say it. */
static void
show_chip (GopsThemeChips      *self,
           const GopsThemeLook *look,
           guint                i)
{
  const char *colour = look->holds[i] ? "jade" : "amber";
  g_autofree char *spoken = g_strdup_printf (look->holds[i] ? _("%s: yes") : _("%s: not yet"), look->word[i]);

  gtk_widget_set_css_classes (self->chip[i], (const char *[]) { "gops-word", "gops-chip", colour, NULL });
  gtk_image_set_from_icon_name (GTK_IMAGE (self->mark[i]), look->holds[i] ? "gops-encourage-symbolic" : "gops-warning-symbolic");
  gtk_label_set_label (GTK_LABEL (self->word[i]), look->word[i]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chip[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

void
gops_theme_chips_show (GopsThemeChips      *self,
                       const GopsThemeLook *look)
{
  for (guint i = 0; i < GOPS_N_THEME_SIGNS; i++)
    {
      gtk_widget_set_visible (self->chip[i], !look->empty);
      show_chip (self, look, i);
    }
}

static void
gops_theme_chips_dispose (GObject *object)
{
  GopsThemeChips *self = GOPS_THEME_CHIPS (object);

  for (guint i = 0; i < GOPS_N_THEME_SIGNS; i++)
    g_clear_pointer (&self->chip[i], gtk_widget_unparent);

  G_OBJECT_CLASS (gops_theme_chips_parent_class)->dispose (object);
}

static void
gops_theme_chips_class_init (GopsThemeChipsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_theme_chips_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "gops-theme-chips");
}

static void
gops_theme_chips_init (GopsThemeChips *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 6);
  for (guint i = 0; i < GOPS_N_THEME_SIGNS; i++)
    {
      self->chip[i] = g_object_new (GTK_TYPE_BOX, "spacing", 4, "valign", GTK_ALIGN_CENTER, NULL);
      self->mark[i] = g_object_new (GTK_TYPE_IMAGE, NULL);
      self->word[i] = gtk_label_new (NULL);
      gtk_box_append (GTK_BOX (self->chip[i]), self->mark[i]);
      gtk_box_append (GTK_BOX (self->chip[i]), self->word[i]);
      gtk_widget_set_parent (self->chip[i], GTK_WIDGET (self));
    }
}

GtkWidget *
gops_theme_chips_new (void)
{
  return g_object_new (GOPS_TYPE_THEME_CHIPS, NULL);
}
