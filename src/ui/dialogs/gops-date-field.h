/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ties an entry row to a date column: saved once it is a date that exists, marked while it is none. */
#pragma once

#include <adwaita.h>

#include "gops-session.h"

G_BEGIN_DECLS

/* Once, when the row is made. Dates are written YYYY-MM-DD; empty unsets. */
void gops_date_field_tie  (AdwEntryRow *row,
                           GopsSession *session,
                           guint        column);

/* What @row shows and writes from now on; what is being typed stays. */
void gops_date_field_show (AdwEntryRow *row,
                           gpointer     record);

G_END_DECLS
