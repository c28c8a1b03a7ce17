/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person in the list of everybody. */
#include "config.h"

#include "gops-person-item.h"

#include <glib/gi18n.h>

#include "gops-language.h"
#include "gops-people-state.h"
#include "gops-tags.h"

#define MAX_TAGS 3

struct _GopsPersonItem
{
  AdwBin parent_instance;

  GopsPersonRow  *row;       /* (owned) (nullable) */
  gboolean        showing;   /* the mark is being set from outside */

  GtkCheckButton *check;
  AdwAvatar      *avatar;
  GtkLabel       *name;
  GtkLabel       *facts;
  GtkBox         *tags;
  GtkLabel       *sign;
};

G_DEFINE_FINAL_TYPE (GopsPersonItem, gops_person_item, ADW_TYPE_BIN)

enum { TOGGLED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
on_check_toggled_cb (GopsPersonItem *self)
{
  if (!self->showing)
    g_signal_emit (self, signals[TOGGLED], 0);
}

gboolean
gops_person_item_get_checked (GopsPersonItem *self)
{
  return gtk_check_button_get_active (self->check);
}

void
gops_person_item_set_checked (GopsPersonItem *self,
                              gboolean        checked)
{
  self->showing = TRUE;
  gtk_check_button_set_active (self->check, checked);
  self->showing = FALSE;
}

static void
show_tags (GopsPersonItem *self)
{
  g_autoptr (GPtrArray) tags = gops_tags_split (gops_record_get_text (self->row, GOPS_PERSON_ROW_TAGS));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->tags))) != NULL)
    gtk_box_remove (self->tags, child);
  for (guint i = 0; i < MIN (tags->len, MAX_TAGS); i++)
    {
      GtkWidget *label = gtk_label_new (tags->pdata[i]);

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
      gtk_widget_add_css_class (label, "gops-word");
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
      gtk_box_append (self->tags, label);
    }
}

static void
show_sign (GopsPersonItem *self)
{
  gboolean blacklisted = gops_record_get_bool (self->row, GOPS_PERSON_ROW_BLACKLISTED);
  gboolean bot = gops_record_get_bool (self->row, GOPS_PERSON_ROW_BOT), staff = gops_record_get_bool (self->row, GOPS_PERSON_ROW_STAFF);

  gtk_widget_set_visible (GTK_WIDGET (self->sign), blacklisted || bot || staff);
  gtk_label_set_label (self->sign, blacklisted ? _("Blacklisted") : bot ? _("Bot") : _("Staff"));
  gtk_widget_remove_css_class (GTK_WIDGET (self->sign), "loss");
  gtk_widget_remove_css_class (GTK_WIDGET (self->sign), "jade");
  if (blacklisted)
    gtk_widget_add_css_class (GTK_WIDGET (self->sign), "loss");
  else if (staff && !bot)
    gtk_widget_add_css_class (GTK_WIDGET (self->sign), "jade");
}

/* Whoever is on the blacklist is there for a reason, which says more than figures. */
static char *
dup_facts (GopsPersonItem *self)
{
  const char *reason = gops_record_get_text (self->row, GOPS_PERSON_ROW_BLACKLIST_REASON);
  g_autofree char *facts = gops_people_facts (self->row, NULL);

  if (!gops_record_get_bool (self->row, GOPS_PERSON_ROW_BLACKLISTED) || *reason == '\0')
    return g_steal_pointer (&facts);
  return g_strdup_printf ("%s · %s", reason, facts);
}

static void
show_row (GopsPersonItem *self)
{
  const char *name = gops_record_get_text (self->row, GOPS_PERSON_ROW_NAME);
  g_autofree char *label = g_strdup_printf (_("Select “%s”"), name), *facts = dup_facts (self), *set = gops_language_thin_space (facts);

  gtk_label_set_label (self->name, *name != '\0' ? name : _("Without a name"));
  adw_avatar_set_text (self->avatar, name);
  gtk_label_set_label (self->facts, set);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  show_tags (self);
  show_sign (self);
}

void
gops_person_item_set_row (GopsPersonItem *self,
                          GopsPersonRow  *row)
{
  if (self->row != NULL)
    g_signal_handlers_disconnect_by_data (self->row, self);
  g_set_object (&self->row, row);
  if (row == NULL)
    return;
  g_signal_connect_swapped (row, "notify", G_CALLBACK (show_row), self);
  show_row (self);
}

static void
gops_person_item_dispose (GObject *object)
{
  gops_person_item_set_row (GOPS_PERSON_ITEM (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), GOPS_TYPE_PERSON_ITEM);

  G_OBJECT_CLASS (gops_person_item_parent_class)->dispose (object);
}

static void
gops_person_item_class_init (GopsPersonItemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_person_item_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/people/gops-person-item.ui");
  gtk_widget_class_bind_template_child (widget_class, GopsPersonItem, check);
  gtk_widget_class_bind_template_child (widget_class, GopsPersonItem, avatar);
  gtk_widget_class_bind_template_child (widget_class, GopsPersonItem, name);
  gtk_widget_class_bind_template_child (widget_class, GopsPersonItem, facts);
  gtk_widget_class_bind_template_child (widget_class, GopsPersonItem, tags);
  gtk_widget_class_bind_template_child (widget_class, GopsPersonItem, sign);
  gtk_widget_class_bind_template_callback (widget_class, on_check_toggled_cb);
  signals[TOGGLED] = g_signal_new ("toggled", GOPS_TYPE_PERSON_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gops_person_item_init (GopsPersonItem *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
update_layout (GopsPersonItem    *self,
               GParamSpec        *pspec,
               GopsResponsiveBin *room)
{
  gboolean narrow = gops_responsive_bin_get_width_class (room) == GOPS_WIDTH_NARROW;

  gtk_widget_set_visible (GTK_WIDGET (self->tags), !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->avatar), !narrow);
}

GtkWidget *
gops_person_item_new (GopsResponsiveBin *room)
{
  GopsPersonItem *self = g_object_new (GOPS_TYPE_PERSON_ITEM, NULL);

  g_signal_connect_object (room, "notify::width-class", G_CALLBACK (update_layout), self, G_CONNECT_SWAPPED);
  update_layout (self, NULL, room);
  return GTK_WIDGET (self);
}
