/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads address cards as a stream of records. */
#include "config.h"

#include "gops-vcard-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-intake-error.h"
#include "gops-vcard-card.h"

struct _GopsVcardReader
{
  GopsTableSource  source;
  GopsVcardLines  *lines;                           /* (owned) */
  guint            columns[GOPS_VCARD_N_COLUMNS];   /* those of the table, from left to right */
  guint            n_columns;
  guint            n_own;                           /* own fields, right of them */
  gboolean         has_header;                      /* it was given */

  GopsVcardCard    card;     /* that is being read or was read last */
  guint            depth;    /* of cards in cards: those of an agent */
  gboolean         agent;    /* the last property was one, and its card may follow */
  guint64          begun;    /* line of the BEGIN of the card behind the last; 0: not met yet */

  guint            n_cells;
  guint64          line;
  GopsTableFault   fault;
};

/* --- cards --- */

static void
begin_card (GopsVcardReader *self,
            guint64          line)
{
  gops_vcard_card_begin (&self->card);
  self->depth = 1;
  self->begun = 0;
  self->line = line;
}

static void
finish_card (GopsVcardReader *self,
             gboolean         closed)
{
  gops_vcard_card_finish (&self->card);
  if (self->card.no_person)
    self->fault = GOPS_TABLE_FAULT_NO_PERSON;
  else if (self->card.too_long)
    self->fault = GOPS_TABLE_FAULT_TOO_LONG;
  else
    self->fault = closed ? GOPS_TABLE_FAULT_NONE : GOPS_TABLE_FAULT_CUT;
  self->n_cells = self->card.no_person || self->card.too_long ? 0 : self->n_columns + self->n_own;
  self->depth = 0;
}

static gboolean
is_card (const GopsVcardProperty *property)
{
  return property->length >= strlen ("VCARD") && g_ascii_strncasecmp (property->value, "VCARD", strlen ("VCARD")) == 0;
}

/* Returns: whether the card ends with this property */
static gboolean
handle_property (GopsVcardReader         *self,
                 const GopsVcardProperty *property)
{
  gboolean after_agent = self->agent;

  self->agent = g_str_equal (property->name, "AGENT") && property->length == 0;
  if (g_str_equal (property->name, "BEGIN") && is_card (property))
    {
      if (self->depth == 0)
        begin_card (self, property->line);
      else if (after_agent || self->depth > 1)
        self->depth++;
      else
        {
          finish_card (self, FALSE);
          self->begun = property->line;
          return TRUE;
        }
    }
  else if (g_str_equal (property->name, "END") && is_card (property) && self->depth > 0)
    {
      if (--self->depth == 0)
        {
          finish_card (self, TRUE);
          return TRUE;
        }
    }
  else if (self->depth == 1)
    gops_vcard_card_take (&self->card, self->lines, property);
  return FALSE;
}

static gboolean
read_card (GopsVcardReader  *self,
           gboolean         *out_more,
           GCancellable     *cancellable,
           GError          **error)
{
  const GopsVcardProperty *property;

  *out_more = TRUE;
  if (self->begun > 0)
    begin_card (self, self->begun);
  for (;;)
    {
      if (!gops_vcard_lines_next (self->lines, &property, cancellable, error))
        return FALSE;
      if (property == NULL)
        break;
      if (handle_property (self, property))
        return TRUE;
    }
  *out_more = self->depth > 0;
  if (self->depth > 0)
    finish_card (self, FALSE);
  return TRUE;
}

/* --- the table --- */

static void
make_header (GopsVcardReader *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    g_string_assign (self->card.cells[self->columns[i]], gops_vcard_column_get_header (self->columns[i]));
  for (guint i = 0; i < self->n_own; i++)
    g_hash_table_insert (self->card.own, g_strdup (self->card.own_names->pdata[i]), g_strdup (self->card.own_names->pdata[i]));
  self->line = 1;
  self->n_cells = self->n_columns + self->n_own;
  self->fault = GOPS_TABLE_FAULT_NONE;
  self->has_header = TRUE;
}

static gboolean
vcard_next (GopsTableSource  *source,
            gboolean         *out_more,
            GCancellable     *cancellable,
            GError          **error)
{
  GopsVcardReader *self = (GopsVcardReader *) source;

  if (self->has_header)
    return read_card (self, out_more, cancellable, error);
  make_header (self);
  *out_more = TRUE;
  return TRUE;
}

