/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes out: posters and texts. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-channels.h"
#include "gops-compat.h"
#include "gops-dialogs.h"
#include "gops-folder-export.h"
#include "gops-look.h"
#include "gops-own-templates.h"
#include "gops-poster-batch-dialog.h"
#include "gops-poster-draft.h"
#include "gops-poster-gallery.h"
#include "gops-poster-pane.h"
#include "gops-poster-print.h"
#include "gops-poster-share.h"
#include "gops-posting-question.h"
#include "gops-publish-page.h"
#include "gops-publish-resources.h"
#include "gops-publish-texts.h"
#include "gops-responsive-bin.h"
#include "gops-text.h"
#include "gops-texts-view.h"
#include "gops-use-resource.h"

struct _GopsPublishPage
{
  GopsView parent_instance;

  GopsPosterDraft *draft;     /* (owned) (nullable): of the chosen template */
  GopsPosterPictures *pictures;   /* (owned): that were read for the posters of this page */
  gint64           logo;      /* the material among them that is the brand's */
  GopsPosterPane  *pane;      /* borrowed */
  gint64           group;     /* that is shown */

  GopsResponsiveBin *responsive;
  GtkBox            *halves;
  GtkWidget         *side;
  GtkToggleButton   *posters_toggle;
  GtkToggleButton   *texts_toggle;
  GopsPosterGallery *templates;
  GtkStack          *stack;
  GopsPosterCanvas  *canvas;
  GopsTextsView     *texts;
};

G_DEFINE_FINAL_TYPE (GopsPublishPage, gops_publish_page, GOPS_TYPE_VIEW)

/* --- the poster --- */

static GopsPosterDraft *
make_draft (GopsPublishPage   *self,
            const GopsDossier *dossier,
            const char        *id,
            GError           **error)
{
  g_autoptr (GopsBrandKit) brand = gops_brand_kit_load (gops_view_get_store (self), error);

  if (brand == NULL)
    return NULL;
  if (self->logo != brand->logo)
    {
      gops_poster_pictures_unref (self->pictures);
      self->pictures = gops_poster_pictures_new ();
      self->logo = brand->logo;
    }
  return gops_poster_draft_new_sharing (gops_view_get_store (self), dossier, id, self->pictures, error);
}

/* Loads the draft of the chosen template, as the file has it now. */
static void
load_draft (GopsPublishPage *self)
{
  const GopsDossier *dossier = gops_view_get_dossier (self);
  const char *id = gops_poster_gallery_get_chosen (self->templates);
  g_autoptr (GError) error = NULL;

  if (dossier == NULL || id == NULL)
    return;
  g_clear_pointer (&self->draft, gops_poster_draft_unref);
  self->draft = make_draft (self, dossier, id, &error);
  if (self->draft == NULL)
    {
      gops_view_report (self, error);
      return;
    }
  gops_poster_canvas_show (self->canvas, self->draft);
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
  gtk_widget_set_visible (GTK_WIDGET (self->templates), posters);
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
  gops_poster_gallery_set_narrow (self->templates, narrow);
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
      gops_poster_gallery_fill (self->templates, NULL);
    }
  if (self->draft == NULL || !gops_poster_draft_is_dirty (self->draft))
    {
      load_draft (self);
      gops_poster_gallery_update (self->templates);
    }
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
  if (g_str_equal (table, "posting"))
    {
      gops_postings_present (gops_view_get_session (self), FALSE, GTK_WIDGET (self));
      return;
    }
  for (guint i = 0; dossier != NULL && i < dossier->posters->len; i++)
    {
      gpointer record = g_ptr_array_index (dossier->posters, i);

      if (gops_record_get_id (record) != row)
        continue;
      gtk_toggle_button_set_active (self->posters_toggle, TRUE);
      gops_poster_gallery_choose (self->templates, gops_record_get_text (record, GOPS_POSTER_TEMPLATE));
    }
  gops_poster_pane_focus (self->pane, g_str_equal (table, "channel") ? "channel_id" : column);
}

