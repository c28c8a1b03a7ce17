/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of all groups: filters, selects, changes many at once, and all of it can be undone. */
#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "gops-page-test.h"

#include "gops-dialog.h"
#include "gops-group-item.h"
#include "gops-groups-page.h"
#include "gops-live-list.h"
#include "gops-today.h"
#include "gops-ui-use.h"

/* A workspace with @n groups more than the page test's own. */
static GopsPageTest
open_page (const char *language,
           int         width,
           guint       n)
{
  GopsPageTest test = gops_page_test_new (GOPS_TYPE_GROUPS_PAGE, language, width);
  static const char *const kinds[] = { "camp", "check-in", "interest", "service", "paid", "flash" };
  static const char *const cities[] = { "Leeds", "York", "Bath", "Hull", "Derby", "Truro" };
  static const char *const chinese[] = { "杭州", "成都", "武汉", "西安", "南京", "厦门" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      gboolean zh = g_str_equal (language, "zh_CN");
      g_autofree char *name = g_strdup_printf (zh ? "晨跑·%s" : "Early Runners %s", (zh ? chinese : cities)[i % 6]);
      GopsGroupDraft draft = { .kind = kinds[i % 6], .platform = zh ? "wechat" : "whatsapp", .language = language, .name = name,
                               .owner = zh ? "周航" : "Owen Price" };
      gint64 id = gops_method_create_group (test.store.store, &draft, &error);

      g_assert_no_error (error);
      g_assert_true (gops_store_begin (test.store.store, NULL, "Test", NULL));
      g_assert_true (gops_store_exec (test.store.store, &error, "UPDATE chat_group SET tags = ?1, status = ?2 WHERE id = ?3", "ssl",
                                      i % 2 == 0 ? (zh ? "跑步,城市" : "running,city") : (zh ? "城市" : "city"),
                                      i == 1 ? "paused" : i == 2 ? "draft" : "active", id));
      g_assert_true (gops_store_commit (test.store.store, &error));
    }
  gops_session_refresh_now (test.session);
  return test;
}

static GtkListView *
get_view (GopsPageTest *test)
{
  return GTK_LIST_VIEW (gops_ui_test_find (test->page, GTK_TYPE_LIST_VIEW, "gops-groups-list"));
}

static GtkSelectionModel *
get_selection (GopsPageTest *test)
{
  return gtk_list_view_get_model (get_view (test));
}

static guint
count_shown (GopsPageTest *test)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_selection (test)));
}

static gint64
count_groups (GopsPageTest *test,
              const char   *where)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM chat_group WHERE %s", where);
  g_autoptr (GError) error = NULL;
  gint64 n = -1;

  g_assert_true (gops_store_read_int (test->store.store, &n, &error, sql, NULL));
  return n;
}

static gboolean
activate (GopsPageTest *test,
          const char   *action)
{
  return gtk_widget_activate_action (test->page, action, NULL);
}

static void
test_searches (void)
{
  g_auto (GopsPageTest) test = open_page ("zh_CN", 1000, 6);
  GtkEditable *search = GTK_EDITABLE (gops_ui_test_find (test.page, GTK_TYPE_SEARCH_ENTRY, NULL));

  g_assert_cmpuint (count_shown (&test), ==, 7);
  gtk_editable_set_text (search, "武汉");
  pump_until (count_shown (&test) == 1);
  gtk_editable_set_text (search, "跑步");
  pump_until (count_shown (&test) == 3);
  gtk_editable_set_text (search, "%");
  pump_until (count_shown (&test) == 0);
  g_assert_true (activate (&test, "page.clear-filters"));
  g_assert_cmpuint (count_shown (&test), ==, 7);
}

