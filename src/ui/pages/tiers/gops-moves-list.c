/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who would move. The list holds numbers; names and reasons are found for rows that are seen. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-language.h"
#include "gops-list-compat.h"
#include "gops-members-state.h"
#include "gops-moves-list.h"
#include "gops-tier-chip.h"
#include "gops-workbench-state.h"

/* --- the numbers as a list --- */

#define GOPS_TYPE_CHANGE_LIST (gops_change_list_get_type ())
G_DECLARE_FINAL_TYPE (GopsChangeList, gops_change_list, GOPS, CHANGE_LIST, GObject)

#define GOPS_TYPE_CHANGE_ITEM (gops_change_item_get_type ())
G_DECLARE_FINAL_TYPE (GopsChangeItem, gops_change_item, GOPS, CHANGE_ITEM, GObject)

struct _GopsChangeItem
{
  GObject parent_instance;

  guint change;
};

G_DEFINE_FINAL_TYPE (GopsChangeItem, gops_change_item, G_TYPE_OBJECT)

static void gops_change_item_class_init (GopsChangeItemClass *klass) { }
static void gops_change_item_init (GopsChangeItem *self) { }

struct _GopsChangeList
{
  GObject parent_instance;

  GArray *order;    /* (owned) (element-type guint) */
};

static GType
get_item_type (GListModel *list)
{
  return GOPS_TYPE_CHANGE_ITEM;
}

static guint
get_n_items (GListModel *list)
{
  return GOPS_CHANGE_LIST (list)->order->len;
}

