/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posters: the logo beside the group's name, wherever a template shows that alone. */
#include "config.h"
#include "gops-poster-private.h"

#define HEIGHT 1.15         /* in sizes of the text */
#define MOST_ASPECT 3.0
#define GAP 0.45            /* between logo and text, in the same */
#define MOST_SHARE 0.45     /* of the box: the name matters more */
#define MOST_SIZE 0.075     /* a name that is the headline stands alone */

static gboolean
says_group (JsonNode *text)
{
  JsonArray *array = text != NULL && JSON_NODE_HOLDS_ARRAY (text) ? json_node_get_array (text) : NULL;

  if (array != NULL && json_array_get_length (array) > 0)
    return says_group (json_array_get_element (array, 0));
  return text != NULL && JSON_NODE_HOLDS_VALUE (text) && g_strcmp0 (json_node_get_string (text), "{group}") == 0;
}

/* In lines, and no larger than texts are. */
static gboolean
is_group_name (GopsPosterContext *self, JsonObject *element)
{
  return says_group (gops_poster_member (self, element, "text")) && gops_poster_number_of (self, element, "size", 0.035) <= MOST_SIZE
         && !gops_poster_is_vertical (self, element);
}

static char *
badge_id (GopsPosterContext *self, JsonObject *element)
{
  return g_strconcat (gops_poster_layer_id (self, element), "/logo", NULL);
}

static GopsPosterLayerChange
change_of (GopsPosterContext *self, JsonObject *element)
{
  g_autofree char *id = badge_id (self, element);

  return gops_poster_changes_get_layer (self->changes, id);
}

static double
text_size (GopsPosterContext *self, JsonObject *element)
{
  return gops_poster_number_of (self, element, "size", 0.035) * gops_poster_factor_of (self, element);
}

/* Of the logo alone; 0 without one. */
static double
logo_width (GopsPosterContext *self, JsonObject *element, double *out_height)
{
  double proportion = is_group_name (self, element) ? gops_poster_pictures_proportion (self->pictures, GOPS_BRAND_LOGO) : 0;

  *out_height = text_size (self, element) * HEIGHT * change_of (self, element).size;
  return MIN (proportion, MOST_ASPECT) * *out_height;
}

double
gops_poster_badge_width (GopsPosterContext *self, JsonObject *element, double width)
{
  double height, own;

  if (self->pictures == NULL || self->brand == NULL || (own = logo_width (self, element, &height)) == 0 || change_of (self, element).hidden)
    return 0;
  own += text_size (self, element) * GAP;
  return width > 0 && own > width * MOST_SHARE ? 0 : own;
}

static void
note (GopsPosterContext *self, JsonObject *element, GopsBox box)
{
  GopsPosterPiece *piece = gops_poster_note_piece (self, element, GOPS_POSTER_PIECE_PICTURE, box);

  g_free (piece->id);
  piece->id = badge_id (self, element);
  g_free (piece->name);
  piece->name = gops_poster_logo_name ();
  g_clear_pointer (&piece->field, g_free);
}

void
gops_poster_draw_badge (GopsPosterContext *self, JsonObject *element, double width, double left, double middle)
{
  GopsPosterLayerChange change = change_of (self, element);
  double height, own = logo_width (self, element, &height);
  GopsBox box = { left - gops_poster_badge_width (self, element, width), middle - height / 2, own, height };

  cairo_save (self->cr);
  gops_poster_shift (self, change.dx, change.dy);
  if (self->all_layers && self->pieces != NULL)
    note (self, element, box);
  gops_poster_paint_logo (self, gops_poster_member (self, element, "on"), box);
  cairo_restore (self->cr);
}
