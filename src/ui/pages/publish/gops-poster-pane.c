/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beside the poster: fields, colours, size, Save. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-checked-field.h"
#include "gops-code-scan.h"
#include "gops-page-advice.h"
#include "gops-picture-row.h"
#include "gops-poster-edits.h"
#include "gops-poster-entry.h"
#include "gops-poster-look.h"
#include "gops-poster-pane.h"
#include "gops-preflight-list.h"
#include "gops-text.h"
#include "gops-publish-resources.h"
#include "gops-swatch.h"
#include "gops-use-resource.h"

#define WRITE_AFTER_MS 400
#define LOOK_AFTER_MS  150      /* what is told of the poster may wait until the typing pauses */
#define ROWS_LINES     " ⏎ "   /* how an entry row shows the line breaks of a field of rows */

struct _GopsPosterPane
{
  AdwBin parent_instance;

  GopsSession     *session;    /* (owned) */
  GtkWidget       *page;       /* borrowed */
  GopsPosterDraft *draft;      /* (owned) (nullable) */
  GPtrArray       *rows;       /* (owned) (element-type AdwEntryRow): of the fields, in the template's order */
  GPtrArray       *pictures;   /* (owned) (element-type GopsPictureRow): of fields that are pictures */
  GopsPosterCanvas *canvas;    /* borrowed */
  guint            look_timeout;
  guint            timeout;
  guint            take_idle;
  guint            choose_idle;
  gboolean         showing;
  char           **channels;   /* (owned) (nullable): what the row of channels offers */

  GtkWidget           *poster_part;
  AdwComboRow         *channel;
  AdwPreferencesGroup *fields;
  GtkFlowBox          *palettes;
  GopsPosterLook      *look;
  GtkLabel            *notes;
  GopsPreflightList   *preflight;
  AdwBin              *advice;
  GtkWidget           *save_part;
  GtkDropDown         *size;
  GtkDropDown         *format;
};

G_DEFINE_FINAL_TYPE (GopsPosterPane, gops_poster_pane, ADW_TYPE_BIN)

enum { DRAFT_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static const char *const formats[] = { "png", "jpg", "webp", "svg", "pdf" };

/* --- writing --- */

static void look (GopsPosterPane *self);
static void take_fields (GopsPosterPane *self);
static void take_channel (GopsPosterPane *self);

static void
flush (GopsPosterPane *self)
{
  g_autoptr (GError) error = NULL;

  if (self->take_idle != 0)
    take_fields (self);
  if (self->choose_idle != 0)
    take_channel (self);
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
  flush (self);
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

/* --- the channel --- */

/* The group's own code, the channels, what was written by hand where that is so, and the way to their dialog.
 * Returns: (transfer full) (array zero-terminated=1) */
static char **
list_channels (GopsPosterPane    *self,
               const GopsDossier *dossier)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  g_strv_builder_add (names, _("The group’s own code"));
  for (guint i = 0; i < dossier->channels->len; i++)
    g_strv_builder_add (names, gops_record_get_text (dossier->channels->pdata[i], GOPS_CHANNEL_NAME));
  if (gops_poster_draft_has_own_code (self->draft))
    g_strv_builder_add (names, _("Code written by hand"));
  g_strv_builder_add (names, _("Manage Channels…"));
  return g_strv_builder_end (names);
}

static guint
selected_channel (GopsPosterPane    *self,
                  const GopsDossier *dossier)
{
  if (gops_poster_draft_has_own_code (self->draft))
    return dossier->channels->len + 1;
  for (guint i = 0; i < dossier->channels->len; i++)
    if (gops_record_get_id (dossier->channels->pdata[i]) == gops_poster_draft_get_channel (self->draft))
      return i + 1;
  return 0;
}

static void
show_channel (GopsPosterPane *self)
{
  const GopsDossier *dossier = gops_session_get_dossier (self->session);
  g_auto (GStrv) names = dossier != NULL ? list_channels (self, dossier) : NULL;
  gboolean showing = self->showing;

  if (names == NULL)
    return;
  self->showing = TRUE;
  if (self->channels == NULL || !g_strv_equal ((const char *const *) names, (const char *const *) self->channels))
    {
      g_autoptr (GtkStringList) model = gtk_string_list_new ((const char *const *) names);

      g_strfreev (self->channels);
      self->channels = g_steal_pointer (&names);
      adw_combo_row_set_model (self->channel, G_LIST_MODEL (model));
    }
  adw_combo_row_set_selected (self->channel, selected_channel (self, dossier));
  self->showing = showing;
}

static void
changed (GopsPosterPane *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (WRITE_AFTER_MS, on_write_timeout_cb, self);
  g_signal_emit (self, signals[DRAFT_CHANGED], 0);
  show_channel (self);
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
    changed (self);
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

static void
on_picked_cb (GopsPosterPane *self,
              gint64          material,
              GopsPictureRow *row)
{
  g_autoptr (GError) error = NULL;

  if (self->draft != NULL)
    took (self, gops_poster_edit_picture (self->draft, gops_session_get_store (self->session), g_object_get_data (G_OBJECT (row), "gops-field"),
                                          material, &error), error);
  gops_picture_row_show (row, material);
}

/* --- fields --- */

static char *
replace_all (const char *text,
             const char *from,
             const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, -1);

  return g_strjoinv (to, parts);
}

/* Marks a row that says what cannot be, such as a date that does not exist. */
static void
check_field (GtkEditable *row)
{
  g_autofree char *value = replace_all (gtk_editable_get_text (row), ROWS_LINES, "\n");
  GopsPosterFieldType type = (GopsPosterFieldType) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "gops-type"));
  g_autoptr (GError) error = NULL;
  gboolean right = gops_poster_entry_check (type, value, &error);

  gops_checked_field_mark (ADW_ENTRY_ROW (row), right ? NULL : error->message);
}

