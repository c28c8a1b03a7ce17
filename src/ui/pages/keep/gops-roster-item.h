/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A group in the list of the roster: who keeps it, in words. */
#pragma once

#include "gops-roster.h"

G_BEGIN_DECLS

#define GOPS_TYPE_ROSTER_ITEM (gops_roster_item_get_type ())
G_DECLARE_FINAL_TYPE (GopsRosterItem, gops_roster_item, GOPS, ROSTER_ITEM, GObject)

GopsRosterItem *gops_roster_item_new         (const GopsRoster      *roster,
                                              const GopsRosterGroup *group);
gint64          gops_roster_item_get_group   (GopsRosterItem        *self);
const char     *gops_roster_item_get_name    (GopsRosterItem        *self);
const char     *gops_roster_item_get_now     (GopsRosterItem        *self);   /* "Ann until 31 March", "nobody keeps it" */
const char     *gops_roster_item_get_next    (GopsRosterItem        *self);   /* "next: Bob from 1 April"; "" */
const char     *gops_roster_item_get_members (GopsRosterItem        *self);
gboolean        gops_roster_item_is_without  (GopsRosterItem        *self);
gboolean        gops_roster_item_is_ending   (GopsRosterItem        *self);

typedef enum
{
  GOPS_ROSTER_ALL,
  GOPS_ROSTER_WITHOUT,
  GOPS_ROSTER_ENDING,
} GopsRosterShow;

/* Whether it is wanted; @text: folded, "" for any: part of the group's name, or of who keeps it or is next. */
gboolean        gops_roster_item_fits        (GopsRosterItem        *self,
                                              GopsRosterShow         show,
                                              const char            *text);

/* "12 groups, 2 to come · 1834 members · 200 minutes this week".  (transfer full) */
char           *gops_roster_describe_person  (const GopsRosterPerson *person);

G_END_DECLS
