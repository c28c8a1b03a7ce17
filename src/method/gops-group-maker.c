/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new group with everything its kind proposes. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-day.h"
#include "gops-fill.h"
#include "gops-flow-template.h"
#include "gops-group-batch.h"
#include "gops-group-maker.h"
#include "gops-method.h"
#include "gops-plan-maker.h"
#include "gops-scene-plan.h"
#include "gops-workspace.h"

/* Half a year: the effect of a new rule fades within six months (features.md 5.1). */
#define REVIEW_DAYS 182


typedef struct
{
  GopsStore              *store;
  const GopsKind         *kind;
  const GopsKindDefaults *defaults;
  const char             *language;
  GopsGroup              *group;      /* (owned) */
  GopsScene              *scene;      /* (owned) */
  GopsFillValues          values;
  const char             *quiet_from, *quiet_until;   /* the workspace's where somebody set them, else the kind's */
  int                     opened;
  GError                **error;
} Maker;

static gboolean
fail_invalid (GError **error, const char *message, const char *value)
{
  g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, message, value != NULL ? value : "");
  return FALSE;
}

static gboolean
check_zone (const char *time_zone, GError **error)
{
  g_autoptr (GTimeZone) zone = NULL;

  if (time_zone == NULL || *time_zone == '\0')
    return TRUE;
  zone = g_time_zone_new_identifier (time_zone);
  return zone != NULL || fail_invalid (error, _("“%s” is no time zone such as Europe/London"), time_zone);
}

static gboolean
check_draft (const GopsGroupDraft *draft, GError **error)
{
  const GopsMethod *method = gops_method_get_default ();

  if (gops_method_find_kind (method, draft->kind) == NULL)
    {
      gops_method_set_not_found (error, _("kind"), draft->kind != NULL ? draft->kind : "",
                                 gops_method_get_kinds (method));
      return FALSE;
    }
  if (gops_method_find_platform (method, draft->platform) == NULL)
    {
      gops_method_set_not_found (error, _("platform"), draft->platform != NULL ? draft->platform : "",
                                 gops_method_get_platforms (method));
      return FALSE;
    }
  if (draft->language == NULL || !g_strv_contains (gops_languages (), draft->language))
    return fail_invalid (error, _("There is no language “%s”; there are: en, zh_CN"), draft->language);
  if (draft->opened_on != NULL && gops_day_parse (draft->opened_on) == GOPS_DAY_NONE)
    return fail_invalid (error, _("“%s” is no date such as 2026-03-01"), draft->opened_on);
  return gops_group_name_check (draft->name, error) && check_zone (draft->time_zone, error);
}

/* The kind's text in the group's language with its variables filled. Returns: (transfer full). */
static char *
proposal (const Maker *maker, const GopsText *text)
{
  return gops_fill (&maker->values, gops_text_get (text, maker->language));
}

static void
set_proposal (const Maker *maker, gpointer record, guint column, const GopsText *text)
{
  g_autofree char *filled = proposal (maker, text);

  gops_record_set_text (record, column, filled);
}

static void
set_day (gpointer record, guint column, int day)
{
  g_autofree char *date = gops_day_format (day);

  gops_record_set_text (record, column, date);
}

static char *
dup_zone (const GopsGroupDraft *draft)
{
  g_autoptr (GTimeZone) local = NULL;

  if (draft->time_zone != NULL && *draft->time_zone != '\0')
    return g_strdup (draft->time_zone);
  local = g_time_zone_new_local ();
  return g_strdup (g_time_zone_get_identifier (local));
}

static void
fill_group (Maker *maker, const GopsGroupDraft *draft)
{
  g_autofree char *zone = dup_zone (draft);
  g_autoptr (GBytes) key = gops_collation_key (draft->name);
  GopsGroup *group = maker->group;

  gops_record_set_blob (group, GOPS_GROUP_SORT_KEY, key);
  gops_record_set_text (group, GOPS_GROUP_KIND, draft->kind);
  gops_record_set_text (group, GOPS_GROUP_PLATFORM, draft->platform);
  gops_record_set_text (group, GOPS_GROUP_LANGUAGE, draft->language);
  gops_record_set_text (group, GOPS_GROUP_STATUS, "active");
  gops_record_set_text (group, GOPS_GROUP_STRUCTURE, "single");
  gops_record_set_text (group, GOPS_GROUP_OWNER,
                        draft->owner != NULL ? draft->owner : gops_store_get_author (maker->store));
  gops_record_set_text (group, GOPS_GROUP_TIME_ZONE, zone);
  gops_record_set_text (group, GOPS_GROUP_QUIET_FROM, maker->quiet_from);
  gops_record_set_text (group, GOPS_GROUP_QUIET_UNTIL, maker->quiet_until);
  gops_record_set_int (group, GOPS_GROUP_RESPONSE_HOURS, maker->defaults->response_hours);
  gops_record_set_text (group, GOPS_GROUP_TIER_SCHEME, maker->defaults->tier_scheme);
  gops_record_set_int (group, GOPS_GROUP_CREATED_AT, gops_store_now (maker->store));
}

