/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The seed users who are due. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-brief.h"
#include "gops-compat.h"
#include "gops-seed-users.h"
#include "gops-today-seeds.h"

#define MOST_CHARACTERS 200
#define MOST_ROWS 40   /* nobody asks more people in a day */

struct _GopsTodaySeeds
{
  GtkWidget parent_instance;

  GopsSession *session;   /* (owned) */
  GPtrArray   *dues;      /* (owned) (nullable) (element-type GopsSeedDue): in the order of the rows */

  GtkWidget   *title, *list;
};

G_DEFINE_FINAL_TYPE (GopsTodaySeeds, gops_today_seeds, GTK_TYPE_WIDGET)

static const GopsSeedDue *
due_of (GopsTodaySeeds *self,
        GtkWidget      *inside)
{
  GtkListBoxRow *row = GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (inside, GTK_TYPE_LIST_BOX_ROW));

  return g_ptr_array_index (self->dues, gtk_list_box_row_get_index (row));
}

static void
on_copy_clicked_cb (GopsTodaySeeds *self,
                    GtkWidget      *button)
{
  gops_session_copy_text (self->session, due_of (self, button)->reason, _("Reason copied"));
}

/* What came of it is noted where the person is listed. */
static void
open_person (GopsTodaySeeds *self,
             GtkWidget      *inside)
{
  const GopsSeedDue *due = due_of (self, inside);
  GopsPlace place = { .page = "positioning", .group = gops_record_get_id (due->group), .table = "outreach",
                      .row = gops_record_get_id (due->outreach), .column = "attempt" };

  gops_session_go_to (self->session, &place);
}

/* "Early Runners · third attempt · 2 days late" */
static char *
describe (const GopsSeedDue *due)
{
  g_autofree char *tried = g_strdup_printf (ngettext ("tried %u time", "tried %u times", due->attempts), due->attempts);
  g_autofree char *late = g_strdup_printf (ngettext ("%d day late", "%d days late", due->days_late), due->days_late);
  const char *contact = gops_record_get_text (due->outreach, GOPS_OUTREACH_CONTACT);
  g_autofree char *brief = gops_brief (contact, MOST_CHARACTERS);
  GString *facts = g_string_new (gops_record_get_text (due->group, GOPS_GROUP_NAME));

  if (*brief != '\0')
    g_string_append_printf (facts, " · %s", brief);
  if (due->attempts > 0)
    g_string_append_printf (facts, " · %s", tried);
  if (due->days_late > 0)
    g_string_append_printf (facts, " · %s", late);
  return g_string_free (facts, FALSE);
}

static GtkWidget *
create_button (GopsTodaySeeds *self,
               const char     *label,
               const char     *spoken,
               GCallback       clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
create_row (GopsTodaySeeds    *self,
            const GopsSeedDue *due)
{
  g_autofree char *name = gops_brief (gops_record_get_text (due->outreach, GOPS_OUTREACH_NAME), MOST_CHARACTERS);
  g_autofree char *facts = describe (due);
  g_autofree char *copy = g_strdup_printf (_("Copy the reason for %s"), name), *done = g_strdup_printf (_("Note an attempt for %s"), name);
  GtkWidget *row = gops_plain_row (g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 2, "subtitle-lines", 3,
                                                 "activatable", TRUE, "tooltip-text", *due->reason != '\0' ? due->reason : NULL, NULL),
                                   name, facts);

  if (*due->reason != '\0')
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_button (self, _("Copy"), copy, G_CALLBACK (on_copy_clicked_cb)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_button (self, _("Done"), done, G_CALLBACK (open_person)));
  return row;
}

static void
fill (GopsTodaySeeds *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < MIN (self->dues->len, MOST_ROWS); i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), create_row (self, g_ptr_array_index (self->dues, i)));
  gtk_widget_set_visible (GTK_WIDGET (self), self->dues->len > 0);
}

guint
gops_today_seeds_refresh (GopsTodaySeeds *self,
                          gint64          now)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *dues = gops_seed_due (gops_session_get_store (self->session), NULL, now, &error);

  if (dues == NULL)
    {
      gops_session_report (self->session, error);
      return 0;
    }
  g_clear_pointer (&self->dues, g_ptr_array_unref);
  self->dues = dues;
  fill (self);
  return dues->len;
}

/* --- object --- */

static void
gops_today_seeds_dispose (GObject *object)
{
  GopsTodaySeeds *self = GOPS_TODAY_SEEDS (object);

  g_clear_pointer (&self->title, gtk_widget_unparent);
  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_pointer (&self->dues, g_ptr_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_today_seeds_parent_class)->dispose (object);
}

static void
gops_today_seeds_class_init (GopsTodaySeedsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_today_seeds_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
gops_today_seeds_init (GopsTodaySeeds *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->title = g_object_new (GTK_TYPE_LABEL, "label", _("Seed Users to Ask"), "xalign", 0.0f, NULL);
  gtk_widget_add_css_class (self->title, "heading");
  gtk_widget_add_css_class (self->title, "gops-run-sheet-header");
  self->list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Seed Users to Ask"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (open_person), self);
  gtk_widget_set_parent (self->title, GTK_WIDGET (self));
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}

GtkWidget *
gops_today_seeds_new (GopsSession *session)
{
  GopsTodaySeeds *self = g_object_new (GOPS_TYPE_TODAY_SEEDS, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
