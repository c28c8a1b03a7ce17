/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shape of tiers/ID.json, and placing members. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-tier-scheme.h"

static const char *const carers[] = { "owner", "maintainer", NULL };

static const GopsField care_fields[] = {
  { "what", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsTierCare, what) },
  { "every_days", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsTierCare, every_days), .min = 1, .max = 366 },
  { "who", GOPS_FIELD_CHOICE, G_STRUCT_OFFSET (GopsTierCare, who), .choices = carers },
};
static const GopsShape care_shape = GOPS_SHAPE (care_fields, GopsTierCare);

static const GopsField own_care_fields[] = {
  { "what", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsTierCare, what), GOPS_FIELD_ONE_LANGUAGE },
  { "every_days", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsTierCare, every_days), .min = 1, .max = 366 },
  { "who", GOPS_FIELD_CHOICE, G_STRUCT_OFFSET (GopsTierCare, who), .choices = carers },
};
static const GopsShape own_care_shape = GOPS_SHAPE (own_care_fields, GopsTierCare);

static const GopsField tier_fields[] = {
  { "id", GOPS_FIELD_ID, G_STRUCT_OFFSET (GopsTier, id) },
  { "name", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsTier, name) },
  { "when", GOPS_FIELD_CUSTOM, G_STRUCT_OFFSET (GopsTier, when), .read = gops_condition_read },
  { "keep", GOPS_FIELD_CUSTOM, G_STRUCT_OFFSET (GopsTier, keep), GOPS_FIELD_NULLABLE | GOPS_FIELD_OPTIONAL,
    .read = gops_condition_read },
  { "weight", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsTier, weight), GOPS_FIELD_OPTIONAL, .min = 0, .max = 100 },
  { "grace_days", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsTier, grace_days), .min = 0, .max = 366 },
  { "care", GOPS_FIELD_OBJECT, G_STRUCT_OFFSET (GopsTier, care), .shape = &care_shape },
};
static const GopsShape shipped_tier_shape = GOPS_SHAPE (tier_fields, GopsTier);

#define OWN (GOPS_FIELD_OPTIONAL | GOPS_FIELD_NULLABLE | GOPS_FIELD_ONE_LANGUAGE)

static const GopsField own_tier_fields[] = {
  { "id", GOPS_FIELD_ID, G_STRUCT_OFFSET (GopsTier, id) },
  { "name", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsTier, name), GOPS_FIELD_ONE_LANGUAGE },
  { "when", GOPS_FIELD_CUSTOM, G_STRUCT_OFFSET (GopsTier, when), .read = gops_condition_read },
  { "keep", GOPS_FIELD_CUSTOM, G_STRUCT_OFFSET (GopsTier, keep), GOPS_FIELD_NULLABLE | GOPS_FIELD_OPTIONAL,
    .read = gops_condition_read },
  { "weight", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsTier, weight), GOPS_FIELD_OPTIONAL, .min = 0, .max = 100 },
  { "grace_days", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsTier, grace_days), GOPS_FIELD_OPTIONAL, .min = 0, .max = 366 },
  { "care", GOPS_FIELD_OBJECT, G_STRUCT_OFFSET (GopsTier, care), GOPS_FIELD_OPTIONAL | GOPS_FIELD_NULLABLE, .shape = &own_care_shape },
};
static const GopsShape own_tier_shape = GOPS_SHAPE (own_tier_fields, GopsTier);

/* The tiers, of which the last must take everybody. */
static gboolean
read_tiers_by (const GopsShape *tier_shape, GopsReader *reader, GopsJson *node, gpointer out)
{
  guint n = node->type == GOPS_JSON_ARRAY ? node->n : 0;
  GopsJson *tier = n > 0 ? node->first : NULL;
  GopsTier *tiers = gops_arena_alloc0 (gops_reader_arena (reader), n * sizeof *tiers);
  GopsTierScheme *scheme = (GopsTierScheme *) ((char *) out - G_STRUCT_OFFSET (GopsTierScheme, tiers));

  if (n == 0)
    return gops_reader_fail (reader, _("a list of tiers is expected"));
  if (n > GOPS_TIER_SCHEME_MAX_TIERS)
    return gops_reader_fail (reader, _("%u tiers; %d are the most"), n, GOPS_TIER_SCHEME_MAX_TIERS);
  for (guint i = 0; i < n; i++, tier = tier->next)
    {
      gops_reader_enter_n (reader, i);
      if (!gops_reader_object (reader, tier_shape, tier, &tiers[i]))
        return FALSE;
      for (guint j = 0; j < i; j++)
        if (g_str_equal (tiers[j].id, tiers[i].id))
          return gops_reader_fail (reader, _("the tier “%s” is there twice"), tiers[i].id);
      gops_reader_leave (reader);
    }
  if (tiers[n - 1].when->type != GOPS_CONDITION_ALL || tiers[n - 1].when->n_parts > 0)
    return gops_reader_fail (reader, _("the last tier takes everybody: {\"all\": []}"));
  scheme->tiers = tiers;
  scheme->n_tiers = n;
  return TRUE;
}

