/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Advice on the Positioning page. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-advice-private.h"
#include "gops-day.h"
#include "gops-flow-template.h"
#include "gops-goal-pace.h"
#include "gops-phrase.h"
#include "gops-scene-rank.h"

/* A score of so much or less is weak. */
#define WEAK_SCORE 2

/* A flow with more parties is no longer read at a glance. */
#define MOST_PARTIES 12

static void
hit_theme (GopsLook *look, const GopsRule *rule, GopsThemeProblems problem)
{
  gint64 record = gops_record_get_id (look->dossier->positioning);
  const char *found = problem == GOPS_THEME_TOO_BROAD ? look->theme.broad : look->theme.word;
  g_autofree char *word = found != NULL ? g_strndup (found, strcspn (found, "*")) : NULL;

  if (look->theme.problems & problem)
    gops_look_hit (look, rule, record, strstr (rule->title, "%s") != NULL ? word : NULL);
}

static void
check_theme_empty (GopsLook *look, const GopsRule *rule)
{
  hit_theme (look, rule, GOPS_THEME_EMPTY);
}

static void
check_theme_broad (GopsLook *look, const GopsRule *rule)
{
  if (look->theme.problems & GOPS_THEME_TOO_BROAD)
    hit_theme (look, rule, GOPS_THEME_TOO_BROAD);
  else if (look->theme.problems & GOPS_THEME_ONE_WORD)
    gops_look_hit (look, rule, gops_record_get_id (look->dossier->positioning),
                   gops_look_positioning (look, GOPS_POSITIONING_THEME));
}

static void
check_theme_many (GopsLook *look, const GopsRule *rule)
{
  hit_theme (look, rule, GOPS_THEME_TOO_MANY | GOPS_THEME_TOO_LONG);
}

static void
check_theme_activity (GopsLook *look, const GopsRule *rule)
{
  hit_theme (look, rule, GOPS_THEME_NO_ACTIVITY);
}

static void
check_theme_advertising (GopsLook *look, const GopsRule *rule)
{
  /* A flash group says what it sells. */
  if (!gops_look_is_kind (look, "flash"))
    hit_theme (look, rule, GOPS_THEME_ADVERTISING);
}

static void
check_theme_sibling (GopsLook *look, const GopsRule *rule)
{
  hit_theme (look, rule, GOPS_THEME_SAME_AS_SIBLING);
}

static gboolean
is_proposal (const GopsLook *look, GopsPositioningColumn column, const GopsText *proposal)
{
  const char *text = gops_look_positioning (look, column);

  return *text != '\0' && g_str_equal (text, gops_text_get (proposal, gops_dossier_language (look->dossier)));
}

/* What a kind proposes stands for any group of that kind: word for word, it says nothing about this one. */
static void
check_theme_proposal (GopsLook *look, const GopsRule *rule)
{
  if (look->kind != NULL
      && (is_proposal (look, GOPS_POSITIONING_THEME, &look->kind->defaults.theme)
          || is_proposal (look, GOPS_POSITIONING_AUDIENCE, &look->kind->defaults.audience)))
    gops_look_hit (look, rule, gops_record_get_id (look->dossier->positioning), NULL);
}

static gboolean
has_han (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_HAN)
      return TRUE;
  return FALSE;
}

static void
check_theme_language (GopsLook *look, const GopsRule *rule)
{
  const char *theme = gops_look_positioning (look, GOPS_POSITIONING_THEME);
  gboolean chinese = g_str_has_prefix (gops_look_group (look, GOPS_GROUP_LANGUAGE), "zh");

  if (*theme != '\0' && has_han (theme) != chinese)
    gops_look_hit (look, rule, gops_record_get_id (look->dossier->positioning), NULL);
}

static void
hit_blank (GopsLook *look, const GopsRule *rule, GopsPositioningColumn column)
{
  if (gops_record_is_blank (look->dossier->positioning, column))
    gops_look_hit (look, rule, gops_record_get_id (look->dossier->positioning), NULL);
}

