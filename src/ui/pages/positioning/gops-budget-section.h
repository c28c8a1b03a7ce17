/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The budget: hours, money and red packets, planned and spent, and what a member costs. */
#pragma once

#include "gops-view.h"

G_BEGIN_DECLS

#define GOPS_TYPE_BUDGET_SECTION (gops_budget_section_get_type ())
G_DECLARE_FINAL_TYPE (GopsBudgetSection, gops_budget_section, GOPS, BUDGET_SECTION, GopsView)

G_END_DECLS
