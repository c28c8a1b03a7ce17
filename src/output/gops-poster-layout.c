/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posters: boxes.  A column or a row measures its children, gives free space to those that grow, and when
 * too full takes back first the gaps, then the sizes of texts down to their limits; the code never. */
#include "config.h"
#include "gops-poster-private.h"

#include <math.h>

#define MOST_OVER 0.03      /* of the measure: what a column may be too high by */
#define LEAST_SHRINK 0.55
#define MAX_CHILDREN 64
#define MAX_DEPTH 32

/* A child of a column or row; entries of a "for" share one element. */
typedef struct
{
  JsonObject    *element;
  guint          index;       /* in the list of its element */
  gboolean       entry;       /* one of a "for" */
  GopsPosterRow  row;
  double         size;        /* along the column or row */
  double         grow;
  double         most;
} Child;

static double measure_height (GopsPosterContext *self, JsonObject *element, double width);
static double measure_width  (GopsPosterContext *self, JsonObject *element, double available);

static JsonArray *
children_of (GopsPosterContext *self, JsonObject *element, const char *name)
{
  JsonNode *node = gops_poster_member (self, element, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static gboolean
has_content (GopsPosterContext *self, JsonObject *element)
{
  JsonNode *condition = gops_poster_member (self, element, "if");

  if (condition != NULL && gops_poster_number (self, condition, 1) == 0)
    return FALSE;
  if (gops_poster_has (self, element, "text"))
    {
      g_autofree char *text = gops_poster_text (self, gops_poster_member (self, element, "text"));

      return *text != '\0';
    }
  if (gops_poster_has (self, element, "qr"))
    return self->qr != NULL;
  return !gops_poster_is_picture (self, element) || gops_poster_has_picture (self, element);
}

gboolean
gops_poster_is_visible (GopsPosterContext *self, JsonObject *element)
{
  if (!has_content (self, element))
    return FALSE;
  if (self->changes == NULL || !gops_poster_change_of (self, element).hidden)
    return TRUE;
  gops_poster_note_hidden (self, element);
  return FALSE;
}

/* Children of columns and rows */

GopsPosterRow
gops_poster_split_row (const char *field, const char *line, int number)
{
  GopsPosterRow row = { g_strsplit (line, "|", -1), number, field };

  for (char **p = row.parts; *p != NULL; p++)
    g_strstrip (*p);
  return row;
}

guint
gops_poster_enter_row (GopsPosterContext *self, GopsPosterRow row)
{
  guint mark = gops_poster_push (self, "row_n", row.number), n = row.parts != NULL ? g_strv_length (row.parts) : 0;

  gops_poster_push (self, "row_b", n > 1 ? g_ascii_strtod (row.parts[1], NULL) : 0);
  gops_poster_push (self, "row_c", n > 2 ? g_ascii_strtod (row.parts[2], NULL) : 0);
  self->row = row;
  return mark;
}

/* Where the drawing stood before it went into a child. */
typedef struct
{
  GopsPosterRow row;
  guint         variables;
  gsize         path;
} Place;

static Place
enter_child (GopsPosterContext *self, const Child *child)
{
  Place place = { self->row, self->variables->len, gops_poster_enter_path (self, child->index, child->entry ? child->row.number : 0) };

  if (child->entry)
    gops_poster_enter_row (self, child->row);
  return place;
}

static void
leave_child (GopsPosterContext *self, Place place)
{
  self->row = place.row;
  gops_poster_pop (self, place.variables);
  gops_poster_leave_path (self, place.path);
}

static void
add_child (GopsPosterContext *self, GArray *out, const Child *child)
{
  Place place = enter_child (self, child);

  if (out->len < MAX_CHILDREN && gops_poster_is_visible (self, child->element))
    g_array_append_val (out, *child);
  leave_child (self, place);
}

/* One child for each entry of the field; the strings live in the context's array until it ends. */
static void
add_entries (GopsPosterContext *self, GArray *out, JsonObject *element, guint index, const char *field, GPtrArray *keep)
{
  g_auto (GStrv) lines = g_strsplit (gops_poster_field (self, field), "\n", -1);
  int most = (int) gops_poster_number_of (self, element, "most_rows", 99);
  int from = (int) gops_poster_number_of (self, element, "from_row", 1), n = 0;

  for (char **p = lines; *p != NULL && n < most + from - 1; p++)
    {
      GopsPosterRow row;

      if (*g_strstrip (*p) == '\0')
        continue;
      row = gops_poster_split_row (field, *p, ++n);
      g_ptr_array_add (keep, row.parts);
      if (n >= from)
        add_child (self, out, &(Child) { .element = element, .index = index, .entry = TRUE, .row = row });
    }
}

static GArray *
collect (GopsPosterContext *self, JsonArray *children, GPtrArray *keep)
{
  GArray *out = g_array_new (FALSE, TRUE, sizeof (Child));

  for (guint i = 0; i < json_array_get_length (children); i++)
    {
      JsonObject *element = json_array_get_object_element (children, i);
      const char *field = gops_poster_string_of (self, element, "for", NULL);

      if (field != NULL)
        add_entries (self, out, element, i, field, keep);
      else
        add_child (self, out, &(Child) { .element = element, .index = i });
    }
  return out;
}

static double
pad_of (GopsPosterContext *self, JsonObject *element, int side)
{
  JsonNode *pad = gops_poster_member (self, element, "pad");

  if (pad != NULL && JSON_NODE_HOLDS_ARRAY (pad))
    return gops_poster_array_number (self, json_node_get_array (pad), (guint) side);
  return gops_poster_number (self, pad, 0);
}

static double
gap_of (GopsPosterContext *self, JsonObject *element)
{
  return gops_poster_number_of (self, element, "gap", 0) * self->shrink * self->shrink;
}

/* The space before a child: the container's gap, or the child's own "before". */
static double
before_of (GopsPosterContext *self, Child *child, double gap)
{
  JsonNode *before = gops_poster_member (self, child->element, "before");

  return before != NULL ? gops_poster_number (self, before, gap) * self->shrink * self->shrink : gap;
}

/* Gives @extra to the children that grow, each up to its most; returns what is left. */
static double
distribute (GArray *children, double extra)
{
  for (int round = 0; round < 8 && extra > 1e-6; round++)
    {
      double weights = 0, given = 0;

      for (guint i = 0; i < children->len; i++)
        {
          Child *child = &g_array_index (children, Child, i);

          weights += child->size < child->most ? child->grow : 0;
        }
      if (weights <= 0)
        break;
      for (guint i = 0; i < children->len; i++)
        {
          Child *child = &g_array_index (children, Child, i);
          double share = child->size < child->most ? MIN (extra * child->grow / weights, child->most - child->size) : 0;

          child->size += share;
          given += share;
        }
      extra -= given;
    }
  return extra;
}

/* Columns */

static double
measure_children (GopsPosterContext *self, GArray *children, double width, double gap)
{
  double total = 0;

  for (guint i = 0; i < children->len; i++)
    {
      Child *child = &g_array_index (children, Child, i);
      Place place = enter_child (self, child);

      child->grow = gops_poster_number_of (self, child->element, "grow", 0);
      child->most = gops_poster_number_of (self, child->element, "most_height", 1e6);
      child->size = measure_height (self, child->element, width);
      total += child->size + (i > 0 ? before_of (self, child, gap) : 0);
      leave_child (self, place);
    }
  return total;
}

static double
measure_column (GopsPosterContext *self, JsonObject *element, double width)
{
  g_autoptr (GPtrArray) keep = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GArray) children = collect (self, children_of (self, element, "column"), keep);

  return measure_children (self, children, width - pad_of (self, element, 1) - pad_of (self, element, 3), gap_of (self, element))
         + pad_of (self, element, 0) + pad_of (self, element, 2);
}

static void
draw_child (GopsPosterContext *self, Child *child, GopsBox box)
{
  Place place = enter_child (self, child);

  gops_poster_draw_element (self, child->element, box);
  leave_child (self, place);
}

static double
own_width (GopsPosterContext *self, JsonObject *element, double width)
{
  return MIN (width, gops_poster_number_of (self, element, "width", width));
}

static void
draw_column (GopsPosterContext *self, JsonObject *element, GopsBox box)
{
  g_autoptr (GPtrArray) keep = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GArray) children = collect (self, children_of (self, element, "column"), keep);
  const char *justify = gops_poster_string_of (self, element, "justify", "start");
  double shrink = self->shrink, top = pad_of (self, element, 0), left = pad_of (self, element, 3);
  double width = box.w - left - pad_of (self, element, 1), height = box.h - top - pad_of (self, element, 2);
  double total = measure_children (self, children, width, gap_of (self, element)), extra, y = box.y + top;

  while (total > height + 1e-6 && self->shrink > LEAST_SHRINK * shrink && self->error == NULL)
    {
      self->shrink *= 0.97;
      total = measure_children (self, children, width, gap_of (self, element));
    }
  self->tight = self->tight || self->shrink < shrink;
  self->shortened = self->shortened || total > height + MOST_OVER;
  extra = distribute (children, height - total);
  if (g_str_equal (justify, "end"))
    y += MAX (extra, 0);
  else if (g_str_equal (justify, "center"))
    y += MAX (extra, 0) / 2;
  for (guint i = 0; i < children->len; i++)
    {
      Child *child = &g_array_index (children, Child, i);

      y += i > 0 ? before_of (self, child, gap_of (self, element)) : 0;
      if (i > 0 && g_str_equal (justify, "between"))
        y += MAX (extra, 0) / (children->len - 1);
      draw_child (self, child, (GopsBox) { box.x + left, y, own_width (self, child->element, width), child->size });
      y += child->size;
    }
  self->shrink = shrink;
}

