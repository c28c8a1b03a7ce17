/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beside the plan: rhythm and advice. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-content-pane.h"
#include "gops-page-advice.h"
#include "gops-plan-occurrence.h"
#include "gops-type-icon.h"
#include "gops-workspace.h"

#define WINDOW_DAYS 15   /* before and after today */
#define MAX_TYPES   15

#define GOPS_TYPE_CONTENT_PANE (gops_content_pane_get_type ())
G_DECLARE_FINAL_TYPE (GopsContentPane, gops_content_pane, GOPS, CONTENT_PANE, AdwBin)

struct _GopsContentPane
{
  AdwBin parent_instance;

  GopsSession *session;   /* (owned) */
  GtkLabel    *total;     /* borrowed */
  GtkGrid     *mix;       /* borrowed */
};

G_DEFINE_FINAL_TYPE (GopsContentPane, gops_content_pane, ADW_TYPE_BIN)

/* Counts the items of each type in the month around today. Returns: all of them. */
static guint
count_types (const GopsDossier *dossier,
             guint              counts[MAX_TYPES])
{
  g_autofree char *from = gops_date_add (dossier->today, -WINDOW_DAYS);
  g_autofree char *until = gops_date_add (dossier->today, WINDOW_DAYS);
  g_autoptr (GPtrArray) plan = gops_plan_items (dossier, gops_day_parse (from), gops_day_parse (until));
  const GopsContentType *types;
  guint n_types, total = 0;

  types = gops_content_types_get (&n_types);
  for (guint i = 0; i < plan->len; i++)
    {
      gpointer item = g_ptr_array_index (plan, i);
      const char *date = gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE);

      if (strcmp (date, from) < 0 || strcmp (date, until) > 0)
        continue;
      total++;
      for (guint t = 0; t < MIN (n_types, MAX_TYPES); t++)
        if (g_str_equal (types[t].id, gops_record_get_text (item, GOPS_PLAN_ITEM_TYPE)))
          counts[t]++;
    }
  return total;
}

static void
attach_type (GtkGrid               *grid,
             int                    row,
             const GopsContentType *type,
             guint                  count,
             guint                  most)
{
  GtkWidget *label = gtk_label_new (_(type->label));
  GtkWidget *bar = gtk_level_bar_new_for_interval (0, most);
  g_autofree char *digits = g_strdup_printf ("%u", count);
  GtkWidget *number = gtk_label_new (digits);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), count);
  gtk_level_bar_add_offset_value (GTK_LEVEL_BAR (bar), "full", most);
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (bar, "gops-mix");
  gtk_widget_add_css_class (bar, type->hue);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _(type->label), -1);
  gtk_widget_add_css_class (number, "numeric");
  gtk_label_set_xalign (GTK_LABEL (number), 1);
  gtk_grid_attach (grid, gops_type_icon_new (type->id), 0, row, 1, 1);
  gtk_grid_attach (grid, label, 1, row, 1, 1);
  gtk_grid_attach (grid, bar, 2, row, 1, 1);
  gtk_grid_attach (grid, number, 3, row, 1, 1);
}

static void
show_mix (GopsContentPane *self)
{
  const GopsDossier *dossier = gops_session_get_dossier (self->session);
  guint counts[MAX_TYPES] = { 0 }, most = 1, total, n_types;
  const GopsContentType *types;
  g_autofree char *text = NULL;
  GtkWidget *child;
  int row = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->mix))) != NULL)
    gtk_grid_remove (self->mix, child);
  if (dossier == NULL)
    return;
  total = count_types (dossier, counts);
  types = gops_content_types_get (&n_types);
  for (guint i = 0; i < MAX_TYPES; i++)
    most = MAX (most, counts[i]);
  for (guint i = 0; i < MIN (n_types, MAX_TYPES); i++)
    if (counts[i] > 0)
      attach_type (self->mix, row++, &types[i], counts[i], most);
  text = g_strdup_printf (ngettext ("%u item, 30 days", "%u items, 30 days", total), total);
  gtk_label_set_label (self->total, text);
}

static GtkWidget *
make_heading (GopsContentPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (_("Rhythm"));

  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  self->total = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->total), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->total), "dim-label");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->total));
  return box;
}

static void
gops_content_pane_dispose (GObject *object)
{
  g_clear_object (&GOPS_CONTENT_PANE (object)->session);

  G_OBJECT_CLASS (gops_content_pane_parent_class)->dispose (object);
}

static void
gops_content_pane_class_init (GopsContentPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_content_pane_dispose;
}

static void
gops_content_pane_init (GopsContentPane *self)
{
}

GtkWidget *
gops_content_pane_new (GopsSession *session)
{
  GopsContentPane *self = g_object_new (GOPS_TYPE_CONTENT_PANE, NULL);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->session = g_object_ref (session);
  self->mix = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->mix, 9);
  gtk_grid_set_row_spacing (self->mix, 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->mix), 12);
  gtk_widget_add_css_class (box, "gops-pane-content");
  gtk_box_append (GTK_BOX (box), make_heading (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->mix));
  gtk_box_append (GTK_BOX (box), gops_page_advice_new (session, "content"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  adw_bin_set_child (ADW_BIN (self), scrolled);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (show_mix), self, G_CONNECT_SWAPPED);
  show_mix (self);
  return GTK_WIDGET (self);
}
