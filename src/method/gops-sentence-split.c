/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Splitting sentences. */
#include "config.h"

#include <string.h>

#include "gops-method.h"
#include "gops-sentence-split.h"
#include "gops-sentence.h"

/* Pieces of fewer characters are no sentences. */
#define SHORTEST 6

/* Where a sentence may be broken: what stands before @start is one piece, what comes from @end on the next. */
typedef struct
{
  gsize start, end;
} Break;

typedef enum
{
  BREAK_MARK,    /* semicolon, colon, dash */
  BREAK_COMMA,
  BREAK_WORD,
  N_BREAKS
} BreakKind;

static guint
count_columns (const GopsFillValues *values, const char *text, gsize length)
{
  g_autofree char *raw = g_strndup (text, length);
  g_autofree char *filled = gops_fill (values, raw);
  guint columns = 0;

  for (const char *p = filled; *p != '\0'; p = g_utf8_next_char (p))
    columns += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
  return columns;
}

/* Whether the sentence has more than @most columns; what is far longer is not read to its end. */
static gboolean
is_longer (const GopsFillValues *values, const char *text, gsize length, guint most)
{
  const char *valid;
  gsize enough = MIN (length, (gsize) most * 6);

  (void) g_utf8_validate (text, (gssize) enough, &valid);
  return count_columns (values, text, (gsize) (valid - text)) > most;
}

static gboolean
is_short (const char *text, gsize length)
{
  return g_utf8_strlen (text, (gssize) MIN (length, SHORTEST * 8)) < SHORTEST;
}

static gboolean
is_one_of (const char *p, const char *marks)
{
  return *p != '\0' && g_utf8_strchr (marks, -1, g_utf8_get_char (p)) != NULL;
}

static const char *
skip_blanks (const char *p)
{
  while (*p == ' ' || *p == '\t')
    p++;
  return p;
}

/* Whether one of the words that may begin a sentence stands at @p. */
static gboolean
begins_sentence (const GopsWordList *joints, const char *text, const char *p)
{
  if (p == text)
    return FALSE;
  for (guint i = 0; joints->zh_cn[i] != NULL; i++)
    if (g_str_has_prefix (p, joints->zh_cn[i]))
      return TRUE;
  if (p[-1] != ' ')
    return FALSE;
  for (guint i = 0; joints->en[i] != NULL; i++)
    if (g_ascii_strncasecmp (p, joints->en[i], strlen (joints->en[i])) == 0 && p[strlen (joints->en[i])] == ' ')
      return TRUE;
  return FALSE;
}

/* Whether the sentence may be broken at @p. @out: the break. */
static gboolean
find_break (const GopsWordList *joints, const char *text, const char *p, BreakKind *out_kind, Break *out)
{
  const char *after = *p != '\0' ? g_utf8_next_char (p) : p;
  gboolean latin = *p == ',' || *p == ':' || *p == ';';

  out->start = (gsize) (p - text);
  out->end = (gsize) (skip_blanks (after) - text);
  *out_kind = is_one_of (p, "，,") ? BREAK_COMMA : BREAK_MARK;
  if (is_one_of (p, "；;：:—，,"))
    return latin ? *after == ' ' : !g_ascii_isdigit (*after) && !is_one_of (after, "—");
  *out_kind = BREAK_WORD;
  out->end = out->start;
  return begins_sentence (joints, text, p);
}

/* The last break of the strongest kind that leaves a first piece of at most @most columns. */
static gboolean
choose_break (const GopsFillValues *values, const char *text, gsize length, guint most, Break *out)
{
  const GopsWordList *joints = gops_method_find_words (gops_method_get_default (), "joint");
  Break found[N_BREAKS];
  gboolean any[N_BREAKS] = { FALSE };
  int depth = 0;

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gsize variable = gops_fill_variable (p);
      BreakKind kind;
      Break one;

      if (variable > 0)
        p += variable - 1;
      depth += is_one_of (p, "(（“「『《【[") ? 1 : is_one_of (p, ")）”」』》】]") ? -1 : 0;
      if (depth > 0 || !find_break (joints, text, p, &kind, &one) || one.end >= length)
        continue;
      if (count_columns (values, text, one.start) > most)
        break;
      if (is_short (text, one.start) || is_short (text + one.end, length - one.end))
        continue;
      found[kind] = one;
      any[kind] = TRUE;
    }
  for (guint i = 0; i < N_BREAKS; i++)
    if (any[i])
      {
        *out = found[i];
        return TRUE;
      }
  return FALSE;
}

/* A small letter at the beginning of a sentence becomes a capital. */
static void
append_piece (GString *out, const char *text, gsize length)
{
  if (out->len > 0 && length > 0 && g_ascii_islower (*text))
    {
      g_string_append_c (out, g_ascii_toupper (*text));
      text++;
      length--;
    }
  g_string_append_len (out, text, (gssize) length);
}

/* Appends the sentence in pieces that are short enough. FALSE: it cannot be broken. */
static gboolean
append_split (const GopsFillValues *values, GString *out, const char *text, gsize length, guint most)
{
  gboolean han = g_str_has_prefix (gops_language_normalise (values->language), "zh");

  while (is_longer (values, text, length, most))
    {
      Break place;

      if (!choose_break (values, text, length, most, &place))
        return FALSE;
      append_piece (out, text, place.start);
      g_string_truncate (out, strlen (g_strchomp (out->str)));
      g_string_append (out, han ? "。" : ". ");
      text += place.end;
      length -= place.end;
    }
  append_piece (out, text, length);
  return TRUE;
}

char *
gops_sentence_split (const GopsFillValues *values, const char *text, guint most, gboolean first_only)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gsize length;

  for (const char *p = text; *p != '\0'; p += length)
    {
      length = gops_sentence_length (p);
      if (first_only && p > text)
        g_string_append_len (out, p, (gssize) length);
      else if (!append_split (values, out, p, length, most))
        return NULL;
    }
  return g_str_equal (out->str, text) ? NULL : g_strdup (out->str);
}
