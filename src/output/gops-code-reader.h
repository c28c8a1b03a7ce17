/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the QR codes of a picture, by zbar.  Where the program was built without it nothing is read, and it says so.
 * All of it may run in any thread. */
#pragma once

#include <cairo.h>
#include <gio/gio.h>
#include "gops-dossier.h"

G_BEGIN_DECLS

typedef struct
{
  char *text;           /* (owned) UTF-8 */
  double x, y, w, h;    /* what its modules cover, in pixels of the picture */
} GopsCode;

void       gops_code_free                (GopsCode         *self);

gboolean   gops_code_reader_is_available (void);

/* Every code whose text is valid UTF-8, or in one of the encodings that readers guess.  @picture: an image surface; what
 * shows through is white.  (element-type GopsCode) (transfer full) (nullable)
 * Errors: GOPS_OUTPUT_ERROR_NO_READER, GOPS_OUTPUT_ERROR_DRAWING without memory. */
GPtrArray *gops_code_reader_read         (cairo_surface_t  *picture,
                                          GError          **error);

/* The text of the one code in a picture: a screenshot of a WeChat group's code, a photo.  Such a one may be dark, or
 * far too large.  (transfer full) (nullable)
 * Errors: as above; GOPS_OUTPUT_ERROR_PICTURE where there is none, or more than one, or the picture cannot be read. */
char      *gops_code_read_file           (GFile            *file,
                                          GCancellable     *cancellable,
                                          GError          **error);

/* The same of a picture called @name, for people.  (transfer full) (nullable) */
char      *gops_code_read_bytes          (GBytes           *bytes,
                                          const char       *name,
                                          GCancellable     *cancellable,
                                          GError          **error);

/* The last day of a code out of @file that lives @days (after that day on which it was made): counted from the day on which
 * the file was written, or from @today where that is not known or lies ahead.  @file: (nullable).  Days as gops-day.h has them. */
int        gops_code_propose_end         (GFile            *file,
                                          int               today,
                                          int               days);

/* The same for a code of the group of @dossier, whose platform says how long codes live: YYYY-MM-DD, "" where they do not
 * end.  @file: (nullable): made just now.  (transfer full) */
char      *gops_code_propose_until       (GFile            *file,
                                          const GopsDossier *dossier);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsCode, gops_code_free)

G_END_DECLS
