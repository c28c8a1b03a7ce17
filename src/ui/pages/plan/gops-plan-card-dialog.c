/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What several groups have at once. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-mark.h"
#include "gops-plan-card-dialog.h"
#include "gops-plan-item-editor.h"
#include "gops-today.h"

#define MOST_ROWS 200

typedef struct
{
  GopsSession *session;   /* (owned) */
  GPtrArray   *items;     /* (owned) (element-type GopsPlanItem) */
  GtkWidget   *parent;    /* (owned) */
} Choice;

static void
choice_free (gpointer  data,
             GClosure *closure)
{
  Choice *self = data;

  g_object_unref (self->session);
  g_object_unref (self->parent);
  g_ptr_array_unref (self->items);
  g_free (self);
}

static void
on_row_activated_cb (GtkListBox    *list,
                     GtkListBoxRow *row,
                     Choice        *self)
{
  guint i = (guint) gtk_list_box_row_get_index (row);
  g_autoptr (GopsPlanItem) item = g_object_ref (self->items->pdata[i]);
  g_autoptr (GopsSession) session = g_object_ref (self->session);
  g_autoptr (GtkWidget) parent = g_object_ref (self->parent);

  gops_dialog_close (GTK_WIDGET (list));
  gops_plan_item_edit (session, item, parent);
}

static GtkWidget *
create_row (GopsStore    *store,
            GopsPlanItem *item)
{
  g_autoptr (GopsGroup) group = gops_record_load (GOPS_TYPE_GROUP, store, gops_record_get_int (item, GOPS_PLAN_ITEM_GROUP_ID), NULL);
  const char *zone = group != NULL ? gops_record_get_text (group, GOPS_GROUP_TIME_ZONE) : "";
  const char *status = gops_plan_status (item, zone, gops_store_now (store));
  const char *time = gops_record_get_text (item, GOPS_PLAN_ITEM_AT_TIME), *label = gops_status_get_label (status);
  g_autofree char *facts = *time != '\0' ? g_strdup_printf ("%s · %s", time, label) : g_strdup (label);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "activatable", TRUE, NULL);

  gops_plain_row (row, group != NULL ? gops_record_get_text (group, GOPS_GROUP_NAME) : "", facts);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gops_mark_new (status));
  return row;
}

static GtkWidget *
create_list (Choice *choice)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_margin_start (list, 18);
  gtk_widget_set_margin_end (list, 18);
  gtk_widget_set_margin_top (list, 12);
  gtk_widget_set_margin_bottom (list, 18);
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Groups"), -1);
  for (guint i = 0; i < MIN (choice->items->len, MOST_ROWS); i++)
    gtk_list_box_append (GTK_LIST_BOX (list), create_row (gops_session_get_store (choice->session), choice->items->pdata[i]));
  g_signal_connect_data (list, "row-activated", G_CALLBACK (on_row_activated_cb), choice, choice_free, 0);
  return list;
}

void
gops_plan_card_present (GopsSession *session,
                        GPtrArray   *items,
                        GtkWidget   *parent)
{
  Choice *choice = g_new0 (Choice, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scrolled = gtk_scrolled_window_new (), *bar = adw_header_bar_new ();
  const char *title = gops_plan_item_name (items->pdata[0]);
  g_autofree char *groups = g_strdup_printf (ngettext ("%u group", "%u groups", items->len), items->len);

  choice->session = g_object_ref (session);
  choice->items = g_ptr_array_ref (items);
  choice->parent = g_object_ref (parent);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), adw_window_title_new (title, groups));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), create_list (choice));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), scrolled);
  (void) gops_dialog_present (box, title, 420, 480, parent);
}
