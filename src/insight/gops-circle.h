/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The members of a group and who answers whom, in memory: what finders and connections look at. Half a million people and
 * their ties are read in one pass each and walked in arrays. */
#pragma once

#include <gio/gio.h>

#include "gops-store.h"

G_BEGIN_DECLS

#define GOPS_CIRCLE_KNOWN 3   /* who has exchanged replies with so many others stays */

typedef struct
{
  gint64      person, membership;
  int         joined_ago, spoke_ago;   /* days; GOPS_TIER_NEVER */
  int         messages, active_days, invites;
  int         got, given;              /* replies, as the members' figures have them */
  const char *role, *tier, *tags;      /* owned by the circle */
} GopsCircleMember;

typedef struct
{
  guint from, to;      /* members */
  guint replies;       /* of from to to */
  guint back;          /* of to to from */
} GopsCircleTie;

typedef struct
{
  gint64        group;
  char         *as_of;      /* (owned) "YYYY-MM-DD" */
  int           day;
  GArray       *members;    /* (owned) (element-type GopsCircleMember): those who are there, without staff, bots and blacklisted people */
  GArray       *ties;       /* (owned) (element-type GopsCircleTie): each tie twice, once from either side, by from, then to */
  guint        *starts;     /* (owned): of each member's ties; one more at the end */
  gboolean      knows_replies;
  GStringChunk *texts;      /* (owned) */
  GHashTable   *by_person;  /* (owned): gint64* → index + 1 */
} GopsCircle;

/* @as_of: (nullable): today in the group's zone. */
GopsCircle *gops_circle_load   (GopsStore     *store,
                                gint64         group,
                                const char    *as_of,
                                GCancellable  *cancellable,
                                GError       **error);
void        gops_circle_free   (GopsCircle    *self);

/* The ties of a member, as many as @out_n says. (transfer none) */
const GopsCircleTie *gops_circle_ties (const GopsCircle *self,
                                       guint             member,
                                       guint            *out_n);

/* With how many others a member has exchanged replies, both ways. */
guint       gops_circle_known  (const GopsCircle *self,
                                guint             member);

/* The name in the group. (transfer full) (nullable) */
char       *gops_circle_name   (const GopsCircle *self,
                                GopsStore        *store,
                                guint             member,
                                GError          **error);

static inline const GopsCircleMember *
gops_circle_member (const GopsCircle *self,
                    guint             member)
{
  return &g_array_index (self->members, GopsCircleMember, member);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsCircle, gops_circle_free)

G_END_DECLS
