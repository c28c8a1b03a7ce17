/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-application.h"

G_BEGIN_DECLS

/* Work on the files of workspaces, in a thread, with a dialog that can cancel it. The program stays until it is over,
 * and tells in the window what came of it. */

/* Puts the backup @from in the place of @here, and opens that. */
void gops_application_restore     (GopsApplication *self, GFile *here, GFile *from);

/* Copies @here, which can't be opened where it is, into the user's data folder, and opens the copy. */
void gops_application_import_copy (GopsApplication *self, GFile *here);

G_END_DECLS