static void
check_audience_empty (GopsLook *look, const GopsRule *rule)
{
  hit_blank (look, rule, GOPS_POSITIONING_AUDIENCE);
}

static void
check_audience_everybody (GopsLook *look, const GopsRule *rule)
{
  if (!gops_record_is_blank (look->dossier->positioning, GOPS_POSITIONING_AUDIENCE))
    hit_theme (look, rule, GOPS_THEME_NO_AUDIENCE);
}

static void
check_member_gain (GopsLook *look, const GopsRule *rule)
{
  hit_blank (look, rule, GOPS_POSITIONING_MEMBER_GAIN);
}

static void
check_operator_gain (GopsLook *look, const GopsRule *rule)
{
  hit_blank (look, rule, GOPS_POSITIONING_OPERATOR_GAIN);
}

static void
check_intent_empty (GopsLook *look, const GopsRule *rule)
{
  hit_blank (look, rule, GOPS_POSITIONING_INTENT);
}

static void
check_intent_advertising (GopsLook *look, const GopsRule *rule)
{
  const GopsWordList *words = gops_method_find_words (gops_method_get_default (), "advertising");
  const char *word = gops_word_list_find (words, gops_look_positioning (look, GOPS_POSITIONING_INTENT));

  if (word != NULL && !gops_look_is_kind (look, "flash"))
    gops_look_hit (look, rule, gops_record_get_id (look->dossier->positioning), word);
}

static void
check_mission_end (GopsLook *look, const GopsRule *rule)
{
  if (!gops_record_is_blank (look->dossier->positioning, GOPS_POSITIONING_MISSION))
    hit_blank (look, rule, GOPS_POSITIONING_MISSION_END);
}

static void
check_exclusions (GopsLook *look, const GopsRule *rule)
{
  hit_blank (look, rule, GOPS_POSITIONING_EXCLUSIONS);
}

static void
check_no_scene (GopsLook *look, const GopsRule *rule)
{
  if (look->dossier->scenes->len == 0)
    gops_look_hit (look, rule, 0, NULL);
}

static gboolean
is_scored (gpointer scene)
{
  return gops_record_get_int (scene, GOPS_SCENE_MANY_PEOPLE) > 0 && gops_record_get_int (scene, GOPS_SCENE_MUCH_NEED) > 0
         && gops_record_get_int (scene, GOPS_SCENE_IN_BATCH) > 0;
}

static void
check_scene_scores (GopsLook *look, const GopsRule *rule)
{
  for (guint i = 0; i < look->dossier->scenes->len; i++)
    {
      gpointer scene = g_ptr_array_index (look->dossier->scenes, i);

      if (!is_scored (scene))
        gops_look_hit (look, rule, gops_record_get_id (scene), NULL);
    }
}

static void
check_scene_weak (GopsLook *look, const GopsRule *rule)
{
  static const struct { GopsSceneColumn column; const char *name; } golden[] = {
    { GOPS_SCENE_MANY_PEOPLE, N_("Many people") },
    { GOPS_SCENE_MUCH_NEED, N_("Much need") },
    { GOPS_SCENE_IN_BATCH, N_("Met in one batch") },
  };

  gpointer best = gops_scenes_best (look->dossier->scenes);

  for (guint i = 0; i < look->dossier->scenes->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (golden); j++)
      {
        gpointer scene = g_ptr_array_index (look->dossier->scenes, i);
        gint64 score = gops_record_get_int (scene, golden[j].column);

        /* a weak scene beside a better one is merely not chosen */
        if (best != NULL && scene != best)
          continue;
        if (score > 0 && score <= WEAK_SCORE)
          gops_look_hit (look, rule, gops_record_get_id (scene), _(golden[j].name));
      }
}

static void
check_no_persona (GopsLook *look, const GopsRule *rule)
{
  if (look->dossier->personas->len == 0)
    gops_look_hit (look, rule, 0, NULL);
}

static void
check_no_goal (GopsLook *look, const GopsRule *rule)
{
  if (look->dossier->goals->len == 0)
    gops_look_hit (look, rule, 0, NULL);
}

