/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a search over the whole workspace finds. Needs no display; runs in any thread with a connection of its own. */
#pragma once

#include "gops-store.h"

G_BEGIN_DECLS

typedef enum
{
  GOPS_HIT_GROUP,
  GOPS_HIT_PERSON,
  GOPS_HIT_CLAUSE,
  GOPS_HIT_PLAN_ITEM,
  GOPS_HIT_REPLY,
  GOPS_HIT_MATERIAL,
  GOPS_HIT_LIBRARY,
  GOPS_HIT_COMMAND,
  GOPS_HIT_HELP,
} GopsHitKind;

/* At most so many of each kind. */
#define GOPS_HITS_MAX 20

typedef struct
{
  GopsHitKind kind;
  char       *title;      /* (owned) */
  char       *subtitle;   /* (owned) */
  char       *language;   /* (owned) (nullable): of the title */
  char       *icon;       /* (owned) */
  gint64      group;      /* 0 for the library */
  gint64      row;        /* of the kind's table; a membership for people */
  char       *section;    /* (owned) (nullable): of a clause of the library; the id of a help page; the action of a command */
} GopsHit;

void       gops_hit_free        (gpointer hit);

/* Groups, clauses, plan items, the clause library and the help. Any part of a word is enough, one Chinese character too.
 * Returns: (transfer full) (element-type GopsHit) (nullable) */
GPtrArray *gops_everything_find (GopsStore   *store,
                                 const char  *text,
                                 GError     **error);

/* Commands, where @grouped those of a group too. @hits: added to. */
void       gops_everything_add_commands (const char *text,
                                         gboolean    grouped,
                                         GPtrArray  *hits);

/* The people called as an index of names found. @persons: (element-type gint64). @hits: added to. */
gboolean   gops_everything_add_people (GopsStore  *store,
                                       GArray     *persons,
                                       GPtrArray  *hits,
                                       GError    **error);

/* Replies or materials that an index of the library found. @kind: GOPS_HIT_REPLY or GOPS_HIT_MATERIAL; the rest as above */
gboolean   gops_everything_add_library (GopsStore  *store,
                                        GopsHitKind kind,
                                        GArray     *ids,
                                        GPtrArray  *hits,
                                        GError    **error);

G_END_DECLS
