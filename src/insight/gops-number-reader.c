/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading numbers. The words are data; the grammar is here: twenty-four, 二十四, 一个半月, 3–5 days. */
#include "config.h"

#include <string.h>

#include "gops-number-reader.h"

/* A number has fewer digits than this; what is longer is a telephone number. */
#define MOST_DIGITS 7

/* A number in words has fewer of them: 一一一一… is none. */
#define MOST_NUMBER_WORDS 12

/* From here on a number of years is a date. */
#define FIRST_YEAR 1000

/* Words that may stand between an English number and what it counts: "two promotional posts". */
#define MOST_BETWEEN 2

typedef struct
{
  double      value;
  const char *end;
  gboolean    digits;     /* written in digits */
  gboolean    half;       /* ends in 半: a bare 月 may follow */
  gboolean    article;    /* "a", "per", 每: not a count by itself */
} Number;

static const GopsRulePatterns *
patterns (void)
{
  return gops_method_get_rule_patterns (gops_method_get_default ());
}

/* The digit at @p, ASCII or full width, and its length; -1 when there is none. */
static int
digit_at (const char *p, const char *end, gsize *out_length)
{
  gunichar c;

  if (p >= end)
    return -1;
  if (g_ascii_isdigit (*p))
    {
      *out_length = 1;
      return *p - '0';
    }
  if ((guint8) *p != 0xef)
    return -1;
  c = g_utf8_get_char (p);
  if (c < 0xff10 || c > 0xff19)
    return -1;
  *out_length = 3;
  return (int) (c - 0xff10);
}

static const char *
read_digits (const char *p, const char *end, double *out_value, guint *out_n)
{
  gsize length;
  int digit;

  *out_value = 0;
  *out_n = 0;
  while ((digit = digit_at (p, end, &length)) >= 0)
    {
      *out_value = *out_value * 10 + digit;
      (*out_n)++;
      p += length;
    }
  return p;
}

gsize
gops_digits_length (const char *p, const char *end)
{
  double value;
  guint n;

  return (gsize) (read_digits (p, end, &value, &n) - p);
}

static const char *
skip_spaces (const char *p, const char *end)
{
  while (p < end && (*p == ' ' || *p == '\t'))
    p++;
  return p;
}

/* Whether the text before @p ends in @word. */
static gboolean
follows (const char *text, const char *p, const char *word)
{
  gsize length = strlen (word);

  return (gsize) (p - text) >= length && memcmp (p - length, word, length) == 0;
}

static gboolean
read_digit_number (const char *p, const char *end, Number *out)
{
  guint n, fraction;
  double value, tenths;
  const char *after = read_digits (p, end, &value, &n);

  if (n == 0 || n > MOST_DIGITS)
    return FALSE;
  *out = (Number) { .value = value, .end = after, .digits = TRUE };
  if (after < end && *after == '.')
    {
      const char *last = read_digits (after + 1, end, &tenths, &fraction);

      if (fraction == 1)
        {
          out->value += tenths / 10;
          out->end = last;
        }
    }
  return TRUE;
}

/* Adds a number word to what has been read. FALSE: it does not go on from there. */
static gboolean
add_number_word (const GopsNumberWord *word, double *total, double *current, const char *last)
{
  gboolean plus = g_str_equal (word->role, "plus");

  if (g_str_equal (word->role, "times"))
    {
      *total += (*current > 0 ? *current : 1) * word->value;
      *current = 0;
      return TRUE;
    }
  if (last == NULL)
    *current = word->value;
  else if (plus || g_str_equal (last, "tens") || g_str_equal (last, "times"))
    *current += word->value;
  else if (word->zh_cn[0] != NULL && g_str_equal (word->role, "digit"))
    *current = word->value;   /* 两三天: up to three */
  else
    return FALSE;
  return last != NULL || !plus;
}

