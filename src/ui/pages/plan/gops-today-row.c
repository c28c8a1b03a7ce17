/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of the run sheet. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-brief.h"
#include "gops-context-menu.h"
#include "gops-group-words.h"
#include "gops-mark.h"
#include "gops-plan-resources.h"
#include "gops-today-row.h"
#include "gops-type-icon.h"
#include "gops-use-resource.h"

#define MOST_CHARACTERS 2000   /* of a text that is looked at */

struct _GopsTodayRow
{
  GtkListBoxRow parent_instance;

  GopsRunEntry *entry;   /* (owned) */

  GtkLabel    *time;
  GopsMark    *mark;
  GtkLabel    *group;
  GtkLabel    *facts;
  GtkLabel    *late;
  GtkLabel    *title;
  GtkImage    *arrow;
  GtkRevealer *details;
  GtkLabel    *text;
  GtkButton   *copy_button;
  GtkButton   *picture_button;
  GtkButton   *skip_button;
  GtkButton   *done_button;
  GtkWidget   *menu_button;
};

G_DEFINE_FINAL_TYPE (GopsTodayRow, gops_today_row, GTK_TYPE_LIST_BOX_ROW)

/* What a row may want, as action "item.…" and as signal "…-wanted". */
static const char *const wants[] = { "copy", "picture", "done", "all", "snooze", "skip", "edit", "open" };

GopsRunEntry *
gops_today_row_get_entry (GopsTodayRow *self)
{
  return self->entry;
}

void
gops_today_row_set_selected (GopsTodayRow *self,
                             gboolean      selected,
                             gboolean      has_picture)
{
  gtk_widget_set_visible (GTK_WIDGET (self->picture_button), has_picture);
  gtk_revealer_set_reveal_child (self->details, selected && gops_run_entry_get_tick (self->entry) != NULL);
}

static void
want (GtkWidget  *widget,
      const char *what)
{
  g_autofree char *signal = g_strconcat (what, "-wanted", NULL);

  g_signal_emit_by_name (widget, signal);
}

static void
on_action_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  want (widget, name + strlen ("item."));
}

/* --- commands --- */

static void
append_dealing (GMenu          *menu,
                const GopsTick *tick,
                gboolean        many)
{
  if (tick->moment != GOPS_MOMENT_DONE)
    {
      if (many)
        g_menu_append (menu, tick->kind == GOPS_TICK_POST ? _("Mark All Sent") : _("Mark All Done"), "item.all");
      g_menu_append (menu, _("Put Off…"), "item.snooze");
      if (tick->kind == GOPS_TICK_POST)
        g_menu_append (menu, _("Skip…"), "item.skip");
    }
}

static const char *
label_done (const GopsTick *tick)
{
  if (tick->moment == GOPS_MOMENT_DONE)
    return _("Not Done");
  return tick->kind == GOPS_TICK_POST && gops_tick_get_audience (tick) != GOPS_FOR_OPERATOR ? _("Mark Sent") : _("Mark Done");
}

static GMenuModel *
create_menu (GtkWidget *widget)
{
  GopsTodayRow *self = GOPS_TODAY_ROW (widget);
  const GopsTick *tick = gops_run_entry_get_tick (self->entry);
  gboolean many = tick == NULL;
  GMenu *menu = g_menu_new ();

  if (gops_run_entry_get_row (self->entry) == NULL)
    return G_MENU_MODEL (menu);
  if (many)
    tick = gops_run_row_get_tick (gops_run_entry_get_row (self->entry), 0);
  if (*gops_tick_get_text (tick) != '\0' && gops_tick_get_audience (tick) != GOPS_FOR_OPERATOR)
    g_menu_append (menu, _("Copy Text"), "item.copy");
  if (gtk_widget_get_visible (GTK_WIDGET (self->picture_button)))
    g_menu_append (menu, _("Copy Picture"), "item.picture");
  if (!many)
    g_menu_append (menu, label_done (tick), "item.done");
  append_dealing (menu, tick, many);
  if (!many && tick->kind != GOPS_TICK_CARE)
    g_menu_append (menu, _("_Edit"), "item.edit");
  return G_MENU_MODEL (menu);
}

/* --- showing --- */

