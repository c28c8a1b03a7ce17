/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Orders typed in one after another: who, how much, when, what; Enter goes on. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-amount-reader.h"
#include "gops-checked-field.h"
#include "gops-date-picker.h"
#include "gops-dialog.h"
#include "gops-dialogs.h"
#include "gops-import-rows.h"
#include "gops-money.h"
#include "gops-name-index.h"
#include "gops-purchase.h"
#include "gops-workspace.h"

#define MOST_FOUND 5   /* people who are offered */
#define MOST_ADDED 50  /* orders that are shown again */

#define GOPS_TYPE_ORDER_DIALOG (gops_order_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GopsOrderDialog, gops_order_dialog, GOPS, ORDER_DIALOG, AdwBin)

struct _GopsOrderDialog
{
  AdwBin parent_instance;

  GopsSession   *session;    /* (owned) (nullable): NULL once it is disposed of */
  gint64         group;
  char          *currency;   /* (owned) */
  GopsNameIndex *names;      /* (owned) (nullable) */
  gint64         person;     /* 0: nobody is chosen */
  GPtrArray     *found;      /* (owned) (element-type GtkWidget): rows below the name */
  GArray        *added;      /* (owned) (element-type gint64): orders, the newest last */
  GPtrArray     *added_rows; /* (owned) (element-type GtkWidget) */
  gboolean       filling;

  GtkWidget     *who;
  GtkWidget     *chosen;     /* the sign that somebody is */
  GtkWidget     *amount;
  GtkWidget     *date;
  GtkWidget     *product;
  GtkWidget     *add;
  AdwPreferencesGroup *people;
  AdwPreferencesGroup *list;
};

G_DEFINE_FINAL_TYPE (GopsOrderDialog, gops_order_dialog, ADW_TYPE_BIN)

static GopsStore *
store_of (GopsOrderDialog *self)
{
  return gops_session_get_store (self->session);
}

static const char *
text_of (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static gboolean
read_amount (GopsOrderDialog *self,
             GopsAmount      *out_amount)
{
  return gops_amount_read (text_of (self->amount), NULL, self->currency, out_amount) == GOPS_AMOUNT_OK && out_amount->minor >= 0;
}

static void
update (GopsOrderDialog *self)
{
  GopsAmount amount;
  gboolean right = read_amount (self, &amount);

  gops_checked_field_mark (ADW_ENTRY_ROW (self->amount), right || *text_of (self->amount) == '\0' ? NULL : _("This is no amount; write it as in 12.50"));
  gops_checked_field_mark (ADW_ENTRY_ROW (self->date), gops_check_date (text_of (self->date)));
  gtk_widget_set_visible (self->chosen, self->person != 0);
  gtk_widget_set_sensitive (self->add, self->person != 0 && right && gops_date_is_valid (text_of (self->date)));
}

/* --- who --- */

static void
clear_found (GopsOrderDialog *self)
{
  for (guint i = 0; i < self->found->len; i++)
    adw_preferences_group_remove (self->people, self->found->pdata[i]);
  g_ptr_array_set_size (self->found, 0);
}

static void
choose (GopsOrderDialog *self,
        gint64           person)
{
  g_autofree char *name = NULL;

  if (!gops_store_read_text (store_of (self), &name, NULL, "SELECT name FROM person WHERE id = ?1", "l", person))
    return;
  self->person = person;
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->who), name);
  self->filling = FALSE;
  clear_found (self);
  update (self);
  (void) gtk_widget_grab_focus (self->amount);
}

static void
on_found_activated_cb (GopsOrderDialog *self,
                       GtkWidget       *row)
{
  choose (self, *(const gint64 *) g_object_get_data (G_OBJECT (row), "person"));
}

static void
add_found (GopsOrderDialog *self,
           gint64           membership)
{
  g_autoptr (GopsStatement) member = gops_store_query (store_of (self), NULL,
    "SELECT person_id, full_name, nickname FROM member_view WHERE id = ?1 AND left_on = ''", "l", membership);
  GtkWidget *row;
  gint64 person;

  if (member == NULL || !gops_statement_next (member, NULL))
    return;
  person = gops_statement_int (member, 0);
  row = gops_import_row_new (gops_statement_text (member, 1), *gops_statement_text (member, 2) != '\0' ? gops_statement_text (member, 2) : NULL);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "person", g_memdup2 (&person, sizeof person), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_found_activated_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->people, row);
  g_ptr_array_add (self->found, row);
}

