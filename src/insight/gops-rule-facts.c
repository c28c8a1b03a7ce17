/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contradictions: what rules say in numbers – quiet hours, ads per week, the length of a mute, time to answer, warnings
 * before removal, age of notices –, held against each other and against the group's own settings. */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "gops-day.h"
#include "gops-rule-check-private.h"
#include "gops-sentence.h"

typedef enum
{
  FACT_QUIET,
  FACT_ADS,
  FACT_MUTE,
  FACT_ANSWER,
  FACT_APPEAL,
  FACT_AGE,
  FACT_TENURE,
  FACT_WARNINGS
} FactId;

#define N_FACTS (FACT_WARNINGS + 1)
#define LADDER  "mute"
#define GENERAL_WARNINGS "warnings"

/* A month is four weeks to some and thirty days to others. */
#define SAME_RATE 0.9

/* A year is twelve months, and half a year is six. */
#define SAME_TIME 0.98

typedef struct
{
  FactId           id;
  double           value, until;
  guint            clause;
  GopsClauseField  field;
  gsize            start, length;
  gboolean         variable;
  gboolean         ordinal;    /* "the second time": says nothing without what comes before it */
  gboolean         counted;    /* a ladder's steps, counted: no words that could stand elsewhere */
} Fact;

typedef struct
{
  GopsChecker *checker;
  GHashTable  *facts;   /* utf8 → Fact: the first of its topic */
} Facts;

/* What a contradiction is about, and its title, which the two quotes go into. */
static const struct
{
  const char *topic, *title;
} lines[N_FACTS] = {
  [FACT_QUIET]    = { "quiet", N_("Quiet hours: “%s” and “%s”") },
  [FACT_ADS]      = { "ads", N_("Ads per week: “%s” and “%s”") },
  [FACT_MUTE]     = { "mute", N_("Length of the mute: “%s” and “%s”") },
  [FACT_ANSWER]   = { "answer", N_("Time to answer: “%s” and “%s”") },
  [FACT_APPEAL]   = { "appeal", N_("Time to decide an appeal: “%s” and “%s”") },
  [FACT_AGE]      = { "age", N_("Age of notices: “%s” and “%s”") },
  [FACT_TENURE]   = { "tenure", N_("Time after joining: “%s” and “%s”") },
  [FACT_WARNINGS] = { "warnings", N_("Warnings before removal: “%s” and “%s”") },
};

static char *
words_of (const GopsChecker *checker, const Fact *fact)
{
  const GopsReadField *field = gops_reading_field (checker->reading, fact->clause, fact->field);
  g_autofree char *words = g_strndup (field->text + fact->start, fact->length);

  return gops_fill (&checker->set->values, words);
}

/* Times of day and counts are equal or not; rates and spans of time are compared with each other. */
static gboolean
are_equal (const Fact *one, const Fact *other)
{
  double less = MIN (one->value, other->value), more = MAX (one->value, other->value);

  switch (one->id)
    {
    case FACT_ADS:
      return less >= more * SAME_RATE;
    case FACT_MUTE:
    case FACT_ANSWER:
    case FACT_APPEAL:
    case FACT_AGE:
    case FACT_TENURE:
      return less >= more * SAME_TIME;
    case FACT_QUIET:
    case FACT_WARNINGS:
      break;
    }
  return more - less < 0.5 && fabs (one->until - other->until) < 0.5;
}

static gboolean
begins_sentence (const char *text, gsize at)
{
  while (at > 0 && text[at - 1] == ' ')
    at--;
  return at == 0 || strchr (".!?\n", text[at - 1]) != NULL;
}

/* The words of @first (in @field) as they stand where those of @second do: with a capital only at the beginning. */
static char *
words_instead (const GopsChecker *checker, const GopsReadField *field, const Fact *first, const Fact *second)
{
  const GopsReadField *place = gops_reading_field (checker->reading, second->clause, second->field);
  char *words = g_strndup (field->text + first->start, first->length);
  gboolean name = g_ascii_isupper (*words) && words[1] != ' ' && !g_ascii_islower (words[1]);

  if (begins_sentence (place->text, second->start))
    *words = g_ascii_toupper (*words);
  else if (!name)
    *words = g_ascii_tolower (*words);
  return words;
}

