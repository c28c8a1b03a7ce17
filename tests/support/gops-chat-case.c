/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workspace with a group, into which tests import chats that are written as scripts. */
#include "gops-chat-case.h"

#include "gops-script-chat.h"

const char gops_chat_case_talk[] =
  "08:15 m k1 u1 Ada Good morning\n"
  "08:16 m k2 u2 Bob Morning > k1\n"
  "08:17 m k3 u1 Ada Who runs today?\n"
  "2/09:00 m k4 u3 Cleo Me > k3\n"
  "2/09:00:10 m k5 bot1 Helper 12 degrees\n"
  "3/10:00 m k6 u1 Ada See you\n";

static const char *const minute[GOPS_CHAT_CASE_N_LINES] = {
  "08:15 m - - Ada +1", "08:15 m - - Bob +1", "08:15 m - - Ada +1", "08:15 m - - Bob hm", "08:16 m - - Ada +1", "08:16 m - - Bob +1",
};

char *
gops_chat_case_join (guint from,
                     guint until)
{
  GString *text = g_string_new (NULL);

  for (guint i = from; i < until; i++)
    g_string_append_printf (text, "%s\n", minute[i]);
  return g_string_free (text, FALSE);
}

void
gops_chat_case_set_up (GopsChatCase *self,
                       gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->test = gops_test_store_new ();
  gops_store_pin_clock (self->test.store, G_GINT64_CONSTANT (1788652800) * G_USEC_PER_SEC);   /* 2026-09-06 */
  self->group = gops_test_add_group (self->test.store, "晨跑");
  g_assert_true (gops_store_exec_unjournaled (self->test.store, NULL, &error, "UPDATE chat_group SET time_zone = 'UTC'", NULL));
}

void
gops_chat_case_tear_down (GopsChatCase *self,
                          gconstpointer data)
{
  gops_test_store_clear (&self->test);
}

GopsChatImport *
gops_chat_case_open (GopsChatCase *self,
                     const char   *script)
{
  g_autofree char *path = g_build_filename (self->test.folder, "chat.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GopsChatImport *import;

  g_assert_true (g_file_set_contents (path, script, -1, NULL));
  import = gops_chat_import_new (file, &gops_script_chat_format);
  gops_chat_import_set_group (import, 0, self->group);
  return import;
}

GopsImportReport *
gops_chat_case_run (GopsChatCase   *self,
                    GopsChatImport *import,
                    gboolean        dry)
{
  g_autoptr (GError) error = NULL;
  GopsImportReport *report = gops_chat_import_run (import, self->test.store, dry, NULL, NULL, &error);

  g_assert_no_error (error);
  return report;
}

char *
gops_chat_case_import (GopsChatCase *self,
                       const char   *script)
{
  g_autoptr (GopsChatImport) import = gops_chat_case_open (self, script);
  g_autoptr (GopsImportReport) report = gops_chat_case_run (self, import, FALSE);

  return g_strdup_printf ("%d %d %d %d %d", (int) report->messages, (int) report->events, (int) report->members_new,
                          (int) report->members_matched, (int) (report->duplicates + report->events_known));
}

void
gops_chat_case_assert_import (GopsChatCase *self,
                              const char   *script,
                              const char   *expected)
{
  g_autofree char *got = gops_chat_case_import (self, script);

  g_assert_cmpstr (got, ==, expected);
}

char *
gops_chat_case_query (GopsChatCase *self,
                      const char   *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (self->test.store, &error, sql, NULL);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  while (gops_statement_next (rows, &error))
    {
      if (text->len > 0)
        g_string_append (text, "; ");
      for (int i = 0; i < gops_statement_n_columns (rows); i++)
        g_string_append_printf (text, "%s%s", i > 0 ? " " : "", gops_statement_text (rows, i));
    }
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}
