/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person in the list of everybody. */
#pragma once

#include <adwaita.h>

#include "gops-person-row.h"
#include "gops-responsive-bin.h"

G_BEGIN_DECLS

#define GOPS_TYPE_PERSON_ITEM (gops_person_item_get_type ())
G_DECLARE_FINAL_TYPE (GopsPersonItem, gops_person_item, GOPS, PERSON_ITEM, AdwBin)

GtkWidget *gops_person_item_new         (GopsResponsiveBin *room);

/* @row: (nullable): followed until another comes */
void       gops_person_item_set_row     (GopsPersonItem    *self,
                                         GopsPersonRow     *row);

/* ::toggled is for a person who ticks or unticks the row. */
gboolean   gops_person_item_get_checked (GopsPersonItem    *self);
void       gops_person_item_set_checked (GopsPersonItem    *self,
                                         gboolean           checked);

G_END_DECLS
