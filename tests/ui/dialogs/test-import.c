/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import assistant: a chat by its file and by pasting, once and again, cancelled, undone; tables with several sheets; what
 * can't be read. */

#include <string.h>

#include "gops-batch.h"
#include "gops-dialog.h"
#include "gops-import-dialog.h"
#include "gops-journal.h"
#include "gops-page-test.h"
#include "gops-ui-use.h"

static GFile *
write_file (GopsPageTest *test,
            const char   *name,
            const char   *text)
{
  g_autofree char *path = g_build_filename (test->store.folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_file_new_for_path (path);
}

static gint64
count (GopsPageTest *test,
       const char   *sql)
{
  gint64 n = -1;

  g_assert_true (gops_store_read_int (test->store.store, &n, NULL, sql, NULL));
  return n;
}

/* What is shown, whatever waits to be purged. */
#define MESSAGES "SELECT count (*) FROM message WHERE " GOPS_BATCH_SHOWN ("batch")
#define PENDING  "SELECT count (*) FROM batch WHERE state = 'pending'"

static GtkWidget *
find_dialog (GopsPageTest *test)
{
  GtkWidget *dialog = gops_ui_test_find (gops_page_test_dialog (test), g_type_from_name ("GopsImportDialog"), NULL);

  g_assert_nonnull (dialog);
  return dialog;
}

static GtkStack *
stack_of (GtkWidget *dialog)
{
  return GTK_STACK (gops_ui_test_find (dialog, GTK_TYPE_STACK, NULL));
}

#define pump_until_page(dialog, page) pump_until (g_str_equal (gtk_stack_get_visible_child_name (stack_of (dialog)), page))

static GtkWidget *
open_file (GopsPageTest *test,
           GFile        *file)
{
  gops_import_present_file (test->session, file, test->page);
  return find_dialog (test);
}

static void
close_dialog (GopsPageTest *test,
              GtkWidget    *dialog)
{
  gops_dialog_close (dialog);
  wait_frames (test->page, 3);
}

static GtkWidget *
row_of (GtkWidget  *dialog,
        const char *title)
{
  GtkWidget *row = gops_page_test_row (gtk_stack_get_visible_child (stack_of (dialog)), title);

  g_assert_nonnull (row);
  return row;
}

static void
settle (GtkWidget *widget)
{
  for (int i = 0; i < 12; i++)
    wait_frames (widget, 1);
}

static const char talk[] =
  "17/09/2026, 08:15 - Messages and calls are end-to-end encrypted. No one outside of this chat, not even WhatsApp, can read or listen to them.\n"
  "17/09/2026, 08:15 - Maeve Tanner: Who runs tomorrow at six?\n"
  "17/09/2026, 08:16 - Idris Cole: Me, if it doesn’t pour. Meet at the bridge?\n"
  "17/09/2026, 08:20 - Priya Nair: <Media omitted>\n"
  "18/09/2026, 06:55 - Maeve Tanner: Five kilometres done 🏃\nBest morning this month.\n"
  "18/09/2026, 07:10 - Idris Cole left\n";

static const char longer[] =
  "18/09/2026, 06:55 - Maeve Tanner: Five kilometres done 🏃\nBest morning this month.\n"
  "18/09/2026, 07:10 - Idris Cole left\n"
  "19/09/2026, 08:00 - Priya Nair: Who has the photos?\n";

static const char *
description_of (GtkWidget *dialog)
{
  return adw_status_page_get_description (ADW_STATUS_PAGE (gops_ui_test_find (gtk_stack_get_visible_child (stack_of (dialog)), ADW_TYPE_STATUS_PAGE, NULL)));
}

#define TALK_NAME "WhatsApp Chat with Early Runners Bristol.txt"

/* A chat by the assistant; an overlapping export again, without a double; taken back by its button. */
static void
test_imports_chat (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "en", 1280);
  g_autoptr (GFile) file = write_file (&test, TALK_NAME, talk), more = NULL;
  GtkWidget *dialog = open_file (&test, file);

  pump_until_page (dialog, "chat");
  gops_ui_test_names (dialog);
  g_assert_true (gtk_widget_activate_action (dialog, "import.run", NULL));
  pump_until_page (dialog, "result");
  settle (test.page);
  gops_ui_test_names (dialog);
  gops_ui_test_pictures (dialog, "import-chat-result");
  g_assert_nonnull (strstr (description_of (dialog), "“" TALK_NAME "”"));
  g_assert_nonnull (strstr (description_of (dialog), "2\u20600\u20602\u20606"));   /* breaks nowhere */
  g_assert_cmpint (count (&test, MESSAGES), ==, 4);
  close_dialog (&test, dialog);

  more = write_file (&test, TALK_NAME, longer);
  dialog = open_file (&test, more);
  pump_until_page (dialog, "chat");
  g_assert_true (gtk_widget_activate_action (dialog, "import.run", NULL));
  pump_until_page (dialog, "result");
  g_assert_cmpint (count (&test, MESSAGES), ==, 5);
  g_assert_cmpint (count (&test, "SELECT count (*) FROM member_view WHERE group_id = (SELECT min (id) FROM chat_group)"), ==, 3);
  g_assert_true (gtk_widget_activate_action (dialog, "import.undo", NULL));
  wait_frames (test.page, 3);
  g_assert_cmpint (count (&test, MESSAGES), ==, 4);
}

