/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every rule of advice: a group that is well kept gets none; one thing spoiled makes that rule speak. */
#include "config.h"

#include <string.h>

#include "gops-advice.h"
#include "gops-day.h"
#include "gops-group-maker.h"
#include "gops-journal.h"
#include "gops-method.h"
#include "gops-positioning-statement.h"
#include "gops-rule-check.h"
#include "gops-test-store.h"

#define TODAY "2026-03-02"   /* a Monday */

/* --- a well-kept group --- */

static gint64
create_group (GopsStore *store, const char *language)
{
  g_autoptr (GError) error = NULL;
  gboolean chinese = g_str_equal (language, "zh_CN");
  GopsGroupDraft draft = {
    .kind = "interest", .platform = "whatsapp", .language = language, .owner = chinese ? "林晚" : "Priya",
    .name = chinese ? "晨跑·上海" : "Early Runners Bristol",
    .theme = chinese ? "上班前跑一次，互相叫早" : "Getting out for a run before work, together",
    .audience = chinese ? "想在上班前跑一次的上海人" : "People in Bristol who leave for work by eight",
    .time_zone = "Europe/London", .opened_on = TODAY,
  };
  gint64 id = gops_method_create_group (store, &draft, &error);

  g_assert_no_error (error);
  return id;
}

static void
set_column (GPtrArray *records, guint index, guint column, const char *value)
{
  gops_record_set_text (g_ptr_array_index (records, index), column, value);
}

/* Adds a clause of the library unless it is there. */
static void
add_from_library (GopsDossier *dossier, const char *id)
{
  const GopsClauseTemplate *template = gops_method_find_clause (gops_method_get_default (), id);
  const char *language = gops_dossier_language (dossier), *consequence = gops_text_get (&template->consequence, language);
  gpointer clause;

  for (guint i = 0; i < dossier->clauses->len; i++)
    if (g_str_equal (gops_record_get_text (g_ptr_array_index (dossier->clauses, i), GOPS_CLAUSE_LIBRARY_ID), id))
      return;
  clause = gops_record_new (GOPS_TYPE_CLAUSE, "text", gops_text_get (&template->text, language), "polarity",
                            template->polarity, "section", template->section, "topic", template->topic,
                            "consequence", consequence != NULL ? consequence : "", "library-id", id, NULL);
  g_ptr_array_add (dossier->clauses, clause);
}

/* Where the rules in full have no room. */
static void
announce_short_form (GopsDossier *dossier)
{
  g_autoptr (GopsRuleSet) set = gops_rule_set_new_from_dossier (dossier);
  g_autoptr (GopsRuleCheck) check = gops_rule_check (set);

  if (check->limit > 0 && check->length > check->limit)
    gops_record_set_text (dossier->group, GOPS_GROUP_ANNOUNCEMENT, check->short_text);
}

/* Everything that only its operator can know, and every section of the rules. */
static void
keep_well (GopsDossier *dossier)
{
  static const char *const clauses[] = { "admission-match", "encouraged-thank", "encouraged-ask", "advertising-disclose",
    "forbidden-illegal-intl", "format-quiet", "enforcement-response", "penalties-ladder", "reporting-owner",
    "reporting-protect", "appeal-window", "repair-return", "change-suggest", "rewards-weekly", NULL };

  for (guint i = 0; clauses[i] != NULL; i++)
    add_from_library (dossier, clauses[i]);
  g_clear_object (&dossier->version);
  dossier->version = gops_record_new (GOPS_TYPE_RULE_VERSION, "number", (gint64) 1, NULL);
  gops_record_set_text (dossier->group, GOPS_GROUP_RULES_EFFECTIVE_ON, TODAY);
  announce_short_form (dossier);
  gops_record_set_text (dossier->group, GOPS_GROUP_JOIN_CODE, "https://example.com/join");
  g_ptr_array_add (dossier->budget, gops_record_new (GOPS_TYPE_BUDGET_ITEM, "kind", "hours", "planned", (gint64) 600, NULL));
  dossier->has_avatar = TRUE;
  dossier->members = (GopsMemberFigures) {
    .total = 80, .spoken = 60, .active_30 = 40, .joined_30 = 12, .left_30 = 2, .messages = 900,
    .last_spoke_at = gops_instant_of_day (gops_day_parse (TODAY) - 1, 600, "Europe/London"),
  };
  for (guint i = 0; i < dossier->goals->len; i++)
    {
      gpointer goal = g_ptr_array_index (dossier->goals, i);

      gops_record_set_text (goal, GOPS_GOAL_METRIC, "members");
      gops_record_set_real (goal, GOPS_GOAL_BASELINE, 10);
      gops_record_set_real (goal, GOPS_GOAL_TARGET, 200);
    }
}

static GopsDossier *
load_group (GopsStore *store, gint64 id)
{
  g_autoptr (GError) error = NULL;
  GopsDossier *dossier = gops_dossier_load (store, id, TODAY, &error);

  g_assert_no_error (error);
  return dossier;
}

/* --- spoiling it --- */

static gpointer
item_at (GopsDossier *dossier, guint index)
{
  return g_ptr_array_index (dossier->plan, index);
}

static void
set_plan (GopsDossier *dossier, guint n, const char *type)
{
  g_ptr_array_set_size (dossier->plan, (int) MIN (n, dossier->plan->len));
  for (guint i = 0; i < dossier->plan->len; i++)
    {
      g_autofree char *date = gops_day_format (gops_day_parse (TODAY) + 1 + (int) i);

      set_column (dossier->plan, i, GOPS_PLAN_ITEM_ON_DATE, date);
      set_column (dossier->plan, i, GOPS_PLAN_ITEM_TYPE, type);
    }
}

static void
remove_section (GopsDossier *dossier, const char *section)
{
  for (guint i = dossier->clauses->len; i > 0; i--)
    if (g_str_equal (gops_record_get_text (g_ptr_array_index (dossier->clauses, i - 1), GOPS_CLAUSE_SECTION), section))
      g_ptr_array_remove_index (dossier->clauses, i - 1);
}

static void
remove_polarity (GopsDossier *dossier, const char *polarity)
{
  for (guint i = dossier->clauses->len; i > 0; i--)
    if (g_str_equal (gops_record_get_text (g_ptr_array_index (dossier->clauses, i - 1), GOPS_CLAUSE_POLARITY), polarity))
      g_ptr_array_remove_index (dossier->clauses, i - 1);
}

static gpointer
first_ban (GopsDossier *dossier)
{
  for (guint i = 0; i < dossier->clauses->len; i++)
    if (g_str_equal (gops_record_get_text (g_ptr_array_index (dossier->clauses, i), GOPS_CLAUSE_POLARITY), "forbid"))
      return g_ptr_array_index (dossier->clauses, i);
  g_assert_not_reached ();
}

