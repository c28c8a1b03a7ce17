/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom to look after today, in one group or across all, with a text for each of them. */
#pragma once

#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOPS_TYPE_CARE_LIST (gops_care_list_get_type ())
G_DECLARE_FINAL_TYPE (GopsCareList, gops_care_list, GOPS, CARE_LIST, GtkWidget)

/* Signal "counted": a load has ended; gops_care_list_get_n_people() may say another number. */

/* @group: 0: of all groups. */
GtkWidget *gops_care_list_new          (GopsSession  *session,
                                        gint64        group);

/* Loads anew in a thread what is due at @now (µs UTC) when something has changed or a day has begun; rows that stay are not
 * touched. */
void       gops_care_list_refresh      (GopsCareList *self,
                                        gint64        now);

/* People for whom something is due today, as far as one day goes. */
guint      gops_care_list_get_n_people (GopsCareList *self);

G_END_DECLS
