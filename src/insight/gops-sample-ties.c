/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who answers whom in the sample's groups: everybody talks with a few neighbours, and with those who get many replies. */
#include "config.h"

#include "gops-sample-private.h"

#include "gops-records.h"

#define MOST_FRIENDS 9

typedef struct
{
  gint64 person;
  int    given, got;
} Speaker;

static GArray *
load_speakers (GopsSample *self, gint64 group)
{
  g_autoptr (GArray) speakers = g_array_new (FALSE, FALSE, sizeof (Speaker));
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (self->store, self->error,
    "SELECT person_id, replies_given, replies_got FROM membership WHERE group_id = ?1 AND (replies_given > 0 OR replies_got > 0)"
    " ORDER BY replies_got DESC, id", "l", group);

  while (rows != NULL && gops_statement_next (rows, &local_error))
    {
      const Speaker speaker = { gops_statement_int (rows, 0), (int) gops_statement_int (rows, 1), (int) gops_statement_int (rows, 2) };

      g_array_append_val (speakers, speaker);
    }
  if (local_error != NULL)
    g_propagate_error (self->error, g_steal_pointer (&local_error));
  return rows != NULL && (self->error == NULL || *self->error == NULL) ? g_steal_pointer (&speakers) : NULL;
}

/* The place of a friend: neighbours on both sides, or those at the top. */
static guint
friend_of (guint place, guint turn, guint n)
{
  static const int steps[] = { 3, -3, 7, -7, 1 };

  if (turn < G_N_ELEMENTS (steps))
    return (guint) (((int) place + steps[turn] + 7 * (int) n) % (int) n);
  return (turn - (guint) G_N_ELEMENTS (steps) + place / 11) % MIN (n, 12);
}

static gboolean
insert_tie (GopsSample *self, gint64 group, gint64 from, gint64 to, int replies)
{
  return gops_store_exec (self->store, self->error, "INSERT INTO reply_pair (group_id, from_id, to_id, replies) VALUES (?1, ?2, ?3, ?4)"
                          " ON CONFLICT DO UPDATE SET replies = replies + excluded.replies", "llli", group, from, to, replies);
}

/* Everybody begins with another of them. The first friend gets a third of what there is to give, the next a third of the rest. */
static gboolean
insert_ties_of (GopsSample *self, gint64 group, const GArray *speakers, guint place)
{
  const Speaker *speaker = &g_array_index (speakers, Speaker, place);
  int left = speaker->given;

  for (guint turn = 0; turn < MOST_FRIENDS && left > 0; turn++)
    {
      const Speaker *other = &g_array_index (speakers, Speaker, friend_of (place, (turn + place * 5) % MOST_FRIENDS, speakers->len));
      int replies = turn + 1 < MOST_FRIENDS ? (left + 2) / 3 : left;

      if (other == speaker || other->got == 0)
        continue;
      if (!insert_tie (self, group, speaker->person, other->person, replies))
        return FALSE;
      left -= replies;
    }
  return TRUE;
}

gboolean
gops_sample_add_ties (GopsSample *self, GopsSampleGroup *group)
{
  gint64 id = gops_record_get_id (group->group);
  g_autoptr (GArray) speakers = load_speakers (self, id);

  for (guint i = 0; speakers != NULL && i < speakers->len; i++)
    if (!insert_ties_of (self, id, speakers, i))
      return FALSE;
  return speakers != NULL;
}
