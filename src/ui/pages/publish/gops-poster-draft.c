/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A poster being edited. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-channels.h"
#include "gops-poster-draft.h"
#include "gops-poster-fields.h"

#define DEFAULT_SIZE "1080x1920"

struct _GopsPosterDraft
{
  GopsPosterTemplate *design;     /* (owned) */
  GopsPosterRecord   *record;     /* (owned): in memory until the first save */
  GHashTable         *fields;     /* (owned): what is drawn */
  GHashTable         *by_hand;    /* (owned): what was written over the group's own words */
  char               *language;   /* (owned) */
  gboolean            dirty;
  gboolean            channel_chosen;   /* the change to be saved is that */
};

static GopsPosterRecord *
find_record (const GopsDossier *dossier,
             const char        *template_id)
{
  for (guint i = 0; i < dossier->posters->len; i++)
    {
      GopsPosterRecord *record = g_ptr_array_index (dossier->posters, i);

      if (g_str_equal (gops_record_get_text (record, GOPS_POSTER_TEMPLATE), template_id))
        return g_object_ref (record);
    }
  return gops_record_new (GOPS_TYPE_POSTER_RECORD, "group-id", gops_record_get_id (dossier->group), "template", template_id,
                          "position", (gint64) dossier->posters->len, "size", DEFAULT_SIZE, NULL);
}

static void
gops_poster_draft_clear (gpointer data)
{
  GopsPosterDraft *self = data;

  g_clear_pointer (&self->design, gops_poster_template_unref);
  g_clear_object (&self->record);
  g_clear_pointer (&self->fields, g_hash_table_unref);
  g_clear_pointer (&self->by_hand, g_hash_table_unref);
  g_free (self->language);
}

GopsPosterDraft *
gops_poster_draft_ref (GopsPosterDraft *self)
{
  return g_rc_box_acquire (self);
}

void
gops_poster_draft_unref (GopsPosterDraft *self)
{
  g_rc_box_release_full (self, gops_poster_draft_clear);
}

/* What the group says with the code of the poster's channel, and over it what was written by hand. */
static void
fill (GopsPosterDraft   *self,
      GopsStore         *store,
      const GopsDossier *dossier)
{
  GopsChannel *channel = gops_channels_find_id (dossier->channels, gops_poster_draft_get_channel (self));
  GHashTableIter iter;
  gpointer id, value;

  g_clear_pointer (&self->fields, g_hash_table_unref);
  self->fields = gops_poster_fields (dossier, channel, self->design, store);
  g_hash_table_iter_init (&iter, self->by_hand);
  while (g_hash_table_iter_next (&iter, &id, &value))
    g_hash_table_replace (self->fields, g_strdup (id), g_strdup (value));
}

/**
 * gops_poster_draft_new:
 * @template_id: a built-in template
 *
 * Returns: (transfer full) (nullable): the group's poster of that template, or a new one; NULL with @error set
 */
GopsPosterDraft *
gops_poster_draft_new (GopsStore         *store,
                       const GopsDossier *dossier,
                       const char        *template_id,
                       GError           **error)
{
  g_autoptr (GopsPosterTemplate) design = gops_poster_template_get (template_id, error);
  GopsPosterDraft *self;

  if (design == NULL)
    return NULL;
  self = g_rc_box_new0 (GopsPosterDraft);
  self->design = g_steal_pointer (&design);
  self->record = find_record (dossier, template_id);
  self->language = g_strdup (gops_dossier_language (dossier));
  self->by_hand = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gops_poster_fields_merge (self->by_hand, gops_record_get_text (self->record, GOPS_POSTER_FIELDS));
  fill (self, store, dossier);
  return self;
}

GopsPosterTemplate *
gops_poster_draft_get_template (GopsPosterDraft *self)
{
  return self->design;
}

const char *
gops_poster_draft_get_language (GopsPosterDraft *self)
{
  return self->language;
}

/**
 * gops_poster_draft_is_same:
 * @other: (nullable)
 *
 * Returns: whether both are the same poster of the same group, though perhaps at different times
 */
gboolean
gops_poster_draft_is_same (GopsPosterDraft *self,
                           GopsPosterDraft *other)
{
  return other != NULL && g_str_equal (gops_poster_template_get_id (self->design), gops_poster_template_get_id (other->design)) &&
         gops_record_get_int (self->record, GOPS_POSTER_GROUP_ID) == gops_record_get_int (other->record, GOPS_POSTER_GROUP_ID);
}

/**
 * gops_poster_draft_get_field:
 *
 * Returns: (transfer none): what is drawn for the field, "" when nothing
 */
const char *
gops_poster_draft_get_field (GopsPosterDraft *self,
                             const char      *id)
{
  const char *value = g_hash_table_lookup (self->fields, id);

  return value != NULL ? value : "";
}

