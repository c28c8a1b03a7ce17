/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SOP templates: what is posted on which day at which hour. Those of the program are data/method/sops/ID.json; users keep their own
 * in the same form (gops-own-sops.h). */
#pragma once

#include "gops-shape.h"

G_BEGIN_DECLS

/* One entry. It falls on a day of its own, counted from day 1; where it hangs on a weekday or on a date, the first such day that
 * is not before its day. */
typedef struct
{
  const char        *id;         /* within its SOP: copies know it by this */
  int                day;        /* 1: the first day; 0 and below: before it */
  int                weekday;    /* 1 Monday … 7 Sunday; 0: any */
  const char        *on;         /* (nullable) as in gops-day-anchor.h */
  const char        *time;       /* "HH:MM" */
  const char        *until;      /* (nullable) "HH:MM" */
  const char        *type;       /* one of gops_plan_types () */
  GopsText           title, text;
  const char        *owner;      /* "owner", "maintainer", "expert", "member"; in an own SOP also a name */
  const char        *tactic;     /* (nullable) */
  const char        *poster;     /* (nullable) a poster template */
  const char *const *materials;  /* (nullable) titles of materials, ended by NULL */
  int                minutes;    /* of the operator's work */
  const char        *added;      /* (nullable) "2026-11-30T12:00:00Z": when it came into the SOP; copies made later have had the choice */
} GopsSopItem;

/* What day 1 is. */
typedef struct
{
  const char *event;      /* "date": is chosen; "weekday"; "opening" of the group; "joins", "tier", "birthday" of a person */
  int         weekday;    /* of "weekday": 1 Monday … 7 Sunday */
  const char *on;         /* (nullable) of "date": the day that is proposed, as in gops-day-anchor.h */
  const char *tier;       /* (nullable) of "tier" */
} GopsSopStart;

typedef struct
{
  const char        *id;         /* the file's name */
  int                format;
  GopsText           name, summary;
  const char        *scenario;   /* one of gops_sop_scenarios () */
  GopsSopStart       start;
  int                days;       /* of one round */
  int                repeat;     /* rounds, one after the other; at least 1 */
  const char *const *kinds;
  const GopsSopItem *items;
  guint              n_items;
} GopsSop;

extern const GopsShape gops_sop_shape;

/* What users write: a text in one language is enough, and what can be guessed may be left out. */
extern const GopsShape gops_own_sop_shape;

/* What a file need not say, and what is checked across members. FALSE with @out_problem (transfer full) when an id is there twice,
 * or a weekday or tier is missing. The ids of entries without one are made from their places. */
gboolean           gops_sop_complete        (GopsSop      *sop,
                                             GopsArena    *arena,
                                             char        **out_problem);

/* The types of plan item, the scenarios and the parts that owners of entries play, ended by NULL. */
const char *const *gops_plan_types          (void);
const char *const *gops_sop_scenarios       (void);
const char *const *gops_sop_owners          (void);
const char *const *gops_sop_events          (void);

/* In the interface's language; @type itself when there is none. */
const char        *gops_plan_type_name      (const char    *type);

/* Whether @sop begins for one person. */
gboolean           gops_sop_is_for_a_person (const GopsSop *sop);

/* How many days there are from the first entry, or day 1, to the last one of the last round. */
int                gops_sop_count_days      (const GopsSop *sop);

/* Returns: (nullable): the entry called @id. */
const GopsSopItem *gops_sop_find_item       (const GopsSop *sop,
                                             const char    *id);

G_END_DECLS
