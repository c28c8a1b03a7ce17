/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library. Its sections are made when they are first shown. */

#include "config.h"

#include "gops-library-page.h"

#include <glib/gi18n.h>

#include "gops-catalogue-view.h"
#include "gops-compat.h"
#include "gops-look.h"
#include "gops-materials-view.h"
#include "gops-replies-view.h"
#include "gops-responsive-bin.h"

struct _GopsLibraryPage
{
  GopsView parent_instance;

  GtkWidget *sections[GOPS_N_SECTIONS];   /* borrowed (nullable): until they are shown */
  gboolean   stale[GOPS_N_SECTIONS];      /* of those that are loaded: to be loaded when they are shown */
  gboolean   choosing;                    /* one choice follows the other */
  GtkWidget *responsive, *places, *narrow, *choice, *stack;   /* borrowed */
};

G_DEFINE_FINAL_TYPE (GopsLibraryPage, gops_library_page, GOPS_TYPE_VIEW)

/* --- sections --- */

static GopsLibrarySection
get_shown (GopsLibraryPage *self)
{
  const char *id = gtk_stack_get_visible_child_name (GTK_STACK (self->stack));

  return id != NULL ? gops_library_section_find (id) : GOPS_N_SECTIONS;
}

static GtkWidget *
create_section (GopsLibraryPage    *self,
                GopsLibrarySection  section)
{
  if (section == GOPS_SECTION_REPLIES)
    return gops_replies_view_new (GOPS_VIEW (self));
  if (section == GOPS_SECTION_MATERIALS)
    return gops_materials_view_new (GOPS_VIEW (self));
  return gops_catalogue_view_new (gops_view_get_session (self), section);
}

static GtkWidget *
ensure_section (GopsLibraryPage    *self,
                GopsLibrarySection  section)
{
  if (self->sections[section] == NULL)
    {
      self->sections[section] = create_section (self, section);
      self->stale[section] = TRUE;
      gtk_stack_add_named (GTK_STACK (self->stack), self->sections[section], gops_library_section_info (section)->id);
    }
  return self->sections[section];
}

/* Sections that are loaded in a thread. */
static void
load_shown (GopsLibraryPage *self)
{
  GopsLibrarySection section = get_shown (self);

  if (section == GOPS_N_SECTIONS || !self->stale[section])
    return;
  self->stale[section] = FALSE;
  if (GOPS_IS_LOADED_VIEW (self->sections[section]))
    gops_loaded_view_refresh (GOPS_LOADED_VIEW (self->sections[section]));
}

static void
choose (GopsLibraryPage    *self,
        GopsLibrarySection  section)
{
  if (self->choosing || section >= GOPS_N_SECTIONS)
    return;
  self->choosing = TRUE;
  (void) ensure_section (self, section);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), gops_library_section_info (section)->id);
  gtk_list_box_select_row (GTK_LIST_BOX (self->places), gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->places), (int) section));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), section);
  self->choosing = FALSE;
  load_shown (self);
}

static void
on_place_selected_cb (GopsLibraryPage *self,
                      GtkListBoxRow   *row)
{
  if (row != NULL)
    choose (self, (GopsLibrarySection) gtk_list_box_row_get_index (row));
}

/* Enter leads into what is chosen. */
static void
on_place_activated_cb (GopsLibraryPage *self)
{
  (void) gtk_widget_child_focus (self->stack, GTK_DIR_TAB_FORWARD);
}

static void
on_choice_cb (GopsLibraryPage *self)
{
  choose (self, (GopsLibrarySection) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice)));
}

void
gops_library_page_show_section (GopsLibraryPage *self,
                                const char      *id)
{
  choose (self, gops_library_section_find (id));
}

/* --- page --- */

static void
on_width_cb (GopsLibraryPage *self)
{
  gboolean wide = gops_responsive_bin_get_width_class (GOPS_RESPONSIVE_BIN (self->responsive)) == GOPS_WIDTH_WIDE;

  gtk_widget_set_visible (gtk_widget_get_parent (self->places), wide);
  gtk_widget_set_visible (self->narrow, !wide);
}

