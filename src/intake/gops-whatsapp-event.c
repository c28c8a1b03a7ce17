/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what a line that WhatsApp itself wrote tells about the group. The phrases of all languages are many, so that they
 * are found by their longest words: every eight bytes of the line, and every four, are looked up in a table of these. */
#include "config.h"

#include "gops-whatsapp-event.h"

#include <string.h>

#include "gops-cell-clean.h"
#include "gops-whatsapp-header.h"
#include "gops-whatsapp-marks.h"
#include "gops-whatsapp-phrases.h"
#include "gops-whatsapp-words.h"

#define MAX_PLACES     5
#define MAX_TEXT       1200   /* bytes of a line that can be a phrase: two titles and a name at their longest */
#define MAX_NAME       400    /* bytes */
#define MAX_CANDIDATES 128
#define MAX_STEPS      1000   /* of one line: what is made of the same words again and again is not worth more */
#define N_BUCKETS      8192

/* literals[0] places[0] literals[1] … places[n - 1] literals[n] */
typedef struct
{
  const GopsWhatsappPhrase  *phrase;
  const GopsWhatsappPhrases *language;
  char                      *literals[MAX_PLACES + 1];   /* (owned) */
  gsize                      lengths[MAX_PLACES + 1];
  char                       places[MAX_PLACES];
  guint                      n;
  guint64                    key;                        /* the first bytes of the longest of them, see key_of() */
  guint                      next;                       /* pattern in the same bucket, plus one */
} Pattern;

typedef struct
{
  GArray *patterns;             /* (owned) (element-type Pattern) */
  guint   buckets[N_BUCKETS];   /* pattern, plus one */
} Index;

typedef struct
{
  const Pattern      *pattern;
  const char         *end;
  GopsWhatsappPeople *people;
  GopsWhatsappSpan    spans[MAX_PLACES];
  guint              *steps;    /* borrowed */
} Match;

/* Four bytes, or eight, as a number. */
static inline guint64
key_of (const char *bytes,
        guint       n)
{
  guint64 key = 0;

  memcpy (&key, bytes, n);
  return key;
}