static gboolean
ends_number (const char *role)
{
  return g_str_equal (role, "half") || g_str_equal (role, "plus") || g_str_equal (role, "rate");
}

static gboolean
read_word_number (const GopsLexicon *lexicon, const char *p, const char *end, const GopsMatches *first, Number *out)
{
  double total = 0, current = 0;
  const char *last = NULL, *at = p;
  GopsMatches matches = *first;

  for (guint n = 0; matches.n > 0 && matches.others[GOPS_ENTRY_NUMBER].length > 0; n++)
    {
      const GopsMatch *match = &matches.others[GOPS_ENTRY_NUMBER];
      const GopsNumberWord *word = &patterns ()->numbers[match->index];

      if (n == MOST_NUMBER_WORDS)
        return FALSE;
      if (!add_number_word (word, &total, &current, last))
        break;
      last = word->role;
      at += match->length;
      *out = (Number) { .value = total + current, .end = at,
                        .half = g_str_has_suffix (match->word, "半"),
                        .article = g_str_equal (word->role, "rate")
                                   || g_str_equal (match->word, "a") || g_str_equal (match->word, "an") };
      if (ends_number (last))
        break;
      if (at < end && (*at == '-' || *at == ' ') && g_ascii_isalpha (at[1]) && g_ascii_isalpha (at[-1]))
        at++;
      gops_lexicon_match (lexicon, at, end, FALSE, NULL, &matches);
    }
  return last != NULL;
}

static gboolean
read_number (const GopsLexicon *lexicon, const char *p, const char *end, gboolean inside, const GopsMatches *matches,
             Number *out)
{
  gsize length;

  if (digit_at (p, end, &length) >= 0)
    return !inside && read_digit_number (p, end, out);
  return matches->n > 0 && matches->others[GOPS_ENTRY_NUMBER].length > 0
         && read_word_number (lexicon, p, end, matches, out);
}

/* "3-5天", "三到五天", "3 to 5 days": the number after the joiner, from which on the unit is looked for. */
static void
read_second_number (const GopsLexicon *lexicon, const char *end, Number *number)
{
  static const char *const joiners[] = { "-", "–", "—", "~", "～", "到", "至", " to ", " - ", " – ", NULL };
  GopsMatches matches;
  Number second;

  for (guint i = 0; joiners[i] != NULL; i++)
    if ((gsize) (end - number->end) > strlen (joiners[i])
        && memcmp (number->end, joiners[i], strlen (joiners[i])) == 0)
      {
        const char *p = number->end + strlen (joiners[i]);

        gops_lexicon_match (lexicon, p, end, FALSE, NULL, &matches);
        if (read_number (lexicon, p, end, FALSE, &matches, &second) && !second.article)
          *number = second;
        return;
      }
}

static const char *
skip_latin_word (const char *p, const char *end)
{
  while (p < end && (g_ascii_isalpha (*p) || *p == '\''))
    p++;
  return p;
}

static const GopsUnitWord *
unit_at (const GopsLexicon *lexicon, const char *p, const char *end, const char *prefix, const Number *number,
         gsize *out_length)
{
  GopsMatches matches;
  const GopsMatch *match = &matches.others[GOPS_ENTRY_UNIT];
  const GopsUnitWord *unit;

  gops_lexicon_match (lexicon, p, end, FALSE, prefix, &matches);
  if (matches.n == 0 || match->length == 0)
    return NULL;
  unit = &patterns ()->units[match->index];
  /* "d" and "h" are units only behind digits. */
  if (match->length == 1 && g_ascii_isalpha (*p) && !number->digits)
    return NULL;
  *out_length = match->length;
  return unit;
}

