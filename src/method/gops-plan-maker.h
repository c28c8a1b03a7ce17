/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plan items from SOP templates, within an action of the caller. */
#pragma once

#include "gops-dossier.h"
#include "gops-sop.h"
#include "gops-trade-dates.h"

G_BEGIN_DECLS

/* Inserts the items of @sop for @group with its day 1 on @first_day (days since 1970), none in the group's quiet hours. */
gboolean gops_plan_insert_sop (GopsStore      *store,
                               GopsGroup      *group,
                               const GopsSop  *sop,
                               int             first_day,
                               guint          *out_items,
                               GError        **error);

/* The day 1 of a plan of which nothing lies before @day: later when the SOP begins before its day 1, or on a weekday or a date
 * of its own. */
int      gops_plan_first_day  (const GopsSop  *sop,
                               int             day);

/* … of which nothing lies before @minutes after midnight of @day either: what would be late at once begins a day later. */
int      gops_plan_first_day_after (const GopsSop *sop,
                                    int            day,
                                    int            minutes);

/* --- the same for many --- */

/* One copy of an SOP. */
typedef struct
{
  GopsGroup  *group;
  int         first_day;
  int         from_day;   /* entries that fall before it are left out; GOPS_DAY_NONE: none is */
  int         later;      /* minutes by which the copy comes later; as far as each day has room before the quiet hours, from the beginning again after that */
  gint64      person;     /* 0: for the group */
  const char *name;       /* (nullable) what {name} stands for */
} GopsPlanCopy;

typedef struct _GopsPlanMaker GopsPlanMaker;

/* @sop and @dates (nullable: those of the program) stay the caller's and outlive it. */
GopsPlanMaker *gops_plan_maker_new   (GopsStore             *store,
                                      const GopsSop         *sop,
                                      const GopsTradeDates  *dates);
void           gops_plan_maker_free  (GopsPlanMaker         *self);

/* @out_items: (out) (optional): how many items the copy has; those that hang on dates which do not come any more are left out. */
gboolean       gops_plan_maker_add   (GopsPlanMaker         *self,
                                      const GopsPlanCopy    *copy,
                                      guint                 *out_items,
                                      GError               **error);

/* How many items the SOP has in the quiet hours of their groups: they were moved out of them, unless that time is over already. */
guint          gops_plan_maker_get_moved (GopsPlanMaker         *self);

/* How many titles of materials the library does not have: known when all is written. */
guint          gops_plan_maker_get_missing (GopsPlanMaker       *self);

/* Writes what still waits: before the action ends. */
gboolean       gops_plan_maker_flush (GopsPlanMaker         *self,
                                      GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsPlanMaker, gops_plan_maker_free)

/* --- for whoever changes a copy --- */

/* Who does @item: the owner by name when the group has one, else the part they play. */
const char    *gops_plan_owner_of    (GopsGroup             *group,
                                      const GopsSopItem     *item);

/* The hours of @item @later minutes later, out of the quiet hours of @group: @out_time and @out_until (nullable) are
 * (transfer full). */
void           gops_plan_hours_of    (GopsGroup             *group,
                                      const GopsSopItem     *item,
                                      int                    later,
                                      char                 **out_time,
                                      char                 **out_until);

/* @text with {name} filled; other variables stay. Returns: (transfer full) */
char          *gops_plan_fill_name   (const char            *text,
                                      const char            *name);

G_END_DECLS
