/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The members page: shows, filters, sorts, changes members and places them in tiers; all of it can be undone. */
#include "gops-own-filter.h"
#include "gops-page-test.h"
#include "gops-ui-use.h"

#include "gops-day.h"
#include "gops-dialog.h"
#include "gops-import-dialog.h"
#include "gops-live-list.h"
#include "gops-member-row.h"
#include "gops-members-page.h"
#include "gops-members-state.h"
#include "gops-person-dialog.h"
#include "gops-records.h"
#include "gops-tier-bars.h"
#include "gops-tiers-pane.h"

#define SOME 120

static const char *const names_zh[] = {
  "周启明", "苏念", "唐予安", "陈露", "江小满", "马一鸣", "方同学", "何知夏", "郑可", "黎曼", "罗素秋", "欧阳明月",
};
static const char *const names_en[] = {
  "Maeve Tanner", "Idris Cole", "Priya Nair", "Tom Ashby", "Sana Malik", "Joe Whitlock", "Ewa Nowak", "Ruth Okafor", "Dan Fletcher",
  "Mei Lin", "Oscar Brandt", "A very long name that somebody has written into the field for the name of the group",
};

static void
insert_member (GopsPageTest *test,
               const char   *name,
               guint         i,
               int           today)
{
  GopsStore *store = test->store.store;
  g_autoptr (GBytes) key = gops_collation_key (name);
  g_autoptr (GopsPerson) person = gops_record_new (GOPS_TYPE_PERSON, "name", name, NULL);
  g_autoptr (GopsMembership) membership = gops_record_new (GOPS_TYPE_MEMBERSHIP, "group-id", test->group, "role", i == 0 ? "owner" : "member", NULL);
  g_autofree char *joined = gops_day_format (today - (int) (3 + i * 37 % 500));
  int silent = (int) (i * i % 71);

  gops_record_set_blob (person, GOPS_PERSON_SORT_KEY, key);
  gops_record_set_int (person, GOPS_PERSON_STAFF, i == 0 || i == 5);
  gops_record_set_int (person, GOPS_PERSON_BLACKLISTED, i == 7);
  gops_record_set_text (person, GOPS_PERSON_TAGS, i % 3 == 0 ? "pacer" : "");
  g_assert_true (gops_record_insert (person, store, NULL));
  gops_record_set_int (membership, GOPS_MEMBERSHIP_PERSON_ID, gops_record_get_id (person));
  gops_record_set_text (membership, GOPS_MEMBERSHIP_JOINED_ON, joined);
  gops_record_set_int (membership, GOPS_MEMBERSHIP_MESSAGES, (gint64) (i * 53 % 413));
  gops_record_set_int (membership, GOPS_MEMBERSHIP_ACTIVE_DAYS, silent < 30 ? (gint64) (22 - i * 7 % 22) : 0);
  gops_record_set_int (membership, GOPS_MEMBERSHIP_INVITES, (gint64) (i % 4));
  if (i % 9 != 8)
    gops_record_set_int (membership, GOPS_MEMBERSHIP_LAST_SPOKE_AT,
                         gops_instant_of_day (today - silent, 600, g_str_has_prefix (name, "A") ? "Europe/London" : "Asia/Shanghai"));
  g_assert_true (gops_record_insert (membership, store, NULL));
}

static void
add_members (GopsPageTest *test,
             guint         n)
{
  const GopsDossier *dossier = gops_page_test_dossier (test);
  gboolean chinese = g_str_equal (gops_dossier_language (dossier), "zh_CN");
  int today = gops_day_parse (dossier->today);

  g_assert_true (gops_store_begin (test->store.store, NULL, "Test", NULL));
  for (guint i = 0; i < n; i++)
    {
      const char *name = chinese ? names_zh[i % G_N_ELEMENTS (names_zh)] : names_en[i % G_N_ELEMENTS (names_en)];
      g_autofree char *numbered = i < G_N_ELEMENTS (names_zh) ? g_strdup (name) : g_strdup_printf ("%s %u", name, i);

      insert_member (test, numbered, i, today);
    }
  g_assert_true (gops_store_commit (test->store.store, NULL));
  gops_session_refresh_now (test->session);
}

static GopsTiersPane *
get_pane (GopsPageTest *test)
{
  return GOPS_TIERS_PANE (gops_view_get_pane (test->page));
}

