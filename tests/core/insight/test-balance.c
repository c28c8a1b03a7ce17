/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The balance meter over rule texts from none at all to nothing but bans. */
#include "config.h"

#include "gops-balance.h"

#define DO { "encouraged", "encourage", "新人提问，看到的人先答一句", NULL }
#define DONT { "forbidden", "forbid", "连发五条以上刷屏", "先提醒，再犯移出" }
#define BARE { "forbidden", "forbid", "No flooding", NULL }
#define HARSH { "forbidden", "forbid", "严禁广告，违者一律踢出", "直接踢出" }
#define STEPS { "penalties", "neutral", "First a reminder, then a day's mute, then you are removed", NULL }
#define APPEAL { "appeal", "neutral", "Write to the owner within 3 days", NULL }
#define PURPOSE { "purpose", "neutral", "We run before work", NULL }

#define MOST 16

static const struct
{
  const char        *name;
  guint              n;
  GopsBalanceClause  clauses[MOST];
  GopsBalanceVerdict verdict;
} cases[] = {
  { "none", 0, { { 0 } }, GOPS_BALANCE_TOO_LOOSE },
  { "one-sentence", 1, { PURPOSE }, GOPS_BALANCE_TOO_LOOSE },
  { "only-good-wishes", 6, { PURPOSE, DO, DO, DO, DO, DO }, GOPS_BALANCE_A_LITTLE_LOOSE },
  { "right", 9, { PURPOSE, DO, DO, DO, DO, DONT, DONT, STEPS, APPEAL }, GOPS_BALANCE_BALANCED },
  { "as-many-bans", 8, { PURPOSE, DO, DO, DO, DONT, DONT, DONT, APPEAL }, GOPS_BALANCE_BALANCED },
  { "the-picture", 11, { PURPOSE, DO, DO, DO, DO, DONT, DONT, DONT, DONT, BARE, HARSH }, GOPS_BALANCE_A_LITTLE_STRICT },
  { "bans-and-no-word-else", 7, { PURPOSE, DO, DONT, DONT, DONT, DONT, DONT }, GOPS_BALANCE_TOO_STRICT },
  { "harsh", 8, { PURPOSE, DO, DO, HARSH, HARSH, HARSH, HARSH, HARSH }, GOPS_BALANCE_TOO_STRICT },
};

static void
test_balance (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  GopsBalance balance = gops_balance (cases[i].clauses, cases[i].n);
  g_autofree char *reasons = gops_balance_explain (&balance);

  g_test_message ("%d %s: %s", balance.score, gops_balance_word (balance.verdict), reasons);
  g_assert_cmpint (balance.verdict, ==, cases[i].verdict);
  g_assert_cmpint (balance.score, >=, -100);
  g_assert_cmpint (balance.score, <=, 100);
}

static void
test_parts_make_the_score (void)
{
  GopsBalanceClause clauses[] = { PURPOSE, DO, DO, DO, DO, DONT, DONT, DONT, DONT, BARE, HARSH };
  GopsBalance balance = gops_balance (clauses, G_N_ELEMENTS (clauses));

  g_assert_cmpuint (balance.n_encourage, ==, 4);
  g_assert_cmpuint (balance.n_forbid, ==, 6);
  g_assert_cmpuint (balance.n_without_consequence, ==, 1);
  g_assert_cmpuint (balance.n_harsh, ==, 1);
  g_assert_true (balance.has_steps);
  g_assert_false (balance.has_appeal);
  g_assert_cmpint (balance.score, ==, balance.by_number + balance.by_consequence + balance.by_steps + balance.by_tone
                                      + balance.by_appeal);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/insight/balance/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_balance);
    }
  g_test_add_func ("/insight/balance/parts-make-the-score", test_parts_make_the_score);
  return g_test_run ();
}
