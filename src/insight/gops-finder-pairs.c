/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finders that bring people together: by a tag they share, by a question and who answers. Each member is looked at once;
 * for each tag only its best host is kept. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-finder-private.h"
#include "gops-tags.h"
#include "gops-tier-facts.h"

#define NEWCOMER_DAYS  30
#define ASKED_DAYS     14
#define HOST_DAYS      30    /* spoke within */
#define HELPER_REPLIES 3
#define MOST_HELPERS   10    /* among whom askers are dealt */
#define CIRCLE_SIZE    5     /* with one tag, to meet */

/* Most members have none, so that these cost nothing. */
static void
each_tag (const char *tags, void (*func) (const char *tag, gpointer data), gpointer data)
{
  g_autoptr (GPtrArray) parts = *tags != '\0' ? gops_tags_split (tags) : NULL;

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    func (g_ptr_array_index (parts, i), data);
}

/* --- the best host of each tag --- */

typedef struct
{
  const GopsSearch *search;
  GHashTable       *hosts;    /* (owned): tag → member + 1 */
  guint             member;
  guint             found;    /* member + 1 */
} Hosts;

static guint64
hospitality (const GopsSearch *search, guint index)
{
  const GopsCircleMember *member = gops_search_member (search, index);

  if (member->spoke_ago == GOPS_TIER_NEVER || member->spoke_ago > HOST_DAYS ||
      (member->joined_ago != GOPS_TIER_NEVER && member->joined_ago <= NEWCOMER_DAYS))
    return 0;
  return ((guint64) member->given << 32) + (guint) member->messages;
}

static void
offer_host (const char *tag, gpointer data)
{
  Hosts *hosts = data;
  guint present = GPOINTER_TO_UINT (g_hash_table_lookup (hosts->hosts, tag));

  if (present == 0 || hospitality (hosts->search, hosts->member) > hospitality (hosts->search, present - 1))
    g_hash_table_insert (hosts->hosts, g_strdup (tag), GUINT_TO_POINTER (hosts->member + 1));
}

static gboolean
are_tied (const GopsSearch *search, guint one, guint other)
{
  guint n;
  const GopsCircleTie *ties = gops_circle_ties (search->circle, one, &n);

  for (guint i = 0; i < n; i++)
    if (ties[i].to == other)
      return TRUE;
  return FALSE;
}

static void
ask_host (const char *tag, gpointer data)
{
  Hosts *hosts = data;
  guint host = GPOINTER_TO_UINT (g_hash_table_lookup (hosts->hosts, tag));

  if (hosts->found == 0 && host > 0 && host != hosts->member + 1 && !are_tied (hosts->search, hosts->member, host - 1))
    hosts->found = host;
}

