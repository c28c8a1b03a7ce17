/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Members page: the table of a group's members, tiers above it, the tier scheme beside it. */
#pragma once

#include "gops-view.h"

G_BEGIN_DECLS

#define GOPS_TYPE_MEMBERS_PAGE (gops_members_page_get_type ())
G_DECLARE_FINAL_TYPE (GopsMembersPage, gops_members_page, GOPS, MEMBERS_PAGE, GopsView)

G_END_DECLS
