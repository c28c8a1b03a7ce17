/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger of points, and what it comes to. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-batch.h"
#include "gops-day.h"
#include "gops-point-facts.h"
#include "gops-points.h"
#include "gops-records.h"
#include "gops-workspace.h"

#define LEVELS "growth"   /* the tier scheme whose lines are in points */

void
gops_point_line_free (GopsPointLine *line)
{
  g_free (line->reason);
  g_free (line->author);
  g_free (line);
}

void
gops_point_standing_free (GopsPointStanding *standing)
{
  g_free (standing->name);
  g_free (standing);
}

/* The day up to which is counted, GOPS_DAY_NONE with @error set. @until: (nullable): today in the group's zone. */
static int
settle_until (GopsStore *store, gint64 group, const char *until, GError **error)
{
  g_autofree char *zone = NULL, *today = NULL;
  int day;

  if (!gops_store_read_text (store, &zone, error, "SELECT time_zone FROM chat_group WHERE id = ?1", "l", group))
    return GOPS_DAY_NONE;
  today = until == NULL ? gops_date_today (store, zone) : g_strdup (until);
  day = gops_day_parse (today);
  if (day == GOPS_DAY_NONE)
    g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("“%s” is no date such as 2026-03-01"), today);
  return day;
}

/* --- the ledger of one person --- */

typedef struct
{
  GopsPointRules  rules;
  GPtrArray      *lines;   /* (element-type GopsPointLine) */
} Ledger;

static GopsPointLine *
add_line (GPtrArray *lines, int day, const char *act, int points)
{
  GopsPointLine *line = g_new0 (GopsPointLine, 1);

  line->day = day;
  line->act = act;
  line->points = points;
  g_ptr_array_add (lines, line);
  return line;
}

static void
on_fact_for_ledger (gint64 person, int day, GopsPointKind kind, gint64 n, gpointer data)
{
  Ledger *ledger = data;
  int points = gops_point_rules_count (&ledger->rules, kind, n);
  GopsPointLine *line;

  if (points == 0)
    return;
  line = add_line (ledger->lines, day, gops_point_kind_id (kind), points);
  line->n = (int) MIN (n, G_MAXINT32);
  line->capped = points < (gint64) line->n * ledger->rules.of[kind].points;
  line->reason = g_strdup ("");
  line->author = g_strdup ("");
}

static gboolean
add_grants (GPtrArray *lines, GopsStore *store, gint64 group, gint64 person, int until, GError **error)
{
  g_autofree char *date = gops_day_format (until);
  g_autoptr (GPtrArray) entries = gops_record_load_all (GOPS_TYPE_POINT_ENTRY, store, error,
    "WHERE group_id = ?1 AND person_id IN (SELECT id FROM person WHERE id = ?2 OR merged_into = ?2) AND on_date <= ?3 ORDER BY id",
    "lls", group, person, date);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      gpointer entry = g_ptr_array_index (entries, i);
      GopsPointLine *line = add_line (lines, gops_day_parse (gops_record_get_text (entry, GOPS_POINT_ENTRY_ON_DATE)), GOPS_POINTS_GRANT,
                                      (int) gops_record_get_int (entry, GOPS_POINT_ENTRY_POINTS));

      line->reason = g_strdup (gops_record_get_text (entry, GOPS_POINT_ENTRY_REASON));
      line->author = g_strdup (gops_record_get_text (entry, GOPS_POINT_ENTRY_AUTHOR));
      line->entry = gops_record_get_id (entry);
    }
  return entries != NULL;
}

