/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading, testing and explaining the conditions of tier schemes. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-condition.h"

typedef enum { TAKES_NUMBER, TAKES_WINDOW, NEEDS_WINDOW, TAKES_TEXT } FactShape;

static const struct
{
  const char *name;
  FactShape   shape;
} fact_table[] = {
  [GOPS_FACT_DAYS_SINCE_JOINED] = { "days_since_joined", TAKES_NUMBER },
  [GOPS_FACT_DAYS_SINCE_SPOKE]  = { "days_since_spoke", TAKES_NUMBER },
  [GOPS_FACT_ACTIVE_DAYS]       = { "active_days", NEEDS_WINDOW },
  [GOPS_FACT_MESSAGES]          = { "messages", TAKES_WINDOW },
  [GOPS_FACT_BASELINE_SHARE]    = { "baseline_share", TAKES_NUMBER },
  [GOPS_FACT_REPLIES_GOT]       = { "replies_got", TAKES_NUMBER },
  [GOPS_FACT_REPLIES_GIVEN]     = { "replies_given", TAKES_NUMBER },
  [GOPS_FACT_INVITES]           = { "invites", TAKES_NUMBER },
  [GOPS_FACT_CHECKINS]          = { "checkins", TAKES_NUMBER },
  [GOPS_FACT_PURCHASES]         = { "purchases", TAKES_NUMBER },
  [GOPS_FACT_POINTS]            = { "points", TAKES_NUMBER },
  [GOPS_FACT_DAYS_SINCE_BOUGHT] = { "days_since_bought", TAKES_NUMBER },
  [GOPS_FACT_SPENT]             = { "spent", TAKES_NUMBER },
  [GOPS_FACT_RECENCY_RANK]      = { "recency_rank", TAKES_NUMBER },
  [GOPS_FACT_FREQUENCY_RANK]    = { "frequency_rank", TAKES_NUMBER },
  [GOPS_FACT_DEPTH_RANK]        = { "depth_rank", TAKES_NUMBER },
  [GOPS_FACT_ROLE]              = { "role", TAKES_TEXT },
  [GOPS_FACT_TAG]               = { "tag", TAKES_TEXT },
  [GOPS_FACT_CURRENT_TIER]      = { "current_tier", TAKES_TEXT },
};

static const char *const op_names[] = { "<", "<=", "=", "!=", ">=", ">", NULL };

/* One comparison as the file holds it, before fact and operator become numbers. */
typedef struct
{
  const char        *fact, *op;
  GopsJson          *value;
  int                window;
  const char *const *was;
} Leaf;

static gboolean
keep_node (GopsReader *reader, GopsJson *node, gpointer out)
{
  *(GopsJson **) out = node;
  return TRUE;
}

/* "core", or ["core", "active"] */
static gboolean
read_was (GopsReader *reader, GopsJson *node, gpointer out)
{
  gboolean several = node->type == GOPS_JSON_ARRAY;
  guint n = several ? node->n : 1;
  GopsJson *tier = several ? node->first : node;
  const char **tiers = gops_arena_alloc0 (gops_reader_arena (reader), (n + 1) * sizeof (char *));

  for (guint i = 0; i < n; i++, tier = tier->next)
    {
      tiers[i] = gops_json_string (tier);
      if (tiers[i] == NULL)
        return gops_reader_fail (reader, _("tiers are expected"));
    }
  *(const char *const **) out = tiers;
  return TRUE;
}

static int
fact_from_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (fact_table); i++)
    if (g_str_equal (fact_table[i].name, name))
      return (int) i;
  return -1;
}

static gboolean
read_value (GopsReader *reader, GopsJson *node, GopsCondition *condition)
{
  gboolean text = fact_table[condition->fact].shape == TAKES_TEXT;

  if (text ? node->type != GOPS_JSON_STRING : node->type != GOPS_JSON_INT && node->type != GOPS_JSON_REAL)
    return gops_reader_fail (reader, text ? _("this fact is compared with a text")
                                          : _("this fact is compared with a number"));
  if (text && condition->op != GOPS_OP_EQUAL && condition->op != GOPS_OP_UNEQUAL)
    return gops_reader_fail (reader, _("texts are only equal (=) or not (!=)"));
  if (text)
    condition->text = node->string;
  else
    condition->number = node->type == GOPS_JSON_INT ? (double) node->integer : node->real;
  return TRUE;
}

static gboolean
check_window (GopsReader *reader, const GopsCondition *condition)
{
  FactShape shape = fact_table[condition->fact].shape;

  if (shape == NEEDS_WINDOW && condition->window == 0)
    return gops_reader_fail (reader, _("“%s” needs a window of days"), fact_table[condition->fact].name);
  if (shape != NEEDS_WINDOW && shape != TAKES_WINDOW && condition->window != 0)
    return gops_reader_fail (reader, _("“%s” has no window"), fact_table[condition->fact].name);
  return TRUE;
}