/* Rows */

/* Unlike a column's, it does not give way: columns beside each other keep their edges. */
static double
row_gap (GopsPosterContext *self, JsonObject *element)
{
  return gops_poster_number_of (self, element, "gap", 0);
}

static void
measure_row_widths (GopsPosterContext *self, JsonObject *element, GArray *children, double width)
{
  double gap = row_gap (self, element), left = width - gap * (children->len > 0 ? children->len - 1 : 0);

  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < children->len; i++)
      {
        Child *child = &g_array_index (children, Child, i);
        Place place = enter_child (self, child);
        gboolean set = gops_poster_has (self, child->element, "width") || gops_poster_has (self, child->element, "grow");

        if (set == (pass == 0))
          {
            child->grow = gops_poster_number_of (self, child->element, "grow", 0);
            child->most = gops_poster_number_of (self, child->element, "most_width", 1e6);
            child->size = set ? gops_poster_number_of (self, child->element, "width", 0)
                              : measure_width (self, child->element, MAX (left, 0.01));
            left -= child->size;
          }
        leave_child (self, place);
      }
  distribute (children, left);
}

static double
row_height (GopsPosterContext *self, GArray *children)
{
  double most = 0;

  for (guint i = 0; i < children->len; i++)
    {
      Child *child = &g_array_index (children, Child, i);
      Place place = enter_child (self, child);

      most = MAX (most, measure_height (self, child->element, child->size));
      leave_child (self, place);
    }
  return most;
}

