/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a group talks about. */
#include "config.h"

#include <math.h>

#include "gops-talk-words.h"
#include "gops-topics.h"

#define LOOK_EVERY 1024   /* messages between two looks for a cancel */

/* A word while it is counted. */
typedef struct
{
  guint       now, before;
  guint       last;     /* index of the newest message with it, and 1 */
  GHashTable *people;   /* (owned) (nullable) (element-type gint64): who used it in the last days; borrowed from the talk */
} Count;

typedef struct
{
  const GopsTalk *talk;
  GHashTable     *counts;     /* (owned): utf8 → Count */
  guint           now, before;   /* messages with words */
  guint           index;      /* of the message that is read */
  gboolean        is_now;
} Counting;

static void
count_free (gpointer data)
{
  Count *self = data;

  g_clear_pointer (&self->people, g_hash_table_unref);
  g_free (self);
}

/* --- the ratio --- */

static double
part (double observed,
      double row,
      double column,
      double all)
{
  return observed > 0 ? observed * log (observed * all / (row * column)) : 0;
}

double
gops_topics_rise (guint now,
                  guint now_all,
                  guint before,
                  guint before_all)
{
  double with = (double) now + before, all = (double) now_all + before_all, without = all - with;

  if (now_all == 0 || before_all == 0 || (double) now / now_all <= (double) before / before_all)
    return 0;
  return 2 * (part (now, with, now_all, all) + part (before, with, before_all, all) +
              part ((double) now_all - now, without, now_all, all) + part ((double) before_all - before, without, before_all, all));
}

/* --- counting --- */

static void
on_word (const char *word,
         gpointer    data)
{
  Counting *self = data;
  Count *count = g_hash_table_lookup (self->counts, word);

  if (count == NULL)
    g_hash_table_insert (self->counts, g_strdup (word), count = g_new0 (Count, 1));
  if (count->last == self->index + 1)   /* once a message, however often */
    return;
  count->last = self->index + 1;
  if (!self->is_now)
    {
      count->before++;
      return;
    }
  count->now++;
  if (count->people == NULL)
    count->people = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_hash_table_add (count->people, (gpointer) &gops_talk_get (self->talk, self->index)->person);
}

static gboolean
count_words (Counting      *self,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GopsTalkWords) words = gops_talk_words_new ();

  for (self->index = 0; self->index < self->talk->messages->len; self->index++)
    {
      const GopsTalkMessage *message = gops_talk_get (self->talk, self->index);

      if (self->index % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (message->staff || *message->body == '\0')
        continue;
      self->is_now = message->day > self->talk->last - GOPS_TOPICS_NOW;
      *(self->is_now ? &self->now : &self->before) += 1;
      gops_talk_words_split (words, message->body, on_word, self);
    }
  return TRUE;
}

/* --- choosing --- */

static GopsTopic *
make_topic (const Counting *self,
            const char     *word,
            const Count    *count)
{
  GopsTopic *topic = g_new0 (GopsTopic, 1);
  const GopsTalkMessage *newest = gops_talk_get (self->talk, count->last - 1);
  double rise = gops_topics_rise (count->now, self->now, count->before, self->before);

  topic->word = g_strdup (word);
  topic->now = count->now;
  topic->before = count->before;
  topic->people = g_hash_table_size (count->people);
  topic->rise = rise >= GOPS_TOPICS_RISES ? rise : 0;
  topic->message = newest->id;
  topic->example = g_strdup (newest->body);
  return topic;
}

void
gops_topic_free (GopsTopic *self)
{
  g_free (self->word);
  g_free (self->example);
  g_free (self);
}

static int
compare_topics (gconstpointer a,
                gconstpointer b)
{
  const GopsTopic *left = *(GopsTopic *const *) a, *right = *(GopsTopic *const *) b;

  if (left->rise != right->rise)
    return left->rise > right->rise ? -1 : 1;
  if (left->people != right->people)
    return left->people > right->people ? -1 : 1;
  return left->now != right->now ? (left->now > right->now ? -1 : 1) : g_strcmp0 (left->word, right->word);
}

GPtrArray *
gops_topics_find (const GopsTalk  *talk,
                  guint            most,
                  GCancellable    *cancellable,
                  GError         **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, count_free);
  g_autoptr (GPtrArray) topics = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_topic_free);
  Counting counting = { .talk = talk, .counts = counts };
  GHashTableIter iter;
  gpointer word, count;

  if (!count_words (&counting, cancellable, error))
    return NULL;
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &word, &count))
    if (((Count *) count)->people != NULL && g_hash_table_size (((Count *) count)->people) >= GOPS_TOPICS_PEOPLE)
      g_ptr_array_add (topics, make_topic (&counting, word, count));
  g_ptr_array_sort (topics, compare_topics);
  g_ptr_array_set_size (topics, (int) MIN (topics->len, most));
  return g_steal_pointer (&topics);
}
