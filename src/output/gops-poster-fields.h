/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a group's posters say before anybody has typed: taken from its positioning, rules, plan and members. */
#pragma once

#include "gops-dossier.h"
#include "gops-poster-template.h"

G_BEGIN_DECLS

/* A value for every field of @design that the group has something to say for; the others are left out, so
 * that no invented example is ever printed.  @channel: (nullable) whose code it carries; NULL: the group's.
 * @store: (nullable) where the honour roll looks members up.  (element-type utf8 utf8) (transfer full) */
GHashTable *gops_poster_fields        (const GopsDossier   *dossier,
                                       GopsChannel         *channel,
                                       GopsPosterTemplate  *design,
                                       GopsStore           *store);

/* Puts what a poster record holds over @fields: a JSON object of strings (nullable); numbers count too. */
void        gops_poster_fields_merge  (GHashTable          *fields,
                                       const char          *json);
/* @fields as such a JSON object, in the order of ids.  (transfer full) */
char       *gops_poster_fields_to_json (GHashTable         *fields);

G_END_DECLS