static double
measure_row (GopsPosterContext *self, JsonObject *element, double width)
{
  g_autoptr (GPtrArray) keep = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GArray) children = collect (self, children_of (self, element, "row"), keep);

  measure_row_widths (self, element, children, width - pad_of (self, element, 1) - pad_of (self, element, 3));
  return row_height (self, children) + pad_of (self, element, 0) + pad_of (self, element, 2);
}

/* From a child's top to its first base line; 0 for what is no text. */
static double
ascent_of (GopsPosterContext *self, Child *child)
{
  Place place = enter_child (self, child);
  double ascent = 0;

  if (gops_poster_has (self, child->element, "text"))
    ascent = gops_typeset_get_ascent (gops_poster_typeset (self, child->element, child->size, 0)) / self->unit;
  leave_child (self, place);
  return ascent;
}

static double
highest_ascent (GopsPosterContext *self, GArray *children)
{
  double most = 0;

  for (guint i = 0; i < children->len; i++)
    most = MAX (most, ascent_of (self, &g_array_index (children, Child, i)));
  return most;
}

static void
draw_row (GopsPosterContext *self, JsonObject *element, GopsBox box)
{
  g_autoptr (GPtrArray) keep = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GArray) children = collect (self, children_of (self, element, "row"), keep);
  const char *valign = gops_poster_string_of (self, element, "valign", "top");
  double x = box.x + pad_of (self, element, 3), y = box.y + pad_of (self, element, 0);
  double height = box.h - pad_of (self, element, 0) - pad_of (self, element, 2);

  measure_row_widths (self, element, children, box.w - pad_of (self, element, 1) - pad_of (self, element, 3));
  for (guint i = 0; i < children->len; i++)
    {
      Child *child = &g_array_index (children, Child, i);
      Place place = enter_child (self, child);
      double own = height, top = y;

      if (!g_str_equal (valign, "stretch"))
        own = measure_height (self, child->element, child->size);
      if (g_str_equal (valign, "bottom"))
        top += height - own;
      else if (g_str_equal (valign, "center"))
        top += (height - own) / 2;
      leave_child (self, place);
      if (g_str_equal (valign, "baseline"))
        top += highest_ascent (self, children) - ascent_of (self, child);
      draw_child (self, child, (GopsBox) { x, top, child->size, own });
      x += child->size + row_gap (self, element);
    }
}

