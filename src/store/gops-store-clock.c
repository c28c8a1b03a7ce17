/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A store's clock, and the ids that are made with it. */

#include "gops-store-private.h"
#include "gops-id.h"

/* Ids from further ahead come from a clock that was wrong; ours need not follow it. */
#define AHEAD (24 * 3600 * (gint64) G_USEC_PER_SEC)

/**
 * gops_store_pin_clock:
 * @now: microseconds UTC, or 0 for the real clock
 *
 * Stops the clock that actions and ids are made with, so that a workspace can be repeated byte for byte.
 */
void
gops_store_pin_clock (GopsStore *self,
                      gint64     now)
{
  self->pinned_now = now;
}

/**
 * gops_store_now:
 *
 * Returns: the present instant in microseconds UTC, or the pinned one
 */
gint64
gops_store_now (GopsStore *self)
{
  return self->pinned_now != 0 ? self->pinned_now : g_get_real_time ();
}

/* "SELECT max (id) of all tables", below ?1. */
static char *
max_id_sql (const GopsSchema *schema)
{
  GString *sql = g_string_new ("SELECT max (id) FROM (SELECT max (id) AS id FROM batch WHERE id <= ?1");

  for (guint i = 0; i < schema->n_tables; i++)
    if ((schema->tables[i]->flags & GOPS_TABLE_VIEW) == 0)
      g_string_append_printf (sql, " UNION ALL SELECT max (id) FROM \"%s\" WHERE id <= ?1", schema->tables[i]->name);
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

/* Other connections make ids of the same copy: go past what they have written. The write lock is held. */
static void
pass_written_ids (GopsStore *self)
{
  g_autofree char *sql = NULL;
  gint64 version = 0, id = 0;

  if (self->ids_passed)
    return;
  self->ids_passed = TRUE;
  if (!gops_store_read_int (self, &version, NULL, "PRAGMA data_version", NULL) || version == self->ids_seen_at)
    return;
  sql = max_id_sql (self->schema);
  if (!gops_store_read_int (self, &id, NULL, sql, "l", gops_id_last (gops_store_now (self) + AHEAD)))
    return;
  self->last_id = MAX (self->last_id, id);
  self->ids_seen_at = version;
}

/**
 * gops_store_new_id:
 *
 * Returns: an id that no other row in any copy of this workspace has; see gops-id.h. Made within an action
 *   it can't meet an id that another connection makes.
 */
gint64
gops_store_new_id (GopsStore *self)
{
  if (self->depth > 0)
    pass_written_ids (self);
  self->last_id = gops_id_next (self->last_id, gops_store_now (self), self->copy);
  return self->last_id;
}
