/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the members' table: cells, headings, widths, order. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-member-columns.h"

#define WIDTH_FOR_WORDS 180   /* of the names' column: below, signs stand without their words */

/* Width in pixels (the name: at least), also in narrow windows, and from which width of the table on the column is shown. */
static const struct
{
  int width;
  int narrow_width;
  int from;
} columns[GOPS_MEMBERS_N_COLUMNS] = {
  [GOPS_MEMBERS_BY_NAME]     = { 150, 100, 0 },
  [GOPS_MEMBERS_BY_TIER]     = { 114, 108, 0 },
  [GOPS_MEMBERS_BY_SPOKE]    = { 102, 102, 0 },
  [GOPS_MEMBERS_BY_ACTIVE]   = { 120, 120, 536 },
  [GOPS_MEMBERS_BY_MESSAGES] = { 82, 82, 626 },
  [GOPS_MEMBERS_BY_INVITES]  = { 62, 62, 770 },
  [GOPS_MEMBERS_BY_JOINED]   = { 100, 100, 702 },
};

/* --- cells --- */

static void
on_factory_setup_cb (GopsMemberLook           *look,
                     GtkListItem              *item,
                     GtkSignalListItemFactory *factory)
{
  GopsMembersColumn column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));

  gtk_list_item_set_child (item, gops_member_cell_new (look, column, item));
}

static void
on_factory_bind_cb (GopsMemberLook *look,
                    GtkListItem    *item)
{
  gops_member_cell_set_row (GOPS_MEMBER_CELL (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
on_factory_unbind_cb (GopsMemberLook *look,
                      GtkListItem    *item)
{
  GtkWidget *cell = gtk_list_item_get_child (item);

  if (cell != NULL)
    gops_member_cell_set_row (GOPS_MEMBER_CELL (cell), NULL);
}

static GtkListItemFactory *
make_factory (GopsMemberLook   *look,
              GopsMembersColumn column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (column));
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (on_factory_setup_cb), look);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (on_factory_bind_cb), look);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (on_factory_unbind_cb), look);
  return factory;
}

/* --- order: headings only say what is wanted, SQL sorts --- */

/* Which column's sorter was asked first by gops_member_columns_get_sort(). */
static int asked = -1;

static int
on_sorter_asked_cb (gconstpointer a,
                    gconstpointer b,
                    gpointer      column)
{
  if (asked < 0)
    asked = GPOINTER_TO_INT (column);
  return GTK_ORDERING_SMALLER;
}

/**
 * gops_member_columns_get_sort:
 *
 * Reads what the headings say. The floor's GTK does not tell which column leads; but it asks that column's sorter first,
 * and turns its answer round when the order is descending.
 *
 * Returns: whether the table is sorted by a column
 */
gboolean
gops_member_columns_get_sort (GtkColumnView     *view,
                              GopsMembersColumn *out_column,
                              gboolean          *out_descending)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (view);
  g_autoptr (GObject) one = g_object_new (GOPS_TYPE_MEMBER_ROW, NULL);
  g_autoptr (GObject) other = g_object_new (GOPS_TYPE_MEMBER_ROW, NULL);
  GtkOrdering ordering;

  asked = -1;
  ordering = sorter != NULL ? gtk_sorter_compare (sorter, one, other) : GTK_ORDERING_EQUAL;
  if (asked < 0 || ordering == GTK_ORDERING_EQUAL)
    return FALSE;
  *out_column = (GopsMembersColumn) asked;
  *out_descending = ordering == GTK_ORDERING_LARGER;
  return TRUE;
}

static GtkColumnViewColumn *
dup_column (GtkColumnView *view,
            guint          position)
{
  return g_list_model_get_item (gtk_column_view_get_columns (view), position);
}

void
gops_member_columns_sort (GtkColumnView    *view,
                          GopsMembersColumn column,
                          gboolean          descending)
{
  g_autoptr (GtkColumnViewColumn) wanted = dup_column (view, column);

  gtk_column_view_sort_by_column (view, wanted, descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/* --- columns --- */

/* The list inside takes the focus. */
static void
name_list (GtkColumnView *view)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Members"), -1);
}

/* Headings of figures stand over them, at the right: there is no property for it. */
static void
align_headings (GtkColumnView *view)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));
  guint i = 0;

  for (GtkWidget *title = gtk_widget_get_first_child (header); title != NULL; title = gtk_widget_get_next_sibling (title), i++)
    if (i > GOPS_MEMBERS_BY_TIER && gtk_widget_get_first_child (title) != NULL)
      gtk_widget_set_halign (gtk_widget_get_first_child (title), GTK_ALIGN_END);
}

