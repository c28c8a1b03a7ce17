/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule check with the balance of 200 clauses, as on every keystroke, against folding the case of the same texts; and
 * that a text ten times as long takes not much more than ten times as long. */

#include "gops-bench.h"
#include "gops-rule-check.h"
#include "gops-method.h"

#include <locale.h>
#include <string.h>

#define CLAUSES 200
#define ROUNDS  15
#define LIMIT   0.005

/* Two hundred different clauses: those of the library, numbered in words so that none is another's twin. */
static GopsRuleClause *
make_clauses (const char *language,
              guint       n,
              GPtrArray  *texts)
{
  const GPtrArray *library = gops_method_get_clauses (gops_method_get_default ());
  GopsRuleClause *clauses = g_new0 (GopsRuleClause, n);

  for (guint i = 0; i < n; i++)
    {
      const GopsClauseTemplate *one = g_ptr_array_index (library, i % library->len);
      const char *text = gops_text_get (&one->text, language);

      g_ptr_array_add (texts, i < library->len ? g_strdup (text)
                                               : g_strdup_printf ("%s（%u，%u）", text, i, i * 7919));
      clauses[i] = (GopsRuleClause) { i + 1, one->section, one->polarity, one->severity, one->topic,
                                      g_ptr_array_index (texts, i), gops_text_get (&one->consequence, language) };
    }
  return clauses;
}

static GopsRuleSet
make_set (const char     *language,
          GopsRuleClause *clauses,
          guint           n)
{
  return (GopsRuleSet) {
    .kind = "interest", .platform = "wechat", .clauses = clauses, .n_clauses = n, .version = 1,
    .effective_on = 20000, .review_on = 20100, .today = 20050,
    .values = { .language = language, .group = "晨跑·上海", .owner = "林晚", .audience = "想在上班前跑一次的上海人",
                .theme = "上班前跑一次，互相叫早", .quiet_from = "22:30", .quiet_until = "07:30", .response_hours = 24 },
  };
}

static double
check_once (const GopsRuleSet *set)
{
  double start = gops_bench_seconds ();
  g_autoptr (GopsRuleCheck) check = gops_rule_check (set);

  return gops_bench_seconds () - start;
}

static double
fold_once (const GopsRuleSet *set)
{
  double start = gops_bench_seconds ();

  for (guint i = 0; i < set->n_clauses; i++)
    {
      g_autofree char *text = g_utf8_casefold (set->clauses[i].text, -1);
      g_autofree char *consequence = g_utf8_casefold (set->clauses[i].consequence != NULL ? set->clauses[i].consequence : "", -1);
    }
  return gops_bench_seconds () - start;
}

static guint
bench_check (const char *language)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree GopsRuleClause *clauses = make_clauses (language, CLAUSES, texts);
  GopsRuleSet set = make_set (language, clauses, CLAUSES);
  g_autofree char *name = g_strdup_printf ("check and balance of %d clauses, %s", CLAUSES, language);
  GopsBench bench = gops_bench_new (name, 40);
  double best = G_MAXDOUBLE;
  guint missed = 0;

  for (int round = 0; round < ROUNDS; round++)
    {
      double took = check_once (&set);

      best = MIN (best, took);
      gops_bench_measured (&bench, took);
      gops_bench_baseline (&bench, fold_once (&set));
    }
  missed += !gops_bench_report (&bench);
  missed += !gops_bench_report_limit ("  … on every keystroke", best, LIMIT);
  return missed;
}

/* Clauses of 1,000 and of 10,000 characters. */
static guint
bench_length (void)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree GopsRuleClause *clauses = make_clauses ("zh_CN", CLAUSES, texts);
  GopsRuleSet set = make_set ("zh_CN", clauses, CLAUSES);
  g_autofree GopsRuleClause *long_clauses = g_memdup2 (clauses, sizeof *clauses * CLAUSES);
  GopsRuleSet long_set = make_set ("zh_CN", long_clauses, CLAUSES);
  GopsBench bench = gops_bench_new ("clauses ten times as long", 15);

  for (guint i = 0; i < CLAUSES; i++)
    {
      GString *text = g_string_new (NULL);

      while (text->len < 3000)
        g_string_append (text, clauses[(i + text->len) % CLAUSES].text);
      g_ptr_array_add (texts, g_string_free (text, FALSE));
      clauses[i].text = g_ptr_array_index (texts, texts->len - 1);
    }
  for (guint i = 0; i < CLAUSES; i++)
    {
      GString *text = g_string_new (NULL);

      for (guint j = 0; j < 10; j++)
        g_string_append (text, clauses[(i * 3 + j) % CLAUSES].text);
      g_ptr_array_add (texts, g_string_free (text, FALSE));
      long_clauses[i].text = g_ptr_array_index (texts, texts->len - 1);
    }
  for (int round = 0; round < 3; round++)
    {
      gops_bench_baseline (&bench, check_once (&set));
      gops_bench_measured (&bench, check_once (&long_set));
    }
  return !gops_bench_report (&bench);
}

/* One check, for a profiler. */
static int
check_alone (const char *language)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree GopsRuleClause *clauses = make_clauses (language, CLAUSES, texts);
  GopsRuleSet set = make_set (language, clauses, CLAUSES);

  check_once (&set);
  check_once (&set);
  return 0;
}

int
main (int    argc,
      char **argv)
{
  guint missed = 0;

  setlocale (LC_ALL, "");
  if (argc > 1)
    return check_alone (argv[1]);
  missed += bench_check ("en");
  missed += bench_check ("zh_CN");
  missed += bench_length ();
  return missed > 0;
}
