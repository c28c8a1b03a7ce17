/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a group is, and what needs a person first: grave advice, what was to be sent today, whom to ask. */
#pragma once

#include "gops-advice.h"

G_BEGIN_DECLS

typedef enum
{
  GOPS_HEALTH_UNKNOWN,
  GOPS_HEALTH_NEW,         /* without members */
  GOPS_HEALTH_FINE,
  GOPS_HEALTH_NEEDS_YOU
} GopsHealth;

typedef struct
{
  gint64       group;
  GopsHealth   health;
  guint        n_advice;    /* as many as the steps of the group show together */
  guint        n_grave;     /* of those, warnings and errors */
  guint        n_late;      /* items of today whose time has come and that are not done */
  guint        n_ask;       /* seed users and others who are to be asked by now */
  GopsSeverity worst;       /* of the advice */
  char        *line;        /* (owned) (nullable): the first of what is due, in the interface's language */
  const char  *page;        /* (nullable) static: where that is done */
  const char  *table;       /* (nullable) static */
  gint64       row;
  const char  *column;      /* (nullable) static */
} GopsGroupNeed;

void           gops_group_need_free    (GopsGroupNeed       *need);

/* Loads the dossier of @group: some milliseconds, so run it in a thread. @now: µs UTC. Returns: (transfer full). */
GopsGroupNeed *gops_group_need_judge   (GopsStore           *store,
                                        gint64               group,
                                        gint64               now);

/* How many things are due: n_grave, n_late and n_ask together. */
guint          gops_group_need_count   (const GopsGroupNeed *need);

/* Which of two needs a person first, for sorting: below 0 when it is @a. NULL comes last. */
int            gops_group_need_compare (const GopsGroupNeed *a,
                                        const GopsGroupNeed *b);

/* "Fine", "Needs you". Returns: static, translated. */
const char    *gops_health_name        (GopsHealth           health);

/* "Needs you: no output for 5 days; 2 more". Returns: (transfer full). */
char          *gops_group_need_say     (const GopsGroupNeed *need);

gboolean       gops_group_need_equal   (const GopsGroupNeed *a,
                                        const GopsGroupNeed *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsGroupNeed, gops_group_need_free)

G_END_DECLS
