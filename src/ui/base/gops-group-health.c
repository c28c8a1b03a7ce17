/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How each group is, found out in a thread. */

#include "config.h"

#include "gops-changes.h"
#include "gops-group-health.h"
#include "gops-store-task.h"
#include "gops-workspace.h"

#define FEW     20   /* changed rows that are looked up one by one */
#define AT_ONCE 24   /* groups that a thread judges before it tells: about what a sidebar shows */
#define AGES_SECONDS (5 * 60)   /* until it is looked again what has become due */

struct _GopsGroupHealth
{
  GObject parent_instance;

  GopsStore  *store;      /* (owned) */
  GHashTable *answers;    /* (owned): gint64* → GopsGroupNeed; may be stale while in @wanted */
  GArray     *wanted;     /* (owned) (element-type gint64): in the order of asking */
  GHashTable *waiting;    /* (owned): gint64* of @wanted, so that a thousand are not compared with a thousand */
  guint       idle;       /* source of the coming question, 0 = none */
  guint       ageing;     /* source */
  gboolean    asking;     /* a thread is at work */
};

G_DEFINE_FINAL_TYPE (GopsGroupHealth, gops_group_health, G_TYPE_OBJECT)

enum { CHANGED, SETTLED, N_SIGNALS };
static guint signals[N_SIGNALS];

static gpointer
judge_in_thread (GopsStore    *store,
                 gpointer      data,
                 GopsProgress *progress,
                 GCancellable *cancellable,
                 GError      **error)
{
  GArray *groups = data;
  GPtrArray *answers = g_ptr_array_new_full (groups->len, (GDestroyNotify) gops_group_need_free);
  gint64 now = gops_store_now (store);

  for (guint i = 0; i < groups->len; i++)
    g_ptr_array_add (answers, gops_group_need_judge (store, g_array_index (groups, gint64, i), now));
  return answers;
}

/* Takes @answer. */
static void
take_answer (GopsGroupHealth *self,
             GopsGroupNeed   *answer)
{
  const GopsGroupNeed *before = g_hash_table_lookup (self->answers, &answer->group);
  gint64 group = answer->group;

  if (before != NULL && gops_group_need_equal (before, answer))
    {
      gops_group_need_free (answer);
      return;
    }
  g_hash_table_replace (self->answers, &answer->group, answer);
  g_signal_emit (self, signals[CHANGED], 0, group);
}

static void ask_soon (GopsGroupHealth *self);

static void
on_judged_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GopsGroupHealth) self = data;
  g_autoptr (GPtrArray) answers = gops_store_run_finish (GOPS_STORE (source), result, NULL);

  self->asking = FALSE;
  if (self->store == NULL)   /* the window was closed meanwhile */
    return;
  while (answers != NULL && answers->len > 0)
    take_answer (self, g_ptr_array_steal_index (answers, 0));
  if (gops_group_health_is_settled (self))
    g_signal_emit (self, signals[SETTLED], 0);
  ask_soon (self);
}

