/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A calendar file of all running groups that other programs follow. */
#include "gops-calendar-feed.h"

#include <string.h>

#include "gops-file-writer.h"
#include "gops-group-documents.h"

static GArray *
list_groups (GopsStore *store, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (store, error, "SELECT g.id FROM chat_group g WHERE " GOPS_GROUP_RUNS ("g.") " ORDER BY g.id", NULL);
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (rows != NULL && gops_statement_next (rows, &local_error))
    {
      gint64 id = gops_statement_int (rows, 0);

      g_array_append_val (groups, id);
    }
  if (local_error == NULL)
    return rows != NULL ? g_steal_pointer (&groups) : NULL;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static GPtrArray *
load_dossiers (GopsStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) groups = list_groups (store, error);
  g_autoptr (GPtrArray) dossiers = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_dossier_free);

  for (guint i = 0; groups != NULL && i < groups->len; i++)
    {
      GopsDossier *dossier = g_cancellable_set_error_if_cancelled (cancellable, error) ? NULL
                             : gops_dossier_load (store, g_array_index (groups, gint64, i), NULL, error);

      if (dossier == NULL)
        return NULL;
      g_ptr_array_add (dossiers, dossier);
    }
  return groups != NULL ? g_steal_pointer (&dossiers) : NULL;
}

/* The time of writing is no change. */
static char *
digest_of (GPtrArray *dossiers)
{
  g_autofree char *text = gops_plan_calendar ((const GopsDossier *const *) dossiers->pdata, dossiers->len, 0);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA1, text, -1);
}

gboolean
gops_calendar_feed_write (GopsStore *store, GFile *file, char **digest, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) dossiers = load_dossiers (store, cancellable, error);
  g_autofree char *now = dossiers != NULL ? digest_of (dossiers) : NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *text;

  if (dossiers == NULL)
    return FALSE;
  if (g_strcmp0 (now, *digest) == 0 && g_file_query_exists (file, cancellable))
    return TRUE;
  text = gops_plan_calendar ((const GopsDossier *const *) dossiers->pdata, dossiers->len, gops_store_now (store));
  bytes = g_bytes_new_take (text, strlen (text));
  if (!gops_file_write (file, bytes, cancellable, error))
    return FALSE;
  g_free (*digest);
  *digest = g_steal_pointer (&now);
  return TRUE;
}
