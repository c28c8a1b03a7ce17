/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Word-by-word differences: Myers' greedy algorithm over tokens, bounded; beyond the bound over sentences first. */

#include "gops-text-diff.h"

#include <string.h>
#include <unicode/ubrk.h>

/* So many removed and added tokens are looked for; the search takes at most its square in steps and memory. */
#define MAX_EDITS 600

typedef struct
{
  const char *start;
  gsize       length;
  guint       hash;
} Token;

/* A stretch of both token lists that is the same, or not. */
typedef struct
{
  guint a, b;   /* where it begins */
  guint n;      /* how long it is */
} Match;

typedef struct
{
  GArray *a, *b;       /* (element-type Token) */
  GArray *matches;     /* (element-type Match): in order */
} Diff;

typedef void (*TokenSplit) (GArray *tokens, const char *text, gsize length);

static void
add_token (GArray *tokens, const char *start, gsize length)
{
  Token token = { start, length, 5381 };

  for (gsize i = 0; i < length; i++)
    token.hash = token.hash * 33 + (guchar) start[i];
  if (length > 0)
    g_array_append_val (tokens, token);
}

/* One iterator per thread: opening one takes long. */
static UBreakIterator *
get_iterator (void)
{
  static GPrivate private = G_PRIVATE_INIT ((GDestroyNotify) ubrk_close);
  UBreakIterator *iterator = g_private_get (&private);
  UErrorCode status = U_ZERO_ERROR;

  if (iterator == NULL)
    {
      iterator = ubrk_open (UBRK_CHARACTER, "root", NULL, 0, &status);
      g_private_set (&private, U_SUCCESS (status) ? iterator : NULL);
    }
  return g_private_get (&private);
}

/* Letters of scripts with blanks between words, and digits, belong together; all else stands alone. */
static gboolean
is_of_word (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  if (!g_unichar_isalnum (c))
    return c == '_';
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
      return FALSE;
    default:
      return TRUE;
    }
}

/* Splits between characters as people see them, then joins letters to words. */
static void
split_words (GArray *tokens, const char *text, gsize length)
{
  UBreakIterator *iterator = get_iterator ();
  UErrorCode status = U_ZERO_ERROR;
  UText *source = utext_openUTF8 (NULL, text, (gint64) length, &status);
  gsize start = 0, at = 0;
  gboolean in_word = FALSE;

  if (iterator != NULL)
    ubrk_setUText (iterator, source, &status);
  while (at < length)
    {
      int next = iterator != NULL && U_SUCCESS (status) ? ubrk_following (iterator, (int) at)
                                                        : (int) (g_utf8_next_char (text + at) - text);
      gboolean word = is_of_word (text + at);

      if (!word || !in_word)
        {
          add_token (tokens, text + start, at - start);
          start = at;
        }
      in_word = word;
      at = next == UBRK_DONE || (gsize) next <= at ? length : (gsize) next;
    }
  add_token (tokens, text + start, length - start);
  utext_close (source);
}

static gboolean
ends_sentence (gunichar c)
{
  static const gunichar marks[] = { '.', '!', '?', ';', '\n', 0x3002, 0xff01, 0xff1f, 0xff1b, 0x061f, 0x06d4 };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (marks[i] == c)
      return TRUE;
  return FALSE;
}

/* What belongs to the character before it: accents, the second half of an emoji. */
static gboolean
is_extender (gunichar c)
{
  return g_unichar_ismark (c) || c == 0x200d || c == 0x200c;
}

/* Only to find what is the same on a large scale: where exactly a sentence ends does not matter. */
static void
split_sentences (GArray *tokens, const char *text, gsize length)
{
  const char *start = text, *end = text + length;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    if (ends_sentence (g_utf8_get_char (p)))
      {
        const char *next = g_utf8_next_char (p);

        if (next < end && (is_extender (g_utf8_get_char (next)) || *next == '\n'))
          continue;
        add_token (tokens, start, (gsize) (next - start));
        start = next;
      }
  add_token (tokens, start, (gsize) (end - start));
}

static gboolean
same_token (const Diff *diff, guint i, guint j)
{
  const Token *a = &g_array_index (diff->a, Token, i), *b = &g_array_index (diff->b, Token, j);

  return a->hash == b->hash && a->length == b->length && memcmp (a->start, b->start, a->length) == 0;
}

static void
add_match (Diff *diff, guint a, guint b, guint n)
{
  Match match = { a, b, n };

  if (n > 0)
    g_array_append_val (diff->matches, match);
}

static int
furthest (const int *v, int k, int d)
{
  return k == -d || (k != d && v[k - 1] < v[k + 1]) ? v[k + 1] : v[k - 1] + 1;
}

