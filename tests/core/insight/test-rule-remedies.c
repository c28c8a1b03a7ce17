/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every remedy of every rule set in rule-sets.json is one click that helps: what it was offered for is gone, nothing as grave
 * has come instead, and undo brings back exactly what was there. */
#include "config.h"

#include <string.h>

#include "gops-advice.h"
#include "gops-day.h"
#include "gops-journal.h"
#include "gops-rule-cases.h"
#include "gops-rule-check.h"
#include "gops-test-store.h"

static GopsDossier *
load (GopsStore *store, gint64 group)
{
  g_autoptr (GError) error = NULL;
  GopsDossier *dossier = gops_dossier_load (store, group, GOPS_RULE_CASES_TODAY, &error);

  g_assert_no_error (error);
  return dossier;
}

static GopsRuleCheck *
check_group (GopsStore *store, gint64 group)
{
  g_autoptr (GopsDossier) dossier = load (store, group);
  g_autoptr (GopsRuleSet) set = gops_rule_set_new_from_dossier (dossier);

  return gops_rule_check (set);
}

static guint
count_code (const GopsRuleCheck *check, const char *code)
{
  guint n = 0;

  for (guint i = 0; i < check->findings->len; i++)
    n += g_str_equal (((const GopsFinding *) g_ptr_array_index (check->findings, i))->code, code);
  return n;
}

/* How many findings at least as grave there are about one element. */
static guint
count_element (const GopsRuleCheck *check, GopsRuleElement element, GopsSeverity least)
{
  guint n = 0;

  for (guint i = 0; i < check->findings->len; i++)
    {
      const GopsFinding *finding = g_ptr_array_index (check->findings, i);

      n += finding->element == element && finding->severity >= least;
    }
  return n;
}

static char *
describe (const GopsRuleCheck *check)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < check->findings->len; i++)
    {
      const GopsFinding *finding = g_ptr_array_index (check->findings, i);

      g_string_append_printf (text, "%s: %s\n", finding->code, finding->title);
    }
  g_string_append_printf (text, "%d %u", check->balance.score, check->n_present);
  return g_string_free (text, FALSE);
}

/* Nothing as grave as what was mended may be there more often than before; "not protected" in place of "missing" is no more.
 * That published rules have changed is true of every change. */
static void
assert_nothing_new (const GopsRuleCheck *before, const GopsRuleCheck *after, const GopsAdvice *advice)
{
  for (guint i = 0; i < after->findings->len; i++)
    {
      const GopsFinding *finding = g_ptr_array_index (after->findings, i);

      if (finding->severity >= advice->severity && !g_str_equal (finding->code, "changed-since-published")
          && count_code (after, finding->code) > count_code (before, finding->code)
          && count_element (after, finding->element, advice->severity) > count_element (before, finding->element, advice->severity))
        g_error ("%s has brought %s: %s", advice->code, finding->code, finding->title);
    }
}

static const GopsAdvice *
find_advice (const GPtrArray *advice, const char *code)
{
  for (guint i = 0; i < advice->len; i++)
    if (g_str_equal (((const GopsAdvice *) g_ptr_array_index (advice, i))->code, code))
      return g_ptr_array_index (advice, i);
  return NULL;
}

/* Follows the first advice of @code, and takes it back. */
static void
follow (GopsStore *store, gint64 group, const char *code)
{
  g_autoptr (GopsDossier) dossier = load (store, group);
  g_autoptr (GPtrArray) all = gops_advice_for_group (dossier);
  const GopsAdvice *advice = find_advice (all, code);
  g_autoptr (GopsRuleCheck) before = check_group (store, group), after = NULL, undone = NULL;
  g_autofree char *first = describe (before), *last = NULL;
  g_autoptr (GError) error = NULL;

  if (advice == NULL || !advice->can_apply)
    {
      g_test_message ("by hand: %s", code);
      return;
    }
  gops_advice_apply_with (store, advice, g_str_has_prefix (gops_dossier_language (dossier), "zh") ? "林晚" : "Priya", &error);
  g_assert_no_error (error);
  after = check_group (store, group);
  if (count_code (after, code) >= count_code (before, code))
    {
      g_autofree char *now = describe (after);

      g_error ("%s is still there:\n%s\n→\n%s", code, first, now);
    }
  assert_nothing_new (before, after, advice);
  g_assert_true (gops_store_undo (store, NULL, &error));
  g_assert_no_error (error);
  undone = check_group (store, group);
  last = describe (undone);
  g_assert_cmpstr (first, ==, last);
}

static void
test_case (gconstpointer data)
{
  const GopsRuleCase *self = data;
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group;

  gops_store_pin_clock (test.store, gops_instant_of_day (gops_day_parse (GOPS_RULE_CASES_TODAY), 720, "UTC"));
  group = gops_rule_case_write (self, test.store);
  for (guint i = 0; i < json_array_get_length (self->expected); i++)
    follow (test.store, group, json_array_get_string_element (self->expected, i));
}

int
main (int argc, char *argv[])
{
  const GPtrArray *cases;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  cases = gops_rule_cases_get ();
  for (guint i = 0; i < cases->len; i++)
    {
      const GopsRuleCase *one = g_ptr_array_index (cases, i);
      g_autofree char *path = g_strconcat ("/insight/rule-remedies/", one->name, NULL);

      g_test_add_data_func (path, one, test_case);
    }
  return g_test_run ();
}
