/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the positioning page that open. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-budget-section.h"
#include "gops-canvas-section.h"
#include "gops-flow-section.h"
#include "gops-flow-words.h"
#include "gops-positioning-parts.h"
#include "gops-positioning-summary.h"
#include "gops-profile-section.h"
#include "gops-scroll.h"
#include "gops-section.h"
#include "gops-seeds-section.h"
#include "gops-statement-section.h"

typedef char *(*Summary) (const GopsDossier *dossier, gboolean *out_needs_you);

/* The parts below the fold: each is made when it is opened. */
static const struct
{
  const char *title, *short_title;   /* the short one stands in the index */
  GType     (*type) (void);
  Summary     summary;
  const char *tables[3];   /* whose rows it shows */
} parts[] = {
  { N_("Positioning Statement"), N_("Statement"), gops_statement_section_get_type, gops_statement_summary, { "statement" } },
  { N_("More About the Group"), N_("More"), gops_canvas_section_get_type, gops_canvas_summary, { "positioning" } },
  { N_("Business Flow"), N_("Flow"), gops_flow_section_get_type, gops_flow_summary, { "flow_node", "flow_arrow" } },
  { N_("Seed Users"), N_("Seed Users"), gops_seeds_section_get_type, gops_seeds_summary, { "outreach", "outreach_attempt" } },
  { N_("Budget"), N_("Budget"), gops_budget_section_get_type, gops_budget_summary, { "budget_item" } },
  { N_("Profile and Family"), N_("Profile"), gops_profile_section_get_type, gops_profile_summary, { "picture", "chat_group" } },
};

struct _GopsPositioningParts
{
  GopsSession *session;    /* borrowed */
  GtkBox      *sections;   /* borrowed */
  GtkBox      *index;      /* borrowed */
  GtkWidget   *section[G_N_ELEMENTS (parts)];
};

void
gops_positioning_parts_show (GopsPositioningParts *self,
                             const GopsDossier    *dossier)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      GopsView *view = gops_section_get_view (GOPS_SECTION (self->section[i]));
      gboolean needs_you = FALSE;
      g_autofree char *summary = parts[i].summary (dossier, &needs_you);

      gops_section_set_summary (GOPS_SECTION (self->section[i]), summary, needs_you);
      if (view != NULL)
        gops_view_refresh (view);
    }
}

void
gops_positioning_parts_set_narrow (GopsPositioningParts *self,
                                   gboolean              narrow)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gops_section_set_narrow (GOPS_SECTION (self->section[i]), narrow);
}

/* Whether the part shows rows of @table. */
static gboolean
has_table (guint       part,
           const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts[part].tables) && parts[part].tables[i] != NULL; i++)
    if (g_str_equal (parts[part].tables[i], table))
      return TRUE;
  return FALSE;
}

void
gops_positioning_parts_go_to (GopsPositioningParts *self,
                              const char           *table,
                              gint64                row,
                              const char           *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (has_table (i, table))
      {
        gops_section_set_open (GOPS_SECTION (self->section[i]), TRUE);
        gops_view_go_to (gops_section_get_view (GOPS_SECTION (self->section[i])), table, row, column);
        return;
      }
}

/* A part that is named in the index is opened, and its beginning brought to the top. */
static void
on_index_clicked_cb (GtkWidget *part)
{
  if (GOPS_IS_SECTION (part))
    gops_section_set_open (GOPS_SECTION (part), TRUE);
  gops_scroll_to_top (part);
  (void) gtk_widget_child_focus (part, GTK_DIR_TAB_FORWARD);
}

void
gops_positioning_parts_name (GopsPositioningParts *self,
                             const char           *title,
                             GtkWidget            *part)
{
  GtkWidget *button = gtk_button_new_with_label (title);

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_index_clicked_cb), part, G_CONNECT_SWAPPED);
  gtk_box_append (self->index, button);
}

void
gops_positioning_parts_create (GopsPositioningParts *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      self->section[i] = gops_section_new (_(parts[i].title), self->session, parts[i].type ());
      gtk_box_append (self->sections, self->section[i]);
      gops_positioning_parts_name (self, _(parts[i].short_title), self->section[i]);
    }
}

GopsPositioningParts *
gops_positioning_parts_new (GopsSession *session,
                            GtkBox      *sections,
                            GtkBox      *index)
{
  GopsPositioningParts *self = g_new0 (GopsPositioningParts, 1);

  self->session = session;
  self->sections = sections;
  self->index = index;
  return self;
}
