/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole sentences. */
#include "config.h"

#include "gops-sentence.h"

#include <string.h>

/* Chinese adults read 300 to 500 characters a minute in silence, English ones 238 words (Brysbaert, How many words do we read per
 * minute?, 2019); on a phone a little less. */
#define WORDS_A_MINUTE 220
#define HAN_A_MINUTE 400

static gboolean
is_one_of (gunichar c, const char *marks)
{
  return c != 0 && g_utf8_strchr (marks, -1, c) != NULL;
}

static gboolean
ends_any_way (gunichar c)
{
  return is_one_of (c, "。！？…!?؟۔।");
}

static gboolean
closes (gunichar c)
{
  return is_one_of (c, "”’\"')）】」』》]");
}

static const char *
skip_while (const char *p, gboolean (*test) (gunichar))
{
  while (*p != '\0' && test (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

/* "e.g.", "No. 5", "J. Smith": a full stop after a short word that no sentence ends with. */
static gboolean
is_abbreviation (const char *text, const char *stop)
{
  static const char *const words[] = { "e.g", "i.e", "etc", "vs", "No", "Mr", "Mrs", "Dr", "St", "approx", "max", "min", NULL };
  const char *start = stop;

  while (start > text && (g_ascii_isalpha (start[-1]) || start[-1] == '.'))
    start--;
  for (guint i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) == (gsize) (stop - start) && strncmp (words[i], start, (gsize) (stop - start)) == 0)
      return TRUE;
  return stop - start == 1;
}

/* A full stop ends a sentence where a blank or nothing follows; "10.5" and "gops.c" go on. */
static gboolean
is_end (const char *text, const char *p)
{
  const char *next = skip_while (g_utf8_next_char (p), closes);

  if (ends_any_way (g_utf8_get_char (p)))
    return !ends_any_way (g_utf8_get_char (next));
  if (*p != '.')
    return FALSE;
  return (*next == '\0' || g_unichar_isspace (g_utf8_get_char (next)) || (guchar) *next >= 0x80)
         && (*next == '\0' || !is_abbreviation (text, p));
}

gsize
gops_sentence_length (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (*p == '\n' && p > text)
      return (gsize) (p - text);
    else if (is_end (text, p))
      return (gsize) (skip_while (g_utf8_next_char (p), closes) - text);
  return strlen (text);
}

gboolean
gops_sentence_is_whole (const char *text)
{
  const char *p = text + strlen (text);

  while (p > text && closes (g_utf8_get_char (g_utf8_prev_char (p))))
    p = g_utf8_prev_char (p);
  return p > text && (*g_utf8_prev_char (p) == '.' || ends_any_way (g_utf8_get_char (g_utf8_prev_char (p))));
}

static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c);
}

/* Whole sentences from the start, as long as they fit. Returns: their length, 0 when the first is too long. */
static gsize
take_sentences (const char *text, gsize most)
{
  gsize taken = 0;

  for (const char *p = text; *p != '\0';)
    {
      p += gops_sentence_length (p);
      if ((gsize) g_utf8_strlen (text, p - text) > most)
        break;
      taken = (gsize) (p - text);
      p = skip_while (p, is_blank);
    }
  return taken;
}

/* Brackets and quotes that are open at the end of the first @length bytes. */
static gboolean
is_open (const char *text, gsize length)
{
  int depth = 0;

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    depth += is_one_of (g_utf8_get_char (p), "(（“「『《【[{") ? 1 : is_one_of (g_utf8_get_char (p), ")）”」』》】]}") ? -1 : 0;
  return depth > 0;
}

/* The same by commas and semicolons; a comma between digits parts nothing. */
static gsize
take_parts (const char *text, gsize most)
{
  gsize taken = 0, n = 0;

  for (const char *p = text; *p != '\0' && n < most; p = g_utf8_next_char (p), n++)
    if (p > text && (is_one_of (g_utf8_get_char (p), "，；;")
                     || (*p == ',' && !g_ascii_isdigit (p[1]))) && !is_open (text, (gsize) (p - text)))
      taken = (gsize) (p - text);
  return taken;
}

char *
gops_sentence_shorten (const char *text, gsize most)
{
  g_autofree char *clean = g_strstrip (g_strdup (text));
  gsize taken = take_sentences (clean, most);

  if (taken == 0)
    taken = take_parts (clean, most);
  return taken > 0 ? g_strchomp (g_strndup (clean, taken)) : NULL;
}

char *
gops_sentence_close (const char *text, const char *language)
{
  if (gops_sentence_is_whole (text))
    return g_strdup (text);
  return g_strconcat (text, language != NULL && g_str_has_prefix (language, "zh") ? "。" : ".", NULL);
}

char *
gops_sentence_open (const char *text)
{
  static const char *const marks[] = { "。", "；", ".", ";", NULL };

  for (guint i = 0; marks[i] != NULL; i++)
    if (g_str_has_suffix (text, marks[i]))
      return g_strndup (text, strlen (text) - strlen (marks[i]));
  return g_strdup (text);
}

void
gops_reading_count (const char *text, guint *out_words, guint *out_han)
{
  gboolean in_word = FALSE;

  *out_words = *out_han = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean wide = g_unichar_iswide (c);
      gboolean letter = !wide && g_unichar_isalnum (c);

      *out_han += wide && g_unichar_isalnum (c);
      *out_words += letter && !in_word;
      in_word = letter;
    }
}

guint
gops_reading_seconds_of (guint words, guint han)
{
  return (words * 60 + WORDS_A_MINUTE - 1) / WORDS_A_MINUTE + (han * 60 + HAN_A_MINUTE - 1) / HAN_A_MINUTE;
}

guint
gops_reading_seconds (const char *text)
{
  guint words, han;

  gops_reading_count (text, &words, &han);
  return gops_reading_seconds_of (words, han);
}
