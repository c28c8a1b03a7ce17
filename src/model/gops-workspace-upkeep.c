/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Upkeep at every open: unfinished intakes, the length of the journal, groups deleted long ago. */

#include "gops-activity.h"
#include "gops-asset.h"
#include "gops-batch.h"
#include "gops-journal.h"
#include "gops-message-search.h"
#include "gops-people-merge.h"
#include "gops-person-forget.h"
#include "gops-records.h"
#include "gops-text-expiry.h"
#include "gops-workspace.h"

#define JOURNAL_AGE   (365 * 24 * 3600 * (gint64) G_USEC_PER_SEC)
#define JOURNAL_BYTES (200 * 1024 * 1024)
#define DAY           (24 * 3600 * (gint64) G_USEC_PER_SEC)

/* Rows of a group, children before parents. Small tables go with the group by their foreign keys. */
static const struct
{
  const char *table;
  const char *key;
} bulky[] = {
  { "message", "group_id, message_id" },
  { "message_mark", "group_id, message_id" },
  { "member_event", "group_id, event_id" },
  { "activity_day", "person_id, group_id, day, batch" },
  { "activity_group", "group_id, day, batch" },
  { "reply_pair", "group_id, from_id, to_id, batch" },
  { "membership", "id" },
};

/* Groups that no undo can bring back: the journal is trimmed oldest first, and begins after their end. */
static GArray *
find_gone (GopsStore *store,
           GError   **error)
{
  return gops_statement_load_ids (gops_store_query (store, error,
    "SELECT id FROM chat_group WHERE deleted_at <> 0 AND deleted_at + ?1 <"
    " (SELECT min (at) FROM journal_action WHERE id = (SELECT min (id) FROM journal_action))", "l", DAY), error);
}

/*
 * People who were in the group ?1 alone. They go with it, with their accounts: nobody sees them any more, and what is
 * kept without a use is only a risk to them. Kept is who is in another group, spoke in one, is staff, or is on the
 * blacklist, which is to know them when they come again; and whom an action that can still be undone refers to.
 */
#define ONLY_THERE "blacklisted = 0 AND staff = 0" \
  " AND id IN (SELECT person_id FROM membership WHERE group_id = ?1)" \
  " AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.person_id = person.id AND m.group_id <> ?1)" \
  " AND NOT EXISTS (SELECT 1 FROM activity_day d WHERE d.person_id IN " GOPS_PERSON_ALL_SQL ("person.id") " AND d.group_id <> ?1)" \
  " AND id NOT IN (SELECT row FROM journal_row WHERE tbl = 'person')" \
  " AND id NOT IN (SELECT coalesce (json_extract (coalesce (before, after), '$.person_id'), 0) FROM journal_row" \
  " WHERE tbl IN ('membership', 'person_identity'))" \
  " AND id NOT IN (SELECT json_extract (coalesce (before, after), '$.kept_id') FROM journal_row WHERE tbl = 'person_merge')"

/* Deletes by a statement that takes a slice, until there is nothing left. */
static gboolean
delete_slices (GopsStore  *store,
               const char *sql,
               gint64      group,
               GError    **error)
{
  int n = 1;

  while (n > 0)
    if (!gops_store_exec_unjournaled (store, &n, error, sql, "l", group))
      return FALSE;
  return TRUE;
}

static gboolean
purge_people (GopsStore *store,
              gint64     group,
              GError   **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM person WHERE id IN (SELECT id FROM person WHERE " ONLY_THERE " LIMIT %d)",
                                          GOPS_BATCH_SLICE);

  /* Whoever was merged into one of them first: afterwards nobody would know. */
  return gops_store_exec_unjournaled (store, NULL, error, "DELETE FROM person WHERE merged_into IN (SELECT id FROM person WHERE " ONLY_THERE ")",
                                      "l", group) && delete_slices (store, sql, group, error);
}

/* The index for searches is made anew without the group's words. */
static gboolean
drop_words (GopsStore *store,
            gint64     group,
            GError   **error)
{
  gint64 has = 0;

  return gops_store_read_int (store, &has, error, "SELECT EXISTS (SELECT 1 FROM message WHERE group_id = ?1)", "l", group) &&
         (has == 0 || gops_message_search_drop (store, error));
}

static gboolean
purge_group (GopsStore *store,
             gint64     group,
             GError   **error)
{
  /* People first: as long as they are members, a kill in between leaves them to the next open. So with the words of what
   * was said, as long as it is there. */
  if (!purge_people (store, group, error) || !drop_words (store, group, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (bulky); i++)
    {
      g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE (%s) IN (SELECT %s FROM \"%s\" WHERE group_id = ?1 LIMIT %d)",
                                              bulky[i].table, bulky[i].key, bulky[i].key, bulky[i].table, GOPS_BATCH_SLICE);

      if (!delete_slices (store, sql, group, error))
        return FALSE;
    }
  return gops_store_exec_unjournaled (store, NULL, error, "DELETE FROM chat_group WHERE id = ?1", "l", group);
}

/**
 * gops_workspace_purge:
 *
 * Removes groups that were deleted so long ago that the journal no longer knows of it, with the people who were in
 * no other group.
 */
gboolean
gops_workspace_purge (GopsStore *store,
                      GError   **error)
{
  g_autoptr (GArray) groups = find_gone (store, error);

  for (guint i = 0; groups != NULL && i < groups->len; i++)
    if (!purge_group (store, g_array_index (groups, gint64, i), error))
      return FALSE;
  return groups != NULL;
}

static gboolean
forget_rest (GopsStore *store,
             GError   **error)
{
  return gops_person_forget_continue (store, NULL, error);
}

static gboolean
trim_journal (GopsStore *store,
              GError   **error)
{
  return gops_store_trim_journal (store, gops_store_now (store) - JOURNAL_AGE, JOURNAL_BYTES, error);
}

static gboolean
expire_texts (GopsStore *store,
              GError   **error)
{
  return gops_texts_expire (store, NULL, error);
}

static gboolean
age_activity (GopsStore *store,
              GError   **error)
{
  return gops_activity_keep_up (store, NULL, error);
}

/**
 * gops_workspace_upkeep:
 *
 * Makes sort keys anew where the collation has become another, removes unfinished intakes with their words in the index and what is left of people who are forgotten, trims the
 * journal to one year and 200 MB, purges what nobody can bring back, contents that nothing names and
 * texts whose time is over, and counts anew what changes as days pass. A step that fails does not keep the others from being
 * done; @error is that of the first.
 */
gboolean
gops_workspace_upkeep (GopsStore *store,
                       GError   **error)
{
  static gboolean (*const steps[]) (GopsStore *, GError **) = {
    gops_sort_keys_renew, gops_batch_clean_up, gops_message_search_tidy, forget_rest, trim_journal, gops_workspace_purge, gops_assets_remove_orphans, expire_texts,
    age_activity,
  };
  gboolean ok = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    ok = steps[i] (store, ok ? error : NULL) && ok;
  return ok;
}
