/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the positioning within show: statement, scenes by rank, personas, goals with pace, seed users, budget, family. */
#include "config.h"

#include "gops-cli.h"

#include <glib/gi18n.h>

#include "gops-budget.h"
#include "gops-cli-parts.h"
#include "gops-day.h"
#include "gops-family.h"
#include "gops-goal-pace.h"
#include "gops-positioning-statement.h"
#include "gops-scene-rank.h"
#include "gops-seed-users.h"

static const char *
zone_of (const GopsDossier *dossier)
{
  return gops_record_get_text (dossier->group, GOPS_GROUP_TIME_ZONE);
}

static void
add_real (GopsCli    *self,
          const char *name,
          double      value)
{
  json_builder_set_member_name (self->json, name);
  json_builder_add_double_value (self->json, value);
}

static void
add_statement (GopsCli           *self,
               const GopsDossier *dossier)
{
  g_autofree char *statement = gops_positioning_statement_dup (dossier);
  g_autoptr (GArray) moved = gops_positioning_statement_moved (dossier->positioning);

  json_builder_set_member_name (self->json, "statement");
  gops_cli_begin_object (self);
  gops_cli_add_text (self, "text", statement);
  gops_cli_add_bool (self, "own", gops_positioning_statement_is_own (dossier->positioning));
  gops_cli_begin_array (self, "moved");
  for (guint i = 0; i < moved->len; i++)
    json_builder_add_string_value (self->json, gops_positioning_table.columns[g_array_index (moved, GopsPositioningColumn, i)].name);
  gops_cli_end_array (self);
  gops_cli_end_object (self);
  if (*statement != '\0')
    g_string_append_printf (self->text, "\n%s\n", statement);
}

/* A record as an object with more members behind its columns: @more (nullable) adds them. */
static void
add_object (GopsCli           *self,
            const GopsDossier *dossier,
            gpointer           record,
            void             (*more) (GopsCli *self, const GopsDossier *dossier, gpointer record))
{
  gops_cli_begin_object (self);
  json_builder_set_member_name (self->json, "fields");
  gops_cli_add_record (self, record, zone_of (dossier));
  if (more != NULL)
    more (self, dossier, record);
  gops_cli_end_object (self);
}

static void
add_list (GopsCli           *self,
          const char        *name,
          const GopsDossier *dossier,
          GPtrArray         *records,
          void             (*more) (GopsCli *self, const GopsDossier *dossier, gpointer record))
{
  gops_cli_begin_array (self, name);
  for (guint i = 0; i < records->len; i++)
    add_object (self, dossier, g_ptr_array_index (records, i), more);
  gops_cli_end_array (self);
}

static void
add_scene_facts (GopsCli           *self,
                 const GopsDossier *dossier,
                 gpointer           scene)
{
  gops_cli_add_int (self, "score", gops_scene_score (scene));
  gops_cli_add_bool (self, "best", gops_scenes_best (dossier->scenes) == scene);
  gops_cli_add_bool (self, "planned", gops_scene_is_planned (dossier, scene));
}

static const char *
verdict_name (GopsPaceVerdict verdict)
{
  static const char *const names[] = { "no-date", "no-value", "not-started", "too-early", "reached", "ahead", "on-pace", "behind", "missed" };

  return names[verdict];
}

/* Records of @records whose @column is @id. */
static void
add_children (GopsCli           *self,
              const char        *name,
              const GopsDossier *dossier,
              GPtrArray         *records,
              guint              column,
              gint64             id)
{
  gops_cli_begin_array (self, name);
  for (guint i = 0; i < records->len; i++)
    if (gops_record_get_int (g_ptr_array_index (records, i), column) == id)
      gops_cli_add_record (self, g_ptr_array_index (records, i), zone_of (dossier));
  gops_cli_end_array (self);
}

