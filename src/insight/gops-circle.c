/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a group's members and ties. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-batch.h"
#include "gops-circle.h"
#include "gops-day.h"
#include "gops-last-spoken.h"
#include "gops-local-day.h"
#include "gops-method-error.h"
#include "gops-tier-facts.h"
#include "gops-workspace.h"

#define LOOK_EVERY 8192   /* rows between two looks at the cancellable */

void
gops_circle_free (GopsCircle *self)
{
  g_free (self->as_of);
  g_array_unref (self->members);
  g_array_unref (self->ties);
  g_free (self->starts);
  g_string_chunk_free (self->texts);
  g_hash_table_unref (self->by_person);
  g_free (self);
}

static GopsCircle *
circle_new (gint64 group)
{
  GopsCircle *self = g_new0 (GopsCircle, 1);

  self->group = group;
  self->members = g_array_new (FALSE, TRUE, sizeof (GopsCircleMember));
  self->ties = g_array_new (FALSE, FALSE, sizeof (GopsCircleTie));
  self->texts = g_string_chunk_new (4096);
  self->by_person = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

static gboolean
settle_day (GopsCircle *self, GopsStore *store, const char *as_of, char **out_zone, GError **error)
{
  g_autofree char *zone = NULL;

  if (!gops_store_read_text (store, &zone, error, "SELECT time_zone FROM chat_group WHERE id = ?1", "l", self->group))
    return FALSE;
  self->as_of = as_of != NULL ? g_strdup (as_of) : gops_date_today (store, zone);
  self->day = gops_day_parse (self->as_of);
  if (self->day == GOPS_DAY_NONE)
    {
      g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("“%s” is no date such as 2026-03-01"), self->as_of);
      return FALSE;
    }
  *out_zone = g_steal_pointer (&zone);
  return TRUE;
}

/* --- members --- */

#define MEMBERS_SQL \
  "SELECT m.id, m.person_id, m.joined_on, m.last_spoke_at, m.messages, m.active_days, m.invites, m.replies_got, m.replies_given," \
  " m.role, m.tier, p.tags FROM membership m JOIN person p ON p.id = m.person_id WHERE m.group_id = ?1 AND m.joined_on <= ?2" \
  " AND (m.left_on = '' OR m.left_on > ?2) AND p.staff = 0 AND p.bot = 0 AND p.blacklisted = 0 AND " GOPS_BATCH_SHOWN ("m.batch")

static int
days_ago (const GopsCircle *self, int day)
{
  return day != GOPS_DAY_NONE ? MAX (self->day - day, 0) : GOPS_TIER_NEVER;
}

static const char *
keep_text (GopsCircle *self, const char *text)
{
  return *text != '\0' ? g_string_chunk_insert_const (self->texts, text) : "";
}

static gboolean
take_member (GopsCircle *self, GopsStore *store, GopsStatement *row, GopsLocalDay *days, GError **error)
{
  GopsCircleMember member = {
    .membership = gops_statement_int (row, 0), .person = gops_statement_int (row, 1),
    .joined_ago = days_ago (self, gops_day_parse (gops_statement_text (row, 2))),
    .messages = (int) gops_statement_int (row, 4), .active_days = (int) gops_statement_int (row, 5),
    .invites = (int) gops_statement_int (row, 6), .got = (int) gops_statement_int (row, 7), .given = (int) gops_statement_int (row, 8),
    .role = keep_text (self, gops_statement_text (row, 9)), .tier = keep_text (self, gops_statement_text (row, 10)),
    .tags = keep_text (self, gops_statement_text (row, 11)),
  };

  if (!gops_last_spoken_ago (store, self->group, member.person, days, gops_statement_int (row, 3), self->day, &member.spoke_ago, error))
    return FALSE;
  g_array_append_val (self->members, member);
  g_hash_table_insert (self->by_person, g_memdup2 (&member.person, sizeof member.person), GUINT_TO_POINTER (self->members->len));
  self->knows_replies |= member.got > 0 || member.given > 0;
  return TRUE;
}

