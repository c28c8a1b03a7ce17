/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who would move, up first: a list that tells each by name and reason when they come into view. */
#pragma once

#include <adwaita.h>

#include "gops-tiers.h"

G_BEGIN_DECLS

#define GOPS_TYPE_MOVES_LIST (gops_moves_list_get_type ())
G_DECLARE_FINAL_TYPE (GopsMovesList, gops_moves_list, GOPS, MOVES_LIST, AdwBin)

GtkWidget *gops_moves_list_new   (GopsStore             *store);

/* @table, @result: (nullable): live until others are set */
void       gops_moves_list_set   (GopsMovesList         *self,
                                  GopsTierTable         *table,
                                  const GopsTiersResult *result,
                                  const char            *language);
guint      gops_moves_list_count (GopsMovesList         *self);

G_END_DECLS
