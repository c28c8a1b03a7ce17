/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much something matters that the app has to say. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  GOPS_SEVERITY_INFO,
  GOPS_SEVERITY_SUGGESTION,
  GOPS_SEVERITY_WARNING,
  GOPS_SEVERITY_ERROR
} GopsSeverity;

/* "info", … as the command line prints them. */
const char *gops_severity_to_string (GopsSeverity severity);

G_END_DECLS
