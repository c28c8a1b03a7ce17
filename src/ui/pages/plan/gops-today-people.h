/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom the care plan asks to look after today, across all groups: loaded in a thread when something has changed. */
#pragma once

#include "gops-session.h"

G_BEGIN_DECLS

#define GOPS_TYPE_TODAY_PEOPLE (gops_today_people_get_type ())
G_DECLARE_FINAL_TYPE (GopsTodayPeople, gops_today_people, GOPS, TODAY_PEOPLE, GObject)

/* Signal "loaded": gops_today_people_get_dues() says something else. */

GopsTodayPeople *gops_today_people_new      (GopsSession     *session);

/* Loads anew what is due at @now (µs UTC) where that may have changed. */
void             gops_today_people_refresh  (GopsTodayPeople *self,
                                             gint64           now);

/* Returns: (transfer full) (nullable) (element-type GopsCareDue): NULL until the first load has ended */
GPtrArray       *gops_today_people_ref_dues (GopsTodayPeople *self);

G_END_DECLS
