/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes out: posters and texts. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-channels.h"
#include "gops-compat.h"
#include "gops-dialogs.h"
#include "gops-look.h"
#include "gops-poster-draft.h"
#include "gops-poster-pane.h"
#include "gops-poster-print.h"
#include "gops-poster-thumb.h"
#include "gops-publish-page.h"
#include "gops-publish-resources.h"
#include "gops-publish-texts.h"
#include "gops-responsive-bin.h"
#include "gops-text.h"
#include "gops-texts-view.h"
#include "gops-use-resource.h"

#define THUMB_WIDTH  1080.0
#define THUMB_HEIGHT 1920.0

struct _GopsPublishPage
{
  GopsView parent_instance;

  GopsPosterDraft *draft;     /* (owned) (nullable): of the chosen template */
  GopsPosterPane  *pane;      /* borrowed */
  gint64           group;     /* that is shown */

  GopsResponsiveBin *responsive;
  GtkBox            *halves;
  GtkWidget         *side;
  GtkToggleButton   *posters_toggle;
  GtkToggleButton   *texts_toggle;
  GtkWidget         *gallery_window;
  GtkFlowBox        *gallery;
  GtkStack          *stack;
  GopsPosterView    *poster;
  GopsTextsView     *texts;
};

G_DEFINE_FINAL_TYPE (GopsPublishPage, gops_publish_page, GOPS_TYPE_VIEW)

/* --- drawing --- */

/* A poster that can't be drawn leaves its ground empty; the pane says why. */
static void
draw_draft (cairo_t *cr,
            double   width,
            double   height,
            gpointer data)
{
  GopsPoster poster = gops_poster_draft_as_poster (data);

  (void) gops_poster_draw (&poster, cr, NULL, NULL);
}

static void
show_poster (GopsPublishPage *self)
{
  GopsPoster poster = gops_poster_draft_as_poster (self->draft);

  gops_poster_view_set_draw (self->poster, poster.width, poster.height, draw_draft,
                             gops_poster_draft_ref (self->draft), (GDestroyNotify) gops_poster_draft_unref);
}

/* --- the gallery --- */

static const char *
template_of_child (GtkFlowBoxChild *child)
{
  return g_object_get_data (G_OBJECT (child), "gops-template");
}

static GtkFlowBoxChild *
selected_child (GopsPublishPage *self)
{
  g_autoptr (GList) selected = gtk_flow_box_get_selected_children (self->gallery);

  return selected != NULL ? selected->data : NULL;
}

static const char *
selected_template (GopsPublishPage *self)
{
  GtkFlowBoxChild *child = selected_child (self);

  return child != NULL ? template_of_child (child) : NULL;
}

static GtkWidget *
make_thumb (GopsPublishPage   *self,
            const GopsDossier *dossier,
            const char        *id)
{
  g_autoptr (GopsPosterDraft) draft = gops_poster_draft_new (gops_view_get_store (self), dossier, id, NULL);
  GtkWidget *child = gtk_flow_box_child_new ();
  GtkWidget *thumb = gops_poster_thumb_new ();
  const char *name;

  if (draft == NULL)
    return child;
  gops_poster_draft_set_size (draft, "1080x1920");
  name = gops_poster_template_get_name (gops_poster_draft_get_template (draft), gops_interface_language ());
  gops_poster_thumb_set_name (GOPS_POSTER_THUMB (thumb), name);
  gops_poster_thumb_set_draw (GOPS_POSTER_THUMB (thumb), THUMB_WIDTH, THUMB_HEIGHT, draw_draft,
                              gops_poster_draft_ref (draft), (GDestroyNotify) gops_poster_draft_unref);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), thumb);
  g_object_set_data (G_OBJECT (child), "gops-template", (gpointer) id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return child;
}

