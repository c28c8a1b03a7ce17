/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan of a group as CSV, as our own import reads it back. */
#pragma once

#include "gops-dossier.h"

G_BEGIN_DECLS

/* All items and series under headers in the group's language; texts with their variables, as they were written.
 * (transfer full) */
char *gops_plan_csv (const GopsDossier *dossier);

G_END_DECLS
