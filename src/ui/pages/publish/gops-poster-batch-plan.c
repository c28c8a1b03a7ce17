/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which posters a batch is to make. */

#include "config.h"

#include "gops-group.h"
#include "gops-poster-batch-plan.h"
#include "gops-poster-name.h"

static const char *const scope_sql[] = {
  [GOPS_BATCH_THIS] = "SELECT id FROM chat_group WHERE id = ?1",
  [GOPS_BATCH_FAMILY] = "WITH root AS (SELECT coalesce (parent, id) AS id FROM chat_group WHERE id = ?1)"
                        " SELECT id FROM chat_group WHERE deleted_at = 0 AND (id = (SELECT id FROM root) OR parent = (SELECT id FROM root))"
                        " ORDER BY parent IS NOT NULL, sort_key, id",
  [GOPS_BATCH_ALL] = "SELECT id FROM chat_group WHERE " GOPS_GROUP_RUNS ("") " AND ?1 = ?1 ORDER BY sort_key, id",
};

GArray *
gops_batch_groups (GopsStore      *store,
                   GopsBatchScope  scope,
                   gint64          group,
                   GError        **error)
{
  g_autoptr (GopsStatement) rows = gops_store_query (store, error, scope_sql[scope], "l", group);
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return NULL;
  while (gops_statement_next (rows, &local))
    {
      gint64 id = gops_statement_int (rows, 0);

      g_array_append_val (groups, id);
    }
  if (local == NULL)
    return g_steal_pointer (&groups);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

guint
gops_batch_count (GopsStore    *store,
                  const GArray *groups,
                  gboolean      channels)
{
  guint n = groups->len;

  for (guint i = 0; channels && i < groups->len; i++)
    {
      gint64 some = 0;

      (void) gops_store_read_int (store, &some, NULL, "SELECT count(*) FROM channel WHERE group_id = ?1", "l", g_array_index (groups, gint64, i));
      n += (guint) some;
    }
  return n;
}

/* Returns: (transfer full): "" for none */
static char *
read_text (GopsStore  *store,
           const char *sql,
           gint64      id)
{
  char *text = NULL;

  (void) gops_store_read_text (store, &text, NULL, sql, "l", id);
  return text != NULL ? text : g_strdup ("");
}

char *
gops_batch_example (GopsStore     *store,
                    const GArray  *groups,
                    gboolean       channels,
                    const char    *pattern,
                    const char    *template_id,
                    const char    *size,
                    const char    *ending,
                    GError       **error)
{
  gint64 id = groups->len > 0 ? g_array_index (groups, gint64, 0) : 0;
  g_autofree char *group = NULL, *channel = NULL, *language = NULL, *name = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d");

  if (!gops_poster_name_check (pattern, error))
    return NULL;
  group = read_text (store, "SELECT name FROM chat_group WHERE id = ?1", id);
  language = read_text (store, "SELECT language FROM chat_group WHERE id = ?1", id);
  channel = channels ? read_text (store, "SELECT coalesce ((SELECT name FROM channel WHERE group_id = ?1 ORDER BY position LIMIT 1), '')", id) : NULL;
  name = gops_poster_name_make (pattern, &(GopsPosterName) { .group = group, .channel = channel, .template_id = template_id, .size = size,
                                                             .language = language, .date = date, .id = id, .number = 1 }, NULL);
  return g_strconcat (name, ending, NULL);
}