/* Layers */

/* As tall as the tallest child that has no box of its own. */
static double
measure_layers (GopsPosterContext *self, JsonObject *element, double width)
{
  JsonArray *children = children_of (self, element, "layers");
  double most = 0;

  for (guint i = 0; i < json_array_get_length (children); i++)
    {
      JsonObject *child = json_array_get_object_element (children, i);
      gsize mark = gops_poster_enter_path (self, i, 0);

      if (!gops_poster_is_shape (child) && !gops_poster_has (self, child, "box") && gops_poster_is_visible (self, child))
        most = MAX (most, measure_height (self, child, width));
      gops_poster_leave_path (self, mark);
    }
  return most;
}

static void
draw_layers (GopsPosterContext *self, JsonObject *element, GopsBox box)
{
  JsonArray *children = children_of (self, element, "layers");
  guint mark = gops_poster_push (self, "w", box.w);

  gops_poster_push (self, "h", box.h);
  gops_poster_push_let (self, element);
  cairo_save (self->cr);
  cairo_translate (self->cr, box.x, box.y);
  for (guint i = 0; i < json_array_get_length (children) && self->error == NULL; i++)
    gops_poster_draw_nth (self, children, i, (GopsBox) { 0, 0, box.w, box.h });
  cairo_restore (self->cr);
  gops_poster_pop (self, mark);
}

/* All elements */

/* Layers and repeats add theirs when the size or the count is known. */
static guint
push_own_let (GopsPosterContext *self, JsonObject *element)
{
  if (gops_poster_has (self, element, "layers") || json_object_has_member (element, "repeat"))
    return self->variables->len;
  return gops_poster_push_let (self, element);
}

static double
measure_height (GopsPosterContext *self, JsonObject *element, double width)
{
  double least = gops_poster_number_of (self, element, "min_height", 0), height = 0, ignored;
  guint mark;

  if (gops_poster_has (self, element, "height"))
    return gops_poster_number_of (self, element, "height", 0);
  mark = push_own_let (self, element);
  width = own_width (self, element, width);
  if (++self->depth > MAX_DEPTH || !gops_poster_work (self, 1))
    height = 0;
  else if (gops_poster_is_vertical (self, element))
    gops_poster_measure_vertical (self, element, width, &ignored, &height);
  else if (gops_poster_has (self, element, "text"))
    height = gops_typeset_get_height (gops_poster_typeset (self, element, width, 0)) / self->unit;
  else if (gops_poster_has (self, element, "qr"))
    height = gops_poster_qr_side (self, element);
  else if (gops_poster_is_picture (self, element))
    height = gops_poster_picture_height (self, element, width);
  else if (gops_poster_has (self, element, "column"))
    height = measure_column (self, element, width);
  else if (gops_poster_has (self, element, "row"))
    height = measure_row (self, element, width);
  else if (gops_poster_has (self, element, "layers"))
    height = measure_layers (self, element, width);
  self->depth--;
  gops_poster_pop (self, mark);
  return MAX (height, least);
}

