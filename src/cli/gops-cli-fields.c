/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command fields: the user's own fields about people, and what they say of somebody. */
#include "config.h"

#include "gops-cli-people.h"

#include <glib/gi18n.h>

#include "gops-fill.h"
#include "gops-own-fields.h"

/* --- the fields --- */

static GopsOwnField *
find_field (GPtrArray   *fields,
            const char  *name,
            GError     **error)
{
  GopsOwnField *field = gops_own_fields_find (fields, name);

  if (field == NULL)
    gops_cli_fail (error, _("there is no field “%s”; “groupops-cli fields” lists them"), name);
  return field;
}

static gboolean
add_field (GopsCli       *self,
           GopsOwnField  *field,
           GError       **error)
{
  g_auto (GStrv) choices = gops_own_field_choices (field);
  g_autofree char *list = g_strjoinv (", ", choices);
  gint64 n;

  if (!gops_own_field_count_values (self->store, gops_record_get_id (field), &n, error))
    return FALSE;
  gops_cli_begin_object (self);
  gops_cli_add_id (self, "id", gops_record_get_id (field));
  gops_cli_add_text (self, "name", gops_record_get_text (field, GOPS_OWN_FIELD_NAME));
  gops_cli_add_text (self, "kind", gops_own_kind_id (gops_own_field_kind (field)));
  gops_cli_begin_array (self, "choices");
  for (guint i = 0; gops_own_field_kind (field) == GOPS_OWN_CHOICE && choices[i] != NULL; i++)
    json_builder_add_string_value (self->json, choices[i]);
  gops_cli_end_array (self);
  gops_cli_add_int (self, "values", n);
  gops_cli_end_object (self);
  gops_cli_append_cell (self, gops_record_get_text (field, GOPS_OWN_FIELD_NAME), 20);
  gops_cli_append_cell (self, _(gops_own_kind_label (gops_own_field_kind (field))), 10);
  g_string_append_printf (self->text, "%6" G_GINT64_FORMAT "  %s\n", n, list);
  return TRUE;
}

static gboolean
list_fields (GopsCli  *self,
             GError  **error)
{
  g_autoptr (GPtrArray) fields = gops_own_fields_load (self->store, error);

  if (fields == NULL)
    return FALSE;
  gops_cli_begin_array (self, NULL);
  for (guint i = 0; i < fields->len; i++)
    if (!add_field (self, fields->pdata[i], error))
      return FALSE;
  gops_cli_end_array (self);
  return TRUE;
}

/* @kind: in: what it is when nothing is said */
static gboolean
read_kind (GopsCli      *self,
           GopsOwnKind  *kind,
           GError      **error)
{
  const char *id = gops_cli_option (self, "kind");

  return id == NULL || gops_own_kind_find (id, kind) || gops_cli_fail (error, _("--kind: “%s” is not text, number, date or choice"), id);
}

/* Commas stand between them. Returns: (transfer full) (nullable) */
static char *
read_choices (GopsCli *self)
{
  const char *text = gops_cli_option (self, "choices");

  return text != NULL ? g_strdelimit (g_strdup (text), ",", '\n') : NULL;
}

static gboolean
run_add (GopsCli     *self,
         const char  *name,
         GError     **error)
{
  g_autofree char *choices = read_choices (self);
  GopsOwnKind kind = choices != NULL ? GOPS_OWN_CHOICE : GOPS_OWN_TEXT;

  return read_kind (self, &kind, error) && gops_own_field_add (self->store, name, kind, choices, error) != 0;
}

static gboolean
run_change (GopsCli       *self,
            GopsOwnField  *field,
            GError       **error)
{
  g_autofree char *choices = read_choices (self);
  GopsOwnKind kind = gops_own_field_kind (field);
  const char *name = gops_cli_option (self, "name");

  if (choices == NULL)
    choices = g_strdup (gops_record_get_text (field, GOPS_OWN_FIELD_CHOICES));
  return read_kind (self, &kind, error) &&
    gops_own_field_change (self->store, gops_record_get_id (field), name != NULL ? name : gops_record_get_text (field, GOPS_OWN_FIELD_NAME), kind,
                           choices, error);
}

/* Changes what the options say, and lists what there is then. */
static gboolean
run_edit (GopsCli  *self,
          GError  **error)
{
  static const char *const edits[] = { "change", "move", "remove" };
  g_autoptr (GPtrArray) fields = gops_own_fields_load (self->store, error);
  const char *name = NULL;
  GopsOwnField *field;
  guint position, i;

  for (i = 0; fields != NULL && i < G_N_ELEMENTS (edits) && name == NULL; i++)
    name = gops_cli_option (self, edits[i]);
  field = name != NULL ? find_field (fields, name, error) : NULL;
  if (field == NULL || !gops_cli_number (self, "to", 1, &position, error))
    return FALSE;
  if (gops_cli_option (self, "change") != NULL)
    return run_change (self, field, error);
  if (gops_cli_option (self, "move") != NULL)
    return gops_own_field_move (self->store, gops_record_get_id (field), position - 1, error);
  return gops_own_field_remove (self->store, gops_record_get_id (field), error);
}