static void
add_clauses (GopsDossier *dossier, guint n, const char *polarity, const char *text)
{
  for (guint i = 0; i < n; i++)
    {
      gpointer clause = gops_record_new (GOPS_TYPE_CLAUSE, "text", text, "polarity", polarity, "section", "forbidden", NULL);

      g_ptr_array_add (dossier->clauses, clause);
    }
}

#define SPOIL(name) static void name (GopsDossier *d)
#define GROUP(column, value) gops_record_set_text (d->group, GOPS_GROUP_##column, value)
#define PLACE(column, value) gops_record_set_text (d->positioning, GOPS_POSITIONING_##column, value)

SPOIL (theme_empty)          { PLACE (THEME, ""); }
SPOIL (theme_broad)          { PLACE (THEME, "Running and everything else"); }
SPOIL (theme_many)           { PLACE (THEME, "Running / swimming / reading / cooking"); }
SPOIL (theme_no_activity)    { PLACE (THEME, "Mornings in Bristol"); }
SPOIL (theme_advertising)    { PLACE (THEME, "Running, and discounts on shoes"); }
SPOIL (theme_sibling)        { g_ptr_array_add (d->siblings, g_strdup ("getting out for a run before work together")); }
SPOIL (theme_proposal)
{
  const GopsKind *kind = gops_method_find_kind (gops_method_get_default (), gops_record_get_text (d->group, GOPS_GROUP_KIND));

  PLACE (THEME, gops_text_get (&kind->defaults.theme, gops_dossier_language (d)));
}
SPOIL (theme_language)       { PLACE (THEME, "上班前跑一次"); }
SPOIL (audience_empty)       { PLACE (AUDIENCE, ""); }
SPOIL (audience_everybody)   { PLACE (AUDIENCE, "Everybody"); }
SPOIL (member_gain)          { PLACE (MEMBER_GAIN, ""); }
SPOIL (operator_gain)        { PLACE (OPERATOR_GAIN, ""); }
SPOIL (intent_empty)         { PLACE (INTENT, ""); }
SPOIL (intent_advertising)   { PLACE (INTENT, "To sell our shoes"); }
SPOIL (mission_end)          { PLACE (MISSION, "Run"); PLACE (MISSION_END, ""); }
SPOIL (exclusions)           { PLACE (EXCLUSIONS, ""); }
SPOIL (no_scene)             { g_ptr_array_set_size (d->scenes, 0); }
SPOIL (scene_unscored)       { gops_record_set_int (g_ptr_array_index (d->scenes, 0), GOPS_SCENE_IN_BATCH, 0); }
SPOIL (scene_weak)           { gops_record_set_int (g_ptr_array_index (d->scenes, 0), GOPS_SCENE_IN_BATCH, 2); }
SPOIL (no_persona)           { g_ptr_array_set_size (d->personas, 0); }
SPOIL (no_goal)              { g_ptr_array_set_size (d->goals, 0); }
SPOIL (goal_no_date)         { set_column (d->goals, 0, GOPS_GOAL_UNTIL_ON, ""); }
SPOIL (goal_no_way)          { gops_record_set_real (g_ptr_array_index (d->goals, 0), GOPS_GOAL_TARGET, 10); }
SPOIL (goal_behind)
{
  set_column (d->goals, 0, GOPS_GOAL_START_ON, "2026-01-01");
  set_column (d->goals, 0, GOPS_GOAL_UNTIL_ON, "2026-03-05");
}
SPOIL (goal_missed)
{
  set_column (d->goals, 0, GOPS_GOAL_START_ON, "2026-01-01");
  set_column (d->goals, 0, GOPS_GOAL_UNTIL_ON, "2026-03-01");
}
SPOIL (no_flow)              { g_ptr_array_set_size (d->flow_arrows, 0); g_ptr_array_set_size (d->flow_nodes, 0); }
SPOIL (flow_no_place)
{
  for (guint i = 0; i < d->flow_nodes->len; i++)
    set_column (d->flow_nodes, i, GOPS_FLOW_NODE_ROLE, "member");
}
SPOIL (flow_no_label)        { set_column (d->flow_arrows, 1, GOPS_FLOW_ARROW_LABEL, ""); }
SPOIL (flow_alone)           { g_ptr_array_add (d->flow_nodes, gops_record_new (GOPS_TYPE_FLOW_NODE, "label", "Printers", NULL)); }
SPOIL (flow_large)
{
  for (guint i = d->flow_nodes->len; i <= 12; i++)
    g_ptr_array_add (d->flow_nodes, gops_record_new (GOPS_TYPE_FLOW_NODE, "label", "Printers", NULL));
}
SPOIL (owner_empty)          { GROUP (OWNER, ""); }
SPOIL (outlived)             { GROUP (CLOSES_ON, "2026-03-01"); }
static void
add_seed (GopsDossier *d, gint64 id, const char *result, const char *next, guint attempts)
{
  g_ptr_array_add (d->outreach, gops_record_new (GOPS_TYPE_OUTREACH, "id", id, "name", "Ann", "result", result, "next-on", next, NULL));
  for (guint i = 0; i < attempts; i++)
    g_ptr_array_add (d->attempts, gops_record_new (GOPS_TYPE_OUTREACH_ATTEMPT, "outreach-id", id, "result", "none", NULL));
}

static void
add_seeds (GopsDossier *d, guint n, guint attempts_each)
{
  for (guint i = 0; i < n; i++)
    add_seed (d, 100 + i, "declined", "", attempts_each);
}

static void
add_cost (GopsDossier *d, const char *kind, gint64 planned, gint64 spent)
{
  g_ptr_array_add (d->budget, gops_record_new (GOPS_TYPE_BUDGET_ITEM, "kind", kind, "planned", planned, "spent", spent, NULL));
}

static void
measure_by_hand (GopsDossier *d, const char *start)
{
  set_column (d->goals, 0, GOPS_GOAL_METRIC, "own");
  set_column (d->goals, 0, GOPS_GOAL_START_ON, start);
  set_column (d->goals, 0, GOPS_GOAL_UNTIL_ON, "2026-06-30");
}

