/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The method room's error domain. */
#include "config.h"

#include "gops-method-error.h"

G_DEFINE_QUARK (gops-method-error-quark, gops_method_error)

gboolean
gops_method_fail (GError          **error,
                  GopsMethodError   code,
                  const char       *format,
                  ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (GOPS_METHOD_ERROR, code, format, args);
  va_end (args);
  return FALSE;
}