static void
on_draft_changed_cb (GopsPublishPage *self)
{
  gops_poster_canvas_show (self->canvas, self->draft);
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
  const GopsFileKind kinds[] = { { _("Pictures (PNG)"), "*.png" }, { _("Pictures (JPEG)"), "*.jpg" }, { _("Pictures (WebP)"), "*.webp" },
                                 { _("Drawings (SVG)"), "*.svg" }, { _("Documents (PDF)"), "*.pdf" } };
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

static const char *
headline_of (GopsPosterDraft *draft)
{
  static const char *const fields[] = { "headline", "title", "name" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *text = gops_poster_draft_get_field (draft, fields[i]);

      if (text != NULL && *text != '\0')
        return text;
    }
  return gops_poster_template_get_name (gops_poster_draft_get_template (draft), gops_interface_language ());
}

static void
on_note_posting_cb (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  GopsPublishPage *self = GOPS_PUBLISH_PAGE (widget);
  const GopsDossier *dossier = gops_view_get_dossier (self);
  GopsChannel *channel;
  const char *code;
  GopsPostingDraft draft;

  if (self->draft == NULL || dossier == NULL)
    return;
  channel = gops_channels_find_id (dossier->channels, gops_poster_draft_get_channel (self->draft));
  code = gops_poster_draft_get_field (self->draft, "qr");
  draft = (GopsPostingDraft) {
    .channel = channel != NULL ? gops_record_get_id (channel) : 0,
    .template_id = gops_poster_template_get_id (gops_poster_draft_get_template (self->draft)), .title = headline_of (self->draft),
    .code = code != NULL ? code : "",
    .code_until = gops_poster_draft_has_own_code (self->draft) ? "" : gops_channel_code_until (channel, dossier->group),
    .place = channel != NULL ? gops_record_get_text (channel, GOPS_CHANNEL_NAME) : "", .posted_on = dossier->today, .note = "",
  };
  gops_posting_ask (gops_view_get_session (self), gops_record_get_id (dossier->group), 0, &draft, widget);
}

static void
on_postings_cb (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  gops_postings_present (gops_view_get_session (widget), FALSE, widget);
}

static void
on_batch_posters_cb (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  GopsPublishPage *self = GOPS_PUBLISH_PAGE (widget);

  gops_session_flush (gops_view_get_session (self));
  gops_poster_batch_present (gops_view_get_session (self), gops_poster_gallery_get_chosen (self->templates), widget);
}

static void
on_save_template_cb (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  GopsPublishPage *self = GOPS_PUBLISH_PAGE (widget);

  gops_session_flush (gops_view_get_session (self));
  if (self->draft != NULL)
    gops_own_templates_ask_save (gops_view_get_session (self), self->draft, widget);
}

static void
on_open_template_cb (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  gops_own_templates_ask_import (gops_view_get_session (widget), widget);
}

static void
on_brand_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  gops_brand_present (gops_view_get_session (widget), widget);
}

static void
on_copy_rules_cb (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  gops_texts_view_copy_next (GOPS_PUBLISH_PAGE (widget)->texts);
}

static void
on_save_everything_cb (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  GopsPublishPage *self = GOPS_PUBLISH_PAGE (widget);
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (self->group == 0)
    return;
  g_array_append_val (groups, self->group);
  gops_folder_export_ask (gops_view_get_session (self), groups, widget);
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

  gops_poster_share_copy_picture (gops_poster_canvas_get_view (self->canvas), gops_view_get_session (self));
}

