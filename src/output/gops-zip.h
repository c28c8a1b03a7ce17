/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ZIP file of a few small members, as documents are made of. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _GopsZip GopsZip;

GopsZip *gops_zip_new    (void);
void     gops_zip_free   (GopsZip    *self);

/* Adds @content under @name (ASCII, with "/" between); kept as it is, without compression. */
void     gops_zip_add    (GopsZip    *self,
                          const char *name,
                          const char *content);

void     gops_zip_add_bytes (GopsZip    *self,
                             const char *name,
                             GBytes     *content);

/* (transfer full): the file; nothing can be added afterwards. */
GBytes  *gops_zip_finish (GopsZip    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsZip, gops_zip_free)

G_END_DECLS
