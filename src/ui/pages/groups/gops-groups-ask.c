/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another owner, other tags: short questions. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-group-batch.h"
#include "gops-groups-ask.h"

typedef struct
{
  GopsSession *session;   /* (owned) */
  GPtrArray   *groups;    /* (owned) (element-type GopsGroup) */
  GtkEditable *first;     /* (owned) */
  GtkEditable *second;    /* (owned) (nullable) */
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->session);
  g_ptr_array_unref (question->groups);
  g_clear_object (&question->first);
  g_clear_object (&question->second);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

/* Returns: (nullable): NULL where a group can't be read; that was reported */
static Question *
question_new (GopsSession *session,
              GArray      *ids)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *groups = gops_groups_load (gops_session_get_store (session), ids, &error);
  Question *question;

  gops_session_report (session, error);
  if (groups == NULL)
    return NULL;
  question = g_new0 (Question, 1);
  question->session = g_object_ref (session);
  question->groups = groups;
  return question;
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

static GtkWidget *
make_list (const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return list;
}

/* --- owner --- */

/* The owner that all have already. */
static const char *
common_owner (GPtrArray *groups)
{
  const char *owner = gops_record_get_text (g_ptr_array_index (groups, 0), GOPS_GROUP_OWNER);

  for (guint i = 1; i < groups->len; i++)
    if (!g_str_equal (owner, gops_record_get_text (g_ptr_array_index (groups, i), GOPS_GROUP_OWNER)))
      return "";
  return owner;
}

static void
on_owner_answered_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (Question) question = user_data;
  g_autofree char *answer = gops_alert_ask_finish (result);
  g_autofree char *owner = g_strstrip (g_strdup (gtk_editable_get_text (question->first)));
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (answer, "change"))
    return;
  if (gops_groups_set_owner (gops_session_get_store (question->session), question->groups, owner, &error))
    gops_session_toast_undo (question->session, _("Owner changed"));
  gops_session_report (question->session, error);
}

void
gops_groups_ask_owner (GopsSession *session,
                       GArray      *groups,
                       GtkWidget   *parent)
{
  const GopsAlertAnswer answers[] = {
    { "cancel", _("_Cancel"), GOPS_ALERT_PLAIN },
    { "change", _("C_hange"), GOPS_ALERT_SUGGESTED },
  };
  Question *question = question_new (session, groups);
  GtkWidget *list;
  g_autofree char *body = NULL;

  if (question == NULL)
    return;
  list = make_list (_("Change Owner"));
  question->first = add_row (list, _("Owner"));
  gtk_editable_set_text (question->first, common_owner (question->groups));
  body = g_strdup_printf (ngettext ("Who owns this group from now on?", "Who owns these %u groups from now on?", groups->len), groups->len);
  gops_alert_ask_async (parent, _("Change Owner"), body, list, answers, G_N_ELEMENTS (answers), "change", NULL,
                        on_owner_answered_cb, question);
  gtk_widget_grab_focus (GTK_WIDGET (question->first));
}

/* --- tags --- */

static void
on_tags_answered_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (Question) question = user_data;
  g_autofree char *answer = gops_alert_ask_finish (result);
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (answer, "change"))
    return;
  if (gops_groups_change_tags (gops_session_get_store (question->session), question->groups,
                               gtk_editable_get_text (question->first), gtk_editable_get_text (question->second), &error))
    gops_session_toast_undo (question->session, _("Tags changed"));
  gops_session_report (question->session, error);
}

/* All tags of the groups, with commas between. */
static char *
list_tags (GPtrArray *groups)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GPtrArray) tags = NULL;

  for (guint i = 0; i < groups->len; i++)
    g_string_append_printf (all, "%s,", gops_record_get_text (g_ptr_array_index (groups, i), GOPS_GROUP_TAGS));
  tags = gops_tags_split (all->str);
  g_ptr_array_add (tags, NULL);
  return g_strjoinv (", ", (char **) tags->pdata);
}

void
gops_groups_ask_tags (GopsSession *session,
                      GArray      *groups,
                      GtkWidget   *parent)
{
  const GopsAlertAnswer answers[] = {
    { "cancel", _("_Cancel"), GOPS_ALERT_PLAIN },
    { "change", _("C_hange"), GOPS_ALERT_SUGGESTED },
  };
  Question *question = question_new (session, groups);
  GtkWidget *list;
  g_autofree char *tags = NULL;
  g_autofree char *body = NULL;

  if (question == NULL)
    return;
  list = make_list (_("Tags"));
  question->first = add_row (list, _("Add tags"));
  question->second = add_row (list, _("Remove tags"));
  tags = list_tags (question->groups);
  body = *tags != '\0' ? g_strdup_printf (_("Tags now: %s. Separate several with commas."), tags) : g_strdup (_("Separate several with commas."));
  gops_alert_ask_async (parent, _("Tags"), body, list, answers, G_N_ELEMENTS (answers), "change", NULL,
                        on_tags_answered_cb, question);
  gtk_widget_grab_focus (GTK_WIDGET (question->first));
}
