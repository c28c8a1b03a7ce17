/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can go wrong with method data and with what is made from it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GopsMethodError:
 * @GOPS_METHOD_ERROR_SYNTAX: a file is no JSON
 * @GOPS_METHOD_ERROR_SCHEMA: a file is JSON of another shape; the message names file and member
 * @GOPS_METHOD_ERROR_REFERENCE: an id names nothing
 * @GOPS_METHOD_ERROR_NOT_FOUND: what was asked for is not in the catalogue
 * @GOPS_METHOD_ERROR_INVALID: an argument makes no sense (an empty name, a date that does not exist)
 * @GOPS_METHOD_ERROR_CIRCLE: a family of groups runs in a circle
 * @GOPS_METHOD_ERROR_DATE: the date does not exist, or cannot be this one
 * @GOPS_METHOD_ERROR_REASON: it was not said why
 */
typedef enum
{
  GOPS_METHOD_ERROR_SYNTAX,
  GOPS_METHOD_ERROR_SCHEMA,
  GOPS_METHOD_ERROR_REFERENCE,
  GOPS_METHOD_ERROR_NOT_FOUND,
  GOPS_METHOD_ERROR_INVALID,
  GOPS_METHOD_ERROR_CIRCLE,
  GOPS_METHOD_ERROR_DATE,
  GOPS_METHOD_ERROR_REASON
} GopsMethodError;

#define GOPS_METHOD_ERROR (gops_method_error_quark ())
GQuark gops_method_error_quark (void);

/* Sets @error (nullable). Returns: %FALSE */
gboolean gops_method_fail (GError          **error,
                           GopsMethodError   code,
                           const char       *format,
                           ...) G_GNUC_PRINTF (3, 4);

G_END_DECLS
