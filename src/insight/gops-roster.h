/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster: who keeps which group, since when, until when, who is next, and what each of them carries. */
#pragma once

#include <gio/gio.h>

#include "gops-records.h"

G_BEGIN_DECLS

#define GOPS_ROSTER_MONTHS     3    /* of a usual turn: keepers change every two to three months */
#define GOPS_ROSTER_SOON       14   /* days: a turn that ends within them is told */
#define GOPS_ROSTER_MINUTES    5    /* of work for a plan item that says nothing */
#define GOPS_ROSTER_WEEK       7    /* days ahead whose work is added up */

/* The four ways of maintenance, ended by NULL: "staff", "members", "content", "resources"; and what they are called. */
const char *const *gops_roster_modes     (void);
const char        *gops_roster_mode_name (const char *mode);

typedef enum
{
  GOPS_TURN_PAST,
  GOPS_TURN_NOW,
  GOPS_TURN_NEXT,
} GopsTurnState;

/* @today: day */
GopsTurnState gops_roster_turn_state (gpointer turn,
                                      int      today);

/* The day on which the last of @turns (element-type GopsRosterTurn, by their beginning) ends that is now, or was last, with nobody
 * to follow; GOPS_DAY_NONE: it does not end, or there are none. @out_turn: (out) (optional): which */
int           gops_roster_find_end   (const GPtrArray *turns,
                                      int              today,
                                      gpointer        *out_turn);

/**
 * GopsRosterGroup:
 * @name: (owned)
 * @now: (owned) (element-type GopsRosterTurn): who keeps it, the longest first
 * @next: (owned) (element-type GopsRosterTurn): who comes next, the earliest first
 * @last: (owned) (nullable): where nobody keeps it, whose turn ended last
 * @members: who are in it
 * @minutes: of planned work in the coming week
 * @ends: day on which the last turn of now ends with nobody to follow; GOPS_DAY_NONE: it does not
 */
typedef struct
{
  gint64     group;
  char      *name;
  GPtrArray *now, *next;
  gpointer   last;
  guint      members, minutes;
  int        ends;
} GopsRosterGroup;

/**
 * GopsRosterPerson:
 * @person: 0: known by the name alone
 * @name: (owned)
 * @n_next: groups that they will keep later
 * @minutes: of the coming week; work on a group that several keep is shared
 */
typedef struct
{
  gint64 person;
  char  *name;
  guint  n_groups, n_next, members, minutes;
} GopsRosterPerson;

typedef struct
{
  int        today;
  GPtrArray *groups;   /* (owned) (element-type GopsRosterGroup): by name */
  GPtrArray *people;   /* (owned) (element-type GopsRosterPerson): who carries most first */
  guint      n_without;   /* groups that nobody keeps */
  guint      n_ending;    /* whose turn ends soon, or has ended, with nobody to follow */
} GopsRoster;

/**
 * gops_roster_load:
 * @group: 0: all groups that are neither deleted, archived nor dissolved
 * @today: (nullable): "YYYY-MM-DD"
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
GopsRoster      *gops_roster_load    (GopsStore               *store,
                                      gint64                   group,
                                      const char              *today,
                                      GCancellable            *cancellable,
                                      GError                 **error);
void             gops_roster_free    (GopsRoster              *self);

/* Who could be next: of those on the roster who do not keep @group, the one who keeps the fewest. Returns: (nullable) */
const GopsRosterPerson *gops_roster_suggest (const GopsRoster       *self,
                                             const GopsRosterGroup  *group);

/**
 * GopsRosterWish:
 * @person: 0: known by @name alone
 * @since: (nullable): today
 * @until: (nullable): a usual turn later; "": without an end
 * @takes_over: turns that would still run on that day, of the same role, end the day before
 */
typedef struct
{
  gint64      person;
  const char *name, *role, *mode, *since, *until, *note;
  gboolean    takes_over;
} GopsRosterWish;

/* For all of @groups (element-type gint64), as one action. */
gboolean         gops_roster_assign  (GopsStore               *store,
                                      const GArray            *groups,
                                      const GopsRosterWish    *wish,
                                      GError                 **error);

/* @until: last day of the turn. */
gboolean         gops_roster_end     (GopsStore               *store,
                                      gint64                   turn,
                                      const char              *until,
                                      GError                 **error);
gboolean         gops_roster_remove  (GopsStore               *store,
                                      gint64                   turn,
                                      GError                 **error);

/* The last day of a usual turn that begins on @since. Returns: (transfer full) */
char            *gops_roster_usual_end (const char            *since);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsRoster, gops_roster_free)

G_END_DECLS
