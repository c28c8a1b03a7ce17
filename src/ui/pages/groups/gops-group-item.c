/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A group in the list of all groups. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-group-batch.h"
#include "gops-group-item.h"
#include "gops-group-words.h"
#include "gops-headcount.h"
#include "gops-language.h"

#define MAX_TAGS 3

struct _GopsGroupItem
{
  AdwBin parent_instance;

  GopsSession    *session;   /* (owned) */
  GopsGroup      *group;     /* (owned) (nullable) */
  gboolean        showing;   /* the mark is being set from outside */

  GtkCheckButton *check;
  GtkImage       *icon;
  GtkLabel       *name;
  GtkLabel       *facts;
  GtkBox         *tags;
  GtkLabel       *status;
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

static guint
count_members (GopsGroupItem *self)
{
  gint64 n = 0;

  (void) gops_store_read_int (gops_session_get_store (self->session), &n, NULL,
                              "SELECT " GOPS_MEMBER_COUNT_SQL ("?1"), "l", gops_record_get_id (self->group));
  return (guint) n;
}

/* "Camp · WhatsApp · 128 members · Maeve" */
static void
show_facts (GopsGroupItem *self)
{
  guint n = count_members (self);
  const char *owner = gops_record_get_text (self->group, GOPS_GROUP_OWNER);
  g_autofree char *members = g_strdup_printf (ngettext ("%u member", "%u members", n), n);
  g_autofree char *facts = g_strdup_printf ("%s · %s · %s%s%s",
                                            gops_group_kind_name (gops_record_get_text (self->group, GOPS_GROUP_KIND)),
                                            gops_group_platform_name (gops_record_get_text (self->group, GOPS_GROUP_PLATFORM)),
                                            members, *owner != '\0' ? " · " : "", owner);
  g_autofree char *set = gops_language_thin_space (facts);

  gtk_label_set_label (self->facts, set);
}

static void
show_tags (GopsGroupItem *self)
{
  g_autoptr (GPtrArray) tags = gops_tags_split (gops_record_get_text (self->group, GOPS_GROUP_TAGS));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->tags))) != NULL)
    gtk_box_remove (self->tags, child);
  for (guint i = 0; i < MIN (tags->len, MAX_TAGS); i++)
    {
      GtkWidget *label = gtk_label_new (g_ptr_array_index (tags, i));

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
      gtk_widget_add_css_class (label, "gops-word");
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
      gtk_box_append (self->tags, label);
    }
}

static void
show_status (GopsGroupItem *self)
{
  const char *status = gops_record_get_text (self->group, GOPS_GROUP_STATUS);
  gboolean archived = gops_record_get_int (self->group, GOPS_GROUP_ARCHIVED_AT) != 0;

  gtk_label_set_label (self->status, archived ? _("Archived") : gops_group_status_name (status));
  gtk_widget_remove_css_class (GTK_WIDGET (self->status), "jade");
  gtk_widget_remove_css_class (GTK_WIDGET (self->status), "amber");
  if (!archived && g_str_equal (status, "active"))
    gtk_widget_add_css_class (GTK_WIDGET (self->status), "jade");
  else if (!archived && g_str_equal (status, "paused"))
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
  show_facts (self);
  show_tags (self);
  show_status (self);
}

static void
on_refreshed_cb (GopsGroupItem *self)
{
  if (self->group != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_facts (self);
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
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), GOPS_TYPE_GROUP_ITEM);

  G_OBJECT_CLASS (gops_group_item_parent_class)->dispose (object);
}

static void
gops_group_item_class_init (GopsGroupItemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_group_item_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/groups/gops-group-item.ui");
  gtk_widget_class_bind_template_child (widget_class, GopsGroupItem, check);
  gtk_widget_class_bind_template_child (widget_class, GopsGroupItem, icon);
  gtk_widget_class_bind_template_child (widget_class, GopsGroupItem, name);
  gtk_widget_class_bind_template_child (widget_class, GopsGroupItem, facts);
  gtk_widget_class_bind_template_child (widget_class, GopsGroupItem, tags);
  gtk_widget_class_bind_template_child (widget_class, GopsGroupItem, status);
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
  gtk_widget_set_visible (GTK_WIDGET (self->tags), gops_responsive_bin_get_width_class (room) != GOPS_WIDTH_NARROW);
}

GtkWidget *
gops_group_item_new (GopsSession       *session,
                     GopsResponsiveBin *room)
{
  GopsGroupItem *self = g_object_new (GOPS_TYPE_GROUP_ITEM, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (on_refreshed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (room, "notify::width-class", G_CALLBACK (update_layout), self, G_CONNECT_SWAPPED);
  update_layout (self, NULL, room);
  return GTK_WIDGET (self);
}