void
gops_poster_draft_set_field (GopsPosterDraft *self,
                             const char      *id,
                             const char      *value)
{
  if (g_str_equal (gops_poster_draft_get_field (self, id), value))
    return;
  g_hash_table_replace (self->fields, g_strdup (id), g_strdup (value));
  g_hash_table_replace (self->by_hand, g_strdup (id), g_strdup (value));
  self->dirty = TRUE;
}

/**
 * gops_poster_draft_get_channel:
 *
 * Returns: the id of the channel whose code the poster carries, 0 for the group's own
 */
gint64
gops_poster_draft_get_channel (GopsPosterDraft *self)
{
  return gops_record_get_int (self->record, GOPS_POSTER_CHANNEL_ID);
}

/**
 * gops_poster_draft_set_channel:
 * @channel: its id, 0 for the group's own code
 *
 * A code that was written by hand makes room for that of the channel.
 */
void
gops_poster_draft_set_channel (GopsPosterDraft   *self,
                               GopsStore         *store,
                               const GopsDossier *dossier,
                               gint64             channel)
{
  gboolean by_hand = g_hash_table_remove (self->by_hand, "qr");

  if (gops_poster_draft_get_channel (self) == channel && !by_hand)
    return;
  gops_record_set_int (self->record, GOPS_POSTER_CHANNEL_ID, channel);
  self->dirty = self->channel_chosen = TRUE;
  fill (self, store, dossier);
}

gboolean
gops_poster_draft_has_own_code (GopsPosterDraft *self)
{
  return g_hash_table_contains (self->by_hand, "qr");
}

/**
 * gops_poster_draft_get_palette:
 *
 * Returns: the index of the palette in the template
 */
guint
gops_poster_draft_get_palette (GopsPosterDraft *self)
{
  for (guint i = 0; i < gops_poster_template_get_n_palettes (self->design); i++)
    if (g_str_equal (gops_poster_template_get_palette_id (self->design, i), gops_record_get_text (self->record, GOPS_POSTER_PALETTE)))
      return i;
  return 0;
}

void
gops_poster_draft_set_palette (GopsPosterDraft *self,
                               guint            index)
{
  if (gops_poster_draft_get_palette (self) == index)
    return;
  gops_record_set_text (self->record, GOPS_POSTER_PALETTE, gops_poster_template_get_palette_id (self->design, index));
  self->dirty = TRUE;
}

/**
 * gops_poster_draft_get_size:
 *
 * Returns: (transfer none): such as "1080x1920" or "A4"
 */
const char *
gops_poster_draft_get_size (GopsPosterDraft *self)
{
  const char *size = gops_record_get_text (self->record, GOPS_POSTER_SIZE);

  return *size != '\0' ? size : DEFAULT_SIZE;
}

void
gops_poster_draft_set_size (GopsPosterDraft *self,
                            const char      *size)
{
  if (g_str_equal (gops_poster_draft_get_size (self), size))
    return;
  gops_record_set_text (self->record, GOPS_POSTER_SIZE, size);
  self->dirty = TRUE;
}

gboolean
gops_poster_draft_is_dirty (GopsPosterDraft *self)
{
  return self->dirty;
}

GopsPoster
gops_poster_draft_as_poster (GopsPosterDraft *self)
{
  GopsPoster poster = {
    .design = self->design,
    .fields = self->fields,
    .palette = gops_poster_template_get_palette_id (self->design, gops_poster_draft_get_palette (self)),
    .language = self->language,
  };

  if (!gops_poster_size_parse (gops_poster_draft_get_size (self), &poster.width, &poster.height, NULL))
    (void) gops_poster_size_parse (DEFAULT_SIZE, &poster.width, &poster.height, NULL);
  gops_poster_fit (&poster);
  return poster;
}

gboolean
gops_poster_draft_save (GopsPosterDraft *self,
                        GopsStore       *store,
                        GError         **error)
{
  const char *template_id = gops_poster_template_get_id (self->design);
  g_autofree char *json = gops_poster_fields_to_json (self->by_hand);
  g_autofree char *key = g_strdup_printf ("poster/%" G_GINT64_FORMAT "/%s%s", gops_record_get_int (self->record, GOPS_POSTER_GROUP_ID), template_id,
                                          self->channel_chosen ? "/channel" : "");
  gboolean ok;

  if (!self->dirty)
    return TRUE;
  gops_record_set_text (self->record, GOPS_POSTER_FIELDS, json);
  if (!gops_store_begin_merging (store, error, key, self->channel_chosen ? N_("Choose the channel of poster “%s”") : N_("Edit poster “%s”"),
                                 gops_poster_template_get_name (self->design, self->language), NULL))
    return FALSE;
  ok = gops_record_get_id (self->record) == 0 ? gops_record_insert (self->record, store, error)
                                              : gops_record_save (self->record, store, error);
  if (!ok)
    gops_store_rollback (store);
  else
    ok = gops_store_commit (store, error);
  self->dirty = !ok;
  self->channel_chosen &= self->dirty;
  return ok;
}