static void
check_goal_date (GopsLook *look, const GopsRule *rule)
{
  for (guint i = 0; i < look->dossier->goals->len; i++)
    {
      gpointer goal = g_ptr_array_index (look->dossier->goals, i);

      if (gops_record_is_blank (goal, GOPS_GOAL_UNTIL_ON))
        gops_look_hit (look, rule, gops_record_get_id (goal), gops_record_get_text (goal, GOPS_GOAL_LABEL));
    }
}

static void
check_goal_target (GopsLook *look, const GopsRule *rule)
{
  for (guint i = 0; i < look->dossier->goals->len; i++)
    {
      gpointer goal = g_ptr_array_index (look->dossier->goals, i);
      double way = gops_record_get_real (goal, GOPS_GOAL_TARGET) - gops_record_get_real (goal, GOPS_GOAL_BASELINE);

      if (ABS (way) < 1e-9)
        gops_look_hit (look, rule, gops_record_get_id (goal), gops_record_get_text (goal, GOPS_GOAL_LABEL));
    }
}

static void
hit_goals (GopsLook *look, const GopsRule *rule, GopsPaceVerdict verdict)
{
  for (guint i = 0; i < look->dossier->goals->len; i++)
    {
      gpointer goal = g_ptr_array_index (look->dossier->goals, i);

      if (gops_goal_pace (look->dossier, goal).verdict == verdict)
        gops_look_hit (look, rule, gops_record_get_id (goal), gops_record_get_text (goal, GOPS_GOAL_LABEL));
    }
}

static void
check_goal_behind (GopsLook *look, const GopsRule *rule)
{
  hit_goals (look, rule, GOPS_PACE_BEHIND);
}

static void
check_goal_missed (GopsLook *look, const GopsRule *rule)
{
  hit_goals (look, rule, GOPS_PACE_MISSED);
}

static void
check_owner (GopsLook *look, const GopsRule *rule)
{
  if (*gops_look_group (look, GOPS_GROUP_OWNER) == '\0')
    gops_look_hit (look, rule, gops_record_get_id (look->dossier->group), NULL);
}

static void
check_outlived (GopsLook *look, const GopsRule *rule)
{
  int closes = gops_day_parse (gops_look_group (look, GOPS_GROUP_CLOSES_ON));

  if (closes != GOPS_DAY_NONE && closes < look->today && g_str_equal (gops_look_group (look, GOPS_GROUP_STATUS), "active"))
    gops_look_hit (look, rule, gops_record_get_id (look->dossier->group), NULL);
}

static gboolean
apply_dissolve (GopsStore *store, GopsDossier *dossier, const GopsRule *rule, gint64 record, GError **error)
{
  gops_record_set_text (dossier->group, GOPS_GROUP_STATUS, "dissolved");
  return gops_record_save (dossier->group, store, error);
}

static void
check_kind (GopsLook *look, const GopsRule *rule)
{
  if (look->kind != NULL && gops_text_is_set (&look->kind->caution))
    gops_look_hit (look, rule, gops_record_get_id (look->dossier->group), NULL);
}

static void
check_no_flow (GopsLook *look, const GopsRule *rule)
{
  if (look->dossier->flow_nodes->len == 0)
    gops_look_hit (look, rule, 0, NULL);
}

static gboolean
apply_usual_flow (GopsStore *store, GopsDossier *dossier, const GopsRule *rule, gint64 record, GError **error)
{
  return gops_flow_start_over (store, dossier, error);
}

static void
check_flow_place (GopsLook *look, const GopsRule *rule)
{
  const GPtrArray *nodes = look->dossier->flow_nodes;

  for (guint i = 0; i < nodes->len; i++)
    if (g_str_equal (gops_record_get_text (g_ptr_array_index (nodes, i), GOPS_FLOW_NODE_ROLE), "group"))
      return;
  if (nodes->len > 0)
    gops_look_hit (look, rule, 0, NULL);
}

