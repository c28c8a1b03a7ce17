/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People who may be one. */
#include "config.h"

#include "gops-person-suggest.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-batch.h"
#include "gops-birthday.h"
#include "gops-people-merge.h"
#include "gops-person-talk.h"

#define MOST_FACTS 20000   /* people whose facts are kept at a time */
#define LOOK_EVERY 256

typedef struct
{
  GopsStore            *store;
  GopsPersonCandidates *candidates;   /* (owned) (nullable) */
  GopsPersonTalk       *talk;         /* (owned) (nullable): once it was read */
  GHashTable           *facts;        /* (owned): gint64* → GopsPersonFacts */
} Suggesting;

static void
suggesting_clear (Suggesting *self)
{
  g_clear_pointer (&self->candidates, gops_person_candidates_free);
  g_clear_pointer (&self->talk, gops_person_talk_free);
  g_hash_table_unref (self->facts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Suggesting, suggesting_clear)

static void
suggestion_free (gpointer data)
{
  GopsPersonSuggestion *self = data;

  g_free (self->kept_name);
  g_free (self->merged_name);
  gops_person_verdict_free (self->verdict);
  g_free (self);
}

static Suggesting
suggesting_new (GopsStore *store)
{
  return (Suggesting) { .store = store, .facts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) gops_person_facts_free) };
}

/* (transfer none) (nullable): they may go with the next call but one */
static GopsPersonFacts *
get_facts (Suggesting  *self,
           gint64       person,
           GError     **error)
{
  GopsPersonFacts *facts = g_hash_table_lookup (self->facts, &person);

  if (facts != NULL)
    return facts;
  facts = gops_person_facts_load (self->store, person, error);
  if (facts != NULL)
    g_hash_table_insert (self->facts, g_memdup2 (&person, sizeof person), facts);
  return facts;
}

static gboolean
get_both (Suggesting            *self,
          const GopsPersonPair  *pair,
          GopsPersonFacts      **out_a,
          GopsPersonFacts      **out_b,
          GError               **error)
{
  if (g_hash_table_size (self->facts) >= MOST_FACTS)
    g_hash_table_remove_all (self->facts);
  *out_a = get_facts (self, pair->a, error);
  *out_b = *out_a != NULL ? get_facts (self, pair->b, error) : NULL;
  return *out_b != NULL;
}

/* --- evidence --- */

static guint
count (Suggesting         *self,
       GopsPersonKeyKind   kind,
       const char         *text)
{
  return self->candidates != NULL && text != NULL && *text != '\0' ? gops_person_candidates_count (self->candidates, kind, text) : 0;
}

static void
count_shared (Suggesting             *self,
              const GopsPersonFacts  *a,
              const GopsPersonFacts  *b,
              GopsPersonEvidence     *evidence)
{
  const GopsPersonOwn *own = gops_person_shared_own (a, b);
  g_autofree char *value = own != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT "\037%s", own->id, own->value) : NULL;

  evidence->n_of_name = count (self, GOPS_PERSON_KEY_NAME, gops_person_shared_key (a, b));
  evidence->n_of_phone = count (self, GOPS_PERSON_KEY_PHONE, a->phone);
  evidence->n_of_email = count (self, GOPS_PERSON_KEY_EMAIL, a->email);
  evidence->n_of_tags = count (self, GOPS_PERSON_KEY_TAGS, a->tags);
  evidence->n_of_own = count (self, GOPS_PERSON_KEY_OWN, value);
  evidence->n_of_inviter = count (self, GOPS_PERSON_KEY_INVITER, gops_person_shared_inviter (a, b));
}

/* @out_group: (out) (transfer full) (nullable) */
static gboolean
find_shared_day (Suggesting             *self,
                 const GopsPersonFacts  *a,
                 const GopsPersonFacts  *b,
                 char                  **out_group,
                 GError                **error)
{
  if (a->first_day == 0 || b->first_day == 0 || a->first_day > b->last_day || b->first_day > a->last_day || !gops_person_share_group (a, b))
    return TRUE;
  return gops_store_read_text (self->store, out_group, error,
    "SELECT coalesce ((SELECT g.name FROM activity_day x JOIN activity_day y ON y.group_id = x.group_id AND y.day = x.day"
    " JOIN chat_group g ON g.id = x.group_id WHERE x.person_id IN " GOPS_PERSON_ALL_SQL ("?1") " AND y.person_id IN " GOPS_PERSON_ALL_SQL ("?2")
    " AND x.messages > 0 AND y.messages > 0 AND " GOPS_BATCH_SHOWN ("x.batch") " AND " GOPS_BATCH_SHOWN ("y.batch") " LIMIT 1), '')", "ll", a->id, b->id);
}

