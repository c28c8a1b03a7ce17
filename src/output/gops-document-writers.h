/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents as text for a chat (gops-write-text.h), as Markdown, as HTML and as pages.  One file for each writer. */
#pragma once

#include <gio/gio.h>
#include "gops-document.h"
#include "gops-write-text.h"

G_BEGIN_DECLS

/* CommonMark with tables.  (transfer full) */
char     *gops_write_markdown  (GopsDocument  *document);
/* One self-contained file without scripts or anything from elsewhere.  (transfer full) */
char     *gops_write_html      (GopsDocument  *document);
/* A4 pages with numbers.  @author: (nullable).  (transfer full) (nullable)  Errors: GOPS_OUTPUT_ERROR_DRAWING. */
GBytes   *gops_write_pdf       (GopsDocument  *document,
                                const char    *author,
                                GError       **error);

/* OpenDocument text.  @author: (nullable).  (transfer full) */
GBytes   *gops_write_odt       (GopsDocument  *document,
                                const char    *author);
/* The pages one below the other as one picture, 144 dots to the inch.  (transfer full) (nullable)
 * Errors: GOPS_OUTPUT_ERROR_DRAWING, also when there are more pages than a picture can hold. */
GBytes   *gops_write_png       (GopsDocument  *document,
                                const char    *author,
                                GError       **error);

/* Writes @document to @to by the end of its name: .txt (with @markup), .md, .html, .pdf, .odt, .png; all or nothing.
 * Errors: GOPS_OUTPUT_ERROR_FORMAT for another ending. */
gboolean  gops_document_export (GopsDocument  *document,
                                GFile         *to,
                                const char    *markup,
                                const char    *author,
                                GCancellable  *cancellable,
                                GError       **error);

G_END_DECLS
