/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For whom care is due: the members of a group are read once, and each care of the plan looks at each of them. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-batch.h"
#include "gops-birthday.h"
#include "gops-care.h"
#include "gops-day.h"
#include "gops-fill.h"
#include "gops-first-seen.h"
#include "gops-headcount.h"
#include "gops-last-spoken.h"
#include "gops-local-day.h"
#include "gops-own-fields.h"
#include "gops-own-schemes.h"
#include "gops-points.h"
#include "gops-purchase.h"
#include "gops-workspace.h"

#define LOOK_EVERY 8192   /* rows between two looks at the cancellable */

/* What was noted for a person and a care. */
typedef struct
{
  gint64      person;
  const char *care;       /* interned */
  int         done_on;    /* GOPS_DAY_NONE: never */
  int         until;      /* put off; GOPS_DAY_NONE: not */
} Noted;

/* For whom a care is due, before it is known how many of them are wanted. */
typedef struct
{
  gint64 person, membership, messages;
  int    days, days_late;
} Candidate;

typedef struct
{
  GopsStore    *store;
  GopsGroup    *group;
  int           day;
  GopsLocalDay  days;           /* (owned) */
  gboolean      knows_replies;
  gboolean      mute;   /* nothing is known of what is said in the group */
  gboolean      asks_joined;    /* a care asks when somebody joined */
  GArray       *plan;           /* (owned) (element-type GopsCare) */
  GArray      **candidates;     /* (owned) (element-type Candidate): by care */
  guint        *done_today;     /* (owned): by care */
  GHashTable   *noted;          /* (owned): Noted */
  GArray       *earned;         /* (owned) (nullable) (element-type GopsPointSum): where a care asks for points */
  GCancellable *cancellable;
} Round;

/* A row of the members. */
typedef struct
{
  GopsTierFacts  facts;
  gint64         person, membership;
  const char    *tier, *birthday;
  int            joined, tier_since;   /* GOPS_DAY_NONE */
} Member;

void
gops_care_person_free (GopsCarePerson *person)
{
  g_free (person->name);
  g_free (person->text);
  g_free (person);
}

void
gops_care_due_free (GopsCareDue *due)
{
  g_clear_object (&due->group);
  g_clear_pointer (&due->people, g_ptr_array_unref);
  g_free (due);
}

/* --- the round through a group --- */

static guint
noted_hash (gconstpointer data)
{
  const Noted *noted = data;

  return g_int64_hash (&noted->person) * 31 + g_direct_hash (noted->care);
}

static gboolean
noted_equal (gconstpointer a, gconstpointer b)
{
  const Noted *one = a, *other = b;

  return one->person == other->person && one->care == other->care;
}

static void
round_clear (Round *self)
{
  for (guint i = 0; self->candidates != NULL && i < self->plan->len; i++)
    g_array_unref (self->candidates[i]);
  g_free (self->candidates);
  g_free (self->done_today);
  g_clear_pointer (&self->plan, g_array_unref);
  g_clear_pointer (&self->noted, g_hash_table_unref);
  g_clear_pointer (&self->earned, g_array_unref);
  gops_local_day_clear (&self->days);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Round, round_clear)

/* The cares that the workspace wants. */
static GArray *
wanted_plan (GopsStore *store, GopsGroup *group, const char *const *off)
{
  const char *scheme = gops_record_get_text (group, GOPS_GROUP_TIER_SCHEME);
  GArray *plan = gops_care_plan (gops_schemes_find (store, scheme, NULL));   /* without its scheme a group is cared for all the same */

  for (guint i = plan->len; i > 0; i--)
    if (g_strv_contains (off, g_array_index (plan, GopsCare, i - 1).id))
      g_array_remove_index (plan, i - 1);
  return plan;
}

static void
round_init (Round *self, GopsStore *store, GopsGroup *group, int day, const char *const *off, GCancellable *cancellable)
{
  self->store = store;
  self->group = group;
  self->day = day;
  self->cancellable = cancellable;
  gops_local_day_init (&self->days, gops_record_get_text (group, GOPS_GROUP_TIME_ZONE));
  self->plan = wanted_plan (store, group, off);
  self->candidates = g_new0 (GArray *, self->plan->len + 1);
  self->done_today = g_new0 (guint, self->plan->len + 1);
  for (guint i = 0; i < self->plan->len; i++)
    self->candidates[i] = g_array_new (FALSE, FALSE, sizeof (Candidate));
  self->noted = g_hash_table_new_full (noted_hash, noted_equal, g_free, NULL);
}

/* --- what was noted --- */

