/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody who knows nothing of the method and only follows the advice of the Rules page ends with a rule set whose check
 * is clean: every kind, both languages, a Chinese platform and another, from nothing and from the kind's proposal. And
 * the library, from which the advice takes its clauses, is clean itself. */
#include "config.h"

#include <string.h>

#include "gops-advice.h"
#include "gops-day.h"
#include "gops-group-maker.h"
#include "gops-method.h"
#include "gops-rule-check.h"
#include "gops-test-store.h"

#define TODAY      "2026-03-02"
#define MOST_STEPS 60

typedef struct
{
  const char *kind, *language, *platform;
  gboolean    empty;     /* begins with no clause, no owner, no hours */
} Case;

static gint64
create_group (GopsStore *store, const Case *c)
{
  g_autoptr (GError) error = NULL;
  GopsGroupDraft draft = { .kind = c->kind, .platform = c->platform, .language = c->language, .time_zone = "Asia/Shanghai",
                           .name = g_str_equal (c->language, "en") ? "Early Runners" : "晨跑·上海", .opened_on = TODAY };
  gint64 id = gops_method_create_group (store, &draft, &error);

  g_assert_no_error (error);
  if (!c->empty)
    return id;
  g_assert_true (gops_store_begin (store, &error, "Empty", NULL));
  gops_store_exec (store, &error, "DELETE FROM clause", NULL);
  gops_store_exec (store, &error, "UPDATE chat_group SET owner = '', rules_review_on = '', rules_effective_on = '', "
                   "quiet_from = '', quiet_until = '', response_hours = 0", NULL);
  g_assert_no_error (error);
  g_assert_true (gops_store_commit (store, &error));
  return id;
}

static GopsDossier *
load (GopsStore *store, gint64 id)
{
  g_autoptr (GError) error = NULL;
  GopsDossier *dossier = gops_dossier_load (store, id, TODAY, &error);

  g_assert_no_error (error);
  return dossier;
}

/* The first advice of the Rules page that a click follows. */
static const GopsAdvice *
next_advice (GPtrArray *advice, GopsSeverity least)
{
  for (guint i = 0; i < advice->len; i++)
    {
      const GopsAdvice *one = g_ptr_array_index (advice, i);

      if (one->page == GOPS_PAGE_RULES && one->severity >= least && one->can_apply)
        return one;
    }
  return NULL;
}

static guint
follow (GopsStore *store, gint64 id, const Case *c, GopsSeverity least)
{
  for (guint step = 0; step <= MOST_STEPS; step++)
    {
      g_autoptr (GopsDossier) dossier = load (store, id);
      g_autoptr (GPtrArray) advice = gops_advice_for_group (dossier);
      const GopsAdvice *next = next_advice (advice, least);
      g_autoptr (GError) error = NULL;

      if (next == NULL)
        return step;
      g_test_message ("%u %s: %s", step, next->code, next->title);
      gops_advice_apply_with (store, next, g_str_equal (c->language, "en") ? "Priya" : "林晚", &error);
      g_assert_no_error (error);
    }
  g_assert_not_reached ();
}

static void
assert_clean (GopsStore *store, gint64 id, gboolean complete)
{
  g_autoptr (GopsDossier) dossier = load (store, id);
  g_autoptr (GopsRuleSet) set = gops_rule_set_new_from_dossier (dossier);
  g_autoptr (GopsRuleCheck) check = gops_rule_check (set);

  for (guint i = 0; i < check->findings->len; i++)
    {
      const GopsFinding *finding = g_ptr_array_index (check->findings, i);

      g_test_message ("left: %s: %s", finding->code, finding->title);
    }
  g_test_message ("balance %d, %u clauses, %u s, %u present, %u weak", check->balance.score, set->n_clauses,
                  check->reading_seconds, check->n_present, check->n_weak);
  g_assert_cmpuint (gops_rule_check_count (check), ==, 0);
  g_assert_cmpint (check->balance.verdict, ==, GOPS_BALANCE_BALANCED);
  if (complete)
    g_assert_cmpuint (check->n_present, ==, GOPS_N_ELEMENTS);
}

