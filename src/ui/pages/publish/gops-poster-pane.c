/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beside the poster: fields, colours, size, Save. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-page-advice.h"
#include "gops-poster-edits.h"
#include "gops-poster-pane-private.h"
#include "gops-text.h"
#include "gops-publish-resources.h"
#include "gops-swatch.h"
#include "gops-use-resource.h"

#define WRITE_AFTER_MS 400
#define LOOK_AFTER_MS  150      /* what is told of the poster may wait until the typing pauses */

G_DEFINE_FINAL_TYPE (GopsPosterPane, gops_poster_pane, ADW_TYPE_BIN)

enum { DRAFT_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static const char *const formats[] = { "png", "jpg", "webp", "svg", "pdf" };

/* --- writing --- */

static void look (GopsPosterPane *self);

void
gops_poster_pane_flush (GopsPosterPane *self)
{
  g_autoptr (GError) error = NULL;

  if (self->take_idle != 0)
    gops_poster_pane_take_fields (self);
  if (self->choose_idle != 0)
    gops_poster_pane_take_channel (self);
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->look_timeout != 0)
    look (self);
  if (self->draft != NULL && !gops_poster_draft_save (self->draft, gops_session_get_store (self->session), &error))
    gops_session_report (self->session, error);
}

static gboolean
on_write_timeout_cb (gpointer data)
{
  GopsPosterPane *self = data;

  self->timeout = 0;
  gops_poster_pane_flush (self);
  return G_SOURCE_REMOVE;
}

static void
add_note (GString    *text,
          const char *note)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", note);
}

/* In words too, where the colour of a row says that its value cannot be. */
static void
add_wrong_fields (GopsPosterPane *self,
                  GString        *text)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_widget_has_css_class (self->rows->pdata[i], "error"))
      {
        g_autofree char *note = g_strdup_printf (_("%s: %s"), adw_preferences_row_get_title (self->rows->pdata[i]),
                                                 gtk_widget_get_tooltip_text (self->rows->pdata[i]));

        add_note (text, note);
      }
}

/* What the drawing has to say: a text that does not fit, a face that is missing, a code that is too long. */
static void
show_notes (GopsPosterPane *self)
{
  GopsPoster poster = gops_poster_draft_as_poster (self->draft);
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  cairo_t *cr = cairo_create (surface);

  add_wrong_fields (self, text);
  if (!gops_poster_draw (&poster, cr, &notes, &error))
    add_note (text, error->message);
  for (guint i = 0; notes != NULL && i < notes->len; i++)
    add_note (text, g_ptr_array_index (notes, i));
  gtk_label_set_label (self->notes, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->notes), text->len > 0);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
show_look (GopsPosterPane *self)
{
  GopsPosterPiece *chosen = gops_poster_canvas_get_chosen (self->canvas);

  gops_poster_look_show (self->look, self->draft, gops_poster_canvas_get_layers (self->canvas), chosen != NULL ? chosen->id : NULL);
}

/* Drawing it once more takes as long as drawing it on the screen. */
static void
look (GopsPosterPane *self)
{
  g_clear_handle_id (&self->look_timeout, g_source_remove);
  show_notes (self);
  show_look (self);
  gops_preflight_list_look (self->preflight, gops_poster_template_get_id (gops_poster_draft_get_template (self->draft)));
}