static gboolean
on_idle_cb (gpointer data)
{
  GopsGroupHealth *self = data;
  guint n = MIN (self->wanted->len, AT_ONCE);
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (gint64));

  self->idle = 0;
  self->asking = TRUE;
  g_array_append_vals (groups, self->wanted->data, n);
  for (guint i = 0; i < n; i++)
    g_hash_table_remove (self->waiting, &g_array_index (groups, gint64, i));
  g_array_remove_range (self->wanted, 0, n);
  gops_store_run_async (self->store, judge_in_thread, groups, (GDestroyNotify) g_array_unref, (GDestroyNotify) g_ptr_array_unref,
                        NULL, NULL, NULL, on_judged_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* Not before the window is drawn: this can wait. */
static void
ask_soon (GopsGroupHealth *self)
{
  if (self->idle == 0 && !self->asking && self->wanted->len > 0)
    self->idle = g_idle_add_full (G_PRIORITY_LOW, on_idle_cb, self, NULL);
}

static void
want (GopsGroupHealth *self,
      gint64           group)
{
  if (!g_hash_table_add (self->waiting, g_memdup2 (&group, sizeof group)))
    return;
  g_array_append_val (self->wanted, group);
  ask_soon (self);
}

static void
want_known (GopsGroupHealth *self)
{
  GHashTableIter iter;
  gpointer group;

  g_hash_table_iter_init (&iter, self->answers);
  while (g_hash_table_iter_next (&iter, &group, NULL))
    want (self, *(gint64 *) group);
}

/* Those groups of the answer that somebody has asked for. */
static void
want_found (GopsGroupHealth *self,
            const char      *sql,
            gint64           id)
{
  g_autoptr (GopsStatement) groups = gops_store_query (self->store, NULL, sql, "l", id);

  while (groups != NULL && gops_statement_next (groups, NULL))
    {
      gint64 group = gops_statement_int (groups, 0);

      if (g_hash_table_contains (self->answers, &group))
        want (self, group);
    }
}

/* Which groups' dossiers a row belongs to: groups of a family look at each other's themes. */
#define FAMILY_OF(group) \
  "WITH one AS (SELECT id, parent FROM chat_group WHERE id = " group ") SELECT g.id FROM chat_group g, one" \
  " WHERE g.id = one.id OR g.parent = one.id OR g.id = one.parent OR g.parent = one.parent"
#define OWN_GROUP(table) "SELECT group_id FROM " table " WHERE id = ?1"

static const struct
{
  const char *table;
  const char *sql;   /* ?1 the changed row */
} concerned[] = {
  { "chat_group", FAMILY_OF ("?1") },
  { "positioning", FAMILY_OF ("(SELECT group_id FROM positioning WHERE id = ?1)") },
  { "clause", "SELECT g.id FROM clause c JOIN chat_group g ON g.id = c.group_id OR g.id = (SELECT parent FROM chat_group"
    " WHERE id = c.group_id) WHERE c.id = ?1" },   /* its main group may have something to offer */
  { "plan_item", OWN_GROUP ("plan_item") },
  { "plan_exception", "SELECT group_id FROM plan_item WHERE id = (SELECT item_id FROM plan_exception WHERE id = ?1)" },
  { "scene", OWN_GROUP ("scene") },
  { "outreach", OWN_GROUP ("outreach") },
  { "outreach_attempt", "SELECT group_id FROM outreach WHERE id = (SELECT outreach_id FROM outreach_attempt WHERE id = ?1)" },
  { "persona", OWN_GROUP ("persona") },
  { "goal", OWN_GROUP ("goal") },
  { "poster", OWN_GROUP ("poster") },
  { "membership", OWN_GROUP ("membership") },
  { "person", "SELECT group_id FROM membership WHERE person_id = ?1" },
};

/* Whether only rows of the tables above have changed that are still there, and few. */
static gboolean
is_traceable (GopsChanges *changes)
{
  guint n = 0;

  if (gops_changes_is_all (changes) || gops_changes_touch (changes, "setting") || gops_changes_touch (changes, "batch"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (concerned); i++)
    {
      g_autoptr (GArray) ids = gops_changes_list (changes, concerned[i].table);

      n += ids->len;
      if (gops_changes_is_many (changes, concerned[i].table) || n > FEW)
        return FALSE;
      for (guint k = 0; k < ids->len; k++)
        if (gops_changes_get (changes, concerned[i].table, g_array_index (ids, gint64, k)) == GOPS_CHANGE_DELETE)
          return FALSE;
    }
  return n > 0;
}

static void
on_store_changed_cb (GopsGroupHealth *self,
                     GopsChanges     *changes)
{
  if (!is_traceable (changes))
    {
      want_known (self);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (concerned); i++)
    {
      g_autoptr (GArray) ids = gops_changes_list (changes, concerned[i].table);

      for (guint k = 0; k < ids->len; k++)
        want_found (self, concerned[i].sql, g_array_index (ids, gint64, k));
    }
}

/* Groups with something to do today that is not done: its time may have come. */
static gboolean
on_ageing_cb (gpointer data)
{
  GopsGroupHealth *self = data;
  g_autoptr (GopsStatement) groups = gops_store_query (self->store, NULL, "SELECT DISTINCT group_id FROM plan_item WHERE status <> 'done'"
                                                       " AND recurrence = '' AND on_date BETWEEN date ('now', '-1 day') AND date ('now', '+1 day')"
                                                       " UNION SELECT group_id FROM plan_item WHERE recurrence <> '' AND on_date <= date ('now', '+1 day')"
                                                       " AND (series_last = '' OR series_last >= date ('now', '-1 day'))", NULL);

  while (groups != NULL && gops_statement_next (groups, NULL))
    {
      gint64 group = gops_statement_int (groups, 0);

      if (g_hash_table_contains (self->answers, &group))
        want (self, group);
    }
  return G_SOURCE_CONTINUE;
}

const GopsGroupNeed *
gops_group_health_get_need (GopsGroupHealth *self,
                            gint64           group)
{
  GopsGroupNeed *answer = g_hash_table_lookup (self->answers, &group);

  if (answer == NULL)
    want (self, group);
  return answer;
}

/**
 * gops_group_health_get:
 * @out_n: (out) (optional): how many things need a person, as the sidebar and the Overview have it
 *
 * Returns: what is known; %GOPS_HEALTH_UNKNOWN when it is being found out
 */
GopsHealth
gops_group_health_get (GopsGroupHealth *self,
                       gint64           group,
                       guint           *out_n)
{
  const GopsGroupNeed *answer = gops_group_health_get_need (self, group);

  if (out_n != NULL)
    *out_n = answer != NULL ? gops_group_need_count (answer) : 0;
  return answer != NULL ? answer->health : GOPS_HEALTH_UNKNOWN;
}

void
gops_group_health_want_all (GopsGroupHealth *self)
{
  g_autoptr (GopsStatement) groups = gops_store_query (self->store, NULL, "SELECT id FROM chat_group WHERE deleted_at = 0", NULL);

  while (groups != NULL && gops_statement_next (groups, NULL))
    (void) gops_group_health_get_need (self, gops_statement_int (groups, 0));
}

gboolean
gops_group_health_is_settled (GopsGroupHealth *self)
{
  return !self->asking && self->wanted->len == 0;
}

int
gops_group_health_compare (GopsGroupHealth *self,
                           gint64           a,
                           gint64           b)
{
  return gops_group_need_compare (g_hash_table_lookup (self->answers, &a), g_hash_table_lookup (self->answers, &b));
}

static void
gops_group_health_dispose (GObject *object)
{
  GopsGroupHealth *self = GOPS_GROUP_HEALTH (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_handle_id (&self->ageing, g_source_remove);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (gops_group_health_parent_class)->dispose (object);
}

static void
gops_group_health_finalize (GObject *object)
{
  GopsGroupHealth *self = GOPS_GROUP_HEALTH (object);

  g_hash_table_unref (self->answers);
  g_hash_table_unref (self->waiting);
  g_array_unref (self->wanted);

  G_OBJECT_CLASS (gops_group_health_parent_class)->finalize (object);
}

static void
gops_group_health_class_init (GopsGroupHealthClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_group_health_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_group_health_finalize;

  signals[CHANGED] = g_signal_new ("changed", GOPS_TYPE_GROUP_HEALTH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SETTLED] = g_signal_new ("settled", GOPS_TYPE_GROUP_HEALTH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gops_group_health_init (GopsGroupHealth *self)
{
  self->answers = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) gops_group_need_free);
  self->waiting = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
}

GopsGroupHealth *
gops_group_health_new (GopsStore *store)
{
  GopsGroupHealth *self = g_object_new (GOPS_TYPE_GROUP_HEALTH, NULL);

  self->store = g_object_ref (store);
  self->ageing = g_timeout_add_seconds (AGES_SECONDS, on_ageing_cb, self);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}
