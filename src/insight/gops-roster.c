/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster as it stands. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-day.h"
#include "gops-headcount.h"
#include "gops-plan-occurrence.h"
#include "gops-roster.h"
#include "gops-workspace.h"

#define GROUPS_SQL \
  "SELECT g.id, g.name, " GOPS_MEMBER_COUNT_SQL ("g.id") " FROM chat_group g" \
  " WHERE g.deleted_at = 0 AND g.archived_at = 0 AND g.status <> 'dissolved' AND (?1 = 0 OR g.id = ?1) ORDER BY g.sort_key, g.id"

static const struct
{
  const char *id, *name;
} modes[] = {
  { "staff", N_("Dedicated staff") },
  { "members", N_("Members as managers") },
  { "content", N_("By content") },
  { "resources", N_("By resources") },
};

const char *const *
gops_roster_modes (void)
{
  static const char *const ids[] = { "staff", "members", "content", "resources", NULL };

  return ids;
}

const char *
gops_roster_mode_name (const char *mode)
{
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    if (g_str_equal (modes[i].id, mode))
      return _(modes[i].name);
  return mode;
}

static int
day_of (gpointer turn,
        guint    column)
{
  return gops_day_parse (gops_record_get_text (turn, column));
}

GopsTurnState
gops_roster_turn_state (gpointer turn,
                        int      today)
{
  int since = day_of (turn, GOPS_ROSTER_TURN_SINCE), until = day_of (turn, GOPS_ROSTER_TURN_UNTIL);

  if (until != GOPS_DAY_NONE && until < today)
    return GOPS_TURN_PAST;
  return since != GOPS_DAY_NONE && since > today ? GOPS_TURN_NEXT : GOPS_TURN_NOW;
}

/* --- groups --- */

static void
group_free (gpointer data)
{
  GopsRosterGroup *self = data;

  g_free (self->name);
  g_ptr_array_unref (self->now);
  g_ptr_array_unref (self->next);
  g_clear_object (&self->last);
  g_free (self);
}

static void
add_group (GopsRoster    *self,
           GHashTable    *by_id,
           GopsStatement *row)
{
  GopsRosterGroup *group = g_new0 (GopsRosterGroup, 1);

  group->group = gops_statement_int (row, 0);
  group->name = g_strdup (gops_statement_text (row, 1));
  group->members = (guint) gops_statement_int (row, 2);
  group->now = g_ptr_array_new_with_free_func (g_object_unref);
  group->next = g_ptr_array_new_with_free_func (g_object_unref);
  group->ends = GOPS_DAY_NONE;
  g_ptr_array_add (self->groups, group);
  g_hash_table_insert (by_id, &group->group, group);
}

