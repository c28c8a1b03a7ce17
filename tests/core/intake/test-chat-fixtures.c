/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every chat export among the files of other programs: found out, imported, imported again without adding anything, undone
 * without leaving anything. GOPS_FIXTURES names their folder. */
#include <string.h>

#include "gops-chat-import.h"
#include "gops-intake-error.h"
#include "gops-journal.h"
#include "gops-test-store.h"

/* Folders of chats, and the formats that their files may have. */
static const struct
{
  const char *folder;
  const char *formats;
} folders[] = {
  { "whatsapp", "whatsapp" },
  { "telegram", "telegram" },
  { "discord", "discord-json discord-csv" },
  { "slack", "slack" },
  { "qq", "qq qq-json paste" },
  { "wechat", "wechat-csv" },
};

/* Files that are no chats, or hold no entry. */
static const char *const others[] = { "target.json", "inline-empty.txt", "chatlog-contacts-unquoted.csv", "MANIFEST.tsv", NULL };

static gint64
count (GopsStore  *store,
       const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", table);
  g_autoptr (GError) error = NULL;
  gint64 n = -1;

  g_assert_true (gops_store_read_int (store, &n, &error, sql, NULL));
  return n;
}

static GopsImportReport *
import_file (GopsStore            *store,
             GFile                *file,
             const GopsChatSurvey *survey,
             GopsChatImport       *import)
{
  g_autoptr (GError) error = NULL;
  GopsImportReport *report;

  gops_chat_import_set_date_order (import, survey->findings.order_doubt != NULL ? GOPS_DATE_ORDER_DMY : GOPS_DATE_ORDER_UNKNOWN);
  gops_chat_import_set_from_day (import, "2020-02-14");
  report = gops_chat_import_run (import, store, FALSE, NULL, NULL, &error);
  g_assert_no_error (error);
  return report;
}

static guint64
count_messages (const GopsChatSurvey *survey)
{
  guint64 n = 0;

  for (guint i = 0; i < survey->rooms->len; i++)
    n += ((GopsChatRoomSurvey *) survey->rooms->pdata[i])->n_messages;
  return n;
}

static void
check_import (GFile                *file,
              const GopsChatSurvey *survey)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsChatImport) import = gops_chat_import_new (file, survey->format);
  g_autoptr (GopsImportReport) first = NULL, second = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gint64 stored, recalls;

  for (guint i = 0; i < survey->rooms->len; i++)
    gops_chat_import_set_group (import, i, gops_test_add_group (test.store, "room"));
  before = gops_test_dump (test.store);
  first = import_file (test.store, file, survey, import);
  stored = count (test.store, "message");
  recalls = count (test.store, "message WHERE kind = 'deleted'");
  g_assert_cmpint (stored - recalls, ==, first->messages);
  g_assert_cmpuint (first->messages + first->duplicates, >=, count_messages (survey));
  g_assert_cmpint (count (test.store, "member_event") + recalls, ==, first->events);
  second = import_file (test.store, file, survey, import);
  g_assert_cmpuint (second->messages + second->events + second->members_new, ==, 0);
  g_assert_cmpuint (second->duplicates, ==, first->messages + first->duplicates);   /* equal ones of a minute that the export has twice */
  g_assert_cmpuint (second->events_known, ==, first->events + first->events_known);
  g_assert_cmpint (count (test.store, "message"), ==, stored);
  if (first->n_changed == 0)
    return;
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (test.store, "member_view"), ==, 0);
}

static void
check_file (const char *path,
            const char *formats)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GopsChatImport) import = gops_chat_import_new (file, NULL);
  g_autoptr (GopsChatSurvey) survey = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) allowed = g_strsplit (formats, " ", -1);

  g_test_message ("%s", path);
  gops_chat_import_set_from_day (import, "2020-02-14");
  survey = gops_chat_import_survey (import, 3, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_strv_contains ((const char *const *) allowed, survey->format->id));
  check_import (file, survey);
}

static void
check_folder (const char *path,
              const char *formats)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      if (g_file_test (inner, G_FILE_TEST_IS_DIR))
        check_folder (inner, formats);
      else if (!g_strv_contains (others, name))
        check_file (inner, formats);
    }
}

static void
test_folder (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  const char *fixtures = g_getenv ("GOPS_FIXTURES");
  g_autofree char *path = NULL;

  if (fixtures == NULL)
    {
      g_test_skip ("GOPS_FIXTURES is not set");
      return;
    }
  path = g_build_filename (fixtures, folders[index].folder, NULL);
  check_folder (path, folders[index].formats);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_strconcat ("/intake/chat-fixtures/", folders[i].folder, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_folder);
    }
  return g_test_run ();
}
