/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody changed of a poster by hand. */
#include "config.h"
#include "gops-poster-changes.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>
#include "gops-json-write.h"
#include "gops-output-error.h"
#include "gops-poster-private.h"

#define MAX_BRACKETS 64
#define MAX_NAME 200         /* bytes of an id or a family */

typedef struct
{
  double x, y;
} Point;

struct _GopsPosterChanges
{
  GHashTable *layers;                       /* (element-type utf8 GopsPosterLayerChange) (owned) */
  GHashTable *focus;                        /* (element-type utf8 Point) (owned) */
  GHashTable *colors;                       /* (element-type utf8 utf8) (owned) */
  char       *faces[GOPS_POSTER_N_FACES];   /* (owned) (nullable) */
};

static const char *const face_names[GOPS_POSTER_N_FACES] = { "heading", "text" };
static const GopsPosterLayerChange unchanged = { 0, 0, 1, FALSE };

GopsPosterChanges *
gops_poster_changes_new (void)
{
  GopsPosterChanges *self = g_new0 (GopsPosterChanges, 1);

  self->layers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->focus = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->colors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
gops_poster_changes_free (GopsPosterChanges *self)
{
  g_hash_table_unref (self->layers);
  g_hash_table_unref (self->focus);
  g_hash_table_unref (self->colors);
  for (int i = 0; i < GOPS_POSTER_N_FACES; i++)
    g_free (self->faces[i]);
  g_free (self);
}

gboolean
gops_poster_changes_is_empty (const GopsPosterChanges *self)
{
  return self == NULL || (g_hash_table_size (self->layers) + g_hash_table_size (self->focus) + g_hash_table_size (self->colors) == 0
                          && self->faces[GOPS_POSTER_FACE_HEADING] == NULL && self->faces[GOPS_POSTER_FACE_TEXT] == NULL);
}

/* Whether one more may be kept as @name: neither names nor lists grow without end. */
static gboolean
has_room (GHashTable *table, const char *name)
{
  return *name != '\0' && strlen (name) <= MAX_NAME
         && (g_hash_table_size (table) < GOPS_POSTER_CHANGES_MAX_ITEMS || g_hash_table_contains (table, name));
}

/* --- layers --- */

GopsPosterLayerChange
gops_poster_changes_get_layer (const GopsPosterChanges *self, const char *id)
{
  const GopsPosterLayerChange *change = self != NULL ? g_hash_table_lookup (self->layers, id) : NULL;

  return change != NULL ? *change : unchanged;
}

static double
within (double value, double least, double most, double otherwise)
{
  return isfinite (value) ? CLAMP (value, least, most) : otherwise;
}

void
gops_poster_changes_set_layer (GopsPosterChanges *self, const char *id, GopsPosterLayerChange change)
{
  change.dx = within (change.dx, -GOPS_POSTER_MOST_SHIFT, GOPS_POSTER_MOST_SHIFT, 0);
  change.dy = within (change.dy, -GOPS_POSTER_MOST_SHIFT, GOPS_POSTER_MOST_SHIFT, 0);
  change.size = within (change.size, GOPS_POSTER_LEAST_SIZE, GOPS_POSTER_MOST_SIZE, 1);
  if (fabs (change.dx) < 1e-6 && fabs (change.dy) < 1e-6 && fabs (change.size - 1) < 1e-6 && !change.hidden)
    g_hash_table_remove (self->layers, id);
  else if (has_room (self->layers, id))
    g_hash_table_replace (self->layers, g_strdup (id), g_memdup2 (&change, sizeof change));
}

/* --- faces, pictures, colours --- */

const char *
gops_poster_changes_get_face (const GopsPosterChanges *self, GopsPosterFace face)
{
  return self != NULL ? self->faces[face] : NULL;
}

/* A family's name goes into a list parted by commas. */
static gboolean
is_family (const char *name)
{
  return name != NULL && *name != '\0' && strlen (name) <= MAX_NAME && g_utf8_validate (name, -1, NULL) && strpbrk (name, ",\n\"") == NULL;
}

void
gops_poster_changes_set_face (GopsPosterChanges *self, GopsPosterFace face, const char *family)
{
  g_free (self->faces[face]);
  self->faces[face] = is_family (family) ? g_strdup (family) : NULL;
}

gboolean
gops_poster_changes_get_focus (const GopsPosterChanges *self, const char *field, double *out_x, double *out_y)
{
  const Point *point = self != NULL ? g_hash_table_lookup (self->focus, field) : NULL;

  if (point == NULL)
    return FALSE;
  *out_x = point->x;
  *out_y = point->y;
  return TRUE;
}

void
gops_poster_changes_set_focus (GopsPosterChanges *self, const char *field, double x, double y)
{
  Point point = { within (x, 0, 1, 0.5), within (y, 0, 1, 0.5) };

  if (has_room (self->focus, field))
    g_hash_table_replace (self->focus, g_strdup (field), g_memdup2 (&point, sizeof point));
}

void
gops_poster_changes_clear_focus (GopsPosterChanges *self, const char *field)
{
  g_hash_table_remove (self->focus, field);
}

const char *
gops_poster_changes_get_color (const GopsPosterChanges *self, const char *name)
{
  return self != NULL ? g_hash_table_lookup (self->colors, name) : NULL;
}

static gboolean
is_hex (const char *hex)
{
  return hex != NULL && strlen (hex) == 7 && hex[0] == '#' && strspn (hex + 1, "0123456789abcdefABCDEF") == 6;
}

void
gops_poster_changes_set_color (GopsPosterChanges *self, const char *name, const char *hex)
{
  if (!is_hex (hex))
    g_hash_table_remove (self->colors, name);
  else if (has_room (self->colors, name))
    g_hash_table_replace (self->colors, g_strdup (name), g_ascii_strup (hex, -1));
}

/* --- as JSON --- */

typedef gboolean (*ReadItem) (GopsPosterChanges *self, const char *name, JsonNode *node);

static gboolean
read_number (JsonObject *object, const char *name, double *inout_value)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) == G_TYPE_STRING)
    return FALSE;
  *inout_value = json_node_get_double (node);
  return TRUE;
}

