/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents as one long picture for a phone: as wide as a post, as high as the text. */
#pragma once

#include <gio/gio.h>

#include "gops-document.h"

G_BEGIN_DECLS

#define GOPS_LONG_PICTURE_WIDTH 1080   /* pixels */
#define GOPS_LONG_PICTURE_MOST  30000  /* pixels high: more than that no phone shows */

/* As PNG.  @kicker: (nullable) stands above a title that does not hold it: the group's name.  @author: (nullable).
 * (transfer full) (nullable)  Errors: GOPS_OUTPUT_ERROR_DRAWING, also when the text is too long. */
GBytes   *gops_write_long_picture (GopsDocument  *document,
                                   const char    *kicker,
                                   const char    *author,
                                   GError       **error);

/* As gops_document_export(), with a long picture in the place of pages where the name ends in .png. */
gboolean  gops_document_export_long (GopsDocument  *document,
                                   const char    *kicker,
                                   GFile         *to,
                                   const char    *author,
                                   GCancellable  *cancellable,
                                   GError       **error);

G_END_DECLS
