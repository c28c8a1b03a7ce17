/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way from a chat to tiers: import it in the assistant, build a scheme in the workbench, save a run, import an export
 * that overlaps, and nobody and nothing is there twice. */
#include "gops-page-test.h"

#include "gops-batch.h"
#include "gops-day.h"
#include "gops-dialog.h"
#include "gops-import-dialog.h"
#include "gops-line-row.h"
#include "gops-own-schemes.h"
#include "gops-tier-rows.h"
#include "gops-workbench-page.h"
#include "gops-workbench-pane.h"

#define MESSAGES "SELECT count (*) FROM message WHERE " GOPS_BATCH_SHOWN ("batch")
#define COUNTED  "SELECT sum (messages) FROM activity_day WHERE " GOPS_BATCH_SHOWN ("batch")
#define MEMBERS  "SELECT count (*) FROM membership WHERE " GOPS_BATCH_SHOWN ("batch")

static gint64
count (GopsPageTest *test,
       const char   *sql)
{
  gint64 n = -1;

  g_assert_true (gops_store_read_int (test->store.store, &n, NULL, sql, NULL));
  return n;
}

/* Two people who write every day from @first to @last days ago, and a third who wrote once. */
static GFile *
write_chat (GopsPageTest *test,
            int           first,
            int           last)
{
  int today = gops_day_parse (gops_page_test_dossier (test)->today);
  g_autofree char *path = g_build_filename (test->store.folder, "WhatsApp Chat with Early Runners Bristol.txt", NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (int ago = first; ago >= last; ago--)
    {
      g_autofree char *day = gops_day_format (today - ago);

      g_string_append_printf (text, "%s, 08:15 - Maeve Tanner: Who runs tomorrow, in %d days?\n", day, ago);
      g_string_append_printf (text, "%s, 08:16 - Idris Cole: Me\n", day);
      if (ago == 2)
        g_string_append_printf (text, "%s, 08:20 - Priya Nair: Me too\n", day);
    }
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  return g_file_new_for_path (path);
}

static gboolean
shows (GtkWidget  *dialog,
       const char *page)
{
  GtkStack *stack = GTK_STACK (gops_ui_test_find (dialog, GTK_TYPE_STACK, NULL));

  return g_str_equal (gtk_stack_get_visible_child_name (stack), page);
}

static void
import (GopsPageTest *test,
        GFile        *file)
{
  GtkWidget *dialog;

  gops_import_present_file (test->session, file, test->page);
  dialog = gops_ui_test_find (gops_page_test_dialog (test), g_type_from_name ("GopsImportDialog"), NULL);
  g_assert_nonnull (dialog);
  pump_until (shows (dialog, "chat"));
  g_assert_true (gtk_widget_activate_action (dialog, "import.run", NULL));
  pump_until (shows (dialog, "result"));
  gops_dialog_close (dialog);
  wait_frames (test->page, 3);
  gops_session_refresh_now (test->session);
}

static GopsWorkbenchPane *
get_pane (GopsPageTest *test)
{
  return GOPS_WORKBENCH_PANE (gops_view_get_pane (test->page));
}

/* Lets whoever spoke on @days days be in the core. */
static void
change_core (GopsPageTest *test,
             double        days)
{
  const GopsTierScheme *status = gops_scheme_recall ("status");
  guint place = (guint) (gops_tier_scheme_get_tier (status, "core") - status->tiers);
  GtkWidget *row = gops_tier_rows_open (GOPS_TIER_ROWS (gops_ui_test_find (test->page, GOPS_TYPE_TIER_ROWS, NULL)), place);

  gtk_spin_button_set_value (gops_line_row_get_spin (GOPS_LINE_ROW (gops_ui_test_find (row, GOPS_TYPE_LINE_ROW, NULL))), days);
  pump_until (gtk_widget_get_visible (gops_ui_test_find (test->page, ADW_TYPE_ENTRY_ROW, NULL)));
}

static void
save_run (GopsPageTest *test,
          gint64        n_runs)
{
  g_assert_true (gtk_widget_activate_action (test->page, "page.save-run", NULL));
  pump_until (count (test, "SELECT count (*) FROM tier_run") == n_runs);
  gops_session_refresh_now (test->session);
  g_assert_cmpint (count (test, "SELECT count (*) FROM membership WHERE tier = ''"), ==, 0);
}

static void
test_from_chat_to_tiers (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_WORKBENCH_PAGE, "en", 1280);
  g_autoptr (GFile) first = write_chat (&test, 9, 2), second = NULL;

  import (&test, first);
  g_assert_cmpint (count (&test, MESSAGES), ==, 17);
  g_assert_cmpint (count (&test, COUNTED), ==, 17);
  pump_until (gops_workbench_pane_count (get_pane (&test)) == 3);
  change_core (&test, 5);
  save_run (&test, 1);
  g_assert_cmpint (count (&test, "SELECT count (*) FROM membership WHERE tier = 'core'"), ==, 2);
  g_assert_cmpint (count (&test, "SELECT count (*) FROM method_template WHERE kind = 'tiers'"), ==, 1);

  /* two days more, seven days again */
  second = write_chat (&test, 8, 0);
  import (&test, second);
  g_assert_cmpint (count (&test, MESSAGES), ==, 21);
  g_assert_cmpint (count (&test, COUNTED), ==, 21);
  g_assert_cmpint (count (&test, MEMBERS), ==, 3);
  g_assert_cmpint (count (&test, "SELECT count (*) FROM tier_run"), ==, 1);
  g_assert_cmpint (count (&test, "SELECT count (*) FROM membership WHERE tier = 'core'"), ==, 2);

  /* undo takes back the second export alone */
  g_assert_true (gops_session_undo (test.session));
  g_assert_cmpint (count (&test, MESSAGES), ==, 17);
  g_assert_cmpint (count (&test, COUNTED), ==, 17);
  g_assert_cmpint (count (&test, "SELECT count (*) FROM tier_run"), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/chat-to-tiers/from-chat-to-tiers", test_from_chat_to_tiers);
  return g_test_run ();
}
