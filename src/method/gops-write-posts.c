/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents as numbered posts. The text is taken apart into parts that may not be parted, then the places to break are chosen
 * all at once: few posts that break where it hurts least. */
#include "gops-write-posts.h"

#include <string.h>

#include "gops-sentence.h"
#include "gops-wording.h"
#include "gops-write-text.h"
#include "gops-write-text-private.h"

#define MAX_DIGITS 6
#define LEAST_ROOM 16   /* units for the text itself; where a number leaves less, posts have none */

/* What it costs to begin a post with a part, beside the post itself: a heading is rather taken along than left behind. */
#define A_POST       20.0
#define AT_HEADING   0.0
#define AT_ITEM      1.0
#define AT_SENTENCE  10.0
#define AFTER_HEADING 50.0
#define AT_WORD      100.0

typedef struct
{
  char    *text;      /* (owned) */
  gsize    length;    /* in the unit */
  double   price;     /* of beginning a post with it */
  gboolean joined;    /* goes on in the line of the part before */
  gboolean gap;       /* an empty line before it, unless it begins the post */
} Part;

typedef struct
{
  GopsDocument         *document;
  const GopsChatMarkup *markup;
  GopsUnit              unit;
  gsize                 room;    /* of a post, without its number */
  GArray               *parts;   /* (element-type Part) */
} Posts;

static void
clear_part (gpointer data)
{
  g_free (((Part *) data)->text);
}

/* --- parts --- */

/* Takes @text. */
static void
add_part (Posts *self, GString *text, double price, gboolean joined, gboolean gap)
{
  Part part = { .price = price, .joined = joined, .gap = gap };

  while (text->len > 0 && text->str[text->len - 1] == '\n')
    g_string_truncate (text, text->len - 1);
  part.length = gops_unit_measure (self->unit, text->str);
  part.text = g_string_free (text, FALSE);
  g_array_append_val (self->parts, part);
}

/* Marks, joined emoji, escaped signs and the like stay with what they belong to. */
static gboolean
may_part_before (const char *p)
{
  gunichar c = g_utf8_get_char (p), before = g_utf8_get_char (g_utf8_prev_char (p));

  return !g_unichar_iszerowidth (c) && !g_unichar_ismark (c) && before != 0x200d && before != '\\' && !(c >= 0x1f3fb && c <= 0x1f3ff)
    && !(c >= 0x1f1e6 && c <= 0x1f1ff);
}

/* @escape: the text is not written in the platform's way yet. */
static char *
write_piece (Posts *self, const char *text, gsize n, gboolean escape)
{
  g_autofree char *piece = g_strndup (text, n);
  GString *out;

  if (!escape)
    return g_steal_pointer (&piece);
  out = g_string_new (NULL);
  gops_chat_markup_append (self->markup, out, piece);
  return g_string_free (out, FALSE);
}

/* How much of @text, which ends at @end, fits into @room: up to the last blank in its second half, else where signs may be
 * parted. */
static gsize
take_words (Posts *self, const char *text, const char *end, gsize room, gboolean escape)
{
  const char *best = NULL, *blank = NULL;
  gsize used = 0;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      g_autofree char *written = write_piece (self, p, (gsize) (g_utf8_next_char (p) - p), escape);
      gsize length = gops_unit_measure (self->unit, written);

      if (p > text && may_part_before (p))
        best = p;
      if (p > text && g_unichar_isspace (g_utf8_get_char (p)) && used > room / 2)
        blank = p;
      if (used + length > room)
        return (gsize) ((blank != NULL ? blank : best != NULL ? best : g_utf8_next_char (text)) - text);
      used += length;
    }
  return (gsize) (end - text);
}

/* A sentence with the blanks that follow it. */
static const char *
skip_sentence (const char *text)
{
  const char *end = text + MAX (1, gops_sentence_length (text));

  while (*end == ' ' || *end == '\n')
    end++;
  return end;
}

/* What of @text fits into @room as it is written; marks that come with a whole word, so that nobody is called, count too.
 * (transfer full) */
static char *
take_piece (Posts *self, const char *text, const char *end, gsize room, gboolean escape, gsize *out_n)
{
  for (gsize least = room;;)
    {
      gsize n = take_words (self, text, end, least, escape);
      char *piece = write_piece (self, text, n, escape);

      if (gops_unit_measure (self->unit, piece) <= room || least <= 1)
        {
          *out_n = n;
          return piece;
        }
      g_free (piece);
      least--;
    }
}

