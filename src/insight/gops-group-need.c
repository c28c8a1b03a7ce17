/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a group is, and what needs a person first. */
#include "config.h"

#include "gops-group-need.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-advice-family.h"
#include "gops-plan-occurrence.h"
#include "gops-rule-family.h"
#include "gops-today.h"

void
gops_group_need_free (GopsGroupNeed *need)
{
  if (need == NULL)
    return;
  g_free (need->line);
  g_free (need);
}

/* --- judging --- */

static void
count_advice (GopsGroupNeed *need, const GPtrArray *advice)
{
  for (guint page = 0; page < GOPS_N_PAGES; page++)
    need->n_advice += gops_advice_count (advice, page);
  for (guint i = 0; i < advice->len; i++)
    {
      const GopsAdvice *piece = g_ptr_array_index (advice, i);

      need->n_grave += piece->severity >= GOPS_SEVERITY_WARNING;
      need->worst = MAX (need->worst, piece->severity);
    }
}

static void
say_late (GopsGroupNeed *need, GopsPlanItem *item)
{
  need->line = g_strdup_printf (_("To be sent since %s: %s"), gops_record_get_text (item, GOPS_PLAN_ITEM_AT_TIME),
                                gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE));
  need->page = "today";
  need->table = "plan_item";
  need->row = gops_plan_item_row (item);
}

/* The plan is in the order of time: the first one waits longest. */
static void
count_late (GopsGroupNeed *need, const GopsDossier *dossier, gint64 now)
{
  const char *zone = gops_record_get_text (dossier->group, GOPS_GROUP_TIME_ZONE);
  int today = gops_day_parse (dossier->today);
  g_autoptr (GPtrArray) plan = gops_plan_items (dossier, today, today);

  for (guint i = 0; i < plan->len; i++)
    {
      GopsPlanItem *item = g_ptr_array_index (plan, i);

      if (!g_str_equal (gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE), dossier->today) || !g_str_equal (gops_plan_status (item, zone, now), "due"))
        continue;
      if (need->n_late++ == 0 && need->line == NULL)
        say_late (need, item);
    }
}

static void
count_asked (GopsGroupNeed *need, const GopsDossier *dossier)
{
  for (guint i = 0; i < dossier->outreach->len; i++)
    {
      gpointer person = g_ptr_array_index (dossier->outreach, i);
      const char *next = gops_record_get_text (person, GOPS_OUTREACH_NEXT_ON);

      if (!g_str_equal (gops_record_get_text (person, GOPS_OUTREACH_RESULT), "open") || *next == '\0' || strcmp (next, dossier->today) > 0)
        continue;
      if (need->n_ask++ > 0 || need->line != NULL)
        continue;
      need->line = g_strdup_printf (_("%s is to be asked"), gops_record_get_text (person, GOPS_OUTREACH_NAME));
      need->page = "positioning";
      need->table = "outreach";
      need->row = gops_record_get_id (person);
    }
}

/* The gravest is the first. */
static void
say_advice (GopsGroupNeed *need, const GPtrArray *advice)
{
  const GopsAdvice *first = advice->len > 0 ? g_ptr_array_index (advice, 0) : NULL;

  if (first == NULL || first->severity < GOPS_SEVERITY_WARNING)
    return;
  need->line = gops_advice_dup_line (first);
  need->page = gops_page_to_string (first->page);
  need->table = first->table;
  need->row = first->record;
  need->column = first->column;
}

static gboolean
is_running (const GopsDossier *dossier)
{
  const char *status = gops_record_get_text (dossier->group, GOPS_GROUP_STATUS);

  return gops_record_get_int (dossier->group, GOPS_GROUP_ARCHIVED_AT) == 0 && !g_str_equal (status, "paused") && !g_str_equal (status, "dissolved");
}

/* A group that has just begun is built step by step: advice on it is no alarm yet. */
static GopsHealth
judge_health (const GopsGroupNeed *need, const GopsDossier *dossier)
{
  if (need->n_late + need->n_ask > 0)
    return GOPS_HEALTH_NEEDS_YOU;
  if (dossier->members.total == 0)
    return GOPS_HEALTH_NEW;
  return need->n_grave > 0 ? GOPS_HEALTH_NEEDS_YOU : GOPS_HEALTH_FINE;
}

GopsGroupNeed *
gops_group_need_judge (GopsStore *store, gint64 group, gint64 now)
{
  GopsGroupNeed *need = g_new0 (GopsGroupNeed, 1);
  g_autoptr (GopsDossier) dossier = gops_dossier_load (store, group, NULL, NULL);
  g_autoptr (GPtrArray) advice = NULL;
  guint n_behind = 0;

  need->group = group;
  if (dossier == NULL)
    return need;
  advice = gops_advice_for_group (dossier);
  (void) gops_rule_family_count_behind (store, group, &n_behind, NULL);   /* a circle is told of where it is met */
  gops_advice_add_copies_behind (advice, dossier, n_behind);
  count_advice (need, advice);
  say_advice (need, advice);
  if (is_running (dossier))
    {
      count_late (need, dossier, now);
      count_asked (need, dossier);
    }
  need->health = judge_health (need, dossier);
  return need;
}

/* --- saying and comparing --- */

guint
gops_group_need_count (const GopsGroupNeed *need)
{
  return need->n_grave + need->n_late + need->n_ask;
}

const char *
gops_health_name (GopsHealth health)
{
  switch (health)
    {
    case GOPS_HEALTH_UNKNOWN:   return _("Being looked at");
    case GOPS_HEALTH_NEW:       return _("Just begun");
    case GOPS_HEALTH_FINE:      return _("Fine");
    case GOPS_HEALTH_NEEDS_YOU: return _("Needs you");
    }
  g_return_val_if_reached ("");
}

char *
gops_group_need_say (const GopsGroupNeed *need)
{
  guint more = gops_group_need_count (need) > 0 ? gops_group_need_count (need) - 1 : 0;
  g_autofree char *others = g_strdup_printf (ngettext ("%u more reason", "%u more reasons", more), more);

  if (need->line == NULL)
    return g_strdup (gops_health_name (need->health));
  if (more == 0)
    return g_strdup_printf (C_("health: reason", "%s: %s"), gops_health_name (need->health), need->line);
  return g_strdup_printf (C_("health: reason; more", "%s: %s; %s"), gops_health_name (need->health), need->line, others);
}

int
gops_group_need_compare (const GopsGroupNeed *a, const GopsGroupNeed *b)
{
  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);
  if (a->health != b->health)
    {
      static const int order[] = { [GOPS_HEALTH_NEEDS_YOU] = 0, [GOPS_HEALTH_FINE] = 1, [GOPS_HEALTH_NEW] = 2, [GOPS_HEALTH_UNKNOWN] = 3 };

      return order[a->health] - order[b->health];
    }
  if (a->worst != b->worst && a->health == GOPS_HEALTH_NEEDS_YOU)
    return (int) b->worst - (int) a->worst;
  if (gops_group_need_count (a) != gops_group_need_count (b))
    return gops_group_need_count (a) > gops_group_need_count (b) ? -1 : 1;
  return a->n_advice > b->n_advice ? -1 : a->n_advice < b->n_advice;
}

gboolean
gops_group_need_equal (const GopsGroupNeed *a, const GopsGroupNeed *b)
{
  return a->health == b->health && a->n_advice == b->n_advice && a->n_grave == b->n_grave && a->n_late == b->n_late && a->n_ask == b->n_ask &&
         a->row == b->row && g_strcmp0 (a->line, b->line) == 0;
}