static gboolean
add_brought (GPtrArray *lines, GopsStore *store, gint64 group, gint64 person, GError **error)
{
  gint64 brought = 0;
  GopsPointLine *line;

  if (!gops_store_read_int (store, &brought, error, "SELECT coalesce (sum (points), 0) FROM membership m WHERE group_id = ?1 AND person_id = ?2"
                            " AND " GOPS_BATCH_SHOWN ("m.batch"), "ll", group, person))
    return FALSE;
  if (brought == 0)
    return TRUE;
  line = add_line (lines, GOPS_DAY_NONE, GOPS_POINTS_BROUGHT, (int) CLAMP (brought, G_MININT32, G_MAXINT32));
  line->reason = g_strdup ("");
  line->author = g_strdup ("");
  return TRUE;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const GopsPointLine *one = *(const GopsPointLine *const *) a, *other = *(const GopsPointLine *const *) b;

  if (one->day != other->day)
    return one->day > other->day ? -1 : 1;
  if (one->entry != other->entry)
    return one->entry > other->entry ? -1 : 1;
  return strcmp (one->act, other->act);
}

GPtrArray *
gops_points_ledger (GopsStore *store, gint64 group, gint64 person, const char *until, guint most, int *out_total, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_point_line_free);
  Ledger ledger = { .lines = lines };
  int day = settle_until (store, group, until, error);
  gint64 total = 0;

  if (day == GOPS_DAY_NONE || !gops_point_rules_load (store, &ledger.rules, error) ||
      !gops_point_facts_each (store, group, person, day, on_fact_for_ledger, &ledger, NULL, error) ||
      !add_grants (lines, store, group, person, day, error) || !add_brought (lines, store, group, person, error))
    return NULL;
  g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    total += ((const GopsPointLine *) g_ptr_array_index (lines, i))->points;
  if (out_total != NULL)
    *out_total = (int) CLAMP (total, G_MININT32, G_MAXINT32);
  if (most > 0 && lines->len > most)
    g_ptr_array_set_size (lines, (int) most);
  return g_steal_pointer (&lines);
}

/* --- sums of everybody --- */

typedef struct
{
  GopsPointRules  rules;
  GArray         *sums;   /* (element-type GopsPointSum): people in turns */
} Summing;

static void
add_to_sums (GArray *sums, gint64 person, gint64 points)
{
  GopsPointSum *last = sums->len > 0 ? &g_array_index (sums, GopsPointSum, sums->len - 1) : NULL;
  const GopsPointSum sum = { person, points };

  if (last != NULL && last->person == person)
    last->points += points;
  else
    g_array_append_val (sums, sum);
}

static void
on_fact_for_sums (gint64 person, int day, GopsPointKind kind, gint64 n, gpointer data)
{
  Summing *summing = data;
  int points = gops_point_rules_count (&summing->rules, kind, n);

  if (points > 0)
    add_to_sums (summing->sums, person, points);
}

static gboolean
sum_grants (GArray *sums, GopsStore *store, gint64 group, gint64 person, int until, GError **error)
{
  g_autofree char *date = gops_day_format (until);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (store, error,
    "SELECT coalesce (p.merged_into, p.id), sum (e.points) FROM point_entry e JOIN person p ON p.id = e.person_id"
    " WHERE e.group_id = ?1 AND e.on_date <= ?2 AND (?3 = 0 OR coalesce (p.merged_into, p.id) = ?3) GROUP BY 1", "lsl", group, date, person);

  if (rows == NULL)
    return FALSE;
  while (gops_statement_next (rows, &local_error))
    add_to_sums (sums, gops_statement_int (rows, 0), gops_statement_int (rows, 1));
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static int
compare_sums (gconstpointer a, gconstpointer b)
{
  const GopsPointSum *one = a, *other = b;

  return one->person < other->person ? -1 : one->person > other->person;
}

/* Each person once. */
static void
fold_sums (GArray *sums)
{
  guint kept = 0;

  g_array_sort (sums, compare_sums);
  for (guint i = 1; i < sums->len; i++)
    {
      GopsPointSum *last = &g_array_index (sums, GopsPointSum, kept);
      const GopsPointSum *next = &g_array_index (sums, GopsPointSum, i);

      if (next->person == last->person)
        last->points += next->points;
      else
        g_array_index (sums, GopsPointSum, ++kept) = *next;
    }
  if (sums->len > 0)
    g_array_set_size (sums, kept + 1);
}

GArray *
gops_points_sums (GopsStore *store, gint64 group, gint64 person, int until, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) sums = g_array_new (FALSE, FALSE, sizeof (GopsPointSum));
  Summing summing = { .sums = sums };

  if (!gops_point_rules_load (store, &summing.rules, error) ||
      !gops_point_facts_each (store, group, person, until, on_fact_for_sums, &summing, cancellable, error) ||
      !sum_grants (sums, store, group, person, until, error))
    return NULL;
  fold_sums (sums);
  return g_steal_pointer (&sums);
}

