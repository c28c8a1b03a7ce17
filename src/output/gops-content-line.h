/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines that calendars (RFC 5545) and address cards (RFC 2426, RFC 6350) are made of. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends one content line, folded at 75 octets without cutting a character.  @value must be escaped. */
void  gops_content_append_line (GString    *out,
                                const char *name,
                                const char *value);

/* Backslash, comma, semicolon and line feed escaped.  (transfer full) */
char *gops_content_escape      (const char *text);

G_END_DECLS
