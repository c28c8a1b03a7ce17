/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Users' own poster templates. */
#include "config.h"
#include "gops-own-posters.h"

#include <glib/gi18n.h>
#include <string.h>
#include "gops-file-problem.h"
#include "gops-method-template.h"
#include "gops-output-error.h"
#include "gops-poster-private.h"
#include "gops-text.h"

#define KIND "poster"
#define FALLBACK "poster"          /* of an id, where the name has no letters for one */
#define SAVED_PALETTE "own"

gboolean
gops_poster_is_own (const char *id)
{
  return !g_strv_contains (gops_poster_template_list (), id);
}

static GopsPosterTemplate *
read_record (gpointer record, GError **error)
{
  return gops_poster_template_new (gops_record_get_text (record, GOPS_METHOD_TEMPLATE_NAME), gops_record_get_text (record, GOPS_METHOD_TEMPLATE_BODY), -1, error);
}

static void
set_missing (GError **error, const char *id)
{
  g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_FORMAT, _("There is no poster template “%s”"), id);
}

GopsPosterTemplate *
gops_poster_template_find (GopsStore *store, const char *id, GError **error)
{
  g_autoptr (GopsMethodTemplate) record = NULL;
  g_autoptr (GError) local = NULL;

  if (store == NULL || !gops_poster_is_own (id))
    return gops_poster_template_get (id, error);
  record = gops_method_template_find (store, KIND, id, &local);
  if (record != NULL)
    return read_record (record, error);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    set_missing (error, id);
  return NULL;
}

/* --- making one --- */

static JsonNode *
both_languages (const char *text)
{
  JsonObject *object = json_object_new ();
  JsonNode *node;

  json_object_set_string_member (object, "en", text);
  json_object_set_string_member (object, "zh_CN", text);
  node = json_node_init_object (json_node_alloc (), object);
  json_object_unref (object);
  return node;
}

/* A new object with the members of @from but those named in @but; values are shared, since they never change. */
static JsonObject *
copy_but (JsonObject *from, const char *const *but)
{
  JsonObject *object = json_object_new ();
  g_autoptr (GList) names = json_object_get_members (from);

  for (GList *l = names; l != NULL; l = l->next)
    if (!g_strv_contains (but, l->data))
      json_object_set_member (object, l->data, json_node_copy (json_object_get_member (from, l->data)));
  return object;
}

static gboolean
is_type (JsonObject *field, const char *type)
{
  return g_str_equal (json_object_get_string_member_with_default (field, "type", "text"), type);
}

/* @texts: (nullable): what fields say; NULL drops what only this workspace can show. */
static JsonArray *
copy_fields (JsonObject *root, GHashTable *texts)
{
  static const char *const without[] = { "default", NULL }, *const whole[] = { NULL };
  JsonArray *fields = json_object_get_array_member (root, "fields"), *copy = json_array_new ();

  for (guint i = 0; i < json_array_get_length (fields); i++)
    {
      JsonObject *field = json_array_get_object_element (fields, i), *own;
      const char *text = texts != NULL && !is_type (field, "code") ? g_hash_table_lookup (texts, json_object_get_string_member (field, "id")) : NULL;
      gboolean dropped = texts == NULL && is_type (field, "picture");

      own = copy_but (field, text != NULL || dropped ? without : whole);
      if (text != NULL && *text != '\0')
        json_object_set_member (own, "default", both_languages (text));
      json_array_add_object_element (copy, own);
    }
  return copy;
}

static JsonObject *
saved_palette (const GopsPoster *poster)
{
  JsonObject *palette = json_object_new (), *name = json_object_new ();

  json_object_set_string_member (palette, "id", SAVED_PALETTE);
  json_object_set_string_member (name, "en", "As saved");
  json_object_set_string_member (name, "zh_CN", "保存时的配色");
  json_object_set_object_member (palette, "name", name);
  json_object_set_object_member (palette, "colors", gops_poster_colors (poster, NULL));
  return palette;
}

