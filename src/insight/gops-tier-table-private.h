/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a table of members. */
#pragma once

#include "gops-tier-table.h"

G_BEGIN_DECLS

/* A number of a member that has no value: never spoke, never bought. It is more than every other. */
#define GOPS_TIER_FAR G_MAXFLOAT

struct _GopsTierTable
{
  char      *as_of;          /* (owned) */
  char      *currency;       /* (owned): of the workspace: in it amounts are counted */
  gint64     group;          /* 0: of all */
  GHashTable *mute;          /* (owned) (element-type gint64): groups of which no message, day or time is known */
  gboolean   earned;         /* points are those of the ledger, too */
  int        day;            /* since 1970 */
  guint      n;
  GArray    *memberships;    /* (owned) (element-type gint64): and so on, a value a member */
  GArray    *persons;        /* (owned) (element-type gint64) */
  GArray    *groups;         /* (owned) (element-type gint64) */
  GArray    *counts;         /* (owned) (element-type GopsTierCounts) */
  GArray    *spans;          /* (owned) (element-type GopsTierSpan): where the member's days are */
  GArray    *days;           /* (owned) (element-type GopsTierDay): of all, latest first for each */
  GPtrArray *texts;          /* (owned) (element-type utf8): tiers, roles and tags that occur; [0] is "" */
  GHashTable *fields;        /* (owned): own field → GArray of guint32: for each member, place in field_texts */
  GPtrArray *field_texts;    /* (owned) (element-type utf8): what own fields say; [0] is "" */
  GHashTable *numbers;       /* (owned): fact and window → GArray of float: what was worked out */
  GQueue     used;           /* keys of it, in the order of their last use */
  GopsTierRanking ranking;
  guint8    *ranks[3];       /* (owned) (nullable) (array length=n): recency, frequency, depth */
};

/* What a member's rows say. */
typedef struct
{
  gint32  joined, spoke, bought;   /* days ago; GOPS_TIER_NEVER, which joined never is; spoke: GOPS_TIER_UNKNOWN in mute groups */
  gint32  in_tier;                 /* days; G_MAXINT32 for unknown */
  gint32  messages, active_days, replies_got, replies_given, invites, checkins, purchases, points;
  gint32  ordered;                 /* orders that are written down; they are part of purchases */
  gint32  foreign;                 /* those of them in another currency: they are no part of spent */
  float   spent;
  guint32 tier, role, tags;        /* in texts */
  guint8  locked;
  guint8  has_daily;               /* the group has daily figures */
  guint8  only_seen;               /* when they joined is not known: joined is when they were first seen */
  guint8  tier_later;              /* they are in their tier since a later day than the table's */
} GopsTierCounts;

typedef struct
{
  guint32 from, until;
} GopsTierSpan;

typedef struct
{
  guint8  ago;
  guint16 messages;
} GopsTierDay;

/* As the window of days since joining: those since they were first seen where no more is known, see gops_condition_asks_least(). */
#define GOPS_TIER_AT_LEAST 1

/* gops-tier-table-numbers.c: a fact of every member as a number. (transfer none) (array length=n) */
const float *gops_tier_table_numbers (GopsTierTable *self, GopsFact fact, int window);
float        gops_tier_table_number  (GopsTierTable *self, guint index, GopsFact fact, int window);

/* Ranks are given when they are first asked for: they cost as much as all the rest. */
void         gops_tier_table_rank    (GopsTierTable *self);
gboolean     gops_tier_is_rank       (GopsFact       fact);

GopsTierTable *gops_tier_table_new   (void);

static inline GopsTierSpan
gops_tier_span (GopsTierTable *self, guint index)
{
  return g_array_index (self->spans, GopsTierSpan, index);
}

static inline const GopsTierCounts *
gops_tier_counts (GopsTierTable *self, guint index)
{
  return &g_array_index (self->counts, GopsTierCounts, index);
}

G_END_DECLS