/* Goes back along the rows of @trace, from the end of both lists to their beginning. */
static void
trace_back (Diff *diff, GPtrArray *trace, guint from, int x, int y)
{
  guint first = diff->matches->len;

  for (int d = (int) trace->len - 1; d >= 0; d--)
    {
      const int *v = (const int *) trace->pdata[d] + d + 1;
      int k = x - y, start = d == 0 ? 0 : furthest (v, k, d);

      add_match (diff, from + (guint) start, from + (guint) (start - k), (guint) (x - start));
      if (d == 0)
        break;
      if (k == -d || (k != d && v[k - 1] < v[k + 1]))
        x = v[k + 1], y = x - (k + 1);
      else
        x = v[k - 1], y = x - (k - 1);
    }
  for (guint i = first, j = diff->matches->len; j > 0 && i < --j; i++)
    {
      Match kept = g_array_index (diff->matches, Match, i);

      g_array_index (diff->matches, Match, i) = g_array_index (diff->matches, Match, j);
      g_array_index (diff->matches, Match, j) = kept;
    }
}

/* The shortest way between @n tokens of the first list and @m of the second, both from @from on.
 * Returns: FALSE when it is longer than MAX_EDITS. */
static gboolean
find_way (Diff *diff, guint from, int n, int m)
{
  g_autoptr (GPtrArray) trace = g_ptr_array_new_with_free_func (g_free);
  int most = MIN (n + m, MAX_EDITS);
  g_autofree int *room = g_new0 (int, 2 * (gsize) most + 3);
  int *v = room + most + 1;

  for (int d = 0; d <= most; d++)
    {
      /* The row before this one is what the way back needs: 2 d + 3 of its values. */
      g_ptr_array_add (trace, g_memdup2 (v - d - 1, (2 * (gsize) d + 3) * sizeof (int)));
      for (int k = -d; k <= d; k += 2)
        {
          int x = d == 0 ? 0 : furthest (v, k, d), y = x - k;

          while (x < n && y < m && same_token (diff, from + (guint) x, from + (guint) y))
            x++, y++;
          v[k] = x;
          if (x >= n && y >= m)
            {
              trace_back (diff, trace, from, x, y);
              return TRUE;
            }
        }
    }
  return FALSE;
}

/* Finds what @a and @b have in common. Returns: FALSE when they have too little in common. */
static gboolean
find_matches (Diff *diff)
{
  guint n = diff->a->len, m = diff->b->len, head = 0, tail = 0;
  gboolean found;

  while (head < MIN (n, m) && same_token (diff, head, head))
    head++;
  while (tail < MIN (n, m) - head && same_token (diff, n - 1 - tail, m - 1 - tail))
    tail++;
  add_match (diff, 0, 0, head);
  found = find_way (diff, head, (int) (n - head - tail), (int) (m - head - tail));
  add_match (diff, n - tail, m - tail, tail);
  return found;
}

static void
init_diff (Diff *diff, TokenSplit split, const char *a, gsize n_a, const char *b, gsize n_b)
{
  diff->a = g_array_new (FALSE, FALSE, sizeof (Token));
  diff->b = g_array_new (FALSE, FALSE, sizeof (Token));
  diff->matches = g_array_new (FALSE, FALSE, sizeof (Match));
  split (diff->a, a, n_a);
  split (diff->b, b, n_b);
}

static void
clear_diff (Diff *diff)
{
  g_array_unref (diff->a);
  g_array_unref (diff->b);
  g_array_unref (diff->matches);
}

static void
free_segment (gpointer data)
{
  g_free (((GopsDiffSegment *) data)->text);
  g_free (data);
}

/* Joins it to the last one of the same kind; what is removed goes in front of what is added at the same place. */
static void
append_segment (GPtrArray *segments, GopsDiffKind kind, const char *text, gsize length)
{
  GopsDiffSegment *last = segments->len > 0 ? segments->pdata[segments->len - 1] : NULL;
  GopsDiffSegment *before = segments->len > 1 ? segments->pdata[segments->len - 2] : NULL;
  GopsDiffSegment *same = last != NULL && last->kind == kind ? last : NULL;
  g_autofree char *old = NULL;

  if (length == 0)
    return;
  if (same == NULL && kind == GOPS_DIFF_REMOVED && last != NULL && last->kind == GOPS_DIFF_ADDED && before != NULL
      && before->kind == GOPS_DIFF_REMOVED)
    same = before;
  if (same == NULL)
    {
      same = g_new0 (GopsDiffSegment, 1);
      same->kind = kind;
      same->text = g_strndup (text, length);
      g_ptr_array_insert (segments, kind == GOPS_DIFF_REMOVED && last != NULL && last->kind == GOPS_DIFF_ADDED
                                      ? (int) segments->len - 1 : -1, same);
      return;
    }
  old = same->text;
  same->text = g_malloc (strlen (old) + length + 1);
  memcpy (g_stpcpy (same->text, old), text, length);
  same->text[strlen (old) + length] = '\0';
}

static void
append_tokens (GPtrArray *segments, GopsDiffKind kind, GArray *tokens, guint from, guint until)
{
  const Token *first, *last;

  if (from >= until)
    return;
  first = &g_array_index (tokens, Token, from);
  last = &g_array_index (tokens, Token, until - 1);
  append_segment (segments, kind, first->start, (gsize) (last->start + last->length - first->start));
}

