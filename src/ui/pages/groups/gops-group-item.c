/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A group in the list of all groups. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-brief.h"
#include "gops-group-batch.h"
#include "gops-group-cells.h"
#include "gops-group-item.h"
#include "gops-group-words.h"
#include "gops-language.h"

#define MOST_CHARACTERS 160

struct _GopsGroupItem
{
  AdwBin parent_instance;

  GopsGroupFacts *known;     /* (owned) */
  GopsGroup      *group;     /* (owned) (nullable) */
  gboolean        showing;   /* the mark is being set from outside */
  gboolean        narrow;

  GtkCheckButton *check;
  GtkImage       *icon;
  GtkLabel       *name;
  GtkLabel       *facts;
  GtkLabel       *status;
  GopsGroupCells *cells;
};

G_DEFINE_FINAL_TYPE (GopsGroupItem, gops_group_item, ADW_TYPE_BIN)

enum { TOGGLED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
on_check_toggled_cb (GopsGroupItem *self)
{
  if (!self->showing)
    g_signal_emit (self, signals[TOGGLED], 0);
}

gboolean
gops_group_item_get_checked (GopsGroupItem *self)
{
  return gtk_check_button_get_active (self->check);
}

void
gops_group_item_set_checked (GopsGroupItem *self,
                             gboolean       checked)
{
  self->showing = TRUE;
  gtk_check_button_set_active (self->check, checked);
  self->showing = FALSE;
}

/* "Camp · WhatsApp · Maeve · running, city" */
static char *
dup_kind (GopsGroupItem *self)
{
  const char *owner = gops_record_get_text (self->group, GOPS_GROUP_OWNER), *tags = gops_record_get_text (self->group, GOPS_GROUP_TAGS);
  const GopsGroupFigures *figures = gops_group_facts_get_figures (self->known, gops_record_get_id (self->group));
  GString *facts = g_string_new (gops_group_kind_name (gops_record_get_text (self->group, GOPS_GROUP_KIND)));

  g_string_append_printf (facts, " · %s", gops_group_platform_name (gops_record_get_text (self->group, GOPS_GROUP_PLATFORM)));
  if (self->narrow && figures != NULL && figures->members >= 0)
    {
      g_autofree char *members = g_strdup_printf (ngettext ("%u member", "%u members", (guint) figures->members), (guint) figures->members);

      g_string_append_printf (facts, " · %s", members);
    }
  if (*owner != '\0')
    g_string_append_printf (facts, " · %s", owner);
  if (*tags != '\0')
    g_string_append_printf (facts, " · %s", tags);
  return g_string_free (facts, FALSE);
}

/* What a group needs stands where else it says what it is. */
static void
show_facts (GopsGroupItem *self)
{
  const GopsGroupNeed *need = gops_group_facts_get_need (self->known, gops_record_get_id (self->group));
  gboolean needy = need != NULL && need->health == GOPS_HEALTH_NEEDS_YOU && need->line != NULL;
  g_autofree char *facts = needy ? gops_brief (need->line, MOST_CHARACTERS) : dup_kind (self);
  g_autofree char *set = gops_language_thin_space (facts);

  gtk_label_set_label (self->facts, set);
  if (needy)
    gtk_widget_add_css_class (GTK_WIDGET (self->facts), "gops-amber");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->facts), "gops-amber");
}

static void
show_known (GopsGroupItem *self)
{
  show_facts (self);
  gops_group_cells_set (self->cells, self->known, gops_record_get_id (self->group));
}

char *
gops_group_item_describe (GopsGroupItem *self)
{
  return gops_group_facts_describe (self->known, gops_record_get_id (self->group), gops_record_get_text (self->group, GOPS_GROUP_NAME));
}

