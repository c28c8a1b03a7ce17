/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Users' own tier schemes. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-file-problem.h"
#include "gops-method-template.h"
#include "gops-method.h"
#include "gops-own-schemes.h"

#define KIND "tiers"

/* --- reading --- */

static GMutex lock;
static GHashTable *known;    /* id and text → GopsTierScheme: what was read */
static GHashTable *latest;   /* id → GopsTierScheme: what was read last */
static GPtrArray *arenas;    /* in which they are */

static gboolean
check_text (const GopsText *text,
            const char     *file,
            const char     *where,
            GError        **error)
{
  const char *const texts[] = { text->en, text->zh_cn };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL && g_utf8_strlen (texts[i], -1) > GOPS_OWN_SCHEME_MAX_CHARACTERS)
      {
        g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_SCHEMA, _("%s: %s: %ld characters; %d are the most"), file, where,
                     g_utf8_strlen (texts[i], -1), GOPS_OWN_SCHEME_MAX_CHARACTERS);
        return FALSE;
      }
  return TRUE;
}

static gboolean
check_texts (const GopsTierScheme *scheme,
             const char           *file,
             GError              **error)
{
  if (!check_text (&scheme->name, file, "name", error) || !check_text (&scheme->summary, file, "summary", error))
    return FALSE;
  for (guint i = 0; i < scheme->n_tiers; i++)
    {
      g_autofree char *name = g_strdup_printf ("tiers[%u].name", i), *care = g_strdup_printf ("tiers[%u].care.what", i);

      if (!check_text (&scheme->tiers[i].name, file, name, error) ||
          !check_text (&scheme->tiers[i].care.what, file, care, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_tiers (const GopsTierScheme *scheme,
             const char           *file,
             GError              **error)
{
  const char *missing = gops_tier_scheme_missing (scheme);

  if (missing == NULL)
    return TRUE;
  g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_SCHEMA, _("%s: a condition asks for the tier “%s”, which is not there"),
               file, missing);
  return FALSE;
}

static gboolean
check_bytes (const char  *data,
             gsize        bytes,
             const char  *file,
             GError     **error)
{
  if (bytes > GOPS_OWN_SCHEME_MAX_BYTES)
    g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_SCHEMA, _("%s is larger than a megabyte, which no tier scheme is"), file);
  else if (memchr (data, '\0', bytes) != NULL)
    g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_SYNTAX, _("%s is not well-formed JSON: it holds a zero byte"), file);
  else
    return TRUE;
  return FALSE;
}

/* The arena of what could be read stays. */
static GopsTierScheme *
parse (const char  *data,
       const char  *id,
       const char  *file,
       GError     **error)
{
  g_autoptr (GopsArena) arena = gops_arena_new ();
  GopsTierScheme *scheme = gops_arena_alloc0 (arena, sizeof *scheme);

  if (!gops_shape_read (&gops_own_tier_scheme_shape, data, -1, file, arena, scheme, error) ||
      !check_texts (scheme, file, error) || !check_tiers (scheme, file, error))
    return NULL;
  scheme->id = gops_arena_string (arena, id);
  if (scheme->review_days == 0)
    scheme->review_days = 30;
  g_ptr_array_add (arenas, g_steal_pointer (&arena));
  return scheme;
}

const GopsTierScheme *
gops_own_scheme_read (const char  *data,
                      gssize       length,
                      const char  *id,
                      const char  *file,
                      GError     **error)
{
  gsize bytes = length < 0 ? strlen (data) : (gsize) length;
  g_autoptr (GMutexLocker) locker = NULL;
  g_autofree char *key = NULL, *text = NULL;
  GopsTierScheme *scheme;

  if (!check_bytes (data, bytes, file, error))
    return NULL;
  text = g_strndup (data, bytes);
  key = g_strconcat (id, "\n", text, NULL);
  locker = g_mutex_locker_new (&lock);
  if (known == NULL)
    {
      known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      latest = g_hash_table_new (g_str_hash, g_str_equal);
      arenas = g_ptr_array_new ();
    }
  scheme = g_hash_table_lookup (known, key);
  if (scheme == NULL && (scheme = parse (text, id, file, error)) != NULL)
    g_hash_table_insert (known, g_steal_pointer (&key), scheme);
  if (scheme != NULL)
    g_hash_table_replace (latest, (gpointer) scheme->id, scheme);
  return scheme;
}

const GopsTierScheme *
gops_scheme_recall (const char *id)
{
  const GopsTierScheme *shipped = gops_method_find_tier_scheme (gops_method_get_default (), id);
  g_autoptr (GMutexLocker) locker = NULL;

  if (shipped != NULL || id == NULL)
    return shipped;
  locker = g_mutex_locker_new (&lock);
  return latest != NULL ? g_hash_table_lookup (latest, id) : NULL;
}

static const GopsText *
recall_own_tier (const char *tier)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  GHashTableIter iter;
  gpointer scheme;

  if (latest == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, latest);
  while (g_hash_table_iter_next (&iter, NULL, &scheme))
    {
      const GopsTier *found = gops_tier_scheme_get_tier (scheme, tier);

      if (found != NULL)
        return &found->name;
    }
  return NULL;
}

