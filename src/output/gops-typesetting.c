/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typesetting of a block: size, lines, ellipsis, drawing. */
#include "gops-faces.h"
#include "gops-lost-signs.h"
#include "gops-typesetting-private.h"

#include <math.h>
#include "gops-text-clean.h"

typedef struct
{
  PangoLayout *layout;       /* (owned) */
  char        *text;         /* (owned) as it was given, without thin spaces */
  double       width;        /* hanging mark left out */
  double       ink_x;
  double       ink_width;
} Line;

struct _GopsTypeset
{
  GPtrArray    *lines;       /* (element-type Line) */
  double        box_width;   /* 0: own width */
  double        size;
  double        pitch;
  double        ascent;      /* from the block's top to the first base line */
  double        descent;     /* from the last base line to the block's bottom */
  GopsTextAlign align;
  gboolean      by_ink;
  gboolean      shortened;
};

static void
free_line (gpointer data)
{
  Line *line = data;

  g_object_unref (line->layout);
  g_free (line->text);
  g_free (line);
}

static char *
without_thin_spaces (const char *text, int length)
{
  g_autofree char *own = g_strndup (text, (gsize) length);
  g_auto (GStrv) parts = g_strsplit (own, GOPS_THIN_SPACE, -1);

  return g_strjoinv ("", parts);
}

static Line *
make_line (const GopsTextStyle *style, double size, const char *text, int length, double width)
{
  Line *line = g_new0 (Line, 1);
  PangoRectangle ink, logical;

  line->layout = gops_typeset_layout_line (style, size, text, length);
  line->text = without_thin_spaces (text, length);
  pango_layout_line_get_extents (pango_layout_get_line_readonly (line->layout, 0), &ink, &logical);
  line->ink_x = ink.x / (double) PANGO_SCALE;
  line->ink_width = ink.width / (double) PANGO_SCALE;
  line->width = width >= 0 ? width : logical.width / (double) PANGO_SCALE;
  return line;
}

/* Without the blanks at its end. */
static int
trimmed_length (const char *text, int start, int end)
{
  while (end > start)
    {
      const char *last = g_utf8_prev_char (text + end);

      if (*last != ' ' && *last != '\n' && g_utf8_get_char (last) != GOPS_THIN_SPACE_CHAR)
        break;
      end = (int) (last - text);
    }
  return end - start;
}

static int
skip_blanks (const char *text, int start, int end)
{
  while (start < end && (text[start] == '\n' || g_utf8_get_char (text + start) == GOPS_THIN_SPACE_CHAR))
    start += text[start] == '\n' ? 1 : 3;
  return start;
}

static GPtrArray *
make_lines (const GopsTextStyle *style, const char *text, GArray *breaks, GArray *ends, double size)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (free_line);
  double scale = size / style->size, x = 0;
  int start = 0;

  for (guint i = 0; i < ends->len; i++)
    {
      GopsBreak *end = &g_array_index (breaks, GopsBreak, g_array_index (ends, int, i));
      int begin = start;

      /* One line feed ends a paragraph; the next ones are empty lines. */
      if (text[begin] == '\n' && i > 0)
        begin++;
      begin = end->index > begin && text[begin] != '\n' ? skip_blanks (text, begin, end->index) : begin;
      g_ptr_array_add (lines, make_line (style, size, text + begin, trimmed_length (text, begin, MAX (begin, end->index)),
                                         ((style->hang ? end->x_hang : end->x) - x) * scale));
      start = end->index;
      x = end->x_next;
    }
  return lines;
}

static double
height_of (GopsTypeset *self, guint n_lines)
{
  return n_lines == 0 ? 0 : self->ascent + (n_lines - 1) * self->pitch + self->descent;
}

static void
set_size (GopsTypeset *self, const GopsTextStyle *style, gboolean han, double size)
{
  self->size = size;
  self->pitch = size * (style->line_height > 0 ? style->line_height : han ? 1.45 : 1.3);
  self->ascent = size * (han ? 0.84 : 0.73);
  self->descent = size * (han ? 0.07 : 0);
}

static double
total_width (GArray *breaks)
{
  return breaks->len == 0 ? 0 : g_array_index (breaks, GopsBreak, breaks->len - 1).x_next;
}

/* The narrowest width at which the text stands in @n_lines. */
static double
narrowest_for_count (GArray *breaks, guint n_lines)
{
  double total = total_width (breaks), low = total / (n_lines + 1) * 0.5, high = total * 1.01;

  for (int i = 0; i < 14; i++)
    {
      double middle = (low + high) / 2;
      gboolean bad;
      g_autoptr (GArray) trial = gops_typeset_choose_breaks (breaks, middle, TRUE, &bad);

      if (trial->len <= n_lines && !bad)
        high = middle;
      else
        low = middle;
    }
  return high;
}