static void
append_column (GtkColumnView    *view,
               GopsMemberLook   *look,
               GopsMembersColumn id)
{
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (gops_members_column_title (id), make_factory (look, id));
  g_autoptr (GtkCustomSorter) sorter = gtk_custom_sorter_new (on_sorter_asked_cb, GINT_TO_POINTER (id), NULL);

  gtk_column_view_column_set_sorter (column, GTK_SORTER (sorter));
  gtk_column_view_column_set_fixed_width (column, columns[id].width);
  gtk_column_view_append_column (view, column);
}

static void
on_scrolled_cb (GtkColumnView *view)
{
  gops_member_look_scrolled (g_object_get_data (G_OBJECT (view), "look"));
}

static void
on_vadjustment_set_cb (GtkColumnView *view)
{
  GtkAdjustment *place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

  if (place == NULL)
    return;
  g_signal_connect_object (place, "value-changed", G_CALLBACK (on_scrolled_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (place, "changed", G_CALLBACK (on_scrolled_cb), view, G_CONNECT_SWAPPED);
}

void
gops_member_columns_append (GtkColumnView  *view,
                            GopsMemberLook *look)
{
  for (GopsMembersColumn id = 0; id < GOPS_MEMBERS_N_COLUMNS; id++)
    append_column (view, look, id);
  align_headings (view);
  name_list (view);
  g_object_set_data (G_OBJECT (view), "look", look);
  g_signal_connect (view, "notify::vadjustment", G_CALLBACK (on_vadjustment_set_cb), NULL);
  on_vadjustment_set_cb (view);
}

void
gops_member_columns_fit (GtkColumnView  *view,
                         GopsMemberLook *look,
                         int             width,
                         gboolean        narrow)
{
  /* Not "expand": the floor's GTK counts hidden columns as if they took room. */
  g_autoptr (GtkColumnViewColumn) name = dup_column (view, GOPS_MEMBERS_BY_NAME);
  int left = width;

  for (GopsMembersColumn id = GOPS_MEMBERS_BY_TIER; id < GOPS_MEMBERS_N_COLUMNS; id++)
    {
      g_autoptr (GtkColumnViewColumn) column = dup_column (view, id);
      gboolean visible = columns[id].from == 0 || (!narrow && width >= columns[id].from);
      int wanted = narrow ? columns[id].narrow_width : columns[id].width;

      gtk_column_view_column_set_fixed_width (column, wanted);
      if (gtk_column_view_column_get_visible (column) != visible)
        gtk_column_view_column_set_visible (column, visible);
      left -= visible ? wanted : 0;
    }
  gtk_column_view_column_set_fixed_width (name, MAX (left, narrow ? columns[0].narrow_width : columns[0].width));
  if (look->short_signs == (left < WIDTH_FOR_WORDS))
    return;
  look->short_signs = left < WIDTH_FOR_WORDS;
  gops_member_look_update (look);
}

static GopsMemberCell *
find_cell (GtkWidget *widget)
{
  GopsMemberCell *cell = GOPS_IS_MEMBER_CELL (widget) ? GOPS_MEMBER_CELL (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); cell == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    cell = find_cell (child);
  return cell;
}

guint
gops_member_columns_position (GtkWidget *widget)
{
  GtkWidget *cell = widget != NULL ? gtk_widget_get_ancestor (widget, GOPS_TYPE_MEMBER_CELL) : NULL;

  if (cell == NULL && widget != NULL && !GTK_IS_LIST_VIEW (widget) && !GTK_IS_COLUMN_VIEW (widget))
    cell = (GtkWidget *) find_cell (widget);
  return cell != NULL ? gops_member_cell_get_position (GOPS_MEMBER_CELL (cell)) : GTK_INVALID_LIST_POSITION;
}