static void
set_rewrite (GopsFinding *finding, char *text)
{
  finding->remedy.kind = GOPS_REMEDY_REWRITE;
  finding->remedy.text = text;
}

/* Whether a piece of a sentence ends at @p; where the fact counts from what comes before it, only a colon ends one. */
static gboolean
ends_piece (const char *p, const Fact *fact)
{
  return g_utf8_strchr (fact->ordinal ? ":：" : ":：,，;；", -1, g_utf8_get_char (p)) != NULL;
}

/* What @field says from the piece on that @fact stands in to the end of its sentence: "three warnings, then removal". */
static char *
rest_of (const GopsReadField *field, const Fact *fact)
{
  const char *start = field->text, *end = field->text;
  g_autofree char *rest = NULL;

  while (*end != '\0' && (gsize) (end - field->text) <= fact->start)
    {
      start = end;
      end += gops_sentence_length (end);
    }
  for (const char *p = start; (gsize) (p - field->text) < fact->start; p = g_utf8_next_char (p))
    if (ends_piece (p, fact))
      start = g_utf8_next_char (p);
  rest = g_strstrip (g_strndup (start, (gsize) (end - start)));
  return gops_sentence_open (rest);
}

static gboolean
is_consequence (const Fact *fact)
{
  return fact->field == GOPS_CLAUSE_FIELD_CONSEQUENCE;
}

/* How many warnings there are takes a whole sentence: it is taken over as the consequence. Two texts exchange no more than
 * the words that count. */
static void
align_warnings (GopsChecker *checker, GopsFinding *finding, const Fact *first, const Fact *second)
{
  const GopsReadField *field = gops_reading_field (checker->reading, first->clause, first->field);

  if (is_consequence (first) && is_consequence (second))
    set_rewrite (finding, g_strdup (field->text));
  else if (is_consequence (second))
    set_rewrite (finding, rest_of (field, first));
  else if (is_consequence (first))
    {
      GopsFindingPlace place = finding->places[0];

      finding->places[0] = finding->places[1];
      finding->places[1] = place;
      set_rewrite (finding, rest_of (gops_reading_field (checker->reading, second->clause, second->field), second));
    }
  else
    finding->remedy.text = words_instead (checker, field, first, second);
}

static void
add_contradiction (GopsChecker *checker, const Fact *first, const Fact *second)
{
  g_autofree char *one = words_of (checker, first), *other = words_of (checker, second);
  const GopsReadField *field = gops_reading_field (checker->reading, first->clause, first->field);
  GopsFinding *finding = gops_checker_add_titled (checker, GOPS_FINDING_CONTRADICTION,
                                                  g_strdup_printf (_(lines[first->id].title), one, other));

  finding->topic = lines[first->id].topic;
  gops_finding_add_place (finding, checker, first->clause, first->field, first->start, first->length);
  gops_finding_add_place (finding, checker, second->clause, second->field, second->start, second->length);
  if (first->id == FACT_WARNINGS && !first->counted)
    align_warnings (checker, finding, first, second);
  else if (first->counted || (first->id == FACT_ADS && (first->value == 0 || second->value == 0)))
    {
      /* No word of a ban or of a ladder makes a number of the other: one of the two has to go. */
      finding->remedy.kind = GOPS_REMEDY_DELETE_CLAUSE;
      finding->remedy.label = _("Remove the Second");
    }
  else
    finding->remedy.text = words_instead (checker, field, first, second);
}

/* Takes @fact under @key (transfer full), and says so when it differs from the first one. */
static void
take_fact (Facts *self, char *key, const Fact *fact)
{
  const Fact *first = g_hash_table_lookup (self->facts, key);

  if (first == NULL)
    {
      g_hash_table_insert (self->facts, key, g_memdup2 (fact, sizeof *fact));
      return;
    }
  if (!are_equal (first, fact) && !(first->variable && fact->variable))
    add_contradiction (self->checker, first, fact);
  g_free (key);
}