static void
test_follow (gconstpointer data)
{
  const Case *c = data;
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 id;

  gops_store_pin_clock (test.store, gops_instant_of_day (gops_day_parse (TODAY), 720, "Asia/Shanghai"));
  id = create_group (test.store, c);
  g_test_message ("%u steps", follow (test.store, id, c, GOPS_SEVERITY_SUGGESTION));
  assert_clean (test.store, id, FALSE);
  g_test_message ("%u steps more", follow (test.store, id, c, GOPS_SEVERITY_INFO));
  assert_clean (test.store, id, TRUE);
}

/* --- the library --- */

static void
test_library (gconstpointer language)
{
  const GPtrArray *all = gops_method_get_clauses (gops_method_get_default ());
  static const char *const words[] = { "vague-words", "absolute-words", "harsh-words", "unknown-variable", "self-variable",
                                       "empty-variable", "long-clause", "clause-twice", "clause-similar", "contradiction",
                                       "contradicts-group", "numbered-twice", "ban-without-consequence", NULL };
  g_autoptr (GArray) clauses = g_array_new (FALSE, FALSE, sizeof (GopsRuleClause));
  GopsRuleSet set = { .values = { .language = language, .group = "G", .owner = "O", .audience = "A", .theme = "T",
                                  .quiet_from = "22:30", .quiet_until = "07:30", .response_hours = 24 },
                      .platform = "other", .effective_on = 1, .review_on = 2, .today = 1 };
  guint failed = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const GopsClauseTemplate *one = g_ptr_array_index (all, i);
      GopsRuleClause clause = { i + 1, one->section, one->polarity, one->severity, one->topic,
                                gops_text_get (&one->text, language), gops_text_get (&one->consequence, language) };

      /* The short ways for groups of a day take the place of the usual ones. */
      if (g_str_equal (one->id, "appeal-once") || g_str_equal (one->id, "penalties-short"))
        continue;
      g_array_append_val (clauses, clause);
    }
  set.clauses = (GopsRuleClause *) clauses->data;
  set.n_clauses = clauses->len;
  {
    g_autoptr (GopsRuleCheck) check = gops_rule_check (&set);

    for (guint i = 0; i < check->findings->len; i++)
      {
        const GopsFinding *finding = g_ptr_array_index (check->findings, i);
        gint64 id = finding->places[finding->n_places > 1].clause;
        const GopsClauseTemplate *one = g_ptr_array_index (all, id > 0 ? id - 1 : 0);

        if (!g_strv_contains (words, finding->code))
          continue;
        g_test_message ("%s: %s: %s", one->id, finding->code, finding->title);
        failed++;
      }
  }
  g_assert_cmpuint (failed, ==, 0);
}

int
main (int argc, char *argv[])
{
  static const char *const platforms[] = { "wechat", "telegram", NULL };
  const GPtrArray *kinds = gops_method_get_kinds (gops_method_get_default ());
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func (g_free);

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/insight/rule-advice/library/en", "en", test_library);
  g_test_add_data_func ("/insight/rule-advice/library/zh_CN", "zh_CN", test_library);
  for (guint i = 0; i < kinds->len * 8; i++)
    {
      const GopsKind *kind = g_ptr_array_index (kinds, i / 8);
      Case *c = g_new0 (Case, 1);
      g_autofree char *path = NULL;

      *c = (Case) { kind->id, gops_languages ()[i % 2], platforms[i / 2 % 2], i / 4 % 2 };
      path = g_strdup_printf ("/insight/rule-advice/follow/%s/%s/%s/%s", c->kind, c->language, c->platform,
                              c->empty ? "empty" : "proposal");
      g_ptr_array_add (cases, c);
      g_test_add_data_func (path, c, test_follow);
    }
  return g_test_run ();
}