/* A text that is longer than a post, sentence by sentence, and what is longer still between words. @mark: what stands before it */
static void
add_pieces (Posts *self, const char *mark, const char *text, gboolean escape, double price, gboolean gap)
{
  gsize mark_length = gops_unit_measure (self->unit, mark);

  for (const char *p = text, *end; *p != '\0'; p = end)
    {
      end = skip_sentence (p);
      for (const char *q = p; q < end;)
        {
          gboolean first = q == text;
          gsize n;
          g_autofree char *piece = take_piece (self, q, end, first && mark_length < self->room ? self->room - mark_length : self->room, escape, &n);
          GString *out = g_string_new (first ? mark : "");

          g_string_append (out, piece);
          add_part (self, out, first ? price : q == p ? AT_SENTENCE : AT_WORD, !first && q[-1] != '\n', first && gap);
          q += n;
        }
    }
}

static gboolean
is_short (Posts *self, const char *text)
{
  return gops_unit_measure (self->unit, text) <= self->room;
}

/* A line that is written already. */
static void
add_line (Posts *self, const char *line, double price, gboolean gap)
{
  if (is_short (self, line))
    add_part (self, g_string_new (line), price, FALSE, gap);
  else
    add_pieces (self, "", line, FALSE, price, gap);
}

/* Of a table each row. */
static void
add_rows (Posts *self, const char *lines, double price, gboolean gap)
{
  g_auto (GStrv) rows = g_strsplit (lines, "\n", -1);

  for (guint i = 0; rows[i] != NULL; i++)
    if (*rows[i] != '\0')
      add_line (self, rows[i], i == 0 ? price : AT_ITEM, i == 0 && gap);
}

static void
add_long (Posts *self, const GopsBlock *block, double price, gboolean gap)
{
  g_autoptr (GString) mark = g_string_new (NULL);
  g_autofree char *text = block->kind == GOPS_BLOCK_QUOTE ? g_strdup (block->text) : gops_document_join_detail (self->document, block);

  gops_write_text_mark (mark, self->markup, block);
  if (block->kind == GOPS_BLOCK_QUOTE && block->detail != NULL)
    {
      gops_chat_markup_append_bold (self->markup, mark, block->detail);
      add_line (self, mark->str, price, gap);
      add_pieces (self, "", text, TRUE, AFTER_HEADING, FALSE);
    }
  else
    add_pieces (self, mark->str, text, TRUE, price, gap);
}

static double
price_of (const GopsBlock *before, const GopsBlock *block)
{
  if (before == NULL || before->kind == GOPS_BLOCK_HEADING || before->kind == GOPS_BLOCK_CHAPTER)
    return AFTER_HEADING;
  return block->kind == GOPS_BLOCK_HEADING || block->kind == GOPS_BLOCK_CHAPTER ? AT_HEADING : AT_ITEM;
}

static void
add_block (Posts *self, const GopsBlock *before, const GopsBlock *block)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean gap = gops_write_text_is_gap (before, block);
  double price = price_of (before, block);

  gops_write_text_block (out, self->markup, self->document, block);
  while (out->len > 0 && out->str[out->len - 1] == '\n')
    g_string_truncate (out, out->len - 1);
  if (block->rows != NULL)
    add_rows (self, out->str, price, gap);
  else if (is_short (self, out->str))
    add_part (self, g_steal_pointer (&out), price, FALSE, gap);
  else
    add_long (self, block, price, gap);
}

static void
add_parts (Posts *self)
{
  GPtrArray *blocks = self->document->blocks;

  if (*self->document->title != '\0')
    {
      g_autoptr (GString) title = g_string_new (NULL);

      gops_chat_markup_append_bold (self->markup, title, self->document->title);
      add_line (self, title->str, AT_HEADING, FALSE);
    }
  for (guint i = 0; i < blocks->len; i++)
    add_block (self, i > 0 ? blocks->pdata[i - 1] : NULL, blocks->pdata[i]);
}

/* --- where to break --- */

/* Units of @part, and of what stands between it and the one before when both are in a post. */
static gsize
length_after (const Part *part)
{
  return part->length + (part->joined ? 0 : 1) + (part->gap ? 1 : 0);
}