static void
take_noted (Round *self, GopsStatement *row)
{
  Noted *noted = g_new0 (Noted, 1);

  noted->person = gops_statement_int (row, 0);
  noted->care = g_intern_string (gops_statement_text (row, 1));
  noted->done_on = gops_day_parse (gops_statement_text (row, 2));
  noted->until = gops_day_parse (gops_statement_text (row, 3));
  if (noted->done_on == self->day)
    for (guint i = 0; i < self->plan->len; i++)
      self->done_today[i] += g_str_equal (g_array_index (self->plan, GopsCare, i).id, noted->care);
  g_hash_table_add (self->noted, noted);
}

static gboolean
load_noted (Round *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *date = gops_day_format (self->day);
  g_autoptr (GopsStatement) rows = gops_store_query (self->store, error,
    "SELECT coalesce (p.merged_into, p.id), e.care, coalesce (max (e.on_date) FILTER (WHERE e.until = ''), ''), max (e.until)"
    " FROM care_entry e JOIN person p ON p.id = e.person_id WHERE e.group_id = ?1 AND e.on_date <= ?2 GROUP BY 1, 2",
    "ls", gops_record_get_id (self->group), date);

  while (rows != NULL && gops_statement_next (rows, &local_error))
    take_noted (self, rows);
  if (rows == NULL || local_error == NULL)
    return rows != NULL;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* --- is it due? --- */

static int
days_of (const GopsCare *care, const Member *member, int today)
{
  if (g_str_equal (care->days, "spoke") && member->facts.days_since_spoke >= 0)
    return member->facts.days_since_spoke;
  if (g_str_equal (care->days, "tier") && member->tier_since != GOPS_DAY_NONE)
    return MAX (today - member->tier_since, 0);
  return member->facts.days_since_joined;
}

static gboolean
is_birthday (const char *birthday, int day)
{
  g_autofree char *today = gops_day_format (day);

  return g_str_equal (gops_birthday_get_day (birthday), gops_birthday_get_day (today));
}

static gboolean
concerns (const Round *self, const GopsCare *care, const Member *member)
{
  if (care->tier != NULL && !g_str_equal (care->tier, member->tier))
    return FALSE;
  if (care->needs_replies && !self->knows_replies)
    return FALSE;
  if (care->on != NULL && !is_birthday (member->birthday, self->day))
    return FALSE;
  return care->when == NULL || gops_condition_holds (care->when, &member->facts, member->tier);
}

/* Whether what was noted lets it wait. */
static gboolean
is_settled (const Round *self, const GopsCare *care, const Member *member)
{
  const Noted wanted = { .person = member->person, .care = care->id };
  const Noted *noted = g_hash_table_lookup (self->noted, &wanted);
  int since = care->tier != NULL ? member->tier_since : member->joined;

  if (noted == NULL)
    return FALSE;
  if (noted->until != GOPS_DAY_NONE && noted->until > self->day)
    return TRUE;
  if (noted->done_on == GOPS_DAY_NONE)
    return FALSE;
  return care->every_days > 0 ? self->day - noted->done_on < care->every_days : since == GOPS_DAY_NONE || noted->done_on >= since;
}

static void
look_at (Round *self, const Member *member)
{
  for (guint i = 0; i < self->plan->len; i++)
    {
      const GopsCare *care = &g_array_index (self->plan, GopsCare, i);
      Candidate candidate = { .person = member->person, .membership = member->membership, .messages = member->facts.messages };

      if (!concerns (self, care, member) || is_settled (self, care, member))
        continue;
      candidate.days = days_of (care, member, self->day);
      candidate.days_late = care->within_days > 0 ? MAX (candidate.days - care->within_days, 0) : 0;
      g_array_append_val (self->candidates[i], candidate);
    }
}

/* --- the members --- */

#define MEMBERS_SQL \
  "SELECT m.id, m.person_id, m.joined_on, m.tier, m.tier_since, m.messages, m.active_days, m.replies_got, m.replies_given, m.invites," \
  " m.checkins, " GOPS_PURCHASES_SQL ("m") ", m.points, m.last_spoke_at, m.role, p.tags, p.birthday FROM membership m JOIN person p ON p.id = m.person_id" \
  " WHERE m.group_id = ?1 AND m.left_on = '' AND m.joined_on <= ?2 AND p.staff = 0 AND p.bot = 0 AND p.blacklisted = 0" \
  " AND " GOPS_BATCH_SHOWN ("m.batch")

enum { ID, PERSON, JOINED, TIER, TIER_SINCE, MESSAGES, ACTIVE, GOT, GIVEN, INVITES, CHECKINS, PURCHASES, POINTS, SPOKE, ROLE, TAGS, BIRTHDAY };

static int
days_ago (const Round *self, int day)
{
  return day != GOPS_DAY_NONE ? MAX (self->day - day, 0) : GOPS_TIER_NEVER;
}

/* As tiers count it. */
static gboolean
read_known (Round *self, Member *member, GError **error)
{
  GopsTierFacts *facts = &member->facts;

  facts->days_known = 0;
  if (!self->asks_joined || facts->days_since_joined != GOPS_TIER_NEVER)
    return TRUE;
  facts->days_known = MAX (gops_first_seen_ago (member->membership, &self->days, self->day), facts->days_since_spoke);
  return facts->days_since_spoke < 0 ||
         gops_first_spoke_ago (self->store, gops_record_get_id (self->group), member->person, self->day, &facts->days_known, error);
}

static gboolean
read_spoken (Round *self, gint64 last, Member *member, GError **error)
{
  GopsTierFacts *facts = &member->facts;

  if (!gops_last_spoken_ago (self->store, gops_record_get_id (self->group), member->person, &self->days, last, self->day, &facts->days_since_spoke, error))
    return FALSE;
  if (self->mute && facts->days_since_spoke == GOPS_TIER_NEVER)
    facts->days_since_spoke = GOPS_TIER_UNKNOWN;
  return TRUE;
}

static gboolean
read_member (Round *self, GopsStatement *row, Member *member, GError **error)
{
  GopsTierFacts *facts = &member->facts;

  member->membership = gops_statement_int (row, ID);
  member->person = gops_statement_int (row, PERSON);
  member->joined = gops_day_parse (gops_statement_text (row, JOINED));
  member->tier = gops_statement_text (row, TIER);
  member->tier_since = gops_day_parse (gops_statement_text (row, TIER_SINCE));
  member->birthday = gops_statement_text (row, BIRTHDAY);
  facts->days_since_joined = days_ago (self, member->joined);
  facts->messages = (int) gops_statement_int (row, MESSAGES);
  facts->active_days = (int) gops_statement_int (row, ACTIVE);
  facts->replies_got = (int) gops_statement_int (row, GOT);
  facts->replies_given = (int) gops_statement_int (row, GIVEN);
  facts->invites = (int) gops_statement_int (row, INVITES);
  facts->checkins = (int) gops_statement_int (row, CHECKINS);
  facts->purchases = (int) gops_statement_int (row, PURCHASES);
  facts->points = (int) (gops_statement_int (row, POINTS) + (self->earned != NULL ? gops_points_find_sum (self->earned, member->person) : 0));
  facts->role = gops_statement_text (row, ROLE);
  facts->tags = gops_statement_text (row, TAGS);
  return read_spoken (self, gops_statement_int (row, SPOKE), member, error) && read_known (self, member, error);
}

/* Points as tiers count them cost more than all the rest: they are read where they are asked for. */
static gboolean
look_at_plan (Round *self, GError **error)
{
  gboolean asked = FALSE;

  for (guint i = 0; i < self->plan->len; i++)
    {
      const GopsCondition *when = g_array_index (self->plan, GopsCare, i).when;

      asked |= when != NULL && gops_condition_uses (when, GOPS_FACT_POINTS);
      self->asks_joined |= when != NULL && gops_condition_uses (when, GOPS_FACT_DAYS_SINCE_JOINED);
    }
  if (asked)
    self->earned = gops_points_sums (self->store, gops_record_get_id (self->group), 0, self->day, self->cancellable, error);
  return !asked || self->earned != NULL;
}

static gboolean
walk_members (Round *self, GError **error)
{
  g_autofree char *date = gops_day_format (self->day);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (self->store, error, MEMBERS_SQL, "ls", gops_record_get_id (self->group), date);
  Member member = { .facts = GOPS_TIER_FACTS_INIT };

  if (rows == NULL)
    return FALSE;
  for (guint n = 1; gops_statement_next (rows, &local_error); n++)
    {
      if (!read_member (self, rows, &member, error))
        return FALSE;
      look_at (self, &member);
      if (n % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* --- what is shown of it --- */

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *one = a, *other = b;

  if (one->days_late != other->days_late)
    return one->days_late > other->days_late ? -1 : 1;
  if (one->messages != other->messages)
    return one->messages > other->messages ? -1 : 1;
  return one->person < other->person ? -1 : one->person > other->person;
}

/* The text to a person, with what own fields say of them. Returns: (transfer full) (nullable): NULL with @error */
static char *
fill_text (Round *self, const GopsCareDue *due, const Candidate *candidate, const char *name, GError **error)
{
  GopsFillValues values = gops_fill_values_of (self->group);
  const char *text = gops_text_get (&due->care.text, gops_record_get_text (self->group, GOPS_GROUP_LANGUAGE));
  g_autoptr (GHashTable) own = NULL;

  values.name = name;
  values.days = MAX (candidate->days, 0);
  if (text != NULL && strchr (text, '{') != NULL)
    {
      own = gops_own_values_load (self->store, candidate->person, error);
      if (own == NULL)
        return NULL;
      g_hash_table_replace (own, g_strdup ("name"), g_strdup (name));   /* as the group calls them */
      g_hash_table_replace (own, g_strdup ("姓名"), g_strdup (name));
      values.own = own;
    }
  return gops_fill (&values, text);
}

static gboolean
add_person (Round *self, GopsCareDue *due, const Candidate *candidate, GError **error)
{
  g_autofree char *name = NULL, *text = NULL;
  GopsCarePerson *person;

  if (!gops_store_read_text (self->store, &name, error, "SELECT name FROM member_view WHERE id = ?1", "l", candidate->membership) ||
      (text = fill_text (self, due, candidate, name, error)) == NULL)
    return FALSE;
  person = g_new0 (GopsCarePerson, 1);
  *person = (GopsCarePerson) { candidate->person, candidate->membership, g_steal_pointer (&name), candidate->days, candidate->days_late,
                               g_steal_pointer (&text) };
  g_ptr_array_add (due->people, person);
  return TRUE;
}

static gboolean
make_due (Round *self, guint index, GPtrArray *dues, GError **error)
{
  const GopsCare *care = &g_array_index (self->plan, GopsCare, index);
  GArray *candidates = self->candidates[index];
  guint room = care->daily > (int) self->done_today[index] ? (guint) care->daily - self->done_today[index] : 0;
  guint n = MIN (room, candidates->len);
  GopsCareDue *due;

  if (n == 0)
    return TRUE;
  g_array_sort (candidates, compare_candidates);
  due = g_new0 (GopsCareDue, 1);
  due->care = *care;
  due->group = g_object_ref (self->group);
  due->people = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_care_person_free);
  due->n_waiting = candidates->len - n;
  due->n_done = self->done_today[index];
  g_ptr_array_add (dues, due);
  for (guint i = 0; i < n; i++)
    if (!add_person (self, due, &g_array_index (candidates, Candidate, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
go_round (GopsStore *store, GopsGroup *group, int day, const char *const *off, GPtrArray *dues, GCancellable *cancellable, GError **error)
{
  g_auto (Round) round = { 0 };
  gint64 group_id = gops_record_get_id (group), replies = 0, speech = 0;

  round_init (&round, store, group, day, off, cancellable);
  if (!gops_store_read_int (store, &replies, error, "SELECT " GOPS_REPLIES_KNOWN_SQL ("?1"), "l", group_id) ||
      !gops_store_read_int (store, &speech, error, "SELECT " GOPS_SPEECH_KNOWN_SQL ("?1"), "l", group_id))
    return FALSE;
  round.knows_replies = replies != 0;
  round.mute = speech == 0;
  if (!load_noted (&round, error) || !look_at_plan (&round, error) || !walk_members (&round, error))
    return FALSE;
  for (guint i = 0; i < round.plan->len; i++)
    if (!make_due (&round, i, dues, error))
      return FALSE;
  return TRUE;
}

GPtrArray *
gops_care_due (GopsStore *store, gint64 group, const char *date, gint64 now, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) dues = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_care_due_free);
  g_autoptr (GPtrArray) groups = gops_record_load_all (GOPS_TYPE_GROUP, store, error,
    "WHERE deleted_at = 0 AND CASE WHEN ?1 <> 0 THEN id = ?1 ELSE archived_at = 0 AND status NOT IN ('paused', 'dissolved') END"
    " ORDER BY sort_key, id", "l", group);
  g_auto (GStrv) off = gops_care_load_off (store);

  if (groups == NULL)
    return NULL;
  for (guint i = 0; i < groups->len; i++)
    {
      GopsGroup *one = g_ptr_array_index (groups, i);
      int day = date != NULL ? gops_day_parse (date) : gops_day_of_instant (now, gops_record_get_text (one, GOPS_GROUP_TIME_ZONE));

      if (day == GOPS_DAY_NONE)
        {
          g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("“%s” is no date such as 2026-03-01"), date);
          return NULL;
        }
      if (!go_round (store, one, day, (const char *const *) off, dues, cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&dues);
}
