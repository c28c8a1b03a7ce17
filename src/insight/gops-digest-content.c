/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Digests in memory. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-day.h"
#include "gops-digest-content.h"
#include "gops-digest-edit.h"
#include "gops-digest-pick.h"
#include "gops-phrase.h"
#include "gops-poster-date.h"
#include "gops-workspace.h"
#include "gops-wording.h"

#define DAYS_OF_DRAFT 7

GopsDigestContent *
gops_digest_content_load (GopsStore  *store,
                          gint64      digest,
                          GError    **error)
{
  g_autoptr (GopsDigestContent) self = g_new0 (GopsDigestContent, 1);

  self->digest = gops_record_load (GOPS_TYPE_DIGEST, store, digest, error);
  if (self->digest == NULL)
    return NULL;
  self->group = gops_record_load (GOPS_TYPE_GROUP, store, gops_record_get_int (self->digest, GOPS_DIGEST_GROUP_ID), error);
  if (self->group != NULL)
    self->entries = gops_digest_load_entries (store, digest, error);
  return self->entries != NULL ? g_steal_pointer (&self) : NULL;
}

void
gops_digest_content_free (GopsDigestContent *self)
{
  g_clear_object (&self->group);
  g_clear_object (&self->digest);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_free (self);
}

/* --- a draft --- */

static const char *
text_of (const GopsDigestContent *self,
         GopsGroupColumn          column)
{
  return gops_record_get_text (self->group, column);
}

/* @out_first, @out_last: days that are looked at */
static gboolean
find_days (const GopsDigestContent *self,
           GopsStore               *store,
           const char              *from,
           const char              *until,
           int                     *out_first,
           int                     *out_last,
           GError                 **error)
{
  if (until != NULL)
    *out_last = gops_day_parse (until);
  else if (!gops_talk_find_last_day (store, gops_record_get_id (self->group), DAYS_OF_DRAFT, out_last, error))
    return FALSE;
  *out_first = from != NULL ? gops_day_parse (from) : *out_last - DAYS_OF_DRAFT + 1;
  return TRUE;
}

static int
compare_index (gconstpointer a,
               gconstpointer b)
{
  guint left = ((const GopsDigestPick *) a)->index, right = ((const GopsDigestPick *) b)->index;

  return left < right ? -1 : left > right;
}

static void
add_entry (GopsDigestContent *self,
           gpointer           entry)
{
  gops_record_set_int (entry, GOPS_DIGEST_ENTRY_POSITION, self->entries->len);
  g_ptr_array_add (self->entries, entry);
}

static void
add_day (GopsDigestContent *self,
         int                day)
{
  g_autofree char *date = gops_day_format (day), *heading = gops_poster_date_format (date, "long", text_of (self, GOPS_GROUP_LANGUAGE));

  add_entry (self, gops_record_new (GOPS_TYPE_DIGEST_ENTRY, "kind", "heading", "text", heading, NULL));
}

static gboolean
add_messages (GopsDigestContent *self,
              GopsStore         *store,
              const GopsTalk    *talk,
              GArray            *picks,
              GError           **error)
{
  int day = GOPS_DAY_NONE;

  g_array_sort (picks, compare_index);
  for (guint i = 0; i < picks->len; i++)
    {
      const GopsTalkMessage *message = gops_talk_get (talk, g_array_index (picks, GopsDigestPick, i).index);
      gpointer entry = gops_digest_make_entry (store, talk->group, message->id, error);

      if (entry == NULL)
        return FALSE;
      if (message->day != day)
        add_day (self, message->day);
      day = message->day;
      add_entry (self, entry);
    }
  return TRUE;
}

/* (transfer full) (element-type gint64) (nullable) */
static GHashTable *
load_unwanted (GopsStore  *store,
               GError    **error)
{
  g_autoptr (GHashTable) unwanted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) ids = gops_statement_load_ids (gops_store_query (store, error, "SELECT id FROM person WHERE blacklisted OR bot", NULL), error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_hash_table_add (unwanted, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
  return ids != NULL ? g_steal_pointer (&unwanted) : NULL;
}

static void
describe (GopsDigestContent *self,
          int                first,
          int                last,
          const char        *names)
{
  g_autofree char *from = gops_day_format (first), *until = gops_day_format (last);
  g_autofree char *title = gops_wording (text_of (self, GOPS_GROUP_LANGUAGE), "digest.title", "group", text_of (self, GOPS_GROUP_NAME), NULL);

  self->digest = gops_record_new (GOPS_TYPE_DIGEST, "group-id", gops_record_get_id (self->group), "title", title, "names",
                                  names != NULL ? names : GOPS_DIGEST_SHORT, "from-date", from, "until-date", until, NULL);
}

GopsDigestContent *
gops_digest_content_draft (GopsStore     *store,
                           gint64         group,
                           const char    *from,
                           const char    *until,
                           guint          most,
                           const char    *names,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_autoptr (GopsDigestContent) self = g_new0 (GopsDigestContent, 1);
  g_autoptr (GopsTalk) talk = NULL;
  g_autoptr (GHashTable) unwanted = NULL;
  g_autoptr (GArray) picks = NULL;
  int first, last;

  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->group = gops_record_load (GOPS_TYPE_GROUP, store, group, error);
  if (self->group == NULL || !find_days (self, store, from, until, &first, &last, error) ||
      (talk = gops_talk_load (store, group, first, last, cancellable, error)) == NULL ||
      (unwanted = load_unwanted (store, error)) == NULL)
    return NULL;
  describe (self, first, last, names);
  picks = gops_digest_pick (talk, &(GopsDigestWish) { .first = GOPS_DAY_NONE, .last = GOPS_DAY_NONE, .without = unwanted, .answered = TRUE },
                            MIN (most, GOPS_DIGEST_MOST_ENTRIES / 2));
  return add_messages (self, store, talk, picks, error) ? g_steal_pointer (&self) : NULL;
}

static gboolean
insert_all (GopsDigestContent *self,
            GopsStore         *store,
            GError           **error)
{
  gops_record_set_int (self->digest, GOPS_DIGEST_MADE_AT, gops_store_now (store));
  if (!gops_record_insert (self->digest, store, error))
    return FALSE;
  for (guint i = 0; i < self->entries->len; i++)
    {
      gops_record_set_int (self->entries->pdata[i], GOPS_DIGEST_ENTRY_DIGEST_ID, gops_record_get_id (self->digest));
      if (!gops_record_insert (self->entries->pdata[i], store, error))
        return FALSE;
    }
  return TRUE;
}

gint64
gops_digest_content_insert (GopsDigestContent *self,
                            GopsStore         *store,
                            GError           **error)
{
  if (!gops_store_begin (store, error, N_("Make the digest “%s”"), gops_record_get_text (self->digest, GOPS_DIGEST_TITLE), NULL))
    return 0;
  return gops_store_end (store, insert_all (self, store, error), error) ? gops_record_get_id (self->digest) : 0;
}