static gint64
count_rows (GopsPageTest *test,
            const char   *where)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM member_view WHERE group_id = ?1 AND %s", where);
  gint64 n = -1;

  g_assert_true (gops_store_read_int (test->store.store, &n, NULL, sql, "l", test->group));
  return n;
}

static void
apply_tiers (GopsPageTest *test)
{
  guint count;

  pump_until (gops_tiers_pane_get_count (get_pane (test), "core", &count));
  g_assert_true (gtk_widget_activate_action (test->page, "page.apply-tiers", NULL));
  pump_until (count_rows (test, "tier = '' AND staff = 0") == 0);
  gops_session_refresh_now (test->session);
}

static GtkColumnView *
get_table (GopsPageTest *test)
{
  return GTK_COLUMN_VIEW (gops_ui_test_find (test->page, GTK_TYPE_COLUMN_VIEW, NULL));
}

static GListModel *
get_rows (GopsPageTest *test)
{
  return G_LIST_MODEL (gtk_column_view_get_model (get_table (test)));
}

static guint
count_shown (GopsPageTest *test)
{
  return g_list_model_get_n_items (get_rows (test));
}

static void
select_row (GopsPageTest *test,
            guint         position)
{
  g_assert_true (gtk_selection_model_select_item (gtk_column_view_get_model (get_table (test)), position, TRUE));
}

/* Some have gone quiet since the tiers were applied. */
static void
prepare_picture (GopsPageTest *test)
{
  GopsStore *store = test->store.store;

  add_members (test, SOME);
  apply_tiers (test);
  g_assert_true (gops_store_begin (store, NULL, "Test", NULL));
  g_assert_true (gops_store_exec (store, NULL, "UPDATE membership SET tier = 'active', tier_since = '2020-01-01' WHERE tier = 'core' AND messages % 3 = 0", NULL));
  g_assert_true (gops_store_exec (store, NULL, "UPDATE membership SET tier_locked_until = '2099-01-01' WHERE messages = 53", NULL));
  g_assert_true (gops_store_commit (store, NULL));
  gops_session_refresh_now (test->session);
  for (int i = 0; i < 20; i++)
    wait_frames (test->page, 1);
}

static void
test_applies (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_MEMBERS_PAGE, "en", 1280);
  gint64 core;

  add_members (&test, SOME);
  g_assert_cmpuint (count_shown (&test), ==, SOME);
  apply_tiers (&test);
  core = count_rows (&test, "tier = 'core'");
  g_assert_cmpint (core, >, 0);
  g_assert_cmpint (count_rows (&test, "tier <> '' AND staff = 1"), ==, 0);
  g_assert_true (gops_session_undo (test.session));
  g_assert_cmpint (count_rows (&test, "tier <> ''"), ==, 0);
  g_assert_true (gops_session_redo (test.session));
  g_assert_cmpint (count_rows (&test, "tier = 'core'"), ==, core);
}

static void
test_filters (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_MEMBERS_PAGE, "en", 1280);
  GopsTierBars *bars = GOPS_TIER_BARS (gops_ui_test_find (test.page, GOPS_TYPE_TIER_BARS, NULL));
  GtkEditable *search = GTK_EDITABLE (gops_ui_test_find (test.page, GTK_TYPE_SEARCH_ENTRY, NULL));

  add_members (&test, SOME);
  apply_tiers (&test);
  gops_tier_bars_set_selected (bars, "core");
  g_assert_cmpint (count_shown (&test), ==, count_rows (&test, "tier = 'core'"));
  gops_tier_bars_set_selected (bars, NULL);
  g_object_set (test.page, "show", "staff", NULL);
  g_assert_cmpuint (count_shown (&test), ==, 2);
  g_object_set (test.page, "show", "blacklisted", NULL);
  g_assert_cmpuint (count_shown (&test), ==, 1);
  g_object_set (test.page, "show", "present", NULL);
  gtk_editable_set_text (search, "PACER");
  pump_until (count_shown (&test) == SOME / 3);
  gtk_editable_set_text (search, "100%");
  pump_until (count_shown (&test) == 0);
  g_assert_true (gops_store_begin (test.store.store, NULL, "Rename", NULL));
  g_assert_true (gops_store_exec (test.store.store, NULL, "UPDATE person SET name = '欧阳晴' WHERE id = (SELECT max (person_id) FROM membership WHERE left_on = '')", NULL));
  g_assert_true (gops_store_commit (test.store.store, NULL));
  gops_session_refresh_now (test.session);
  gtk_editable_set_text (search, "ouy");
  pump_until (count_shown (&test) == 1);
  gtk_editable_set_text (search, "");
  pump_until (count_shown (&test) == SOME);
}

