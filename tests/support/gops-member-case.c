/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workspace with a group, into which tests import members. */
#include "gops-member-case.h"

#include <string.h>

void
gops_member_case_set_up (GopsMemberCase *self,
                         gconstpointer   data)
{
  self->test = gops_test_store_new ();
  self->group = gops_test_add_group (self->test.store, "晨跑");
}

void
gops_member_case_tear_down (GopsMemberCase *self,
                            gconstpointer   data)
{
  gops_test_store_clear (&self->test);
}

GopsMemberImport *
gops_member_case_open (GopsMemberCase *self,
                       const char     *text,
                       gssize          length,
                       GError        **error)
{
  g_autofree char *path = g_build_filename (self->test.folder, "list.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, text, length, NULL));
  return gops_member_import_new (file, NULL, NULL, error);
}

GopsImportReport *
gops_member_case_import (GopsMemberCase *self,
                         const char     *text,
                         GError        **error)
{
  g_autoptr (GopsMemberImport) import = gops_member_case_open (self, text, -1, error);

  return import != NULL ? gops_member_import_run (import, self->test.store, self->group, NULL, NULL, error)
                        : NULL;
}

GopsImportReport *
gops_member_case_import_well (GopsMemberCase *self,
                              const char     *text)
{
  g_autoptr (GError) error = NULL;
  GopsImportReport *report = gops_member_case_import (self, text, &error);

  g_assert_no_error (error);
  return report;
}

char *
gops_member_case_dup_text (GopsMemberCase *self,
                           const char     *sql)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  gops_store_read_text (self->test.store, &text, &error, sql, NULL);
  g_assert_no_error (error);
  return text;
}

gint64
gops_member_case_count (GopsMemberCase *self,
                        const char     *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 n = -1;

  gops_store_read_int (self->test.store, &n, &error, sql, NULL);
  g_assert_no_error (error);
  return n;
}

void
gops_member_case_assert_skipped (const GopsImportReport *report,
                                 guint64                 line,
                                 const char             *part)
{
  for (guint i = 0; i < report->skipped->len; i++)
    {
      const GopsImportSkipped *skipped = report->skipped->pdata[i];

      if (skipped->line == line && strstr (skipped->reason, part) != NULL)
        return;
    }
  g_error ("nothing about line %" G_GUINT64_FORMAT " and “%s”", line, part);
}

GFile *
gops_member_case_file (GopsMemberCase *self,
                       const char     *name)
{
  g_autofree char *path = g_build_filename (self->test.folder, name, NULL);

  return g_file_new_for_path (path);
}

GopsImportReport *
gops_member_case_import_file (GopsMemberCase *self,
                              GFile          *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsMemberImport) import = gops_member_import_new (file, NULL, NULL, &error);
  GopsImportReport *report = NULL;

  g_assert_no_error (error);
  report = gops_member_import_run (import, self->test.store, self->group, NULL, NULL, &error);
  g_assert_no_error (error);
  return report;
}
