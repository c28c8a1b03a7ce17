/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A poster being edited. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-channels.h"
#include "gops-own-posters.h"
#include "gops-poster-draft.h"
#include "gops-poster-fields.h"

#define DEFAULT_SIZE "1080x1920"
#define EDIT_LABEL   N_("Edit poster “%s”")

struct _GopsPosterDraft
{
  GopsPosterTemplate *design;     /* (owned) */
  GopsPosterRecord   *record;     /* (owned): in memory until the first save */
  GHashTable         *fields;     /* (owned): what is drawn */
  GHashTable         *by_hand;    /* (owned): what was written over the group's own words */
  GopsPosterChanges  *changes;    /* (owned) */
  GopsPosterPictures *pictures;   /* (owned) */
  GopsBrandKit       *brand;      /* (owned) */
  char               *language;   /* (owned) */
  gboolean            dirty;
  char               *what;       /* (owned): which kind of change waits; "" for fields */
  const char         *label;      /* static: of its action */
  char               *argument;   /* (owned) (nullable): NULL, the name of the template */
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
  g_clear_pointer (&self->changes, gops_poster_changes_free);
  g_clear_pointer (&self->pictures, gops_poster_pictures_unref);
  g_clear_pointer (&self->brand, gops_brand_kit_free);
  g_free (self->what);
  g_free (self->argument);
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
  gops_poster_pictures_load (self->pictures, store, self->design, self->fields, self->brand);
}

/* What was changed by hand; a text that is none changes nothing. (transfer full) */
static GopsPosterChanges *
read_changes (GopsPosterRecord *record)
{
  GopsPosterChanges *changes = gops_poster_changes_parse (gops_record_get_text (record, GOPS_POSTER_CHANGES), NULL);

  return changes != NULL ? changes : gops_poster_changes_new ();
}

static void
set_kind (GopsPosterDraft *self,
          const char      *what,
          const char      *label,
          const char      *argument)
{
  char *kind = g_strdup (what), *detail = g_strdup (argument);

  g_free (self->what);
  g_free (self->argument);
  self->what = kind;
  self->label = label;
  self->argument = detail;
}

/**
 * gops_poster_draft_new:
 * @template_id: one of the program or of the workspace
 *
 * Returns: (transfer full) (nullable): the group's poster of that template, or a new one; NULL with @error set
 */
GopsPosterDraft *
gops_poster_draft_new (GopsStore         *store,
                       const GopsDossier *dossier,
                       const char        *template_id,
                       GError           **error)
{
  g_autoptr (GopsPosterPictures) pictures = gops_poster_pictures_new ();

  return gops_poster_draft_new_sharing (store, dossier, template_id, pictures, error);
}

/**
 * gops_poster_draft_new_sharing:
 * @pictures: where pictures are kept that were read before
 *
 * As gops_poster_draft_new(), for one of many drafts, or the same one again and again.
 */
GopsPosterDraft *
gops_poster_draft_new_sharing (GopsStore           *store,
                               const GopsDossier   *dossier,
                               const char          *template_id,
                               GopsPosterPictures  *pictures,
                               GError             **error)
{
  g_autoptr (GopsPosterTemplate) design = gops_poster_template_find (store, template_id, error);
  g_autoptr (GopsBrandKit) brand = design != NULL ? gops_brand_kit_load (store, error) : NULL;
  GopsPosterDraft *self;

  if (brand == NULL)
    return NULL;
  self = g_rc_box_new0 (GopsPosterDraft);
  self->design = g_steal_pointer (&design);
  self->brand = g_steal_pointer (&brand);
  self->pictures = gops_poster_pictures_ref (pictures);
  set_kind (self, "", EDIT_LABEL, NULL);
  self->record = find_record (dossier, template_id);
  self->language = g_strdup (gops_dossier_language (dossier));
  self->by_hand = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gops_poster_fields_merge (self->by_hand, gops_record_get_text (self->record, GOPS_POSTER_FIELDS));
  self->changes = read_changes (self->record);
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
 * gops_poster_draft_get_texts:
 *
 * Returns: (transfer none) (element-type utf8 utf8): what is drawn, by the ids of fields
 */
GHashTable *
gops_poster_draft_get_texts (GopsPosterDraft *self)
{
  return self->fields;
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
  set_kind (self, "channel", N_("Choose the channel of poster “%s”"), NULL);
  self->dirty = TRUE;
  fill (self, store, dossier);
}

gboolean
gops_poster_draft_has_own_code (GopsPosterDraft *self)
{
  return g_hash_table_contains (self->by_hand, "qr");
}

/**
 * gops_poster_draft_get_n_palettes:
 *
 * Returns: how many there are to choose from: the template's, then the brand's where it has colours
 */
guint
gops_poster_draft_get_n_palettes (GopsPosterDraft *self)
{
  return gops_poster_template_get_n_palettes (self->design) + gops_brand_kit_has_colors (self->brand);
}

static const char *
palette_id (GopsPosterDraft *self,
            guint            index)
{
  return index < gops_poster_template_get_n_palettes (self->design) ? gops_poster_template_get_palette_id (self->design, index)
                                                                    : GOPS_POSTER_BRAND_PALETTE;
}

guint
gops_poster_draft_get_palette (GopsPosterDraft *self)
{
  guint n = gops_poster_draft_get_n_palettes (self);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (palette_id (self, i), gops_record_get_text (self->record, GOPS_POSTER_PALETTE)))
      return i;
  return 0;
}

