/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole way through the real window, by its buttons and keys: from nothing to published rules and a poster, back and
 * forth again. */

#include "config.h"

#include <string.h>

#include "gops-clause-row.h"
#include "gops-dialog.h"
#include "gops-journal.h"
#include "gops-method.h"
#include "gops-rules-state.h"
#include "gops-sidebar.h"
#include "gops-view.h"
#include "gops-window-test.h"

#define N_MEMBERS 40

/* --- the way --- */

static void
edit_a_rule (GopsWindowTest *test)
{
  GtkWidget *row;

  gops_window_test_go_to (test, "rules");
  row = gops_ui_find_type (NULL, "GopsClauseRow");
  g_assert_true (gtk_widget_grab_focus (row));
  g_assert_true (gops_ui_key (GDK_KEY_F2, 0));
  gops_ui_type (gops_ui_find_id (gops_ui_find_type (row, "GopsClauseEditor"), "text"), "We run five kilometres before seven.");
  g_assert_true (gops_ui_key (GDK_KEY_Return, 0));
  g_assert_false (gops_clause_row_is_editing (GOPS_CLAUSE_ROW (row)));
  gops_window_test_settle (test);
  g_assert_cmpstr (gops_record_get_text (gops_dossier_find_clause (gops_window_test_dossier (test), gops_clause_row_get_id (GOPS_CLAUSE_ROW (row))),
                                         GOPS_CLAUSE_TEXT), ==, "We run five kilometres before seven.");
}

static char *
write_member_list (GopsWindowTest *test)
{
  char *path = g_build_filename (test->store.folder, "members.csv", NULL);
  g_autoptr (GString) csv = g_string_new ("Name,Joined,Messages\r\n");

  for (int i = 1; i <= N_MEMBERS; i++)
    g_string_append_printf (csv, "Runner %d,2026-0%d-1%d,%d\r\n", i, 1 + i % 9, i % 10, i);
  g_assert_true (g_file_set_contents (path, csv->str, -1, NULL));
  return path;
}

static void
import_members (GopsWindowTest *test)
{
  g_autofree char *path = write_member_list (test);
  GtkWidget *dialog, *import;

  g_assert_true (gops_ui_key (GDK_KEY_i, GDK_CONTROL_MASK));
  dialog = gops_ui_find_type (NULL, "GopsImportDialog");
  gops_ui_click (gops_ui_find_id (dialog, "choose"));
  gops_ui_choose_file (path);
  pump_until (gops_ui_seek_action (dialog, "import.run") != NULL);
  import = gops_ui_find_action (dialog, "import.run");
  pump_until (gtk_widget_is_sensitive (import));
  gops_ui_click (import);
  pump_until (gops_ui_seek_id (dialog, "done") != NULL);
  gops_ui_click (gops_ui_find_id (dialog, "done"));
  gops_ui_wait_gone ("GopsImportDialog");
  gops_window_test_settle (test);
  g_assert_cmpuint (gops_window_test_dossier (test)->members.total, ==, N_MEMBERS);
}

static guint
find_sop (const char *id)
{
  const GPtrArray *sops = gops_method_get_sops (gops_method_get_default ());

  for (guint i = 0; i < sops->len; i++)
    if (g_str_equal (((const GopsSop *) sops->pdata[i])->id, id))
      return i;
  g_assert_not_reached ();
}

static void
apply_sop (GopsWindowTest *test)
{
  guint before = gops_window_test_dossier (test)->plan->len;
  GtkWidget *dialog;

  gops_window_test_go_to (test, "content");
  gops_ui_click (gops_ui_find_action (NULL, "page.apply-sop"));
  dialog = gops_ui_find_type (NULL, "GopsSopDialog");
  gops_ui_choose (gops_ui_find_id (dialog, "sop_row"), find_sop ("camp-7"));
  gops_ui_type (gops_ui_find_id (dialog, "date_row"), "2030-01-07");
  gops_ui_click (gops_ui_find_id (dialog, "apply_button"));
  gops_ui_wait_gone ("GopsSopDialog");
  gops_window_test_settle (test);
  g_assert_cmpuint (gops_window_test_dossier (test)->plan->len, >, before + 10);
}

static void
assert_starts_with (const char *path,
                    const char *magic)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpuint (length, >, 200);
  g_assert_cmpmem (content, strlen (magic), magic, strlen (magic));
}