static guint
vcard_get_n_cells (GopsTableSource *source)
{
  return ((GopsVcardReader *) source)->n_cells;
}

static const char *
vcard_get_cell (GopsTableSource *source,
                guint            index)
{
  GopsVcardReader *self = (GopsVcardReader *) source;
  const char *own;

  if (index < self->n_columns)
    return self->card.cells[self->columns[index]]->str;
  own = g_hash_table_lookup (self->card.own, self->card.own_names->pdata[index - self->n_columns]);
  return own != NULL ? own : "";
}

static gboolean
vcard_is_own (GopsTableSource *source,
              guint            index)
{
  return index >= ((GopsVcardReader *) source)->n_columns;
}

static guint64
vcard_get_line (GopsTableSource *source)
{
  return ((GopsVcardReader *) source)->line;
}

static GopsTableFault
vcard_get_fault (GopsTableSource *source)
{
  return ((GopsVcardReader *) source)->fault;
}

static guint64
vcard_get_offset (GopsTableSource *source)
{
  return gops_vcard_lines_get_offset (((GopsVcardReader *) source)->lines);
}

static const char *
vcard_get_encoding (GopsTableSource *source)
{
  return gops_vcard_lines_get_encoding (((GopsVcardReader *) source)->lines);
}

static const GopsTextDamage *
vcard_get_damage (GopsTableSource *source)
{
  return gops_vcard_lines_get_damage (((GopsVcardReader *) source)->lines);
}

static void
vcard_free (GopsTableSource *source)
{
  GopsVcardReader *self = (GopsVcardReader *) source;

  g_clear_pointer (&self->lines, gops_vcard_lines_free);
  gops_vcard_card_clear (&self->card);
  g_free (self);
}

static const GopsTableSourceClass vcard_class = {
  .next = vcard_next,
  .get_n_cells = vcard_get_n_cells,
  .get_cell = vcard_get_cell,
  .get_line = vcard_get_line,
  .get_fault = vcard_get_fault,
  .get_offset = vcard_get_offset,
  .get_encoding = vcard_get_encoding,
  .get_damage = vcard_get_damage,
  .is_own = vcard_is_own,
  .free = vcard_free,
};

static GopsVcardReader *
reader_new (void)
{
  GopsVcardReader *self = g_new0 (GopsVcardReader, 1);

  self->source.klass = &vcard_class;
  gops_vcard_card_init (&self->card);
  return self;
}

/* The name's column is always there; the others when a card fills them; own fields stand behind. */
static gboolean
find_columns (GopsVcardReader  *self,
              gboolean         *out_any,
              GCancellable     *cancellable,
              GError          **error)
{
  gboolean used[GOPS_VCARD_N_COLUMNS] = { FALSE }, more = TRUE;

  used[GOPS_MEMBER_FIELD_NAME] = TRUE;
  for (;;)
    {
      if (!read_card (self, &more, cancellable, error))
        return FALSE;
      if (!more)
        break;
      *out_any = TRUE;
      for (guint i = 0; i < GOPS_VCARD_N_COLUMNS && self->fault != GOPS_TABLE_FAULT_NO_PERSON; i++)
        used[i] = used[i] || self->card.cells[i]->len > 0;
    }
  for (guint i = 0; i < GOPS_VCARD_N_COLUMNS; i++)
    if (used[i])
      self->columns[self->n_columns++] = i;
  self->n_own = self->card.own_names->len;
  self->begun = self->depth = 0;
  return gops_vcard_lines_rewind (self->lines, cancellable, error);
}

GopsVcardReader *
gops_vcard_reader_new (GFile         *file,
                       const char    *encoding,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GopsTableSource) source = (GopsTableSource *) reader_new ();
  GopsVcardReader *self = (GopsVcardReader *) source;
  g_autofree char *name = g_file_get_basename (file);
  gboolean any = FALSE;

  if (stream == NULL)
    return NULL;
  self->lines = gops_vcard_lines_new (G_INPUT_STREAM (stream), encoding, gops_vcard_card_is_wanted, cancellable, error);
  if (self->lines == NULL || !find_columns (self, &any, cancellable, error))
    return NULL;
  if (any)
    return (GopsVcardReader *) g_steal_pointer (&source);
  g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_EMPTY, _("there is no address card in %s; export the list again"),
               name);
  return NULL;
}
