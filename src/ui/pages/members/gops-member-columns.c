/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the members' table. Cells are few, of fixed width and do nothing but show: half a million rows scroll. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-day.h"
#include "gops-list-compat.h"
#include "gops-member-columns.h"
#include "gops-member-row.h"
#include "gops-tier-chip.h"

#define AVATAR_SIZE 28
#define SPOKE_RELATIVE_DAYS 90
#define JOINED_RELATIVE_DAYS 14
#define WIDTH_FOR_WORDS 180   /* of the names' column: below, signs stand without their words */

typedef struct
{
  GopsMemberLook   *look;      /* borrowed */
  GopsMembersColumn column;
  GtkListItem      *item;      /* borrowed */
  GopsMemberRow    *row;       /* (owned) (nullable): while bound */
  gulong            handler;

  GtkWidget        *avatar;    /* of the name's cell */
  GtkWidget        *badge;     /* of the name's cell, made when first needed */
  GtkWidget        *box;       /* of the name's cell */
  GtkWidget        *content;   /* inscription or chip */
} Cell;

/* Width in pixels (the name: at least), also in narrow windows, and from which width of the table on the column is shown. */
static const struct
{
  const char *title;
  int         width;
  int         narrow_width;
  int         from;
} columns[GOPS_MEMBERS_N_COLUMNS] = {
  [GOPS_MEMBERS_BY_NAME]     = { N_("Name"), 150, 100, 0 },
  [GOPS_MEMBERS_BY_TIER]     = { N_("Tier"), 114, 108, 0 },
  [GOPS_MEMBERS_BY_SPOKE]    = { N_("Last spoke"), 102, 102, 0 },
  [GOPS_MEMBERS_BY_ACTIVE]   = { N_("Active days"), 94, 94, 510 },
  [GOPS_MEMBERS_BY_MESSAGES] = { N_("Messages"), 82, 82, 600 },
  [GOPS_MEMBERS_BY_INVITES]  = { N_("Invites"), 62, 62, 744 },
  [GOPS_MEMBERS_BY_JOINED]   = { N_("Joined"), 100, 100, 676 },
};

/* --- what a cell shows --- */

typedef struct
{
  const char *icon;
  const char *text;
  const char *css_class;
} Badge;

static gboolean
find_badge (GopsMemberRow *row,
            Badge         *out_badge)
{
  const char *role = gops_record_get_text (row, GOPS_MEMBER_ROW_ROLE);

  if (gops_record_get_bool (row, GOPS_MEMBER_ROW_BLACKLISTED))
    *out_badge = (Badge) { "gops-forbid-symbolic", _("Blacklisted"), "loss" };
  else if (gops_record_get_bool (row, GOPS_MEMBER_ROW_BOT))
    *out_badge = (Badge) { "gops-sop-symbolic", _("Bot"), NULL };
  else if (g_str_equal (role, "owner"))
    *out_badge = (Badge) { "gops-heart-symbolic", C_("role", "Owner"), "jade" };
  else if (gops_record_get_bool (row, GOPS_MEMBER_ROW_STAFF))
    *out_badge = (Badge) { "gops-people-symbolic", _("Staff"), "jade" };
  else if (g_str_equal (role, "admin"))
    *out_badge = (Badge) { "gops-people-symbolic", C_("role", "Maintainer"), "jade" };
  else
    return FALSE;
  return TRUE;
}

static GtkWidget *
make_badge (Cell *cell)
{
  GtkWidget *badge = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_box_append (GTK_BOX (badge), g_object_new (GTK_TYPE_IMAGE, "pixel-size", 12, NULL));
  gtk_box_append (GTK_BOX (badge), gtk_label_new (NULL));
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (cell->box), badge);
  return badge;
}

static void
show_badge (Cell *cell)
{
  Badge badge;
  const char *classes[] = { "gops-word", NULL, NULL };

  if (!find_badge (cell->row, &badge))
    {
      if (cell->badge != NULL)
        gtk_widget_set_visible (cell->badge, FALSE);
      return;
    }
  if (cell->badge == NULL)
    cell->badge = make_badge (cell);
  classes[1] = badge.css_class;
  gtk_widget_set_css_classes (cell->badge, classes);
  gtk_image_set_from_icon_name (GTK_IMAGE (gtk_widget_get_first_child (cell->badge)), badge.icon);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (cell->badge)), badge.text);
  gtk_widget_set_visible (gtk_widget_get_last_child (cell->badge), !cell->look->short_signs);   /* its sign stays */
  gtk_widget_set_tooltip_text (cell->badge, badge.text);
  gtk_widget_set_visible (cell->badge, TRUE);
}

