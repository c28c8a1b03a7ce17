/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody on the list of seed users. */
#pragma once

#include <adwaita.h>

#include "gops-dossier.h"

G_BEGIN_DECLS

#define GOPS_TYPE_SEED_ROW (gops_seed_row_get_type ())
G_DECLARE_FINAL_TYPE (GopsSeedRow, gops_seed_row, GOPS, SEED_ROW, AdwActionRow)

GtkWidget *gops_seed_row_new    (void);
gint64     gops_seed_row_get_id (GopsSeedRow       *self);

/* @attempts: so far. Commands go up as "seeds.attempt", "seeds.copy" and "seeds.remove" with the id. */
void       gops_seed_row_set    (GopsSeedRow       *self,
                                 const GopsDossier *dossier,
                                 GopsOutreach      *outreach,
                                 guint              attempts);

G_END_DECLS
