/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scratch file for what is too much for memory. It has no name, so that nothing is left of it however this process
 * ends. Errors are G_FILE_ERROR. */
#pragma once

#include <glib.h>

typedef struct _GopsScratch GopsScratch;

/** gops_scratch_new: makes no file yet */
GopsScratch *gops_scratch_new      (void);
void         gops_scratch_free     (GopsScratch  *self);

/** gops_scratch_append: puts bytes at the end */
gboolean     gops_scratch_append   (GopsScratch  *self,
                                    const void   *bytes,
                                    gsize         size,
                                    GError      **error);

/** gops_scratch_read: fills @buffer with @size bytes that were put at @offset; fewer are an error */
gboolean     gops_scratch_read     (GopsScratch  *self,
                                    guint64       offset,
                                    void         *buffer,
                                    gsize         size,
                                    GError      **error);

/** gops_scratch_get_size: Returns: bytes that were put into it */
guint64      gops_scratch_get_size (GopsScratch  *self);

/** gops_scratch_clear: forgets what is in it */
void         gops_scratch_clear    (GopsScratch  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsScratch, gops_scratch_free)
