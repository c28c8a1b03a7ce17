/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the conditions of tier schemes. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-condition.h"
#include "gops-day.h"

typedef enum { TAKES_NUMBER, TAKES_WINDOW, NEEDS_WINDOW, TAKES_TEXT, TAKES_FIELD } FactShape;

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
  [GOPS_FACT_FIELD]             = { "field", TAKES_FIELD },
};

static const char *const op_names[] = { "<", "<=", "=", "!=", ">=", ">", NULL };

/* One comparison as the file holds it, before fact and operator become numbers. */
typedef struct
{
  const char        *fact, *op, *field;
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

const char *
gops_fact_to_name (GopsFact fact)
{
  return fact_table[fact].name;
}

const char *
gops_op_to_name (GopsOp op)
{
  return op_names[op];
}

gboolean
gops_condition_is_number (const GopsCondition *condition)
{
  return fact_table[condition->fact].shape != TAKES_TEXT && condition->text == NULL;
}

gboolean
gops_fact_takes_window (GopsFact fact)
{
  return fact_table[fact].shape == TAKES_WINDOW || fact_table[fact].shape == NEEDS_WINDOW;
}

gboolean
gops_fact_takes_text (GopsFact fact)
{
  return fact_table[fact].shape == TAKES_TEXT;
}

gboolean
gops_fact_needs_window (GopsFact fact)
{
  return fact_table[fact].shape == NEEDS_WINDOW;
}

/* Days stand in order as texts: 2026-03-01 is before 2026-11-01. */
static gboolean
is_day (const char *text)
{
  return gops_day_parse (text) != GOPS_DAY_NONE;
}

static gboolean
check_text_length (GopsReader *reader, const char *text)
{
  return g_utf8_strlen (text, -1) <= GOPS_CONDITION_MAX_TEXT
         || gops_reader_fail (reader, _("longer than %d characters"), GOPS_CONDITION_MAX_TEXT);
}

/* Of an own field the value says what it is compared as. */
static gboolean
read_field_value (GopsReader *reader, GopsJson *node, GopsCondition *condition)
{
  if (node->type == GOPS_JSON_INT || node->type == GOPS_JSON_REAL)
    {
      condition->number = node->type == GOPS_JSON_INT ? (double) node->integer : node->real;
      return TRUE;
    }
  if (node->type != GOPS_JSON_STRING)
    return gops_reader_fail (reader, _("an own field is compared with a number, a date or a text"));
  condition->text = node->string;
  if (condition->op != GOPS_OP_EQUAL && condition->op != GOPS_OP_UNEQUAL && !is_day (node->string))
    return gops_reader_fail (reader, _("texts are only equal (=) or not (!=); only numbers and dates (2026-03-01) are more or less"));
  return check_text_length (reader, node->string);
}

static gboolean
read_value (GopsReader *reader, GopsJson *node, GopsCondition *condition)
{
  gboolean text = fact_table[condition->fact].shape == TAKES_TEXT;

  if (fact_table[condition->fact].shape == TAKES_FIELD)
    return read_field_value (reader, node, condition);
  if (text ? node->type != GOPS_JSON_STRING : node->type != GOPS_JSON_INT && node->type != GOPS_JSON_REAL)
    return gops_reader_fail (reader, text ? _("this fact is compared with a text")
                                          : _("this fact is compared with a number"));
  if (text && condition->op != GOPS_OP_EQUAL && condition->op != GOPS_OP_UNEQUAL)
    return gops_reader_fail (reader, _("texts are only equal (=) or not (!=)"));
  if (text)
    condition->text = node->string;
  else
    condition->number = node->type == GOPS_JSON_INT ? (double) node->integer : node->real;
  return !text || check_text_length (reader, node->string);
}

static gboolean
check_field (GopsReader *reader, const GopsCondition *condition)
{
  gboolean own = fact_table[condition->fact].shape == TAKES_FIELD;

  if (own && condition->field == NULL)
    return gops_reader_fail (reader, _("the name of the own field is missing: “field”"));
  if (!own && condition->field != NULL)
    return gops_reader_fail (reader, _("“%s” is no own field"), fact_table[condition->fact].name);
  return !own || check_text_length (reader, condition->field);
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
    { "field", GOPS_FIELD_STRING, G_STRUCT_OFFSET (Leaf, field), GOPS_FIELD_OPTIONAL | GOPS_FIELD_NULLABLE },
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
  condition->field = leaf.field;
  return check_field (reader, condition) && read_value (reader, leaf.value, condition) && check_window (reader, condition);
}

static gboolean read_condition (GopsReader *reader, GopsJson *node, const GopsCondition **out);

static gboolean
read_parts (GopsReader *reader, GopsJson *array, GopsCondition *condition)
{
  GopsJson *part = array->n > 0 ? array->first : NULL;

  if (array->n > GOPS_CONDITION_MAX_PARTS)
    return gops_reader_fail (reader, _("%u conditions; %d are the most in one group"), array->n, GOPS_CONDITION_MAX_PARTS);
  condition->n_parts = array->n;
  condition->parts = gops_arena_alloc0 (gops_reader_arena (reader), condition->n_parts * sizeof (gpointer));
  for (guint i = 0; i < condition->n_parts; i++, part = part->next)
    {
      gops_reader_enter_n (reader, i);
      if (!read_condition (reader, part, &condition->parts[i]))
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
  return read_condition (reader, node, &condition->parts[0]);
}

static guint
depth_of (const GopsCondition *condition)
{
  guint depth = 0;

  for (guint i = 0; i < condition->n_parts; i++)
    depth = MAX (depth, depth_of (condition->parts[i]));
  return depth + 1;
}

static gboolean
read_condition (GopsReader *reader, GopsJson *node, const GopsCondition **out)
{
  static const char *const joints[] = { "all", "any", "not" };
  GopsCondition *condition = gops_arena_alloc0 (gops_reader_arena (reader), sizeof *condition);

  if (node->type != GOPS_JSON_OBJECT)
    return gops_reader_fail (reader, _("a condition is expected"));
  *out = condition;
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

gboolean
gops_condition_read (GopsReader *reader, GopsJson *node, gpointer out)
{
  const GopsCondition **condition = out;

  if (!read_condition (reader, node, condition))
    return FALSE;
  return depth_of (*condition) <= GOPS_CONDITION_MAX_DEPTH
         || gops_reader_fail (reader, _("conditions within conditions, more than %d deep"), GOPS_CONDITION_MAX_DEPTH);
}