/* What a clause is about, by its topic or by its words. */
static const char *
subject_of (const GopsChecker *checker, guint clause)
{
  static const struct { GopsWords list; const char *subject; } subjects[] = {
    { GOPS_WORDS_ADS, "ads" }, { GOPS_WORDS_SELLING, "ads" }, { GOPS_WORDS_FLOOD, "flood" },
    { GOPS_WORDS_INSULT, "harassment" }, { GOPS_WORDS_LINKS, "links" },
  };
  const char *topic = checker->set->clauses[clause].topic;
  const GopsReadField *field = gops_reading_field (checker->reading, clause, GOPS_CLAUSE_FIELD_TEXT);

  if (topic != NULL && *topic != '\0')
    return topic;
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    if (gops_reading_find (checker->reading, field, subjects[i].list) != NULL)
      return subjects[i].subject;
  return "";
}

static gsize
distance (const GopsHit *hit, const GopsQuantity *quantity)
{
  if (quantity->start >= hit->start + hit->length)
    return quantity->start - hit->start - hit->length;
  if (hit->start >= quantity->start + quantity->length)
    return hit->start - quantity->start - quantity->length;
  return 0;
}

/* Goes through the quantities of one kind in a field together with its hits: both stand in the order of the text. */
typedef struct
{
  const GopsReading  *reading;
  GopsQuantityKind    kind;
  guint               next, end;
  const GopsQuantity *before;      /* (nullable): the last that begins before the hit */
} Neighbours;

static Neighbours
neighbours_of (const GopsChecker *checker, const GopsReadField *field, GopsQuantityKind kind)
{
  return (Neighbours) { checker->reading, kind, field->first_quantity, field->first_quantity + field->n_quantities, NULL };
}

/* The first from where the hit begins on. Returns: (nullable). */
static const GopsQuantity *
move_to (Neighbours *self, const GopsHit *hit)
{
  for (; self->next < self->end; self->next++)
    {
      const GopsQuantity *quantity = gops_reading_quantity (self->reading, self->next);

      if (quantity->kind != self->kind)
        continue;
      if (quantity->start >= hit->start)
        return quantity;
      self->before = quantity;
    }
  return NULL;
}

/* The quantity nearest to @hit in the same piece of its sentence. Ask for hits in their order. Returns: (nullable). */
static const GopsQuantity *
nearest (Neighbours *self, const GopsHit *hit)
{
  const GopsQuantity *after = move_to (self, hit), *before = self->before;

  if (before != NULL && before->segment != hit->segment)
    before = NULL;
  if (after == NULL || after->segment != hit->segment)
    return before;
  return before == NULL || distance (hit, after) < distance (hit, before) ? after : before;
}

static Fact
fact_of (FactId id, const GopsReadField *field, const GopsQuantity *quantity)
{
  return (Fact) { id, quantity->value, quantity->until, field->clause, field->field, quantity->start, quantity->length,
                  quantity->variable, quantity->kind == GOPS_QUANTITY_WARNINGS };
}

/* --- quiet hours --- */

static void
compare_with_quiet_hours (Facts *self, const Fact *fact)
{
  const GopsFillValues *values = &self->checker->set->values;
  int from = gops_minutes_parse (values->quiet_from), until = gops_minutes_parse (values->quiet_until);
  const Fact own = { .id = FACT_QUIET, .value = from, .until = until };
  g_autofree char *words = NULL;
  GopsFinding *finding;

  if (from < 0 || until < 0 || fact->variable || are_equal (&own, fact))
    return;
  words = words_of (self->checker, fact);
  finding = gops_checker_add_titled (self->checker, GOPS_FINDING_CONTRADICTS_GROUP,
                                     g_strdup_printf (_("Quiet “%s”, but %s–%s in the settings"), words,
                                                      values->quiet_from, values->quiet_until));
  gops_finding_add_place (finding, self->checker, fact->clause, fact->field, fact->start, fact->length);
  finding->remedy.text = g_strdup (g_str_has_prefix (gops_language_normalise (values->language), "zh")
                                     ? "{quiet_from}到{quiet_until}" : "{quiet_from} to {quiet_until}");
}

/* Whether a sentence speaks of quiet, or the whole clause does. */
static gboolean
is_about_quiet (const GopsChecker *checker, const GopsReadField *field, guint sentence)
{
  gboolean any = FALSE;

  for (guint i = field->first_hit; i < field->first_hit + field->n_hits; i++)
    {
      const GopsHit *hit = gops_reading_hit (checker->reading, i);

      if (hit->list != GOPS_WORDS_QUIET)
        continue;
      if (hit->sentence == sentence)
        return TRUE;
      any = TRUE;
    }
  return !any && gops_rule_clause_has_topic (&checker->set->clauses[field->clause], "quiet");
}

