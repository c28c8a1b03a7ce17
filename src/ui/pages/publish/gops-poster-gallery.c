/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The poster templates, to choose one from. */

#include "config.h"

#include "gops-lazy-menu.h"
#include "gops-poster-draft.h"
#include "gops-poster-gallery.h"
#include "gops-poster-thumb.h"
#include "gops-publish-resources.h"
#include "gops-text.h"
#include "gops-use-resource.h"

#define THUMB_WIDTH  1080.0
#define THUMB_HEIGHT 1920.0
#define STRIP_HEIGHT 150

struct _GopsPosterGallery
{
  AdwBin parent_instance;

  GSimpleActionGroup *actions;   /* (owned) */
  char               *words;     /* (owned): searched for, folded */
  gboolean            filling;

  GtkEditable   *gallery_search;
  GtkMenuButton *gallery_filter;
  GtkWidget     *gallery_window;
  GtkFlowBox    *gallery;
  GtkWidget     *nothing;
};

G_DEFINE_FINAL_TYPE (GopsPosterGallery, gops_poster_gallery, ADW_TYPE_BIN)

enum { SELECTED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* What stands behind a child of the box. */
typedef struct
{
  GopsPosterTemplate *design;   /* (owned) */
  char               *words;    /* (owned): that a search finds, folded */
} Entry;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  gops_poster_template_unref (entry->design);
  g_free (entry->words);
  g_free (entry);
}

static const Entry *
entry_of (GtkFlowBoxChild *child)
{
  return g_object_get_data (G_OBJECT (child), "gops-entry");
}

static const char *
template_of (GtkFlowBoxChild *child)
{
  return g_object_get_data (G_OBJECT (child), "gops-template");
}

static GtkFlowBoxChild *
find_child (GopsPosterGallery *self,
            const char        *id)
{
  GtkFlowBoxChild *child;

  for (int i = 0; (child = gtk_flow_box_get_child_at_index (self->gallery, i)) != NULL; i++)
    if (g_strcmp0 (template_of (child), id) == 0)
      return child;
  return NULL;
}

static GtkFlowBoxChild *
chosen_child (GopsPosterGallery *self)
{
  g_autoptr (GList) selected = gtk_flow_box_get_selected_children (self->gallery);

  return selected != NULL ? selected->data : NULL;
}

/* --- searching --- */

static gboolean
action_fits (GopsPosterGallery *self,
             const char        *action,
             const char        *value)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), action);
  const char *wanted = g_variant_get_string (state, NULL);

  return *wanted == '\0' || g_strcmp0 (wanted, value) == 0;
}

static gboolean
is_shown (GtkFlowBoxChild *child,
          gpointer         data)
{
  GopsPosterGallery *self = data;
  const Entry *entry = entry_of (child);

  return action_fits (self, "use", gops_poster_template_get_purpose (entry->design)) &&
         action_fits (self, "style", gops_poster_template_get_style (entry->design)) &&
         strstr (entry->words, self->words) != NULL;
}

static gboolean
is_filtered (GopsPosterGallery *self)
{
  return !action_fits (self, "use", NULL) || !action_fits (self, "style", NULL);
}