static gboolean
load_groups (GopsRoster  *self,
             GHashTable  *by_id,
             GopsStore   *store,
             gint64       group,
             GError     **error)
{
  g_autoptr (GopsStatement) rows = gops_store_query (store, error, GROUPS_SQL, "l", group);
  g_autoptr (GError) local_error = NULL;

  while (rows != NULL && gops_statement_next (rows, &local_error))
    add_group (self, by_id, rows);
  if (rows == NULL || local_error == NULL)
    return rows != NULL;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Turns come by their beginning. */
static void
add_turn (GopsRosterGroup *group,
          gpointer         turn,
          int              today)
{
  switch (gops_roster_turn_state (turn, today))
    {
    case GOPS_TURN_NOW:
      g_ptr_array_add (group->now, g_object_ref (turn));
      break;
    case GOPS_TURN_NEXT:
      g_ptr_array_add (group->next, g_object_ref (turn));
      break;
    case GOPS_TURN_PAST:
      if (group->last == NULL || day_of (turn, GOPS_ROSTER_TURN_UNTIL) >= day_of (group->last, GOPS_ROSTER_TURN_UNTIL))
        g_set_object (&group->last, turn);
      break;
    }
}

static gboolean
load_turns (GopsRoster  *self,
            GHashTable  *by_id,
            GopsStore   *store,
            gint64       group,
            GError     **error)
{
  g_autoptr (GPtrArray) turns = gops_record_load_all (GOPS_TYPE_ROSTER_TURN, store, error, "WHERE ?1 = 0 OR group_id = ?1 ORDER BY since, id", "l", group);

  for (guint i = 0; turns != NULL && i < turns->len; i++)
    {
      gint64 id = gops_record_get_int (turns->pdata[i], GOPS_ROSTER_TURN_GROUP_ID);
      GopsRosterGroup *found = g_hash_table_lookup (by_id, &id);

      if (found != NULL)
        add_turn (found, turns->pdata[i], self->today);
    }
  return turns != NULL;
}

/* When nobody keeps it any more. */
static int
find_end (const GopsRosterGroup *group)
{
  int last = GOPS_DAY_NONE;

  if (group->now->len == 0)
    return group->last != NULL && group->next->len == 0 ? day_of (group->last, GOPS_ROSTER_TURN_UNTIL) : GOPS_DAY_NONE;
  for (guint i = 0; i < group->now->len; i++)
    {
      int until = day_of (group->now->pdata[i], GOPS_ROSTER_TURN_UNTIL);

      if (until == GOPS_DAY_NONE)
        return GOPS_DAY_NONE;
      last = MAX (last, until);
    }
  for (guint i = 0; i < group->next->len; i++)
    if (day_of (group->next->pdata[i], GOPS_ROSTER_TURN_SINCE) <= last + 1)
      return GOPS_DAY_NONE;
  return last;
}

int
gops_roster_find_end (const GPtrArray *turns,
                      int              today,
                      gpointer        *out_turn)
{
  GopsRosterGroup *group = g_new0 (GopsRosterGroup, 1);
  int end;

  group->now = g_ptr_array_new_with_free_func (g_object_unref);
  group->next = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < turns->len; i++)
    add_turn (group, turns->pdata[i], today);
  end = find_end (group);
  for (guint i = 0; out_turn != NULL && i < turns->len; i++)
    if (day_of (turns->pdata[i], GOPS_ROSTER_TURN_UNTIL) == end)
      *out_turn = turns->pdata[i];
  group_free (group);
  return end;
}

/* --- work --- */

/* Minutes that plan items say. (transfer full) (element-type gint64 guint) (nullable) */
static GHashTable *
load_minutes (GopsStore   *store,
              const char  *from,
              const char  *until,
              GError     **error)
{
  g_autoptr (GHashTable) minutes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GopsStatement) rows = gops_store_query (store, error, "SELECT id, minutes FROM plan_item WHERE minutes > 0 AND (recurrence <> '' OR on_date BETWEEN ?1 AND ?2)",
                                                     "ss", from, until);
  g_autoptr (GError) local_error = NULL;

  while (rows != NULL && gops_statement_next (rows, &local_error))
    {
      gint64 id = gops_statement_int (rows, 0);

      g_hash_table_insert (minutes, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER ((guint) gops_statement_int (rows, 1)));
    }
  if (rows != NULL && local_error == NULL)
    return g_steal_pointer (&minutes);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static gboolean
load_work (GopsRoster  *self,
           GHashTable  *by_id,
           GopsStore   *store,
           GError     **error)
{
  g_autofree char *from = gops_day_format (self->today), *until = gops_day_format (self->today + GOPS_ROSTER_WEEK - 1);
  g_autoptr (GHashTable) minutes = load_minutes (store, from, until, error);
  g_autoptr (GArray) plan = minutes != NULL ? gops_plan_occurrences_list (store, NULL, self->today, self->today + GOPS_ROSTER_WEEK - 1, error) : NULL;

  for (guint i = 0; plan != NULL && i < plan->len; i++)
    {
      const GopsPlanOccurrence *occurrence = &g_array_index (plan, GopsPlanOccurrence, i);
      GopsRosterGroup *group = g_hash_table_lookup (by_id, &occurrence->group);
      guint said = GPOINTER_TO_UINT (g_hash_table_lookup (minutes, &occurrence->item));

      if (group != NULL && !occurrence->done)
        group->minutes += said > 0 ? said : GOPS_ROSTER_MINUTES;
    }
  return plan != NULL;
}

/* --- people --- */

static void
person_free (gpointer data)
{
  g_free (((GopsRosterPerson *) data)->name);
  g_free (data);
}