static gboolean
on_look_timeout_cb (gpointer data)
{
  GopsPosterPane *self = data;

  self->look_timeout = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

static void
look_soon (GopsPosterPane *self)
{
  g_clear_handle_id (&self->look_timeout, g_source_remove);
  self->look_timeout = g_timeout_add (LOOK_AFTER_MS, on_look_timeout_cb, self);
}

void
gops_poster_pane_changed (GopsPosterPane *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (WRITE_AFTER_MS, on_write_timeout_cb, self);
  g_signal_emit (self, signals[DRAFT_CHANGED], 0);
  gops_poster_pane_show_channel (self);
  look_soon (self);
}

/* --- changes by hand --- */

/* @begun: what waited of another kind was written, and the change was made */
static void
took (GopsPosterPane *self,
      gboolean        begun,
      const GError   *error)
{
  if (begun)
    gops_poster_pane_changed (self);
  else
    gops_session_report (self->session, error);
}

static void
on_arrange_cb (GopsPosterPane        *self,
               GopsPosterPiece       *piece,
               GopsPosterLayerChange *change)
{
  g_autoptr (GError) error = NULL;

  if (self->draft != NULL)
    took (self, gops_poster_edit_layer (self->draft, gops_session_get_store (self->session), piece, change, &error), error);
}

static void
on_focus_cb (GopsPosterPane  *self,
             GopsPosterPiece *piece,
             double           x,
             double           y)
{
  g_autoptr (GError) error = NULL;

  if (self->draft != NULL)
    took (self, gops_poster_edit_focus (self->draft, gops_session_get_store (self->session), piece, x, y, &error), error);
}

static void
on_face_cb (GopsPosterPane *self,
            int             face,
            const char     *family)
{
  g_autoptr (GError) error = NULL;

  if (self->draft != NULL)
    took (self, gops_poster_edit_face (self->draft, gops_session_get_store (self->session), (GopsPosterFace) face, family, &error), error);
}

static void
on_reset_cb (GopsPosterPane *self)
{
  g_autoptr (GError) error = NULL;

  if (self->draft != NULL)
    took (self, gops_poster_edit_reset (self->draft, gops_session_get_store (self->session), &error), error);
}

static void
on_choose_cb (GopsPosterPane *self,
              const char     *id)
{
  gops_poster_canvas_choose (self->canvas, id);
}

static void
on_chosen_cb (GopsPosterPane *self)
{
  if (self->draft != NULL)
    show_look (self);
}

/* --- colours and size --- */

static void
add_template_palettes (GopsPosterPane     *self,
                       GopsPosterTemplate *design)
{
  for (guint i = 0; i < gops_poster_template_get_n_palettes (design); i++)
    {
      guint32 colors[3] = { 0 };
      guint n = gops_poster_template_get_palette_colors (design, i, colors, G_N_ELEMENTS (colors));
      const char *name = gops_poster_template_get_palette_name (design, i, gops_interface_language ());

      gtk_flow_box_append (self->palettes, gops_swatch_new (colors, n, name));
    }
}

static void
add_brand_palette (GopsPosterPane     *self,
                   const GopsBrandKit *brand)
{
  const char *const chosen[] = { brand->paper_color, brand->main_color, brand->accent_color, brand->ink_color };
  guint32 colors[G_N_ELEMENTS (chosen)];
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (chosen); i++)
    if (*chosen[i] == '#')
      colors[n++] = (guint32) g_ascii_strtoull (chosen[i] + 1, NULL, 16);
  if (n > 0)
    gtk_flow_box_append (self->palettes, gops_swatch_new (colors, n, C_("palette", "Brand")));
}

static void
rebuild_palettes (GopsPosterPane *self)
{
  GtkFlowBoxChild *child;

  while ((child = gtk_flow_box_get_child_at_index (self->palettes, 0)) != NULL)
    gtk_flow_box_remove (self->palettes, GTK_WIDGET (child));
  add_template_palettes (self, gops_poster_draft_get_template (self->draft));
  if (gops_brand_kit_has_colors (gops_poster_draft_get_brand (self->draft)))
    add_brand_palette (self, gops_poster_draft_get_brand (self->draft));
}

static void
show_palette (GopsPosterPane *self)
{
  GtkFlowBoxChild *child = gtk_flow_box_get_child_at_index (self->palettes, (int) gops_poster_draft_get_palette (self->draft));

  if (child != NULL)
    gtk_flow_box_select_child (self->palettes, child);
}

static void
on_palette_selected_cb (GopsPosterPane *self)
{
  g_autoptr (GList) selected = gtk_flow_box_get_selected_children (self->palettes);
  g_autoptr (GError) error = NULL;

  if (selected != NULL && !self->showing && self->draft != NULL)
    took (self, gops_poster_edit_palette (self->draft, gops_session_get_store (self->session),
                                          (guint) gtk_flow_box_child_get_index (selected->data), &error), error);
}

