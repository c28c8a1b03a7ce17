/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row that says whether an item may return, and asks for it. */
#pragma once

#include <adwaita.h>

#include "gops-session.h"

G_BEGIN_DECLS

#define GOPS_TYPE_EVERGREEN_ROW (gops_evergreen_row_get_type ())
G_DECLARE_FINAL_TYPE (GopsEvergreenRow, gops_evergreen_row, GOPS, EVERGREEN_ROW, AdwActionRow)

/* For an item that is in the plan and belongs to no series; hidden for others. */
void gops_evergreen_row_show (GopsEvergreenRow *self,
                              GopsSession      *session,
                              GopsPlanItem     *item);

G_END_DECLS