/* What the sections that are loaded tell of. */
static void
on_store_changed_cb (GopsLibraryPage *self,
                     GopsChanges     *changes)
{
  static const char *const tables[] = { "chat_group", "clause", "plan_item", "poster", "method_template" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (gops_changes_touch (changes, tables[i]))
      for (guint j = 0; j < GOPS_N_SECTIONS; j++)
        self->stale[j] = self->sections[j] != NULL;
}

static void
gops_library_page_refresh (GopsView *view)
{
  GopsLibraryPage *self = GOPS_LIBRARY_PAGE (view);

  if (get_shown (self) == GOPS_N_SECTIONS)
    choose (self, GOPS_SECTION_REPLIES);
  else
    load_shown (self);
}

/* A row of a table, or an entry of a section: then @table is the section, and @column the entry. */
static void
gops_library_page_go_to (GopsView   *view,
                         const char *table,
                         gint64      row,
                         const char *column)
{
  GopsLibraryPage *self = GOPS_LIBRARY_PAGE (view);
  GopsLibrarySection section = g_strcmp0 (table, "reply") == 0 ? GOPS_SECTION_REPLIES :
                               g_strcmp0 (table, "material") == 0 ? GOPS_SECTION_MATERIALS : gops_library_section_find (table);

  if (section == GOPS_N_SECTIONS)
    return;
  choose (self, section);
  if (section == GOPS_SECTION_REPLIES && row != 0)
    gops_replies_view_go_to (GOPS_REPLIES_VIEW (self->sections[section]), row);
  else if (section == GOPS_SECTION_MATERIALS && row != 0)
    gops_materials_view_go_to (GOPS_MATERIALS_VIEW (self->sections[section]), row);
  else if (GOPS_IS_CATALOGUE_VIEW (self->sections[section]) && column != NULL)
    gops_catalogue_view_go_to (GOPS_CATALOGUE_VIEW (self->sections[section]), column);
}

static gboolean
gops_library_page_grab_focus (GtkWidget *widget)
{
  GopsLibraryPage *self = GOPS_LIBRARY_PAGE (widget);
  GopsLibrarySection section = get_shown (self);

  return section != GOPS_N_SECTIONS && gtk_widget_grab_focus (self->sections[section]);
}

/* --- object --- */

static void
gops_library_page_constructed (GObject *object)
{
  G_OBJECT_CLASS (gops_library_page_parent_class)->constructed (object);
  gops_look_complete ();
  g_signal_connect_object (gops_view_get_store (object), "changed", G_CALLBACK (on_store_changed_cb), object, G_CONNECT_SWAPPED);
}

static void
gops_library_page_class_init (GopsLibraryPageClass *klass)
{
  GopsViewClass *view_class = GOPS_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = gops_library_page_constructed;
  GTK_WIDGET_CLASS (klass)->grab_focus = gops_library_page_grab_focus;
  view_class->refresh = gops_library_page_refresh;
  view_class->go_to = gops_library_page_go_to;
}

static GtkWidget *
create_place (const GopsLibrarySectionInfo *info)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *label = g_object_new (GTK_TYPE_LABEL, "label", _(info->title), "xalign", 0.0, NULL);
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", box, "tooltip-text", _(info->hint), NULL);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (info->icon_name));
  gtk_box_append (GTK_BOX (box), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _(info->title), -1);
  return row;
}

static GtkWidget *
create_places (GopsLibraryPage *self)
{
  GtkWidget *frame = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->places = gtk_list_box_new ();
  gtk_widget_add_css_class (self->places, "navigation-sidebar");
  gtk_widget_set_size_request (self->places, 220, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->places), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Sections of the library"), -1);
  for (guint i = 0; i < GOPS_N_SECTIONS; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->places), create_place (gops_library_section_info (i)));
  g_signal_connect_object (self->places, "row-selected", G_CALLBACK (on_place_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->places, "row-activated", G_CALLBACK (on_place_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (frame), self->places);
  gtk_box_append (GTK_BOX (frame), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  return frame;
}

static GtkWidget *
create_choice (GopsLibraryPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < GOPS_N_SECTIONS; i++)
    gtk_string_list_append (names, _(gops_library_section_info (i)->title));
  self->choice = g_object_new (GTK_TYPE_DROP_DOWN, "model", names, "hexpand", TRUE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Sections of the library"), -1);
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (on_choice_cb), self, G_CONNECT_SWAPPED);
  self->narrow = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->narrow, "gops-page-toolbar");
  gtk_box_append (GTK_BOX (self->narrow), self->choice);
  return self->narrow;
}

static void
gops_library_page_init (GopsLibraryPage *self)
{
  GtkWidget *whole = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->choosing = TRUE;
  self->stack = g_object_new (GTK_TYPE_STACK, "hhomogeneous", FALSE, "vhomogeneous", FALSE, "vexpand", TRUE, "hexpand", TRUE, NULL);
  gtk_box_append (GTK_BOX (whole), create_places (self));
  gtk_box_append (GTK_BOX (right), create_choice (self));
  gtk_box_append (GTK_BOX (right), self->stack);
  gtk_box_append (GTK_BOX (whole), right);
  self->choosing = FALSE;
  self->responsive = gops_responsive_bin_new ();
  gops_responsive_bin_set_child (GOPS_RESPONSIVE_BIN (self->responsive), whole);
  g_signal_connect_object (self->responsive, "notify::width-class", G_CALLBACK (on_width_cb), self, G_CONNECT_SWAPPED);
  on_width_cb (self);
  adw_bin_set_child (ADW_BIN (self), self->responsive);
}