static gboolean
read_layer (GopsPosterChanges *self, const char *name, JsonNode *node)
{
  GopsPosterLayerChange change = unchanged;
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  object = json_node_get_object (node);
  if (!read_number (object, "dx", &change.dx) || !read_number (object, "dy", &change.dy) || !read_number (object, "size", &change.size))
    return FALSE;
  change.hidden = json_object_get_boolean_member_with_default (object, "hidden", FALSE);
  gops_poster_changes_set_layer (self, name, change);
  return TRUE;
}

static const char *
string_of (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static gboolean
read_face (GopsPosterChanges *self, const char *name, JsonNode *node)
{
  for (int i = 0; i < GOPS_POSTER_N_FACES; i++)
    if (g_str_equal (name, face_names[i]))
      {
        gops_poster_changes_set_face (self, (GopsPosterFace) i, string_of (node));
        return self->faces[i] != NULL;
      }
  return TRUE;
}

static gboolean
read_focus (GopsPosterChanges *self, const char *name, JsonNode *node)
{
  double v[2];

  if (!JSON_NODE_HOLDS_ARRAY (node) || json_array_get_length (json_node_get_array (node)) != 2)
    return FALSE;
  for (guint i = 0; i < 2; i++)
    {
      JsonNode *item = json_array_get_element (json_node_get_array (node), i);

      if (!JSON_NODE_HOLDS_VALUE (item) || json_node_get_value_type (item) == G_TYPE_STRING)
        return FALSE;
      v[i] = json_node_get_double (item);
    }
  gops_poster_changes_set_focus (self, name, v[0], v[1]);
  return TRUE;
}

static gboolean
read_color (GopsPosterChanges *self, const char *name, JsonNode *node)
{
  if (!is_hex (string_of (node)))
    return FALSE;
  gops_poster_changes_set_color (self, name, string_of (node));
  return TRUE;
}

static gboolean
fail (GError **error, const char *list, const char *name)
{
  g_autofree char *member = name != NULL ? g_strdup_printf ("%s.%s", list, name) : g_strdup (list);

  g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_VALUE, _("What was changed of the poster by hand cannot be read: %s"), member);
  return FALSE;
}

static gboolean
read_list (GopsPosterChanges *self, JsonObject *root, const char *list, ReadItem read, GError **error)
{
  JsonNode *node = json_object_get_member (root, list);
  JsonObjectIter iter;
  const char *name;
  JsonNode *item;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node) || json_object_get_size (json_node_get_object (node)) > GOPS_POSTER_CHANGES_MAX_ITEMS)
    return fail (error, list, NULL);
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &item))
    if (strlen (name) > MAX_NAME || !read (self, name, item))
      return fail (error, list, strlen (name) > MAX_NAME ? NULL : name);
  return TRUE;
}

GopsPosterChanges *
gops_poster_changes_parse (const char *json, GError **error)
{
  g_autoptr (GopsPosterChanges) self = gops_poster_changes_new ();
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) local = NULL;
  JsonNode *root;
  JsonObject *object;

  if (json == NULL || *json == '\0')
    return g_steal_pointer (&self);
  root = strlen (json) <= GOPS_POSTER_CHANGES_MAX_BYTES && g_utf8_validate (json, -1, NULL) && gops_json_is_shallow (json, strlen (json), MAX_BRACKETS)
         && json_parser_load_from_data (parser, json, -1, &local) ? json_parser_get_root (parser) : NULL;
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      fail (error, local != NULL ? local->message : "{ … }", NULL);
      return NULL;
    }
  object = json_node_get_object (root);
  if (!read_list (self, object, "layers", read_layer, error) || !read_list (self, object, "faces", read_face, error)
      || !read_list (self, object, "focus", read_focus, error) || !read_list (self, object, "colors", read_color, error))
    return NULL;
  return g_steal_pointer (&self);
}

