/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the rules are: each sentence, the whole, and what the short form has room for. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-day.h"
#include "gops-rule-check-private.h"
#include "gops-rule-long.h"
#include "gops-rule-short.h"
#include "gops-sentence.h"
#include "gops-sentence-split.h"
#include "gops-write-text.h"

/* A sentence of more columns is not read at a glance. */
#define LONGEST_SENTENCE 180

/* For so many long sentences it is worked out how to break them; who has more of them has other troubles. */
#define MOST_SPLIT 20

/* --- sentences --- */

/* Lets @finding rewrite the field of its last place as @text (transfer full) (nullable: it cannot be done). */
static void
set_rewrite (GopsFinding *finding, char *text, const char *label)
{
  if (text == NULL)
    return;
  finding->remedy.kind = GOPS_REMEDY_REWRITE;
  finding->remedy.label = label;
  finding->remedy.text = text;
}

static void
add_long_clause (GopsChecker *self, const GopsReadField *field, guint n)
{
  GopsFinding *finding = gops_checker_add (self, GOPS_FINDING_LONG_CLAUSE, field->text + field->longest_start);

  gops_finding_add_place (finding, self, field->clause, field->field, field->longest_start, field->longest_length);
  if (n < MOST_SPLIT)
    set_rewrite (finding, gops_sentence_split (&self->set->values, field->text, LONGEST_SENTENCE, FALSE), _("Split"));
}

static void
check_sentences (GopsChecker *self)
{
  guint n = 0;

  for (guint i = 0; i < self->reading->fields->len; i++)
    {
      const GopsReadField *field = &g_array_index (self->reading->fields, GopsReadField, i);

      if (field->longest > self->out->longest_sentence)
        {
          self->out->longest_sentence = field->longest;
          self->out->longest_place = (GopsFindingPlace) { field->clause, self->set->clauses[field->clause].id, field->field,
                                                          field->longest_start, field->longest_length };
        }
      if (field->longest > LONGEST_SENTENCE)
        add_long_clause (self, field, n++);
    }
}

/* --- the short form --- */

static GopsRuleShort *
make_short (const GopsRuleSet *set, const GopsRuleSpace *space)
{
  g_autofree GopsShortClause *clauses = g_new0 (GopsShortClause, MAX (set->n_clauses, 1));
  g_autofree char *date = gops_day_format (set->effective_on);
  g_autofree char *version = set->version > 0 ? gops_rule_version_words (set->values.language, set->version, date) : NULL;

  for (guint i = 0; i < set->n_clauses; i++)
    {
      const GopsRuleClause *clause = &set->clauses[i];

      clauses[i] = (GopsShortClause) { clause->section, clause->polarity, clause->topic, clause->library_id, clause->text,
                                       clause->severity };
    }
  return gops_rule_short_new (&set->values, clauses, set->n_clauses, version, space);
}

/* A clause that no whole part is short enough of goes in when its first sentence is broken. */
static void
add_left_out (GopsChecker *self, GopsRuleElement element, int clause)
{
  GopsFinding *finding = gops_checker_add (self, GOPS_FINDING_SHORT_LEAVES_OUT, gops_rule_element_name (element));
  guint most = gops_rule_brief_columns (self->set->values.language);

  finding->topic = gops_rule_element_to_string (element);
  if (clause < 0)
    return;
  gops_finding_add_place (finding, self, (guint) clause, GOPS_CLAUSE_FIELD_TEXT, 0, 0);
  set_rewrite (finding, gops_sentence_split (&self->set->values, self->set->clauses[clause].text, most, TRUE), _("Split"));
}

static gboolean
check_short (GopsChecker *self)
{
  static const struct { GopsShortLine line; GopsRuleElement element; } lines[] = {
    { GOPS_SHORT_PURPOSE, GOPS_ELEMENT_PURPOSE }, { GOPS_SHORT_WELCOME, GOPS_ELEMENT_ENCOURAGED },
    { GOPS_SHORT_RED, GOPS_ELEMENT_RED_LINES }, { GOPS_SHORT_FORBIDDEN, GOPS_ELEMENT_RED_LINES },
    { GOPS_SHORT_ADS, GOPS_ELEMENT_ADVERTISING }, { GOPS_SHORT_LADDER, GOPS_ELEMENT_STEPS },
    { GOPS_SHORT_APPEAL, GOPS_ELEMENT_APPEAL },
  };
  GopsRuleSpace space = gops_rule_space_on (self->platform, self->set->own_limits, 0);
  g_autoptr (GopsRuleShort) form = make_short (self->set, &space);

  self->out->short_text = gops_rule_short_text (form, &space);
  self->out->short_seconds = form->seconds;
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (form->left_out & (1u << lines[i].line))
      add_left_out (self, lines[i].element, form->too_long[lines[i].line]);
  return form->left_out == 0;
}

/* --- the whole --- */

static char *
day_text (int day)
{
  return day == GOPS_DAY_NONE ? g_strdup ("") : gops_day_format (day);
}

