/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button that asks for a colour: GtkColorDialogButton (4.10) or GtkColorButton. */
#include "gops-color-button.h"

struct _GopsColorButton
{
  GtkWidget parent_instance;

  GtkWidget *button;
  gboolean   setting;
};

G_DEFINE_FINAL_TYPE (GopsColorButton, gops_color_button, GTK_TYPE_WIDGET)

enum { COLOR_CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
on_chosen_cb (GopsColorButton *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[COLOR_CHOSEN], 0);
}

#if GTK_CHECK_VERSION (4, 10, 0)

static GtkWidget *
make_button (GopsColorButton *self,
             const char      *title)
{
  GtkColorDialog *dialog = gtk_color_dialog_new ();
  GtkWidget *button;

  gtk_color_dialog_set_title (dialog, title);
  gtk_color_dialog_set_with_alpha (dialog, FALSE);
  button = gtk_color_dialog_button_new (dialog);
  g_signal_connect_object (button, "notify::rgba", G_CALLBACK (on_chosen_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
set_color (GopsColorButton *self,
           const GdkRGBA   *color)
{
  gtk_color_dialog_button_set_rgba (GTK_COLOR_DIALOG_BUTTON (self->button), color);
}

static GdkRGBA
get_color (GopsColorButton *self)
{
  return *gtk_color_dialog_button_get_rgba (GTK_COLOR_DIALOG_BUTTON (self->button));
}

#else

static GtkWidget *
make_button (GopsColorButton *self,
             const char      *title)
{
  GtkWidget *button = gtk_color_button_new ();

  gtk_color_button_set_title (GTK_COLOR_BUTTON (button), title);
  gtk_color_chooser_set_use_alpha (GTK_COLOR_CHOOSER (button), FALSE);
  g_signal_connect_object (button, "color-set", G_CALLBACK (on_chosen_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
set_color (GopsColorButton *self,
           const GdkRGBA   *color)
{
  gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (self->button), color);
}

static GdkRGBA
get_color (GopsColorButton *self)
{
  GdkRGBA color;

  gtk_color_chooser_get_rgba (GTK_COLOR_CHOOSER (self->button), &color);
  return color;
}

#endif

void
gops_color_button_set_hex (GopsColorButton *self,
                           const char      *hex,
                           const char      *fallback)
{
  GdkRGBA color;

  g_return_if_fail (GOPS_IS_COLOR_BUTTON (self));

  if (*hex != '#' || !gdk_rgba_parse (&color, hex))
    g_return_if_fail (gdk_rgba_parse (&color, fallback));
  self->setting = TRUE;
  set_color (self, &color);
  self->setting = FALSE;
}

char *
gops_color_button_dup_hex (GopsColorButton *self)
{
  GdkRGBA color;

  g_return_val_if_fail (GOPS_IS_COLOR_BUTTON (self), NULL);

  color = get_color (self);
  return g_strdup_printf ("#%02X%02X%02X", (guint) (color.red * 255 + 0.5f), (guint) (color.green * 255 + 0.5f), (guint) (color.blue * 255 + 0.5f));
}

static void
gops_color_button_dispose (GObject *object)
{
  g_clear_pointer (&GOPS_COLOR_BUTTON (object)->button, gtk_widget_unparent);

  G_OBJECT_CLASS (gops_color_button_parent_class)->dispose (object);
}

static void
gops_color_button_class_init (GopsColorButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_color_button_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[COLOR_CHOSEN] = g_signal_new ("color-chosen", GOPS_TYPE_COLOR_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gops_color_button_init (GopsColorButton *self)
{
}

GtkWidget *
gops_color_button_new (const char *title)
{
  GopsColorButton *self = g_object_new (GOPS_TYPE_COLOR_BUTTON, NULL);

  self->button = make_button (self, title);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  /* what takes the focus is inside of it */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->button)), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
