/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everybody once, across all groups. */
#pragma once

#include "gops-view.h"

G_BEGIN_DECLS

#define GOPS_TYPE_PEOPLE_PAGE (gops_people_page_get_type ())
G_DECLARE_FINAL_TYPE (GopsPeoplePage, gops_people_page, GOPS, PEOPLE_PAGE, GopsView)

G_END_DECLS
