/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A part of the page that opens. */
#include "config.h"

#include "gops-section.h"

struct _GopsSection
{
  GtkWidget parent_instance;

  GopsSession *session;        /* (owned) */
  GType        content_type;
  GopsView    *view;           /* borrowed (nullable) */

  GtkWidget   *header, *words, *title, *summary, *arrow, *content;
};

G_DEFINE_FINAL_TYPE (GopsSection, gops_section, GTK_TYPE_WIDGET)

static void
update_name (GopsSection *self)
{
  g_autofree char *name = g_strdup_printf ("%s. %s", gtk_label_get_label (GTK_LABEL (self->title)),
                                           gtk_label_get_label (GTK_LABEL (self->summary)));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->header), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
make_view (GopsSection *self)
{
  self->view = g_object_new (self->content_type, "session", self->session, NULL);
  adw_bin_set_child (ADW_BIN (self->content), GTK_WIDGET (self->view));
  gops_view_refresh (self->view);
}

gboolean
gops_section_get_open (GopsSection *self)
{
  return gtk_widget_get_visible (self->content);
}

void
gops_section_set_open (GopsSection *self,
                       gboolean     open)
{
  if (open && self->view == NULL)
    make_view (self);
  gtk_widget_set_visible (self->content, open);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow), open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->header), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
}

GopsView *
gops_section_get_view (GopsSection *self)
{
  return self->view;
}

static void
on_header_clicked_cb (GopsSection *self)
{
  gops_section_set_open (self, !gops_section_get_open (self));
}

void
gops_section_set_summary (GopsSection *self,
                          const char  *summary,
                          gboolean     needs_you)
{
  gtk_label_set_label (GTK_LABEL (self->summary), summary);
  if (needs_you)
    gtk_widget_add_css_class (self->summary, "gops-amber");
  else
    gtk_widget_remove_css_class (self->summary, "gops-amber");
  update_name (self);
}

void
gops_section_set_narrow (GopsSection *self,
                         gboolean     narrow)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->words), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (self->words), narrow ? 0 : 9);
  gtk_label_set_xalign (GTK_LABEL (self->summary), narrow ? 0 : 1);
}

static void
gops_section_dispose (GObject *object)
{
  GopsSection *self = GOPS_SECTION (object);
  GtkWidget *child;

  self->view = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_section_parent_class)->dispose (object);
}

static void
gops_section_class_init (GopsSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_section_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "gops-section");
}

static GtkWidget *
create_header (GopsSection *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *header = gtk_button_new ();

  self->words = g_object_new (GTK_TYPE_BOX, "spacing", 9, "hexpand", TRUE, NULL);
  self->arrow = gtk_image_new_from_icon_name ("pan-end-symbolic");
  self->title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  self->summary = g_object_new (GTK_TYPE_LABEL, "xalign", 1.0f, "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_add_css_class (self->title, "heading");
  gtk_widget_add_css_class (self->summary, "caption");
  gtk_widget_add_css_class (self->summary, "gops-section-facts");
  gtk_box_append (GTK_BOX (box), self->arrow);
  gtk_box_append (GTK_BOX (self->words), self->title);
  gtk_box_append (GTK_BOX (self->words), self->summary);
  gtk_box_append (GTK_BOX (box), self->words);
  gtk_button_set_child (GTK_BUTTON (header), box);
  gtk_widget_add_css_class (header, "flat");
  gtk_widget_add_css_class (header, "card");
  g_signal_connect_swapped (header, "clicked", G_CALLBACK (on_header_clicked_cb), self);
  return header;
}

static void
gops_section_init (GopsSection *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->header = create_header (self);
  self->content = g_object_new (ADW_TYPE_BIN, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->content, "gops-section-content");
  gtk_widget_set_parent (self->header, GTK_WIDGET (self));
  gtk_widget_set_parent (self->content, GTK_WIDGET (self));
}

GtkWidget *
gops_section_new (const char  *title,
                  GopsSession *session,
                  GType        content_type)
{
  GopsSection *self = g_object_new (GOPS_TYPE_SECTION, NULL);

  self->session = g_object_ref (session);
  self->content_type = content_type;
  gtk_label_set_label (GTK_LABEL (self->title), title);
  update_name (self);
  return GTK_WIDGET (self);
}
