/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which group the people who are selected are to be asked to join, why, how, by when and by whom. */
#include "config.h"

#include "gops-outreach-ask.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-date-row.h"
#include "gops-day.h"
#include "gops-group.h"
#include "gops-seed-people.h"

#define DAYS_TO_ASK 3   /* proposed */

struct _GopsOutreachAsk
{
  AdwBin parent_instance;

  GopsSession *session;   /* (owned) */
  GArray      *people;    /* (owned) */
  GArray      *groups;    /* (owned) (element-type gint64): as the choice lists them */

  GtkWidget   *group, *reason, *method, *until, *by;
};

#define GOPS_TYPE_OUTREACH_ASK (gops_outreach_ask_get_type ())
G_DECLARE_FINAL_TYPE (GopsOutreachAsk, gops_outreach_ask, GOPS, OUTREACH_ASK, AdwBin)
G_DEFINE_FINAL_TYPE (GopsOutreachAsk, gops_outreach_ask, ADW_TYPE_BIN)

/* --- groups --- */

static void
fill_groups (GopsOutreachAsk *self)
{
  g_autoptr (GopsStatement) rows = gops_store_query (gops_session_get_store (self->session), NULL, "SELECT id, name FROM chat_group WHERE "
                                                     GOPS_GROUP_RUNS ("") " ORDER BY sort_key, id", NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  while (rows != NULL && gops_statement_next (rows, NULL))
    {
      gint64 id = gops_statement_int (rows, 0);

      if (id == gops_session_get_group (self->session))
        chosen = self->groups->len;
      g_array_append_val (self->groups, id);
      gtk_string_list_append (names, gops_statement_text (rows, 1));
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->group), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->group), chosen);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "outreach.add", self->groups->len > 0);
}

/* --- adding --- */

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  GopsOutreachAsk *self = GOPS_OUTREACH_ASK (widget);
  const char *by = gtk_editable_get_text (GTK_EDITABLE (self->by));
  g_autofree char *note = *by != '\0' ? g_strdup_printf (_("Asked by %s"), by) : NULL;
  GopsSeedPlan plan = { gtk_editable_get_text (GTK_EDITABLE (self->reason)), gtk_editable_get_text (GTK_EDITABLE (self->method)),
                        gops_date_row_get_date (GOPS_DATE_ROW (self->until)), note };
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->group)), added = 0;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (selected >= self->groups->len)
    return;
  if (!gops_seed_add_people (gops_session_get_store (self->session), g_array_index (self->groups, gint64, selected), self->people, &plan, &added, &error))
    {
      gops_session_report (self->session, error);
      return;
    }
  text = g_strdup_printf (ngettext ("%u person is on the outreach list now", "%u people are on the outreach list now", added), added);
  if (added > 0)
    gops_session_toast_undo (self->session, text);
  else
    gops_session_toast (self->session, _("They are on the list already, or on the blacklist"));
  gops_dialog_close (widget);
}

/* --- object --- */

static void
gops_outreach_ask_dispose (GObject *object)
{
  GopsOutreachAsk *self = GOPS_OUTREACH_ASK (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->people, g_array_unref);
  g_clear_pointer (&self->groups, g_array_unref);

  G_OBJECT_CLASS (gops_outreach_ask_parent_class)->dispose (object);
}

static void
gops_outreach_ask_class_init (GopsOutreachAskClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_outreach_ask_dispose;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "outreach.add", NULL, add_action);
}

static GtkWidget *
create_group_row (GopsOutreachAsk *self)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", _("Group"), NULL);

  self->group = g_object_new (GTK_TYPE_DROP_DOWN, "enable-search", TRUE, "valign", GTK_ALIGN_CENTER, "expression",
                              gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->group), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Group"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->group);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->group);
  return row;
}

static GtkWidget *
create_rows (GopsOutreachAsk *self)
{
  GtkWidget *rows = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "description",
                                  _("With a good reason and more than one try, about half accept. Who is due stands in Today."), NULL);

  self->reason = g_object_new (ADW_TYPE_ENTRY_ROW, "title", _("Why they would join"), NULL);
  self->method = g_object_new (ADW_TYPE_ENTRY_ROW, "title", _("Way to reach them"), NULL);
  self->until = g_object_new (GOPS_TYPE_DATE_ROW, "title", _("Ask by"), NULL);
  gops_date_row_set_required (GOPS_DATE_ROW (self->until), TRUE);
  self->by = g_object_new (ADW_TYPE_ENTRY_ROW, "title", _("Who asks"), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (rows), create_group_row (self));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (rows), self->reason);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (rows), self->method);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (rows), self->until);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (rows), self->by);
  g_object_set (rows, "margin-start", 12, "margin-end", 12, "margin-top", 12, "margin-bottom", 18, NULL);
  return rows;
}

static void
gops_outreach_ask_init (GopsOutreachAsk *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *add = g_object_new (GTK_TYPE_BUTTON, "label", _("_Add"), "use-underline", TRUE, "action-name", "outreach.add", NULL);

  self->groups = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_add_css_class (add, "suggested-action");
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_("Add to Outreach"), NULL));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), add);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child",
                                               create_rows (self), NULL));
  adw_bin_set_child (ADW_BIN (self), box);
}

void
gops_outreach_ask (GopsSession *session,
                   GArray      *people,
                   GtkWidget   *parent)
{
  GopsOutreachAsk *self = g_object_new (GOPS_TYPE_OUTREACH_ASK, NULL);
  int today = gops_day_of_instant (gops_store_now (gops_session_get_store (session)), NULL);
  g_autofree char *until = gops_day_format (today + DAYS_TO_ASK);

  gops_session_flush (session);
  self->session = g_object_ref (session);
  self->people = g_array_copy (people);
  fill_groups (self);
  gops_date_row_set_date (GOPS_DATE_ROW (self->until), until);
  gtk_editable_set_text (GTK_EDITABLE (self->by), gops_store_get_author (gops_session_get_store (session)));
  (void) gops_dialog_present (GTK_WIDGET (self), _("Add to Outreach"), 440, 480, parent);
  (void) gtk_widget_grab_focus (self->reason);
}