/* The palette of @poster first; that of a brand is kept as it is now. */
static JsonArray *
copy_palettes (const GopsPoster *poster, JsonObject *root)
{
  JsonArray *palettes = json_object_get_array_member (root, "palettes"), *copy = json_array_new ();
  gboolean branded = g_strcmp0 (poster->palette, GOPS_POSTER_BRAND_PALETTE) == 0;

  if (branded)
    json_array_add_object_element (copy, saved_palette (poster));
  for (int others = 0; others < 2; others++)
    for (guint i = 0; i < json_array_get_length (palettes); i++)
      {
        JsonObject *palette = json_array_get_object_element (palettes, i);
        const char *id = json_object_get_string_member (palette, "id");
        gboolean first = g_strcmp0 (id, poster->palette) == 0;

        if (first == !others && !(branded && g_str_equal (id, SAVED_PALETTE)))
          json_array_add_object_element (copy, json_object_ref (palette));
      }
  return copy;
}

static void
set_changes (JsonObject *root, const GopsPoster *poster)
{
  g_autoptr (GopsPosterChanges) changes = gops_poster_changes_merge (gops_poster_template_get_changes (poster->design), poster->changes);
  g_autofree char *json = gops_poster_changes_to_json (changes);

  if (*json != '\0')
    json_object_set_member (root, "changes", json_from_string (json, NULL));
}

static char *
write_root (JsonObject *root, gboolean pretty)
{
  JsonNode *node = json_node_init_object (json_node_alloc (), root);
  char *json = json_to_string (node, pretty);

  json_node_unref (node);
  return json;
}

char *
gops_own_poster_json (const GopsPoster *poster, const char *name, GHashTable *texts)
{
  static const char *const replaced[] = { "name", "fields", "palettes", "changes", "based_on", NULL };
  g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);
  JsonObject *from = gops_poster_template_get_root (poster->design), *root = copy_but (from, replaced);
  const char *based_on = gops_poster_template_get_based_on (poster->design);
  g_autofree char *json = NULL;

  json_object_set_member (root, "name", both_languages (name));
  json_object_set_string_member (root, "based_on", *based_on != '\0' ? based_on : gops_poster_template_get_id (poster->design));
  json_object_set_array_member (root, "fields", copy_fields (from, texts != NULL ? texts : none));
  json_object_set_array_member (root, "palettes", copy_palettes (poster, from));
  set_changes (root, poster);
  json = write_root (root, FALSE);
  json_object_unref (root);
  return g_steal_pointer (&json);
}

char *
gops_poster_template_to_json (GopsPosterTemplate *design)
{
  static const char *const replaced[] = { "fields", NULL };
  JsonObject *from = gops_poster_template_get_root (design), *root = copy_but (from, replaced);
  char *json;

  json_object_set_array_member (root, "fields", copy_fields (from, NULL));
  json = write_root (root, TRUE);
  json_object_unref (root);
  return json;
}

/* --- in the workspace --- */

/* Names that no id can be made of are told apart by their letters all the same. */
static char *
id_of_name (const char *name)
{
  g_autofree char *slug = gops_slug (name, FALLBACK);

  if (!g_str_is_ascii (name))
    return g_strdup_printf ("%s-%08x", slug, g_str_hash (name));
  return gops_poster_is_own (slug) ? g_strdup (slug) : g_strconcat ("own-", slug, NULL);
}

static char *
free_id (GopsStore *store, const char *name)
{
  g_autofree char *first = id_of_name (name);
  char *id = g_strdup (first);

  for (guint n = 2; n < 10000; n++)
    {
      g_autoptr (GopsMethodTemplate) record = gops_method_template_find (store, KIND, id, NULL);

      if (record == NULL)
        break;
      g_free (id);
      id = g_strdup_printf ("%s-%u", first, n);
    }
  return id;
}

static gboolean
write_template (GopsStore *store, const char *id, const char *name, const char *json, GError **error)
{
  return gops_store_begin (store, error, N_("Save the poster template “%s”"), name, NULL)
         && gops_store_end (store, gops_method_template_write (store, KIND, id, json, error), error);
}

char *
gops_own_poster_save (GopsStore *store, const char *id, const char *json, GError **error)
{
  g_autoptr (GopsPosterTemplate) design = gops_poster_template_new (id != NULL ? id : _("Poster template"), json, -1, error);
  g_autofree char *own = NULL;

  if (design == NULL)
    return NULL;
  if (id != NULL && !gops_poster_is_own (id))
    {
      g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_FORMAT,
                   _("“%s” is a template of the program, which stays as it is; save yours under another name"), id);
      return NULL;
    }
  own = id != NULL ? g_strdup (id) : free_id (store, gops_poster_template_get_name (design, gops_interface_language ()));
  return write_template (store, own, gops_poster_template_get_name (design, gops_interface_language ()), json, error) ? g_steal_pointer (&own) : NULL;
}

