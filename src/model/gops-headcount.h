/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-batch.h"
#include "gops-store.h"

G_BEGIN_DECLS

/* Conditions on a membership m: its intake is not under way or undone; it is a member like others, no staff, no bot.
 * Few people are staff or bots: leaving them out asks less than joining everybody's person. */
#define GOPS_MEMBER_COUNTED_SQL "m.person_id NOT IN (SELECT id FROM person WHERE staff = 1 OR bot = 1)"

/* How many members a group has, wherever a number is shown: the same people as GopsMemberFigures.total.
 * @group: SQL for the group's id. */
#define GOPS_MEMBER_COUNT_SQL(group) \
  "(SELECT count(*) FROM membership m WHERE m.group_id = " group " AND m.left_on = ''" \
  " AND " GOPS_MEMBER_COUNTED_SQL " AND " GOPS_BATCH_SHOWN ("m.batch") ")"

/* Whether it is known who answers whom in a group, or at least whom somebody answers: an import has told, and was not undone.
 * Before that nobody is "unanswered". @group: SQL for the group's id. */
#define GOPS_REPLIES_KNOWN_SQL(group) \
  "(EXISTS (SELECT 1 FROM reply_pair r WHERE r.group_id = " group " AND " GOPS_BATCH_SHOWN ("r.batch") ") OR" \
  " EXISTS (SELECT 1 FROM membership m WHERE m.group_id = " group " AND (m.replies_got > 0 OR m.replies_given > 0)" \
  " AND " GOPS_MEMBER_COUNTED_SQL " AND " GOPS_BATCH_SHOWN ("m.batch") "))"

/* Whether anything is known of what is said in a group: a chat, daily figures, or a list that tells who spoke when or how
 * often. Of others nobody can be called silent. @group: SQL for the group's id. */
#define GOPS_SPEECH_KNOWN_SQL(group) \
  "(EXISTS (SELECT 1 FROM activity_group a WHERE a.group_id = " group ") OR" \
  " EXISTS (SELECT 1 FROM membership m WHERE m.group_id = " group " AND (m.messages > 0 OR m.active_days > 0 OR m.last_spoke_at > 0)" \
  " AND " GOPS_BATCH_SHOWN ("m.batch") "))"

typedef struct
{
  guint total;          /* members who have not left, without bots and staff */
  guint spoken;         /* of those, who have ever spoken */
  guint active_30;      /* of those, with at least one active day in the last 30 */
  guint joined_30;      /* joined in the last 30 days */
  guint left_30;        /* left in the last 30 days */
  guint newcomers_unanswered;   /* joined in the last 14 days, spoke, got no reply; 0 while no replies are known */
  guint untiered;       /* without a tier */
  guint messages;
  gint64 last_spoke_at; /* µs UTC, 0 = never */
  gboolean counting;    /* nothing above is known yet: a thread is counting */
} GopsMemberFigures;

gboolean gops_member_figures_count (GopsStore *store, gint64 group, const char *today, GopsMemberFigures *out_figures, GError **error);

/*
 * Counts the members of groups without making anybody wait: what is known comes at once, small groups are counted
 * on the spot, large ones in a thread, and ::counted (gint64 group) tells when their figures are there. They are kept
 * until something about members changes; then the old ones are shown until the new ones are there.
 */

#define GOPS_TYPE_HEADCOUNT (gops_headcount_get_type ())
G_DECLARE_FINAL_TYPE (GopsHeadcount, gops_headcount, GOPS, HEADCOUNT, GObject)

GopsHeadcount *gops_headcount_new (GopsStore *store);
void           gops_headcount_get (GopsHeadcount *self, gint64 group, const char *today, GopsMemberFigures *out_figures);

G_END_DECLS
