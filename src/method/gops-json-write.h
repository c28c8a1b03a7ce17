/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members of the objects that are written as method data. */
#pragma once

#include <json-glib/json-glib.h>

#include "gops-text.h"

G_BEGIN_DECLS

void gops_json_add_string (JsonBuilder    *json,
                           const char     *member,
                           const char     *value);
void gops_json_add_int    (JsonBuilder    *json,
                           const char     *member,
                           gint64          value);

/** gops_json_add_text: Writes a text in the languages that it has; a text without any is left out. */
void gops_json_add_text   (JsonBuilder    *json,
                           const char     *member,
                           const GopsText *text);

G_END_DECLS
