/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of users' own SOPs, each one action that is undone by name. What they are given is copied.
 * Errors: GOPS_METHOD_ERROR_NOT_FOUND, GOPS_METHOD_ERROR_INVALID when the SOP is one of the program's, GOPS_METHOD_ERROR_SCHEMA when
 * what would come of it is none (see gops_own_sop_read()), and those of the store. */
#pragma once

#include "gops-own-sops.h"

G_BEGIN_DECLS

/* An SOP without entries, named in @language. Returns: (transfer full) (nullable): its id. */
char     *gops_own_sop_new         (GopsStore          *store,
                                    const char         *name,
                                    const char         *language,
                                    GError            **error);

/* A copy that can be changed, under the name of the program's with a word that tells them apart. Returns: as above. */
char     *gops_own_sop_copy        (GopsStore          *store,
                                    const GopsSop      *source,
                                    GError            **error);

/* Writes an entry: in the place of the one with its id, else as a new one with an id of its own, which @out_id (optional)
 * (transfer full) gets. Entries stand in the order of their days and hours. While somebody types, changes of one entry become one
 * action. */
gboolean  gops_own_sop_put_item    (GopsStore          *store,
                                    const char         *id,
                                    const GopsSopItem  *item,
                                    char              **out_id,
                                    GError            **error);
gboolean  gops_own_sop_remove_item (GopsStore          *store,
                                    const char         *id,
                                    const char         *item,
                                    GError            **error);

/* Writes all but the entries: name, summary, scenario, start, days, repeat, kinds. */
gboolean  gops_own_sop_set_head    (GopsStore          *store,
                                    const char         *id,
                                    const GopsSop      *head,
                                    GError            **error);

/* @text in @language alone, the other language as it was. */
GopsText  gops_text_with           (const GopsText     *text,
                                    const char         *language,
                                    const char         *words);

G_END_DECLS