static gboolean
are_apart (Suggesting             *self,
           const GopsPersonFacts  *a,
           const GopsPersonFacts  *b,
           gboolean               *out_apart,
           GError                **error)
{
  gint64 apart = 0;

  if (!gops_store_read_int (self->store, &apart, error, "SELECT EXISTS (SELECT 1 FROM person_apart WHERE first_id IN " GOPS_PERSON_ALL_SQL ("?1")
                            " AND second_id IN " GOPS_PERSON_ALL_SQL ("?2") " OR first_id IN " GOPS_PERSON_ALL_SQL ("?2") " AND second_id IN "
                            GOPS_PERSON_ALL_SQL ("?1") ")", "ll", a->id, b->id))
    return FALSE;
  *out_apart = apart != 0;
  return TRUE;
}

/* @out_name: (out) (transfer full) (nullable): the name that a notice says one of them took, and that the other has */
static gboolean
find_new_name (Suggesting             *self,
               const GopsPersonFacts  *a,
               const GopsPersonFacts  *b,
               char                  **out_name,
               GError                **error)
{
#define TOOK(one, other) \
  "(SELECT e.detail FROM member_event e WHERE e.person_id IN " GOPS_PERSON_ALL_SQL (one) " AND e.kind = 'renamed' AND e.detail <> '' AND " \
  GOPS_BATCH_SHOWN ("e.batch") " AND EXISTS (SELECT 1 FROM membership m JOIN person p ON p.id = m.person_id WHERE m.group_id = e.group_id" \
  " AND m.person_id IN " GOPS_PERSON_ALL_SQL (other) " AND e.detail IN (p.name, m.nickname)) LIMIT 1)"
  if (!gops_person_share_group (a, b))
    return TRUE;
  return gops_store_read_text (self->store, out_name, error, "SELECT coalesce (" TOOK ("?1", "?2") ", " TOOK ("?2", "?1") ", '')", "ll", a->id, b->id);
#undef TOOK
}

/* (transfer full) (nullable) */
static GopsPersonVerdict *
judge (Suggesting             *self,
       const GopsPersonFacts  *a,
       const GopsPersonFacts  *b,
       GError                **error)
{
  GopsPersonEvidence evidence = { 0 };
  g_autofree char *group = NULL, *new_name = NULL;

  count_shared (self, a, b, &evidence);
  if (gops_person_shared_key (a, b) == NULL && !find_new_name (self, a, b, &new_name, error))
    return NULL;
  evidence.new_name = new_name != NULL && *new_name != '\0' ? new_name : NULL;
  if (!find_shared_day (self, a, b, &group, error) || !are_apart (self, a, b, &evidence.apart, error))
    return NULL;
  evidence.shared_day = group != NULL && *group != '\0' ? group : NULL;
  if (self->talk != NULL)
    gops_person_talk_compare (self->talk, a->id, b->id, &evidence);
  return gops_person_judge (a, b, &evidence);
}

/* --- suggesting --- */

/* (transfer full): takes @verdict */
static GopsPersonSuggestion *
suggestion_new (const GopsPersonFacts *a,
                const GopsPersonFacts *b,
                GopsPersonVerdict     *verdict)
{
  GopsPersonSuggestion *self = g_new0 (GopsPersonSuggestion, 1);
  gboolean second = b->n_filled > a->n_filled;

  self->kept = second ? b->id : a->id;
  self->merged = second ? a->id : b->id;
  self->kept_name = g_strdup (second ? b->name : a->name);
  self->merged_name = g_strdup (second ? a->name : b->name);
  self->verdict = verdict;
  return self;
}