static void
filter (GopsPosterGallery *self)
{
  GtkFlowBoxChild *child;
  gboolean some = FALSE;

  gtk_flow_box_invalidate_filter (self->gallery);
  for (int i = 0; !some && (child = gtk_flow_box_get_child_at_index (self->gallery, i)) != NULL; i++)
    some = is_shown (child, self);
  gtk_widget_set_visible (self->gallery_window, some);
  gtk_widget_set_visible (self->nothing, !some);
  if (is_filtered (self))
    gtk_widget_add_css_class (GTK_WIDGET (self->gallery_filter), "accent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->gallery_filter), "accent");
}

static void
on_search_changed_cb (GopsPosterGallery *self)
{
  g_free (self->words);
  self->words = g_utf8_casefold (gtk_editable_get_text (self->gallery_search), -1);
  filter (self);
}

static void
on_stop_search_cb (GopsPosterGallery *self)
{
  gtk_editable_set_text (self->gallery_search, "");
}

/* Enter takes the first that is left. */
static void
on_search_activate_cb (GopsPosterGallery *self)
{
  GtkFlowBoxChild *child;

  on_search_changed_cb (self);
  for (int i = 0; (child = gtk_flow_box_get_child_at_index (self->gallery, i)) != NULL; i++)
    if (is_shown (child, self))
      {
        gtk_flow_box_select_child (self->gallery, child);
        (void) gtk_widget_grab_focus (GTK_WIDGET (child));
        return;
      }
}

static void
on_filter_chosen_cb (GSimpleAction     *action,
                     GVariant          *value,
                     GopsPosterGallery *self)
{
  g_simple_action_set_state (action, value);
  filter (self);
}

static void
show_all (GopsPosterGallery *self)
{
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "use", g_variant_new_string (""));
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "style", g_variant_new_string (""));
  gtk_editable_set_text (self->gallery_search, "");
  on_search_changed_cb (self);
}

/* --- filling --- */

static void
show_thumb (GopsPosterThumb   *thumb,
            GopsStore         *store,
            const GopsDossier *dossier,
            const char        *id)
{
  GopsPosterDraft *draft = gops_poster_draft_new (store, dossier, id, NULL);

  if (draft == NULL)
    return;
  gops_poster_draft_set_size (draft, "1080x1920");
  gops_poster_thumb_set_draw (thumb, THUMB_WIDTH, THUMB_HEIGHT, gops_poster_draft_draw, draft, (GDestroyNotify) gops_poster_draft_unref);
}

static Entry *
entry_new (GopsPosterTemplate *design,
           const char         *name)
{
  const char *language = gops_interface_language (), *summary = gops_poster_template_get_summary (design, language);
  g_autofree char *words = g_strconcat (name, "\n", summary, NULL);
  Entry *entry = g_new0 (Entry, 1);

  entry->design = gops_poster_template_ref (design);
  entry->words = g_utf8_casefold (words, -1);
  return entry;
}

static GtkWidget *
make_child (GopsStore         *store,
            const GopsDossier *dossier,
            const char        *id)
{
  g_autoptr (GopsPosterTemplate) design = gops_poster_template_get (id, NULL);
  GtkWidget *child, *thumb;
  const char *name;

  if (design == NULL)
    return NULL;
  child = gtk_flow_box_child_new ();
  thumb = gops_poster_thumb_new ();
  name = gops_poster_template_get_name (design, gops_interface_language ());
  gops_poster_thumb_set_name (GOPS_POSTER_THUMB (thumb), name);
  show_thumb (GOPS_POSTER_THUMB (thumb), store, dossier, id);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), thumb);
  g_object_set_data_full (G_OBJECT (child), "gops-template", g_strdup (id), g_free);
  g_object_set_data_full (G_OBJECT (child), "gops-entry", entry_new (design, name), entry_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return child;
}

static void
clear (GopsPosterGallery *self)
{
  GtkFlowBoxChild *child;

  while ((child = gtk_flow_box_get_child_at_index (self->gallery, 0)) != NULL)
    gtk_flow_box_remove (self->gallery, GTK_WIDGET (child));
}

void
gops_poster_gallery_fill (GopsPosterGallery *self,
                          GopsStore         *store,
                          const GopsDossier *dossier,
                          const char        *wanted)
{
  const char *const *ids = gops_poster_template_list ();
  GtkFlowBoxChild *chosen;

  self->filling = TRUE;
  clear (self);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      GtkWidget *child = make_child (store, dossier, ids[i]);

      if (child != NULL)
        gtk_flow_box_append (self->gallery, child);
    }
  chosen = find_child (self, wanted);
  if (chosen == NULL)
    chosen = gtk_flow_box_get_child_at_index (self->gallery, 0);
  if (chosen != NULL)
    gtk_flow_box_select_child (self->gallery, chosen);
  self->filling = FALSE;
  filter (self);
}