/* What own fields say: chosen in the menu, or compared in the search; a change of a value is followed. */
static void
test_filters_by_fields (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_MEMBERS_PAGE, "en", 1280);
  GopsStore *store = test.store.store;
  GtkEditable *search = GTK_EDITABLE (gops_ui_test_find (test.page, GTK_TYPE_SEARCH_ENTRY, NULL));
  g_autoptr (GopsOwnField) shirt = NULL, height = NULL;
  g_autofree char *filter = NULL;
  gint64 person = 0;

  add_members (&test, SOME);
  g_assert_true (gops_store_read_int (store, &person, NULL, "SELECT min (person_id) FROM membership", NULL));
  shirt = gops_record_load (GOPS_TYPE_OWN_FIELD, store, gops_own_field_add (store, "Shirt", GOPS_OWN_CHOICE, "S\nM", NULL), NULL);
  height = gops_record_load (GOPS_TYPE_OWN_FIELD, store, gops_own_field_add (store, "Height", GOPS_OWN_NUMBER, NULL, NULL), NULL);
  g_assert_true (gops_own_value_set (store, person, shirt, "M", NULL));
  g_assert_true (gops_own_value_set (store, person, height, "170", NULL));
  filter = gops_own_filter_new (store, shirt, GOPS_OWN_IS, "M", NULL);
  g_assert_true (gtk_widget_activate_action (test.page, "page.own", "s", filter));
  pump_until (count_shown (&test) == 1);
  g_assert_true (gops_own_value_set (store, person, shirt, "S", NULL));
  gops_session_refresh_now (test.session);
  pump_until (count_shown (&test) == 0);
  g_assert_true (gops_session_undo (test.session));
  gops_session_refresh_now (test.session);
  pump_until (count_shown (&test) == 1);
  g_assert_true (gtk_widget_activate_action (test.page, "page.show-all", NULL));
  pump_until (count_shown (&test) == SOME);
  gtk_editable_set_text (search, "height>=160");
  pump_until (count_shown (&test) == 1);
  gtk_editable_set_text (search, "height!=170");
  pump_until (count_shown (&test) == SOME - 1);
  gtk_editable_set_text (search, "");
  gtk_menu_button_popup (GTK_MENU_BUTTON (gops_ui_find_id (test.page, "filter")));
  for (int i = 0; i < 15; i++)
    wait_frames (test.page, 1);
  g_assert_cmpint (g_menu_model_get_n_items (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (gops_ui_find_id (test.page, "filter")))), ==, 2);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (gops_ui_find_id (test.page, "filter")));
}

static gint64
first_value (GopsPageTest *test,
             guint         position,
             guint         column)
{
  g_autoptr (GopsMemberRow) row = g_list_model_get_item (get_rows (test), position);

  return gops_record_get_int (row, column);
}

static void
test_sorts (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_MEMBERS_PAGE, "zh_CN", 1280);
  g_autoptr (GtkColumnViewColumn) messages = NULL;
  g_autoptr (GtkColumnViewColumn) name = NULL;
  g_autoptr (GopsMemberRow) first = NULL;

  add_members (&test, SOME);
  for (guint i = 1; i < SOME; i++)
    g_assert_cmpint (first_value (&test, i - 1, GOPS_MEMBER_ROW_LAST_SPOKE_AT), >=, first_value (&test, i, GOPS_MEMBER_ROW_LAST_SPOKE_AT));
  messages = g_list_model_get_item (gtk_column_view_get_columns (get_table (&test)), GOPS_MEMBERS_BY_MESSAGES);
  gtk_column_view_sort_by_column (get_table (&test), messages, GTK_SORT_ASCENDING);
  g_assert_cmpint (first_value (&test, 0, GOPS_MEMBER_ROW_MESSAGES), ==, 0);
  gtk_column_view_sort_by_column (get_table (&test), messages, GTK_SORT_DESCENDING);
  g_assert_cmpint (first_value (&test, 0, GOPS_MEMBER_ROW_MESSAGES), >, 400);
  name = g_list_model_get_item (gtk_column_view_get_columns (get_table (&test)), GOPS_MEMBERS_BY_NAME);
  gtk_column_view_sort_by_column (get_table (&test), name, GTK_SORT_ASCENDING);
  first = g_list_model_get_item (get_rows (&test), 0);
  g_assert_cmpstr (gops_record_get_text (first, GOPS_MEMBER_ROW_NAME), ==, "陈露");
}

