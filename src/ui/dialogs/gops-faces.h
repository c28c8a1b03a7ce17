/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The faces that a poster may be set in, to choose from. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Families of fonts that are installed and fit: none for signs or programs, none for a script alone. Those that are free for every
 * use (OFL) come first. (transfer none) (array zero-terminated=1): made once */
const char *const *gops_faces_list      (void);

/* Fills @row: as the template has it, then the faces; @family (nullable) is chosen, in the list or not. */
void               gops_faces_show      (AdwComboRow *row,
                                         const char  *family);

/* Returns: (transfer none) (nullable): the chosen family; NULL, as the template has it */
const char        *gops_faces_get       (AdwComboRow *row);

G_END_DECLS
