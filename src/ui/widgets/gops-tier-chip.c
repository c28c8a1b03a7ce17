/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tier: drawn mark and word on the tier's ground. */
#include "config.h"

#include "gops-tier-chip.h"

#include <glib/gi18n.h>

#include "gops-mark.h"

static const struct
{
  const char *tier;
  const char *css_class;
  const char *color_name;
} looks[] = {
  { "core", "gops-tier-core", "gops_tier_core" },
  { "active", "gops-tier-active", "gops_tier_active" },
  { "ordinary", "gops-tier-ordinary", "gops_tier_ordinary" },
  { "new", "gops-tier-new", "gops_tier_new" },
  { "silent", "gops-tier-silent", "gops_tier_silent" },
  { "at-risk", "gops-tier-at-risk", "gops_tier_at_risk" },
  { "lost", "gops-tier-lost", "gops_tier_lost" },
  { "step-2", "gops-tier-step-2", "gops_hue_violet" },   /* levels that fill up, between a ring and a star */
  { "step-3", "gops-tier-ordinary", "gops_tier_ordinary" },
  { "step-4", "gops-tier-new", "gops_tier_new" },
};

/* Tiers of the program's other schemes look like those of the status scheme that they are nearest to. */
static const struct
{
  const char *tier, *look;
} likes[] = {
  { "leading", "core" }, { "contributing", "active" }, { "participating", "ordinary" }, { "exploring", "silent" },
  { "lv6", "core" }, { "lv5", "active" }, { "lv4", "step-4" }, { "lv3", "step-3" }, { "lv2", "step-2" }, { "lv1", "silent" },
  { "champion", "core" }, { "promising", "active" }, { "regular", "ordinary" }, { "slipping", "at-risk" }, { "newish", "new" },
  { "win-back", "at-risk" }, { "cooling", "silent" }, { "dormant", "lost" },
  { "patron", "core" }, { "repeat", "active" }, { "first", "ordinary" }, { "sleeping", "at-risk" }, { "looking", "new" },
  { "onlooker", "silent" },
};

#define NEUTRAL 4    /* as quiet as "silent" */

struct _GopsTierChip
{
  GtkWidget parent_instance;

  GtkWidget *mark;
  GtkWidget *label;
  GtkWidget *lock;
};

G_DEFINE_FINAL_TYPE (GopsTierChip, gops_tier_chip, GTK_TYPE_WIDGET)

static const char *
find_like (const char *tier)
{
  for (guint i = 0; i < G_N_ELEMENTS (likes); i++)
    if (g_strcmp0 (likes[i].tier, tier) == 0)
      return likes[i].look;

  return tier;
}

static guint
find_look (const char *tier)
{
  const char *like = find_like (tier);

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (g_strcmp0 (looks[i].tier, like) == 0)
      return i;

  return NEUTRAL;
}

const char *
gops_tier_color_name (const char *tier)
{
  return looks[find_look (tier)].color_name;
}

const char *
gops_tier_mark_name (const char *tier)
{
  return find_like (tier);
}

static void
gops_tier_chip_dispose (GObject *object)
{
  GopsTierChip *self = GOPS_TIER_CHIP (object);

  g_clear_pointer (&self->mark, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->lock, gtk_widget_unparent);
  G_OBJECT_CLASS (gops_tier_chip_parent_class)->dispose (object);
}

static void
gops_tier_chip_class_init (GopsTierChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_tier_chip_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "gops-tier-chip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
gops_tier_chip_init (GopsTierChip *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 5);
  self->mark = gops_mark_new (NULL);
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  self->lock = g_object_new (GTK_TYPE_IMAGE, "icon-name", "gops-lock-symbolic", "pixel-size", 12, "visible", FALSE,
                             "tooltip-text", _("Set by hand"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->lock), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Set by hand"), -1);
  gtk_widget_set_parent (self->mark, GTK_WIDGET (self));
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_parent (self->lock, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
}

GtkWidget *
gops_tier_chip_new (const char *tier,
                    const char *label)
{
  GopsTierChip *self = g_object_new (GOPS_TYPE_TIER_CHIP, NULL);

  gops_tier_chip_set_tier (self, tier, label);
  return GTK_WIDGET (self);
}

void
gops_tier_chip_set_tier (GopsTierChip *self,
                         const char   *tier,
                         const char   *label)
{
  const char *css_class = looks[find_look (tier)].css_class;

  g_return_if_fail (GOPS_IS_TIER_CHIP (self));

  if (!gtk_widget_has_css_class (GTK_WIDGET (self), css_class))
    {
      for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
        gtk_widget_remove_css_class (GTK_WIDGET (self), looks[i].css_class);
      gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
    }
  gops_mark_set_name (GOPS_MARK (self->mark), find_like (tier));
  gtk_label_set_label (GTK_LABEL (self->label), label != NULL ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (self), tier != NULL && *tier != '\0');
}

void
gops_tier_chip_set_locked (GopsTierChip *self,
                           gboolean      locked)
{
  g_return_if_fail (GOPS_IS_TIER_CHIP (self));

  gtk_widget_set_visible (self->lock, locked);
}
