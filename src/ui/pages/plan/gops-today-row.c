/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An item of the run sheet. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-context-menu.h"
#include "gops-mark.h"
#include "gops-plan-item-editor.h"
#include "gops-plan-resources.h"
#include "gops-today-row.h"
#include "gops-type-icon.h"
#include "gops-use-resource.h"

struct _GopsTodayRow
{
  GtkListBoxRow parent_instance;

  const GopsTodayItem *item;   /* borrowed */
  GopsMoment           moment;

  GtkLabel    *time;
  GopsMark    *mark;
  GtkLabel    *group;
  GtkLabel    *facts;
  GtkLabel    *late;
  GtkLabel    *title;
  GtkRevealer *details;
  GtkLabel    *text;
  GtkButton   *copy_button;
  GtkButton   *done_button;
};

G_DEFINE_FINAL_TYPE (GopsTodayRow, gops_today_row, GTK_TYPE_LIST_BOX_ROW)

enum { COPY_WANTED, DONE_WANTED, N_SIGNALS };
static guint signals[N_SIGNALS];

const GopsTodayItem *
gops_today_row_get_item (GopsTodayRow *self)
{
  return self->item;
}

GopsMoment
gops_today_row_get_moment (GopsTodayRow *self)
{
  return self->moment;
}

/**
 * gops_today_row_set_open:
 * @open: whether text and buttons are seen
 */
void
gops_today_row_set_open (GopsTodayRow *self,
                         gboolean      open)
{
  gtk_revealer_set_reveal_child (self->details, open);
}

static void
on_copy_clicked_cb (GopsTodayRow *self)
{
  g_signal_emit (self, signals[COPY_WANTED], 0);
}

static void
on_done_clicked_cb (GopsTodayRow *self)
{
  g_signal_emit (self, signals[DONE_WANTED], 0);
}

static void
on_menu_action_cb (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  if (g_str_equal (name, "item.edit"))
    (void) gtk_widget_activate (widget);
  else
    g_signal_emit (widget, signals[g_str_equal (name, "item.copy") ? COPY_WANTED : DONE_WANTED], 0);
}

static GMenuModel *
create_menu (GtkWidget *widget)
{
  GopsTodayRow *self = GOPS_TODAY_ROW (widget);
  GMenu *menu = g_menu_new ();

  if (*self->item->text != '\0')
    g_menu_append (menu, _("Copy Text"), "item.copy");
  g_menu_append (menu, self->moment == GOPS_MOMENT_DONE ? _("Not Done") : _("Mark Sent"), "item.done");
  g_menu_append (menu, _("_Edit"), "item.edit");
  return G_MENU_MODEL (menu);
}

static char *
describe_lateness (const GopsTodayItem *item,
                   gint64               now)
{
  int minutes = (int) ((now - item->start) / G_TIME_SPAN_MINUTE);

  if (minutes < 60)
    return g_strdup_printf (ngettext ("%d minute late", "%d minutes late", minutes), minutes);
  return g_strdup_printf (ngettext ("%d hour late", "%d hours late", minutes / 60), minutes / 60);
}

static char *
describe_item (const GopsTodayItem *item,
               const char          *time)
{
  const char *owner = gops_record_get_text (item->item, GOPS_PLAN_ITEM_OWNER);
  const char *there = gops_record_get_text (item->item, GOPS_PLAN_ITEM_AT_TIME);
  GString *facts = g_string_new (gops_content_type_get_label (gops_record_get_text (item->item, GOPS_PLAN_ITEM_TYPE)));

  if (*owner != '\0')
    g_string_append_printf (facts, " · %s", owner);
  if (!g_str_equal (there, time))
    {
      g_string_append (facts, " · ");
      /* Translators: an item's time in the group's own time zone */
      g_string_append_printf (facts, _("%s there"), there);
    }
  return g_string_free (facts, FALSE);
}

static void
show (GopsTodayRow *self,
      gint64        now)
{
  const GopsTodayItem *item = self->item;
  const char *name = gops_record_get_text (item->group, GOPS_GROUP_NAME);
  const char *title = *item->title != '\0' ? item->title : gops_plan_item_name (item->item);
  g_autofree char *time = gops_today_clock (item->start, item->start, NULL);
  /* on the clock of the person in front of the screen: groups may live in other zones */
  g_autofree char *moment = gops_today_clock (item->start, now, NULL);
  g_autofree char *facts = describe_item (item, time);
  g_autofree char *late = self->moment == GOPS_MOMENT_LATE ? describe_lateness (item, now) : NULL;
  g_autofree char *said = g_strdup_printf ("%s, %s, %s", moment, name, title);

  gtk_label_set_label (self->time, moment);
  gops_mark_set_name (self->mark, item->status);
  gtk_label_set_label (self->group, name);
  gtk_label_set_label (self->facts, facts);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->text, item->text);
  gtk_widget_set_visible (GTK_WIDGET (self->late), late != NULL);
  gtk_label_set_label (self->late, late != NULL ? late : "");
  gtk_button_set_label (self->done_button, self->moment == GOPS_MOMENT_DONE ? _("Not Done") : _("Mark Sent"));
  gtk_widget_set_visible (GTK_WIDGET (self->copy_button), *item->text != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
}

static void
gops_today_row_class_init (GopsTodayRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

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
  CHILD (details);
  CHILD (text);
  CHILD (copy_button);
  CHILD (done_button);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked_cb);
  gtk_widget_class_install_action (widget_class, "item.copy", NULL, on_menu_action_cb);
  gtk_widget_class_install_action (widget_class, "item.done", NULL, on_menu_action_cb);
  gtk_widget_class_install_action (widget_class, "item.edit", NULL, on_menu_action_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_done_clicked_cb);
#define SIGNAL(name) g_signal_new (name, GOPS_TYPE_TODAY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0)
  signals[COPY_WANTED] = SIGNAL ("copy-wanted");
  signals[DONE_WANTED] = SIGNAL ("done-wanted");
#undef SIGNAL
}

static void
gops_today_row_init (GopsTodayRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gops_context_menu_add (GTK_WIDGET (self), create_menu);
}

GtkWidget *
gops_today_row_new (const GopsTodayItem *item,
                    gint64               now)
{
  GopsTodayRow *self = g_object_new (GOPS_TYPE_TODAY_ROW, NULL);

  self->item = item;
  self->moment = gops_today_moment (item, now);
  show (self, now);
  return GTK_WIDGET (self);
}
