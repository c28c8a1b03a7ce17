/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Programs whose tables are known. */
#include "config.h"

#include "gops-mapping-profile.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "gops-intake-resources.h"
#include "gops-use-resource.h"

#define PATH "/com/example/GroupOps/intake/profiles.json"

struct _GopsMappingProfile
{
  char       *id;          /* (owned) */
  char       *name;        /* (owned): in the interface's language */
  GPtrArray  *kinds;       /* (owned) (element-type utf8) */
  GHashTable *headers;     /* (owned) (element-type utf8): as fold() makes them */
  guint       at_least;
  gboolean    questions;
  gboolean    complete;
  GHashTable *columns;     /* (owned) (element-type utf8 utf8): field ids by such headers */
};

/* What people are asked politely; longer ones stand first. */
static const char *const polite[] = { "请填写您的", "请输入您的", "请填写你的", "请输入你的", "请填写", "请输入", "请选择", "请问您的", "您的", "你的", "your", "please enter" };

/* Returns: (transfer full): without case, blanks and ways to write a bracket */
static char *
fold (const char *header)
{
  g_autofree char *normal = g_utf8_normalize (header, -1, G_NORMALIZE_ALL_COMPOSE);

  return g_strstrip (g_utf8_casefold (normal != NULL ? normal : header, -1));
}

/* "3、您的手机号" is "手机号". Returns: (transfer full) */
static char *
strip_question (const char *header)
{
  g_autofree char *folded = fold (header);
  const char *p = folded;
  gsize digits = strspn (p, "0123456789");

  if (*p == 'q' && strspn (p + 1, "0123456789") > 0)
    digits = 1 + strspn (p + 1, "0123456789");
  if (digits > 0 && (p[digits] == '.' || p[digits] == ':' || p[digits] == ')' || p[digits] == ' ' || g_str_has_prefix (p + digits, "、")))
    p = g_utf8_next_char (p + digits);
  p += strspn (p, " ");
  for (guint i = 0; i < G_N_ELEMENTS (polite); i++)
    if (g_str_has_prefix (p, polite[i]))
      {
        p += strlen (polite[i]);
        break;
      }
  return g_strstrip (g_strdup (p));
}

/* --- reading --- */

static char *
read_name (JsonObject *names)
{
  const char *const *languages = g_get_language_names ();

  for (guint i = 0; languages[i] != NULL; i++)
    if (json_object_has_member (names, languages[i]))
      return g_strdup (json_object_get_string_member (names, languages[i]));
  return g_strdup (json_object_get_string_member (names, "en"));
}

static GopsMappingProfile *
profile_new (JsonObject *object)
{
  GopsMappingProfile *self = g_new0 (GopsMappingProfile, 1);
  JsonArray *headers = json_object_get_array_member (object, "headers"), *kinds = json_object_get_array_member (object, "kinds");
  JsonObject *columns = json_object_get_object_member (object, "columns");
  JsonObjectIter iter;
  const char *header;
  JsonNode *field;

  self->id = g_strdup (json_object_get_string_member (object, "id"));
  self->name = read_name (json_object_get_object_member (object, "name"));
  self->kinds = g_ptr_array_new_with_free_func (g_free);
  self->headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->at_least = (guint) json_object_get_int_member (object, "at_least");
  self->questions = json_object_get_boolean_member (object, "questions");
  self->complete = json_object_get_boolean_member_with_default (object, "complete", FALSE);
  for (guint i = 0; i < json_array_get_length (kinds); i++)
    g_ptr_array_add (self->kinds, g_strdup (json_array_get_string_element (kinds, i)));
  for (guint i = 0; i < json_array_get_length (headers); i++)
    g_hash_table_add (self->headers, fold (json_array_get_string_element (headers, i)));
  json_object_iter_init (&iter, columns);
  while (json_object_iter_next (&iter, &header, &field))
    g_hash_table_insert (self->columns, fold (header), g_strdup (json_node_get_string (field)));
  return self;
}

static GPtrArray *
load (void)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  GPtrArray *list = g_ptr_array_new ();
  JsonArray *profiles;
  gsize length;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  g_return_val_if_fail (text != NULL && json_parser_load_from_data (parser, text, (gssize) length, NULL), list);
  profiles = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "profiles");
  for (guint i = 0; i < json_array_get_length (profiles); i++)
    g_ptr_array_add (list, profile_new (json_array_get_object_element (profiles, i)));
  return list;
}

