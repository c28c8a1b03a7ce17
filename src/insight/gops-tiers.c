/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tier runs: the members in a table, placed at once; only who moves is written. */
#include "config.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "gops-own-schemes.h"
#include "gops-records.h"
#include "gops-tier-table.h"
#include "gops-tiers.h"
#include "gops-workspace.h"

typedef struct
{
  GopsStore       *store;
  GopsGroup       *group;      /* (owned) */
  GopsTierTable   *table;      /* (owned) */
  GopsTiersResult *result;     /* (owned) */
  gboolean         overtaken;  /* by a run of a later day */
} Run;

void
gops_tier_move_free (GopsTierMove *move)
{
  g_free (move->name);
  g_free (move->reason);
  g_free (move);
}

void
gops_tiers_result_free (GopsTiersResult *result)
{
  g_free (result->as_of);
  g_free (result->currency);
  g_free (result->counts);
  g_clear_pointer (&result->changes, g_array_unref);
  g_ptr_array_unref (result->moves);
  g_free (result);
}

double
gops_tiers_share (const GopsTiersResult *result, guint tier)
{
  return result->total > 0 ? (double) result->counts[tier].count / result->total : 0;
}

static const GopsTier *
tier_at (const GopsTiersResult *result, guint8 tier)
{
  return tier != GOPS_TIERS_NOWHERE ? &result->scheme->tiers[tier] : NULL;
}

GopsTierMove *
gops_tiers_tell (GopsStore *store, GopsTierTable *table, const GopsTiersResult *result, guint change)
{
  const GopsTierChange *told = &g_array_index (result->changes, GopsTierChange, change);
  GopsTierMove *move = g_new0 (GopsTierMove, 1);

  move->membership = gops_tier_table_get_membership (table, told->index);
  move->from = tier_at (result, told->from);
  move->to = tier_at (result, told->to);
  move->reason = gops_tier_table_explain (table, result->scheme, told->index);
  if (!gops_store_read_text (store, &move->name, NULL, "SELECT name FROM member_view WHERE id = ?1", "l", move->membership) ||
      move->name == NULL)
    move->name = g_strdup ("?");   /* deleted meanwhile */
  return move;
}

/* Names and reasons are for people, who read some hundred of them. */
static void
tell_moves (Run *run)
{
  for (guint i = 0; i < MIN (run->result->changes->len, GOPS_TIERS_MOST_MOVES); i++)
    g_ptr_array_add (run->result->moves, gops_tiers_tell (run->store, run->table, run->result, i));
}

char *
gops_tiers_tell_foreign (const GopsTiersResult *result)
{
  if (result->foreign == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%u order in another currency than %s is not part of what members spent.",
                                    "%u orders in other currencies than %s are not part of what members spent.", result->foreign),
                          result->foreign, result->currency);
}

static gboolean
asks_amounts (const GopsTierScheme *scheme)
{
  return gops_tier_scheme_uses (scheme, GOPS_FACT_SPENT) || gops_tier_scheme_asks_ranks (scheme);
}

static GopsTiersResult *
result_new (GopsTierTable *table, const GopsTierScheme *scheme)
{
  GopsTiersResult *result = g_new0 (GopsTiersResult, 1);

  result->scheme = scheme;
  result->as_of = g_strdup (gops_tier_table_get_as_of (table));
  result->total = gops_tier_table_get_n (table);
  result->counts = g_new0 (GopsTierCount, scheme->n_tiers);
  for (guint i = 0; i < scheme->n_tiers; i++)
    result->counts[i].tier = &scheme->tiers[i];
  result->changes = g_array_new (FALSE, FALSE, sizeof (GopsTierChange));
  result->moves = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_tier_move_free);
  if (gops_tier_scheme_asks_ranks (scheme))
    result->ranking = *gops_tier_table_get_ranking (table);
  result->currency = g_strdup (gops_tier_table_get_currency (table));
  result->foreign = asks_amounts (scheme) ? gops_tier_table_count_foreign (table) : 0;
  return result;
}

GopsTiersResult *
gops_tiers_preview (GopsTierTable *table, const GopsTierScheme *scheme)
{
  GopsTiersResult *result = result_new (table, scheme);
  g_autofree guint8 *tiers = g_new (guint8, MAX (result->total, 1)), *previous = g_new (guint8, MAX (result->total, 1));

  gops_tier_table_place (table, scheme, tiers);
  gops_tier_table_get_places (table, scheme, previous);
  for (guint i = 0; i < result->total; i++)
    {
      const GopsTierChange change = { i, previous[i], tiers[i] };

      result->counts[tiers[i]].count++;
      if (change.from == change.to)
        continue;
      g_array_append_val (result->changes, change);
      result->counts[change.to].moved_in++;
      if (change.from != GOPS_TIERS_NOWHERE)
        result->counts[change.from].moved_out++;
    }
  return result;
}

