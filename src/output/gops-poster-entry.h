/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people may write into a field of a poster: dates and times that exist, numbers that count something. */
#pragma once

#include "gops-poster-template.h"

G_BEGIN_DECLS

/* Whether @value can be shown as the field's type says. An empty value is right: the field is left out.
 * Errors: GOPS_OUTPUT_ERROR_VALUE, naming the value and how to write it. */
gboolean gops_poster_entry_check (GopsPosterFieldType   type,
                                  const char           *value,
                                  GError              **error);

G_END_DECLS
