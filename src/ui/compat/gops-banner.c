/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A strip across a page that says what is the matter, with one button.
 * AdwBanner came with 1.3; this one looks the same everywhere. */
#include "gops-banner.h"

struct _GopsBanner
{
  GtkWidget parent_instance;

  GtkWidget *revealer;
  GtkWidget *title;
  GtkWidget *button;
};

typedef enum { PROP_TITLE = 1, PROP_BUTTON_LABEL, PROP_REVEALED } GopsBannerProp;
static GParamSpec *props[PROP_REVEALED + 1];
static guint clicked_signal;

G_DEFINE_FINAL_TYPE (GopsBanner, gops_banner, GTK_TYPE_WIDGET)

static void
on_button_clicked_cb (GopsBanner *self)
{
  g_signal_emit (self, clicked_signal, 0);
}

static void
gops_banner_get_property (GObject    *object,
                          guint       id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  GopsBanner *self = GOPS_BANNER (object);

  switch ((GopsBannerProp) id)
    {
    case PROP_TITLE:        g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->title)));                break;
    case PROP_BUTTON_LABEL: g_value_set_string (value, gtk_button_get_label (GTK_BUTTON (self->button)));             break;
    case PROP_REVEALED:     g_value_set_boolean (value, gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer))); break;
    }
}

static void
gops_banner_set_property (GObject      *object,
                          guint         id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  GopsBanner *self = GOPS_BANNER (object);
  const char *text;

  switch ((GopsBannerProp) id)
    {
    case PROP_TITLE:
      text = g_value_get_string (value);
      gtk_label_set_label (GTK_LABEL (self->title), text != NULL ? text : "");
      break;
    case PROP_BUTTON_LABEL:
      text = g_value_get_string (value);
      gtk_button_set_label (GTK_BUTTON (self->button), text != NULL ? text : "");
      gtk_widget_set_visible (self->button, text != NULL && *text != '\0');
      break;
    case PROP_REVEALED:
      gops_banner_set_revealed (self, g_value_get_boolean (value));
      break;
    }
}

static void
gops_banner_dispose (GObject *object)
{
  g_clear_pointer (&GOPS_BANNER (object)->revealer, gtk_widget_unparent);
  G_OBJECT_CLASS (gops_banner_parent_class)->dispose (object);
}

static void
gops_banner_class_init (GopsBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gops_banner_get_property;
  object_class->set_property = gops_banner_set_property;
  object_class->dispose = gops_banner_dispose;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  props[PROP_BUTTON_LABEL] = g_param_spec_string ("button-label", NULL, NULL, NULL, flags);
  props[PROP_REVEALED] = g_param_spec_boolean ("revealed", NULL, NULL, FALSE, flags | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
  clicked_signal = g_signal_new ("button-clicked", GOPS_TYPE_BANNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "gops-banner");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
gops_banner_init (GopsBanner *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->title = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.5f, "hexpand", TRUE, "css-classes",
                              (const char *[]) { "heading", NULL }, NULL);
  self->button = g_object_new (GTK_TYPE_BUTTON, "visible", FALSE, "valign", GTK_ALIGN_CENTER, "use-underline", TRUE,
                               "label", "", NULL);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (on_button_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_widget_add_css_class (box, "strip");

  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), box);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
}

GtkWidget *
gops_banner_new (const char *title)
{
  return g_object_new (GOPS_TYPE_BANNER, "title", title, NULL);
}

void
gops_banner_set_revealed (GopsBanner *self,
                          gboolean    revealed)
{
  g_return_if_fail (GOPS_IS_BANNER (self));

  if (gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer)) == !!revealed)
    return;

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), revealed);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REVEALED]);
}