static gboolean
load_members (GopsCircle *self, GopsStore *store, const char *zone, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (store, error, MEMBERS_SQL, "ls", self->group, self->as_of);
  g_auto (GopsLocalDay) days;

  gops_local_day_init (&days, zone);
  for (guint n = 1; rows != NULL && gops_statement_next (rows, &local_error); n++)
    {
      if (!take_member (self, store, rows, &days, error))
        return FALSE;
      if (n % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  if (rows == NULL || local_error == NULL)
    return rows != NULL;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* --- ties --- */

/* Those of merged people are of the one who stays. */
#define TIES_SQL \
  "SELECT coalesce (f.merged_into, f.id), coalesce (t.merged_into, t.id), r.replies FROM reply_pair r JOIN person f ON f.id = r.from_id" \
  " JOIN person t ON t.id = r.to_id WHERE r.group_id = ?1 AND " GOPS_BATCH_SHOWN ("r.batch")

static guint
find_member (const GopsCircle *self, gint64 person)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->by_person, &person));
}

/* A tie is noted from either side, so that each member's stand together. */
static void
take_tie (GopsCircle *self, GopsStatement *row)
{
  guint from = find_member (self, gops_statement_int (row, 0)), to = find_member (self, gops_statement_int (row, 1));
  guint replies = (guint) CLAMP (gops_statement_int (row, 2), 0, G_MAXINT32);
  const GopsCircleTie there = { from - 1, to - 1, replies, 0 }, back = { to - 1, from - 1, 0, replies };

  self->knows_replies = TRUE;
  if (from == 0 || to == 0 || from == to || replies == 0)
    return;
  g_array_append_val (self->ties, there);
  g_array_append_val (self->ties, back);
}

static int
compare_ties (gconstpointer a, gconstpointer b)
{
  const GopsCircleTie *one = a, *other = b;

  if (one->from != other->from)
    return one->from < other->from ? -1 : 1;
  return one->to < other->to ? -1 : one->to > other->to;
}

static void
fold_ties (GopsCircle *self)
{
  GopsCircleTie *ties = (GopsCircleTie *) self->ties->data;
  guint kept = 0;

  g_array_sort (self->ties, compare_ties);
  for (guint i = 1; i < self->ties->len; i++)
    if (compare_ties (&ties[kept], &ties[i]) == 0)
      {
        ties[kept].replies += ties[i].replies;
        ties[kept].back += ties[i].back;
      }
    else
      ties[++kept] = ties[i];
  if (self->ties->len > 0)
    g_array_set_size (self->ties, kept + 1);
}

static void
index_ties (GopsCircle *self)
{
  self->starts = g_new0 (guint, self->members->len + 1);
  for (guint i = 0; i < self->ties->len; i++)
    self->starts[g_array_index (self->ties, GopsCircleTie, i).from + 1]++;
  for (guint i = 0; i < self->members->len; i++)
    self->starts[i + 1] += self->starts[i];
}

static gboolean
load_ties (GopsCircle *self, GopsStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (store, error, TIES_SQL, "l", self->group);

  for (guint n = 1; rows != NULL && gops_statement_next (rows, &local_error); n++)
    {
      take_tie (self, rows);
      if (n % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  fold_ties (self);
  index_ties (self);
  return rows != NULL;
}

GopsCircle *
gops_circle_load (GopsStore *store, gint64 group, const char *as_of, GCancellable *cancellable, GError **error)
{
  g_autoptr (GopsCircle) self = circle_new (group);
  g_autofree char *zone = NULL;

  if (!settle_day (self, store, as_of, &zone, error) || !load_members (self, store, zone, cancellable, error) ||
      !load_ties (self, store, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* --- asking --- */

const GopsCircleTie *
gops_circle_ties (const GopsCircle *self, guint member, guint *out_n)
{
  *out_n = self->starts[member + 1] - self->starts[member];
  return (const GopsCircleTie *) self->ties->data + self->starts[member];
}

guint
gops_circle_known (const GopsCircle *self, guint member)
{
  guint n, known = 0;
  const GopsCircleTie *ties = gops_circle_ties (self, member, &n);

  for (guint i = 0; i < n; i++)
    known += ties[i].replies > 0 && ties[i].back > 0;
  return known;
}

char *
gops_circle_name (const GopsCircle *self, GopsStore *store, guint member, GError **error)
{
  char *name = NULL;

  (void) gops_store_read_text (store, &name, error, "SELECT name FROM member_view WHERE id = ?1", "l", gops_circle_member (self, member)->membership);
  return name;
}
