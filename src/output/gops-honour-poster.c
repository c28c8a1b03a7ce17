/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The honour roll as a poster. */
#include "config.h"
#include "gops-honour-poster.h"

#include <glib/gi18n.h>

#include "gops-poster-fields.h"

#define MOST_RANKS 7   /* that the poster has room for */

/* The group's poster, in memory where there is none yet. (transfer full) (nullable) */
static gpointer
load_poster (GopsStore *store, gint64 group, GError **error)
{
  g_autoptr (GPtrArray) posters = gops_record_load_all (GOPS_TYPE_POSTER_RECORD, store, error, "WHERE group_id = ?1 AND template = ?2 LIMIT 1", "ls", group,
                                                        GOPS_HONOUR_TEMPLATE);

  if (posters == NULL)
    return NULL;
  return posters->len > 0 ? g_object_ref (posters->pdata[0])
                          : gops_record_new (GOPS_TYPE_POSTER_RECORD, "group-id", group, "template", GOPS_HONOUR_TEMPLATE, NULL);
}

gint64
gops_honour_poster_make (GopsStore *store, gint64 group, const GopsDutyStanding *standing, GError **error)
{
  g_autoptr (GObject) poster = load_poster (store, group, error);
  g_autoptr (GHashTable) fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *json = NULL;
  gboolean ok;

  if (poster == NULL || !gops_store_begin (store, error, N_("Put the honour roll of “%s” on the poster"), standing->rule->name, NULL))
    return 0;
  if (!gops_record_is_blank (poster, GOPS_POSTER_FIELDS))
    gops_poster_fields_merge (fields, gops_record_get_text (poster, GOPS_POSTER_FIELDS));
  g_hash_table_replace (fields, g_strdup ("ranks"), gops_duty_honour_ranks (standing, MOST_RANKS));
  g_hash_table_replace (fields, g_strdup ("summary"), g_strdup (standing->rule->name));
  json = gops_poster_fields_to_json (fields);
  gops_record_set_text (poster, GOPS_POSTER_FIELDS, json);
  ok = gops_record_get_id (poster) != 0 ? gops_record_save (poster, store, error) : gops_record_insert (poster, store, error);
  return gops_store_end (store, ok, error) ? gops_record_get_id (poster) : 0;
}
