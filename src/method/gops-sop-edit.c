/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of users' own SOPs. */
#include "config.h"

#include "gops-sop-edit.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-method-error.h"

/* An SOP that is being changed: a copy with an array of its own. */
typedef struct
{
  GopsSops *sops;    /* (owned): in which the texts are */
  GopsSop   sop;
  GArray   *items;   /* (owned) (element-type GopsSopItem) */
} Draft;

static void
draft_clear (Draft *draft)
{
  g_clear_pointer (&draft->sops, gops_sops_free);
  g_clear_pointer (&draft->items, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Draft, draft_clear)

static gboolean
draft_load (Draft *draft, GopsStore *store, const char *id, GError **error)
{
  const GopsSop *sop;

  draft->sops = gops_sops_load (store, error);
  sop = draft->sops != NULL ? gops_sops_find (draft->sops, id, error) : NULL;
  if (sop == NULL)
    return FALSE;
  draft->sop = *sop;
  draft->items = g_array_new (FALSE, TRUE, sizeof (GopsSopItem));
  g_array_append_vals (draft->items, sop->items, sop->n_items);
  return TRUE;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const GopsSopItem *one = a, *other = b;

  if (one->day != other->day)
    return one->day < other->day ? -1 : 1;
  return strcmp (one->time, other->time);
}

static char *
draft_write (Draft *draft)
{
  g_array_sort (draft->items, compare_items);
  draft->sop.items = (const GopsSopItem *) draft->items->data;
  draft->sop.n_items = draft->items->len;
  return gops_sop_to_json (&draft->sop);
}

static const char *
name_of (const GopsSop *sop)
{
  return gops_text_get (&sop->name, gops_interface_language ());
}

static gboolean
keep (GopsStore *store, const char *id, Draft *draft, GError **error)
{
  g_autofree char *json = draft_write (draft);
  g_autofree char *kept = gops_own_sop_save (store, id, NULL, json, error);

  return kept != NULL;
}

/* --- whole SOPs --- */

GopsText
gops_text_with (const GopsText *text, const char *language, const char *words)
{
  GopsText changed = *text;
  const char *kept = words != NULL && *words != '\0' ? words : NULL;

  if (g_str_has_prefix (language, "zh"))
    changed.zh_cn = kept;
  else
    changed.en = kept;
  return changed;
}

char *
gops_own_sop_new (GopsStore *store, const char *name, const char *language, GError **error)
{
  static const char *const no_kinds[] = { NULL };
  const GopsText nothing = { 0 };
  const GopsSop sop = { .name = gops_text_with (&nothing, language, name), .scenario = "own", .start.event = "date", .days = 1, .repeat = 1,
                        .kinds = no_kinds };
  g_autofree char *json = gops_sop_to_json (&sop);

  return gops_own_sop_save (store, NULL, name, json, error);
}

char *
gops_own_sop_copy (GopsStore *store, const GopsSop *source, GError **error)
{
  GopsSop copy = *source;
  g_autofree char *en = source->name.en != NULL ? g_strdup_printf ("%s (own)", source->name.en) : NULL;
  g_autofree char *zh = source->name.zh_cn != NULL ? g_strdup_printf ("%s（自用）", source->name.zh_cn) : NULL;
  g_autofree char *wanted = g_strconcat ("own-", source->id, NULL), *json = NULL;

  copy.name = (GopsText) { en, zh };
  json = gops_sop_to_json (&copy);
  return gops_own_sop_save (store, NULL, wanted, json, error);
}

gboolean
gops_own_sop_set_head (GopsStore *store, const char *id, const GopsSop *head, GError **error)
{
  g_auto (Draft) draft = { 0 };
  g_autofree char *key = g_strconcat ("sop ", id, NULL);

  if (!draft_load (&draft, store, id, error))
    return FALSE;
  draft.sop = *head;
  return gops_store_begin_merging (store, error, key, N_("Change the SOP “%s”"), name_of (head), NULL)
         && gops_store_end (store, keep (store, id, &draft, error), error);
}

/* --- entries --- */

static GopsSopItem *
find_item (Draft *draft, const char *id)
{
  for (guint i = 0; id != NULL && i < draft->items->len; i++)
    if (g_str_equal (g_array_index (draft->items, GopsSopItem, i).id, id))
      return &g_array_index (draft->items, GopsSopItem, i);
  return NULL;
}

/* No id comes back: copies of an entry that was removed must not be taken for those of a new one. */
static char *
make_item_id (GopsStore *store)
{
  return g_strdup_printf ("e-%" G_GINT64_MODIFIER "x", gops_store_new_id (store));
}

static char *
format_now (GopsStore *store)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (gops_store_now (store) / G_USEC_PER_SEC);

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

static gboolean
put_item (GopsStore *store, const char *id, const GopsSopItem *item, char **out_id, GError **error)
{
  g_auto (Draft) draft = { 0 };
  g_autofree char *item_id = NULL, *added = NULL;
  GopsSopItem written = *item, *present;

  if (!draft_load (&draft, store, id, error))
    return FALSE;
  present = find_item (&draft, item->id);
  if (present != NULL)
    *present = *item;
  else
    {
      written.id = item_id = make_item_id (store);
      written.added = added = format_now (store);
      g_array_append_val (draft.items, written);
    }
  draft.sop.days = CLAMP (item->day, draft.sop.days, 366);
  if (!keep (store, id, &draft, error))
    return FALSE;
  if (out_id != NULL)
    *out_id = g_strdup (written.id);
  return TRUE;
}

gboolean
gops_own_sop_put_item (GopsStore *store, const char *id, const GopsSopItem *item, char **out_id, GError **error)
{
  g_autofree char *key = g_strdup_printf ("sop %s %s", id, item->id != NULL ? item->id : "");
  const char *title = gops_text_get (&item->title, gops_interface_language ());
  gboolean begun;

  if (title == NULL)
    {
      g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("An entry needs a title."));
      return FALSE;
    }
  if (item->id != NULL)
    begun = gops_store_begin_merging (store, error, key, N_("Change “%s” in an SOP"), title, NULL);
  else
    begun = gops_store_begin (store, error, N_("Add “%s” to an SOP"), title, NULL);
  return begun && gops_store_end (store, put_item (store, id, item, out_id, error), error);
}

gboolean
gops_own_sop_remove_item (GopsStore *store, const char *id, const char *item, GError **error)
{
  g_auto (Draft) draft = { 0 };
  GopsSopItem *present;

  if (!draft_load (&draft, store, id, error))
    return FALSE;
  present = find_item (&draft, item);
  if (present == NULL)
    return TRUE;   /* somebody was quicker */
  if (!gops_store_begin (store, error, N_("Remove “%s” from an SOP"), gops_text_get (&present->title, gops_interface_language ()), NULL))
    return FALSE;
  g_array_remove_index (draft.items, (guint) (present - (GopsSopItem *) draft.items->data));
  return gops_store_end (store, keep (store, id, &draft, error), error);
}