const GopsText *
gops_scheme_recall_tier (const char *tier)
{
  const GPtrArray *shipped = gops_method_get_tier_schemes (gops_method_get_default ());

  for (guint i = 0; i < shipped->len; i++)
    {
      const GopsTier *found = gops_tier_scheme_get_tier (shipped->pdata[i], tier);

      if (found != NULL)
        return &found->name;
    }
  return recall_own_tier (tier);
}

/* --- in the workspace --- */

gboolean
gops_scheme_is_own (const char *id)
{
  return gops_method_find_tier_scheme (gops_method_get_default (), id) == NULL;
}

static GPtrArray *
load_records (GopsStore  *store,
              GError    **error)
{
  return gops_record_load_all (GOPS_TYPE_METHOD_TEMPLATE, store, error, "WHERE kind = ?1 ORDER BY name, id", "s", KIND);
}

static const GopsTierScheme *
read_record (gpointer   record,
             GError   **error)
{
  const char *id = gops_record_get_text (record, GOPS_METHOD_TEMPLATE_NAME);

  return gops_own_scheme_read (gops_record_get_text (record, GOPS_METHOD_TEMPLATE_BODY), -1, id, id, error);
}

void
gops_own_schemes_prime (GopsStore *store)
{
  g_autoptr (GPtrArray) records = load_records (store, NULL);

  for (guint i = 0; records != NULL && i < records->len; i++)
    (void) read_record (records->pdata[i], NULL);   /* one that cannot be read has no names */
}

GPtrArray *
gops_schemes_load (GopsStore *store)
{
  const GPtrArray *shipped = gops_method_get_tier_schemes (gops_method_get_default ());
  g_autoptr (GPtrArray) records = load_records (store, NULL);
  GPtrArray *schemes = g_ptr_array_new ();

  for (guint i = 0; i < shipped->len; i++)
    g_ptr_array_add (schemes, shipped->pdata[i]);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const GopsTierScheme *scheme = read_record (records->pdata[i], NULL);

      if (scheme != NULL)
        g_ptr_array_add (schemes, (gpointer) scheme);
    }
  return schemes;
}

const GopsTierScheme *
gops_schemes_find (GopsStore   *store,
                   const char  *id,
                   GError     **error)
{
  const GopsTierScheme *shipped = gops_method_find_tier_scheme (gops_method_get_default (), id);
  g_autoptr (GopsMethodTemplate) record = NULL;
  g_autoptr (GError) local_error = NULL;

  if (shipped != NULL)
    return shipped;
  record = id != NULL && *id != '\0' ? gops_method_template_find (store, KIND, id, &local_error) : NULL;
  if (record != NULL)
    return read_record (record, error);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    {
      g_autoptr (GPtrArray) all = gops_schemes_load (store);

      gops_method_set_not_found (error, _("tier scheme"), id, all);
    }
  return NULL;
}

/* --- writing --- */

static gboolean
is_taken (GopsStore  *store,
          const char *id)
{
  g_autoptr (GopsMethodTemplate) record = gops_method_template_find (store, KIND, id, NULL);

  return record != NULL || !gops_scheme_is_own (id);
}

