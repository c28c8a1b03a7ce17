/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* A person as lists show them, everybody once (the view person_view, and of it what is shown). Read only; id = person.
 * The figures are those of all groups that the person is in; the group named is the one where they write most. */
#define GOPS_PERSON_ROW_COLUMNS(X)                                                              \
  X (GOPS_PERSON_ROW_ID,               "id",               INT,     NULL, NULL)                 \
  X (GOPS_PERSON_ROW_NAME,             "name",             TEXT,    NULL, N_("Name"))           \
  X (GOPS_PERSON_ROW_TAGS,             "tags",             TEXT,    NULL, N_("Tags"))           \
  X (GOPS_PERSON_ROW_STAFF,            "staff",            BOOL,    NULL, N_("Staff"))          \
  X (GOPS_PERSON_ROW_BOT,              "bot",              BOOL,    NULL, N_("Bot"))            \
  X (GOPS_PERSON_ROW_BLACKLISTED,      "blacklisted",      BOOL,    NULL, N_("On the blacklist")) \
  X (GOPS_PERSON_ROW_BLACKLIST_REASON, "blacklist_reason", TEXT,    NULL, N_("Reason for the blacklist")) \
  X (GOPS_PERSON_ROW_N_GROUPS,         "n_groups",         INT,     NULL, N_("Groups"))         \
  X (GOPS_PERSON_ROW_GROUP_NAME,       "group_name",       TEXT,    NULL, N_("Group"))          \
  X (GOPS_PERSON_ROW_MESSAGES,         "messages",         INT,     NULL, N_("Messages"))       \
  X (GOPS_PERSON_ROW_LAST_SPOKE_AT,    "last_spoke_at",    INSTANT, NULL, N_("Last spoke"))

#define GOPS_TYPE_PERSON_ROW (gops_person_row_get_type ())
GOPS_DECLARE_RECORD (GopsPersonRow, gops_person_row, GOPS_PERSON_ROW)

G_END_DECLS
