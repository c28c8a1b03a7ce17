/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about the people who are selected. */
#include "config.h"

#include "gops-people-page-ask.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-alert.h"
#include "gops-people-change.h"
#include "gops-people-merge.h"

typedef struct
{
  GopsSession *session;   /* (owned) */
  GArray      *people;    /* (owned) */
  GtkEditable *first;     /* (owned) (nullable) */
  GtkEditable *second;    /* (owned) (nullable) */
  AdwComboRow *kept;      /* (owned) (nullable): who stays */
} Question;

static void
question_free (Question *self)
{
  g_object_unref (self->session);
  g_array_unref (self->people);
  g_clear_object (&self->first);
  g_clear_object (&self->second);
  g_clear_object (&self->kept);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static Question *
question_new (GopsSession *session,
              GArray      *people)
{
  Question *self = g_new0 (Question, 1);

  gops_session_flush (session);
  self->session = g_object_ref (session);
  self->people = g_array_ref (people);
  return self;
}

static GopsStore *
store_of (Question *self)
{
  return gops_session_get_store (self->session);
}

static GtkWidget *
make_list (const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return list;
}

static GtkEditable *
add_row (GtkWidget  *list,
         const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return GTK_EDITABLE (g_object_ref (row));
}

/* --- blacklist --- */

static void
on_reason_answered_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr (Question) self = user_data;
  g_autofree char *answer = gops_alert_ask_finish (result), *text = gops_people_changed_text (GOPS_PEOPLE_BLACKLIST, TRUE, self->people->len);
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (self->first)));
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (answer, "blacklist"))
    return;
  if (gops_people_change (store_of (self), self->people, GOPS_PEOPLE_BLACKLIST, TRUE, reason, &error))
    gops_session_toast_undo (self->session, text);
  gops_session_report (self->session, error);
}

void
gops_people_ask_reason (GopsSession *session,
                        GArray      *people,
                        GtkWidget   *parent)
{
  const GopsAlertAnswer answers[] = {
    { "cancel", _("_Cancel"), GOPS_ALERT_PLAIN },
    { "blacklist", _("_Put on the Blacklist"), GOPS_ALERT_DESTRUCTIVE },
  };
  Question *self = question_new (session, people);
  GtkWidget *list = make_list (_("Reason"));

  self->first = add_row (list, _("Reason"));
  gops_alert_ask_async (parent, _("Put on the Blacklist?"), _("The person is marked in every group. Say why, so that the next maintainer knows."), list,
                        answers, G_N_ELEMENTS (answers), "blacklist", NULL, on_reason_answered_cb, self);
  gtk_widget_grab_focus (GTK_WIDGET (self->first));
}

/* --- tags --- */

static void
on_tags_answered_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (Question) self = user_data;
  g_autofree char *answer = gops_alert_ask_finish (result);
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (answer, "change"))
    return;
  if (gops_people_change_tags (store_of (self), self->people, gtk_editable_get_text (self->first), gtk_editable_get_text (self->second), &error))
    gops_session_toast_undo (self->session, _("Tags changed"));
  gops_session_report (self->session, error);
}

void
gops_people_ask_tags (GopsSession *session,
                      GArray      *people,
                      GtkWidget   *parent)
{
  const GopsAlertAnswer answers[] = {
    { "cancel", _("_Cancel"), GOPS_ALERT_PLAIN },
    { "change", _("C_hange"), GOPS_ALERT_SUGGESTED },
  };
  Question *self = question_new (session, people);
  GtkWidget *list = make_list (_("Tags"));

  self->first = add_row (list, _("Add tags"));
  self->second = add_row (list, _("Remove tags"));
  gops_alert_ask_async (parent, _("Tags"), _("Separate several with commas."), list, answers, G_N_ELEMENTS (answers), "change", NULL,
                        on_tags_answered_cb, self);
  gtk_widget_grab_focus (GTK_WIDGET (self->first));
}

/* --- merging --- */

static void
bring_to_front (GArray *people,
                guint   index)
{
  gint64 kept;

  if (index == 0 || index >= people->len)
    return;
  kept = g_array_index (people, gint64, index);
  g_array_remove_index (people, index);
  g_array_prepend_val (people, kept);
}

static void
on_merge_answered_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (Question) self = user_data;
  g_autofree char *answer = gops_alert_ask_finish (result);
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (answer, "merge"))
    return;
  bring_to_front (self->people, adw_combo_row_get_selected (self->kept));
  if (gops_people_merge_all (store_of (self), self->people, gtk_editable_get_text (self->first), &error))
    gops_session_toast_undo (self->session, _("They are one person now"));
  gops_session_report (self->session, error);
}

static char *
dup_name (Question *self,
          guint     index)
{
  char *name = NULL;

  (void) gops_store_read_text (store_of (self), &name, NULL, "SELECT name FROM person WHERE id = ?1", "l", g_array_index (self->people, gint64, index));
  return name != NULL ? name : g_strdup ("");
}

/* Who stays: whoever is known best, unless another is chosen. */
static AdwComboRow *
add_choice (Question  *self,
            GtkWidget *list)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->people->len; i++)
    {
      g_autofree char *name = dup_name (self, i);

      gtk_string_list_append (names, name);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Who stays"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return ADW_COMBO_ROW (g_object_ref (row));
}

/* "What the others have comes to whoever stays. One of the two is staff." */
static char *
dup_merge_body (Question *self)
{
  const char *text = _("What belongs to the others comes to whoever stays. It can be split again at any time.");
  g_autofree char *why = NULL;
  GopsMergeConcerns concerns = GOPS_MERGE_FINE;

  for (guint i = 1; i < self->people->len; i++)
    {
      GopsMergeConcerns more = GOPS_MERGE_FINE;

      if (gops_people_look (store_of (self), g_array_index (self->people, gint64, 0), g_array_index (self->people, gint64, i), &more, NULL))
        concerns |= more;
    }
  if (concerns == GOPS_MERGE_FINE)
    return g_strdup (text);
  why = gops_merge_concerns_describe (concerns);
  return g_strdup_printf ("%s\n\n%s", text, why);
}

void
gops_people_ask_merge (GopsSession *session,
                       GArray      *people,
                       GtkWidget   *parent)
{
  const GopsAlertAnswer answers[] = {
    { "cancel", _("_Cancel"), GOPS_ALERT_PLAIN },
    { "merge", _("_Merge"), GOPS_ALERT_SUGGESTED },
  };
  Question *self = question_new (session, people);
  GtkWidget *list = make_list (_("Reason"));
  g_autofree char *body = NULL, *heading = NULL;
  g_autoptr (GError) error = NULL;

  if (!gops_people_sort_fullest (store_of (self), self->people, &error))
    gops_session_report (session, error);
  self->kept = add_choice (self, list);
  self->first = add_row (list, _("Reason (for the history)"));
  body = dup_merge_body (self);
  heading = g_strdup_printf (ngettext ("Merge %u Person?", "Merge %u People?", people->len), people->len);
  gops_alert_ask_async (parent, heading, body, list, answers, G_N_ELEMENTS (answers), "merge", NULL, on_merge_answered_cb, self);
}