static int
compare_suggestions (gconstpointer a,
                     gconstpointer b)
{
  const GopsPersonSuggestion *left = *(const GopsPersonSuggestion *const *) a, *right = *(const GopsPersonSuggestion *const *) b;

  if (left->verdict->by_contact != right->verdict->by_contact)
    return left->verdict->by_contact ? -1 : 1;
  if (left->verdict->score != right->verdict->score)
    return left->verdict->score > right->verdict->score ? -1 : 1;
  if (left->kept != right->kept)
    return left->kept < right->kept ? -1 : 1;
  return left->merged < right->merged ? -1 : left->merged > right->merged;
}

/* Whether what the two wrote could tell more than is known. */
static gboolean
is_worth_reading (const GopsPersonFacts   *a,
                  const GopsPersonFacts   *b,
                  const GopsPersonVerdict *verdict)
{
  return a->first_day != 0 && b->first_day != 0 && !verdict->by_contact && (gops_person_shared_key (a, b) != NULL || gops_person_share_group (a, b));
}

/* The first look: who is to be listened to. */
static gboolean
find_talkers (Suggesting    *self,
              GopsProgress  *progress,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GopsPersonTalk) talk = gops_person_talk_new ();
  GArray *pairs = gops_person_candidates_get_pairs (self->candidates);

  for (guint i = 0; i < pairs->len; i++)
    {
      const GopsPersonPair *pair = &g_array_index (pairs, GopsPersonPair, i);
      GopsPersonFacts *a, *b;
      g_autoptr (GopsPersonVerdict) verdict = NULL;

      if (i % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!get_both (self, pair, &a, &b, error) || (verdict = judge (self, a, b, error)) == NULL)
        return FALSE;
      if (is_worth_reading (a, b, verdict))
        {
          gops_person_talk_add (talk, a->id);
          gops_person_talk_add (talk, b->id);
        }
      gops_progress_report (progress, 40 + 30 * i / pairs->len, 100, _("Comparing people"));
    }
  if (!gops_person_talk_read (talk, self->store, cancellable, error))
    return FALSE;
  self->talk = g_steal_pointer (&talk);
  return TRUE;
}

static gboolean
add_suggestions (Suggesting    *self,
                 GPtrArray     *suggestions,
                 guint          least,
                 GopsProgress  *progress,
                 GCancellable  *cancellable,
                 GError       **error)
{
  GArray *pairs = gops_person_candidates_get_pairs (self->candidates);

  for (guint i = 0; i < pairs->len; i++)
    {
      const GopsPersonPair *pair = &g_array_index (pairs, GopsPersonPair, i);
      GopsPersonFacts *a, *b;
      g_autoptr (GopsPersonVerdict) verdict = NULL;

      if (i % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!get_both (self, pair, &a, &b, error) || (verdict = judge (self, a, b, error)) == NULL)
        return FALSE;
      if (verdict->score >= MAX (least, 1))
        g_ptr_array_add (suggestions, suggestion_new (a, b, g_steal_pointer (&verdict)));
      gops_progress_report (progress, 70 + 30 * (i + 1) / pairs->len, 100, _("Comparing people"));
    }
  return TRUE;
}

GPtrArray *
gops_person_suggest (GopsStore     *store,
                     guint          least,
                     guint          limit,
                     GopsProgress  *progress,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_auto (Suggesting) self = suggesting_new (store);
  g_autoptr (GPtrArray) suggestions = g_ptr_array_new_with_free_func (suggestion_free);

  self.candidates = gops_person_candidates_find (store, progress, cancellable, error);
  if (self.candidates == NULL || !find_talkers (&self, progress, cancellable, error) ||
      !add_suggestions (&self, suggestions, least, progress, cancellable, error))
    return NULL;
  g_ptr_array_sort (suggestions, compare_suggestions);
  if (suggestions->len > limit)
    g_ptr_array_set_size (suggestions, (int) limit);
  return g_steal_pointer (&suggestions);
}

char *
gops_person_suggestion_reason (const GopsPersonSuggestion *self)
{
  const GPtrArray *reasons = self->verdict->reasons;
  g_autofree char **words = g_new0 (char *, reasons->len + 1);   /* the reasons stay theirs */

  for (guint i = 0; i < reasons->len; i++)
    words[i] = reasons->pdata[i];
  return g_strjoinv (_("; "), words);
}

/* --- applying --- */

