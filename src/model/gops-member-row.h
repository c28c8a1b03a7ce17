/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* A member as lists show them: a membership with its person (the view member_view, and of it what is shown: a jump in
 * a table reads hundreds). Read only; id = membership. */
#define GOPS_MEMBER_ROW_COLUMNS(X)                                                                     \
  X (GOPS_MEMBER_ROW_ID,                "id",                INT,     NULL,         NULL)              \
  X (GOPS_MEMBER_ROW_GROUP_ID,          "group_id",          REF,     "chat_group", NULL)              \
  X (GOPS_MEMBER_ROW_PERSON_ID,         "person_id",         REF,     "person",     NULL)              \
  X (GOPS_MEMBER_ROW_NAME,              "name",              TEXT,    NULL,         N_("Name"))        \
  X (GOPS_MEMBER_ROW_ROLE,              "role",              TEXT,    NULL,         N_("Role"))        \
  X (GOPS_MEMBER_ROW_TIER,              "tier",              TEXT,    NULL,         N_("Tier"))        \
  X (GOPS_MEMBER_ROW_TIER_LOCKED_UNTIL, "tier_locked_until", DATE,    NULL,         NULL)              \
  X (GOPS_MEMBER_ROW_JOINED_ON,         "joined_on",         DATE,    NULL,         N_("Joined"))      \
  X (GOPS_MEMBER_ROW_LEFT_ON,           "left_on",           DATE,    NULL,         N_("Left"))        \
  X (GOPS_MEMBER_ROW_LAST_SPOKE_AT,     "last_spoke_at",     INSTANT, NULL,         N_("Last spoke"))  \
  X (GOPS_MEMBER_ROW_MESSAGES,          "messages",          INT,     NULL,         N_("Messages"))    \
  X (GOPS_MEMBER_ROW_ACTIVE_DAYS,       "active_days",       INT,     NULL,         N_("Active days of 30")) \
  X (GOPS_MEMBER_ROW_INVITES,           "invites",           INT,     NULL,         N_("Invites"))     \
  X (GOPS_MEMBER_ROW_STAFF,             "staff",             BOOL,    NULL,         N_("Staff"))       \
  X (GOPS_MEMBER_ROW_BOT,               "bot",               BOOL,    NULL,         N_("Bot"))         \
  X (GOPS_MEMBER_ROW_BLACKLISTED,       "blacklisted",       BOOL,    NULL,         N_("On the blacklist"))

#define GOPS_TYPE_MEMBER_ROW (gops_member_row_get_type ())
GOPS_DECLARE_RECORD (GopsMemberRow, gops_member_row, GOPS_MEMBER_ROW)

G_END_DECLS