SPOIL (statement_empty)
{
  for (guint i = GOPS_POSITIONING_AUDIENCE; i <= GOPS_POSITIONING_COMPETITORS; i++)
    gops_record_set_text (d->positioning, i, "");
}
SPOIL (statement_moved)
{
  gops_positioning_statement_set (d->positioning, "We run.");
  PLACE (THEME, "Swimming before work, together");
}
SPOIL (scene_unplanned)
{
  for (guint i = 0; i < d->plan->len; i++)
    gops_record_set_int (g_ptr_array_index (d->plan, i), GOPS_PLAN_ITEM_SCENE_ID, 0);
}
SPOIL (goal_unmeasured)      { measure_by_hand (d, "2026-02-10"); }
SPOIL (goal_horizon)         { set_column (d->goals, 0, GOPS_GOAL_HORIZON, "long"); }
SPOIL (goal_share)           { set_column (d->goals, 0, GOPS_GOAL_METRIC, "spoken_share"); gops_record_set_real (g_ptr_array_index (d->goals, 0), GOPS_GOAL_TARGET, 150); }
SPOIL (seeds_none)           { d->members.total = 12; }
SPOIL (seeds_untried)        { add_seed (d, 7, "open", "", 0); }
SPOIL (seeds_due)            { add_seed (d, 7, "open", TODAY, 1); }
SPOIL (seeds_few)            { add_seeds (d, 8, 2); }
SPOIL (seeds_one_try)        { add_seeds (d, 8, 1); }
SPOIL (budget_none)          { g_ptr_array_set_size (d->budget, 0); }
SPOIL (budget_over)          { add_cost (d, "money", 1000, 2500); }
SPOIL (avatar_none)          { d->has_avatar = FALSE; }

/* What looks like it and is none of it. */
SPOIL (measured_lately)
{
  measure_by_hand (d, "2026-01-10");
  g_ptr_array_add (d->samples, gops_record_new (GOPS_TYPE_GOAL_SAMPLE, "goal-id", gops_record_get_id (g_ptr_array_index (d->goals, 0)),
                                                "on-date", "2026-02-25", "value", 12.0, NULL));
}
SPOIL (just_begun)           { measure_by_hand (d, "2026-02-28"); }
SPOIL (statement_kept)       { statement_moved (d); gops_positioning_statement_keep (d->positioning); }
SPOIL (statement_typed_back) { gops_positioning_statement_set (d->positioning, "We run."); }
SPOIL (short_and_short)      { set_column (d->goals, 0, GOPS_GOAL_HORIZON, "short"); }
SPOIL (whole_share)          { set_column (d->goals, 0, GOPS_GOAL_METRIC, "spoken_share"); gops_record_set_real (g_ptr_array_index (d->goals, 0), GOPS_GOAL_TARGET, 100); }
SPOIL (draft_group)          { memset (&d->members, 0, sizeof d->members); }
SPOIL (due_tomorrow)         { add_seed (d, 7, "open", "2026-03-03", 1); }
SPOIL (due_but_accepted)     { add_seed (d, 7, "accepted", TODAY, 1); }
SPOIL (few_tried)            { add_seeds (d, 7, 3); }
SPOIL (half_accept)
{
  add_seeds (d, 5, 1);
  for (guint i = 0; i < 5; i++)
    add_seed (d, 200 + i, "accepted", "", 1);
}
SPOIL (spent_as_planned)     { add_cost (d, "money", 1000, 1000); }
SPOIL (foreign_money)
{
  add_cost (d, "money", 1000, 900);
  g_ptr_array_add (d->budget, gops_record_new (GOPS_TYPE_BUDGET_ITEM, "kind", "money", "spent", (gint64) 999999, "currency", "XTS", NULL));
}

/* Half a proposal is one's own already. */
SPOIL (theme_own_words)
{
  g_autofree char *own = NULL;

  theme_proposal (d);
  own = g_strconcat (gops_record_get_text (d->positioning, GOPS_POSITIONING_THEME), " in Bristol", NULL);
  PLACE (THEME, own);
}

static void
add_channel (GopsDossier *d, const char *name, const char *code, const char *until)
{
  g_ptr_array_add (d->channels, gops_record_new (GOPS_TYPE_CHANNEL, "name", name, "code", code, "code-until", until, NULL));
}

SPOIL (channels_fine)
{
  add_channel (d, "Café", "https://example.com/cafe", "2026-03-05");
  add_channel (d, "Word of mouth", "", "2026-03-01");
  add_channel (d, "Newsletter", "https://example.com/news", "");
}

SPOIL (code_on_poster)
{
  GROUP (JOIN_CODE, "");
  gops_record_set_text (d->posters->pdata[0], GOPS_POSTER_FIELDS, "{\"qr\":\"https://example.com/join\"}");
}

SPOIL (kind_caution)         { GROUP (KIND, "mutual-help"); }

