/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-person-sheet.h"

G_BEGIN_DECLS

GopsPersonSheet *gops_person_sheet_new (void);

G_END_DECLS