static void
show_name (Cell *cell)
{
  const char *name = gops_record_get_text (cell->row, GOPS_MEMBER_ROW_NAME);

  adw_avatar_set_text (ADW_AVATAR (cell->avatar), name);
  gtk_inscription_set_text (GTK_INSCRIPTION (cell->content), name);
  show_badge (cell);
  gops_list_item_set_label (cell->item, name);
}

static void
show_tier (Cell *cell)
{
  const char *tier = gops_record_get_text (cell->row, GOPS_MEMBER_ROW_TIER);
  int locked = gops_day_parse (gops_record_get_text (cell->row, GOPS_MEMBER_ROW_TIER_LOCKED_UNTIL));

  gops_tier_chip_set_tier (GOPS_TIER_CHIP (cell->content), tier,
                           gops_members_tier_name (cell->look->scheme, tier, cell->look->language));
  gops_tier_chip_set_locked (GOPS_TIER_CHIP (cell->content), locked != GOPS_DAY_NONE && locked >= cell->look->today);
}

static char *
dup_spoke (Cell *cell)
{
  gint64 at = gops_record_get_int (cell->row, GOPS_MEMBER_ROW_LAST_SPOKE_AT);

  if (at == 0)
    return g_strdup (C_("spoke", "never"));
  return gops_members_ago (gops_day_of_instant (at, cell->look->zone), cell->look->today, SPOKE_RELATIVE_DAYS);
}

static char *
dup_days (int n)
{
  return g_strdup_printf (ngettext ("%d day", "%d days", n), n);
}

static char *
dup_cell_text (Cell *cell)
{
  switch (cell->column)
    {
    case GOPS_MEMBERS_BY_SPOKE:
      return dup_spoke (cell);
    case GOPS_MEMBERS_BY_ACTIVE:
      return dup_days ((int) gops_record_get_int (cell->row, GOPS_MEMBER_ROW_ACTIVE_DAYS));
    case GOPS_MEMBERS_BY_MESSAGES:
      return g_strdup_printf ("%" G_GINT64_FORMAT, gops_record_get_int (cell->row, GOPS_MEMBER_ROW_MESSAGES));
    case GOPS_MEMBERS_BY_INVITES:
      return g_strdup_printf ("%" G_GINT64_FORMAT, gops_record_get_int (cell->row, GOPS_MEMBER_ROW_INVITES));
    case GOPS_MEMBERS_BY_JOINED:
      return gops_members_ago (gops_day_parse (gops_record_get_text (cell->row, GOPS_MEMBER_ROW_JOINED_ON)),
                               cell->look->today, JOINED_RELATIVE_DAYS);
    case GOPS_MEMBERS_BY_NAME:
    case GOPS_MEMBERS_BY_TIER:
      break;
    }
  g_return_val_if_reached (g_strdup (""));
}

static void
show_cell (Cell *cell)
{
  g_autofree char *text = NULL;

  if (cell->column == GOPS_MEMBERS_BY_NAME)
    show_name (cell);
  else if (cell->column == GOPS_MEMBERS_BY_TIER)
    show_tier (cell);
  else
    {
      text = dup_cell_text (cell);
      gtk_inscription_set_text (GTK_INSCRIPTION (cell->content), text);
    }
}

/* --- the life of a cell --- */

