/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a table of members, in parts. */
#pragma once

#include "gops-local-day.h"
#include "gops-tier-table-private.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 group;
  gint64 person;
} GopsTierKey;

/* A group's part in reading. */
typedef struct
{
  GopsLocalDay days;
  gboolean     has_daily;
  gboolean     mute;       /* nothing is known of what is said there */
} GopsTierGroup;

typedef struct
{
  guint32     member;
  GopsTierDay day;
} GopsTierMemberDay;

typedef struct
{
  GopsStore           *store;
  const GopsTierScope *scope;
  GopsTierTable       *table;
  GHashTable          *groups;     /* (owned): gint64* → GopsTierGroup */
  GHashTable          *members;    /* (owned): GopsTierKey → index + 1; keys are in the array */
  GArray              *keys;       /* (owned) (element-type GopsTierKey) */
  GopsTierKey          last;       /* that was looked for */
  guint                last_place; /* and where it is: rows of a member come one after the other */
  GHashTable          *texts;      /* (owned): utf8 → place in the table's texts */
  GHashTable          *field_texts; /* (owned): the same for what own fields say */
  GArray              *persons;    /* (owned) (nullable) (element-type gint64): whom the scope names, each once */
  GHashTable          *wanted;     /* (owned) (nullable): the same, gint64* */
  GHashTable          *aliases;    /* (owned): gint64* of a merged person → gint64* of the one that stays */
  GArray              *by_person;  /* (owned) (nullable) (element-type guint32): members in the order of their persons' ids */
  GArray              *days;       /* (element-type GopsTierMemberDay): as they are read */
  gboolean             past;       /* the table's day is over */
  GCancellable        *cancellable;
} GopsTierLoading;

/* Steps through @rows (transfer full) (nullable) and hands each to @take. */
gboolean gops_tier_loading_for_each (GopsTierLoading  *self,
                                     GopsStatement    *rows,
                                     void            (*take) (GopsTierLoading *self,
                                                              GopsStatement   *row),
                                     GError          **error);

/* Days from @date to the table's day, not less than 0; @otherwise where it is none. */
gint32   gops_tier_loading_days_since (GopsTierLoading *self,
                                     const char       *date,
                                     gint32            otherwise);

/* The place of a text among those of the table. */
guint32  gops_tier_loading_text     (GopsTierLoading  *self,
                                     const char       *text);

/* The place of a member; 0 for nobody of the table, else one more. */
guint    gops_tier_loading_find     (GopsTierLoading  *self,
                                     gint64            group,
                                     gint64            person);

/* Whether so few people are asked for that each is asked for by themselves. */
gboolean gops_tier_loading_is_few   (const GopsTierLoading *self);

/* Calls @take for every membership of a person, whatever account the row speaks of. */
void     gops_tier_loading_of_person (GopsTierLoading *self,
                                     gint64            person,
                                     void            (*take) (GopsTierLoading *self,
                                                              guint            member,
                                                              GopsStatement   *row),
                                     GopsStatement    *row);

gboolean gops_tier_loading_orders   (GopsTierLoading  *self,
                                     GError          **error);
gboolean gops_tier_loading_fields   (GopsTierLoading  *self,
                                     GError          **error);

/* Takes away what came after the table's day; once members and days are read. */
gboolean gops_tier_loading_past     (GopsTierLoading  *self,
                                     GError          **error);

/* What the ledger says people earned, where the scope asks for it. */
gboolean gops_tier_loading_points   (GopsTierLoading  *self,
                                     GError          **error);

G_END_DECLS
