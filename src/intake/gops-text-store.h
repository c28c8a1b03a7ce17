/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many texts under their numbers: the first 64 MiB in memory, more of them in a temporary file. */
#pragma once

#include <gio/gio.h>

/* Calling sequence: new, add until all are there, finish, get in any order, free. */
#define GOPS_TEXT_STORE_IN_MEMORY (64 * 1024 * 1024)                 /* bytes */
#define GOPS_TEXT_STORE_MAX       (G_GUINT64_CONSTANT (2) << 30)     /* bytes of all texts */
#define GOPS_TEXT_STORE_MAX_TEXTS (32 * 1024 * 1024)

typedef struct _GopsTextStore GopsTextStore;

/** gops_text_store_new: @in_memory: bytes, %GOPS_TEXT_STORE_IN_MEMORY */
GopsTextStore *gops_text_store_new    (gsize           in_memory);
void           gops_text_store_free   (GopsTextStore  *self);

/** gops_text_store_add: Errors: %GOPS_INTAKE_ERROR_LIMIT beyond the limits, those of GIO */
gboolean       gops_text_store_add    (GopsTextStore  *self,
                                       const char     *text,
                                       gsize           length,
                                       GError        **error);
gboolean       gops_text_store_finish (GopsTextStore  *self,
                                       GError        **error);
guint          gops_text_store_get_n  (GopsTextStore  *self);

/** gops_text_store_get_length: Returns: bytes of the text; 0 for one that is not there */
gsize          gops_text_store_get_length (GopsTextStore *self,
                                       guint64         index);

/** gops_text_store_get: appends the text to @to; nothing for one that is not there */
gboolean       gops_text_store_get    (GopsTextStore  *self,
                                       guint64         index,
                                       GString        *to,
                                       GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsTextStore, gops_text_store_free)
