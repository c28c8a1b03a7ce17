/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the columns of a table of members: memberships first, then days and orders, which find their member by group
 * and person. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-batch.h"
#include "gops-day.h"
#include "gops-first-seen.h"
#include "gops-headcount.h"
#include "gops-method-error.h"
#include "gops-records.h"
#include "gops-tier-table-load-private.h"
#include "gops-workspace.h"

#define LOOK_EVERY 8192   /* rows between two looks at the cancellable */

static guint
key_hash (gconstpointer data)
{
  const GopsTierKey *key = data;

  return (guint) (((guint64) key->person * 31 + (guint64) key->group) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) >> 32);
}

static gboolean
key_equal (gconstpointer a,
           gconstpointer b)
{
  return memcmp (a, b, sizeof (GopsTierKey)) == 0;
}

static void
group_free (gpointer data)
{
  gops_local_day_clear (&((GopsTierGroup *) data)->days);
  g_free (data);
}

static void
loading_clear (GopsTierLoading *self)
{
  g_hash_table_unref (self->groups);
  g_clear_pointer (&self->members, g_hash_table_unref);
  g_array_unref (self->keys);
  g_hash_table_unref (self->texts);
  g_hash_table_unref (self->field_texts);
  g_clear_pointer (&self->persons, g_array_unref);
  g_clear_pointer (&self->wanted, g_hash_table_unref);
  g_hash_table_unref (self->aliases);
  g_clear_pointer (&self->by_person, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GopsTierLoading, loading_clear)

gboolean
gops_tier_loading_for_each (GopsTierLoading  *self,
          GopsStatement   *rows,
          void           (*take) (GopsTierLoading *self, GopsStatement *row),
          GError         **error)
{
  g_autoptr (GopsStatement) own = rows;
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;
  for (guint n = 1; gops_statement_next (rows, &local_error); n++)
    {
      take (self, rows);
      if (n % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* --- groups, the day, who is who --- */

static void
take_group (GopsTierLoading  *self,
            GopsStatement    *row)
{
  GopsTierGroup *group = g_new0 (GopsTierGroup, 1);
  gint64 id = gops_statement_int (row, 0);

  gops_local_day_init (&group->days, gops_statement_text (row, 1));
  group->has_daily = gops_statement_int (row, 2) != 0;
  group->mute = gops_statement_int (row, 3) == 0;
  if (group->mute)
    g_hash_table_add (self->table->mute, g_memdup2 (&id, sizeof id));
  g_hash_table_insert (self->groups, g_memdup2 (&id, sizeof id), group);
}

static void
take_alias (GopsTierLoading  *self,
            GopsStatement    *row)
{
  gint64 merged = gops_statement_int (row, 0), kept = gops_statement_int (row, 1);

  g_hash_table_insert (self->aliases, g_memdup2 (&merged, sizeof merged), g_memdup2 (&kept, sizeof kept));
}

static gboolean
load_groups (GopsTierLoading  *self,
             GError  **error)
{
  return gops_tier_loading_for_each (self, gops_store_query (self->store, error,
    "SELECT id, time_zone, EXISTS (SELECT 1 FROM activity_group WHERE group_id = chat_group.id), " GOPS_SPEECH_KNOWN_SQL ("chat_group.id") " FROM chat_group"
    " WHERE CASE WHEN ?1 = 0 THEN deleted_at = 0 AND archived_at = 0 ELSE id = ?1 END", "l", self->scope->group), take_group, error) &&
    gops_tier_loading_for_each (self, gops_store_query (self->store, error, "SELECT id, merged_into FROM person WHERE merged_into IS NOT NULL", NULL),
              take_alias, error);
}

static gboolean
settle_day (GopsTierLoading  *self,
            GError  **error)
{
  GopsTierTable *table = self->table;
  g_autofree char *zone = NULL, *today = NULL;

  if (self->scope->group != 0 &&
      !gops_store_read_text (self->store, &zone, error, "SELECT time_zone FROM chat_group WHERE id = ?1", "l", self->scope->group))
    return FALSE;
  today = gops_date_today (self->store, zone != NULL ? zone : "");
  table->as_of = g_strdup (self->scope->as_of != NULL ? self->scope->as_of : today);
  table->day = gops_day_parse (table->as_of);
  self->past = table->day < gops_day_parse (today);
  if (table->day != GOPS_DAY_NONE)
    return TRUE;
  g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("“%s” is no date such as 2026-03-01"), table->as_of);
  return FALSE;
}

/* Each once, however often they are named: few people are read one by one. */
static void
take_wanted (GopsTierLoading *self,
             const GArray    *persons)
{
  if (persons == NULL)
    return;
  self->persons = g_array_sized_new (FALSE, FALSE, sizeof (gint64), persons->len);
  self->wanted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < persons->len; i++)
    {
      gint64 person = g_array_index (persons, gint64, i);

      if (g_hash_table_add (self->wanted, g_memdup2 (&person, sizeof person)))
        g_array_append_val (self->persons, person);
    }
}

/* --- memberships --- */

enum { MEMBER_ID, MEMBER_PERSON, MEMBER_GROUP, MEMBER_JOINED, MEMBER_TIER, MEMBER_SINCE, MEMBER_LOCKED, MEMBER_MESSAGES,
       MEMBER_ACTIVE, MEMBER_INVITES, MEMBER_CHECKINS, MEMBER_PURCHASES, MEMBER_SPOKE, MEMBER_GOT, MEMBER_GIVEN, MEMBER_POINTS,
       MEMBER_ROLE, MEMBER_TAGS };

#define MEMBERS_SQL \
  "SELECT m.id, m.person_id, m.group_id, m.joined_on, m.tier, m.tier_since, m.tier_locked_until, m.messages, m.active_days," \
  " m.invites, m.checkins, m.purchases, m.last_spoke_at, m.replies_got, m.replies_given, m.points, m.role, p.tags" \
  " FROM membership m JOIN person p ON p.id = m.person_id" \
  " WHERE p.staff = 0 AND p.bot = 0 AND (m.left_on = '' OR m.left_on > ?2) AND m.joined_on <= ?2 AND " GOPS_BATCH_SHOWN ("m.batch")

guint32
gops_tier_loading_text (GopsTierLoading *self,
                        const char      *text)
{
  gpointer place;

  if (*text == '\0')
    return 0;
  if (g_hash_table_lookup_extended (self->texts, text, NULL, &place))
    return GPOINTER_TO_UINT (place);
  g_ptr_array_add (self->table->texts, g_strdup (text));
  g_hash_table_insert (self->texts, g_ptr_array_index (self->table->texts, self->table->texts->len - 1),
                       GUINT_TO_POINTER (self->table->texts->len - 1));
  return self->table->texts->len - 1;
}

gint32
gops_tier_loading_days_since (GopsTierLoading    *self,
            const char *date,
            gint32      otherwise)
{
  int day = *date != '\0' ? gops_day_parse (date) : GOPS_DAY_NONE;

  return day != GOPS_DAY_NONE ? MAX (self->table->day - day, 0) : otherwise;
}

static gint32
to_count (GopsStatement *row,
          int            column)
{
  return (gint32) CLAMP (gops_statement_int (row, column), 0, G_MAXINT32);
}

/* Of a day before the last moment nothing is known yet, where days are kept: they tell it afterwards. Who is on a list alone
 * may have spoken every day. */
static gint32
read_spoke (GopsTierLoading *self,
            GopsTierGroup   *group,
            gint64           at)
{
  gint32 ago = at > 0 ? self->table->day - gops_local_day_find (&group->days, at, NULL) : group->mute ? GOPS_TIER_UNKNOWN : GOPS_TIER_NEVER;

  if (at == 0 || ago >= 0)
    return ago;
  return group->has_daily ? GOPS_TIER_NEVER : 0;
}

/* @tier_later: what the row has is the tier of a day to come: of then nothing is known yet. */
static void
read_tier (GopsTierLoading *self,
           GopsTierCounts  *counts,
           GopsStatement   *row)
{
  const char *since = gops_statement_text (row, MEMBER_SINCE);

  counts->tier_later = strcmp (since, self->table->as_of) > 0;
  self->past |= counts->tier_later;
  counts->in_tier = counts->tier_later ? G_MAXINT32 : gops_tier_loading_days_since (self, since, G_MAXINT32);
  counts->tier = counts->tier_later ? 0 : gops_tier_loading_text (self, gops_statement_text (row, MEMBER_TIER));
}

/* Until settle_seen(): since the row was made. */
static void
read_joined (GopsTierLoading *self,
             GopsTierGroup   *group,
             GopsTierCounts  *counts,
             GopsStatement   *row)
{
  counts->joined = gops_tier_loading_days_since (self, gops_statement_text (row, MEMBER_JOINED), GOPS_TIER_NEVER);
  counts->only_seen = counts->joined == GOPS_TIER_NEVER;
  if (counts->only_seen)
    counts->joined = gops_first_seen_ago (gops_statement_int (row, MEMBER_ID), &group->days, self->table->day);
}

static GopsTierCounts
read_counts (GopsTierLoading  *self,
             GopsTierGroup *group,
             GopsStatement *row)
{
  const char *locked = gops_statement_text (row, MEMBER_LOCKED);
  GopsTierCounts counts = {
    .spoke = read_spoke (self, group, gops_statement_int (row, MEMBER_SPOKE)),
    .bought = GOPS_TIER_NEVER,
    .messages = to_count (row, MEMBER_MESSAGES), .active_days = to_count (row, MEMBER_ACTIVE),
    .replies_got = to_count (row, MEMBER_GOT), .replies_given = to_count (row, MEMBER_GIVEN),
    .invites = to_count (row, MEMBER_INVITES), .checkins = to_count (row, MEMBER_CHECKINS),
    .purchases = to_count (row, MEMBER_PURCHASES), .points = (gint32) CLAMP (gops_statement_int (row, MEMBER_POINTS), G_MININT32, G_MAXINT32),
    .role = gops_tier_loading_text (self, gops_statement_text (row, MEMBER_ROLE)),
    .tags = gops_tier_loading_text (self, gops_statement_text (row, MEMBER_TAGS)),
    .locked = *locked != '\0' && strcmp (locked, self->table->as_of) >= 0, .has_daily = group->has_daily,
  };

  read_joined (self, group, &counts, row);
  read_tier (self, &counts, row);
  return counts;
}

static void
take_member (GopsTierLoading  *self,
             GopsStatement *row)
{
  GopsTierKey key = { gops_statement_int (row, MEMBER_GROUP), gops_statement_int (row, MEMBER_PERSON) };
  gint64 id = gops_statement_int (row, MEMBER_ID);
  GopsTierGroup *group = g_hash_table_lookup (self->groups, &key.group);
  GopsTierCounts counts;

  if (group == NULL || (self->wanted != NULL && !g_hash_table_contains (self->wanted, &key.person)))
    return;
  counts = read_counts (self, group, row);
  g_array_append_val (self->table->memberships, id);
  g_array_append_val (self->table->persons, key.person);
  g_array_append_val (self->table->groups, key.group);
  g_array_append_val (self->table->counts, counts);
  g_array_append_val (self->keys, key);
}

/* When all are there: an array that grows moves its keys. */
static void
index_members (GopsTierLoading *self)
{
  self->table->n = self->keys->len;
  self->members = g_hash_table_new (key_hash, key_equal);
  for (guint i = 0; i < self->keys->len; i++)
    g_hash_table_insert (self->members, &g_array_index (self->keys, GopsTierKey, i), GUINT_TO_POINTER (i + 1));
}

/* Few people are asked for one by one; many by reading all. */
#define FEW 2000

static gboolean
load_few (GopsTierLoading  *self,
          GError  **error)
{
  for (guint i = 0; i < self->persons->len; i++)
    if (!gops_tier_loading_for_each (self, gops_store_query (self->store, error, MEMBERS_SQL " AND m.person_id = ?3 AND (?1 = 0 OR m.group_id = ?1)", "lsl",
                                           self->scope->group, self->table->as_of, g_array_index (self->persons, gint64, i)),
                   take_member, error))
      return FALSE;
  return TRUE;
}

gboolean
gops_tier_loading_is_few (const GopsTierLoading *self)
{
  return self->persons != NULL && self->persons->len <= FEW;
}

static gboolean
load_members (GopsTierLoading  *self,
              GError  **error)
{
  gboolean ok;

  if (gops_tier_loading_is_few (self))
    ok = load_few (self, error);
  else if (self->scope->group != 0)
    ok = gops_tier_loading_for_each (self, gops_store_query (self->store, error, MEMBERS_SQL " AND m.group_id = ?1", "ls", self->scope->group, self->table->as_of),
                   take_member, error);
  else
    ok = gops_tier_loading_for_each (self, gops_store_query (self->store, error, MEMBERS_SQL " AND ?1 = 0", "ls", (gint64) 0, self->table->as_of), take_member, error);
  index_members (self);
  return ok;
}

guint
gops_tier_loading_find (GopsTierLoading  *self,
                        gint64            group,
                        gint64            person)
{
  const GopsTierKey asked = { group, person };
  const gint64 *kept;
  GopsTierKey key;

  if (self->last_place != 0 && key_equal (&asked, &self->last))
    return self->last_place;
  kept = g_hash_table_size (self->aliases) > 0 ? g_hash_table_lookup (self->aliases, &person) : NULL;
  key = (GopsTierKey) { group, kept != NULL ? *kept : person };
  self->last = asked;
  self->last_place = GPOINTER_TO_UINT (g_hash_table_lookup (self->members, &key));
  return self->last_place;
}

/* --- days --- */

#define DAYS_WHERE " WHERE a.messages > 0 AND a.day BETWEEN ?1 AND ?2 AND " GOPS_BATCH_SHOWN ("a.batch")
#define DAYS_SQL   "SELECT a.person_id, a.group_id, a.day, a.messages FROM activity_day a" DAYS_WHERE

/* Of one group: its members' days, and those of accounts that were merged, who are no members any more. */
#define GROUP_DAYS_SQL \
  "SELECT a.person_id, a.group_id, a.day, a.messages FROM membership m CROSS JOIN activity_day a" \
  " ON a.person_id = m.person_id AND a.group_id = m.group_id" DAYS_WHERE " AND m.group_id = ?3" \
  " UNION ALL SELECT a.person_id, a.group_id, a.day, a.messages FROM person p CROSS JOIN activity_day a" \
  " ON a.person_id = p.id AND a.group_id = ?3" DAYS_WHERE " AND p.merged_into IS NOT NULL"

static void
take_day (GopsTierLoading  *self,
          GopsStatement *row)
{
  guint member = gops_tier_loading_find (self, gops_statement_int (row, 1), gops_statement_int (row, 0));
  gint64 ago = self->table->day - gops_statement_int (row, 2);
  GopsTierMemberDay day = { member - 1, { (guint8) ago, (guint16) MIN (gops_statement_int (row, 3), G_MAXUINT16) } };

  if (member != 0)
    g_array_append_val (self->days, day);
}

static int
compare_latest (gconstpointer a,
                gconstpointer b)
{
  return ((const GopsTierDay *) a)->ago - ((const GopsTierDay *) b)->ago;
}

/* A day has a row an intake, and one of each account that was merged: one remains. Returns: how many remain. */
static guint
merge_days (GopsTierDay *days,
            guint        n)
{
  guint kept = 0;

  if (n > 1)
    qsort (days, n, sizeof *days, compare_latest);
  for (guint i = 0; i < n; i++)
    if (kept > 0 && days[kept - 1].ago == days[i].ago)
      days[kept - 1].messages = (guint16) MIN (days[kept - 1].messages + days[i].messages, G_MAXUINT16);
    else
      days[kept++] = days[i];
  return kept;
}

/* Deals the days to their members: counted first, then put in their places. */
static void
deal_days (GopsTierLoading *self)
{
  GopsTierTable *table = self->table;
  g_autofree guint32 *places = g_new0 (guint32, table->n + 1);
  g_autofree GopsTierDay *dealt = g_new (GopsTierDay, self->days->len);

  for (guint i = 0; i < self->days->len; i++)
    places[g_array_index (self->days, GopsTierMemberDay, i).member + 1]++;
  for (guint i = 0; i < table->n; i++)
    places[i + 1] += places[i];
  for (guint i = 0; i < self->days->len; i++)
    {
      const GopsTierMemberDay *day = &g_array_index (self->days, GopsTierMemberDay, i);

      dealt[places[day->member]++] = day->day;
    }
  for (guint i = 0; i < table->n; i++)   /* now each place is the end of its member's days */
    {
      guint32 from = i > 0 ? places[i - 1] : 0;
      guint kept = merge_days (dealt + from, places[i] - from);

      GopsTierSpan span = { table->days->len, table->days->len + kept };

      g_array_append_val (table->spans, span);
      g_array_append_vals (table->days, dealt + from, kept);
    }
}

/* Daily figures know best when somebody spoke last; beyond them only the last moment is kept. */
static void
settle_spoke (GopsTierLoading *self)
{
  GopsTierTable *table = self->table;

  for (guint i = 0; i < table->n; i++)
    {
      GopsTierSpan span = gops_tier_span (table, i);
      GopsTierCounts *counts = &g_array_index (table->counts, GopsTierCounts, i);

      if (span.until > span.from)
        counts->spoke = g_array_index (table->days, GopsTierDay, span.from).ago;
    }
}

/* Who spoke before the first list named them was there already. */
static gboolean
settle_seen (GopsTierLoading  *self,
             GError          **error)
{
  for (guint i = 0; i < self->table->n; i++)
    {
      GopsTierCounts *counts = &g_array_index (self->table->counts, GopsTierCounts, i);
      const GopsTierKey *key = &g_array_index (self->keys, GopsTierKey, i);

      if (!counts->only_seen || counts->spoke < 0)
        continue;
      counts->joined = MAX (counts->joined, counts->spoke);
      if (!gops_first_spoke_ago (self->store, key->group, key->person, self->table->day, &counts->joined, error))
        return FALSE;
      if (i % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
load_days_of_few (GopsTierLoading  *self,
                  int       from,
                  GError  **error)
{
  for (guint i = 0; i < self->persons->len; i++)
    if (!gops_tier_loading_for_each (self, gops_store_query (self->store, error,
          DAYS_SQL " AND a.person_id IN (SELECT id FROM person WHERE id = ?3 OR merged_into = ?3)", "iil", from, self->table->day,
          g_array_index (self->persons, gint64, i)), take_day, error))
      return FALSE;
  return TRUE;
}

static gboolean
load_days (GopsTierLoading  *self,
           GError  **error)
{
  int from = self->table->day - GOPS_TIER_DAYS + 1;
  gboolean ok;

  if (gops_tier_loading_is_few (self))
    ok = load_days_of_few (self, from, error);
  else if (self->scope->group != 0)
    ok = gops_tier_loading_for_each (self, gops_store_query (self->store, error, GROUP_DAYS_SQL, "iil", from, self->table->day, self->scope->group),
                   take_day, error);
  else
    ok = gops_tier_loading_for_each (self, gops_store_query (self->store, error, DAYS_SQL, "ii", from, self->table->day), take_day, error);
  deal_days (self);
  settle_spoke (self);
  return ok;
}

/* --- the table --- */

GopsTierTable *
gops_tier_table_new (void)
{
  GopsTierTable *self = g_new0 (GopsTierTable, 1);

  self->memberships = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->persons = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->groups = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->counts = g_array_new (FALSE, FALSE, sizeof (GopsTierCounts));
  self->spans = g_array_new (FALSE, FALSE, sizeof (GopsTierSpan));
  self->days = g_array_new (FALSE, FALSE, sizeof (GopsTierDay));
  self->texts = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->texts, g_strdup (""));
  self->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->field_texts = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->field_texts, g_strdup (""));
  self->mute = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->numbers = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  return self;
}

GopsTierTable *
gops_tier_table_load (GopsStore            *store,
                      const GopsTierScope  *scope,
                      GCancellable         *cancellable,
                      GError              **error)
{
  g_autoptr (GopsTierTable) table = gops_tier_table_new ();
  g_auto (GopsTierLoading) loading = { .store = store, .scope = scope, .table = table, .cancellable = cancellable };
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (GopsTierMemberDay));

  loading.groups = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, group_free);
  loading.aliases = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  loading.texts = g_hash_table_new (g_str_hash, g_str_equal);
  loading.field_texts = g_hash_table_new (g_str_hash, g_str_equal);
  loading.keys = g_array_new (FALSE, FALSE, sizeof (GopsTierKey));
  loading.days = days;
  table->group = scope->group;
  table->earned = scope->earned;
  take_wanted (&loading, scope->persons);
  if (!settle_day (&loading, error) || !load_groups (&loading, error) || !load_members (&loading, error) ||
      !load_days (&loading, error) || (loading.past && !gops_tier_loading_past (&loading, error)) || !settle_seen (&loading, error) ||
      !gops_tier_loading_orders (&loading, error) || !gops_tier_loading_fields (&loading, error) ||
      !gops_tier_loading_points (&loading, error))
    return NULL;
  return g_steal_pointer (&table);
}
