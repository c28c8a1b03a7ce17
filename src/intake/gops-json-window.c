/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of the JSON reader: the part of the file that is in memory. */
#include "config.h"

#include "gops-json-pull-private.h"

#include <string.h>

#include "gops-text-sniffer.h"

#define WINDOW  (64 * 1024)
#define SURPLUS 8   /* bytes behind the window that may be looked at */

static gssize
read_decoded (GopsJsonPull  *self,
              char          *to,
              gsize          room,
              GError       **error)
{
  gsize n;

  if (self->decoded_used == self->decoded->len)
    {
      g_string_truncate (self->decoded, 0);
      self->decoded_used = 0;
      if (!gops_text_decoder_read (self->decoder, self->decoded, self->cancellable, error))
        return -1;
    }
  n = MIN (room, self->decoded->len - self->decoded_used);
  memcpy (to, self->decoded->str + self->decoded_used, n);
  self->decoded_used += n;
  return (gssize) n;
}

gboolean
gops_json_window_fill (GopsJsonPull *self)
{
  gsize left = self->end - self->p, room = WINDOW - left;
  GError *error = NULL;
  gssize got;

  if (self->at_end || room == 0)
    return FALSE;
  self->before += self->p - self->window;
  memmove (self->window, self->p, left);
  self->p = self->window;
  if (g_cancellable_set_error_if_cancelled (self->cancellable, &error))
    got = -1;
  else if (self->decoder != NULL)
    got = read_decoded (self, self->window + left, room, &error);
  else
    got = g_input_stream_read (self->stream, self->window + left, room, self->cancellable, &error);
  self->end = self->window + left + MAX (got, 0);
  *self->end = '\0';
  if (got < 0)
    gops_json_pull_fail (self, error);
  self->at_end = got <= 0;
  return got > 0;
}

void
gops_json_window_want (GopsJsonPull *self,
                       gsize         n)
{
  while ((gsize) (self->end - self->p) < n && gops_json_window_fill (self))
    ;
}

void
gops_json_window_note (GopsJsonPull   *self,
                       GopsTextDamage *what)
{
  if (what->count++ > 0)
    return;
  what->offset = gops_json_pull_get_offset (self);
  what->line = self->line;
}

/* JSON begins with a character of ASCII, so that UTF-16 shows in the first two bytes even without a mark. */
static const char *
find_encoding (const char *head,
               gsize       length)
{
  if (length < 2)
    return "UTF-8";
  if (memcmp (head, "\377\376", 2) == 0 || (head[0] != '\0' && head[1] == '\0'))
    return "UTF-16LE";
  if (memcmp (head, "\376\377", 2) == 0 || (head[0] == '\0' && head[1] != '\0'))
    return "UTF-16BE";
  return "UTF-8";
}

static gboolean
open_decoder (GopsJsonPull  *self,
              const char    *encoding,
              GError       **error)
{
  self->decoder = gops_text_decoder_new (self->stream, encoding, self->cancellable, error);
  if (self->decoder == NULL)
    return FALSE;
  self->decoded = g_string_new (NULL);
  self->p = self->end = self->window;
  *self->end = '\0';
  self->at_end = FALSE;
  return TRUE;
}

gboolean
gops_json_window_open (GopsJsonPull  *self,
                       const char    *encoding,
                       GError       **error)
{
  const char *name = encoding == NULL ? NULL : gops_text_encoding_canonical (encoding);

  self->window = g_malloc0 (WINDOW + SURPLUS);
  self->p = self->end = self->window;
  *self->end = '\0';
  self->line = 1;
  if (encoding != NULL && g_strcmp0 (name, "UTF-8") != 0)
    return open_decoder (self, encoding, error);

  gops_json_window_want (self, 4);
  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }
  name = find_encoding (self->p, self->end - self->p);
  if (!g_str_equal (name, "UTF-8"))
    return open_decoder (self, name, error);
  if (self->end - self->p >= 3 && memcmp (self->p, "\357\273\277", 3) == 0)
    self->p += 3;
  return TRUE;
}
