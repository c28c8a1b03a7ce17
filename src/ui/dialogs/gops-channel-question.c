/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The question that describes a channel: what cannot be is said while it is typed, and not kept. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-alert.h"
#include "gops-budget.h"
#include "gops-channel-question.h"
#include "gops-checked-field.h"
#include "gops-code-scan.h"
#include "gops-group-words.h"
#include "gops-money.h"
#include "gops-workspace.h"

typedef struct
{
  GopsSession *session;    /* (owned) */
  gint64       group;
  gint64       channel;    /* 0: a new one */
  GPtrArray   *channels;   /* (owned) (element-type GopsChannel): of the group */
  char        *currency;   /* (owned): of the cost */
  char        *code, *until;   /* (owned) (nullable): without blanks around them, for the draft */
  GtkWidget   *content;    /* (owned): what is shown in the question */
  GtkWidget   *problem;
  GtkWidget   *rows[GOPS_CHANNEL_N_COLUMNS];   /* by column; NULL where there is none */
} Question;

static void
question_free (Question *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->rows); i++)
    if (self->rows[i] != NULL)
      g_signal_handlers_disconnect_by_data (self->rows[i], self);
  g_object_unref (self->session);
  g_ptr_array_unref (self->channels);
  g_object_unref (self->content);
  g_free (self->currency);
  g_free (self->code);
  g_free (self->until);
  g_free (self);
}

/* --- what is typed --- */

static const char *
text_of (Question          *self,
         GopsChannelColumn  column)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->rows[column]));
}

static void
take_stripped (Question          *self,
               GopsChannelColumn  column,
               char             **text)
{
  g_free (*text);
  *text = g_strstrip (g_strdup (text_of (self, column)));
}

/* An empty cost is not known. Returns: whether it is an amount */
static gboolean
take_cost (Question         *self,
           GopsChannelDraft *draft)
{
  g_autofree char *text = g_strstrip (g_strdup (text_of (self, GOPS_CHANNEL_COST)));

  draft->cost = 0;
  draft->currency = *text != '\0' ? self->currency : "";
  return *text == '\0' || gops_money_parse (text, self->currency, &draft->cost);
}

/* Valid until something is typed. Returns: whether there can be such a channel; else @out_column is the one that is wrong */
static gboolean
take (Question           *self,
      GopsChannelDraft   *draft,
      GopsChannelColumn  *out_column,
      GError            **error)
{
  take_stripped (self, GOPS_CHANNEL_CODE, &self->code);
  take_stripped (self, GOPS_CHANNEL_CODE_UNTIL, &self->until);
  *draft = (GopsChannelDraft) {
    .name = text_of (self, GOPS_CHANNEL_NAME),
    .kind = gops_channel_kind_ids ()[adw_combo_row_get_selected (ADW_COMBO_ROW (self->rows[GOPS_CHANNEL_KIND]))],
    .code = self->code, .code_until = self->until, .note = text_of (self, GOPS_CHANNEL_NOTE),
  };
  if (take_cost (self, draft))
    return gops_channel_check (self->channels, self->channel, draft, out_column, error);
  *out_column = GOPS_CHANNEL_COST;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("An amount such as 12.50"));
  return FALSE;
}

/* A name that is not typed yet is no mistake. */
static void
on_changed_cb (Question *self)
{
  GopsChannelColumn wrong = GOPS_CHANNEL_ID;
  GopsChannelDraft draft;
  g_autoptr (GError) error = NULL;
  gboolean right = take (self, &draft, &wrong, &error);
  gboolean told = !right && !(wrong == GOPS_CHANNEL_NAME && *draft.name == '\0');

  for (guint i = 0; i < G_N_ELEMENTS (self->rows); i++)
    if (ADW_IS_ENTRY_ROW (self->rows[i]))
      gops_checked_field_mark (ADW_ENTRY_ROW (self->rows[i]), told && i == wrong ? error->message : NULL);
  gtk_label_set_label (GTK_LABEL (self->problem), told ? error->message : "");
  gtk_widget_set_visible (self->problem, told);
  gops_alert_set_answer_enabled (self->content, "keep", right);
}