/* The unit after a number. @out_end: where it ends. */
static const GopsUnitWord *
find_unit (const GopsLexicon *lexicon, const Number *number, const char *end, const char **out_end)
{
  const char *p = skip_spaces (number->end, end);
  gsize length = 0;
  const GopsUnitWord *unit;

  if (p < end && *p == '-' && p == number->end && p + 1 < end && g_ascii_isalpha (p[1]))
    p++;
  unit = unit_at (lexicon, p, end, NULL, number, &length);
  if (unit == NULL && number->half)
    unit = unit_at (lexicon, p, end, "个", number, &length);
  for (guint i = 0; unit == NULL && !number->article && i < MOST_BETWEEN && p > number->end; i++)
    {
      const char *word_end = skip_latin_word (p, end);

      if (word_end == p || word_end >= end || *word_end != ' ')
        return NULL;
      p = word_end + 1;
      unit = unit_at (lexicon, p, end, NULL, number, &length);
      if (unit != NULL && !g_str_equal (unit->of, "count"))
        unit = NULL;
    }
  *out_end = p + length;
  return unit;
}

static gboolean
is_date (const char *text, const char *p, const GopsUnitWord *unit, double value)
{
  return (g_str_equal (unit->id, "day") && follows (text, p, "月"))
         || (g_str_equal (unit->id, "year") && value >= FIRST_YEAR);
}

static gboolean
read_whole_quantity (const GopsMatches *matches, GopsNumberWithUnit *out)
{
  const GopsMatch *match = &matches->others[GOPS_ENTRY_QUANTITY];
  const GopsQuantityWord *word;

  if (matches->n == 0 || match->length == 0)
    return FALSE;
  word = &patterns ()->quantities[match->index];
  *out = (GopsNumberWithUnit) { g_str_equal (word->of, "time"), word->value, match->length };
  return TRUE;
}

gboolean
gops_read_number_with_unit (const GopsLexicon *lexicon, const char *text, const char *p, const char *end,
                            gboolean inside, const GopsMatches *matches, GopsNumberWithUnit *out)
{
  Number number;
  const GopsUnitWord *unit;
  const char *after = NULL;

  if (read_whole_quantity (matches, out))
    return TRUE;
  if (!read_number (lexicon, p, end, inside, matches, &number) || follows (text, p, "第"))
    return FALSE;
  if (!number.article)
    read_second_number (lexicon, end, &number);
  unit = find_unit (lexicon, &number, end, &after);
  if (unit == NULL || is_date (text, p, unit, number.value))
    return FALSE;
  /* 一天半 */
  if (after + 3 <= end && memcmp (after, "半", 3) == 0 && g_str_equal (unit->of, "time"))
    {
      number.value += 0.5;
      after += 3;
    }
  *out = (GopsNumberWithUnit) { g_str_equal (unit->of, "time"), number.value * unit->factor, (gsize) (after - p) };
  return TRUE;
}

/* --- times of day --- */

static int
apply_day_part (int minutes, const char *part)
{
  int hour = minutes / 60;

  if (part == NULL)
    return minutes;
  if (g_str_equal (part, "pm") && hour < 12)
    return minutes + 720;
  if (g_str_equal (part, "noon") && hour < 3)
    return minutes + 720;
  if (g_str_equal (part, "am") && hour == 12)
    return minutes - 720;
  return minutes;
}

/* "am" or "pm" after an English time. */
static const char *
read_suffix (const GopsLexicon *lexicon, const char *p, const char *end, const char **out_end)
{
  GopsMatches matches;
  const GopsClockWord *word;

  p = skip_spaces (p, end);
  gops_lexicon_match (lexicon, p, end, FALSE, NULL, &matches);
  if (matches.n == 0 || matches.others[GOPS_ENTRY_CLOCK].length == 0)
    return NULL;
  word = &patterns ()->clock[matches.others[GOPS_ENTRY_CLOCK].index];
  if (!g_str_equal (word->id, "am") && !g_str_equal (word->id, "pm"))
    return NULL;
  /* 10 早上 is no time. */
  if (!g_ascii_isalpha (*p))
    return NULL;
  *out_end = p + matches.others[GOPS_ENTRY_CLOCK].length;
  return word->id;
}