static GtkWidget *
make_inscription (guint chars,
                  float align)
{
  return g_object_new (GTK_TYPE_INSCRIPTION, "min-chars", MIN (chars, 3), "nat-chars", chars, "min-lines", 1,
                       "xalign", align, "valign", GTK_ALIGN_CENTER, "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END, NULL);
}

static void
make_name (Cell *cell)
{
  cell->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  cell->avatar = adw_avatar_new (AVATAR_SIZE, NULL, TRUE);
  cell->content = make_inscription (12, 0);
  gtk_widget_set_hexpand (cell->content, TRUE);
  gtk_box_append (GTK_BOX (cell->box), cell->avatar);
  gtk_box_append (GTK_BOX (cell->box), cell->content);
}

static void
cell_free (gpointer data)
{
  Cell *cell = data;

  if (cell->row != NULL)
    {
      g_ptr_array_remove_fast (cell->look->cells, cell);
      g_clear_signal_handler (&cell->handler, cell->row);
      g_clear_object (&cell->row);
    }
  g_free (cell);
}

static void
on_factory_setup_cb (GopsMemberLook           *look,
                     GtkListItem              *item,
                     GtkSignalListItemFactory *factory)
{
  Cell *cell = g_new0 (Cell, 1);

  cell->look = look;
  cell->item = item;
  cell->column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
  if (cell->column == GOPS_MEMBERS_BY_NAME)
    make_name (cell);
  else if (cell->column == GOPS_MEMBERS_BY_TIER)
    cell->content = gops_tier_chip_new (NULL, NULL);
  else
    cell->content = make_inscription (8, 1);
  if (cell->column == GOPS_MEMBERS_BY_JOINED)
    gtk_widget_add_css_class (cell->content, "dim-label");
  if (cell->column > GOPS_MEMBERS_BY_TIER)
    gtk_widget_add_css_class (cell->content, "gops-figures");
  g_object_set_data_full (G_OBJECT (item), "cell", cell, cell_free);
  gtk_list_item_set_child (item, cell->box != NULL ? cell->box : cell->content);
  g_object_set_data (G_OBJECT (gtk_list_item_get_child (item)), "cell", cell);
}

static void
on_factory_bind_cb (GopsMemberLook *look,
                    GtkListItem    *item)
{
  Cell *cell = g_object_get_data (G_OBJECT (item), "cell");

  cell->row = g_object_ref (gtk_list_item_get_item (item));
  cell->handler = g_signal_connect_swapped (cell->row, "notify", G_CALLBACK (show_cell), cell);
  g_ptr_array_add (look->cells, cell);
  show_cell (cell);
}

static void
on_factory_unbind_cb (GopsMemberLook *look,
                      GtkListItem    *item)
{
  Cell *cell = g_object_get_data (G_OBJECT (item), "cell");

  if (cell == NULL || cell->row == NULL)
    return;
  g_ptr_array_remove_fast (look->cells, cell);
  g_clear_signal_handler (&cell->handler, cell->row);
  g_clear_object (&cell->row);
}

static void
on_factory_teardown_cb (GopsMemberLook *look,
                        GtkListItem    *item)
{
  if (gtk_list_item_get_child (item) != NULL)
    g_object_set_data (G_OBJECT (gtk_list_item_get_child (item)), "cell", NULL);
  gtk_list_item_set_child (item, NULL);
  g_object_set_data (G_OBJECT (item), "cell", NULL);
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
  g_signal_connect_swapped (factory, "teardown", G_CALLBACK (on_factory_teardown_cb), look);
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
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (_(columns[id].title), make_factory (look, id));
  g_autoptr (GtkCustomSorter) sorter = gtk_custom_sorter_new (on_sorter_asked_cb, GINT_TO_POINTER (id), NULL);

  gtk_column_view_column_set_sorter (column, GTK_SORTER (sorter));
  gtk_column_view_column_set_fixed_width (column, columns[id].width);
  gtk_column_view_append_column (view, column);
}

void
gops_member_columns_append (GtkColumnView  *view,
                            GopsMemberLook *look)
{
  for (GopsMembersColumn id = 0; id < GOPS_MEMBERS_N_COLUMNS; id++)
    append_column (view, look, id);
  align_headings (view);
}

void
gops_member_columns_update (GopsMemberLook *look)
{
  for (guint i = 0; i < look->cells->len; i++)
    show_cell (g_ptr_array_index (look->cells, i));
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
  gops_member_columns_update (look);
}

static Cell *
find_cell (GtkWidget *widget)
{
  Cell *cell = g_object_get_data (G_OBJECT (widget), "cell");

  for (GtkWidget *child = gtk_widget_get_first_child (widget); cell == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    cell = find_cell (child);
  return cell;
}

guint
gops_member_columns_position (GtkWidget *widget)
{
  Cell *cell = NULL;

  for (GtkWidget *up = widget; cell == NULL && up != NULL && !GTK_IS_COLUMN_VIEW (up); up = gtk_widget_get_parent (up))
    cell = g_object_get_data (G_OBJECT (up), "cell");
  if (cell == NULL && widget != NULL && !GTK_IS_LIST_VIEW (widget) && !GTK_IS_COLUMN_VIEW (widget))
    cell = find_cell (widget);
  return cell != NULL ? gtk_list_item_get_position (cell->item) : GTK_INVALID_LIST_POSITION;
}

/* --- what cells need --- */

void
gops_member_look_init (GopsMemberLook *look)
{
  look->today = GOPS_DAY_NONE;
  look->language = "en";
  look->cells = g_ptr_array_new ();
}

void
gops_member_look_clear (GopsMemberLook *look)
{
  g_clear_pointer (&look->zone, g_free);
  g_clear_pointer (&look->cells, g_ptr_array_unref);
}
