/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of the roster. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-day.h"
#include "gops-method-error.h"
#include "gops-roster.h"
#include "gops-workspace.h"

char *
gops_roster_usual_end (const char *since)
{
  GDate date;
  int day = gops_day_parse (since);

  if (day == GOPS_DAY_NONE)
    return g_strdup ("");
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, G_DATE_JANUARY, 1970);
  g_date_add_days (&date, (guint) MAX (day, 0));
  g_date_add_months (&date, GOPS_ROSTER_MONTHS);
  g_date_subtract_days (&date, 1);
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), (int) g_date_get_month (&date), g_date_get_day (&date));
}

/* Who keeps the group in the same role until then hands over, but for the turn @but. */
static gboolean
end_others (GopsStore             *store,
            gint64                 group,
            const GopsRosterWish  *wish,
            const char            *since,
            gint64                 but,
            GError               **error)
{
  g_autofree char *before = gops_date_add (since, -1);

  return gops_store_exec (store, error, "UPDATE roster_turn SET until = ?3 WHERE group_id = ?1 AND role = ?2 AND since < ?4 AND (until = '' OR until >= ?4)"
                          " AND id <> ?5", "lsssl", group, wish->role != NULL ? wish->role : "", before, since, but);
}

/* The turn of the same person, in the same role, that still runs on that day: it goes on, and no second one is begun beside it.
 * @out_turn: 0: there is none */
static gboolean
find_own (GopsStore             *store,
          gint64                 group,
          const GopsRosterWish  *wish,
          const char            *since,
          gint64                *out_turn,
          GError               **error)
{
  return gops_store_read_int (store, out_turn, error, "SELECT coalesce (max (id), 0) FROM roster_turn WHERE group_id = ?1 AND role = ?2 AND since <= ?3"
                              " AND (until = '' OR until >= ?3) AND (person_id = nullif (?4, 0) OR (?4 = 0 AND person_id IS NULL AND name = ?5))", "lssls",
                              group, wish->role != NULL ? wish->role : "", since, wish->person, wish->name);
}

static gboolean
go_on (GopsStore             *store,
       gint64                 turn,
       const GopsRosterWish  *wish,
       const char            *until,
       GError               **error)
{
  g_autoptr (GopsRosterTurn) record = gops_record_load (GOPS_TYPE_ROSTER_TURN, store, turn, error);

  if (record == NULL)
    return FALSE;
  gops_record_set_text (record, GOPS_ROSTER_TURN_UNTIL, until);
  if (wish->mode != NULL && *wish->mode != '\0')
    gops_record_set_text (record, GOPS_ROSTER_TURN_MODE, wish->mode);
  if (wish->note != NULL && *wish->note != '\0')
    gops_record_set_text (record, GOPS_ROSTER_TURN_NOTE, wish->note);
  return gops_record_save (record, store, error);
}

static gboolean
assign_one (GopsStore             *store,
            gint64                 group,
            const GopsRosterWish  *wish,
            const char            *since,
            const char            *until,
            GError               **error)
{
  g_autoptr (GopsRosterTurn) turn = NULL;
  gint64 own = 0;

  if (!find_own (store, group, wish, since, &own, error))
    return FALSE;
  if (own != 0)
    return (!wish->takes_over || end_others (store, group, wish, since, own, error)) && go_on (store, own, wish, until, error);
  turn = gops_record_new (GOPS_TYPE_ROSTER_TURN, "group-id", group, "person-id", wish->person, "name", wish->name, "role",
                          wish->role, "mode", wish->mode, "since", since, "until", until, "note", wish->note, NULL);
  return (!wish->takes_over || end_others (store, group, wish, since, 0, error)) && gops_record_insert (turn, store, error);
}

static gboolean
check (const char  *name,
       const char  *since,
       const char  *until,
       GError     **error)
{
  if (name == NULL || *name == '\0')
    g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("say who is to keep the group"));
  else if (*until != '\0' && g_strcmp0 (until, since) < 0)
    g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_DATE, _("the turn ends on %s, before it begins on %s"), until, since);
  else
    return TRUE;
  return FALSE;
}

gboolean
gops_roster_assign (GopsStore             *store,
                    const GArray          *groups,
                    const GopsRosterWish  *wish,
                    GError               **error)
{
  g_autofree char *today = gops_date_today (store, NULL), *usual = NULL, *number = g_strdup_printf ("%u", groups->len), *name = NULL;
  const char *since = wish->since != NULL && *wish->since != '\0' ? wish->since : today, *until;
  gboolean ok = TRUE;

  usual = gops_roster_usual_end (since);
  until = wish->until != NULL ? wish->until : usual;
  if (!check (wish->name, since, until, error))
    return FALSE;
  if (groups->len == 1 ? !gops_store_read_text (store, &name, error, "SELECT name FROM chat_group WHERE id = ?1", "l", g_array_index (groups, gint64, 0)) ||
                         !gops_store_begin (store, error, N_("Let %s keep “%s”"), wish->name, name, NULL)
                       : !gops_store_begin (store, error, N_("Let %s keep %s groups"), wish->name, number, NULL))
    return FALSE;
  for (guint i = 0; i < groups->len && ok; i++)
    ok = assign_one (store, g_array_index (groups, gint64, i), wish, since, until, error);
  return gops_store_end (store, ok, error);
}

/* Begins an action that names the keeper and the group of a turn. */
static gboolean
begin (GopsStore   *store,
       gint64       turn,
       const char  *label,
       GError     **error)
{
  g_autofree char *name = NULL, *group = NULL;

  return gops_store_read_text (store, &name, error, "SELECT name FROM roster_turn WHERE id = ?1", "l", turn) &&
    gops_store_read_text (store, &group, error, "SELECT g.name FROM roster_turn t JOIN chat_group g ON g.id = t.group_id WHERE t.id = ?1", "l", turn) &&
    gops_store_begin (store, error, label, name, group, NULL);
}

gboolean
gops_roster_end (GopsStore   *store,
                 gint64       turn,
                 const char  *until,
                 GError     **error)
{
  return begin (store, turn, N_("End the turn of %s in “%s”"), error) &&
    gops_store_end (store, gops_store_exec (store, error, "UPDATE roster_turn SET until = ?2 WHERE id = ?1", "ls", turn, until), error);
}

gboolean
gops_roster_remove (GopsStore  *store,
                    gint64      turn,
                    GError    **error)
{
  return begin (store, turn, N_("Remove the turn of %s in “%s”"), error) &&
    gops_store_end (store, gops_store_exec (store, error, "DELETE FROM roster_turn WHERE id = ?1", "l", turn), error);
}