static gboolean
read_tiers (GopsReader *reader, GopsJson *node, gpointer out)
{
  return read_tiers_by (&shipped_tier_shape, reader, node, out);
}

static gboolean
read_own_tiers (GopsReader *reader, GopsJson *node, gpointer out)
{
  return read_tiers_by (&own_tier_shape, reader, node, out);
}

/* What users write is in one language, and needs no sign of which. */
static gboolean
read_source (GopsReader *reader, GopsJson *node, gpointer out)
{
  const char *words = gops_json_string (node);
  GopsText *source = out;

  if (words == NULL || *words == '\0')
    return gops_reader_text (reader, node, source);
  source->en = source->zh_cn = gops_arena_string (gops_reader_arena (reader), words);
  return TRUE;
}

static const GopsField scheme_fields[] = {
  { "format", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsTierScheme, format), .min = 1, .max = 1 },
  { "name", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsTierScheme, name) },
  { "summary", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsTierScheme, summary) },
  { "source", GOPS_FIELD_CUSTOM, G_STRUCT_OFFSET (GopsTierScheme, source), .read = read_source },
  { "review_days", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsTierScheme, review_days), .min = 1, .max = 366 },
  { "tiers", GOPS_FIELD_CUSTOM, G_STRUCT_OFFSET (GopsTierScheme, tiers), .read = read_tiers },
};
const GopsShape gops_tier_scheme_shape = GOPS_SHAPE (scheme_fields, GopsTierScheme);

static const GopsField own_scheme_fields[] = {
  { "format", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsTierScheme, format), .min = 1, .max = 1 },
  { "name", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsTierScheme, name), GOPS_FIELD_ONE_LANGUAGE },
  { "summary", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsTierScheme, summary), OWN },
  { "source", GOPS_FIELD_CUSTOM, G_STRUCT_OFFSET (GopsTierScheme, source), GOPS_FIELD_OPTIONAL | GOPS_FIELD_NULLABLE, .read = read_source },
  { "review_days", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsTierScheme, review_days), GOPS_FIELD_OPTIONAL, .min = 1, .max = 366 },
  { "tiers", GOPS_FIELD_CUSTOM, G_STRUCT_OFFSET (GopsTierScheme, tiers), .read = read_own_tiers },
};
const GopsShape gops_own_tier_scheme_shape = GOPS_SHAPE (own_scheme_fields, GopsTierScheme);

double
gops_tier_scheme_weight (const GopsTierScheme *scheme, guint tier)
{
  int most = 0;

  for (guint i = 0; i < scheme->n_tiers; i++)
    most = MAX (most, scheme->tiers[i].weight);
  if (most > 0)
    return scheme->tiers[tier].weight;
  return scheme->n_tiers > 1 ? 10 - 9.0 * tier / (scheme->n_tiers - 1) : 10;
}

guint *
gops_tier_scheme_order (const GopsTierScheme *scheme)
{
  static const char *const usual[] = { "core", "active", "ordinary", "new", "silent", "at-risk", "lost" };
  guint *order = g_new (guint, MAX (scheme->n_tiers, 1));
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    {
      const GopsTier *tier = gops_tier_scheme_get_tier (scheme, usual[i]);

      if (tier != NULL)
        order[n++] = (guint) (tier - scheme->tiers);
    }
  if (n == scheme->n_tiers)
    return order;
  for (guint i = 0; i < scheme->n_tiers; i++)
    order[i] = i;
  return order;
}

