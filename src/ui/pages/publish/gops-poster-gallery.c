/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The poster templates, to choose one from. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-context-menu.h"
#include "gops-lazy-menu.h"
#include "gops-own-posters.h"
#include "gops-own-templates.h"
#include "gops-poster-draft.h"
#include "gops-poster-gallery.h"
#include "gops-poster-thumb.h"
#include "gops-publish-resources.h"
#include "gops-text.h"
#include "gops-use-resource.h"

#define THUMB_WIDTH  1080.0
#define THUMB_HEIGHT 1920.0
#define STRIP_HEIGHT 150
#define OWN          "own"    /* as a use: the user's own templates */

struct _GopsPosterGallery
{
  AdwBin parent_instance;

  GopsSession        *session;   /* (owned) (nullable) */
  GSimpleActionGroup *actions;   /* (owned) */
  char               *print;     /* (owned) (nullable): of the own templates that are shown */
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

/* By what it is for, or whose it is. */
static gboolean
fits_use (GopsPosterGallery *self,
          GtkFlowBoxChild   *child,
          const Entry       *entry)
{
  if (gops_poster_is_own (template_of (child)) && action_fits (self, "use", OWN))
    return TRUE;
  return action_fits (self, "use", gops_poster_template_get_purpose (entry->design));
}

static gboolean
is_shown (GtkFlowBoxChild *child,
          gpointer         data)
{
  GopsPosterGallery *self = data;
  const Entry *entry = entry_of (child);

  return fits_use (self, child, entry) &&
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

/* --- the user's own --- */

static GMenuModel *
make_menu (GtkWidget *child)
{
  g_autofree char *rename = g_strdup_printf ("gallery.rename::%s", template_of (GTK_FLOW_BOX_CHILD (child)));
  g_autofree char *export = g_strdup_printf ("gallery.export::%s", template_of (GTK_FLOW_BOX_CHILD (child)));
  g_autofree char *remove = g_strdup_printf ("gallery.remove::%s", template_of (GTK_FLOW_BOX_CHILD (child)));
  GMenu *menu = g_menu_new ();

  if (gops_poster_is_own (template_of (GTK_FLOW_BOX_CHILD (child))))
    g_menu_append (menu, _("_Rename…"), rename);
  g_menu_append (menu, _("Save as a _File…"), export);
  if (gops_poster_is_own (template_of (GTK_FLOW_BOX_CHILD (child))))
    g_menu_append (menu, _("Re_move"), remove);
  return G_MENU_MODEL (menu);
}

static void
on_command_cb (GSimpleAction     *action,
               GVariant          *parameter,
               GopsPosterGallery *self)
{
  const char *name = g_action_get_name (G_ACTION (action)), *id = g_variant_get_string (parameter, NULL);

  if (g_str_equal (name, "rename"))
    gops_own_templates_ask_rename (self->session, id, GTK_WIDGET (self));
  else if (g_str_equal (name, "export"))
    gops_own_templates_ask_export (self->session, id, GTK_WIDGET (self));
  else
    gops_own_templates_remove (self->session, id);
}

/* Keys mean the chosen template, if it is the user's. */
static gboolean
on_key_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  GopsPosterGallery *self = GOPS_POSTER_GALLERY (gtk_widget_get_ancestor (widget, GOPS_TYPE_POSTER_GALLERY));
  const char *id = gops_poster_gallery_get_chosen (self);

  if (id == NULL || !gops_poster_is_own (id))
    return FALSE;
  g_action_group_activate_action (G_ACTION_GROUP (self->actions), g_variant_get_string (arguments, NULL), g_variant_new_string (id));
  return TRUE;
}

static void
add_key (GtkEventController *controller,
         guint               key,
         const char         *command)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, 0), gtk_callback_action_new (on_key_cb, NULL, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_string (command));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

static gboolean
on_drop_cb (GopsPosterGallery *self,
            const GValue      *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  return files != NULL && gops_own_templates_import (self->session, files->data);
}