SPOIL (no_rules)             { g_ptr_array_set_size (d->clauses, 0); }
SPOIL (too_strict)           { add_clauses (d, 14, "forbid", "No running backwards"); }
SPOIL (too_loose)            { remove_polarity (d, "forbid"); }
SPOIL (no_consequence)       { gops_record_set_text (first_ban (d), GOPS_CLAUSE_CONSEQUENCE, ""); }
SPOIL (few_encouragements)   { remove_polarity (d, "encourage"); }
SPOIL (no_purpose)           { remove_section (d, "purpose"); }
SPOIL (no_admission)         { remove_section (d, "admission"); }
SPOIL (no_advertising)       { remove_section (d, "advertising"); }
SPOIL (no_privacy)           { remove_section (d, "privacy"); }
SPOIL (no_reporting)         { remove_section (d, "reporting"); remove_section (d, "enforcement"); }
SPOIL (no_appeal)            { remove_section (d, "appeal"); }
SPOIL (no_repair)            { remove_section (d, "repair"); }
SPOIL (no_steps)
{
  for (guint i = 0; i < d->clauses->len; i++)
    set_column (d->clauses, i, GOPS_CLAUSE_CONSEQUENCE, "Out");
  remove_section (d, "penalties");
}
SPOIL (vague)                { set_column (d->clauses, 0, GOPS_CLAUSE_TEXT, "No ads etc."); }
SPOIL (harsh)                { set_column (d->clauses, 0, GOPS_CLAUSE_TEXT, "Offenders will be punished"); }
SPOIL (many_clauses)         { add_clauses (d, 20, "neutral", "One more"); }
SPOIL (long_clause)
{
  g_autofree char *text = g_strnfill (200, 'x');

  set_column (d->clauses, 0, GOPS_CLAUSE_TEXT, text);
}
SPOIL (twice)                { set_column (d->clauses, 0, GOPS_CLAUSE_TEXT, gops_record_get_text (g_ptr_array_index (d->clauses, 1), GOPS_CLAUSE_TEXT)); }
SPOIL (blank_clause)         { set_column (d->clauses, 0, GOPS_CLAUSE_TEXT, ""); }
SPOIL (unknown_variable)     { set_column (d->clauses, 0, GOPS_CLAUSE_TEXT, "Welcome to {city}"); }
SPOIL (self_variable)        { PLACE (THEME, "A walk before {theme}"); set_column (d->clauses, 0, GOPS_CLAUSE_TEXT, "We meet for {theme}"); }
SPOIL (empty_variable)       { PLACE (AUDIENCE, ""); set_column (d->clauses, 0, GOPS_CLAUSE_TEXT, "For {audience}, before work"); }
SPOIL (weak_admission)       { remove_section (d, "admission"); add_from_library (d, "admission-match"); }
SPOIL (no_red_lines)         { remove_section (d, "forbidden"); remove_section (d, "privacy"); }
SPOIL (no_legal_clause)      { remove_section (d, "forbidden"); add_clauses (d, 1, "forbid", "Making fun of slow runners"); }
SPOIL (advertising_no_way)   { remove_section (d, "advertising"); add_from_library (d, "advertising-none"); }
SPOIL (no_format)            { remove_section (d, "format"); }
SPOIL (no_quiet_hours)       { remove_section (d, "format"); add_from_library (d, "format-merge"); GROUP (QUIET_FROM, ""); }
SPOIL (no_enforcement)       { remove_section (d, "enforcement"); remove_section (d, "reporting"); }
SPOIL (weak_enforcement)     { remove_section (d, "enforcement"); remove_section (d, "reporting"); add_from_library (d, "enforcement-same"); }
SPOIL (no_responsible)       { GROUP (PLATFORM, "wechat"); GROUP (OWNER, ""); }
SPOIL (weak_steps)           { remove_section (d, "penalties"); }
SPOIL (weak_reporting)       { remove_section (d, "reporting"); add_from_library (d, "reporting-owner"); }
SPOIL (appeal_no_time)       { remove_section (d, "appeal"); add_from_library (d, "appeal-outcome"); }
SPOIL (no_change)            { remove_section (d, "change"); }
SPOIL (weak_change)          { remove_section (d, "change"); add_from_library (d, "change-notice"); }
SPOIL (never_published)      { g_clear_object (&d->version); }
SPOIL (changed)              { gops_record_set_text (d->version, GOPS_RULE_VERSION_CLAUSES, "[]"); }
SPOIL (contradiction)
{
  add_clauses (d, 1, "neutral", "Who floods the group is muted for 2 hours");
  add_clauses (d, 1, "neutral", "Whoever floods again and again: muted for three days");
}
SPOIL (contradicts_group)    { add_clauses (d, 1, "neutral", "Please keep quiet from 21:00 to 06:00"); }
SPOIL (absolute)             { set_column (d->clauses, 0, GOPS_CLAUSE_TEXT, "Zero tolerance for ads"); }
SPOIL (similar)
{
  add_clauses (d, 1, "neutral", "Please tell the others on Friday where the Sunday run begins and how long it is");
  add_clauses (d, 1, "neutral", "Please tell the others on Friday where the Sunday run begins and how far it is");
}
SPOIL (numbered)
{
  add_clauses (d, 1, "neutral", "3. Bring water on warm days");
  add_clauses (d, 1, "neutral", "3. Wear something bright in winter");
}
SPOIL (long_reading)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 1300; i++)
    g_string_append_printf (text, "word%u ", i);
  set_column (d->clauses, 0, GOPS_CLAUSE_TEXT, text->str);
  g_string_free (text, TRUE);
}
SPOIL (review_due)           { GROUP (RULES_REVIEW_ON, "2026-03-01"); }
SPOIL (review_none)          { GROUP (RULES_REVIEW_ON, ""); }

SPOIL (no_members)           { memset (&d->members, 0, sizeof d->members); }
SPOIL (half_silent)          { d->members.spoken = 39; }
SPOIL (fading)               { d->members.active_30 = 15; GROUP (OPENED_ON, "2025-12-01"); }
SPOIL (too_large)            { d->members.total = 201; d->members.spoken = 150; d->members.active_30 = 100; }
SPOIL (nearly_full)          { d->members.total = 1000; d->members.spoken = d->members.active_30 = 900; }
SPOIL (unanswered)           { d->members.newcomers_unanswered = 2; }
SPOIL (untiered)             { d->members.untiered = 5; }
SPOIL (no_scheme)            { GROUP (TIER_SCHEME, ""); }
SPOIL (unknown_scheme)       { GROUP (TIER_SCHEME, "nobody-knows"); }
SPOIL (leaving)              { d->members.left_30 = 13; }
SPOIL (silent)               { d->members.last_spoke_at -= (gint64) 8 * 86400 * G_USEC_PER_SEC; }
SPOIL (missed_duty)
{
  GopsDutyPause pause = { .last = "2026-02-27", .n = 3 };

  g_ptr_array_add (d->duties, gops_record_new (GOPS_TYPE_DUTY, "id", (gint64) 5, "name", "Diary", NULL));
  pause.duty = gops_record_get_id (d->duties->pdata[0]);
  g_array_append_val (d->pauses, pause);
}
SPOIL (turn_ends)
{
  g_ptr_array_add (d->turns, gops_record_new (GOPS_TYPE_ROSTER_TURN, "name", "Dee", "since", "2025-12-01", "until", "2026-03-10", NULL));
}
SPOIL (no_growth)            { GROUP (KIND, "traffic"); GROUP (OPENED_ON, "2025-12-01"); d->members.total = 25; d->members.joined_30 = 0; }

