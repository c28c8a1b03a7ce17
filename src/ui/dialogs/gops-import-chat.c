/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is told and asked about a chat before it is imported. The rows that depend on the file are made in
 * gops-import-chat-rows.c. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-dialogs-resources.h"
#include "gops-import-chat-private.h"
#include "gops-import-rows.h"
#include "gops-look.h"
#include "gops-records.h"
#include "gops-use-resource.h"

G_DEFINE_FINAL_TYPE (GopsImportChat, gops_import_chat, ADW_TYPE_BIN)

enum { CHANGED, READ_AGAIN, OTHER, N_SIGNALS };
static guint signals[N_SIGNALS];

static const int kept_days[] = { 0, 365, 90, 30, -1 };   /* the choices of how long texts are kept */

/* --- the question --- */

static void
on_order_toggled_cb (GopsImportChat *self,
                     GtkCheckButton *button)
{
  if (self->filling || !gtk_check_button_get_active (button))
    return;
  gops_chat_import_set_date_order (self->look->chat, button == self->is_day_first ? GOPS_DATE_ORDER_DMY : GOPS_DATE_ORDER_MDY);
  g_signal_emit (self, signals[READ_AGAIN], 0);
}

static void
on_day_picked_cb (GopsImportChat *self,
                  const char     *date)
{
  gops_chat_import_set_from_day (self->look->chat, *date != '\0' ? date : NULL);
  g_signal_emit (self, signals[READ_AGAIN], 0);
}

static void
on_me_changed_cb (GopsImportChat *self,
                  GtkEditable    *entry)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  if (!self->filling)
    gops_chat_import_set_me (self->look->chat, *name != '\0' ? name : NULL);
}

/* --- another sheet, something else instead --- */

static void
on_holds_selected_cb (GopsImportChat *self)
{
  if (!self->filling && gops_import_holds_selected (self->holds) != GOPS_HOLDS_MESSAGES)
    g_signal_emit (self, signals[OTHER], 0, gops_import_holds_selected (self->holds), NULL);
}

static void
on_sheet_selected_cb (GopsImportChat *self)
{
  guint selected = adw_combo_row_get_selected (self->sheet);

  if (!self->filling && self->look->sheets != NULL && selected != self->look->sheet)
    g_signal_emit (self, signals[OTHER], 0, GOPS_HOLDS_UNKNOWN, self->look->sheets[selected]);
}

static void
fill_table (GopsImportChat *self)
{
  g_autoptr (GtkStringList) sheets = gtk_string_list_new ((const char *const *) self->look->sheets);

  gtk_widget_set_visible (GTK_WIDGET (self->holds), self->look->table != NULL);
  gops_import_holds_show (self->holds, GOPS_HOLDS_MESSAGES);
  gtk_widget_set_visible (GTK_WIDGET (self->sheet), self->look->sheets != NULL);
  adw_combo_row_set_model (self->sheet, G_LIST_MODEL (sheets));
  adw_combo_row_set_selected (self->sheet, self->look->sheets != NULL ? self->look->sheet : 0);
}

/* --- what is kept --- */

/* The first group that something goes to; a new one keeps everything. */
static void
read_privacy (GopsImportChat *self,
              int            *out_days,
              gboolean       *out_pseudonyms)
{
  *out_days = 0;
  *out_pseudonyms = FALSE;
  for (guint i = 0; i < self->plan->groups->len; i++)
    {
      gint64 group = gops_import_plan_get (self->plan, i);
      g_autoptr (GopsStatement) row = group <= 0 ? NULL :
        gops_store_query (gops_session_get_store (self->session), NULL, "SELECT keep_texts, pseudonyms FROM chat_group WHERE id = ?1", "l", group);

      if (row == NULL || !gops_statement_next (row, NULL))
        continue;
      *out_days = (int) gops_statement_int (row, 0);
      *out_pseudonyms = gops_statement_int (row, 1) != 0;
      return;
    }
}

static guint
choice_of_days (int days)
{
  for (guint i = 0; i < G_N_ELEMENTS (kept_days); i++)
    if (kept_days[i] == days)
      return i;
  return G_N_ELEMENTS (kept_days);   /* another number, which the row shows behind the usual ones */
}

static void
show_privacy (GopsImportChat *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gboolean pseudonyms;
  int days;

  read_privacy (self, &days, &pseudonyms);
  gtk_string_list_append (names, _("Keep"));
  for (guint i = 1; i + 1 < G_N_ELEMENTS (kept_days); i++)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("Keep for %d day", "Keep for %d days", kept_days[i]), kept_days[i]);

      gtk_string_list_append (names, text);
    }
  gtk_string_list_append (names, _("Never store"));
  if (choice_of_days (days) == G_N_ELEMENTS (kept_days))
    {
      g_autofree char *text = g_strdup_printf (ngettext ("Keep for %d day", "Keep for %d days", days), days);

      gtk_string_list_append (names, text);
      g_object_set_data (G_OBJECT (self->texts), "days", GINT_TO_POINTER (days));
    }
  self->filling = TRUE;
  adw_combo_row_set_model (self->texts, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->texts, choice_of_days (days));
  gops_switch_row_set_active (self->pseudonyms, pseudonyms);
  gtk_widget_set_sensitive (GTK_WIDGET (self->pseudonyms), !pseudonyms);   /* names that were never stored cannot come back */
  self->filling = FALSE;
  self->kept = FALSE;
}