static void
fill_dates (Maker *maker, const GopsGroupDraft *draft)
{
  g_autofree char *today = gops_date_today (maker->store, gops_record_get_text (maker->group, GOPS_GROUP_TIME_ZONE));

  maker->opened = gops_day_parse (draft->opened_on != NULL ? draft->opened_on : today);
  set_day (maker->group, GOPS_GROUP_OPENED_ON, maker->opened);
  set_day (maker->group, GOPS_GROUP_RULES_REVIEW_ON, maker->opened + REVIEW_DAYS);
  if (maker->kind->life_days > 0)
    set_day (maker->group, GOPS_GROUP_CLOSES_ON, maker->opened + maker->kind->life_days);
}

static gboolean
insert_group (Maker *maker)
{
  set_proposal (maker, maker->group, GOPS_GROUP_INTRODUCTION, &maker->defaults->introduction);
  return gops_record_insert (maker->group, maker->store, maker->error);
}

static gboolean
insert_positioning (Maker *maker)
{
  const GopsKindDefaults *defaults = maker->defaults;
  g_autoptr (GopsPositioning) record = gops_record_new (GOPS_TYPE_POSITIONING, "group-id", gops_record_get_id (maker->group), NULL);

  gops_record_set_text (record, GOPS_POSITIONING_AUDIENCE, maker->values.audience);
  gops_record_set_text (record, GOPS_POSITIONING_AUDIENCE_KIND, defaults->audience_kind);
  gops_record_set_text (record, GOPS_POSITIONING_THEME, maker->values.theme);
  set_proposal (maker, record, GOPS_POSITIONING_MEMBER_GAIN, &defaults->member_gain);
  set_proposal (maker, record, GOPS_POSITIONING_OPERATOR_GAIN, &defaults->operator_gain);
  set_proposal (maker, record, GOPS_POSITIONING_INTENT, &defaults->intent);
  set_proposal (maker, record, GOPS_POSITIONING_MISSION, &defaults->mission);
  set_proposal (maker, record, GOPS_POSITIONING_MISSION_END, &defaults->mission_end);
  set_proposal (maker, record, GOPS_POSITIONING_DISLIKES, &defaults->dislikes);
  set_proposal (maker, record, GOPS_POSITIONING_EXCLUSIONS, &defaults->exclusions);
  gops_record_set_text (record, GOPS_POSITIONING_PATH, defaults->path);
  return gops_record_insert (record, maker->store, maker->error);
}

static gboolean
insert_scene (Maker *maker)
{
  const GopsSceneTemplate *scene = &maker->defaults->scene;
  GopsScene *record = maker->scene;

  gops_record_set_int (record, GOPS_SCENE_GROUP_ID, gops_record_get_id (maker->group));
  gops_record_set_int (record, GOPS_SCENE_POSITION, 1);
  set_proposal (maker, record, GOPS_SCENE_PEOPLE, &scene->people);
  set_proposal (maker, record, GOPS_SCENE_TIME, &scene->time);
  set_proposal (maker, record, GOPS_SCENE_PLACE, &scene->place);
  set_proposal (maker, record, GOPS_SCENE_NEED, &scene->need);
  set_proposal (maker, record, GOPS_SCENE_EMOTION, &scene->emotion);
  gops_record_set_int (record, GOPS_SCENE_MANY_PEOPLE, scene->scores[0]);
  gops_record_set_int (record, GOPS_SCENE_MUCH_NEED, scene->scores[1]);
  gops_record_set_int (record, GOPS_SCENE_IN_BATCH, scene->scores[2]);
  return gops_record_insert (record, maker->store, maker->error);
}