static void
fill_gallery (GopsPublishPage   *self,
              const GopsDossier *dossier)
{
  const char *const *ids = gops_poster_template_list ();
  const char *wanted = self->draft != NULL ? gops_poster_template_get_id (gops_poster_draft_get_template (self->draft)) : NULL;
  GtkFlowBoxChild *chosen = NULL;
  GtkWidget *child;

  while ((child = GTK_WIDGET (gtk_flow_box_get_child_at_index (self->gallery, 0))) != NULL)
    gtk_flow_box_remove (self->gallery, child);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      child = make_thumb (self, dossier, ids[i]);
      gtk_flow_box_append (self->gallery, child);
      if (g_strcmp0 (ids[i], wanted) == 0)
        chosen = GTK_FLOW_BOX_CHILD (child);
    }
  gtk_flow_box_select_child (self->gallery, chosen != NULL ? chosen : gtk_flow_box_get_child_at_index (self->gallery, 0));
}

/* Loads the draft of the chosen template, as the file has it now. */
static void
load_draft (GopsPublishPage *self)
{
  const GopsDossier *dossier = gops_view_get_dossier (self);
  const char *id = selected_template (self);
  g_autoptr (GError) error = NULL;

  if (dossier == NULL || id == NULL)
    return;
  g_clear_pointer (&self->draft, gops_poster_draft_unref);
  self->draft = gops_poster_draft_new (gops_view_get_store (self), dossier, id, &error);
  if (self->draft == NULL)
    {
      gops_view_report (self, error);
      return;
    }
  show_poster (self);
  gops_poster_pane_set_draft (self->pane, self->draft);
}

static void
on_template_selected_cb (GopsPublishPage *self)
{
  gops_session_flush (gops_view_get_session (self));
  load_draft (self);
}

/* --- showing --- */

static void
name_narrow_action (GopsPublishPage *self)
{
  if (gtk_toggle_button_get_active (self->posters_toggle))
    gops_view_set_narrow_action (self, _("Save"), "gops-save-symbolic", "page.save-poster");
  else
    gops_view_set_narrow_action (self, _("Copy"), "gops-copy-symbolic", "page.copy-rules");
}

/* Texts are written when they are looked at. */
static void
show_texts (GopsPublishPage *self)
{
  if (!gtk_toggle_button_get_active (self->posters_toggle))
    gops_texts_view_show (self->texts, gops_view_get_session (self));
}

static void
on_mode_toggled_cb (GopsPublishPage *self)
{
  gboolean posters = gtk_toggle_button_get_active (self->posters_toggle);

  gtk_stack_set_visible_child_name (self->stack, posters ? "poster" : "texts");
  gtk_widget_set_visible (self->gallery_window, posters);
  gops_poster_pane_set_texts (self->pane, !posters);
  show_texts (self);
  name_narrow_action (self);
}

/* Below 600 px the gallery becomes a strip above the poster. */
static void
on_width_class_cb (GopsPublishPage *self)
{
  gboolean narrow = gops_responsive_bin_get_width_class (self->responsive) == GOPS_WIDTH_NARROW;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->halves), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_size_request (self->side, narrow ? -1 : 196, -1);
  gtk_widget_set_vexpand (self->gallery_window, !narrow);
  gtk_widget_set_size_request (self->gallery_window, -1, narrow ? 150 : -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->gallery_window), narrow ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER,
                                  narrow ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC);
  gtk_flow_box_set_min_children_per_line (self->gallery, narrow ? 20 : 2);
  gtk_flow_box_set_max_children_per_line (self->gallery, narrow ? 20 : 2);
}

static void
gops_publish_page_refresh (GopsView *view)
{
  GopsPublishPage *self = GOPS_PUBLISH_PAGE (view);
  const GopsDossier *dossier = gops_view_get_dossier (self);

  if (dossier == NULL)
    return;
  if (self->group != gops_record_get_id (dossier->group))
    {
      self->group = gops_record_get_id (dossier->group);
      g_clear_pointer (&self->draft, gops_poster_draft_unref);
      fill_gallery (self, dossier);
    }
  if (self->draft == NULL || !gops_poster_draft_is_dirty (self->draft))
    load_draft (self);
  show_texts (self);
}

