/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Going through the texts, once. */
#include "config.h"

#include <string.h>

#include "gops-day.h"
#include "gops-number-reader.h"
#include "gops-reading.h"

typedef struct
{
  GopsReading          *reading;
  const GopsLexicon    *lexicon;
  const GopsFillValues *values;
  GopsReadField        *field;
  const char           *text, *end;

  guint                 sentence, segment;
  gsize                 sentence_start;
  guint                 sentence_columns;
  gboolean              inside;            /* the character before belongs to a Latin word */
  const char           *number_until;      /* numbers before this place are part of one that has been read */
  gsize                 word_until[GOPS_N_WORDS];

  const char           *day_part;          /* (nullable) "am", … that has just been read, and where it began and ended */
  const char           *day_part_start, *day_part_end;
  const char           *clock_start, *clock_end;   /* (nullable) a time of day that a range may begin with */
  int                   clock;
  const char           *gap_end;           /* what may stand between the two ends of a range has been read to here */
  gboolean              clock_variable;
} Reader;

static gboolean
is_wide (gunichar c)
{
  return c >= 0x1100 && g_unichar_iswide (c);
}

static gboolean
is_latin_word (gunichar c)
{
  return c < 0x80 ? g_ascii_isalnum ((char) c) : c < 0x2e80 && g_unichar_isalnum (c);
}

static gsize
offset_of (const Reader *self, const char *p)
{
  return (gsize) (p - self->text);
}

/* --- sentences --- */

static void
end_sentence (Reader *self, const char *p)
{
  GopsReadField *field = self->field;

  if (self->sentence_columns > field->longest)
    {
      field->longest = self->sentence_columns;
      field->longest_start = self->sentence_start;
      field->longest_length = offset_of (self, p) - self->sentence_start;
    }
  self->sentence++;
  self->segment++;
  self->sentence_columns = 0;
  self->sentence_start = offset_of (self, p);
}

/* A full stop ends a sentence, a point within a number or a name does not. */
static gboolean
ends_sentence (gunichar c, const char *after, const char *end)
{
  switch (c)
    {
    case 0x3002: case 0xff01: case 0xff1f: case '!': case '?': case '\n': case 0x061f: case 0x06d4:
      return TRUE;
    case '.':
      return after >= end || g_ascii_isspace (*after);
    default:
      return FALSE;
    }
}

static gboolean
ends_segment (gunichar c, const char *after, const char *end)
{
  switch (c)
    {
    case 0xff0c: case 0xff1b: case 0x3001: case ';': case 0x2014: case '(': case ')': case 0xff08: case 0xff09:
    case 0x060c: case 0x061b:
      return TRUE;
    case 0xff1a:   /* 22：30 */
      return after >= end || !g_ascii_isdigit (*after);
    case ',': case ':':
      return after >= end || g_ascii_isspace (*after);
    default:
      return FALSE;
    }
}

/* --- what is found --- */

static void
add_quantity (Reader *self, GopsQuantityKind kind, double value, double until, const char *start, const char *end,
              gboolean variable)
{
  GopsQuantity quantity = { kind, value, until, self->sentence, self->segment, offset_of (self, start),
                            (gsize) (end - start), variable };

  g_array_append_val (self->reading->quantities, quantity);
  self->field->n_quantities++;
}

static void
add_hits (Reader *self, const char *p, const GopsMatches *matches)
{
  gsize start = offset_of (self, p);

  for (guint i = 0; i < GOPS_N_WORDS; i++)
    {
      const GopsMatch *match = &matches->words[i];
      GopsHit hit = { i, match->word, self->sentence, self->segment, start, match->length };

      if (match->length == 0 || start < self->word_until[i])
        continue;
      self->word_until[i] = start + match->length;
      g_array_append_val (self->reading->hits, hit);
      self->field->n_hits++;
    }
}

static void
take_clock (Reader *self, int minutes, const char *start, const char *end, gboolean variable)
{
  if (self->clock_start != NULL && self->gap_end >= start && self->gap_end > self->clock_end)
    {
      add_quantity (self, GOPS_QUANTITY_RANGE, self->clock, minutes, self->clock_start, end,
                    variable && self->clock_variable);
      self->clock_start = NULL;
      return;
    }
  self->clock_start = start;
  self->clock_end = self->gap_end = end;
  self->clock = minutes;
  self->clock_variable = variable;
}

static void
read_clock_words (Reader *self, const char *p, const GopsMatches *matches)
{
  const GopsMatch *match = &matches->others[GOPS_ENTRY_CLOCK];
  const GopsClockWord *word;

  if (match->length == 0)
    return;
  word = &gops_method_get_rule_patterns (gops_method_get_default ())->clock[match->index];
  if (p <= self->gap_end && p + match->length > self->gap_end)
    self->gap_end = p + match->length;
  if (g_str_equal (word->id, "between") || g_str_equal (word->id, "filler")
      || (self->day_part_end != NULL && p < self->day_part_end))
    return;
  self->day_part = word->id;
  self->day_part_start = p;
  self->day_part_end = p + match->length;
}