/* What follows the hour: ":30", "：30", "点半", "点30分", "点". Returns: its end, NULL when it is none of these. */
static const char *
read_minutes (const char *p, const char *end, int *out_minutes)
{
  gboolean wide = p + 3 <= end && memcmp (p, "：", 3) == 0;
  gboolean point = p + 3 <= end && memcmp (p, "点", 3) == 0;
  const char *after;
  double value;
  guint n;

  *out_minutes = 0;
  if (!wide && !point && (p >= end || *p != ':'))
    return NULL;
  p += wide || point ? 3 : 1;
  if (point && p + 3 <= end && memcmp (p, "半", 3) == 0)
    {
      *out_minutes = 30;
      return p + 3;
    }
  after = read_digits (p, end, &value, &n);
  if (n == 2 && value < 60)
    {
      *out_minutes = (int) value;
      if (point && after + 3 <= end && memcmp (after, "分", 3) == 0)
        after += 3;
      return after;
    }
  if (!point)
    return NULL;
  return p + 3 <= end && memcmp (p, "钟", 3) == 0 ? p + 3 : p;
}

gsize
gops_read_clock (const GopsLexicon *lexicon, const char *p, const char *end, const char *day_part, int *out_minutes)
{
  const char *after, *suffix_end, *suffix;
  GopsMatches matches;
  Number hour;
  int minutes;

  gops_lexicon_match (lexicon, p, end, FALSE, NULL, &matches);
  if (!read_number (lexicon, p, end, FALSE, &matches, &hour) || hour.article || hour.value < 0 || hour.value > 24
      || hour.value != (int) hour.value)
    return 0;
  after = read_minutes (hour.end, end, &minutes);
  suffix = read_suffix (lexicon, after != NULL ? after : hour.end, end, &suffix_end);
  if (after == NULL && (suffix == NULL || !hour.digits))
    return 0;
  if (suffix != NULL)
    after = suffix_end;
  minutes += (int) hour.value * 60;
  *out_minutes = apply_day_part (minutes, suffix != NULL ? suffix : day_part) % 1440;
  return (gsize) (after - p);
}

/* --- numbers by hand --- */

/* ① … ⑳ */
static gsize
read_circled (const char *p, int *out_number)
{
  gunichar c = g_utf8_get_char (p);

  if (c < 0x2460 || c > 0x2473)
    return 0;
  *out_number = (int) (c - 0x2460) + 1;
  return 3;
}

gsize
gops_read_hand_number (const GopsLexicon *lexicon, const char *text, int *out_number)
{
  static const char *const closings[] = { "条", ".", "、", "．", ")", "）", ":", "：", NULL };
  const char *end = text + strlen (text), *p = text;
  gboolean ordinal = g_str_has_prefix (text, "第");
  GopsMatches matches;
  Number number;

  if (read_circled (text, out_number) > 0)
    return (gsize) (skip_spaces (text + 3, end) - text);
  if (ordinal)
    p += strlen ("第");
  else if (*p == '(' || g_str_has_prefix (p, "（"))
    p = g_utf8_next_char (p);
  gops_lexicon_match (lexicon, p, end, FALSE, NULL, &matches);
  if (!read_number (lexicon, p, end, FALSE, &matches, &number) || number.article || number.value != (int) number.value)
    return 0;
  for (guint i = 0; closings[i] != NULL; i++)
    if (g_str_has_prefix (number.end, closings[i]) && (ordinal || i > 0))
      {
        const char *after = number.end + strlen (closings[i]);

        /* "1.5 hours", "22:30" */
        if (after < end && (g_ascii_isdigit (*after) || (*number.end == ':' && !number.digits)))
          return 0;
        *out_number = (int) number.value;
        if (ordinal && (g_str_has_prefix (after, "：") || g_str_has_prefix (after, "、")))
          after += 3;
        return (gsize) (skip_spaces (after, end) - text);
      }
  return 0;
}
