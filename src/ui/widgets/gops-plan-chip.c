/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An item of the plan, wherever one is seen. */
#include "config.h"

#include "gops-plan-chip.h"

#include <glib/gi18n.h>

#include "gops-context-menu.h"
#include "gops-mark.h"
#include "gops-type-icon.h"

#define MOST_LINES 3   /* of a title */
#define PART_GAP 4     /* px between icon, title and mark */
#define ICON_FROM 100  /* px of content from which the icon is shown */

struct _GopsPlanChip
{
  GtkButton parent_instance;

  gint64     id;
  char      *status;     /* (owned) (nullable) */
  GtkWidget *icon;
  GtkWidget *title;
  GtkWidget *repeat;     /* seen of one of several */
  GtkWidget *mark;
  GtkWidget *caption;    /* (nullable) */
};

static guint command_signal;

G_DEFINE_FINAL_TYPE (GopsPlanChip, gops_plan_chip, GTK_TYPE_BUTTON)

/* --- its parts: icon of the type, title, mark of the status --- */

static int
width_of (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static int
height_of (GtkWidget *widget,
           int        width)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* What the icon and its gap take of a chip's content. A narrow one leaves the icon out: its colour tells the type too, and
 * the words need the room. */
static int
icon_width (GtkWidget *icon,
            int        content)
{
  return content >= ICON_FROM ? width_of (icon) + PART_GAP : 0;
}

static void
measure_parts (GtkWidget      *box,
               GtkOrientation  orientation,
               int             for_size,
               int            *minimum,
               int            *natural,
               int            *minimum_baseline,
               int            *natural_baseline)
{
  GtkWidget *icon = gtk_widget_get_first_child (box);
  GtkWidget *title = gtk_widget_get_next_sibling (icon);
  GtkWidget *mark = gtk_widget_get_last_child (box);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = width_of (title) + PART_GAP + width_of (mark);
  else
    *minimum = MAX (MAX (height_of (icon, -1), height_of (title, -1)), height_of (mark, -1));
  *natural = *minimum;
}

static void
place_part (GtkWidget *part,
            int        x,
            int        width,
            int        box_width,
            int        height)
{
  gboolean mirrored = gtk_widget_get_direction (part) == GTK_TEXT_DIR_RTL;

  gtk_widget_size_allocate (part, &(GtkAllocation) { mirrored ? box_width - x - width : x, 0, width, height }, -1);
}

static void
allocate_parts (GtkWidget *box,
                int        width,
                int        height,
                int        baseline)
{
  GtkWidget *icon = gtk_widget_get_first_child (box);
  GtkWidget *title = gtk_widget_get_next_sibling (icon);
  GtkWidget *repeat = gtk_widget_get_next_sibling (title);
  GtkWidget *mark = gtk_widget_get_last_child (box);
  int before = icon_width (icon, width), after = width_of (mark) + PART_GAP;
  int sign = gtk_widget_get_visible (repeat) ? icon_width (repeat, width) : 0;

  gtk_widget_set_child_visible (icon, before > 0);
  if (before > 0)
    place_part (icon, 0, before - PART_GAP, width, height);
  gtk_widget_set_child_visible (repeat, sign > 0);
  if (sign > 0)
    place_part (repeat, width - after - sign + PART_GAP, sign - PART_GAP, width, height);
  place_part (title, before, MAX (width - before - after - sign, width_of (title)), width, height);
  place_part (mark, width - after + PART_GAP, after - PART_GAP, width, height);
}

static GtkWidget *
create_parts (GopsPlanChip *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autoptr (PangoAttrList) unhyphenated = pango_attr_list_new ();

  pango_attr_list_insert (unhyphenated, pango_attr_insert_hyphens_new (FALSE));
  self->icon = g_object_new (GTK_TYPE_IMAGE, "pixel-size", 13, NULL);
  self->title = g_object_new (GTK_TYPE_INSCRIPTION, "min-chars", 2, "nat-chars", 2, "attributes", unhyphenated,
                              "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END, NULL);
  self->repeat = g_object_new (GTK_TYPE_IMAGE, "icon-name", "gops-repeat-symbolic", "pixel-size", 11, NULL);
  self->mark = gops_mark_new (NULL);
  gtk_box_append (GTK_BOX (box), self->icon);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->repeat);
  gtk_box_append (GTK_BOX (box), self->mark);
  gtk_widget_set_layout_manager (box, gtk_custom_layout_new (NULL, measure_parts, allocate_parts));
  return box;
}

static void
create_content (GopsPlanChip *self,
                gboolean      with_caption)
{
  GtkWidget *parts = create_parts (self), *box;

  if (!with_caption)
    {
      gtk_button_set_child (GTK_BUTTON (self), parts);
      return;
    }
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_object_set (self->title, "min-lines", 2, "nat-lines", 2, "yalign", 0.0f, NULL);
  self->caption = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "ellipsize", PANGO_ELLIPSIZE_END, "wrap", TRUE, "lines", 2, NULL);
  gtk_widget_add_css_class (self->caption, "caption");
  gtk_box_append (GTK_BOX (box), parts);
  gtk_box_append (GTK_BOX (box), self->caption);
  gtk_button_set_child (GTK_BUTTON (self), box);
}

