/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-view.h"

G_BEGIN_DECLS

/*
 * The content plan of the chosen group as month and as agenda. Items open in their sheet, move by drag and drop,
 * Ctrl+arrows or “Move to”; an SOP is applied from a date.
 */

#define GOPS_TYPE_CONTENT_PAGE (gops_content_page_get_type ())
G_DECLARE_FINAL_TYPE (GopsContentPage, gops_content_page, GOPS, CONTENT_PAGE, GopsView)

G_END_DECLS