static char *
dup_counts (const GopsTiersResult *result)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  for (guint i = 0; i < result->scheme->n_tiers; i++)
    {
      json_builder_set_member_name (builder, result->scheme->tiers[i].id);
      json_builder_add_int_value (builder, result->counts[i].count);
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* The moves stay when the run is undone: without it nobody asks for them. */
static gboolean
save_moves (Run *run, gint64 id, GError **error)
{
  for (guint i = 0; i < run->result->changes->len; i++)
    {
      const GopsTierChange *change = &g_array_index (run->result->changes, GopsTierChange, i);
      const GopsTier *from = tier_at (run->result, change->from);

      if (!gops_store_exec (run->store, error, "INSERT INTO tier_move (run_id, person_id, from_tier, to_tier) VALUES (?1, ?2, ?3, ?4)"
                            " ON CONFLICT DO NOTHING", "llss", id, gops_tier_table_get_person (run->table, change->index),
                            from != NULL ? from->id : "", run->result->scheme->tiers[change->to].id))
        return FALSE;
    }
  return TRUE;
}

/* What the run that this one replaces had moved is part of this one: from where they were before it, to where they are now. */
static gboolean
take_over_moves (Run *run, gint64 old, gint64 id, GError **error)
{
  return old == 0 ||
         (gops_store_exec (run->store, error, "UPDATE tier_move SET from_tier = o.from_tier FROM tier_move o"
                           " WHERE tier_move.run_id = ?1 AND o.run_id = ?2 AND o.person_id = tier_move.person_id", "ll", id, old) &&
          gops_store_exec (run->store, error, "INSERT INTO tier_move (run_id, person_id, from_tier, to_tier)"
                           " SELECT ?1, person_id, from_tier, to_tier FROM tier_move WHERE run_id = ?2 ON CONFLICT DO NOTHING", "ll", id, old) &&
          gops_store_exec (run->store, error, "DELETE FROM tier_move WHERE run_id = ?1 AND from_tier = to_tier", "l", id));
}

/* The next run kept where people were with this one between the two in mind: who was moved here is moved back there, if it did not
 * move them itself. */
static gboolean
lead_on_to_next (Run *run, gint64 id, GError **error)
{
  return gops_store_exec (run->store, error,
    "INSERT INTO tier_move (run_id, person_id, from_tier, to_tier) SELECT r.id, v.person_id, v.to_tier, v.from_tier FROM tier_move v"
    " JOIN tier_run r ON r.id = (SELECT n.id FROM tier_run n WHERE n.group_id = ?2 AND n.scheme = ?3 AND n.as_of > ?4 ORDER BY n.as_of LIMIT 1)"
    " WHERE v.run_id = ?1 ON CONFLICT DO UPDATE SET from_tier = excluded.from_tier", "llss", id, gops_record_get_id (run->group),
    run->result->scheme->id, run->result->as_of);
}

/* One run per group, scheme and day: a second one on the same day replaces the first. */
static gboolean
save_run (Run *run, GError **error)
{
  gint64 group = gops_record_get_id (run->group);
  g_autofree char *counts = dup_counts (run->result);
  g_autoptr (GopsTierRun) record = gops_record_new (GOPS_TYPE_TIER_RUN, "group-id", group, NULL);
  gint64 old = 0;

  if (!gops_store_read_int (run->store, &old, error, "SELECT coalesce (max (id), 0) FROM tier_run WHERE group_id = ?1 AND scheme = ?2"
                            " AND as_of = ?3", "lss", group, run->result->scheme->id, run->result->as_of) ||
      !gops_store_exec (run->store, error, "DELETE FROM tier_run WHERE group_id = ?1 AND scheme = ?2 AND as_of = ?3", "lss",
                        group, run->result->scheme->id, run->result->as_of))
    return FALSE;
  gops_record_set_text (record, GOPS_TIER_RUN_SCHEME, run->result->scheme->id);
  gops_record_set_text (record, GOPS_TIER_RUN_AS_OF, run->result->as_of);
  gops_record_set_text (record, GOPS_TIER_RUN_COUNTS, counts);
  gops_record_set_int (record, GOPS_TIER_RUN_CREATED_AT, gops_store_now (run->store));
  if (!run->overtaken)
    gops_record_set_text (run->group, GOPS_GROUP_TIER_SCHEME, run->result->scheme->id);
  return gops_record_insert (record, run->store, error) && gops_record_save (run->group, run->store, error) &&
         save_moves (run, gops_record_get_id (record), error) && lead_on_to_next (run, gops_record_get_id (record), error) &&
         take_over_moves (run, old, gops_record_get_id (record), error);
}

/* Whether a later run has placed the members: then theirs is what they are in, and this one is for the record alone. A run of today
 * is not overtaken by one that somebody dated into the future. */
static gboolean
look_for_later (Run *run, GError **error)
{
  g_autofree char *today = gops_date_today (run->store, gops_record_get_text (run->group, GOPS_GROUP_TIME_ZONE));
  gint64 later = 0;

  if (!gops_store_read_int (run->store, &later, error, "SELECT EXISTS (SELECT 1 FROM tier_run WHERE group_id = ?1 AND as_of > ?2)", "ls",
                            gops_record_get_id (run->group), run->result->as_of))
    return FALSE;
  run->overtaken = later != 0 && strcmp (run->result->as_of, today) < 0;
  return TRUE;
}

static gboolean
save_changes (Run *run, GError **error)
{
  if (!look_for_later (run, error))
    return FALSE;
  for (guint i = 0; i < run->result->changes->len && !run->overtaken; i++)
    {
      const GopsTierChange *change = &g_array_index (run->result->changes, GopsTierChange, i);

      if (!gops_store_exec (run->store, error, "UPDATE membership SET tier = ?1, tier_since = ?2 WHERE id = ?3", "ssl",
                            run->result->scheme->tiers[change->to].id, run->result->as_of,
                            gops_tier_table_get_membership (run->table, change->index)))
        return FALSE;
    }
  return save_run (run, error);
}

/* In one transaction, which holds others up: of half a million who move, as nobody but a first run has them, for four seconds.
 * Slices would leave a group half placed where the program is killed, and more to be undone. */
static gboolean
save (Run *run, GError **error)
{
  if (!gops_store_begin (run->store, error, N_("Apply the tiers to “%s”"),
                         gops_record_get_text (run->group, GOPS_GROUP_NAME), NULL))
    return FALSE;
  if (save_changes (run, error))
    return gops_store_commit (run->store, error);
  gops_store_rollback (run->store);
  return FALSE;
}

/* The table of a group as a scheme asks for it, and what the scheme makes of it. */
static GopsTiersResult *
look (GopsStore *store, gint64 group, const GopsTierScheme *scheme, const char *as_of, GopsTierTable **out_table, GCancellable *cancellable,
      GError **error)
{
  const GopsTierScope scope = { .group = group, .as_of = as_of, .earned = gops_tier_scheme_uses (scheme, GOPS_FACT_POINTS) };
  g_autoptr (GopsTierTable) table = gops_tier_table_load (store, &scope, cancellable, error);
  GopsTiersResult *result = table != NULL ? gops_tiers_preview (table, scheme) : NULL;

  *out_table = g_steal_pointer (&table);
  return result;
}

gboolean
gops_tiers_run (GopsStore *store, gint64 group, const char *scheme_id, const char *as_of, gboolean save_it,
                GopsTiersResult **out_result, GCancellable *cancellable, GError **error)
{
  g_autoptr (GopsGroup) record = gops_record_load (GOPS_TYPE_GROUP, store, group, error);
  g_autoptr (GopsTierTable) table = NULL;
  g_autoptr (GopsTiersResult) result = NULL;
  const GopsTierScheme *scheme;
  Run run = { .store = store, .group = record };

  if (record == NULL)
    return FALSE;
  scheme = gops_schemes_find (store, scheme_id != NULL ? scheme_id : gops_record_get_text (record, GOPS_GROUP_TIER_SCHEME), error);
  if (scheme == NULL || (result = look (store, group, scheme, as_of, &table, cancellable, error)) == NULL)
    return FALSE;
  run.table = table;
  run.result = result;
  if (out_result != NULL)
    tell_moves (&run);
  if (g_cancellable_set_error_if_cancelled (cancellable, error) || (save_it && !save (&run, error)))
    return FALSE;
  if (out_result != NULL)
    *out_result = g_steal_pointer (&result);
  return TRUE;
}

static gboolean
save_both (Run *run, const char *id, const char *name, const char *json, char **out_id, GError **error)
{
  *out_id = gops_own_scheme_save (run->store, id, name, json, error);
  run->result->scheme = *out_id != NULL ? gops_schemes_find (run->store, *out_id, error) : NULL;
  return run->result->scheme != NULL && save (run, error);
}

/* While it has none: no scheme that is kept is called so. */
#define DRAFT "a draft"

char *
gops_tiers_run_changed (GopsStore *store, gint64 group, const char *id, const char *name, const char *json, guint *out_n_moved, GError **error)
{
  g_autoptr (GopsGroup) record = gops_record_load (GOPS_TYPE_GROUP, store, group, error);
  const GopsTierScheme *scheme = record != NULL ? gops_own_scheme_read (json, -1, id != NULL ? id : DRAFT, name, error) : NULL;
  g_autoptr (GopsTierTable) table = NULL;
  g_autoptr (GopsTiersResult) result = scheme != NULL ? look (store, group, scheme, NULL, &table, NULL, error) : NULL;
  Run run = { .store = store, .group = record, .table = table, .result = result };
  g_autofree char *saved = NULL;

  if (result == NULL || !gops_store_begin (store, error, N_("Apply the tiers to “%s”"), gops_record_get_text (record, GOPS_GROUP_NAME), NULL))
    return NULL;
  if (!save_both (&run, id, name, json, &saved, error))
    {
      gops_store_rollback (store);
      return NULL;
    }
  *out_n_moved = result->changes->len;
  return gops_store_commit (store, error) ? g_steal_pointer (&saved) : NULL;
}