/* Names as short as the sign that stands for the rest of a longer one: no warning of the toolkit. */
static void
test_short_names (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "zh_CN", 1280);
  g_autoptr (GString) text = g_string_new (NULL);
  static const char *const names[] = { "Mia", "Ida", "阿福", "Al", "M", "Wim", "小A", "Lili", "豆" };
  g_autoptr (GFile) file = NULL;
  GtkWidget *dialog;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_string_append_printf (text, "2026/9/2%u 07:59 - %s: %s\n", i, names[i], names[(i + 4) % G_N_ELEMENTS (names)]);
  file = write_file (&test, "与杭州读书的 WhatsApp 聊天.txt", text->str);
  dialog = open_file (&test, file);
  pump_until_page (dialog, "chat");
  g_assert_true (gtk_widget_activate_action (dialog, "import.run", NULL));
  pump_until_page (dialog, "result");
  settle (test.page);
  close_dialog (&test, dialog);
}

/* Day and month in doubt: one question, nothing to import before its answer. */
static void
test_asks (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "en", 1280);
  g_autoptr (GFile) file = write_file (&test, TALK_NAME, "04/05/2026, 10:00 - Ada: One\n04/05/2026, 10:01 - Bob: Two\n");
  GtkWidget *dialog = open_file (&test, file);

  pump_until_page (dialog, "chat");
  g_assert_true (gtk_widget_get_visible (row_of (dialog, "Month first")));
  g_assert_true (gtk_widget_activate_action (dialog, "import.run", NULL));
  g_assert_cmpint (count (&test, MESSAGES), ==, 0);
  settle (test.page);
  gops_ui_test_pictures (dialog, "import-chat-question");
  g_assert_true (gtk_widget_activate (row_of (dialog, "Month first")));
  pump_until_page (dialog, "busy");
  pump_until_page (dialog, "chat");
  g_assert_false (gtk_widget_get_mapped (row_of (dialog, "Month first")));
  g_assert_true (gtk_widget_activate_action (dialog, "import.run", NULL));
  pump_until_page (dialog, "result");
  g_assert_cmpint (count (&test, "SELECT strftime ('%m', at / 1000000, 'unixepoch') FROM message LIMIT 1"), ==, 4);
  close_dialog (&test, dialog);
}

static gboolean
says (GtkWidget  *widget,
      const char *words)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, words))
      return TRUE;
  return FALSE;
}

/* Times of no day: the day is asked for, and none is made up. */
static void
test_asks_day (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "zh_CN", 1280);
  GtkWidget *dialog, *day;

  gops_import_present_text (test.session, "张三 09:15\n早\n\n李四 09:16\n早啊\n", test.page);
  dialog = find_dialog (&test);
  pump_until_page (dialog, "chat");
  settle (test.page);
  day = gops_ui_find_id (gtk_stack_get_visible_child (stack_of (dialog)), "from_day");
  g_assert_true (gtk_widget_get_mapped (day));
  g_assert_false (says (dialog, "1970"));
  g_assert_true (says (dialog, "09:15"));
  gops_ui_test_pictures (dialog, "import-chat-day");
  g_signal_emit_by_name (day, "picked", "2026-03-01");
  pump_until_page (dialog, "busy");
  pump_until_page (dialog, "chat");
  g_assert_true (says (dialog, "2026"));
  g_assert_true (gtk_widget_activate_action (dialog, "import.run", NULL));
  pump_until_page (dialog, "result");
  g_assert_cmpint (count (&test, "SELECT max (at) - min (at) FROM message"), ==, 60000000);
  close_dialog (&test, dialog);
}

