/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words by which others speak of people who go: names of inviters and owners, arguments of the history, reports of imports. */

#include "config.h"

#include <string.h>

#include "gops-forget-traces.h"
#include "gops-row-json.h"

#define GAP "…"   /* in the place of a name */

const GopsNameColumn gops_name_columns[] = {
  { "membership", "invited_by" }, { "chat_group", "owner" }, { "plan_item", "owner" }, { "plan_item", "done_by" },
  { "rule_version", "author" }, { "point_entry", "author" }, { "care_entry", "author" }, { "plan_comment", "author" },
  { "roster_turn", "name" }, { "digest_entry", "name" }, { "plan_answer", "name" },
  { NULL, NULL },
};

/* --- finding --- */

#define OF_JOURNAL(tbl, column) \
  "SELECT coalesce (json_extract (before, '$." column "'), '') FROM journal_row WHERE tbl = '" tbl "' AND row IN" \
  " (SELECT id FROM temp.gone_row WHERE tbl = '" tbl "') UNION ALL SELECT coalesce (json_extract (after, '$." column "'), '')" \
  " FROM journal_row WHERE tbl = '" tbl "' AND row IN (SELECT id FROM temp.gone_row WHERE tbl = '" tbl "')"

/* What is another's as well says nothing of whom it means, and neither does a number of one or two digits. */
static const char *const finding[] = {
  "INSERT OR IGNORE INTO temp.gone_word SELECT name FROM person WHERE id IN " GOPS_GONE
  " UNION SELECT phone FROM person WHERE id IN " GOPS_GONE " UNION SELECT email FROM person WHERE id IN " GOPS_GONE
  " UNION SELECT external_id FROM person_identity WHERE person_id IN " GOPS_GONE
  " UNION SELECT nickname FROM membership WHERE person_id IN " GOPS_GONE
  " UNION SELECT detail FROM member_event WHERE kind = 'renamed' AND person_id IN " GOPS_GONE,
  "INSERT OR IGNORE INTO temp.gone_word " OF_JOURNAL ("person", "name") " UNION ALL " OF_JOURNAL ("person", "phone")
  " UNION ALL " OF_JOURNAL ("person", "email"),
  "INSERT OR IGNORE INTO temp.gone_word " OF_JOURNAL ("person_identity", "external_id") " UNION ALL " OF_JOURNAL ("membership", "nickname"),
  "INSERT OR IGNORE INTO temp.gone_word SELECT coalesce (json_extract (j.value, '$.row.nickname'), '') FROM person_merge m,"
  " json_each (m.before, '$.memberships') j WHERE m.merged_id IN " GOPS_GONE,
  "DELETE FROM temp.gone_word WHERE trim (word) = '' OR (length (word) < 3 AND word NOT GLOB '*[^0-9]*')",
  "DELETE FROM temp.gone_word WHERE word IN (SELECT name FROM person WHERE id NOT IN " GOPS_GONE ")",
  "DELETE FROM temp.gone_word WHERE word IN (SELECT nickname FROM membership WHERE person_id NOT IN " GOPS_GONE ")",
  "DELETE FROM temp.gone_word WHERE word IN (SELECT phone FROM person WHERE id NOT IN " GOPS_GONE
  " UNION ALL SELECT email FROM person WHERE id NOT IN " GOPS_GONE " UNION ALL SELECT external_id FROM person_identity WHERE person_id NOT IN " GOPS_GONE ")",
  NULL,
};

gboolean
gops_traces_find_words (GopsStore *store,
                        GError   **error)
{
  for (const char *const *sql = finding; *sql != NULL; sql++)
    if (!gops_store_exec (store, error, *sql, NULL))
      return FALSE;
  return TRUE;
}

/* Those that are cut out of texts. (transfer full) (nullable) */
static GPtrArray *
load_words (GopsStore *store,
            GError   **error)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (store, error, "SELECT word FROM temp.gone_word WHERE " GOPS_WORD_IS_LONG
                                                     " ORDER BY length (word) DESC", NULL);

  if (rows == NULL)
    return NULL;
  while (gops_statement_next (rows, &local_error))
    g_ptr_array_add (words, g_strdup (gops_statement_text (rows, 0)));
  if (local_error == NULL)
    return g_steal_pointer (&words);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* --- texts --- */

static gboolean
is_letter (const char *at)
{
  gunichar c = g_utf8_get_char (at);

  return c < 0x3000 && g_unichar_isalnum (c);   /* Han signs stand side by side without being one word */
}

/* Whether the word that begins at @at ends with @length bytes, and nothing before it belongs to it. */
static gboolean
stands_alone (const char *text,
              const char *at,
              gsize       length)
{
  const char *last = g_utf8_prev_char (at + length);

  return !(at > text && is_letter (g_utf8_prev_char (at)) && is_letter (at)) && !(at[length] != '\0' && is_letter (at + length) && is_letter (last));
}

