/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tier runs: the members in a table, placed at once; only who moves is written. */
#include "config.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "gops-method-error.h"
#include "gops-records.h"
#include "gops-tier-table.h"
#include "gops-tiers.h"
#include "gops-workspace.h"

typedef struct
{
  gint64          membership;
  gint64          person;
  const GopsTier *from;   /* (nullable) */
  const GopsTier *to;
} Change;

typedef struct
{
  GopsStore       *store;
  GopsGroup       *group;      /* (owned) */
  GopsTierTable   *table;      /* (owned) */
  GopsTiersResult *result;     /* (owned) */
  GArray          *changes;    /* (owned) (element-type Change) */
} Run;

static void
free_move (gpointer data)
{
  GopsTierMove *move = data;

  g_free (move->name);
  g_free (move->reason);
  g_free (move);
}

void
gops_tiers_result_free (GopsTiersResult *result)
{
  g_free (result->as_of);
  g_free (result->counts);
  g_ptr_array_unref (result->moves);
  g_free (result);
}

double
gops_tiers_share (const GopsTiersResult *result, guint tier)
{
  return result->total > 0 ? (double) result->counts[tier].count / result->total : 0;
}

static char *
read_name (Run *run, gint64 membership, GError **error)
{
  char *name = NULL;

  (void) gops_store_read_text (run->store, &name, error, "SELECT name FROM member_view WHERE id = ?1", "l", membership);
  return name;
}

/* Names and reasons are for people, who read some hundred of them. */
static gboolean
tell_move (Run *run, guint index, const Change *change, GError **error)
{
  char *name = read_name (run, change->membership, error);
  GopsTierMove *move;

  if (name == NULL)
    return FALSE;
  move = g_new0 (GopsTierMove, 1);
  *move = (GopsTierMove) { change->membership, name, change->from, change->to,
                           gops_tier_table_explain (run->table, run->result->scheme, index) };
  g_ptr_array_add (run->result->moves, move);
  return TRUE;
}

static gboolean
note_change (Run *run, guint index, const GopsTier *from, const GopsTier *to, GError **error)
{
  GopsTiersResult *result = run->result;
  Change change = { gops_tier_table_get_membership (run->table, index), gops_tier_table_get_person (run->table, index), from, to };

  g_array_append_val (run->changes, change);
  result->counts[to - result->scheme->tiers].moved_in++;
  if (from != NULL)
    result->counts[from - result->scheme->tiers].moved_out++;
  return result->moves->len >= GOPS_TIERS_MOST_MOVES || tell_move (run, index, &change, error);
}

static gboolean
place_members (Run *run, GError **error)
{
  GopsTiersResult *result = run->result;
  guint n = gops_tier_table_get_n (run->table);
  g_autofree guint8 *tiers = g_new (guint8, MAX (n, 1));

  gops_tier_table_place (run->table, result->scheme, tiers);
  result->total = n;
  for (guint i = 0; i < n; i++)
    {
      const GopsTier *from = gops_tier_scheme_get_tier (result->scheme, gops_tier_table_get_tier (run->table, i));
      const GopsTier *to = &result->scheme->tiers[tiers[i]];

      result->counts[tiers[i]].count++;
      if (to != from && !note_change (run, i, from, to, error))
        return FALSE;
    }
  return TRUE;
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
  for (guint i = 0; i < run->changes->len; i++)
    {
      const Change *change = &g_array_index (run->changes, Change, i);

      if (!gops_store_exec (run->store, error, "INSERT INTO tier_move (run_id, person_id, from_tier, to_tier) VALUES (?1, ?2, ?3, ?4)",
                            "llss", id, change->person, change->from != NULL ? change->from->id : "", change->to->id))
        return FALSE;
    }
  return TRUE;
}

/* One run per group, scheme and day: a second one on the same day replaces the first. */
static gboolean
save_run (Run *run, GError **error)
{
  gint64 group = gops_record_get_id (run->group);
  g_autofree char *counts = dup_counts (run->result);
  g_autoptr (GopsTierRun) record = gops_record_new (GOPS_TYPE_TIER_RUN, "group-id", group, NULL);

  if (!gops_store_exec (run->store, error, "DELETE FROM tier_run WHERE group_id = ?1 AND scheme = ?2 AND as_of = ?3", "lss",
                        group, run->result->scheme->id, run->result->as_of))
    return FALSE;
  gops_record_set_text (record, GOPS_TIER_RUN_SCHEME, run->result->scheme->id);
  gops_record_set_text (record, GOPS_TIER_RUN_AS_OF, run->result->as_of);
  gops_record_set_text (record, GOPS_TIER_RUN_COUNTS, counts);
  gops_record_set_int (record, GOPS_TIER_RUN_CREATED_AT, gops_store_now (run->store));
  gops_record_set_text (run->group, GOPS_GROUP_TIER_SCHEME, run->result->scheme->id);
  return gops_record_insert (record, run->store, error) && gops_record_save (run->group, run->store, error) &&
         save_moves (run, gops_record_get_id (record), error);
}

static gboolean
save_changes (Run *run, GError **error)
{
  for (guint i = 0; i < run->changes->len; i++)
    {
      const Change *change = &g_array_index (run->changes, Change, i);

      if (!gops_store_exec (run->store, error, "UPDATE membership SET tier = ?1, tier_since = ?2 WHERE id = ?3", "ssl",
                            change->to->id, run->result->as_of, change->membership))
        return FALSE;
    }
  return save_run (run, error);
}

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

static gboolean
prepare (Run *run, const char *scheme, const char *as_of, GError **error)
{
  const GopsMethod *method = gops_method_get_default ();
  const char *id = scheme != NULL ? scheme : gops_record_get_text (run->group, GOPS_GROUP_TIER_SCHEME);
  GopsTiersResult *result = run->result;

  result->scheme = gops_method_find_tier_scheme (method, id);
  if (result->scheme == NULL)
    {
      gops_method_set_not_found (error, _("tier scheme"), id, gops_method_get_tier_schemes (method));
      return FALSE;
    }
  run->table = gops_tier_table_load (run->store, &(GopsTierScope) { .group = gops_record_get_id (run->group), .as_of = as_of }, NULL, error);
  if (run->table == NULL)
    return FALSE;
  result->as_of = g_strdup (gops_tier_table_get_as_of (run->table));
  result->counts = g_new0 (GopsTierCount, result->scheme->n_tiers);
  for (guint i = 0; i < result->scheme->n_tiers; i++)
    result->counts[i].tier = &result->scheme->tiers[i];
  return TRUE;
}

gboolean
gops_tiers_run (GopsStore *store, gint64 group, const char *scheme, const char *as_of, gboolean save_it,
                GopsTiersResult **out_result, GError **error)
{
  g_autoptr (GopsGroup) record = gops_record_load (GOPS_TYPE_GROUP, store, group, error);
  g_autoptr (GopsTiersResult) result = g_new0 (GopsTiersResult, 1);
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));
  Run run = { .store = store, .group = record, .result = result, .changes = changes };
  gboolean ok;

  result->moves = g_ptr_array_new_with_free_func (free_move);
  if (record == NULL || !prepare (&run, scheme, as_of, error))
    return FALSE;
  ok = place_members (&run, error) && (!save_it || save (&run, error));
  g_clear_pointer (&run.table, gops_tier_table_free);
  if (!ok)
    return FALSE;
  if (out_result != NULL)
    *out_result = g_steal_pointer (&result);
  return TRUE;
}
