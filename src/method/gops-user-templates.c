/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Users' own clause templates. */
#include "config.h"

#include "gops-user-templates.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "gops-file-problem.h"
#include "gops-json-write.h"
#include "gops-method.h"

#define KIND "clauses"

/* --- reading --- */

void
gops_user_template_free (GopsUserTemplate *self)
{
  g_free (self->name);
  g_free (self->problem);
  g_clear_pointer (&self->arena, gops_arena_free);
  g_free (self);
}

static GopsUserTemplate *
new_template (gint64 id, const char *file)
{
  GopsUserTemplate *self = g_new0 (GopsUserTemplate, 1);

  self->id = id;
  self->name = g_strdup (file);
  if (g_str_has_suffix (self->name, ".json"))
    self->name[strlen (self->name) - strlen (".json")] = '\0';
  return self;
}

/* What a file need not say. */
static void
fill_gaps (GopsClauseTemplate *clause)
{
  static const char *const any[] = { "*", NULL };

  if (clause->kinds == NULL)
    clause->kinds = any;
  if (clause->platforms == NULL)
    clause->platforms = any;
  if (clause->topic == NULL)
    clause->topic = clause->section;
  if (clause->source == NULL)
    clause->source = "";
}

static gboolean
check_length (const GopsText *text, const char *file, guint index, const char *member, GError **error)
{
  const char *const texts[] = { text->en, text->zh_cn };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL && g_utf8_strlen (texts[i], -1) > GOPS_USER_TEMPLATE_MAX_CHARACTERS)
      return gops_method_fail (error, GOPS_METHOD_ERROR_SCHEMA, _("%s: clauses[%u].%s: %ld characters; %d are the most"), file, index, member,
                               g_utf8_strlen (texts[i], -1), GOPS_USER_TEMPLATE_MAX_CHARACTERS);
  return TRUE;
}

static gboolean
check_ids (const GopsClauseTemplate *clause, const char *file, guint index, GError **error)
{
  for (guint i = 0; clause->kinds[i] != NULL; i++)
    if (!g_str_equal (clause->kinds[i], "*") && gops_method_find_kind (gops_method_get_default (), clause->kinds[i]) == NULL)
      return gops_method_fail (error, GOPS_METHOD_ERROR_SCHEMA, _("%s: clauses[%u].kinds: there is no kind “%s”"), file, index, clause->kinds[i]);
  for (guint i = 0; clause->platforms[i] != NULL; i++)
    if (!g_str_equal (clause->platforms[i], "*")
        && gops_method_find_platform (gops_method_get_default (), clause->platforms[i]) == NULL)
      return gops_method_fail (error, GOPS_METHOD_ERROR_SCHEMA, _("%s: clauses[%u].platforms: there is no platform “%s”"), file, index,
                               clause->platforms[i]);
  return TRUE;
}

/* @seen: ids and where they are, from 1. */
static gboolean
check_clause (const GopsClauseTemplate *clause, GHashTable *seen, const char *file, guint index, GError **error)
{
  guint first = GPOINTER_TO_UINT (g_hash_table_lookup (seen, clause->id));

  if (first > 0)
    return gops_method_fail (error, GOPS_METHOD_ERROR_SCHEMA, _("%s: clauses[%u].id: “%s” is there twice, first in clauses[%u]"), file, index,
                             clause->id, first - 1);
  g_hash_table_insert (seen, (gpointer) clause->id, GUINT_TO_POINTER (index + 1));
  return check_length (&clause->text, file, index, "text", error)
         && check_length (&clause->consequence, file, index, "consequence", error)
         && check_length (&clause->short_text, file, index, "short", error)
         && check_length (&clause->why, file, index, "why", error) && check_ids (clause, file, index, error);
}

static gboolean
check_clauses (const GopsClauseFile *content, const char *file, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (content->n_clauses > GOPS_USER_TEMPLATE_MAX_CLAUSES)
    return gops_method_fail (error, GOPS_METHOD_ERROR_SCHEMA, _("%s: %u clauses; %d are the most in one file"), file, content->n_clauses,
                             GOPS_USER_TEMPLATE_MAX_CLAUSES);
  for (guint i = 0; i < content->n_clauses; i++)
    {
      fill_gaps ((GopsClauseTemplate *) &content->clauses[i]);
      if (!check_clause (&content->clauses[i], seen, file, i, error))
        return FALSE;
    }
  return TRUE;
}