static double
measure_column_width (GopsPosterContext *self, JsonObject *element, double available)
{
  g_autoptr (GPtrArray) keep = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GArray) children = collect (self, children_of (self, element, "column"), keep);
  double most = 0;

  for (guint i = 0; i < children->len; i++)
    {
      Child *child = &g_array_index (children, Child, i);
      Place place = enter_child (self, child);

      most = MAX (most, measure_width (self, child->element, available));
      leave_child (self, place);
    }
  return most + pad_of (self, element, 1) + pad_of (self, element, 3);
}

static double
measure_width (GopsPosterContext *self, JsonObject *element, double available)
{
  if (gops_poster_has (self, element, "width"))
    return gops_poster_number_of (self, element, "width", available);
  if (gops_poster_is_vertical (self, element))
    {
      double width, ignored;

      gops_poster_measure_vertical (self, element, available, &width, &ignored);
      return width;
    }
  if (gops_poster_has (self, element, "text"))
    return MIN (available, gops_typeset_get_advance (gops_poster_typeset (self, element, available, 0)) / self->unit + 1e-4
                             + gops_poster_badge_width (self, element, available));
  if (gops_poster_has (self, element, "qr"))
    return MIN (available, gops_poster_qr_side (self, element));
  if (gops_poster_is_picture (self, element))
    return gops_poster_picture_width (self, element, available);
  if (gops_poster_has (self, element, "column"))
    return MIN (available, measure_column_width (self, element, available));
  return available;
}

static GopsBox
own_box (GopsPosterContext *self, JsonObject *element, GopsBox box)
{
  JsonNode *node = gops_poster_member (self, element, "box");
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return box;
  array = json_node_get_array (node);
  return (GopsBox) { box.x + gops_poster_array_number (self, array, 0), box.y + gops_poster_array_number (self, array, 1),
                     gops_poster_array_number (self, array, 2), gops_poster_array_number (self, array, 3) };
}

static void
draw_content (GopsPosterContext *self, JsonObject *element, GopsBox box)
{
  if (gops_poster_is_shape (element))
    gops_poster_draw_shape (self, element, box);
  else if (gops_poster_is_vertical (self, element))
    gops_poster_draw_vertical (self, element, box);
  else if (gops_poster_has (self, element, "text"))
    gops_poster_draw_text (self, element, box);
  else if (gops_poster_has (self, element, "qr"))
    gops_poster_draw_qr (self, element, box);
  else if (gops_poster_is_picture (self, element))
    gops_poster_draw_picture (self, element, box);
  else if (gops_poster_has (self, element, "column"))
    draw_column (self, element, box);
  else if (gops_poster_has (self, element, "row"))
    draw_row (self, element, box);
  else if (gops_poster_has (self, element, "layers"))
    draw_layers (self, element, box);
}

void
gops_poster_draw_element (GopsPosterContext *self, JsonObject *element, GopsBox box)
{
  gboolean figure = gops_poster_has (self, element, "figure") || gops_poster_is_shape (element);
  guint mark;

  if (++self->depth > MAX_DEPTH || !gops_poster_work (self, 1) || !gops_poster_is_visible (self, element))
    {
      self->depth--;
      return;
    }
  mark = push_own_let (self, element);
  box = own_box (self, element, box);
  gops_poster_draw_changed (self, element, box, figure, draw_content);
  gops_poster_pop (self, mark);
  self->depth--;
}

void
gops_poster_draw_nth (GopsPosterContext *self, JsonArray *list, guint index, GopsBox box)
{
  gsize mark = gops_poster_enter_path (self, index, 0);

  gops_poster_draw_element (self, json_array_get_object_element (list, index), box);
  gops_poster_leave_path (self, mark);
}
