/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which messages of a talk are worth keeping. */
#include "config.h"

#include <string.h>

#include "gops-day.h"
#include "gops-digest-pick.h"
#include "gops-message-number.h"
#include "gops-message-search.h"

#define NEAR        ((gint64) 10 * GOPS_MINUTE)
#define MOST_AHEAD  200   /* messages that are looked at behind one */
#define SHORTEST    4     /* characters */

/* --- answers --- */

/* How often each message was replied to, by the others. (element-type gint64 guint) */
static GHashTable *
count_replies (const GopsTalk *talk)
{
  GHashTable *replies = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < talk->messages->len; i++)
    {
      const gint64 *to = &gops_talk_get (talk, i)->reply_to;

      if (*to != 0)
        g_hash_table_insert (replies, (gpointer) to, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (replies, to)) + 1));
    }
  return replies;
}

/* How many others spoke soon after message @index. */
static guint
count_near (const GopsTalk *talk,
            guint           index)
{
  const GopsTalkMessage *message = gops_talk_get (talk, index);
  g_autoptr (GHashTable) people = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint end = MIN (talk->messages->len, index + MOST_AHEAD);

  for (guint i = index + 1; i < end && gops_talk_get (talk, i)->at - message->at <= NEAR; i++)
    if (gops_talk_get (talk, i)->person != message->person)
      g_hash_table_add (people, (gpointer) &gops_talk_get (talk, i)->person);
  return g_hash_table_size (people);
}

/* --- what is wanted --- */

static gboolean
has_words (const char *body,
           const char *words)
{
  g_autoptr (GArray) marks = words != NULL && *words != '\0' ? gops_message_search_mark (body, words) : NULL;

  return marks == NULL || marks->len > 0;
}

static gboolean
is_wanted (const GopsTalkMessage *message,
           const GopsDigestWish  *wish)
{
  return (wish->person == 0 || message->person == wish->person) && (wish->first == GOPS_DAY_NONE || message->day >= wish->first) &&
    (wish->last == GOPS_DAY_NONE || message->day <= wish->last) && g_utf8_strlen (message->body, SHORTEST * 6) >= SHORTEST &&
    (wish->without == NULL || !g_hash_table_contains (wish->without, &message->person)) &&
    has_words (message->name, wish->who) && has_words (message->body, wish->words);
}

static GArray *
find_wanted (const GopsTalk       *talk,
             const GopsDigestWish *wish,
             GHashTable           *replies)
{
  GArray *picks = g_array_new (FALSE, FALSE, sizeof (GopsDigestPick));

  for (guint i = talk->messages->len; i-- > 0;)
    {
      const GopsTalkMessage *message = gops_talk_get (talk, i);
      GopsDigestPick pick = { i, 0 };

      if (!is_wanted (message, wish))
        continue;
      pick.answers = g_hash_table_size (replies) > 0 ? GPOINTER_TO_UINT (g_hash_table_lookup (replies, &message->id)) : count_near (talk, i);
      if (!wish->answered || pick.answers > 0)
        g_array_append_val (picks, pick);
    }
  return picks;
}

/* --- the best --- */

/* Most answered first; of equal ones the longer, then the newer. */
static int
compare_picks (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const GopsDigestPick *left = a, *right = b;
  const GopsTalk *talk = data;
  gsize left_length = strlen (gops_talk_get (talk, left->index)->body), right_length = strlen (gops_talk_get (talk, right->index)->body);

  if (left->answers != right->answers)
    return left->answers > right->answers ? -1 : 1;
  if (left_length != right_length)
    return left_length > right_length ? -1 : 1;
  return left->index > right->index ? -1 : left->index < right->index;
}

/* Whether one of @chosen is of the same ten minutes. */
static gboolean
is_near (const GopsTalk *talk,
         const GArray   *chosen,
         guint           index)
{
  for (guint i = 0; i < chosen->len; i++)
    if (ABS (gops_talk_get (talk, g_array_index (chosen, GopsDigestPick, i).index)->at - gops_talk_get (talk, index)->at) <= NEAR)
      return TRUE;
  return FALSE;
}

GArray *
gops_digest_pick (const GopsTalk       *talk,
                  const GopsDigestWish *wish,
                  guint                 most)
{
  g_autoptr (GHashTable) replies = count_replies (talk);
  g_autoptr (GArray) wanted = find_wanted (talk, wish, replies);
  g_autoptr (GHashTable) said = g_hash_table_new (g_str_hash, g_str_equal);
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (GopsDigestPick));
  gboolean apart = wish->answered && g_hash_table_size (replies) == 0;

  if (wish->answered)
    g_array_sort_with_data (wanted, compare_picks, (gpointer) talk);
  for (guint i = 0; i < wanted->len && chosen->len < most; i++)
    {
      const GopsDigestPick *pick = &g_array_index (wanted, GopsDigestPick, i);

      if ((!apart || !is_near (talk, chosen, pick->index)) && g_hash_table_add (said, (gpointer) gops_talk_get (talk, pick->index)->body))
        g_array_append_val (chosen, *pick);
    }
  return chosen;
}
