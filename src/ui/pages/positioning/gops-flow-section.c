/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The business flow on the positioning page. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-flow-changes.h"
#include "gops-flow-editor.h"
#include "gops-flow-preview.h"
#include "gops-flow-section.h"
#include "gops-look.h"
#include "gops-scroll.h"
#include "gops-wrap-layout.h"

struct _GopsFlowSection
{
  GopsView parent_instance;

  GtkWidget *editor;     /* weak (nullable): while it is open */

  GtkWidget *picture, *preview, *empty, *edit, *usual;
};

G_DEFINE_FINAL_TYPE (GopsFlowSection, gops_flow_section, GOPS_TYPE_VIEW)

static void
open_editor (GopsFlowSection *self)
{
  if (self->editor != NULL || gops_view_get_dossier (self) == NULL)
    return;
  gops_session_flush (gops_view_get_session (self));
  gops_session_refresh_now (gops_view_get_session (self));
  g_set_weak_pointer (&self->editor, gops_flow_editor_present (GOPS_VIEW (self)));
}

static void
on_usual_clicked_cb (GopsFlowSection *self)
{
  gops_session_flush (gops_view_get_session (self));
  gops_session_refresh_now (gops_view_get_session (self));
  if (gops_view_get_dossier (self) != NULL)
    (void) gops_flow_draw_usual (GOPS_VIEW (self));
}

static void
gops_flow_section_refresh (GopsView *view)
{
  GopsFlowSection *self = GOPS_FLOW_SECTION (view);
  const GopsDossier *dossier = gops_view_get_dossier (self);
  g_autoptr (GopsFlow) flow = dossier != NULL ? gops_flow_new (dossier) : NULL;

  if (flow == NULL)
    return;
  gops_flow_preview_set_flow (GOPS_FLOW_PREVIEW (self->preview), flow);
  gtk_widget_set_visible (self->picture, flow->parties->len > 0);
  gtk_widget_set_visible (self->empty, flow->parties->len == 0);
  gtk_widget_set_visible (self->usual, flow->parties->len == 0);
}

/* With the editor closed, the place is here; a column of a row is only seen there. */
static void
gops_flow_section_go_to (GopsView   *view,
                         const char *table,
                         gint64      row,
                         const char *column)
{
  GopsFlowSection *self = GOPS_FLOW_SECTION (view);

  if (self->editor == NULL && row != 0 && column != NULL && g_str_equal (column, "label"))
    open_editor (self);
  if (self->editor != NULL)
    {
      gops_flow_editor_go_to (GOPS_FLOW_EDITOR (self->editor), table, row, column);
      return;
    }
  gtk_widget_grab_focus (gtk_widget_get_visible (self->usual) ? self->usual : self->edit);
  gops_scroll_to (GTK_WIDGET (self));
}

static GtkWidget *
add_button (GopsFlowSection *self,
            GtkWidget       *box,
            const char      *label,
            GCallback        clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

/* What has no room is scrolled; this group's place is seen first. */
static gboolean
on_place_tick_cb (GtkWidget     *place,
                  GdkFrameClock *clock,
                  gpointer       preview)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (place));

  gtk_adjustment_set_value (adjustment, gops_flow_preview_get_middle (preview) - gtk_adjustment_get_page_size (adjustment) / 2);
  return G_SOURCE_REMOVE;
}

/* Told while it is being laid out: too early to scroll. */
static void
on_room_changed_cb (GopsFlowSection *self)
{
  gtk_widget_add_tick_callback (gtk_widget_get_ancestor (self->preview, GTK_TYPE_SCROLLED_WINDOW), on_place_tick_cb, self->preview, NULL);
}

static GtkWidget *
create_place (GopsFlowSection *self)
{
  GtkWidget *place = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "vscrollbar-policy", GTK_POLICY_NEVER, "focusable", FALSE,
                                   "overflow", GTK_OVERFLOW_HIDDEN, NULL);

  self->preview = gops_flow_preview_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (place), self->preview);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (place)), "changed",
                           G_CALLBACK (on_room_changed_cb), self, G_CONNECT_SWAPPED);
  return place;
}

static GtkWidget *
create_picture (GopsFlowSection *self)
{
  self->picture = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->picture), create_place (self));
  gtk_widget_add_css_class (self->picture, "card");
  gtk_widget_add_css_class (self->picture, "gops-flow-picture");
  gtk_widget_set_tooltip_text (self->picture, _("Edit Business Flow"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Edit Business Flow"), -1);
  g_signal_connect_object (self->picture, "clicked", G_CALLBACK (open_editor), self, G_CONNECT_SWAPPED);
  return self->picture;
}

static void
gops_flow_section_dispose (GObject *object)
{
  g_clear_weak_pointer (&GOPS_FLOW_SECTION (object)->editor);

  G_OBJECT_CLASS (gops_flow_section_parent_class)->dispose (object);
}

static void
gops_flow_section_class_init (GopsFlowSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_flow_section_dispose;
  GOPS_VIEW_CLASS (klass)->refresh = gops_flow_section_refresh;
  GOPS_VIEW_CLASS (klass)->go_to = gops_flow_section_go_to;
  gops_look_complete ();
}

static void
gops_flow_section_init (GopsFlowSection *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9), *buttons = gops_wrap_box_new (6);

  self->empty = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "label",
                              _("Who gives whom what, and where the group stands in it."), NULL);
  gtk_widget_add_css_class (self->empty, "card");
  gtk_widget_add_css_class (self->empty, "gops-hint");
  gtk_box_append (GTK_BOX (box), create_picture (self));
  gtk_box_append (GTK_BOX (box), self->empty);
  gtk_box_append (GTK_BOX (box), buttons);
  self->edit = add_button (self, buttons, _("_Edit…"), G_CALLBACK (open_editor));
  self->usual = add_button (self, buttons, _("Start From the _Usual Flow"), G_CALLBACK (on_usual_clicked_cb));
  adw_bin_set_child (ADW_BIN (self), box);
}
