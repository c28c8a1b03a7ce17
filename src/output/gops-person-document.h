/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inventory of what is stored about whom, to be printed or handed over; in the language of the interface. */
#pragma once

#include "gops-document.h"
#include "gops-person-sheet.h"
#include "gops-store-task.h"

G_BEGIN_DECLS

/* More people than paper is good for: the inventory of everybody names the first of them and says so. */
#define GOPS_INVENTORY_PEOPLE 20000

/** gops_person_document: @sheet: described; @today: "2026-09-17".  Returns: (transfer full): all that is stored about one person */
GopsDocument *gops_person_document    (const GopsPersonSheet  *sheet,
                                       const char             *today);

/** gops_inventory_document: Returns: (transfer full) (nullable): a line for everybody: what is stored, and how much of it */
GopsDocument *gops_inventory_document (GopsStore              *store,
                                       const char             *today,
                                       GopsProgress           *progress,
                                       GCancellable           *cancellable,
                                       GError                **error);

G_END_DECLS
