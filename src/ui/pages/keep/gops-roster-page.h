/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster across all groups: who keeps which, who is next, what each carries. */
#pragma once

#include "gops-view.h"

G_BEGIN_DECLS

#define GOPS_TYPE_ROSTER_PAGE (gops_roster_page_get_type ())
G_DECLARE_FINAL_TYPE (GopsRosterPage, gops_roster_page, GOPS, ROSTER_PAGE, GopsView)

G_END_DECLS
