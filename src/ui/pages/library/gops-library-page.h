/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library: replies and knowledge, materials, clauses, tactics, SOPs, templates. */
#pragma once

#include "gops-view.h"

G_BEGIN_DECLS

#define GOPS_TYPE_LIBRARY_PAGE (gops_library_page_get_type ())
G_DECLARE_FINAL_TYPE (GopsLibraryPage, gops_library_page, GOPS, LIBRARY_PAGE, GopsView)

/* Shows the section @id: "replies", "materials", "clauses" … */
void gops_library_page_show_section (GopsLibraryPage *self,
                                     const char      *id);

G_END_DECLS