GopsUserTemplate *
gops_user_template_read (const char *data, gssize length, const char *file, GError **error)
{
  g_autoptr (GopsUserTemplate) self = new_template (0, file);
  GopsClauseFile content = { 0 };
  gsize bytes = length < 0 ? strlen (data) : (gsize) length;

  if (bytes > GOPS_USER_TEMPLATE_MAX_BYTES)
    {
      gops_method_fail (error, GOPS_METHOD_ERROR_SCHEMA, _("%s is larger than %d megabytes, which no file of rules is"), file,
                        GOPS_USER_TEMPLATE_MAX_BYTES >> 20);
      return NULL;
    }
  if (memchr (data, '\0', bytes) != NULL)
    {
      gops_method_fail (error, GOPS_METHOD_ERROR_SYNTAX, _("%s is not well-formed JSON: it holds a zero byte"), file);
      return NULL;
    }
  self->arena = gops_arena_new ();
  if (!gops_shape_read (&gops_own_clause_file_shape, data, length, file, self->arena, &content, error)
      || !check_clauses (&content, file, error))
    return NULL;
  self->clauses = content.clauses;
  self->n_clauses = content.n_clauses;
  return g_steal_pointer (&self);
}

/* --- in the workspace --- */

static GPtrArray *
load_records (GopsStore *store, GError **error)
{
  return gops_record_load_all (GOPS_TYPE_METHOD_TEMPLATE, store, error, "WHERE kind = ?1 ORDER BY name, id", "s", KIND);
}

static GopsUserTemplate *
from_record (gpointer record)
{
  g_autoptr (GError) error = NULL;
  const char *name = gops_record_get_text (record, GOPS_METHOD_TEMPLATE_NAME);
  GopsUserTemplate *self = gops_user_template_read (gops_record_get_text (record, GOPS_METHOD_TEMPLATE_BODY), -1, name, &error);

  if (self == NULL)
    {
      self = new_template (0, name);
      self->problem = g_strdup (error->message);
    }
  self->id = gops_record_get_id (record);
  return self;
}

GPtrArray *
gops_user_templates_load (GopsStore *store, GError **error)
{
  g_autoptr (GPtrArray) records = load_records (store, error);
  GPtrArray *templates = NULL;

  if (records != NULL)
    templates = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_user_template_free);
  for (guint i = 0; records != NULL && i < records->len; i++)
    g_ptr_array_add (templates, from_record (records->pdata[i]));
  return templates;
}

static gboolean
has_clause (const GopsUserTemplate *template, const char *id)
{
  for (guint i = 0; i < template->n_clauses; i++)
    if (g_str_equal (template->clauses[i].id, id))
      return TRUE;
  return FALSE;
}

/* Ids are one namespace: a rule of a group says by its id where it came from. */
static gboolean
check_taken (const GopsUserTemplate *template, GPtrArray *others, const char *file, GError **error)
{
  for (guint i = 0; i < template->n_clauses; i++)
    {
      const char *id = template->clauses[i].id;

      if (gops_method_find_clause (gops_method_get_default (), id) != NULL)
        return gops_method_fail (error, GOPS_METHOD_ERROR_INVALID, _("%s: clauses[%u].id: “%s” is a clause of the library; give yours another id"),
                                 file, i, id);
      for (guint j = 0; j < others->len; j++)
        if (!g_str_equal (((GopsUserTemplate *) others->pdata[j])->name, template->name) && has_clause (others->pdata[j], id))
          return gops_method_fail (error, GOPS_METHOD_ERROR_INVALID, _("%s: clauses[%u].id: “%s” is in “%s” already; remove that first or give it another id"),
                                   file, i, id, ((GopsUserTemplate *) others->pdata[j])->name);
    }
  return TRUE;
}

static gint64
write_template (GopsStore *store, const GopsUserTemplate *template, const char *body, GPtrArray *others, GError **error)
{
  g_autoptr (GopsMethodTemplate) record = NULL;
  gboolean ok;

  for (guint i = 0; record == NULL && i < others->len; i++)
    if (g_str_equal (((GopsUserTemplate *) others->pdata[i])->name, template->name)
        && (record = gops_record_load (GOPS_TYPE_METHOD_TEMPLATE, store, ((GopsUserTemplate *) others->pdata[i])->id, error)) == NULL)
      return 0;
  if (!gops_store_begin (store, error, record != NULL ? N_("Replace the clauses of “%s”") : N_("Import the clauses of “%s”"),
                         template->name, NULL))
    return 0;
  if (record == NULL)
    {
      record = gops_record_new (GOPS_TYPE_METHOD_TEMPLATE, "kind", KIND, "name", template->name, "body", body,
                                "created-at", gops_store_now (store), NULL);
      ok = gops_record_insert (record, store, error);
    }
  else
    {
      gops_record_set_text (record, GOPS_METHOD_TEMPLATE_BODY, body);
      ok = !gops_record_is_dirty (record) || gops_record_save (record, store, error);
    }
  if (ok)
    return gops_store_commit (store, error) ? gops_record_get_id (record) : 0;
  gops_store_rollback (store);
  return 0;
}

gint64
gops_user_template_import (GopsStore *store, const char *data, gssize length, const char *file, guint *out_clauses, GError **error)
{
  g_autoptr (GopsUserTemplate) template = gops_user_template_read (data, length, file, error);
  g_autoptr (GPtrArray) others = template != NULL ? gops_user_templates_load (store, error) : NULL;
  g_autofree char *body = length < 0 ? g_strdup (data) : g_strndup (data, (gsize) length);
  gint64 id;

  if (others == NULL || !check_taken (template, others, file, error)
      || (id = write_template (store, template, body, others, error)) == 0)
    return 0;
  if (out_clauses != NULL)
    *out_clauses = template->n_clauses;
  return id;
}

