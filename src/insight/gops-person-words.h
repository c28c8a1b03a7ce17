/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happened with a person, in words of the interface. */
#pragma once

#include "gops-person-sheet.h"

G_BEGIN_DECLS

/** gops_person_sheet_describe: gives every moment of @sheet its words */
void  gops_person_sheet_describe (GopsPersonSheet *sheet);

G_END_DECLS
