/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-membership.h"

G_BEGIN_DECLS

/**
 * GopsMemberSums:
 * @told: chats tell of the person in the group
 * @active_days: of the last thirty, with a message
 * @last_at: µs UTC, of the last message; 0: none
 * @purchases: orders of the group; and so on: what is written down entry by entry
 *
 * What is counted of somebody in a group, over all whom they were merged from.
 */
typedef struct
{
  gboolean told;
  gint64   messages;
  gint64   replies_got;
  gint64   replies_given;
  gint64   active_days;
  gint64   last_at;
  gint64   checkins;
  gint64   purchases;
} GopsMemberSums;

gboolean gops_member_sums_read (GopsStore *store, gint64 group, gint64 person, GopsMemberSums *out_sums, GError **error);
void     gops_member_sums_raise (const GopsMemberSums *self, GopsMembership *record);

/* Two memberships of one person in a group become one: @kept takes what @other has, and the figures of both. */
void     gops_membership_fold  (GopsMembership *kept, GopsMembership *other, const GopsMemberSums *sums);

/* What was noted of two who are one: @other stands on lines of its own, unless @note has it. (transfer full) */
char    *gops_notes_unite      (const char *note, const char *other);

G_END_DECLS
