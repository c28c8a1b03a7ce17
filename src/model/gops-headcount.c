/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members of a group in figures. */

#include "config.h"

#include "gops-changes.h"
#include "gops-headcount.h"
#include "gops-store-task.h"
#include "gops-workspace.h"
#include "gops-batch.h"

#define QUICK_STEPS  400000   /* of SQLite's machine: some 4 ms, enough for a few thousand members */
#define MANY_MEMBERS 20000    /* which surely take longer */

/* Asked only where it matters. */
static gboolean
drop_unknown (GopsStore         *store,
              gint64             group,
              GopsMemberFigures *figures,
              GError           **error)
{
  gint64 known;

  if (!gops_store_read_int (store, &known, error, "SELECT " GOPS_REPLIES_KNOWN_SQL ("?1"), "l", group))
    return FALSE;
  if (known == 0)
    figures->newcomers_unanswered = 0;
  return TRUE;
}

/**
 * gops_member_figures_count:
 * @today: "YYYY-MM-DD" in the group's zone
 *
 * Returns: %FALSE with @error set on failure
 */
gboolean
gops_member_figures_count (GopsStore         *store,
                           gint64             group,
                           const char        *today,
                           GopsMemberFigures *out_figures,
                           GError           **error)
{
  g_autofree char *month_ago = gops_date_add (today, -30);
  g_autofree char *fortnight_ago = gops_date_add (today, -14);
  g_autoptr (GopsStatement) row = gops_store_query (store, error,
    "SELECT count(*) FILTER (WHERE here), count(*) FILTER (WHERE here AND (last_spoke_at > 0 OR messages > 0)),"
    " count(*) FILTER (WHERE here AND active_days > 0), count(*) FILTER (WHERE here AND joined_on >= ?2),"
    " count(*) FILTER (WHERE left_on >= ?2), count(*) FILTER (WHERE here AND joined_on >= ?3 AND messages > 0 AND replies_got = 0),"
    " count(*) FILTER (WHERE here AND tier = ''), coalesce (sum(messages), 0), coalesce (max(last_spoke_at), 0)"
    " FROM (SELECT m.left_on, m.last_spoke_at, m.messages, m.active_days, m.joined_on, m.replies_got, m.tier, m.left_on = '' AS here"
    " FROM membership m WHERE m.group_id = ?1 AND " GOPS_MEMBER_COUNTED_SQL " AND " GOPS_BATCH_SHOWN ("m.batch") ")",
    "lss", group, month_ago, fortnight_ago);

  if (row == NULL || !gops_statement_next (row, error))
    return FALSE;
  *out_figures = (GopsMemberFigures) {
    .total = (guint) gops_statement_int (row, 0),
    .spoken = (guint) gops_statement_int (row, 1),
    .active_30 = (guint) gops_statement_int (row, 2),
    .joined_30 = (guint) gops_statement_int (row, 3),
    .left_30 = (guint) gops_statement_int (row, 4),
    .newcomers_unanswered = (guint) gops_statement_int (row, 5),
    .untiered = (guint) gops_statement_int (row, 6),
    .messages = (guint) gops_statement_int (row, 7),
    .last_spoke_at = gops_statement_int (row, 8),
  };
  return out_figures->newcomers_unanswered == 0 || drop_unknown (store, group, out_figures, error);
}

/* --- what is known --- */

typedef struct
{
  GopsMemberFigures figures;
  char             *today;    /* (owned) */
  gboolean          stale;
} Answer;

struct _GopsHeadcount
{
  GObject parent_instance;

  GopsStore  *store;      /* (owned) */
  GHashTable *answers;    /* (owned): gint64* → Answer */
  GHashTable *running;    /* (owned): gint64* of the groups that a thread counts → NULL */
};

G_DEFINE_FINAL_TYPE (GopsHeadcount, gops_headcount, G_TYPE_OBJECT)

enum { COUNTED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_free (answer->today);
  g_free (answer);
}

static Answer *
keep (GopsHeadcount           *self,
      gint64                   group,
      const char              *today,
      const GopsMemberFigures *figures)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->figures = *figures;
  answer->today = g_strdup (today);
  g_hash_table_replace (self->answers, g_memdup2 (&group, sizeof group), answer);
  return answer;
}

static void
on_store_changed_cb (GopsHeadcount *self,
                     GopsChanges   *changes)
{
  GHashTableIter iter;
  gpointer answer;

  if (!gops_changes_touch (changes, "membership") && !gops_changes_touch (changes, "person") && !gops_changes_touch (changes, "batch"))
    return;
  g_hash_table_iter_init (&iter, self->answers);
  while (g_hash_table_iter_next (&iter, NULL, &answer))
    ((Answer *) answer)->stale = TRUE;
  g_hash_table_iter_init (&iter, self->running);   /* what they count may be from before */
  while (g_hash_table_iter_next (&iter, NULL, NULL))
    g_hash_table_iter_replace (&iter, GINT_TO_POINTER (TRUE));
}

