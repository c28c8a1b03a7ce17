/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first thing one sees of all groups: how many need a person, and of the first three why and where. */
#pragma once

#include "gops-group-facts.h"
#include "gops-responsive-bin.h"

G_BEGIN_DECLS

#define GOPS_TYPE_NEED_CARDS (gops_need_cards_get_type ())
G_DECLARE_FINAL_TYPE (GopsNeedCards, gops_need_cards, GOPS, NEED_CARDS, GtkBox)

GtkWidget *gops_need_cards_new  (GopsSession    *session,
                                 GopsGroupFacts *facts);

/* @groups: (element-type gint64): all that run. On narrow windows the rows say it: no cards. */
void       gops_need_cards_show (GopsNeedCards  *self,
                                 const GArray   *groups,
                                 GopsWidthClass  width);

G_END_DECLS
