/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many members each tier holds now, and would hold after a run. */

#include "config.h"

#include "gops-members-page-private.h"
#include "gops-store-task.h"

static void
count_one (GHashTable *counts,
           const char *tier)
{
  guint *n = g_hash_table_lookup (counts, tier);

  if (n == NULL)
    {
      n = g_new0 (guint, 1);
      g_hash_table_insert (counts, g_strdup (tier), n);
    }
  ++*n;
}

/* Here and not by GROUP BY: that sorts them all. */
static GHashTable *
count_tiers (GopsStore *store,
             gint64     group,
             GError   **error)
{
  g_autoptr (GopsStatement) rows = gops_store_query (store, error, GOPS_MEMBERS_TIERS_SQL, "l", group);
  GHashTable *counts;

  if (rows == NULL)
    return NULL;
  counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  while (gops_statement_next (rows, NULL))
    count_one (counts, gops_statement_text (rows, 0));
  return counts;
}

static gpointer
count_in_thread (GopsStore    *store,
                 gpointer      data,
                 GopsProgress *progress,
                 GCancellable *cancellable,
                 GError      **error)
{
  return count_tiers (store, *(gint64 *) data, error);
}

/* A column's tier holds so many now, and would hold so many after a run. */
void
gops_members_page_show_bars (GopsMembersPage *self)
{
  const GopsTierScheme *scheme = self->look.scheme;
  g_autofree guint *order = scheme != NULL ? gops_tier_scheme_order (scheme) : NULL;
  guint n = scheme != NULL && self->counts != NULL ? scheme->n_tiers : 0;
  g_autofree GopsTierBar *counts = g_new0 (GopsTierBar, n + 1);
  gboolean ever = FALSE;   /* whether anybody has a tier: before the first run there is nothing to compare with */

  for (guint i = 0; i < n; i++)
    ever |= g_hash_table_contains (self->counts, scheme->tiers[i].id);
  for (guint i = 0; i < n; i++)
    {
      const GopsTier *tier = &scheme->tiers[order[i]];
      const guint *counted = g_hash_table_lookup (self->counts, tier->id);
      guint now = counted != NULL ? *counted : 0;

      counts[i] = (GopsTierBar) { tier->id, gops_text_get (&tier->name, self->look.language), now, -1 };
      if (gops_tiers_pane_get_count (self->pane, tier->id, &counts[i].count) && ever)
        counts[i].was = (int) now;
    }
  gops_tier_bars_set_counts (self->bars, counts, n);
  gtk_widget_set_visible (self->bars_area, n > 0);
}

static void
take_counts (GopsMembersPage *self,
             GHashTable      *counts)
{
  g_clear_pointer (&self->counts, g_hash_table_unref);
  self->counts = counts;
  gops_members_page_show_bars (self);
}

static void
on_counted_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (GopsMembersPage) self = data;
  g_autoptr (GError) error = NULL;
  GHashTable *counts = gops_store_run_finish (GOPS_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;   /* late */
  g_clear_object (&self->counting);
  if (counts != NULL)
    take_counts (self, counts);
}

void
gops_members_page_count (GopsMembersPage *self)
{
  if (!self->counts_stale || (self->large && gops_live_list_is_loading (self->list)))   /* rows first: it is asked again then */
    return;
  self->counts_stale = FALSE;
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  if (self->look.scheme == NULL)   /* no bars */
    {
      gops_members_page_show_bars (self);
      return;
    }
  if (!self->large)
    {
      take_counts (self, count_tiers (gops_view_get_store (self), self->group, NULL));
      return;
    }
  self->counting = g_cancellable_new ();
  gops_store_run_async (gops_view_get_store (self), count_in_thread, g_memdup2 (&self->group, sizeof self->group), g_free,
                        (GDestroyNotify) g_hash_table_unref, NULL, NULL, self->counting, on_counted_cb, g_object_ref (self));
}
