/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What will go when a person is forgotten, for the question before. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-fingerprints.h"
#include "gops-forget-backups.h"
#include "gops-forget-traces.h"
#include "gops-person-forget-private.h"

static void
count_free (gpointer data)
{
  g_free (((GopsForgetCount *) data)->what);
  g_free (((GopsForgetCount *) data)->text);
  g_free (data);
}

void
gops_forget_survey_free (GopsForgetSurvey *survey)
{
  g_free (survey->name);
  g_ptr_array_unref (survey->others);
  g_ptr_array_unref (survey->goes);
  g_ptr_array_unref (survey->backups);
  g_ptr_array_unref (survey->stays);
  g_free (survey);
}

static GopsForgetSurvey *
survey_new (void)
{
  GopsForgetSurvey *survey = g_new0 (GopsForgetSurvey, 1);

  survey->others = g_ptr_array_new_with_free_func (g_free);
  survey->goes = g_ptr_array_new_with_free_func (count_free);
  survey->stays = g_ptr_array_new_with_free_func (count_free);
  survey->backups = g_ptr_array_new_with_free_func (g_free);
  return survey;
}

#define NP_(one, many) one, many

/* @what: before translation */
static char *
dup_count (const char *what,
           guint       n)
{
  static const struct { const char *what, *one, *many; } words[] = {
    { "Person", NP_ ("%u person’s details", "%u people’s details") },
    { "Account", NP_ ("%u account", "%u accounts") },
    { "Membership", NP_ ("%u membership of a group", "%u memberships of groups") },
    { "Seed user", NP_ ("%u entry among the seed users", "%u entries among the seed users") },
    { "Own value", NP_ ("%u answer in a field of your own", "%u answers in fields of your own") },
    { "Order", NP_ ("%u order", "%u orders") },
    { "Message", NP_ ("%u kept message", "%u kept messages") },
    { "Day of activity", NP_ ("%u day of activity figures", "%u days of activity figures") },
    { "Coming and going", NP_ ("%u note of coming or going", "%u notes of coming and going") },
    { "Two people", NP_ ("%u remark that somebody else is not the same person", "%u remarks that others are not the same person") },
    { "Note", NP_ ("%u note", "%u notes") },
    { "Message counted in figures", NP_ ("%u message that is counted in these figures", "%u messages that are counted in these figures") },
    { "Message of somebody else", NP_ ("%u message of somebody else", "%u messages of others") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].what, what))
      return g_strdup_printf (ngettext (words[i].one, words[i].many, n), n);
  /* Translators: what goes with a person who is forgotten, and how much of it: “Check-ins: 3” */
  return g_strdup_printf (C_("forgotten", "%s: %u"), _(what), n);
}

/* Adds what the query counts, unless it is nothing. @what: before translation */
static gboolean
count (GopsStore  *store,
       GPtrArray  *counts,
       const char *what,
       const char *sql,
       GError    **error)
{
  GopsForgetCount *one;
  gint64 n = 0;

  if (!gops_store_read_int (store, &n, error, sql, NULL))
    return FALSE;
  if (n == 0)
    return TRUE;
  one = g_new0 (GopsForgetCount, 1);
  one->what = g_strdup (_(what));
  one->text = dup_count (what, (guint) MIN (n, G_MAXUINT));
  one->n = (guint64) n;
  g_ptr_array_add (counts, one);
  return TRUE;
}

/* --- what goes --- */

static const struct
{
  const char *what;
  const char *sql;
} bulky[] = {
  { N_("Message"), "SELECT count (*) FROM message WHERE person_id IN " GOPS_GONE },
  { N_("Day of activity"), "SELECT count (*) FROM (SELECT DISTINCT group_id, day FROM activity_day WHERE person_id IN " GOPS_GONE ")" },
  { N_("Message counted in figures"), "SELECT coalesce (sum (messages), 0) FROM activity_day WHERE person_id IN " GOPS_GONE },
  { N_("Coming and going"), "SELECT count (*) FROM member_event WHERE person_id IN " GOPS_GONE },
  { N_("Note"), "SELECT (SELECT count (*) FROM person WHERE note <> '' AND id IN " GOPS_GONE ") + (SELECT count (*) FROM membership"
    " WHERE note <> '' AND person_id IN " GOPS_GONE ")" },
};

static gboolean
count_rows (GopsStore *store,
            GPtrArray *counts,
            GError   **error)
{
  const GopsSchema *schema = gops_store_get_schema (store);

  for (guint i = 0; i < schema->n_tables; i++)
    {
      const GopsTable *table = schema->tables[i];
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM \"%s\" WHERE id IN (SELECT id FROM temp.gone_row WHERE tbl = '%s')",
                                              table->name, table->name);

      if ((table->flags & GOPS_TABLE_VIEW) == 0 && !count (store, counts, table->label, sql, error))
        return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (bulky); i++)
    if (!count (store, counts, bulky[i].what, bulky[i].sql, error))
      return FALSE;
  return TRUE;
}

