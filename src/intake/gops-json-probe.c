/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What fields the beginning of a JSON file has. */
#include "config.h"

#include "gops-json-probe.h"

#include <gio/gio.h>
#include <string.h>

#include "gops-json-pull.h"

#define MAX_DEPTH 5
#define MAX_PATHS 2000
#define MAX_TEXT  64     /* bytes of a key or value that are kept */

struct _GopsJsonProbe
{
  GHashTable *values;   /* (owned): path → first value there */
};

static void look (GopsJsonProbe *self, GopsJsonPull *pull, GString *path, guint depth);

static void
note (GopsJsonProbe *self,
      const char    *path,
      const char    *value)
{
  const char *end;

  if (g_hash_table_size (self->values) >= MAX_PATHS || g_hash_table_contains (self->values, path))
    return;
  g_utf8_validate_len (value, MIN (strlen (value), MAX_TEXT), &end);
  g_hash_table_insert (self->values, g_strdup (path), g_strndup (value, end - value));
}

static void
look_at_object (GopsJsonProbe *self,
                GopsJsonPull  *pull,
                GString       *path,
                guint          depth)
{
  gsize length = path->len;
  const char *key;

  gops_json_pull_enter_object (pull);
  while (gops_json_pull_member (pull, &key))
    {
      if (length > 0)
        g_string_append_c (path, '.');
      g_string_append_len (path, key, (gssize) MIN (strlen (key), MAX_TEXT));
      look (self, pull, path, depth + 1);
      g_string_truncate (path, length);
    }
}

static void
look_at_array (GopsJsonProbe *self,
               GopsJsonPull  *pull,
               GString       *path,
               guint          depth)
{
  gsize length = path->len;

  gops_json_pull_enter_list (pull);
  g_string_append (path, "[]");
  while (gops_json_pull_element (pull))
    look (self, pull, path, depth + 1);
  g_string_truncate (path, length);
}

static void
look (GopsJsonProbe *self,
      GopsJsonPull  *pull,
      GString       *path,
      guint          depth)
{
  GopsJsonKind kind = gops_json_pull_get_kind (pull);
  const char *text = "";

  if (kind == GOPS_JSON_STRING || kind == GOPS_JSON_NUMBER)
    text = gops_json_pull_text (pull, NULL);
  if (kind != GOPS_JSON_NONE)
    note (self, path->str, kind == GOPS_JSON_TRUE ? "true" : text != NULL ? text : "");
  if (kind == GOPS_JSON_OBJECT && depth < MAX_DEPTH)
    look_at_object (self, pull, path, depth);
  else if (kind == GOPS_JSON_LIST && depth < MAX_DEPTH)
    look_at_array (self, pull, path, depth);
}

GopsJsonProbe *
gops_json_probe_new (const char *text)
{
  const char *start = text + strspn (text, " \t\r\n");
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GopsJsonPull) pull = NULL;
  g_autoptr (GString) path = NULL;
  GopsJsonProbe *self;

  if (*start != '{' && *start != '[')
    return NULL;
  self = g_new (GopsJsonProbe, 1);
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  path = g_string_new (NULL);
  stream = g_memory_input_stream_new_from_data (start, (gssize) strlen (start), NULL);
  pull = gops_json_pull_new (stream, "UTF-8", NULL, NULL);
  while (pull != NULL && gops_json_pull_element (pull))
    look (self, pull, path, 0);
  return self;
}

void
gops_json_probe_free (GopsJsonProbe *self)
{
  g_hash_table_unref (self->values);
  g_free (self);
}

const char *
gops_json_probe_get (const GopsJsonProbe *self,
                     const char          *path)
{
  return g_hash_table_lookup (self->values, path);
}

gboolean
gops_json_probe_has (const GopsJsonProbe *self,
                     const char          *path)
{
  return g_hash_table_contains (self->values, path);
}
