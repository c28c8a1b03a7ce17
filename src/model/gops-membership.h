/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* A person in a group, with the figures that tiers are decided by. Named is 1 where a person wrote the name in the group by
 * hand: imports leave it alone then. */
#define GOPS_MEMBERSHIP_COLUMNS(X)                                                                           \
  X (GOPS_MEMBERSHIP_ID,                "id",                INT,     NULL,         NULL)                    \
  X (GOPS_MEMBERSHIP_GROUP_ID,          "group_id",          REF,     "chat_group", NULL)                    \
  X (GOPS_MEMBERSHIP_PERSON_ID,         "person_id",         REF,     "person",     NULL)                    \
  X (GOPS_MEMBERSHIP_NICKNAME,          "nickname",          TEXT,    NULL,         N_("Name in the group")) \
  X (GOPS_MEMBERSHIP_ROLE,              "role",              TEXT,    NULL,         N_("Role"))              \
  X (GOPS_MEMBERSHIP_JOINED_ON,         "joined_on",         DATE,    NULL,         N_("Joined"))            \
  X (GOPS_MEMBERSHIP_LEFT_ON,           "left_on",           DATE,    NULL,         N_("Left"))              \
  X (GOPS_MEMBERSHIP_INVITED_BY,        "invited_by",        TEXT,    NULL,         N_("Invited by"))        \
  X (GOPS_MEMBERSHIP_TIER,              "tier",              TEXT,    NULL,         N_("Tier"))              \
  X (GOPS_MEMBERSHIP_TIER_SINCE,        "tier_since",        DATE,    NULL,         N_("Tier since"))        \
  X (GOPS_MEMBERSHIP_TIER_LOCKED_UNTIL, "tier_locked_until", DATE,    NULL,         N_("Tier locked until")) \
  X (GOPS_MEMBERSHIP_MESSAGES,          "messages",          INT,     NULL,         N_("Messages"))          \
  X (GOPS_MEMBERSHIP_ACTIVE_DAYS,       "active_days",       FIGURE,  NULL,         N_("Active days of 30")) \
  X (GOPS_MEMBERSHIP_INVITES,           "invites",           INT,     NULL,         N_("Invites"))           \
  X (GOPS_MEMBERSHIP_CHECKINS,          "checkins",          INT,     NULL,         N_("Check-ins"))         \
  X (GOPS_MEMBERSHIP_PURCHASES,         "purchases",         INT,     NULL,         N_("Purchases"))         \
  X (GOPS_MEMBERSHIP_LAST_SPOKE_AT,     "last_spoke_at",     INSTANT, NULL,         N_("Last spoke"))        \
  X (GOPS_MEMBERSHIP_REPLIES_GOT,       "replies_got",       INT,     NULL,         N_("Replies got"))       \
  X (GOPS_MEMBERSHIP_REPLIES_GIVEN,     "replies_given",     INT,     NULL,         N_("Replies given"))     \
  X (GOPS_MEMBERSHIP_POINTS,            "points",            INT,     NULL,         N_("Points"))            \
  X (GOPS_MEMBERSHIP_NOTE,              "note",              TEXT,    NULL,         N_("Note"))              \
  X (GOPS_MEMBERSHIP_BATCH,             "batch",             REF,     "batch",      NULL)                    \
  X (GOPS_MEMBERSHIP_NAMED,             "named",             INT,     NULL,         NULL)

/* What members are ordered by where they are shown: the name in the group, else the person's own. @m, @p: their rows */
#define GOPS_MEMBER_SORT_SQL(m, p) "iif (" m ".nickname = '', " p ".sort_key, gops_sort_key (" m ".nickname))"

#define GOPS_TYPE_MEMBERSHIP (gops_membership_get_type ())
GOPS_DECLARE_RECORD (GopsMembership, gops_membership, GOPS_MEMBERSHIP)

/* Saves what somebody has entered, within an action: a name that they wrote is left alone by imports, one that they took
 * away is not. @data: not used */
gboolean gops_membership_save_by_hand (gpointer membership, GopsStore *store, gpointer data, GError **error);

/* The same for a person's own name, in the groups that call them by it. */
gboolean gops_person_save_by_hand     (gpointer person, GopsStore *store, gpointer data, GError **error);

G_END_DECLS