static gboolean
insert_persona (Maker *maker, const GopsPersonaTemplate *persona, guint position)
{
  g_autoptr (GopsPersona) record = gops_record_new (GOPS_TYPE_PERSONA, "group-id", gops_record_get_id (maker->group), NULL);

  gops_record_set_int (record, GOPS_PERSONA_POSITION, position);
  set_proposal (maker, record, GOPS_PERSONA_NAME, &persona->name);
  set_proposal (maker, record, GOPS_PERSONA_FACTS, &persona->facts);
  set_proposal (maker, record, GOPS_PERSONA_INTERESTS, &persona->interests);
  set_proposal (maker, record, GOPS_PERSONA_SPENDING, &persona->spending);
  set_proposal (maker, record, GOPS_PERSONA_PAINS, &persona->pains);
  set_proposal (maker, record, GOPS_PERSONA_GATHERS, &persona->gathers);
  set_proposal (maker, record, GOPS_PERSONA_QUOTE, &persona->quote);
  return gops_record_insert (record, maker->store, maker->error);
}

static gboolean
insert_goal (Maker *maker, const GopsGoalTemplate *goal, guint position)
{
  g_autoptr (GopsGoal) record = gops_record_new (GOPS_TYPE_GOAL, "group-id", gops_record_get_id (maker->group), NULL);

  gops_record_set_int (record, GOPS_GOAL_POSITION, position);
  gops_record_set_text (record, GOPS_GOAL_METRIC, goal->metric);
  set_proposal (maker, record, GOPS_GOAL_LABEL, &goal->label);
  gops_record_set_text (record, GOPS_GOAL_UNIT, gops_text_get (&goal->unit, maker->language));
  gops_record_set_real (record, GOPS_GOAL_BASELINE, goal->baseline);
  gops_record_set_real (record, GOPS_GOAL_TARGET, goal->target);
  set_day (record, GOPS_GOAL_START_ON, maker->opened);
  set_day (record, GOPS_GOAL_UNTIL_ON, maker->opened + goal->days);
  gops_record_set_text (record, GOPS_GOAL_SCOPE, "group");
  return gops_record_insert (record, maker->store, maker->error);
}

