/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members as lists show them. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-member-row.h"

GOPS_DEFINE_RECORD (GopsMemberRow, gops_member_row, GOPS_MEMBER_ROW, "member_view", N_("Member"), GOPS_TABLE_VIEW)
