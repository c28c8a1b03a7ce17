/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posters: notes of what stands where, taken while the poster is drawn without its words. */
#include "config.h"
#include "gops-poster-inspect.h"
#include "gops-poster-private.h"

#include <glib/gi18n.h>
#include "gops-text.h"

#define MAX_DEPTH 32
#define WHOLE 0.98          /* of the poster: its ground */

void
gops_poster_piece_free (GopsPosterPiece *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->field);
  g_free (self->text);
  g_free (self);
}

/* In pixels of the poster, whatever turns and scales the context. */
static void
set_place (GopsPosterContext *self, GopsPosterPiece *piece, GopsBox box)
{
  double x[4] = { box.x, box.x + box.w, box.x, box.x + box.w }, y[4] = { box.y, box.y, box.y + box.h, box.y + box.h };
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  for (int i = 0; i < 4; i++)
    {
      cairo_user_to_device (self->cr, &x[i], &y[i]);
      left = MIN (left, x[i]);
      right = MAX (right, x[i]);
      top = MIN (top, y[i]);
      bottom = MAX (bottom, y[i]);
    }
  piece->x = left;
  piece->y = top;
  piece->w = right - left;
  piece->h = bottom - top;
}

/* --- names --- */

/* The field that a text or a picture shows, when it shows but one.  (transfer full) (nullable) */
static char *
field_of (GopsPosterContext *self, JsonObject *element)
{
  const char *pattern = gops_json_text (gops_poster_member (self, element, "text"), self->language);
  g_autofree char *id = NULL;

  if (gops_poster_has (self, element, "picture"))
    return g_strdup (gops_poster_string_of (self, element, "picture", NULL));
  if (gops_poster_has (self, element, "qr"))
    return g_strdup ("qr");
  if (pattern == NULL || (pattern = strchr (pattern, '{')) == NULL)
    return NULL;
  id = g_strndup (pattern + 1, strcspn (pattern + 1, ".}"));
  if (g_str_equal (id, "row") && self->row.field != NULL)
    return g_strdup (self->row.field);
  return gops_poster_template_get_type (self->poster_template, id) != NULL ? g_steal_pointer (&id) : NULL;
}

static const char *
label_of (GopsPosterContext *self, const char *field)
{
  for (guint i = 0; field != NULL && i < gops_poster_template_get_n_fields (self->poster_template); i++)
    {
      GopsPosterField found = gops_poster_template_get_field (self->poster_template, i, gops_interface_language ());

      if (g_str_equal (found.id, field))
        return found.label;
    }
  return NULL;
}

static char *
name_of_text (GopsPosterContext *self, JsonObject *element, const char *field)
{
  const char *pattern = gops_json_text (gops_poster_member (self, element, "text"), self->language);
  const char *label = label_of (self, field);
  g_autofree char *text = NULL;

  /* A field's name says enough only where the whole field is shown, not an entry of it. */
  if (label != NULL && pattern != NULL && strlen (pattern) == strlen (field) + 2 && g_str_has_prefix (pattern + 1, field))
    return g_strdup (label);
  text = gops_poster_text (self, gops_poster_member (self, element, "text"));
  text[strcspn (text, "\n")] = '\0';
  return g_steal_pointer (&text);
}

char *
gops_poster_logo_name (void)
{
  return g_strdup (_("Logo"));
}

static char *
name_of (GopsPosterContext *self, JsonObject *element, GopsPosterPieceKind kind, const char *field)
{
  const char *label = gops_json_text (gops_poster_member (self, element, "label"), gops_interface_language ());

  if (label != NULL)
    return g_strdup (label);
  if (kind == GOPS_POSTER_PIECE_TEXT)
    return name_of_text (self, element, field);
  if (kind == GOPS_POSTER_PIECE_CODE)
    return g_strdup (_("Code"));
  if (kind == GOPS_POSTER_PIECE_PICTURE)
    return label_of (self, field) != NULL ? g_strdup (label_of (self, field)) : gops_poster_logo_name ();
  return g_strdup_printf (_("Drawing %d"), ++self->drawings);
}

/* --- notes --- */

static GopsPosterPiece *
make_piece (GopsPosterContext *self, JsonObject *element, GopsPosterPieceKind kind)
{
  GopsPosterPiece *piece = g_new0 (GopsPosterPiece, 1);

  piece->kind = kind;
  piece->id = g_strdup (gops_poster_layer_id (self, element));
  piece->field = field_of (self, element);
  piece->name = name_of (self, element, kind, piece->field);
  piece->figure = self->figure > 0;
  return piece;
}

GopsPosterPiece *
gops_poster_note_piece (GopsPosterContext *self, JsonObject *element, GopsPosterPieceKind kind, GopsBox box)
{
  GopsPosterPiece *piece = make_piece (self, element, kind);

  set_place (self, piece, box);
  g_ptr_array_add (self->pieces, piece);
  return piece;
}

