/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A group in the sidebar. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-count-pill.h"
#include "gops-group-row.h"
#include "gops-mark.h"

struct _GopsGroupRow
{
  AdwBin parent_instance;

  GopsGroupHealth *health;   /* (owned) */
  GopsGroup       *group;    /* (owned) (nullable) */

  GopsMark        *mark;
  GtkInscription  *name;
  GopsCountPill   *pill;
};

G_DEFINE_FINAL_TYPE (GopsGroupRow, gops_group_row, ADW_TYPE_BIN)

/* The mark in words: which group needs one first is not told by colour alone. */
static void
tell (GopsGroupRow        *self,
      const GopsGroupNeed *need)
{
  const char *name = gops_record_get_text (self->group, GOPS_GROUP_NAME);
  g_autofree char *words = need != NULL ? gops_group_need_say (need) : g_strdup (gops_health_name (GOPS_HEALTH_UNKNOWN));
  g_autofree char *tip = g_strdup_printf ("%s\n%s", name, words);

  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->mark), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static const char *
mark_of (GopsHealth health)
{
  switch (health)
    {
    case GOPS_HEALTH_UNKNOWN:
    case GOPS_HEALTH_NEW:       return "starting";
    case GOPS_HEALTH_FINE:      return "fine";
    case GOPS_HEALTH_NEEDS_YOU: return "needs-you";
    }
  g_return_val_if_reached ("starting");
}

static void
show_health (GopsGroupRow *self)
{
  const GopsGroupNeed *need;
  guint n;

  if (self->group == NULL)
    return;
  need = gops_group_health_get_need (self->health, gops_record_get_id (self->group));
  n = need != NULL ? gops_group_need_count (need) : 0;   /* as the Overview has it */
  gops_mark_set_name (self->mark, mark_of (need != NULL ? need->health : GOPS_HEALTH_UNKNOWN));
  if (need != NULL && need->health == GOPS_HEALTH_NEEDS_YOU)
    gtk_widget_remove_css_class (GTK_WIDGET (self->pill), "quiet");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->pill), "quiet");
  gops_count_pill_set_count (self->pill, n);
  gtk_widget_set_visible (GTK_WIDGET (self->pill), n > 0);
  tell (self, need);
}

static void
on_health_changed_cb (GopsGroupRow *self,
                      gint64        group)
{
  if (self->group != NULL && gops_record_get_id (self->group) == group)
    show_health (self);
}

static void
show_name (GopsGroupRow *self)
{
  const char *name = gops_record_get_text (self->group, GOPS_GROUP_NAME);

  gtk_inscription_set_text (self->name, name);
  tell (self, gops_group_health_get_need (self->health, gops_record_get_id (self->group)));
  gtk_widget_set_opacity (GTK_WIDGET (self), gops_record_get_int (self->group, GOPS_GROUP_ARCHIVED_AT) != 0 ? 0.55 : 1);
}

/**
 * gops_group_row_set_group:
 * @group: (nullable): followed until another comes
 */
void
gops_group_row_set_group (GopsGroupRow *self,
                          GopsGroup    *group)
{
  if (self->group != NULL)
    g_signal_handlers_disconnect_by_data (self->group, self);
  g_set_object (&self->group, group);
  if (group == NULL)
    return;
  g_signal_connect_swapped (group, "notify::name", G_CALLBACK (show_name), self);
  g_signal_connect_swapped (group, "notify::archived-at", G_CALLBACK (show_name), self);
  show_name (self);
  show_health (self);
}

static void
gops_group_row_dispose (GObject *object)
{
  GopsGroupRow *self = GOPS_GROUP_ROW (object);

  gops_group_row_set_group (self, NULL);
  g_clear_object (&self->health);

  G_OBJECT_CLASS (gops_group_row_parent_class)->dispose (object);
}

static void
gops_group_row_class_init (GopsGroupRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_group_row_dispose;

  g_type_ensure (GOPS_TYPE_MARK);
  g_type_ensure (GOPS_TYPE_COUNT_PILL);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/shell/gops-group-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GopsGroupRow, mark);
  gtk_widget_class_bind_template_child (widget_class, GopsGroupRow, name);
  gtk_widget_class_bind_template_child (widget_class, GopsGroupRow, pill);
}

static void
gops_group_row_init (GopsGroupRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gops_group_row_new (GopsGroupHealth *health)
{
  GopsGroupRow *self = g_object_new (GOPS_TYPE_GROUP_ROW, NULL);

  self->health = g_object_ref (health);
  g_signal_connect_object (health, "changed", G_CALLBACK (on_health_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
