/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An item of the budget. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-binder.h"
#include "gops-budget-row.h"
#include "gops-budget.h"
#include "gops-context-menu.h"

#define WRITE_AFTER_MS 400

enum { PLANNED, SPENT, N_AMOUNTS };

static const GopsBudgetItemColumn amount_columns[N_AMOUNTS] = { GOPS_BUDGET_ITEM_PLANNED, GOPS_BUDGET_ITEM_SPENT };

struct _GopsBudgetRow
{
  GtkListBoxRow parent_instance;

  GopsSession    *session;         /* (owned) */
  GopsBinder     *binder;          /* (owned): kind and label */
  GopsBudgetItem *item;            /* (owned) (nullable) */
  char           *currency;        /* (owned) (nullable): of the item */
  guint           timeout;         /* an amount waits, 0: none does */
  gboolean        showing;

  GtkWidget      *box, *kind, *label, *amount[N_AMOUNTS];
};

G_DEFINE_FINAL_TYPE (GopsBudgetRow, gops_budget_row, GTK_TYPE_LIST_BOX_ROW)

gint64
gops_budget_row_get_id (GopsBudgetRow *self)
{
  return self->item != NULL ? gops_record_get_id (self->item) : 0;
}

static gboolean
is_hours (GopsBudgetRow *self)
{
  return gops_cost_of (gops_record_get_text (self->item, GOPS_BUDGET_ITEM_KIND)) == GOPS_COST_HOURS;
}

/* An empty amount is none. */
static gboolean
parse (GopsBudgetRow *self,
       const char    *text,
       gint64        *out_amount)
{
  g_autofree char *tidy = g_strstrip (g_strdup (text));

  if (*tidy == '\0')
    {
      *out_amount = 0;
      return TRUE;
    }
  return is_hours (self) ? gops_hours_parse (tidy, out_amount) : gops_money_parse (tidy, self->currency, out_amount);
}

static char *
format (GopsBudgetRow *self,
        gint64         amount)
{
  if (amount == 0)
    return g_strdup ("");
  if (!is_hours (self))
    return gops_money_format_plain (amount, self->currency);
  return amount % 60 == 0 ? g_strdup_printf ("%d", (int) (amount / 60)) : g_strdup_printf ("%d:%02d", (int) (amount / 60), (int) (amount % 60));
}

/* --- writing --- */

static void
write_amount (GopsBudgetRow *self,
              guint          i)
{
  gint64 amount = 0;
  g_autoptr (GError) error = NULL;

  if (!parse (self, gtk_editable_get_text (GTK_EDITABLE (self->amount[i])), &amount)
      || amount == gops_record_get_int (self->item, amount_columns[i]))
    return;
  if (!gops_record_store_int (self->item, gops_session_get_store (self->session), amount_columns[i], amount, &error))
    gops_session_report (self->session, error);
}

static void
write_amounts (GopsBudgetRow *self)
{
  if (self->timeout == 0)
    return;
  g_clear_handle_id (&self->timeout, g_source_remove);
  for (guint i = 0; i < N_AMOUNTS && self->item != NULL; i++)
    write_amount (self, i);
}

static gboolean
on_timeout_cb (gpointer data)
{
  write_amounts (data);
  return G_SOURCE_REMOVE;
}

/* What is no amount is marked, said in the tooltip, and not saved. */
static void
mark (GopsBudgetRow *self,
      GtkWidget     *entry)
{
  gint64 amount;
  gboolean ok = self->item == NULL || parse (self, gtk_editable_get_text (GTK_EDITABLE (entry)), &amount);

  if (ok)
    gtk_widget_remove_css_class (entry, "error");
  else
    gtk_widget_add_css_class (entry, "error");
  gtk_widget_set_tooltip_text (entry, ok ? NULL : is_hours (self) ? _("Hours such as 2.5 or 2:30") : _("An amount such as 12.50"));
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID, ok ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

static void
on_amount_changed_cb (GopsBudgetRow *self,
                      GtkWidget     *entry)
{
  mark (self, entry);
  if (self->showing)
    return;
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (WRITE_AFTER_MS, on_timeout_cb, self);
}

/* --- showing --- */

static void
show_amount (GopsBudgetRow *self,
             guint          i)
{
  gint64 amount = gops_record_get_int (self->item, amount_columns[i]), shown = -1;
  g_autofree char *text = format (self, amount);

  gtk_entry_set_placeholder_text (GTK_ENTRY (self->amount[i]), is_hours (self) ? _("hours") : self->currency);
  /* "12.50" stays as it was typed */
  if (self->timeout != 0 || (parse (self, gtk_editable_get_text (GTK_EDITABLE (self->amount[i])), &shown) && shown == amount))
    return;
  self->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->amount[i]), text);
  self->showing = FALSE;
}

