/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members from a table: columns that are own fields, and those that become one. */
#include "config.h"

#include "gops-member-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-intake-error.h"

#define MOST_RECORDS 100000   /* that are looked at for the kinds of their values */

GopsOwnField *
gops_member_import_get_own_field (GopsMemberImport *self,
                                  guint             column)
{
  g_return_val_if_fail (column < self->headers->len, NULL);

  return self->own->pdata[column];
}

gboolean
gops_member_import_is_new_field (GopsMemberImport *self,
                                 guint             column)
{
  g_return_val_if_fail (column < self->headers->len, FALSE);

  return self->made[column];
}

void
gops_member_import_put_own (GopsMemberImport *self,
                            guint             column,
                            GopsOwnField     *field,
                            gboolean          made)
{
  GopsOwnField *before = self->own->pdata[column];

  self->own->pdata[column] = field != NULL ? g_object_ref (field) : NULL;
  self->made[column] = made;
  g_clear_object (&before);
}

static void
set_own (GopsMemberImport *self,
         guint             column,
         GopsOwnField     *field,
         gboolean          made)
{
  for (guint i = 0; i < self->headers->len; i++)
    if (self->own->pdata[i] != NULL && gops_record_get_id (self->own->pdata[i]) == gops_record_get_id (field))
      gops_member_import_put_own (self, i, NULL, FALSE);
  self->fields[column] = GOPS_MEMBER_FIELD_IGNORE;
  gops_member_import_put_own (self, column, field, made);
}

void
gops_member_import_set_own_field (GopsMemberImport *self,
                                  guint             column,
                                  GopsOwnField     *field)
{
  g_return_if_fail (column < self->headers->len);

  set_own (self, column, field, FALSE);
}

/* --- new ones --- */

static void
clear_guess (gpointer guess)
{
  gops_own_guess_clear (guess);
}

gboolean
gops_member_import_look_at_values (GopsMemberImport  *self,
                                   GCancellable      *cancellable,
                                   GError           **error)
{
  g_autoptr (GopsTableSource) reader = gops_member_import_open (self, cancellable, error);
  g_autoptr (GArray) guesses = g_array_new (FALSE, TRUE, sizeof (GopsOwnGuess));
  gboolean more = TRUE;

  if (reader == NULL)
    return FALSE;
  g_array_set_clear_func (guesses, clear_guess);
  g_array_set_size (guesses, self->headers->len);
  for (guint record = 0; record < MOST_RECORDS && more; record++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !gops_table_source_next (reader, &more, cancellable, error))
        return FALSE;
      for (guint i = 0; more && i < self->headers->len; i++)
        gops_own_guess_add (&g_array_index (guesses, GopsOwnGuess, i), gops_table_source_get_cell (reader, i));
    }
  for (guint i = 0; more && i < self->headers->len; i++)   /* there may be other answers further down */
    g_array_index (guesses, GopsOwnGuess, i).no_choice = TRUE;
  g_clear_pointer (&self->guesses, g_array_unref);
  self->guesses = g_steal_pointer (&guesses);
  return TRUE;
}

static const GopsOwnGuess *
guess_of (GopsMemberImport *self,
          guint             column)
{
  return self->guesses != NULL && column < self->guesses->len ? &g_array_index (self->guesses, GopsOwnGuess, column) : NULL;
}

GopsOwnKind
gops_member_import_guess_kind (GopsMemberImport *self,
                               guint             column)
{
  const GopsOwnGuess *guess = guess_of (self, column);

  return guess != NULL ? gops_own_guess_kind (guess) : GOPS_OWN_TEXT;
}

static gboolean
is_made_twice (GopsMemberImport *self,
               guint             column,
               const char       *name)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  for (guint i = 0; i < self->headers->len; i++)
    if (self->made[i] && i != column)
      g_ptr_array_add (others, self->own->pdata[i]);
  return gops_own_fields_find (others, name) != NULL;
}

gboolean
gops_member_import_set_new_field (GopsMemberImport  *self,
                                  GopsStore         *store,
                                  guint              column,
                                  GopsOwnKind        kind,
                                  GError           **error)
{
  g_autofree char *word = gops_mapping_profile_dup_word (self->profile, self->headers->pdata[column]);
  g_autofree char *name = gops_own_name_make (word), *answers = NULL;
  const GopsOwnGuess *guess = guess_of (self, column);
  g_autoptr (GopsOwnField) field = NULL;

  if (name == NULL)
    {
      g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_COLUMN, _("“%s” is no name for a field; add one of another name, and say that the column is it"), word);
      return FALSE;
    }
  answers = kind == GOPS_OWN_CHOICE && guess != NULL ? gops_own_guess_dup_answers (guess) : g_strdup ("");
  field = gops_own_field_draft (store, name, kind, answers, error);
  if (field == NULL)
    {
      g_prefix_error (error, "%s: ", name);
      return FALSE;
    }
  if (is_made_twice (self, column, name))
    {
      g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_COLUMN, _("two columns would be the new field “%s”; leave one of them out"), name);
      return FALSE;
    }
  set_own (self, column, field, TRUE);
  return TRUE;
}

static gboolean
is_kept (GopsStore    *store,
         GopsOwnField *field,
         gboolean     *out_kept,
         GError      **error)
{
  gint64 n = 0;

  if (!gops_store_read_int (store, &n, error, "SELECT count (*) FROM own_field WHERE id = ?1", "l", gops_record_get_id (field)))
    return FALSE;
  *out_kept = n > 0;
  return TRUE;
}