void
gops_tier_scheme_append_order (const GopsTierScheme *scheme, const char *column, GString *sql)
{
  g_autofree guint *order = scheme != NULL ? gops_tier_scheme_order (scheme) : NULL;

  g_string_append_printf (sql, "CASE %s", column);
  for (guint i = 0; scheme != NULL && i < scheme->n_tiers; i++)
    g_string_append_printf (sql, " WHEN '%s' THEN %u", scheme->tiers[order[i]].id, i);
  g_string_append (sql, " WHEN '' THEN 1000 ELSE 999 END");
}

static gboolean
asks_rank (const GopsCondition *condition)
{
  if (condition == NULL)
    return FALSE;
  if (condition->type == GOPS_CONDITION_FACT)
    return condition->fact == GOPS_FACT_RECENCY_RANK || condition->fact == GOPS_FACT_FREQUENCY_RANK || condition->fact == GOPS_FACT_DEPTH_RANK;
  for (guint i = 0; i < condition->n_parts; i++)
    if (asks_rank (condition->parts[i]))
      return TRUE;
  return FALSE;
}

gboolean
gops_tier_scheme_asks_ranks (const GopsTierScheme *scheme)
{
  for (guint i = 0; i < scheme->n_tiers; i++)
    if (asks_rank (scheme->tiers[i].when) || asks_rank (scheme->tiers[i].keep))
      return TRUE;
  return FALSE;
}

static const char *
missing_in (const GopsTierScheme *scheme, const GopsCondition *condition)
{
  const char *missing = NULL;

  if (condition == NULL)
    return NULL;
  for (guint i = 0; condition->was != NULL && condition->was[i] != NULL; i++)
    if (gops_tier_scheme_get_tier (scheme, condition->was[i]) == NULL)
      return condition->was[i];
  if (condition->type == GOPS_CONDITION_FACT && condition->fact == GOPS_FACT_CURRENT_TIER
      && gops_tier_scheme_get_tier (scheme, condition->text) == NULL)
    return condition->text;
  for (guint i = 0; missing == NULL && i < condition->n_parts; i++)
    missing = missing_in (scheme, condition->parts[i]);
  return missing;
}

const char *
gops_tier_scheme_missing (const GopsTierScheme *scheme)
{
  const char *missing = NULL;

  for (guint i = 0; missing == NULL && i < scheme->n_tiers; i++)
    {
      missing = missing_in (scheme, scheme->tiers[i].when);
      if (missing == NULL)
        missing = missing_in (scheme, scheme->tiers[i].keep);
    }
  return missing;
}

const GopsTier *
gops_tier_scheme_get_tier (const GopsTierScheme *scheme, const char *tier)
{
  for (guint i = 0; i < scheme->n_tiers; i++)
    if (g_strcmp0 (scheme->tiers[i].id, tier) == 0)
      return &scheme->tiers[i];
  return NULL;
}

gboolean
gops_tier_scheme_uses (const GopsTierScheme *scheme, GopsFact fact)
{
  for (guint i = 0; i < scheme->n_tiers; i++)
    if (gops_condition_uses (scheme->tiers[i].when, fact) ||
        (scheme->tiers[i].keep != NULL && gops_condition_uses (scheme->tiers[i].keep, fact)))
      return TRUE;
  return FALSE;
}

/* The first tier whose condition holds; *out_kept says that only the lower line held. */
static const GopsTier *
find_tier (const GopsTierScheme *scheme, const GopsTierFacts *facts, const GopsTier *previous, gboolean *out_kept)
{
  const char *current = previous != NULL ? previous->id : NULL;

  *out_kept = FALSE;
  for (guint i = 0; i < scheme->n_tiers; i++)
    {
      const GopsTier *tier = &scheme->tiers[i];

      if (gops_condition_holds (tier->when, facts, current))
        return tier;
      if (tier == previous && tier->keep != NULL && gops_condition_holds (tier->keep, facts, current))
        {
          *out_kept = TRUE;
          return tier;
        }
    }
  return &scheme->tiers[scheme->n_tiers - 1];
}