/* Several chats, each to a group of its own, made for it; undone with them. */
static void
test_makes_groups (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "en", 1280);
  g_autoptr (GString) json = g_string_new ("{\"chats\":{\"list\":[");
  g_autoptr (GFile) file = NULL;
  GtkWidget *dialog;

  for (guint i = 0; i < 3; i++)
    g_string_append_printf (json, "%s{\"name\":\"Runners %u\",\"type\":\"private_supergroup\",\"id\":%u,\"messages\":[{\"id\":1,\"type\":\"message\","
                            "\"date\":\"2026-09-0%uT10:00:00\",\"date_unixtime\":\"178861320%u\",\"from\":\"Ada\",\"from_id\":\"user1\",\"text\":\"Hello\"}]}",
                            i > 0 ? "," : "", i + 1, 10 + i, i + 1, i);
  g_string_append (json, "]}}");
  file = write_file (&test, "result.json", json->str);
  dialog = open_file (&test, file);
  pump_until_page (dialog, "chat");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row_of (dialog, "Runners 2")), 0);
  settle (test.page);
  gops_ui_test_pictures (dialog, "import-chat-rooms");
  g_assert_true (gtk_widget_activate_action (dialog, "import.run", NULL));
  pump_until_page (dialog, "result");
  g_assert_cmpint (count (&test, "SELECT count (*) FROM chat_group WHERE name LIKE 'Runners %' AND deleted_at = 0"), ==, 2);
  g_assert_cmpint (count (&test, MESSAGES), ==, 2);
  g_assert_true (gtk_widget_activate_action (dialog, "import.undo", NULL));
  wait_frames (test.page, 3);
  g_assert_cmpint (count (&test, "SELECT count (*) FROM chat_group WHERE name LIKE 'Runners %' AND deleted_at = 0"), ==, 0);
  g_assert_cmpint (count (&test, MESSAGES), ==, 0);
}

#define QQ_NAME "读书打卡群（三期）"
#define QQ_TALK "消息记录（此消息记录为文本格式，不支持重新导入）\n\n" \
  "================================================================\n消息分组:我的群聊\n" \
  "================================================================\n消息对象:" QQ_NAME "\n" \
  "================================================================\n\n" \
  "2023-03-01 8:00:05 老周(500000001)\n早上好，各位\n\n2023-03-01 8:01:17 小安(500000002)\n今天读第三章\n\n"

/* A chat of another group and platform does not go into the group that is open, and is told of where somebody wants that.
 * The group that is made for it is shown, and goes with one undo. */
static void
test_other_chat (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "zh_CN", 1280);
  g_autoptr (GFile) file = write_file (&test, "聊天.txt", QQ_TALK);
  GtkWidget *dialog = open_file (&test, file), *warning;
  AdwComboRow *target;
  gint64 made;

  pump_until_page (dialog, "chat");
  target = ADW_COMBO_ROW (row_of (dialog, "Into the group"));
  warning = row_of (dialog, "This seems to be another group’s chat");
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (target)), ==, 2);   /* a new one, the open one */
  g_assert_cmpuint (adw_combo_row_get_selected (target), ==, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row_of (dialog, "Name of the new group"))), ==, QQ_NAME);
  g_assert_false (gtk_widget_get_visible (warning));
  adw_combo_row_set_selected (target, 1);
  g_assert_true (gtk_widget_get_visible (warning));
  settle (test.page);
  gops_ui_test_pictures (dialog, "import-chat-other");
  adw_combo_row_set_selected (target, 0);
  g_assert_true (gtk_widget_activate_action (dialog, "import.run", NULL));
  pump_until_page (dialog, "result");
  close_dialog (&test, dialog);
  made = count (&test, "SELECT id FROM chat_group WHERE name = '" QQ_NAME "'");
  g_assert_cmpint (gops_session_get_group (test.session), ==, made);
  g_assert_true (gops_session_undo (test.session));
  g_assert_cmpint (count (&test, "SELECT count (*) FROM chat_group WHERE name = '" QQ_NAME "' AND deleted_at = 0"), ==, 0);
  g_assert_cmpint (count (&test, MESSAGES), ==, 0);
}

