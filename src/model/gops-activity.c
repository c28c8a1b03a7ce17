/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Active days of the last thirty, counted anew. */

#include "config.h"

#include <stdio.h>

#include "gops-activity.h"
#include "gops-batch.h"
#include "gops-people-merge.h"
#include "gops-workspace.h"

/* A membership whose figure is another now. */
typedef struct
{
  gint64 membership;
  int    active_days;
} Aged;

typedef struct
{
  gint64 group;
  char  *zone;   /* (owned) */
} Group;

static void
group_clear (gpointer data)
{
  g_free (((Group *) data)->zone);
}

#define HAS_ACTIVITY "EXISTS (SELECT 1 FROM activity_group WHERE group_id = chat_group.id)"

static GArray *
find_groups (GopsStore *store,
             GError   **error)
{
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (Group));
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (store, error,
    "SELECT id, time_zone FROM chat_group WHERE " HAS_ACTIVITY, NULL);

  g_array_set_clear_func (groups, group_clear);
  if (rows == NULL)
    return NULL;
  while (gops_statement_next (rows, &local_error))
    {
      Group group = { gops_statement_int (rows, 0), g_strdup (gops_statement_text (rows, 1)) };

      g_array_append_val (groups, group);
    }
  if (local_error == NULL)
    return g_steal_pointer (&groups);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* Whose days the rows of activity_day are: with merged people, those of the one who stays. */
#define IS_OWN     "a.person_id = m.person_id"
#define IS_OF_KEPT "a.person_id IN " GOPS_PERSON_ALL_SQL ("m.person_id")

/* Members whose days differ from what stands there: those with days in the month, and those whose days have passed. Each is
 * looked up by itself: in order of members alone, nothing is to be sorted. */
#define DAYS_SQL(is_theirs) "FROM activity_day a WHERE " is_theirs " AND a.group_id = m.group_id AND a.messages > 0" \
  " AND " GOPS_BATCH_SHOWN ("a.batch")
#define AGED_SQL(is_theirs) \
  "SELECT id, days FROM (SELECT m.id AS id, m.group_id AS group_id, m.person_id AS person_id, m.active_days AS active_days," \
  " (SELECT count (DISTINCT a.day) " DAYS_SQL (is_theirs) " AND a.day BETWEEN ?2 AND ?3) AS days" \
  " FROM membership m WHERE m.group_id = ?1) m WHERE active_days <> days AND EXISTS (SELECT 1 " DAYS_SQL (is_theirs) ")"

