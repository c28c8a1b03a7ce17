/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture out of somebody's file, made small enough to be kept in the workspace. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is read: as gops-picture-loader.h says. What comes out: a PNG of at most 256 × 256 pixels, upright, without what the
 * camera wrote about it. */
#define GOPS_PICTURE_SIZE 256

/* Reads and scales @file in a thread. */
void    gops_picture_file_load_async  (GFile                *file,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);

/* Returns: (transfer full) (nullable): the PNG. Errors: as gops_picture_load (): what cannot be read, is too large, or is no picture;
 * the message names the file and says what to do. */
GBytes *gops_picture_file_load_finish (GAsyncResult         *result,
                                       GError              **error);

/* The same at once, for tests. */
GBytes *gops_picture_file_load        (GFile                *file,
                                       GCancellable         *cancellable,
                                       GError              **error);

/* The same of what was kept of a file called @name. @size: pixels to which it is made smaller; 0: as it is, upright. */
GBytes *gops_picture_bytes_load      (GBytes               *bytes,
                                      const char           *name,
                                      int                   size,
                                      GCancellable         *cancellable,
                                      GError              **error);

G_END_DECLS
