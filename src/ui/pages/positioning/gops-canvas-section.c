/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rest of the canvas. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-binder.h"
#include "gops-canvas-section.h"
#include "gops-language.h"
#include "gops-scroll.h"

static const char *const audience_kinds[] = { "", "identity", "interest", "activity", NULL };
static const char *const audience_names[] = { N_("Not said yet"), N_("An identity"), N_("An interest"), N_("An activity"), NULL };
static const char *const paths[] = { "", "person", "product", "service", NULL };
static const char *const path_names[] = { N_("Not said yet"), N_("A leading person"), N_("A core product"), N_("A service"), NULL };

/* In the order in which one thinks of them. */
static const struct
{
  GopsPositioningColumn column;
  const char           *title;
  const char *const    *ids;     /* of a choice */
  const char *const    *names;
} fields[] = {
  { GOPS_POSITIONING_AUDIENCE_KIND, N_("What they share"), audience_kinds, audience_names },
  { GOPS_POSITIONING_OPERATOR_GAIN, N_("What you get") },
  { GOPS_POSITIONING_INTENT, N_("Founder’s intent") },
  { GOPS_POSITIONING_MISSION, N_("Mission") },
  { GOPS_POSITIONING_MISSION_END, N_("Done when") },
  { GOPS_POSITIONING_DISLIKES, N_("Shared dislikes") },
  { GOPS_POSITIONING_EXCLUSIONS, N_("Not for") },
  { GOPS_POSITIONING_PATH, N_("Built around"), paths, path_names },
  { GOPS_POSITIONING_PATH_NOTE, N_("Which person, product or service") },
  { GOPS_POSITIONING_COMPETITORS, N_("Competing groups") },
};

struct _GopsCanvasSection
{
  GopsView parent_instance;

  GopsBinder *binder;   /* (owned) */
  GtkWidget  *row[G_N_ELEMENTS (fields)];
};

G_DEFINE_FINAL_TYPE (GopsCanvasSection, gops_canvas_section, GOPS_TYPE_VIEW)

static void
gops_canvas_section_refresh (GopsView *view)
{
  GopsCanvasSection *self = GOPS_CANVAS_SECTION (view);
  const GopsDossier *dossier = gops_view_get_dossier (self);

  if (dossier == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].ids == NULL)
      gops_language_tag (self->row[i], gops_dossier_language (dossier));
  gops_binder_set_record (self->binder, dossier->positioning);
}

static void
gops_canvas_section_go_to (GopsView   *view,
                           const char *table,
                           gint64      row,
                           const char *column)
{
  GopsCanvasSection *self = GOPS_CANVAS_SECTION (view);

  for (guint i = 0; column != NULL && i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (gops_positioning_table.columns[fields[i].column].name, column))
      {
        (void) gops_binder_focus (self->binder, column);
        gops_scroll_to (self->row[i]);
      }
}

static GtkWidget *
create_choice (const char *const *names)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    gtk_string_list_append (list, _(names[i]));
  return g_object_new (ADW_TYPE_COMBO_ROW, "model", list, NULL);
}

static void
gops_canvas_section_constructed (GObject *object)
{
  GopsCanvasSection *self = GOPS_CANVAS_SECTION (object);
  GtkWidget *group = adw_preferences_group_new ();

  G_OBJECT_CLASS (gops_canvas_section_parent_class)->constructed (object);

  self->binder = gops_binder_new (gops_view_get_session (self));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      self->row[i] = fields[i].ids != NULL ? create_choice (fields[i].names) : g_object_new (ADW_TYPE_ENTRY_ROW, NULL);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row[i]), _(fields[i].title));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->row[i]);
      if (fields[i].ids != NULL)
        gops_binder_add_choice (self->binder, fields[i].column, G_OBJECT (self->row[i]), fields[i].ids);
      else
        gops_binder_add_text (self->binder, fields[i].column, GTK_EDITABLE (self->row[i]));
    }
  adw_bin_set_child (ADW_BIN (self), group);
}

static void
gops_canvas_section_dispose (GObject *object)
{
  g_clear_object (&GOPS_CANVAS_SECTION (object)->binder);

  G_OBJECT_CLASS (gops_canvas_section_parent_class)->dispose (object);
}

static void
gops_canvas_section_class_init (GopsCanvasSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = gops_canvas_section_constructed;
  G_OBJECT_CLASS (klass)->dispose = gops_canvas_section_dispose;
  GOPS_VIEW_CLASS (klass)->refresh = gops_canvas_section_refresh;
  GOPS_VIEW_CLASS (klass)->go_to = gops_canvas_section_go_to;
}

static void
gops_canvas_section_init (GopsCanvasSection *self)
{
}
