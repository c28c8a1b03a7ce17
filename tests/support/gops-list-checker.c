/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A validator for live lists. */

#include "gops-list-checker.h"

#define ID(array, i) g_array_index (array, gint64, i)

static void
on_items_changed_cb (GListModel      *model,
                     guint            position,
                     guint            removed,
                     guint            added,
                     GopsListChecker *self)
{
  guint n = g_list_model_get_n_items (model), tail = self->shadow->len - position - removed;
  g_autoptr (GArray) now = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);

  g_assert_cmpuint (position + removed, <=, self->shadow->len);
  g_assert_cmpuint (n, ==, self->shadow->len - removed + added);
  for (guint i = 0; i < n; i++)
    {
      gint64 id = gops_live_list_get_id (self->list, i);

      g_array_append_val (now, id);
    }
  for (guint i = 0; i < position; i++)
    g_assert_cmpint (ID (now, i), ==, ID (self->shadow, i));
  for (guint i = 0; i < tail; i++)
    g_assert_cmpint (ID (now, n - 1 - i), ==, ID (self->shadow, self->shadow->len - 1 - i));
  g_assert_true (removed > 0 || added > 0);
  if (removed > 0 && added > 0)
    {
      g_assert_cmpint (ID (now, position), !=, ID (self->shadow, position));
      g_assert_cmpint (ID (now, position + added - 1), !=, ID (self->shadow, position + removed - 1));
    }
  g_array_unref (self->shadow);
  self->shadow = g_steal_pointer (&now);
  self->n_signals++;
  self->position = position;
  self->removed = removed;
  self->added = added;
  self->shortest = MIN (self->shortest, n);
}

GopsListChecker *
gops_list_checker_new (GopsLiveList *list)
{
  GopsListChecker *self = g_new0 (GopsListChecker, 1);

  self->list = g_object_ref (list);
  self->shadow = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->shortest = G_MAXUINT;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      gint64 id = gops_live_list_get_id (list, i);

      g_array_append_val (self->shadow, id);
    }
  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed_cb), self);
  return self;
}

void
gops_list_checker_free (GopsListChecker *self)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->list)), ==, self->shadow->len);
  g_signal_handlers_disconnect_by_data (self->list, self);
  g_object_unref (self->list);
  g_array_unref (self->shadow);
  g_free (self);
}

/* Waits until no thread is asking any more. */
void
gops_list_checker_wait (GopsListChecker *self)
{
  gint64 deadline = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (gops_live_list_is_loading (self->list))
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
    }
}
