/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule check: reads the rules once, asks every part, sorts what they say. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-rule-check-private.h"

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
  g_free (self->short_text);
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