static const char *
party_label (GopsLook *look, gint64 id)
{
  const GPtrArray *nodes = look->dossier->flow_nodes;

  for (guint i = 0; i < nodes->len; i++)
    if (gops_record_get_id (g_ptr_array_index (nodes, i)) == id)
      {
        gpointer node = g_ptr_array_index (nodes, i);

        if (!gops_record_is_blank (node, GOPS_FLOW_NODE_LABEL))
          return gops_record_get_text (node, GOPS_FLOW_NODE_LABEL);
        return g_str_equal (gops_record_get_text (node, GOPS_FLOW_NODE_ROLE), "group")
                 ? gops_look_group (look, GOPS_GROUP_NAME) : gops_phrase (gops_interface_language (), "flow.nameless");
      }
  return "";
}

static void
check_flow_label (GopsLook *look, const GopsRule *rule)
{
  for (guint i = 0; i < look->dossier->flow_arrows->len; i++)
    {
      gpointer arrow = g_ptr_array_index (look->dossier->flow_arrows, i);

      if (gops_record_is_blank (arrow, GOPS_FLOW_ARROW_LABEL))
        gops_look_hit (look, rule, gops_record_get_id (arrow),
                       party_label (look, gops_record_get_int (arrow, GOPS_FLOW_ARROW_FROM_NODE)));
    }
}

static gboolean
takes_part (GopsLook *look, gint64 party)
{
  for (guint i = 0; i < look->dossier->flow_arrows->len; i++)
    {
      gpointer arrow = g_ptr_array_index (look->dossier->flow_arrows, i);

      if (gops_record_get_int (arrow, GOPS_FLOW_ARROW_FROM_NODE) == party
          || gops_record_get_int (arrow, GOPS_FLOW_ARROW_TO_NODE) == party)
        return TRUE;
    }
  return FALSE;
}

static void
check_flow_alone (GopsLook *look, const GopsRule *rule)
{
  for (guint i = 0; i < look->dossier->flow_nodes->len; i++)
    {
      gint64 party = gops_record_get_id (g_ptr_array_index (look->dossier->flow_nodes, i));

      if (!takes_part (look, party))
        gops_look_hit (look, rule, party, party_label (look, party));
    }
}

static void
check_flow_large (GopsLook *look, const GopsRule *rule)
{
  if (look->dossier->flow_nodes->len > MOST_PARTIES)
    gops_look_hit_n (look, rule, look->dossier->flow_nodes->len);
}