/* A file that breaks off says so at the top, before and after it is imported. */
static void
test_cut_off (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "en", 1280);
  g_autoptr (GFile) file = write_file (&test, "result.json", "{\"name\":\"Early Runners Bristol\",\"type\":\"private_supergroup\",\"id\":1,\"messages\":[\n"
    "{\"id\":1,\"type\":\"message\",\"date_unixtime\":\"1788400000\",\"from\":\"Ada\",\"from_id\":\"user1\",\"text\":\"One\"},\n"
    "{\"id\":2,\"type\":\"message\",\"date_unixtime\":\"17884");
  GtkWidget *dialog = open_file (&test, file);

  pump_until_page (dialog, "chat");
  g_assert_true (gtk_widget_get_mapped (row_of (dialog, "This file holds only a part")));
  settle (test.page);
  gops_ui_test_pictures (dialog, "import-chat-cut");
  g_assert_true (gtk_widget_activate_action (dialog, "import.run", NULL));
  pump_until_page (dialog, "result");
  g_assert_true (gtk_widget_get_mapped (row_of (dialog, "This file holds only a part")));
  settle (test.page);
  gops_ui_test_pictures (dialog, "import-chat-cut-result");
  close_dialog (&test, dialog);
}

/* --- long work --- */

/* Some seconds of reading and writing: 28 MB, or as many as GOPS_LARGE_MB says. */
static GFile *
write_long_chat (GopsPageTest *test)
{
  const char *megabytes = g_getenv ("GOPS_LARGE_MB");
  guint n = (megabytes != NULL ? (guint) g_ascii_strtoull (megabytes, NULL, 10) : 28) * (1000000 / 69);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%02u/%02u/20%02u, %02u:%02u - Runner %u: This is message %u of a long chat\n", 1 + i / 1000 % 28,
                            1 + i / 28000 % 12, 10 + i / 336000, i / 50 % 20, i % 50, i % 300, i);
  return write_file (test, TALK_NAME, text->str);
}

typedef struct
{
  gint64 last;
  gint64 longest;   /* µs between two turns of the main loop */
} Beat;

static gboolean
on_beat_cb (gpointer data)
{
  Beat *beat = data;
  gint64 now = g_get_monotonic_time ();

  beat->longest = MAX (beat->longest, now - beat->last);
  beat->last = now;
  return G_SOURCE_CONTINUE;
}

#define pump_long_until(cond) G_STMT_START { for (int i_ = 0; i_ < 60 && !(cond); i_++) { \
    gint64 until_ = g_get_monotonic_time () + 4 * G_USEC_PER_SEC; \
    while (!(cond) && g_get_monotonic_time () < until_) g_main_context_iteration (NULL, TRUE); } g_assert_true (cond); } G_STMT_END

/* Cancelled in the middle: nothing is left of it. The window answers all the time. */
static void
test_cancels (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "en", 1280);
  g_autoptr (GFile) file = write_long_chat (&test);
  Beat beat = { g_get_monotonic_time (), 0 };
  guint id = g_timeout_add (5, on_beat_cb, &beat);
  GtkWidget *dialog = open_file (&test, file);

  pump_long_until (g_str_equal (gtk_stack_get_visible_child_name (stack_of (dialog)), "chat"));
  g_assert_true (gtk_widget_activate_action (dialog, "import.run", NULL));
  pump_long_until (count (&test, "SELECT EXISTS (SELECT 1 FROM message)") != 0);
  gops_ui_test_pictures (dialog, "import-chat-busy");
  g_assert_true (gtk_widget_activate_action (dialog, "import.cancel", NULL));
  pump_long_until (g_str_equal (gtk_stack_get_visible_child_name (stack_of (dialog)), "chat"));
  g_source_remove (id);
  g_test_message ("longest time without an answer: %d ms", (int) (beat.longest / 1000));
  g_assert_cmpint (count (&test, "SELECT count (*) FROM message"), ==, 0);
  g_assert_cmpint (count (&test, "SELECT count (*) FROM member_view"), ==, 0);
  g_assert_cmpint (count (&test, PENDING), ==, 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row_of (dialog, "Into the group")), 0);   /* all can be chosen anew */
  adw_combo_row_set_selected (ADW_COMBO_ROW (row_of (dialog, "Into the group")), 1);
  close_dialog (&test, dialog);
}