void
gops_poster_draft_set_palette (GopsPosterDraft *self,
                               guint            index)
{
  if (gops_poster_draft_get_palette (self) == index)
    return;
  gops_record_set_text (self->record, GOPS_POSTER_PALETTE, palette_id (self, index));
  self->dirty = TRUE;
}

const GopsBrandKit *
gops_poster_draft_get_brand (GopsPosterDraft *self)
{
  return self->brand;
}

/* --- changes by hand --- */

const GopsPosterChanges *
gops_poster_draft_get_changes (GopsPosterDraft *self)
{
  return self->changes;
}

static gboolean
is_in_place (GopsPosterLayerChange change)
{
  return change.dx == 0 && change.dy == 0 && change.size == 1 && !change.hidden;
}

/* What was done to a layer on this poster, or else in the template that somebody saved. */
GopsPosterLayerChange
gops_poster_draft_get_layer (GopsPosterDraft *self,
                             const char      *id)
{
  GopsPosterLayerChange change = gops_poster_changes_get_layer (self->changes, id);

  return is_in_place (change) ? gops_poster_changes_get_layer (gops_poster_template_get_changes (self->design), id) : change;
}

static gboolean
is_same_place (GopsPosterLayerChange a,
               GopsPosterLayerChange b)
{
  return a.dx == b.dx && a.dy == b.dy && a.size == b.size && a.hidden == b.hidden;
}

void
gops_poster_draft_set_layer (GopsPosterDraft       *self,
                             const char            *id,
                             GopsPosterLayerChange  change)
{
  if (is_same_place (gops_poster_changes_get_layer (self->changes, id), change))
    return;
  gops_poster_changes_set_layer (self->changes, id, change);
  self->dirty = TRUE;
}

void
gops_poster_draft_set_face (GopsPosterDraft *self,
                            GopsPosterFace   face,
                            const char      *family)
{
  if (g_strcmp0 (gops_poster_changes_get_face (self->changes, face), family) == 0)
    return;
  gops_poster_changes_set_face (self->changes, face, family);
  self->dirty = TRUE;
}

void
gops_poster_draft_set_focus (GopsPosterDraft *self,
                             const char      *field,
                             double           x,
                             double           y)
{
  gops_poster_changes_set_focus (self->changes, field, x, y);
  self->dirty = TRUE;
}

/**
 * gops_poster_draft_reset_layers:
 *
 * Puts every layer back to where the template has it, and what was hidden.
 */
void
gops_poster_draft_reset_layers (GopsPosterDraft *self)
{
  g_autoptr (GopsPosterChanges) bare = gops_poster_changes_new ();

  for (int face = 0; face < GOPS_POSTER_N_FACES; face++)
    gops_poster_changes_set_face (bare, face, gops_poster_changes_get_face (self->changes, face));
  gops_poster_changes_free (self->changes);
  self->changes = g_steal_pointer (&bare);
  self->dirty = TRUE;
}

/**
 * gops_poster_draft_set_picture:
 * @value: of the field, see gops_poster_picture_value(); "" for none
 */
