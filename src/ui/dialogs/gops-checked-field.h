/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ties an entry row to a text column whose values are checked: saved once it is right, marked while it is not. */
#pragma once

#include <adwaita.h>

#include "gops-field-check.h"
#include "gops-session.h"

G_BEGIN_DECLS

/* Called before the record is saved, to set what hangs on the column. */
typedef void        (*GopsFieldFollow) (gpointer record, const char *text);

/* Once, when the row is made. @follow: (nullable) */
void gops_checked_field_tie  (AdwEntryRow     *row,
                              GopsSession     *session,
                              guint            column,
                              GopsFieldCheck   check,
                              GopsFieldFollow  follow);

/* What @row shows and writes from now on; what is being typed stays. @record: (nullable) */
void gops_checked_field_show (AdwEntryRow     *row,
                              gpointer         record);

G_END_DECLS
