/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An SOP from what a group has planned: a week that went well, to be used again. */
#pragma once

#include "gops-dossier.h"
#include "gops-own-sops.h"

G_BEGIN_DECLS

/* Keeps what the group has planned from the day @first to the day @last (both of them, days as in gops-day.h; at most a year) as an
 * own SOP called @name, as one action: days of series as they fall, the group's name and owner as variables, materials by their
 * titles; what is about one person stays out. @out_items: (out) (optional): its entries.
 * Returns: (transfer full) (nullable): its id. Errors: GOPS_METHOD_ERROR_INVALID when there is nothing, or no name; GOPS_METHOD_ERROR_SCHEMA
 * when it is too much. */
char *gops_sop_from_plan (GopsStore          *store,
                          const GopsDossier  *dossier,
                          int                 first,
                          int                 last,
                          const char         *name,
                          guint              *out_items,
                          GError            **error);

G_END_DECLS