static void
test_selects_and_deletes (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000, 3);

  g_assert_true (gtk_selection_model_select_item (get_selection (&test), 0, TRUE));
  g_assert_true (gtk_selection_model_select_item (get_selection (&test), 1, FALSE));
  g_assert_true (gops_ui_test_press (GTK_WIDGET (get_view (&test)), GDK_KEY_Delete, 0));
  g_assert_cmpint (count_groups (&test, "deleted_at <> 0"), ==, 2);
  g_assert_cmpuint (count_shown (&test), ==, 2);
  g_assert_true (gops_session_undo (test.session));
  g_assert_cmpuint (count_shown (&test), ==, 4);
}

static void
test_archives (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000, 2);

  g_assert_true (activate (&test, "page.select-all"));
  g_assert_true (activate (&test, "page.archive"));
  g_assert_cmpuint (count_shown (&test), ==, 0);
  g_assert_true (gops_session_undo (test.session));
  g_assert_cmpuint (count_shown (&test), ==, 3);
}

static void
test_marks_select (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000, 2);
  GtkWidget *item = gops_ui_test_find (test.page, GOPS_TYPE_GROUP_ITEM, NULL);
  GtkWidget *check = gops_ui_test_find (item, GTK_TYPE_CHECK_BUTTON, NULL);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_true (gtk_selection_model_is_selected (get_selection (&test), 0));
  gtk_selection_model_unselect_all (get_selection (&test));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
}

static void
test_renames (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000, 3);
  GtkWidget *dialog, *row, *button;

  g_assert_true (activate (&test, "page.select-all"));
  g_assert_true (activate (&test, "page.rename"));
  dialog = gops_page_test_dialog (&test);
  row = gops_ui_test_find (dialog, ADW_TYPE_ENTRY_ROW, NULL);
  button = gops_ui_test_find (dialog, GTK_TYPE_BUTTON, "suggested-action");
  gops_ui_test_names (dialog);
  gtk_editable_set_text (GTK_EDITABLE (row), "same");
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_editable_set_text (GTK_EDITABLE (row), "{name} 2027");
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpint (count_groups (&test, "name LIKE '% 2027'"), ==, 4);
  g_assert_true (gops_session_undo (test.session));
  g_assert_cmpint (count_groups (&test, "name LIKE '% 2027'"), ==, 0);
}

/* Asks with @action, writes @text into the row called @row and answers. */
static void
answer (GopsPageTest *test,
        const char   *action,
        const char   *row,
        const char   *text)
{
  GtkWidget *dialog;
  g_autofree char *name = g_strconcat ("groups-", action + strlen ("page."), NULL);

  g_assert_true (activate (test, action));
  wait_frames (test->window, 5);
  dialog = gops_page_test_dialog (test);
  gops_ui_test_names (dialog);
  gtk_editable_set_text (GTK_EDITABLE (gops_page_test_row (dialog, row)), text);
  gops_ui_test_pictures (dialog, name);
  g_signal_emit_by_name (gops_page_test_button (dialog, "C_hange"), "clicked");
  wait_frames (test->window, 20);
}

static void
test_asks (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000, 3);

  g_assert_true (activate (&test, "page.select-all"));
  answer (&test, "page.change-owner", "Owner", "Anwen Hollis");
  pump_until (count_groups (&test, "owner = 'Anwen Hollis'") == 4);
  answer (&test, "page.edit-tags", "Add tags", "2027，spring");
  pump_until (count_groups (&test, "tags LIKE '%2027,spring'") == 4);
  answer (&test, "page.edit-tags", "Remove tags", "spring");
  pump_until (count_groups (&test, "tags LIKE '%spring%'") == 0);
}

