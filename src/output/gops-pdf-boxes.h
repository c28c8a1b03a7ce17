/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a page of a PDF is cut: the boxes that cairo cannot write. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Adds TrimBox and BleedBox to the only page of @pdf, a file of PDF 1.4 from cairo, by an incremental update, which is how the
 * format wants a file changed (ISO 32000-1, 7.5.6).  @trim, @bleed: points from each edge of the page.
 * Returns: FALSE when the file is not built as cairo builds it; @pdf is as it was then. */
gboolean gops_pdf_add_boxes (GByteArray *pdf,
                             double      width,
                             double      height,
                             double      trim,
                             double      bleed);

G_END_DECLS
