/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The orders of a person. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-alert.h"
#include "gops-amount-reader.h"
#include "gops-batch.h"
#include "gops-checked-field.h"
#include "gops-date-picker.h"
#include "gops-money.h"
#include "gops-orders-group.h"
#include "gops-purchase.h"
#include "gops-workspace.h"

#define MOST_ROWS 10   /* the latest; the others are but counted */

struct _GopsOrdersGroup
{
  AdwPreferencesGroup parent_instance;

  GopsSession *session;   /* (owned) (nullable): NULL once it is disposed of */
  gint64       person;
  gint64       group;
  GPtrArray   *rows;      /* (owned): borrowed widgets */
};

G_DEFINE_FINAL_TYPE (GopsOrdersGroup, gops_orders_group, ADW_TYPE_PREFERENCES_GROUP)

static GopsStore *
store_of (GopsOrdersGroup *self)
{
  return gops_session_get_store (self->session);
}

static char *
dup_today (GopsOrdersGroup *self)
{
  g_autofree char *zone = NULL;

  (void) gops_store_read_text (store_of (self), &zone, NULL, "SELECT time_zone FROM chat_group WHERE id = ?1", "l", self->group);
  return gops_date_today (store_of (self), zone);
}

/* --- a new order --- */

typedef struct
{
  GopsOrdersGroup *owner;      /* (owned) */
  char            *currency;   /* (owned) */
  GtkWidget       *rows;       /* (owned): what is shown in the question */
  GtkWidget       *amount;
  GtkWidget       *date;
  GtkWidget       *product;
} Question;

static void
question_free (Question *question)
{
  g_signal_handlers_disconnect_by_data (question->amount, question);
  g_signal_handlers_disconnect_by_data (question->date, question);
  g_signal_handlers_disconnect_by_data (question->product, question);
  g_object_unref (question->owner);
  g_object_unref (question->rows);
  g_free (question->currency);
  g_free (question);
}

static gboolean
read_amount (Question   *question,
             GopsAmount *out_amount)
{
  return gops_amount_read (gtk_editable_get_text (GTK_EDITABLE (question->amount)), NULL, question->currency, out_amount) == GOPS_AMOUNT_OK &&
         out_amount->minor >= 0;
}

static void
on_question_changed_cb (Question *question)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (question->amount)), *date = gtk_editable_get_text (GTK_EDITABLE (question->date));
  GopsAmount amount;
  gboolean right = read_amount (question, &amount);

  gops_checked_field_mark (ADW_ENTRY_ROW (question->amount), right || *text == '\0' ? NULL : _("This is no amount; write it as in 12.50"));
  gops_checked_field_mark (ADW_ENTRY_ROW (question->date), gops_check_date (date));
  gops_alert_set_answer_enabled (question->rows, "add", right && gops_date_is_valid (date));
}

static void
add_order (Question *question)
{
  GopsOrdersGroup *self = question->owner;
  g_autoptr (GError) error = NULL;
  GopsPurchaseDraft draft = { .person = self->person, .group = self->group, .number = "" };
  GopsAmount amount;

  if (self->session == NULL || !read_amount (question, &amount))
    return;
  draft.amount = amount.minor;
  draft.currency = amount.currency;
  draft.on_date = gtk_editable_get_text (GTK_EDITABLE (question->date));
  draft.product = gtk_editable_get_text (GTK_EDITABLE (question->product));
  if (gops_purchase_add (store_of (self), &draft, &error) == 0)
    gops_session_report (self->session, error);
}

static void
on_answered_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  Question *question = data;
  g_autofree char *answer = gops_alert_ask_finish (result);

  if (g_str_equal (answer, "add"))
    add_order (question);
  question_free (question);
}

static GtkWidget *
add_entry (Question   *question,
           const char *title,
           const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  gtk_list_box_append (GTK_LIST_BOX (question->rows), row);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (on_question_changed_cb), question);
  return row;
}

