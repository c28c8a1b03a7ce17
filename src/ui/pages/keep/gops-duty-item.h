/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a member stands with a duty, in a list. */
#pragma once

#include "gops-duty-standing.h"

G_BEGIN_DECLS

#define GOPS_TYPE_DUTY_ITEM (gops_duty_item_get_type ())
G_DECLARE_FINAL_TYPE (GopsDutyItem, gops_duty_item, GOPS, DUTY_ITEM, GObject)

GopsDutyItem         *gops_duty_item_new  (const GopsDutyPerson *person);
const GopsDutyPerson *gops_duty_item_get  (GopsDutyItem         *self);
gboolean              gops_duty_item_same (GopsDutyItem         *self,
                                           GopsDutyItem         *other);

typedef enum
{
  GOPS_DUTY_ALL,       /* by name */
  GOPS_DUTY_OPEN,      /* not done on the day, by name */
  GOPS_DUTY_MISSED,    /* two days or more in a row, the longest first */
  GOPS_DUTY_LONGEST,   /* who did it: the longest row first */
} GopsDutyShow;

/* Makes @store (of GopsDutyItem) show what is wanted of @standing; rows that stay as they were are left alone. */
void                  gops_duty_items_fill (GListStore             *store,
                                            const GopsDutyStanding *standing,
                                            GopsDutyShow            show);

G_END_DECLS
