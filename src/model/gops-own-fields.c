/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of the user's own about people. */

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "gops-batch.h"
#include "gops-own-fields.h"
#include "gops-own-value.h"
#include "gops-record-order.h"
#include "gops-workspace.h"

static const struct
{
  const char *id;
  const char *label;
} kinds[GOPS_OWN_N_KINDS] = {
  [GOPS_OWN_TEXT] = { "text", N_("Text") },
  [GOPS_OWN_NUMBER] = { "number", N_("Number") },
  [GOPS_OWN_DATE] = { "date", N_("Date") },
  [GOPS_OWN_CHOICE] = { "choice", N_("Choice") },
};

const char *
gops_own_kind_id (GopsOwnKind kind)
{
  g_return_val_if_fail (kind < GOPS_OWN_N_KINDS, NULL);

  return kinds[kind].id;
}

/** gops_own_kind_label: Returns: untranslated: show it through gettext */
const char *
gops_own_kind_label (GopsOwnKind kind)
{
  g_return_val_if_fail (kind < GOPS_OWN_N_KINDS, NULL);

  return kinds[kind].label;
}

gboolean
gops_own_kind_find (const char  *id,
                    GopsOwnKind *out_kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].id, id))
      {
        *out_kind = (GopsOwnKind) i;
        return TRUE;
      }
  return FALSE;
}

/* --- fields --- */

/** gops_own_fields_load: Returns: (transfer full) (element-type GopsOwnField): in their order */
GPtrArray *
gops_own_fields_load (GopsStore  *store,
                      GError    **error)
{
  return gops_record_load_all (GOPS_TYPE_OWN_FIELD, store, error, "ORDER BY position, id", NULL);
}

/** gops_own_name_fold: Returns: (transfer full): @length bytes of @name (negative: all) without what does not tell fields apart */
char *
gops_own_name_fold (const char *name,
                    gssize      length)
{
  g_autofree char *whole = length >= 0 ? g_strndup (name, (gsize) length) : g_strdup (name);
  g_autofree char *normal = g_utf8_normalize (whole, -1, G_NORMALIZE_ALL_COMPOSE);
  char *folded = g_utf8_casefold (normal != NULL ? normal : whole, -1);

  return g_strstrip (g_strdelimit (folded, "_-", ' '));
}

/** gops_own_fields_find: Returns: (transfer none) (nullable): the field of that name, whatever its case */
GopsOwnField *
gops_own_fields_find (GPtrArray  *fields,
                      const char *name)
{
  g_autofree char *wanted = gops_own_name_fold (name, -1);

  for (guint i = 0; i < fields->len; i++)
    {
      g_autofree char *folded = gops_own_name_fold (gops_record_get_text (fields->pdata[i], GOPS_OWN_FIELD_NAME), -1);

      if (g_str_equal (folded, wanted))
        return fields->pdata[i];
    }
  return NULL;
}

GopsOwnKind
gops_own_field_kind (GopsOwnField *field)
{
  GopsOwnKind kind = GOPS_OWN_TEXT;

  (void) gops_own_kind_find (gops_record_get_text (field, GOPS_OWN_FIELD_KIND), &kind);   /* a later program may know more */
  return kind;
}

/** gops_own_field_choices: Returns: (transfer full) (array zero-terminated=1): of a choice; none for other kinds */
char **
gops_own_field_choices (GopsOwnField *field)
{
  return g_strsplit (gops_record_get_text (field, GOPS_OWN_FIELD_CHOICES), "\n", -1);
}

static gboolean
refuse (GError     **error,
        const char  *message)
{
  g_set_error_literal (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_CONSTRAINT, message);
  return FALSE;
}

/* A name goes between braces in texts: letters, digits and blanks. */
static gboolean
is_name (const char *name)
{
  if (!g_unichar_isalpha (g_utf8_get_char (name)) || g_utf8_strlen (name, -1) > GOPS_OWN_MAX_NAME)
    return FALSE;
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isalnum (g_utf8_get_char (p)) && strchr (" _-", *p) == NULL)
      return FALSE;
  return TRUE;
}

/**
 * gops_own_name_make:
 * @header: the word over a column, a question
 *
 * Returns: (transfer full) (nullable): a name for a field that is made of it: without signs, no longer than allowed; %NULL where
 * nothing is left
 */
char *
gops_own_name_make (const char *header)
{
  g_autoptr (GString) name = g_string_new (NULL);
  glong n = 0;

  for (const char *p = header; *p != '\0' && n < GOPS_OWN_MAX_NAME; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean word = g_unichar_isalnum (c) || *p == '-' || *p == '_';

      if (n == 0 ? !g_unichar_isalpha (c) : !word && g_str_has_suffix (name->str, " "))
        continue;
      g_string_append_unichar (name, word ? c : ' ');
      n++;
    }
  g_strchomp (name->str);
  return *name->str != '\0' ? g_strdup (name->str) : NULL;
}