/* Blanks, or one sign that is no letter of a word: alone between two changes it would only tear them apart. */
static gboolean
is_crumb (const Diff *diff, const Match *match)
{
  const Token *token = &g_array_index (diff->a, Token, match->a);

  return match->n == 1 && !is_of_word (token->start);
}

static gboolean
changes_before (const Diff *diff, guint index)
{
  const Match *match = &g_array_index (diff->matches, Match, index);
  const Match *before = index > 0 ? &g_array_index (diff->matches, Match, index - 1) : NULL;

  return before != NULL ? before->a + before->n < match->a || before->b + before->n < match->b
                        : match->a > 0 || match->b > 0;
}

static gboolean
changes_after (const Diff *diff, guint index)
{
  const Match *match = &g_array_index (diff->matches, Match, index);
  guint a = match->a + match->n, b = match->b + match->n;

  if (index + 1 < diff->matches->len)
    {
      const Match *after = &g_array_index (diff->matches, Match, index + 1);

      return a < after->a || b < after->b;
    }
  return a < diff->a->len || b < diff->b->len;
}

static void
drop_crumbs (Diff *diff)
{
  for (guint i = diff->matches->len; i > 0; i--)
    if (is_crumb (diff, &g_array_index (diff->matches, Match, i - 1)) && changes_before (diff, i - 1)
        && changes_after (diff, i - 1))
      g_array_remove_index (diff->matches, i - 1);
}

static void
append_diff (GPtrArray *segments, const Diff *diff)
{
  guint a = 0, b = 0;

  for (guint i = 0; i <= diff->matches->len; i++)
    {
      const Match end = { diff->a->len, diff->b->len, 0 };
      const Match *match = i < diff->matches->len ? &g_array_index (diff->matches, Match, i) : &end;

      append_tokens (segments, GOPS_DIFF_REMOVED, diff->a, a, match->a);
      append_tokens (segments, GOPS_DIFF_ADDED, diff->b, b, match->b);
      append_tokens (segments, GOPS_DIFF_SAME, diff->a, match->a, match->a + match->n);
      a = match->a + match->n;
      b = match->b + match->n;
    }
}

/* Word by word where that is quick; else the two texts replace each other. */
static gboolean
append_words (GPtrArray *segments, const char *a, gsize n_a, const char *b, gsize n_b)
{
  Diff diff;
  gboolean found;

  init_diff (&diff, split_words, a, n_a, b, n_b);
  found = find_matches (&diff);
  if (found)
    {
      drop_crumbs (&diff);
      append_diff (segments, &diff);
    }
  clear_diff (&diff);
  return found;
}

static const char *
token_start (GArray *tokens, guint index, const char *end)
{
  return index < tokens->len ? g_array_index (tokens, Token, index).start : end;
}

/* What lies between the sentences that both texts have is compared by words. */
static void
append_sentences (GPtrArray *segments, const char *a, const char *b)
{
  const char *end_a = a + strlen (a), *end_b = b + strlen (b);
  Diff diff;

  init_diff (&diff, split_sentences, a, strlen (a), b, strlen (b));
  if (!find_matches (&diff))
    g_array_set_size (diff.matches, 0);
  for (guint i = 0; i <= diff.matches->len; i++)
    {
      const Match end = { diff.a->len, diff.b->len, 0 };
      const Match *match = i < diff.matches->len ? &g_array_index (diff.matches, Match, i) : &end;
      const char *next_a = token_start (diff.a, match->a, end_a), *next_b = token_start (diff.b, match->b, end_b);

      if (!append_words (segments, a, (gsize) (next_a - a), b, (gsize) (next_b - b)))
        {
          append_segment (segments, GOPS_DIFF_REMOVED, a, (gsize) (next_a - a));
          append_segment (segments, GOPS_DIFF_ADDED, b, (gsize) (next_b - b));
        }
      a = token_start (diff.a, match->a + match->n, end_a);
      b = token_start (diff.b, match->b + match->n, end_b);
      append_segment (segments, GOPS_DIFF_SAME, next_a, (gsize) (a - next_a));
    }
  clear_diff (&diff);
}

GPtrArray *
gops_text_diff (const char *before, const char *after)
{
  GPtrArray *segments = g_ptr_array_new_with_free_func (free_segment);
  const char *a = before != NULL ? before : "", *b = after != NULL ? after : "";

  if (!append_words (segments, a, strlen (a), b, strlen (b)))
    append_sentences (segments, a, b);
  return segments;
}

gboolean
gops_text_diff_differs (GPtrArray *segments)
{
  for (guint i = 0; i < segments->len; i++)
    if (((GopsDiffSegment *) segments->pdata[i])->kind != GOPS_DIFF_SAME)
      return TRUE;
  return FALSE;
}

char *
gops_text_diff_to_string (GPtrArray *segments)
{
  static const char *const open[] = { "", "[-", "{+" }, *const close[] = { "", "-]", "+}" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < segments->len; i++)
    {
      const GopsDiffSegment *segment = segments->pdata[i];

      g_string_append_printf (text, "%s%s%s", open[segment->kind], segment->text, close[segment->kind]);
    }
  return g_string_free (text, FALSE);
}
