/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of the window. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-page-table.h"
#include "gops-calendar-page.h"
#include "gops-content-page.h"
#include "gops-groups-page.h"
#include "gops-history-page.h"
#include "gops-library-page.h"
#include "gops-members-page.h"
#include "gops-people-page.h"
#include "gops-publish-page.h"
#include "gops-positioning-page.h"
#include "gops-roster-page.h"
#include "gops-rules-page.h"
#include "gops-today-page.h"
#include "gops-workbench-page.h"

static const GopsPageInfo pages[] = {
  { "positioning", N_("Positioning"), NULL, GOPS_PAGE_STEP, gops_positioning_page_get_type },
  { "rules", N_("Rules"), NULL, GOPS_PAGE_STEP, gops_rules_page_get_type },
  { "members", N_("Members"), NULL, GOPS_PAGE_STEP, gops_members_page_get_type },
  { "content", N_("Content"), NULL, GOPS_PAGE_STEP, gops_content_page_get_type },
  { "publish", N_("Publish"), NULL, GOPS_PAGE_STEP, gops_publish_page_get_type },
  { "tiers", N_("Tier Workbench"), NULL, GOPS_PAGE_GROUP, gops_workbench_page_get_type },
  { "today", N_("Today"), "gops-today-symbolic", GOPS_PAGE_WORKSPACE, gops_today_page_get_type },
  { "calendar", N_("Calendar"), "gops-content-symbolic", GOPS_PAGE_WORKSPACE, gops_calendar_page_get_type },
  { "groups", N_("Overview"), "gops-overview-symbolic", GOPS_PAGE_WORKSPACE, gops_groups_page_get_type },
  { "people", N_("People"), "gops-people-symbolic", GOPS_PAGE_WORKSPACE, gops_people_page_get_type },
  { "roster", N_("Roster"), NULL, GOPS_PAGE_WORKSPACE, gops_roster_page_get_type },
  { "library", N_("Library"), "gops-library-symbolic", GOPS_PAGE_WORKSPACE, gops_library_page_get_type },
  { "history", N_("History"), NULL, GOPS_PAGE_WORKSPACE, gops_history_page_get_type },
};

/**
 * gops_page_table:
 *
 * Returns: (transfer none) (array length=out_n): all pages
 */
const GopsPageInfo *
gops_page_table (guint *out_n)
{
  *out_n = G_N_ELEMENTS (pages);
  return pages;
}

/**
 * gops_page_table_find:
 *
 * Returns: (transfer none) (nullable): the page called @id
 */
const GopsPageInfo *
gops_page_table_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].id, id) == 0)
      return &pages[i];
  return NULL;
}