static void
find (GopsOrderDialog *self)
{
  const char *text = text_of (self->who);
  g_autoptr (GArray) ids = NULL;

  clear_found (self);
  if (*text == '\0' || self->person != 0 || !gops_name_index_is_ready (self->names))
    return;
  ids = gops_name_index_search (self->names, text, MOST_FOUND);
  for (guint i = 0; i < ids->len; i++)
    add_found (self, g_array_index (ids, gint64, i));
}

static void
on_who_changed_cb (GopsOrderDialog *self)
{
  if (self->filling)
    return;
  self->person = 0;
  find (self);
  update (self);
}

/* Enter takes the first who is offered. */
static void
on_who_entered_cb (GopsOrderDialog *self)
{
  if (self->found->len > 0)
    on_found_activated_cb (self, self->found->pdata[0]);
  else if (self->person != 0)
    (void) gtk_widget_grab_focus (self->amount);
}

/* --- orders --- */

/* Those of this dialog that are there: one that was undone is not. */
static void
show_added (GopsOrderDialog *self)
{
  for (guint i = 0; i < self->added_rows->len; i++)
    adw_preferences_group_remove (self->list, self->added_rows->pdata[i]);
  g_ptr_array_set_size (self->added_rows, 0);
  for (guint i = self->added->len; i > 0 && self->added_rows->len < MOST_ADDED; i--)
    {
      g_autoptr (GopsStatement) order = gops_store_query (store_of (self), NULL,
        "SELECT p.name, o.amount, o.currency, o.on_date, o.product FROM purchase o JOIN person p ON p.id = o.person_id WHERE o.id = ?1", "l",
        g_array_index (self->added, gint64, i - 1));
      g_autofree char *money = NULL, *what = NULL;
      GtkWidget *row;

      if (order == NULL || !gops_statement_next (order, NULL))
        continue;
      money = gops_money_format (gops_statement_int (order, 1), gops_statement_text (order, 2));
      what = g_strdup_printf (*gops_statement_text (order, 4) != '\0' ? "%s · %s" : "%s", gops_statement_text (order, 3), gops_statement_text (order, 4));
      row = gops_import_figure_row_new (gops_statement_text (order, 0), what, money);
      adw_preferences_group_add (self->list, row);
      g_ptr_array_add (self->added_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->added_rows->len > 0);
}

/* Day and product stay: the next order is often of the same. */
static void
begin_next (GopsOrderDialog *self)
{
  self->person = 0;
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->who), "");
  gtk_editable_set_text (GTK_EDITABLE (self->amount), "");
  self->filling = FALSE;
  update (self);
  (void) gtk_widget_grab_focus (self->who);
}

static void
on_add_cb (GopsOrderDialog *self)
{
  GopsPurchaseDraft draft = { .person = self->person, .group = self->group, .number = "" };
  g_autoptr (GError) error = NULL;
  GopsAmount amount;
  gint64 id;

  if (!gtk_widget_is_sensitive (self->add) || !read_amount (self, &amount))
    return;
  draft.amount = amount.minor;
  draft.currency = amount.currency;
  draft.on_date = text_of (self->date);
  draft.product = text_of (self->product);
  id = gops_purchase_add (store_of (self), &draft, &error);
  if (id == 0)
    {
      gops_session_report (self->session, error);
      return;
    }
  g_array_append_val (self->added, id);
  show_added (self);
  begin_next (self);
}

/* --- object --- */

static gboolean
on_undo_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   data)
{
  return gops_session_undo (GOPS_ORDER_DIALOG (widget)->session);
}

static gboolean
on_redo_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   data)
{
  return gops_session_redo (GOPS_ORDER_DIALOG (widget)->session);
}

static void
gops_order_dialog_dispose (GObject *object)
{
  GopsOrderDialog *self = GOPS_ORDER_DIALOG (object);

  g_clear_object (&self->names);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_order_dialog_parent_class)->dispose (object);
}

