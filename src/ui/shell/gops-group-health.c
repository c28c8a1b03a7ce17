/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How each group is, in idle time. */

#include "config.h"

#include "gops-group-health.h"

typedef struct
{
  GopsHealth health;
  guint      n;        /* things that wait for a person */
} Answer;

struct _GopsGroupHealth
{
  GObject parent_instance;

  GopsStore  *store;      /* (owned) */
  GHashTable *answers;    /* (owned): gint64* → Answer; may be stale while in @wanted */
  GQueue     *wanted;     /* (owned): gint64*, in the order of asking */
  guint       idle;
};

G_DEFINE_FINAL_TYPE (GopsGroupHealth, gops_group_health, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return *(const gint64 *) a != *(const gint64 *) b;
}

static Answer
judge (GopsStore *store,
       gint64     group)
{
  g_autoptr (GopsDossier) dossier = gops_dossier_load (store, group, NULL, NULL);
  g_autoptr (GPtrArray) advice = NULL;
  Answer answer = { GOPS_HEALTH_FINE, 0 };

  if (dossier == NULL)
    return (Answer) { GOPS_HEALTH_UNKNOWN, 0 };
  advice = gops_advice_for_group (dossier);
  for (guint i = 0; i < advice->len; i++)
    answer.n += ((GopsAdvice *) g_ptr_array_index (advice, i))->severity >= GOPS_SEVERITY_WARNING;
  if (dossier->members.total == 0)
    answer.health = GOPS_HEALTH_NEW;
  else if (answer.n > 0)
    answer.health = GOPS_HEALTH_NEEDS_YOU;
  return answer;
}

static gboolean
on_idle_cb (gpointer data)
{
  GopsGroupHealth *self = data;
  g_autofree gint64 *group = g_queue_pop_head (self->wanted);
  Answer answer, *before;

  if (group == NULL)
    {
      self->idle = 0;
      return G_SOURCE_REMOVE;
    }
  answer = judge (self->store, *group);
  before = g_hash_table_lookup (self->answers, group);
  if (before != NULL && before->health == answer.health && before->n == answer.n)
    return G_SOURCE_CONTINUE;
  g_hash_table_replace (self->answers, g_memdup2 (group, sizeof *group), g_memdup2 (&answer, sizeof answer));
  g_signal_emit (self, signals[CHANGED], 0, *group);
  return G_SOURCE_CONTINUE;
}

static void
want (GopsGroupHealth *self,
      gint64           group)
{
  if (g_queue_find_custom (self->wanted, &group, compare_ids) != NULL)
    return;
  g_queue_push_tail (self->wanted, g_memdup2 (&group, sizeof group));
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_LOW, on_idle_cb, self, NULL);
}

/* Any change may concern any group that was asked for: ask those again. */
static void
on_store_changed_cb (GopsGroupHealth *self)
{
  GHashTableIter iter;
  gpointer group;

  g_hash_table_iter_init (&iter, self->answers);
  while (g_hash_table_iter_next (&iter, &group, NULL))
    want (self, *(gint64 *) group);
}

/**
 * gops_group_health_get:
 * @out_n: (out) (optional): things that wait for a person
 *
 * Returns: what is known; %GOPS_HEALTH_UNKNOWN when it is being found out
 */
GopsHealth
gops_group_health_get (GopsGroupHealth *self,
                       gint64           group,
                       guint           *out_n)
{
  Answer *answer = g_hash_table_lookup (self->answers, &group);

  if (answer == NULL)
    want (self, group);
  if (out_n != NULL)
    *out_n = answer != NULL ? answer->n : 0;
  return answer != NULL ? answer->health : GOPS_HEALTH_UNKNOWN;
}

static void
gops_group_health_dispose (GObject *object)
{
  GopsGroupHealth *self = GOPS_GROUP_HEALTH (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (gops_group_health_parent_class)->dispose (object);
}

static void
gops_group_health_finalize (GObject *object)
{
  GopsGroupHealth *self = GOPS_GROUP_HEALTH (object);

  g_hash_table_unref (self->answers);
  g_queue_free_full (self->wanted, g_free);

  G_OBJECT_CLASS (gops_group_health_parent_class)->finalize (object);
}

static void
gops_group_health_class_init (GopsGroupHealthClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_group_health_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_group_health_finalize;

  signals[CHANGED] = g_signal_new ("changed", GOPS_TYPE_GROUP_HEALTH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
gops_group_health_init (GopsGroupHealth *self)
{
  self->answers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->wanted = g_queue_new ();
}

GopsGroupHealth *
gops_group_health_new (GopsStore *store)
{
  GopsGroupHealth *self = g_object_new (GOPS_TYPE_GROUP_HEALTH, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}
