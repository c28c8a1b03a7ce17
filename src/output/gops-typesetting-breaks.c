/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typesetting: where lines may break, and where they do. */
#include "gops-typesetting-private.h"

#include <math.h>
#include <unicode/ubrk.h>
#include "gops-text-clean.h"

#define EMERGENCY 100.0
#define INSIDE_WORD 0.12
#define AFTER_SENSE -0.2

static gboolean
may_hang (gunichar c)
{
  return c == 0xff0c || c == 0x3002 || c == 0x3001 || c == 0xff0e;
}

static gboolean
ends_sense (gunichar c)
{
  return may_hang (c) || (c < 0x80 && strchr (",.;:!?", (int) c) != NULL) || c == 0xff01 || c == 0xff1f || c == 0xff1b
         || c == 0xff1a;
}

static gboolean
is_blank (gunichar c)
{
  return c == ' ' || c == '\n' || c == GOPS_THIN_SPACE_CHAR;
}

/* Sets inside[i] for each byte that is no word boundary: a Chinese line should not end in the middle of
 * a word, though it may. */
static gboolean *
find_word_insides (const char *text, const char *language)
{
  gsize n = strlen (text);
  gboolean *inside = g_new0 (gboolean, n + 1);
  UErrorCode status = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  UBreakIterator *words;

  if (!gops_text_has_han (text))
    return inside;
  utext_openUTF8 (&utext, text, (int64_t) n, &status);
  words = ubrk_open (UBRK_WORD, language != NULL ? language : "zh", NULL, 0, &status);
  if (words != NULL)
    ubrk_setUText (words, &utext, &status);
  if (U_SUCCESS (status))
    {
      memset (inside, 1, sizeof *inside * (n + 1));
      for (gsize i = 0; i <= n; i++)
        inside[i] = TRUE;
      for (int32_t p = ubrk_first (words); p != UBRK_DONE; p = ubrk_next (words))
        inside[p] = FALSE;
    }
  g_clear_pointer (&words, ubrk_close);
  utext_close (&utext);
  return inside;
}

/* Signs that lean on the one before; a line that begins with one reads badly, though it may. */
static gboolean
leans_back (gunichar c)
{
  return g_utf8_strchr ("的了吗呢吧啊们着过得地里上下内", -1, c) != NULL;
}

/* A numeral belongs to what it counts, an adverb to what it colours. */
static gboolean
counts_next (gunichar c)
{
  return c < 0x80 ? g_ascii_isdigit (c) : g_utf8_strchr ("一二三四五六七八九十百两几第每很不最太更再又也都只", -1, c) != NULL;
}

/* What it costs to end a line between @before and @after, for sense. */
static double
price_of (gunichar before, gunichar after, gboolean inside_word)
{
  return inside_word || leans_back (after) || (counts_next (before) && gops_char_is_han (after)) ? INSIDE_WORD : 0;
}

/* Unicode lets no line break beside “ and ”, which open and close in Chinese as （ and ） do. */
static gboolean
breaks_at_quote (gunichar before, gunichar after)
{
  gboolean opens = after == 0x201c || after == 0x2018, closed = before == 0x201d || before == 0x2019;

  if (opens)
    return gops_char_is_han (before) && g_unichar_type (before) != G_UNICODE_OPEN_PUNCTUATION;
  return closed && gops_char_is_han (after) && g_unichar_isalnum (after);
}

static double
x_of (PangoLayout *layout, int index)
{
  PangoRectangle rect;

  pango_layout_index_to_pos (layout, index, &rect);
  return fabs (rect.x / (double) PANGO_SCALE);
}

/* The sign before @p, thin spaces left out. */
static gunichar
sign_before (const char *start, const char *p)
{
  do
    p = g_utf8_prev_char (p);
  while (p > start && g_utf8_get_char (p) == GOPS_THIN_SPACE_CHAR);
  return g_utf8_get_char (p);
}