static void
show_status (GopsGroupItem *self)
{
  const char *status = gops_record_get_text (self->group, GOPS_GROUP_STATUS);
  gboolean archived = gops_record_get_int (self->group, GOPS_GROUP_ARCHIVED_AT) != 0;

  gtk_label_set_label (self->status, archived ? _("Archived") : gops_group_status_name (status));
  gtk_widget_set_visible (GTK_WIDGET (self->status), archived || !g_str_equal (status, "active"));   /* what most are need not be said */
  gtk_widget_remove_css_class (GTK_WIDGET (self->status), "amber");
  if (!archived && g_str_equal (status, "paused"))
    gtk_widget_add_css_class (GTK_WIDGET (self->status), "amber");
}

static void
show_group (GopsGroupItem *self)
{
  const char *name = gops_record_get_text (self->group, GOPS_GROUP_NAME);
  g_autofree char *icon = gops_group_kind_icon (gops_record_get_text (self->group, GOPS_GROUP_KIND));
  g_autofree char *label = g_strdup_printf (_("Select “%s”"), name);

  gtk_label_set_label (self->name, name);
  gops_language_tag (GTK_WIDGET (self->name), gops_record_get_text (self->group, GOPS_GROUP_LANGUAGE));
  gtk_image_set_from_icon_name (self->icon, icon);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  show_known (self);
  show_status (self);
}

static void
on_known_changed_cb (GopsGroupItem *self)
{
  if (self->group != NULL)
    show_known (self);
}

/**
 * gops_group_item_set_group:
 * @group: (nullable): followed until another comes
 */
void
gops_group_item_set_group (GopsGroupItem *self,
                           GopsGroup     *group)
{
  if (self->group != NULL)
    g_signal_handlers_disconnect_by_data (self->group, self);
  g_set_object (&self->group, group);
  if (group == NULL)
    return;
  g_signal_connect_swapped (group, "notify", G_CALLBACK (show_group), self);
  show_group (self);
}

static void
gops_group_item_dispose (GObject *object)
{
  GopsGroupItem *self = GOPS_GROUP_ITEM (object);

  gops_group_item_set_group (self, NULL);
  g_clear_object (&self->known);
  gtk_widget_dispose_template (GTK_WIDGET (object), GOPS_TYPE_GROUP_ITEM);

  G_OBJECT_CLASS (gops_group_item_parent_class)->dispose (object);
}

static void
gops_group_item_class_init (GopsGroupItemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_group_item_dispose;

  g_type_ensure (GOPS_TYPE_GROUP_CELLS);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/groups/gops-group-item.ui");
  gtk_widget_class_bind_template_child (widget_class, GopsGroupItem, check);
  gtk_widget_class_bind_template_child (widget_class, GopsGroupItem, icon);
  gtk_widget_class_bind_template_child (widget_class, GopsGroupItem, name);
  gtk_widget_class_bind_template_child (widget_class, GopsGroupItem, facts);
  gtk_widget_class_bind_template_child (widget_class, GopsGroupItem, status);
  gtk_widget_class_bind_template_child (widget_class, GopsGroupItem, cells);
  gtk_widget_class_bind_template_callback (widget_class, on_check_toggled_cb);
  signals[TOGGLED] = g_signal_new ("toggled", GOPS_TYPE_GROUP_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gops_group_item_init (GopsGroupItem *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
update_layout (GopsGroupItem     *self,
               GParamSpec        *pspec,
               GopsResponsiveBin *room)
{
  GopsWidthClass width = gops_responsive_bin_get_width_class (room);

  self->narrow = width == GOPS_WIDTH_NARROW;
  gops_group_cells_fit (self->cells, width);
  on_known_changed_cb (self);
}

GtkWidget *
gops_group_item_new (GopsGroupFacts    *facts,
                     GopsResponsiveBin *room)
{
  GopsGroupItem *self = g_object_new (GOPS_TYPE_GROUP_ITEM, NULL);

  self->known = g_object_ref (facts);
  g_signal_connect_object (facts, "changed", G_CALLBACK (on_known_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (room, "notify::width-class", G_CALLBACK (update_layout), self, G_CONNECT_SWAPPED);
  update_layout (self, NULL, room);
  return GTK_WIDGET (self);
}