typedef struct
{
  double price;   /* of the posts up to here, their breaks, and the room that they leave */
  guint  first;   /* part with which the last of them begins */
} Way;

/* The best way to put the parts before @end into posts. A part that is too long by itself has a post of its own. */
static Way
find_way (Posts *self, const Way *ways, guint end)
{
  Way best = { G_MAXDOUBLE, 0 };
  gsize used = 0;

  for (guint first = end; first-- > 0;)
    {
      const Part *part = &g_array_index (self->parts, Part, first);
      double left, price;

      if (first + 1 < end)
        used += length_after (&g_array_index (self->parts, Part, first + 1)) - g_array_index (self->parts, Part, first + 1).length;
      used += part->length;
      if (used > self->room && first + 1 < end)
        break;
      left = used < self->room ? 1 - (double) used / self->room : 0;
      price = ways[first].price + A_POST + (first > 0 ? part->price : 0) + left * left;
      if (price < best.price)
        best = (Way) { price, first };
    }
  return best;
}

static char *
join_parts (Posts *self, guint first, guint end)
{
  GString *out = g_string_new (NULL);

  for (guint i = first; i < end; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);

      if (i > first)
        g_string_append (out, part->joined ? "" : part->gap ? "\n\n" : "\n");
      g_string_append (out, part->text);
    }
  return g_strstrip (g_string_free (out, FALSE));
}

static GPtrArray *
break_parts (Posts *self)
{
  guint n = self->parts->len;
  g_autofree Way *ways = g_new0 (Way, n + 1);
  GPtrArray *posts = g_ptr_array_new_with_free_func (g_free);

  for (guint end = 1; end <= n; end++)
    ways[end] = find_way (self, ways, end);
  for (guint end = n; end > 0; end = ways[end].first)
    g_ptr_array_insert (posts, 0, join_parts (self, ways[end].first, end));
  return posts;
}

/* --- numbers --- */

static char *
number_line (const char *language, guint number, guint all)
{
  g_autofree char *n = g_strdup_printf ("%u", number), *total = g_strdup_printf ("%u", all);

  return gops_wording (language, "post.number", "n", n, "all", total, NULL);
}

/* Units that a number with so many digits takes, with the end of its line. */
static gsize
number_length (Posts *self, guint digits)
{
  guint most = 9;
  g_autofree char *line = NULL;

  for (guint i = 1; i < digits; i++)
    most = most * 10 + 9;
  line = number_line (self->document->language, most, most);
  return gops_unit_measure (self->unit, line) + 1;
}

static guint
count_digits (guint n)
{
  guint digits = 1;

  for (; n > 9; n /= 10)
    digits++;
  return digits;
}

static void
number_posts (GPtrArray *posts, const char *language)
{
  for (guint i = 0; i < posts->len; i++)
    {
      g_autofree char *text = posts->pdata[i], *line = number_line (language, i + 1, posts->len);

      posts->pdata[i] = g_strconcat (line, "\n", text, NULL);
    }
}

static GPtrArray *
make_posts (Posts *self)
{
  GPtrArray *posts;

  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_array_set_clear_func (self->parts, clear_part);
  add_parts (self);
  posts = break_parts (self);
  g_clear_pointer (&self->parts, g_array_unref);
  return posts;
}

GPtrArray *
gops_write_posts (GopsDocument *document, const char *markup, GopsUnit unit, gsize limit)
{
  Posts self = { document, gops_chat_markup_find (markup), unit, limit, NULL };
  char *whole = gops_write_text (document, markup);
  GPtrArray *posts;

  if (limit == 0 || gops_unit_measure (unit, whole) <= limit)
    {
      posts = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (posts, whole);
      return posts;
    }
  g_free (whole);
  /* How long the numbers are is known when the posts are counted. */
  for (guint digits = 1; digits <= MAX_DIGITS && number_length (&self, digits) + LEAST_ROOM <= limit; digits++)
    {
      self.room = limit - number_length (&self, digits);
      posts = make_posts (&self);
      if (count_digits (posts->len) <= digits)
        {
          number_posts (posts, document->language);
          return posts;
        }
      g_ptr_array_unref (posts);
    }
  self.room = limit;
  return make_posts (&self);
}