static void
gops_order_dialog_finalize (GObject *object)
{
  GopsOrderDialog *self = GOPS_ORDER_DIALOG (object);

  g_ptr_array_unref (self->found);
  g_ptr_array_unref (self->added_rows);
  g_array_unref (self->added);
  g_free (self->currency);

  G_OBJECT_CLASS (gops_order_dialog_parent_class)->finalize (object);
}

static void
gops_order_dialog_class_init (GopsOrderDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_order_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_order_dialog_finalize;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, on_undo_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, on_redo_cb, NULL);
}

static void
gops_order_dialog_init (GopsOrderDialog *self)
{
  self->found = g_ptr_array_new ();
  self->added = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->added_rows = g_ptr_array_new ();
}

static GtkWidget *
make_header (GopsOrderDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->add = gtk_button_new_with_mnemonic (_("_Add"));
  gtk_widget_add_css_class (self->add, "suggested-action");
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (on_add_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (header, "flat");
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_("Add Orders"), ""));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->add);
  return header;
}

/* Undo is of the workspace, not of the letters. */
static GtkWidget *
add_entry (GopsOrderDialog     *self,
           AdwPreferencesGroup *group,
           const char          *title,
           const char          *text,
           GCallback            on_changed,
           GCallback            on_entered)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_enable_undo (GTK_EDITABLE (row), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  adw_preferences_group_add (group, row);
  g_signal_connect_object (row, "changed", on_changed, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "entry-activated", on_entered, self, G_CONNECT_SWAPPED);
  return row;
}

static void
make_rows (GopsOrderDialog *self,
           GtkWidget       *box)
{
  AdwPreferencesGroup *terms = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *zone = NULL, *today = NULL, *amount = g_strdup_printf (_("Amount (%s)"), self->currency);

  (void) gops_store_read_text (store_of (self), &zone, NULL, "SELECT time_zone FROM chat_group WHERE id = ?1", "l", self->group);
  today = gops_date_today (store_of (self), zone);
  self->people = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->who = add_entry (self, self->people, _("Buyer"), "", G_CALLBACK (on_who_changed_cb), G_CALLBACK (on_who_entered_cb));
  self->chosen = gtk_image_new_from_icon_name ("gops-sent-symbolic");
  gtk_widget_add_css_class (self->chosen, "gops-jade");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->who), self->chosen);
  self->amount = add_entry (self, terms, amount, "", G_CALLBACK (update), G_CALLBACK (on_add_cb));
  self->date = add_entry (self, terms, _("Date (YYYY-MM-DD)"), today, G_CALLBACK (update), G_CALLBACK (on_add_cb));
  gops_date_picker_add (ADW_ENTRY_ROW (self->date));
  self->product = add_entry (self, terms, _("Product"), "", G_CALLBACK (update), G_CALLBACK (on_add_cb));
  self->list = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->list, _("Added just now"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->people));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (terms));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
}

static GtkWidget *
make_content (GopsOrderDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *clamp = adw_clamp_new (), *scroller = gtk_scrolled_window_new ();

  g_object_set (box, "margin-top", 6, "margin-bottom", 24, "margin-start", 12, "margin-end", 12, NULL);
  make_rows (self, box);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", clamp, NULL);
  return scroller;
}

void
gops_orders_add_present (GopsSession *session,
                         gint64       person,
                         GtkWidget   *parent)
{
  GopsOrderDialog *self = g_object_new (GOPS_TYPE_ORDER_DIALOG, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->session = g_object_ref (session);
  self->group = gops_session_get_group (session);
  self->currency = gops_workspace_dup_setting (store_of (self), GOPS_SETTING_CURRENCY);
  self->names = gops_name_index_new (store_of (self), self->group);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), make_content (self));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (self->names, "notify::ready", G_CALLBACK (find), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (show_added), self, G_CONNECT_SWAPPED);
  update (self);
  show_added (self);
  (void) gops_dialog_present (GTK_WIDGET (self), _("Add Orders"), 460, 560, parent);
  (void) gtk_widget_grab_focus (self->who);
  if (person != 0)
    choose (self, person);
}

void
gops_orders_present (GopsSession *session,
                     GtkWidget   *parent)
{
  gops_orders_add_present (session, 0, parent);
}
