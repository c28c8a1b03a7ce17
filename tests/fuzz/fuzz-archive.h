/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a file of what a fuzzer gives: an archive as it is, when it begins as one, else an archive of parts that are
 * well packed, so that what is in them is read at all. */
#pragma once

#include <gio/gio.h>

#include "gops-test-zip.h"

/* Parts end at a byte 0xff, which is in no UTF-8. */
static inline GFile *
fuzz_archive (const guint8 *data, gsize size, const char *const *names)
{
  static char *path;
  const guint8 *end = data + size;
  GopsTestZip *zip;

  if (path == NULL)
    path = g_strdup_printf ("%s/groupops-fuzz-%08x.zip", g_get_tmp_dir (), g_random_int ());
  if (size >= 2 && data[0] == 'P' && data[1] == 'K')
    {
      gops_test_write_file (path, data, (gssize) size);
      return g_file_new_for_path (path);
    }
  zip = gops_test_zip_new (path, "zip:compression=store");
  for (guint i = 0; names[i] != NULL; i++)
    {
      const guint8 *stop = memchr (data, 0xff, (gsize) (end - data));

      gops_test_zip_add (zip, names[i], data, (gssize) ((stop != NULL ? stop : end) - data));
      data = stop != NULL ? stop + 1 : end;
    }
  gops_test_zip_close (zip);
  return g_file_new_for_path (path);
}