static gboolean
count_history (GopsStore        *store,
               GopsForgetSurvey *survey,
               GError          **error)
{
  gint64 journal = 0, undone = 0;

  if (!gops_store_read_int (store, &journal, error, "SELECT count (*) FROM temp.gone_entry", NULL) ||
      !gops_store_read_int (store, &undone, error, "SELECT count (*) FROM journal_action WHERE undone = 1", NULL))
    return FALSE;
  survey->journal = (guint64) journal;
  survey->undone = (guint64) undone;
  return TRUE;
}

/* --- what stays --- */

#define SPEAKS_OF_THEM "EXISTS (SELECT 1 FROM temp.gone_word WHERE " GOPS_WORD_IS_LONG " AND instr (%s, word) > 0)"

static gboolean
is_name_column (const GopsTable  *table,
                const GopsColumn *column)
{
  for (const GopsNameColumn *name = gops_name_columns; name->table != NULL; name++)
    if (g_str_equal (name->table, table->name) && g_str_equal (name->column, column->name))
      return TRUE;
  return FALSE;
}

/* Texts of groups that somebody wrote: rules, plans, announcements. NULL for tables without */
static char *
texts_sql (const GopsTable *table)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  if ((table->flags & (GOPS_TABLE_VIEW | GOPS_TABLE_BATCHED)) != 0)
    return NULL;
  for (guint i = 0; i < table->n_columns; i++)
    if (table->columns[i].type == GOPS_COLUMN_TEXT && table->columns[i].label != NULL && !is_name_column (table, &table->columns[i]))
      g_string_append_printf (sql, "%s" SPEAKS_OF_THEM, sql->len > 0 ? " OR " : "", table->columns[i].name);
  return sql->len == 0 ? NULL : g_strdup_printf ("SELECT count (*) FROM \"%s\" WHERE id NOT IN (SELECT id FROM temp.gone_row WHERE tbl = '%s') AND (%s)",
                                                 table->name, table->name, sql->str);
}

static gboolean
count_texts (GopsStore    *store,
             GPtrArray    *counts,
             GCancellable *cancellable,
             GError      **error)
{
  const GopsSchema *schema = gops_store_get_schema (store);
  g_autofree char *messages = g_strdup_printf ("SELECT count (*) FROM message WHERE person_id NOT IN " GOPS_GONE " AND " SPEAKS_OF_THEM, "body");

  if (!count (store, counts, N_("Message of somebody else"), messages, error))
    return FALSE;
  for (guint i = 0; i < schema->n_tables; i++)
    {
      g_autofree char *sql = texts_sql (schema->tables[i]);

      if (g_cancellable_set_error_if_cancelled (cancellable, error) || (sql != NULL && !count (store, counts, schema->tables[i]->label, sql, error)))
        return FALSE;
    }
  return TRUE;
}

/* --- backups --- */

static gboolean
find_backups (GopsStore        *store,
              GopsForgetSurvey *survey,
              const GArray     *persons,
              GCancellable     *cancellable,
              GError          **error)
{
  g_autoptr (GPtrArray) copies = gops_forget_list_copies (store);
  g_autoptr (GArray) fingerprints = NULL;
  GopsHashKey secret;

  if (!gops_workspace_get_secret (store, FALSE, &secret, error) || (fingerprints = gops_fingerprints_make (store, &secret, persons, error)) == NULL)
    return FALSE;
  survey->fingerprints = fingerprints->len;
  for (guint i = 0; i < copies->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    else if (gops_forget_copy_holds (copies->pdata[i], &secret, fingerprints, persons))
      g_ptr_array_add (survey->backups, g_strdup (copies->pdata[i]));
  return TRUE;
}

static gboolean
read_names (GopsStore        *store,
            GopsForgetSurvey *survey,
            const GArray     *persons,
            GError          **error)
{
  survey->person = g_array_index (persons, gint64, 0);
  for (guint i = 0; i < persons->len; i++)
    {
      char *name = NULL;

      if (!gops_store_read_text (store, &name, error, "SELECT name FROM person WHERE id = ?1", "l", g_array_index (persons, gint64, i)))
        return FALSE;
      if (i == 0)
        survey->name = name;
      else
        g_ptr_array_add (survey->others, name);
    }
  return TRUE;
}

/**
 * gops_person_forget_survey:
 *
 * Looks, and changes nothing. Run it in a thread: it reads every message.
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
GopsForgetSurvey *
gops_person_forget_survey (GopsStore    *store,
                           gint64        person,
                           GCancellable *cancellable,
                           GError      **error)
{
  g_autoptr (GopsForgetSurvey) survey = survey_new ();
  g_autoptr (GArray) persons = gops_person_load_all (store, person, error);

  if (persons == NULL || !read_names (store, survey, persons, error) || !gops_traces_begin (store, persons, error) ||
      !gops_traces_find (store, cancellable, error) || !count_rows (store, survey->goes, error) || !count_history (store, survey, error) ||
      !count_texts (store, survey->stays, cancellable, error) || !find_backups (store, survey, persons, cancellable, error))
    return NULL;
  return g_steal_pointer (&survey);
}

/**
 * gops_person_forget_elsewhere:
 *
 * Returns: (transfer none): translated: where GroupOps can't reach
 */
const char *
gops_person_forget_elsewhere (void)
{
  return _("What was saved elsewhere can’t be reached: exported lists and documents, copies for colleagues, and backups that you have "
           "made yourself. Delete the person there too.");
}