/* The poster keeps what was right last, while something is typed that is not right yet. */
static void
take_field (GopsPosterPane *self,
            GtkEditable    *row)
{
  const char *id = g_object_get_data (G_OBJECT (row), "gops-field");
  g_autofree char *value = replace_all (gtk_editable_get_text (row), ROWS_LINES, "\n");

  if (!gtk_widget_has_css_class (GTK_WIDGET (row), "error"))
    gops_poster_draft_set_field (self->draft, id, value);
  g_object_set_data (G_OBJECT (row), "gops-typed", NULL);
}

static void
take_fields (GopsPosterPane *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->take_idle, g_source_remove);
  if (!gops_poster_edit_fields (self->draft, gops_session_get_store (self->session), &error))
    gops_session_report (self->session, error);
  for (guint i = 0; i < self->rows->len; i++)
    if (g_object_get_data (self->rows->pdata[i], "gops-typed") != NULL)
      take_field (self, self->rows->pdata[i]);
  changed (self);
}

static gboolean
on_take_idle_cb (gpointer data)
{
  GopsPosterPane *self = data;

  self->take_idle = 0;
  take_fields (self);
  return G_SOURCE_REMOVE;
}

/* Not taken at once: replacing a text empties the row for a moment. */
static void
on_field_changed_cb (GtkEditable    *row,
                     GopsPosterPane *self)
{
  check_field (row);
  if (self->showing || self->draft == NULL)
    return;
  g_object_set_data (G_OBJECT (row), "gops-typed", self);
  if (self->take_idle == 0)
    self->take_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_take_idle_cb, self, NULL);
}

static GtkWidget *
make_field_row (GopsPosterPane        *self,
                const GopsPosterField *field)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), field->type == GOPS_POSTER_FIELD_CODE ? _("Text of the QR code") : field->label);
  gtk_editable_set_enable_undo (GTK_EDITABLE (row), FALSE);
  g_object_set_data_full (G_OBJECT (row), "gops-field", g_strdup (field->id), g_free);
  g_object_set_data (G_OBJECT (row), "gops-type", GINT_TO_POINTER (field->type));
  g_signal_connect_object (row, "changed", G_CALLBACK (on_field_changed_cb), self, 0);
  if (field->type == GOPS_POSTER_FIELD_CODE)
    gops_code_scan_add (ADW_ENTRY_ROW (row), NULL, self->session);
  return row;
}

static GtkWidget *
make_picture_row (GopsPosterPane        *self,
                  const GopsPosterField *field)
{
  GtkWidget *row = gops_picture_row_new (self->session, field->label);

  g_object_set_data_full (G_OBJECT (row), "gops-field", g_strdup (field->id), g_free);
  g_signal_connect_object (row, "picked", G_CALLBACK (on_picked_cb), self, G_CONNECT_SWAPPED);
  return row;
}

/* --- pictures dropped on the poster --- */

/* Without one, files that are dropped are the window's. */
static gboolean
on_accept_cb (GtkDropTarget  *target,
              GdkDrop        *drop,
              GopsPosterPane *self)
{
  g_autoptr (GdkContentFormats) offered = gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_ref (gdk_drop_get_formats (drop)));

  return self->pictures->len > 0 && gdk_drop_get_drag (drop) == NULL && gdk_content_formats_match (gtk_drop_target_get_formats (target), offered);
}

/* The picture that it was dropped on, or else the only one. (nullable) */
static GopsPictureRow *
picture_at (GopsPosterPane *self,
            double          x,
            double          y)
{
  GopsPosterPiece *piece = gops_poster_canvas_get_layer_at (self->canvas, x, y);

  for (guint i = 0; i < self->pictures->len; i++)
    if (piece != NULL && g_strcmp0 (g_object_get_data (self->pictures->pdata[i], "gops-field"), piece->field) == 0)
      return self->pictures->pdata[i];
  return self->pictures->len == 1 ? self->pictures->pdata[0] : NULL;
}