/* The rules in full, as they are posted. */
static char *
long_text (const GopsRuleSet *set, const GopsPlatform *platform)
{
  g_autofree GopsLongClause *clauses = g_new (GopsLongClause, MAX (set->n_clauses, 1));
  g_autofree char *effective_on = day_text (set->effective_on), *review_on = day_text (set->review_on);
  GopsRuleLong rules = { set->values, clauses, set->n_clauses, set->version, effective_on, review_on };
  g_autoptr (GopsDocument) document = NULL;

  for (guint i = 0; i < set->n_clauses; i++)
    clauses[i] = (GopsLongClause) { set->clauses[i].section, set->clauses[i].topic, set->clauses[i].text, set->clauses[i].consequence };
  rules.values.language = gops_language_normalise (rules.values.language);
  document = gops_rule_long_document (&rules);
  return gops_write_text (document, platform->markup);
}

/* Where the short form is what is announced, the long one may be as long as it is. */
static gboolean
check_announcement (GopsChecker *self, const char *text)
{
  GopsRuleCheck *out = self->out;
  GopsFinding *finding;

  out->length = gops_rules_measure (self->platform, self->set->own_limits, text, &out->limit, &out->unit);
  if (out->limit == 0 || out->length <= out->limit || g_strcmp0 (self->set->announcement, out->short_text) == 0)
    return TRUE;
  finding = gops_checker_add (self, GOPS_FINDING_RULES_TOO_LONG, NULL);
  finding->remedy.text = g_strdup (out->short_text);
  return FALSE;
}

static void
check_name (GopsChecker *self)
{
  const char *name = self->set->values.group;

  if (name != NULL && !gops_platform_fits (self->platform, self->set->own_limits, GOPS_LIMIT_GROUP_NAME, name))
    gops_checker_add (self, GOPS_FINDING_NAME_TOO_LONG, NULL)->remedy.text =
      gops_platform_shorten (self->platform, self->set->own_limits, GOPS_LIMIT_GROUP_NAME, name);
}

/* What can be merged or shortened so far that it is enough is; where it is not, a person has to choose. */
static void
check_number (GopsChecker *self)
{
  g_autoptr (GPtrArray) plan = NULL;
  GopsFinding *finding;

  if (self->set->n_clauses > GOPS_MOST_CLAUSES)
    {
      finding = gops_checker_add_n (self, GOPS_FINDING_TOO_MANY, self->set->n_clauses);
      if (gops_merge_plan (self->set, GOPS_MOST_CLAUSES, NULL))
        {
          finding->remedy.kind = GOPS_REMEDY_MERGE;
          finding->remedy.label = _("Merge");
          finding->remedy.n = GOPS_MOST_CLAUSES;
        }
    }
  if (self->out->reading_seconds > GOPS_LONGEST_READING)
    {
      finding = gops_checker_add_n (self, GOPS_FINDING_LONG_READING, (self->out->reading_seconds + 59) / 60);
      plan = gops_shorten_plan (self->set, self->out->reading_seconds, GOPS_LONGEST_READING);
      if (plan != NULL)
        {
          finding->remedy.kind = GOPS_REMEDY_SHORTEN;
          finding->remedy.label = _("Shorten");
          finding->remedy.n = GOPS_LONGEST_READING;
        }
    }
}

static void
set_length_element (GopsChecker *self, gboolean announced, gboolean complete)
{
  const GopsRuleCheck *out = self->out;
  gboolean quick = out->reading_seconds <= GOPS_LONGEST_READING && self->set->n_clauses <= GOPS_MOST_CLAUSES;
  GopsElementResult *element = &self->out->elements[GOPS_ELEMENT_LENGTH];

  element->state = self->set->n_clauses == 0 ? GOPS_ELEMENT_MISSING
                   : announced && quick && complete ? GOPS_ELEMENT_PRESENT : GOPS_ELEMENT_WEAK;
  if (self->set->n_clauses == 0)
    element->reason = g_strdup (_("there are no rules yet"));
  else if (!announced)
    element->reason = g_strdup (_("too long to announce, and the short form is not announced"));
  else if (!complete)
    element->reason = g_strdup (_("the short form leaves something out"));
  else
    element->reason = g_strdup_printf (_("%u s to read, %u s the short form"), out->reading_seconds, out->short_seconds);
}

/* What is read is what is posted, headings and foot too; where nobody knows how that looks, the clauses. */
static guint
reading_seconds (const GopsChecker *self, const char *posted)
{
  guint characters = 0, words = 0;

  if (posted != NULL && self->set->n_clauses > 0)
    return gops_reading_seconds (posted);
  for (guint i = 0; i < self->reading->fields->len; i++)
    {
      const GopsReadField *field = &g_array_index (self->reading->fields, GopsReadField, i);

      characters += field->characters;
      words += field->words;
    }
  return gops_reading_seconds_of (words, characters);
}

void
gops_check_length (GopsChecker *self)
{
  g_autofree char *posted = self->platform != NULL ? long_text (self->set, self->platform) : NULL;
  gboolean announced = TRUE, complete = TRUE;

  self->out->reading_seconds = reading_seconds (self, posted);
  check_sentences (self);
  check_number (self);
  if (self->set->n_clauses > 0)
    complete = check_short (self);
  if (self->platform != NULL)
    {
      announced = check_announcement (self, posted);
      check_name (self);
    }
  set_length_element (self, announced, complete);
}
