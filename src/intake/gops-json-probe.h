/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What fields the beginning of a JSON file has, for telling which program wrote it. */
#pragma once

#include <glib.h>

typedef struct _GopsJsonProbe GopsJsonProbe;

/**
 * gops_json_probe_new:
 * @text: the beginning of a file, wherever it was cut
 *
 * Returns: (nullable): %NULL when it begins no object and no list
 */
GopsJsonProbe *gops_json_probe_new  (const char          *text);
void           gops_json_probe_free (GopsJsonProbe       *self);

/**
 * gops_json_probe_get:
 * @path: names with dots between, [] for the elements of a list: "messages[].sender.uid"
 *
 * Returns: (nullable): the first text, number or word there; "" when it is something else; %NULL when there is nothing
 */
const char    *gops_json_probe_get  (const GopsJsonProbe *self,
                                     const char          *path);

/** gops_json_probe_has: whether there is anything at @path */
gboolean       gops_json_probe_has  (const GopsJsonProbe *self,
                                     const char          *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsJsonProbe, gops_json_probe_free)