static void
on_texts_selected_cb (GopsImportChat *self)
{
  self->kept = self->kept || !self->filling;
}

static int
chosen_days (GopsImportChat *self)
{
  guint selected = adw_combo_row_get_selected (self->texts);

  return selected < G_N_ELEMENTS (kept_days) ? kept_days[selected] : GPOINTER_TO_INT (g_object_get_data (G_OBJECT (self->texts), "days"));
}

/* --- showing --- */

static void
remove_made (GopsImportChat *self)
{
  for (guint i = 0; i < self->made->len; i++)
    {
      GtkWidget *row = self->made->pdata[i];
      GtkWidget *expander = gtk_widget_get_ancestor (gtk_widget_get_parent (row), ADW_TYPE_EXPANDER_ROW);

      if (expander != NULL)
        adw_expander_row_remove (ADW_EXPANDER_ROW (expander), row);
      else
        adw_preferences_group_remove (self->targets, row);
    }
  g_ptr_array_set_size (self->made, 0);
}

static void
show_file (GopsImportChat *self)
{
  g_autofree char *name = g_markup_escape_text (self->look->name, -1), *words = NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->file_row), name);
  if (self->survey->rooms->len == 1)
    words = gops_import_room_words (self->survey->rooms->pdata[0]);
  else
    words = g_strdup_printf (ngettext ("%u chat", "%u chats", self->survey->rooms->len), self->survey->rooms->len);
  adw_action_row_set_subtitle (self->file_row, words);
}

/* Whoever does not know that the file breaks off takes it for all of the chat. */
static void
show_whole (GopsImportChat *self)
{
  const char *problem = self->survey->report->cut_off;
  g_autofree char *safe = problem != NULL ? g_markup_escape_text (problem, -1) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->cut_row), problem != NULL);
  adw_action_row_set_subtitle (self->cut_row, safe);
}

/* Of a table whose columns are not told yet there is nothing but the columns. */
static void
show_parts (GopsImportChat *self)
{
  gboolean any = self->survey->rooms->len > 0;

  gtk_widget_set_visible (self->samples_group, self->survey->samples->len > 0);
  gtk_widget_set_visible (self->understood_group, any);
  gtk_widget_set_visible (GTK_WIDGET (self->targets), any);
  gtk_widget_set_visible (self->kept_group, any);
  adw_preferences_group_set_title (self->columns, _("Columns"));
  adw_preferences_group_set_description (self->columns, _("What the columns of the file mean. Time, sender and text have to be among them."));
}

static void
show_me (GopsImportChat *self)
{
  const char *me = gops_chat_import_get_me (self->look->chat);

  gtk_editable_set_text (GTK_EDITABLE (self->me), me != NULL ? me : "");
  gtk_editable_set_text (GTK_EDITABLE (self->asked_me), me != NULL ? me : "");
}

