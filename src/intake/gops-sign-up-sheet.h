/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sign-up list that comes as a file: a text as people pass it on, or a table of who, how many and what they said. */
#pragma once

#include "gops-sheet.h"
#include "gops-sign-up-list.h"

/**
 * gops_sign_up_sheet_read:
 * @options: (nullable): %NULL: find all out
 *
 * The list has the name of the file as its title. Errors: %GOPS_INTAKE_ERROR_COLUMN where no column tells who it is,
 * %GOPS_INTAKE_ERROR_EMPTY where nobody is named, and those of gops_sheet_new()
 */
GopsSignUpList *gops_sign_up_sheet_read (GFile                  *file,
                                     const GopsTableOptions *options,
                                     GCancellable           *cancellable,
                                     GError                **error);

/**
 * gops_sign_up_text_read:
 * @sure: only what says that it is such a list, or is hardly anything else
 *
 * Returns: (transfer full) (nullable): the list in a file of text; %NULL without @error where it is none
 */
GopsSignUpList *gops_sign_up_text_read  (GFile                  *file,
                                     const char             *encoding,
                                     gboolean                sure,
                                     GCancellable           *cancellable,
                                     GError                **error);

/** gops_sign_up_file_read: a text, or else a table. Errors: also %GOPS_INTAKE_ERROR_NOTHING where it is neither */
GopsSignUpList *gops_sign_up_file_read  (GFile                  *file,
                                     const GopsTableOptions *options,
                                     GCancellable           *cancellable,
                                     GError                **error);
