/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Users' own SOPs. */
#include "config.h"

#include "gops-own-sops.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-day-anchor.h"
#include "gops-file-problem.h"
#include "gops-method-template.h"
#include "gops-method.h"

#define KIND "sops"

/* --- reading --- */

static gboolean
check_text (const GopsText *text, const char *file, const char *where, GError **error)
{
  const char *const texts[] = { text->en, text->zh_cn };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL && g_utf8_strlen (texts[i], -1) > GOPS_OWN_SOP_MAX_CHARACTERS)
      return gops_method_fail (error, GOPS_METHOD_ERROR_SCHEMA, _("%s: %s: %ld characters; %d are the most"), file, where, g_utf8_strlen (texts[i], -1),
                               GOPS_OWN_SOP_MAX_CHARACTERS);
  return TRUE;
}

/* Dates of the trade may be the user's own, which are known where the SOP is applied. */
static gboolean
check_anchor (const char *anchor, const char *file, const char *where, GError **error)
{
  GopsDayAnchor day;

  if (anchor == NULL || g_str_has_prefix (anchor, "trade:") || gops_day_anchor_parse (anchor, NULL, &day, error))
    return TRUE;
  g_prefix_error (error, "%s: %s: ", file, where);
  if (error != NULL && *error != NULL)
    (*error)->code = GOPS_METHOD_ERROR_SCHEMA;
  return FALSE;
}

static gboolean
check_item (const GopsSopItem *item, guint index, const char *file, GError **error)
{
  g_autofree char *title = g_strdup_printf ("items[%u].title", index), *text = g_strdup_printf ("items[%u].text", index);
  g_autofree char *on = g_strdup_printf ("items[%u].on", index);

  if (item->until != NULL && strcmp (item->until, item->time) <= 0)
    return gops_method_fail (error, GOPS_METHOD_ERROR_SCHEMA, _("%s: items[%u].until: %s is not after %s"), file, index, item->until, item->time);
  if (strlen (item->id) > 80)
    return gops_method_fail (error, GOPS_METHOD_ERROR_SCHEMA, _("%s: items[%u].id: %d characters are the most"), file, index, 80);
  return check_text (&item->title, file, title, error) && check_text (&item->text, file, text, error)
         && check_anchor (item->on, file, on, error);
}

static gboolean
check_sop (const GopsSop *sop, const char *file, GError **error)
{
  if (sop->n_items * (guint) sop->repeat > GOPS_OWN_SOP_MAX_ITEMS)
    return gops_method_fail (error, GOPS_METHOD_ERROR_SCHEMA, _("%s: %u items; %d are the most"), file, sop->n_items * (guint) sop->repeat,
                             GOPS_OWN_SOP_MAX_ITEMS);
  for (guint i = 0; i < sop->n_items; i++)
    if (!check_item (&sop->items[i], i, file, error))
      return FALSE;
  for (guint i = 0; sop->kinds[i] != NULL; i++)
    if (gops_method_find_kind (gops_method_get_default (), sop->kinds[i]) == NULL)
      return gops_method_fail (error, GOPS_METHOD_ERROR_SCHEMA, _("%s: kinds: there is no kind “%s”"), file, sop->kinds[i]);
  return check_text (&sop->name, file, "name", error) && check_text (&sop->summary, file, "summary", error)
         && check_anchor (sop->start.on, file, "start.on", error);
}

static gboolean
check_bytes (const char *data, gsize bytes, const char *file, GError **error)
{
  if (bytes > GOPS_OWN_SOP_MAX_BYTES)
    return gops_method_fail (error, GOPS_METHOD_ERROR_SCHEMA, _("%s is larger than a megabyte, which no SOP is"), file);
  if (memchr (data, '\0', bytes) != NULL)
    return gops_method_fail (error, GOPS_METHOD_ERROR_SYNTAX, _("%s is not well-formed JSON: it holds a zero byte"), file);
  return TRUE;
}

const GopsSop *
gops_own_sop_read (const char *data, gssize length, const char *id, const char *file, GopsArena *arena, GError **error)
{
  gsize bytes = length < 0 ? strlen (data) : (gsize) length;
  GopsSop *sop = gops_arena_alloc0 (arena, sizeof *sop);
  g_autofree char *problem = NULL;

  if (!check_bytes (data, bytes, file, error)
      || !gops_shape_read (&gops_own_sop_shape, data, (gssize) bytes, file, arena, sop, error))
    return NULL;
  sop->id = gops_arena_string (arena, id);
  if (!gops_sop_complete (sop, arena, &problem))
    {
      gops_method_fail (error, GOPS_METHOD_ERROR_SCHEMA, "%s: %s", file, problem);
      return NULL;
    }
  return check_sop (sop, file, error) ? sop : NULL;
}

/* --- all SOPs --- */

struct _GopsSops
{
  GPtrArray *all;     /* (owned) (element-type GopsSop) */
  GopsArena *arena;   /* (owned): of the user's */
};

gboolean
gops_sop_is_own (const char *id)
{
  return gops_method_find_sop (gops_method_get_default (), id) == NULL;
}

