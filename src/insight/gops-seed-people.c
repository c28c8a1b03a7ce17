/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outreach to people the workspace knows. */
#include "config.h"

#include "gops-seed-people.h"

#include <glib/gi18n.h>

#include "gops-day.h"
#include "gops-workspace.h"

/* --- adding --- */

#define PERSON_SQL \
  "SELECT p.name, CASE WHEN p.phone <> '' THEN p.phone WHEN p.email <> '' THEN p.email ELSE coalesce ((SELECT i.external_id FROM person_identity i" \
  " WHERE i.person_id = p.id ORDER BY i.id LIMIT 1), '') END, p.blacklisted FROM person p WHERE p.id = ?1"

static gboolean
is_listed (GopsStore *store, gint64 group, const char *name, const char *contact)
{
  gint64 n = 0;

  return gops_store_read_int (store, &n, NULL, "SELECT count(*) FROM outreach WHERE group_id = ?1 AND name = ?2 AND contact = ?3", "lss", group, name,
                              contact) && n > 0;
}

static gboolean
insert_person (GopsStore *store, gint64 group, gint64 person, const GopsSeedPlan *plan, gint64 *position, guint *added, GError **error)
{
  g_autoptr (GopsStatement) row = gops_store_query (store, error, PERSON_SQL, "l", person);
  g_autoptr (GopsOutreach) record = NULL;

  if (row == NULL)
    return FALSE;
  if (!gops_statement_next (row, error))
    return error == NULL || *error == NULL;   /* gone meanwhile */
  if (gops_statement_int (row, 2) != 0 || is_listed (store, group, gops_statement_text (row, 0), gops_statement_text (row, 1)))
    return TRUE;
  record = gops_record_new (GOPS_TYPE_OUTREACH, "group-id", group, "position", ++*position, "name", gops_statement_text (row, 0), "contact",
                            gops_statement_text (row, 1), "result", "open", NULL);
  gops_record_set_text (record, GOPS_OUTREACH_REASON, plan->reason);
  gops_record_set_text (record, GOPS_OUTREACH_METHOD, plan->method);
  gops_record_set_text (record, GOPS_OUTREACH_NEXT_ON, plan->next_on);
  gops_record_set_text (record, GOPS_OUTREACH_NOTE, plan->note);
  g_clear_pointer (&row, gops_statement_free);
  ++*added;
  return gops_record_insert (record, store, error);
}

static gboolean
insert_people (GopsStore *store, gint64 group, const GArray *people, const GopsSeedPlan *plan, guint *added, GError **error)
{
  gint64 position = 0;

  if (!gops_store_read_int (store, &position, error, "SELECT coalesce (max (position), 0) FROM outreach WHERE group_id = ?1", "l", group))
    return FALSE;
  for (guint i = 0; i < people->len; i++)
    if (!insert_person (store, group, g_array_index (people, gint64, i), plan, &position, added, error))
      return FALSE;
  return TRUE;
}

gboolean
gops_seed_add_people (GopsStore *store, gint64 group, const GArray *people, const GopsSeedPlan *plan, guint *out_added, GError **error)
{
  guint added = 0;

  if (!gops_store_begin (store, error, N_("Add people to the outreach"), NULL))
    return FALSE;
  if (!insert_people (store, group, people, plan, &added, error))
    {
      gops_store_rollback (store);
      return FALSE;
    }
  if (!gops_store_commit (store, error))
    return FALSE;
  *out_added = added;
  return TRUE;
}

/* --- what is open --- */

static GopsGroup *
find_group (GopsStore *store, GHashTable *groups, gint64 id, GError **error)
{
  GopsGroup *group = g_hash_table_lookup (groups, &id);

  if (group == NULL && (group = gops_record_load (GOPS_TYPE_GROUP, store, id, error)) != NULL)
    g_hash_table_insert (groups, g_memdup2 (&id, sizeof id), group);
  return group;
}

GPtrArray *
gops_seed_open (GopsStore *store, gint64 now, GError **error)
{
  g_autoptr (GPtrArray) dues = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_seed_due_free);
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  g_autoptr (GPtrArray) records = gops_record_load_all (GOPS_TYPE_OUTREACH, store, error,
    "WHERE result IN ('open', '') AND group_id IN (SELECT id FROM chat_group WHERE " GOPS_GROUP_RUNS ("") ")"
    " ORDER BY next_on = '', next_on, group_id, position, id", NULL);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      gpointer outreach = g_ptr_array_index (records, i);
      GopsGroup *group = find_group (store, groups, gops_record_get_int (outreach, GOPS_OUTREACH_GROUP_ID), error);
      int day = gops_day_parse (gops_record_get_text (outreach, GOPS_OUTREACH_NEXT_ON));

      if (group == NULL)
        return NULL;
      g_ptr_array_add (dues, gops_seed_due_new (store, outreach, group, day == GOPS_DAY_NONE ? G_MININT
                                                : gops_day_of_instant (now, gops_record_get_text (group, GOPS_GROUP_TIME_ZONE)) - day));
    }
  return records != NULL ? g_steal_pointer (&dues) : NULL;
}
