/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A poster template: fields, palettes and layouts, read from JSON and immutable from then on. */
#include "config.h"
#include "gops-poster-template.h"
#include "gops-use-resource.h"

#include <glib/gi18n.h>
#include <string.h>
#include "gops-output-error.h"
#include "gops-output-resource.h"
#include "gops-poster-private.h"

#define RESOURCE_FOLDER "/com/example/GroupOps/posters/"

#define MOST_BRANDED 16
#define MAX_BRACKETS 100

struct _GopsPosterTemplate
{
  gatomicrefcount  refs;
  char            *id;          /* (owned) */
  JsonNode        *node;        /* (owned), immutable */
  GHashTable      *types;       /* field id → type's name, both of the node */
  GopsPosterChanges *changes;   /* (owned) (nullable) */
  GMutex           lock;
  GHashTable      *branded;     /* (element-type utf8 JsonObject) (owned): palettes in the colours of brands */
};

static const char *const builtin_ids[] = { "recruit-sunrise", "recruit-table", "recruit-windows", "rules-ledger",
  "rules-lights", "rules-slips", "event-ticket", "event-almanac", "event-clock", "lesson-dial", "lesson-pencil",
  "checkin-steps", "checkin-plum", "checkin-rings", "honour-peaks", "honour-lanes", "honour-lanterns", "quote-ribbon",
  "quote-moongate", "quote-week", "sale-crate", "sale-cut", "digest-paper", "digest-pulse", "topic-balance", "topic-bubble",
  "welcome-door", "welcome-mug", NULL };

const char *const *
gops_poster_template_list (void)
{
  return builtin_ids;
}

static JsonArray *
array_of (GopsPosterTemplate *self, const char *name)
{
  return json_object_get_array_member (json_node_get_object (self->node), name);
}

static void
index_fields (GopsPosterTemplate *self)
{
  JsonArray *fields = array_of (self, "fields");

  for (guint i = 0; i < json_array_get_length (fields); i++)
    {
      JsonObject *field = json_array_get_object_element (fields, i);

      g_hash_table_insert (self->types, (char *) json_object_get_string_member (field, "id"),
                           (char *) json_object_get_string_member_with_default (field, "type", "text"));
    }
}

static char *
id_from_name (const char *name)
{
  g_autofree char *base = g_path_get_basename (name);

  if (g_str_has_suffix (base, ".json"))
    base[strlen (base) - 5] = '\0';
  return g_steal_pointer (&base);
}

/* What is not read at all. */
static gboolean
check_size (const char *json, gsize length, GError **error)
{
  if (length > GOPS_POSTER_TEMPLATE_MAX_BYTES)
    g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_TEMPLATE, _("%u kilobytes are more than a poster template has"), (guint) (length >> 10));
  else if (!g_utf8_validate_len (json, length, NULL))
    g_set_error_literal (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_TEMPLATE, _("this is no text in UTF-8"));
  else if (!gops_json_is_shallow (json, length, MAX_BRACKETS))
    g_set_error_literal (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_TEMPLATE, _("is nested too deep"));
  else
    return TRUE;
  return FALSE;
}

static gboolean
read_changes (GopsPosterTemplate *self, GError **error)
{
  JsonNode *node = json_object_get_member (json_node_get_object (self->node), "changes");
  g_autofree char *json = node != NULL ? json_to_string (node, FALSE) : NULL;
  g_autoptr (GError) local = NULL;

  if (json == NULL)
    return TRUE;
  self->changes = gops_poster_changes_parse (json, &local);
  if (self->changes == NULL)
    g_set_error_literal (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_TEMPLATE, local->message);
  return self->changes != NULL;
}

GopsPosterTemplate *
gops_poster_template_new (const char *name, const char *json, gssize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GopsPosterTemplate) self = NULL;
  g_autoptr (GError) local = NULL;

  if (!check_size (json, length < 0 ? strlen (json) : (gsize) length, &local) || !json_parser_load_from_data (parser, json, length, &local)
      || !gops_poster_template_check_frame (json_parser_get_root (parser), &local))
    {
      g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_TEMPLATE, "%s: %s", name, local->message);
      return NULL;
    }
  self = g_new0 (GopsPosterTemplate, 1);
  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->lock);
  self->branded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) json_object_unref);
  self->id = id_from_name (name);
  self->node = json_parser_steal_root (parser);
  self->types = g_hash_table_new (g_str_hash, g_str_equal);
  index_fields (self);
  if (!gops_poster_template_check (self, error) || !read_changes (self, error))
    {
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }
  return g_steal_pointer (&self);
}