static void
on_add_clicked_cb (GopsOrdersGroup *self)
{
  const GopsAlertAnswer answers[] = { { "cancel", _("_Cancel"), GOPS_ALERT_PLAIN }, { "add", _("_Add"), GOPS_ALERT_SUGGESTED } };
  Question *question = g_new0 (Question, 1);
  g_autofree char *today = dup_today (self), *title = NULL;

  question->owner = g_object_ref (self);
  question->currency = gops_workspace_dup_setting (store_of (self), GOPS_SETTING_CURRENCY);
  question->rows = g_object_ref_sink (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (question->rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (question->rows, "boxed-list");
  gtk_widget_set_size_request (question->rows, 260, -1);
  title = g_strdup_printf (_("Amount (%s)"), question->currency);
  question->amount = adw_entry_row_new ();   /* the others look at it */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (question->amount), title);
  gtk_list_box_append (GTK_LIST_BOX (question->rows), question->amount);
  question->date = add_entry (question, _("Date (YYYY-MM-DD)"), today);
  gops_date_picker_add (ADW_ENTRY_ROW (question->date));
  question->product = add_entry (question, _("Product"), "");
  g_signal_connect_swapped (question->amount, "changed", G_CALLBACK (on_question_changed_cb), question);
  gops_alert_ask_async (GTK_WIDGET (self), _("New Order"), NULL, question->rows, answers, G_N_ELEMENTS (answers), "add", NULL,
                        on_answered_cb, question);
  on_question_changed_cb (question);
}

/* --- rows --- */

static void
on_remove_clicked_cb (GopsOrdersGroup *self,
                      GtkWidget       *button)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), "id");
  g_autoptr (GError) error = NULL;

  if (gops_purchase_remove (store_of (self), *id, &error))
    gops_session_toast_undo (self->session, _("Order removed"));
  else
    gops_session_report (self->session, error);
}

static void
add_row (GopsOrdersGroup *self,
         GopsStatement   *order)
{
  GtkWidget *row = adw_action_row_new (), *button = gtk_button_new_from_icon_name ("user-trash-symbolic"), *sum;
  gint64 id = gops_statement_int (order, 0);
  const char *product = gops_statement_text (order, 4), *date = gops_statement_text (order, 1);
  g_autofree char *money = gops_money_format (gops_statement_int (order, 2), gops_statement_text (order, 3));
  g_autofree char *title = g_markup_escape_text (*product != '\0' ? product : date, -1);
  g_autofree char *name = g_strdup_printf (_("Remove the order of %s, %s"), date, money);

  sum = gtk_label_new (money);
  gtk_widget_add_css_class (sum, "gops-figures");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Remove Order"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (*product != '\0')
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), date);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), sum);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

#define OF_PERSON "person_id IN (SELECT id FROM person WHERE id = ?1 OR merged_into = ?1) AND " GOPS_BATCH_SHOWN ("batch")

static void
show_rows (GopsOrdersGroup *self)
{
  g_autoptr (GopsStatement) rows = gops_store_query (store_of (self), NULL,
    "SELECT id, on_date, amount, currency, product FROM purchase WHERE " OF_PERSON " ORDER BY on_date DESC, id DESC LIMIT ?2", "li", self->person,
    MOST_ROWS);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  while (rows != NULL && gops_statement_next (rows, NULL))
    add_row (self, rows);
}

static void
show (GopsOrdersGroup *self)
{
  g_autofree char *text = NULL;
  gint64 n = 0;

  (void) gops_store_read_int (store_of (self), &n, NULL, "SELECT count (*) FROM purchase WHERE " OF_PERSON, "l", self->person);
  show_rows (self);
  if (n > MOST_ROWS)
    text = g_strdup_printf (_("The latest %d of %u orders"), MOST_ROWS, (guint) n);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), n == 0 ? _("Nothing bought yet, as far as is known here.") : text);
}

static void
gops_orders_group_dispose (GObject *object)
{
  GopsOrdersGroup *self = GOPS_ORDERS_GROUP (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_orders_group_parent_class)->dispose (object);
}

static void
gops_orders_group_class_init (GopsOrdersGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_orders_group_dispose;
}

static void
gops_orders_group_init (GopsOrdersGroup *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  self->rows = g_ptr_array_new ();
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Add Order"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add order"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_add_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Orders"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), button);
}

GtkWidget *
gops_orders_group_new (GopsSession *session,
                       gint64       person,
                       gint64       group)
{
  GopsOrdersGroup *self = g_object_new (GOPS_TYPE_ORDERS_GROUP, NULL);

  self->session = g_object_ref (session);
  self->person = person;
  self->group = group;
  show (self);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