static void
show_size (GopsPosterPane *self)
{
  const GopsPosterSize *sizes = gops_poster_sizes ();

  for (guint i = 0; sizes[i].id != NULL; i++)
    if (g_ascii_strcasecmp (sizes[i].id, gops_poster_draft_get_size (self->draft)) == 0)
      gtk_drop_down_set_selected (self->size, i);
}

static void
on_size_selected_cb (GopsPosterPane *self)
{
  if (self->showing || self->draft == NULL)
    return;
  gops_poster_draft_set_size (self->draft, gops_poster_sizes ()[gtk_drop_down_get_selected (self->size)].id);
  gops_poster_pane_changed (self);
}

static void
fill_sizes (GopsPosterPane *self)
{
  const GopsPosterSize *sizes = gops_poster_sizes ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; sizes[i].id != NULL; i++)
    {
      g_autofree char *label = gops_poster_size_label (&sizes[i]);

      gtk_string_list_append (labels, label);
    }
  gtk_drop_down_set_model (self->size, G_LIST_MODEL (labels));
}

const char *
gops_poster_pane_get_format (GopsPosterPane *self)
{
  return formats[MIN (gtk_drop_down_get_selected (self->format), G_N_ELEMENTS (formats) - 1)];
}

/* --- the draft --- */

/**
 * gops_poster_pane_set_draft:
 * @draft: shown from now on; the same template's fields keep their rows, so that typing goes on
 */
void
gops_poster_pane_set_draft (GopsPosterPane  *self,
                            GopsPosterDraft *draft)
{
  GopsPosterTemplate *before = self->draft != NULL ? gops_poster_draft_get_template (self->draft) : NULL;
  GopsPosterTemplate *after = gops_poster_draft_get_template (draft);
  gboolean same_rows = before != NULL && g_str_equal (gops_poster_template_get_id (before), gops_poster_template_get_id (after));
  gboolean same = gops_poster_draft_is_same (draft, self->draft);

  self->showing = TRUE;
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_handle_id (&self->take_idle, g_source_remove);
  g_clear_handle_id (&self->choose_idle, g_source_remove);
  gops_poster_draft_ref (draft);
  g_clear_pointer (&self->draft, gops_poster_draft_unref);
  self->draft = draft;
  if (!same_rows)
    gops_poster_pane_rebuild_fields (self, after);
  rebuild_palettes (self);
  gops_poster_pane_show_channel (self);
  gops_poster_pane_show_fields (self, same);
  gops_poster_pane_show_pictures (self);
  show_palette (self);
  show_size (self);
  self->showing = FALSE;
  look (self);
}

/**
 * gops_poster_pane_set_texts:
 * @texts: whether the page shows texts, so that only the advice is wanted here
 */
void
gops_poster_pane_set_texts (GopsPosterPane *self,
                            gboolean        texts)
{
  gtk_widget_set_visible (self->poster_part, !texts);
  gtk_widget_set_visible (self->save_part, !texts);
}

void
gops_poster_pane_focus (GopsPosterPane *self,
                        const char     *column)
{
  const char *wanted = g_strcmp0 (column, "join_code") == 0 ? "qr" : NULL;

  if (g_strcmp0 (column, "channel_id") == 0)
    {
      (void) gtk_widget_grab_focus (GTK_WIDGET (self->channel));
      return;
    }
  if (g_strcmp0 (column, "size") == 0)
    {
      (void) gtk_widget_grab_focus (GTK_WIDGET (self->size));
      return;
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (wanted != NULL && !g_str_equal (g_object_get_data (G_OBJECT (row), "gops-field"), wanted))
        continue;
      (void) gtk_widget_grab_focus (row);
      return;
    }
}

/* @field: (nullable) */
static GtkWidget *
row_of_field (GopsPosterPane *self,
              const char     *field)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_strcmp0 (g_object_get_data (self->rows->pdata[i], "gops-field"), field) == 0)
      return self->rows->pdata[i];
  return NULL;
}