/* One SOP for all that are selected, as one action. */
static void
test_applies_sop (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000, 3);
  gint64 before = gops_page_test_count (&test, "plan_item", "1"), added;
  GtkWidget *dialog;

  g_assert_true (activate (&test, "page.select-all"));
  gops_ui_click (gops_ui_find_action (test.page, "page.apply-sop"));
  dialog = gops_ui_find_type (NULL, "GopsSopDialog");
  gops_ui_type (gops_ui_find_id (dialog, "date_row"), "2031-05-05");
  gops_ui_click (gops_ui_find_id (dialog, "apply_button"));
  gops_ui_wait_gone ("GopsSopDialog");
  added = gops_page_test_count (&test, "plan_item", "on_date >= '2031-05-01'");
  g_assert_cmpint (added, >, 4);
  g_assert_cmpint (added % 4, ==, 0);
  g_assert_cmpint (gops_page_test_count (&test, "(SELECT DISTINCT group_id FROM plan_item WHERE on_date >= '2031-05-01')", "1"), ==, 4);
  gops_page_test_undo (&test);
  g_assert_cmpint (gops_page_test_count (&test, "plan_item", "1"), ==, before);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* The rules of each that is selected, as files in a folder. */
static void
test_exports (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000, 3);
  g_autofree char *folder = g_build_filename (test.store.folder, "rules", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (activate (&test, "page.select-all"));
  g_assert_true (activate (&test, "page.export"));
  wait_frames (test.window, 5);
  gops_ui_test_names (gops_page_test_dialog (&test));
  gops_ui_click (gops_page_test_button (gops_page_test_dialog (&test), "Choose _Folder…"));
  gops_ui_choose_file (folder);
  pump_until (count_files (folder) == 4);
  gops_ui_wait_gone ("GtkProgressBar");
}

static void
test_thousand (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_GROUPS_PAGE, "en", 1000);
  GtkEditable *search = GTK_EDITABLE (gops_ui_test_find (test.page, GTK_TYPE_SEARCH_ENTRY, NULL));
  g_autoptr (GError) error = NULL;
  gint64 begun;

  g_assert_true (gops_store_begin (test.store.store, NULL, "Test", NULL));
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *name = g_strdup_printf ("Group %u", i);
      g_autoptr (GBytes) key = gops_collation_key (name);
      g_autoptr (GopsGroup) group = gops_record_new (GOPS_TYPE_GROUP, "name", name, "kind", "camp", "platform", "wechat",
                                                     "language", "en", "status", "active", "sort-key", key, NULL);

      g_assert_true (gops_record_insert (group, test.store.store, &error));
    }
  g_assert_true (gops_store_commit (test.store.store, &error));
  g_assert_cmpuint (count_shown (&test), ==, 1001);
  gops_session_refresh_now (test.session);
  pump_until (gops_group_health_is_settled (gops_session_get_health (test.session)));
  begun = g_get_monotonic_time ();
  gtk_editable_set_text (search, "Group 99");
  pump_until (count_shown (&test) == 11);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, G_USEC_PER_SEC);
  g_assert_true (activate (&test, "page.select-all"));
  g_assert_true (activate (&test, "page.archive"));
  g_assert_cmpint (count_groups (&test, "archived_at <> 0"), ==, 11);
}

static gboolean
says (GtkWidget  *item,
      const char *words)
{
  g_autofree char *text = gops_group_item_describe (GOPS_GROUP_ITEM (item));

  return strstr (text, words) != NULL;
}

/* Members of an import that was undone are still in the file, and don't count. */
static void
test_counts_members (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_GROUPS_PAGE, "en", 1000);
  GopsStore *store = test.store.store;
  g_autoptr (GError) error = NULL;
  GtkWidget *item = gops_ui_test_find (test.page, GOPS_TYPE_GROUP_ITEM, NULL);
  g_autofree char *members = g_strdup_printf (ngettext ("%u member", "%u members", 2), 2);

  g_assert_true (gops_store_begin (store, &error, "Test", NULL));
  g_assert_true (gops_store_exec (store, &error, "INSERT INTO batch (id, kind, state, created_at, touched_at)"
                                  " VALUES (1, 'members', 'undone', 0, 0), (2, 'members', 'done', 0, 0)", NULL));
  for (int i = 1; i <= 5; i++)
    {
      g_assert_true (gops_store_exec (store, &error, "INSERT INTO person (id, name, batch) VALUES (?1, 'x', ?2)", "ii", i, i > 2 ? 1 : 2));
      g_assert_true (gops_store_exec (store, &error, "INSERT INTO membership (id, group_id, person_id, batch) VALUES (?1, ?2, ?1, ?3)", "ili",
                                      i, test.group, i > 2 ? 1 : 2));
    }
  g_assert_true (gops_store_commit (store, &error));
  gops_session_refresh_now (test.session);
  pump_until (says (item, members));
}