/* Sent to the background it goes on, can be looked at again, and ends with an offer to undo. */
static void
test_background (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "en", 1280);
  g_autoptr (GFile) file = write_long_chat (&test);
  GtkWidget *dialog = open_file (&test, file);

  pump_long_until (g_str_equal (gtk_stack_get_visible_child_name (stack_of (dialog)), "chat"));
  g_assert_true (gtk_widget_activate_action (dialog, "import.run", NULL));
  g_assert_true (gtk_widget_activate_action (dialog, "import.background", NULL));
  wait_frames (test.page, 3);
  gops_import_present_file (test.session, NULL, test.page);
  g_assert_true (find_dialog (&test) == dialog);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack_of (dialog)), ==, "busy");
  g_assert_true (gtk_widget_activate_action (dialog, "import.background", NULL));
  pump_long_until (count (&test, "SELECT count (*) FROM batch WHERE state = 'done'") != 0);
  for (int i = 0; i < 200 && g_object_get_data (G_OBJECT (test.session), "import") != NULL; i++)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (g_object_get_data (G_OBJECT (test.session), "import"));
  g_assert_cmpint (count (&test, MESSAGES), >, 50000);
}

/* --- pasting, tables --- */

static void
test_pastes (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "zh_CN", 1280);
  GtkWidget *dialog;

  gops_import_present_text (test.session, "#接龙\n周六晨跑\n\n1. 周启明 2人\n2. 苏念\n3. 唐予安 自带水\n", test.page);
  dialog = find_dialog (&test);
  pump_until_page (dialog, "sign-up");
  g_assert_true (gtk_widget_activate_action (dialog, "import.only-people", NULL));
  pump_until_page (dialog, "map");
  pump_until (gops_ui_test_find (dialog, GTK_TYPE_IMAGE, "gops-jade") != NULL);
  g_assert_true (gtk_widget_activate_action (dialog, "import.run", NULL));
  pump_until_page (dialog, "result");
  g_assert_cmpint (count (&test, "SELECT count (*) FROM member_view WHERE full_name IN ('周启明', '苏念', '唐予安')"), ==, 3);
  close_dialog (&test, dialog);

  gops_import_present_text (test.session, "周启明 2026/9/18 08:15\n早安\n\n苏念 2026/9/18 08:16\n早\n", test.page);
  dialog = find_dialog (&test);
  pump_until_page (dialog, "chat");
  g_assert_true (gtk_widget_activate_action (dialog, "import.run", NULL));
  pump_until_page (dialog, "result");
  g_assert_cmpint (count (&test, MESSAGES), ==, 2);
  close_dialog (&test, dialog);

  gops_import_present_text (test.session, "成员\t群昵称\tQQ号\n1\t张三\t三哥\t10001\n2\t李四\t\t10002\n", test.page);
  dialog = find_dialog (&test);
  pump_until_page (dialog, "map");
  pump_until (gtk_widget_is_sensitive (gops_ui_find_action (dialog, "import.run")));
  close_dialog (&test, dialog);

  gops_import_present_text (test.session, "  \n", test.page);
  dialog = find_dialog (&test);
  pump_until_page (dialog, "choose");
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (gops_ui_find_id (dialog, "choose_page"))), ==, "There Is No Text to Paste");
  gops_ui_test_names (dialog);
  close_dialog (&test, dialog);
}

#define SIGN_UP "#接龙\n周六晨跑，六点半桥头见\n\n1. 周启明 2人\n2. 苏念\n3. 唐予安 自带水\n"

/* A sign-up list is kept; the longer one that comes next changes what is new. */
static void
test_signs_up (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "zh_CN", 1280);
  GtkWidget *dialog;

  for (guint i = 0; i < 2; i++)
    {
      gops_import_present_text (test.session, i == 0 ? SIGN_UP : SIGN_UP "4. 江小满\n", test.page);
      dialog = find_dialog (&test);
      pump_until_page (dialog, "sign-up");
      pump_until (gops_page_test_row (dialog, "周启明") != NULL);
      settle (test.page);
      gops_ui_test_names (dialog);
      gops_ui_test_pictures (dialog, i == 0 ? "import-sign-up" : "import-sign-up-again");
      g_assert_true (gtk_widget_activate_action (dialog, "import.run", NULL));
      pump_until (count (&test, "SELECT count (*) FROM sign_up_entry") == 3 + i);
      wait_frames (test.page, 5);
    }
  g_assert_cmpint (count (&test, "SELECT count (*) FROM sign_up"), ==, 1);
  g_assert_cmpint (count (&test, "SELECT count (*) FROM member_view WHERE left_on = ''"), ==, 4);
}

