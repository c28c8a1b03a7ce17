/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* SQL: the groups that run, neither deleted nor archived nor resting. @g: prefix of their columns, as "g." or "". */
#define GOPS_GROUP_RUNS(g) g "deleted_at = 0 AND " g "archived_at = 0 AND " g "status NOT IN ('paused', 'dissolved')"

/* A chat group and its profile: name, platform, owner, times. */
#define GOPS_GROUP_COLUMNS(X)                                                                                    \
  X (GOPS_GROUP_ID,                 "id",                 INT,     NULL,         NULL)                           \
  X (GOPS_GROUP_NAME,               "name",               TEXT,    NULL,         N_("Name of the group"))        \
  X (GOPS_GROUP_KIND,               "kind",               TEXT,    NULL,         N_("Kind"))                     \
  X (GOPS_GROUP_PLATFORM,           "platform",           TEXT,    NULL,         N_("Platform"))                 \
  X (GOPS_GROUP_LANGUAGE,           "language",           TEXT,    NULL,         N_("Language"))                 \
  X (GOPS_GROUP_STATUS,             "status",             TEXT,    NULL,         N_("Status"))                   \
  X (GOPS_GROUP_PARENT,             "parent",             REF,     "chat_group", N_("Main group"))               \
  X (GOPS_GROUP_STRUCTURE,          "structure",          TEXT,    NULL,         N_("Place in the family"))      \
  X (GOPS_GROUP_OWNER,              "owner",              TEXT,    NULL,         N_("Owner"))                    \
  X (GOPS_GROUP_INTRODUCTION,       "introduction",       TEXT,    NULL,         N_("Introduction"))             \
  X (GOPS_GROUP_ANNOUNCEMENT,       "announcement",       TEXT,    NULL,         N_("Announcement"))             \
  X (GOPS_GROUP_TAGS,               "tags",               TEXT,    NULL,         N_("Tags"))                     \
  X (GOPS_GROUP_TIME_ZONE,          "time_zone",          TEXT,    NULL,         N_("Time zone"))                \
  X (GOPS_GROUP_QUIET_FROM,         "quiet_from",         TIME,    NULL,         N_("Quiet from"))               \
  X (GOPS_GROUP_QUIET_UNTIL,        "quiet_until",        TIME,    NULL,         N_("Quiet until"))              \
  X (GOPS_GROUP_OPENED_ON,          "opened_on",          DATE,    NULL,         N_("Opened on"))                \
  X (GOPS_GROUP_CLOSES_ON,          "closes_on",          DATE,    NULL,         N_("Closes on"))                \
  X (GOPS_GROUP_ARCHIVED_AT,        "archived_at",        INSTANT, NULL,         N_("Archived"))                 \
  X (GOPS_GROUP_JOIN_CODE,          "join_code",          TEXT,    NULL,         N_("Text of the join code"))    \
  X (GOPS_GROUP_JOIN_CODE_UNTIL,    "join_code_until",    DATE,    NULL,         N_("Join code valid until"))    \
  X (GOPS_GROUP_RESPONSE_HOURS,     "response_hours",     INT,     NULL,         N_("Answers within (hours)"))   \
  X (GOPS_GROUP_TIER_SCHEME,        "tier_scheme",        TEXT,    NULL,         N_("Tier scheme"))              \
  X (GOPS_GROUP_RULES_VERSION,      "rules_version",      INT,     NULL,         N_("Version of the rules"))     \
  X (GOPS_GROUP_RULES_EFFECTIVE_ON, "rules_effective_on", DATE,    NULL,         N_("Rules in force from"))      \
  X (GOPS_GROUP_RULES_REVIEW_ON,    "rules_review_on",    DATE,    NULL,         N_("Next review of the rules")) \
  X (GOPS_GROUP_NOTE,               "note",               TEXT,    NULL,         N_("Note"))                     \
  X (GOPS_GROUP_DELETED_AT,         "deleted_at",         INSTANT, NULL,         NULL)                           \
  X (GOPS_GROUP_SORT_KEY,           "sort_key",           BLOB,    NULL,         NULL)                           \
  X (GOPS_GROUP_CREATED_AT,         "created_at",         INSTANT, NULL,         NULL)                           \
  X (GOPS_GROUP_RULES_SYNCED_AT,    "rules_synced_at",    INSTANT, NULL,         NULL)                           \
  X (GOPS_GROUP_KEEP_TEXTS,         "keep_texts",         INT,     NULL,         N_("Days that texts are kept")) \
  X (GOPS_GROUP_PSEUDONYMS,         "pseudonyms",         BOOL,    NULL,         N_("Pseudonyms instead of names"))

#define GOPS_TYPE_GROUP (gops_group_get_type ())
GOPS_DECLARE_RECORD (GopsGroup, gops_group, GOPS_GROUP)

/* Groups to choose from, those in use first and by name, at most @most: @ids (element-type gint64), and @names (element-type utf8),
 * which frees its texts, at the same places. */
void gops_group_list_names (GopsStore *store, guint most, GArray *ids, GPtrArray *names);

G_END_DECLS
