/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is told about a chat export before it is imported, what is remembered of it, whom of the blacklist it brings. */
#include <string.h>

#include "gops-chat-doctor.h"
#include "gops-import-memory.h"
#include "gops-script-chat.h"
#include "gops-test-store.h"

typedef struct
{
  GopsTestStore test;
  gint64        group;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->test = gops_test_store_new ();
  fixture->group = gops_test_add_group (fixture->test.store, "晨跑");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gops_test_store_clear (&fixture->test);
}

static GopsChatImport *
open_chat (Fixture              *fixture,
           const char           *name,
           const char           *text,
           const GopsChatFormat *format)
{
  g_autofree char *path = g_build_filename (fixture->test.folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return gops_chat_import_new (file, format);
}

/* "id=value, reason; …  question" */
static char *
diagnose (Fixture        *fixture,
          GopsChatImport *import)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsChatSurvey) survey = NULL;
  g_autoptr (GopsDiagnosis) diagnosis = NULL;
  GString *text = g_string_new (NULL);

  g_assert_true (gops_chat_import_recall (import, fixture->test.store, NULL, &error));
  survey = gops_chat_import_survey (import, 3, NULL, NULL, &error);
  g_assert_no_error (error);
  diagnosis = gops_chat_diagnose (import, survey, "Asia/Shanghai");
  for (guint i = 0; i < diagnosis->findings->len; i++)
    {
      const GopsDoctorFinding *finding = diagnosis->findings->pdata[i];

      g_string_append_printf (text, "%s=%s, %s; ", finding->id, finding->value, finding->reason);
    }
  g_string_append_printf (text, "%d %s", diagnosis->question, diagnosis->ask != NULL ? diagnosis->ask : "");
  return g_string_free (text, FALSE);
}

#define DOUBTFUL "04/05/2026, 10:00 - Ada: One\n04/05/2026, 10:01 - Bob: Two\n"

static void
test_decides (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct { const char *text, *expected; } cases[] = {
    { "17/09/2026, 08:15 - Ada: Hello\n", "format=whatsapp, only that program writes such files; encoding=UTF-8, every byte fits; "
      "date_order=dmy, line 1: 17/9/2026 can only be day first; time_zone=Asia/Shanghai, the file has none: the group’s is taken; 0 " },
    { DOUBTFUL, "format=whatsapp, only that program writes such files; encoding=UTF-8, every byte fits; "
      "date_order=dmy, nothing in the file tells: please say; time_zone=Asia/Shanghai, the file has none: the group’s is taken; "
      "1 Which comes first in the dates, day or month?" },
    { "17/09/2026, 08:15 - Ada: Hello\n17/09/2026, 08:16 - You added Cleo\n",
      "format=whatsapp, only that program writes such files; encoding=UTF-8, every byte fits; "
      "date_order=dmy, line 1: 17/9/2026 can only be day first; time_zone=Asia/Shanghai, the file has none: the group’s is taken; "
      "3 What is the name of the person who made the export?" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GopsChatImport) import = open_chat (fixture, "WhatsApp Chat with Runners.txt", cases[i].text, NULL);
      g_autofree char *got = diagnose (fixture, import);

      g_assert_cmpstr (got, ==, cases[i].expected);
    }
}

static void
run (Fixture        *fixture,
     GopsChatImport *import)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsImportReport) report = NULL;

  gops_chat_import_set_only_group (import, fixture->group);
  report = gops_chat_import_run (import, fixture->test.store, FALSE, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (report);
}

