/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A temporary file that nobody else can find: it loses its name when it is finished or given up. */
#pragma once

#include <gio/gio.h>

typedef struct
{
  GFile         *file;     /* (owned) (nullable) */
  GFileIOStream *stream;   /* (owned) (nullable) */
} GopsSpool;

#define GOPS_SPOOL_INIT { NULL, NULL }

gboolean      gops_spool_open   (GopsSpool     *self,
                                 GError       **error);
gboolean      gops_spool_write  (GopsSpool     *self,
                                 const void    *bytes,
                                 gsize          size,
                                 GCancellable  *cancellable,
                                 GError       **error);

/** gops_spool_finish: Returns: (transfer full): a seekable stream over what was written */
GInputStream *gops_spool_finish (GopsSpool     *self,
                                 GCancellable  *cancellable,
                                 GError       **error);
void          gops_spool_clear  (GopsSpool     *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GopsSpool, gops_spool_clear)