static void
read_warnings (Reader *self, const char *p, const GopsMatches *matches)
{
  const GopsMatch *match = &matches->others[GOPS_ENTRY_WARNING];

  if (match->length > 0)
    add_quantity (self, GOPS_QUANTITY_WARNINGS,
                  gops_method_get_rule_patterns (gops_method_get_default ())->warnings[match->index].value, 0, p,
                  p + match->length, FALSE);
}

static void
read_number (Reader *self, const char *p, const GopsMatches *matches)
{
  gboolean part = self->day_part_end != NULL && self->day_part_end >= p - 1 && self->day_part_end <= p;
  GopsNumberWithUnit number;
  int minutes;
  gsize length;

  if (p < self->number_until || (!g_ascii_isdigit (*p) && matches->n == 0 && (guint8) *p != 0xef))
    return;
  length = self->inside ? 0 : gops_read_clock (self->lexicon, p, self->end, part ? self->day_part : NULL, &minutes);
  if (length > 0)
    {
      take_clock (self, minutes, part ? self->day_part_start : p, p + length, FALSE);
      self->number_until = p + length;
    }
  else if (gops_read_number_with_unit (self->lexicon, self->text, p, self->end, self->inside, matches, &number))
    {
      add_quantity (self, number.time ? GOPS_QUANTITY_TIME : GOPS_QUANTITY_COUNT, number.value, 0, p,
                    p + number.length, FALSE);
      self->number_until = p + number.length;
    }
  else
    self->number_until = p + gops_digits_length (p, self->end);
}

/* --- variables --- */

static guint
columns_of (const char *text)
{
  guint columns = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    columns += is_wide (g_utf8_get_char (p)) ? 2 : 1;
  return columns;
}

/* A number of a variable with the unit that follows it: "{response_hours}小时". A value that goes on after its number is a
 * name, of which the rules promise nothing: "24 hours of Le Mans". */
static void
read_variable_number (Reader *self, const char *p, gsize length, const char *value)
{
  g_autofree char *with_unit = g_strndup (p + length, MIN ((gsize) (self->end - p) - length, 24));
  g_autofree char *whole = g_strconcat (value, with_unit, NULL);
  const char *whole_end = whole + strlen (whole), *valid;
  GopsMatches matches;
  GopsNumberWithUnit number;

  /* The piece may end within a character. */
  g_utf8_validate (whole, -1, &valid);
  whole_end = valid;
  gops_lexicon_match (self->lexicon, whole, whole_end, FALSE, NULL, &matches);
  if (gops_read_number_with_unit (self->lexicon, whole, whole, whole_end, FALSE, &matches, &number)
      && number.length >= strlen (value))
    add_quantity (self, number.time ? GOPS_QUANTITY_TIME : GOPS_QUANTITY_COUNT, number.value, 0, p,
                  p + length + number.length - strlen (value), TRUE);
}

static void
read_variable (Reader *self, const char *p, gsize length)
{
  g_autofree char *value = NULL;
  GopsVariable variable = { gops_fill_look_up (self->values, p + 1, (gssize) length - 2, &value),
                            gops_fill_name (p + 1, (gssize) length - 2), offset_of (self, p), length };
  int minutes = gops_minutes_parse (value);
  guint columns = columns_of (value);

  g_array_append_val (self->reading->variables, variable);
  self->field->n_variables++;
  self->field->columns += columns;
  self->sentence_columns += columns;
  if (minutes >= 0)
    take_clock (self, minutes, p, p + length, TRUE);
  else if (g_ascii_isdigit (*value))
    read_variable_number (self, p, length, value);
  self->inside = FALSE;
}

/* --- texts --- */

static void
count_character (Reader *self, gunichar c, gboolean word)
{
  guint columns = is_wide (c) ? 2 : 1;

  self->field->columns += columns;
  self->sentence_columns += columns;
  self->field->characters += columns == 2 && g_unichar_isalnum (c);
  self->field->words += word && !self->inside;
}

/* What may stand between the two ends of a range besides words. */
static void
skip_in_gap (Reader *self, const char *p, gunichar c)
{
  if (p == self->gap_end && (c == ' ' || c == '-' || c == 0x2013 || c == 0x2014 || c == '~' || c == 0xff5e))
    self->gap_end = g_utf8_next_char (p);
}

static void
read_character (Reader *self, const char *p)
{
  gunichar c = g_utf8_get_char (p);
  const char *after = g_utf8_next_char (p);
  gboolean word = is_latin_word (c);
  GopsMatches matches;

  skip_in_gap (self, p, c);
  gops_lexicon_match (self->lexicon, p, self->end, self->inside, NULL, &matches);
  if (matches.n > 0)
    {
      add_hits (self, p, &matches);
      read_clock_words (self, p, &matches);
      read_warnings (self, p, &matches);
    }
  read_number (self, p, &matches);
  count_character (self, c, word);
  self->inside = word;
  if (ends_sentence (c, after, self->end))
    end_sentence (self, after);
  else if (ends_segment (c, after, self->end))
    self->segment++;
}

