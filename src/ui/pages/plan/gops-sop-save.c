/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps a plan as an SOP. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-date-picker.h"
#include "gops-day.h"
#include "gops-sop-editor.h"
#include "gops-sop-from-plan.h"
#include "gops-sop-save.h"
#include "gops-workspace.h"

#define A_WEEK 7

typedef struct
{
  GopsSession *session;   /* (owned) */
  GtkWidget   *parent;    /* (owned) */
  GtkWidget   *rows;      /* (owned): what is shown in the question */
  GtkWidget   *name, *first, *days;
} Question;

static void
question_free (Question *question)
{
  g_signal_handlers_disconnect_by_data (question->name, question);
  g_signal_handlers_disconnect_by_data (question->first, question);
  g_object_unref (question->session);
  g_object_unref (question->parent);
  g_object_unref (question->rows);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
on_changed_cb (Question *question)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (question->name))));

  gops_alert_set_answer_enabled (question->rows, "keep", *name != '\0'
    && gops_day_parse (gtk_editable_get_text (GTK_EDITABLE (question->first))) != GOPS_DAY_NONE);
}

static void
save (Question *question)
{
  const GopsDossier *dossier = gops_session_get_dossier (question->session);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (question->name)))), *id = NULL;
  int first = gops_day_parse (gtk_editable_get_text (GTK_EDITABLE (question->first)));
  g_autoptr (GError) error = NULL;

  if (dossier != NULL && first != GOPS_DAY_NONE)
    id = gops_sop_from_plan (gops_session_get_store (question->session), dossier, first,
                             first + (int) gops_spin_row_get_value (GOPS_SPIN_ROW (question->days)) - 1, name, NULL, &error);
  gops_session_report (question->session, error);
  if (id != NULL)
    gops_sop_edit_present (question->session, id, question->parent);
}

static void
on_answered_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (Question) question = data;
  g_autofree char *answer = gops_alert_ask_finish (result);

  if (g_str_equal (answer, "keep"))
    save (question);
}

static GtkWidget *
add_entry (Question   *question,
           const char *title,
           const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (question->rows), row);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (on_changed_cb), question);
  return row;
}

void
gops_sop_save_ask (GopsSession *session,
                   const char  *first,
                   GtkWidget   *parent)
{
  const GopsAlertAnswer answers[] = { { "cancel", _("_Cancel"), GOPS_ALERT_PLAIN }, { "keep", _("_Save"), GOPS_ALERT_SUGGESTED } };
  Question *question = g_new0 (Question, 1);

  question->session = g_object_ref (session);
  question->parent = g_object_ref (parent);
  question->rows = g_object_ref_sink (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (question->rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (question->rows, "boxed-list");
  gtk_widget_set_size_request (question->rows, 260, -1);
  question->name = add_entry (question, C_("SOP", "Name"), "");
  question->first = add_entry (question, _("First day (YYYY-MM-DD)"), first);
  gops_date_picker_add (ADW_ENTRY_ROW (question->first));
  question->days = gops_spin_row_new (_("Days"), 1, 366, 1);
  gops_spin_row_set_value (GOPS_SPIN_ROW (question->days), A_WEEK);
  gtk_list_box_append (GTK_LIST_BOX (question->rows), question->days);
  gops_alert_ask_async (parent, _("Save as SOP"), _("What is planned on these days becomes an SOP that you can apply to other groups."), question->rows, answers,
                        G_N_ELEMENTS (answers), "keep", NULL, on_answered_cb, question);
  on_changed_cb (question);
}
