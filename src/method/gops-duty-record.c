/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Check-ins in what was said. First all are found, then they are written: nobody waits for the file meanwhile. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-duty-record.h"
#include "gops-local-day.h"
#include "gops-message-number.h"

#define LOOK_EVERY 4096      /* messages between two looks at the cancellable */
#define MOST_FOUND 2000000   /* kept in memory: 48 MB */

/* Of one account; who was merged counts as the one who stays. Programs do no duty. */
#define MESSAGES_SQL \
  "SELECT coalesce (p.merged_into, p.id), g.at, g.body FROM message g JOIN person p ON p.id = g.person_id WHERE g.group_id = ?1" \
  " AND g.message_id >= ?2 AND g.message_id < ?3 AND (?4 = 0 OR g.batch = ?4) AND g.kind NOT IN ('deleted', 'event', 'member') AND NOT p.bot" \
  " AND (?4 <> 0 OR " GOPS_BATCH_SHOWN ("g.batch") ")"

#define INSERT_SQL \
  "INSERT INTO check_in (id, person_id, group_id, on_date, duty, batch) VALUES (?1, ?2, ?3, ?4, ?5, nullif (?6, 0)) ON CONFLICT DO NOTHING"

typedef struct
{
  gint64 person;
  int    day;
  guint  duty;   /* index */
} Found;

typedef struct
{
  GopsStore        *store;
  gint64            group;
  GPtrArray        *rules;    /* (owned) (element-type GopsDutyRule) */
  GArray           *found;    /* (owned) (element-type Found) */
  GHashTable       *counts;   /* (owned): gint64* → how many are new */
  GopsDutyFound     sums;
  GopsLocalDay      days;
  GCancellable     *cancellable;
} Search;

static void
search_clear (Search *self)
{
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  g_clear_pointer (&self->found, g_array_unref);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  gops_local_day_clear (&self->days);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static gboolean
search_init (Search        *self,
             GopsStore     *store,
             gint64         group,
             gint64         duty,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GPtrArray) duties = gops_duty_load_all (store, group, error);
  g_autofree char *zone = NULL;

  *self = (Search) { .store = store, .group = group, .cancellable = cancellable };
  if (duties == NULL || !gops_store_read_text (store, &zone, error, "SELECT time_zone FROM chat_group WHERE id = ?1", "l", group))
    return FALSE;
  gops_local_day_init (&self->days, zone);
  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_duty_rule_free);
  self->found = g_array_new (FALSE, FALSE, sizeof (Found));
  self->counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < duties->len; i++)
    if (duty == 0 || gops_record_get_id (duties->pdata[i]) == duty)
      g_ptr_array_add (self->rules, gops_duty_rule_new (duties->pdata[i]));
  return TRUE;
}

/* --- finding --- */

static void
look_at (Search        *self,
         GopsStatement *row)
{
  const char *text = gops_statement_text (row, 2);
  Found found = { .person = gops_statement_int (row, 0), .day = gops_local_day_find (&self->days, gops_statement_int (row, 1), NULL) };

  self->sums.n_messages++;
  self->sums.n_without_text += *text == '\0';
  for (found.duty = 0; found.duty < self->rules->len && self->found->len < MOST_FOUND; found.duty++)
    if (gops_duty_rule_spans (self->rules->pdata[found.duty], found.day) && gops_duty_rule_counts (self->rules->pdata[found.duty], text))
      g_array_append_val (self->found, found);
}

static gboolean
find (Search  *self,
      gint64   first,
      gint64   last,
      gint64   batch,
      GError **error)
{
  g_autoptr (GopsStatement) rows = gops_store_query (self->store, error, MESSAGES_SQL, "llll", self->group, first, last, batch);
  g_autoptr (GError) local_error = NULL;

  while (rows != NULL && gops_statement_next (rows, &local_error))
    {
      look_at (self, rows);
      if (self->sums.n_messages % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
    }
  if (rows == NULL || local_error == NULL)
    return rows != NULL;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static int
compare_found (gconstpointer a,
               gconstpointer b)
{
  const Found *left = a, *right = b;

  if (left->duty != right->duty)
    return left->duty < right->duty ? -1 : 1;
  if (left->person != right->person)
    return left->person < right->person ? -1 : 1;
  return left->day < right->day ? -1 : left->day > right->day;
}

/* Who says it three times a day has done it once. */
static void
leave_out_repeated (Search *self)
{
  guint n = 0;

  g_array_sort (self->found, compare_found);
  for (guint i = 0; i < self->found->len; i++)
    if (n == 0 || compare_found (&g_array_index (self->found, Found, n - 1), &g_array_index (self->found, Found, i)) != 0)
      g_array_index (self->found, Found, n++) = g_array_index (self->found, Found, i);
  g_array_set_size (self->found, n);
}

/* --- writing --- */

static gboolean
write_found (Search       *self,
             const Found  *found,
             gint64        batch,
             GError      **error)
{
  g_autofree char *date = gops_day_format (found->day);
  const GopsDutyRule *rule = self->rules->pdata[found->duty];
  gint64 *person;

  if (!gops_store_exec (self->store, error, INSERT_SQL, "lllssl", gops_store_new_id (self->store), found->person, self->group, date, rule->name, batch))
    return FALSE;
  if (gops_store_n_changed (self->store) == 0)
    return TRUE;
  self->sums.n_new++;
  person = g_memdup2 (&found->person, sizeof found->person);
  g_hash_table_replace (self->counts, person, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, person)) + 1));
  return TRUE;
}