static void
add_goal_facts (GopsCli           *self,
                const GopsDossier *dossier,
                gpointer           goal)
{
  GopsPace pace = gops_goal_pace (dossier, goal);
  g_autofree char *projected = pace.projected_day != GOPS_DAY_NONE ? gops_day_format (pace.projected_day) : NULL;

  json_builder_set_member_name (self->json, "pace");
  gops_cli_begin_object (self);
  gops_cli_add_text (self, "verdict", verdict_name (pace.verdict));
  add_real (self, "is", pace.is);
  add_real (self, "should_be", pace.should_be);
  add_real (self, "share", pace.share);
  gops_cli_add_text (self, "projected_on", projected);
  gops_cli_end_object (self);
  add_children (self, "samples", dossier, dossier->samples, GOPS_GOAL_SAMPLE_GOAL_ID, gops_record_get_id (goal));
}

static void
add_seed_facts (GopsCli           *self,
                const GopsDossier *dossier,
                gpointer           outreach)
{
  add_children (self, "attempts", dossier, dossier->attempts, GOPS_OUTREACH_ATTEMPT_OUTREACH_ID, gops_record_get_id (outreach));
}

static void
add_seeds (GopsCli           *self,
           const GopsDossier *dossier)
{
  GopsSeedFigures figures = gops_seed_figures (dossier);

  json_builder_set_member_name (self->json, "outreach");
  gops_cli_begin_object (self);
  gops_cli_add_int (self, "tried", figures.tried);
  gops_cli_add_int (self, "accepted", figures.accepted);
  gops_cli_add_int (self, "due", figures.due);
  add_real (self, "acceptance", figures.acceptance);
  add_real (self, "attempts_each", figures.attempts_each);
  add_list (self, "people", dossier, dossier->outreach, add_seed_facts);
  gops_cli_end_object (self);
  if (figures.n > 0)
    g_string_append_printf (self->text, _("Seed users: %u, tried %u, accepted %u, due %u\n"), figures.n, figures.tried, figures.accepted, figures.due);
}

static void
add_budget (GopsCli           *self,
            const GopsDossier *dossier)
{
  GopsBudgetSums sums = gops_budget_sums (dossier);
  g_autofree char *spent = gops_money_format (sums.spent_money, sums.currency), *planned = gops_money_format (sums.planned_money, sums.currency);

  json_builder_set_member_name (self->json, "budget");
  gops_cli_begin_object (self);
  gops_cli_add_text (self, "currency", sums.currency);
  gops_cli_add_int (self, "planned", sums.planned_money);
  gops_cli_add_int (self, "spent", sums.spent_money);
  gops_cli_add_int (self, "planned_minutes", sums.planned[GOPS_COST_HOURS]);
  gops_cli_add_int (self, "spent_minutes", sums.spent[GOPS_COST_HOURS]);
  json_builder_set_member_name (self->json, "cost_per_person");
  if (sums.has_cost)
    json_builder_add_int_value (self->json, sums.cost_per_person);
  else
    json_builder_add_null_value (self->json);
  add_list (self, "items", dossier, dossier->budget, NULL);
  gops_cli_end_object (self);
  if (dossier->budget->len > 0)
    g_string_append_printf (self->text, _("Budget: %s of %s spent\n"), spent, planned);
}

static void
add_family (GopsCli           *self,
            const GopsDossier *dossier)
{
  g_autoptr (GPtrArray) family = gops_family_load (self->store, gops_record_get_id (dossier->group), NULL);

  gops_cli_begin_array (self, "family");
  for (guint i = 0; family != NULL && i < family->len; i++)
    {
      const GopsFamilyGroup *group = g_ptr_array_index (family, i);

      gops_cli_begin_object (self);
      gops_cli_add_id (self, "id", group->id);
      gops_cli_add_text (self, "name", group->name);
      gops_cli_add_text (self, "structure", group->structure);
      gops_cli_add_int (self, "members", group->members);
      gops_cli_add_int (self, "depth", group->depth);
      gops_cli_end_object (self);
    }
  gops_cli_end_array (self);
}

void
gops_cli_add_positioning_parts (GopsCli           *self,
                                const GopsDossier *dossier)
{
  g_autoptr (GPtrArray) ranked = gops_scenes_ranked (dossier->scenes);

  add_statement (self, dossier);
  add_list (self, "scenes", dossier, ranked, add_scene_facts);
  add_list (self, "personas", dossier, dossier->personas, NULL);
  add_list (self, "goals", dossier, dossier->goals, add_goal_facts);
  add_seeds (self, dossier);
  add_budget (self, dossier);
  add_family (self, dossier);
}
