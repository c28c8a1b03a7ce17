/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Open outreach: who is to be asked next, and what came of it. */
#include "config.h"

#include "gops-outreach-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-brief.h"
#include "gops-compat.h"
#include "gops-day.h"
#include "gops-seed-people.h"
#include "gops-short-date.h"

#define MOST_ROWS 200
#define MOST_CHARACTERS 160

struct _GopsOutreachDialog
{
  AdwBin parent_instance;

  GopsSession *session;   /* (owned) */
  GPtrArray   *dues;      /* (owned) (nullable) (element-type GopsSeedDue): in the order of the rows */

  GtkWidget   *stack, *list, *sum;
};

#define GOPS_TYPE_OUTREACH_DIALOG (gops_outreach_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GopsOutreachDialog, gops_outreach_dialog, GOPS, OUTREACH_DIALOG, AdwBin)
G_DEFINE_FINAL_TYPE (GopsOutreachDialog, gops_outreach_dialog, ADW_TYPE_BIN)

/* --- words --- */

/* "next on 4 March", "2 days late", "due today" */
static char *
dup_when (const GopsSeedDue *due,
          gint64             now)
{
  const char *next = gops_record_get_text (due->outreach, GOPS_OUTREACH_NEXT_ON);
  g_autofree char *today = gops_day_format (gops_day_of_instant (now, gops_record_get_text (due->group, GOPS_GROUP_TIME_ZONE)));
  g_autofree char *day = gops_short_date (next, today);

  if (due->days_late == G_MININT)
    return g_strdup (_("no day set"));
  if (due->days_late == 0)
    return g_strdup (_("due today"));
  if (due->days_late > 0)
    return g_strdup_printf (ngettext ("%d day late", "%d days late", due->days_late), due->days_late);
  return g_strdup_printf (_("next on %s"), day);
}

/* "Early Runners · WeChat lilei88 · tried 2 times · due today · asked by Maeve" */
static char *
describe (const GopsSeedDue *due,
          gint64             now)
{
  GString *facts = g_string_new (gops_record_get_text (due->group, GOPS_GROUP_NAME));
  g_autofree char *tried = g_strdup_printf (ngettext ("tried %u time", "tried %u times", due->attempts), due->attempts);
  g_autofree char *when = dup_when (due, now);
  const GopsOutreachColumn more[] = { GOPS_OUTREACH_METHOD, GOPS_OUTREACH_CONTACT, GOPS_OUTREACH_NOTE };

  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    {
      g_autofree char *brief = gops_brief (gops_record_get_text (due->outreach, more[i]), MOST_CHARACTERS);

      if (*brief != '\0')
        g_string_append_printf (facts, " · %s", brief);
    }
  if (due->attempts > 0)
    g_string_append_printf (facts, " · %s", tried);
  g_string_append_printf (facts, " · %s", when);
  return g_string_free (facts, FALSE);
}

/* --- noting --- */

static const char *
result_at (guint index)
{
  return gops_seed_attempt_results ()[index];
}

static const GopsSeedDue *
find_due (GopsOutreachDialog *self,
          gint64              id)
{
  for (guint i = 0; self->dues != NULL && i < self->dues->len; i++)
    if (gops_record_get_id (((const GopsSeedDue *) self->dues->pdata[i])->outreach) == id)
      return self->dues->pdata[i];
  return NULL;
}

static void
note_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GopsOutreachDialog *self = GOPS_OUTREACH_DIALOG (widget);
  GopsStore *store = gops_session_get_store (self->session);
  g_autofree char *date = NULL;
  g_autoptr (GError) error = NULL;
  const GopsSeedDue *due;
  const char *result;
  gint64 id;

  g_variant_get (parameter, "(x&s)", &id, &result);
  due = find_due (self, id);
  if (due == NULL)
    return;
  date = gops_day_format (gops_day_of_instant (gops_store_now (store), gops_record_get_text (due->group, GOPS_GROUP_TIME_ZONE)));
  if (gops_seed_add_attempt (store, id, date, gops_record_get_text (due->outreach, GOPS_OUTREACH_METHOD), result, NULL, &error) != 0)
    gops_session_toast_undo (self->session, _("Attempt noted"));
  gops_session_report (self->session, error);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GopsOutreachDialog *self = GOPS_OUTREACH_DIALOG (widget);
  const GopsSeedDue *due = find_due (self, g_variant_get_int64 (parameter));
  g_autoptr (GopsSession) session = g_object_ref (self->session);
  GopsPlace place = { .page = "positioning", .table = "outreach", .column = "attempt" };

  if (due == NULL)
    return;
  place.group = gops_record_get_id (due->group);
  place.row = gops_record_get_id (due->outreach);
  gops_dialog_close (widget);
  gops_session_go_to (session, &place);
}

/* --- rows --- */

