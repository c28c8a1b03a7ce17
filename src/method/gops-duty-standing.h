/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How members stand with a duty: streaks, who missed, the honour roll. */
#pragma once

#include <gio/gio.h>

#include "gops-document.h"
#include "gops-duty-rule.h"

G_BEGIN_DECLS

#define GOPS_DUTY_MOST_DAYS 400   /* that are looked at, the last ones */

/**
 * GopsDutyPerson:
 * @name: (owned): as in the group
 * @due: days on which it was due since they are here; today counts once it is done
 * @done: of these
 * @streak: done without a gap until now; today may still come
 * @longest: the longest such row
 * @missed: days missed in a row until yesterday, and today once it is over
 * @week_missed: of the seven days until @day of the standing, without that day itself unless it is over
 */
typedef struct
{
  gint64   person, membership;
  char    *name;
  guint    due, done, streak, longest, missed, week_missed;
  gboolean today;
} GopsDutyPerson;

/**
 * GopsDutyStanding:
 * @day: that it is looked at from
 * @is_due: the duty is due on it
 * @n_today: who has done it on that day
 * @people: (owned) (element-type GopsDutyPerson): members who are here, without staff and programs: the longest streak first, then
 * who did it most often
 */
typedef struct
{
  GopsDutyRule *rule;       /* (owned) */
  char         *language;   /* (owned): of the group */
  char         *group;      /* (owned): its name */
  int           day;
  gboolean      is_due;
  guint         n_today;
  guint         n_due, n_done;   /* of all people and days */
  GPtrArray    *people;
} GopsDutyStanding;

/**
 * gops_duty_standing_load:
 * @day: GOPS_DAY_NONE: today in the group's zone
 *
 * Of the last %GOPS_DUTY_MOST_DAYS days. Without a first day the duty begins with its first check-in.
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
GopsDutyStanding *gops_duty_standing_load (GopsStore               *store,
                                           gint64                   duty,
                                           int                      day,
                                           GCancellable            *cancellable,
                                           GError                 **error);
void              gops_duty_standing_free (GopsDutyStanding        *self);

/* Who has missed it so many days in a row, at least. */
guint             gops_duty_count_missed  (const GopsDutyStanding  *self,
                                           guint                    days);

/* The honour roll in the group's language: who did it without a gap, then most often; at most @most people (0: all who did it).
 * Returns: (transfer full) */
GopsDocument     *gops_duty_honour_document (const GopsDutyStanding  *self,
                                             guint                    most);

/* The same as rows of a poster: "name | days | in a row". Returns: (transfer full) */
char             *gops_duty_honour_ranks  (const GopsDutyStanding  *self,
                                           guint                    most);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsDutyStanding, gops_duty_standing_free)

G_END_DECLS
