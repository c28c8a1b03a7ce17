/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entry rows for date columns. */

#include "config.h"

#include "gops-checked-field.h"
#include "gops-date-field.h"
#include "gops-date-picker.h"

void
gops_date_field_tie (AdwEntryRow *row,
                     GopsSession *session,
                     guint        column)
{
  gops_checked_field_tie (row, session, column, gops_check_date, NULL);
  gops_date_picker_add (row);
}

void
gops_date_field_show (AdwEntryRow *row,
                      gpointer     record)
{
  gops_checked_field_show (row, record);
}