SPOIL (no_plan)              { g_ptr_array_set_size (d->plan, 0); }
SPOIL (gap)
{
  set_plan (d, 3, "topic");
  for (guint i = 0; i < 3; i++)
    set_column (d->plan, i, GOPS_PLAN_ITEM_ON_DATE, "2026-03-20");
}
SPOIL (sales)                { set_plan (d, 4, "sale"); }
SPOIL (packets)              { set_plan (d, 4, "red-packet"); }
SPOIL (no_interaction)       { set_plan (d, 4, "news"); }
SPOIL (item_no_owner)        { set_column (d->plan, 0, GOPS_PLAN_ITEM_OWNER, ""); set_column (d->plan, 1, GOPS_PLAN_ITEM_OWNER, ""); }
SPOIL (shoulders)
{
  for (guint i = 0; i < d->plan->len; i++)
    set_column (d->plan, i, GOPS_PLAN_ITEM_OWNER, "Priya");
}
SPOIL (quiet)                { set_column (d->plan, 0, GOPS_PLAN_ITEM_AT_TIME, "03:00"); }
SPOIL (missed)               { set_column (d->plan, 0, GOPS_PLAN_ITEM_ON_DATE, "2026-03-01"); }
SPOIL (crowded)
{
  for (guint i = 0; i < 6; i++)
    set_column (d->plan, i, GOPS_PLAN_ITEM_ON_DATE, TODAY);
}
SPOIL (heavy)                { gops_record_set_int (item_at (d, 0), GOPS_PLAN_ITEM_MINUTES, 200); }
SPOIL (gap_between)
{
  set_plan (d, 2, "topic");
  set_column (d->plan, 0, GOPS_PLAN_ITEM_ON_DATE, TODAY);
  set_column (d->plan, 1, GOPS_PLAN_ITEM_ON_DATE, "2026-03-09");
}
SPOIL (no_gap)
{
  set_plan (d, 2, "topic");
  set_column (d->plan, 0, GOPS_PLAN_ITEM_ON_DATE, TODAY);
  set_column (d->plan, 1, GOPS_PLAN_ITEM_ON_DATE, "2026-03-06");
}
SPOIL (busier)               { heavy (d); d->capacity = 300; }
SPOIL (same_type)            { set_plan (d, 5, "topic"); }
SPOIL (same_frame)           { set_plan (d, 6, "news"); }
SPOIL (soon_lesson)
{
  set_column (d->plan, 0, GOPS_PLAN_ITEM_ON_DATE, TODAY);
  set_column (d->plan, 0, GOPS_PLAN_ITEM_TYPE, "lesson");
  set_column (d->plan, 0, GOPS_PLAN_ITEM_POSTER, "");
}
static void
give_material (GopsDossier *d, guint lost)
{
  GopsItemMaterials one = { gops_record_get_id (g_ptr_array_index (d->plan, 0)), 1, lost };

  soon_lesson (d);
  g_array_append_val (d->materials, one);
}
SPOIL (with_material)        { give_material (d, 0); }
SPOIL (material_lost)        { give_material (d, 1); }
SPOIL (item_no_poster)       { set_column (d->plan, 0, GOPS_PLAN_ITEM_ON_DATE, TODAY); set_column (d->plan, 0, GOPS_PLAN_ITEM_POSTER, "quote-day"); }
SPOIL (month_full)
{
  GROUP (PLATFORM, "wecom");
  while (d->plan->len < 32)
    g_ptr_array_add (d->plan, gops_record_new (GOPS_TYPE_PLAN_ITEM, "on-date", TODAY, "status", "ready", NULL));
  for (guint i = 0; i < d->plan->len; i++)
    set_column (d->plan, i, GOPS_PLAN_ITEM_ON_DATE, "2026-03-20");
}
SPOIL (month_not_full)       { month_full (d); g_ptr_array_set_size (d->plan, 31); }
SPOIL (month_elsewhere)      { month_full (d); GROUP (PLATFORM, "whatsapp"); }
SPOIL (close_items)
{
  for (guint i = 0; i < 2; i++)
    {
      set_column (d->plan, i, GOPS_PLAN_ITEM_ON_DATE, TODAY);
      set_column (d->plan, i, GOPS_PLAN_ITEM_AT_TIME, "12:00");
    }
}
SPOIL (item_no_text)         { set_column (d->plan, 0, GOPS_PLAN_ITEM_ON_DATE, TODAY); set_column (d->plan, 0, GOPS_PLAN_ITEM_TEXT, ""); }
SPOIL (no_digest)            { set_plan (d, 6, "topic"); }
SPOIL (first_week)
{
  set_plan (d, 6, "topic");
  for (guint i = 0; i < d->plan->len; i++)
    set_column (d->plan, i, GOPS_PLAN_ITEM_ON_DATE, TODAY);
}
SPOIL (farewell)             { GROUP (CLOSES_ON, "2026-03-05"); set_plan (d, 3, "topic"); }

SPOIL (no_code)              { GROUP (JOIN_CODE, ""); }
SPOIL (code_expired)         { GROUP (JOIN_CODE_UNTIL, "2026-03-01"); }
SPOIL (code_soon)            { GROUP (JOIN_CODE_UNTIL, "2026-03-03"); }
SPOIL (code_no_end)          { GROUP (PLATFORM, "wechat"); }
SPOIL (channel_expired)      { add_channel (d, "Café", "https://example.com/cafe", "2026-03-01"); }
SPOIL (channel_soon)         { add_channel (d, "Café", "https://example.com/cafe", "2026-03-04"); }
SPOIL (no_poster)            { g_ptr_array_set_size (d->posters, 0); }
SPOIL (rules_long)
{
  g_autofree char *text = g_strnfill (3000, 'x');

  set_column (d->clauses, 0, GOPS_CLAUSE_TEXT, text);
}
SPOIL (announcement_long)
{
  g_autofree char *text = g_strnfill (3000, 'x');

  GROUP (ANNOUNCEMENT, text);
}
SPOIL (introduction_long)
{
  g_autofree char *text = g_strnfill (3000, 'x');

  GROUP (INTRODUCTION, text);
}
SPOIL (name_long)
{
  g_autofree char *text = g_strnfill (150, 'x');

  GROUP (NAME, text);
}
SPOIL (no_introduction)      { GROUP (INTRODUCTION, ""); }
SPOIL (not_in_force)         { GROUP (RULES_EFFECTIVE_ON, ""); }
SPOIL (unknown_platform)     { GROUP (PLATFORM, "smoke signals"); }

