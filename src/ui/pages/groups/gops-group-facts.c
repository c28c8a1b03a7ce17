/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the overview knows of all groups. */

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "gops-care.h"
#include "gops-group-facts.h"
#include "gops-store-task.h"

struct _GopsGroupFacts
{
  GObject parent_instance;

  GopsSession  *session;     /* (owned) (nullable) */
  GPtrArray    *all;         /* (owned) (nullable) (element-type GopsGroupFigures) */
  GHashTable   *by_id;       /* (owned): gint64* in the figures → GopsGroupFigures */
  GHashTable   *care;        /* (owned): gint64* → number of people */
  GCancellable *counting;    /* (owned) (nullable) */
  gboolean      stale;
};

G_DEFINE_FINAL_TYPE (GopsGroupFacts, gops_group_facts, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- care: reads every member, so it comes after the figures --- */

static gpointer
count_care (GopsStore     *store,
            gpointer       data,
            GopsProgress  *progress,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GPtrArray) dues = gops_care_due (store, 0, NULL, gops_store_now (store), cancellable, error);
  GHashTable *counts;

  if (dues == NULL)
    return NULL;
  counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < dues->len; i++)
    {
      const GopsCareDue *due = g_ptr_array_index (dues, i);
      gint64 group = gops_record_get_id (due->group);
      guint before = GPOINTER_TO_UINT (g_hash_table_lookup (counts, &group));

      g_hash_table_insert (counts, g_memdup2 (&group, sizeof group), GUINT_TO_POINTER (before + due->people->len));
    }
  return counts;
}

static void
on_care_counted_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GopsGroupFacts) self = user_data;
  g_autoptr (GError) error = NULL;
  GHashTable *care = gops_store_run_finish (GOPS_STORE (source), result, &error);

  if (self->session == NULL || care == NULL)
    {
      g_clear_pointer (&care, g_hash_table_unref);
      return;   /* the page is gone, or it is being counted anew */
    }
  g_hash_table_unref (self->care);
  self->care = care;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- figures --- */

static gpointer
count_figures (GopsStore     *store,
               gpointer       data,
               GopsProgress  *progress,
               GCancellable  *cancellable,
               GError       **error)
{
  return gops_group_figures_load (store, NULL, gops_store_now (store), cancellable, error);
}

static void
take (GopsGroupFacts *self,
      GPtrArray      *all)
{
  g_hash_table_remove_all (self->by_id);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  self->all = all;
  for (guint i = 0; i < all->len; i++)
    g_hash_table_insert (self->by_id, &((GopsGroupFigures *) all->pdata[i])->group, all->pdata[i]);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_figures_counted_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr (GopsGroupFacts) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *all = gops_store_run_finish (GOPS_STORE (source), result, &error);

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_pointer (&all, g_ptr_array_unref);
      return;
    }
  gops_session_report (self->session, error);
  if (all != NULL)
    take (self, all);
  gops_store_run_async (GOPS_STORE (source), count_care, NULL, NULL, (GDestroyNotify) g_hash_table_unref, NULL, NULL, self->counting,
                        on_care_counted_cb, g_object_ref (self));
}

void
gops_group_facts_refresh (GopsGroupFacts *self)
{
  if (!self->stale || self->session == NULL)
    return;
  self->stale = FALSE;
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  gops_group_health_want_all (gops_session_get_health (self->session));
  gops_store_run_async (gops_session_get_store (self->session), count_figures, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL, NULL,
                        self->counting, on_figures_counted_cb, g_object_ref (self));
}

static void
on_store_changed_cb (GopsGroupFacts *self)
{
  self->stale = TRUE;
}

/* --- what is known --- */

const GopsGroupFigures *
gops_group_facts_get_figures (GopsGroupFacts *self,
                              gint64          group)
{
  return g_hash_table_lookup (self->by_id, &group);
}

const GopsGroupNeed *
gops_group_facts_get_need (GopsGroupFacts *self,
                           gint64          group)
{
  return gops_group_health_get_need (gops_session_get_health (self->session), group);
}

guint
gops_group_facts_get_care (GopsGroupFacts *self,
                           gint64          group)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->care, &group));
}

gboolean
gops_group_facts_is_settled (GopsGroupFacts *self)
{
  return gops_group_health_is_settled (gops_session_get_health (self->session));
}

static void
add (GString    *text,
     const char *words)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", words);
}

char *
gops_group_facts_describe (GopsGroupFacts *self,
                           gint64          group,
                           const char     *name)
{
  const GopsGroupFigures *figures = gops_group_facts_get_figures (self, group);
  const GopsGroupNeed *need = gops_group_facts_get_need (self, group);
  GString *text = g_string_new (name);
  g_autofree char *health = need != NULL ? gops_group_need_say (need) : NULL;
  g_autofree char *pace = figures != NULL ? gops_group_figures_say_pace (figures) : NULL;

  if (health != NULL)
    add (text, health);
  if (figures != NULL && figures->members >= 0)
    {
      g_autofree char *members = g_strdup_printf (ngettext ("%u member", "%u members", (guint) figures->members), (guint) figures->members);

      add (text, members);
    }
  if (figures != NULL && figures->share_30 >= 0)
    {
      g_autofree char *share = g_strdup_printf (_("%d %% spoke in 30 days"), (int) lround (100 * figures->share_30));

      add (text, share);
    }
  if (pace != NULL)
    add (text, pace);
  return g_string_free (text, FALSE);
}

/* --- object --- */

static void
on_health_changed_cb (GopsGroupFacts *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
gops_group_facts_dispose (GObject *object)
{
  GopsGroupFacts *self = GOPS_GROUP_FACTS (object);

  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_group_facts_parent_class)->dispose (object);
}

static void
gops_group_facts_finalize (GObject *object)
{
  GopsGroupFacts *self = GOPS_GROUP_FACTS (object);

  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->care);
  g_clear_pointer (&self->all, g_ptr_array_unref);

  G_OBJECT_CLASS (gops_group_facts_parent_class)->finalize (object);
}

static void
gops_group_facts_class_init (GopsGroupFactsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_group_facts_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_group_facts_finalize;

  signals[CHANGED] = g_signal_new ("changed", GOPS_TYPE_GROUP_FACTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gops_group_facts_init (GopsGroupFacts *self)
{
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->care = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->stale = TRUE;
}

GopsGroupFacts *
gops_group_facts_new (GopsSession *session)
{
  GopsGroupFacts *self = g_object_new (GOPS_TYPE_GROUP_FACTS, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (gops_session_get_store (session), "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gops_session_get_health (session), "settled", G_CALLBACK (on_health_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}
