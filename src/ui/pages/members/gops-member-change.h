/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One change for one or many members, as one action. */
#pragma once

#include "gops-store.h"

G_BEGIN_DECLS

typedef enum
{
  GOPS_MEMBER_STAFF,       /* on: staff */
  GOPS_MEMBER_BOT,         /* on: a bot */
  GOPS_MEMBER_BLACKLIST,   /* on: blacklisted, text: the reason */
  GOPS_MEMBER_LOCK,        /* text: the last day of the lock, "" unlocks */
  GOPS_MEMBER_LEAVE        /* text: the day of leaving, "" brings back */
} GopsMemberChangeKind;

typedef struct
{
  GopsMemberChangeKind kind;
  gboolean             on;
  const char          *text;   /* (nullable) */
} GopsMemberChange;

/* @members: ids of memberships. Errors: the store's. */
gboolean gops_member_change_apply (GopsStore              *store,
                                   const GopsMemberChange *change,
                                   const gint64           *members,
                                   guint                   n_members,
                                   GError                **error);

/* Adds a person called @name to @group, joined on @today. Returns: the membership's id, 0 on failure. */
gint64   gops_member_add          (GopsStore  *store,
                                   gint64      group,
                                   const char *name,
                                   const char *today,
                                   GError    **error);

G_END_DECLS