static gboolean
insert_clauses (Maker *maker)
{
  guint position = 0;

  for (guint i = 0; maker->defaults->clauses[i] != NULL; i++)
    {
      const GopsClauseTemplate *clause = gops_method_find_clause (gops_method_get_default (),
                                                                  maker->defaults->clauses[i]);

      if (gops_clause_template_suits (clause, NULL, gops_record_get_text (maker->group, GOPS_GROUP_PLATFORM))
          && !gops_clause_insert_template (maker->store, gops_record_get_id (maker->group), clause, maker->language,
                                           ++position, maker->error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_lists (Maker *maker)
{
  for (guint i = 0; i < maker->defaults->n_personas; i++)
    if (!insert_persona (maker, &maker->defaults->personas[i], i + 1))
      return FALSE;
  for (guint i = 0; i < maker->defaults->n_goals; i++)
    if (!insert_goal (maker, &maker->defaults->goals[i], i + 1))
      return FALSE;
  for (guint i = 0; maker->defaults->posters[i] != NULL; i++)
    if (!gops_poster_insert_template (maker->store, gops_record_get_id (maker->group), maker->defaults->posters[i],
                                      i + 1, maker->error))
      return FALSE;
  return TRUE;
}

/* Day 1 of the plan. A group that opens today has nothing to do in the hours that are over: the scene may move an item there. */
static int
first_day (const Maker *maker, const GopsSop *sop)
{
  const char *zone = gops_record_get_text (maker->group, GOPS_GROUP_TIME_ZONE);
  gint64 now = gops_store_now (maker->store);
  int today = gops_day_of_instant (now, zone), first;
  int minutes = (int) ((now - gops_instant_of_day (today, 0, zone)) / (60 * G_USEC_PER_SEC));
  int scene = gops_scene_plan_minutes (maker->group, maker->scene);

  if (maker->opened != today)
    return gops_plan_first_day (sop, maker->opened);
  first = gops_plan_first_day_after (sop, today, minutes);
  return first == today && scene >= 0 && scene <= minutes ? gops_plan_first_day (sop, today + 1) : first;
}

static gboolean
insert_plan (Maker *maker)
{
  const GopsSop *sop = gops_method_find_sop (gops_method_get_default (), maker->defaults->sop);

  return gops_plan_insert_sop (maker->store, maker->group, sop, first_day (maker, sop), NULL, maker->error)
         && gops_scene_plan_adopt (maker->store, maker->group, maker->scene, maker->error);
}

gboolean
gops_clause_insert_template (GopsStore *store, gint64 group, const GopsClauseTemplate *clause, const char *language,
                             int position, GError **error)
{
  g_autoptr (GopsClause) record = gops_record_new (GOPS_TYPE_CLAUSE, "group-id", group, NULL);

  gops_record_set_int (record, GOPS_CLAUSE_POSITION, position);
  gops_record_set_text (record, GOPS_CLAUSE_SECTION, clause->section);
  gops_record_set_text (record, GOPS_CLAUSE_POLARITY, clause->polarity);
  gops_record_set_int (record, GOPS_CLAUSE_SEVERITY, clause->severity);
  gops_record_set_text (record, GOPS_CLAUSE_TOPIC, clause->topic);
  gops_record_set_text (record, GOPS_CLAUSE_TEXT, gops_text_get (&clause->text, language));
  gops_record_set_text (record, GOPS_CLAUSE_CONSEQUENCE, gops_text_get (&clause->consequence, language));
  gops_record_set_text (record, GOPS_CLAUSE_LIBRARY_ID, clause->id);
  return gops_record_insert (record, store, error);
}

gboolean
gops_poster_insert_template (GopsStore *store, gint64 group, const char *template, int position, GError **error)
{
  g_autoptr (GopsPosterRecord) record = gops_record_new (GOPS_TYPE_POSTER_RECORD, "group-id", group, NULL);

  gops_record_set_text (record, GOPS_POSTER_TEMPLATE, template);
  gops_record_set_int (record, GOPS_POSTER_POSITION, position);
  gops_record_set_text (record, GOPS_POSTER_FIELDS, "{}");
  return gops_record_insert (record, store, error);
}

static gboolean
has_text (const char *text)
{
  return text != NULL && *text != '\0';
}

gint64
gops_method_create_group (GopsStore *store, const GopsGroupDraft *draft, GError **error)
{
  g_autoptr (GopsGroup) group = gops_record_new (GOPS_TYPE_GROUP, "name", draft->name, NULL);
  g_autofree char *quiet_from = gops_workspace_dup_own_setting (store, GOPS_SETTING_QUIET_FROM);
  g_autofree char *quiet_until = gops_workspace_dup_own_setting (store, GOPS_SETTING_QUIET_UNTIL);
  g_autofree char *audience = NULL, *theme = NULL;
  g_autoptr (GopsScene) scene = g_object_new (GOPS_TYPE_SCENE, NULL);
  Maker maker = { .store = store, .group = group, .scene = scene, .error = error };

  if (!check_draft (draft, error))
    return 0;
  maker.kind = gops_method_find_kind (gops_method_get_default (), draft->kind);
  maker.defaults = &maker.kind->defaults;
  maker.language = draft->language;
  maker.quiet_from = has_text (quiet_from) ? quiet_from : maker.defaults->quiet_from;
  maker.quiet_until = has_text (quiet_until) ? quiet_until : maker.defaults->quiet_until;
  fill_group (&maker, draft);
  fill_dates (&maker, draft);

  maker.values = (GopsFillValues) {
    .language = maker.language, .group = draft->name, .owner = gops_record_get_text (group, GOPS_GROUP_OWNER),
    .quiet_from = maker.quiet_from, .quiet_until = maker.quiet_until,
    .response_hours = maker.defaults->response_hours,
  };
  audience = has_text (draft->audience) ? g_strdup (draft->audience) : proposal (&maker, &maker.defaults->audience);
  maker.values.audience = audience;
  theme = has_text (draft->theme) ? g_strdup (draft->theme) : proposal (&maker, &maker.defaults->theme);
  maker.values.theme = theme;

  if (!gops_store_begin (store, error, N_("Create group “%s”"), draft->name, NULL))
    return 0;
  if (insert_group (&maker) && insert_positioning (&maker) && insert_scene (&maker) && insert_lists (&maker)
      && gops_flow_insert_usual (store, group, error) && insert_clauses (&maker) && insert_plan (&maker))
    return gops_store_commit (store, error) ? gops_record_get_id (group) : 0;
  gops_store_rollback (store);
  return 0;
}