/* The path is what a person would not type: the chooser opens in their folder and proposes a name. */
static void
save (GopsWindowTest *test,
      GtkWidget      *button,
      const char     *name,
      const char     *magic)
{
  g_autofree char *path = g_build_filename (test->store.folder, name, NULL);

  gops_ui_click (button);
  gops_ui_choose_file (path);
  pump_until (g_file_test (path, G_FILE_TEST_EXISTS));
  gops_ui_wait_gone ("GtkProgressBar");   /* of the dialog that writes */
  assert_starts_with (path, magic);
}

static void
save_poster (GopsWindowTest *test)
{
  gops_window_test_go_to (test, "publish");
  save (test, gops_ui_find_id (NULL, "save_poster"), "poster.png", "\x89PNG");
}

static void
save_rules (GopsWindowTest *test)
{
  gops_ui_click (gops_ui_find_id (NULL, "texts_toggle"));
  save (test, gops_ui_find_action (NULL, "page.save-rules"), "rules.pdf", "%PDF-");
}

/* Presses undo or redo until there is nothing left. Returns how often. */
static guint
replay_all (GopsWindowTest *test,
            GdkModifierType shift)
{
  guint n = 0;

  while (TRUE)
    {
      g_autofree char *label = shift != 0 ? gops_store_dup_redo_label (test->store.store) : gops_store_dup_undo_label (test->store.store);

      if (label == NULL)
        return n;
      g_assert_true (gops_ui_key (GDK_KEY_z, GDK_CONTROL_MASK | shift));
      gops_window_test_settle (test);
      n++;
    }
}

/* Rows of an import that was undone stay, hidden, until the redo stack is dropped; of all else nothing may be left. */
static void
assert_nothing_left (GopsWindowTest *test)
{
  static const char *const tables[] = { "chat_group", "positioning", "clause", "plan_item", "poster", "persona", "scene", "goal", "member_view" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", tables[i]);
      g_autoptr (GError) error = NULL;
      gint64 n = -1;

      g_assert_true (gops_store_read_int (test->store.store, &n, &error, sql, NULL));
      g_assert_no_error (error);
      g_assert_cmpint (n, ==, 0);
    }
  g_assert_cmpint (gops_session_get_group (gops_window_test_session (test)), ==, 0);
}

static void
test_whole_way (void)
{
  GopsWindowTest test = gops_window_test_new (1280, 800);
  g_autofree char *full = NULL;
  g_autofree char *redone = NULL;
  guint n;

  gops_ui_reset_inputs ();
  gops_window_test_make_group (&test);
  edit_a_rule (&test);
  import_members (&test);
  apply_sop (&test);
  save_poster (&test);
  save_rules (&test);
  g_test_message ("%u keys and clicks", gops_ui_get_inputs ());
  g_assert_cmpuint (gops_ui_get_inputs (), <=, 25);
  full = gops_test_dump (test.store.store);

  n = replay_all (&test, 0);
  g_assert_cmpuint (n, ==, 4);
  assert_nothing_left (&test);
  g_assert_cmpuint (replay_all (&test, GDK_SHIFT_MASK), ==, n);
  redone = gops_test_dump (test.store.store);
  g_assert_cmpstr (redone, ==, full);
  gops_window_test_close (&test);
}

/* From the first start to rules copied and poster saved, every key and click pressed. */
static void
test_few_inputs (void)
{
  GopsWindowTest test = gops_window_test_new (1280, 800);

  gops_ui_reset_inputs ();
  gops_window_test_make_group (&test);
  gops_window_test_go_to (&test, "rules");
  gops_ui_click (gops_ui_find_id (gops_ui_find_type (NULL, "GopsRulesPane"), "copy"));
  save_poster (&test);
  g_test_message ("%u keys and clicks", gops_ui_get_inputs ());
  g_assert_cmpuint (gops_ui_get_inputs (), <=, 25);
  gops_window_test_close (&test);
}

