/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog around care, finders, connections and points. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-care-dialog.h"
#include "gops-care-plan-view.h"
#include "gops-compat.h"
#include "gops-connections-view.h"
#include "gops-finders-view.h"
#include "gops-look.h"
#include "gops-points-view.h"
#include "gops-responsive-bin.h"

#define N_PAGES 4

#define GOPS_TYPE_CARE_DIALOG (gops_care_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GopsCareDialog, gops_care_dialog, GOPS, CARE_DIALOG, AdwBin)

struct _GopsCareDialog
{
  AdwBin parent_instance;

  GopsLoadedView *views[N_PAGES];    /* borrowed */
  gboolean      stale[N_PAGES];    /* has to load when it is shown */
  GtkWidget    *stack, *switcher, *title, *bar, *header, *bin;   /* borrowed */
};

G_DEFINE_FINAL_TYPE (GopsCareDialog, gops_care_dialog, ADW_TYPE_BIN)

static const struct
{
  const char *id, *title, *icon;
  GType     (*type) (void);
} pages[N_PAGES] = {
  { "care", N_("Care"), "gops-heart-symbolic", gops_care_plan_view_get_type },
  { "find", N_("Find"), "gops-search-symbolic", gops_finders_view_get_type },
  { "connections", N_("Connections"), "gops-flow-symbolic", gops_connections_view_get_type },
  { "points", N_("Points"), "gops-chart-symbolic", gops_points_view_get_type },
};

/* What is seen is loaded; the others when they come to be seen. */
static void
load_visible (GopsCareDialog *self)
{
  const char *visible = adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (self->stack));

  for (guint i = 0; i < N_PAGES; i++)
    if (self->stale[i] && g_strcmp0 (visible, pages[i].id) == 0)
      {
        self->stale[i] = FALSE;
        gops_loaded_view_refresh (self->views[i]);
      }
}

static void
on_refreshed_cb (GopsCareDialog *self)
{
  for (guint i = 0; i < N_PAGES; i++)
    self->stale[i] = TRUE;
  load_visible (self);
}

/* Where there is no room above, the pages are chosen below. */
static void
on_width_cb (GopsCareDialog *self)
{
  gboolean narrow = gops_responsive_bin_get_width_class (GOPS_RESPONSIVE_BIN (self->bin)) == GOPS_WIDTH_NARROW;

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (self->header), narrow ? self->title : self->switcher);
  adw_view_switcher_bar_set_reveal (ADW_VIEW_SWITCHER_BAR (self->bar), narrow);
}

/* --- object --- */

static void
gops_care_dialog_dispose (GObject *object)
{
  GopsCareDialog *self = GOPS_CARE_DIALOG (object);

  g_clear_object (&self->switcher);
  g_clear_object (&self->title);

  G_OBJECT_CLASS (gops_care_dialog_parent_class)->dispose (object);
}

static void
gops_care_dialog_class_init (GopsCareDialogClass *klass)
{
  gops_look_complete ();
  G_OBJECT_CLASS (klass)->dispose = gops_care_dialog_dispose;
}

static void
gops_care_dialog_init (GopsCareDialog *self)
{
  GtkWidget *whole = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->stack = adw_view_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  self->header = adw_header_bar_new ();
  self->switcher = g_object_ref_sink (g_object_new (ADW_TYPE_VIEW_SWITCHER, "stack", self->stack, "policy", ADW_VIEW_SWITCHER_POLICY_WIDE, NULL));
  self->title = g_object_ref_sink (adw_window_title_new (_("Care and Points"), NULL));
  self->bar = g_object_new (ADW_TYPE_VIEW_SWITCHER_BAR, "stack", self->stack, NULL);
  gtk_box_append (GTK_BOX (whole), self->header);
  gtk_box_append (GTK_BOX (whole), self->stack);
  gtk_box_append (GTK_BOX (whole), self->bar);
  self->bin = gops_responsive_bin_new ();
  gops_responsive_bin_set_child (GOPS_RESPONSIVE_BIN (self->bin), whole);
  adw_bin_set_child (ADW_BIN (self), self->bin);
  g_signal_connect_object (self->bin, "notify::width-class", G_CALLBACK (on_width_cb), self, G_CONNECT_SWAPPED);
  on_width_cb (self);
}

static void
add_pages (GopsCareDialog *self,
           GopsSession    *session)
{
  for (guint i = 0; i < N_PAGES; i++)
    {
      AdwViewStackPage *page;

      self->views[i] = g_object_new (pages[i].type (), NULL);
      gops_loaded_view_set_up (self->views[i], session, gops_session_get_group (session));
      page = adw_view_stack_add_titled (ADW_VIEW_STACK (self->stack), GTK_WIDGET (self->views[i]), pages[i].id, _(pages[i].title));
      adw_view_stack_page_set_icon_name (page, pages[i].icon);
      self->stale[i] = TRUE;
    }
}

void
gops_care_present (GopsSession *session,
                   const char  *page,
                   GtkWidget   *parent)
{
  GopsCareDialog *self;

  if (gops_session_get_group (session) == 0)
    return;
  self = g_object_new (GOPS_TYPE_CARE_DIALOG, NULL);
  add_pages (self, session);
  if (page != NULL)
    adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (self->stack), page);
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (load_visible), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (on_refreshed_cb), self, G_CONNECT_SWAPPED);
  load_visible (self);
  gops_dialog_present (GTK_WIDGET (self), _("Care and Points"), 860, 700, parent);
}