static inline guint
bucket_of (guint64 key)
{
  return (guint) ((key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 51);
}

/* --- building the table --- */

static void
add_literal (Pattern *pattern,
             GString *literal)
{
  pattern->literals[pattern->n] = g_strndup (literal->str, literal->len);
  pattern->lengths[pattern->n] = literal->len;
  g_string_truncate (literal, 0);
}

static void
split_pattern (Pattern    *pattern,
               const char *text)
{
  g_autoptr (GString) literal = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (*p == '%' && pattern->n < MAX_PLACES)
      {
        add_literal (pattern, literal);
        pattern->places[pattern->n++] = *++p;
      }
    else
      g_string_append_c (literal, *p);
  add_literal (pattern, literal);
}

static void
index_pattern (Index   *index,
               Pattern *pattern)
{
  guint longest = 0, *bucket;

  for (guint i = 1; i <= pattern->n; i++)
    if (pattern->lengths[i] > pattern->lengths[longest])
      longest = i;
  g_return_if_fail (pattern->lengths[longest] >= 4);
  pattern->key = key_of (pattern->literals[longest], pattern->lengths[longest] >= 8 ? 8 : 4);
  bucket = &index->buckets[bucket_of (pattern->key)];
  pattern->next = *bucket;
  g_array_append_vals (index->patterns, pattern, 1);
  *bucket = index->patterns->len;
}

static void
add_pattern (Index                     *index,
             const GopsWhatsappPhrases *language,
             const GopsWhatsappPhrase  *phrase,
             const char                *text)
{
  Pattern pattern = { .phrase = phrase, .language = language };

  split_pattern (&pattern, text);
  index_pattern (index, &pattern);
}

/* Both kinds of apostrophes are written. */
static void
add_spellings (Index                     *index,
               const GopsWhatsappPhrases *language,
               const GopsWhatsappPhrase  *phrase,
               const char                *text)
{
  add_pattern (index, language, phrase, text);
  if (strchr (text, '\'') != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (text, "'", -1);
      g_autofree char *curly = g_strjoinv ("’", parts);

      add_pattern (index, language, phrase, curly);
    }
}

/* Writes out "[one|other]". */
static void
expand (Index                     *index,
        const GopsWhatsappPhrases *language,
        const GopsWhatsappPhrase  *phrase,
        const char                *text)
{
  const char *open = strchr (text, '['), *close = open != NULL ? strchr (open, ']') : NULL;
  g_autofree char *choices = NULL;
  g_auto (GStrv) parts = NULL;

  if (close == NULL)
    {
      add_spellings (index, language, phrase, text);
      return;
    }
  choices = g_strndup (open + 1, (gsize) (close - open - 1));
  parts = g_strsplit (choices, "|", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *chosen = g_strdup_printf ("%.*s%s%s", (int) (open - text), text, parts[i], close + 1);

      expand (index, language, phrase, chosen);
    }
}

static gpointer
build_index (gpointer unused)
{
  Index *index = g_new0 (Index, 1);
  const GopsWhatsappPhrases *language;

  index->patterns = g_array_new (FALSE, FALSE, sizeof (Pattern));
  for (guint i = 0; (language = gops_whatsapp_phrases (i)) != NULL; i++)
    for (guint j = 0; j < language->n_phrases; j++)
      expand (index, language, &language->phrases[j], language->phrases[j].text);
  return index;
}

/* --- comparing --- */

static const char *const opening[] = { "\"", "“", "„", "„", "«", "‘", "「", "『", "”", "'" };
static const char *const closing[] = { "\"", "”", "“", "”", "»", "’", "」", "』", "”", "'" };

static void
trim (GopsWhatsappSpan *span)
{
  while (span->length > 0 && *span->text == ' ')
    {
      span->text++;
      span->length--;
    }
  while (span->length > 0 && span->text[span->length - 1] == ' ')
    span->length--;
}

/* Returns: whether the text stood in quotes, which are taken off */
static gboolean
take_off_quotes (GopsWhatsappSpan *span)
{
  for (guint i = 0; i < G_N_ELEMENTS (opening); i++)
    {
      gsize before = strlen (opening[i]), behind = strlen (closing[i]);

      if (span->length >= before + behind && memcmp (span->text, opening[i], before) == 0 &&
          memcmp (span->text + span->length - behind, closing[i], behind) == 0)
        {
          span->text += before;
          span->length -= before + behind;
          trim (span);
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
begins_with_quote (const GopsWhatsappSpan *span)
{
  for (guint i = 0; i < G_N_ELEMENTS (opening) - 1; i++)   /* a title may begin with an apostrophe */
    if (span->length >= strlen (opening[i]) && memcmp (span->text, opening[i], strlen (opening[i])) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_phone (const GopsWhatsappSpan *span)
{
  g_autofree char *text = g_strndup (span->text, span->length), *phone = gops_cell_phone (text);

  return phone != NULL && strlen (phone) >= 7;
}

/* @is_first: it begins the line: a ": " in it would close a sender, unless such a name is known */
static gboolean
is_name (const Match            *match,
         const GopsWhatsappSpan *span,
         gsize                   max,
         gboolean                is_first)
{
  return span->length > 0 && span->length <= max &&
         (!is_first || gops_whatsapp_find_sender_end (span->text, span->length) < 0 ||
          gops_whatsapp_people_knows (match->people, span->text, span->length));
}

static gboolean
take_span (Match      *match,
           guint       i,
           const char *from,
           const char *to)
{
  GopsWhatsappSpan *span = &match->spans[i];
  gboolean is_first = i == 0 && match->pattern->lengths[0] == 0;

  *span = (GopsWhatsappSpan) { from, (gsize) (to - from) };
  trim (span);
  switch (match->pattern->places[i])
    {
    case 'a':
      return is_name (match, span, MAX_NAME, is_first);
    case 'p':
      return is_name (match, span, MAX_TEXT, is_first);
    case 'n':
      return is_phone (span);
    case 'q':
      return take_off_quotes (span) && span->length > 0;
    case 'x':
      return TRUE;
    default:
      return (take_off_quotes (span) || !begins_with_quote (span)) && span->length > 0;
    }
}

/* @p is behind literal @i. */
static gboolean
match_from (Match      *match,
            guint       i,
            const char *p)
{
  const Pattern *pattern = match->pattern;
  const char *literal, *q;
  gsize length, left = (gsize) (match->end - p);

  if (i == pattern->n)
    return p == match->end;
  literal = pattern->literals[i + 1];
  length = pattern->lengths[i + 1];
  if (left < length)
    return FALSE;
  if (i + 1 == pattern->n)
    return memcmp (match->end - length, literal, length) == 0 && take_span (match, i, p, match->end - length);
  for (q = p; *match->steps < MAX_STEPS && (q = memmem (q, (gsize) (match->end - q), literal, length)) != NULL; q++)
    {
      ++*match->steps;
      if (take_span (match, i, p, q) && match_from (match, i + 1, q + length))
        return TRUE;
    }
  return FALSE;
}

static GopsWhatsappSpan
find_place (const Match *match,
            const char  *places)
{
  for (guint i = 0; i < match->pattern->n; i++)
    if (strchr (places, match->pattern->places[i]) != NULL)
      return match->spans[i];
  return (GopsWhatsappSpan) { NULL, 0 };
}

/* Whether more could follow: a title in quotes has an end. */
static gboolean
is_open (const Match *match)
{
  const Pattern *pattern = match->pattern;
  const GopsWhatsappSpan *last = &match->spans[MAX (pattern->n, 1) - 1];

  return pattern->n > 0 && pattern->lengths[pattern->n] == 0 && last->text + last->length == match->end;
}

static void
fill_event (const Match       *match,
            GopsWhatsappEvent *event)
{
  const Pattern *pattern = match->pattern;

  *event = (GopsWhatsappEvent) {
    .event = pattern->phrase->event,
    .language = pattern->language->language,
    .actor = find_place (match, "a"),
    .people = find_place (match, "p"),
    .title = find_place (match, "tq"),
    .number = find_place (match, "n"),
    .i_act = (pattern->phrase->me & GOPS_WHATSAPP_ME_ACTS) != 0,
    .i_am = (pattern->phrase->me & GOPS_WHATSAPP_ME_IS) != 0,
    .plain = pattern->lengths[0] > 0,
    .open = is_open (match),
  };
}

static gboolean
try_pattern (const Pattern      *pattern,
             const GString      *text,
             GopsWhatsappPeople *people,
             guint              *steps,
             GopsWhatsappEvent  *out_event)
{
  Match match = { .pattern = pattern, .end = text->str + text->len, .people = people, .steps = steps };

  if (text->len < pattern->lengths[0] || memcmp (text->str, pattern->literals[0], pattern->lengths[0]) != 0 ||
      !match_from (&match, 0, text->str + pattern->lengths[0]))
    return FALSE;
  fill_event (&match, out_event);
  return TRUE;
}

/* --- finding --- */

typedef struct
{
  guint numbers[MAX_CANDIDATES];   /* of patterns, rising */
  guint n;
} Candidates;

static void
add_candidate (Candidates *self,
               guint       number)
{
  guint i = self->n;

  while (i > 0 && self->numbers[i - 1] > number)
    i--;
  if ((i > 0 && self->numbers[i - 1] == number) || self->n == MAX_CANDIDATES)
    return;
  memmove (&self->numbers[i + 1], &self->numbers[i], (self->n - i) * sizeof self->numbers[0]);
  self->numbers[i] = number;
  self->n++;
}

static void
add_bucket (const Index *index,
            guint64      key,
            Candidates  *candidates)
{
  const Pattern *pattern;

  for (guint number = index->buckets[bucket_of (key)]; number > 0; number = pattern->next)
    {
      pattern = &g_array_index (index->patterns, Pattern, number - 1);
      if (pattern->key == key)
        add_candidate (candidates, number - 1);
    }
}

/* Marks away, blanks made one kind, the full stop and what stands before it trimmed. */
static gboolean
clean (GString    *scratch,
       const char *text,
       gsize       length)
{
  const char *end = text + length, *p = text;

  g_string_truncate (scratch, 0);
  if (length > MAX_TEXT)
    return FALSE;
  while (p < end)
    {
      gsize mark = gops_whatsapp_mark_length (p), blank = mark > 0 ? 0 : gops_whatsapp_blank_length (p);

      if (blank > 0)
        g_string_append_c (scratch, ' ');
      else if (mark == 0)
        g_string_append_c (scratch, *p);
      p += MAX (mark + blank, 1);
    }
  g_strchomp (scratch->str);
  scratch->len = strlen (scratch->str);
  if (g_str_has_suffix (scratch->str, "."))
    g_string_truncate (scratch, scratch->len - 1);
  else if (g_str_has_suffix (scratch->str, "。") || g_str_has_suffix (scratch->str, "।"))
    g_string_truncate (scratch, scratch->len - 3);
  return scratch->len >= 4;
}

gboolean
gops_whatsapp_event_read (GString            *scratch,
                          const char         *text,
                          gsize               length,
                          GopsWhatsappPeople *people,
                          GopsWhatsappEvent  *out_event)
{
  static GOnce once = G_ONCE_INIT;
  const Index *index = g_once (&once, build_index, NULL);
  Candidates candidates = { .n = 0 };
  guint steps = 0;

  if (!clean (scratch, text, length))
    return FALSE;
  for (gsize i = 0; i + 4 <= scratch->len; i++)
    {
      add_bucket (index, key_of (scratch->str + i, 4), &candidates);
      if (i + 8 <= scratch->len)
        add_bucket (index, key_of (scratch->str + i, 8), &candidates);
    }
  for (guint i = 0; i < candidates.n; i++)
    if (try_pattern (&g_array_index (index->patterns, Pattern, candidates.numbers[i]), scratch, people, &steps,
                     out_event))
      return TRUE;
  return FALSE;
}

/* --- people --- */

static const char *
find_and (const char *language)
{
  const GopsWhatsappPhrases *phrases;

  for (guint i = 0; (phrases = gops_whatsapp_phrases (i)) != NULL; i++)
    if (g_str_equal (phrases->language, language))
      return phrases->and;
  return " and ";
}

/* "3 others", "and 12 more": people of whom nothing but their number is told. */
static gboolean
is_number_of_others (const GopsWhatsappSpan *span)
{
  gsize digits = 0;

  while (digits < span->length && g_ascii_isdigit (span->text[digits]))
    digits++;
  return digits > 0 && digits <= 4 && digits + 1 < span->length && span->text[digits] == ' ' &&
         g_ascii_isalpha (span->text[digits + 1]);
}

static void
add_person (GArray          *spans,
            GopsWhatsappSpan span)
{
  trim (&span);
  if (span.length > 0 && !is_number_of_others (&span))
    g_array_append_val (spans, span);
}

static gboolean
is_known (GopsWhatsappPeople *people,
          GopsWhatsappSpan    span)
{
  trim (&span);
  return span.length > 0 && gops_whatsapp_people_knows (people, span.text, span.length);
}

/* One name, or two with a word between, which names may hold too: where it stands between known names, or else last; in
 * scripts without blanks, with more than one character on both sides. */
static void
split_and (GopsWhatsappSpan    span,
           const char         *and,
           GopsWhatsappPeople *people,
           GArray             *out_spans)
{
  const char *end = span.text + span.length, *p = span.text;
  gsize least = *and == ' ' ? 0 : 4;
  GopsWhatsappSpan left = span, right = { end, 0 };

  while (!is_known (people, span) && (p = memmem (p, (gsize) (end - p), and, strlen (and))) != NULL)
    {
      GopsWhatsappSpan before = { span.text, (gsize) (p - span.text) };
      GopsWhatsappSpan behind = { p + strlen (and), (gsize) (end - p) - strlen (and) };

      if (is_known (people, before) || is_known (people, behind) || (before.length >= least && behind.length >= least))
        {
          left = before;
          right = behind;
          if (is_known (people, before))
            break;
        }
      p++;
    }
  add_person (out_spans, left);
  add_person (out_spans, right);
}

/* Returns: the length of a comma at @p; 0 when there is none */
static gsize
comma_length (const char *p)
{
  if (*p == ',')
    return 1;
  if (g_str_has_prefix (p, "、") || g_str_has_prefix (p, "，"))
    return 3;
  return g_str_has_prefix (p, "،") ? 2 : 0;
}

void
gops_whatsapp_event_split (const GopsWhatsappEvent *self,
                           GopsWhatsappPeople      *people,
                           GArray                  *out_spans)
{
  const char *and = find_and (self->language), *start = self->people.text, *end;

  if (start == NULL)
    return;
  end = start + self->people.length;
  if (gops_whatsapp_people_knows (people, start, self->people.length))
    {
      add_person (out_spans, self->people);
      return;
    }
  for (const char *p = start; p <= end; p++)
    if (p == end || comma_length (p) > 0)
      {
        split_and ((GopsWhatsappSpan) { start, (gsize) (p - start) }, and, people, out_spans);
        start = p < end ? p + comma_length (p) : end;
      }
}