static GArray *
find_aged (GopsStore    *store,
           const Group  *group,
           gboolean      merged,
           GError      **error)
{
  g_autofree char *today = gops_date_today (store, group->zone);
  int day = gops_date_days_between ("1970-01-01", today);
  g_autoptr (GArray) aged = g_array_new (FALSE, FALSE, sizeof (Aged));
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (store, error, merged ? AGED_SQL (IS_OF_KEPT) : AGED_SQL (IS_OWN),
                                                     "lii", group->group, day - GOPS_ACTIVITY_DAYS + 1, day);

  if (rows == NULL)
    return NULL;
  while (gops_statement_next (rows, &local_error))
    {
      Aged one = { gops_statement_int (rows, 0), (int) gops_statement_int (rows, 1) };

      g_array_append_val (aged, one);
    }
  if (local_error == NULL)
    return g_steal_pointer (&aged);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static gboolean
write_slice (GopsStore  *store,
             GArray     *aged,
             guint       from,
             GError    **error)
{
  for (guint i = from; i < MIN (from + GOPS_BATCH_SLICE, aged->len); i++)
    {
      const Aged *one = &g_array_index (aged, Aged, i);

      if (!gops_store_exec (store, error, "UPDATE membership SET active_days = ?2 WHERE id = ?1", "li", one->membership, one->active_days))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_aged (GopsStore    *store,
            GArray       *aged,
            GCancellable *cancellable,
            GError      **error)
{
  for (guint from = 0; from < aged->len; from += GOPS_BATCH_SLICE)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) || !gops_store_begin_unjournaled (store, error) ||
        !gops_store_end_unjournaled (store, write_slice (store, aged, from, error), error))
      return FALSE;
  return TRUE;
}

gboolean
gops_activity_age (GopsStore    *store,
                   GCancellable *cancellable,
                   GError      **error)
{
  g_autoptr (GArray) groups = find_groups (store, error);
  gboolean merged;

  if (groups == NULL || !gops_people_any_merged (store, &merged, error))
    return FALSE;
  for (guint i = 0; i < groups->len; i++)
    {
      g_autoptr (GArray) aged = find_aged (store, &g_array_index (groups, Group, i), merged, error);

      if (aged == NULL || !write_aged (store, aged, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* --- once a day --- */

/* What members' figures were counted for. */
typedef struct
{
  gint64 action;      /* the last in the journal that holds; 0: none */
  gint64 action_at;   /* a number comes again when what was undone is dropped */
  char  *days;        /* (owned): the day in each zone that a group with messages is in; "": nobody has said anything */
} State;

static void
state_clear (State *self)
{
  g_free (self->days);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (State, state_clear)

static char *
dup_days (GopsStore  *store,
          GError    **error)
{
  g_autoptr (GString) days = g_string_new (NULL);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) zones = gops_store_query (store, error, "SELECT DISTINCT time_zone FROM chat_group WHERE " HAS_ACTIVITY " ORDER BY 1", NULL);

  if (zones == NULL)
    return NULL;
  while (gops_statement_next (zones, &local_error))
    {
      g_autofree char *today = gops_date_today (store, gops_statement_text (zones, 0));

      g_string_append_printf (days, " %s %s", today, gops_statement_text (zones, 0));
    }
  if (local_error == NULL)
    return g_string_free (g_steal_pointer (&days), FALSE);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

#define HOLDS "undone = 0 AND " GOPS_BATCH_IS_NOT ("batch", "pending")

static gboolean
state_read (State      *self,
            GopsStore  *store,
            GError    **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) row = NULL;

  self->days = dup_days (store, error);
  row = self->days == NULL ? NULL :
    gops_store_query (store, error, "SELECT id, at FROM journal_action WHERE " HOLDS " ORDER BY id DESC LIMIT 1", NULL);
  if (row == NULL)
    return FALSE;
  if (gops_statement_next (row, &local_error))
    {
      self->action = gops_statement_int (row, 0);
      self->action_at = gops_statement_int (row, 1);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Whether the days are still those, and no action that holds has written figures, groups' zones or merges since. An undo or a
 * redo of such an action has removed the setting. */
static gboolean
is_aged (GopsStore    *store,
         const State  *now,
         gboolean     *out_aged,
         GError      **error)
{
  g_autofree char *value = NULL;
  gint64 action = 0, at = 0, aged = 0;
  int length = 0;

  *out_aged = FALSE;
  if (!gops_store_read_text (store, &value, NULL, "SELECT value FROM setting WHERE key = '" GOPS_ACTIVITY_AGED "'", NULL) ||
      sscanf (value, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT "%n", &action, &at, &length) < 2 || !g_str_equal (value + length, now->days))
    return TRUE;
  if (!gops_store_read_int (store, &aged, error,
    "SELECT (?1 = 0 OR EXISTS (SELECT 1 FROM journal_action WHERE id = ?1 AND at = ?2)) AND NOT EXISTS"
    " (SELECT 1 FROM journal_row WHERE action IN (SELECT id FROM journal_action WHERE id > ?1 AND undone = 0)"
    " AND tbl IN ('membership', 'chat_group', 'person_merge'))", "ll", action, at))
    return FALSE;
  *out_aged = aged != 0;
  return TRUE;
}

static gboolean
note_aged (GopsStore    *store,
           const State  *state,
           GError      **error)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT "%s", state->action, state->action_at, state->days);

  return gops_store_exec_unjournaled (store, NULL, error, "INSERT INTO setting (id, key, value) VALUES (?1, '" GOPS_ACTIVITY_AGED "', ?2)"
                                      " ON CONFLICT (key) DO UPDATE SET value = excluded.value", "ls", gops_store_new_id (store), value);
}

gboolean
gops_activity_keep_up (GopsStore    *store,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_auto (State) state = { 0 };
  gboolean aged;

  if (!state_read (&state, store, error))
    return FALSE;
  if (*state.days == '\0')
    return TRUE;
  if (!is_aged (store, &state, &aged, error))
    return FALSE;
  return aged || (gops_activity_age (store, cancellable, error) && note_aged (store, &state, error));
}
