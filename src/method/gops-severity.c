/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of severities. */
#include "config.h"

#include "gops-severity.h"

const char *
gops_severity_to_string (GopsSeverity severity)
{
  static const char *const names[] = { "info", "suggestion", "warning", "error" };

  return names[severity];
}