static void
gops_publish_page_go_to (GopsView   *view,
                         const char *table,
                         gint64      row,
                         const char *column)
{
  GopsPublishPage *self = GOPS_PUBLISH_PAGE (view);
  const GopsDossier *dossier = gops_view_get_dossier (self);
  GtkFlowBoxChild *child;

  /* What belongs to the group and not to one poster is in its profile. */
  if (g_str_equal (table, "chat_group"))
    {
      (void) gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-profile", NULL);
      return;
    }
  if (g_str_equal (table, "channel") && g_strcmp0 (column, "renew") == 0)
    {
      gops_channels_present (gops_view_get_session (self), row, GTK_WIDGET (self));
      return;
    }
  for (guint i = 0; dossier != NULL && i < dossier->posters->len; i++)
    {
      gpointer record = g_ptr_array_index (dossier->posters, i);

      if (gops_record_get_id (record) != row)
        continue;
      gtk_toggle_button_set_active (self->posters_toggle, TRUE);
      for (int c = 0; (child = gtk_flow_box_get_child_at_index (self->gallery, c)) != NULL; c++)
        if (g_str_equal (template_of_child (child), gops_record_get_text (record, GOPS_POSTER_TEMPLATE)))
          gtk_flow_box_select_child (self->gallery, child);
    }
  gops_poster_pane_focus (self->pane, g_str_equal (table, "channel") ? "channel_id" : column);
}

static void
on_draft_changed_cb (GopsPublishPage *self)
{
  show_poster (self);
}

/* --- saving a poster --- */

/* The poster as it is stored, which it is as it is seen: the draft was written before. */
static gboolean
write_poster (GopsStore         *store,
              const GopsDossier *dossier,
              const char        *template_id,
              GFile             *file,
              GopsProgress      *progress,
              GCancellable      *cancellable,
              GError           **error)
{
  g_autoptr (GopsPosterDraft) draft = gops_poster_draft_new (store, dossier, template_id, error);
  GopsPoster poster;

  if (draft == NULL)
    return FALSE;
  poster = gops_poster_draft_as_poster (draft);
  return gops_poster_export (&poster, file, gops_store_get_author (store), NULL, cancellable, error);
}

/* "Notice Board – Sunrise": what is saved, without the name of the group. (transfer full) */
static char *
name_of_draft (GopsPublishPage *self)
{
  const GopsDossier *dossier = gops_view_get_dossier (self);
  GopsChannel *channel = gops_channels_find_id (dossier->channels, gops_poster_draft_get_channel (self->draft));
  const char *design = gops_poster_template_get_name (gops_poster_draft_get_template (self->draft), gops_interface_language ());

  return channel == NULL ? g_strdup (design) : g_strdup_printf ("%s – %s", gops_record_get_text (channel, GOPS_CHANNEL_NAME), design);
}

static void
on_save_poster_cb (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  GopsPublishPage *self = GOPS_PUBLISH_PAGE (widget);
  const GopsFileKind kinds[] = { { _("Pictures (PNG)"), "*.png" }, { _("Drawings (SVG)"), "*.svg" }, { _("Documents (PDF)"), "*.pdf" } };
  GopsPosterTemplate *template = self->draft != NULL ? gops_poster_draft_get_template (self->draft) : NULL;
  g_autofree char *what = NULL, *proposal = NULL;

  if (template == NULL)
    return;
  what = name_of_draft (self);
  proposal = gops_publish_file_name (gops_view_get_dossier (self), what, gops_poster_pane_get_format (self->pane));
  gops_publish_ask (self, &(GopsPublishFile) { _("Save Poster"), proposal, _("Poster saved"), write_poster,
                                               gops_poster_template_get_id (template) }, kinds, G_N_ELEMENTS (kinds));
}

static void
on_channels_cb (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  gops_channels_present (gops_view_get_session (widget), 0, widget);
}

static void
on_copy_rules_cb (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  gops_texts_view_copy_next (GOPS_PUBLISH_PAGE (widget)->texts);
}

