/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which people the page shows, and in which words. No display needed. */
#pragma once

#include "gops-id-query.h"
#include "gops-person-row.h"

G_BEGIN_DECLS

typedef enum
{
  GOPS_PEOPLE_ALL,
  GOPS_PEOPLE_SEVERAL,       /* in several groups */
  GOPS_PEOPLE_NOWHERE,       /* in no group now */
  GOPS_PEOPLE_STAFF,
  GOPS_PEOPLE_BOTS,
  GOPS_PEOPLE_BLACKLISTED,
} GopsPeopleShow;

GopsPeopleShow  gops_people_show_from_name (const char *name);
const char     *gops_people_show_name      (GopsPeopleShow show);
const char     *gops_people_show_title     (GopsPeopleShow show);

/**
 * gops_people_query_sql:
 *
 * Parameters: ?1 a tag as gops_people_tag_pattern() makes it, "" for any; ?2 a pattern for LIKE, "" for any;
 * ?3 a JSON array of ids of people who are found by name.
 *
 * Returns: (transfer full): SQL for ids of person_view, to be sorted by %gops_people_order: by name
 */
char           *gops_people_query_sql      (GopsPeopleShow show, gboolean tagged, gboolean searching);
extern const GopsIdOrder gops_people_order;
char           *gops_people_tag_pattern    (const char *tag);

/** gops_people_facts: Returns: (transfer full): "3 groups · 142 messages · last spoke 2026-11-02" */
char           *gops_people_facts          (GopsPersonRow *row, const char *zone);

G_END_DECLS