/* --- counting in a thread --- */

/* Belongs to the task and to who waits for it. */
typedef struct
{
  GopsHeadcount    *self;     /* (owned): the thread does not look into it */
  gint64            group;
  char             *today;    /* (owned) */
  GopsMemberFigures figures;  /* the thread's answer */
} Job;

static void
job_clear (gpointer data)
{
  Job *job = data;

  g_object_unref (job->self);
  g_free (job->today);
}

static void
job_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, job_clear);
}

static gpointer
count_in_thread (GopsStore    *store,
                 gpointer      data,
                 GopsProgress *progress,
                 GCancellable *cancellable,
                 GError      **error)
{
  Job *job = data;

  return gops_member_figures_count (store, job->group, job->today, &job->figures, error) ? g_atomic_rc_box_acquire (job) : NULL;
}

static void
on_counted_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  Job *job = user_data;
  gpointer counted = gops_store_run_finish (GOPS_STORE (source), result, NULL);
  gboolean stale = g_hash_table_lookup (job->self->running, &job->group) != NULL;

  g_hash_table_remove (job->self->running, &job->group);
  if (counted != NULL)   /* else the file can't be read; whoever writes next will hear why */
    {
      keep (job->self, job->group, job->today, &job->figures)->stale = stale;
      g_signal_emit (job->self, signals[COUNTED], 0, job->group);
      job_unref (counted);
    }
  job_unref (job);
}

static void
ask_thread (GopsHeadcount *self,
            gint64         group,
            const char    *today)
{
  Job *job;

  if (g_hash_table_contains (self->running, &group))
    return;   /* who is told of its answer asks again when that is stale */
  g_hash_table_insert (self->running, g_memdup2 (&group, sizeof group), NULL);
  job = g_atomic_rc_box_new0 (Job);
  job->self = g_object_ref (self);
  job->group = group;
  job->today = g_strdup (today);
  gops_store_run_async (self->store, count_in_thread, g_atomic_rc_box_acquire (job), job_unref, job_unref, NULL, NULL, NULL,
                        on_counted_cb, job);
}

/* --- asking --- */

static gboolean
count_now (GopsHeadcount     *self,
           gint64             group,
           const char        *today,
           GopsMemberFigures *out_figures)
{
  gboolean ok;

  gops_store_limit_work (self->store, QUICK_STEPS);
  ok = gops_member_figures_count (self->store, group, today, out_figures, NULL);
  gops_store_limit_work (self->store, 0);
  return ok;
}

/**
 * gops_headcount_get:
 * @today: "YYYY-MM-DD" in the group's zone
 * @out_figures: what is known; "counting" when that is nothing yet
 */
void
gops_headcount_get (GopsHeadcount     *self,
                    gint64             group,
                    const char        *today,
                    GopsMemberFigures *out_figures)
{
  const Answer *answer = g_hash_table_lookup (self->answers, &group);
  GopsMemberFigures figures = { .counting = TRUE };

  if (answer == NULL || answer->stale || !g_str_equal (answer->today, today))
    {
      gboolean many = g_hash_table_contains (self->running, &group) || (answer != NULL && answer->figures.total > MANY_MEMBERS);

      if (!many && count_now (self, group, today, &figures))
        answer = keep (self, group, today, &figures);
      else
        ask_thread (self, group, today);
    }
  *out_figures = answer != NULL ? answer->figures : (GopsMemberFigures) { .counting = TRUE };
}

/* --- object --- */

static void
gops_headcount_finalize (GObject *object)
{
  GopsHeadcount *self = GOPS_HEADCOUNT (object);

  g_clear_object (&self->store);
  g_hash_table_unref (self->answers);
  g_hash_table_unref (self->running);

  G_OBJECT_CLASS (gops_headcount_parent_class)->finalize (object);
}

static void
gops_headcount_class_init (GopsHeadcountClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gops_headcount_finalize;

  signals[COUNTED] = g_signal_new ("counted", GOPS_TYPE_HEADCOUNT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
gops_headcount_init (GopsHeadcount *self)
{
  self->answers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, answer_free);
  self->running = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

GopsHeadcount *
gops_headcount_new (GopsStore *store)
{
  GopsHeadcount *self = g_object_new (GOPS_TYPE_HEADCOUNT, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}