static double
widest_ink (GPtrArray *lines)
{
  double widest = 0;

  for (guint i = 0; i < lines->len; i++)
    widest = MAX (widest, ((Line *) lines->pdata[i])->ink_width);
  return widest;
}

/* How well the ends of lines fall: breaks inside a word against breaks after a mark. */
static double
sense_of (GArray *breaks, GArray *ends)
{
  double sense = 1;

  for (guint i = 0; i + 1 < ends->len; i++)
    {
      GopsBreak *end = &g_array_index (breaks, GopsBreak, g_array_index (ends, int, i));

      if (!end->forced)
        sense += end->penalty > 0 ? -0.2 : end->penalty < 0 ? 0.05 : 0;
    }
  return MAX (sense, 0.1);
}

/* The size at which lines that end at @ends fill the width, or the height when that comes first. */
static double
size_to_fill (GopsTypeset *self, const GopsTextStyle *style, gboolean han, const char *text, GArray *breaks, GArray *ends)
{
  g_autoptr (GPtrArray) lines = make_lines (style, text, breaks, ends, style->size);
  double ink = widest_ink (lines), size = ink > 0 ? style->size * MIN (1, style->width / ink) : style->size;

  set_size (self, style, han, size);
  if (style->max_height > 0 && height_of (self, lines->len) > style->max_height)
    size *= style->max_height / height_of (self, lines->len);
  return size;
}

/* The best break over all counts of lines that are allowed, from the narrowest to somewhat wider ones: a
 * large size, but lines that end at sense are worth some of it.  NULL when not even the least size fits. */
static GPtrArray *
fill_width (GopsTypeset *self, const GopsTextStyle *style, gboolean han, const char *text, GArray *breaks)
{
  static const double widths[] = { 1, 1.1, 1.25, 1.45 };
  g_autoptr (GArray) best = NULL;
  /* Where somebody has broken the lines by hand, others count only when the text gets much larger. */
  double best_size = 0, best_worth = 0, more_lines = strchr (text, '\n') != NULL ? 1.4 : 1.06;
  guint most = style->max_lines > 0 ? (guint) style->max_lines : 3;

  for (guint n = 1; n <= most; n++)
    {
      double narrowest = narrowest_for_count (breaks, n);

      for (guint k = 0; k < G_N_ELEMENTS (widths); k++)
        {
          gboolean bad;
          g_autoptr (GArray) ends = gops_typeset_choose_breaks (breaks, narrowest * widths[k], TRUE, &bad);
          double size = size_to_fill (self, style, han, text, breaks, ends), worth = size * sense_of (breaks, ends);

          if (bad || ends->len > most || size < style->min_size || worth <= best_worth * (best != NULL && ends->len > best->len ? more_lines : 1))
            continue;
          g_clear_pointer (&best, g_array_unref);
          best = g_steal_pointer (&ends);
          best_size = size;
          best_worth = worth;
        }
    }
  if (best == NULL)
    return NULL;
  set_size (self, style, han, best_size);
  return make_lines (style, text, breaks, best, best_size);
}

static guint
lines_allowed (GopsTypeset *self, const GopsTextStyle *style)
{
  guint n = style->max_lines > 0 ? (guint) style->max_lines : G_MAXUINT;

  if (style->max_height > 0)
    n = MIN (n, (guint) MAX (1, floor ((style->max_height - self->ascent - self->descent) / self->pitch + 1.001)));
  return n;
}

/* Cuts the last line that fits until an ellipsis fits too. */
static void
shorten (GopsTypeset *self, const GopsTextStyle *style, GPtrArray *lines, guint allowed)
{
  Line *last = lines->pdata[allowed - 1];
  GString *text = g_string_new (pango_layout_get_text (last->layout));
  Line *cut = NULL;

  g_ptr_array_set_size (lines, (int) allowed - 1);
  for (;;)
    {
      g_autofree char *trial = g_strconcat (text->str, "…", NULL);

      cut = make_line (style, self->size, trial, (int) strlen (trial), -1);
      if (text->len == 0 || style->width <= 0 || cut->width <= style->width)
        break;
      free_line (cut);
      g_string_truncate (text, (gsize) (g_utf8_prev_char (text->str + text->len) - text->str));
      while (text->len > 0 && g_unichar_ispunct (g_utf8_get_char (g_utf8_prev_char (text->str + text->len))))
        g_string_truncate (text, (gsize) (g_utf8_prev_char (text->str + text->len) - text->str));
    }
  g_string_free (text, TRUE);
  g_ptr_array_add (lines, cut);
  self->shortened = TRUE;
}

static GPtrArray *
shrink_to_fit (GopsTypeset *self, const GopsTextStyle *style, gboolean han, const char *text, GArray *breaks)
{
  double least = style->min_size > 0 && style->min_size < style->size ? style->min_size : style->size;
  double size = style->size, width = style->width > 0 ? style->width : G_MAXDOUBLE / 1e6;

  for (;;)
    {
      gboolean bad, last = size <= least * 1.0001;
      g_autoptr (GArray) ends = NULL;

      set_size (self, style, han, size);
      ends = gops_typeset_choose_breaks (breaks, width * style->size / size, style->balance, &bad);
      if (last || (!bad && ends->len <= lines_allowed (self, style)))
        return make_lines (style, text, breaks, ends, size);
      size = MAX (least, size * 0.97);
    }
}