static GopsPosterTemplate *
load_builtin (const char *id, GError **error)
{
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, id, ".json", NULL);
  g_autofree char *name = g_strconcat (id, ".json", NULL);
  g_autoptr (GBytes) bytes = NULL;
  gsize size;
  const char *data;

  GOPS_USE_RESOURCE (gops_output);
  bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (bytes == NULL)
    {
      g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_FORMAT, _("There is no poster template “%s”"), id);
      return NULL;
    }
  data = g_bytes_get_data (bytes, &size);
  return gops_poster_template_new (name, data, (gssize) size, error);
}

GopsPosterTemplate *
gops_poster_template_get (const char *id, GError **error)
{
  static GMutex lock;
  static GHashTable *cache;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  GopsPosterTemplate *self;

  if (cache == NULL)
    cache = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) gops_poster_template_unref);
  self = g_hash_table_lookup (cache, id);
  if (self == NULL)
    {
      self = load_builtin (id, error);
      if (self == NULL)
        return NULL;
      g_hash_table_insert (cache, self->id, self);
    }
  return gops_poster_template_ref (self);
}

GopsPosterTemplate *
gops_poster_template_ref (GopsPosterTemplate *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
gops_poster_template_unref (GopsPosterTemplate *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->changes, gops_poster_changes_free);
  g_hash_table_unref (self->branded);
  g_mutex_clear (&self->lock);
  g_hash_table_unref (self->types);
  json_node_unref (self->node);
  g_free (self->id);
  g_free (self);
}

const char *
gops_json_text (JsonNode *node, const char *language)
{
  JsonObject *texts;
  const char *text;

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_VALUE (node))
    return json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  texts = json_node_get_object (node);
  text = json_object_get_string_member_with_default (texts, g_str_has_prefix (language, "zh") ? "zh_CN" : "en", NULL);
  return text != NULL ? text : json_object_get_string_member_with_default (texts, "en", NULL);
}

JsonObject *
gops_poster_template_get_root (GopsPosterTemplate *self)
{
  return json_node_get_object (self->node);
}

JsonObject *
gops_poster_template_get_part (GopsPosterTemplate *self, const char *name)
{
  JsonNode *parts = json_object_get_member (gops_poster_template_get_root (self), "parts");
  JsonNode *part;

  if (parts == NULL || !JSON_NODE_HOLDS_OBJECT (parts))
    return NULL;
  part = json_object_get_member (json_node_get_object (parts), name);
  return part != NULL && JSON_NODE_HOLDS_OBJECT (part) ? json_node_get_object (part) : NULL;
}

static JsonObject *
palette_at (GopsPosterTemplate *self, guint index)
{
  return json_array_get_object_element (array_of (self, "palettes"), index);
}

JsonObject *
gops_poster_template_find_palette (GopsPosterTemplate *self, const char *id)
{
  for (guint i = 0; i < gops_poster_template_get_n_palettes (self); i++)
    if (id == NULL || *id == '\0' || g_str_equal (gops_poster_template_get_palette_id (self, i), id))
      return json_object_get_object_member (palette_at (self, i), "colors");
  return NULL;
}

JsonObject *
gops_poster_template_find_branded (GopsPosterTemplate *self, const char *key)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  JsonObject *colors = g_hash_table_lookup (self->branded, key);

  return colors != NULL ? json_object_ref (colors) : NULL;
}

/* A brand that is being chosen passes through many colours. */
void
gops_poster_template_keep_branded (GopsPosterTemplate *self, const char *key, JsonObject *colors)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (g_hash_table_size (self->branded) >= MOST_BRANDED)
    g_hash_table_remove_all (self->branded);
  g_hash_table_replace (self->branded, g_strdup (key), json_object_ref (colors));
}

const char *
gops_poster_template_get_type (GopsPosterTemplate *self, const char *field)
{
  return g_hash_table_lookup (self->types, field);
}

const char *
gops_poster_template_get_id (GopsPosterTemplate *self)
{
  return self->id;
}

