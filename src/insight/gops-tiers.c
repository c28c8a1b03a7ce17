/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tier runs. Members and their days are read side by side in the order of persons, so that memory does not grow with
 * the group; only what changes is kept for writing. */
#include "config.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "gops-day.h"
#include "gops-records.h"
#include "gops-tiers.h"
#include "gops-workspace.h"
#include "gops-batch.h"

typedef struct
{
  gint64          membership;
  const GopsTier *tier;
} Change;

typedef struct
{
  GopsStore       *store;
  GopsGroup       *group;      /* (owned) */
  const char      *zone;
  int              day;
  GopsTiersResult *result;     /* (owned) */
  GArray          *changes;    /* (owned) (element-type Change) */

  GopsStatement   *days;       /* (owned) one row per person and day, ordered by person */
  gboolean         has_days;   /* the group has any */
  gint64           days_person;   /* of the row the statement is at; 0: at the end */
} Run;

enum { COLUMN_ID, COLUMN_PERSON, COLUMN_NAME, COLUMN_JOINED, COLUMN_TIER, COLUMN_SINCE, COLUMN_LOCKED, COLUMN_MESSAGES,
       COLUMN_ACTIVE, COLUMN_INVITES, COLUMN_CHECKINS, COLUMN_PURCHASES, COLUMN_SPOKE, COLUMN_GOT, COLUMN_GIVEN,
       COLUMN_POINTS, COLUMN_ROLE, COLUMN_TAGS };

#define MEMBERS_SQL \
  "SELECT m.id, m.person_id, CASE WHEN m.nickname <> '' THEN m.nickname ELSE p.name END, m.joined_on, m.tier," \
  " m.tier_since, m.tier_locked_until, m.messages, m.active_days, m.invites, m.checkins, m.purchases, m.last_spoke_at," \
  " m.replies_got, m.replies_given, m.points, m.role, p.tags" \
  " FROM membership m JOIN person p ON p.id = m.person_id" \
  " WHERE m.group_id = ?1 AND p.staff = 0 AND p.bot = 0 AND (m.left_on = '' OR m.left_on > ?2) AND m.joined_on <= ?2" \
  " AND " GOPS_BATCH_SHOWN ("m.batch") " ORDER BY m.person_id"

#define DAYS_SQL \
  "SELECT person_id, day, messages FROM activity_day WHERE group_id = ?1 AND day BETWEEN ?2 AND ?3" \
  " AND " GOPS_BATCH_SHOWN ("batch") " ORDER BY person_id"

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

