/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points of a group. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-brief.h"
#include "gops-compat.h"
#include "gops-ledger-dialog.h"
#include "gops-point-rules-list.h"
#include "gops-points-view.h"
#include "gops-points.h"
#include "gops-tier-chip.h"

#define FIRST_SHOWN     10
#define MOST_SHOWN      200
#define MOST_CHARACTERS 200

struct _GopsPointsView
{
  GopsLoadedView parent_instance;

  gboolean   all;     /* more than the first are shown */
  GtkWidget *list, *more, *nobody;   /* borrowed */
  GtkWidget *rules;   /* borrowed (nullable): made when the session is known */
};

G_DEFINE_FINAL_TYPE (GopsPointsView, gops_points_view, GOPS_TYPE_LOADED_VIEW)

static gpointer
load (GopsStore    *store,
      gint64        group,
      GCancellable *cancellable,
      GError      **error)
{
  return gops_points_standings (store, group, NULL, MOST_SHOWN, cancellable, error);
}

static void
on_row_activated_cb (GopsPointsView *self,
                     GtkListBoxRow  *row)
{
  gint64 *person = g_object_get_data (G_OBJECT (row), "person");
  GopsLoadedView *view = GOPS_LOADED_VIEW (self);

  gops_ledger_present (gops_loaded_view_get_session (view), gops_loaded_view_get_group (view), *person, GTK_WIDGET (self));
}

static GtkWidget *
create_row (const GopsPointStanding *standing,
            guint                    rank)
{
  g_autofree char *name = gops_brief (standing->name, MOST_CHARACTERS);
  g_autofree char *place = g_strdup_printf ("%u", rank), *points = g_strdup_printf ("%" G_GINT64_FORMAT, standing->points);
  const char *level = gops_text_get (&standing->level->name, gops_interface_language ());
  GtkWidget *row = gops_plain_row (g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 1, "activatable", TRUE, NULL),
                                   name, NULL);
  GtkWidget *prefix = g_object_new (GTK_TYPE_LABEL, "label", place, "width-chars", 3, "xalign", 1.0f, NULL);
  GtkWidget *chip = gops_tier_chip_new (standing->level->id, level);
  GtkWidget *suffix = g_object_new (GTK_TYPE_LABEL, "label", points, "width-chars", 6, "xalign", 1.0f, NULL);

  gtk_widget_add_css_class (prefix, "dim-label");
  gtk_widget_add_css_class (prefix, "gops-figures");
  gtk_widget_add_css_class (suffix, "gops-figures");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), prefix);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  g_object_set_data_full (G_OBJECT (row), "person", g_memdup2 (&standing->person, sizeof standing->person), g_free);
  return row;
}

static void
ensure_rules (GopsPointsView *self)
{
  if (self->rules != NULL)
    return;
  self->rules = gops_point_rules_list_new (gops_loaded_view_get_session (GOPS_LOADED_VIEW (self)));
  gtk_box_append (gops_loaded_view_get_content (GOPS_LOADED_VIEW (self)), self->rules);
}

static void
show (GopsLoadedView *view,
      gpointer      result)
{
  GopsPointsView *self = GOPS_POINTS_VIEW (view);
  GPtrArray *standings = result;
  guint n = MIN (standings->len, self->all ? MOST_SHOWN : FIRST_SHOWN);

  ensure_rules (self);
  gops_point_rules_list_refresh (GOPS_POINT_RULES_LIST (self->rules));
  gops_loaded_view_clear_list (self->list);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), create_row (g_ptr_array_index (standings, i), i + 1));
  gtk_widget_set_visible (self->list, n > 0);
  gtk_widget_set_visible (self->nobody, n == 0);
  gtk_widget_set_visible (self->more, standings->len > n);
}

static void
on_more_clicked_cb (GopsPointsView *self)
{
  self->all = TRUE;
  gops_loaded_view_refresh (GOPS_LOADED_VIEW (self));
}

/* --- object --- */

static void
gops_points_view_class_init (GopsPointsViewClass *klass)
{
  GOPS_LOADED_VIEW_CLASS (klass)->load = load;
  GOPS_LOADED_VIEW_CLASS (klass)->free_result = (GDestroyNotify) g_ptr_array_unref;
  GOPS_LOADED_VIEW_CLASS (klass)->show = show;
}

static void
gops_points_view_init (GopsPointsView *self)
{
  GtkBox *content = gops_loaded_view_get_content (GOPS_LOADED_VIEW (self));

  self->nobody = g_object_new (GTK_TYPE_LABEL, "label", _("Nobody is here to earn points: import a chat or a list of members."), "xalign", 0.0f,
                               "wrap", TRUE, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->nobody, "dim-label");
  gtk_box_append (content, self->nobody);
  self->list = gops_loaded_view_make_list (_("Members by points"));
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated_cb), self);
  gtk_box_append (content, self->list);
  self->more = gtk_button_new_with_label (_("Show More"));
  gtk_widget_set_halign (self->more, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->more, FALSE);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (on_more_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (content, self->more);
}
