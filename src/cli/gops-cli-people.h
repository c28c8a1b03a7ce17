/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People as several commands name and show them. */
#pragma once

#include "gops-cli.h"
#include "gops-person-sheet.h"

/* By id, exact name, account, telephone number or name in a group. */
gboolean         gops_cli_find_person (GopsCli     *self,
                                       const char  *name,
                                       gint64      *out_person,
                                       GError     **error);

/* Described. @out_today: (out) (optional) (transfer full). (transfer full) (nullable) */
GopsPersonSheet *gops_cli_load_sheet  (GopsCli     *self,
                                       const char  *name,
                                       char       **out_today,
                                       GError     **error);