gboolean
gops_member_import_keep_own (GopsMemberImport  *self,
                             GopsStore         *store,
                             guint             *out_n,
                             GError           **error)
{
  *out_n = 0;
  for (guint i = 0; i < self->headers->len; i++)
    {
      gboolean kept;

      if (!self->made[i])
        continue;
      if (!is_kept (store, self->own->pdata[i], &kept, error))   /* the same import ran before */
        return FALSE;
      if (!kept && !gops_own_field_insert (self->own->pdata[i], store, error))
        return FALSE;
      *out_n += !kept;
    }
  return TRUE;
}

/* --- what columns are --- */

/* The word over a column as fields are named, without a remark in brackets. */
static GopsOwnField *
find_own (GPtrArray  *fields,
          const char *header)
{
  g_autofree char *key = gops_mapping_header_key (header);

  for (guint i = 0; i < fields->len; i++)
    {
      g_autofree char *name = gops_mapping_header_key (gops_record_get_text (fields->pdata[i], GOPS_OWN_FIELD_NAME));

      if (g_str_equal (name, key))
        return fields->pdata[i];
    }
  return NULL;
}

static gboolean
tells_who (GopsMemberField field)
{
  return field >= GOPS_MEMBER_FIELD_NAME && field <= GOPS_MEMBER_FIELD_EMAIL;
}

static gboolean
is_own_for_sure (GopsMemberImport *self,
                 guint             column)
{
  return self->told[column] || gops_mapping_profile_is_own (self->profile, (const char *const *) self->headers->pdata, column);
}

/* A file that we wrote knows what it says of own fields: they are made where they are not there. */
static gboolean
guess_for_sure (GopsMemberImport  *self,
                GopsStore         *store,
                GPtrArray         *fields,
                GError           **error)
{
  for (guint i = 0; i < self->headers->len; i++)
    {
      GopsOwnField *field = is_own_for_sure (self, i) ? gops_own_fields_find (fields, self->headers->pdata[i]) : NULL;

      if (field != NULL)
        set_own (self, i, field, FALSE);
      else if (is_own_for_sure (self, i) &&
               ((self->guesses == NULL && !gops_member_import_look_at_values (self, NULL, error)) ||
                !gops_member_import_set_new_field (self, store, i, gops_member_import_guess_kind (self, i), error)))
        return FALSE;
    }
  return TRUE;
}

/* A field that somebody has made for it fits a column better than what its word may mean otherwise, but for those that
 * tell who the member is. */
static void
guess_by_name (GopsMemberImport *self,
               GPtrArray        *fields)
{
  for (guint i = 0; i < self->headers->len; i++)
    {
      g_autofree char *word = gops_mapping_profile_dup_word (self->profile, self->headers->pdata[i]);
      GopsOwnField *field = find_own (fields, word);

      if (field != NULL && !tells_who (self->fields[i]))
        set_own (self, i, field, FALSE);
    }
}

static gboolean
has_own_for_sure (GopsMemberImport *self)
{
  for (guint i = 0; i < self->headers->len; i++)
    if (is_own_for_sure (self, i))
      return TRUE;
  return FALSE;
}

gboolean
gops_member_import_guess_own (GopsMemberImport  *self,
                              GopsStore         *store,
                              GError           **error)
{
  g_autoptr (GPtrArray) fields = gops_own_fields_load (store, error);

  if (fields == NULL)
    return FALSE;
  if (has_own_for_sure (self))
    return guess_for_sure (self, store, fields, error);
  guess_by_name (self, fields);
  return TRUE;
}

/* "new", "new:number" */
static gboolean
map_new (GopsMemberImport  *self,
         GopsStore         *store,
         const char        *column,
         const char        *name,
         GError           **error)
{
  GopsOwnKind kind = GOPS_OWN_TEXT;
  guint index;

  if (!gops_mapping_find_column (self->headers, column, self->name, &index, error) ||
      (self->guesses == NULL && !gops_member_import_look_at_values (self, NULL, error)))
    return FALSE;
  if (strchr (name, ':') == NULL)
    kind = gops_member_import_guess_kind (self, index);
  else if (!gops_own_kind_find (strchr (name, ':') + 1, &kind))
    {
      g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_COLUMN, _("“%s” is no kind of field; use text, number, date or choice"), strchr (name, ':') + 1);
      return FALSE;
    }
  return gops_member_import_set_new_field (self, store, index, kind, error);
}

gboolean
gops_member_import_map_own (GopsMemberImport  *self,
                            GopsStore         *store,
                            const char        *column,
                            const char        *name,
                            GError           **error)
{
  g_autoptr (GPtrArray) fields = gops_own_fields_load (store, error);
  GopsOwnField *field = fields != NULL ? gops_own_fields_find (fields, name) : NULL;
  GopsMemberField known;
  guint index;

  if (fields == NULL)
    return FALSE;
  if (field == NULL && (g_str_equal (name, "new") || g_str_has_prefix (name, "new:")))
    return map_new (self, store, column, name, error);
  if (field == NULL || gops_member_field_from_id (name, &known))
    return gops_member_import_map (self, column, name, error);
  if (!gops_mapping_find_column (self->headers, column, self->name, &index, error))
    return FALSE;
  set_own (self, index, field, FALSE);
  return TRUE;
}
