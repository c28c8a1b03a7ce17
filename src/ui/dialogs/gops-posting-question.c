/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The question where a poster was posted: what cannot be is said while it is typed, and not kept. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-alert.h"
#include "gops-checked-field.h"
#include "gops-posting-question.h"

/* The columns that are asked for, in their order. */
static const GopsPostingColumn asked[] = { GOPS_POSTING_PLACE, GOPS_POSTING_POSTED_ON, GOPS_POSTING_CODE_UNTIL, GOPS_POSTING_NOTE };

typedef struct
{
  GopsSession *session;    /* (owned) */
  gint64       group;
  gint64       posting;    /* 0: a new one */
  gint64       channel;
  char        *template_id, *title, *code;   /* (owned): what nobody is asked for */
  char        *posted_on, *until;            /* (owned) (nullable): without blanks around them, for the draft */
  GtkWidget   *content;    /* (owned): what is shown in the question */
  GtkWidget   *problem;
  GtkWidget   *rows[GOPS_POSTING_N_COLUMNS];   /* by column; NULL where there is none */
} Question;

static void
question_free (Question *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    g_signal_handlers_disconnect_by_data (self->rows[asked[i]], self);
  g_object_unref (self->session);
  g_object_unref (self->content);
  g_free (self->template_id);
  g_free (self->title);
  g_free (self->code);
  g_free (self->posted_on);
  g_free (self->until);
  g_free (self);
}

/* --- what is typed --- */

static const char *
text_of (Question          *self,
         GopsPostingColumn  column)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->rows[column]));
}

/* Valid until something is typed. */
static GopsPostingDraft
take (Question *self)
{
  g_free (self->posted_on);
  g_free (self->until);
  self->posted_on = g_strstrip (g_strdup (text_of (self, GOPS_POSTING_POSTED_ON)));
  self->until = g_strstrip (g_strdup (text_of (self, GOPS_POSTING_CODE_UNTIL)));
  return (GopsPostingDraft) {
    self->channel, self->template_id, self->title, self->code, self->until, text_of (self, GOPS_POSTING_PLACE), self->posted_on,
    text_of (self, GOPS_POSTING_NOTE),
  };
}

/* A place that is not typed yet is no mistake. */
static void
on_changed_cb (Question *self)
{
  GopsPostingDraft draft = take (self);
  GopsPostingColumn wrong = GOPS_POSTING_ID;
  g_autoptr (GError) error = NULL;
  gboolean right = gops_posting_check (&draft, &wrong, &error);
  gboolean told = !right && !(wrong == GOPS_POSTING_PLACE && *draft.place == '\0');

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    gops_checked_field_mark (ADW_ENTRY_ROW (self->rows[asked[i]]), told && asked[i] == wrong ? error->message : NULL);
  gtk_label_set_label (GTK_LABEL (self->problem), told ? error->message : "");
  gtk_widget_set_visible (self->problem, told);
  gops_alert_set_answer_enabled (self->content, "keep", right);
}

static gboolean
keep (Question  *self,
      GError   **error)
{
  GopsStore *store = gops_session_get_store (self->session);
  GopsPostingDraft draft = take (self);

  return self->posting == 0 ? gops_posting_add (store, self->group, &draft, error) != 0
                            : gops_posting_change (store, self->posting, &draft, error);
}

static void
on_answered_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  Question *self = data;
  g_autofree char *answer = gops_alert_ask_finish (result);
  g_autoptr (GError) error = NULL;

  if (g_str_equal (answer, "keep") && !keep (self, &error))
    gops_session_report (self->session, error);
  else if (g_str_equal (answer, "keep") && self->posting == 0)
    gops_session_toast_undo (self->session, _("Posting noted"));
  question_free (self);
}

/* --- rows --- */

static void
add_entry (Question          *self,
           GtkWidget         *list,
           GopsPostingColumn  column,
           const char        *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), g_dgettext (GETTEXT_PACKAGE, gops_posting_table.columns[column].label));
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (on_changed_cb), self);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  self->rows[column] = row;
}

static void
make_content (Question               *self,
              const GopsPostingDraft *draft)
{
  GtkWidget *list = gtk_list_box_new ();

  self->content = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  self->problem = gtk_label_new ("");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_size_request (list, 260, -1);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_widget_add_css_class (self->problem, "gops-amber");
  add_entry (self, list, GOPS_POSTING_PLACE, draft->place);
  add_entry (self, list, GOPS_POSTING_POSTED_ON, draft->posted_on);
  add_entry (self, list, GOPS_POSTING_CODE_UNTIL, draft->code_until);
  add_entry (self, list, GOPS_POSTING_NOTE, draft->note);
  gtk_box_append (GTK_BOX (self->content), list);
  gtk_box_append (GTK_BOX (self->content), self->problem);
}

void
gops_posting_ask (GopsSession            *session,
                  gint64                  group,
                  gint64                  posting,
                  const GopsPostingDraft *draft,
                  GtkWidget              *parent)
{
  const GopsAlertAnswer answers[] = {
    { "cancel", _("_Cancel"), GOPS_ALERT_PLAIN },
    { "keep", posting != 0 ? _("_Change") : _("_Note"), GOPS_ALERT_SUGGESTED },
  };
  Question *self = g_new0 (Question, 1);

  self->session = g_object_ref (session);
  self->group = group;
  self->posting = posting;
  self->channel = draft->channel;
  self->template_id = g_strdup (draft->template_id);
  self->title = g_strdup (draft->title);
  self->code = g_strdup (draft->code);
  make_content (self, draft);
  gops_alert_ask_async (parent, posting != 0 ? _("Change Posting") : _("Where Was It Posted?"),
                        _("Today reminds you before the code ends, with all places where it hangs."),
                        self->content, answers, G_N_ELEMENTS (answers), "keep", NULL, on_answered_cb, self);
  on_changed_cb (self);
}
