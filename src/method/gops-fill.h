/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of clauses and plan items keep their variables ({group}, {owner}, …) in the workspace, so that a new name or
 * owner shows everywhere at once. Whoever shows, copies or exports such a text fills it first. */
#pragma once

#include "gops-dossier.h"

G_BEGIN_DECLS

/* What the variables stand for; what is NULL or empty becomes a neutral phrase in @language. */
typedef struct
{
  const char *language;
  const char *group, *owner, *audience, *theme;
  const char *quiet_from, *quiet_until;
  int         response_hours;   /* 0: a day */
  int         places;           /* 0: two hundred, beyond which a group falls silent */
} GopsFillValues;

/* Fills @text (nullable). No "{word}" is left: a variable that nobody knows becomes "…".
 * Returns: (transfer full): "" for NULL. */
char          *gops_fill               (const GopsFillValues *values,
                                        const char           *text);

/* The values of a group; they live as long as the dossier. */
GopsFillValues gops_fill_values        (const GopsDossier    *dossier);

/* What the group alone knows, without audience and theme; they live as long as the record is not changed. */
GopsFillValues gops_fill_values_of     (GopsGroup            *group);

/* Fills a text of the dossier's group. Returns: (transfer full): "" for NULL. */
char          *gops_method_fill        (const GopsDossier    *dossier,
                                        const char           *text);

G_END_DECLS
