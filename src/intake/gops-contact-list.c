/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of contacts that chatlog writes. */
#include "config.h"

#include "gops-contact-list.h"

#include <string.h>

#include "gops-line-reader.h"
#include "gops-wechat-body.h"

#define MAX_LINE (64 * 1024)   /* bytes */
#define N_CELLS  4

struct _GopsContactList
{
  GopsTableSource  source;
  GopsLineReader  *lines;    /* (owned) */
  const char      *cells[N_CELLS];
  guint64          n_groups;
  gboolean         begun;
  gboolean         cut;
};

/* Account, the name that people look for, how the exporter calls the person, the person's own name */
static const char *const columns[N_CELLS] = { "external-id", "wechat id", "note", "name" };

gboolean
gops_contact_list_is (const char *text)
{
  static const char header[] = "UserName,Alias,Remark,NickName";

  return g_str_has_prefix (text, header) && strchr ("\r\n", text[strlen (header)]) != NULL;
}

static void
split_line (GopsContactList *self,
            char            *line)
{
  for (guint i = 0; i < N_CELLS; i++)
    {
      char *comma = i + 1 < N_CELLS ? strchr (line, ',') : NULL;

      self->cells[i] = line;
      line += strlen (line);
      if (comma != NULL)
        {
          *comma = '\0';
          line = comma + 1;
        }
    }
}

static gboolean
read_contact (GopsContactList *self,
              gboolean        *out_more,
              GCancellable    *cancellable,
              GError         **error)
{
  char *line;

  for (;;)
    {
      if (!gops_line_reader_next (self->lines, &line, cancellable, error))
        return FALSE;
      *out_more = line != NULL;
      if (line == NULL)
        return TRUE;
      self->cut = gops_line_reader_is_cut (self->lines);
      split_line (self, line);
      if (g_str_has_suffix (self->cells[0], "@chatroom"))
        self->n_groups++;
      else if (*self->cells[0] != '\0' && !gops_wechat_id_is_bot (self->cells[0]))
        return TRUE;
    }
}

static gboolean
contact_next (GopsTableSource *source,
              gboolean        *out_more,
              GCancellable    *cancellable,
              GError         **error)
{
  GopsContactList *self = (GopsContactList *) source;
  char *header;

  if (self->begun)
    return read_contact (self, out_more, cancellable, error);
  self->begun = TRUE;
  if (!gops_line_reader_next (self->lines, &header, cancellable, error))
    return FALSE;
  *out_more = header != NULL;
  memcpy (self->cells, columns, sizeof columns);
  return TRUE;
}

static guint
contact_get_n_cells (GopsTableSource *source)
{
  return ((GopsContactList *) source)->cut ? 0 : N_CELLS;
}

static const char *
contact_get_cell (GopsTableSource *source,
                  guint            index)
{
  return ((GopsContactList *) source)->cells[index];
}

static guint64
contact_get_line (GopsTableSource *source)
{
  return gops_line_reader_get_number (((GopsContactList *) source)->lines);
}

static GopsTableFault
contact_get_fault (GopsTableSource *source)
{
  return ((GopsContactList *) source)->cut ? GOPS_TABLE_FAULT_TOO_LONG : GOPS_TABLE_FAULT_NONE;
}

static guint64
contact_get_offset (GopsTableSource *source)
{
  return gops_text_decoder_get_offset (gops_line_reader_get_decoder (((GopsContactList *) source)->lines));
}

static const char *
contact_get_encoding (GopsTableSource *source)
{
  return gops_text_decoder_get_encoding (gops_line_reader_get_decoder (((GopsContactList *) source)->lines));
}

static const GopsTextDamage *
contact_get_damage (GopsTableSource *source)
{
  return gops_text_decoder_get_damage (gops_line_reader_get_decoder (((GopsContactList *) source)->lines));
}

static void
contact_free (GopsTableSource *source)
{
  gops_line_reader_free (((GopsContactList *) source)->lines);
  g_free (source);
}

static const GopsTableSourceClass contact_class = {
  .next = contact_next,
  .get_n_cells = contact_get_n_cells,
  .get_cell = contact_get_cell,
  .get_line = contact_get_line,
  .get_fault = contact_get_fault,
  .get_offset = contact_get_offset,
  .get_encoding = contact_get_encoding,
  .get_damage = contact_get_damage,
  .free = contact_free,
};

GopsContactList *
gops_contact_list_new (GopsTextDecoder *decoder)
{
  GopsContactList *self = g_new0 (GopsContactList, 1);

  self->source.klass = &contact_class;
  self->lines = gops_line_reader_new (decoder, MAX_LINE);
  for (guint i = 0; i < N_CELLS; i++)
    self->cells[i] = "";
  return self;
}

guint64
gops_contact_list_get_n_groups (GopsContactList *self)
{
  return self->n_groups;
}
