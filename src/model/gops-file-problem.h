/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * GIO tells that a file could not be opened, in the words of the system. People need to know what to do.
 * Domain and code of the error stay; that somebody cancelled is left as it is, and so are other domains.
 *
 *   if (g_file_load_contents (file, …, error))
 *     return TRUE;
 *   gops_file_problem_reading (file, error);
 *   return FALSE;
 *
 * @error: (nullable): as the failed call left it
 */
void gops_file_problem_reading (GFile *file, GError **error);
void gops_file_problem_writing (GFile *file, GError **error);

G_END_DECLS