static void
add_keys_and_drop (GopsPosterGallery *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  add_key (keys, GDK_KEY_F2, "rename");
  add_key (keys, GDK_KEY_Delete, "remove");
  gtk_widget_add_controller (GTK_WIDGET (self->gallery), keys);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* --- filling --- */

static void
show_thumb (GopsPosterGallery *self,
            GopsPosterThumb   *thumb,
            const char        *id)
{
  const GopsDossier *dossier = gops_session_get_dossier (self->session);
  GopsPosterDraft *draft = dossier != NULL ? gops_poster_draft_new (gops_session_get_store (self->session), dossier, id, NULL) : NULL;

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
make_child (GopsPosterGallery  *self,
            GopsPosterTemplate *design)
{
  GtkWidget *child = gtk_flow_box_child_new (), *thumb = gops_poster_thumb_new ();
  const char *id = gops_poster_template_get_id (design), *name = gops_poster_template_get_name (design, gops_interface_language ());

  gops_poster_thumb_set_name (GOPS_POSTER_THUMB (thumb), name);
  show_thumb (self, GOPS_POSTER_THUMB (thumb), id);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), thumb);
  g_object_set_data_full (G_OBJECT (child), "gops-template", g_strdup (id), g_free);
  g_object_set_data_full (G_OBJECT (child), "gops-entry", entry_new (design, name), entry_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gops_context_menu_add (child, make_menu);
  return child;
}

static void
clear (GopsPosterGallery *self)
{
  GtkFlowBoxChild *child;

  while ((child = gtk_flow_box_get_child_at_index (self->gallery, 0)) != NULL)
    gtk_flow_box_remove (self->gallery, GTK_WIDGET (child));
}

/* @own: the user's, or else the program's */
static void
append_templates (GopsPosterGallery   *self,
                  GopsPosterTemplates *templates,
                  gboolean             own)
{
  for (guint i = 0; i < gops_poster_templates_get_n (templates); i++)
    {
      GopsPosterTemplate *design = gops_poster_templates_get (templates, i);

      if (gops_poster_is_own (gops_poster_template_get_id (design)) == own)
        gtk_flow_box_append (self->gallery, make_child (self, design));
    }
}

void
gops_poster_gallery_fill (GopsPosterGallery *self,
                          const char        *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPosterTemplates) templates = gops_poster_templates_load (gops_session_get_store (self->session), &error);
  GtkFlowBoxChild *chosen;

  gops_session_report (self->session, error);
  if (templates == NULL)
    return;
  self->filling = TRUE;
  clear (self);
  append_templates (self, templates, TRUE);
  append_templates (self, templates, FALSE);
  g_free (self->print);
  self->print = gops_own_templates_print (gops_session_get_store (self->session));
  chosen = find_child (self, wanted);
  if (chosen == NULL)
    chosen = find_child (self, gops_poster_template_list ()[0]);
  if (chosen != NULL)
    gtk_flow_box_select_child (self->gallery, chosen);
  self->filling = FALSE;
  filter (self);
}

/* (transfer full) (element-type utf8) */
static GHashTable *
shown_ids (GopsPosterGallery *self)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GtkFlowBoxChild *child;

  for (int i = 0; (child = gtk_flow_box_get_child_at_index (self->gallery, i)) != NULL; i++)
    g_hash_table_add (ids, g_strdup (template_of (child)));
  return ids;
}

/* Other templates than before: whoever saved one wants to go on with it. */
static void
refill (GopsPosterGallery *self)
{
  g_autofree char *chosen = g_strdup (gops_poster_gallery_get_chosen (self));
  g_autoptr (GHashTable) before = shown_ids (self);
  GtkFlowBoxChild *child;

  gops_poster_gallery_fill (self, chosen);
  for (int i = 0; (child = gtk_flow_box_get_child_at_index (self->gallery, i)) != NULL; i++)
    if (!g_hash_table_contains (before, template_of (child)))
      {
        gops_poster_gallery_choose (self, template_of (child));
        return;
      }
  if (g_strcmp0 (chosen, gops_poster_gallery_get_chosen (self)) != 0)
    g_signal_emit (self, signals[SELECTED], 0);
}

void
gops_poster_gallery_update (GopsPosterGallery *self)
{
  g_autofree char *print = gops_own_templates_print (gops_session_get_store (self->session));
  GtkFlowBoxChild *child = chosen_child (self);

  if (g_strcmp0 (print, self->print) != 0)
    refill (self);
  else if (child != NULL)
    show_thumb (self, GOPS_POSTER_THUMB (gtk_flow_box_child_get_child (child)), template_of (child));
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

void
gops_poster_gallery_set_up (GopsPosterGallery *self,
                            GopsSession       *session)
{
  self->session = g_object_ref (session);
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
  g_clear_object (&self->session);
  gtk_flow_box_set_filter_func (self->gallery, NULL, NULL, NULL);

  G_OBJECT_CLASS (gops_poster_gallery_parent_class)->dispose (object);
}

static void
gops_poster_gallery_finalize (GObject *object)
{
  GopsPosterGallery *self = GOPS_POSTER_GALLERY (object);

  g_object_unref (self->actions);
  g_free (self->words);
  g_free (self->print);

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
add_command (GopsPosterGallery *self,
             const char        *name)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, G_VARIANT_TYPE_STRING);

  g_signal_connect_object (action, "activate", G_CALLBACK (on_command_cb), self, 0);
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
  add_command (self, "rename");
  add_command (self, "export");
  add_command (self, "remove");
  g_signal_connect_object (all, "activate", G_CALLBACK (show_all), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (all));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "gallery", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  gops_lazy_menu_attach (self->gallery_filter, "/com/example/GroupOps/ui/publish/gops-publish-menus.ui", "gallery_menu");
  gtk_flow_box_set_filter_func (self->gallery, is_shown, self, NULL);
  add_keys_and_drop (self);
  self->filling = FALSE;
}