void
gops_import_chat_show (GopsImportChat *self,
                       GopsSession    *session,
                       GopsImportLook *look,
                       GopsChatSurvey *survey,
                       gint64          group)
{
  g_autoptr (GopsImportPlan) before = g_steal_pointer (&self->plan);
  gboolean same = before != NULL && self->look == look && before->groups->len == survey->rooms->len;

  self->filling = TRUE;
  g_clear_pointer (&self->survey, gops_chat_survey_free);
  g_set_object (&self->session, session);
  self->look = look;
  self->survey = survey;
  /* what was chosen before it was read again stays */
  self->plan = same ? g_steal_pointer (&before) : gops_import_plan_new (look->chat, survey, gops_session_get_store (session), group, look->name);
  remove_made (self);
  gtk_check_button_set_active (self->is_day_first, FALSE);
  gtk_check_button_set_active (self->is_month_first, FALSE);
  show_file (self);
  show_whole (self);
  show_parts (self);
  fill_table (self);
  show_me (self);
  gops_import_chat_fill_samples (self);
  gops_import_chat_fill_understood (self);
  gops_import_chat_fill_columns (self);
  gops_import_chat_fill_targets (self);
  gops_import_chat_fill_skipped (self);
  self->filling = FALSE;
  if (!same)
    show_privacy (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Nothing that could be read: for a table whose columns are still to be told. */
static GopsChatSurvey *
make_empty_survey (void)
{
  GopsChatSurvey *survey = g_new0 (GopsChatSurvey, 1);

  survey->format = gops_chat_format_find ("csv");
  survey->findings.platform = "";
  survey->rooms = g_ptr_array_new ();
  survey->samples = g_ptr_array_new ();
  survey->report = gops_import_report_new ("csv");
  return survey;
}

void
gops_import_chat_refuse (GopsImportChat *self,
                         GopsSession    *session,
                         GopsImportLook *look,
                         const char     *problem)
{
  g_autofree char *safe = g_markup_escape_text (problem, -1);

  gops_import_chat_show (self, session, look, make_empty_survey (), 0);
  self->answered = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->question_group), FALSE);
  adw_preferences_group_set_title (self->columns, _("Which columns hold time, sender and text?"));
  adw_preferences_group_set_description (self->columns, safe);
  adw_action_row_set_subtitle (self->file_row, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A group was chosen: how it keeps what is written is that group's. */
void
gops_import_chat_update (GopsImportChat *self)
{
  show_privacy (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
gops_import_chat_clear (GopsImportChat *self)
{
  remove_made (self);
  g_clear_pointer (&self->plan, gops_import_plan_free);
  g_clear_pointer (&self->survey, gops_chat_survey_free);
  self->look = NULL;
  self->mapped = FALSE;
}

gboolean
gops_import_chat_is_mapped (GopsImportChat *self)
{
  return self->mapped;
}

gboolean
gops_import_chat_is_ready (GopsImportChat *self)
{
  return self->plan != NULL && self->answered && gops_import_plan_is_ready (self->plan);
}

GopsImportPlan *
gops_import_chat_dup_plan (GopsImportChat *self)
{
  if (self->kept)   /* else each group goes on as it did */
    gops_chat_import_set_keep_texts (self->plan->chat, chosen_days (self));
  gops_chat_import_set_pseudonyms (self->plan->chat, gops_switch_row_get_active (self->pseudonyms));
  return gops_import_plan_copy (self->plan);
}

void
gops_import_chat_focus (GopsImportChat *self)
{
  GtkWidget *const places[] = {
    [GOPS_DOCTOR_ASK_NOTHING] = GTK_WIDGET (self->file_row),
    [GOPS_DOCTOR_ASK_ORDER] = GTK_WIDGET (self->day_first),
    [GOPS_DOCTOR_ASK_DAY] = GTK_WIDGET (self->from_day),
    [GOPS_DOCTOR_ASK_ME] = GTK_WIDGET (self->asked_me),
  };

  (void) gtk_widget_child_focus (places[self->question], GTK_DIR_TAB_FORWARD);
}

/* --- object --- */

static void
gops_import_chat_dispose (GObject *object)
{
  GopsImportChat *self = GOPS_IMPORT_CHAT (object);

  g_clear_pointer (&self->plan, gops_import_plan_free);
  g_clear_pointer (&self->survey, gops_chat_survey_free);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_import_chat_parent_class)->dispose (object);
}

static void
gops_import_chat_finalize (GObject *object)
{
  GopsImportChat *self = GOPS_IMPORT_CHAT (object);

  g_array_unref (self->groups);
  g_ptr_array_unref (self->made);
  g_ptr_array_unref (self->column_rows);

  G_OBJECT_CLASS (gops_import_chat_parent_class)->finalize (object);
}

#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, GopsImportChat, name)

static void
gops_import_chat_class_init (GopsImportChatClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_import_chat_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_import_chat_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[READ_AGAIN] = g_signal_new ("read-again", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OTHER] = g_signal_new ("other", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                 G_TYPE_UINT, G_TYPE_STRING);

  gops_look_complete ();
  g_type_ensure (GOPS_TYPE_DATE_ROW);
  g_type_ensure (GOPS_TYPE_SWITCH_ROW);
  GOPS_USE_RESOURCE (gops_dialogs);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/dialogs/gops-import-chat.ui");
  CHILD (file_row); CHILD (cut_row); CHILD (holds); CHILD (sheet); CHILD (question_group); CHILD (day_first); CHILD (month_first);
  CHILD (is_day_first); CHILD (is_month_first); CHILD (from_day); CHILD (asked_me); CHILD (samples_group); CHILD (samples); CHILD (understood_group); CHILD (understood);
  CHILD (columns); CHILD (targets); CHILD (kept_group); CHILD (texts); CHILD (pseudonyms); CHILD (me); CHILD (skipped);
  gtk_widget_class_bind_template_callback (widget_class, on_order_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_day_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_me_changed_cb);
}

static void
gops_import_chat_init (GopsImportChat *self)
{
  self->groups = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->made = g_ptr_array_new ();
  self->column_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gops_date_row_set_required (self->from_day, TRUE);
  gops_expander_row_set_label (self->understood, _("How the file was understood"));
  gops_expander_row_set_label (self->skipped, _("Left out"));
  g_signal_connect_object (self->texts, "notify::selected", G_CALLBACK (on_texts_selected_cb), self, G_CONNECT_SWAPPED);
  gops_import_holds_fill (self->holds);
  g_signal_connect_object (self->holds, "notify::selected", G_CALLBACK (on_holds_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheet, "notify::selected", G_CALLBACK (on_sheet_selected_cb), self, G_CONNECT_SWAPPED);
}
