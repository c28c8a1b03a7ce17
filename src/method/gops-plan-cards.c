/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan as views show it: from what the scan found to cards. */
#include "config.h"

#include "gops-plan-cards.h"

#include "gops-plan-scan-private.h"

#define STAGGER 30   /* minutes after the copy before, at most, for a copy of an SOP's entry to be on its card */

G_DEFINE_FINAL_TYPE (GopsPlanCard, gops_plan_card, G_TYPE_OBJECT)

static void
gops_plan_card_finalize (GObject *object)
{
  GopsPlanCard *self = GOPS_PLAN_CARD (object);

  g_array_unref (self->items);
  g_free (self->title);
  g_free (self->owner);
  g_free (self->group);
  g_free (self->times);

  G_OBJECT_CLASS (gops_plan_card_parent_class)->finalize (object);
}

static void
gops_plan_card_class_init (GopsPlanCardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gops_plan_card_finalize;
}

static void
gops_plan_card_init (GopsPlanCard *self)
{
  self->items = g_array_new (FALSE, FALSE, sizeof (GopsPlanOccurrence));
}

GPtrArray *
gops_plan_card_load (GopsPlanCard *self,
                     GopsStore    *store,
                     GError      **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->items->len; i++)
    {
      GopsPlanItem *item = gops_plan_occurrence_load (store, &g_array_index (self->items, GopsPlanOccurrence, i), error);

      if (item == NULL)
        return NULL;
      g_ptr_array_add (items, item);
    }
  return g_steal_pointer (&items);
}

/* --- making --- */

/* Those that need somebody most come first. */
static int
rank_status (const char *status)
{
  static const char *const order[] = { "missed", "due", "idea", "drafted", "ready", "done", "skipped", NULL };
  int i = 0;

  while (order[i] != NULL && !g_str_equal (order[i], status))
    i++;
  return i;
}

static void
add_to_card (GopsPlanCard        *card,
             const GopsPlanFound *found)
{
  gboolean alone = card->n_skipped == card->items->len;   /* nothing but what was skipped so far */

  if (!found->skipped && (alone || rank_status (found->status) < rank_status (card->status)))
    card->status = found->status;
  card->last = MAX (card->last, found->at.minutes);
  g_array_append_val (card->items, found->at);
  card->n_done += found->at.done ? 1 : 0;
  card->n_skipped += found->skipped ? 1 : 0;
  card->repeats |= found->repeats;
}

static GopsPlanCard *
make_card (const GopsPlanFound *found)
{
  GopsPlanCard *card = g_object_new (GOPS_TYPE_PLAN_CARD, NULL);

  card->key = found->key;
  card->day = found->at.day;
  card->minutes = card->last = found->at.minutes;
  card->until = found->until;
  card->type = found->type;
  card->status = found->status;
  card->title = g_strdup (found->title);
  card->owner = g_strdup (found->owner);
  card->group = g_strdup (found->group);
  add_to_card (card, found);
  return card;
}

/* Copies of an SOP's entry may follow one another, all else is done at once. -1: what has no time. */
static int
moment_of (const GopsPlanFound *found)
{
  return *found->entry != '\0' ? MIN (found->at.minutes, 0) : found->at.minutes;
}

/* What makes items of several groups one card, within their day. Texts of a scan are the same where they are equal. */
static guint
hash_moment (gconstpointer data)
{
  const GopsPlanFound *found = data;

  return g_direct_hash (found->title) ^ g_direct_hash (found->type) * 31 ^ g_direct_hash (found->entry) * 127 ^ (guint) moment_of (found) * 7919;
}

static gboolean
is_same_moment (gconstpointer a,
                gconstpointer b)
{
  const GopsPlanFound *one = a, *other = b;

  return one->title == other->title && one->type == other->type && one->entry == other->entry && moment_of (one) == moment_of (other);
}

typedef struct
{
  const GopsPlanQuery *query;
  GopsPlanCards       *cards;
  GHashTable          *moments;   /* (owned) GopsPlanFound → GopsPlanCard of the day; NULL for those that are hidden */
  int                  day;
  guint                n;         /* cards of the day */
} Maker;

static void
count_hidden (Maker *maker,
              int    day)
{
  if (day >= maker->query->from && day <= maker->query->to)
    g_array_index (maker->cards->hidden, guint, day - maker->query->from)++;
}

/* Returns: (nullable): the card, unless there are enough of the day */
static GopsPlanCard *
begin_card (Maker               *maker,
            const GopsPlanFound *found)
{
  GopsPlanCard *card;

  if (maker->query->per_day > 0 && maker->n >= maker->query->per_day)
    {
      count_hidden (maker, found->at.day);
      return NULL;
    }
  maker->n++;
  card = make_card (found);
  g_ptr_array_add (maker->cards->cards, card);
  return card;
}

static void
take_found (Maker         *maker,
            GopsPlanFound *found)
{
  GopsPlanCard *card = NULL;

  if (found->at.day != maker->day)
    {
      maker->day = found->at.day;
      maker->n = 0;
      g_hash_table_remove_all (maker->moments);
    }
  maker->cards->n_items++;
  if (!maker->query->gather)
    (void) begin_card (maker, found);
  else if (!g_hash_table_lookup_extended (maker->moments, found, NULL, (gpointer *) &card) || (card != NULL && found->at.minutes > card->last + STAGGER))
    g_hash_table_replace (maker->moments, found, begin_card (maker, found));
  else if (card != NULL)
    add_to_card (card, found);
}

static void
tell_times (gpointer data,
            gpointer user_data)
{
  GopsPlanCard *card = data;

  if (card->last > card->minutes)
    card->times = g_strdup_printf ("%02d:%02d–%02d:%02d", card->minutes / 60, card->minutes % 60, card->last / 60, card->last % 60);
}

static void
make_cards (GopsPlanCards       *cards,
            const GopsPlanQuery *query,
            GArray              *found)
{
  Maker maker = { query, cards, g_hash_table_new (hash_moment, is_same_moment), G_MAXINT, 0 };

  for (guint i = 0; i < found->len; i++)
    take_found (&maker, &g_array_index (found, GopsPlanFound, i));
  g_ptr_array_foreach (cards->cards, tell_times, NULL);
  g_hash_table_unref (maker.moments);
}

GopsPlanCards *
gops_plan_cards_load (GopsStore           *store,
                      const GopsPlanQuery *query,
                      GCancellable        *cancellable,
                      GError             **error)
{
  g_autoptr (GopsPlanScan) scan = gops_plan_scan_new (store, query, cancellable, error);
  GopsPlanCards *cards;

  if (scan == NULL)
    return NULL;
  cards = g_new0 (GopsPlanCards, 1);
  cards->from = query->from;
  cards->cards = g_ptr_array_new_with_free_func (g_object_unref);
  cards->hidden = g_array_new (FALSE, TRUE, sizeof (guint));
  g_array_set_size (cards->hidden, (guint) MAX (query->to - query->from + 1, 0));
  cards->n_groups = gops_plan_scan_count_groups (scan);
  make_cards (cards, query, gops_plan_scan_get_found (scan));
  return cards;
}

void
gops_plan_cards_free (GopsPlanCards *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->cards);
  g_array_unref (self->hidden);
  g_free (self);
}

guint
gops_plan_cards_hidden (const GopsPlanCards *self,
                        int                  day)
{
  return day >= self->from && (guint) (day - self->from) < self->hidden->len ? g_array_index (self->hidden, guint, day - self->from) : 0;
}