static void
hosts_init (Hosts *self, const GopsSearch *search)
{
  *self = (Hosts) { .search = search, .hosts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  for (guint i = 0; i < search->circle->members->len; i++)
    if (hospitality (search, i) > 0)
      {
        self->member = i;
        each_tag (gops_search_member (search, i)->tags, offer_host, self);
      }
}

static guint
hosts_find (Hosts *self, guint member)
{
  self->member = member;
  self->found = 0;
  each_tag (gops_search_member (self->search, member)->tags, ask_host, self);
  return self->found;
}

static guint
other_of (const GopsSearch *search, guint index)
{
  return search->numbers[0][index];
}

/* --- newcomers and somebody with the same tag --- */

static gboolean
is_newcomer (const GopsCircleMember *member)
{
  return member->joined_ago != GOPS_TIER_NEVER && member->joined_ago <= NEWCOMER_DAYS;
}

static gboolean
prepare_introductions (GopsSearch *search, GError **error)
{
  Hosts hosts;

  search->numbers[0] = g_new0 (guint, search->circle->members->len + 1);
  hosts_init (&hosts, search);
  for (guint i = 0; i < search->circle->members->len; i++)
    if (is_newcomer (gops_search_member (search, i)))
      search->numbers[0][i] = hosts_find (&hosts, i);
  g_hash_table_unref (hosts.hosts);
  return TRUE;
}

static guint64
score_introduction (const GopsSearch *search, guint index)
{
  return search->numbers[0][index] > 0 ? (guint64) (1000 - gops_search_member (search, index)->joined_ago) : 0;
}

typedef struct
{
  const char *others;    /* tags */
  char       *shared;    /* (owned) (nullable) */
} Shared;

static void
compare_tag (const char *tag, gpointer data)
{
  char **asked = data;

  if (g_strcmp0 (asked[0], tag) == 0)
    asked[1] = asked[0];
}

static void
note_shared (const char *tag, gpointer data)
{
  Shared *shared = data;
  const char *asked[] = { tag, NULL };

  if (shared->shared != NULL)
    return;
  each_tag (shared->others, compare_tag, asked);
  if (asked[1] != NULL)
    shared->shared = g_strdup (tag);
}

static char *
say_shared (const GopsSearch *search, guint index)
{
  Shared shared = { .others = gops_search_member (search, search->numbers[0][index] - 1)->tags };
  g_autofree char *owned = NULL;

  each_tag (gops_search_member (search, index)->tags, note_shared, &shared);
  owned = shared.shared;
  return owned != NULL ? g_strdup_printf (_("both: %s"), owned) : NULL;
}

static char *
say_introduction (const GopsSearch *search, guint index)
{
  int days = gops_search_member (search, index)->joined_ago;

  return gops_finder_join (say_shared (search, index), g_strdup_printf (ngettext ("joined %d day ago", "joined %d days ago", days), days), NULL);
}

/* --- who asked and who answers --- */

static gboolean
has_asked (const GopsCircleMember *member)
{
  return member->messages > 0 && member->got == 0 && member->spoke_ago != GOPS_TIER_NEVER && member->spoke_ago <= ASKED_DAYS;
}

/* The members who answer most, best first. Returns: how many */
static guint
find_helpers (const GopsSearch *search, guint helpers[MOST_HELPERS])
{
  guint n = 0;

  for (guint i = 0; i < search->circle->members->len; i++)
    {
      int given = gops_search_member (search, i)->given;
      guint place = n;

      if (given < HELPER_REPLIES || hospitality (search, i) == 0)
        continue;
      while (place > 0 && gops_search_member (search, helpers[place - 1])->given < given)
        place--;
      if (place == MOST_HELPERS)
        continue;
      n = MIN (n + 1, MOST_HELPERS);
      for (guint j = n - 1; j > place; j--)
        helpers[j] = helpers[j - 1];
      helpers[place] = i;
    }
  return n;
}

/* Somebody with the same tag; else those who answer most take turns. */
static gboolean
prepare_pairs (GopsSearch *search, GError **error)
{
  guint helpers[MOST_HELPERS], turn = 0, n = find_helpers (search, helpers);
  Hosts hosts;

  search->numbers[0] = g_new0 (guint, search->circle->members->len + 1);
  hosts_init (&hosts, search);
  for (guint i = 0; i < search->circle->members->len; i++)
    {
      guint host = has_asked (gops_search_member (search, i)) ? hosts_find (&hosts, i) : 0;

      if (host == 0 && n > 0 && has_asked (gops_search_member (search, i)))
        host = helpers[turn++ % n] + 1;
      search->numbers[0][i] = host != i + 1 ? host : 0;
    }
  g_hash_table_unref (hosts.hosts);
  return TRUE;
}

static guint64
score_pair (const GopsSearch *search, guint index)
{
  return search->numbers[0][index] > 0 ? (guint64) (1000 - gops_search_member (search, index)->spoke_ago) : 0;
}

static char *
say_pair (const GopsSearch *search, guint index)
{
  int messages = gops_search_member (search, index)->messages, given = gops_search_member (search, search->numbers[0][index] - 1)->given;

  return gops_finder_join (g_strdup_printf (ngettext ("%d message without an answer", "%d messages without an answer", messages), messages),
                           say_shared (search, index),
                           g_strdup_printf (ngettext ("the other has answered %d time", "the other has answered %d times", given), given));
}

const GopsFinderKind gops_finder_pairs[] = {
  { { "introductions", N_("Introduce newcomers"), N_("A newcomer and an old hand with the same tag: introduce the two to each other.") },
    FALSE, 0, prepare_introductions, score_introduction, say_introduction, NULL, other_of },
  { { "pairs", N_("Pair askers with answerers"), N_("Somebody wrote and nobody answered; next to them somebody who likes to answer. Name both in one message.") },
    TRUE, 0, prepare_pairs, score_pair, say_pair, NULL, other_of },
  { { NULL } },
};

/* --- tags with enough people to meet --- */

const GopsFinder gops_finder_meetings = {
  "meetings", N_("Could meet"), N_("Tags that five or more members share: a city, a trade, a hobby. Plan a meeting for them.")
};

typedef struct
{
  const char *tag;      /* owned by the table */
  guint       n, active;
} Circle;

typedef struct
{
  GHashTable *circles;   /* (owned): tag → Circle */
  gboolean    active;
} Counting;

static void
count_tag (const char *tag, gpointer data)
{
  Counting *counting = data;
  Circle *circle = g_hash_table_lookup (counting->circles, tag);

  if (circle == NULL)
    {
      char *own = g_strdup (tag);

      circle = g_new0 (Circle, 1);
      circle->tag = own;
      g_hash_table_insert (counting->circles, own, circle);
    }
  circle->n++;
  circle->active += counting->active;
}

static int
compare_circles (gconstpointer a, gconstpointer b)
{
  const Circle *one = *(const Circle *const *) a, *other = *(const Circle *const *) b;

  if (one->n != other->n)
    return one->n > other->n ? -1 : 1;
  return g_strcmp0 (one->tag, other->tag);
}

static GopsFound *
found_circle (const Circle *circle)
{
  GopsFound *found = g_new0 (GopsFound, 1);

  found->name = g_strdup (circle->tag);
  found->reason = gops_finder_join (g_strdup_printf (ngettext ("%u member", "%u members", circle->n), circle->n),
                                    g_strdup_printf (ngettext ("%u spoke in the last 30 days", "%u spoke in the last 30 days", circle->active), circle->active), NULL);
  return found;
}

gboolean
gops_find_meetings (const GopsSearch *search, guint most, GopsFindings *findings, GError **error)
{
  Counting counting = { .circles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) };
  g_autoptr (GHashTable) circles = counting.circles;
  g_autoptr (GPtrArray) large = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer circle;

  for (guint i = 0; i < search->circle->members->len; i++)
    {
      const GopsCircleMember *member = gops_search_member (search, i);

      counting.active = member->spoke_ago != GOPS_TIER_NEVER && member->spoke_ago <= HOST_DAYS;
      each_tag (member->tags, count_tag, &counting);
    }
  g_hash_table_iter_init (&iter, circles);
  while (g_hash_table_iter_next (&iter, NULL, &circle))
    if (((const Circle *) circle)->n >= CIRCLE_SIZE)
      g_ptr_array_add (large, circle);
  g_ptr_array_sort (large, compare_circles);
  findings->total = large->len;
  for (guint i = 0; i < MIN (most, large->len); i++)
    g_ptr_array_add (findings->found, found_circle (g_ptr_array_index (large, i)));
  return TRUE;
}
