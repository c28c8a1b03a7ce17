/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members of a group who share a name. */
#include "config.h"

#include "gops-namesakes.h"

#include <glib/gi18n-lib.h>

#include "gops-batch.h"
#include "gops-name-fold.h"
#include "gops-people-merge.h"

#define SHOWN(column) GOPS_BATCH_SHOWN (column)
#define MOST 20   /* of one name that are offered */

static void
namesake_free (gpointer data)
{
  g_free (((GopsNamesake *) data)->signs);
  g_free (data);
}

static gboolean
has_person (const GPtrArray *list,
            gint64           person)
{
  for (guint i = 0; i < list->len; i++)
    if (((const GopsNamesake *) list->pdata[i])->person == person)
      return TRUE;
  return FALSE;
}

/* @wanted: (element-type utf8 GPtrArray): by folded name */
static void
note (GHashTable *wanted,
      GString    *folded,
      const char *name,
      gint64      person)
{
  GopsNamesake *namesake;
  GPtrArray *list;

  gops_name_fold (folded, name);
  list = g_hash_table_lookup (wanted, folded->str);
  if (list == NULL || list->len == MOST || has_person (list, person))
    return;
  namesake = g_new0 (GopsNamesake, 1);
  namesake->person = person;
  g_ptr_array_add (list, namesake);
}

/* @rows: (transfer full) (nullable): a person and two names */
static gboolean
note_rows (GHashTable     *wanted,
           GopsStatement  *rows,
           GError        **error)
{
  g_autoptr (GopsStatement) own = rows;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GString) folded = g_string_new (NULL);

  if (rows == NULL)
    return FALSE;
  while (gops_statement_next (rows, &local_error))
    for (int i = 1; i <= 2; i++)
      note (wanted, folded, gops_statement_text (rows, i), gops_statement_int (rows, 0));
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static void
add_part (GPtrArray  *parts,
          char       *text)   /* (transfer full) (nullable) */
{
  if (text != NULL && *text != '\0')
    g_ptr_array_add (parts, text);
  else
    g_free (text);
}

/* (transfer full) */
static char *
describe (GopsStatement *row)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *name = gops_statement_text (row, 0), *nickname = gops_statement_text (row, 1), *joined = gops_statement_text (row, 4);
  guint n_messages = (guint) gops_statement_int (row, 5);

  add_part (parts, g_strdup (name));
  add_part (parts, g_str_equal (name, nickname) ? NULL : g_strdup (nickname));
  add_part (parts, g_strdup (gops_statement_text (row, 2)));
  add_part (parts, g_strdup (gops_statement_text (row, 3)));
  add_part (parts, *joined != '\0' ? g_strdup_printf (_("joined %s"), joined) : NULL);
  add_part (parts, g_strdup_printf (ngettext ("%u message", "%u messages", n_messages), n_messages));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static gboolean
read_signs (GopsStore     *store,
            gint64         group,
            GopsNamesake  *namesake,
            GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) row = gops_store_query (store, error,
    "SELECT p.name, m.nickname, coalesce ((SELECT i.external_id FROM person_identity i WHERE i.person_id IN " GOPS_PERSON_ALL_SQL ("?2")
    " AND i.platform = g.platform ORDER BY i.id LIMIT 1), ''), p.phone, m.joined_on, m.messages"
    " FROM membership m JOIN person p ON p.id = m.person_id JOIN chat_group g ON g.id = m.group_id WHERE m.group_id = ?1 AND m.person_id = ?2",
    "ll", group, namesake->person);

  if (row == NULL)
    return FALSE;
  if (gops_statement_next (row, &local_error))
    namesake->signs = describe (row);
  else if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    namesake->signs = g_strdup ("");
  return namesake->signs != NULL;
}

static gint
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 one = (*(const GopsNamesake *const *) a)->person, other = (*(const GopsNamesake *const *) b)->person;

  return one < other ? -1 : one > other;
}

static gboolean
read_all_signs (GopsStore   *store,
                gint64       group,
                GHashTable  *wanted,
                GError     **error)
{
  GHashTableIter iter;
  gpointer list;

  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, NULL, &list))
    {
      g_ptr_array_sort (list, compare_ids);
      for (guint i = 0; i < ((GPtrArray *) list)->len; i++)
        if (!read_signs (store, group, ((GPtrArray *) list)->pdata[i], error))
          return FALSE;
    }
  return TRUE;
}

/* (transfer full): lists to fill, by folded name */
static GHashTable *
make_wanted (GPtrArray *names)
{
  GHashTable *wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GString) folded = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      gops_name_fold (folded, names->pdata[i]);
      g_hash_table_replace (wanted, g_strdup (folded->str), g_ptr_array_new_with_free_func (namesake_free));
    }
  return wanted;
}

/* (transfer full): the lists by the names as they were asked for */
static GHashTable *
name_lists (GHashTable *wanted,
            GPtrArray  *names)
{
  GHashTable *lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GString) folded = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      GPtrArray *list;

      gops_name_fold (folded, names->pdata[i]);
      list = g_hash_table_lookup (wanted, folded->str);
      if (list->len > 0)
        g_hash_table_replace (lists, g_strdup (names->pdata[i]), g_ptr_array_ref (list));
    }
  return lists;
}

GHashTable *
gops_namesakes_find (GopsStore  *store,
                     gint64      group,
                     GPtrArray  *names,
                     GError    **error)
{
  g_autoptr (GHashTable) wanted = make_wanted (names);

  if (names->len > 0 &&
      (!note_rows (wanted, gops_store_query (store, error,
         "SELECT p.id, p.name, m.nickname FROM membership m JOIN person p ON p.id = m.person_id"
         " WHERE m.group_id = ?1 AND m.left_on = '' AND " SHOWN ("m.batch"), "l", group), error) ||
       !note_rows (wanted, gops_store_query (store, error,
         "SELECT p.merged_into, p.name, p.name FROM person p WHERE p.merged_into IN (SELECT person_id FROM membership m WHERE m.group_id = ?1 AND "
         SHOWN ("m.batch") ")", "l", group), error) ||
       !read_all_signs (store, group, wanted, error)))
    return NULL;
  return name_lists (wanted, names);
}