static void
test_changes (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_MEMBERS_PAGE, "en", 1280);
  GtkSelectionModel *model;

  add_members (&test, SOME);
  model = gtk_column_view_get_model (get_table (&test));
  select_row (&test, 3);
  g_assert_true (gtk_widget_activate_action (test.page, "page.mark-bot", NULL));
  g_assert_cmpint (count_rows (&test, "bot = 1"), ==, 1);
  gops_session_refresh_now (test.session);
  g_assert_true (gtk_selection_model_is_selected (model, 3));
  g_assert_true (gtk_widget_activate_action (test.page, "page.mark-bot", NULL));
  g_assert_cmpint (count_rows (&test, "bot = 1"), ==, 0);

  (void) gtk_selection_model_select_range (model, 0, 10, TRUE);
  g_assert_true (gops_ui_test_press (GTK_WIDGET (get_table (&test)), GDK_KEY_Delete, 0));
  g_assert_cmpint (count_rows (&test, "left_on <> ''"), ==, 10);
  gops_session_refresh_now (test.session);
  g_assert_cmpuint (count_shown (&test), ==, SOME - 10);
  g_assert_true (gops_session_undo (test.session));
  g_assert_cmpint (count_rows (&test, "left_on <> ''"), ==, 0);
  g_assert_true (gops_session_redo (test.session));
  gops_session_refresh_now (test.session);
  g_object_set (test.page, "show", "left", NULL);
  g_assert_cmpuint (count_shown (&test), ==, 10);
}

/* Whoever does not know the heart finds the word, where there is room for it. */
static void
test_labels (void)
{
  static const struct { int width; gboolean labelled; } cases[] = { { 1280, TRUE }, { 360, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_MEMBERS_PAGE, "en", cases[i].width);
      AdwButtonContent *content;

      add_members (&test, 3);
      wait_frames (test.window, 10);
      content = ADW_BUTTON_CONTENT (gops_ui_find_id (test.page, "care_content"));
      g_assert_cmpint (*adw_button_content_get_label (content) != '\0', ==, cases[i].labelled);
    }
}

static void
test_exports (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_MEMBERS_PAGE, "en", 1280);
  g_autofree char *path = g_build_filename (test.store.folder, "members.csv", NULL), *text = NULL;

  g_assert_true (gtk_widget_activate_action (test.page, "page.save-members", NULL));
  gops_ui_choose_file (path);
  pump_until (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Name"));
  wait_frames (test.window, 5);
}

static void
test_names (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_MEMBERS_PAGE, "en", 1280);

  gops_ui_test_names (test.window);
  prepare_picture (&test);
  gops_ui_test_names (test.window);
}

static void
test_pictures (void)
{
  gops_page_test_pictures (GOPS_TYPE_MEMBERS_PAGE, "members", prepare_picture);
}

static void
test_empty_pictures (void)
{
  gops_page_test_pictures (GOPS_TYPE_MEMBERS_PAGE, "members-empty", NULL);
}

/* --- dialogs --- */

/* The dialog that holds a widget of @type. */
static GtkWidget *
find_in_dialogs (GopsPageTest *test,
                 GType         type,
                 const char   *css_class)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      GtkWidget *found = gops_ui_test_find (window, type, css_class);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gint64
first_member (GopsPageTest *test)
{
  gint64 id = 0;

  g_assert_true (gops_store_read_int (test->store.store, &id, NULL, "SELECT min(id) FROM membership WHERE group_id = ?1", "l", test->group));
  return id;
}

static void
present_person (GopsPageTest *test)
{
  add_members (test, SOME);
  gops_person_present (test->session, first_member (test), test->page);
}

