/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Own clauses as files: brought into the workspace's library, and given to others. */
#pragma once

#include "gops-view.h"

G_BEGIN_DECLS

/* Asks for a file and adds its clauses to the library of the workspace. */
void gops_template_add_from_file (GopsView *view);

/* Asks where to and writes what the group of @view has written itself. */
void gops_template_save_as_file  (GopsView *view);

G_END_DECLS