static const char *
root_text (GopsPosterTemplate *self, const char *name, const char *language)
{
  return gops_json_text (json_object_get_member (gops_poster_template_get_root (self), name), language);
}

const char *
gops_poster_template_get_name (GopsPosterTemplate *self, const char *language)
{
  const char *name = root_text (self, "name", language);

  return name != NULL ? name : self->id;
}

const char *
gops_poster_template_get_summary (GopsPosterTemplate *self, const char *language)
{
  const char *summary = root_text (self, "summary", language);

  return summary != NULL ? summary : "";
}

const char *
gops_poster_template_get_purpose (GopsPosterTemplate *self)
{
  return json_object_get_string_member_with_default (gops_poster_template_get_root (self), "purpose", "");
}

const char *
gops_poster_template_get_based_on (GopsPosterTemplate *self)
{
  const char *id = root_text (self, "based_on", "en");

  return id != NULL ? id : "";
}

const GopsPosterChanges *
gops_poster_template_get_changes (GopsPosterTemplate *self)
{
  return self->changes;
}

const char *
gops_poster_template_get_style (GopsPosterTemplate *self)
{
  return json_object_get_string_member_with_default (gops_poster_template_get_root (self), "style", "");
}

guint
gops_poster_template_get_n_fields (GopsPosterTemplate *self)
{
  return json_array_get_length (array_of (self, "fields"));
}

static GopsPosterFieldType
type_from_name (const char *name)
{
  static const char *const names[] = { "text", "rows", "number", "date", "time", "code", "picture" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      return (GopsPosterFieldType) i;
  return GOPS_POSTER_FIELD_TEXT;
}

GopsPosterField
gops_poster_template_get_field (GopsPosterTemplate *self, guint index, const char *language)
{
  JsonObject *field = json_array_get_object_element (array_of (self, "fields"), index);

  return (GopsPosterField) {
    .id = json_object_get_string_member (field, "id"),
    .type = type_from_name (json_object_get_string_member_with_default (field, "type", "text")),
    .label = gops_json_text (json_object_get_member (field, "label"), language),
    .default_value = gops_json_text (json_object_get_member (field, "default"), language),
  };
}

static const char *
label_in (GopsPosterTemplate *self, const char *id, const char *language)
{
  for (guint i = 0; i < gops_poster_template_get_n_fields (self); i++)
    {
      GopsPosterField field = gops_poster_template_get_field (self, i, language);

      if (g_str_equal (field.id, id))
        return field.label;
    }
  return NULL;
}

/* Built-in templates are cached for good, and what they say with them. */
const char *
gops_poster_field_label (const char *id, const char *language)
{
  const char *label = NULL;

  for (guint i = 0; builtin_ids[i] != NULL && label == NULL; i++)
    {
      g_autoptr (GopsPosterTemplate) template = gops_poster_template_get (builtin_ids[i], NULL);

      label = template != NULL ? label_in (template, id, language) : NULL;
    }
  return label;
}

GHashTable *
gops_poster_template_get_defaults (GopsPosterTemplate *self, const char *language)
{
  GHashTable *fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < gops_poster_template_get_n_fields (self); i++)
    {
      GopsPosterField field = gops_poster_template_get_field (self, i, language);

      if (field.default_value != NULL)
        g_hash_table_insert (fields, g_strdup (field.id), g_strdup (field.default_value));
    }
  return fields;
}

guint
gops_poster_template_get_n_palettes (GopsPosterTemplate *self)
{
  return json_array_get_length (array_of (self, "palettes"));
}

const char *
gops_poster_template_get_palette_id (GopsPosterTemplate *self, guint index)
{
  return json_object_get_string_member (palette_at (self, index), "id");
}

const char *
gops_poster_template_get_palette_name (GopsPosterTemplate *self, guint index, const char *language)
{
  return gops_json_text (json_object_get_member (palette_at (self, index), "name"), language);
}

guint
gops_poster_template_get_palette_colors (GopsPosterTemplate *self, guint index, guint32 *colors, guint n)
{
  JsonObject *palette = json_object_get_object_member (palette_at (self, index), "colors");
  g_autoptr (GList) names = json_object_get_members (palette);
  guint found = 0;

  for (GList *l = names; l != NULL && found < n; l = l->next)
    colors[found++] = (guint32) g_ascii_strtoull (json_object_get_string_member (palette, l->data) + 1, NULL, 16);
  return found;
}