static GopsRosterPerson *
find_person (GopsRoster *self,
             gpointer    turn)
{
  gint64 id = gops_record_get_int (turn, GOPS_ROSTER_TURN_PERSON_ID);
  const char *name = gops_record_get_text (turn, GOPS_ROSTER_TURN_NAME);
  GopsRosterPerson *person;

  for (guint i = 0; i < self->people->len; i++)
    {
      person = self->people->pdata[i];
      if (id != 0 ? person->person == id : person->person == 0 && g_str_equal (person->name, name))
        return person;
    }
  person = g_new0 (GopsRosterPerson, 1);
  person->person = id;
  person->name = g_strdup (name);
  g_ptr_array_add (self->people, person);
  return person;
}

/* Whether an earlier turn of now is the same person's: who keeps a group in two turns keeps one group. */
static gboolean
was_counted (GopsRoster            *self,
             const GopsRosterGroup *group,
             guint                  turn)
{
  for (guint i = 0; i < turn; i++)
    if (find_person (self, group->now->pdata[i]) == find_person (self, group->now->pdata[turn]))
      return TRUE;
  return FALSE;
}

static void
count_group (GopsRoster            *self,
             const GopsRosterGroup *group)
{
  for (guint i = 0; i < group->now->len; i++)
    {
      GopsRosterPerson *person = find_person (self, group->now->pdata[i]);

      person->n_groups += !was_counted (self, group, i);
      person->members += was_counted (self, group, i) ? 0 : group->members;
      person->minutes += group->minutes / group->now->len;
    }
  for (guint i = 0; i < group->next->len; i++)
    find_person (self, group->next->pdata[i])->n_next++;
  if (group->last != NULL)
    (void) find_person (self, group->last);
}

static int
compare_people (gconstpointer a,
                gconstpointer b)
{
  const GopsRosterPerson *left = *(GopsRosterPerson *const *) a, *right = *(GopsRosterPerson *const *) b;

  if (left->n_groups != right->n_groups)
    return left->n_groups > right->n_groups ? -1 : 1;
  if (left->minutes != right->minutes)
    return left->minutes > right->minutes ? -1 : 1;
  return g_strcmp0 (left->name, right->name);
}

static void
count (GopsRoster *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      GopsRosterGroup *group = self->groups->pdata[i];

      group->ends = find_end (group);
      count_group (self, group);
      self->n_without += group->now->len == 0;
      self->n_ending += group->ends != GOPS_DAY_NONE && group->ends <= self->today + GOPS_ROSTER_SOON;
    }
  g_ptr_array_sort (self->people, compare_people);
}

GopsRoster *
gops_roster_load (GopsStore     *store,
                  gint64         group,
                  const char    *today,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (GopsRoster) self = g_new0 (GopsRoster, 1);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree char *now = gops_date_today (store, NULL);

  self->today = gops_day_parse (today != NULL ? today : now);
  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->people = g_ptr_array_new_with_free_func (person_free);
  if (!load_groups (self, by_id, store, group, error) || !load_turns (self, by_id, store, group, error) || !load_work (self, by_id, store, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  count (self);
  return g_steal_pointer (&self);
}

void
gops_roster_free (GopsRoster *self)
{
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->people);
  g_free (self);
}

/* --- who is next --- */

static gboolean
keeps (const GopsRosterPerson *person,
       const GPtrArray        *turns)
{
  for (guint i = 0; i < turns->len; i++)
    if (person->person != 0 ? gops_record_get_int (turns->pdata[i], GOPS_ROSTER_TURN_PERSON_ID) == person->person :
                              g_str_equal (gops_record_get_text (turns->pdata[i], GOPS_ROSTER_TURN_NAME), person->name))
      return TRUE;
  return FALSE;
}

const GopsRosterPerson *
gops_roster_suggest (const GopsRoster      *self,
                     const GopsRosterGroup *group)
{
  const GopsRosterPerson *best = NULL;

  for (guint i = 0; i < self->people->len; i++)
    {
      const GopsRosterPerson *person = self->people->pdata[i];

      if (!keeps (person, group->now) && (best == NULL || person->n_groups + person->n_next < best->n_groups + best->n_next))
        best = person;
    }
  return best;
}