typedef void (*WriteItem) (JsonBuilder *json, gconstpointer value);

/* A few digits are enough, and what comes back is what was written. */
static void
add_number (JsonBuilder *json, double value)
{
  json_builder_add_double_value (json, round (value * 1e5) / 1e5);
}

static void
add_number_member (JsonBuilder *json, const char *name, double value, double otherwise)
{
  if (fabs (value - otherwise) < 1e-6)
    return;
  json_builder_set_member_name (json, name);
  add_number (json, value);
}

static void
write_layer (JsonBuilder *json, gconstpointer value)
{
  const GopsPosterLayerChange *change = value;

  json_builder_begin_object (json);
  add_number_member (json, "dx", change->dx, 0);
  add_number_member (json, "dy", change->dy, 0);
  add_number_member (json, "size", change->size, 1);
  if (change->hidden)
    {
      json_builder_set_member_name (json, "hidden");
      json_builder_add_boolean_value (json, TRUE);
    }
  json_builder_end_object (json);
}

static void
write_point (JsonBuilder *json, gconstpointer value)
{
  const Point *point = value;

  json_builder_begin_array (json);
  add_number (json, point->x);
  add_number (json, point->y);
  json_builder_end_array (json);
}

static void
write_text (JsonBuilder *json, gconstpointer value)
{
  json_builder_add_string_value (json, value);
}

static void
write_list (JsonBuilder *json, const char *list, GHashTable *table, WriteItem write)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (table), (GCompareFunc) strcmp);

  if (names == NULL)
    return;
  json_builder_set_member_name (json, list);
  json_builder_begin_object (json);
  for (GList *l = names; l != NULL; l = l->next)
    {
      json_builder_set_member_name (json, l->data);
      write (json, g_hash_table_lookup (table, l->data));
    }
  json_builder_end_object (json);
}

static void
write_faces (JsonBuilder *json, const GopsPosterChanges *self)
{
  if (self->faces[GOPS_POSTER_FACE_HEADING] == NULL && self->faces[GOPS_POSTER_FACE_TEXT] == NULL)
    return;
  json_builder_set_member_name (json, "faces");
  json_builder_begin_object (json);
  for (int i = 0; i < GOPS_POSTER_N_FACES; i++)
    if (self->faces[i] != NULL)
      gops_json_add_string (json, face_names[i], self->faces[i]);
  json_builder_end_object (json);
}

char *
gops_poster_changes_to_json (const GopsPosterChanges *self)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  if (gops_poster_changes_is_empty (self))
    return g_strdup ("");
  json_builder_begin_object (json);
  write_list (json, "layers", self->layers, write_layer);
  write_faces (json, self);
  write_list (json, "focus", self->focus, write_point);
  write_list (json, "colors", self->colors, write_text);
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  return json_to_string (root, FALSE);
}

static void
lay_over (GopsPosterChanges *self, const GopsPosterChanges *over)
{
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, over->layers);
  while (g_hash_table_iter_next (&iter, &name, &value))
    g_hash_table_replace (self->layers, g_strdup (name), g_memdup2 (value, sizeof (GopsPosterLayerChange)));
  g_hash_table_iter_init (&iter, over->focus);
  while (g_hash_table_iter_next (&iter, &name, &value))
    g_hash_table_replace (self->focus, g_strdup (name), g_memdup2 (value, sizeof (Point)));
  g_hash_table_iter_init (&iter, over->colors);
  while (g_hash_table_iter_next (&iter, &name, &value))
    g_hash_table_replace (self->colors, g_strdup (name), g_strdup (value));
  for (int i = 0; i < GOPS_POSTER_N_FACES; i++)
    if (over->faces[i] != NULL)
      gops_poster_changes_set_face (self, (GopsPosterFace) i, over->faces[i]);
}

GopsPosterChanges *
gops_poster_changes_merge (const GopsPosterChanges *under, const GopsPosterChanges *over)
{
  GopsPosterChanges *self = gops_poster_changes_new ();

  if (under != NULL)
    lay_over (self, under);
  if (over != NULL)
    lay_over (self, over);
  return self;
}

GopsPosterChanges *
gops_poster_changes_copy (const GopsPosterChanges *self)
{
  return gops_poster_changes_merge (self, NULL);
}