void
gops_poster_draft_set_picture (GopsPosterDraft *self,
                               GopsStore       *store,
                               const char      *field,
                               const char      *value)
{
  if (g_str_equal (gops_poster_draft_get_field (self, field), value))
    return;
  gops_poster_draft_set_field (self, field, value);
  gops_poster_changes_clear_focus (self->changes, field);
  gops_poster_pictures_load (self->pictures, store, self->design, self->fields, self->brand);
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

/* --- as a text --- */

/* One entry a line, without the bars between the columns. */
static char *
flatten_rows (const char *value)
{
  g_auto (GStrv) parts = g_strsplit (value, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (i > 0)
      g_strchug (parts[i]);
  return g_strjoinv ("", parts);
}

/* A bare number says nothing without its name; a code is told of where it can be followed. */
static char *
describe_field (const GopsPosterField *field,
                const char            *value,
                const char            *language)
{
  switch (field->type)
    {
    case GOPS_POSTER_FIELD_TEXT:   return g_strdup (value);
    case GOPS_POSTER_FIELD_ROWS:   return flatten_rows (value);
    case GOPS_POSTER_FIELD_PICTURE: return NULL;
    case GOPS_POSTER_FIELD_CODE:   return g_str_has_prefix (value, "http") ? g_strdup (value) : NULL;
    case GOPS_POSTER_FIELD_NUMBER:
    case GOPS_POSTER_FIELD_DATE:
    case GOPS_POSTER_FIELD_TIME:   return g_strdup_printf (g_str_has_prefix (language, "zh") ? "%s：%s" : "%s: %s", field->label, value);
    }
  return NULL;
}

/**
 * gops_poster_draft_dup_text:
 *
 * Returns: (transfer full): what the poster says, a line for each field, for those who cannot see it or post without pictures
 */
char *
gops_poster_draft_dup_text (GopsPosterDraft *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < gops_poster_template_get_n_fields (self->design); i++)
    {
      GopsPosterField field = gops_poster_template_get_field (self->design, i, self->language);
      const char *value = gops_poster_draft_get_field (self, field.id);
      g_autofree char *line = *value != '\0' ? describe_field (&field, value, self->language) : NULL;

      if (line != NULL)
        g_string_append_printf (text, "%s\n", line);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
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
    .palette = palette_id (self, gops_poster_draft_get_palette (self)),
    .language = self->language,
    .changes = self->changes,
    .pictures = self->pictures,
    .brand = self->brand,
  };

  if (!gops_poster_size_parse (gops_poster_draft_get_size (self), &poster.width, &poster.height, NULL))
    (void) gops_poster_size_parse (DEFAULT_SIZE, &poster.width, &poster.height, NULL);
  gops_poster_fit (&poster);
  return poster;
}

/**
 * gops_poster_draft_draw:
 * @draft: a GopsPosterDraft
 *
 * Draws the poster for the screen. One that cannot be drawn leaves its ground empty; drawing it with gops_poster_draw() says
 * why.
 */
void
gops_poster_draft_draw (cairo_t *cr,
                        double   width,
                        double   height,
                        gpointer draft)
{
  GopsPoster poster = gops_poster_draft_as_poster (draft);

  (void) gops_poster_draw (&poster, cr, NULL, NULL);
}

/**
 * gops_poster_draft_begin:
 * @what: tells kinds of changes apart, such as "layer/portrait/1"
 * @label: static, untranslated, with one “%s”; NULL: that of fields
 * @argument: (nullable): for it; NULL, the name of the template
 *
 * Before a change: what waits of another kind is written first, so that each kind is an action of its own.
 */
gboolean
gops_poster_draft_begin (GopsPosterDraft  *self,
                         GopsStore        *store,
                         const char       *what,
                         const char       *label,
                         const char       *argument,
                         GError          **error)
{
  if (!g_str_equal (self->what, what) && !gops_poster_draft_save (self, store, error))
    return FALSE;
  set_kind (self, what, label != NULL ? label : EDIT_LABEL, argument);
  return TRUE;
}

/* Returns: (transfer full): edits of one kind of one poster merge */
static char *
merge_key (GopsPosterDraft *self)
{
  return g_strdup_printf ("poster/%" G_GINT64_FORMAT "/%s/%s", gops_record_get_int (self->record, GOPS_POSTER_GROUP_ID),
                          gops_poster_template_get_id (self->design), self->what);
}

static void
note_changes (GopsPosterDraft *self)
{
  g_autofree char *fields = gops_poster_fields_to_json (self->by_hand), *changes = gops_poster_changes_to_json (self->changes);

  gops_record_set_text (self->record, GOPS_POSTER_FIELDS, fields);
  gops_record_set_text (self->record, GOPS_POSTER_CHANGES, changes);
}

gboolean
gops_poster_draft_save (GopsPosterDraft *self,
                        GopsStore       *store,
                        GError         **error)
{
  g_autofree char *key = merge_key (self);
  gboolean ok;

  if (!self->dirty)
    return TRUE;
  note_changes (self);
  if (!gops_store_begin_merging (store, error, key, self->label,
                                 self->argument != NULL ? self->argument : gops_poster_template_get_name (self->design, self->language), NULL))
    return FALSE;
  ok = gops_record_get_id (self->record) == 0 ? gops_record_insert (self->record, store, error)
                                              : gops_record_save (self->record, store, error);
  if (!ok)
    gops_store_rollback (store);
  else
    ok = gops_store_commit (store, error);
  self->dirty = !ok;
  if (ok)
    set_kind (self, "", EDIT_LABEL, NULL);
  return ok;
}