const GPtrArray *
gops_mapping_profiles (void)
{
  static GPtrArray *list;   /* for good */

  GOPS_USE_RESOURCE (gops_intake);
  if (g_once_init_enter (&list))
    g_once_init_leave (&list, load ());
  return list;
}

/* --- finding --- */

static guint
count_headers (const GopsMappingProfile *self,
               const char *const        *headers,
               guint                     n)
{
  guint found = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *folded = fold (headers[i]);

      found += g_hash_table_contains (self->headers, folded);
    }
  return found;
}

const GopsMappingProfile *
gops_mapping_profile_find (const char        *kind,
                           const char *const *headers,
                           guint              n)
{
  const GPtrArray *profiles = gops_mapping_profiles ();
  const GopsMappingProfile *best = NULL;
  guint most = 0;

  for (guint i = 0; i < profiles->len; i++)
    {
      const GopsMappingProfile *profile = profiles->pdata[i];
      guint found = count_headers (profile, headers, n);

      if (found >= profile->at_least && found > most && g_ptr_array_find_with_equal_func (profile->kinds, kind, g_str_equal, NULL))
        {
          best = profile;
          most = found;
        }
    }
  return best;
}

const char *
gops_mapping_profile_get_id (const GopsMappingProfile *self)
{
  return self->id;
}

const char *
gops_mapping_profile_get_name (const GopsMappingProfile *self)
{
  return self->name;
}

/* --- mapping --- */

char *
gops_mapping_profile_dup_word (const GopsMappingProfile *self,
                               const char               *header)
{
  return self != NULL && self->questions ? strip_question (header) : g_strdup (header);
}

static const char *
find_column (const GopsMappingProfile *self,
             const char               *header)
{
  g_autofree char *folded = fold (header);

  return g_hash_table_lookup (self->columns, folded);
}

/* Of a program that writes each of its columns once, what comes again under such a word is something else. */
static gboolean
stands_before (const GopsMappingProfile *self,
               const char *const        *headers,
               guint                     column)
{
  const char *id = find_column (self, headers[column]);

  for (guint i = 0; self->complete && id != NULL && i < column; i++)
    if (g_strcmp0 (find_column (self, headers[i]), id) == 0)
      return TRUE;
  return FALSE;
}

gboolean
gops_mapping_profile_is_own (const GopsMappingProfile *self,
                             const char *const        *headers,
                             guint                     column)
{
  return self != NULL && self->complete && (find_column (self, headers[column]) == NULL || stands_before (self, headers, column));
}

static void
set_field (guint *out_fields,
           guint  n,
           guint  column,
           guint  field)
{
  for (guint i = 0; i < n; i++)
    if (field != 0 && out_fields[i] == field)
      out_fields[i] = 0;
  out_fields[column] = field;
}

/* What the profile says of columns; that of a field which this kind of table has not, is left out. */
static void
apply_columns (const GopsMappingProfile *self,
               const GopsMappingField   *fields,
               guint                     n_fields,
               const char *const        *headers,
               guint                     n,
               guint                    *out_fields)
{
  for (guint i = 0; i < n; i++)
    {
      const char *id = find_column (self, headers[i]);
      guint field = 0;

      if (id == NULL || stands_before (self, headers, i))
        continue;
      if (!gops_mapping_find (fields, n_fields, id, &field) && g_str_equal (id, "external-id"))
        (void) gops_mapping_find (fields, n_fields, "account", &field);
      set_field (out_fields, n, i, field);
    }
}

guint
gops_mapping_profile_apply (const GopsMappingProfile *self,
                            const GopsMappingField   *fields,
                            guint                     n_fields,
                            const char *const        *headers,
                            guint                     n,
                            guint                    *out_fields)
{
  g_autoptr (GPtrArray) asked = g_ptr_array_new_with_free_func (g_free);
  guint found = 0;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (asked, gops_mapping_profile_dup_word (self, headers[i]));
  if (self->complete)
    memset (out_fields, 0, n * sizeof *out_fields);
  else
    gops_mapping_guess (fields, n_fields, (const char *const *) asked->pdata, n, out_fields);
  apply_columns (self, fields, n_fields, headers, n, out_fields);
  for (guint i = 0; i < n; i++)
    found += out_fields[i] != 0;
  return found;
}
