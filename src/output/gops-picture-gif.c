/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures: the first frame of a GIF, cut out of the file, so that nothing that comes after it is read. */
#include "config.h"

#include <string.h>
#include "gops-picture-private.h"

#define HEAD 13              /* bytes: signature and screen */
#define EXTENSION 0x21
#define FRAME 0x2c
#define TRAILER 0x3b

typedef struct
{
  const guint8 *data;
  gsize         size;
  gsize         at;
} Gif;

static gboolean
skip (Gif *self, gsize n)
{
  if (n > self->size - self->at)
    return FALSE;
  self->at += n;
  return TRUE;
}

static guint32
read_two (const Gif *self, gsize at)
{
  return (guint32) self->data[at] | (guint32) self->data[at + 1] << 8;
}

/* @flags: as they stand in the file: whether there is a table, and of how many colours. */
static gboolean
skip_colors (Gif *self, guint8 flags)
{
  return (flags & 0x80) == 0 || skip (self, (gsize) 3 << ((flags & 7) + 1));
}

/* Blocks of data end with an empty one; what the file ends in the middle of is taken as it is. */
static void
skip_blocks (Gif *self)
{
  gsize n;

  while (self->at < self->size && (n = self->data[self->at]) > 0)
    if (!skip (self, n + 1))
      {
        self->at = self->size;
        return;
      }
  (void) skip (self, 1);
}

/* At the frame, whose size is then allowed. */
static gboolean
find_frame (Gif *self, GopsPictureSource *source)
{
  if (self->size < HEAD || !gops_picture_allows (source, read_two (self, 6), read_two (self, 8)))
    return FALSE;
  self->at = HEAD;
  if (!skip_colors (self, self->data[10]))
    return FALSE;
  while (self->at + 10 < self->size && self->data[self->at] == EXTENSION)
    {
      self->at += 2;
      skip_blocks (self);
    }
  return self->at + 10 < self->size && self->data[self->at] == FRAME
         && gops_picture_allows (source, read_two (self, self->at + 5), read_two (self, self->at + 7));
}

GBytes *
gops_picture_gif_first (GopsPictureSource *source)
{
  Gif self = { .data = g_bytes_get_data (source->bytes, NULL), .size = g_bytes_get_size (source->bytes) };
  GByteArray *first;

  if (!find_frame (&self, source))
    return NULL;
  self.at += 10;
  if (!skip_colors (&self, self.data[self.at - 1]) || !skip (&self, 1))
    return NULL;
  skip_blocks (&self);
  first = g_byte_array_sized_new ((guint) self.at + 1);
  g_byte_array_append (first, self.data, (guint) self.at);
  g_byte_array_append (first, &(guint8) { TRAILER }, 1);
  return g_byte_array_free_to_bytes (first);
}