/* Not longer than any template is, whatever the file turns into while it is read. */
static GBytes *
read_file (GFile *file, const char *shown, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GBytes) bytes = stream != NULL ? g_input_stream_read_bytes (G_INPUT_STREAM (stream), GOPS_POSTER_TEMPLATE_MAX_BYTES + 1, cancellable, error) : NULL;

  if (bytes == NULL)
    {
      gops_file_problem_reading (file, error);
      return NULL;
    }
  if (g_bytes_get_size (bytes) <= GOPS_POSTER_TEMPLATE_MAX_BYTES)
    return g_steal_pointer (&bytes);
  g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_TEMPLATE, _("%s is larger than a megabyte, which no poster template is"), shown);
  return NULL;
}

char *
gops_own_poster_import (GopsStore *store, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *base = g_file_get_basename (file), *shown = g_filename_display_name (base), *id = NULL, *json = NULL;
  g_autoptr (GBytes) bytes = read_file (file, shown, cancellable, error);
  g_autoptr (GopsPosterTemplate) design = NULL;

  if (bytes == NULL)
    return NULL;
  design = gops_poster_template_new (shown, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), error);
  if (design == NULL)
    return NULL;
  json = gops_poster_template_to_json (design);   /* a material of another workspace is none of this one */
  if (g_str_has_suffix (shown, ".json"))
    shown[strlen (shown) - strlen (".json")] = '\0';
  id = id_of_name (shown);
  return write_template (store, id, gops_poster_template_get_name (design, gops_interface_language ()), json, error) ? g_steal_pointer (&id) : NULL;
}

gboolean
gops_own_poster_remove (GopsStore *store, const char *id, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GopsMethodTemplate) record = gops_method_template_find (store, KIND, id, &local);
  g_autoptr (GopsPosterTemplate) design = record != NULL ? read_record (record, NULL) : NULL;
  const char *name = design != NULL ? gops_poster_template_get_name (design, gops_interface_language ()) : id;

  if (record != NULL)
    return gops_store_begin (store, error, N_("Remove the poster template “%s”"), name, NULL)
           && gops_store_end (store, gops_record_delete (record, store, error), error);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (!gops_poster_is_own (id))
    g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_FORMAT, _("“%s” is a template of the program and stays"), id);
  else
    set_missing (error, id);
  return FALSE;
}

/* --- all --- */

struct _GopsPosterTemplates
{
  gatomicrefcount  refs;
  GPtrArray       *all;     /* (element-type GopsPosterTemplate) (owned) */
};

GopsPosterTemplates *
gops_poster_templates_load (GopsStore *store, GError **error)
{
  g_autoptr (GPtrArray) records = gops_record_load_all (GOPS_TYPE_METHOD_TEMPLATE, store, error, "WHERE kind = ?1 ORDER BY name, id", "s", KIND);
  GopsPosterTemplates *self;

  if (records == NULL)
    return NULL;
  self = g_new0 (GopsPosterTemplates, 1);
  g_atomic_ref_count_init (&self->refs);
  self->all = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_poster_template_unref);
  for (const char *const *id = gops_poster_template_list (); *id != NULL; id++)
    g_ptr_array_add (self->all, gops_poster_template_get (*id, NULL));
  for (guint i = 0; i < records->len; i++)
    {
      GopsPosterTemplate *design = read_record (records->pdata[i], NULL);

      if (design != NULL)
        g_ptr_array_add (self->all, design);
    }
  return self;
}

GopsPosterTemplates *
gops_poster_templates_ref (GopsPosterTemplates *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
gops_poster_templates_unref (GopsPosterTemplates *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->all);
  g_free (self);
}

guint
gops_poster_templates_get_n (GopsPosterTemplates *self)
{
  return self->all->len;
}

GopsPosterTemplate *
gops_poster_templates_get (GopsPosterTemplates *self, guint index)
{
  return self->all->pdata[index];
}

GopsPosterTemplate *
gops_poster_templates_find (GopsPosterTemplates *self, const char *id)
{
  for (guint i = 0; i < self->all->len; i++)
    if (g_str_equal (gops_poster_template_get_id (self->all->pdata[i]), id))
      return self->all->pdata[i];
  return NULL;
}