/* @self: of the field itself, 0 for a new one */
static gboolean
check_name (GopsStore   *store,
            const char  *name,
            gint64       self,
            GError     **error)
{
  g_autoptr (GPtrArray) fields = gops_own_fields_load (store, error);
  GopsOwnField *other;

  if (fields == NULL)
    return FALSE;
  if (!is_name (name))
    return refuse (error, _("a field's name begins with a letter, has at most 40 letters, digits and blanks, and nothing else"));
  other = gops_own_fields_find (fields, name);
  if (other != NULL && gops_record_get_id (other) != self)
    return refuse (error, _("there is a field of this name already"));
  if (self == 0 && fields->len >= GOPS_OWN_MAX_FIELDS)
    return refuse (error, _("there are 100 fields; remove one first"));
  return TRUE;
}

/* One a line, each once. Returns: (transfer full) (nullable): %NULL with @error */
static char *
tidy_choices (GopsOwnKind   kind,
              const char   *choices,
              GError      **error)
{
  g_auto (GStrv) lines = g_strsplit (choices != NULL ? choices : "", "\n", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  if (kind != GOPS_OWN_CHOICE)
    return g_strdup ("");
  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0' && !g_ptr_array_find_with_equal_func (kept, lines[i], g_str_equal, NULL))
      g_ptr_array_add (kept, lines[i]);
  if (kept->len < 2 || kept->len > GOPS_OWN_MAX_CHOICES)
    {
      refuse (error, _("a choice needs at least two possible answers, and at most a hundred"));
      return NULL;
    }
  g_ptr_array_add (kept, NULL);
  return g_strjoinv ("\n", (char **) kept->pdata);
}

/**
 * gops_own_field_draft:
 * @choices: (nullable): of a choice, one a line
 *
 * A field that is not in the workspace yet, but has its id; for those that come with something else.
 *
 * Returns: (transfer full) (nullable): %NULL with @error
 */
GopsOwnField *
gops_own_field_draft (GopsStore   *store,
                      const char  *name,
                      GopsOwnKind  kind,
                      const char  *choices,
                      GError     **error)
{
  g_autofree char *bare = g_strstrip (g_strdup (name)), *tidy = tidy_choices (kind, choices, error);

  if (tidy == NULL || !check_name (store, bare, 0, error))
    return NULL;
  return gops_record_new (GOPS_TYPE_OWN_FIELD, "id", gops_store_new_id (store), "name", bare, "kind", kinds[kind].id, "choices", tidy, NULL);
}

/**
 * gops_own_field_insert:
 * @field: as gops_own_field_draft() made it
 *
 * Within an action: puts the field behind the others, unless there is one of its name by now.
 */
gboolean
gops_own_field_insert (GopsOwnField  *field,
                       GopsStore     *store,
                       GError       **error)
{
  return check_name (store, gops_record_get_text (field, GOPS_OWN_FIELD_NAME), 0, error) &&
    gops_store_exec (store, error,
      "INSERT INTO own_field (id, position, name, kind, choices) VALUES (?1, (SELECT coalesce (max (position) + 1, 0) FROM own_field), ?2, ?3, ?4)",
      "lsss", gops_record_get_id (field), gops_record_get_text (field, GOPS_OWN_FIELD_NAME), gops_record_get_text (field, GOPS_OWN_FIELD_KIND),
      gops_record_get_text (field, GOPS_OWN_FIELD_CHOICES));
}

/**
 * gops_own_field_add:
 * @choices: (nullable): of a choice, one a line
 *
 * Adds a field behind the others, as an action.
 *
 * Returns: its id; 0 on failure
 */
gint64
gops_own_field_add (GopsStore   *store,
                    const char  *name,
                    GopsOwnKind  kind,
                    const char  *choices,
                    GError     **error)
{
  g_autoptr (GopsOwnField) field = gops_own_field_draft (store, name, kind, choices, error);

  if (field == NULL || !gops_store_begin (store, error, N_("Add the field “%s”"), gops_record_get_text (field, GOPS_OWN_FIELD_NAME), NULL))
    return 0;
  return gops_store_end (store, gops_own_field_insert (field, store, error), error) ? gops_record_get_id (field) : 0;
}

/* Whether all that was entered fits the changed field; it is written as that has it. */
static gboolean
convert_values (GopsStore     *store,
                GopsOwnField  *field,
                GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (store, error, "SELECT id, value FROM own_value WHERE field_id = ?1", "l", gops_record_get_id (field));

  if (rows == NULL)
    return FALSE;
  while (gops_statement_next (rows, &local_error))
    {
      g_autofree char *value = gops_own_field_normalise (field, gops_statement_text (rows, 1), error);

      if (value == NULL)
        {
          g_prefix_error (error, _("“%s” was entered for somebody: "), gops_statement_text (rows, 1));
          return FALSE;
        }
      if (!g_str_equal (value, gops_statement_text (rows, 1)) &&
          !gops_store_exec (store, error, "UPDATE own_value SET value = ?2 WHERE id = ?1", "ls", gops_statement_int (rows, 0), value))
        return FALSE;
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * gops_own_field_change:
 *
 * Gives a field another name, kind or choices, as an action. Refused where something was entered that does not fit.
 */
gboolean
gops_own_field_change (GopsStore   *store,
                       gint64       field,
                       const char  *name,
                       GopsOwnKind  kind,
                       const char  *choices,
                       GError     **error)
{
  g_autoptr (GopsOwnField) record = gops_record_load (GOPS_TYPE_OWN_FIELD, store, field, error);
  g_autofree char *bare = g_strstrip (g_strdup (name)), *tidy = record != NULL ? tidy_choices (kind, choices, error) : NULL;

  if (tidy == NULL || !check_name (store, bare, field, error) ||
      !gops_store_begin (store, error, N_("Change the field “%s”"), gops_record_get_text (record, GOPS_OWN_FIELD_NAME), NULL))
    return FALSE;
  gops_record_set_text (record, GOPS_OWN_FIELD_NAME, bare);
  gops_record_set_text (record, GOPS_OWN_FIELD_KIND, kinds[kind].id);
  gops_record_set_text (record, GOPS_OWN_FIELD_CHOICES, tidy);
  return gops_store_end (store, gops_record_save (record, store, error) && convert_values (store, record, error), error);
}

/** gops_own_field_move: puts a field at @position (from 0) among the others, as an action */
gboolean
gops_own_field_move (GopsStore  *store,
                     gint64      field,
                     guint       position,
                     GError    **error)
{
  g_autoptr (GPtrArray) fields = gops_own_fields_load (store, error);
  g_autoptr (GopsOwnField) moved = NULL;

  for (guint i = 0; fields != NULL && i < fields->len; i++)
    if (gops_record_get_id (fields->pdata[i]) == field)
      moved = g_object_ref (fields->pdata[i]);
  if (moved == NULL)
    return fields != NULL && refuse (error, _("the field is not there any more"));
  if (!gops_store_begin (store, error, N_("Move the field “%s”"), gops_record_get_text (moved, GOPS_OWN_FIELD_NAME), NULL))
    return FALSE;
  return gops_store_end (store, gops_records_move (fields, moved, position, GOPS_OWN_FIELD_POSITION, store, error), error);
}

/** gops_own_field_count_values: how many people something was entered for */
gboolean
gops_own_field_count_values (GopsStore  *store,
                             gint64      field,
                             gint64     *out_n,
                             GError    **error)
{
  return gops_store_read_int (store, out_n, error, "SELECT count (*) FROM own_value WHERE field_id = ?1 AND " GOPS_BATCH_SHOWN ("batch"), "l", field);
}

/** gops_own_field_remove: takes a field away with all that was entered, as an action */
gboolean
gops_own_field_remove (GopsStore  *store,
                       gint64      field,
                       GError    **error)
{
  g_autoptr (GopsOwnField) record = gops_record_load (GOPS_TYPE_OWN_FIELD, store, field, error);

  if (record == NULL || !gops_store_begin (store, error, N_("Remove the field “%s”"), gops_record_get_text (record, GOPS_OWN_FIELD_NAME), NULL))
    return FALSE;
  return gops_store_end (store, gops_store_exec (store, error, "DELETE FROM own_value WHERE field_id = ?1", "l", field) &&
                        gops_record_delete (record, store, error), error);
}

/* --- values --- */

/* "1,234.50" and "１２" become digits with a point. */
static char *
normalise_number (const char *text,
                  GError    **error)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_auto (GStrv) parts = g_strsplit (normal != NULL ? normal : "", ",", -1);
  g_autofree char *bare = g_strstrip (g_strjoinv ("", parts));
  char buffer[G_ASCII_DTOSTR_BUF_SIZE], *end = NULL;
  double number = g_ascii_strtod (bare, &end);

  if (*bare == '\0' || *end != '\0' || !isfinite (number) || fabs (number) > 1e15 || strpbrk (bare, "xXpPnN") != NULL)
    {
      refuse (error, _("this is no number; write it as in 12 or 12.5"));
      return NULL;
    }
  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g", number));
}

static char *
normalise_choice (GopsOwnField *field,
                  const char   *text,
                  GError      **error)
{
  g_auto (GStrv) choices = gops_own_field_choices (field);
  g_autofree char *wanted = g_utf8_casefold (text, -1), *list = NULL;

  for (guint i = 0; choices[i] != NULL; i++)
    {
      g_autofree char *folded = g_utf8_casefold (choices[i], -1);

      if (g_str_equal (folded, wanted))
        return g_strdup (choices[i]);
    }
  list = g_strjoinv (", ", choices);
  g_set_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_CONSTRAINT, _("this is none of the answers; they are: %s"), list);
  return NULL;
}

/**
 * gops_own_field_normalise:
 * @text: as somebody types it; a date as YYYY-MM-DD
 *
 * Returns: (transfer full) (nullable): as it is kept, "" for nothing; %NULL with @error where the field does not take it
 */
char *
gops_own_field_normalise (GopsOwnField *field,
                          const char   *text,
                          GError      **error)
{
  g_autofree char *bare = g_strstrip (g_strdup (text));

  if (*bare == '\0')
    return g_steal_pointer (&bare);
  switch (gops_own_field_kind (field))
    {
    case GOPS_OWN_NUMBER:
      return normalise_number (bare, error);
    case GOPS_OWN_CHOICE:
      return normalise_choice (field, bare, error);
    case GOPS_OWN_DATE:
      if (gops_date_is_valid (bare))
        return g_steal_pointer (&bare);
      refuse (error, _("this is no date that exists; write it as in 2026-11-22"));
      return NULL;
    case GOPS_OWN_TEXT:
      if (g_utf8_strlen (bare, -1) <= GOPS_OWN_MAX_VALUE)
        return g_steal_pointer (&bare);
      refuse (error, _("this text has more than 1,000 characters"));
      return NULL;
    }
  g_return_val_if_reached (NULL);
}

static gboolean
write_value (GopsStore   *store,
             gint64       person,
             gint64       field,
             const char  *value,
             GError     **error)
{
  if (*value == '\0')
    return gops_store_exec (store, error, "DELETE FROM own_value WHERE person_id = ?1 AND field_id = ?2", "ll", person, field);
  return gops_store_exec (store, error,
    "INSERT INTO own_value (id, person_id, field_id, value) VALUES (?1, ?2, ?3, ?4)"
    " ON CONFLICT (person_id, field_id) DO UPDATE SET value = excluded.value, batch = NULL WHERE value <> excluded.value OR batch IS NOT NULL",
    "llls", gops_store_new_id (store), person, field, value);
}

/**
 * gops_own_value_set:
 * @text: as gops_own_field_normalise() takes it; "" takes the value away
 *
 * Keeps what a field says of a person, as an action; those of one person and field that follow each other become one.
 */
gboolean
gops_own_value_set (GopsStore     *store,
                    gint64         person,
                    GopsOwnField  *field,
                    const char    *text,
                    GError       **error)
{
  gint64 id = gops_record_get_id (field);
  g_autofree char *value = gops_own_field_normalise (field, text, error), *name = NULL;
  g_autofree char *key = g_strdup_printf ("own_value/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, person, id);

  if (value == NULL || !gops_store_read_text (store, &name, error, "SELECT name FROM person WHERE id = ?1", "l", person) ||
      !gops_store_begin_merging (store, error, key, N_("Change “%s” of “%s”"), gops_record_get_text (field, GOPS_OWN_FIELD_NAME), name, NULL))
    return FALSE;
  return gops_store_end (store, write_value (store, person, id, value, error), error);
}

/**
 * gops_own_values_load:
 *
 * Returns: (transfer full) (element-type utf8 utf8): what the fields say of a person, by folded name (see
 * gops_own_name_fold()); fields that say nothing are there as "". "name" is the person's, unless a field is called so
 */
GHashTable *
gops_own_values_load (GopsStore  *store,
                      gint64      person,
                      GError    **error)
{
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) local_error = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (store, error,
    "SELECT f.name, coalesce (v.value, '') FROM own_field f LEFT JOIN own_value v ON v.field_id = f.id AND v.person_id = ?1 AND "
    GOPS_BATCH_SHOWN ("v.batch") " ORDER BY f.position DESC, f.id DESC", "l", person);

  if (rows == NULL || !gops_store_read_text (store, &name, error, "SELECT name FROM person WHERE id = ?1", "l", person))
    return NULL;
  g_hash_table_insert (values, g_strdup ("name"), g_strdup (name));
  g_hash_table_insert (values, g_strdup ("姓名"), g_steal_pointer (&name));
  while (gops_statement_next (rows, &local_error))
    g_hash_table_insert (values, gops_own_name_fold (gops_statement_text (rows, 0), -1), g_strdup (gops_statement_text (rows, 1)));
  if (local_error == NULL)
    return g_steal_pointer (&values);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}