void
gops_budget_row_set (GopsBudgetRow     *self,
                     const GopsDossier *dossier,
                     GopsBudgetItem    *item)
{
  gboolean other = gops_budget_row_get_id (self) != gops_record_get_id (item);

  if (other)
    write_amounts (self);
  g_set_object (&self->item, item);
  g_free (self->currency);
  self->currency = g_strdup (gops_record_is_blank (item, GOPS_BUDGET_ITEM_CURRENCY) ? dossier->currency
                                                                                   : gops_record_get_text (item, GOPS_BUDGET_ITEM_CURRENCY));
  gops_binder_set_record (self->binder, item);
  for (guint i = 0; i < N_AMOUNTS; i++)
    show_amount (self, i);
}

void
gops_budget_row_set_narrow (GopsBudgetRow *self,
                            gboolean       narrow)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

void
gops_budget_row_focus (GopsBudgetRow *self,
                       const char    *column)
{
  if (g_strcmp0 (column, "planned") == 0)
    gtk_widget_grab_focus (self->amount[PLANNED]);
  else if (g_strcmp0 (column, "spent") == 0)
    gtk_widget_grab_focus (self->amount[SPENT]);
  else if (!gops_binder_focus (self->binder, column))
    gtk_widget_grab_focus (self->label);
}

/* --- commands --- */

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  GopsBudgetRow *self = GOPS_BUDGET_ROW (widget);

  write_amounts (self);
  gtk_widget_activate_action (widget, "budget.remove", "x", gops_budget_row_get_id (self));
}

static GMenuModel *
create_menu (GtkWidget *widget)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("_Remove"), "cost.remove");
  return G_MENU_MODEL (menu);
}

/* --- object --- */

static void
gops_budget_row_dispose (GObject *object)
{
  GopsBudgetRow *self = GOPS_BUDGET_ROW (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->binder);
  g_clear_object (&self->item);
  g_clear_object (&self->session);
  g_clear_pointer (&self->currency, g_free);

  G_OBJECT_CLASS (gops_budget_row_parent_class)->dispose (object);
}

static void
gops_budget_row_class_init (GopsBudgetRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_budget_row_dispose;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "cost.remove", NULL, remove_action);
}

static GtkWidget *
create_kind (void)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *kind;

  for (guint i = 0; gops_cost_ids ()[i] != NULL; i++)
    gtk_string_list_append (names, gops_cost_name (gops_cost_ids ()[i]));
  kind = g_object_new (GTK_TYPE_DROP_DOWN, "model", names, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_add_css_class (kind, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (kind), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Kind"), -1);
  return kind;
}

static GtkWidget *
create_entry (const char *name,
              int         width)
{
  GtkWidget *entry = g_object_new (GTK_TYPE_ENTRY, "width-chars", width, "max-width-chars", width, "valign", GTK_ALIGN_CENTER, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return entry;
}

static GtkWidget *
create_amount (GopsBudgetRow *self,
               const char    *name)
{
  GtkWidget *entry = create_entry (name, 8);

  gtk_entry_set_alignment (GTK_ENTRY (entry), 1);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  gtk_widget_add_css_class (entry, "gops-figures");
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_amount_changed_cb), self);
  return entry;
}

/* What for and its kind on the left, the two amounts on the right; both halves wrap below each other where it is narrow. */
static GtkWidget *
create_content (GopsBudgetRow *self)
{
  GtkWidget *what = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *amounts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *remove = g_object_new (GTK_TYPE_BUTTON, "icon-name", "user-trash-symbolic", "valign", GTK_ALIGN_CENTER, "action-name",
                                    "cost.remove", "tooltip-text", _("Remove Item"), NULL);

  gtk_widget_add_css_class (remove, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Remove Item"), -1);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_box_append (GTK_BOX (what), self->kind);
  gtk_box_append (GTK_BOX (what), self->label);
  gtk_box_append (GTK_BOX (amounts), self->amount[PLANNED]);
  gtk_box_append (GTK_BOX (amounts), self->amount[SPENT]);
  gtk_box_append (GTK_BOX (amounts), remove);
  gtk_widget_set_halign (amounts, GTK_ALIGN_END);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->box), what);
  gtk_box_append (GTK_BOX (self->box), amounts);
  gtk_widget_add_css_class (self->box, "gops-cost");
  return self->box;
}

static void
gops_budget_row_init (GopsBudgetRow *self)
{
  self->kind = create_kind ();
  self->label = create_entry (_("What for"), 6);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->label), _("What for"));
  self->amount[PLANNED] = create_amount (self, _("Planned"));
  self->amount[SPENT] = create_amount (self, _("Spent"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), create_content (self));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gops_context_menu_add (GTK_WIDGET (self), create_menu);
}

GtkWidget *
gops_budget_row_new (GopsSession *session)
{
  GopsBudgetRow *self = g_object_new (GOPS_TYPE_BUDGET_ROW, NULL);

  self->session = g_object_ref (session);
  self->binder = gops_binder_new (session);
  gops_binder_add_choice (self->binder, GOPS_BUDGET_ITEM_KIND, G_OBJECT (self->kind), gops_cost_ids ());
  gops_binder_add_text (self->binder, GOPS_BUDGET_ITEM_LABEL, GTK_EDITABLE (self->label));
  g_signal_connect_object (session, "flush", G_CALLBACK (write_amounts), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