static gpointer
get_item (GListModel *list,
          guint       position)
{
  GArray *order = GOPS_CHANGE_LIST (list)->order;
  GopsChangeItem *item;

  if (position >= order->len)
    return NULL;
  item = g_object_new (GOPS_TYPE_CHANGE_ITEM, NULL);
  item->change = g_array_index (order, guint, position);
  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (GopsChangeList, gops_change_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
gops_change_list_finalize (GObject *object)
{
  g_array_unref (GOPS_CHANGE_LIST (object)->order);
  G_OBJECT_CLASS (gops_change_list_parent_class)->finalize (object);
}

static void
gops_change_list_class_init (GopsChangeListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gops_change_list_finalize;
}

static void
gops_change_list_init (GopsChangeList *self)
{
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
}

/* Up, down, then the others. In two signals: one of half a million rows takes seconds. */
static void
fill_list (GopsChangeList        *self,
           const GopsTiersResult *result)
{
  static const int directions[] = { 1, -1, 0 };
  guint before = self->order->len;

  g_array_set_size (self->order, 0);
  if (before > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);
  for (guint d = 0; result != NULL && d < G_N_ELEMENTS (directions); d++)
    for (guint i = 0; i < result->changes->len; i++)
      if (gops_workbench_direction (result, &g_array_index (result->changes, GopsTierChange, i)) == directions[d])
        g_array_append_val (self->order, i);
  if (self->order->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, self->order->len);
}

/* --- the widget --- */

struct _GopsMovesList
{
  AdwBin parent_instance;

  GopsStore             *store;      /* (owned) */
  GopsTierTable         *table;      /* borrowed (nullable) */
  const GopsTiersResult *result;     /* borrowed (nullable) */
  const char            *language;   /* interned */
  GopsChangeList        *changes;    /* (owned) */
};

G_DEFINE_FINAL_TYPE (GopsMovesList, gops_moves_list, ADW_TYPE_BIN)

static GtkWidget *
make_chip (void)
{
  GtkWidget *chip = gops_tier_chip_new (NULL, NULL);

  gtk_widget_add_css_class (chip, "plain");
  gtk_widget_add_css_class (chip, "caption");
  return chip;
}

static void
on_setup_cb (GopsMovesList *self,
             GtkListItem   *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *way = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (NULL), *reason = gtk_label_new (NULL), *from = make_chip (), *arrow = gtk_label_new (NULL), *to = make_chip ();

  g_object_set (name, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  g_object_set (reason, "xalign", 0.0, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (reason, "caption");
  gtk_widget_add_css_class (reason, "dim-label");
  gtk_box_append (GTK_BOX (way), from);
  gtk_box_append (GTK_BOX (way), arrow);
  gtk_box_append (GTK_BOX (way), to);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), way);
  gtk_box_append (GTK_BOX (box), reason);
  g_object_set (box, "margin-top", 8, "margin-bottom", 8, "margin-start", 12, "margin-end", 12, NULL);
  g_object_set_data (G_OBJECT (item), "name", name);
  g_object_set_data (G_OBJECT (item), "from", from);
  g_object_set_data (G_OBJECT (item), "arrow", arrow);
  g_object_set_data (G_OBJECT (item), "to", to);
  g_object_set_data (G_OBJECT (item), "reason", reason);
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
set_chip (GopsMovesList  *self,
          gpointer        chip,
          const GopsTier *tier)
{
  gops_tier_chip_set_tier (chip, tier != NULL ? tier->id : NULL, tier != NULL ? gops_text_get (&tier->name, self->language) : NULL);
}

static void
name_row (GopsMovesList      *self,
          GtkListItem        *item,
          const GopsTierMove *move,
          const char         *why)
{
  const char *to = gops_text_get (&move->to->name, self->language);
  g_autofree char *label = move->from != NULL
    ? g_strdup_printf ("%s, %s → %s. %s", move->name, gops_text_get (&move->from->name, self->language), to, why)
    : g_strdup_printf ("%s → %s. %s", move->name, to, why);

  gops_list_item_set_label (item, label);
}

static void
on_bind_cb (GopsMovesList *self,
            GtkListItem   *item)
{
  GopsChangeItem *change = gtk_list_item_get_item (item);
  g_autoptr (GopsTierMove) move = NULL;
  g_autofree char *why = NULL;
  int direction;

  if (self->result == NULL || change->change >= self->result->changes->len)
    return;
  move = gops_tiers_tell (self->store, self->table, self->result, change->change);
  direction = gops_workbench_direction (self->result, &g_array_index (self->result->changes, GopsTierChange, change->change));
  why = move->reason != NULL && *move->reason != '\0' ? gops_members_capitalise (move->reason) : g_strdup ("");
  gtk_label_set_label (g_object_get_data (G_OBJECT (item), "name"), move->name);
  gtk_label_set_label (g_object_get_data (G_OBJECT (item), "reason"), why);
  gtk_label_set_label (g_object_get_data (G_OBJECT (item), "arrow"), direction > 0 ? "↗" : direction < 0 ? "↘" : "→");
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (item), "arrow"), move->from != NULL);
  set_chip (self, g_object_get_data (G_OBJECT (item), "from"), move->from);
  set_chip (self, g_object_get_data (G_OBJECT (item), "to"), move->to);
  name_row (self, item, move, why);
}

static void
gops_moves_list_dispose (GObject *object)
{
  GopsMovesList *self = GOPS_MOVES_LIST (object);

  self->result = NULL;
  g_clear_object (&self->changes);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (gops_moves_list_parent_class)->dispose (object);
}

static void
gops_moves_list_class_init (GopsMovesListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_moves_list_dispose;
}

static void
gops_moves_list_init (GopsMovesList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list;

  self->changes = g_object_new (GOPS_TYPE_CHANGE_LIST, NULL);
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind_cb), self, G_CONNECT_SWAPPED);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->changes)))), factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (list), TRUE);
  gtk_widget_add_css_class (list, "gops-moves");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Members who would move"), -1);
  adw_bin_set_child (ADW_BIN (self), g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE,
                                                   "child", list, NULL));
}

GtkWidget *
gops_moves_list_new (GopsStore *store)
{
  GopsMovesList *self = g_object_new (GOPS_TYPE_MOVES_LIST, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

void
gops_moves_list_set (GopsMovesList         *self,
                     GopsTierTable         *table,
                     const GopsTiersResult *result,
                     const char            *language)
{
  self->result = NULL;   /* rows that go must not ask for what is gone */
  fill_list (self->changes, NULL);
  self->table = table;
  self->result = result;
  self->language = g_intern_string (language);
  gops_language_tag (GTK_WIDGET (self), language);
  fill_list (self->changes, result);
}

guint
gops_moves_list_count (GopsMovesList *self)
{
  return self->changes->order->len;
}
