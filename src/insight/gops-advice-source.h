/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where advice comes from, in words. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @source as advice and findings carry it: codes such as "M3 Rules" or "Ostrom 5", several joined by "; ". A code that
 * is not known stays as it is. Returns: (transfer full): for a person, in the interface's language. */
char     *gops_advice_source_say      (const char *source);

/* Whether every code in @source has its words. */
gboolean  gops_advice_source_is_known (const char *source);

G_END_DECLS
