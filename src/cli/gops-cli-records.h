/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command import, for what is neither chat nor list of members: orders, figures of days, sign-up lists, plans. */
#pragma once

#include "gops-cli.h"
#include "gops-sheet.h"

/** gops_cli_imports_records: whether the format that was asked for is one of these, or @file a calendar */
gboolean gops_cli_imports_records (GopsCli                *self,
                                   GFile                  *file);

/** gops_cli_import_records: into @group, 0 for none */
gboolean gops_cli_import_records  (GopsCli                *self,
                                   GFile                  *file,
                                   gint64                  group,
                                   GError                **error);

/**
 * gops_cli_check_members:
 *
 * Returns: %FALSE with @error where a file that nobody said a format for is a sign-up list or holds orders: as members they
 *   would be headings and buyers
 */
gboolean gops_cli_check_members   (GopsCli                *self,
                                   GFile                  *file,
                                   GError                **error);

/** gops_cli_add_record_formats: as elements of the array that is open */
void     gops_cli_add_record_formats (GopsCli             *self);

/* gops-cli-members.c: the lines that an import left out, as text. */
void     gops_cli_print_skipped   (GopsCli                *self,
                                   const GopsImportReport *report);
void     gops_cli_tell_profile    (GopsCli                  *self,
                                   const GopsMappingProfile *profile);   /* (nullable); the value is an object */
void     gops_cli_add_format      (GopsCli                *self,
                                   const char             *id,
                                   const char             *name,
                                   const char             *endings);

/* --encoding and --sheet */
GopsTableOptions gops_cli_table_options (GopsCli           *self);

/* What was said of a table with these headings before, then what --map and --date-order say about the columns. */
gboolean gops_cli_set_columns     (GopsCli                *self,
                                   GopsSheet              *sheet,
                                   GError                **error);

/* What was said holds for the next table with these headings. */
void     gops_cli_remember_columns (GopsCli               *self,
                                   GopsSheet              *sheet);