static void
take_quiet_hours (Facts *self, const GopsReadField *field)
{
  for (guint i = field->first_quantity; i < field->first_quantity + field->n_quantities; i++)
    {
      const GopsQuantity *quantity = gops_reading_quantity (self->checker->reading, i);
      Fact fact = fact_of (FACT_QUIET, field, quantity);

      if (quantity->kind != GOPS_QUANTITY_RANGE || !is_about_quiet (self->checker, field, quantity->sentence))
        continue;
      compare_with_quiet_hours (self, &fact);
      take_fact (self, g_strdup ("quiet"), &fact);
      return;
    }
}

/* --- ads per week --- */

static void
take_ads (Facts *self, const GopsReadField *field)
{
  gboolean house = gops_reading_find (self->checker->reading, field, GOPS_WORDS_HOUSE) != NULL;
  GopsAdsFact ads;

  if (field->field == GOPS_CLAUSE_FIELD_TEXT && gops_find_ads (self->checker, field, &ads))
    {
      Fact fact = { FACT_ADS, ads.per_week, 0, field->clause, field->field, ads.start, ads.length, ads.variable };

      take_fact (self, g_strdup (house ? "ads/house" : "ads"), &fact);
    }
}

/* --- times --- */

/* Takes the only time that stands beside a word of @list; two of them are a ladder. */
static gboolean
find_time (const GopsChecker *checker, const GopsReadField *field, GopsWords list, FactId id, Fact *out)
{
  Neighbours times = neighbours_of (checker, field, GOPS_QUANTITY_TIME);
  const GopsQuantity *only = NULL;

  for (guint i = field->first_hit; i < field->first_hit + field->n_hits; i++)
    {
      const GopsHit *hit = gops_reading_hit (checker->reading, i);
      const GopsQuantity *quantity;

      if (hit->list != list)
        continue;
      quantity = nearest (&times, hit);
      if (quantity != NULL && only != NULL && fabs (quantity->value - only->value) > 0.5)
        return FALSE;
      if (quantity != NULL)
        only = quantity;
    }
  if (only == NULL)
    return FALSE;
  *out = fact_of (id, field, only);
  return TRUE;
}

/* "Private reminder, reminder in the group, mute, removal": how many times a ladder reminds before anybody is removed. */
static gboolean
count_steps (const GopsChecker *checker, const GopsReadField *field, Fact *out)
{
  const GopsHit *first = NULL, *last = NULL;
  guint n = 0;

  for (guint i = field->first_hit; i < field->first_hit + field->n_hits; i++)
    {
      const GopsHit *hit = gops_reading_hit (checker->reading, i);

      if (hit->list != GOPS_WORDS_WARN)
        continue;
      first = first == NULL ? hit : first;
      last = hit;
      n++;
    }
  if (n < 2 || gops_reading_find (checker->reading, field, GOPS_WORDS_MUTE) == NULL
      || gops_reading_find (checker->reading, field, GOPS_WORDS_REMOVE) == NULL)
    return FALSE;
  *out = (Fact) { .id = FACT_WARNINGS, .value = n, .clause = field->clause, .field = field->field, .start = first->start,
                  .length = last->start + last->length - first->start, .counted = TRUE };
  return TRUE;
}

/* The ladder says how long a mute is in ordinary cases, and how often somebody is reminded, wherever it stands. */
static void
take_ladder (Facts *self)
{
  for (guint i = 0; i < self->checker->reading->fields->len; i++)
    {
      const GopsReadField *field = &g_array_index (self->checker->reading->fields, GopsReadField, i);
      Fact fact;

      if (gops_rule_clause_is (&self->checker->set->clauses[field->clause], "penalties")
          && find_time (self->checker, field, GOPS_WORDS_MUTE, FACT_MUTE, &fact))
        take_fact (self, g_strdup (LADDER), &fact);
      if (gops_rule_clause_is (&self->checker->set->clauses[field->clause], "penalties")
          && count_steps (self->checker, field, &fact))
        take_fact (self, g_strdup (GENERAL_WARNINGS), &fact);
    }
}