static void
on_copy_text_cb (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  GopsPublishPage *self = GOPS_PUBLISH_PAGE (widget);

  if (self->draft != NULL)
    gops_poster_share_copy_text (self->draft, gops_view_get_session (self));
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

/* A draft of its own, from what is stored: it is written as a file while this one may change. */
static GopsPosterDraft *
make_to_drag (gpointer   page,
              double     x,
              double     y,
              char     **out_name)
{
  GopsPublishPage *self = page;
  const GopsDossier *dossier = gops_view_get_dossier (self);
  g_autofree char *what = NULL;

  if (self->draft == NULL || dossier == NULL || gops_poster_canvas_is_held (self->canvas, x, y))
    return NULL;
  gops_session_flush (gops_view_get_session (self));
  what = name_of_draft (self);
  *out_name = gops_publish_file_name (dossier, what, "png");
  return gops_poster_draft_new (gops_view_get_store (self), dossier, gops_poster_template_get_id (gops_poster_draft_get_template (self->draft)), NULL);
}

/* --- object --- */

static gboolean
gops_publish_page_grab_focus (GtkWidget *widget)
{
  GopsPublishPage *self = GOPS_PUBLISH_PAGE (widget);
  GtkWidget *first = gtk_toggle_button_get_active (self->posters_toggle) ? GTK_WIDGET (self->templates) : GTK_WIDGET (self->texts);

  return gtk_widget_grab_focus (first);
}

static void
gops_publish_page_constructed (GObject *object)
{
  GopsPublishPage *self = GOPS_PUBLISH_PAGE (object);
  GtkWidget *pane;

  G_OBJECT_CLASS (gops_publish_page_parent_class)->constructed (object);
  gops_poster_gallery_set_up (self->templates, gops_view_get_session (self));
  pane = gops_poster_pane_new (gops_view_get_session (self), GTK_WIDGET (self), self->canvas);
  self->pane = GOPS_POSTER_PANE (pane);
  g_signal_connect_object (pane, "draft-changed", G_CALLBACK (on_draft_changed_cb), self, G_CONNECT_SWAPPED);
  gops_view_set_pane (self, pane);
  gops_poster_share_add_drag (gops_poster_canvas_get_view (self->canvas), gops_view_get_session (self), make_to_drag, self);
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
gops_publish_page_finalize (GObject *object)
{
  gops_poster_pictures_unref (GOPS_PUBLISH_PAGE (object)->pictures);

  G_OBJECT_CLASS (gops_publish_page_parent_class)->finalize (object);
}

static void
gops_publish_page_class_init (GopsPublishPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = gops_publish_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = gops_publish_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_publish_page_finalize;
  widget_class->grab_focus = gops_publish_page_grab_focus;
  GOPS_VIEW_CLASS (klass)->refresh = gops_publish_page_refresh;
  GOPS_VIEW_CLASS (klass)->go_to = gops_publish_page_go_to;

  gops_look_complete ();
  GOPS_USE_RESOURCE (gops_publish);
  g_type_ensure (GOPS_TYPE_POSTER_GALLERY);
  g_type_ensure (GOPS_TYPE_POSTER_CANVAS);
  g_type_ensure (GOPS_TYPE_RESPONSIVE_BIN);
  g_type_ensure (GOPS_TYPE_TEXTS_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/publish/gops-publish-page.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, GopsPublishPage, name)
  CHILD (responsive);
  CHILD (halves);
  CHILD (side);
  CHILD (posters_toggle);
  CHILD (texts_toggle);
  CHILD (templates);
  CHILD (stack);
  CHILD (canvas);
  CHILD (texts);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, on_width_class_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_mode_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_template_selected_cb);
  gtk_widget_class_install_action (widget_class, "page.save-poster", NULL, on_save_poster_cb);
  gtk_widget_class_install_action (widget_class, "page.brand", NULL, on_brand_cb);
  gtk_widget_class_install_action (widget_class, "page.batch-posters", NULL, on_batch_posters_cb);
  gtk_widget_class_install_action (widget_class, "page.save-template", NULL, on_save_template_cb);
  gtk_widget_class_install_action (widget_class, "page.open-template", NULL, on_open_template_cb);
  gtk_widget_class_install_action (widget_class, "page.channels", NULL, on_channels_cb);
  gtk_widget_class_install_action (widget_class, "page.copy-poster", NULL, on_copy_poster_cb);
  gtk_widget_class_install_action (widget_class, "page.copy-poster-text", NULL, on_copy_text_cb);
  gtk_widget_class_install_action (widget_class, "page.copy-rules", NULL, on_copy_rules_cb);
  gtk_widget_class_install_action (widget_class, "page.save-everything", NULL, on_save_everything_cb);
  gtk_widget_class_install_action (widget_class, "page.note-posting", NULL, on_note_posting_cb);
  gtk_widget_class_install_action (widget_class, "page.postings", NULL, on_postings_cb);
  gtk_widget_class_install_action (widget_class, "page.save-review", NULL, on_save_review_cb);
  gtk_widget_class_install_action (widget_class, "page.print-poster", NULL, on_print_poster_cb);
  gops_publish_texts_install (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "page.save-poster", NULL);
}

static void
gops_publish_page_init (GopsPublishPage *self)
{
  self->pictures = gops_poster_pictures_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
