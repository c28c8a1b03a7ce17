/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Placing members: conditions, windows, the lower line, grace, locks. */
#include "config.h"

#include "gops-method.h"
#include "gops-tier-scheme.h"

#define T "{\"en\": \"a\", \"zh_CN\": \"b\"}"
#define TIER(id, when, keep, grace) \
  "{\"id\": \"" id "\", \"name\": " T ", \"when\": " when ", \"keep\": " keep ", \"grace_days\": " grace ", " \
  "\"care\": {\"what\": " T ", \"every_days\": 7, \"who\": \"owner\"}}"
#define FACT(fact, op, value) "{\"fact\": \"" fact "\", \"op\": \"" op "\", \"value\": " value "}"
#define WINDOW(fact, op, value, window) \
  "{\"fact\": \"" fact "\", \"op\": \"" op "\", \"value\": " value ", \"window\": " window "}"

static const char scheme_json[] =
  "{\"format\": 1, \"name\": " T ", \"summary\": " T ", \"source\": \"s\", \"review_days\": 30, \"tiers\": ["
  TIER ("new", FACT ("days_since_joined", "<=", "7"), "null", "0") ", "
  TIER ("core", WINDOW ("active_days", ">=", "10", "30"), WINDOW ("active_days", ">=", "7", "30"), "14") ", "
  TIER ("helper", "{\"any\": [" FACT ("role", "=", "\"admin\"") ", " FACT ("tag", "=", "\"mentor\"") "]}", "null", "0") ", "
  TIER ("fading", "{\"all\": [" FACT ("baseline_share", "<", "33") ", {\"not\": " FACT ("days_since_spoke", ">", "60")
        "}, {\"fact\": \"days_since_spoke\", \"op\": \">=\", \"value\": 0, \"was\": [\"core\", \"plain\"]}]}", "null", "0") ", "
  TIER ("lost", FACT ("days_since_spoke", ">", "60"), "null", "0") ", "
  TIER ("plain", "{\"all\": []}", "null", "0")
  "]}";

static const struct
{
  const char   *name;
  GopsTierFacts facts;
  int           active;      /* so many days, each with a message, ending today */
  int           before;      /* a message a day on each of days 31 … 103 when set */
  const char   *previous;
  int           days_in;
  const char   *expected;
} cases[] = {
  { "new", { .days_since_joined = 3, .days_since_spoke = 0 }, .expected = "new" },
  { "new-on-the-last-day", { .days_since_joined = 7, .days_since_spoke = 0 }, .expected = "new" },
  { "not-new-when-the-day-is-unknown", { .days_since_joined = -1, .days_since_spoke = 0 }, .expected = "plain" },
  { "core", { .days_since_joined = 99 }, .active = 10, .expected = "core" },
  { "below-core", { .days_since_joined = 99 }, .active = 9, .expected = "plain" },
  { "lower-line-holds", { .days_since_joined = 99 }, .active = 7, .previous = "core", .days_in = 50, .expected = "core" },
  { "below-the-lower-line", { .days_since_joined = 99 }, .active = 6, .previous = "core", .days_in = 14, .expected = "plain" },
  { "grace", { .days_since_joined = 99 }, .active = 6, .previous = "core", .days_in = 13, .expected = "core" },
  { "no-grace-upwards", { .days_since_joined = 99 }, .active = 10, .previous = "plain", .days_in = 0, .expected = "core" },
  { "role", { .days_since_joined = 99, .role = "admin" }, .expected = "helper" },
  { "tag", { .days_since_joined = 99, .tags = "early, mentor ,x" }, .expected = "helper" },
  { "no-tag", { .days_since_joined = 99, .tags = "mentors" }, .expected = "plain" },
  { "lost", { .days_since_joined = 99, .days_since_spoke = 61 }, .expected = "lost" },
  { "never-spoke-is-lost", { .days_since_joined = 99, .days_since_spoke = -1 }, .expected = "lost" },
  { "not-lost-yet", { .days_since_joined = 99, .days_since_spoke = 60 }, .expected = "plain" },
  { "fading", { .days_since_joined = 200 }, .active = 3, .before = 1, .previous = "plain", .expected = "fading" },
  { "fading-needs-a-past-tier", { .days_since_joined = 200 }, .active = 3, .before = 1, .expected = "plain" },
  { "no-baseline-is-no-fading", { .days_since_joined = 200 }, .active = 3, .previous = "plain", .expected = "plain" },
  { "locked", { .days_since_joined = 99, .days_since_spoke = 90, .locked = TRUE }, .previous = "core", .days_in = 99,
    .expected = "core" },
  { "lock-without-a-tier", { .days_since_joined = 99, .days_since_spoke = 90, .locked = TRUE }, .expected = "lost" },
  { "unknown-previous", { .days_since_joined = 99, .days_since_spoke = 90 }, .previous = "gone", .expected = "lost" },
};

static const GopsTierScheme *
read_scheme (GopsArena *arena)
{
  GopsTierScheme *scheme = gops_arena_alloc0 (arena, sizeof *scheme);
  g_autoptr (GError) error = NULL;

  gops_shape_read (&gops_tier_scheme_shape, scheme_json, -1, "x.json", arena, scheme, &error);
  g_assert_no_error (error);
  return scheme;
}

