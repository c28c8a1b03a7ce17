/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An empty page that teaches. */
#include "gops-empty-state.h"

#include <adwaita.h>

struct _GopsEmptyState
{
  GtkWidget parent_instance;

  GtkWidget *page;       /* AdwStatusPage */
  GtkWidget *box;
  GtkWidget *buttons;
  guint      n_buttons;
};

typedef enum { PROP_ICON_NAME = 1, PROP_TITLE, PROP_DESCRIPTION } GopsEmptyStateProp;
static GParamSpec *props[PROP_DESCRIPTION + 1];

G_DEFINE_FINAL_TYPE (GopsEmptyState, gops_empty_state, GTK_TYPE_WIDGET)

static void
gops_empty_state_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  g_object_get_property (G_OBJECT (GOPS_EMPTY_STATE (object)->page), pspec->name, value);
}

static void
gops_empty_state_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  g_object_set_property (G_OBJECT (GOPS_EMPTY_STATE (object)->page), pspec->name, value);
}

static void
gops_empty_state_dispose (GObject *object)
{
  g_clear_pointer (&GOPS_EMPTY_STATE (object)->page, gtk_widget_unparent);
  G_OBJECT_CLASS (gops_empty_state_parent_class)->dispose (object);
}

static void
gops_empty_state_class_init (GopsEmptyStateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gops_empty_state_get_property;
  object_class->set_property = gops_empty_state_set_property;
  object_class->dispose = gops_empty_state_dispose;
  props[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  props[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "gops-empty");
}

static void
gops_empty_state_init (GopsEmptyState *self)
{
  self->buttons = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12,
                                "halign", GTK_ALIGN_CENTER, NULL);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 36);
  gtk_box_append (GTK_BOX (self->box), self->buttons);
  self->page = adw_status_page_new ();
  adw_status_page_set_child (ADW_STATUS_PAGE (self->page), self->box);
  gtk_widget_set_parent (self->page, GTK_WIDGET (self));
}

GtkWidget *
gops_empty_state_new (const char *icon_name,
                      const char *title,
                      const char *description)
{
  return g_object_new (GOPS_TYPE_EMPTY_STATE, "icon-name", icon_name, "title", title, "description", description, NULL);
}

GtkWidget *
gops_empty_state_add_button (GopsEmptyState *self,
                             const char     *label,
                             const char     *action_name)
{
  GtkWidget *button;

  g_return_val_if_fail (GOPS_IS_EMPTY_STATE (self), NULL);

  button = g_object_new (GTK_TYPE_BUTTON, "label", label, "use-underline", TRUE, "action-name", action_name,
                         "width-request", 260, NULL);
  gtk_widget_add_css_class (button, "pill");
  if (self->n_buttons++ == 0)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_box_append (GTK_BOX (self->buttons), button);
  return button;
}

void
gops_empty_state_add_extra (GopsEmptyState *self,
                            GtkWidget      *widget)
{
  g_return_if_fail (GOPS_IS_EMPTY_STATE (self));

  gtk_box_append (GTK_BOX (self->box), widget);
}
