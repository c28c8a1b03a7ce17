/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One rule of a group. Positions order the clauses within their section. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-clause.h"

GOPS_DEFINE_RECORD (GopsClause, gops_clause, GOPS_CLAUSE, "clause", N_("Clause"), GOPS_TABLE_NONE)
