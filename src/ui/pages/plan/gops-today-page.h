/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-view.h"

G_BEGIN_DECLS

/*
 * Today's run sheet across all groups: late, now, later, done. One list with one selection; the chosen item is open.
 *
 * Keys, while the list has the focus: C copies the text and marks it sent, Space marks it done, Enter opens the
 * sheet. Each goes on to the next item.
 */

#define GOPS_TYPE_TODAY_PAGE (gops_today_page_get_type ())
G_DECLARE_FINAL_TYPE (GopsTodayPage, gops_today_page, GOPS, TODAY_PAGE, GopsView)

G_END_DECLS
