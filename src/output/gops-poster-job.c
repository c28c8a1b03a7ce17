/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A poster of a group as a file. */
#include "config.h"
#include "gops-poster-job.h"

#include "gops-channels.h"
#include "gops-poster-fields.h"
#include "gops-poster-record.h"

#define DEFAULT_SIZE "1080x1920"

static const char *
or_null (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

static gpointer
find_record (const GopsDossier *dossier, const char *id)
{
  for (guint i = 0; i < dossier->posters->len; i++)
    if (g_str_equal (gops_record_get_text (dossier->posters->pdata[i], GOPS_POSTER_TEMPLATE), id))
      return dossier->posters->pdata[i];
  return NULL;
}

GopsChannel *
gops_poster_job_channel (const GopsDossier *dossier, const char *id)
{
  gpointer record = find_record (dossier, id);

  return record != NULL ? gops_channels_find_id (dossier->channels, gops_record_get_int (record, GOPS_POSTER_CHANNEL_ID)) : NULL;
}

/* A code that was written by hand counts for the channel that the poster has, not for others. @code: of the channel */
static void
take_record (GopsPosterJob *self, gpointer record, GopsChannel *channel, const char *code)
{
  gint64 id = channel != NULL ? gops_record_get_id (channel) : 0;

  gops_poster_fields_merge (self->poster.fields, or_null (gops_record_get_text (record, GOPS_POSTER_FIELDS)));
  if (id != gops_record_get_int (record, GOPS_POSTER_CHANNEL_ID))
    g_hash_table_replace (self->poster.fields, g_strdup ("qr"), g_strdup (code));
  self->palette = g_strdup (or_null (gops_record_get_text (record, GOPS_POSTER_PALETTE)));
}

/* What hands moved and coloured, and what the pictures show.  Changes of another version that cannot be read are left out, as
 * the window leaves them out. */
static gboolean
take_looks (GopsPosterJob *self, gpointer record, GopsStore *store, GopsPosterPictures *shared, GError **error)
{
  GopsBrandKit *brand = gops_brand_kit_load (store, error);

  if (brand == NULL)
    return FALSE;
  self->poster.brand = brand;
  if (record != NULL)
    self->poster.changes = gops_poster_changes_parse (gops_record_get_text (record, GOPS_POSTER_CHANGES), NULL);
  self->poster.pictures = gops_poster_pictures_new_over (shared);
  gops_poster_pictures_load (self->poster.pictures, store, self->poster.design, self->poster.fields, brand);
  return TRUE;
}

static void
take_wishes (GopsPosterJob *self, GHashTable *fields)
{
  GHashTableIter iter;
  gpointer name, value;

  if (fields == NULL)
    return;
  g_hash_table_iter_init (&iter, fields);
  while (g_hash_table_iter_next (&iter, &name, &value))
    g_hash_table_replace (self->poster.fields, g_strdup (name), g_strdup (value));
}

GopsPosterJob *
gops_poster_job_new (GopsStore *store, const GopsDossier *dossier, GopsChannel *channel, const GopsPosterWish *wish, GError **error)
{
  g_autoptr (GopsPosterJob) self = g_new0 (GopsPosterJob, 1);
  gpointer record = find_record (dossier, gops_poster_template_get_id (wish->design));
  const char *size = wish->size != NULL ? wish->size : record != NULL ? or_null (gops_record_get_text (record, GOPS_POSTER_SIZE)) : NULL;

  self->print = wish->print;
  self->author = g_strdup (gops_store_get_author (store));
  self->language = g_strdup (gops_dossier_language (dossier));
  self->poster.design = gops_poster_template_ref (wish->design);
  if (!gops_poster_size_parse (size != NULL ? size : DEFAULT_SIZE, &self->poster.width, &self->poster.height, error)
      || !gops_poster_size_scale (wish->print.dpi, &self->poster.width, &self->poster.height, error))
    return NULL;
  self->poster.fields = gops_poster_fields (dossier, channel, wish->design, store);
  if (record != NULL)
    take_record (self, record, channel, gops_channel_code (channel, dossier->group));
  take_wishes (self, wish->fields);
  if (wish->palette != NULL)
    {
      g_free (self->palette);
      self->palette = g_strdup (wish->palette);
    }
  if (!take_looks (self, record, store, wish->pictures, error))
    return NULL;
  self->poster.palette = self->palette;
  self->poster.language = self->language;
  return g_steal_pointer (&self);
}

void
gops_poster_job_free (GopsPosterJob *self)
{
  g_clear_pointer (&self->poster.design, gops_poster_template_unref);
  g_clear_pointer (&self->poster.fields, g_hash_table_unref);
  g_clear_pointer (&self->poster.pictures, gops_poster_pictures_unref);
  g_clear_pointer ((GopsPosterChanges **) &self->poster.changes, gops_poster_changes_free);
  g_clear_pointer ((GopsBrandKit **) &self->poster.brand, gops_brand_kit_free);
  g_free (self->palette);
  g_free (self->language);
  g_free (self->author);
  g_free (self);
}
