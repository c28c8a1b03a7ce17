/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The question for a date of the user's own. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-date-picker.h"
#include "gops-day.h"
#include "gops-trade-date-question.h"
#include "gops-trade-dates.h"
#include "gops-workspace.h"

/* A date that is being described. */
typedef struct
{
  GopsSession *session;   /* (owned) */
  char        *id;        /* (owned) (nullable): NULL: a new one */
  GtkWidget   *rows;      /* (owned): what is shown in the question */
  GtkWidget   *name;
  GtkWidget   *day;
  GtkWidget   *yearly;
  GtkWidget   *days;
} Question;

static void
question_free (Question *question)
{
  g_signal_handlers_disconnect_by_data (question->name, question);
  g_signal_handlers_disconnect_by_data (question->day, question);
  g_object_unref (question->session);
  g_object_unref (question->rows);
  g_free (question->id);
  g_free (question);
}

static const char *
text_of (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

/* What is written as a date is one of every year or that one alone; another rule stands for itself.
 * Returns: (transfer full) (nullable) */
static char *
dup_rule (Question *question)
{
  g_autofree char *text = g_strstrip (g_strdup (text_of (question->day)));
  GopsDayRule rule;

  if (!gops_day_rule_parse (text, &rule))
    return NULL;
  if (rule.type == GOPS_DAY_RULE_DATE && gops_switch_row_get_active (GOPS_SWITCH_ROW (question->yearly)))
    rule.type = GOPS_DAY_RULE_YEARLY;
  return gops_day_rule_write (&rule);
}

static void
on_changed_cb (Question *question)
{
  g_autofree char *rule = dup_rule (question), *name = g_strstrip (g_strdup (text_of (question->name)));

  gops_alert_set_answer_enabled (question->rows, "keep", rule != NULL && *name != '\0');
}

static void
on_answered_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  Question *question = data;
  g_autofree char *answer = gops_alert_ask_finish (result), *rule = dup_rule (question), *id = NULL;
  g_autoptr (GError) error = NULL;

  if (g_str_equal (answer, "keep"))
    {
      id = gops_trade_dates_save_own (gops_session_get_store (question->session), question->id, text_of (question->name), rule != NULL ? rule : "",
                                      (int) gops_spin_row_get_value (GOPS_SPIN_ROW (question->days)), &error);
      gops_session_report (question->session, error);
    }
  question_free (question);
}

/* As it is typed: the next of the days that come every year, with its year. */
static char *
dup_day (Question            *question,
         const GopsTradeDate *date)
{
  g_autofree char *today = gops_date_today (gops_session_get_store (question->session), NULL);

  if (date == NULL)
    return g_steal_pointer (&today);
  if (date->rule.type == GOPS_DAY_RULE_YEARLY && date->rule.offset == 0)
    return gops_day_format (gops_day_rule_next (&date->rule, gops_day_parse (today) - 1));
  return gops_day_rule_write (&date->rule);
}

static GtkWidget *
add_entry (GtkWidget  *list,
           const char *title,
           const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static void
make_rows (Question            *question,
           const GopsTradeDate *date)
{
  g_autofree char *day = dup_day (question, date);
  const char *name = date != NULL ? gops_text_get (&date->name, gops_interface_language ()) : "";

  question->rows = g_object_ref_sink (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (question->rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (question->rows, "boxed-list");
  gtk_widget_set_size_request (question->rows, 260, -1);
  question->name = add_entry (question->rows, C_("date of the trade", "Name"), name);
  question->day = add_entry (question->rows, _("First day (YYYY-MM-DD)"), day);
  gops_date_picker_add (ADW_ENTRY_ROW (question->day));
  question->yearly = gops_switch_row_new (_("Every Year"));
  gops_switch_row_set_active (GOPS_SWITCH_ROW (question->yearly), date == NULL || date->rule.type != GOPS_DAY_RULE_DATE);
  gtk_list_box_append (GTK_LIST_BOX (question->rows), question->yearly);
  question->days = gops_spin_row_new (C_("how many", "Days"), 1, GOPS_TRADE_DATE_MAX_DAYS, 1);
  gops_spin_row_set_value (GOPS_SPIN_ROW (question->days), date != NULL ? date->days : 1);
  gtk_list_box_append (GTK_LIST_BOX (question->rows), question->days);
  g_signal_connect_swapped (question->name, "changed", G_CALLBACK (on_changed_cb), question);
  g_signal_connect_swapped (question->day, "changed", G_CALLBACK (on_changed_cb), question);
}

void
gops_trade_date_ask (GopsSession         *session,
                     const GopsTradeDate *date,
                     GtkWidget           *parent)
{
  const GopsAlertAnswer answers[] = {
    { "cancel", _("_Cancel"), GOPS_ALERT_PLAIN },
    { "keep", date != NULL ? _("_Change") : _("_Add"), GOPS_ALERT_SUGGESTED },
  };
  Question *question = g_new0 (Question, 1);

  question->session = g_object_ref (session);
  question->id = date != NULL ? g_strdup (date->id) : NULL;
  make_rows (question, date);
  gops_alert_ask_async (parent, date != NULL ? _("Change Date") : _("New Date"),
                        _("A day of the lunar calendar is written as lunar:8-15, a solar term as term:qingming."), question->rows, answers,
                        G_N_ELEMENTS (answers), "keep", NULL, on_answered_cb, question);
  on_changed_cb (question);
}
