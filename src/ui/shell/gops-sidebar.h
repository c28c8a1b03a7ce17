/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gops-session.h"

G_BEGIN_DECLS

/*
 * The sidebar: search, Today, and the groups with their health.
 *
 * Choosing a group row selects it in the session; ::page-wanted (const char *page) asks for a workspace page.
 * How many things a group waits for is found out in idle time, for the rows that are seen.
 */

#define GOPS_TYPE_SIDEBAR (gops_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (GopsSidebar, gops_sidebar, GOPS, SIDEBAR, AdwBin)

GtkWidget    *gops_sidebar_new        (GopsSession *session);
AdwHeaderBar *gops_sidebar_get_header (GopsSidebar *self);
void          gops_sidebar_show_page  (GopsSidebar *self, const char *page);

G_END_DECLS
