/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-view.h"

G_BEGIN_DECLS

/*
 * Who changed what, when, from what to what; and undo from there.
 *
 * Shows the whole workspace, or one group after gops_view_go_to (view, "chat_group", id, NULL).
 */

#define GOPS_TYPE_HISTORY_PAGE (gops_history_page_get_type ())
G_DECLARE_FINAL_TYPE (GopsHistoryPage, gops_history_page, GOPS, HISTORY_PAGE, GopsView)

G_END_DECLS