static const char table_zh[] =
  "姓名,群昵称,手机,入群时间,消息数,备注\n"
  "周启明,老周,13800138000,2026-03-01,412,配速员\n"
  "苏念,小念,13900139000,2026/4/9,11,\n"
  "唐予安,,13700137000,2026-02-30,158,日期不存在\n"
  "苏念,小念,13900139000,2026/4/9,11,又一行\n"
  ",,,,,\n"
  "江小满,满满,,2026-06-18,6,\n";

static const char table_dates[] =
  "Name,Joined,Mystery\nMaeve Tanner,3/4/2026,x\nIdris Cole,4/5/2026,y\nPriya Nair,6/7/2026,z\n";

static GFile *
write_table (GopsPageTest *test,
             const char   *name,
             const char   *text)
{
  g_autofree char *path = g_build_filename (test->store.folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_file_new_for_path (path);
}

static void
present_import (GopsPageTest *test)
{
  gboolean chinese = g_str_equal (gops_dossier_language (gops_page_test_dossier (test)), "zh_CN");
  g_autoptr (GFile) file = write_table (test, "members.csv", chinese ? table_zh : table_dates);
  GtkWidget *sign;

  gops_import_present_file (test->session, file, test->page);
  pump_until ((sign = find_in_dialogs (test, GTK_TYPE_IMAGE, "gops-jade")) != NULL ||
              find_in_dialogs (test, GTK_TYPE_IMAGE, "gops-amber-mark") != NULL);
}

/* Edits a person by the dialog's widgets. */
static void
test_person (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_MEMBERS_PAGE, "en", 1280);
  GtkWidget *dialog;
  GtkWidget *name;

  add_members (&test, 3);
  gops_person_present (test.session, first_member (&test), test.page);
  dialog = find_in_dialogs (&test, g_type_from_name ("GopsPersonDialog"), NULL);
  g_assert_nonnull (dialog);
  gops_ui_test_names (dialog);
  name = gops_ui_test_find (dialog, ADW_TYPE_ENTRY_ROW, NULL);
  gtk_editable_set_text (GTK_EDITABLE (name), "Zoe");
  gops_session_flush (test.session);
  g_assert_cmpint (count_rows (&test, "full_name = 'Zoe' AND sort_key > (SELECT max(sort_key) FROM person WHERE name <> 'Zoe')"), ==, 1);
  g_assert_true (gops_session_undo (test.session));
  g_assert_cmpint (count_rows (&test, "full_name = 'Zoe'"), ==, 0);
  gops_session_refresh_now (test.session);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, names_en[0]);
  gops_dialog_close (dialog);
  wait_frames (test.page, 3);
}

/* Enter opens the person; the menu key opens the menu of the row. */
static void
test_keys (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_MEMBERS_PAGE, "en", 1280);
  GtkWidget *dialog;
  GtkWidget *list;

  add_members (&test, SOME);
  wait_frames (test.page, 3);
  list = gops_ui_test_find (GTK_WIDGET (get_table (&test)), GTK_TYPE_LIST_VIEW, NULL);
  g_assert_true (gtk_widget_activate_action (list, "list.activate-item", "u", 2));
  dialog = find_in_dialogs (&test, g_type_from_name ("GopsPersonDialog"), NULL);
  g_assert_nonnull (dialog);
  gops_dialog_close (dialog);
  wait_frames (test.page, 3);

  select_row (&test, 2);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (get_table (&test)), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_activate_action (test.page, "page.find", NULL));
  g_assert_true (GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (test.window))));
}

/* A person's accounts can be seen and removed; those that an undone import brought are hidden. */
static void
test_accounts (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_MEMBERS_PAGE, "en", 1280);
  GopsStore *store = test.store.store;
  GtkWidget *dialog;
  GtkWidget *row;
  g_autoptr (GError) error = NULL;

  add_members (&test, 3);
  g_assert_true (gops_store_begin (store, &error, "Test", NULL));
  g_assert_true (gops_store_exec (store, &error, "INSERT INTO batch (id, kind, state, created_at, touched_at) VALUES (1, 'members', 'undone', 0, 0)", NULL));
  g_assert_true (gops_store_exec (store, &error, "INSERT INTO person_identity (id, person_id, platform, external_id, batch)"
                                  " SELECT 1, person_id, 'whatsapp', 'maeve', NULL FROM membership WHERE id = ?1 UNION ALL"
                                  " SELECT 2, person_id, 'whatsapp', 'undone', 1 FROM membership WHERE id = ?1", "l", first_member (&test)));
  g_assert_true (gops_store_commit (store, &error));
  gops_person_present (test.session, first_member (&test), test.page);
  dialog = find_in_dialogs (&test, g_type_from_name ("GopsPersonDialog"), NULL);
  row = gops_page_test_row (dialog, "maeve");
  g_assert_nonnull (row);
  g_assert_null (gops_page_test_row (dialog, "undone"));
  g_signal_emit_by_name (gops_ui_test_find (row, GTK_TYPE_BUTTON, NULL), "clicked");
  gops_session_refresh_now (test.session);
  g_assert_null (gops_page_test_row (dialog, "maeve"));
  gops_dialog_close (dialog);
  wait_frames (test.page, 3);
}