static void
add_break (GArray *breaks, PangoLayout *layout, const char *line, const char *p, int offset, double base,
           double penalty, gboolean forced)
{
  const char *end = p;
  GopsBreak place = { .index = offset + (int) (p - line), .penalty = penalty, .forced = forced };

  while (end > line && is_blank (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  place.x_next = base + x_of (layout, (int) (p - line));
  place.x = base + x_of (layout, (int) (end - line));
  place.x_hang = place.x;
  if (end > line && may_hang (g_utf8_get_char (g_utf8_prev_char (end))))
    place.x_hang = base + x_of (layout, (int) (g_utf8_prev_char (end) - line));
  if (end > line && ends_sense (g_utf8_get_char (g_utf8_prev_char (end))) && penalty < EMERGENCY)
    place.penalty = AFTER_SENSE;
  g_array_append_val (breaks, place);
}

/* The breaks of one paragraph; returns the width it ends at. */
static double
scan_paragraph (GArray *breaks, const GopsTextStyle *style, const char *line, int length, int offset, double base)
{
  g_autoptr (PangoLayout) layout = gops_typeset_layout_line (style, style->size, line, length);
  g_autofree gboolean *inside = NULL;
  g_autofree char *own = g_strndup (line, (gsize) length);
  const PangoLogAttr *attrs;
  int n = 0, i = 1;

  inside = find_word_insides (own, style->language);
  attrs = pango_layout_get_log_attrs_readonly (layout, &n);
  for (const char *p = length > 0 ? g_utf8_next_char (own) : own; *p != '\0'; p = g_utf8_next_char (p), i++)
    {
      if (!attrs[i].is_cursor_position)
        continue;
      if (attrs[i].is_line_break || breaks_at_quote (g_utf8_get_char (g_utf8_prev_char (p)), g_utf8_get_char (p)))
        add_break (breaks, layout, own, p, offset, base,
                   price_of (sign_before (own, p), g_utf8_get_char (p), inside[p - own]), FALSE);
      else if (!gops_char_is_han (g_utf8_get_char (p)) && g_unichar_isalnum (g_utf8_get_char (p)))
        add_break (breaks, layout, own, p, offset, base, EMERGENCY, FALSE);
    }
  add_break (breaks, layout, own, own + length, offset, base, 0, TRUE);
  return g_array_index (breaks, GopsBreak, breaks->len - 1).x_next;
}

GArray *
gops_typeset_find_breaks (const GopsTextStyle *style, const char *text)
{
  GArray *breaks = g_array_new (FALSE, TRUE, sizeof (GopsBreak));
  double base = 0;
  const char *p = text;

  for (;;)
    {
      const char *end = strchr (p, '\n');
      int length = end != NULL ? (int) (end - p) : (int) strlen (p);

      base = scan_paragraph (breaks, style, p, length, (int) (p - text), base);
      if (end == NULL)
        return breaks;
      p = end + 1;
    }
}

typedef struct
{
  double cost;
  int    from;       /* the break at which this line begins; -1 is the start */
} Best;

static double
line_cost (const GopsBreak *end, double w, double width, gboolean balance)
{
  double slack = (width - MIN (w, width)) / width;
  double cost = 10 + end->penalty * (end->penalty >= EMERGENCY ? 1 : 4 * (balance ? 1 : 0.6));

  if (w > width * 1.0001)
    cost += 1000 * (w / width);
  if (balance)
    return cost + slack * slack * 3;
  if (!end->forced)
    return cost + slack * slack;
  return cost + (w < width * 0.12 ? 0.35 : 0);
}

/* Dynamic programming over all ends: fewest lines first, then the least sum of slack and bad breaks. */
GArray *
gops_typeset_choose_breaks (GArray *breaks, double width, gboolean balance, gboolean *out_bad)
{
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (int));
  g_autofree Best *best = g_new (Best, breaks->len);
  int start = -1;

#define BREAK(i) (&g_array_index (breaks, GopsBreak, i))
  *out_bad = FALSE;
  for (int j = 0; j < (int) breaks->len; j++)
    {
      best[j].cost = G_MAXDOUBLE;
      best[j].from = -1;
      for (int i = j - 1; i >= start; i--)
        {
          double begin = i >= 0 ? BREAK (i)->x_next : 0;
          double before = i >= 0 ? best[i].cost : 0;
          double w = BREAK (j)->x_hang - begin;
          double cost = before + line_cost (BREAK (j), w, width, balance);

          if (cost < best[j].cost)
            best[j] = (Best) { cost, i };
          if (w > width * 1.0001 && best[j].cost < G_MAXDOUBLE && i < j - 1)
            break;
        }
      if (BREAK (j)->forced)
        start = j;
    }
  for (int j = (int) breaks->len - 1; j >= 0; j = best[j].from)
    {
      double begin = best[j].from >= 0 ? BREAK (best[j].from)->x_next : 0;

      g_array_prepend_val (ends, j);
      if (BREAK (j)->penalty >= EMERGENCY || BREAK (j)->x_hang - begin > width * 1.0001)
        *out_bad = TRUE;
    }
#undef BREAK
  return ends;
}