static GopsTypeset *
set_text (const GopsTextStyle *style, GPtrArray *substitutions)
{
  GopsTypeset *self = g_new0 (GopsTypeset, 1);
  g_autofree char *text = gops_typeset_prepare (style);
  g_autoptr (GArray) breaks = NULL;
  gboolean han = gops_text_has_han (text);

  g_return_val_if_fail (style->size > 0, self);
  self->box_width = style->width;
  self->align = style->align;
  self->by_ink = style->by_ink || style->fill;
  set_size (self, style, han, style->size);
  if (*text == '\0')
    {
      self->lines = g_ptr_array_new_with_free_func (free_line);
      return self;
    }
  breaks = gops_typeset_find_breaks (style, text);
  if (style->fill && style->width > 0)
    self->lines = fill_width (self, style, han, text, breaks);
  if (self->lines == NULL)
    self->lines = shrink_to_fit (self, style, han, text, breaks);
  if (self->lines->len > lines_allowed (self, style))
    shorten (self, style, self->lines, lines_allowed (self, style));
  for (guint i = 0; i < self->lines->len; i++)
    gops_typeset_note_glyphs (((Line *) self->lines->pdata[i])->layout);
  for (guint i = 0; substitutions != NULL && i < self->lines->len; i++)
    gops_typeset_note_faces (style, ((Line *) self->lines->pdata[i])->layout, substitutions);
  return self;
}

GopsTypeset *
gops_typeset_new (const GopsTextStyle *style, GPtrArray *substitutions)
{
  GopsTypeset *self;

  gops_faces_lock ();
  self = set_text (style, substitutions);
  gops_faces_unlock ();
  return self;
}

void
gops_typeset_free (GopsTypeset *self)
{
  gops_faces_lock ();
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  gops_faces_unlock ();
  g_free (self);
}

static double
line_x (GopsTypeset *self, Line *line, double box)
{
  double width = self->by_ink ? line->ink_width : line->width;
  double left = self->by_ink ? -line->ink_x : 0;

  switch (self->align)
    {
    case GOPS_TEXT_CENTER: return left + (box - width) / 2;
    case GOPS_TEXT_END:    return left + box - width;
    case GOPS_TEXT_START:  return left;
    }
  return left;
}

void
gops_typeset_draw_lines (GopsTypeset *self, cairo_t *cr, double x, double y, int first, int count)
{
  double box = self->box_width > 0 ? self->box_width : gops_typeset_get_width (self);

  gops_faces_lock ();
  for (int i = first; i < MIN (first + count, (int) self->lines->len); i++)
    {
      Line *line = self->lines->pdata[i];
      PangoLayoutLine *set = pango_layout_get_line_readonly (line->layout, 0);
      double left = x + line_x (self, line, box), base = y + self->ascent + (i - first) * self->pitch;

      cairo_move_to (cr, left, base);
      pango_cairo_show_layout_line (cr, set);
      gops_draw_lost_signs (cr, set, left, base);
    }
  cairo_new_path (cr);
  gops_faces_unlock ();
}

void
gops_typeset_draw (GopsTypeset *self, cairo_t *cr, double x, double y)
{
  gops_typeset_draw_lines (self, cr, x, y, 0, (int) self->lines->len);
}

double
gops_typeset_get_height (GopsTypeset *self)
{
  return height_of (self, self->lines->len);
}

double
gops_typeset_get_width (GopsTypeset *self)
{
  double widest = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = self->lines->pdata[i];

      widest = MAX (widest, self->by_ink ? line->ink_width : line->width);
    }
  return widest;
}

double
gops_typeset_get_advance (GopsTypeset *self)
{
  double widest = 0;

  for (guint i = 0; i < self->lines->len; i++)
    widest = MAX (widest, ((Line *) self->lines->pdata[i])->width);
  return widest;
}

double
gops_typeset_get_size (GopsTypeset *self)
{
  return self->size;
}

double
gops_typeset_get_ascent (GopsTypeset *self)
{
  return self->ascent;
}

double
gops_typeset_get_pitch (GopsTypeset *self)
{
  return self->pitch;
}

int
gops_typeset_get_n_lines (GopsTypeset *self)
{
  return (int) self->lines->len;
}

const char *
gops_typeset_get_line (GopsTypeset *self, int line)
{
  g_return_val_if_fail (line >= 0 && line < (int) self->lines->len, NULL);
  return ((Line *) self->lines->pdata[line])->text;
}

gboolean
gops_typeset_is_shortened (GopsTypeset *self)
{
  return self->shortened;
}