/* Puts a gap in the place of @word. Returns: whether there was one */
static gboolean
cut_word (GString    *text,
          const char *word)
{
  gsize length = strlen (word), from = 0;
  gboolean found = FALSE;
  const char *at;

  while ((at = strstr (text->str + from, word)) != NULL)
    {
      from = (gsize) (at - text->str);
      if (!stands_alone (text->str, at, length))
        {
          from += length;
          continue;
        }
      g_string_erase (text, (gssize) from, (gssize) length);
      g_string_insert (text, (gssize) from, GAP);
      from += strlen (GAP);
      found = TRUE;
    }
  return found;
}

/* As the journal writes it, without the quotes. */
static char *
dup_escaped (const char *word)
{
  g_autoptr (GString) json = g_string_new ("{");

  gops_row_json_add_text (json, "", word, strlen (word));
  return g_strndup (json->str + strlen ("{\"\":\""), json->len - strlen ("{\"\":\"\""));
}

static gboolean
cut_words (GString   *text,
           GPtrArray *words)
{
  gboolean found = FALSE;

  for (guint i = 0; i < words->len; i++)
    {
      g_autofree char *escaped = dup_escaped (words->pdata[i]);

      found = cut_word (text, escaped) || found;
    }
  return found;
}

/* Cuts the words out of a column of texts. @update: of the row ?1, to ?2 */
static gboolean
cut_from (GopsStore  *store,
          GPtrArray  *words,
          const char *query,
          const char *update,
          GError    **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (store, error, query, NULL);

  if (rows == NULL)
    return FALSE;
  while (gops_statement_next (rows, &local_error))
    {
      g_autoptr (GString) text = g_string_new (gops_statement_text (rows, 1));

      if (cut_words (text, words) && !gops_store_exec (store, error, update, "ls", gops_statement_int (rows, 0), text->str))
        return FALSE;
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* --- removing --- */

#define IS_WORD "IN (SELECT word FROM temp.gone_word)"

/* In the row and in what the journal says of it alike, so that undo still finds what it expects. */
static gboolean
blank_column (GopsStore            *store,
              const GopsNameColumn *name,
              GError              **error)
{
  static const char *const sides[] = { "before", "after" };
  g_autofree char *sql = g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = '' WHERE \"%s\" " IS_WORD, name->table, name->column, name->column);

  if (!gops_store_exec (store, error, sql, NULL))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autofree char *journal = g_strdup_printf ("UPDATE journal_row SET %s = json_set (%s, '$.%s', '') WHERE tbl = '%s' AND json_extract (%s, '$.%s') " IS_WORD,
                                                  sides[i], sides[i], name->column, name->table, sides[i], name->column);

      if (!gops_store_exec (store, error, journal, NULL))
        return FALSE;
    }
  return TRUE;
}

/* An argument of an action that is a word as a whole, however short. */
static gboolean
blank_arguments (GopsStore *store,
                 GError   **error)
{
  return gops_store_exec (store, error, "UPDATE journal_action SET args ="
                          " (SELECT json_group_array (CASE WHEN value " IS_WORD " THEN '" GAP "' ELSE value END) FROM json_each (args))"
                          " WHERE EXISTS (SELECT 1 FROM json_each (args) WHERE value " IS_WORD ")", NULL);
}

/* Where nothing but the name was changed there is nothing left to undo. */
static gboolean
drop_empty_rows (GopsStore *store,
                 GError   **error)
{
  return gops_store_exec (store, error, "INSERT OR IGNORE INTO temp.gone_action SELECT action FROM journal_row WHERE kind = 2 AND before = after", NULL) &&
         gops_store_exec (store, error, "DELETE FROM journal_row WHERE kind = 2 AND before = after", NULL);
}

/**
 * gops_traces_remove_words:
 *
 * Within the transaction that removes the people.
 */
gboolean
gops_traces_remove_words (GopsStore *store,
                          GError   **error)
{
  g_autoptr (GPtrArray) words = load_words (store, error);

  if (words == NULL)
    return FALSE;
  for (const GopsNameColumn *name = gops_name_columns; name->table != NULL; name++)
    if (!blank_column (store, name, error))
      return FALSE;
  return drop_empty_rows (store, error) && blank_arguments (store, error) &&
         cut_from (store, words, "SELECT id, args FROM journal_action WHERE args <> '[]'", "UPDATE journal_action SET args = ?2 WHERE id = ?1", error) &&
         cut_from (store, words, "SELECT id, report FROM batch", "UPDATE batch SET report = ?2 WHERE id = ?1", error) &&
         cut_from (store, words, "SELECT id, source FROM batch WHERE source <> ''", "UPDATE batch SET source = ?2 WHERE id = ?1", error) &&
         gops_store_exec (store, error, "DELETE FROM import_memory WHERE EXISTS (SELECT 1 FROM temp.gone_word WHERE " GOPS_WORD_IS_LONG
                          " AND (instr (source, word) > 0 OR instr (settings, word) > 0))", NULL);
}
