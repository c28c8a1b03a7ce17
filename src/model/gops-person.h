/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* One person, once, whatever the number of groups. */
#define GOPS_PERSON_COLUMNS(X)                                                                        \
  X (GOPS_PERSON_ID,               "id",               INT,  NULL,    NULL)                           \
  X (GOPS_PERSON_NAME,             "name",             TEXT, NULL,    N_("Name"))                     \
  X (GOPS_PERSON_SORT_KEY,         "sort_key",         BLOB, NULL,    NULL)                           \
  X (GOPS_PERSON_PHONE,            "phone",            TEXT, NULL,    N_("Phone"))                    \
  X (GOPS_PERSON_EMAIL,            "email",            TEXT, NULL,    N_("E-mail"))                   \
  X (GOPS_PERSON_BIRTHDAY,         "birthday",         DATE, NULL,    N_("Birthday"))                 \
  X (GOPS_PERSON_NOTE,             "note",             TEXT, NULL,    N_("Note"))                     \
  X (GOPS_PERSON_TAGS,             "tags",             TEXT, NULL,    N_("Tags"))                     \
  X (GOPS_PERSON_STAFF,            "staff",            BOOL, NULL,    N_("Staff"))                    \
  X (GOPS_PERSON_BOT,              "bot",              BOOL, NULL,    N_("Bot"))                      \
  X (GOPS_PERSON_BLACKLISTED,      "blacklisted",      BOOL, NULL,    N_("On the blacklist"))         \
  X (GOPS_PERSON_BLACKLIST_REASON, "blacklist_reason", TEXT, NULL,    N_("Reason for the blacklist")) \
  X (GOPS_PERSON_BATCH,            "batch",            REF,  "batch", NULL)                           \
  X (GOPS_PERSON_MERGED_INTO,      "merged_into",      REF,  "person", N_("Is the same as"))

#define GOPS_TYPE_PERSON (gops_person_get_type ())
GOPS_DECLARE_RECORD (GopsPerson, gops_person, GOPS_PERSON)

G_END_DECLS