void
gops_poster_gallery_update (GopsPosterGallery *self,
                            GopsStore         *store,
                            const GopsDossier *dossier)
{
  GtkFlowBoxChild *child = chosen_child (self);

  if (child != NULL)
    show_thumb (GOPS_POSTER_THUMB (gtk_flow_box_child_get_child (child)), store, dossier, template_of (child));
}

/* --- choosing --- */

const char *
gops_poster_gallery_get_chosen (GopsPosterGallery *self)
{
  GtkFlowBoxChild *child = chosen_child (self);

  return child != NULL ? template_of (child) : NULL;
}

void
gops_poster_gallery_choose (GopsPosterGallery *self,
                            const char        *id)
{
  GtkFlowBoxChild *child = find_child (self, id);

  if (child == NULL)
    return;
  if (!is_shown (child, self))
    show_all (self);
  gtk_flow_box_select_child (self->gallery, child);
}

static void
on_selected_cb (GopsPosterGallery *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SELECTED], 0);
}

void
gops_poster_gallery_set_narrow (GopsPosterGallery *self,
                                gboolean           narrow)
{
  gtk_widget_set_vexpand (self->gallery_window, !narrow);
  gtk_widget_set_vexpand (self->nothing, !narrow);
  gtk_widget_set_size_request (self->gallery_window, -1, narrow ? STRIP_HEIGHT : -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->gallery_window), narrow ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER,
                                  narrow ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC);
  gtk_flow_box_set_min_children_per_line (self->gallery, narrow ? 100 : 2);
  gtk_flow_box_set_max_children_per_line (self->gallery, narrow ? 100 : 2);
}

/* --- object --- */

static gboolean
gops_poster_gallery_grab_focus (GtkWidget *widget)
{
  GtkFlowBoxChild *child = chosen_child (GOPS_POSTER_GALLERY (widget));

  return child != NULL && gtk_widget_grab_focus (GTK_WIDGET (child));
}

static void
gops_poster_gallery_dispose (GObject *object)
{
  GopsPosterGallery *self = GOPS_POSTER_GALLERY (object);

  self->filling = TRUE;
  gtk_flow_box_set_filter_func (self->gallery, NULL, NULL, NULL);

  G_OBJECT_CLASS (gops_poster_gallery_parent_class)->dispose (object);
}

static void
gops_poster_gallery_finalize (GObject *object)
{
  GopsPosterGallery *self = GOPS_POSTER_GALLERY (object);

  g_object_unref (self->actions);
  g_free (self->words);

  G_OBJECT_CLASS (gops_poster_gallery_parent_class)->finalize (object);
}

static void
gops_poster_gallery_class_init (GopsPosterGalleryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_poster_gallery_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_poster_gallery_finalize;
  widget_class->grab_focus = gops_poster_gallery_grab_focus;

  GOPS_USE_RESOURCE (gops_publish);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/publish/gops-poster-gallery.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, GopsPosterGallery, name)
  CHILD (gallery_search);
  CHILD (gallery_filter);
  CHILD (gallery_window);
  CHILD (gallery);
  CHILD (nothing);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_selected_cb);
  signals[SELECTED] = g_signal_new ("selected", GOPS_TYPE_POSTER_GALLERY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_filter (GopsPosterGallery *self,
            const char        *name)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (name, G_VARIANT_TYPE_STRING, g_variant_new_string (""));

  g_signal_connect_object (action, "change-state", G_CALLBACK (on_filter_chosen_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
}

static void
gops_poster_gallery_init (GopsPosterGallery *self)
{
  g_autoptr (GSimpleAction) all = g_simple_action_new ("show-all", NULL);

  self->words = g_strdup ("");
  self->filling = TRUE;
  self->actions = g_simple_action_group_new ();
  add_filter (self, "use");
  add_filter (self, "style");
  g_signal_connect_object (all, "activate", G_CALLBACK (show_all), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (all));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "gallery", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  gops_lazy_menu_attach (self->gallery_filter, "/com/example/GroupOps/ui/publish/gops-publish-menus.ui", "gallery_menu");
  gtk_flow_box_set_filter_func (self->gallery, is_shown, self, NULL);
  self->filling = FALSE;
}