static gboolean
read_leaf (GopsReader *reader, GopsJson *node, GopsCondition *condition)
{
  static const GopsField fields[] = {
    { "fact", GOPS_FIELD_STRING, G_STRUCT_OFFSET (Leaf, fact) },
    { "op", GOPS_FIELD_CHOICE, G_STRUCT_OFFSET (Leaf, op), .choices = op_names },
    { "value", GOPS_FIELD_CUSTOM, G_STRUCT_OFFSET (Leaf, value), .read = keep_node },
    { "window", GOPS_FIELD_INT, G_STRUCT_OFFSET (Leaf, window), GOPS_FIELD_OPTIONAL | GOPS_FIELD_NULLABLE, .min = 1,
      .max = GOPS_TIER_DAYS },
    { "was", GOPS_FIELD_CUSTOM, G_STRUCT_OFFSET (Leaf, was), GOPS_FIELD_OPTIONAL | GOPS_FIELD_NULLABLE,
      .read = read_was },
  };
  static const GopsShape shape = GOPS_SHAPE (fields, Leaf);
  Leaf leaf = { 0 };
  int fact, op = 0;

  if (!gops_reader_object (reader, &shape, node, &leaf))
    return FALSE;
  fact = fact_from_name (leaf.fact);
  if (fact < 0)
    return gops_reader_fail (reader, _("there is no fact “%s”"), leaf.fact);
  while (!g_str_equal (op_names[op], leaf.op))
    op++;

  condition->type = GOPS_CONDITION_FACT;
  condition->fact = fact;
  condition->op = op;
  condition->window = leaf.window;
  condition->was = leaf.was;
  return read_value (reader, leaf.value, condition) && check_window (reader, condition);
}

static gboolean
read_parts (GopsReader *reader, GopsJson *array, GopsCondition *condition)
{
  GopsJson *part = array->first;

  condition->n_parts = array->n;
  condition->parts = gops_arena_alloc0 (gops_reader_arena (reader), condition->n_parts * sizeof (gpointer));
  for (guint i = 0; i < condition->n_parts; i++, part = part->next)
    {
      gops_reader_enter_n (reader, i);
      if (!gops_condition_read (reader, part, &condition->parts[i]))
        return FALSE;
      gops_reader_leave (reader);
    }
  return TRUE;
}

/* {"all": […]}, {"any": […]} or {"not": …} */
static gboolean
read_joined (GopsReader *reader, const char *member, GopsJson *node, GopsCondition *condition)
{
  gboolean negated = g_str_equal (member, "not");

  condition->type = negated ? GOPS_CONDITION_NOT
                            : g_str_equal (member, "all") ? GOPS_CONDITION_ALL : GOPS_CONDITION_ANY;
  if (!negated)
    return node->type == GOPS_JSON_ARRAY ? read_parts (reader, node, condition)
                                         : gops_reader_fail (reader, _("a list is expected"));
  condition->n_parts = 1;
  condition->parts = gops_arena_alloc0 (gops_reader_arena (reader), sizeof (gpointer));
  return gops_condition_read (reader, node, &condition->parts[0]);
}

gboolean
gops_condition_read (GopsReader *reader, GopsJson *node, gpointer out)
{
  static const char *const joints[] = { "all", "any", "not" };
  GopsCondition *condition = gops_arena_alloc0 (gops_reader_arena (reader), sizeof *condition);

  if (node->type != GOPS_JSON_OBJECT)
    return gops_reader_fail (reader, _("a condition is expected"));
  *(GopsCondition **) out = condition;
  for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
    if (gops_json_member (node, joints[i]) != NULL)
      {
        gboolean ok;

        if (node->n != 1)
          return gops_reader_fail (reader, _("“%s” stands alone in its object"), joints[i]);
        gops_reader_enter (reader, joints[i]);
        ok = read_joined (reader, joints[i], gops_json_member (node, joints[i]), condition);
        if (ok)
          gops_reader_leave (reader);
        return ok;
      }
  return read_leaf (reader, node, condition);
}

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
  if (facts->days_since_spoke == GOPS_TIER_NEVER || facts->days_since_spoke >= window || facts->active_days == 0)
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
      return facts->days_since_spoke < 0 ? G_MAXDOUBLE : facts->days_since_spoke;
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
    case GOPS_FACT_CURRENT_TIER:   break;
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
number_holds (const GopsCondition *condition, const GopsTierFacts *facts)
{
  double value = gops_tier_facts_number (facts, condition->fact, condition->window);

  switch (condition->op)
    {
    case GOPS_OP_LESS:     return value < condition->number;
    case GOPS_OP_AT_MOST:  return value <= condition->number;
    case GOPS_OP_EQUAL:    return ABS (value - condition->number) < 1e-9;
    case GOPS_OP_UNEQUAL:  return ABS (value - condition->number) >= 1e-9;
    case GOPS_OP_AT_LEAST: return value >= condition->number;
    case GOPS_OP_MORE:     return value > condition->number;
    }
  return FALSE;
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
  return fact_table[condition->fact].shape == TAKES_TEXT ? text_holds (condition, facts, current_tier)
                                                         : number_holds (condition, facts);
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

/* One fact as a person would say it. */
static char *
explain_fact (const GopsCondition *condition, const GopsTierFacts *facts)
{
  double value = fact_table[condition->fact].shape == TAKES_TEXT
                   ? 0 : gops_tier_facts_number (facts, condition->fact, condition->window);
  gboolean never = value >= G_MAXDOUBLE;
  int n = never ? 0 : (int) value;

  switch (condition->fact)
    {
    case GOPS_FACT_DAYS_SINCE_JOINED:
      return never ? g_strdup (_("joined at an unknown time"))
                   : g_strdup_printf (ngettext ("joined %d day ago", "joined %d days ago", n), n);
    case GOPS_FACT_DAYS_SINCE_SPOKE:
      return never ? g_strdup (_("has never spoken"))
             : n == 0 ? g_strdup (_("spoke today"))
                      : g_strdup_printf (ngettext ("last spoke %d day ago", "last spoke %d days ago", n), n);
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

char *
gops_condition_explain (const GopsCondition *condition, const GopsTierFacts *facts, const char *current_tier)
{
  g_autoptr (GPtrArray) reasons = g_ptr_array_new_with_free_func (g_free);

  collect_reasons (condition, facts, current_tier, TRUE, reasons);
  g_ptr_array_add (reasons, NULL);
  return g_strjoinv (_("; "), (char **) reasons->pdata);
}