static GMenuModel *
create_menu (gint64 id)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; result_at (i) != NULL; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (gops_seed_result_name (result_at (i)), NULL);

      g_menu_item_set_action_and_target (item, "outreach.note", "(xs)", id, result_at (i));
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static GtkWidget *
create_row (const GopsSeedDue *due,
            gint64             now)
{
  gint64 id = gops_record_get_id (due->outreach);
  g_autofree char *name = gops_brief (gops_record_get_text (due->outreach, GOPS_OUTREACH_NAME), MOST_CHARACTERS), *facts = describe (due, now);
  g_autofree char *spoken = g_strdup_printf (_("Note an attempt for %s"), name);
  g_autoptr (GMenuModel) menu = create_menu (id);
  const char *reason = gops_record_get_text (due->outreach, GOPS_OUTREACH_REASON);
  GtkWidget *row = gops_plain_row (g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 2, "subtitle-lines", 4,
                                                 "activatable", TRUE, "tooltip-text", *reason != '\0' ? reason : NULL, "action-name", "outreach.open", NULL),
                                   name, facts);
  GtkWidget *note = g_object_new (GTK_TYPE_MENU_BUTTON, "label", _("Attempt"), "menu-model", menu, "valign", GTK_ALIGN_CENTER, NULL);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (note), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  if (due->days_late >= 0)
    gtk_widget_add_css_class (row, "gops-due");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), note);
  return row;
}

static void
show_sum (GopsOutreachDialog *self)
{
  guint n_due = 0, n = self->dues->len;
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    n_due += ((const GopsSeedDue *) self->dues->pdata[i])->days_late >= 0;
  text = g_strdup_printf (ngettext ("%u person to win, %u of them due", "%u people to win, %u of them due", n), n, n_due);
  gtk_label_set_label (GTK_LABEL (self->sum), text);
}

/* The row that has the keyboard; -1: none */
static int
focused_row (GopsOutreachDialog *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (self->list);

  return child != NULL && GTK_IS_LIST_BOX_ROW (child) ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (child)) : -1;
}

static void
refresh (GopsOutreachDialog *self)
{
  int focused = focused_row (self);
  g_autoptr (GError) error = NULL;
  gint64 now = gops_store_now (gops_session_get_store (self->session));
  GPtrArray *dues = gops_seed_open (gops_session_get_store (self->session), now, &error);
  GtkWidget *row;

  gops_session_report (self->session, error);
  if (dues == NULL)
    return;
  g_clear_pointer (&self->dues, g_ptr_array_unref);
  self->dues = dues;
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < MIN (dues->len, MOST_ROWS); i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), create_row (dues->pdata[i], now));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), dues->len > 0 ? "list" : "empty");
  show_sum (self);
  if (focused >= 0 && dues->len > 0)
    (void) gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), MIN (focused, (int) MIN (dues->len, MOST_ROWS) - 1))));
}

/* --- object --- */

static void
gops_outreach_dialog_dispose (GObject *object)
{
  GopsOutreachDialog *self = GOPS_OUTREACH_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->dues, g_ptr_array_unref);

  G_OBJECT_CLASS (gops_outreach_dialog_parent_class)->dispose (object);
}

static void
gops_outreach_dialog_class_init (GopsOutreachDialogClass *klass)
{
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "outreach.note", "(xs)", note_action);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "outreach.open", "x", open_action);

  G_OBJECT_CLASS (klass)->dispose = gops_outreach_dialog_dispose;
}

static GtkWidget *
create_list (GopsOutreachDialog *self)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12, "margin-start", 12, "margin-end", 12,
                                 "margin-top", 12, "margin-bottom", 18, NULL);

  self->sum = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (self->sum, "heading");
  self->list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, "valign", GTK_ALIGN_START, NULL);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Open outreach"), -1);
  gtk_box_append (GTK_BOX (box), self->sum);
  gtk_box_append (GTK_BOX (box), self->list);
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", box, NULL);
}

static void
gops_outreach_dialog_init (GopsOutreachDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *empty = g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "gops-people-symbolic", "title", _("Nobody to Ask"), "description",
                                   _("Select people and choose Add to Outreach: who is to be asked to join a group, why, and by when."), NULL);

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_("Open Outreach"), NULL));
  gtk_widget_add_css_class (empty, "compact");
  self->stack = g_object_new (GTK_TYPE_STACK, "vexpand", TRUE, NULL);
  gtk_stack_add_named (GTK_STACK (self->stack), create_list (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_bin_set_child (ADW_BIN (self), box);
}

void
gops_outreach_present (GopsSession *session,
                       GtkWidget   *parent)
{
  GopsOutreachDialog *self = g_object_new (GOPS_TYPE_OUTREACH_DIALOG, NULL);

  self->session = g_object_ref (session);
  refresh (self);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  (void) gops_dialog_present (GTK_WIDGET (self), _("Open Outreach"), 520, 600, parent);
}
