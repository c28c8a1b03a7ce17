/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quoting a group's text in a title. */
#pragma once

#include "gops-fill.h"

G_BEGIN_DECLS

/* The beginning of @text with variables filled: eleven Han or twenty-eight Latin characters, for titles stand in a narrow
 * pane. Returns: (transfer full). */
char *gops_quote (const GopsFillValues *values,
                  const char           *text);

G_END_DECLS