static void
test_place (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GopsArena) arena = gops_arena_new ();
  g_autofree char *reason = NULL;
  GopsTierFacts facts = cases[i].facts;
  const GopsTier *tier;

  facts.has_daily = TRUE;
  for (int day = 0; day < cases[i].active; day++)
    facts.daily[day] = 1;
  for (int day = 31; day < GOPS_TIER_DAYS && cases[i].before; day++)
    facts.daily[day] = 1;
  tier = gops_tier_scheme_place (read_scheme (arena), &facts, cases[i].previous, cases[i].days_in, &reason);
  g_assert_nonnull (reason);
  g_test_message ("%s: %s", tier->id, reason);
  g_assert_cmpstr (tier->id, ==, cases[i].expected);
  g_assert_cmpstr (reason, !=, "");
}

/* Where it is not known when somebody joined, the day they were first seen says how long they are there at least, and no more. */
static const struct
{
  const char *name;
  GopsOp      op;
  double      line;
  int         joined, known;
  gboolean    holds;
  const char *reason;
} joined_cases[] = {
  { "least/known", GOPS_OP_AT_LEAST, 60, 60, 60, TRUE, "joined 60 days ago" },
  { "least/known-too-late", GOPS_OP_AT_LEAST, 60, 59, 59, FALSE, "joined 59 days ago" },
  { "least/seen-today", GOPS_OP_AT_LEAST, 60, -1, 0, FALSE, "joined: not known, first seen today" },
  { "least/seen-lately", GOPS_OP_AT_LEAST, 60, -1, 59, FALSE, "joined: not known, first seen 59 days ago" },
  { "least/seen-long-ago", GOPS_OP_AT_LEAST, 60, -1, 60, TRUE, "joined: not known, first seen 60 days ago" },
  { "more/seen-lately", GOPS_OP_MORE, 60, -1, 60, FALSE, "joined: not known, first seen 60 days ago" },
  { "more/seen-long-ago", GOPS_OP_MORE, 60, -1, 61, TRUE, "joined: not known, first seen 61 days ago" },
  { "most/known", GOPS_OP_AT_MOST, 7, 1, 1, TRUE, "joined 1 day ago" },
  { "most/seen-today", GOPS_OP_AT_MOST, 7, -1, 0, FALSE, "joined: not known, first seen today" },
  { "less/seen-yesterday", GOPS_OP_LESS, 7, -1, 1, FALSE, "joined: not known, first seen 1 day ago" },
  { "equal/seen-today", GOPS_OP_EQUAL, 0, -1, 0, FALSE, "joined: not known, first seen today" },
};

static void
test_joined (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  GopsTierFacts facts = { .days_since_joined = joined_cases[i].joined, .days_known = joined_cases[i].known };
  GopsCondition condition = { .type = GOPS_CONDITION_FACT, .fact = GOPS_FACT_DAYS_SINCE_JOINED, .op = joined_cases[i].op,
                              .number = joined_cases[i].line };
  g_autofree char *reason = joined_cases[i].holds ? gops_condition_explain (&condition, &facts, NULL)
                                                  : gops_condition_explain_not (&condition, &facts, NULL);

  g_assert_cmpint (gops_condition_holds (&condition, &facts, NULL), ==, joined_cases[i].holds);
  g_assert_cmpstr (reason, ==, joined_cases[i].reason);
}

/* Members of whom only the figures of a table are known. */
static void
test_windows_without_daily_figures (void)
{
  GopsTierFacts facts = { .days_since_spoke = 3, .active_days = 12, .messages = 80 };

  g_assert_cmpfloat (gops_tier_facts_number (&facts, GOPS_FACT_ACTIVE_DAYS, 30), ==, 12);
  g_assert_cmpfloat (gops_tier_facts_number (&facts, GOPS_FACT_ACTIVE_DAYS, 7), ==, 2);
  g_assert_cmpfloat (gops_tier_facts_number (&facts, GOPS_FACT_ACTIVE_DAYS, 3), ==, 0);
  g_assert_cmpfloat (gops_tier_facts_number (&facts, GOPS_FACT_MESSAGES, 0), ==, 80);
  g_assert_cmpfloat (gops_tier_facts_number (&facts, GOPS_FACT_BASELINE_SHARE, 0), ==, 100);
}

static void
test_baseline_share (void)
{
  GopsTierFacts facts = { .has_daily = TRUE };

  for (int day = 14; day < 104; day++)
    facts.daily[day] = 2;
  for (int day = 0; day < 7; day++)
    facts.daily[day] = 1;
  /* 7 messages where 28 were usual */
  g_assert_cmpfloat (gops_tier_facts_number (&facts, GOPS_FACT_BASELINE_SHARE, 0), ==, 25);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/method/tiers/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_place);
    }
  for (guint i = 0; i < G_N_ELEMENTS (joined_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/method/tiers/joined/", joined_cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_joined);
    }
  g_test_add_func ("/method/tiers/windows-without-daily-figures", test_windows_without_daily_figures);
  g_test_add_func ("/method/tiers/baseline-share", test_baseline_share);
  return g_test_run ();
}