/* The group at @position of the list. */
static const char *
name_at (GopsPageTest *test,
         guint         position)
{
  g_autoptr (GopsGroup) group = g_list_model_get_item (G_LIST_MODEL (get_selection (test)), position);

  return gops_record_get_text (group, GOPS_GROUP_NAME);
}

static gint64
id_at (GopsPageTest *test,
       guint         position)
{
  g_autoptr (GopsGroup) group = g_list_model_get_item (G_LIST_MODEL (get_selection (test)), position);

  return gops_record_get_id (group);
}

static void
wait_settled (GopsPageTest *test)
{
  gops_session_refresh_now (test->session);
  wait_frames (test->window, 5);
  pump_until (gops_group_health_is_settled (gops_session_get_health (test->session)));
  wait_frames (test->window, 5);
}

/* What was to be sent and is not puts its group first, and into the list of those that need a person; doing it takes it out,
 * undo brings it back. */
static void
test_needs_first (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1040, 4);
  GtkWidget *needy = gops_ui_find_id (test.page, "needy");
  g_autoptr (GError) error = NULL;
  guint last, n;
  gint64 group = 0;

  wait_settled (&test);
  last = count_shown (&test) - 1;
  g_assert_true (gops_store_read_int (test.store.store, &group, &error, "SELECT id FROM chat_group WHERE name = 'Early Runners Leeds'", NULL));
  g_assert_true (gops_store_begin (test.store.store, NULL, "Late", NULL));
  g_assert_true (gops_store_exec (test.store.store, &error, "DELETE FROM plan_item WHERE on_date BETWEEN date ('now', '-1 day') AND date ('now', '+1 day')", NULL));
  g_assert_true (gops_store_exec (test.store.store, &error, "INSERT INTO plan_item (id, group_id, title, on_date, at_time, status)"
                                  " SELECT 77, id, 'Roll-call', date ('now'), '00:00', 'ready' FROM chat_group WHERE id = ?1", "l", group));
  g_assert_true (gops_store_exec (test.store.store, &error, "UPDATE chat_group SET time_zone = 'UTC'", NULL));
  g_assert_true (gops_store_commit (test.store.store, &error));
  wait_settled (&test);
  pump_until (id_at (&test, 0) == group);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (needy), TRUE);
  pump_until (count_shown (&test) <= last);
  n = count_shown (&test);
  g_assert_cmpint (id_at (&test, 0), ==, group);
  g_assert_true (gops_plan_mark_done (test.store.store, 77, TRUE, &error));
  wait_settled (&test);
  pump_until (count_shown (&test) == n - 1);
  g_assert_true (gops_session_undo (test.session));
  wait_settled (&test);
  pump_until (count_shown (&test) == n && id_at (&test, 0) == group);
  g_assert_true (gops_session_redo (test.session));
  wait_settled (&test);
  pump_until (count_shown (&test) == n - 1);
}

/* A heading sorts by its figure, and the other way round when it is clicked again; what is selected stays selected. */
static void
test_sorts (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1040, 4);
  g_autofree char *first = NULL;
  GtkWidget *headings;

  wait_settled (&test);
  headings = gops_ui_test_find (test.page, GTK_TYPE_BOX, "gops-headings");
  gops_ui_click (gtk_widget_get_first_child (headings));
  pump_until (g_utf8_collate (name_at (&test, 0), name_at (&test, 1)) < 0 && g_utf8_collate (name_at (&test, 1), name_at (&test, 2)) < 0);
  first = g_strdup (name_at (&test, 0));
  g_assert_cmpint (g_utf8_collate (first, name_at (&test, 1)), <, 0);
  g_assert_true (gtk_selection_model_select_item (get_selection (&test), 0, TRUE));
  gops_ui_click (gtk_widget_get_first_child (headings));
  pump_until (g_str_equal (name_at (&test, count_shown (&test) - 1), first));
  g_assert_true (gtk_selection_model_is_selected (get_selection (&test), count_shown (&test) - 1));
  g_assert_false (gtk_selection_model_is_selected (get_selection (&test), 0));
}

