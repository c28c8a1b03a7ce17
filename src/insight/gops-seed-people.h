/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outreach to people the workspace knows: put on a group's list, and all that is open across groups. */
#pragma once

#include "gops-seed-users.h"

G_BEGIN_DECLS

/* What is the same for all who are added. */
typedef struct
{
  const char *reason;    /* (nullable) why they would join */
  const char *method;    /* (nullable) the way to reach them */
  const char *next_on;   /* by when they are to be asked, "YYYY-MM-DD" */
  const char *note;      /* (nullable): who asks */
} GopsSeedPlan;

/* Puts @people (element-type gint64) on the list of @group, with the number, address or account that is known of each, as one
 * action. Those who are on it already, and those on the blacklist, are left out. @out_added: how many are new. */
gboolean   gops_seed_add_people (GopsStore           *store,
                                 gint64               group,
                                 const GArray        *people,
                                 const GopsSeedPlan  *plan,
                                 guint               *out_added,
                                 GError             **error);

/* Everybody who is neither won nor given up, in groups that run: by the day of the next attempt, those without one last.
 * @now: µs UTC. Returns: (transfer full) (element-type GopsSeedDue) (nullable): days_late is below 0 before the day. */
GPtrArray *gops_seed_open       (GopsStore           *store,
                                 gint64               now,
                                 GError             **error);

G_END_DECLS
