/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that is stored about a person, in all groups: for the person's sheet, and for the inventory of it. */
#pragma once

#include "gops-store.h"

G_BEGIN_DECLS

/**
 * GopsMomentKind: what happened
 * @GOPS_MOMENT_RENAMED: text: the new name in the group
 * @GOPS_MOMENT_TIER: from, text: ids of tiers
 * @GOPS_MOMENT_PURCHASE: text: the product; number: minor units of currency
 * @GOPS_MOMENT_CHECK_IN: text: the duty
 * @GOPS_MOMENT_SIGN_UP: text: for what; from: the remark
 * @GOPS_MOMENT_POINTS: text: the reason, from: the act; number: points
 * @GOPS_MOMENT_CARE: text: what was done, from: the note
 * @GOPS_MOMENT_MERGED: text: the other name, from: the reason
 */
typedef enum
{
  GOPS_MOMENT_JOINED,
  GOPS_MOMENT_LEFT,
  GOPS_MOMENT_REMOVED,
  GOPS_MOMENT_RENAMED,
  GOPS_MOMENT_ADMIN,
  GOPS_MOMENT_NO_ADMIN,
  GOPS_MOMENT_TIER,
  GOPS_MOMENT_PURCHASE,
  GOPS_MOMENT_CHECK_IN,
  GOPS_MOMENT_SIGN_UP,
  GOPS_MOMENT_POINTS,
  GOPS_MOMENT_CARE,
  GOPS_MOMENT_MERGED,
} GopsMomentKind;

/**
 * GopsPersonMoment:
 * @date: (owned): "2026-09-17", in the group's zone, else in the system's; "" for unknown, as all texts
 * @group: (owned): name of the group
 * @words: (owned) (nullable): what people read, once gops_person_sheet_describe() was called
 */
typedef struct
{
  GopsMomentKind  kind;
  char           *date;
  char           *group;
  char           *text;      /* (owned) */
  char           *from;      /* (owned) */
  gint64          number;
  char           *currency;  /* (owned) */
  char           *words;
} GopsPersonMoment;

/**
 * GopsPersonSheetGroup: a group that the person is in, or was
 * @texts: messages whose text is kept, once gops_person_sheet_count_texts() was called
 * @last_on: the day of the last message, in the group's zone
 */
typedef struct
{
  gint64  membership;
  gint64  group;
  char   *name;
  char   *nickname;
  char   *role;
  char   *joined_on;
  char   *left_on;
  char   *invited_by;
  char   *tier;
  char   *tier_since;
  char   *note;
  char   *last_on;
  gint64  messages;
  gint64  texts;
  gint64  invites;
  gint64  points;
} GopsPersonSheetGroup;

/** GopsPersonSheetPair: an own field and its value; or a platform and an account, with the name they were merged from */
typedef struct
{
  char *name;
  char *value;
  char *of;
} GopsPersonSheetPair;

/** GopsPersonSheetMerge: somebody who was merged into the person; @id is what gops_people_split() takes */
typedef struct
{
  gint64  id;
  gint64  person;
  char   *name;
  char   *reason;
  gint64  at;
} GopsPersonSheetMerge;

#define GOPS_SHEET_WEEKS 53
#define GOPS_SHEET_DAYS  (GOPS_SHEET_WEEKS * 7)

/**
 * GopsPersonSheet:
 * @accounts: (owned) (element-type GopsPersonSheetPair)
 * @own: (owned) (element-type GopsPersonSheetPair)
 * @groups: (owned) (element-type GopsPersonSheetGroup): those where they write most first
 * @merges: (owned) (element-type GopsPersonSheetMerge)
 * @moments: (owned) (element-type GopsPersonMoment): the newest first
 * @n_moments: how many there are, of which @moments has the newest
 * @first_day: the Monday, since 1970, that @days begins with
 * @days: messages of each day in all groups
 * @points: of all groups
 */
typedef struct
{
  gint64     id;
  char      *name;
  char      *phone;
  char      *email;
  char      *birthday;
  char      *note;
  char      *tags;
  gboolean   staff;
  gboolean   bot;
  gboolean   blacklisted;
  char      *blacklist_reason;
  GPtrArray *accounts;
  GPtrArray *own;
  GPtrArray *groups;
  GPtrArray *merges;
  GPtrArray *moments;
  guint      n_moments;
  int        first_day;
  guint      days[GOPS_SHEET_DAYS];
  gint64     points;
  gint64     messages;
  gint64     texts;
} GopsPersonSheet;

#define GOPS_SHEET_MOMENTS 2000

/**
 * gops_person_sheet_load:
 * @person: who stays, or who was merged
 * @today: the last day of @days, since 1970
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
GopsPersonSheet *gops_person_sheet_load (GopsStore        *store,
                                         gint64            person,
                                         int               today,
                                         GError          **error);

/** gops_person_sheet_count_texts: reads all messages of the person's groups: in a thread, or where somebody waits */
gboolean         gops_person_sheet_count_texts (GopsPersonSheet *self,
                                         GopsStore        *store,
                                         GError          **error);
void             gops_person_sheet_free (GopsPersonSheet  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsPersonSheet, gops_person_sheet_free)

G_END_DECLS
