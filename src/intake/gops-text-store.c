/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many texts under their numbers, in bounded memory. */
#include "config.h"

#include "gops-text-store.h"

#include <glib/gi18n-lib.h>

#include "gops-intake-error.h"
#include "gops-spool.h"

#define WRITE_AT (1024 * 1024)   /* bytes that are written at once when memory is not enough */

struct _GopsTextStore
{
  GArray       *ends;        /* (owned) (element-type guint64): where each text ends; the first begins at 0 */
  GString      *memory;      /* (owned): all texts, or those that are still to be written */
  gsize         in_memory;
  GopsSpool     spool;       /* open while texts are added, once memory is not enough */
  GInputStream *stream;      /* (owned) (nullable): what was spooled */
};

GopsTextStore *
gops_text_store_new (gsize in_memory)
{
  GopsTextStore *self = g_new0 (GopsTextStore, 1);

  self->ends = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->memory = g_string_new (NULL);
  self->in_memory = in_memory;
  return self;
}

void
gops_text_store_free (GopsTextStore *self)
{
  g_array_unref (self->ends);
  g_string_free (self->memory, TRUE);
  gops_spool_clear (&self->spool);
  g_clear_object (&self->stream);
  g_free (self);
}

static guint64
end_of (GopsTextStore *self,
        guint64        n)
{
  return n > 0 ? g_array_index (self->ends, guint64, n - 1) : 0;
}

static gboolean
write_memory (GopsTextStore  *self,
              GError        **error)
{
  if (self->spool.file == NULL && !gops_spool_open (&self->spool, error))
    return FALSE;
  if (!gops_spool_write (&self->spool, self->memory->str, self->memory->len, NULL, error))
    return FALSE;
  g_string_truncate (self->memory, 0);
  return TRUE;
}

gboolean
gops_text_store_add (GopsTextStore  *self,
                     const char     *text,
                     gsize           length,
                     GError        **error)
{
  guint64 end = end_of (self, self->ends->len) + length;

  if (end > GOPS_TEXT_STORE_MAX || self->ends->len >= GOPS_TEXT_STORE_MAX_TEXTS)
    {
      g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_LIMIT,
                   _("the workbook holds more than %u MiB of texts; save the sheet as CSV and import that"),
                   (guint) (GOPS_TEXT_STORE_MAX >> 20));
      return FALSE;
    }
  g_array_append_val (self->ends, end);
  g_string_append_len (self->memory, text, (gssize) length);
  return self->memory->len < (self->spool.file != NULL ? WRITE_AT : self->in_memory) || write_memory (self, error);
}

gboolean
gops_text_store_finish (GopsTextStore  *self,
                        GError        **error)
{
  if (self->spool.file == NULL)
    return TRUE;
  if (!write_memory (self, error))
    return FALSE;
  self->stream = gops_spool_finish (&self->spool, NULL, error);
  return self->stream != NULL;
}

guint
gops_text_store_get_n (GopsTextStore *self)
{
  return self->ends->len;
}

gsize
gops_text_store_get_length (GopsTextStore *self,
                            guint64        index)
{
  return index < self->ends->len ? end_of (self, index + 1) - end_of (self, index) : 0;
}

gboolean
gops_text_store_get (GopsTextStore  *self,
                     guint64         index,
                     GString        *to,
                     GError        **error)
{
  gsize length = gops_text_store_get_length (self, index), before = to->len, got;

  if (length == 0)
    return TRUE;
  if (self->stream == NULL)
    {
      g_string_append_len (to, self->memory->str + end_of (self, index), (gssize) length);
      return TRUE;
    }
  g_string_set_size (to, before + length);
  if (g_seekable_seek (G_SEEKABLE (self->stream), (goffset) end_of (self, index), G_SEEK_SET, NULL, error) &&
      g_input_stream_read_all (self->stream, to->str + before, length, &got, NULL, error))
    return TRUE;
  g_string_truncate (to, before);
  return FALSE;
}
