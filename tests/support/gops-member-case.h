/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workspace with a group, into which tests import members. */
#pragma once

#include "gops-member-import.h"
#include "gops-test-store.h"

typedef struct
{
  GopsTestStore test;
  gint64        group;
} GopsMemberCase;

void              gops_member_case_set_up         (GopsMemberCase         *self,
                                                   gconstpointer           data);
void              gops_member_case_tear_down      (GopsMemberCase         *self,
                                                   gconstpointer           data);

/* A file that tests may write. (transfer full) */
GFile            *gops_member_case_file           (GopsMemberCase         *self,
                                                   const char             *name);

/* @text: of a CSV file. (transfer full) (nullable) */
GopsMemberImport *gops_member_case_open           (GopsMemberCase         *self,
                                                   const char             *text,
                                                   gssize                  length,
                                                   GError                **error);
GopsImportReport *gops_member_case_import         (GopsMemberCase         *self,
                                                   const char             *text,
                                                   GError                **error);

/* The same, and nothing went wrong. (transfer full) */
GopsImportReport *gops_member_case_import_well    (GopsMemberCase         *self,
                                                   const char             *text);
GopsImportReport *gops_member_case_import_file    (GopsMemberCase         *self,
                                                   GFile                  *file);

/* The first cell that @sql finds. (transfer full) */
char             *gops_member_case_dup_text       (GopsMemberCase         *self,
                                                   const char             *sql);
gint64            gops_member_case_count          (GopsMemberCase         *self,
                                                   const char             *sql);

/* Something was told of @line that has @part in it. */
void              gops_member_case_assert_skipped (const GopsImportReport *report,
                                                   guint64                 line,
                                                   const char             *part);
