/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How members stand with a duty. */
#include "config.h"

#include <string.h>

#include "gops-batch.h"
#include "gops-day.h"
#include "gops-duty-standing.h"

#define WEEK 7

/* A member on each of the days. */
typedef struct
{
  GopsDutyPerson *person;   /* (unowned) */
  int             since;    /* day; GOPS_DAY_NONE: not known */
  guint8         *done;     /* (owned): for each day */
} Row;

typedef struct
{
  GopsDutyStanding *standing;
  GopsStore        *store;
  gint64            group;
  int               today;    /* in the group's zone, whatever day is looked at */
  int               first;    /* day */
  GArray           *due;      /* (owned) (element-type int) */
  GHashTable       *rows;     /* (owned): gint64* → Row */
  GCancellable     *cancellable;
} Loader;

static void
row_free (gpointer data)
{
  g_free (((Row *) data)->done);
  g_free (data);
}

static void
person_free (gpointer data)
{
  g_free (((GopsDutyPerson *) data)->name);
  g_free (data);
}

/* --- reading --- */

/* Takes @local_error. */
static gboolean
end_rows (GopsStatement *rows,
          GError        *local_error,
          GError       **error)
{
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return rows != NULL && local_error == NULL;
}

static void
add_member (Loader        *self,
            GopsStatement *row)
{
  GopsDutyPerson *person = g_new0 (GopsDutyPerson, 1);
  Row *new_row = g_new0 (Row, 1);

  person->person = gops_statement_int (row, 0);
  person->membership = gops_statement_int (row, 1);
  person->name = g_strdup (gops_statement_text (row, 2));
  g_ptr_array_add (self->standing->people, person);
  *new_row = (Row) { person, gops_day_parse (gops_statement_text (row, 3)), g_new0 (guint8, self->standing->day - self->first + 1) };
  g_hash_table_insert (self->rows, &person->person, new_row);
}

static gboolean
load_members (Loader  *self,
              GError **error)
{
  g_autoptr (GopsStatement) rows = gops_store_query (self->store, error, "SELECT person_id, id, name, joined_on FROM member_view WHERE group_id = ?1"
                                                     " AND left_on = '' AND NOT staff AND NOT bot AND NOT blacklisted", "l", self->group);
  GError *local_error = NULL;

  while (rows != NULL && gops_statement_next (rows, &local_error))
    add_member (self, rows);
  return end_rows (rows, local_error, error);
}

static void
add_check_in (Loader        *self,
              GopsStatement *row)
{
  gint64 person = gops_statement_int (row, 0);
  const Row *found = g_hash_table_lookup (self->rows, &person);
  int day = gops_day_parse (gops_statement_text (row, 1));

  if (found != NULL && day >= self->first && day <= self->standing->day && gops_duty_rule_is_called (self->standing->rule, gops_statement_text (row, 2)))
    found->done[day - self->first] = TRUE;
}