gint64
gops_points_find_sum (const GArray *sums, gint64 person)
{
  const GopsPointSum wanted = { person, 0 };
  const GopsPointSum *found = sums->len > 0 ? bsearch (&wanted, sums->data, sums->len, sizeof wanted, compare_sums) : NULL;

  return found != NULL ? found->points : 0;
}

GHashTable *
gops_points_earned (GopsStore *store, gint64 group, GCancellable *cancellable, GError **error)
{
  int day = settle_until (store, group, NULL, error);
  g_autoptr (GArray) sums = day != GOPS_DAY_NONE ? gops_points_sums (store, group, 0, day, cancellable, error) : NULL;
  GHashTable *earned = sums != NULL ? g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free) : NULL;

  for (guint i = 0; sums != NULL && i < sums->len; i++)
    {
      const GopsPointSum *sum = &g_array_index (sums, GopsPointSum, i);

      g_hash_table_insert (earned, g_memdup2 (&sum->person, sizeof sum->person), g_memdup2 (&sum->points, sizeof sum->points));
    }
  return earned;
}

gboolean
gops_points_complete_sheet (GopsPersonSheet *sheet, GopsStore *store, GError **error)
{
  sheet->points = 0;
  for (guint i = 0; i < sheet->groups->len; i++)
    {
      GopsPersonSheetGroup *group = g_ptr_array_index (sheet->groups, i);
      int day = settle_until (store, group->group, NULL, error);
      g_autoptr (GArray) sums = day != GOPS_DAY_NONE ? gops_points_sums (store, group->group, sheet->id, day, NULL, error) : NULL;

      if (sums == NULL)
        return FALSE;
      group->points += gops_points_find_sum (sums, sheet->id);
      sheet->points += group->points;
    }
  return TRUE;
}

/* --- standings --- */

static GopsPointStanding *
standing_new (GopsStatement *row, const GArray *sums)
{
  GopsPointStanding *standing = g_new0 (GopsPointStanding, 1);

  standing->membership = gops_statement_int (row, 0);
  standing->person = gops_statement_int (row, 1);
  standing->name = g_strdup (gops_statement_text (row, 2));
  standing->points = gops_statement_int (row, 3) + gops_points_find_sum (sums, standing->person);
  standing->level = gops_points_level (standing->points, NULL, NULL);
  return standing;
}

static int
compare_standings (gconstpointer a, gconstpointer b)
{
  const GopsPointStanding *one = *(const GopsPointStanding *const *) a, *other = *(const GopsPointStanding *const *) b;

  if (one->points != other->points)
    return one->points > other->points ? -1 : 1;
  return g_strcmp0 (one->name, other->name);
}

static gboolean
read_standings (GPtrArray *standings, GopsStore *store, gint64 group, const GArray *sums, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (store, error,
    "SELECT id, person_id, name, points FROM member_view WHERE group_id = ?1 AND left_on = '' AND staff = 0 AND bot = 0", "l", group);

  if (rows == NULL)
    return FALSE;
  while (gops_statement_next (rows, &local_error))
    g_ptr_array_add (standings, standing_new (rows, sums));
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

GPtrArray *
gops_points_standings (GopsStore *store, gint64 group, const char *until, guint most, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) standings = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_point_standing_free);
  int day = settle_until (store, group, until, error);
  g_autoptr (GArray) sums = day != GOPS_DAY_NONE ? gops_points_sums (store, group, 0, day, cancellable, error) : NULL;

  if (sums == NULL || !read_standings (standings, store, group, sums, error))
    return NULL;
  g_ptr_array_sort (standings, compare_standings);
  if (most > 0 && standings->len > most)
    g_ptr_array_set_size (standings, (int) most);
  return g_steal_pointer (&standings);
}

