/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What there is to choose from in the sheet of a plan item. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-goal.h"
#include "gops-group-words.h"
#include "gops-mark.h"
#include "gops-method.h"
#include "gops-plan-choices.h"
#include "gops-poster.h"
#include "gops-text.h"
#include "gops-type-icon.h"

typedef struct
{
  GtkStringList *labels;
  GPtrArray     *ids;      /* (element-type utf8) */
} Choices;

static void
add (Choices    *self,
     const char *id,
     const char *label)
{
  g_ptr_array_add (self->ids, (gpointer) id);
  gtk_string_list_append (self->labels, label);
}

static void
add_types (Choices *self)
{
  const GopsContentType *types;
  guint n;

  types = gops_content_types_get (&n);
  for (guint i = 0; i < n; i++)
    add (self, types[i].id, _(types[i].label));
}

static void
add_statuses (Choices *self)
{
  static const char *const statuses[] = { "idea", "drafted", "ready", "done", "missed" };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    add (self, statuses[i], gops_status_get_label (statuses[i]));
}

static void
add_tactics (Choices *self)
{
  const GPtrArray *tactics = gops_method_get_tactics (gops_method_get_default ());

  add (self, "", _("None"));
  for (guint i = 0; i < tactics->len; i++)
    {
      const GopsTactic *tactic = g_ptr_array_index (tactics, i);

      add (self, tactic->id, gops_text_get (&tactic->name, gops_interface_language ()));
    }
}

static void
add_channels (Choices *self)
{
  const char *const *ids = gops_group_platform_ids ();

  add (self, "", _("In the group"));
  for (guint i = 0; ids[i] != NULL; i++)
    add (self, ids[i], gops_group_platform_name (ids[i]));
}

static void
add_reminders (Choices *self)
{
  add (self, "", _("None"));
  add (self, "5", _("5 minutes before"));
  add (self, "10", _("10 minutes before"));
  add (self, "15", _("15 minutes before"));
  add (self, "30", _("30 minutes before"));
  add (self, "60", _("An hour before"));
  add (self, "120", _("Two hours before"));
  add (self, "1440", _("A day before"));
}

static void
add_posters (Choices *self)
{
  const char *const *ids = gops_poster_template_list ();

  add (self, "", _("None"));
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (GopsPosterTemplate) design = gops_poster_template_get (ids[i], NULL);

      add (self, ids[i], design != NULL ? gops_poster_template_get_name (design, gops_interface_language ()) : ids[i]);
    }
}

static const char *const *
take (Choices     *self,
      AdwComboRow *row)
{
  g_ptr_array_add (self->ids, NULL);
  adw_combo_row_set_model (row, G_LIST_MODEL (self->labels));
  g_object_set_data_full (G_OBJECT (row), "ids", self->ids, (GDestroyNotify) g_ptr_array_unref);
  return (const char *const *) self->ids->pdata;
}

const char *const *
gops_plan_choice_set_up (AdwComboRow    *row,
                         GopsPlanChoice  choice)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  Choices choices = { labels, g_ptr_array_new () };

  switch (choice)
    {
    case GOPS_PLAN_CHOICE_TYPE:     add_types (&choices);     break;
    case GOPS_PLAN_CHOICE_STATUS:   add_statuses (&choices);  break;
    case GOPS_PLAN_CHOICE_TACTIC:   add_tactics (&choices);   break;
    case GOPS_PLAN_CHOICE_CHANNEL:  add_channels (&choices);  break;
    case GOPS_PLAN_CHOICE_REMINDER: add_reminders (&choices); break;
    case GOPS_PLAN_CHOICE_POSTER:   add_posters (&choices);   break;
    }
  return take (&choices, row);
}

const char *const *
gops_plan_choice_set_up_goals (AdwComboRow *row,
                               GopsStore   *store,
                               gint64       group)
{
  g_autoptr (GPtrArray) goals = gops_record_load_all (GOPS_TYPE_GOAL, store, NULL, "WHERE group_id = ?1 ORDER BY position, id", "l", group);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  Choices choices = { labels, g_ptr_array_new_with_free_func (g_free) };

  add (&choices, g_strdup ("0"), _("None"));
  for (guint i = 0; goals != NULL && i < goals->len; i++)
    {
      gpointer goal = goals->pdata[i];
      gboolean named = !gops_record_is_blank (goal, GOPS_GOAL_LABEL);

      add (&choices, g_strdup_printf ("%" G_GINT64_FORMAT, gops_record_get_id (goal)),
           named ? gops_record_get_text (goal, GOPS_GOAL_LABEL) : _("Goal without a name"));
    }
  gtk_widget_set_visible (GTK_WIDGET (row), choices.ids->len > 1);
  return take (&choices, row);
}
