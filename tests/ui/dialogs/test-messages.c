/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search in messages: the index is built behind, hits are marked, one group or all. */

#include <string.h>

#include "gops-chat-import.h"
#include "gops-dialog.h"
#include "gops-dialogs.h"
#include "gops-message-indexer.h"
#include "gops-message-words.h"
#include "gops-page-test.h"

static void
import_chat (GopsPageTest *test,
             const char   *name,
             const char   *text,
             gint64        group)
{
  g_autofree char *path = g_build_filename (test->store.folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GopsChatImport) import = gops_chat_import_new (file, NULL);
  g_autoptr (GopsImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  gops_chat_import_set_only_group (import, group);
  report = gops_chat_import_run (import, test->store.store, FALSE, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
fill (GopsPageTest *test)
{
  GopsGroupDraft draft = gops_page_test_draft ("zh_CN");
  gint64 other;

  import_chat (test, "群聊.txt",
               "周启明 2026/9/18 08:15\n早安！今天六点半桥头集合，一起跑步五公里，下雨就改到周日跑步。\n\n"
               "苏念 2026/9/18 08:16\n收到，我带水。\n\n唐予安 2026/9/18 08:20\n跑步鞋有人想要吗？四十二码，只穿过两次，放在桥头的储物柜里，自己来取就行。\n",
               test->group);
  draft.name = "周末徒步";
  other = gops_method_create_group (test->store.store, &draft, NULL);
  import_chat (test, "徒步.txt", "江小满 2026/9/19 10:00\n徒步的人明天要不要加一段跑步？\n\n周启明 2026/9/19 10:02\n可以\n", other);
  gops_session_refresh_now (test->session);
}

static GtkWidget *
find_dialog (GopsPageTest *test)
{
  GtkWidget *dialog = gops_ui_test_find (gops_page_test_dialog (test), g_type_from_name ("GopsMessagesDialog"), NULL);

  g_assert_nonnull (dialog);
  return dialog;
}

static guint
count_hits (GtkWidget *dialog)
{
  GtkListBox *list = GTK_LIST_BOX (gops_ui_test_find (dialog, GTK_TYPE_LIST_BOX, "boxed-list"));
  guint n = 0;

  while (list != NULL && gtk_list_box_get_row_at_index (list, (int) n) != NULL)
    n++;
  return n;
}

static GtkWidget *
search (GtkWidget  *dialog,
        const char *text)
{
  GtkWidget *entry = gops_ui_test_find (dialog, GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  return entry;
}

static void
test_finds (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "zh_CN", 1280);
  GtkWidget *dialog;

  fill (&test);
  gops_messages_present (test.session, test.page);
  dialog = find_dialog (&test);
  (void) search (dialog, "跑步");
  pump_until (count_hits (dialog) == 2);
  gops_ui_test_names (dialog);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (gops_ui_test_find (dialog, GTK_TYPE_DROP_DOWN, NULL)), 1);
  pump_until (count_hits (dialog) == 3);
  wait_frames (test.page, 3);
  gops_ui_test_pictures (dialog, "messages");
  (void) search (dialog, "跑");
  pump_until (count_hits (dialog) == 0);
  (void) search (dialog, "没有这句");
  wait_frames (test.page, 3);
  g_assert_cmpuint (count_hits (dialog), ==, 0);
  gops_dialog_close (dialog);
  wait_frames (test.page, 3);
}

static void
test_snippets (void)
{
#define MARK(text) "<span weight=\"bold\" background=\"#1f9d78\" background_alpha=\"30%\">" text "</span>"
  static const struct { const char *body, *text; guint n; const char *markup; } cases[] = {
    { "a <b> & run", "run", 40, "a &lt;b&gt; &amp; " MARK ("run") },
    { "one\ntwo", "TWO", 40, "one " MARK ("two") },
    { "0123456789 0123456789 0123456789 run and run", "run", 30, "…9 0123456789 0123456789 " MARK ("run") " an…" },
    { "早上跑步", "跑步", 40, "早上" MARK ("跑步") },
    { "abc", "x", 2, "ab…" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *markup = gops_message_snippet (cases[i].body, cases[i].text, cases[i].n);

      g_test_message ("%s", cases[i].body);
      g_assert_cmpstr (markup, ==, cases[i].markup);
    }
#undef MARK
}

/* Enter shows what was found among what was said around it, and from there goes to who wrote it. */
static void
on_go_to_cb (GopsSession     *session,
             const GopsPlace *place,
             gpointer         data)
{
  *(GopsPlace *) data = (GopsPlace) { .group = place->group, .row = place->row };
}

static int
get_chosen (GtkWidget *dialog)
{
  return gtk_list_box_row_get_index (gtk_list_box_get_selected_row (GTK_LIST_BOX (gops_ui_test_find (dialog, GTK_TYPE_LIST_BOX, "boxed-list"))));
}

static void
test_goes_there (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "zh_CN", 360);
  GopsPlace place = { 0 };
  GtkWidget *dialog, *entry;

  fill (&test);
  g_signal_connect (test.session, "go-to", G_CALLBACK (on_go_to_cb), &place);
  gops_messages_present (test.session, test.page);
  dialog = find_dialog (&test);
  gops_ui_test_fits (dialog);
  (void) search (dialog, "带水");
  pump_until (count_hits (dialog) == 1);
  gops_ui_test_pictures (dialog, "messages-360");
  entry = gops_ui_test_find (dialog, GTK_TYPE_SEARCH_ENTRY, NULL);
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (count_hits (dialog), ==, 3);
  g_assert_cmpint (get_chosen (dialog), ==, 1);
  g_assert_cmpint (place.group, ==, 0);
  gops_ui_test_fits (dialog);
  gops_ui_test_names (dialog);
  wait_frames (test.page, 3);
  gops_ui_test_pictures (dialog, "messages-around-360");
  g_signal_emit_by_name (entry, "activate");
  pump_until (place.group != 0);
  g_assert_cmpint (place.group, ==, test.group);
  g_assert_cmpint (place.row, !=, 0);
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/messages/finds", test_finds);
  g_test_add_func ("/ui/messages/snippets", test_snippets);
  g_test_add_func ("/ui/messages/goes-there", test_goes_there);
  return g_test_run ();
}
