/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules for points. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-point-rules-list.h"
#include "gops-point-rules.h"

/* The rows of an act. */
typedef struct
{
  GtkWidget *row, *points, *cap;   /* borrowed */
} Act;

struct _GopsPointRulesList
{
  AdwBin parent_instance;

  GopsSession *session;   /* (owned) */
  gboolean     filling;
  Act          acts[GOPS_N_POINT_KINDS];
  GtkWidget   *reset;     /* borrowed */
};

G_DEFINE_FINAL_TYPE (GopsPointRulesList, gops_point_rules_list, ADW_TYPE_BIN)

static char *
describe (const GopsPointRuleSetting *rule)
{
  g_autofree char *points = g_strdup_printf (ngettext ("%d point", "%d points", rule->points), rule->points);

  if (rule->points == 0)
    return g_strdup (_("Is not counted"));
  return rule->daily_cap > 0 ? g_strdup_printf (_("%s, at most %d a day"), points, rule->daily_cap) : g_strdup_printf (_("%s, without a limit"), points);
}

void
gops_point_rules_list_refresh (GopsPointRulesList *self)
{
  GopsPointRules rules;
  g_autoptr (GError) error = NULL;
  gboolean changed = FALSE;

  if (!gops_point_rules_load (gops_session_get_store (self->session), &rules, &error))
    {
      gops_session_report (self->session, error);
      return;
    }
  self->filling = TRUE;
  for (guint i = 0; i < GOPS_N_POINT_KINDS; i++)
    {
      g_autofree char *facts = describe (&rules.of[i]);

      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self->acts[i].row), facts);
      gops_spin_row_set_value (GOPS_SPIN_ROW (self->acts[i].points), rules.of[i].points);
      gops_spin_row_set_value (GOPS_SPIN_ROW (self->acts[i].cap), rules.of[i].daily_cap);
      changed |= rules.of[i].changed;
    }
  self->filling = FALSE;
  gtk_widget_set_visible (self->reset, changed);
}

static void
on_value_cb (GopsPointRulesList *self)
{
  if (self->filling)
    return;
  for (guint i = 0; i < GOPS_N_POINT_KINDS; i++)
    {
      g_autoptr (GError) error = NULL;

      if (gops_point_rules_set (gops_session_get_store (self->session), gops_point_kind_id (i),
                                (int) gops_spin_row_get_value (GOPS_SPIN_ROW (self->acts[i].points)),
                                (int) gops_spin_row_get_value (GOPS_SPIN_ROW (self->acts[i].cap)), &error))
        continue;
      gops_session_report (self->session, error);
      return;
    }
}

static void
on_reset_clicked_cb (GopsPointRulesList *self)
{
  g_autoptr (GError) error = NULL;

  if (!gops_point_rules_reset (gops_session_get_store (self->session), &error))
    gops_session_report (self->session, error);
  else
    gops_session_toast_undo (self->session, _("The usual rules hold again"));
}

static GtkWidget *
create_number (GopsPointRulesList *self,
               const char         *title,
               double              most)
{
  GtkWidget *row = gops_spin_row_new (title, 0, most, 1);

  g_signal_connect_object (row, "notify::value", G_CALLBACK (on_value_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
create_act (GopsPointRulesList *self,
            guint               kind)
{
  const GopsPointAct *act = gops_method_find_point_act (gops_method_get_default (), gops_point_kind_id (kind));
  const char *name = gops_text_get (&act->name, gops_interface_language ());
  Act *rows = &self->acts[kind];

  rows->row = gops_plain_row (g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE,
                                            "tooltip-text", gops_text_get (&act->why, gops_interface_language ()), NULL),
                              name, NULL);
  gops_expander_row_set_label (ADW_EXPANDER_ROW (rows->row), name);
  rows->points = create_number (self, _("Points each"), GOPS_POINTS_MOST);
  rows->cap = create_number (self, _("Points a day at most (0: no limit)"), GOPS_POINTS_MOST_A_DAY);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (rows->row), rows->points);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (rows->row), rows->cap);
  return rows->row;
}

/* --- object --- */

static void
gops_point_rules_list_dispose (GObject *object)
{
  g_clear_object (&GOPS_POINT_RULES_LIST (object)->session);

  G_OBJECT_CLASS (gops_point_rules_list_parent_class)->dispose (object);
}

static void
gops_point_rules_list_class_init (GopsPointRulesListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_point_rules_list_dispose;
}

static void
gops_point_rules_list_init (GopsPointRulesList *self)
{
  GtkWidget *group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", _("What Acts Earn"), "margin-top", 12, "description",
                                   _("The same in all groups. Points are worked out anew, so that a change holds for the past as well."), NULL);

  self->filling = TRUE;
  for (guint i = 0; i < GOPS_N_POINT_KINDS; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), create_act (self, i));
  self->filling = FALSE;
  self->reset = gtk_button_new_with_label (_("Usual Rules"));
  gtk_widget_set_valign (self->reset, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->reset, FALSE);
  g_signal_connect_object (self->reset, "clicked", G_CALLBACK (on_reset_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), self->reset);
  adw_bin_set_child (ADW_BIN (self), group);
}

GtkWidget *
gops_point_rules_list_new (GopsSession *session)
{
  GopsPointRulesList *self = g_object_new (GOPS_TYPE_POINT_RULES_LIST, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