static char *
describe_post (const GopsTodayItem *item,
               const char          *time)
{
  const char *owner = gops_record_get_text (item->item, GOPS_PLAN_ITEM_OWNER);
  const char *there = gops_record_get_text (item->item, GOPS_PLAN_ITEM_AT_TIME);
  const char *channel = gops_record_get_text (item->item, GOPS_PLAN_ITEM_CHANNEL);
  GString *facts = g_string_new (gops_content_type_get_label (gops_record_get_text (item->item, GOPS_PLAN_ITEM_TYPE)));

  if (*channel != '\0')
    g_string_append_printf (facts, " · %s", gops_group_platform_name (channel));
  if (*owner != '\0')
    g_string_append_printf (facts, " · %s", owner);
  if (item->timed && item->due == item->start && !g_str_equal (there, time))
    {
      g_string_append (facts, " · ");
      /* Translators: an item's time in the group's own time zone */
      g_string_append_printf (facts, _("%s there"), there);
    }
  return g_string_free (facts, FALSE);
}

static char *
describe_tick (const GopsTick *tick,
               const char     *time)
{
  switch (tick->kind)
    {
    case GOPS_TICK_POST: return describe_post (tick->item, time);
    case GOPS_TICK_ASK:  return g_strdup (_("Seed user to ask"));
    case GOPS_TICK_CARE: return g_strdup (gops_record_get_text (tick->care->group, GOPS_GROUP_NAME));
    }
  g_return_val_if_reached (NULL);
}

/* "40 groups", "5 people" and of which group. */
static char *
describe_many (const GopsRunRow *row)
{
  const GopsTick *first = gops_run_row_get_tick (row, 0);
  guint n = row->ticks->len;
  g_autofree char *people = g_strdup_printf (ngettext ("%u person", "%u people", n), n);
  g_autofree char *groups = g_strdup_printf (ngettext ("%u group", "%u groups", n), n);
  const char *type;

  if (first->kind != GOPS_TICK_POST)
    return g_strdup_printf ("%s · %s", gops_record_get_text (gops_tick_get_group (first), GOPS_GROUP_NAME), people);
  type = gops_content_type_get_label (gops_record_get_text (first->item->item, GOPS_PLAN_ITEM_TYPE));
  return g_strdup_printf ("%s · %s", type, first->item->person != NULL ? people : groups);
}

static void
set_text (GtkLabel   *label,
          const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
show_mark (GopsTodayRow   *self,
           const GopsTick *tick)
{
  gops_mark_set_name (self->mark, tick->kind == GOPS_TICK_POST ? tick->item->status : "due");
}

/* What is late is amber, what is over only said. */
static void
show_outcome (GopsTodayRow   *self,
              const GopsTick *tick,
              gint64          now)
{
  g_autofree char *outcome = gops_tick_outcome (tick, now);

  set_text (self->late, outcome);
  if (tick->moment != GOPS_MOMENT_LATE)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->late), "gops-pill-amber");
      gtk_widget_add_css_class (GTK_WIDGET (self->late), "dim-label");
    }
}

static void
show_tick (GopsTodayRow   *self,
           const GopsTick *tick,
           gint64          now)
{
  gboolean below = gops_run_entry_is_below (self->entry);
  g_autofree char *name = gops_tick_title (tick), *title = gops_run_row_title (gops_run_entry_get_row (self->entry));
  g_autofree char *time = tick->due != 0 ? gops_today_clock (tick->due, tick->due, NULL) : NULL;
  g_autofree char *facts = describe_tick (tick, time != NULL ? time : "");
  g_autofree char *text = gops_brief (gops_tick_get_text (tick), MOST_CHARACTERS);

  set_text (self->group, name);
  gtk_label_set_label (self->facts, below && tick->kind == GOPS_TICK_POST ? gops_record_get_text (tick->item->item, GOPS_PLAN_ITEM_OWNER) : below ? "" : facts);
  set_text (self->title, below || tick->kind == GOPS_TICK_ASK ? NULL : title);
  set_text (self->text, text);
  gtk_button_set_label (self->done_button, label_done (tick));
  gtk_widget_set_visible (GTK_WIDGET (self->skip_button), tick->kind == GOPS_TICK_POST && tick->moment != GOPS_MOMENT_DONE);
  gtk_widget_set_visible (GTK_WIDGET (self->copy_button), *text != '\0' && gops_tick_get_audience (tick) != GOPS_FOR_OPERATOR);
  gtk_widget_set_visible (GTK_WIDGET (self->done_button), tick->kind == GOPS_TICK_POST || tick->moment != GOPS_MOMENT_DONE);
  gtk_widget_set_visible (GTK_WIDGET (self->arrow), FALSE);
  show_outcome (self, tick, now);
  show_mark (self, tick);
}

