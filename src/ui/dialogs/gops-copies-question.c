/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The question how many copies of a group are to be made, what they are called and whose they are. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-alert.h"
#include "gops-dialogs.h"
#include "gops-group-copies.h"
#include "gops-progress-dialog.h"
#include "gops-rows.h"

#define USUAL 9   /* copies: ten groups with the first */

typedef struct
{
  GopsSession *session;   /* (owned) */
  GtkWidget   *parent;    /* (owned) */
  GtkWidget   *box;       /* (owned): what is shown in the question */
  gint64       group;
  GtkWidget   *number, *pattern, *first, *owner, *told;
} Question;

/* For the thread. */
typedef struct
{
  gint64     group;
  GPtrArray *names;   /* (owned) */
  char      *owner;   /* (owned) */
} Order;

static void
question_free (Question *self)
{
  g_signal_handlers_disconnect_by_data (self->number, self);
  g_signal_handlers_disconnect_by_data (self->pattern, self);
  g_signal_handlers_disconnect_by_data (self->first, self);
  g_object_unref (self->session);
  g_object_unref (self->parent);
  g_object_unref (self->box);
  g_free (self);
}

static void
order_free (gpointer data)
{
  Order *order = data;

  g_ptr_array_unref (order->names);
  g_free (order->owner);
  g_free (order);
}

static GPtrArray *
read_names (Question *self,
            GError  **error)
{
  return gops_copies_names (gops_session_get_store (self->session), gtk_editable_get_text (GTK_EDITABLE (self->pattern)),
                            (guint) gops_spin_row_get_value (GOPS_SPIN_ROW (self->first)),
                            (guint) gops_spin_row_get_value (GOPS_SPIN_ROW (self->number)), error);
}

/* "Runners 2 … Runners 30" */
static char *
describe (GPtrArray *names)
{
  guint n = names->len - 1;

  return n == 1 ? g_strdup (names->pdata[0]) : g_strdup_printf (_("%s … %s"), (char *) names->pdata[0], (char *) names->pdata[n - 1]);
}

static void
on_changed_cb (Question *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = read_names (self, &error);
  g_autofree char *text = names != NULL ? describe (names) : g_strdup (error->message);

  gtk_label_set_label (GTK_LABEL (self->told), text);
  gops_alert_set_answer_enabled (self->box, "make", names != NULL);
}

/* --- making --- */

static gpointer
make_in_thread (GopsStore    *store,
                gpointer      data,
                GopsProgress *progress,
                GCancellable *cancellable,
                GError      **error)
{
  Order *order = data;
  guint n = order->names->len - 1;

  return gops_copies_make (store, order->group, order->names, order->owner, error) ? g_memdup2 (&n, sizeof n) : NULL;
}

static void
on_made_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GopsSession) session = data;
  g_autoptr (GError) error = NULL;
  g_autofree guint *n = gops_store_run_finish (GOPS_STORE (source), result, &error);
  g_autofree char *text = n != NULL ? g_strdup_printf (ngettext ("%u group made, without members", "%u groups made, without members", *n), *n) : NULL;

  gops_session_report (session, error);
  if (text == NULL)
    return;
  gops_session_refresh_now (session);
  gops_session_toast_undo (session, text);
}

static void
make (Question *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = read_names (self, &error);
  Order *order;

  gops_session_report (self->session, error);
  if (names == NULL)
    return;
  order = g_new0 (Order, 1);
  *order = (Order) { self->group, g_steal_pointer (&names), g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->owner))) };
  gops_progress_dialog_run (gops_session_get_store (self->session), self->parent, _("Making Copies"), make_in_thread, order, order_free, g_free,
                            on_made_cb, g_object_ref (self->session));
}

static void
on_answered_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  Question *self = data;
  g_autofree char *answer = gops_alert_ask_finish (result);

  if (g_str_equal (answer, "make"))
    make (self);
  question_free (self);
}

/* --- the form --- */

static GtkWidget *
add_entry (GtkWidget  *list,
           const char *title,
           const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static GtkWidget *
add_spin (GtkWidget  *list,
          const char *title,
          guint       value,
          guint       most)
{
  GtkWidget *row = gops_spin_row_new (title, 1, most, 1);

  gops_spin_row_set_value (GOPS_SPIN_ROW (row), value);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static void
create_form (Question  *self,
             GopsGroup *group)
{
  GtkWidget *list = gtk_list_box_new ();
  guint first;
  g_autofree char *pattern = gops_copies_propose (gops_session_get_store (self->session), gops_record_get_text (group, GOPS_GROUP_NAME), &first);

  self->box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_size_request (list, 280, -1);
  self->number = add_spin (list, _("How Many"), USUAL, GOPS_COPIES_MOST);
  self->pattern = add_entry (list, _("Names, with {n} for the number"), pattern);
  self->first = add_spin (list, _("First Number"), first, 99999);
  self->owner = add_entry (list, _("Owner"), gops_record_get_text (group, GOPS_GROUP_OWNER));
  self->told = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0f, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  gtk_widget_add_css_class (self->told, "dim-label");
  gtk_box_append (GTK_BOX (self->box), list);
  gtk_box_append (GTK_BOX (self->box), self->told);
  g_signal_connect_swapped (self->number, "notify::value", G_CALLBACK (on_changed_cb), self);
  g_signal_connect_swapped (self->first, "notify::value", G_CALLBACK (on_changed_cb), self);
  g_signal_connect_swapped (self->pattern, "changed", G_CALLBACK (on_changed_cb), self);
}

void
gops_copies_present (GopsSession *session,
                     gint64       group,
                     GtkWidget   *parent)
{
  const GopsAlertAnswer answers[] = { { "cancel", _("_Cancel"), GOPS_ALERT_PLAIN }, { "make", _("_Make Copies"), GOPS_ALERT_SUGGESTED } };
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsGroup) record = gops_record_load (GOPS_TYPE_GROUP, gops_session_get_store (session), group, &error);
  g_autofree char *title = NULL;
  Question *self;

  gops_session_report (session, error);
  if (record == NULL)
    return;
  self = g_new0 (Question, 1);
  self->session = g_object_ref (session);
  self->parent = g_object_ref (parent);
  self->group = group;
  create_form (self, record);
  title = g_strdup_printf (_("Make Copies of “%s”"), gops_record_get_text (record, GOPS_GROUP_NAME));
  gops_alert_ask_async (parent, title, _("Each gets positioning, rules, goals, posters and the plan from today on, but no members. Copies of a main group become its sub-groups."),
                        self->box, answers, G_N_ELEMENTS (answers), "make", NULL, on_answered_cb, self);
  on_changed_cb (self);
}