static gboolean
keep (Question  *self,
      GError   **error)
{
  GopsStore *store = gops_session_get_store (self->session);
  GopsChannelColumn wrong;
  GopsChannelDraft draft;

  if (!take (self, &draft, &wrong, error))
    return FALSE;
  return self->channel == 0 ? gops_channel_add (store, self->group, &draft, error) != 0
                            : gops_channel_change (store, self->channel, &draft, error);
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
  question_free (self);
}

/* --- rows --- */

static void
add_entry (Question          *self,
           GtkWidget         *list,
           GopsChannelColumn  column,
           const char        *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), g_dgettext (GETTEXT_PACKAGE, gops_channel_table.columns[column].label));
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (on_changed_cb), self);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  self->rows[column] = row;
}

static void
add_kinds (Question   *self,
           GtkWidget  *list,
           const char *kind)
{
  const char *const *ids = gops_channel_kind_ids ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();
  guint chosen = 0;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      gtk_string_list_append (names, gops_channel_kind_name (ids[i]));
      chosen = g_str_equal (ids[i], kind) ? i : chosen;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Kind"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), chosen);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  self->rows[GOPS_CHANNEL_KIND] = row;
}

static void
make_rows (Question               *self,
           GtkWidget              *list,
           const GopsChannelDraft *draft)
{
  g_autofree char *cost = *draft->currency != '\0' ? gops_money_format_plain (draft->cost, draft->currency) : g_strdup ("");
  g_autofree char *cost_title = g_strdup_printf (_("Cost (%s)"), self->currency);

  add_entry (self, list, GOPS_CHANNEL_NAME, draft->name);
  add_kinds (self, list, draft->kind);
  add_entry (self, list, GOPS_CHANNEL_CODE, draft->code);
  add_entry (self, list, GOPS_CHANNEL_CODE_UNTIL, draft->code_until);
  gops_code_scan_add (ADW_ENTRY_ROW (self->rows[GOPS_CHANNEL_CODE]), ADW_ENTRY_ROW (self->rows[GOPS_CHANNEL_CODE_UNTIL]), self->session);
  add_entry (self, list, GOPS_CHANNEL_COST, cost);
  add_entry (self, list, GOPS_CHANNEL_NOTE, draft->note);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rows[GOPS_CHANNEL_COST]), cost_title);
}

static void
make_content (Question               *self,
              const GopsChannelDraft *draft)
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
  make_rows (self, list, draft);
  gtk_box_append (GTK_BOX (self->content), list);
  gtk_box_append (GTK_BOX (self->content), self->problem);
}

/* Returns: (nullable): NULL with @error */
static Question *
question_new (GopsSession  *session,
              GopsChannel  *channel,
              GError      **error)
{
  gint64 group = channel != NULL ? gops_record_get_int (channel, GOPS_CHANNEL_GROUP_ID) : gops_session_get_group (session);
  GPtrArray *channels = gops_channels_load (gops_session_get_store (session), group, error);
  GopsChannelDraft draft = { "", "article", "", "", 0, "", "" };
  Question *self;

  if (channels == NULL)
    return NULL;
  if (channel != NULL)
    draft = gops_channel_describe (channel);
  self = g_new0 (Question, 1);
  self->session = g_object_ref (session);
  self->group = group;
  self->channel = channel != NULL ? gops_record_get_id (channel) : 0;
  self->channels = channels;
  self->currency = *draft.currency != '\0' ? g_strdup (draft.currency)
                                           : gops_workspace_dup_setting (gops_session_get_store (session), GOPS_SETTING_CURRENCY);
  make_content (self, &draft);
  return self;
}

void
gops_channel_ask (GopsSession *session,
                  GopsChannel *channel,
                  GtkWidget   *parent)
{
  const GopsAlertAnswer answers[] = {
    { "cancel", _("_Cancel"), GOPS_ALERT_PLAIN },
    { "keep", channel != NULL ? _("_Change") : _("_Add"), GOPS_ALERT_SUGGESTED },
  };
  g_autoptr (GError) error = NULL;
  Question *self = question_new (session, channel, &error);

  if (self == NULL)
    {
      gops_session_report (session, error);
      return;
    }
  gops_alert_ask_async (parent, channel != NULL ? _("Change Channel") : _("New Channel"), _("Without a text of its own the poster carries the group’s code."),
                        self->content, answers, G_N_ELEMENTS (answers), "keep", NULL, on_answered_cb, self);
  on_changed_cb (self);
}