/* Imports a table, with its order of dates in doubt, and undoes it. */
static void
test_imports (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_MEMBERS_PAGE, "en", 1280);
  g_autoptr (GFile) file = write_table (&test, "runners.csv", table_dates);
  GtkWidget *dialog;
  GtkWidget *row;

  gops_import_present_file (test.session, file, test.page);
  dialog = find_in_dialogs (&test, g_type_from_name ("GopsImportDialog"), NULL);
  g_assert_nonnull (dialog);
  pump_until (gops_ui_test_find (dialog, GTK_TYPE_IMAGE, "gops-amber-mark") != NULL);
  row = GTK_WIDGET (gtk_widget_get_template_child (dialog, g_type_from_name ("GopsImportDialog"), "order"));
  g_assert_nonnull (row);
  pump_until (gtk_widget_get_mapped (row));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  pump_until (gops_ui_test_find (dialog, GTK_TYPE_IMAGE, "gops-jade") != NULL);
  gops_ui_test_names (dialog);
  g_assert_true (gtk_widget_activate_action (dialog, "import.run", NULL));
  pump_until (count_rows (&test, "joined_on <> ''") == 3);
  g_assert_cmpint (count_rows (&test, "joined_on = '2026-04-03'"), ==, 1);
  for (int i = 0; i < 10; i++)
    wait_frames (test.page, 1);
  gops_ui_test_pictures (dialog, "import-result");
  g_assert_true (gtk_widget_activate_action (dialog, "import.close", NULL));
  wait_frames (test.page, 3);
  gops_session_refresh_now (test.session);
  g_assert_cmpuint (count_shown (&test), ==, 3);
  g_assert_true (gops_session_undo (test.session));
  gops_session_refresh_now (test.session);
  g_assert_cmpuint (count_shown (&test), ==, 0);
}

static gint64
count_groups (GopsPageTest *test)
{
  gint64 n = -1;

  g_assert_true (gops_store_read_int (test->store.store, &n, NULL, "SELECT count(*) FROM chat_group WHERE deleted_at = 0", NULL));
  return n;
}

/* From the first run: there is no group yet. A name that stands there is enough, and the import makes the group. */
static void
test_imports_into_a_new_group (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_MEMBERS_PAGE, "en", 1280);
  g_autoptr (GFile) file = write_table (&test, "Lakeside Readers.csv", "Name,Phone\nMaeve Tanner,07700900123\nIdris Cole,07700900456\n");
  GtkWidget *dialog;
  GtkWidget *name;
  gint64 n = 0;

  gops_session_set_group (test.session, 0);
  gops_import_present_file (test.session, file, test.page);
  dialog = find_in_dialogs (&test, g_type_from_name ("GopsImportDialog"), NULL);
  pump_until (gops_ui_test_find (dialog, GTK_TYPE_IMAGE, "gops-jade") != NULL);
  name = GTK_WIDGET (gtk_widget_get_template_child (dialog, g_type_from_name ("GopsImportDialog"), "group_name"));
  pump_until (gtk_widget_get_mapped (name));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "Lakeside Readers");
  gtk_editable_set_text (GTK_EDITABLE (name), " ");
  pump_until (gops_ui_test_find (dialog, GTK_TYPE_IMAGE, "gops-amber-mark") != NULL);
  gtk_editable_set_text (GTK_EDITABLE (name), "Lakeside Walkers");
  pump_until (gops_ui_test_find (dialog, GTK_TYPE_IMAGE, "gops-jade") != NULL);
  g_assert_cmpint (count_groups (&test), ==, 1);
  g_assert_true (gtk_widget_activate_action (dialog, "import.run", NULL));
  pump_until (gops_store_read_int (test.store.store, &n, NULL,
                                   "SELECT count(*) FROM member_view m JOIN chat_group g ON g.id = m.group_id WHERE g.name = 'Lakeside Walkers'", NULL) &&
              n == 2);
  for (int i = 0; i < 10; i++)
    wait_frames (test.page, 1);
  g_assert_true (gtk_widget_activate_action (dialog, "import.close", NULL));
  wait_frames (test.page, 3);
  g_assert_cmpint (gops_session_get_group (test.session), !=, 0);
}

