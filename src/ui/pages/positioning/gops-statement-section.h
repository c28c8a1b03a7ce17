/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The positioning statement: composed from the canvas until somebody writes in it. */
#pragma once

#include "gops-view.h"

G_BEGIN_DECLS

#define GOPS_TYPE_STATEMENT_SECTION (gops_statement_section_get_type ())
G_DECLARE_FINAL_TYPE (GopsStatementSection, gops_statement_section, GOPS, STATEMENT_SECTION, GopsView)

G_END_DECLS