/* Two to five groups beside each other, and as a file. */
static void
test_compares (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1040, 6);
  g_autofree char *path = g_build_filename (test.store.folder, "comparison.csv", NULL), *csv = NULL;
  GtkWidget *dialog, *save;

  wait_settled (&test);
  g_assert_true (gtk_selection_model_select_item (get_selection (&test), 0, TRUE));
  g_assert_false (gtk_widget_get_sensitive (gops_ui_find_action (test.page, "page.compare")));
  g_assert_true (gtk_selection_model_select_item (get_selection (&test), 2, FALSE));
  gops_ui_click (gops_ui_find_action (test.page, "page.compare"));
  dialog = gops_ui_find_type (NULL, "GopsCompareDialog");
  save = gops_ui_find_action (dialog, "compare.save");
  pump_until (gtk_widget_get_sensitive (save));
  gops_ui_test_names (dialog);
  gops_ui_test_pictures (dialog, "groups-compare");
  gops_ui_click (save);
  gops_ui_choose_file (path);
  pump_until (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (path, &csv, NULL, NULL));
  g_assert_nonnull (strstr (csv, name_at (&test, 0)));
}

static void
test_names (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000, 2);

  gops_ui_test_names (test.page);
}

static void
test_pictures (void)
{
  static const char *const languages[] = { "en", "zh_CN" };
  static const int widths[] = { 360, 800, 1040 };

  if (g_getenv ("GOPS_PICTURES") == NULL)
    {
      g_test_skip ("GOPS_PICTURES is not set");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (languages) * G_N_ELEMENTS (widths); i++)
    {
      const char *language = languages[i / G_N_ELEMENTS (widths)];
      int width = widths[i % G_N_ELEMENTS (widths)];
      g_auto (GopsPageTest) test = open_page (language, width, 6);
      g_autofree char *name = g_strdup_printf ("groups-%s-%d", language, width);

      gtk_selection_model_select_item (get_selection (&test), 1, TRUE);
      gtk_selection_model_select_item (get_selection (&test), 2, FALSE);
      wait_frames (test.window, 30);
      gops_ui_test_pictures (test.window, name);
      if (width == 1040)
        {
          g_autofree char *dialog_name = g_strdup_printf ("groups-rename-%s", language);

          g_assert_true (activate (&test, "page.rename"));
          gops_ui_test_pictures (gops_page_test_dialog (&test), dialog_name);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/groups-page/searches", test_searches);
  g_test_add_func ("/groups-page/deletes-the-selected-and-undoes", test_selects_and_deletes);
  g_test_add_func ("/groups-page/archives", test_archives);
  g_test_add_func ("/groups-page/marks-select", test_marks_select);
  g_test_add_func ("/groups-page/renames-by-pattern", test_renames);
  g_test_add_func ("/groups-page/asks-for-owner-and-tags", test_asks);
  g_test_add_func ("/groups-page/applies-an-sop-to-many", test_applies_sop);
  g_test_add_func ("/groups-page/exports-many", test_exports);
  g_test_add_func ("/groups-page/takes-a-thousand", test_thousand);
  g_test_add_func ("/groups-page/counts-members", test_counts_members);
  g_test_add_func ("/groups-page/needs-first", test_needs_first);
  g_test_add_func ("/groups-page/sorts-by-headings", test_sorts);
  g_test_add_func ("/groups-page/compares", test_compares);
  g_test_add_func ("/groups-page/names", test_names);
  g_test_add_func ("/groups-page/pictures", test_pictures);
  return g_test_run ();
}
