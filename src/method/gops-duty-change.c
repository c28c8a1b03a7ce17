/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Duties and check-ins that are changed by hand. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-day.h"
#include "gops-duty-record.h"
#include "gops-method-error.h"

typedef struct
{
  GopsStore    *store;
  GopsDutyRule *rule;     /* (owned) */
  gint64        group;
  char         *date;     /* (owned) */
  guint         n;        /* changed */
} Ticking;

static gboolean
count_member (Ticking  *self,
              gint64    person,
              int       n,
              GError  **error)
{
  self->n += n != 0;
  return n == 0 || gops_store_exec (self->store, error, "UPDATE membership SET checkins = max (checkins + ?3, 0) WHERE group_id = ?1 AND person_id = ?2", "lli",
                                    self->group, person, n);
}

static gboolean
add_one (Ticking  *self,
         gint64    person,
         GError  **error)
{
  return gops_store_exec (self->store, error, "INSERT INTO check_in (id, person_id, group_id, on_date, duty) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
                          "lllss", gops_store_new_id (self->store), person, self->group, self->date, self->rule->name) &&
    count_member (self, person, gops_store_n_changed (self->store), error);
}

/* The person's check-ins of the day, those of accounts that were merged as well. (transfer full) (nullable) */
static GArray *
find_check_ins (Ticking  *self,
                gint64    person,
                GError  **error)
{
  g_autoptr (GopsStatement) rows = gops_store_query (self->store, error, "SELECT c.id, c.duty FROM check_in c JOIN person p ON p.id = c.person_id"
    " WHERE c.group_id = ?1 AND c.on_date = ?2 AND coalesce (p.merged_into, p.id) = ?3", "lsl", self->group, self->date, person);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local_error = NULL;

  while (rows != NULL && gops_statement_next (rows, &local_error))
    if (gops_duty_rule_is_called (self->rule, gops_statement_text (rows, 1)))
      {
        gint64 id = gops_statement_int (rows, 0);

        g_array_append_val (ids, id);
      }
  if (rows != NULL && local_error == NULL)
    return g_steal_pointer (&ids);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static gboolean
remove_one (Ticking  *self,
            gint64    person,
            GError  **error)
{
  g_autoptr (GArray) ids = find_check_ins (self, person, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!gops_store_exec (self->store, error, "DELETE FROM check_in WHERE id = ?1", "l", g_array_index (ids, gint64, i)))
      return FALSE;
  return ids != NULL && count_member (self, person, -(int) ids->len, error);
}

gboolean
gops_duty_tick (GopsStore     *store,
                gint64         duty,
                int            day,
                const gint64  *people,
                guint          n,
                gboolean       done,
                guint         *out_n,
                GError       **error)
{
  g_autoptr (GopsDuty) record = gops_record_load (GOPS_TYPE_DUTY, store, duty, error);
  g_autoptr (GopsDutyRule) rule = record != NULL ? gops_duty_rule_new (record) : NULL;
  g_autofree char *date = gops_day_format (day);
  Ticking ticking = { store, rule, record != NULL ? gops_record_get_int (record, GOPS_DUTY_GROUP_ID) : 0, date, 0 };
  gboolean ok = TRUE;

  if (record == NULL || !gops_store_begin (store, error, done ? N_("Check in for “%s” on %s") : N_("Take back check-ins for “%s” on %s"), rule->name, date, NULL))
    return FALSE;
  for (guint i = 0; i < n && ok; i++)
    ok = done ? add_one (&ticking, people[i], error) : remove_one (&ticking, people[i], error);
  if (ok && ticking.n == 0)
    gops_store_rollback (store);   /* nothing to undo */
  else if (!gops_store_end (store, ok, error))
    return FALSE;
  if (out_n != NULL)
    *out_n = ticking.n;
  return TRUE;
}

gint64
gops_duty_add (GopsStore  *store,
               gpointer    duty,
               GError    **error)
{
  const char *name = gops_record_get_text (duty, GOPS_DUTY_NAME);
  gint64 position;

  if (*name == '\0')
    {
      g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("a duty needs a name, by which its check-ins are known"));
      return 0;
    }
  if (!gops_store_read_int (store, &position, error, "SELECT coalesce (max (position) + 1, 0) FROM duty WHERE group_id = ?1", "l",
                            gops_record_get_int (duty, GOPS_DUTY_GROUP_ID)))
    return 0;
  if (gops_record_is_blank (duty, GOPS_DUTY_WORDS) && gops_record_get_int (duty, GOPS_DUTY_MIN_LENGTH) == 0)
    gops_record_set_text (duty, GOPS_DUTY_WORDS, name);
  gops_record_set_int (duty, GOPS_DUTY_POSITION, position);
  if (!gops_store_begin (store, error, N_("Add the duty “%s”"), name, NULL))
    return 0;
  return gops_store_end (store, gops_record_insert (duty, store, error), error) ? gops_record_get_id (duty) : 0;
}

gboolean
gops_duty_rename (GopsStore   *store,
                  gpointer     duty,
                  const char  *name,
                  GError     **error)
{
  g_autofree char *old = g_strdup (gops_record_get_text (duty, GOPS_DUTY_NAME));

  if (g_str_equal (old, name) || *name == '\0')
    return TRUE;
  if (!gops_store_begin (store, error, N_("Call the duty “%s” “%s”"), old, name, NULL))
    return FALSE;
  gops_record_set_text (duty, GOPS_DUTY_NAME, name);
  return gops_store_end (store, gops_record_save (duty, store, error) &&
                         gops_store_exec (store, error, "UPDATE OR IGNORE check_in SET duty = ?3 WHERE group_id = ?1 AND duty = ?2", "lss",
                                          gops_record_get_int (duty, GOPS_DUTY_GROUP_ID), old, name), error);
}

gboolean
gops_duty_remove (GopsStore  *store,
                  gint64      duty,
                  GError    **error)
{
  g_autofree char *name = NULL;

  return gops_store_read_text (store, &name, error, "SELECT name FROM duty WHERE id = ?1", "l", duty) &&
    gops_store_begin (store, error, N_("Remove the duty “%s”"), name, NULL) &&
    gops_store_end (store, gops_store_exec (store, error, "DELETE FROM duty WHERE id = ?1", "l", duty), error);
}
