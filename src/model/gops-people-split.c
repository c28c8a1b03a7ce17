/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Splitting people who were made one: what the merge has changed goes back where nobody has changed it since; what came
 * since stays with the person who stayed, but for what chats tell of the other's accounts. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-batch.h"
#include "gops-member-sums.h"
#include "gops-people-merge-private.h"
#include "gops-row-copy.h"

/* A merge, as it is noted. */
typedef struct
{
  GopsStore *store;
  gint64     id;
  gint64     kept;
  gint64     merged;
  char      *reason;   /* (owned) */
  char      *before;   /* (owned) */
  gint64     at;
} Merge;

static void
merge_free (gpointer data)
{
  Merge *self = data;

  g_free (self->reason);
  g_free (self->before);
  g_free (self);
}

/* @rows: (transfer full) (nullable): of id, kept_id, merged_id, reason, before, merged_at */
static GPtrArray *
take_merges (GopsStore     *store,
             GopsStatement *rows,
             GError       **error)
{
  g_autoptr (GPtrArray) merges = g_ptr_array_new_with_free_func (merge_free);
  g_autoptr (GopsStatement) own = rows;
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (gops_statement_next (rows, &local_error))
    {
      Merge *merge = g_new0 (Merge, 1);

      *merge = (Merge) { store, gops_statement_int (rows, 0), gops_statement_int (rows, 1), gops_statement_int (rows, 2),
                         g_strdup (gops_statement_text (rows, 3)), g_strdup (gops_statement_text (rows, 4)), gops_statement_int (rows, 5) };
      g_ptr_array_add (merges, merge);
    }
  if (local_error == NULL)
    return g_steal_pointer (&merges);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

#define MERGE_COLUMNS "m.id, m.kept_id, m.merged_id, m.reason, m.before, m.merged_at"

/* The merge and those after it of the same people, the last first: each was made of what the earlier ones had left. */
static GPtrArray *
load_merges (GopsStore *store,
             gint64     merge,
             GError   **error)
{
  g_autoptr (GPtrArray) merges = take_merges (store, gops_store_query (store, error,
    "SELECT " MERGE_COLUMNS " FROM person_merge m JOIN person p ON p.id = m.merged_id WHERE m.id >= ?1 AND p.merged_into ="
    " (SELECT merged_into FROM person WHERE id = (SELECT merged_id FROM person_merge WHERE id = ?1)) ORDER BY m.id DESC", "l", merge), error);

  if (merges == NULL || merges->len > 0)
    return g_steal_pointer (&merges);
  g_set_error_literal (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOT_FOUND, _("These two are not merged (any more)."));
  return NULL;
}

/* --- columns --- */

/* How a column goes back that is another than the merge has left it. */
typedef enum
{
  BACK_STAYS,      /* somebody has changed it */
  BACK_LESS,       /* it has grown: by so much it is more than before */
  BACK_AS_TOLD,    /* where chats tell, it is counted anew */
} Back;

static const struct
{
  const char *name;
  Back        back;
} membership_columns[] = {
  { "joined_on", BACK_STAYS }, { "left_on", BACK_STAYS }, { "role", BACK_STAYS }, { "invited_by", BACK_STAYS }, { "tier", BACK_STAYS },
  { "tier_since", BACK_STAYS }, { "tier_locked_until", BACK_STAYS }, { "note", BACK_STAYS }, { "invites", BACK_LESS },
  { "checkins", BACK_LESS }, { "purchases", BACK_LESS }, { "points", BACK_LESS }, { "messages", BACK_AS_TOLD },
  { "active_days", BACK_AS_TOLD }, { "last_spoke_at", BACK_AS_TOLD }, { "replies_got", BACK_AS_TOLD }, { "replies_given", BACK_AS_TOLD },
};

/* Appends "column = what it goes back to"; ?2 and ?3 hold it before and after the merge, ?4 says whether chats tell. */
static void
append_back (GString    *sql,
             const char *name,
             Back        back)
{
  static const char *const otherwise[] = {
    [BACK_STAYS] = "\"%s\"",
    [BACK_LESS] = "json_extract (?2, '$.%s') + \"%s\" - json_extract (?3, '$.%s')",
    [BACK_AS_TOLD] = "iif (?4, json_extract (?2, '$.%s'), \"%s\")",
  };

  g_string_append_printf (sql, "\"%s\" = iif (\"%s\" = json_extract (?3, '$.%s'), json_extract (?2, '$.%s'), ", name, name, name, name);
  g_string_append_printf (sql, otherwise[back], name, name, name);
  g_string_append_c (sql, ')');
}

static gboolean
put_person_back (const Merge *merge,
                 GError     **error)
{
  g_autoptr (GString) sql = g_string_new ("WITH m AS (SELECT json_extract (before, '$.person.before') AS b, json_extract (before, '$.person.after') AS a"
                                          " FROM person_merge WHERE id = ?1) UPDATE person SET ");

  for (guint i = 0; gops_merge_person_columns[i] != NULL; i++)
    {
      const char *name = gops_merge_person_columns[i];

      g_string_append_printf (sql, "%s%s = iif (%s = json_extract (m.a, '$.%s'), json_extract (m.b, '$.%s'), %s)", i > 0 ? ", " : "",
                              name, name, name, name, name);
    }
  g_string_append (sql, " FROM m WHERE person.id = ?2");
  return gops_store_exec (merge->store, error, sql->str, "ll", merge->id, merge->kept);
}

/* Own values that the merge had copied and nobody has changed since. */
static gboolean
take_own_values_away (const Merge *merge,
                      GError     **error)
{
  return gops_store_exec (merge->store, error,
    "DELETE FROM own_value WHERE person_id = ?2 AND id IN (SELECT j.value FROM person_merge m, json_each (m.before, '$.own') j WHERE m.id = ?1)"
    " AND value = (SELECT value FROM own_value o WHERE o.person_id = ?3 AND o.field_id = own_value.field_id)", "lll",
    merge->id, merge->kept, merge->merged);
}

/* --- who is who --- */

/* The merged person, and those who had been merged into them before. */
static gboolean
set_free (const Merge *merge,
          GError     **error)
{
  return gops_store_exec (merge->store, error,
    "WITH RECURSIVE part (id) AS (SELECT m.merged_id FROM person_merge m WHERE m.kept_id = ?2 AND m.id < ?1"
    " UNION SELECT m.merged_id FROM person_merge m JOIN part ON m.kept_id = part.id WHERE m.id < ?1)"
    " UPDATE person SET merged_into = ?2 WHERE id IN (SELECT id FROM part)", "ll", merge->id, merge->merged) &&
    gops_store_exec (merge->store, error, "UPDATE person SET merged_into = NULL WHERE id = ?1", "l", merge->merged);
}

/* --- memberships --- */

static gboolean
raise_figures (const Merge          *merge,
               gint64                membership,
               const GopsMemberSums *sums,
               GError              **error)
{
  g_autoptr (GopsMembership) record = gops_record_load (GOPS_TYPE_MEMBERSHIP, merge->store, membership, error);

  if (record == NULL)
    return FALSE;
  gops_member_sums_raise (sums, record);
  return gops_record_save (record, merge->store, error);
}

/* @sums: of whom the membership is from now on
 * @told: whether chats tell of either of the two in the group */
static gboolean
put_membership_back (const Merge          *merge,
                     gint64                membership,
                     const char           *before,
                     const char           *after,
                     const GopsMemberSums *sums,
                     gboolean              told,
                     GError              **error)
{
  g_autoptr (GString) sql = g_string_new ("UPDATE membership SET ");

  for (guint i = 0; i < G_N_ELEMENTS (membership_columns); i++)
    {
      if (i > 0)
        g_string_append (sql, ", ");
      append_back (sql, membership_columns[i].name, membership_columns[i].back);
    }
  g_string_append (sql, " WHERE id = ?1");
  return gops_store_exec (merge->store, error, sql->str, "lssi", membership, before, after, told) &&
         raise_figures (merge, membership, sums, error);
}

/* The membership of @person in a group; 0 for none. */
static gboolean
find_membership (GopsStore *store,
                 gint64     group,
                 gint64     person,
                 gint64    *out_membership,
                 GError   **error)
{
  return gops_store_read_int (store, out_membership, error, "SELECT coalesce ((SELECT id FROM membership WHERE group_id = ?1 AND person_id = ?2), 0)", "ll",
                              group, person);
}

static gboolean
add_membership (const Merge          *merge,
                gint64                group,
                gint64                person,
                const GopsMemberSums *sums,
                GError              **error)
{
  g_autoptr (GopsMembership) record = gops_record_new (GOPS_TYPE_MEMBERSHIP, "group-id", group, "person-id", person, NULL);
  gint64 present;

  if (!find_membership (merge->store, group, person, &present, error))
    return FALSE;
  gops_member_sums_raise (sums, record);
  return present != 0 || gops_record_insert (record, merge->store, error);
}

/* Puts the row of the merged person back that was folded, or was deleted since. */
static gboolean
insert_row (const Merge *merge,
            const char  *row,
            GError     **error)
{
  return gops_row_insert_json (merge->store, &gops_membership_table, row,
                               "EXISTS (SELECT 1 FROM chat_group WHERE id = json_extract (?1, '$.group_id'))", error);
}

/* One membership that the merged person had: @row as it was; @kept: that of the kept person which it was folded into. */
static gboolean
give_back (const Merge *merge,
           gint64       group,
           const char  *row,
           gint64       kept,
           const char  *before,
           const char  *after,
           GError     **error)
{
  GopsMemberSums own, others;
  gint64 membership;

  if (!gops_member_sums_read (merge->store, group, merge->merged, &own, error) ||
      !gops_member_sums_read (merge->store, group, merge->kept, &others, error))
    return FALSE;
  if (kept != 0 && !put_membership_back (merge, kept, before, after, &others, own.told || others.told, error))
    return FALSE;
  if (!gops_store_exec (merge->store, error, "UPDATE membership SET person_id = ?2 WHERE id = json_extract (?1, '$.id') AND person_id = ?3", "sll",
                        row, merge->merged, merge->kept) || !insert_row (merge, row, error) ||
      !find_membership (merge->store, group, merge->merged, &membership, error))
    return FALSE;
  if (membership != 0 && !put_membership_back (merge, membership, row, row, &own, own.told || others.told, error))
    return FALSE;
  if (kept != 0 || !others.told)
    return TRUE;
  return add_membership (merge, group, merge->kept, &others, error);   /* who stayed came to the group since */
}

static gboolean
give_memberships_back (const Merge *merge,
                       GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (merge->store, error,
    "SELECT json_extract (j.value, '$.row.group_id'), json_extract (j.value, '$.row'), coalesce (k.id, 0), json_extract (j.value, '$.before'),"
    " json_extract (j.value, '$.after') FROM person_merge m, json_each (m.before, '$.memberships') j"
    " JOIN chat_group g ON g.id = json_extract (j.value, '$.row.group_id') LEFT JOIN membership k ON k.id = json_extract (j.value, '$.kept')"
    " WHERE m.id = ?1", "l", merge->id);

  if (rows == NULL)
    return FALSE;
  while (gops_statement_next (rows, &local_error))
    if (!give_back (merge, gops_statement_int (rows, 0), gops_statement_text (rows, 1), gops_statement_int (rows, 2),
                    gops_statement_text (rows, 3), gops_statement_text (rows, 4), error))
      return FALSE;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* A group that the merged person's accounts came to since: if the membership was made for them it is theirs. */
static gboolean
part_membership (const Merge *merge,
                 gint64       group,
                 gint64       membership,
                 GError     **error)
{
  GopsMemberSums own, others;

  if (!gops_member_sums_read (merge->store, group, merge->merged, &own, error) ||
      !gops_member_sums_read (merge->store, group, merge->kept, &others, error))
    return FALSE;
  if (!own.told)
    return TRUE;
  if (others.told || membership < merge->id)   /* ids grow with time */
    return add_membership (merge, group, merge->merged, &own, error);
  return gops_store_exec (merge->store, error, "UPDATE membership SET person_id = ?2 WHERE id = ?1", "ll", membership, merge->merged);
}

static gboolean
part_memberships (const Merge *merge,
                  GError     **error)
{
  g_autoptr (GPtrArray) memberships = gops_record_load_all (GOPS_TYPE_MEMBERSHIP, merge->store, error,
    "WHERE person_id = ?1 AND " GOPS_BATCH_SHOWN ("batch") " AND group_id NOT IN (SELECT group_id FROM membership WHERE person_id = ?2)", "ll",
    merge->kept, merge->merged);

  for (guint i = 0; memberships != NULL && i < memberships->len; i++)
    if (!part_membership (merge, gops_record_get_int (memberships->pdata[i], GOPS_MEMBERSHIP_GROUP_ID),
                          gops_record_get_id (memberships->pdata[i]), error))
      return FALSE;
  return memberships != NULL;
}

/* --- the whole --- */

static gboolean
split_last (const Merge *merge,
            GError     **error)
{
  return put_person_back (merge, error) && take_own_values_away (merge, error) && set_free (merge, error) &&
         give_memberships_back (merge, error) && part_memberships (merge, error) &&
         gops_store_exec (merge->store, error, "DELETE FROM person_merge WHERE id = ?1", "l", merge->id);
}

/* Later merges are taken back first and made again afterwards. */
static gboolean
split (GPtrArray *merges,
       GError   **error)
{
  const Merge *wanted = merges->pdata[merges->len - 1];

  for (guint i = 0; i < merges->len; i++)
    if (!split_last (merges->pdata[i], error))
      return FALSE;
  for (guint i = merges->len - 1; i > 0; i--)
    {
      const Merge *later = merges->pdata[i - 1];
      gint64 kept, merged;

      if (!gops_people_find_kept (later->store, later->kept, &kept, NULL, error) ||
          !gops_people_find_kept (later->store, later->merged, &merged, NULL, error) ||
          !gops_people_merge_at (later->store, kept, merged, later->id, later->reason, later->at, error))
        return FALSE;
    }
  return gops_people_set_apart (wanted->store, wanted->kept, wanted->merged, error);
}

static char *
dup_name (const Merge *merge,
          gint64       person)
{
  char *name = NULL;

  return gops_store_read_text (merge->store, &name, NULL, "SELECT name FROM person WHERE id = ?1", "l", person) ? name : g_strdup ("");
}

/* What is to be taken back is read within the action: what others did meanwhile is part of it. */
static gboolean
split_within (GopsStore *store,
              gint64     merge,
              GError   **error)
{
  g_autoptr (GPtrArray) merges = load_merges (store, merge, error);
  g_autofree char *merged = NULL, *kept = NULL;
  const Merge *wanted;

  if (merges == NULL)
    return FALSE;
  wanted = merges->pdata[merges->len - 1];
  merged = dup_name (wanted, wanted->merged);
  kept = dup_name (wanted, wanted->kept);
  gops_store_name_action (store, N_("Split “%s” from “%s”"), merged, kept, NULL);
  return split (merges, error);
}

/**
 * gops_people_split:
 * @merge: id of a row of person_merge
 *
 * Takes one merge back, as an action, whatever came since; others of the same people stay. The two are noted as two.
 */
gboolean
gops_people_split (GopsStore *store,
                   gint64     merge,
                   GError   **error)
{
  return gops_store_begin (store, error, N_("Split people"), NULL) && gops_people_end_action (store, split_within (store, merge, error), error);
}
