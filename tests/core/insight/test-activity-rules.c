/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules for activities: whatever kind a group is of, adding them leaves what the check says of the other rules as it was,
 * and they stand in every form of the rules. */
#include <string.h>

#include "gops-group-maker.h"
#include "gops-method.h"
#include "gops-rule-check.h"
#include "gops-rule-set.h"
#include "gops-test-store.h"

#define LEAST 6

static GPtrArray *
library (void)
{
  const GPtrArray *all = gops_method_get_clauses (gops_method_get_default ());
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (((const GopsClauseTemplate *) all->pdata[i])->section, "activities"))
      g_ptr_array_add (found, all->pdata[i]);
  return found;
}

static GopsRuleCheck *
check (GopsStore *store, gint64 group)
{
  g_autoptr (GopsDossier) dossier = gops_dossier_load (store, group, NULL, NULL);
  g_autoptr (GopsRuleSet) set = gops_rule_set_new_from_dossier (dossier);

  return gops_rule_check (set);
}

static void
add_all (GopsStore *store, gint64 group, GPtrArray *clauses, const char *language)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (store, &error, "Add", NULL));
  for (guint i = 0; i < clauses->len; i++)
    g_assert_true (gops_clause_insert_template (store, group, clauses->pdata[i], language, (int) i + 1, &error));
  g_assert_true (gops_store_commit (store, &error));
  g_assert_no_error (error);
}

static gboolean
has_finding (GopsRuleCheck *result, const char *code)
{
  for (guint i = 0; i < result->findings->len; i++)
    if (g_str_equal (((const GopsFinding *) result->findings->pdata[i])->code, code))
      return TRUE;
  return FALSE;
}

/* More rules are longer to read; nothing else may be new. */
static void
expect_same (const char *what, GopsRuleCheck *before, GopsRuleCheck *after)
{
  g_test_message ("%s", what);
  for (guint i = 0; i < GOPS_N_ELEMENTS; i++)
    if (i != GOPS_ELEMENT_LENGTH && before->elements[i].state != after->elements[i].state)
      g_error ("%s: adding activities makes “%s” %s", what, gops_rule_element_to_string ((GopsRuleElement) i),
               gops_element_state_to_string (after->elements[i].state));
  for (guint i = 0; i < after->findings->len; i++)
    {
      const GopsFinding *finding = after->findings->pdata[i];

      if (strstr (finding->code, "long") == NULL && strstr (finding->code, "many") == NULL && !has_finding (before, finding->code))
        g_error ("%s: adding activities brings “%s”", what, finding->title);
    }
  g_assert_cmpint (before->balance.verdict, ==, after->balance.verdict);
}

static void
test_leaves_the_check (void)
{
  static const char *const languages[] = { "en", "zh_CN" };
  const GPtrArray *kinds = gops_method_get_kinds (gops_method_get_default ());
  g_autoptr (GPtrArray) clauses = library ();
  g_auto (GopsTestStore) test = gops_test_store_new ();

  g_assert_cmpuint (clauses->len, >=, LEAST);
  for (guint i = 0; i < kinds->len * G_N_ELEMENTS (languages); i++)
    {
      const char *language = languages[i % 2];
      const GopsGroupDraft draft = { .kind = ((const GopsKind *) kinds->pdata[i / 2])->id, .platform = "wechat", .language = language,
                                     .name = "晨跑", .owner = "林晚" };
      gint64 group = gops_method_create_group (test.store, &draft, NULL);
      g_autoptr (GopsRuleCheck) before = check (test.store, group), after = NULL;

      add_all (test.store, group, clauses, language);
      after = check (test.store, group);
      expect_same (draft.kind, before, after);
    }
}

/* What forbids says what follows, and what is forbidden reads as forbidden outside the section for it. */
static void
test_polarities (void)
{
  g_autoptr (GPtrArray) clauses = library ();
  guint n_encourage = 0, n_forbid = 0;

  for (guint i = 0; i < clauses->len; i++)
    {
      const GopsClauseTemplate *clause = clauses->pdata[i];
      gboolean forbids = g_str_equal (clause->polarity, "forbid");

      g_assert_true (gops_text_is_set (&clause->short_text));
      g_assert_cmpint (gops_text_is_set (&clause->consequence), ==, forbids);
      if (forbids)
        g_assert_true (g_str_has_prefix (gops_text_get (&clause->text, "en"), "No ") && strstr (gops_text_get (&clause->text, "zh_CN"), "不") != NULL);
      n_forbid += forbids;
      n_encourage += g_str_equal (clause->polarity, "encourage");
    }
  g_assert_cmpuint (n_encourage, >=, n_forbid);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/insight/activity-rules/leave-the-check", test_leaves_the_check);
  g_test_add_func ("/insight/activity-rules/polarities", test_polarities);
  return g_test_run ();
}
