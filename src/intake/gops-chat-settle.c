/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memberships after a chat export. */
#include "config.h"

#include "gops-chat-settle.h"

#include <string.h>

#include "gops-activity.h"
#include "gops-bulk-insert.h"
#include "gops-cell-clean.h"
#include "gops-people-merge.h"
#include "gops-records.h"
#include "gops-workspace.h"

#define SLICE 500

typedef struct
{
  GopsStore     *store;
  gint64         batch;
  int            today;      /* day of the member's group */
  gboolean       merged;     /* somebody of the workspace is merged into another */
  gint64         kept;       /* whose membership is being settled */
  GopsStatement *find;       /* (owned) */
  GopsStatement *days;       /* (owned) */
  GopsStatement *events;     /* (owned) */
  GopsBulkInsert *insert;    /* (owned) */
} Settling;

/* What the days and events of a member come to. */
typedef struct
{
  gint64 messages, replies_got, replies_given, active_days, last_at;
  gint64 came_at, went_at;
} Sums;

static void
settling_clear (Settling *self)
{
  g_clear_pointer (&self->find, gops_statement_free);
  g_clear_pointer (&self->days, gops_statement_free);
  g_clear_pointer (&self->events, gops_statement_free);
  g_clear_pointer (&self->insert, gops_bulk_insert_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Settling, settling_clear)

#define OF_BATCH_OR_SHOWN(column) "(" column " = ?3 OR " GOPS_BATCH_SHOWN (column) ")"
#define OWN  "= ?1"
#define ALL  "IN " GOPS_PERSON_ALL_SQL ("?1")

#define DAYS_SQL(of) "SELECT " GOPS_ACTIVITY_SUMS_SQL ("?4") " FROM activity_day WHERE person_id " of \
  " AND group_id = ?2 AND " OF_BATCH_OR_SHOWN ("batch")
#define EVENTS "coalesce (max (at) FILTER (WHERE kind = 'joined'), 0) AS came," \
  " coalesce (max (at) FILTER (WHERE kind IN ('left', 'removed')), 0) AS went"
#define EVENTS_OF_ONE_SQL "SELECT " EVENTS " FROM member_event INDEXED BY member_event_by_person WHERE person_id = ?1 AND group_id = ?2 AND " OF_BATCH_OR_SHOWN ("batch")
/* Whoever has left with one account and is there with another has not gone. */
#define EVENTS_OF_ALL_SQL "SELECT coalesce (max (came), 0), iif (min (went > came AND went >= spoke), max (went), 0) FROM" \
  " (SELECT " EVENTS ", (SELECT coalesce (max (last_at), 0) FROM activity_day WHERE person_id = p.id AND group_id = ?2 AND " \
  OF_BATCH_OR_SHOWN ("batch") ") AS spoke FROM person p LEFT JOIN member_event e INDEXED BY member_event_by_person ON e.person_id = p.id AND e.group_id = ?2 AND " \
  OF_BATCH_OR_SHOWN ("e.batch") " WHERE p.id " ALL " GROUP BY p.id) WHERE came > 0 OR went > 0 OR spoke > 0"

static gboolean
settling_init (Settling   *self,
               GopsStore  *store,
               gint64      batch,
               GError    **error)
{
  self->store = store;
  self->batch = batch;
  if (!gops_people_any_merged (store, &self->merged, error))
    return FALSE;
  self->find = gops_store_query (store, error, "SELECT id FROM membership WHERE group_id = ?1 AND person_id = ?2", NULL);
  self->days = self->find == NULL ? NULL : gops_store_query (store, error, self->merged ? DAYS_SQL (ALL) : DAYS_SQL (OWN), NULL);
  self->events = self->days == NULL ? NULL : gops_store_query (store, error, self->merged ? EVENTS_OF_ALL_SQL : EVENTS_OF_ONE_SQL, NULL);
  self->insert = gops_bulk_insert_new (store,
    "INSERT INTO membership (id, group_id, person_id, nickname, role, joined_on, left_on, messages, active_days, invites,"
    " last_spoke_at, replies_got, replies_given, batch)", 14, "");
  return self->events != NULL;
}

/* Runs @statement for a member; the caller resets it. */
static gboolean
run_for (Settling             *self,
         GopsStatement        *statement,
         const GopsChatMember *member,
         GError              **error)
{
  gops_statement_reset (statement);
  gops_statement_bind_int (statement, 1, self->kept);
  gops_statement_bind_int (statement, 2, member->target->group);
  gops_statement_bind_int (statement, 3, self->batch);
  if (statement == self->days)
    gops_statement_bind_int (statement, 4, self->today - GOPS_ACTIVITY_DAYS);
  return gops_statement_next (statement, error);
}

static gboolean
sum_up (Settling             *self,
        const GopsChatMember *member,
        Sums                 *sums,
        GError              **error)
{
  if (member->made || (member->target->alone && !self->merged))   /* nobody else tells of them */
    {
      *sums = (Sums) {
        .messages = member->sum.messages, .replies_got = member->sum.replies_got, .replies_given = member->sum.replies_given,
        .active_days = __builtin_popcount (member->recent), .last_at = member->sum.last_at,
        .came_at = member->came_at, .went_at = member->went_at,
      };
      return TRUE;
    }
  if (!run_for (self, self->days, member, error))
    return FALSE;
  *sums = (Sums) {
    .messages = gops_statement_int (self->days, 0), .replies_got = gops_statement_int (self->days, 1),
    .replies_given = gops_statement_int (self->days, 2), .active_days = gops_statement_int (self->days, 3),
    .last_at = gops_statement_int (self->days, 4),
  };
  gops_statement_reset (self->days);
  if (!run_for (self, self->events, member, error))
    return FALSE;
  sums->came_at = gops_statement_int (self->events, 0);
  sums->went_at = gops_statement_int (self->events, 1);
  gops_statement_reset (self->events);
  return TRUE;
}

static char *
dup_date (const GopsChatMember *member,
          gint64                at)
{
  int day = gops_local_day_find (&member->target->days, at, NULL);

  return gops_date_add ("1970-01-01", day);
}

static gboolean
has_gone (const Sums *sums)
{
  return sums->went_at > sums->came_at && sums->went_at >= sums->last_at;
}

/* A list that says when somebody joined is believed, unless they went and came again. */
static void
set_presence (GopsMembership       *record,
              const GopsChatMember *member,
              const Sums           *sums)
{
  gboolean gone = has_gone (sums);
  gboolean back = *gops_record_get_text (record, GOPS_MEMBERSHIP_LEFT_ON) != '\0' && !gone;

  if (sums->came_at > 0 && (back || *gops_record_get_text (record, GOPS_MEMBERSHIP_JOINED_ON) == '\0'))
    {
      g_autofree char *date = dup_date (member, sums->came_at);

      gops_record_set_text (record, GOPS_MEMBERSHIP_JOINED_ON, date);
    }
  if (gone)
    {
      g_autofree char *date = dup_date (member, sums->went_at);

      gops_record_set_text (record, GOPS_MEMBERSHIP_LEFT_ON, date);
    }
  else if (back && MAX (sums->came_at, sums->last_at) > 0)
    {
      g_autofree char *seen = dup_date (member, MAX (sums->came_at, sums->last_at));

      if (strcmp (seen, gops_record_get_text (record, GOPS_MEMBERSHIP_LEFT_ON)) > 0)
        gops_record_set_text (record, GOPS_MEMBERSHIP_LEFT_ON, "");
    }
}

static void
raise_to (GopsMembership *record,
          guint           column,
          gint64          value)
{
  gops_record_set_int (record, column, MAX (value, gops_record_get_int (record, column)));
}

static void
set_figures (GopsMembership       *record,
             const GopsChatMember *member,
             const Sums           *sums)
{
  raise_to (record, GOPS_MEMBERSHIP_MESSAGES, sums->messages);
  raise_to (record, GOPS_MEMBERSHIP_REPLIES_GOT, sums->replies_got);
  raise_to (record, GOPS_MEMBERSHIP_REPLIES_GIVEN, sums->replies_given);
  raise_to (record, GOPS_MEMBERSHIP_LAST_SPOKE_AT, sums->last_at);
  if (sums->messages > 0)
    gops_record_set_int (record, GOPS_MEMBERSHIP_ACTIVE_DAYS, sums->active_days);
  gops_record_set_int (record, GOPS_MEMBERSHIP_INVITES, gops_record_get_int (record, GOPS_MEMBERSHIP_INVITES) + member->invites);
}

static gboolean
read_name (Settling  *self,
           gint64     person,
           char     **out_name,
           GError   **error)
{
  g_clear_pointer (out_name, g_free);
  return gops_store_read_text (self->store, out_name, error, "SELECT name FROM person WHERE id = ?1", "l", person);
}

/* The name in the group: "" where it is the person's own, NULL where the export is not the last to tell. */
static gboolean
dup_called (Settling              *self,
            const GopsChatMember  *member,
            const Sums            *sums,
            char                 **out_called,
            GError               **error)
{
  g_autofree char *called = NULL, *name = NULL;

  *out_called = NULL;
  if (member->called == NULL || member->target->pseudonyms || member->called_at < sums->last_at)
    return TRUE;
  called = gops_cell_clean_line (member->called, GOPS_NAME_MAX_CHARACTERS, NULL);
  if (member->made && !member->renamed)   /* called as when they were made */
    {
      *out_called = g_strdup ("");
      return TRUE;
    }
  if (!read_name (self, self->kept, &name, error))
    return FALSE;
  *out_called = g_strdup (g_str_equal (called, name) ? "" : called);
  return TRUE;
}

/* --- a person's own name --- */

/* Whom a chat made and knows by an account: nobody is found by the name that goes. And nobody has written it by hand. */
#define FROM_CHAT_SQL \
  "SELECT EXISTS (SELECT 1 FROM person WHERE id = ?1 AND merged_into IS NULL AND batch IN (SELECT id FROM batch WHERE kind = 'chat'))" \
  " AND EXISTS (SELECT 1 FROM person_identity WHERE person_id = ?1 AND platform = ?2)" \
  " AND NOT EXISTS (SELECT 1 FROM membership WHERE person_id = ?1 AND named = 1 AND nickname = '')"

/* Whether the person's name is what this group called them: no list gave it, and nobody has changed it. */
static gboolean
find_is_told (Settling              *self,
              const GopsChatMember  *member,
              const char            *nickname,
              gboolean              *out_told,
              GError               **error)
{
  gint64 told;

  *out_told = FALSE;
  if (*nickname != '\0' || self->kept != member->person || member->has_account_name)
    return TRUE;
  if (!gops_store_read_int (self->store, &told, error, FROM_CHAT_SQL, "ls", self->kept, member->target->platform))
    return FALSE;
  *out_told = told != 0;
  return TRUE;
}

/* Elsewhere they are called as before. */
static gboolean
rename_person (Settling              *self,
               const GopsChatMember  *member,
               const char            *name,
               GError               **error)
{
  g_autoptr (GBytes) key = gops_collation_key (name);

  return gops_store_exec (self->store, error, "UPDATE membership SET nickname = (SELECT name FROM person WHERE id = ?1)"
                          " WHERE person_id = ?1 AND group_id <> ?2 AND nickname = ''", "ll", self->kept, member->target->group) &&
         gops_store_exec (self->store, error, "UPDATE person SET name = ?2, sort_key = ?3 WHERE id = ?1", "lsb", self->kept, name, key);
}

/* @nickname: so far; @called: (inout) (nullable): becomes "" where the person takes the name */
static gboolean
take_name (Settling              *self,
           const GopsChatMember  *member,
           const char            *nickname,
           char                 **called,
           GError               **error)
{
  gboolean told;

  if (*called == NULL || **called == '\0')
    return TRUE;
  if (!find_is_told (self, member, nickname, &told, error) || (told && !rename_person (self, member, *called, error)))
    return FALSE;
  if (told)
    **called = '\0';
  return TRUE;
}

/* The name in the group, where it is another than the person's. What somebody has written by hand stays. */
static gboolean
set_nickname (Settling              *self,
              GopsMembership        *record,
              const GopsChatMember  *member,
              const Sums            *sums,
              GError               **error)
{
  g_autofree char *called = NULL;

  if (gops_record_get_int (record, GOPS_MEMBERSHIP_NAMED) != 0)
    return TRUE;
  if (!dup_called (self, member, sums, &called, error) ||
      !take_name (self, member, gops_record_get_text (record, GOPS_MEMBERSHIP_NICKNAME), &called, error))
    return FALSE;
  if (called != NULL)
    gops_record_set_text (record, GOPS_MEMBERSHIP_NICKNAME, called);
  return TRUE;
}

/* How they are called; and who brought them. */
static gboolean
set_names (Settling              *self,
           GopsMembership        *record,
           const GopsChatMember  *member,
           const Sums            *sums,
           GError               **error)
{
  g_autofree char *name = NULL;

  if (!set_nickname (self, record, member, sums, error))
    return FALSE;
  if (member->inviter == 0 || *gops_record_get_text (record, GOPS_MEMBERSHIP_INVITED_BY) != '\0')
    return TRUE;
  if (!read_name (self, member->inviter, &name, error))
    return FALSE;
  gops_record_set_text (record, GOPS_MEMBERSHIP_INVITED_BY, name);
  return TRUE;
}

static gboolean
find_membership (Settling             *self,
                 const GopsChatMember *member,
                 gint64               *out_id,
                 GError              **error)
{
  g_autoptr (GError) local_error = NULL;

  *out_id = 0;
  gops_statement_reset (self->find);
  gops_statement_bind_int (self->find, 1, member->target->group);
  gops_statement_bind_int (self->find, 2, self->kept);
  if (gops_statement_next (self->find, &local_error))
    *out_id = gops_statement_int (self->find, 0);
  gops_statement_reset (self->find);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* The membership of somebody who had none: most of a new chat's. */
static gboolean
insert_new (Settling              *self,
            const GopsChatMember  *member,
            GError               **error)
{
  g_autofree char *came = NULL, *went = NULL, *called = NULL;
  Sums sums;

  if (!sum_up (self, member, &sums, error) || !dup_called (self, member, &sums, &called, error) ||
      !take_name (self, member, "", &called, error))
    return FALSE;
  came = sums.came_at > 0 ? dup_date (member, sums.came_at) : NULL;
  went = has_gone (&sums) ? dup_date (member, sums.went_at) : NULL;
  gops_bulk_insert_int (self->insert, gops_store_new_id (self->store));
  gops_bulk_insert_int (self->insert, member->target->group);
  gops_bulk_insert_int (self->insert, self->kept);
  gops_bulk_insert_text (self->insert, called != NULL ? called : "");
  gops_bulk_insert_text (self->insert, member->role);
  gops_bulk_insert_text (self->insert, came != NULL ? came : "");
  gops_bulk_insert_text (self->insert, went != NULL ? went : "");
  gops_bulk_insert_int (self->insert, sums.messages);
  gops_bulk_insert_int (self->insert, sums.active_days);
  gops_bulk_insert_int (self->insert, member->invites);
  gops_bulk_insert_int (self->insert, sums.last_at);
  gops_bulk_insert_int (self->insert, sums.replies_got);
  gops_bulk_insert_int (self->insert, sums.replies_given);
  gops_bulk_insert_int (self->insert, self->batch);
  return gops_bulk_insert_row (self->insert, error);
}

static GopsMembership *
new_membership (Settling             *self,
                const GopsChatMember *member)
{
  return gops_record_new (GOPS_TYPE_MEMBERSHIP, "group-id", member->target->group, "person-id", self->kept, "batch",
                          self->batch, NULL);
}

/* Somebody may have been merged since they were found. */
static gboolean
find_kept (Settling             *self,
           const GopsChatMember *member,
           GError              **error)
{
  self->kept = member->person;
  return !self->merged || gops_store_read_int (self->store, &self->kept, error, "SELECT coalesce (merged_into, id) FROM person WHERE id = ?1", "l",
                                               member->person);
}

static gboolean
settle (Settling        *self,
        GopsChatMember  *member,
        GError         **error)
{
  g_autoptr (GopsMembership) record = NULL;
  gint64 id;
  Sums sums = { 0 };

  if (!find_kept (self, member, error))
    return FALSE;
  if (member->made && member->inviter == 0)
    return insert_new (self, member, error);
  if (!find_membership (self, member, &id, error))
    return FALSE;
  self->today = gops_local_day_find (&member->target->days, gops_store_now (self->store), NULL);
  if (id == 0 && member->inviter == 0 && !self->merged)   /* else another account of theirs may be waiting */
    return insert_new (self, member, error);
  record = id == 0 ? new_membership (self, member) : gops_record_load (GOPS_TYPE_MEMBERSHIP, self->store, id, error);
  if (record == NULL || !sum_up (self, member, &sums, error))
    return FALSE;
  set_presence (record, member, &sums);
  set_figures (record, member, &sums);
  if (*member->role != '\0')
    gops_record_set_text (record, GOPS_MEMBERSHIP_ROLE, member->role);
  if (!set_names (self, record, member, &sums, error))
    return FALSE;
  return id == 0 ? gops_record_insert (record, self->store, error) : gops_record_save (record, self->store, error);
}

static gboolean
settle_slice (GopsStore        *store,
              gint64            batch,
              GPtrArray        *members,
              guint             from,
              GError          **error)
{
  g_auto (Settling) settling = { 0 };

  if (!settling_init (&settling, store, batch, error))
    return FALSE;
  for (guint i = from; i < MIN (from + SLICE, members->len); i++)
    {
      GopsChatMember *member = members->pdata[i];

      if (!member->ignored && !settle (&settling, member, error))
        return FALSE;
    }
  return gops_bulk_insert_flush (settling.insert, error);
}

/* Whether no other intake tells of a group: then nothing of its members is to be looked up, which is what takes long in a
 * large workspace. */
static gboolean
look_at_targets (GopsStore        *store,
                 const GopsBatch  *batch,
                 GPtrArray        *members,
                 GError          **error)
{
  for (guint i = 0; i < members->len; i++)
    {
      GopsChatTarget *target = ((GopsChatMember *) members->pdata[i])->target;
      gint64 alone = 0;

      if (target->settled)
        continue;
      if (!gops_store_read_int (store, &alone, error,
        "SELECT NOT EXISTS (SELECT 1 FROM activity_group WHERE group_id = ?1 AND batch <> ?2) AND"
        " NOT EXISTS (SELECT 1 FROM member_event WHERE group_id = ?1 AND batch IS NOT ?2)", "ll", target->group, batch->id))
        return FALSE;
      target->alone = alone != 0;
      target->settled = TRUE;
    }
  return TRUE;
}

/* Members who come again later in the same export have been told of in part. */
static void
leave_targets (GPtrArray *members)
{
  for (guint i = 0; i < members->len; i++)
    ((GopsChatMember *) members->pdata[i])->target->alone = FALSE;
}

gboolean
gops_chat_settle (GopsStore        *store,
                  const GopsBatch  *batch,
                  GPtrArray        *members,
                  GCancellable     *cancellable,
                  GError          **error)
{

  if (!look_at_targets (store, batch, members, error))
    return FALSE;
  for (guint at = 0; at < members->len; at += SLICE)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !gops_batch_resume (store, batch, error))
        return FALSE;
      if (!settle_slice (store, batch->id, members, at, error))
        {
          gops_store_rollback (store);
          return FALSE;
        }
      if (!gops_store_commit (store, error))
        return FALSE;
    }
  leave_targets (members);
  return TRUE;
}
