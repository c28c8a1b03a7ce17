/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plan items by how far they are. */
#include "config.h"

#include "gops-plan-board.h"

#include <glib/gi18n.h>

#include "gops-mark.h"

#define MOST_CARDS 60   /* of a column; the rest is counted */

/* In the order of the columns; "due" also has what was missed. */
static const char *const statuses[] = { "idea", "drafted", "ready", "due", "done" };
#define N_COLUMNS G_N_ELEMENTS (statuses)
#define DUE       3
#define DONE      4

typedef struct
{
  GtkWidget *box;        /* heading and scrolled cards */
  GtkWidget *count;
  GtkWidget *scrolled;
  GtkWidget *cards;
  GtkWidget *rest;       /* label: "12 more" */
  guint      n;          /* items */
} Column;

struct _GopsPlanBoard
{
  GtkWidget parent_instance;

  GtkWidget *frame;                /* scrolls the columns */
  GtkWidget *box;
  Column     columns[N_COLUMNS];
  int        drop;                 /* column under the pointer; -1 */
  gint64     carried;              /* id that keeps the keyboard after it was put elsewhere; 0: none */
};

enum { OPEN_ITEM, ITEM_COMMAND, SET_STATUS, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GopsPlanBoard, gops_plan_board, GTK_TYPE_WIDGET)

static guint
column_of (const char *status)
{
  if (g_strcmp0 (status, "skipped") == 0)
    return DONE;
  for (guint i = 0; i < N_COLUMNS; i++)
    if (g_strcmp0 (statuses[i], status) == 0)
      return i;
  return DUE;   /* missed */
}

/* --- cards --- */

static void
on_chip_clicked_cb (GopsPlanBoard *self,
                    GopsPlanChip  *chip)
{
  g_signal_emit (self, signals[OPEN_ITEM], 0, gops_plan_chip_get_id (chip));
}

static void
on_chip_command_cb (GopsPlanBoard *self,
                    const char    *command,
                    GopsPlanChip  *chip)
{
  g_signal_emit (self, signals[ITEM_COMMAND], 0, gops_plan_chip_get_id (chip), command);
}

/* @id 0: the one that has the keyboard. (nullable) */
static GtkWidget *
find_chip (GopsPlanBoard *self,
           gint64         id,
           guint         *out_column)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    for (GtkWidget *chip = gtk_widget_get_first_child (self->columns[i].cards); chip != NULL; chip = gtk_widget_get_next_sibling (chip))
      if (id != 0 ? gops_plan_chip_get_id (GOPS_PLAN_CHIP (chip)) == id : gtk_widget_is_focus (chip))
        {
          *out_column = i;
          return chip;
        }
  return NULL;
}

static void
clear_column (Column *column)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (column->cards)) != NULL)
    gtk_box_remove (GTK_BOX (column->cards), child);
  column->n = 0;
}