/* A page that is named by its key gets the keyboard, wherever that was. */
static void
test_keys_to_pages (void)
{
  static const struct { guint key; const char *page; } keys[] = { { GDK_KEY_t, "today" }, { GDK_KEY_g, "groups" } };
  GopsWindowTest test = gops_window_test_new (1280, 800);

  gops_window_test_make_group (&test);
  for (guint i = 0; i < 2 * G_N_ELEMENTS (keys); i++)   /* each page new, then known */
    {
      GtkWidget *sidebar = gops_ui_test_find (test.window, GOPS_TYPE_SIDEBAR, NULL), *focus;

      g_assert_true (gtk_widget_child_focus (sidebar, GTK_DIR_TAB_FORWARD));
      g_assert_true (gops_ui_test_press (test.window, keys[i % 2].key, GDK_CONTROL_MASK));
      wait_frames (test.window, 3);
      g_assert_cmpstr (gops_window_get_page (GOPS_WINDOW (test.window)), ==, keys[i % 2].page);
      focus = gtk_window_get_focus (GTK_WINDOW (test.window));
      g_assert_nonnull (focus);
      g_assert_false (gtk_widget_is_ancestor (focus, sidebar));
      g_assert_nonnull (gtk_widget_get_ancestor (focus, GOPS_TYPE_VIEW));
    }
  for (guint i = 0; i < 2; i++)   /* what is chosen there stays chosen */
    {
      GtkWidget *focus;

      g_assert_true (gops_ui_test_press (test.window, GDK_KEY_5, GDK_ALT_MASK));
      wait_frames (test.window, 3);
      focus = gtk_window_get_focus (GTK_WINDOW (test.window));
      g_assert_true (GTK_IS_FLOW_BOX_CHILD (focus));
      g_assert_cmpint (gtk_flow_box_child_get_index (GTK_FLOW_BOX_CHILD (focus)), ==, 0);
    }
  gops_window_test_close (&test);
}

/* The first card has the keyboard when the assistant opens: arrows choose, Enter goes on. */
static void
test_new_group_keys (void)
{
  GopsWindowTest test = gops_window_test_new (1280, 800);
  GtkWidget *next, *focus;
  gboolean used;

  g_assert_true (gops_ui_key (GDK_KEY_n, GDK_CONTROL_MASK));
  next = gops_ui_find_id (gops_ui_find_type (NULL, "GopsNewGroup"), "next_button");
  focus = gtk_root_get_focus (gtk_widget_get_root (next));
  g_assert_nonnull (focus);
  g_assert_true (GTK_IS_FLOW_BOX_CHILD (focus));
  g_assert_true (gtk_flow_box_child_is_selected (GTK_FLOW_BOX_CHILD (focus)));
  g_assert_cmpint (gtk_flow_box_child_get_index (GTK_FLOW_BOX_CHILD (focus)), ==, 0);
  g_signal_emit_by_name (gtk_widget_get_parent (focus), "move-cursor", GTK_MOVEMENT_VISUAL_POSITIONS, 1, FALSE, FALSE, &used);   /* Right */
  focus = gtk_root_get_focus (gtk_widget_get_root (next));
  g_assert_cmpint (gtk_flow_box_child_get_index (GTK_FLOW_BOX_CHILD (focus)), ==, 1);
  g_assert_true (gtk_flow_box_child_is_selected (GTK_FLOW_BOX_CHILD (focus)));
  gops_dialog_close (next);
  wait_frames (test.window, 3);
  gops_window_test_close (&test);
}

static void
test_delete_and_undo (void)
{
  GopsWindowTest test = gops_window_test_new (1280, 800);
  gint64 group;

  gops_window_test_make_group (&test);
  group = gops_session_get_group (gops_window_test_session (&test));
  g_assert_true (gtk_widget_activate_action (test.window, "win.delete-group", NULL));
  gops_window_test_settle (&test);
  g_assert_cmpint (gops_session_get_group (gops_window_test_session (&test)), ==, 0);
  g_assert_true (gtk_widget_activate_action (test.window, "win.undo", NULL));
  gops_window_test_settle (&test);
  g_assert_cmpint (gops_session_get_group (gops_window_test_session (&test)), ==, group);
  g_assert_true (gtk_widget_activate_action (test.window, "win.duplicate-group", NULL));
  gops_window_test_settle (&test);
  g_assert_cmpint (gops_session_get_group (gops_window_test_session (&test)), !=, group);
  gops_window_test_close (&test);
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);

  g_test_add_func ("/window/journey/there-and-back", test_whole_way);
  g_test_add_func ("/window/journey/few-keys-and-clicks", test_few_inputs);
  g_test_add_func ("/window/new-group/has-the-keyboard", test_new_group_keys);
  g_test_add_func ("/window/pages/keys-lead-into-them", test_keys_to_pages);
  g_test_add_func ("/window/group/delete-and-undo", test_delete_and_undo);

  return g_test_run ();
}
