/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posters: one drawing for the screen, pictures, SVG and PDF. */
#include "config.h"
#include "gops-faces.h"
#include "gops-poster.h"

#include <glib/gi18n.h>
#include "gops-glyphs.h"
#include "gops-output-error.h"
#include "gops-poster-entry.h"
#include "gops-poster-private.h"
#include "gops-text.h"

/* A poster is upright up to this proportion of width to height, lies from the other, is square between. */
#define UPRIGHT_BELOW 0.86
#define LYING_ABOVE 1.2
/* Lying layouts want to be this many units wide; a poster that is hardly longer than high gets smaller type instead. */
#define LYING_LEAST 1.7

static void
clear_variable (gpointer data)
{
  g_free (((GopsVariable *) data)->name);
}

static void
clear_context (GopsPosterContext *self)
{
  g_clear_pointer (&self->variables, g_array_unref);
  g_clear_pointer (&self->typesets, g_hash_table_unref);
  g_clear_pointer (&self->substitutions, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->hidden, g_ptr_array_unref);
  g_clear_pointer (&self->palette, json_object_unref);
  g_clear_pointer (&self->own_changes, gops_poster_changes_free);
  if (self->path != NULL)
    g_string_free (self->path, TRUE);
  g_clear_pointer (&self->qr, gops_qr_free);
  g_clear_error (&self->error);
}

static gboolean
make_qr (GopsPosterContext *self, const GopsPoster *poster, GError **error)
{
  const char *text = gops_poster_field (self, "qr");
  int modules, most;

  if (*text == '\0')
    return TRUE;
  self->qr = gops_qr_new (text, error);
  if (self->qr == NULL)
    return FALSE;
  /* Below two pixels a module no camera reads the code; no template gives it more than 0.4 of the measure. */
  modules = gops_qr_get_modules (self->qr) + 2 * GOPS_QR_MARGIN;
  most = (int) (0.4 * self->unit / 2);
  if (modules > most)
    {
      g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_TOO_LONG,
                   _("The code's text of %u bytes is too long to be read from a poster of %d × %d: use a shorter link or a larger size"),
                   (guint) strlen (text), poster->width, poster->height);
      return FALSE;
    }
  return TRUE;
}

static const char *
layout_name (const GopsPoster *poster)
{
  double proportion = poster->width / (double) poster->height;

  return proportion < UPRIGHT_BELOW ? "portrait" : proportion > LYING_ABOVE ? "landscape" : "square";
}

double
gops_poster_measure (const GopsPoster *poster)
{
  gboolean lying = poster->width / (double) poster->height > LYING_ABOVE;

  return lying ? MIN (poster->height, poster->width / LYING_LEAST) : poster->width;
}

static gboolean
prepare (GopsPosterContext *self, const GopsPoster *poster, cairo_t *cr, GError **error)
{
  self->poster_template = poster->design;
  self->fields = poster->fields;
  self->language = poster->language != NULL ? poster->language : "en";
  self->cr = cr;
  self->shrink = 1;
  self->own_changes = gops_poster_changes_merge (gops_poster_template_get_changes (poster->design), poster->changes);
  self->changes = gops_poster_changes_is_empty (self->own_changes) ? NULL : self->own_changes;
  self->pictures = poster->pictures;
  self->brand = poster->brand;
  self->width = poster->width;
  self->height = poster->height;
  self->unit = gops_poster_measure (poster);
  self->path = g_string_new (layout_name (poster));
  self->variables = g_array_new (FALSE, TRUE, sizeof (GopsVariable));
  g_array_set_clear_func (self->variables, clear_variable);
  self->typesets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) gops_typeset_free);
  self->substitutions = g_ptr_array_new_with_free_func (g_free);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  self->palette = gops_poster_colors (poster, self->changes);
  if (self->palette == NULL)
    {
      g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_FORMAT, _("The template “%s” has no palette “%s”"),
                   gops_poster_template_get_id (poster->design), poster->palette);
      return FALSE;
    }
  gops_poster_push (self, "W", poster->width / self->unit);
  gops_poster_push (self, "H", poster->height / self->unit);
  gops_poster_push (self, "zh", g_str_has_prefix (self->language, "zh"));
  return make_qr (self, poster, error);
}

/* What an older program or another hand left in a poster's fields, and cannot be shown. */
static void
add_wrong_values (GopsPosterContext *self, GPtrArray *notes)
{
  for (guint i = 0; i < gops_poster_template_get_n_fields (self->poster_template); i++)
    {
      GopsPosterField field = gops_poster_template_get_field (self->poster_template, i, gops_interface_language ());
      g_autoptr (GError) error = NULL;

      /* Translators: the name of a poster's field, and what is wrong with its value */
      if (!gops_poster_entry_check (field.type, gops_poster_field (self, field.id), &error))
        g_ptr_array_add (notes, g_strdup_printf (_("%s: %s"), field.label, error->message));
    }
}

static GPtrArray *
collect_notes (GopsPosterContext *self)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_free);
  char *missing = gops_glyphs_describe ();

  add_wrong_values (self, notes);
  if (missing != NULL)
    g_ptr_array_add (notes, missing);
  for (guint i = 0; i < self->substitutions->len; i++)
    g_ptr_array_add (notes, g_strdup_printf (_("A typeface is not installed: %s"), (char *) self->substitutions->pdata[i]));
  for (guint i = 0; i < self->problems->len; i++)
    g_ptr_array_add (notes, g_strdup (self->problems->pdata[i]));
  if (self->shortened)
    g_ptr_array_add (notes, g_strdup (_("A text does not fit and was cut: make it shorter")));
  return notes;
}

