/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a text names a person, by the whole name or as people call each other. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether @text names @name (nullable): the whole of it, its first or last word ("Maeve" for "Maeve Tanner"), or in
 * Chinese the given name, 小禾, 程老师. Case makes no difference, except for names that are words as well ("Will"). */
gboolean gops_text_names_person (const char *text,
                                 const char *name);

G_END_DECLS