/* A group goes with the import that it was made for; closing the dialog before makes none. */
static void
test_new_group_goes (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_MEMBERS_PAGE, "en", 1280);
  g_autoptr (GFile) file = write_table (&test, "Lakeside Readers.csv", "Name\nMaeve Tanner\nIdris Cole\n");
  GtkWidget *dialog;

  gops_session_set_group (test.session, 0);
  for (int i = 0; i < 2; i++)
    {
      gops_import_present_file (test.session, file, test.page);
      dialog = find_in_dialogs (&test, g_type_from_name ("GopsImportDialog"), NULL);
      pump_until (gops_ui_test_find (dialog, GTK_TYPE_IMAGE, "gops-jade") != NULL);
      if (i == 0)
        g_assert_true (gtk_widget_activate_action (dialog, "import.close", NULL));
      else
        {
          g_assert_true (gtk_widget_activate_action (dialog, "import.run", NULL));
          pump_until (count_groups (&test) == 2);
          for (int j = 0; j < 20; j++)
            wait_frames (test.page, 1);
          g_assert_true (gtk_widget_activate_action (dialog, "import.undo", NULL));
        }
      wait_frames (test.page, 5);
      g_assert_cmpint (count_groups (&test), ==, 1);
    }
}

/* Whether a warning can be seen in @widget. */
static gboolean
warns (GtkWidget *widget)
{
  if (gtk_widget_get_mapped (widget) &&
      ((GTK_IS_IMAGE (widget) && gtk_widget_has_css_class (widget, "gops-amber-mark")) ||
       (ADW_IS_STATUS_PAGE (widget) && g_strcmp0 (adw_status_page_get_icon_name (ADW_STATUS_PAGE (widget)), "gops-warning-symbolic") == 0)))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (warns (child))
      return TRUE;
  return FALSE;
}

/* What can't be imported says so and leaves everything as it was. */
static void
test_refuses (void)
{
  static const struct { const char *name, *text; } tables[] = {
    { "import-of-nothing.csv", "" },
    { "import-of-a-workbook.csv", "PK\x03\x04 and so on" },
    { "import-of-a-header.csv", "Name,Phone\n" },
  };
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_MEMBERS_PAGE, "en", 1280);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GFile) file = write_table (&test, tables[i].name, tables[i].text);
      GtkWidget *dialog;

      gops_import_present_file (test.session, file, test.page);
      dialog = find_in_dialogs (&test, g_type_from_name ("GopsImportDialog"), NULL);
      pump_until (warns (dialog));
      gops_ui_test_pictures (dialog, tables[i].name);
      gops_dialog_close (dialog);
      wait_frames (test.page, 3);
    }
  g_assert_cmpuint (count_shown (&test), ==, 0);
}

static void
expand_all (GtkWidget *widget)
{
  if (ADW_IS_EXPANDER_ROW (widget))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    expand_all (child);
}