/* --- values --- */

static gboolean
set_values (GopsCli    *self,
            GPtrArray  *fields,
            gint64      person,
            GError    **error)
{
  GPtrArray *settings = gops_cli_options (self, "set");

  for (guint i = 0; settings != NULL && i < settings->len; i++)
    {
      g_autofree char *name = NULL, *value = NULL;
      GopsOwnField *field;

      if (!gops_cli_split_setting (settings->pdata[i], &name, &value, error) || (field = find_field (fields, name, error)) == NULL)
        return FALSE;
      if (!gops_own_value_set (self->store, person, field, value, error))
        {
          g_prefix_error (error, "--set %s: ", name);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
list_values (GopsCli    *self,
             GPtrArray  *fields,
             gint64      person,
             GError    **error)
{
  g_autoptr (GHashTable) values = gops_own_values_load (self->store, person, error);

  if (values == NULL)
    return FALSE;
  gops_cli_begin_array (self, NULL);
  for (guint i = 0; i < fields->len; i++)
    {
      const char *name = gops_record_get_text (fields->pdata[i], GOPS_OWN_FIELD_NAME);
      g_autofree char *folded = gops_own_name_fold (name, -1);
      const char *value = g_hash_table_lookup (values, folded);

      gops_cli_begin_object (self);
      gops_cli_add_text (self, "field", name);
      gops_cli_add_text (self, "value", value != NULL && *value != '\0' ? value : NULL);
      gops_cli_end_object (self);
      gops_cli_append_cell (self, name, 20);
      g_string_append_printf (self->text, "%s\n", value != NULL ? value : "");
    }
  gops_cli_end_array (self);
  return TRUE;
}

static gboolean
fill_text (GopsCli     *self,
           gint64       person,
           const char  *text,
           GError     **error)
{
  g_autoptr (GHashTable) own = gops_own_values_load (self->store, person, error);
  g_autofree char *language = gops_workspace_dup_setting (self->store, GOPS_SETTING_LANGUAGE);
  const GopsFillValues values = { .language = language, .own = own };
  g_autofree char *filled = own != NULL ? gops_fill (&values, text) : NULL;

  if (filled == NULL)
    return FALSE;
  gops_cli_begin_object (self);
  gops_cli_add_text (self, "text", filled);
  gops_cli_end_object (self);
  g_string_append_printf (self->text, "%s\n", filled);
  return TRUE;
}

static gboolean
run_person (GopsCli     *self,
            const char  *name,
            GError     **error)
{
  g_autoptr (GPtrArray) fields = gops_own_fields_load (self->store, error);
  const char *text = gops_cli_option (self, "fill");
  gint64 person;

  if (fields == NULL || !gops_cli_find_person (self, name, &person, error))
    return FALSE;
  if (text != NULL)
    return fill_text (self, person, text, error);
  if (gops_cli_options (self, "set") == NULL)
    return list_values (self, fields, person, error);
  if (!gops_store_begin (self->store, error, N_("Change the fields of “%s”"), name, NULL))
    return FALSE;
  if (set_values (self, fields, person, error))
    return gops_store_commit (self->store, error) && list_values (self, fields, person, error);
  gops_store_rollback (self->store);
  return FALSE;
}

static gboolean
run_fields (GopsCli *self,
            GError **error)
{
  const char *add = gops_cli_option (self, "add"), *person = gops_cli_option (self, "person");

  if (person != NULL)
    return run_person (self, person, error);
  if (add != NULL)
    return run_add (self, add, error) && list_fields (self, error);
  if (gops_cli_option (self, "change") != NULL || gops_cli_option (self, "move") != NULL || gops_cli_option (self, "remove") != NULL)
    return run_edit (self, error) && list_fields (self, error);
  return list_fields (self, error);
}

static const GopsCliOption fields_options[] = {
  { "add", "NAME", N_("adds a field") },
  { "change", "NAME", N_("gives a field another name, kind or choices") },
  { "name", "NEW", N_("the new name, for --change") },
  { "kind", "text|number|date|choice", N_("what it takes") },
  { "choices", "A,B,…", N_("the answers of a choice") },
  { "move", "NAME", N_("puts a field elsewhere in the list") },
  { "to", "N", N_("where --move puts it, from 1") },
  { "remove", "NAME", N_("removes a field with all that was entered") },
  { "person", "PERSON", N_("what the fields say of this person") },
  { "set", "FIELD=VALUE", N_("enters something for the person; may be given several times"), TRUE },
  { "fill", "TEXT", N_("a text with {fields} filled in for the person") },
  { NULL },
};

const GopsCliCommand gops_cli_field_commands[] = {
  { "fields", "[--add NAME …] [--change NAME …] [--person P [--set FIELD=VALUE …]]", N_("own fields about people, and what they say"),
    fields_options, 0, 0, GOPS_CLI_OPEN, run_fields },
  { NULL },
};