static char *
make_id (GopsStore  *store,
         const char *name)
{
  g_autofree char *slug = gops_slug (name, "own");
  char *id = g_strdup (slug);

  for (guint n = 2; is_taken (store, id); n++)
    {
      g_free (id);
      id = g_strdup_printf ("%s-%u", slug, n);
    }
  return id;
}

char *
gops_own_scheme_save (GopsStore   *store,
                      const char  *id,
                      const char  *name,
                      const char  *json,
                      GError     **error)
{
  g_autofree char *own = id != NULL ? g_strdup (id) : make_id (store, name);
  const GopsTierScheme *scheme;

  if (!gops_scheme_is_own (own))
    {
      g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID,
                   _("“%s” is a scheme of the program, which stays as it is; save yours under another name"), own);
      return NULL;
    }
  scheme = gops_own_scheme_read (json, -1, own, own, error);
  if (scheme == NULL ||
      !gops_store_begin (store, error, N_("Save the tier scheme “%s”"), gops_text_get (&scheme->name, gops_interface_language ()), NULL))
    return NULL;
  if (gops_method_template_write (store, KIND, own, json, error))
    return gops_store_commit (store, error) ? g_steal_pointer (&own) : NULL;
  gops_store_rollback (store);
  return NULL;
}

static gboolean
check_size (GFile         *file,
            const char    *shown,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (info == NULL)
    {
      gops_file_problem_reading (file, error);
      return FALSE;
    }
  if (g_file_info_get_size (info) <= GOPS_OWN_SCHEME_MAX_BYTES)
    return TRUE;
  g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_SCHEMA, _("%s is larger than a megabyte, which no tier scheme is"), shown);
  return FALSE;
}

char *
gops_own_scheme_import (GopsStore     *store,
                        GFile         *file,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autofree char *base = g_file_get_basename (file), *shown = g_filename_display_name (base), *data = NULL, *slug = NULL, *id = NULL;
  gsize length;

  if (!check_size (file, shown, cancellable, error))
    return NULL;
  if (!g_file_load_contents (file, cancellable, &data, &length, NULL, error))
    {
      gops_file_problem_reading (file, error);
      return NULL;
    }
  if (g_str_has_suffix (base, ".json"))
    base[strlen (base) - strlen (".json")] = '\0';
  slug = gops_slug (base, "own");
  id = gops_scheme_is_own (slug) ? g_strdup (slug) : g_strconcat ("own-", slug, NULL);   /* a changed copy of the program's */
  if (gops_own_scheme_read (data, (gssize) length, id, shown, error) == NULL)
    return NULL;
  return gops_own_scheme_save (store, id, NULL, data, error);
}

static gboolean
check_unused (GopsStore   *store,
              const char  *id,
              GError     **error)
{
  g_autofree char *group = NULL;

  if (!gops_store_read_text (store, &group, error, 
        "SELECT coalesce ((SELECT name FROM chat_group WHERE tier_scheme = ?1 AND deleted_at = 0 LIMIT 1), '')", "s", id))
    return FALSE;
  if (*group == '\0')
    return TRUE;
  g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID,
               _("“%s” uses the tier scheme “%s”; choose another one for it first"), group, id);
  return FALSE;
}

gboolean
gops_own_scheme_remove (GopsStore   *store,
                        const char  *id,
                        GError     **error)
{
  const GopsTierScheme *scheme = gops_schemes_find (store, id, error);
  g_autoptr (GopsMethodTemplate) record = NULL;

  if (scheme == NULL || !check_unused (store, id, error))
    return FALSE;
  record = gops_method_template_find (store, KIND, id, error);
  if (record == NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("“%s” is a scheme of the program and stays"), id);
      return FALSE;
    }
  if (!gops_store_begin (store, error, N_("Remove the tier scheme “%s”"), gops_text_get (&scheme->name, gops_interface_language ()), NULL))
    return FALSE;
  if (gops_record_delete (record, store, error))
    return gops_store_commit (store, error);
  gops_store_rollback (store);
  return FALSE;
}
