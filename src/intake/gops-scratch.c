/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scratch file without a name. */
#include "config.h"

#include "gops-scratch.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

struct _GopsScratch
{
  int     fd;     /* -1: no file */
  guint64 size;   /* bytes */
};

GopsScratch *
gops_scratch_new (void)
{
  GopsScratch *self = g_new (GopsScratch, 1);

  *self = (GopsScratch) { -1, 0 };
  return self;
}

void
gops_scratch_free (GopsScratch *self)
{
  if (self->fd >= 0)
    (void) g_close (self->fd, NULL);
  g_free (self);
}

static gboolean
fail (int      code,
      GError **error)
{
  g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (code), g_strerror (code));
  return FALSE;
}

static gboolean
open_file (GopsScratch  *self,
           GError      **error)
{
  g_autofree char *path = NULL;

  self->fd = g_file_open_tmp ("groupops-import-XXXXXX", &path, error);
  if (self->fd < 0)
    return FALSE;
  (void) g_unlink (path);
  return TRUE;
}

gboolean
gops_scratch_append (GopsScratch  *self,
                     const void   *bytes,
                     gsize         size,
                     GError      **error)
{
  const char *p = bytes;

  if (self->fd < 0 && !open_file (self, error))
    return FALSE;
  while (size > 0)
    {
      ssize_t written = pwrite (self->fd, p, size, (off_t) self->size);

      if (written < 0 && errno != EINTR)
        return fail (errno, error);
      p += MAX (written, 0);
      size -= (gsize) MAX (written, 0);
      self->size += (guint64) MAX (written, 0);
    }
  return TRUE;
}

gboolean
gops_scratch_read (GopsScratch  *self,
                   guint64       offset,
                   void         *buffer,
                   gsize         size,
                   GError      **error)
{
  char *p = buffer;

  while (size > 0)
    {
      ssize_t got = pread (self->fd, p, size, (off_t) offset);

      if (got == 0 || (got < 0 && errno != EINTR))
        return fail (got == 0 ? EIO : errno, error);
      p += MAX (got, 0);
      size -= (gsize) MAX (got, 0);
      offset += (guint64) MAX (got, 0);
    }
  return TRUE;
}

guint64
gops_scratch_get_size (GopsScratch *self)
{
  return self->size;
}

void
gops_scratch_clear (GopsScratch *self)
{
  self->size = 0;   /* what is put in next is written over it */
}