static const struct
{
  const char *code;
  void      (*spoil) (GopsDossier *dossier);
} cases[] = {
  { "theme-empty", theme_empty }, { "theme-broad", theme_broad }, { "theme-many", theme_many },
  { "theme-no-activity", theme_no_activity }, { "theme-advertising", theme_advertising },
  { "theme-sibling", theme_sibling }, { "theme-proposal", theme_proposal }, { "theme-language", theme_language }, { "audience-empty", audience_empty },
  { "audience-everybody", audience_everybody }, { "member-gain-empty", member_gain },
  { "operator-gain-empty", operator_gain }, { "intent-empty", intent_empty },
  { "intent-advertising", intent_advertising }, { "mission-no-end", mission_end }, { "exclusions-empty", exclusions },
  { "no-scene", no_scene }, { "scene-not-scored", scene_unscored }, { "scene-weak", scene_weak },
  { "no-persona", no_persona }, { "no-goal", no_goal }, { "goal-no-date", goal_no_date }, { "goal-no-way", goal_no_way },
  { "goal-behind", goal_behind }, { "goal-missed", goal_missed }, { "flow-empty", no_flow },
  { "flow-no-place", flow_no_place }, { "flow-no-label", flow_no_label }, { "flow-alone", flow_alone },
  { "flow-large", flow_large }, { "owner-empty", owner_empty },
  { "outlived", outlived }, { "kind-caution", kind_caution },
  { "statement-empty", statement_empty }, { "statement-moved", statement_moved }, { "scene-unplanned", scene_unplanned },
  { "goal-unmeasured", goal_unmeasured }, { "goal-horizon", goal_horizon }, { "goal-share", goal_share },
  { "seeds-none", seeds_none }, { "seeds-untried", seeds_untried }, { "seeds-due", seeds_due }, { "seeds-few-accept", seeds_few },
  { "seeds-one-try", seeds_one_try }, { "budget-none", budget_none }, { "budget-over", budget_over }, { "avatar-none", avatar_none },
  { "no-rules", no_rules }, { "rules-too-strict", too_strict }, { "rules-too-loose", too_loose },
  { "ban-without-consequence", no_consequence }, { "few-encouragements", few_encouragements },
  { "no-purpose", no_purpose }, { "no-admission", no_admission }, { "no-advertising-rule", no_advertising },
  { "no-privacy", no_privacy }, { "no-steps", no_steps }, { "no-reporting", no_reporting }, { "no-appeal", no_appeal },
  { "no-repair", no_repair }, { "vague-words", vague }, { "harsh-words", harsh }, { "too-many-clauses", many_clauses },
  { "long-clause", long_clause }, { "clause-twice", twice }, { "blank-clause", blank_clause },
  { "review-due", review_due }, { "review-none", review_none },
  { "unknown-variable", unknown_variable }, { "self-variable", self_variable }, { "empty-variable", empty_variable },
  { "weak-admission", weak_admission }, { "no-red-lines", no_red_lines }, { "no-legal-clause", no_legal_clause },
  { "advertising-no-way", advertising_no_way }, { "no-format", no_format }, { "no-quiet-hours", no_quiet_hours },
  { "no-enforcement", no_enforcement }, { "weak-enforcement", weak_enforcement },
  { "no-responsible-person", no_responsible }, { "weak-steps", weak_steps }, { "weak-reporting", weak_reporting },
  { "appeal-no-time", appeal_no_time }, { "no-change-rule", no_change }, { "weak-change", weak_change },
  { "never-published", never_published },
  { "changed-since-published", changed }, { "contradiction", contradiction },
  { "contradicts-group", contradicts_group }, { "absolute-words", absolute }, { "clause-similar", similar },
  { "numbered-twice", numbered }, { "long-reading", long_reading }, { "short-form-leaves-out", long_clause },
  { "no-members", no_members }, { "half-silent", half_silent }, { "fading", fading }, { "too-large", too_large },
  { "nearly-full", nearly_full }, { "newcomers-unanswered", unanswered }, { "untiered", untiered },
  { "no-tier-scheme", no_scheme }, { "unknown-tier-scheme", unknown_scheme }, { "leaving", leaving },
  { "silent-group", silent }, { "duty-missed", missed_duty }, { "turn-ends", turn_ends }, { "no-growth", no_growth },
  { "no-plan", no_plan }, { "plan-gap", gap }, { "too-many-sales", sales }, { "only-red-packets", packets },
  { "no-interaction", no_interaction }, { "item-no-owner", item_no_owner }, { "one-pair-of-shoulders", shoulders },
  { "quiet-hours", quiet }, { "missed-items", missed }, { "crowded-day", crowded }, { "heavy-day", heavy },
  { "same-type", same_type }, { "item-no-poster", item_no_poster }, { "material-lost", material_lost },
  { "item-no-material", soon_lesson }, { "platform-quota", month_full },
  { "too-close", close_items }, { "item-no-text", item_no_text }, { "no-digest", no_digest },
  { "first-week-unused", first_week }, { "no-farewell", farewell },
  { "no-join-code", no_code }, { "join-code-expired", code_expired }, { "join-code-soon", code_soon },
  { "channel-code-expired", channel_expired }, { "channel-code-soon", channel_soon },
  { "join-code-no-end", code_no_end }, { "no-poster", no_poster }, { "rules-too-long", rules_long },
  { "announcement-too-long", announcement_long }, { "introduction-too-long", introduction_long },
  { "name-too-long", name_long }, { "no-introduction", no_introduction }, { "rules-not-in-force", not_in_force },
  { "unknown-platform", unknown_platform },
};

static const struct
{
  const char *code;
  void      (*spoil) (GopsDossier *dossier);
} silent_cases[] = {
  { "goal-unmeasured", measured_lately }, { "goal-unmeasured", just_begun }, { "statement-moved", statement_kept },
  { "statement-moved", statement_typed_back }, { "goal-horizon", short_and_short }, { "goal-share", whole_share },
  { "seeds-none", draft_group }, { "budget-none", draft_group }, { "avatar-none", draft_group }, { "seeds-due", due_tomorrow },
  { "seeds-due", due_but_accepted }, { "seeds-untried", due_tomorrow }, { "seeds-few-accept", few_tried },
  { "seeds-one-try", half_accept }, { "seeds-few-accept", half_accept }, { "budget-over", spent_as_planned },
  { "budget-over", foreign_money }, { "scene-unplanned", no_scene }, { "scene-unplanned", scene_unscored },
  { "theme-proposal", theme_own_words }, { "channel-code-expired", channels_fine }, { "channel-code-soon", channels_fine },
  { "no-join-code", code_on_poster },
  { "plan-gap", no_gap }, { "heavy-day", busier }, { "same-type", same_frame }, { "item-no-material", with_material },
  { "material-lost", with_material }, { "item-no-poster", soon_lesson }, { "platform-quota", month_not_full },
  { "platform-quota", month_elsewhere },
};

/* --- the tests --- */

static const GopsAdvice *
find_advice (GPtrArray *advice, const char *code)
{
  for (guint i = 0; i < advice->len; i++)
    if (g_str_equal (((const GopsAdvice *) g_ptr_array_index (advice, i))->code, code))
      return g_ptr_array_index (advice, i);
  return NULL;
}

static void
test_a_well_kept_group_gets_none (gconstpointer language)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsDossier) dossier = load_group (test.store, create_group (test.store, language));
  g_autoptr (GPtrArray) advice = NULL;

  keep_well (dossier);
  advice = gops_advice_for_group (dossier);
  for (guint i = 0; i < advice->len; i++)
    g_test_message ("%s: %s", ((const GopsAdvice *) g_ptr_array_index (advice, i))->code,
                    ((const GopsAdvice *) g_ptr_array_index (advice, i))->title);
  g_assert_cmpuint (advice->len, ==, 0);
}

static void
test_rule_fires (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsDossier) dossier = load_group (test.store, create_group (test.store, "en"));
  g_autoptr (GPtrArray) advice = NULL;
  const GopsAdvice *found;

  keep_well (dossier);
  cases[i].spoil (dossier);
  advice = gops_advice_for_group (dossier);
  found = find_advice (advice, cases[i].code);
  g_assert_nonnull (found);
  g_test_message ("%s", found->title);
  g_assert_null (strpbrk (found->title, "{}"));
  g_assert_cmpint (g_utf8_strlen (found->title, -1), <=, 60);
  g_assert_cmpstr (found->why, !=, "");
  g_assert_cmpstr (found->source, !=, "");
  g_assert_cmpstr (found->remedy_label, !=, "");
}

static void
test_rule_is_silent (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsDossier) dossier = load_group (test.store, create_group (test.store, "en"));
  g_autoptr (GPtrArray) advice = NULL;

  keep_well (dossier);
  silent_cases[i].spoil (dossier);
  advice = gops_advice_for_group (dossier);
  g_assert_null (find_advice (advice, silent_cases[i].code));
}