static gboolean
next_day_row (Run *run, GError **error)
{
  g_autoptr (GError) local = NULL;

  run->days_person = gops_statement_next (run->days, &local) ? gops_statement_int (run->days, 0) : 0;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Takes the days of @person from the statement, which stands at the first person not yet passed. */
static gboolean
read_days (Run *run, gint64 person, GopsTierFacts *facts, GError **error)
{
  while (run->days_person != 0 && run->days_person <= person)
    {
      gint64 ago = run->day - gops_statement_int (run->days, 1);

      if (run->days_person == person && ago >= 0 && ago < GOPS_TIER_DAYS)
        facts->daily[ago] = (guint16) MIN (facts->daily[ago] + gops_statement_int (run->days, 2), G_MAXUINT16);   /* a row an intake */
      if (!next_day_row (run, error))
        return FALSE;
    }
  return TRUE;
}

static int
days_since (const Run *run, const char *date)
{
  int day = gops_day_parse (date);

  return day != GOPS_DAY_NONE ? MAX (run->day - day, 0) : GOPS_TIER_NEVER;
}

/* The last day with a message up to the run's day. Daily figures know it best; beyond them only the last moment is kept. */
static int
find_last_spoke (const Run *run, const GopsTierFacts *facts, gint64 at)
{
  int ago = at > 0 ? run->day - gops_day_of_instant (at, run->zone) : GOPS_TIER_NEVER;

  for (int i = 0; facts->has_daily && i < GOPS_TIER_DAYS; i++)
    if (facts->daily[i] > 0)
      return i;
  return at > 0 ? MAX (ago, 0) : GOPS_TIER_NEVER;
}

static gboolean
read_facts (Run *run, GopsStatement *row, GopsTierFacts *facts, GError **error)
{
  facts->has_daily = run->has_days;
  if (!read_days (run, gops_statement_int (row, COLUMN_PERSON), facts, error))
    return FALSE;
  facts->days_since_joined = days_since (run, gops_statement_text (row, COLUMN_JOINED));
  facts->days_since_spoke = find_last_spoke (run, facts, gops_statement_int (row, COLUMN_SPOKE));
  facts->messages = (int) gops_statement_int (row, COLUMN_MESSAGES);
  facts->active_days = (int) gops_statement_int (row, COLUMN_ACTIVE);
  facts->invites = (int) gops_statement_int (row, COLUMN_INVITES);
  facts->checkins = (int) gops_statement_int (row, COLUMN_CHECKINS);
  facts->purchases = (int) gops_statement_int (row, COLUMN_PURCHASES);
  facts->replies_got = (int) gops_statement_int (row, COLUMN_GOT);
  facts->replies_given = (int) gops_statement_int (row, COLUMN_GIVEN);
  facts->points = (int) gops_statement_int (row, COLUMN_POINTS);
  facts->role = gops_statement_text (row, COLUMN_ROLE);
  facts->tags = gops_statement_text (row, COLUMN_TAGS);
  facts->locked = g_strcmp0 (gops_statement_text (row, COLUMN_LOCKED), run->result->as_of) >= 0;
  return TRUE;
}

static void
note_change (Run *run, GopsStatement *row, const GopsTier *from, const GopsTier *to, char *reason)
{
  GopsTiersResult *result = run->result;
  Change change = { gops_statement_int (row, COLUMN_ID), to };
  GopsTierMove *move;

  g_array_append_val (run->changes, change);
  result->counts[to - result->scheme->tiers].moved_in++;
  if (from != NULL)
    result->counts[from - result->scheme->tiers].moved_out++;
  if (result->moves->len >= GOPS_TIERS_MOST_MOVES)
    {
      g_free (reason);
      return;
    }
  move = g_new0 (GopsTierMove, 1);
  *move = (GopsTierMove) { change.membership, g_strdup (gops_statement_text (row, COLUMN_NAME)), from, to, reason };
  g_ptr_array_add (result->moves, move);
}

static gboolean
place_member (Run *run, GopsStatement *row, GError **error)
{
  GopsTiersResult *result = run->result;
  GopsTierFacts facts = GOPS_TIER_FACTS_INIT;
  const char *previous = gops_statement_text (row, COLUMN_TIER);
  int in_previous = days_since (run, gops_statement_text (row, COLUMN_SINCE));
  const GopsTier *from = gops_tier_scheme_get_tier (result->scheme, previous), *to;
  gboolean tell = result->moves->len < GOPS_TIERS_MOST_MOVES;
  g_autofree char *reason = NULL;

  if (!read_facts (run, row, &facts, error))
    return FALSE;
  to = gops_tier_scheme_place (result->scheme, &facts, previous, in_previous >= 0 ? in_previous : G_MAXINT,
                               tell ? &reason : NULL);
  result->total++;
  result->counts[to - result->scheme->tiers].count++;
  if (to != from)
    note_change (run, row, from, to, g_steal_pointer (&reason));
  return TRUE;
}

static gboolean
place_members (Run *run, GError **error)
{
  gint64 group = gops_record_get_id (run->group), any = 0;
  g_autoptr (GopsStatement) rows = NULL;
  g_autoptr (GError) local = NULL;

  if (!gops_store_read_int (run->store, &any, error, "SELECT EXISTS (SELECT 1 FROM activity_day WHERE group_id = ?1)",
                            "l", group))
    return FALSE;
  run->has_days = any != 0;
  run->days = gops_store_query (run->store, error, DAYS_SQL, "lii", group, run->day - GOPS_TIER_DAYS + 1, run->day);
  if (run->days == NULL || !next_day_row (run, error))
    return FALSE;
  rows = gops_store_query (run->store, error, MEMBERS_SQL, "ls", group, run->result->as_of);
  if (rows == NULL)
    return FALSE;
  while (gops_statement_next (rows, &local))
    if (!place_member (run, rows, error))
      return FALSE;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
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
  return gops_record_insert (record, run->store, error) && gops_record_save (run->group, run->store, error);
}

static gboolean
save_changes (Run *run, GError **error)
{
  for (guint i = 0; i < run->changes->len; i++)
    {
      const Change *change = &g_array_index (run->changes, Change, i);

      if (!gops_store_exec (run->store, error, "UPDATE membership SET tier = ?1, tier_since = ?2 WHERE id = ?3", "ssl",
                            change->tier->id, run->result->as_of, change->membership))
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
  run->zone = gops_record_get_text (run->group, GOPS_GROUP_TIME_ZONE);
  result->as_of = as_of != NULL ? g_strdup (as_of) : gops_date_today (run->store, run->zone);
  run->day = gops_day_parse (result->as_of);
  if (run->day == GOPS_DAY_NONE)
    {
      g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("“%s” is no date such as 2026-03-01"), as_of);
      return FALSE;
    }
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
  ok = place_members (&run, error);
  g_clear_pointer (&run.days, gops_statement_free);
  if (!ok || (save_it && !save (&run, error)))
    return FALSE;
  if (out_result != NULL)
    *out_result = g_steal_pointer (&result);
  return TRUE;
}
