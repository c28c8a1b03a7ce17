/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Testing and explaining the conditions of tier schemes. */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "gops-condition.h"
#include "gops-day.h"

static int
sum_days (const GopsTierFacts *facts, int from, int until)
{
  int sum = 0;

  for (int i = from; i < MIN (until, GOPS_TIER_DAYS); i++)
    sum += facts->daily[i];
  return sum;
}

static int
count_days (const GopsTierFacts *facts, int window)
{
  int days = 0;

  for (int i = 0; i < MIN (window, GOPS_TIER_DAYS); i++)
    days += facts->daily[i] > 0;
  return days;
}

/* Without daily figures: nothing in a window that began after the last message, else the 30 days' figure in proportion. */
static double
estimate_active_days (const GopsTierFacts *facts, int window)
{
  if (facts->days_since_spoke < 0 || facts->days_since_spoke >= window || facts->active_days == 0)
    return 0;
  if (window >= 30)
    return facts->active_days;
  return MAX (1, facts->active_days * window / 30);
}

static double
messages_in (const GopsTierFacts *facts, int window)
{
  if (window == 0)
    return facts->messages;
  return facts->has_daily ? sum_days (facts, 0, window) : estimate_active_days (facts, window);
}

/* 100 where there is no baseline yet: nobody falls below what they have not shown. */
static double
baseline_share (const GopsTierFacts *facts)
{
  double before = facts->has_daily ? sum_days (facts, 14, 104) * 14.0 / 90.0 : 0;

  return before > 0 ? sum_days (facts, 0, 14) * 100.0 / before : 100.0;
}

double
gops_tier_facts_number (const GopsTierFacts *facts, GopsFact fact, int window)
{
  switch (fact)
    {
    case GOPS_FACT_DAYS_SINCE_JOINED:
      return facts->days_since_joined < 0 ? G_MAXDOUBLE : facts->days_since_joined;
    case GOPS_FACT_DAYS_SINCE_SPOKE:
      return facts->days_since_spoke == GOPS_TIER_UNKNOWN ? NAN : facts->days_since_spoke < 0 ? G_MAXDOUBLE : facts->days_since_spoke;
    case GOPS_FACT_ACTIVE_DAYS:
      return facts->has_daily ? count_days (facts, window) : estimate_active_days (facts, window);
    case GOPS_FACT_MESSAGES:       return messages_in (facts, window);
    case GOPS_FACT_BASELINE_SHARE: return baseline_share (facts);
    case GOPS_FACT_REPLIES_GOT:    return facts->replies_got;
    case GOPS_FACT_REPLIES_GIVEN:  return facts->replies_given;
    case GOPS_FACT_INVITES:        return facts->invites;
    case GOPS_FACT_CHECKINS:       return facts->checkins;
    case GOPS_FACT_PURCHASES:      return facts->purchases;
    case GOPS_FACT_POINTS:         return facts->points;
    case GOPS_FACT_DAYS_SINCE_BOUGHT:
      return facts->days_since_bought < 0 ? G_MAXDOUBLE : facts->days_since_bought;
    case GOPS_FACT_SPENT:          return facts->spent;
    case GOPS_FACT_RECENCY_RANK:   return facts->recency_rank;
    case GOPS_FACT_FREQUENCY_RANK: return facts->frequency_rank;
    case GOPS_FACT_DEPTH_RANK:     return facts->depth_rank;
    case GOPS_FACT_ROLE:
    case GOPS_FACT_TAG:
    case GOPS_FACT_CURRENT_TIER:
    case GOPS_FACT_FIELD:          break;
    }
  g_return_val_if_reached (0);
}

static gboolean
has_tag (const char *tags, const char *tag)
{
  g_auto (GStrv) list = g_strsplit (tags != NULL ? tags : "", ",", -1);

  for (guint i = 0; list[i] != NULL; i++)
    if (g_str_equal (g_strstrip (list[i]), tag))
      return TRUE;
  return FALSE;
}

static gboolean
text_holds (const GopsCondition *condition, const GopsTierFacts *facts, const char *current_tier)
{
  gboolean equal = condition->fact == GOPS_FACT_TAG    ? has_tag (facts->tags, condition->text)
                   : condition->fact == GOPS_FACT_ROLE ? g_strcmp0 (facts->role, condition->text) == 0
                                                       : g_strcmp0 (current_tier, condition->text) == 0;

  return equal == (condition->op == GOPS_OP_EQUAL);
}

static gboolean
compare (GopsOp op, double value, double number)
{
  switch (op)
    {
    case GOPS_OP_LESS:     return value < number;
    case GOPS_OP_AT_MOST:  return value <= number;
    case GOPS_OP_EQUAL:    return ABS (value - number) < 1e-9;
    case GOPS_OP_UNEQUAL:  return !(ABS (value - number) < 1e-9);   /* what is not known is not this */
    case GOPS_OP_AT_LEAST: return value >= number;
    case GOPS_OP_MORE:     return value > number;
    }
  return FALSE;
}

