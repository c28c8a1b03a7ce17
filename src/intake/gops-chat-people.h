/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who the people of a chat export are. */
#pragma once

#include "gops-chat-entry.h"
#include "gops-chat-target.h"
#include "gops-import-report.h"

/* Somebody is known, in this order, by their account on the platform, by their telephone number, and by their name in the
 * group. Only equal accounts make one person of two by themselves, and names only where one of the two has no account:
 * somebody who joined by name and then speaks with an account. Whoever is not known is made anew. What somebody who was
 * merged into another says stays under their own row, so that the two can be split again.
 *
 * What is counted of a member of a group waits in a GopsChatMember until gops_chat_settle() writes it. Members may be
 * dropped in between: whom the export names again is found again. */
typedef struct _GopsChatPeople GopsChatPeople;

/**
 * GopsChatDay: what a member did on one day of the group
 * @day: since 1970; meaningless while there is nothing in it
 * @hours: a bit for each hour with a message
 * @last_at: µs UTC, of the last message
 */
typedef struct
{
  int     day;
  guint32 messages;
  guint32 replies_got;
  guint32 replies_given;
  guint32 hours;
  gint64  last_at;
} GopsChatDay;

/**
 * GopsChatMember: somebody in a group, and what this export adds
 * @person: row of the person; below 0 in a dry run for somebody who would be new
 * @kept: the person that they were merged into, whose the membership is; else @person
 * @ignored: is to be forgotten: nothing of them is kept
 * @bot: a program
 * @today: the day that is being counted
 * @called: (owned) (nullable): how they are called in the group, last
 * @called_at: µs UTC: when
 * @renamed: that is not the name they were made with
 * @has_account_name: the export knows another name of theirs besides: that of the account
 * @made: this export has made the person
 * @sum: of the days before it
 * @recent: a bit for each of the last thirty days with a message
 * @invites: how many they brought
 * @role: static; "" for unknown
 * @came_at: µs UTC: when they came last, 0: the export does not say
 * @went_at: µs UTC: when they went last, 0: the export does not say
 * @inviter: person who brought them; 0 for unknown
 *
 * What each message needs stands first: it is met all over the memory.
 */
typedef struct
{
  gint64          person;
  gint64          kept;
  GopsChatTarget *target;
  gboolean        ignored;
  gboolean        bot;
  GopsChatDay     today;
  char           *called;
  gint64          called_at;
  gboolean        renamed;
  gboolean        has_account_name;
  gboolean        made;
  GopsChatDay     sum;
  guint32         recent;
  guint           invites;
  const char     *role;
  gint64          came_at;
  gint64          went_at;
  gint64          inviter;
} GopsChatMember;

/**
 * gops_chat_people_new:
 * @batch: given to whom is made; 0: a dry run, which makes nobody
 * @me: (nullable): how the maker of the export is called; %NULL: nobody said so
 * @report: is told of people on the blacklist; must live as long
 */
GopsChatPeople *gops_chat_people_new       (GopsStore             *store,
                                            gint64                 batch,
                                            const GopsHashKey     *secret,
                                            const char            *me,
                                            GopsImportReport      *report);
void            gops_chat_people_free      (GopsChatPeople        *self);

/**
 * gops_chat_people_find:
 * @who: not nobody
 * @out_member: (out) (transfer none)
 *
 * Within a slice of the batch.
 */
gboolean        gops_chat_people_find      (GopsChatPeople        *self,
                                            GopsChatTarget        *target,
                                            const GopsChatPerson  *who,
                                            GopsChatMember       **out_member,
                                            GError               **error);

/**
 * gops_chat_people_expect:
 * @near: said the second time
 *
 * Somebody with a fingerprint will be looked for soon: of whom that is said twice, what is known is fetched into the
 * processor's cache.
 */
void            gops_chat_people_expect    (GopsChatPeople        *self,
                                            const GopsChatTarget  *target,
                                            const GopsChatPerson  *who,
                                            gboolean               near);

/**
 * gops_chat_people_look:
 *
 * As gops_chat_people_find(), but nobody is made.
 *
 * Returns: (transfer none) (nullable): %NULL for somebody whom neither the export nor the group knows so far
 */
GopsChatMember *gops_chat_people_look      (GopsChatPeople        *self,
                                            GopsChatTarget        *target,
                                            const GopsChatPerson  *who);

/**
 * gops_chat_people_join:
 * @other: another account, number or name of @member: who is found by it from now on is @member
 */
gboolean        gops_chat_people_join      (GopsChatPeople        *self,
                                            GopsChatMember        *member,
                                            const GopsChatPerson  *other,
                                            GError               **error);

/** gops_chat_people_flush: writes the people who were made: before a slice ends */
gboolean        gops_chat_people_flush     (GopsChatPeople        *self,
                                            GError               **error);

/** gops_chat_people_get_members: Returns: (transfer none) (element-type GopsChatMember): those found since the last drop */
GPtrArray      *gops_chat_people_get_members (GopsChatPeople      *self);
void            gops_chat_people_drop_members (GopsChatPeople     *self);

/** gops_chat_people_get_counts: how many people the export made, and how many the workspace had known */
void            gops_chat_people_get_counts (GopsChatPeople       *self,
                                             guint64              *out_made,
                                             guint64              *out_known);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsChatPeople, gops_chat_people_free)