static void
draw_layout (GopsPosterContext *self, const GopsPoster *poster)
{
  JsonObject *root = gops_poster_template_get_root (self->poster_template);
  JsonObject *layouts = json_object_get_object_member (root, "layouts");
  JsonObject *layout = json_object_get_object_member (layouts, layout_name (poster));

  gops_poster_push_let (self, root);
  cairo_save (self->cr);
  cairo_rectangle (self->cr, 0, 0, poster->width, poster->height);
  cairo_clip (self->cr);
  cairo_scale (self->cr, self->unit, self->unit);
  cairo_get_matrix (self->cr, &self->root);
  gops_poster_draw_element (self, layout, (GopsBox) { 0, 0, poster->width / self->unit, poster->height / self->unit });
  cairo_restore (self->cr);
}

/* What a drawing is to find out besides. */
typedef struct
{
  GPtrArray *pieces;       /* (nullable): where the words would stand, which are not drawn then */
  gboolean   all_layers;   /* pictures and drawings too */
  gboolean   room;         /* the answer: whether nothing gave way */
} Inquiry;

static gboolean
draw_under_lock (const GopsPoster *given, cairo_t *cr, Inquiry *inquiry, GPtrArray **out_notes, GError **error)
{
  GopsPosterContext self = { .pieces = inquiry->pieces, .all_layers = inquiry->all_layers };
  GopsPoster fitted = *given, *poster = &fitted;
  gboolean ok;

  gops_poster_fit (poster);
  ok = prepare (&self, poster, cr, error);

  if (inquiry->all_layers)
    self.hidden = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_poster_piece_free);
  if (ok)
    {
      gops_glyphs_start ();
      draw_layout (&self, poster);
      ok = self.error == NULL;
      if (!ok)
        g_propagate_prefixed_error (error, g_steal_pointer (&self.error), "%s: ", gops_poster_template_get_id (poster->design));
      ok = ok && gops_glyphs_check (gops_poster_template_get_name (poster->design, self.language), error);
      if (ok && out_notes != NULL)
        *out_notes = collect_notes (&self);
      inquiry->room = !self.tight && !self.shortened;
    }
  if (ok && inquiry->all_layers)
    g_ptr_array_extend_and_steal (inquiry->pieces, g_steal_pointer (&self.hidden));
  clear_context (&self);
  return ok;
}

static gboolean
draw (const GopsPoster *given, cairo_t *cr, Inquiry *inquiry, GPtrArray **out_notes, GError **error)
{
  gboolean ok;

  gops_faces_lock ();
  ok = draw_under_lock (given, cr, inquiry, out_notes, error);
  gops_faces_unlock ();
  return ok;
}

gboolean
gops_poster_draw (const GopsPoster *poster, cairo_t *cr, GPtrArray **out_notes, GError **error)
{
  return draw (poster, cr, &(Inquiry) { 0 }, out_notes, error);
}

GPtrArray *
gops_poster_inspect (const GopsPoster *poster, cairo_t *cr, GError **error)
{
  g_autoptr (GPtrArray) pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_poster_piece_free);

  return draw (poster, cr, &(Inquiry) { .pieces = pieces }, NULL, error) ? g_steal_pointer (&pieces) : NULL;
}

/* Asks without a surface to draw on. */
static gboolean
draw_nowhere (const GopsPoster *poster, Inquiry *inquiry, GError **error)
{
  cairo_surface_t *nothing = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  cairo_t *cr = cairo_create (nothing);
  gboolean ok;

  gops_faces_lock ();
  ok = draw (poster, cr, inquiry, NULL, error);
  cairo_destroy (cr);
  cairo_surface_destroy (nothing);
  gops_faces_unlock ();
  return ok;
}

GPtrArray *
gops_poster_layers (const GopsPoster *poster, GError **error)
{
  g_autoptr (GPtrArray) pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_poster_piece_free);

  return draw_nowhere (poster, &(Inquiry) { .pieces = pieces, .all_layers = TRUE }, error) ? g_steal_pointer (&pieces) : NULL;
}

gboolean
gops_poster_has_room (const GopsPoster *poster)
{
  g_autoptr (GPtrArray) pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_poster_piece_free);
  Inquiry inquiry = { .pieces = pieces };

  return draw_nowhere (poster, &inquiry, NULL) && inquiry.room;   /* what is wrong with it is told when it is drawn */
}

cairo_surface_t *
gops_poster_render (const GopsPoster *given, double scale, GPtrArray **out_notes, GError **error)
{
  GopsPoster poster = *given;
  cairo_surface_t *surface;
  cairo_t *cr;
  gboolean ok;

  gops_poster_fit (&poster);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, MAX (1, (int) (poster.width * scale + 0.5)),
                                        MAX (1, (int) (poster.height * scale + 0.5)));
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  ok = gops_poster_draw (&poster, cr, out_notes, error);
  if (ok && cairo_status (cr) != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_DRAWING, _("The poster could not be drawn: %s"),
                   cairo_status_to_string (cairo_status (cr)));
      ok = FALSE;
    }
  cairo_destroy (cr);
  if (!ok)
    g_clear_pointer (&surface, cairo_surface_destroy);
  return surface;
}