static void
on_save_review_cb (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  gops_publish_ask_review (widget, gops_texts_view_get_period (GOPS_PUBLISH_PAGE (widget)->texts));
}

static void
on_copy_poster_cb (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  GopsPublishPage *self = GOPS_PUBLISH_PAGE (widget);
  g_autoptr (GdkTexture) texture = gops_poster_view_get_texture (self->poster, (int) THUMB_WIDTH);

  if (texture == NULL)
    return;
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (widget), texture);
  gops_session_toast (gops_view_get_session (self), _("Poster copied"));
}

static void
on_print_poster_cb (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  GopsPublishPage *self = GOPS_PUBLISH_PAGE (widget);

  if (self->draft != NULL)
    gops_poster_print (self->draft, gops_view_get_session (self), widget);
}

/* --- object --- */

static gboolean
gops_publish_page_grab_focus (GtkWidget *widget)
{
  GopsPublishPage *self = GOPS_PUBLISH_PAGE (widget);
  GtkFlowBoxChild *child = selected_child (self);

  if (!gtk_toggle_button_get_active (self->posters_toggle))
    return gtk_widget_grab_focus (GTK_WIDGET (self->texts));
  return child != NULL && gtk_widget_grab_focus (GTK_WIDGET (child));
}

static void
gops_publish_page_constructed (GObject *object)
{
  GopsPublishPage *self = GOPS_PUBLISH_PAGE (object);
  GtkWidget *pane;

  G_OBJECT_CLASS (gops_publish_page_parent_class)->constructed (object);
  pane = gops_poster_pane_new (gops_view_get_session (self), GTK_WIDGET (self));
  self->pane = GOPS_POSTER_PANE (pane);
  g_signal_connect_object (pane, "draft-changed", G_CALLBACK (on_draft_changed_cb), self, G_CONNECT_SWAPPED);
  gops_view_set_pane (self, pane);
  name_narrow_action (self);
  on_width_class_cb (self);
}

static void
gops_publish_page_dispose (GObject *object)
{
  GopsPublishPage *self = GOPS_PUBLISH_PAGE (object);

  g_clear_pointer (&self->draft, gops_poster_draft_unref);

  G_OBJECT_CLASS (gops_publish_page_parent_class)->dispose (object);
}

static void
gops_publish_page_class_init (GopsPublishPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = gops_publish_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = gops_publish_page_dispose;
  widget_class->grab_focus = gops_publish_page_grab_focus;
  GOPS_VIEW_CLASS (klass)->refresh = gops_publish_page_refresh;
  GOPS_VIEW_CLASS (klass)->go_to = gops_publish_page_go_to;

  gops_look_complete ();
  GOPS_USE_RESOURCE (gops_publish);
  g_type_ensure (GOPS_TYPE_POSTER_VIEW);
  g_type_ensure (GOPS_TYPE_RESPONSIVE_BIN);
  g_type_ensure (GOPS_TYPE_TEXTS_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/publish/gops-publish-page.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, GopsPublishPage, name)
  CHILD (responsive);
  CHILD (halves);
  CHILD (side);
  CHILD (posters_toggle);
  CHILD (texts_toggle);
  CHILD (gallery_window);
  CHILD (gallery);
  CHILD (stack);
  CHILD (poster);
  CHILD (texts);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, on_width_class_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_mode_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_template_selected_cb);
  gtk_widget_class_install_action (widget_class, "page.save-poster", NULL, on_save_poster_cb);
  gtk_widget_class_install_action (widget_class, "page.channels", NULL, on_channels_cb);
  gtk_widget_class_install_action (widget_class, "page.copy-poster", NULL, on_copy_poster_cb);
  gtk_widget_class_install_action (widget_class, "page.copy-rules", NULL, on_copy_rules_cb);
  gtk_widget_class_install_action (widget_class, "page.save-review", NULL, on_save_review_cb);
  gtk_widget_class_install_action (widget_class, "page.print-poster", NULL, on_print_poster_cb);
  gops_publish_texts_install (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "page.save-poster", NULL);
}

static void
gops_publish_page_init (GopsPublishPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