/* The figures of members go along. */
static gboolean
count_members (Search  *self,
               GError **error)
{
  GHashTableIter iter;
  gpointer person, n;

  g_hash_table_iter_init (&iter, self->counts);
  while (g_hash_table_iter_next (&iter, &person, &n))
    if (!gops_store_exec (self->store, error, "UPDATE membership SET checkins = checkins + ?3 WHERE group_id = ?1 AND person_id = ?2", "lli", self->group,
                          *(gint64 *) person, (int) GPOINTER_TO_UINT (n)))
      return FALSE;
  return TRUE;
}

static gboolean
write_slice (Search           *self,
             const GopsBatch  *batch,
             guint            *at,
             GError          **error)
{
  guint n = 0;

  while (*at < self->found->len && gops_batch_has_room (self->store, n++))
    if (!write_found (self, &g_array_index (self->found, Found, (*at)++), batch->id, error))
      return FALSE;
  return *at < self->found->len || count_members (self, error);
}

static gboolean
write_all (Search           *self,
           const GopsBatch  *batch,
           GopsProgress     *progress,
           GError          **error)
{
  guint at = 0;

  leave_out_repeated (self);
  do
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) || !gops_batch_resume (self->store, batch, error))
        return FALSE;
      if (!gops_store_end (self->store, write_slice (self, batch, &at, error), error))
        return FALSE;
      if (progress != NULL)
        gops_progress_report (progress, at, self->found->len, NULL);
    }
  while (at < self->found->len);
  return TRUE;
}

gboolean
gops_duty_record_new (GopsStore        *store,
                      const GopsBatch  *batch,
                      gint64            group,
                      gint64            first,
                      gint64            last,
                      GopsDutyFound    *out_found,
                      GCancellable     *cancellable,
                      GError          **error)
{
  g_auto (Search) search = { 0 };

  *out_found = (GopsDutyFound) { 0 };
  if (!search_init (&search, store, group, 0, cancellable, error))
    return FALSE;
  if (search.rules->len == 0)
    return TRUE;
  if (!find (&search, gops_message_number_from (first), gops_message_number_from (last + GOPS_MINUTE), batch->id, error) ||
      (search.found->len > 0 && !write_all (&search, batch, NULL, error)))
    return FALSE;
  *out_found = search.sums;
  return TRUE;
}

static gboolean
write_batch (Search        *self,
             GopsProgress  *progress,
             GError       **error)
{
  GopsBatch batch;
  g_autofree char *group = NULL;

  if (!gops_store_read_text (self->store, &group, error, "SELECT name FROM chat_group WHERE id = ?1", "l", self->group) ||
      !gops_batch_begin (self->store, &batch, "check-ins", "", self->group, error, N_("Look for check-ins in “%s”"), group, NULL))
    return FALSE;
  if (write_all (self, &batch, progress, error) && self->sums.n_new > 0 && gops_batch_finish (self->store, &batch, "{}", error))
    return TRUE;
  (void) gops_batch_discard (self->store, &batch, NULL);   /* what cannot be removed now goes at the next open */
  return self->sums.n_new == 0 && (error == NULL || *error == NULL);
}

gboolean
gops_duty_record_again (GopsStore      *store,
                        gint64          group,
                        gint64          duty,
                        GopsDutyFound  *out_found,
                        GopsProgress   *progress,
                        GCancellable   *cancellable,
                        GError        **error)
{
  g_auto (Search) search = { 0 };

  if (!search_init (&search, store, group, duty, cancellable, error) || !find (&search, 0, G_MAXINT64, 0, error) ||
      (search.found->len > 0 && !write_batch (&search, progress, error)))
    return FALSE;
  *out_found = search.sums;
  return TRUE;
}