static void
remove_groups (GopsPageTest *test)
{
  gops_session_set_group (test->session, 0);
  g_assert_true (gops_store_begin (test->store.store, NULL, "Remove", NULL));
  g_assert_true (gops_store_exec (test->store.store, NULL, "UPDATE chat_group SET deleted_at = 1", NULL));
  g_assert_true (gops_store_commit (test->store.store, NULL));
}

/* Without a group the list is what it is elsewhere: the group is asked for, and made with it. */
static void
test_signs_up_first (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "zh_CN", 1280);
  GtkWidget *dialog, *name;

  remove_groups (&test);
  gops_import_present_text (test.session, "#接龙\n周六亲子徒步\n\n1. 周启明 2大1小\n2. 苏念\n3. 唐予安 2人\n4. 苏念 1人\n", test.page);
  dialog = find_dialog (&test);
  pump_until_page (dialog, "sign-up");
  settle (test.page);
  g_assert_false (gtk_widget_is_sensitive (gops_ui_find_action (dialog, "import.run")));
  name = gops_ui_find_id (gtk_stack_get_visible_child (stack_of (dialog)), "group_name");
  g_assert_true (gtk_widget_get_visible (name));
  gops_ui_test_names (dialog);
  gops_ui_test_pictures (dialog, "import-sign-up-no-group");
  gtk_editable_set_text (GTK_EDITABLE (name), "亲子徒步");
  pump_until (gops_page_test_row (dialog, "周启明") != NULL);
  g_assert_cmpint (count (&test, "SELECT count (*) FROM chat_group WHERE deleted_at = 0"), ==, 0);
  settle (test.page);
  gops_ui_test_pictures (dialog, "import-sign-up-new-group");
  g_assert_true (gtk_widget_activate_action (dialog, "import.run", NULL));
  pump_until (count (&test, "SELECT count (*) FROM sign_up_entry e JOIN sign_up s ON s.id = e.sign_up_id WHERE s.title = '周六亲子徒步'") == 4);
  wait_frames (test.page, 5);
  g_assert_cmpint (count (&test, "SELECT sum (quantity * (position + 1)) FROM sign_up_entry"), ==, 3 + 2 + 6 + 4);
  g_assert_cmpint (count (&test, "SELECT id FROM chat_group WHERE deleted_at = 0"), ==, gops_session_get_group (test.session));
  g_assert_true (gops_session_undo (test.session));
  g_assert_cmpint (count (&test, "SELECT count (*) FROM chat_group WHERE deleted_at = 0"), ==, 0);
}

/* A table of messages whose columns nobody knows: they are told by hand. */
static void
test_maps_messages (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "en", 1280);
  g_autoptr (GFile) file = write_file (&test, "log.csv", "aa,bb,cc\n2026-09-17 08:15,Ada,Hello\n2026-09-17 08:16,Bob,Hi\n");
  g_autoptr (GFile) more = NULL;
  static const struct { const char *column; guint field; } fields[] = { { "aa", 1 }, { "bb", 5 }, { "cc", 9 } };
  GtkWidget *dialog = open_file (&test, file);

  pump_until_page (dialog, "map");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row_of (dialog, "What the table holds")), 1);
  pump_until_page (dialog, "busy");
  pump_until_page (dialog, "chat");
  settle (test.page);
  gops_ui_test_pictures (dialog, "import-chat-columns");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      adw_combo_row_set_selected (ADW_COMBO_ROW (row_of (dialog, fields[i].column)), fields[i].field);
      pump_until_page (dialog, "chat");
    }
  g_assert_true (gtk_widget_activate_action (dialog, "import.run", NULL));
  pump_until_page (dialog, "result");
  g_assert_cmpint (count (&test, MESSAGES), ==, 2);
  close_dialog (&test, dialog);

  /* the next file with these headings is known */
  more = write_file (&test, "log2.csv", "aa,bb,cc\n2026-09-17 08:16,Bob,Hi\n2026-09-17 08:17,Ada,Bye\n");
  dialog = open_file (&test, more);
  pump_until_page (dialog, "chat");
  g_assert_true (gtk_widget_activate_action (dialog, "import.run", NULL));
  pump_until_page (dialog, "result");
  g_assert_cmpint (count (&test, MESSAGES), ==, 3);
  close_dialog (&test, dialog);
}

