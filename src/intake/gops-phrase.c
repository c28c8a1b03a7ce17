/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds what stands in the holes of a known phrase. */
#include "config.h"

#include "gops-phrase.h"

#include <string.h>

static const struct
{
  const char *open;
  const char *close;
} quotes[] = {
  { "\"", "\"" }, { "“", "”" }, { "「", "」" }, { "『", "』" }, { "‘", "’" }, { "'", "'" },
};

typedef struct
{
  const char      *text;
  const char      *end;
  GopsPhraseMatch *match;
} Search;

static gsize
starts_with (const char *text,
             const char *end,
             const char *word)
{
  gsize length = strlen (word);

  return (gsize) (end - text) >= length && memcmp (text, word, length) == 0 ? length : 0;
}

static gsize
ends_with (const char *text,
           const char *end,
           const char *word)
{
  gsize length = strlen (word);

  return (gsize) (end - text) >= length && memcmp (end - length, word, length) == 0 ? length : 0;
}

static gboolean
is_blank (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return c == ' ' || c == '\t' || c == 0xa0 || c == 0x2005 || c == 0x3000;
}

static gboolean
may_fill (const char *start,
          const char *end)
{
  while (start < end && is_blank (start))
    start = g_utf8_next_char (start);
  while (end > start && is_blank (g_utf8_prev_char (end)))
    end = g_utf8_prev_char (end);
  if (start == end || memchr (start, '\n', end - start) != NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    {
      gsize open = starts_with (start, end, quotes[i].open);

      if (open > 0)
        return ends_with (start + open, end, quotes[i].close) > 0;
    }
  return TRUE;
}

/* The part of a phrase that must be there as it is. */
static gsize
literal_length (const char *phrase)
{
  return strcspn (phrase, "%( ");
}

static gboolean match_from (Search     *search,
                            const char *phrase,
                            const char *text);

static gboolean
match_hole (Search     *search,
            const char *phrase,
            const char *text)
{
  const char *rest = phrase + 2, *p = text;
  gsize literal = literal_length (rest);
  gboolean any = phrase[1] == '*';

  if (*rest == '\0')
    p = search->end;
  for (; p <= search->end; p = p < search->end ? g_utf8_next_char (p) : p + 1)
    {
      if (literal > 0 && (p = memmem (p, search->end - p, rest, literal)) == NULL)
        return FALSE;
      if (search->match->steps == 0)
        return FALSE;
      search->match->steps--;
      if ((any || may_fill (text, p)) && match_from (search, rest, p))
        break;
    }
  if (p > search->end)
    return FALSE;
  if (!any && search->match->n_holes < GOPS_PHRASE_MAX_HOLES)
    search->match->holes[search->match->n_holes++] =
      (GopsPhraseHole) { phrase[1], text - search->text, p - search->text };
  return TRUE;
}

static gboolean
match_choice (Search     *search,
              const char *phrase,
              const char *text)
{
  const char *after = strchr (phrase, ')') + 1;
  const char *word = phrase + 1;

  for (; word < after; word += strcspn (word, "|)") + 1)
    {
      gsize length = strcspn (word, "|)");

      if ((gsize) (search->end - text) >= length && memcmp (text, word, length) == 0 &&
          match_from (search, after, text + length))
        return TRUE;
    }
  return FALSE;
}

static gboolean
match_from (Search     *search,
            const char *phrase,
            const char *text)
{
  gsize literal;

  for (;;)
    switch (*phrase)
      {
      case '\0':
        return text == search->end;
      case '%':
        return match_hole (search, phrase, text);
      case '(':
        return match_choice (search, phrase, text);
      case ' ':
        while (text < search->end && is_blank (text))
          text = g_utf8_next_char (text);
        phrase++;
        break;
      default:
        literal = literal_length (phrase);
        if ((gsize) (search->end - text) < literal || memcmp (text, phrase, literal) != 0)
          return FALSE;
        text += literal;
        phrase += literal;
        break;
      }
}

gboolean
gops_phrase_match (const char      *phrase,
                   const char      *text,
                   gsize            length,
                   GopsPhraseMatch *match)
{
  Search search = { text, text + length, match };

  match->n_holes = 0;
  return length <= GOPS_PHRASE_MAX_TEXT && match_from (&search, phrase, text);
}

char *
gops_phrase_strip_quotes (char *text)
{
  char *end = text + strlen (text);

  while (text < end && is_blank (text))
    text = g_utf8_next_char (text);
  while (end > text && is_blank (g_utf8_prev_char (end)))
    end = g_utf8_prev_char (end);
  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    {
      gsize open = starts_with (text, end, quotes[i].open), close = ends_with (text + open, end, quotes[i].close);

      if (open > 0 && close > 0 && end - text > (gssize) (open + close))
        {
          text += open;
          end -= close;
          break;
        }
    }
  *end = '\0';
  return text;
}