/* The advice leads to what comes behind the gap. */
static void
test_a_gap_between_two_items (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsDossier) dossier = load_group (test.store, create_group (test.store, "en"));
  g_autoptr (GPtrArray) advice = NULL;
  const GopsAdvice *found;

  keep_well (dossier);
  gap_between (dossier);
  advice = gops_advice_for_group (dossier);
  found = find_advice (advice, "plan-gap");
  g_assert_nonnull (found);
  g_assert_cmpstr (found->title, ==, "Nothing is planned for 6 days");
  g_assert_cmpint (found->record, ==, gops_record_get_id (g_ptr_array_index (dossier->plan, 1)));
}

static void
test_every_rule_is_tested (void)
{
  g_autofree const char **codes = gops_advice_codes ();
  guint n = 0;

  for (guint i = 0; codes[i] != NULL; i++, n++)
    {
      gboolean tested = FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (cases); j++)
        tested |= g_str_equal (cases[j].code, codes[i]);
      g_test_message ("%s", codes[i]);
      g_assert_true (tested);
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (cases));
  g_assert_cmpuint (n, >=, 36);
}

/* --- many of one kind --- */

static guint
count_code (GPtrArray *advice, const char *code)
{
  guint n = 0;

  for (guint i = 0; i < advice->len; i++)
    n += g_str_equal (((const GopsAdvice *) g_ptr_array_index (advice, i))->code, code);
  return n;
}

/* Three mutes that contradict the ladder do not hide what contradicts in other ways. */
static void
test_topics_do_not_hide_each_other (void)
{
  static const char *const clauses[] = {
    "Flooding: muted for three days", "Off-topic links: muted for a week", "Bad language: muted for two hours", "Bets: muted for a month",
    "Quiet is from 20:00 to 06:00", "Adverts: one post a week", "Promotions: two posts a day", "Posters come down after 7 days",
    "Posters are kept for a month",
  };
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsDossier) dossier = load_group (test.store, create_group (test.store, "en"));
  g_autoptr (GPtrArray) advice = NULL;
  const GopsAdvice *last = NULL;
  g_autofree char *line = NULL;

  keep_well (dossier);
  add_from_library (dossier, "penalties-ladder");
  for (guint i = 0; i < G_N_ELEMENTS (clauses); i++)
    add_clauses (dossier, 1, "neutral", clauses[i]);
  advice = gops_advice_for_group (dossier);
  for (guint i = 0; i < advice->len; i++)
    {
      const GopsAdvice *one = g_ptr_array_index (advice, i);

      g_test_message ("%s: %s (%u more)", one->code, one->title, one->n_more);
      if (one->n_more > 0 && g_str_has_prefix (one->title, "Length of the mute"))
        last = one;
    }
  g_assert_cmpuint (count_code (advice, "contradiction"), >=, 6);
  g_assert_nonnull (last);
  g_assert_cmpuint (last->n_more, ==, 1);
  g_assert_cmpuint (last->more->len, ==, 2);
  line = gops_advice_dup_line (last);
  g_assert_true (g_str_has_suffix (line, "and 1 more of this kind"));
}

/* Where there are many vague words three are listed, and all their places are known. */
static void
test_says_how_many_more (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsDossier) dossier = load_group (test.store, create_group (test.store, "zh_CN"));
  g_autoptr (GPtrArray) advice = NULL;
  guint places = 0, more = 0;

  keep_well (dossier);
  add_clauses (dossier, 8, "neutral", "不当言论酌情处理，情节严重的视情况移出");
  advice = gops_advice_for_group (dossier);
  g_assert_cmpuint (count_code (advice, "vague-words"), ==, 3);
  for (guint i = 0; i < advice->len; i++)
    {
      const GopsAdvice *one = g_ptr_array_index (advice, i);

      if (!g_str_equal (one->code, "vague-words"))
        continue;
      places += one->n_places + (one->more != NULL ? one->more->len : 0);
      more += one->n_more;
    }
  g_assert_cmpuint (places, ==, 32);
  g_assert_cmpuint (more, ==, 29);
}

static void
test_the_gravest_comes_first (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsDossier) dossier = load_group (test.store, create_group (test.store, "en"));
  g_autoptr (GPtrArray) advice = NULL;

  theme_empty (dossier);
  exclusions (dossier);
  advice = gops_advice_for_group (dossier);
  for (guint i = 1; i < advice->len; i++)
    g_assert_cmpint (((GopsAdvice *) g_ptr_array_index (advice, i - 1))->severity, >=,
                     ((GopsAdvice *) g_ptr_array_index (advice, i))->severity);
}