static char *
explain_place (const GopsTier *tier, const GopsTierFacts *facts, const char *current, gboolean kept)
{
  g_autofree char *facts_text = gops_condition_explain (kept ? tier->keep : tier->when, facts, current);

  if (*facts_text == '\0')
    return g_strdup (facts->days_since_spoke == GOPS_TIER_UNKNOWN ? _("nothing is known of what they said") : _("fits no other tier"));
  return kept ? g_strdup_printf (_("still holds the tier: %s"), facts_text) : g_steal_pointer (&facts_text);
}

/* "…; Core needs 7": the line of @rule, which is a rule of @asks, that makes it come out as @wanted. Takes @reason. */
static char *
add_line (char *reason, const GopsTier *asks, const GopsCondition *rule, const GopsTierFacts *facts, const char *current, gboolean wanted)
{
  const GopsCondition *line = gops_condition_find_number (rule, facts, current, wanted);
  const char *name = gops_text_get (&asks->name, gops_interface_language ());
  g_autofree char *first = reason;

  if (line == NULL || line->fact == GOPS_FACT_FIELD || strstr (first, _("; ")) != NULL)   /* of several: which would it be? */
    return g_steal_pointer (&first);
  /* Translators: a reason, the tier that decided and its line: "spoke on 3 of the last 30 days; Core needs 6" */
  if (line->op == GOPS_OP_AT_LEAST || line->op == GOPS_OP_MORE)
    return g_strdup_printf (line->op == GOPS_OP_MORE ? _("%s; %s needs more than %g") : _("%s; %s needs %g"), first, name, line->number);
  if (line->op == GOPS_OP_AT_MOST || line->op == GOPS_OP_LESS)
    return g_strdup_printf (line->op == GOPS_OP_LESS ? _("%s; %s needs less than %g") : _("%s; %s needs at most %g"), first, name,
                            line->number);
  return g_steal_pointer (&first);
}

/* Why they are no longer in the tier that they were in. Returns: (nullable): where only the order of tiers decided */
static char *
explain_fall (const GopsTier *previous, const GopsTierFacts *facts)
{
  const GopsCondition *rule = previous->keep != NULL ? previous->keep : previous->when;
  char *text = gops_condition_explain_not (rule, facts, previous->id);

  if (*text != '\0')
    return add_line (text, previous, rule, facts, previous->id, FALSE);
  g_free (text);
  return NULL;
}

/* Who goes where it weighs less, or where everybody may be, is told what they fell out of; others what they have reached. */
static char *
explain_move (const GopsTierScheme *scheme, const GopsTier *tier, const GopsTier *previous, const GopsTierFacts *facts, gboolean kept)
{
  const char *current = previous != NULL ? previous->id : NULL;
  g_autofree char *reached = gops_condition_explain (tier->when, facts, current);
  char *reason = NULL;

  if (tier == previous)
    return explain_place (tier, facts, current, kept);
  if (previous != NULL && (*reached == '\0' || gops_tier_scheme_weight (scheme, (guint) (tier - scheme->tiers)) <
                                                 gops_tier_scheme_weight (scheme, (guint) (previous - scheme->tiers))))
    reason = explain_fall (previous, facts);
  return reason != NULL ? reason : add_line (explain_place (tier, facts, current, kept), tier, tier->when, facts, current, TRUE);
}

const GopsTier *
gops_tier_scheme_place (const GopsTierScheme *scheme, const GopsTierFacts *facts, const char *previous_tier,
                        int days_in_previous, char **out_reason)
{
  const GopsTier *previous = gops_tier_scheme_get_tier (scheme, previous_tier);
  g_autofree char *reason = NULL;
  gboolean kept;
  const GopsTier *tier = find_tier (scheme, facts, previous, &kept);

  if (previous != NULL && facts->locked)
    {
      tier = previous;
      reason = out_reason != NULL ? g_strdup (_("locked in this tier")) : NULL;
    }
  else if (previous != NULL && tier > previous && days_in_previous < previous->grace_days)
    {
      int left = previous->grace_days - days_in_previous;

      tier = previous;
      reason = out_reason != NULL
                 ? g_strdup_printf (ngettext ("%d day of grace left", "%d days of grace left", left), left) : NULL;
    }
  else if (out_reason != NULL)
    reason = explain_move (scheme, tier, previous, facts, kept);

  if (out_reason != NULL)
    *out_reason = g_steal_pointer (&reason);
  return tier;
}