static void
show_many (GopsTodayRow     *self,
           const GopsRunRow *row,
           gint64            now)
{
  const GopsTick *first = gops_run_row_get_tick (row, 0);
  g_autofree char *title = gops_run_row_title (row), *facts = describe_many (row);
  g_autofree char *done = row->n_done > 0 ? gops_say_sent (row->n_done - row->n_skipped, row->n_skipped, row->ticks->len) : NULL;
  g_autofree char *text = gops_brief (first->kind == GOPS_TICK_POST ? gops_tick_get_text (first) : "", MOST_CHARACTERS);   /* as Enter copies it */

  set_text (self->group, title);
  gtk_label_set_label (self->facts, facts);
  g_strdelimit (text, "\n\r", ' ');
  set_text (self->title, text);
  show_mark (self, first);
  show_outcome (self, first, now);
  if (done != NULL && first->moment != GOPS_MOMENT_LATE)
    set_text (self->late, done);
  gtk_widget_set_visible (GTK_WIDGET (self->arrow), TRUE);
  gtk_image_set_from_icon_name (self->arrow, gops_run_entry_is_open (self->entry) ? "pan-down-symbolic" : "pan-end-symbolic");
}

static void
show_more (GopsTodayRow *self)
{
  guint n = gops_run_entry_get_more (self->entry);
  g_autofree char *more = g_strdup_printf (ngettext ("and %u more, once these are done", "and %u more, once these are done", n), n);

  gtk_label_set_label (self->facts, more);
  gtk_widget_set_visible (GTK_WIDGET (self->group), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->title), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->mark), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->arrow), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->late), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

static void
say (GopsTodayRow *self,
     const char   *time)
{
  g_autoptr (GString) said = g_string_new (time);
  GtkLabel *const labels[] = { self->group, self->facts, self->title, self->late };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (gtk_widget_get_visible (GTK_WIDGET (labels[i])) && *gtk_label_get_label (labels[i]) != '\0')
      g_string_append_printf (said, "%s%s", said->len > 0 ? ", " : "", gtk_label_get_label (labels[i]));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, said->str, -1);
}

static void
show (GopsTodayRow *self,
      gint64        now)
{
  const GopsRunRow *row = gops_run_entry_get_row (self->entry);
  const GopsTick *tick = gops_run_entry_get_tick (self->entry);
  gint64 due = row == NULL ? 0 : tick != NULL ? tick->due : row->due;
  gboolean below = gops_run_entry_is_below (self->entry);
  /* on the clock of the person in front of the screen: groups may live in other zones */
  g_autofree char *moment = due != 0 ? gops_today_clock (due, now, NULL) : NULL;

  if (row == NULL)
    show_more (self);
  else if (tick != NULL)
    show_tick (self, tick, now);
  else
    show_many (self, row, now);
  gtk_label_set_label (self->time, moment != NULL && !(below && due == row->due) ? moment : "");
  if (below)
    gtk_widget_add_css_class (GTK_WIDGET (self), "below");
  say (self, moment);
}

/* --- object --- */

static void
gops_today_row_dispose (GObject *object)
{
  g_clear_object (&GOPS_TODAY_ROW (object)->entry);

  G_OBJECT_CLASS (gops_today_row_parent_class)->dispose (object);
}

static void
gops_today_row_class_init (GopsTodayRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_today_row_dispose;

  GOPS_USE_RESOURCE (gops_plan);
  g_type_ensure (GOPS_TYPE_MARK);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/plan/gops-today-row.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, GopsTodayRow, name)
  CHILD (time);
  CHILD (mark);
  CHILD (group);
  CHILD (facts);
  CHILD (late);
  CHILD (title);
  CHILD (arrow);
  CHILD (details);
  CHILD (text);
  CHILD (copy_button);
  CHILD (picture_button);
  CHILD (skip_button);
  CHILD (done_button);
  CHILD (menu_button);
#undef CHILD
  for (guint i = 0; i < G_N_ELEMENTS (wants); i++)
    {
      g_autofree char *action = g_strconcat ("item.", wants[i], NULL), *signal = g_strconcat (wants[i], "-wanted", NULL);

      gtk_widget_class_install_action (widget_class, g_intern_string (action), NULL, on_action_cb);
      g_signal_new (signal, GOPS_TYPE_TODAY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
    }
}

static void
set_up_menu (GtkMenuButton *button,
             gpointer       user_data)
{
  g_autoptr (GMenuModel) menu = create_menu (user_data);

  gtk_menu_button_set_menu_model (button, menu);
}

static void
gops_today_row_init (GopsTodayRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gops_context_menu_add (GTK_WIDGET (self), create_menu);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->menu_button), set_up_menu, self, NULL);
}

GtkWidget *
gops_today_row_new (GopsRunEntry *entry,
                    gint64        now)
{
  GopsTodayRow *self = g_object_new (GOPS_TYPE_TODAY_ROW, NULL);

  self->entry = g_object_ref (entry);
  show (self, now);
  return GTK_WIDGET (self);
}