/* What spoils the group in the file, so that a remedy can be applied, undone and redone there. */
static const struct
{
  const char *code, *sql;
} remedies[] = {
  { "flow-empty", "DELETE FROM flow_node" },
  { "outlived", "UPDATE chat_group SET closes_on = '2026-03-01'" },
  { "ban-without-consequence", "UPDATE clause SET consequence = ''" },
  { "few-encouragements", "DELETE FROM clause WHERE polarity = 'encourage'" },
  { "no-purpose", "DELETE FROM clause WHERE section = 'purpose'" },
  { "no-admission", "DELETE FROM clause WHERE section = 'admission'" },
  { "no-advertising-rule", "DELETE FROM clause WHERE section = 'advertising'" },
  { "no-privacy", "DELETE FROM clause WHERE section = 'privacy'" },
  { "no-reporting", "DELETE FROM clause WHERE section IN ('reporting', 'enforcement')" },
  { "no-appeal", "DELETE FROM clause WHERE section = 'appeal'" },
  { "no-repair", "DELETE FROM clause WHERE section = 'repair'" },
  { "clause-twice", "UPDATE clause SET text = 'Same' WHERE id IN (SELECT id FROM clause LIMIT 2)" },
  { "blank-clause", "UPDATE clause SET text = '' WHERE id = (SELECT id FROM clause LIMIT 1)" },
  { "no-rules", "DELETE FROM clause" },
  { "weak-admission", "DELETE FROM clause WHERE section = 'admission' AND id <> (SELECT max(id) FROM clause WHERE section = 'admission')" },
  { "no-red-lines", "DELETE FROM clause WHERE section IN ('forbidden', 'privacy')" },
  { "no-legal-clause", "DELETE FROM clause WHERE topic = 'law'" },
  { "advertising-no-way", "DELETE FROM clause WHERE section = 'advertising' AND polarity <> 'forbid'" },
  { "no-format", "DELETE FROM clause WHERE section = 'format'" },
  { "no-enforcement", "DELETE FROM clause WHERE section IN ('enforcement', 'reporting')" },
  { "weak-enforcement", "UPDATE clause SET text = '管理员轮流来', topic = '' WHERE section = 'enforcement'" },
  { "no-responsible-person", "DELETE FROM clause WHERE section = 'enforcement'" },
  { "no-steps", "UPDATE clause SET text = '请出群', consequence = '' WHERE section = 'penalties' OR polarity = 'forbid'" },
  { "weak-steps", "DELETE FROM clause WHERE section = 'penalties'" },
  { "weak-reporting", "DELETE FROM clause WHERE section = 'reporting'" },
  { "appeal-no-time", "UPDATE clause SET text = '不服找群主', library_id = '' WHERE section = 'appeal'" },
  { "no-change-rule", "DELETE FROM clause WHERE section = 'change'" },
  { "review-due", "UPDATE chat_group SET rules_review_on = '2026-03-01'" },
  { "never-published", "DELETE FROM rule_version" },
  { "empty-variable", "UPDATE chat_group SET response_hours = 0" },
  { "unknown-variable", "UPDATE clause SET text = '欢迎来{city}' WHERE id = (SELECT id FROM clause LIMIT 1)" },
  { "vague-words", "UPDATE clause SET text = '转发要写明出处等' WHERE id = (SELECT id FROM clause LIMIT 1)" },
  { "absolute-words", "UPDATE clause SET text = '禁止任何广告' WHERE id = (SELECT id FROM clause WHERE polarity = 'forbid' LIMIT 1)" },
  { "harsh-words", "UPDATE clause SET text = '严禁发广告' WHERE id = (SELECT id FROM clause WHERE polarity = 'forbid' LIMIT 1)" },
  { "clause-similar", "UPDATE clause SET polarity = 'neutral', text = '周日早上六点半在人民广场地铁站一号口集合，' "
    "|| CASE WHEN id = (SELECT id FROM clause LIMIT 1) THEN '一起' ELSE '大家' END || '跑五公里' WHERE id IN (SELECT id FROM clause LIMIT 2)" },
  { "contradiction", "UPDATE clause SET consequence = '先提醒，再禁言3天' WHERE id = (SELECT id FROM clause WHERE polarity = 'forbid' AND severity < 3 LIMIT 1)" },
  { "contradicts-group", "UPDATE clause SET text = '21:00到6:00安静' WHERE section = 'format'" },
  { "numbered-twice", "UPDATE clause SET text = '3、' || text WHERE id IN (SELECT id FROM clause LIMIT 2)" },
  { "review-none", "UPDATE chat_group SET rules_review_on = ''" },
  { "no-tier-scheme", "UPDATE chat_group SET tier_scheme = ''" },
  { "unknown-tier-scheme", "UPDATE chat_group SET tier_scheme = 'x'" },
  { "no-plan", "DELETE FROM plan_item" },
  { "item-no-owner", "UPDATE plan_item SET owner = ''" },
  { "quiet-hours", "UPDATE plan_item SET at_time = '02:00' WHERE id = (SELECT id FROM plan_item LIMIT 1)" },
  { "no-farewell", "UPDATE chat_group SET closes_on = '2026-03-06'" },
  { "join-code-no-end", "UPDATE chat_group SET platform = 'wechat', join_code = 'x'" },
  { "no-poster", "DELETE FROM poster" },
  { "rules-not-in-force", "INSERT INTO rule_version (id, group_id, number, effective_on) SELECT 7, id, 1, '2026-03-01' FROM chat_group" },
};

static void
spoil_file (GopsStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (store, &error, "Spoil", NULL));
  gops_store_exec (store, &error, "DELETE FROM plan_item WHERE type = 'notice'", NULL);
  gops_store_exec (store, &error, sql, NULL);
  g_assert_no_error (error);
  g_assert_true (gops_store_commit (store, &error));
}

static void
test_remedy (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsDossier) before = NULL, after = NULL, undone = NULL;
  g_autoptr (GPtrArray) advice_before = NULL, advice_after = NULL, advice_undone = NULL;
  gint64 id;
  const GopsAdvice *advice;

  gops_store_pin_clock (test.store, gops_instant_of_day (gops_day_parse (TODAY), 720, "Europe/London"));
  id = create_group (test.store, "zh_CN");
  spoil_file (test.store, remedies[i].sql);
  before = load_group (test.store, id);
  advice_before = gops_advice_for_group (before);
  advice = find_advice (advice_before, remedies[i].code);
  g_assert_nonnull (advice);
  g_assert_true (advice->can_apply);
  /* Several rows may need it; each is mended on its own. */
  for (guint j = 0; j < advice_before->len; j++)
    if (g_str_equal (((GopsAdvice *) g_ptr_array_index (advice_before, j))->code, remedies[i].code))
      g_assert_true (gops_advice_apply (test.store, g_ptr_array_index (advice_before, j), &error));
  g_assert_no_error (error);

  after = load_group (test.store, id);
  advice_after = gops_advice_for_group (after);
  advice = find_advice (advice_after, remedies[i].code);
  if (!g_str_equal (remedies[i].code, "ban-without-consequence"))
    g_assert_null (advice);

  g_assert_true (gops_store_undo (test.store, NULL, &error));
  undone = load_group (test.store, id);
  advice_undone = gops_advice_for_group (undone);
  g_assert_nonnull (find_advice (advice_undone, remedies[i].code));
}

static void
test_what_needs_a_person_is_refused (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsDossier) dossier = load_group (test.store, create_group (test.store, "en"));
  g_autoptr (GPtrArray) advice = NULL;

  theme_empty (dossier);
  advice = gops_advice_for_group (dossier);
  g_assert_false (gops_advice_apply (test.store, find_advice (advice, "theme-empty"), &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/insight/advice/a-well-kept-group-gets-none/en", "en", test_a_well_kept_group_gets_none);
  g_test_add_data_func ("/insight/advice/a-well-kept-group-gets-none/zh_CN", "zh_CN", test_a_well_kept_group_gets_none);
  g_test_add_func ("/insight/advice/topics-do-not-hide-each-other", test_topics_do_not_hide_each_other);
  g_test_add_func ("/insight/advice/says-how-many-more", test_says_how_many_more);
  g_test_add_func ("/insight/advice/every-rule-is-tested", test_every_rule_is_tested);
  g_test_add_func ("/insight/advice/gap-between-two-items", test_a_gap_between_two_items);
  g_test_add_func ("/insight/advice/the-gravest-comes-first", test_the_gravest_comes_first);
  g_test_add_func ("/insight/advice/what-needs-a-person-is-refused", test_what_needs_a_person_is_refused);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/insight/advice/fires/", cases[i].code, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_rule_fires);
    }
  for (guint i = 0; i < G_N_ELEMENTS (silent_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/insight/advice/silent/%s-%u", silent_cases[i].code, i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_rule_is_silent);
    }
  for (guint i = 0; i < G_N_ELEMENTS (remedies); i++)
    {
      g_autofree char *path = g_strconcat ("/insight/advice/remedy/", remedies[i].code, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_remedy);
    }
  return g_test_run ();
}
