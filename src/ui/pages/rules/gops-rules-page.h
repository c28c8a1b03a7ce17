/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step two: the rules of a group, their balance, and the text as it will be posted. */
#pragma once

#include "gops-view.h"

G_BEGIN_DECLS

#define GOPS_TYPE_RULES_PAGE (gops_rules_page_get_type ())
G_DECLARE_FINAL_TYPE (GopsRulesPage, gops_rules_page, GOPS, RULES_PAGE, GopsView)

G_END_DECLS