static void
test_remembers (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GopsChatImport) first = open_chat (fixture, "WhatsApp Chat with Runners.txt", DOUBTFUL, NULL);
  g_autoptr (GopsChatImport) again = open_chat (fixture, "WhatsApp Chat with Runners.txt", DOUBTFUL, NULL);
  g_autofree char *source = NULL, *got = NULL;
  g_autoptr (GError) error = NULL;
  const GopsChatRoomSurvey room = { .id = (char *) "", .name = (char *) "Runners" }, other = { .id = (char *) "", .name = (char *) "Walkers" };

  gops_chat_import_set_date_order (first, GOPS_DATE_ORDER_MDY);
  g_assert_true (gops_chat_import_set_time_zone (first, "Europe/Berlin", NULL));
  gops_chat_import_set_me (first, "Ada");
  run (fixture, first);

  got = diagnose (fixture, again);
  g_assert_nonnull (strstr (got, "date_order=mdy, as the last time"));
  g_assert_nonnull (strstr (got, "time_zone=Europe/Berlin, as the last time"));
  g_assert_true (g_str_has_suffix (got, "; 0 "));
  g_assert_cmpint (gops_chat_import_recall_group (again, fixture->test.store, &room), ==, fixture->group);
  g_assert_cmpint (gops_chat_import_recall_group (again, fixture->test.store, &other), ==, 0);

  /* names are nowhere in it */
  g_assert_true (gops_store_read_text (fixture->test.store, &source, &error, "SELECT source || settings FROM import_memory", NULL));
  g_assert_null (strstr (source, "Runners"));
  g_assert_null (strstr (source, "Ada"));
}

static void
test_limits_memory (Fixture       *fixture,
                    gconstpointer  data)
{
  GopsStore *store = fixture->test.store;
  gint64 n = 0;

  for (guint i = 0; i < GOPS_IMPORT_MEMORY_MOST + 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("chat %u", i);
      g_autofree char *source = gops_import_memory_source (store, "qq", name, NULL);
      g_autoptr (JsonObject) settings = json_object_new ();

      gops_store_pin_clock (store, 1 + i);
      g_assert_true (gops_import_memory_save (store, source, settings, NULL));
    }
  g_assert_true (gops_store_read_int (store, &n, NULL, "SELECT count (*) FROM import_memory", NULL));
  g_assert_cmpint (n, ==, GOPS_IMPORT_MEMORY_MOST);
  g_assert_true (gops_import_memory_has (store, "qq"));
  g_assert_false (gops_import_memory_has (store, "q"));
}

static void
test_blacklist (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GopsChatImport) import = open_chat (fixture, "chat.txt", "08:15 m k1 u1 Ada Hello\n08:16 m k2 u2 Bob Hi\n", &gops_script_chat_format);
  g_autoptr (GopsChatImport) again = open_chat (fixture, "more.txt", "08:15 m k1 u1 Ada Hello\n09:16 m k3 u2 Bob Hi\n09:17 m k4 u2 Bob Hi\n",
                                                &gops_script_chat_format);
  g_autoptr (GopsImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  const GopsImportListed *listed;

  run (fixture, import);
  g_assert_true (gops_store_exec_unjournaled (fixture->test.store, NULL, &error,
                                              "UPDATE person SET blacklisted = 1, blacklist_reason = 'spam' WHERE name = 'Bob'", NULL));
  gops_chat_import_set_only_group (again, fixture->group);
  report = gops_chat_import_run (again, fixture->test.store, TRUE, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->blacklisted->len, ==, 1);
  listed = report->blacklisted->pdata[0];
  g_assert_cmpstr (listed->name, ==, "Bob");
  g_assert_cmpstr (listed->reason, ==, "spam");
}

static void
test_saves_all (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GopsImportReport) report = gops_import_report_new ("csv");
  const char *names[] = { "report.CSV", "report.txt" };

  for (guint i = 1; i <= GOPS_IMPORT_MAX_SKIPPED + 500; i++)
    gops_import_report_skip (report, i, i % 2 == 0, g_strdup_printf ("bad\nvalue “%u”, =1", i));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->test.folder, names[i], NULL), *text = NULL;
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;

      g_assert_true (gops_import_report_save (report, file, "list.csv", "晨跑", NULL, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_nonnull (strstr (text, i == 0 ? "\r\n1500,The whole entry,\"bad value “1500”, =1\"\r\n" : "Line 1500: bad value “1500”, =1\n"));
      g_assert_nonnull (strstr (text, "value “999”"));
    }
}

#define ADD(path, function) g_test_add ("/intake/chat-doctor/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("decides-and-asks-one-question", test_decides);
  ADD ("remembers-answers", test_remembers);
  ADD ("remembers-so-many-sources", test_limits_memory);
  ADD ("tells-of-the-blacklist", test_blacklist);
  ADD ("saves-all-that-was-left-out", test_saves_all);
  return g_test_run ();
}