static gboolean
load_check_ins (Loader  *self,
                GError **error)
{
  g_autofree char *first = gops_day_format (self->first), *last = gops_day_format (self->standing->day);
  g_autoptr (GopsStatement) rows = gops_store_query (self->store, error, "SELECT coalesce (p.merged_into, p.id), c.on_date, c.duty FROM check_in c"
    " JOIN person p ON p.id = c.person_id WHERE c.group_id = ?1 AND c.on_date BETWEEN ?2 AND ?3 AND " GOPS_BATCH_SHOWN ("c.batch"), "lss", self->group, first, last);
  GError *local_error = NULL;

  while (rows != NULL && gops_statement_next (rows, &local_error))
    add_check_in (self, rows);
  return end_rows (rows, local_error, error) && !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/* The first day that counts: where the duty says none, that of its first check-in. */
static gboolean
find_first (Loader  *self,
            GError **error)
{
  int earliest = self->standing->day - GOPS_DUTY_MOST_DAYS + 1;
  g_autofree char *date = gops_day_format (earliest), *last = gops_day_format (self->standing->day);
  g_autoptr (GopsStatement) rows = NULL;
  GError *local_error = NULL;

  self->first = MAX (earliest, self->standing->rule->first);   /* GOPS_DAY_NONE is before all days */
  if (self->standing->rule->first != GOPS_DAY_NONE)
    return TRUE;
  self->first = self->standing->day;
  rows = gops_store_query (self->store, error, "SELECT duty, min (on_date) FROM check_in WHERE group_id = ?1 AND on_date BETWEEN ?2 AND ?3"
                           " AND " GOPS_BATCH_SHOWN ("batch") " GROUP BY duty", "lss", self->group, date, last);
  while (rows != NULL && gops_statement_next (rows, &local_error))
    if (gops_duty_rule_is_called (self->standing->rule, gops_statement_text (rows, 0)))
      self->first = MIN (self->first, gops_day_parse (gops_statement_text (rows, 1)));
  return end_rows (rows, local_error, error);
}

/* --- counting --- */

/* The day that is looked at is open as long as it lasts: not done on it yet is not missed. */
static gboolean
is_open (const Loader *self,
         int           day)
{
  return day == self->standing->day && day >= self->today;
}

static void
count_day (const Loader *self,
           const Row    *row,
           int           day)
{
  GopsDutyPerson *person = row->person;
  gboolean done = row->done[day - self->first];

  if (!done && is_open (self, day))
    return;
  person->due++;
  person->done += done;
  person->streak = done ? person->streak + 1 : 0;
  person->missed = done ? 0 : person->missed + 1;
  person->longest = MAX (person->longest, person->streak);
  person->week_missed += !done && day > self->standing->day - WEEK;
}

static void
count_member (const Loader *self,
              const Row    *row)
{
  for (guint i = 0; i < self->due->len; i++)
    {
      int day = g_array_index (self->due, int, i);

      if (row->since == GOPS_DAY_NONE || day >= row->since || row->done[day - self->first])
        count_day (self, row, day);
    }
  row->person->today = row->done[self->standing->day - self->first];
  self->standing->n_today += row->person->today;
  self->standing->n_due += row->person->due;
  self->standing->n_done += row->person->done;
}

static int
compare_people (gconstpointer a,
                gconstpointer b)
{
  const GopsDutyPerson *left = *(GopsDutyPerson *const *) a, *right = *(GopsDutyPerson *const *) b;

  if (left->streak != right->streak)
    return left->streak > right->streak ? -1 : 1;
  if (left->done != right->done)
    return left->done > right->done ? -1 : 1;
  if (left->longest != right->longest)
    return left->longest > right->longest ? -1 : 1;
  return left->membership < right->membership ? -1 : left->membership > right->membership;
}

static void
count (Loader *self)
{
  GHashTableIter iter;
  gpointer row;

  self->due = gops_duty_rule_list_days (self->standing->rule, self->first, self->standing->day);
  self->standing->is_due = self->due->len > 0 && g_array_index (self->due, int, self->due->len - 1) == self->standing->day;
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    count_member (self, row);
  g_ptr_array_sort (self->standing->people, compare_people);
}

/* --- the whole --- */

static gboolean
load_group (Loader   *self,
            int       day,
            gpointer  duty,
            GError  **error)
{
  g_autofree char *zone = NULL;

  self->group = gops_record_get_int (duty, GOPS_DUTY_GROUP_ID);
  if (!gops_store_read_text (self->store, &zone, error, "SELECT time_zone FROM chat_group WHERE id = ?1", "l", self->group) ||
      !gops_store_read_text (self->store, &self->standing->language, error, "SELECT language FROM chat_group WHERE id = ?1", "l", self->group) ||
      !gops_store_read_text (self->store, &self->standing->group, error, "SELECT name FROM chat_group WHERE id = ?1", "l", self->group))
    return FALSE;
  self->today = gops_day_of_instant (gops_store_now (self->store), zone);
  self->standing->day = day != GOPS_DAY_NONE ? day : self->today;
  return TRUE;
}

GopsDutyStanding *
gops_duty_standing_load (GopsStore     *store,
                         gint64         duty,
                         int            day,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr (GopsDuty) record = gops_record_load (GOPS_TYPE_DUTY, store, duty, error);
  g_autoptr (GopsDutyStanding) self = NULL;
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, row_free);
  Loader loader = { .store = store, .rows = rows, .cancellable = cancellable };

  if (record == NULL)
    return NULL;
  loader.standing = self = g_new0 (GopsDutyStanding, 1);
  self->rule = gops_duty_rule_new (record);
  self->people = g_ptr_array_new_with_free_func (person_free);
  if (!load_group (&loader, day, record, error) || !find_first (&loader, error))
    return NULL;
  if (loader.first > self->day)
    loader.first = self->day;   /* it has not begun */
  if (!load_members (&loader, error) || !load_check_ins (&loader, error))
    return NULL;
  count (&loader);
  g_array_unref (loader.due);
  return g_steal_pointer (&self);
}

void
gops_duty_standing_free (GopsDutyStanding *self)
{
  g_clear_pointer (&self->rule, gops_duty_rule_free);
  g_ptr_array_unref (self->people);
  g_free (self->language);
  g_free (self->group);
  g_free (self);
}

guint
gops_duty_count_missed (const GopsDutyStanding *self,
                        guint                   days)
{
  guint n = 0;

  for (guint i = 0; i < self->people->len; i++)
    n += ((GopsDutyPerson *) self->people->pdata[i])->missed >= days;
  return n;
}