static void
add_card (GopsPlanBoard          *self,
          Column                 *column,
          const GopsPlanChipItem *item)
{
  GtkWidget *chip;

  if (++column->n > MOST_CARDS)
    return;
  chip = gops_plan_chip_new (TRUE);
  gops_plan_chip_fill (GOPS_PLAN_CHIP (chip), item);
  gtk_widget_add_css_class (chip, "gops-board-card");
  g_signal_connect_object (chip, "clicked", G_CALLBACK (on_chip_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (chip, "command", G_CALLBACK (on_chip_command_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (column->cards), chip);
}

static void
show_counts (Column     *column,
             const char *status)
{
  guint rest = column->n > MOST_CARDS ? column->n - MOST_CARDS : 0;
  g_autofree char *count = g_strdup_printf ("%u", column->n);
  g_autofree char *more = g_strdup_printf (ngettext ("+%u more", "+%u more", rest), rest);
  g_autofree char *items = g_strdup_printf (ngettext ("%u item", "%u items", column->n), column->n);
  g_autofree char *label = g_strdup_printf ("%s, %s", gops_status_get_label (status), items);

  gtk_label_set_label (GTK_LABEL (column->count), count);
  gtk_label_set_label (GTK_LABEL (column->rest), more);
  gtk_widget_set_visible (column->rest, rest > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (column->box), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
gops_plan_board_fill (GopsPlanBoard          *self,
                      const GopsPlanChipItem *items,
                      guint                   n_items)
{
  guint column = 0;
  GtkWidget *chip = find_chip (self, 0, &column);
  gint64 id = self->carried != 0 ? self->carried : chip != NULL ? gops_plan_chip_get_id (GOPS_PLAN_CHIP (chip)) : 0;

  self->carried = 0;
  for (guint i = 0; i < N_COLUMNS; i++)
    clear_column (&self->columns[i]);
  for (guint i = 0; i < n_items; i++)
    add_card (self, &self->columns[column_of (items[i].status)], &items[i]);
  for (guint i = 0; i < N_COLUMNS; i++)
    show_counts (&self->columns[i], statuses[i]);
  chip = id != 0 ? find_chip (self, id, &column) : NULL;
  if (chip != NULL)
    (void) gtk_widget_grab_focus (chip);
}

/* --- keyboard --- */

static void
ask_for_status (GopsPlanBoard *self,
                gint64         id,
                guint          column)
{
  self->carried = id;
  g_signal_emit (self, signals[SET_STATUS], 0, id, statuses[column]);
}

/* To the next column that a person may choose. */
static gboolean
on_carry_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  GopsPlanBoard *self = GOPS_PLAN_BOARD (widget);
  int by = g_variant_get_int32 (args), wanted;
  guint column = 0;
  GtkWidget *chip = find_chip (self, 0, &column);

  if (chip == NULL)
    return FALSE;
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    by = -by;
  wanted = (int) column + by;
  wanted += wanted == DUE ? by : 0;
  if (wanted >= 0 && wanted < (int) N_COLUMNS)
    ask_for_status (self, gops_plan_chip_get_id (GOPS_PLAN_CHIP (chip)), (guint) wanted);
  return TRUE;
}

/* To the first card of the next column that has any. */
static gboolean
on_step_cb (GtkWidget *widget,
            GVariant  *args,
            gpointer   user_data)
{
  GopsPlanBoard *self = GOPS_PLAN_BOARD (widget);
  int by = g_variant_get_int32 (args);
  guint column = 0;

  if (find_chip (self, 0, &column) == NULL)
    return FALSE;
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    by = -by;
  for (int i = (int) column + by; i >= 0 && i < (int) N_COLUMNS; i += by)
    if (self->columns[i].n > 0)
      return gtk_widget_grab_focus (gtk_widget_get_first_child (self->columns[i].cards));
  return TRUE;
}

/* --- drag and drop --- */

static int
column_at (GopsPlanBoard *self,
           double         x,
           double         y)
{
  graphene_point_t at = GRAPHENE_POINT_INIT ((float) x, (float) y), in;

  for (guint i = 0; i < N_COLUMNS; i++)
    if (gtk_widget_compute_point (GTK_WIDGET (self), self->columns[i].box, &at, &in) &&
        gtk_widget_contains (self->columns[i].box, in.x, in.y))
      return (int) i;
  return -1;
}

static void
point_at (GopsPlanBoard *self,
          int            column)
{
  if (self->drop == column)
    return;
  if (self->drop >= 0)
    gtk_widget_remove_css_class (self->columns[self->drop].box, "drop");
  self->drop = column;
  if (column >= 0)
    gtk_widget_add_css_class (self->columns[column].box, "drop");
}

static GdkDragAction
on_drop_motion_cb (GopsPlanBoard *self,
                   double         x,
                   double         y)
{
  int column = column_at (self, x, y);

  point_at (self, column == DUE ? -1 : column);
  return self->drop >= 0 ? GDK_ACTION_MOVE : 0;
}

static void
on_drop_leave_cb (GopsPlanBoard *self)
{
  point_at (self, -1);
}

static gboolean
on_drop_cb (GopsPlanBoard *self,
            const GValue  *value,
            double         x,
            double         y)
{
  int column = column_at (self, x, y);

  point_at (self, -1);
  if (column < 0 || column == DUE)
    return FALSE;
  ask_for_status (self, g_value_get_int64 (value), (guint) column);
  return TRUE;
}

/* --- object --- */

static gboolean
gops_plan_board_grab_focus (GtkWidget *widget)
{
  GopsPlanBoard *self = GOPS_PLAN_BOARD (widget);

  for (guint i = 0; i < N_COLUMNS; i++)
    if (self->columns[i].n > 0)
      return gtk_widget_grab_focus (gtk_widget_get_first_child (self->columns[i].cards));
  return FALSE;
}

static void
gops_plan_board_dispose (GObject *object)
{
  g_clear_pointer (&GOPS_PLAN_BOARD (object)->frame, gtk_widget_unparent);

  G_OBJECT_CLASS (gops_plan_board_parent_class)->dispose (object);
}

static void
gops_plan_board_class_init (GopsPlanBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = GOPS_TYPE_PLAN_BOARD;

  G_OBJECT_CLASS (klass)->dispose = gops_plan_board_dispose;
  widget_class->grab_focus = gops_plan_board_grab_focus;
  signals[OPEN_ITEM] = g_signal_new ("open-item", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[ITEM_COMMAND] = g_signal_new ("item-command", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  signals[SET_STATUS] = g_signal_new ("set-status", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, on_step_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, on_step_cb, "i", 1);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "gops-board");
}

static GtkWidget *
create_heading (Column     *column,
                const char *status)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", gops_status_get_label (status), "xalign", 0.0f, "hexpand", TRUE, NULL);

  column->count = gtk_label_new ("0");
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (column->count, "dim-label");
  gtk_widget_add_css_class (column->count, "numeric");
  gtk_box_append (GTK_BOX (box), gops_mark_new (status));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), column->count);
  return box;
}

static void
create_column (GopsPlanBoard *self,
               guint          i)
{
  Column *column = &self->columns[i];
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  column->box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  column->cards = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  column->rest = gtk_label_new (NULL);
  column->scrolled = gtk_scrolled_window_new ();
  gtk_widget_add_css_class (column->box, "column");
  gtk_widget_add_css_class (column->rest, "dim-label");
  gtk_box_append (GTK_BOX (content), column->cards);
  gtk_box_append (GTK_BOX (content), column->rest);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (column->scrolled), content);
  gtk_widget_set_vexpand (column->scrolled, TRUE);
  gtk_box_append (GTK_BOX (column->box), create_heading (column, statuses[i]));
  gtk_box_append (GTK_BOX (column->box), column->scrolled);
  gtk_box_append (GTK_BOX (self->box), column->box);
  show_counts (column, statuses[i]);
}

static void
gops_plan_board_init (GopsPlanBoard *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  self->drop = -1;
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gtk_box_set_homogeneous (GTK_BOX (self->box), TRUE);
  gtk_widget_add_css_class (self->box, "columns");
  for (guint i = 0; i < N_COLUMNS; i++)
    create_column (self, i);
  self->frame = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->frame), self->box);
  gtk_widget_set_parent (self->frame, GTK_WIDGET (self));
  gops_plan_board_set_stacked (self, FALSE);
  g_signal_connect_object (drop, "motion", G_CALLBACK (on_drop_motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drop, "leave", G_CALLBACK (on_drop_leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drop, "drop", G_CALLBACK (on_drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  gops_plan_chip_add_key (GTK_WIDGET (self), GDK_KEY_Left, on_carry_cb, g_variant_new_int32 (-1));
  gops_plan_chip_add_key (GTK_WIDGET (self), GDK_KEY_Right, on_carry_cb, g_variant_new_int32 (1));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Board"), -1);
}

void
gops_plan_board_set_stacked (GopsPlanBoard *self,
                             gboolean       stacked)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box), stacked ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (GTK_BOX (self->box), !stacked);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->frame), stacked ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC,
                                  stacked ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      gtk_widget_set_size_request (self->columns[i].box, stacked ? -1 : 104, -1);
      gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->columns[i].scrolled), GTK_POLICY_NEVER,
                                      stacked ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC);
    }
}