static const char *
field_of (const GopsCondition *condition, const GopsTierFacts *facts)
{
  const char *value = facts->get_field != NULL
                        ? facts->get_field (facts->field_owner, facts->field_member, condition->field) : NULL;

  return value != NULL ? value : "";
}

/* Where nothing is known nothing holds but “not this”. */
gboolean
gops_condition_field_holds (const GopsCondition *condition, const char *value)
{
  char *end = NULL;
  double number;

  if (condition->text != NULL)
    {
      if (condition->op == GOPS_OP_EQUAL || condition->op == GOPS_OP_UNEQUAL)
        return g_str_equal (value, condition->text) == (condition->op == GOPS_OP_EQUAL);
      return gops_day_parse (value) != GOPS_DAY_NONE && compare (condition->op, gops_day_parse (value), gops_day_parse (condition->text));
    }
  number = g_ascii_strtod (value, &end);
  if (end == value || *end != '\0')
    return condition->op == GOPS_OP_UNEQUAL;
  return compare (condition->op, number, condition->number);
}

gboolean
gops_condition_asks_least (const GopsCondition *condition)
{
  return condition->fact == GOPS_FACT_DAYS_SINCE_JOINED && (condition->op == GOPS_OP_AT_LEAST || condition->op == GOPS_OP_MORE);
}

static double
number_for (const GopsCondition *condition, const GopsTierFacts *facts)
{
  if (gops_condition_asks_least (condition) && facts->days_since_joined == GOPS_TIER_NEVER)
    return facts->days_known;
  return gops_tier_facts_number (facts, condition->fact, condition->window);
}

static gboolean
fact_holds (const GopsCondition *condition, const GopsTierFacts *facts, const char *current_tier)
{
  if (condition->fact == GOPS_FACT_FIELD)
    return gops_condition_field_holds (condition, field_of (condition, facts));
  if (gops_fact_takes_text (condition->fact))
    return text_holds (condition, facts, current_tier);
  return compare (condition->op, number_for (condition, facts), condition->number);
}

gboolean
gops_condition_holds (const GopsCondition *condition, const GopsTierFacts *facts, const char *current_tier)
{
  gboolean wanted = condition->type != GOPS_CONDITION_ANY;

  if (condition->type == GOPS_CONDITION_NOT)
    return !gops_condition_holds (condition->parts[0], facts, current_tier);
  if (condition->type != GOPS_CONDITION_FACT)
    {
      for (guint i = 0; i < condition->n_parts; i++)
        if (gops_condition_holds (condition->parts[i], facts, current_tier) != wanted)
          return !wanted;
      return wanted;
    }
  if (condition->was != NULL && (current_tier == NULL || !g_strv_contains (condition->was, current_tier)))
    return FALSE;
  return fact_holds (condition, facts, current_tier);
}

const GopsCondition *
gops_condition_find_number (const GopsCondition *condition, const GopsTierFacts *facts, const char *current_tier, gboolean wanted)
{
  const GopsCondition *found = NULL;

  if (gops_condition_holds (condition, facts, current_tier) != wanted)
    return NULL;
  if (condition->type == GOPS_CONDITION_FACT)
    return gops_condition_is_number (condition) ? condition : NULL;
  if (condition->type == GOPS_CONDITION_NOT)   /* how much less would do is nothing that people are told */
    return NULL;
  for (guint i = 0; found == NULL && i < condition->n_parts; i++)
    found = gops_condition_find_number (condition->parts[i], facts, current_tier, wanted);
  return found;
}

gboolean
gops_condition_uses (const GopsCondition *condition, GopsFact fact)
{
  if (condition->type == GOPS_CONDITION_FACT)
    return condition->fact == fact;
  for (guint i = 0; i < condition->n_parts; i++)
    if (gops_condition_uses (condition->parts[i], fact))
      return TRUE;
  return FALSE;
}

static char *
explain_window (const GopsTierFacts *facts, const GopsCondition *condition, int n)
{
  if (condition->fact == GOPS_FACT_ACTIVE_DAYS)
    return g_strdup_printf (_("spoke on %d of the last %d days"), n, condition->window);
  if (condition->window > 0)
    return g_strdup_printf (ngettext ("%d message in the last %d days", "%d messages in the last %d days", n), n,
                            condition->window);
  return g_strdup_printf (ngettext ("%d message in all", "%d messages in all", n), n);
}

static char *
explain_field (const GopsCondition *condition, const GopsTierFacts *facts)
{
  const char *value = field_of (condition, facts);

  /* Translators: a field of the user's own and what it says: "City: Shanghai" */
  return *value != '\0' ? g_strdup_printf (_("%s: %s"), condition->field, value)
                        : g_strdup_printf (_("%s: nothing is known"), condition->field);
}

static char *
explain_joined (const GopsTierFacts *facts)
{
  if (facts->days_since_joined != GOPS_TIER_NEVER)
    return g_strdup_printf (ngettext ("joined %d day ago", "joined %d days ago", facts->days_since_joined), facts->days_since_joined);
  if (facts->days_known == 0)
    return g_strdup (_("joined: not known, first seen today"));
  return g_strdup_printf (ngettext ("joined: not known, first seen %d day ago", "joined: not known, first seen %d days ago", facts->days_known),
                          facts->days_known);
}

