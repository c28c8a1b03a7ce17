/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the Members page shows, worked out without a display: which rows in which order, and the words for them. */
#pragma once

#include "gops-dossier.h"
#include "gops-id-query.h"
#include "gops-own-filter.h"
#include "gops-tier-scheme.h"
#include "gops-batch.h"

G_BEGIN_DECLS

/* Whom the table shows. */
typedef enum
{
  GOPS_MEMBERS_PRESENT,
  GOPS_MEMBERS_STAFF,
  GOPS_MEMBERS_BOTS,
  GOPS_MEMBERS_BLACKLISTED,
  GOPS_MEMBERS_UNTIERED,
  GOPS_MEMBERS_NEVER_SPOKE,
  GOPS_MEMBERS_LEFT
} GopsMembersShow;

typedef enum
{
  GOPS_MEMBERS_BY_NAME,
  GOPS_MEMBERS_BY_TIER,
  GOPS_MEMBERS_BY_SPOKE,
  GOPS_MEMBERS_BY_ACTIVE,
  GOPS_MEMBERS_BY_MESSAGES,
  GOPS_MEMBERS_BY_INVITES,
  GOPS_MEMBERS_BY_JOINED
} GopsMembersColumn;

#define GOPS_MEMBERS_N_COLUMNS (GOPS_MEMBERS_BY_JOINED + 1)

typedef struct
{
  GopsMembersShow       show;
  const char           *tier;         /* (nullable): only that tier */
  gboolean              own;          /* whether own fields are filtered by */
  gboolean              search;       /* whether a pattern is given */
  gboolean              sounds;       /* whether members are given whose names sound like it */
  gboolean              large;        /* many rows are expected: they are sorted outside of SQL */
  GopsMembersColumn     sort;
  gboolean              descending;
  const GopsTierScheme *scheme;       /* (nullable): whose tiers are sorted in its order */
} GopsMembersQuery;

/* Returns: (transfer full): SELECT of membership ids with ?1 the group, ?2 the tier ("" for all), ?3 the pattern, and
 * where own fields are filtered by, ?4 the filters (see gops-own-filter.h) */
char       *gops_members_query_sql    (const GopsMembersQuery *query, GopsIdOrder *out_order);

/* Returns: (transfer full): what ?3 is for @text, "" for none */
char       *gops_members_pattern      (const char *text);

/* What the filter menu offers of an own field: its label and the filter of gops-own-filter.h. */
typedef struct
{
  char *label;    /* (owned): the value, or that nothing is said */
  char *filter;   /* (owned) */
} GopsMembersChoice;

/* The answers of a choice, else the commonest values in the group, then that nothing is said.
 * Returns: (transfer full) (element-type GopsMembersChoice) */
GPtrArray  *gops_members_field_choices (GopsStore *store, gint64 group, GopsOwnField *field);

/* "present", "staff" … of the filter; and back, PRESENT for anything unknown */
const char *gops_members_show_to_id   (GopsMembersShow show);
GopsMembersShow gops_members_show_from_id (const char *id);

/* "today", "yesterday", "5 days ago"; from @relative_days on "2026-04". GOPS_DAY_NONE is "–".
 * Returns: (transfer full) */
char       *gops_members_ago          (int day, int today, int relative_days);

/* What a tier asks of its members, as a sentence in the interface's language; tiers are called as in @language.
 * Returns: (transfer full) */
char       *gops_members_rule         (const GopsTierScheme *scheme, const GopsTier *tier, const char *language);

/* The same, with each condition that must hold on a line of its own. Returns: (transfer full) */
char       *gops_members_rule_lines   (const GopsTierScheme *scheme, const GopsTier *tier, const char *language);

/* @text, which is not empty, as it stands at the beginning of a line. Returns: (transfer full) */
char       *gops_members_capitalise   (const char *text);

/* The care plan of a tier: "Every 7 days, by the owner: …"
 * Returns: (transfer full) */
char       *gops_members_care         (const GopsTier *tier, const char *language);

/* What a tier is called in @language; its id when the scheme does not know it. */
const char *gops_members_tier_name    (const GopsTierScheme *scheme, const char *tier, const char *language);

/* The tier of each member, without staff and bots; ?1 the group. */
#define GOPS_MEMBERS_TIERS_SQL \
  "SELECT m.tier FROM membership m WHERE m.group_id = ?1 AND m.left_on = ''" \
  " AND " GOPS_MEMBER_COUNTED_SQL " AND " GOPS_BATCH_SHOWN ("m.batch")

G_END_DECLS