/* Who has become one so far: everybody of them can say whether somebody else can be one with them. */
typedef struct
{
  Suggesting  suggesting;
  GHashTable *clusters;   /* (owned): gint64* → GArray of gint64 (shared by all who are in it) */
} Applying;

static GArray *
get_cluster (Applying *self,
             gint64    person)
{
  GArray *cluster = g_hash_table_lookup (self->clusters, &person);

  if (cluster != NULL)
    return cluster;
  cluster = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (cluster, person);
  g_hash_table_insert (self->clusters, g_memdup2 (&person, sizeof person), cluster);
  return cluster;
}

static void
join_clusters (Applying *self,
               GArray   *into,
               GArray   *from)
{
  g_autoptr (GArray) own = g_array_ref (from);

  for (guint i = 0; i < own->len; i++)
    {
      gint64 person = g_array_index (own, gint64, i);

      g_array_append_val (into, person);
      g_hash_table_insert (self->clusters, g_memdup2 (&person, sizeof person), g_array_ref (into));
    }
}

/* Before anything is merged: facts of each by themselves. */
static gboolean
load_facts (Applying   *self,
            GPtrArray  *suggestions,
            guint       least,
            GError    **error)
{
  for (guint i = 0; i < suggestions->len; i++)
    {
      const GopsPersonSuggestion *suggestion = suggestions->pdata[i];

      if (suggestion->verdict->score >= least && (get_facts (&self->suggesting, suggestion->kept, error) == NULL ||
                                                  get_facts (&self->suggesting, suggestion->merged, error) == NULL))
        return FALSE;
    }
  return TRUE;
}

static gboolean
contradict (Applying  *self,
            gint64     a,
            gint64     b)
{
  const GopsPersonFacts *one = g_hash_table_lookup (self->suggesting.facts, &a), *other = g_hash_table_lookup (self->suggesting.facts, &b);
  const GopsPersonEvidence evidence = { 0 };
  g_autoptr (GopsPersonVerdict) verdict = gops_person_judge (one, other, &evidence);

  return verdict->forbidden || (*one->birthday != '\0' && *other->birthday != '\0' && !gops_birthdays_agree (one->birthday, other->birthday));
}

static gboolean
can_join (Applying *self,
          GArray   *a,
          GArray   *b)
{
  for (guint i = 0; i < a->len; i++)
    for (guint j = 0; j < b->len; j++)
      if (contradict (self, g_array_index (a, gint64, i), g_array_index (b, gint64, j)))
        return FALSE;
  return TRUE;
}

static gboolean
apply_one (Applying             *self,
           GopsPersonSuggestion *suggestion,
           guint                *n,
           GError              **error)
{
  GArray *kept = get_cluster (self, suggestion->kept), *merged = get_cluster (self, suggestion->merged);
  g_autofree char *reason = NULL;

  if (kept == merged || ((kept->len > 1 || merged->len > 1) && !can_join (self, kept, merged)))
    return TRUE;
  reason = gops_person_suggestion_reason (suggestion);
  if (!gops_people_merge (self->suggesting.store, suggestion->kept, suggestion->merged, reason, &suggestion->merge, error))
    return FALSE;
  join_clusters (self, kept, merged);
  ++*n;
  return TRUE;
}

static gboolean
apply_all (Applying   *self,
           GPtrArray  *suggestions,
           guint       least,
           guint      *n,
           GError    **error)
{
  for (guint i = 0; i < suggestions->len; i++)
    {
      GopsPersonSuggestion *suggestion = suggestions->pdata[i];

      if (suggestion->verdict->score >= least && !apply_one (self, suggestion, n, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
gops_person_suggest_apply (GopsStore   *store,
                           GPtrArray   *suggestions,
                           guint        least,
                           guint       *out_n,
                           GError     **error)
{
  g_autoptr (GHashTable) clusters = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  g_auto (Suggesting) suggesting = suggesting_new (store);
  Applying self = { suggesting, clusters };
  guint n = 0;

  if (!load_facts (&self, suggestions, least, error) || !gops_store_begin (store, error, N_("Merge people who are the same"), NULL))
    return FALSE;
  if (!apply_all (&self, suggestions, least, &n, error))
    {
      gops_store_rollback (store);
      return FALSE;
    }
  if (!gops_store_commit (store, error))
    return FALSE;
  if (out_n != NULL)
    *out_n = n;
  return TRUE;
}