/* Where the list of what is wrong leads. */
static void
on_show_place_cb (GopsPosterPane *self,
                  const char     *place,
                  const char     *field)
{
  GtkWidget *row = row_of_field (self, g_str_equal (place, "code") ? "qr" : field);

  if (g_str_equal (place, "palette"))
    (void) gtk_widget_child_focus (GTK_WIDGET (self->palettes), GTK_DIR_TAB_FORWARD);
  else if (g_str_equal (place, "code-until"))
    (void) gtk_widget_grab_focus (GTK_WIDGET (self->channel));
  else if (g_str_equal (place, "size") || row == NULL)
    (void) gtk_widget_grab_focus (GTK_WIDGET (self->size));
  else
    (void) gtk_widget_grab_focus (row);
}

/* The pane stands beside the page, where its commands are not found. */
static void
on_command_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  g_autofree char *command = g_strconcat ("page", strchr (name, '.'), NULL);

  (void) gtk_widget_activate_action (GOPS_POSTER_PANE (widget)->page, command, NULL);
}

/* --- object --- */

static void
gops_poster_pane_dispose (GObject *object)
{
  GopsPosterPane *self = GOPS_POSTER_PANE (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_handle_id (&self->look_timeout, g_source_remove);
  g_clear_handle_id (&self->take_idle, g_source_remove);
  g_clear_handle_id (&self->choose_idle, g_source_remove);
  g_clear_pointer (&self->draft, gops_poster_draft_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_poster_pane_parent_class)->dispose (object);
}

static void
gops_poster_pane_finalize (GObject *object)
{
  GopsPosterPane *self = GOPS_POSTER_PANE (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->pictures);
  g_strfreev (self->channels);

  G_OBJECT_CLASS (gops_poster_pane_parent_class)->finalize (object);
}

static void
gops_poster_pane_class_init (GopsPosterPaneClass *klass)
{
  static const char *const commands[] = { "pane.save-poster", "pane.copy-poster", "pane.copy-poster-text", "pane.print-poster",
                                           "pane.batch-posters", "pane.save-template", "pane.open-template", "pane.brand",
                                           "pane.note-posting", "pane.postings" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_poster_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_poster_pane_finalize;

  GOPS_USE_RESOURCE (gops_publish);
  g_type_ensure (GOPS_TYPE_POSTER_LOOK);
  g_type_ensure (GOPS_TYPE_PREFLIGHT_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/publish/gops-poster-pane.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, GopsPosterPane, name)
  CHILD (poster_part);
  CHILD (channel);
  CHILD (fields);
  CHILD (palettes);
  CHILD (look);
  CHILD (notes);
  CHILD (preflight);
  CHILD (advice);
  CHILD (save_part);
  CHILD (size);
  CHILD (format);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, on_arrange_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_face_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_reset_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_show_place_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "on_channel_selected_cb", G_CALLBACK (gops_poster_pane_on_channel_selected));
  gtk_widget_class_bind_template_callback (widget_class, on_palette_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_size_selected_cb);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    gtk_widget_class_install_action (widget_class, commands[i], NULL, on_command_cb);
  signals[DRAFT_CHANGED] = g_signal_new ("draft-changed", GOPS_TYPE_POSTER_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gops_poster_pane_init (GopsPosterPane *self)
{
  self->rows = g_ptr_array_new ();
  self->pictures = g_ptr_array_new ();
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_sizes (self);
  self->showing = FALSE;
}

GtkWidget *
gops_poster_pane_new (GopsSession      *session,
                      GtkWidget        *page,
                      GopsPosterCanvas *canvas)
{
  GopsPosterPane *self = g_object_new (GOPS_TYPE_POSTER_PANE, NULL);

  self->session = g_object_ref (session);
  self->page = page;
  self->canvas = canvas;
  gops_poster_pane_accept_pictures (self);
  g_signal_connect_object (canvas, "arrange", G_CALLBACK (on_arrange_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas, "focus", G_CALLBACK (on_focus_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas, "chosen", G_CALLBACK (on_chosen_cb), self, G_CONNECT_SWAPPED);
  gops_preflight_list_set_session (self->preflight, session);
  adw_bin_set_child (self->advice, gops_page_advice_new (session, "publish"));
  g_signal_connect_object (session, "flush", G_CALLBACK (gops_poster_pane_flush), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