/* A word within a harmless one (等 within 平等) is none. */
static void
drop_innocent_hits (Reader *self)
{
  GArray *hits = self->reading->hits;
  guint kept = self->field->first_hit;
  gsize start = 0, end = 0;

  for (guint i = self->field->first_hit; i < hits->len; i++)
    {
      GopsHit hit = g_array_index (hits, GopsHit, i);

      if (hit.list == GOPS_WORDS_INNOCENT)
        {
          if (hit.start + hit.length > end)
            {
              start = hit.start;
              end = hit.start + hit.length;
            }
        }
      else if (hit.list > GOPS_WORDS_HARSH || hit.start < start || hit.start + hit.length > end)
        g_array_index (hits, GopsHit, kept++) = hit;
    }
  g_array_set_size (hits, kept);
  self->field->n_hits = kept - self->field->first_hit;
}

/* Hits of one place come in the order of the lists: what is harmless has to be known before. */
static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const GopsHit *one = a, *other = b;

  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  if ((one->list == GOPS_WORDS_INNOCENT) != (other->list == GOPS_WORDS_INNOCENT))
    return one->list == GOPS_WORDS_INNOCENT ? -1 : 1;
  return (int) one->list - (int) other->list;
}

static void
sort_hits (Reader *self)
{
  if (self->field->n_hits > 1)
    qsort (&g_array_index (self->reading->hits, GopsHit, self->field->first_hit), self->field->n_hits, sizeof (GopsHit),
           compare_hits);
}

static void
read_text (GopsReading *reading, const GopsFillValues *values, GopsReadField *field)
{
  Reader self = { .reading = reading, .lexicon = gops_lexicon_get (), .values = values, .field = field,
                  .text = field->text, .end = field->text + field->length };

  field->first_hit = reading->hits->len;
  field->first_quantity = reading->quantities->len;
  field->first_variable = reading->variables->len;
  for (const char *p = self.text; p < self.end;)
    {
      gsize length = *p == '{' ? gops_fill_variable (p) : 0;

      if (length > 0)
        read_variable (&self, p, length);
      else
        read_character (&self, p);
      p = length > 0 ? p + length : g_utf8_next_char (p);
    }
  end_sentence (&self, self.end);
  sort_hits (&self);
  drop_innocent_hits (&self);
}

static void
add_field (GopsReading *reading, const GopsFillValues *values, guint clause, GopsClauseField which, const char *text)
{
  GopsReadField field = { .clause = clause, .field = which, .text = text != NULL ? text : "" };

  field.length = strlen (field.text);
  read_text (reading, values, &field);
  g_array_append_val (reading->fields, field);
}

static GopsReading *
reading_new (void)
{
  GopsReading *self = g_new0 (GopsReading, 1);

  self->fields = g_array_new (FALSE, FALSE, sizeof (GopsReadField));
  self->hits = g_array_new (FALSE, FALSE, sizeof (GopsHit));
  self->quantities = g_array_new (FALSE, FALSE, sizeof (GopsQuantity));
  self->variables = g_array_new (FALSE, FALSE, sizeof (GopsVariable));
  return self;
}

GopsReading *
gops_reading_new (const GopsRuleSet *set)
{
  GopsReading *self = reading_new ();

  for (guint i = 0; i < set->n_clauses; i++)
    {
      add_field (self, &set->values, i, GOPS_CLAUSE_FIELD_TEXT, set->clauses[i].text);
      add_field (self, &set->values, i, GOPS_CLAUSE_FIELD_CONSEQUENCE, set->clauses[i].consequence);
    }
  return self;
}

GopsReading *
gops_reading_new_for_text (const GopsFillValues *values, const char *text)
{
  GopsReading *self = reading_new ();

  add_field (self, values, 0, GOPS_CLAUSE_FIELD_TEXT, text);
  return self;
}

void
gops_reading_free (GopsReading *self)
{
  g_array_unref (self->fields);
  g_array_unref (self->hits);
  g_array_unref (self->quantities);
  g_array_unref (self->variables);
  g_free (self);
}

const GopsHit *
gops_reading_find (const GopsReading *self, const GopsReadField *field, GopsWords list)
{
  for (guint i = field->first_hit; i < field->first_hit + field->n_hits; i++)
    if (gops_reading_hit (self, i)->list == list)
      return gops_reading_hit (self, i);
  return NULL;
}

gboolean
gops_reading_has_two (const GopsReading *self, const GopsReadField *field, GopsWords list)
{
  const GopsHit *first = NULL;

  for (guint i = field->first_hit; i < field->first_hit + field->n_hits; i++)
    {
      const GopsHit *hit = gops_reading_hit (self, i);

      if (hit->list != list)
        continue;
      if (first != NULL && hit->word != first->word)
        return TRUE;
      first = hit;
    }
  return FALSE;
}
