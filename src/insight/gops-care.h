/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Care: whom the care plan asks to look after today, and what was done. */
#pragma once

#include <gio/gio.h>

#include "gops-method.h"
#include "gops-records.h"

G_BEGIN_DECLS

/* People whom one maintainer looks after in a day, across all groups: more than that is offered, not asked for. */
#define GOPS_CARE_A_DAY 20

typedef struct
{
  gint64  person, membership;
  char   *name;    /* (owned) as in the group */
  int     days;    /* what {days} says; GOPS_TIER_NEVER: not known */
  int     days_late;   /* 0: in time */
  char   *text;    /* (owned) to be copied, filled, in the group's language; "" when the plan has none */
} GopsCarePerson;

typedef struct
{
  GopsCare    care;       /* what the plan says; its texts live as long as the program */
  GopsGroup  *group;      /* (owned) */
  GPtrArray  *people;     /* (owned) (element-type GopsCarePerson): late ones first, then who said most */
  guint       n_waiting;  /* more for whom it is due, beyond what one does in a day */
  guint       n_done;     /* looked after on this day already */
} GopsCareDue;

void       gops_care_person_free (GopsCarePerson *person);
void       gops_care_due_free    (GopsCareDue    *due);

/* What is due on @date ("YYYY-MM-DD"; nullable: today in each group's zone) in @group, or (0) in all that are neither
 * deleted, archived, paused nor dissolved; without staff, bots and blacklisted people. Cares that are switched off are left
 * out. Reads every member once: run it in a thread. @now: µs UTC.
 * Returns: (transfer full) (element-type GopsCareDue) (nullable): by group, in the plan's order. */
GPtrArray *gops_care_due         (GopsStore     *store,
                                  gint64         group,
                                  const char    *date,
                                  gint64         now,
                                  GCancellable  *cancellable,
                                  GError       **error);

/* The plan of a group with @scheme (nullable): the method's cares whose tier the scheme has, then one for each other tier
 * of the scheme that says what to do. Returns: (transfer full) (element-type GopsCare). */
GArray    *gops_care_plan        (const GopsTierScheme *scheme);

/* Writes for @n people that @care was done on @date, or with @until (nullable) that it is put off until that day; one
 * action. What is noted already is not noted twice. @date: (nullable): today in the group's zone.
 * @out_n: (out) (optional): how many were new. Errors: GOPS_METHOD_ERROR_INVALID, GOPS_METHOD_ERROR_NOT_FOUND. */
gboolean   gops_care_note        (GopsStore     *store,
                                  gint64         group,
                                  const char    *care,
                                  const gint64  *persons,
                                  guint          n,
                                  const char    *date,
                                  const char    *until,
                                  guint         *out_n,
                                  GError       **error);

/* The ids of the cares that the workspace does not want at all. (transfer full) */
GStrv      gops_care_load_off    (GopsStore     *store);
gboolean   gops_care_is_wanted   (GopsStore     *store,
                                  const char    *care);

/* Switching is one action. */
gboolean   gops_care_set_wanted  (GopsStore     *store,
                                  const char    *care,
                                  gboolean       wanted,
                                  GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsCareDue, gops_care_due_free)

G_END_DECLS
