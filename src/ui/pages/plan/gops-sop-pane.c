/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the dialogs about SOPs share. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-sop-pane.h"

typedef struct
{
  GopsSession    *session;   /* (owned) */
  GtkBox         *body;      /* borrowed */
  AdwWindowTitle *title;     /* borrowed */
} GopsSopPanePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (GopsSopPane, gops_sop_pane, ADW_TYPE_BIN)

#define PRIVATE(self) ((GopsSopPanePrivate *) gops_sop_pane_get_instance_private (self))

static gboolean
on_undo_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   data)
{
  return gops_session_undo (gops_sop_pane_get_session (GOPS_SOP_PANE (widget)));
}

static gboolean
on_redo_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   data)
{
  return gops_session_redo (gops_sop_pane_get_session (GOPS_SOP_PANE (widget)));
}

static void
show (GopsSopPane *self)
{
  GOPS_SOP_PANE_GET_CLASS (self)->show (self);
}

static void
gops_sop_pane_dispose (GObject *object)
{
  GopsSopPane *self = GOPS_SOP_PANE (object);

  g_clear_object (&PRIVATE (self)->session);

  G_OBJECT_CLASS (gops_sop_pane_parent_class)->dispose (object);
}

static void
gops_sop_pane_class_init (GopsSopPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_sop_pane_dispose;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, on_undo_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, on_redo_cb, NULL);
}

static void
gops_sop_pane_init (GopsSopPane *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  PRIVATE (self)->body = GTK_BOX (body);
  g_object_set (body, "margin-top", 6, "margin-bottom", 24, "margin-start", 12, "margin-end", 12, NULL);
}

static GtkWidget *
make_box (GopsSopPane *self,
          GtkWidget   *start)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new (), *clamp = adw_clamp_new (), *scroller = gtk_scrolled_window_new ();

  gtk_widget_add_css_class (header, "flat");
  if (start != NULL)
    adw_header_bar_pack_start (ADW_HEADER_BAR (header), start);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (PRIVATE (self)->title));
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (PRIVATE (self)->body));
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", clamp, NULL);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), scroller);
  return box;
}

void
gops_sop_pane_present (GopsSopPane *self,
                       GopsSession *session,
                       const char  *title,
                       GtkWidget   *start,
                       int          width,
                       int          height,
                       GtkWidget   *parent)
{
  PRIVATE (self)->session = g_object_ref (session);
  PRIVATE (self)->title = ADW_WINDOW_TITLE (adw_window_title_new (title, ""));
  adw_bin_set_child (ADW_BIN (self), make_box (self, start));
  show (self);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  (void) gops_dialog_present (GTK_WIDGET (self), title, width, height, parent);
}

GopsSession *
gops_sop_pane_get_session (GopsSopPane *self)
{
  return PRIVATE (self)->session;
}

GopsStore *
gops_sop_pane_get_store (GopsSopPane *self)
{
  return gops_session_get_store (PRIVATE (self)->session);
}

GtkBox *
gops_sop_pane_get_body (GopsSopPane *self)
{
  return PRIVATE (self)->body;
}

void
gops_sop_pane_set_title (GopsSopPane *self,
                         const char  *title,
                         const char  *subtitle)
{
  adw_window_title_set_title (PRIVATE (self)->title, title);
  adw_window_title_set_subtitle (PRIVATE (self)->title, subtitle);
}

const char *
gops_sop_pane_id_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "gops-id");
}

void
gops_sop_pane_set_id (GtkWidget  *widget,
                      const char *id)
{
  g_object_set_data_full (G_OBJECT (widget), "gops-id", g_strdup (id), g_free);
}

GtkWidget *
gops_sop_pane_button (GopsSopPane *self,
                      const char  *icon,
                      const char  *tooltip,
                      const char  *label,
                      const char  *id,
                      GCallback    callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gops_sop_pane_set_id (button, id);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}