/* --- use --- */

static void
send (GopsPlanChip *self,
      const char   *command)
{
  g_signal_emit (self, command_signal, 0, command);
}

static void
on_menu_action_cb (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  send (GOPS_PLAN_CHIP (widget), name + strlen ("item."));
}

static gboolean
on_key_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  send (GOPS_PLAN_CHIP (widget), g_variant_get_string (args, NULL));
  return TRUE;
}

/* With Ctrl a click chooses, before the button opens it. */
static void
on_press_cb (GopsPlanChip *self,
             int           n_press,
             double        x,
             double        y,
             GtkGesture   *gesture)
{
  if ((gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)) & GDK_CONTROL_MASK) == 0)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  send (self, "choose");
}

static gboolean
is_free (GopsPlanChip *self)
{
  return g_strcmp0 (self->status, "free") == 0;
}

static GMenuModel *
create_menu (GtkWidget *widget)
{
  gboolean done = g_strcmp0 (GOPS_PLAN_CHIP (widget)->status, "done") == 0;
  GMenu *menu = g_menu_new ();

  if (is_free (GOPS_PLAN_CHIP (widget)))
    {
      g_menu_append (menu, _("_Add Item"), "item.edit");
      return G_MENU_MODEL (menu);
    }

  g_menu_append (menu, _("_Edit"), "item.edit");
  g_menu_append (menu, _("_Move To…"), "item.move");
  g_menu_append (menu, done ? _("Mark Not Done") : _("Mark Done"), "item.done");
  g_menu_append (menu, _("_Choose Several"), "item.choose");
  g_menu_append (menu, _("_Remove"), "item.remove");
  return G_MENU_MODEL (menu);
}

static GdkContentProvider *
on_drag_prepare_cb (GopsPlanChip *self)
{
  return is_free (self) ? NULL : gdk_content_provider_new_typed (G_TYPE_INT64, self->id);
}

static void
on_drag_begin_cb (GtkDragSource *source)
{
  g_autoptr (GdkPaintable) icon = gtk_widget_paintable_new (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source)));

  gtk_drag_source_set_icon (source, icon, 12, 10);
}

static void
add_pointer (GopsPlanChip *self)
{
  GtkDragSource *drag = gtk_drag_source_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_signal_connect_object (drag, "prepare", G_CALLBACK (on_drag_prepare_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_press_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/* --- object --- */

static void
gops_plan_chip_finalize (GObject *object)
{
  g_free (GOPS_PLAN_CHIP (object)->status);

  G_OBJECT_CLASS (gops_plan_chip_parent_class)->finalize (object);
}

static void
gops_plan_chip_class_init (GopsPlanChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char *const actions[] = { "item.edit", "item.move", "item.done", "item.choose", "item.remove" };

  G_OBJECT_CLASS (klass)->finalize = gops_plan_chip_finalize;
  command_signal = g_signal_new ("command", GOPS_TYPE_PLAN_CHIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, on_menu_action_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_m, 0, on_key_cb, "s", "move");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, GDK_CONTROL_MASK, on_key_cb, "s", "choose");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, on_key_cb, "s", "remove");
}

static void
gops_plan_chip_init (GopsPlanChip *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "gops-month-item");
  add_pointer (self);
  gops_context_menu_add (GTK_WIDGET (self), create_menu);
}

GtkWidget *
gops_plan_chip_new (gboolean with_caption)
{
  GopsPlanChip *self = g_object_new (GOPS_TYPE_PLAN_CHIP, NULL);

  create_content (self, with_caption);
  return GTK_WIDGET (self);
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
apply_tint (GtkWidget *widget,
            guint      tint)
{
  for (guint i = 1; i <= GOPS_PLAN_TINTS; i++)
    {
      char name[] = "gops-tint-0";

      name[sizeof name - 2] = (char) ('0' + i);
      set_class (widget, name, i == tint);
    }
}

/* "30 groups · 09:00–09:58"; the group's name; %NULL for nothing. (transfer full) (nullable) */
static char *
say_whose (const GopsPlanChipItem *item)
{
  g_autofree char *groups = item->count > 1 ? g_strdup_printf (ngettext ("%u group", "%u groups", item->count), item->count) : g_strdup (item->group);

  return groups != NULL && item->times != NULL ? g_strdup_printf ("%s · %s", groups, item->times) : g_steal_pointer (&groups);
}

/* How it is said: type, title and status; whose it is. */
static void
tell (GopsPlanChip           *self,
      const GopsPlanChipItem *item)
{
  g_autofree char *label = g_strdup_printf (item->repeats ? _("%s: %s, %s, repeats") : _("%s: %s, %s"), gops_content_type_get_label (item->type),
                                            item->title, gops_status_get_label (item->status));
  g_autofree char *groups = say_whose (item);
  g_autofree char *tip = groups != NULL ? g_strdup_printf ("%s · %s", item->title, groups) : g_strdup (item->title);
  g_autofree char *more = item->chosen ? g_strdup_printf ("%s · %s", _("Chosen"), groups != NULL ? groups : "") : g_strdup (groups);

  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, more != NULL ? more : "", -1);
}