/* A workbook that a program really wrote: another sheet can be chosen. */
static void
test_sheets (void)
{
  const char *folder = g_getenv ("GOPS_FIXTURES");
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "xlsx", "readxl", "sheet-xml-lookup.xlsx", NULL) : NULL;
  g_autoptr (GFile) file = NULL;
  GtkWidget *dialog, *sheet;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("GOPS_FIXTURES is not set");
      return;
    }
  else
    {
      g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "en", 1280);

      file = g_file_new_for_path (path);
      dialog = open_file (&test, file);
      pump_until_page (dialog, "map");
      sheet = row_of (dialog, "Sheet");
      g_assert_true (gtk_widget_get_visible (sheet));
      g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (sheet))), ==, 5);
      adw_combo_row_set_selected (ADW_COMBO_ROW (sheet), 2);
      pump_until_page (dialog, "busy");
      pump_until (!g_str_equal (gtk_stack_get_visible_child_name (stack_of (dialog)), "busy"));
      close_dialog (&test, dialog);
    }
}

/* --- pictures --- */

static const char talk_zh[] =
  "周启明 2026/9/18 08:15\n早安！今天六点半桥头集合，跑五公里，下雨就改到周日。\n\n"
  "苏念 2026/9/18 08:16\n收到，我带水。\n\n唐予安 2026/9/18 08:20\n[图片]\n\n苏念 2026/9/18 08:31\n大家早！昨天的照片传到相册里了。\n";

static void
test_pictures (void)
{
  static const char *const languages[] = { "en", "zh_CN" };
  static const int widths[] = { 360, 1040 };

  if (g_getenv ("GOPS_PICTURES") == NULL)
    {
      g_test_skip ("GOPS_PICTURES is not set");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    for (guint j = 0; j < G_N_ELEMENTS (widths); j++)
      {
        g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, languages[i], widths[j]);
        g_autoptr (GFile) file = i == 0 ? write_file (&test, TALK_NAME, talk) : write_file (&test, "群聊.txt", talk_zh);
        g_autofree char *name = g_strdup_printf ("import-chat-%s-%d", languages[i], widths[j]);
        g_autofree char *first = g_strdup_printf ("import-choose-%s-%d", languages[i], widths[j]);
        GtkWidget *dialog = open_file (&test, NULL);

        settle (test.page);
        gops_ui_test_pictures (dialog, first);
        gops_ui_test_fits (dialog);
        close_dialog (&test, dialog);
        dialog = open_file (&test, file);
        pump_until_page (dialog, "chat");
        settle (test.page);
        gops_ui_test_pictures (dialog, name);
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (gops_ui_test_find (dialog, ADW_TYPE_EXPANDER_ROW, NULL)), TRUE);
        settle (test.page);
        gops_ui_test_fits (dialog);
        close_dialog (&test, dialog);
      }
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/import/takes-a-chat-once", test_imports_chat);
  g_test_add_func ("/ui/import/short-names", test_short_names);
  g_test_add_func ("/ui/import/asks-one-question", test_asks);
  g_test_add_func ("/ui/import/asks-for-the-day", test_asks_day);
  g_test_add_func ("/ui/import/makes-groups", test_makes_groups);
  g_test_add_func ("/ui/import/another-chat", test_other_chat);
  g_test_add_func ("/ui/import/breaks-off", test_cut_off);
  g_test_add_func ("/ui/import/cancels", test_cancels);
  g_test_add_func ("/ui/import/goes-on-in-the-background", test_background);
  g_test_add_func ("/ui/import/takes-what-is-pasted", test_pastes);
  g_test_add_func ("/ui/import/keeps-a-sign-up-list", test_signs_up);
  g_test_add_func ("/ui/import/signs-up-without-a-group", test_signs_up_first);
  g_test_add_func ("/ui/import/maps-messages", test_maps_messages);
  g_test_add_func ("/ui/import/chooses-a-sheet", test_sheets);
  g_test_add_func ("/ui/import/pictures", test_pictures);
  return g_test_run ();
}
