/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ties an entry row to a text column whose values are checked: saved once it is right, marked while it is not. */
#pragma once

#include <adwaita.h>

#include "gops-session.h"

G_BEGIN_DECLS

/* Returns: (nullable): what is wrong with @text, translated */
typedef const char *(*GopsFieldCheck) (const char *text);

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

/* Marks a row whose value is wrong, and says why. @problem: (nullable): nothing is. */
void gops_checked_field_mark (AdwEntryRow     *row,
                              const char      *problem);

/* Checks that several dialogs need. An empty text is right. */
const char *gops_check_date      (const char *text);
const char *gops_check_time      (const char *text);
const char *gops_check_time_zone (const char *text);

G_END_DECLS