static void
show_title (GopsPlanChip           *self,
            const GopsPlanChipItem *item)
{
  /* Translators: a title in the calendar, and the number of groups that have it at once */
  g_autofree char *text = item->count > 1 ? g_strdup_printf (C_("item of several groups", "%s ×%u"), item->title, item->count) : g_strdup (item->title);
  g_autofree char *timed = item->times != NULL ? g_strdup_printf ("%s %s", text, item->times) : NULL;

  gtk_inscription_set_text (GTK_INSCRIPTION (self->title), timed != NULL ? timed : text);
}

void
gops_plan_chip_fill (GopsPlanChip           *self,
                     const GopsPlanChipItem *item)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean done = g_strcmp0 (item->status, "done") == 0 || g_strcmp0 (item->status, "skipped") == 0;   /* nothing is left to do */
  gboolean missed = g_strcmp0 (item->status, "missed") == 0;

  self->id = item->id;
  g_free (self->status);
  self->status = g_strdup (item->status);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), gops_content_type_lookup (item->type)->icon_name);
  show_title (self, item);
  gops_mark_set_name (GOPS_MARK (self->mark), item->status);
  gtk_widget_set_visible (self->repeat, item->repeats);
  if (self->caption != NULL)
    gtk_label_set_label (GTK_LABEL (self->caption), item->caption != NULL ? item->caption : "");
  gops_content_type_apply_hue (widget, item->type);
  apply_tint (widget, item->tint);
  set_class (widget, "done", done);
  set_class (widget, "missed", missed);
  set_class (widget, "free", is_free (self));
  set_class (widget, "warn", item->warn && !done && !missed);
  set_class (widget, "chosen", item->chosen);
  tell (self, item);
}

gint64
gops_plan_chip_get_id (GopsPlanChip *self)
{
  return self->id;
}

const char *
gops_plan_chip_get_title (GopsPlanChip *self)
{
  return gtk_inscription_get_text (GTK_INSCRIPTION (self->title));
}

const char *
gops_plan_chip_get_icon (GopsPlanChip *self)
{
  return gtk_image_get_icon_name (GTK_IMAGE (self->icon));
}

const char *
gops_plan_chip_get_status (GopsPlanChip *self)
{
  return self->status;
}

/* Lines beyond the first that the title wants; a title that ends sooner makes no empty chip. */
static int
count_more_lines (GopsPlanChip *self,
                  int           width)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (self->title, gops_plan_chip_get_title (self));
  int content = width - (width_of (GTK_WIDGET (self)) - width_of (gtk_button_get_child (GTK_BUTTON (self))));
  int title = content - icon_width (self->icon, content) - PART_GAP - width_of (self->mark);

  pango_layout_set_width (layout, MAX (title, 1) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return CLAMP (pango_layout_get_line_count (layout) - 1, 0, MOST_LINES - 1);
}

int
gops_plan_chip_grow (GopsPlanChip *self,
                     int           width,
                     int          *room)
{
  int line = height_of (self->title, -1);
  int more = line > 0 ? MIN (count_more_lines (self, width), *room / line) : 0;

  *room -= more * line;
  return more * line;
}

static GtkShortcutController *
get_keys (GtkWidget *view)
{
  GtkEventController *keys = g_object_get_data (G_OBJECT (view), "gops-chip-keys");

  if (keys != NULL)
    return GTK_SHORTCUT_CONTROLLER (keys);
  keys = gtk_shortcut_controller_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (view, keys);
  g_object_set_data (G_OBJECT (view), "gops-chip-keys", keys);
  return GTK_SHORTCUT_CONTROLLER (keys);
}

void
gops_plan_chip_add_key (GtkWidget       *view,
                        guint            key,
                        GtkShortcutFunc  func,
                        GVariant        *args)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, GDK_CONTROL_MASK), gtk_callback_action_new (func, NULL, NULL));

  gtk_shortcut_set_arguments (shortcut, args);
  gtk_shortcut_controller_add_shortcut (get_keys (view), shortcut);
}