/* Each class of offence may have a mute of its own; the same one has the same, and the ladder holds unless it is grave. */
static void
take_mute (Facts *self, const GopsReadField *field)
{
  const GopsRuleClause *clause = &self->checker->set->clauses[field->clause];
  const Fact *ladder = g_hash_table_lookup (self->facts, LADDER);
  const char *subject = subject_of (self->checker, field->clause);
  Fact fact;

  if (gops_rule_clause_is (clause, "penalties")
      || !find_time (self->checker, field, GOPS_WORDS_MUTE, FACT_MUTE, &fact))
    return;
  if (ladder != NULL && clause->severity < 3 && !are_equal (ladder, &fact))
    add_contradiction (self->checker, ladder, &fact);
  else if (*subject != '\0')
    take_fact (self, g_strconcat ("mute/", subject, NULL), &fact);
}

static void
compare_with_response_hours (Facts *self, const Fact *fact)
{
  const GopsFillValues *values = &self->checker->set->values;
  const Fact own = { .id = FACT_ANSWER, .value = values->response_hours * 60.0 };
  g_autofree char *words = NULL;
  GopsFinding *finding;

  if (values->response_hours <= 0 || fact->variable || are_equal (&own, fact))
    return;
  words = words_of (self->checker, fact);
  finding = gops_checker_add_titled (self->checker, GOPS_FINDING_CONTRADICTS_GROUP,
                                     g_strdup_printf (ngettext ("Answers in “%s”, but %d hour in the settings",
                                                                "Answers in “%s”, but %d hours in the settings",
                                                                (gulong) values->response_hours),
                                                      words, values->response_hours));
  gops_finding_add_place (finding, self->checker, fact->clause, fact->field, fact->start, fact->length);
  finding->remedy.text = g_strdup (g_str_has_prefix (gops_language_normalise (values->language), "zh")
                                     ? "{response_hours}小时" : "{response_hours} hours");
}

static void
take_answer (Facts *self, const GopsReadField *field)
{
  const GopsRuleClause *clause = &self->checker->set->clauses[field->clause];
  gboolean appeal = gops_rule_clause_is (clause, "appeal");
  Fact fact;

  if (!appeal && !gops_rule_clause_is (clause, "enforcement") && !gops_rule_clause_is (clause, "reporting"))
    return;
  if (!find_time (self->checker, field, GOPS_WORDS_ANSWER, appeal ? FACT_APPEAL : FACT_ANSWER, &fact))
    return;
  if (!appeal)
    compare_with_response_hours (self, &fact);
  take_fact (self, g_strdup (appeal ? "appeal" : "answer"), &fact);
}

/* "poster", "posters" and "poster*" are one thing. */
static char *
thing_of (const GopsHit *hit)
{
  char *thing = g_strconcat ("age/", hit->word, NULL);
  gsize length = strlen (thing);

  if (thing[length - 1] == '*' || thing[length - 1] == 's')
    thing[length - 1] = '\0';
  return thing;
}

/* A QR code poster is a poster: what comes last counts. */
static const GopsHit *
find_thing (const GopsChecker *checker, const GopsReadField *field)
{
  const GopsHit *last = NULL;

  for (guint i = field->first_hit; i < field->first_hit + field->n_hits; i++)
    if (gops_reading_hit (checker->reading, i)->list == GOPS_WORDS_POSTER)
      last = gops_reading_hit (checker->reading, i);
  return last;
}

static void
take_age (Facts *self, const GopsReadField *field)
{
  const GopsHit *thing = find_thing (self->checker, field);
  Fact fact;

  if (thing != NULL && find_time (self->checker, field, GOPS_WORDS_AGE, FACT_AGE, &fact))
    take_fact (self, thing_of (thing), &fact);
}

static void
take_tenure (Facts *self, const GopsReadField *field)
{
  const char *subject = subject_of (self->checker, field->clause);
  Fact fact;

  if (g_strcmp0 (self->checker->set->clauses[field->clause].section, "admission") == 0)
    return;
  if (find_time (self->checker, field, GOPS_WORDS_TENURE, FACT_TENURE, &fact))
    take_fact (self, g_strconcat ("tenure/", subject, NULL), &fact);
}

/* --- warnings before removal --- */

