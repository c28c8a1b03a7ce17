/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ZIP files (APPNOTE 6.3): each member with its header, then the list of them. Always the same bytes for the same content. */
#include "gops-zip.h"

#include <libdeflate.h>
#include <string.h>

#define LOCAL_HEADER   0x04034b50
#define CENTRAL_HEADER 0x02014b50
#define END            0x06054b50
#define VERSION        20
#define DATE           0x5821   /* 2024-01-01: the day of packing is nobody's business */

struct _GopsZip
{
  GByteArray *file;
  GByteArray *list;
  guint       n;
};

GopsZip *
gops_zip_new (void)
{
  GopsZip *self = g_new0 (GopsZip, 1);

  self->file = g_byte_array_new ();
  self->list = g_byte_array_new ();
  return self;
}

void
gops_zip_free (GopsZip *self)
{
  g_byte_array_unref (self->file);
  g_byte_array_unref (self->list);
  g_free (self);
}

static void
put16 (GByteArray *to, guint value)
{
  guint16 little = GUINT16_TO_LE ((guint16) value);

  g_byte_array_append (to, (const guint8 *) &little, sizeof little);
}

static void
put32 (GByteArray *to, gsize value)
{
  guint32 little = GUINT32_TO_LE ((guint32) value);

  g_byte_array_append (to, (const guint8 *) &little, sizeof little);
}

/* What both headers of a member say, from the version on. */
static void
put_member (GByteArray *to, const char *name, const void *content, gsize size)
{
  put16 (to, VERSION);
  put16 (to, 0);       /* flags */
  put16 (to, 0);       /* kept as it is */
  put16 (to, 0);       /* time */
  put16 (to, DATE);
  put32 (to, libdeflate_crc32 (0, content, size));
  put32 (to, size);
  put32 (to, size);
  put16 (to, (guint) strlen (name));
  put16 (to, 0);       /* extra */
}

static void
add_member (GopsZip *self, const char *name, const void *content, gsize size)
{
  gsize start = self->file->len;

  put32 (self->file, LOCAL_HEADER);
  put_member (self->file, name, content, size);
  g_byte_array_append (self->file, (const guint8 *) name, (guint) strlen (name));
  g_byte_array_append (self->file, content, (guint) size);

  put32 (self->list, CENTRAL_HEADER);
  put16 (self->list, VERSION);
  put_member (self->list, name, content, size);
  put16 (self->list, 0);   /* comment */
  put16 (self->list, 0);   /* disk */
  put16 (self->list, 0);   /* attributes */
  put32 (self->list, 0);
  put32 (self->list, start);
  g_byte_array_append (self->list, (const guint8 *) name, (guint) strlen (name));
  self->n++;
}

void
gops_zip_add (GopsZip *self, const char *name, const char *content)
{
  add_member (self, name, content, strlen (content));
}

void
gops_zip_add_bytes (GopsZip *self, const char *name, GBytes *content)
{
  add_member (self, name, g_bytes_get_data (content, NULL), g_bytes_get_size (content));
}

GBytes *
gops_zip_finish (GopsZip *self)
{
  gsize start = self->file->len;

  g_byte_array_append (self->file, self->list->data, self->list->len);
  put32 (self->file, END);
  put32 (self->file, 0);   /* disks */
  put16 (self->file, self->n);
  put16 (self->file, self->n);
  put32 (self->file, self->list->len);
  put32 (self->file, start);
  put16 (self->file, 0);   /* comment */
  return g_bytes_new (self->file->data, self->file->len);
}