static GtkWidget *
find_mapped_scroller (GtkWidget *widget)
{
  if (GTK_IS_SCROLLED_WINDOW (widget) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_mapped_scroller (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
show_end (GtkWidget *dialog)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (find_mapped_scroller (dialog)));

  expand_all (dialog);
  for (int i = 0; i < 20; i++)
    wait_frames (dialog, 1);
  gtk_adjustment_set_value (adjustment, MIN (gtk_adjustment_get_upper (adjustment), 620));
  wait_frames (dialog, 3);
}

static void
take_dialog_pictures (const char *name,
                      void      (*present) (GopsPageTest *test),
                      const char *inside)
{
  static const char *const languages[] = { "en", "zh_CN" };
  static const int widths[] = { 360, 800 };

  if (g_getenv ("GOPS_PICTURES") == NULL)
    {
      g_test_skip ("GOPS_PICTURES is not set");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    for (guint j = 0; j < G_N_ELEMENTS (widths); j++)
      {
        g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_MEMBERS_PAGE, languages[i], widths[j]);
        g_autofree char *file = g_strdup_printf ("%s-%s-%d", name, languages[i], widths[j]);
        GtkWidget *widget;

        present (&test);
        widget = find_in_dialogs (&test, g_type_from_name (inside), NULL);
        g_assert_nonnull (widget);
        for (int k = 0; k < 15; k++)
          wait_frames (widget, 1);
        gops_ui_test_pictures (widget, file);
        show_end (widget);
        g_free (file);
        file = g_strdup_printf ("%s-end-%s-%d", name, languages[i], widths[j]);
        gops_ui_test_pictures (widget, file);
        gops_dialog_close (widget);
        wait_frames (test.page, 3);
      }
}

static void
test_person_pictures (void)
{
  take_dialog_pictures ("person", present_person, "GopsPersonDialog");
}

static void
test_import_pictures (void)
{
  take_dialog_pictures ("import", present_import, "GopsImportDialog");
}

/* However often members are counted, as during a long import and when it is undone, the columns keep their width. */
static void
test_bars_stay (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_MEMBERS_PAGE, "zh_CN", 1040);
  GtkWidget *bars;
  int width = 0, now = 0;

  add_members (&test, SOME);
  wait_frames (test.page, 3);
  gops_ui_test_mnemonics (test.window);
  bars = gops_ui_test_find (test.page, GOPS_TYPE_TIER_BARS, NULL);
  gtk_widget_measure (bars, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  for (guint i = 0; i < 20; i++)
    {
      g_assert_true (gops_store_begin (test.store.store, NULL, "Test", NULL));
      g_assert_true (gops_store_exec (test.store.store, NULL, "UPDATE membership SET messages = messages + 1", NULL));
      g_assert_true (gops_store_commit (test.store.store, NULL));
      gops_session_refresh_now (test.session);
      wait_frames (test.page, 1);
    }
  while (gops_session_undo (test.session) && gops_page_test_count (&test, "membership", "1") > 0)
    gops_session_refresh_now (test.session);
  gops_session_refresh_now (test.session);
  wait_frames (test.page, 3);
  gtk_widget_measure (bars, GTK_ORIENTATION_HORIZONTAL, -1, &now, NULL, NULL, NULL);
  g_assert_cmpint (now, <=, width + 8);   /* a figure may have got another digit */
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/members-page/applies-tiers", test_applies);
  g_test_add_func ("/ui/members-page/filters", test_filters);
  g_test_add_func ("/ui/members-page/bars-keep-their-width", test_bars_stay);
  g_test_add_func ("/ui/members-page/filters-by-fields", test_filters_by_fields);
  g_test_add_func ("/ui/members-page/sorts", test_sorts);
  g_test_add_func ("/ui/members-page/changes-many", test_changes);
  g_test_add_func ("/ui/members-page/has-names", test_names);
  g_test_add_func ("/ui/members-page/labels", test_labels);
  g_test_add_func ("/ui/members-page/exports", test_exports);
  g_test_add_func ("/ui/members-page/edits-a-person", test_person);
  g_test_add_func ("/ui/members-page/opens-by-key", test_keys);
  g_test_add_func ("/ui/members-page/shows-accounts", test_accounts);
  g_test_add_func ("/ui/members-page/imports", test_imports);
  g_test_add_func ("/ui/members-page/imports-into-a-new-group", test_imports_into_a_new_group);
  g_test_add_func ("/ui/members-page/new-group-goes-with-the-import", test_new_group_goes);
  g_test_add_func ("/ui/members-page/refuses-what-is-no-table", test_refuses);
  g_test_add_func ("/ui/members-page/pictures", test_pictures);
  g_test_add_func ("/ui/members-page/pictures-when-empty", test_empty_pictures);

  g_test_add_func ("/ui/members-page/pictures-of-a-person", test_person_pictures);
  g_test_add_func ("/ui/members-page/pictures-of-an-import", test_import_pictures);

  return g_test_run ();
}
