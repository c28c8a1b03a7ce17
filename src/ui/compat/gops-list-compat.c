/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What list widgets learned after 4.8: scrolling to a row, names of rows. */
#include "gops-list-compat.h"

#if !GTK_CHECK_VERSION (4, 12, 0)
/* The action lives on the list inside the column view. */
static GtkWidget *
find_list (GtkWidget *view)
{
  if (!GTK_IS_COLUMN_VIEW (view))
    return view;

  for (GtkWidget *child = gtk_widget_get_first_child (view); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      return child;

  return view;
}

static GtkSelectionModel *
model_of (GtkWidget *view)
{
  if (GTK_IS_COLUMN_VIEW (view))
    return gtk_column_view_get_model (GTK_COLUMN_VIEW (view));
  if (GTK_IS_GRID_VIEW (view))
    return gtk_grid_view_get_model (GTK_GRID_VIEW (view));

  return gtk_list_view_get_model (GTK_LIST_VIEW (view));
}
#endif

void
gops_list_scroll_to (GtkWidget *view,
                     guint      position,
                     gboolean   select)
{
#if GTK_CHECK_VERSION (4, 12, 0)
  GtkListScrollFlags flags = select ? GTK_LIST_SCROLL_SELECT | GTK_LIST_SCROLL_FOCUS : GTK_LIST_SCROLL_NONE;

  if (GTK_IS_COLUMN_VIEW (view))
    gtk_column_view_scroll_to (GTK_COLUMN_VIEW (view), position, NULL, flags, NULL);
  else if (GTK_IS_GRID_VIEW (view))
    gtk_grid_view_scroll_to (GTK_GRID_VIEW (view), position, flags, NULL);
  else
    gtk_list_view_scroll_to (GTK_LIST_VIEW (view), position, flags, NULL);
#else
  GtkSelectionModel *model = model_of (view);

  if (model == NULL || position >= g_list_model_get_n_items (G_LIST_MODEL (model)))
    return;

  gtk_widget_activate_action (find_list (view), "list.scroll-to-item", "u", position);
  if (select)
    gtk_selection_model_select_item (model, position, TRUE);
#endif
}

void
gops_list_item_set_label (GtkListItem *item,
                          const char  *label)
{
#if GTK_CHECK_VERSION (4, 12, 0)
  gtk_list_item_set_accessible_label (item, label);
#else
  GtkWidget *child = gtk_list_item_get_child (item);
  GtkWidget *row = child != NULL ? gtk_widget_get_parent (child) : NULL;

  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
#endif
}
