/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a file could not be read or written, and what to do. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-file-problem.h"

/* One format with the file's name for each cause; @otherwise also takes what the system says. */
typedef struct
{
  GIOErrorEnum code;
  const char  *format;
} Cause;

static const Cause reading[] = {
  { G_IO_ERROR_NOT_FOUND,         N_("%s: there is no such file; check its name and folder") },
  { G_IO_ERROR_NOT_DIRECTORY,     N_("%s: there is no such file; check its name and folder") },
  { G_IO_ERROR_IS_DIRECTORY,      N_("%s: this is a folder; choose a file in it") },
  { G_IO_ERROR_PERMISSION_DENIED, N_("%s: you may not read this file; change its rights or copy it into a folder of your own") },
};

static const Cause writing[] = {
  { G_IO_ERROR_NOT_FOUND,         N_("%s: there is no such folder; make it or choose another place") },
  { G_IO_ERROR_NOT_DIRECTORY,     N_("%s: there is no such folder; make it or choose another place") },
  { G_IO_ERROR_IS_DIRECTORY,      N_("%s: a folder has this name; choose another one") },
  { G_IO_ERROR_PERMISSION_DENIED, N_("%s: you may not write there; choose a folder of your own") },
  { G_IO_ERROR_READ_ONLY,         N_("%s: nothing can be written there; choose a folder of your own") },
  { G_IO_ERROR_NO_SPACE,          N_("%s: the disk is full; free some space and try again") },
};

static void
explain (GFile       *file,
         const Cause *causes,
         guint        n_causes,
         const char  *otherwise,
         GError     **error)
{
  g_autofree char *name = g_file_get_parse_name (file);
  g_autofree char *system = NULL;

  if (error == NULL || *error == NULL || (*error)->domain != G_IO_ERROR || (*error)->code == G_IO_ERROR_CANCELLED)
    return;
  system = g_steal_pointer (&(*error)->message);
  for (guint i = 0; i < n_causes; i++)
    if ((*error)->code == (int) causes[i].code)
      {
        (*error)->message = g_strdup_printf (_(causes[i].format), name);
        return;
      }
  (*error)->message = g_strdup_printf (otherwise, name, system);
}

void
gops_file_problem_reading (GFile   *file,
                           GError **error)
{
  explain (file, reading, G_N_ELEMENTS (reading), _("%s: the file can’t be read (%s); copy it to another place and try again"), error);
}

void
gops_file_problem_writing (GFile   *file,
                           GError **error)
{
  explain (file, writing, G_N_ELEMENTS (writing), _("%s: the file can’t be written (%s); choose another place and try again"), error);
}
