/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gops-test-zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdio.h>
#include <string.h>

struct _GopsTestZip
{
  struct archive *writer;
};

GopsTestZip *
gops_test_zip_new (const char *path, const char *options)
{
  GopsTestZip *self = g_new0 (GopsTestZip, 1);

  self->writer = archive_write_new ();
  archive_write_set_format_zip (self->writer);
  if (options != NULL)
    g_assert_cmpint (archive_write_set_options (self->writer, options), ==, ARCHIVE_OK);
  (void) archive_write_set_passphrase (self->writer, "geheim");   /* used by options that encrypt */
  g_assert_cmpint (archive_write_open_filename (self->writer, path), ==, ARCHIVE_OK);
  return self;
}

void
gops_test_zip_add (GopsTestZip *self, const char *name, const void *content, gssize length)
{
  struct archive_entry *entry = archive_entry_new ();
  gsize size = length < 0 ? strlen (content) : (gsize) length;

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, g_str_has_suffix (name, "/") ? AE_IFDIR : AE_IFREG);
  archive_entry_set_size (entry, (la_int64_t) size);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_mtime (entry, 1700000000, 0);
  g_assert_cmpint (archive_write_header (self->writer, entry), ==, ARCHIVE_OK);
  if (size > 0)
    g_assert_cmpint (archive_write_data (self->writer, content, size), ==, (la_ssize_t) size);
  archive_entry_free (entry);
}

void
gops_test_zip_close (GopsTestZip *self)
{
  g_assert_cmpint (archive_write_close (self->writer), ==, ARCHIVE_OK);
  archive_write_free (self->writer);
  g_free (self);
}

void
gops_test_zip_write (const char *path, const char *name, ...)
{
  GopsTestZip *zip = gops_test_zip_new (path, NULL);
  va_list more;

  va_start (more, name);
  for (; name != NULL; name = va_arg (more, const char *))
    gops_test_zip_add (zip, name, va_arg (more, const char *), -1);
  va_end (more);
  gops_test_zip_close (zip);
}

void
gops_test_write_file (const char *path, const void *bytes, gssize length)
{
  gsize size = length < 0 ? strlen (bytes) : (gsize) length;
  FILE *file = fopen (path, "wb");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (bytes, 1, size, file), ==, size);
  g_assert_cmpint (fclose (file), ==, 0);
}