static gboolean
on_drop_cb (GopsPosterPane *self,
            const GValue   *value,
            double          x,
            double          y)
{
  GopsPictureRow *row = picture_at (self, x, y);

  return row != NULL && gops_picture_row_take (row, value);
}

static void
accept_pictures (GopsPosterPane *self)
{
  GtkDropTarget *target = gops_picture_row_make_target ();

  g_signal_connect_object (target, "accept", G_CALLBACK (on_accept_cb), self, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), GTK_EVENT_CONTROLLER (target));
}

static void
remove_rows (GopsPosterPane *self,
             GPtrArray      *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (self->fields, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static void
rebuild_fields (GopsPosterPane     *self,
                GopsPosterTemplate *design)
{
  remove_rows (self, self->rows);
  remove_rows (self, self->pictures);
  for (guint i = 0; i < gops_poster_template_get_n_fields (design); i++)
    {
      GopsPosterField field = gops_poster_template_get_field (design, i, gops_interface_language ());
      gboolean picture = field.type == GOPS_POSTER_FIELD_PICTURE;
      GtkWidget *row = picture ? make_picture_row (self, &field) : make_field_row (self, &field);

      adw_preferences_group_add (self->fields, row);
      g_ptr_array_add (picture ? self->pictures : self->rows, row);
    }
}

/* @same: it is the poster that was shown before, so that what is being typed and is not right yet stays */
static void
show_fields (GopsPosterPane *self,
             gboolean        same)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkEditable *row = g_ptr_array_index (self->rows, i);
      const char *id = g_object_get_data (G_OBJECT (row), "gops-field");
      g_autofree char *value = replace_all (gops_poster_draft_get_field (self->draft, id), "\n", ROWS_LINES);

      if (!g_str_equal (gtk_editable_get_text (row), value) && !(same && gtk_widget_has_css_class (GTK_WIDGET (row), "error")))
        gtk_editable_set_text (row, value);
    }
}

static void
show_pictures (GopsPosterPane *self)
{
  for (guint i = 0; i < self->pictures->len; i++)
    {
      const char *id = g_object_get_data (self->pictures->pdata[i], "gops-field");

      gops_picture_row_show (self->pictures->pdata[i], gops_poster_picture_material (gops_poster_draft_get_field (self->draft, id)));
    }
}

/* What was typed is an action of its own, and so is the choice. @channel: its id, 0 for the group's own code */
static void
choose_channel (GopsPosterPane    *self,
                const GopsDossier *dossier,
                gint64             channel)
{
  flush (self);
  gops_poster_draft_set_channel (self->draft, gops_session_get_store (self->session), dossier, channel);
  self->showing = TRUE;
  show_fields (self, TRUE);
  self->showing = FALSE;
  changed (self);
  flush (self);
}

static void
take_channel (GopsPosterPane *self)
{
  const GopsDossier *dossier = gops_session_get_dossier (self->session);
  guint i = adw_combo_row_get_selected (self->channel);

  g_clear_handle_id (&self->choose_idle, g_source_remove);
  if (self->draft == NULL || dossier == NULL || i == selected_channel (self, dossier))
    return;
  if (i > dossier->channels->len)
    {
      show_channel (self);
      (void) gtk_widget_activate_action (self->page, "page.channels", NULL);
      return;
    }
  choose_channel (self, dossier, i > 0 ? gops_record_get_id (dossier->channels->pdata[i - 1]) : 0);
}

static gboolean
on_choose_idle_cb (gpointer data)
{
  GopsPosterPane *self = data;

  self->choose_idle = 0;
  take_channel (self);
  return G_SOURCE_REMOVE;
}

/* Not taken at once: the row cannot get other choices while it tells of this one. */
static void
on_channel_selected_cb (GopsPosterPane *self)
{
  if (!self->showing && self->choose_idle == 0)
    self->choose_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_choose_idle_cb, self, NULL);
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
  changed (self);
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
    rebuild_fields (self, after);
  rebuild_palettes (self);
  show_channel (self);
  show_fields (self, same);
  show_pictures (self);
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
  gtk_widget_class_bind_template_callback (widget_class, on_channel_selected_cb);
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
  accept_pictures (self);
  g_signal_connect_object (canvas, "arrange", G_CALLBACK (on_arrange_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas, "focus", G_CALLBACK (on_focus_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas, "chosen", G_CALLBACK (on_chosen_cb), self, G_CONNECT_SWAPPED);
  gops_preflight_list_set_session (self->preflight, session);
  adw_bin_set_child (self->advice, gops_page_advice_new (session, "publish"));
  g_signal_connect_object (session, "flush", G_CALLBACK (flush), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