/* "三次警告", "two reminders", or 再犯, "the second time" beside a removal. */
static const GopsQuantity *
find_warnings (const GopsChecker *checker, const GopsReadField *field)
{
  const GopsHit *warn = gops_reading_find (checker->reading, field, GOPS_WORDS_WARN);
  Neighbours counts = neighbours_of (checker, field, GOPS_QUANTITY_COUNT);
  const GopsQuantity *count = warn != NULL ? nearest (&counts, warn) : NULL;

  if (count != NULL)
    return count;
  for (guint i = field->first_quantity; i < field->first_quantity + field->n_quantities; i++)
    if (gops_reading_quantity (checker->reading, i)->kind == GOPS_QUANTITY_WARNINGS)
      return gops_reading_quantity (checker->reading, i);
  return NULL;
}

static gboolean
counts_warnings (const char *subject)
{
  static const char *const subjects[] = { "ads", "flood", "links", "offtopic", NULL };

  return g_strv_contains (subjects, subject);
}

/* Whether what stands before the warnings names no offence: "After three reminders …", "两步：提醒一次…". */
static gboolean
opens_for_all (const char *text, gsize length)
{
  static const char *const openings[] = {
    "", "after", "removed after", "removal after", "removal follows", "members are removed after", "you are removed after",
    "we remove members after", "we remove you after", "whoever is", "whoever was", "members who were", "members get", "you get",
    "违规", "违规的", "违规者", "违反群规", "违反群规的", "凡违规的", "群里", "本群", "经", "有",
    NULL,
  };
  g_autofree char *before = g_strstrip (g_strndup (text, length));
  g_autofree char *small = g_utf8_strdown (before, -1);

  if (g_str_has_suffix (small, ":") || g_str_has_suffix (small, "："))
    return strstr (small, "step") != NULL || strstr (small, "步") != NULL;
  return g_strv_contains (openings, small);
}

/* "提醒三次仍不改的，移出本群": how often whoever breaks whatever rule is reminded. */
static void
take_general_warnings (Facts *self, const GopsReadField *field, const char *subject)
{
  const GopsHit *warn = gops_reading_find (self->checker->reading, field, GOPS_WORDS_WARN);
  Neighbours counts = neighbours_of (self->checker, field, GOPS_QUANTITY_COUNT);
  const GopsQuantity *count = warn != NULL ? nearest (&counts, warn) : NULL;
  gboolean general = *subject == '\0' || gops_rule_clause_is (&self->checker->set->clauses[field->clause], "penalties");
  Fact fact;

  if (count == NULL || !general || field->field != GOPS_CLAUSE_FIELD_TEXT
      || !opens_for_all (field->text, MIN (warn->start, count->start)))
    return;
  fact = fact_of (FACT_WARNINGS, field, count);
  take_fact (self, g_strdup (GENERAL_WARNINGS), &fact);
}

static void
take_warnings (Facts *self, const GopsReadField *field)
{
  const GopsRuleClause *clause = &self->checker->set->clauses[field->clause];
  const char *subject = subject_of (self->checker, field->clause);
  const GopsQuantity *warnings;
  Fact fact;

  if (clause->severity >= 3 || gops_reading_find (self->checker->reading, field, GOPS_WORDS_REMOVE) == NULL
      || gops_reading_find (self->checker->reading, field, GOPS_WORDS_MUTE) != NULL)
    return;
  /* Only where one thing is forbidden: "privacy" may have a clause for each kind of harm. */
  if (!counts_warnings (subject))
    {
      take_general_warnings (self, field, subject);
      return;
    }
  warnings = find_warnings (self->checker, field);
  if (warnings == NULL)
    return;
  fact = fact_of (FACT_WARNINGS, field, warnings);
  take_fact (self, g_strconcat ("warnings/", subject, NULL), &fact);
}

void
gops_check_contradictions (GopsChecker *checker)
{
  g_autoptr (GHashTable) facts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Facts self = { checker, facts };

  take_ladder (&self);
  for (guint i = 0; i < checker->reading->fields->len; i++)
    {
      const GopsReadField *field = &g_array_index (checker->reading->fields, GopsReadField, i);

      if (field->n_quantities == 0 && field->n_hits == 0)
        continue;
      take_quiet_hours (&self, field);
      take_ads (&self, field);
      take_mute (&self, field);
      take_answer (&self, field);
      take_age (&self, field);
      take_tenure (&self, field);
      take_warnings (&self, field);
    }
}