gint64
gops_user_template_import_file (GopsStore *store, GFile *file, GCancellable *cancellable, guint *out_clauses, GError **error)
{
  g_autofree char *name = g_file_get_basename (file), *shown = g_filename_display_name (name), *data = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, error);
  gsize length;

  if (info == NULL)
    {
      gops_file_problem_reading (file, error);
      return 0;
    }
  if (g_file_info_get_size (info) > GOPS_USER_TEMPLATE_MAX_BYTES)
    {
      gops_method_fail (error, GOPS_METHOD_ERROR_SCHEMA, _("%s is larger than %d megabytes, which no file of rules is"), shown,
                        GOPS_USER_TEMPLATE_MAX_BYTES >> 20);
      return 0;
    }
  if (!g_file_load_contents (file, cancellable, &data, &length, NULL, error))
    {
      gops_file_problem_reading (file, error);
      return 0;
    }
  return gops_user_template_import (store, data, (gssize) length, shown, out_clauses, error);
}

gboolean
gops_user_template_remove (GopsStore *store, gint64 id, GError **error)
{
  g_autoptr (GopsMethodTemplate) record = gops_record_load (GOPS_TYPE_METHOD_TEMPLATE, store, id, error);

  if (record == NULL
      || !gops_store_begin (store, error, N_("Remove the clauses of “%s”"), gops_record_get_text (record, GOPS_METHOD_TEMPLATE_NAME), NULL))
    return FALSE;
  if (gops_record_delete (record, store, error))
    return gops_store_commit (store, error);
  gops_store_rollback (store);
  return FALSE;
}

/* --- writing --- */

/* Whether the library says the same, so that nobody needs it from a file. */
static gboolean
is_of_library (gpointer clause, const char *language)
{
  const GopsClauseTemplate *origin =
    gops_method_find_clause (gops_method_get_default (), gops_record_get_text (clause, GOPS_CLAUSE_LIBRARY_ID));

  return origin != NULL && strcmp (gops_record_get_text (clause, GOPS_CLAUSE_TEXT), gops_text_get (&origin->text, language)) == 0;
}

static void
add_text (JsonBuilder *json, const char *member, const char *language, const char *text)
{
  if (*text == '\0')
    return;
  json_builder_set_member_name (json, member);
  json_builder_begin_object (json);
  json_builder_set_member_name (json, language);
  json_builder_add_string_value (json, text);
  json_builder_end_object (json);
}

static gboolean
is_topic (const char *topic)
{
  return *topic != '\0' && strspn (topic, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen (topic);
}

static void
add_clause (JsonBuilder *json, gpointer clause, const char *language)
{
  g_autofree char *id = g_strdup_printf ("own-%" G_GINT64_MODIFIER "x", gops_record_get_id (clause));
  const char *topic = gops_record_get_text (clause, GOPS_CLAUSE_TOPIC);

  json_builder_begin_object (json);
  gops_json_add_string (json, "id", id);
  gops_json_add_string (json, "section", gops_record_get_text (clause, GOPS_CLAUSE_SECTION));
  gops_json_add_string (json, "polarity", gops_record_get_text (clause, GOPS_CLAUSE_POLARITY));
  json_builder_set_member_name (json, "severity");
  json_builder_add_int_value (json, CLAMP (gops_record_get_int (clause, GOPS_CLAUSE_SEVERITY), 0, 3));
  if (is_topic (topic))
    gops_json_add_string (json, "topic", topic);
  add_text (json, "text", language, gops_record_get_text (clause, GOPS_CLAUSE_TEXT));
  add_text (json, "consequence", language, gops_record_get_text (clause, GOPS_CLAUSE_CONSEQUENCE));
  json_builder_end_object (json);
}

char *
gops_user_template_export (const GopsDossier *dossier, GError **error)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  const char *language = gops_language_normalise (gops_dossier_language (dossier));
  guint n = 0;

  json_builder_begin_object (json);
  json_builder_set_member_name (json, "format");
  json_builder_add_int_value (json, 1);
  json_builder_set_member_name (json, "clauses");
  json_builder_begin_array (json);
  for (guint i = 0; i < dossier->clauses->len; i++)
    if (!gops_record_is_blank (dossier->clauses->pdata[i], GOPS_CLAUSE_TEXT) && !is_of_library (dossier->clauses->pdata[i], language))
      {
        add_clause (json, dossier->clauses->pdata[i], language);
        n++;
      }
  json_builder_end_array (json);
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  if (n > 0)
    return json_to_string (root, TRUE);
  gops_method_fail (error, GOPS_METHOD_ERROR_INVALID, _("“%s” has no rules of its own: all of them are in the library."),
                    gops_record_get_text (dossier->group, GOPS_GROUP_NAME));
  return NULL;
}
