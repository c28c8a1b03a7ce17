/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule check: reads the rules once, asks every part, sorts what they say. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-day.h"
#include "gops-rule-check-private.h"

/* A text of more clauses is not read. */
#define MOST_CLAUSES 25

/* A sentence of more columns is not read at a glance. */
#define LONGEST_SENTENCE 180

/* Reading speeds. Chinese adults read 300 to 500 characters a minute in silence; English ones 238 words (Brysbaert, How
 * many words do we read per minute?, 2019). */
#define CHARACTERS_PER_MINUTE 400.0
#define WORDS_PER_MINUTE      238.0

/* From here on reading takes too long, in seconds. */
#define LONGEST_READING 300

gboolean
gops_rule_clause_is (const GopsRuleClause *clause, const char *section)
{
  return g_strcmp0 (clause->section, section) == 0;
}

gboolean
gops_rule_clause_forbids (const GopsRuleClause *clause)
{
  return g_strcmp0 (clause->polarity, "forbid") == 0;
}

gboolean
gops_rule_clause_has_topic (const GopsRuleClause *clause, const char *topic)
{
  return g_strcmp0 (clause->topic, topic) == 0;
}

gboolean
gops_rule_clause_is_blank (const GopsRuleClause *clause)
{
  const char *p = clause->text;

  while (p != NULL && *p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p == NULL || *p == '\0';
}

/* --- length --- */

static void
check_clause_length (GopsChecker *self, const GopsReadField *field)
{
  if (field->longest > self->out->longest_sentence)
    {
      self->out->longest_sentence = field->longest;
      self->out->longest_place = (GopsFindingPlace) { field->clause, self->set->clauses[field->clause].id, field->field,
                                                      field->longest_start, field->longest_length };
    }
  if (field->longest > LONGEST_SENTENCE)
    gops_finding_add_place (gops_checker_add (self, GOPS_FINDING_LONG_CLAUSE, field->text + field->longest_start), self,
                            field->clause, field->field, field->longest_start, field->longest_length);
}

/* The rules in one piece, as they would be announced. */
static char *
draft (const GopsRuleSet *set)
{
  GString *text = g_string_new (set->values.group);

  for (guint i = 0; i < set->n_clauses; i++)
    {
      g_autofree char *line = gops_fill (&set->values, set->clauses[i].text);
      g_autofree char *consequence = gops_fill (&set->values, set->clauses[i].consequence);

      g_string_append_printf (text, "\n%u. %s", i + 1, line);
      if (*consequence != '\0')
        g_string_append_printf (text, " – %s", consequence);
    }
  return g_string_free (text, FALSE);
}

static void
check_limits (GopsChecker *self)
{
  g_autofree char *text = NULL;
  const char *name = self->set->values.group;

  if (self->platform == NULL)
    return;
  text = draft (self->set);
  self->out->length = gops_platform_measure (self->platform, self->set->own_limits, GOPS_LIMIT_ANNOUNCEMENT, text,
                                             &self->out->limit, &self->out->unit);
  if (self->out->limit > 0 && self->out->length > self->out->limit)
    gops_checker_add (self, GOPS_FINDING_RULES_TOO_LONG, NULL);
  if (name != NULL && !gops_platform_fits (self->platform, self->set->own_limits, GOPS_LIMIT_GROUP_NAME, name))
    gops_checker_add (self, GOPS_FINDING_NAME_TOO_LONG, NULL);
}

static void
check_number (GopsChecker *self)
{
  if (self->set->n_clauses > MOST_CLAUSES)
    gops_checker_add_n (self, GOPS_FINDING_TOO_MANY, self->set->n_clauses);
  if (self->out->reading_seconds > LONGEST_READING)
    gops_checker_add_n (self, GOPS_FINDING_LONG_READING, (self->out->reading_seconds + 59) / 60);
}

static void
set_length_element (GopsChecker *self)
{
  const GopsRuleCheck *out = self->out;
  gboolean fits = out->limit == 0 || out->length <= out->limit;
  gboolean quick = out->reading_seconds <= LONGEST_READING && self->set->n_clauses <= MOST_CLAUSES;
  GopsElementResult *element = &self->out->elements[GOPS_ELEMENT_LENGTH];

  element->state = self->set->n_clauses == 0 ? GOPS_ELEMENT_MISSING
                   : fits && quick ? GOPS_ELEMENT_PRESENT : GOPS_ELEMENT_WEAK;
  element->reason = self->set->n_clauses == 0
                      ? g_strdup (_("there are no rules yet"))
                      : g_strdup_printf (ngettext ("read in %u second", "read in %u seconds", out->reading_seconds),
                                         out->reading_seconds);
}

void
gops_check_length (GopsChecker *self)
{
  double seconds = 0;

  for (guint i = 0; i < self->reading->fields->len; i++)
    {
      const GopsReadField *field = &g_array_index (self->reading->fields, GopsReadField, i);

      seconds += 60 * (field->characters / CHARACTERS_PER_MINUTE + field->words / WORDS_PER_MINUTE);
      check_clause_length (self, field);
    }
  self->out->reading_seconds = (guint) (seconds + 0.5);
  check_limits (self);
  check_number (self);
  set_length_element (self);
}

/* --- the whole --- */

static void
check_balance (GopsChecker *self)
{
  if (self->set->n_clauses == 0)
    gops_checker_add (self, GOPS_FINDING_NO_RULES, NULL);
  else if (self->out->balance.score > GOPS_BALANCE_ZONE)
    gops_checker_add (self, GOPS_FINDING_TOO_STRICT, NULL);
  else if (self->out->balance.score < -GOPS_BALANCE_ZONE)
    gops_checker_add (self, GOPS_FINDING_TOO_LOOSE, NULL);
}

static void
check_blank_clauses (GopsChecker *self)
{
  for (guint i = 0; i < self->set->n_clauses; i++)
    if (gops_rule_clause_is_blank (&self->set->clauses[i]))
      gops_finding_add_place (gops_checker_add (self, GOPS_FINDING_BLANK_CLAUSE, NULL), self, i,
                              GOPS_CLAUSE_FIELD_TEXT, 0, 0);
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const GopsFinding *one = *(const GopsFinding *const *) a, *other = *(const GopsFinding *const *) b;

  return (int) other->severity - (int) one->severity;
}

static void
finding_free (GopsFinding *finding)
{
  g_free (finding->title);
  g_free (finding->remedy.text);
  g_free (finding);
}

/* Platforms on which Chinese law looks, and rules in simplified Chinese. */
static gboolean
is_chinese (const GopsRuleSet *set)
{
  static const char *const platforms[] = { "wechat", "wecom", "qq", "feishu", "dingtalk", "weibo", "douban", "zhihu",
                                           "bilibili", "douyin", "xiaohongshu", NULL };

  return (set->platform != NULL && g_strv_contains (platforms, set->platform))
         || g_str_equal (gops_language_normalise (set->values.language), "zh_CN");
}

static void
count_elements (GopsRuleCheck *check)
{
  for (guint i = 0; i < GOPS_N_ELEMENTS; i++)
    {
      check->n_present += check->elements[i].state == GOPS_ELEMENT_PRESENT;
      check->n_weak += check->elements[i].state == GOPS_ELEMENT_WEAK;
    }
}

GopsRuleCheck *
gops_rule_check (const GopsRuleSet *set)
{
  const GopsMethod *method = gops_method_get_default ();
  g_autoptr (GopsReading) reading = gops_reading_new (set);
  GopsRuleCheck *self = g_new0 (GopsRuleCheck, 1);
  GopsChecker checker = { set, reading, gops_method_find_kind (method, set->kind),
                          gops_method_find_platform (method, set->platform), is_chinese (set), self };

  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) finding_free);
  self->balance = gops_balance_of_reading (set, reading);
  self->do_per_dont = self->balance.n_forbid > 0 ? (double) self->balance.n_encourage / self->balance.n_forbid : -1;
  check_balance (&checker);
  check_blank_clauses (&checker);
  gops_check_elements (&checker);
  gops_check_contradictions (&checker);
  gops_check_words (&checker);
  gops_check_twins (&checker);
  gops_check_length (&checker);
  g_ptr_array_sort (self->findings, compare_findings);
  count_elements (self);
  return self;
}

void
gops_rule_check_free (GopsRuleCheck *self)
{
  for (guint i = 0; i < GOPS_N_ELEMENTS; i++)
    g_free (self->elements[i].reason);
  g_ptr_array_unref (self->findings);
  g_free (self);
}

guint
gops_rule_check_count (const GopsRuleCheck *self)
{
  guint n = 0;

  for (guint i = 0; i < self->findings->len; i++)
    n += ((const GopsFinding *) g_ptr_array_index (self->findings, i))->severity > GOPS_SEVERITY_INFO;
  return n;
}