/* --- levels --- */

/* The line of a level in points; G_MININT for the one that takes everybody. */
static int
line_of (const GopsTier *tier)
{
  return tier->when->type == GOPS_CONDITION_FACT && tier->when->fact == GOPS_FACT_POINTS ? (int) tier->when->number : G_MININT;
}

const GopsTier *
gops_points_level (gint64 points, const GopsTier **out_next, int *out_missing)
{
  const GopsTierScheme *scheme = gops_method_find_tier_scheme (gops_method_get_default (), LEVELS);
  guint i = 0;

  while (i + 1 < scheme->n_tiers && points < line_of (&scheme->tiers[i]))
    i++;
  if (out_next != NULL)
    *out_next = i > 0 ? &scheme->tiers[i - 1] : NULL;
  if (out_missing != NULL)
    *out_missing = i > 0 ? (int) (line_of (&scheme->tiers[i - 1]) - MAX (points, 0)) : 0;
  return &scheme->tiers[i];
}

/* --- by hand --- */

static gboolean
check_grant (GopsStore *store, gint64 group, gint64 person, int points, const char *reason, GError **error)
{
  gint64 is_member = 0;

  if (!gops_store_read_int (store, &is_member, error, "SELECT EXISTS (SELECT 1 FROM membership WHERE group_id = ?1 AND person_id = ?2)",
                            "ll", group, person))
    return FALSE;
  if (is_member != 0 && points != 0 && ABS (points) <= GOPS_POINTS_MOST_A_DAY && reason != NULL && *reason != '\0')
    return TRUE;
  if (is_member == 0)
    g_set_error_literal (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_NOT_FOUND, _("Only members of the group can get points in it"));
  else if (points == 0 || ABS (points) > GOPS_POINTS_MOST_A_DAY)
    g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("Give 1 to %d points, or take as many"), GOPS_POINTS_MOST_A_DAY);
  else
    g_set_error_literal (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("Say what the points are for"));
  return FALSE;
}

gint64
gops_points_grant (GopsStore *store, gint64 group, gint64 person, int points, const char *reason, const char *date, GError **error)
{
  g_autoptr (GopsPointEntry) entry = NULL;
  g_autofree char *name = NULL, *on = NULL;
  int day;

  if (!check_grant (store, group, person, points, reason, error) || (day = settle_until (store, group, date, error)) == GOPS_DAY_NONE ||
      !gops_store_read_text (store, &name, error, "SELECT name FROM person WHERE id = ?1", "l", person) ||
      !gops_store_begin (store, error, points > 0 ? N_("Give points to %s") : N_("Take points from %s"), name, NULL))
    return 0;
  on = gops_day_format (day);
  entry = gops_record_new (GOPS_TYPE_POINT_ENTRY, "group-id", group, "person-id", person, "on-date", on, "act", GOPS_POINTS_GRANT,
                           "points", (gint64) points, "reason", reason, "author", gops_store_get_author (store), NULL);
  if (gops_record_insert (entry, store, error))
    return gops_store_commit (store, error) ? gops_record_get_id (entry) : 0;
  gops_store_rollback (store);
  return 0;
}

gboolean
gops_points_take_back (GopsStore *store, gint64 entry, GError **error)
{
  g_autoptr (GopsPointEntry) record = gops_record_load (GOPS_TYPE_POINT_ENTRY, store, entry, error);
  g_autofree char *name = NULL;

  if (record == NULL ||
      !gops_store_read_text (store, &name, error, "SELECT name FROM person WHERE id = ?1", "l",
                             gops_record_get_int (record, GOPS_POINT_ENTRY_PERSON_ID)) ||
      !gops_store_begin (store, error, N_("Take back points of %s"), name, NULL))
    return FALSE;
  if (gops_record_delete (record, store, error))
    return gops_store_commit (store, error);
  gops_store_rollback (store);
  return FALSE;
}