GopsSops *
gops_sops_load (GopsStore *store, GError **error)
{
  const GPtrArray *shipped = gops_method_get_sops (gops_method_get_default ());
  g_autoptr (GPtrArray) records = gops_record_load_all (GOPS_TYPE_METHOD_TEMPLATE, store, error, "WHERE kind = ?1 ORDER BY name, id", "s", KIND);
  GopsSops *self = NULL;

  if (records == NULL)
    return NULL;
  self = g_new0 (GopsSops, 1);
  self->all = g_ptr_array_new ();
  self->arena = gops_arena_new ();
  for (guint i = 0; i < shipped->len; i++)
    g_ptr_array_add (self->all, shipped->pdata[i]);
  for (guint i = 0; i < records->len; i++)
    {
      const char *id = gops_record_get_text (records->pdata[i], GOPS_METHOD_TEMPLATE_NAME);
      const GopsSop *sop = gops_own_sop_read (gops_record_get_text (records->pdata[i], GOPS_METHOD_TEMPLATE_BODY), -1, id, id, self->arena, NULL);

      if (sop != NULL)
        g_ptr_array_add (self->all, (gpointer) sop);
    }
  return self;
}

void
gops_sops_free (GopsSops *self)
{
  g_ptr_array_unref (self->all);
  gops_arena_free (self->arena);
  g_free (self);
}

const GPtrArray *
gops_sops_get_all (const GopsSops *self)
{
  return self->all;
}

const GopsSop *
gops_sops_find (const GopsSops *self, const char *id, GError **error)
{
  for (guint i = 0; i < self->all->len; i++)
    if (g_strcmp0 (((const GopsSop *) self->all->pdata[i])->id, id) == 0)
      return self->all->pdata[i];
  gops_method_set_not_found (error, _("SOP"), id != NULL ? id : "", self->all);
  return NULL;
}

/* --- in the workspace --- */

static gboolean
is_taken (GopsStore *store, const char *id)
{
  g_autoptr (GopsMethodTemplate) record = gops_method_template_find (store, KIND, id, NULL);

  return record != NULL || !gops_sop_is_own (id);
}

static char *
make_id (GopsStore *store, const char *name)
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

/* Names that no id can be made of are told apart by their letters all the same. */
char *
gops_own_sop_id_of (const char *name)
{
  g_autofree char *slug = gops_slug (name, "own");

  if (!g_str_is_ascii (name))
    return g_strdup_printf ("%s-%08x", slug, g_str_hash (name));
  return gops_sop_is_own (slug) ? g_strdup (slug) : g_strconcat ("own-", slug, NULL);   /* a changed copy of the program's */
}

char *
gops_own_sop_save (GopsStore *store, const char *id, const char *wanted, const char *json, GError **error)
{
  g_autoptr (GopsArena) arena = gops_arena_new ();
  const GopsSop *sop = gops_own_sop_read (json, -1, id != NULL ? id : "", id != NULL ? id : _("SOP"), arena, error);
  g_autofree char *own = NULL;

  if (sop == NULL)
    return NULL;
  own = id != NULL ? g_strdup (id) : make_id (store, wanted != NULL ? wanted : gops_text_get (&sop->name, "en"));
  if (!gops_sop_is_own (own))
    {
      gops_method_fail (error, GOPS_METHOD_ERROR_INVALID, _("“%s” is an SOP of the program, which stays as it is; save yours under another name"), own);
      return NULL;
    }
  if (!gops_store_begin (store, error, N_("Save the SOP “%s”"), gops_text_get (&sop->name, gops_interface_language ()), NULL))
    return NULL;
  return gops_store_end (store, gops_method_template_write (store, KIND, own, json, error), error) ? g_steal_pointer (&own) : NULL;
}

static gboolean
check_size (GFile *file, const char *shown, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (info == NULL)
    return gops_file_problem_reading (file, error), FALSE;
  return g_file_info_get_size (info) <= GOPS_OWN_SOP_MAX_BYTES
         || gops_method_fail (error, GOPS_METHOD_ERROR_SCHEMA, _("%s is larger than a megabyte, which no SOP is"), shown);
}

char *
gops_own_sop_import (GopsStore *store, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *base = g_file_get_basename (file), *shown = g_filename_display_name (base), *data = NULL, *id = NULL;
  g_autoptr (GopsArena) arena = gops_arena_new ();
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
  id = gops_own_sop_id_of (base);
  if (gops_own_sop_read (data, (gssize) length, id, shown, arena, error) == NULL)
    return NULL;
  return gops_own_sop_save (store, id, NULL, data, error);
}

static gboolean
remove_record (GopsStore *store, gpointer record, const char *id, GError **error)
{
  return gops_store_exec (store, error, "DELETE FROM sop_trigger WHERE sop = ?1", "s", id) && gops_record_delete (record, store, error);
}

gboolean
gops_own_sop_remove (GopsStore *store, const char *id, GError **error)
{
  g_autoptr (GopsSops) sops = gops_sops_load (store, error);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsMethodTemplate) record = sops != NULL ? gops_method_template_find (store, KIND, id, &local_error) : NULL;
  const GopsSop *sop;

  if (record == NULL && local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (record == NULL && sops != NULL && gops_sops_find (sops, id, error) != NULL)
    gops_method_fail (error, GOPS_METHOD_ERROR_INVALID, _("“%s” is an SOP of the program and stays"), id);
  if (record == NULL)
    return FALSE;
  sop = gops_sops_find (sops, id, NULL);   /* one that cannot be read can be removed all the same */
  return gops_store_begin (store, error, N_("Remove the SOP “%s”"), sop != NULL ? gops_text_get (&sop->name, gops_interface_language ()) : id, NULL)
         && gops_store_end (store, remove_record (store, record, id, error), error);
}
