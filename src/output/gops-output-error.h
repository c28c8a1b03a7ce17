/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can go wrong on the way out. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define GOPS_OUTPUT_ERROR (gops_output_error_quark ())

typedef enum
{
  GOPS_OUTPUT_ERROR_TOO_LONG,     /* a text does not fit into a code */
  GOPS_OUTPUT_ERROR_TEMPLATE,     /* a poster template is not valid */
  GOPS_OUTPUT_ERROR_FORMAT,       /* no such file format, size, palette or template */
  GOPS_OUTPUT_ERROR_DRAWING,      /* the picture could not be made (too large, no memory) */
  GOPS_OUTPUT_ERROR_FONT,         /* no font shows any of the text */
  GOPS_OUTPUT_ERROR_VALUE,        /* a field of a poster says what cannot be: a date that does not exist */
  GOPS_OUTPUT_ERROR_NO_READER,    /* built without what reads codes */
  GOPS_OUTPUT_ERROR_PICTURE,      /* a picture cannot be read, or is too large, or has not the one code wanted */
} GopsOutputError;

GQuark gops_output_error_quark (void);

G_END_DECLS