static char *
explain_spoke (const GopsTierFacts *facts)
{
  int n = facts->days_since_spoke;

  if (n == GOPS_TIER_UNKNOWN)
    return g_strdup (_("when they spoke is not known"));
  return n < 0 ? g_strdup (_("has never spoken"))
       : n == 0 ? g_strdup (_("spoke today"))
                : g_strdup_printf (ngettext ("last spoke %d day ago", "last spoke %d days ago", n), n);
}

/* One fact as a person would say it. */
static char *
explain_fact (const GopsCondition *condition, const GopsTierFacts *facts)
{
  double value = gops_fact_takes_text (condition->fact) || condition->fact == GOPS_FACT_FIELD
                   ? 0 : gops_tier_facts_number (facts, condition->fact, condition->window);
  gboolean never = value >= G_MAXDOUBLE;
  int n = never || isnan (value) ? 0 : (int) value;

  switch (condition->fact)
    {
    case GOPS_FACT_DAYS_SINCE_JOINED: return explain_joined (facts);
    case GOPS_FACT_DAYS_SINCE_SPOKE:  return explain_spoke (facts);
    case GOPS_FACT_ACTIVE_DAYS:
    case GOPS_FACT_MESSAGES:       return explain_window (facts, condition, n);
    case GOPS_FACT_BASELINE_SHARE: return g_strdup_printf (_("writes %d %% of what they used to"), n);
    case GOPS_FACT_REPLIES_GOT:    return g_strdup_printf (ngettext ("got %d reply", "got %d replies", n), n);
    case GOPS_FACT_REPLIES_GIVEN:  return g_strdup_printf (ngettext ("gave %d reply", "gave %d replies", n), n);
    case GOPS_FACT_INVITES:        return g_strdup_printf (ngettext ("invited %d person", "invited %d people", n), n);
    case GOPS_FACT_CHECKINS:       return g_strdup_printf (ngettext ("%d check-in", "%d check-ins", n), n);
    case GOPS_FACT_PURCHASES:      return g_strdup_printf (ngettext ("%d purchase", "%d purchases", n), n);
    case GOPS_FACT_POINTS:         return g_strdup_printf (ngettext ("%d point", "%d points", n), n);
    case GOPS_FACT_DAYS_SINCE_BOUGHT:
      return never ? g_strdup (_("has bought nothing")) : g_strdup_printf (ngettext ("bought %d day ago", "bought %d days ago", n), n);
    case GOPS_FACT_SPENT:          return g_strdup_printf (_("spent %d in all"), n);
    case GOPS_FACT_RECENCY_RANK:   return g_strdup_printf (_("recency %d of 5"), n);
    case GOPS_FACT_FREQUENCY_RANK: return g_strdup_printf (_("frequency %d of 5"), n);
    case GOPS_FACT_DEPTH_RANK:     return g_strdup_printf (_("depth %d of 5"), n);
    case GOPS_FACT_ROLE:           return g_strdup_printf (_("role: %s"), facts->role != NULL ? facts->role : "–");
    case GOPS_FACT_TAG:
      return g_strdup_printf (condition->op == GOPS_OP_EQUAL ? _("tagged “%s”") : _("not tagged “%s”"),
                              condition->text);
    case GOPS_FACT_FIELD:          return explain_field (condition, facts);
    case GOPS_FACT_CURRENT_TIER:   break;
    }
  return NULL;
}

/* Adds what makes @condition come out as @wanted. */
static void
collect_reasons (const GopsCondition *condition, const GopsTierFacts *facts, const char *current_tier, gboolean wanted,
                 GPtrArray *reasons)
{
  char *reason;

  if (gops_condition_holds (condition, facts, current_tier) != wanted)
    return;
  if (condition->type != GOPS_CONDITION_FACT)
    {
      for (guint i = 0; i < condition->n_parts; i++)
        collect_reasons (condition->parts[i], facts, current_tier,
                         condition->type == GOPS_CONDITION_NOT ? !wanted : wanted, reasons);
      return;
    }
  reason = explain_fact (condition, facts);
  if (reason != NULL && !g_ptr_array_find_with_equal_func (reasons, reason, g_str_equal, NULL))
    g_ptr_array_add (reasons, reason);
  else
    g_free (reason);
}

static char *
explain (const GopsCondition *condition, const GopsTierFacts *facts, const char *current_tier, gboolean wanted)
{
  g_autoptr (GPtrArray) reasons = g_ptr_array_new_with_free_func (g_free);

  collect_reasons (condition, facts, current_tier, wanted, reasons);
  g_ptr_array_add (reasons, NULL);
  return g_strjoinv (_("; "), (char **) reasons->pdata);
}

char *
gops_condition_explain (const GopsCondition *condition, const GopsTierFacts *facts, const char *current_tier)
{
  return explain (condition, facts, current_tier, TRUE);
}

char *
gops_condition_explain_not (const GopsCondition *condition, const GopsTierFacts *facts, const char *current_tier)
{
  return explain (condition, facts, current_tier, FALSE);
}