static const GopsRule rules[] = {
  { "theme-empty", GOPS_SEVERITY_ERROR, N_("The theme is missing"), NULL,
    N_("A group without a theme is a pot of people. One sentence says what is done here."), "M2 Positioning",
    N_("Write"), "positioning", "theme", check_theme_empty },
  { "theme-broad", GOPS_SEVERITY_WARNING, N_("“%s” could mean anything"), NULL,
    N_("Who means everybody reaches nobody. Small, niche and precise themes gather people who stay."), "M2 Positioning",
    N_("Edit"), "positioning", "theme", check_theme_broad },
  { "theme-many", GOPS_SEVERITY_SUGGESTION, N_("The theme wants too much at once"), NULL,
    N_("Several themes make several groups. Keep the one that brings people back."), "M2 Positioning",
    N_("Edit"), "positioning", "theme", check_theme_many },
  { "theme-no-activity", GOPS_SEVERITY_SUGGESTION, N_("The theme says nothing to do"), NULL,
    N_("People stay for what they do together. Add a verb."), "M2 Positioning",
    N_("Edit"), "positioning", "theme", check_theme_activity },
  { "theme-advertising", GOPS_SEVERITY_WARNING, N_("“%s” sounds like an advertisement"), NULL,
    N_("A group that was built to post ads dies first. Say what members do here."), "M2 Positioning; why groups die",
    N_("Edit"), "positioning", "theme", check_theme_advertising },
  { "theme-sibling", GOPS_SEVERITY_SUGGESTION, N_("Another group has the same theme"), NULL,
    N_("Nobody can tell them apart. Say in the theme what differs: the city, the level, the time."), "M10 Replication",
    N_("Edit"), "positioning", "theme", check_theme_sibling },
  { "theme-proposal", GOPS_SEVERITY_SUGGESTION, N_("Put your own theme in place of the proposal"), NULL,
    N_("The theme or the people are still what the kind proposes. Name your topic and your people, and they recognise themselves."),
    "M2 Positioning", N_("Edit"), "positioning", "theme", check_theme_proposal },
  { "theme-language", GOPS_SEVERITY_INFO, N_("The theme is in another language"), NULL,
    N_("Rules, posters and plans of this group are written in the group’s language."), "M2 Positioning",
    N_("Edit"), "positioning", "theme", check_theme_language },
  { "audience-empty", GOPS_SEVERITY_ERROR, N_("It does not say who the group is for"), NULL,
    N_("Everything follows from the people: the theme, the rules, the hours."), "M2 Positioning",
    N_("Write"), "positioning", "audience", check_audience_empty },
  { "audience-everybody", GOPS_SEVERITY_WARNING, N_("“Everybody” is no audience"), NULL,
    N_("A shared identity, interest or activity is what people recognise themselves by."), "M2 Positioning",
    N_("Edit"), "positioning", "audience", check_audience_everybody },
  { "member-gain-empty", GOPS_SEVERITY_WARNING, N_("It does not say what members get"), NULL,
    N_("Knowledge, people, income, belonging: without one of them there is no reason to join."), "M2 Positioning",
    N_("Write"), "positioning", "member_gain", check_member_gain },
  { "operator-gain-empty", GOPS_SEVERITY_INFO, N_("It does not say what you get"), NULL,
    N_("A group that gives its operator nothing is given up after two months."), "M2 Positioning",
    N_("Write"), "positioning", "operator_gain", check_operator_gain },
  { "intent-empty", GOPS_SEVERITY_SUGGESTION, N_("The founder’s intent is missing"), NULL,
    N_("One honest sentence on why the group began is what newcomers remember."), "M2 Positioning",
    N_("Write"), "positioning", "intent", check_intent_empty },
  { "intent-advertising", GOPS_SEVERITY_WARNING, N_("The intent speaks of “%s”"), NULL,
    N_("The intent is never to send ads. Members notice within a week."), "M2 Positioning",
    N_("Edit"), "positioning", "intent", check_intent_advertising },
  { "mission-no-end", GOPS_SEVERITY_SUGGESTION, N_("The mission has no end"), NULL,
    N_("A mission that can be reached gives drive; when it is reached, the group may dissolve in honour."),
    "M2 Positioning", N_("Write"), "positioning", "mission_end", check_mission_end },
  { "exclusions-empty", GOPS_SEVERITY_INFO, N_("It does not say who is not meant"), NULL,
    N_("A group is also held together by what it is not."), "M2 Positioning",
    N_("Write"), "positioning", "exclusions", check_exclusions },
  { "no-scene", GOPS_SEVERITY_WARNING, N_("There is no scene yet"), NULL,
    N_("People × time × place × need × emotion: where the group lives in somebody’s day."), "M2 Scene",
    N_("Add"), "scene", NULL, check_no_scene },
  { "scene-not-scored", GOPS_SEVERITY_INFO, N_("The scene has no scores yet"), NULL,
    N_("Many people, much need, met in one batch: three scores show whether it carries a group."), "M2 Scene",
    N_("Show"), "scene", "many_people", check_scene_scores },
  { "scene-weak", GOPS_SEVERITY_SUGGESTION, N_("“%s” is weak in this scene"), NULL,
    N_("All three golden rules must hold. Choose another scene, or narrow this one until they do."), "M2 Scene",
    N_("Show"), "scene", NULL, check_scene_weak },
  { "no-persona", GOPS_SEVERITY_SUGGESTION, N_("There is no persona yet"), NULL,
    N_("Write for one person you can picture, and thousands recognise themselves."), "M2 Persona",
    N_("Add"), "persona", NULL, check_no_persona },
  { "no-goal", GOPS_SEVERITY_WARNING, N_("There is no goal yet"), NULL,
    N_("Without a number and a date nobody can tell whether the group works."), "M2 Goals",
    N_("Add"), "goal", NULL, check_no_goal },
  { "goal-no-date", GOPS_SEVERITY_WARNING, N_("The goal “%s” has no date"), NULL,
    N_("A goal becomes one by its date; only then is there a pace to keep."), "M2 Goals",
    N_("Set"), "goal", "until_on", check_goal_date },
  { "goal-no-way", GOPS_SEVERITY_WARNING, N_("The goal “%s” has no target"), NULL,
    N_("Its target is where it starts from."), "M2 Goals",
    N_("Set"), "goal", "target", check_goal_target },
  { "goal-behind", GOPS_SEVERITY_SUGGESTION, N_("“%s” is behind its pace"), NULL,
    N_("At this rate it will be missed. Change the means now, or the date."), "M9 Evaluation",
    N_("Show"), "goal", "target", check_goal_behind },
  { "goal-missed", GOPS_SEVERITY_SUGGESTION, N_("“%s” was missed"), NULL,
    N_("Note why, and set the next one: a goal that lies in the past leads nowhere."), "M9 Evaluation",
    N_("Show"), "goal", "until_on", check_goal_missed },
  { "flow-empty", GOPS_SEVERITY_SUGGESTION, N_("There is no business flow yet"), NULL,
    N_("Who gives whom what, and where the group stands in it: only then is it clear what the group is for."), "M2 Business flow",
    N_("Draw"), "flow_node", NULL, check_no_flow, apply_usual_flow },
  { "flow-no-place", GOPS_SEVERITY_SUGGESTION, N_("The business flow does not show the group’s place"), NULL,
    N_("Mark the party that is this group. What passes through it is what it is for."), "M2 Business flow",
    N_("Show"), "flow_node", NULL, check_flow_place },
  { "flow-no-label", GOPS_SEVERITY_SUGGESTION, N_("“%s” gives something without a name"), NULL,
    N_("An arrow that does not say what is given explains nothing."), "M2 Business flow",
    N_("Write"), "flow_arrow", "label", check_flow_label },
  { "flow-alone", GOPS_SEVERITY_SUGGESTION, N_("“%s” gives and takes nothing"), NULL,
    N_("Who takes no part in any transaction does not belong in the flow, or an arrow is missing."), "M2 Business flow",
    N_("Show"), "flow_node", "label", check_flow_alone },
  { "flow-large", GOPS_SEVERITY_INFO, N_("The business flow has %u party"), N_("The business flow has %u parties"),
    N_("More than a dozen are not read at a glance. Put together those that give and take the same."), "M2 Business flow",
    N_("Show"), "flow_node", NULL, check_flow_large },
  { "owner-empty", GOPS_SEVERITY_WARNING, N_("The group has no owner"), NULL,
    N_("What everybody looks after, nobody looks after. Rules and posters name the owner."), "M4 Maintenance",
    N_("Set"), "chat_group", "owner", check_owner },
  { "outlived", GOPS_SEVERITY_WARNING, N_("The group has outlived its end"), NULL,
    N_("Kept alive long after its purpose is over, a group becomes an ad channel. Dissolve in time."), "M9 Life cycle",
    N_("Dissolve"), "chat_group", "status", check_outlived, apply_dissolve },
  { "kind-caution", GOPS_SEVERITY_INFO, N_("The method warns of this kind of group"), NULL,
    N_("Groups that live from asking favours are known as ad groups. Give it a theme of its own soon."), "M1 Kinds",
    N_("Show"), "chat_group", "kind", check_kind },
};

/* These and those on what a group is founded with, as one table that lives to the end of the process. */
const GopsRule *
gops_positioning_rules (guint *out_n)
{
  static GopsRule *all;
  guint n;
  const GopsRule *founding = gops_founding_rules (&n);

  if (g_once_init_enter (&all))
    {
      GopsRule *joined = g_new (GopsRule, G_N_ELEMENTS (rules) + n);

      memcpy (joined, rules, sizeof rules);
      memcpy (joined + G_N_ELEMENTS (rules), founding, n * sizeof *founding);
      g_once_init_leave (&all, joined);
    }
  *out_n = G_N_ELEMENTS (rules) + n;
  return all;
}