void
gops_poster_note_text (GopsPosterContext *self, JsonObject *element, GopsTypeset *block, GopsBox box)
{
  const char *align = gops_poster_string_of (self, element, "align", "start");
  double width = MIN (gops_typeset_get_width (block) / self->unit, box.w);
  GopsPosterEdge edge = g_str_equal (align, "center") ? GOPS_POSTER_EDGE_CENTER
                        : g_str_equal (align, "end") ? GOPS_POSTER_EDGE_RIGHT : GOPS_POSTER_EDGE_LEFT;
  double left = box.x + (edge == GOPS_POSTER_EDGE_LEFT ? 0 : edge == GOPS_POSTER_EDGE_RIGHT ? box.w - width : (box.w - width) / 2);
  GopsPosterPiece *piece = gops_poster_note_piece (self, element, GOPS_POSTER_PIECE_TEXT, (GopsBox) { left, box.y, width, box.h });
  GString *text = g_string_new (NULL);

  for (int i = 0; i < gops_typeset_get_n_lines (block); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", gops_typeset_get_line (block, i));
  piece->text = g_string_free (text, FALSE);
  piece->edge = edge;
  piece->wanted = gops_poster_number_of (self, element, "size", 0.035) * self->unit;
  piece->size = gops_typeset_get_size (block);
  piece->n_lines = gops_typeset_get_n_lines (block);
}

/* The source of the context is the text's colour by now. */
void
gops_poster_note_color (GopsPosterContext *self)
{
  GopsPosterPiece *piece = self->pieces->pdata[self->pieces->len - 1];

  cairo_pattern_get_rgba (cairo_get_source (self->cr), &piece->rgba[0], &piece->rgba[1], &piece->rgba[2], &piece->rgba[3]);
}

/* --- drawings --- */

/* Words inside shapes belong to them; codes and pictures never do. @inside: a shape or a figure */
static gboolean
is_all_drawing (GopsPosterContext *self, JsonObject *element, gboolean inside, int depth)
{
  static const char *const lists[] = { "column", "row", "layers", "group", "each" };

  inside = inside || gops_poster_has (self, element, "figure") || gops_poster_is_shape (element);
  if (depth > MAX_DEPTH || gops_poster_has (self, element, "qr") || gops_poster_is_picture (self, element)
      || (!inside && gops_poster_has (self, element, "text")))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      JsonNode *node = gops_poster_member (self, element, lists[i]);
      JsonArray *list = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

      for (guint k = 0; list != NULL && k < json_array_get_length (list); k++)
        if (!is_all_drawing (self, json_array_get_object_element (list, k), inside, depth + 1))
          return FALSE;
    }
  return TRUE;
}

gboolean
gops_poster_is_drawing (GopsPosterContext *self, JsonObject *element)
{
  return self->all_layers && self->figure == 0 && is_all_drawing (self, element, FALSE, 0);
}

/* @extents: of the ink, in pixels */
void
gops_poster_note_drawing (GopsPosterContext *self, JsonObject *element, GopsBox extents)
{
  GopsPosterPiece *piece;
  double x = MAX (extents.x, 0), y = MAX (extents.y, 0);
  double w = MIN (extents.x + extents.w, self->width) - x, h = MIN (extents.y + extents.h, self->height) - y;

  if (w <= 0 || h <= 0)
    return;
  if (w >= self->width * WHOLE && h >= self->height * WHOLE && !gops_poster_has (self, element, "label"))
    return;
  piece = make_piece (self, element, GOPS_POSTER_PIECE_DRAWING);
  piece->x = x;
  piece->y = y;
  piece->w = w;
  piece->h = h;
  g_ptr_array_add (self->pieces, piece);
}

/* --- hidden layers --- */

static GopsPosterPieceKind
kind_of (GopsPosterContext *self, JsonObject *element)
{
  if (gops_poster_has (self, element, "text"))
    return GOPS_POSTER_PIECE_TEXT;
  if (gops_poster_has (self, element, "qr"))
    return GOPS_POSTER_PIECE_CODE;
  return gops_poster_is_picture (self, element) ? GOPS_POSTER_PIECE_PICTURE : GOPS_POSTER_PIECE_DRAWING;
}

static gboolean
is_noted (GPtrArray *pieces, const char *id)
{
  for (guint i = 0; i < pieces->len; i++)
    if (g_str_equal (((GopsPosterPiece *) pieces->pdata[i])->id, id))
      return TRUE;
  return FALSE;
}

/* An element is asked about while it is measured, and again while it is drawn. */
void
gops_poster_note_hidden (GopsPosterContext *self, JsonObject *element)
{
  GopsPosterPiece *piece;

  if (self->hidden == NULL || is_noted (self->hidden, gops_poster_layer_id (self, element)))
    return;
  piece = make_piece (self, element, kind_of (self, element));
  piece->hidden = TRUE;
  g_ptr_array_add (self->hidden, piece);
}

/* --- what is at a point --- */

static gboolean
covers (const GopsPosterPiece *piece, double x, double y)
{
  return x >= piece->x && y >= piece->y && x < piece->x + piece->w && y < piece->y + piece->h;
}

GopsPosterPiece *
gops_poster_layer_at (GPtrArray *layers, double x, double y)
{
  GopsPosterPiece *best = NULL;

  for (guint i = layers->len; i > 0; i--)
    {
      GopsPosterPiece *piece = layers->pdata[i - 1];

      if (piece->hidden || !covers (piece, x, y))
        continue;
      if (piece->kind != GOPS_POSTER_PIECE_DRAWING)
        return piece;
      if (best == NULL || piece->w * piece->h < best->w * best->h)
        best = piece;
    }
  return best;
}
