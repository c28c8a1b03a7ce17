/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules page: edits, moves, adds and removes clauses; all of it can be undone. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-page-test.h"

#include "gops-balance-meter.h"
#include "gops-clause-editor.h"
#include "gops-clause-picker.h"
#include "gops-clause-row.h"
#include "gops-dialog.h"
#include "gops-length-bar.h"
#include "gops-library-row.h"
#include "gops-rules-page.h"
#include "gops-rules-section.h"
#include "gops-rules-state.h"
#include "gops-scroll.h"
#include "gops-ui-use.h"

static GopsPageTest
open_page (const char *language,
           int         width)
{
  return gops_page_test_new (GOPS_TYPE_RULES_PAGE, language, width);
}

static GopsRulesSection *
find_section (GtkWidget  *parent,
              const char *id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GopsRulesSection *found;

      if (GOPS_IS_RULES_SECTION (child) && g_str_equal (gops_rules_section_get_id (GOPS_RULES_SECTION (child)), id))
        return GOPS_RULES_SECTION (child);
      found = find_section (child, id);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static GopsClauseRow *
get_row (GopsPageTest *test,
         const char   *section,
         guint         index)
{
  GopsRulesSection *found = find_section (test->page, section);

  return found != NULL ? gops_rules_section_get_row (found, index) : NULL;
}

static guint
count_clauses (GopsPageTest *test)
{
  return gops_page_test_dossier (test)->clauses->len;
}

static const char *
get_clause_text (GopsPageTest    *test,
                 gint64           id,
                 GopsClauseColumn column)
{
  return gops_record_get_text (gops_dossier_find_clause (gops_page_test_dossier (test), id), column);
}

static void
test_edits (void)
{
  g_auto (GopsPageTest) test = open_page ("zh_CN", 1000);
  GopsClauseRow *row = get_row (&test, "encouraged", 0);
  gint64 id = gops_clause_row_get_id (row);
  GtkWidget *text;
  g_autofree char *old = g_strdup (get_clause_text (&test, id, GOPS_CLAUSE_TEXT));

  g_signal_emit_by_name (row, "activate");
  g_assert_true (gops_clause_row_is_editing (row));
  text = gops_ui_test_find (GTK_WIDGET (row), GTK_TYPE_TEXT_VIEW, NULL);
  g_assert_true (gtk_widget_has_focus (text));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "早上好", -1);
  gops_session_flush (test.session);
  g_assert_cmpstr (get_clause_text (&test, id, GOPS_CLAUSE_TEXT), ==, "早上好");
  g_assert_true (gops_record_get_bool (gops_dossier_find_clause (gops_page_test_dossier (&test), id), GOPS_CLAUSE_EDITED));
  g_assert_true (gops_clause_row_is_editing (row));
  g_assert_true (get_row (&test, "encouraged", 0) == row);

  g_signal_emit_by_name (gops_ui_test_find (GTK_WIDGET (row), GOPS_TYPE_CLAUSE_EDITOR, NULL), "done", TRUE);
  g_assert_false (gops_clause_row_is_editing (row));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (row)));

  g_assert_true (gops_session_undo (test.session));
  g_assert_cmpstr (get_clause_text (&test, id, GOPS_CLAUSE_TEXT), ==, old);
  g_assert_true (gops_session_redo (test.session));
  g_assert_cmpstr (get_clause_text (&test, id, GOPS_CLAUSE_TEXT), ==, "早上好");
}

/* What is pasted and has no room is refused whole; what stands there, however long, can be edited. */
static void
test_refuses_books (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);
  GopsClauseRow *row = get_row (&test, "forbidden", 0);
  g_autofree char *book = g_strnfill (10001, 'x');
  g_autoptr (GError) error = NULL;
  GtkTextBuffer *buffer;
  GtkTextIter end;
  int before;

  gops_clause_row_edit (row, NULL);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (gops_ui_find_id (gops_ui_find_type (GTK_WIDGET (row), "GopsClauseEditor"), "text")));
  before = gtk_text_buffer_get_char_count (buffer);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert (buffer, &end, book, -1);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, before);
  gtk_text_buffer_insert (buffer, &end, "!", -1);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, before + 1);
  gops_session_refresh_now (test.session);
  g_assert_true (gops_record_store_text (gops_page_test_dossier (&test)->clauses->pdata[0], test.store.store, GOPS_CLAUSE_TEXT, book, &error));
  g_assert_no_error (error);
  gops_session_refresh_now (test.session);
  g_assert_cmpstr (gops_record_get_text (gops_page_test_dossier (&test)->clauses->pdata[0], GOPS_CLAUSE_TEXT), ==, book);
}

static void
test_consequence (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);
  GopsClauseRow *row = get_row (&test, "forbidden", 0);
  gint64 id = gops_clause_row_get_id (row);
  GtkWidget *entry;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (row), "clause.edit-consequence", NULL));
  entry = gops_ui_test_find (GTK_WIDGET (row), GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_signal_emit_by_name (gops_ui_test_find (GTK_WIDGET (row), GOPS_TYPE_CLAUSE_EDITOR, NULL), "done", TRUE);
  g_assert_true (gops_record_is_blank (gops_dossier_find_clause (gops_page_test_dossier (&test), id), GOPS_CLAUSE_CONSEQUENCE));
  g_assert_true (gtk_widget_get_visible (gops_ui_test_find (GTK_WIDGET (row), GTK_TYPE_BUTTON, "amber")));
}

static void
test_moves (void)
{
  g_auto (GopsPageTest) test = open_page ("zh_CN", 1000);
  GopsClauseRow *first = get_row (&test, "encouraged", 0);
  gint64 id = gops_clause_row_get_id (first);

  gtk_widget_grab_focus (GTK_WIDGET (first));
  g_assert_true (gops_ui_test_press (GTK_WIDGET (first), GDK_KEY_Down, GDK_ALT_MASK));
  gops_session_refresh_now (test.session);
  wait_frames (test.window, 3);
  g_assert_cmpint (gops_clause_row_get_id (get_row (&test, "encouraged", 1)), ==, id);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (get_row (&test, "encouraged", 1))));

  g_assert_true (gops_ui_test_press (GTK_WIDGET (get_row (&test, "encouraged", 1)), GDK_KEY_Up, GDK_ALT_MASK));
  gops_session_refresh_now (test.session);
  g_assert_cmpint (gops_clause_row_get_id (get_row (&test, "encouraged", 0)), ==, id);

  gtk_widget_activate_action (GTK_WIDGET (get_row (&test, "encouraged", 0)), "clause.turn", "s", "forbid");
  gops_session_refresh_now (test.session);
  g_assert_cmpstr (get_clause_text (&test, id, GOPS_CLAUSE_SECTION), ==, "forbidden");
  g_assert_nonnull (gops_rules_section_find_row (find_section (test.page, "forbidden"), id));
  g_assert_true (gops_session_undo (test.session));
  gops_session_refresh_now (test.session);
  g_assert_cmpint (gops_clause_row_get_id (get_row (&test, "encouraged", 0)), ==, id);
}

/* What dragging does at its end. */
static void
test_places (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);
  gint64 id = gops_clause_row_get_id (get_row (&test, "encouraged", 1));

  g_assert_true (gtk_widget_activate_action (test.page, "page.place-clause", "(xsu)", id, "encouraged", 0));
  gops_session_refresh_now (test.session);
  g_assert_cmpint (gops_clause_row_get_id (get_row (&test, "encouraged", 0)), ==, id);
  g_assert_true (gtk_widget_activate_action (test.page, "page.place-clause", "(xsu)", id, "rewards", 0));
  gops_session_refresh_now (test.session);
  g_assert_cmpint (gops_clause_row_get_id (get_row (&test, "rewards", 0)), ==, id);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (get_row (&test, "rewards", 0))));
  g_assert_true (gops_session_undo (test.session));
  g_assert_true (gops_session_undo (test.session));
  gops_session_refresh_now (test.session);
  g_assert_cmpint (gops_clause_row_get_id (get_row (&test, "encouraged", 1)), ==, id);
}

static void
test_removes (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);
  GopsClauseRow *row = get_row (&test, "encouraged", 0);
  gint64 id = gops_clause_row_get_id (row), next = gops_clause_row_get_id (get_row (&test, "encouraged", 1));
  guint n = count_clauses (&test);

  gtk_widget_grab_focus (GTK_WIDGET (row));
  g_assert_true (gops_ui_test_press (GTK_WIDGET (row), GDK_KEY_Delete, 0));
  g_assert_cmpuint (count_clauses (&test), ==, n - 1);
  g_assert_cmpint (gops_clause_row_get_id (get_row (&test, "encouraged", 0)), ==, next);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (get_row (&test, "encouraged", 0))));
  g_assert_true (gops_session_undo (test.session));
  g_assert_cmpuint (count_clauses (&test), ==, n);
  gops_view_go_to (GOPS_VIEW (test.page), "clause", id, NULL);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (get_row (&test, "encouraged", 0))));
}

static GopsClausePicker *
open_picker (GopsPageTest *test,
             const char   *section)
{
  GListModel *windows = gtk_window_get_toplevels ();

  gtk_widget_activate_action (test->page, "page.add-clause", "s", section);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      GtkWidget *picker = gops_ui_test_find (window, GOPS_TYPE_CLAUSE_PICKER, NULL);

      if (picker != NULL)
        return GOPS_CLAUSE_PICKER (picker);
    }
  g_assert_not_reached ();
}

static void
test_picks (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);
  GopsClausePicker *picker = open_picker (&test, "encouraged");
  GtkWidget *search = gops_ui_test_find (GTK_WIDGET (picker), GTK_TYPE_SEARCH_ENTRY, NULL);
  GtkWidget *list = gops_ui_test_find (GTK_WIDGET (picker), GTK_TYPE_LIST_BOX, NULL);
  guint n = count_clauses (&test);
  GtkListBoxRow *row = NULL;

  gops_ui_test_picture (GTK_WIDGET (picker), "rules-picker");
  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)) && !gops_library_row_get_added (GOPS_LIBRARY_ROW (row)))
      break;
  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (search), gops_library_row_get_text (GOPS_LIBRARY_ROW (row)));
  g_signal_emit_by_name (search, "search-changed");
  g_assert_true (gtk_list_box_get_selected_row (GTK_LIST_BOX (list)) == row);
  g_signal_emit_by_name (search, "activate");
  g_assert_cmpuint (count_clauses (&test), ==, n + 1);
  g_assert_true (gops_library_row_get_added (GOPS_LIBRARY_ROW (row)));
  g_signal_emit_by_name (search, "activate");
  g_assert_cmpuint (count_clauses (&test), ==, n + 1);
  gops_ui_test_names (GTK_WIDGET (picker));
  gops_dialog_close (GTK_WIDGET (picker));
  g_assert_true (gops_session_undo (test.session));
  g_assert_cmpuint (count_clauses (&test), ==, n);
}

static void
test_writes_own (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);
  GopsClausePicker *picker = open_picker (&test, "forbidden");
  GtkWidget *search = gops_ui_test_find (GTK_WIDGET (picker), GTK_TYPE_SEARCH_ENTRY, NULL);
  GtkWidget *toggle = gops_ui_test_find (GTK_WIDGET (picker), GTK_TYPE_TOGGLE_BUTTON, NULL);
  GtkWidget *add = gops_ui_test_find (GTK_WIDGET (picker), GTK_TYPE_BUTTON, "pill");
  guint n = count_clauses (&test);
  const GopsDossier *dossier;
  g_autoptr (GPtrArray) forbidden = NULL;

  gtk_editable_set_text (GTK_EDITABLE (search), "No running with scissors");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  g_assert_true (gtk_widget_get_sensitive (add));
  gops_ui_test_picture (GTK_WIDGET (picker), "rules-picker-own");
  gops_ui_test_names (GTK_WIDGET (picker));
  g_signal_emit_by_name (add, "clicked");
  g_assert_cmpuint (count_clauses (&test), ==, n + 1);
  dossier = gops_page_test_dossier (&test);
  forbidden = gops_section_clauses (dossier, "forbidden");
  g_assert_cmpstr (gops_record_get_text (g_ptr_array_index (forbidden, forbidden->len - 1), GOPS_CLAUSE_TEXT), ==,
                   "No running with scissors");
  g_assert_cmpstr (gops_record_get_text (g_ptr_array_index (forbidden, forbidden->len - 1), GOPS_CLAUSE_POLARITY), ==, "forbid");
}

static void
on_toast_cb (GopsSession *session,
             const char  *text,
             const char  *button,
             const char  *action,
             const char  *target,
             char       **out_text)
{
  g_free (*out_text);
  *out_text = g_strdup (text);
}

static void
test_copies (void)
{
  g_auto (GopsPageTest) test = open_page ("zh_CN", 1000);
  g_autofree char *toast = NULL;

  g_signal_connect (test.session, "toast", G_CALLBACK (on_toast_cb), &toast);
  g_assert_true (gtk_widget_activate_action (test.page, "page.copy", NULL));
  g_assert_cmpstr (toast, ==, _("Rules copied"));
  g_assert_nonnull (gdk_clipboard_get_content (gtk_widget_get_clipboard (test.page)));
}

/* Without rules the page teaches; one button fills it, and Undo empties it again. */
static void
test_begins (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);
  guint n = count_clauses (&test);
  GopsStore *store = test.store.store;

  g_assert_true (gops_store_begin (store, NULL, "Remove all", NULL));
  g_assert_true (gops_store_exec (store, NULL, "DELETE FROM clause", NULL));
  g_assert_true (gops_store_commit (store, NULL));
  g_assert_cmpuint (count_clauses (&test), ==, 0);
  gops_ui_test_pictures (test.window, "rules-empty");
  gops_ui_test_names (test.window);
  g_assert_true (gtk_widget_activate_action (test.page, "page.propose-rules", NULL));
  g_assert_cmpuint (count_clauses (&test), ==, n);
  g_assert_true (gops_session_undo (test.session));
  g_assert_cmpuint (count_clauses (&test), ==, 0);
}

static void
test_names (void)
{
  for (int width = 360; width <= 1000; width += 640)
    {
      g_auto (GopsPageTest) test = open_page ("en", width);

      gops_ui_test_names (test.window);
      gops_clause_row_edit (get_row (&test, "forbidden", 0), "consequence");
      gops_ui_test_names (test.window);
      g_assert_cmpint (gtk_widget_get_width (test.window), ==, width);
    }
}

/* A group like most: more bans than encouragements. */
static void
add_bans (GopsPageTest *test)
{
  const GPtrArray *all = gops_method_get_clauses (gops_method_get_default ());
  const GopsDossier *dossier = gops_page_test_dossier (test);
  guint n = 0;

  g_assert_true (gops_store_begin (test->store.store, NULL, "Add bans", NULL));
  for (guint i = 0; i < all->len && n < 5; i++)
    {
      const GopsClauseTemplate *clause = g_ptr_array_index (all, i);

      if (!g_str_equal (clause->section, "forbidden") || gops_dossier_has_template (dossier, clause->id))
        continue;
      g_assert_true (gops_clause_insert_template (test->store.store, test->group, clause, gops_dossier_language (dossier),
                                                  (int) ++n + 1, NULL));
    }
  g_assert_true (gops_store_commit (test->store.store, NULL));
  gops_session_refresh_now (test->session);
}

static void
prepare_picture (GopsPageTest *test)
{
  GopsClause *clause;

  add_bans (test);
  clause = gops_dossier_find_clause (gops_page_test_dossier (test), gops_clause_row_get_id (get_row (test, "forbidden", 1)));
  g_assert_true (gops_record_store_text (clause, test->store.store, GOPS_CLAUSE_CONSEQUENCE, "", NULL));
  gops_session_refresh_now (test->session);
  gtk_widget_grab_focus (GTK_WIDGET (get_row (test, "forbidden", 1)));
}

static void
test_pictures (void)
{
  gops_page_test_pictures (GOPS_TYPE_RULES_PAGE, "rules", prepare_picture);
}

/* Nothing that a person writes makes the window wider. */
static void
prepare_long (GopsPageTest *test)
{
  g_autofree char *word = g_strnfill (400, 'w');
  GopsStore *store = test->store.store;

  g_assert_true (gops_store_begin (store, NULL, "Long", NULL));
  g_assert_true (gops_store_exec (store, NULL, "UPDATE clause SET text = ?1, consequence = ?1 WHERE section = 'forbidden'", "s", word));
  g_assert_true (gops_store_exec (store, NULL, "UPDATE clause SET text = replace (hex (zeroblob (200)), '00', ?1) "
                                  "WHERE section = 'encouraged'", "s", "群规很长很长"));
  g_assert_true (gops_store_exec (store, NULL, "UPDATE chat_group SET name = ?1, owner = ?1", "s", word));
  g_assert_true (gops_store_commit (store, NULL));
  gops_session_refresh_now (test->session);
  wait_frames (test->window, 3);
}

static void
test_long (void)
{
  for (int width = 360; width <= 1000; width += 640)
    {
      g_auto (GopsPageTest) test = open_page ("en", width);
      g_autofree char *name = g_strdup_printf ("rules-long-%d", width);

      prepare_long (&test);
      g_assert_cmpint (gtk_widget_get_width (test.window), ==, width);
      gops_ui_test_picture (test.window, name);
    }
}

static void
prepare_editing (GopsPageTest *test)
{
  gops_clause_row_edit (get_row (test, "forbidden", 0), NULL);
}

static void
test_editing_pictures (void)
{
  gops_page_test_pictures (GOPS_TYPE_RULES_PAGE, "rules-editing", prepare_editing);
}

/* Remembers where the window is sent; the page goes there as in the window. */
static void
on_go_to_cb (GopsSession     *session,
             const GopsPlace *place,
             GopsPageTest    *test)
{
  gops_view_go_to (GOPS_VIEW (test->page), place->table, place->row, place->column);
}

/* The clause that an advice adds is shown and has the keyboard. */
static void
test_shows_what_advice_adds (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1280);
  GPtrArray *all;
  guint before = count_clauses (&test);
  const GopsAdvice *found = NULL;
  GtkWidget *focus;
  gint64 newest = 0;

  g_signal_connect (test.session, "go-to", G_CALLBACK (on_go_to_cb), &test);
  g_assert_true (gops_store_begin (test.store.store, NULL, "Prepare", NULL));
  g_assert_true (gops_store_exec (test.store.store, NULL, "DELETE FROM clause WHERE section = 'repair'", NULL));
  g_assert_true (gops_store_commit (test.store.store, NULL));
  gops_session_refresh_now (test.session);
  before = count_clauses (&test);
  all = gops_session_get_advice (test.session);
  for (guint i = 0; i < all->len && found == NULL; i++)
    if (((const GopsAdvice *) all->pdata[i])->can_apply && g_str_equal (((const GopsAdvice *) all->pdata[i])->table, "clause"))
      found = all->pdata[i];
  g_assert_nonnull (found);
  g_assert_true (gops_session_apply_advice (test.session, found, NULL));
  g_assert_cmpuint (count_clauses (&test), >, before);
  wait_frames (test.window, 3);
  focus = gtk_window_get_focus (GTK_WINDOW (test.window));
  g_assert_nonnull (focus);
  g_assert_true (GOPS_IS_CLAUSE_ROW (focus));
  g_assert_true (gops_store_read_int (test.store.store, &newest, NULL, "SELECT max(id) FROM clause", NULL));
  g_assert_cmpint (gops_clause_row_get_id (GOPS_CLAUSE_ROW (focus)), ==, newest);
  g_signal_handlers_disconnect_by_data (test.session, &test);
}

/* Its menu opens by the keys for it and by a secondary click. */
static void
test_opens_menu (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1280);
  GtkWidget *row = GTK_WIDGET (get_row (&test, "forbidden", 0));
  GtkWidget *button = gops_ui_test_find (row, GTK_TYPE_MENU_BUTTON, "menu");

  g_assert_nonnull (button);
  gops_scroll_to (row);
  wait_frames (test.window, 3);
  g_assert_true (gops_ui_test_press (row, GDK_KEY_Menu, 0));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)))));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  g_assert_true (gops_ui_test_press (row, GDK_KEY_F10, GDK_SHIFT_MASK));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)))));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  g_assert_true (gops_ui_test_secondary_click (row));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)))));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
}

static void
run_sql (GopsPageTest *test,
         const char   *sql,
         const char   *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (test->store.store, &error, "Change", NULL));
  g_assert_true (gops_store_exec (test->store.store, &error, sql, "s", text));
  g_assert_true (gops_store_commit (test->store.store, &error));
  g_assert_no_error (error);
  gops_session_refresh_now (test->session);
}

/* The check says how long the longest sentence is, and leads to it. */
static void
test_shows_longest (void)
{
  g_auto (GopsPageTest) test = open_page ("zh_CN", 1000);
  const char *sentence = "每个月最后一个周六大家一起把这个月跑过的路线整理成一张图再发到群里让新来的人也能照着跑";
  GopsClauseRow *row = get_row (&test, "encouraged", 1);
  g_autofree char *text = g_strconcat ("欢迎。", sentence, NULL);
  GtkTextIter start, end;
  GtkWidget *view;
  g_autofree char *selected = NULL;

  run_sql (&test, "UPDATE clause SET text = ?1 WHERE id = (SELECT id FROM clause WHERE section = 'encouraged' ORDER BY position LIMIT 1 OFFSET 1)", text);
  g_assert_true (gtk_widget_activate_action (test.page, "page.show-longest", NULL));
  g_assert_true (gops_clause_row_is_editing (row));
  view = gops_ui_test_find (GTK_WIDGET (row), GTK_TYPE_TEXT_VIEW, NULL);
  g_assert_true (gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &start, &end));
  selected = gtk_text_buffer_get_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &start, &end, FALSE);
  g_assert_cmpstr (selected, ==, sentence);
}

/* What the platform would cut off is said beside the length, with the form that fits. */
static void
test_offers_short_form (void)
{
  g_auto (GopsPageTest) test = open_page ("zh_CN", 1280);
  GtkWidget *pane = gops_view_get_pane (test.page);
  GtkWidget *forms = gops_ui_test_find (pane, GTK_TYPE_DROP_DOWN, NULL);
  GtkWidget *bar = gops_ui_test_find (pane, GOPS_TYPE_LENGTH_BAR, NULL);
  GtkWidget *shorten = gops_ui_test_find (gtk_widget_get_next_sibling (bar), GTK_TYPE_BUTTON, NULL);
  g_autofree char *filler = g_strnfill (900, 'w');

  run_sql (&test, "UPDATE chat_group SET platform = ?1", "discord");   /* whose limit is known */
  g_assert_false (gtk_widget_get_mapped (shorten));
  run_sql (&test, "UPDATE clause SET text = text || '，' || ?1 WHERE section IN ('encouraged', 'forbidden')", filler);
  wait_frames (test.window, 3);
  g_assert_true (gtk_widget_get_mapped (shorten));
  gops_ui_test_names (pane);
  gops_ui_test_pictures (test.window, "rules-over-limit");
  g_signal_emit_by_name (shorten, "clicked");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (forms)), ==, 1);
  wait_frames (test.window, 3);
  g_assert_false (gtk_widget_get_mapped (shorten));
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/rules-page/edits-in-place", test_edits);
  g_test_add_func ("/ui/rules-page/edits-the-consequence", test_consequence);
  g_test_add_func ("/ui/rules-page/refuses-books", test_refuses_books);
  g_test_add_func ("/ui/rules-page/moves-by-keyboard", test_moves);
  g_test_add_func ("/ui/rules-page/places-anywhere", test_places);
  g_test_add_func ("/ui/rules-page/removes-and-undoes", test_removes);
  g_test_add_func ("/ui/rules-page/adds-from-the-library", test_picks);
  g_test_add_func ("/ui/rules-page/adds-ones-own", test_writes_own);
  g_test_add_func ("/ui/rules-page/copies", test_copies);
  g_test_add_func ("/ui/rules-page/begins", test_begins);
  g_test_add_func ("/ui/rules-page/has-names", test_names);
  g_test_add_func ("/ui/rules-page/keeps-its-width", test_long);
  g_test_add_func ("/ui/rules-page/shows-what-advice-adds", test_shows_what_advice_adds);
  g_test_add_func ("/ui/rules-page/opens-the-menu-of-a-clause", test_opens_menu);
  g_test_add_func ("/ui/rules-page/shows-the-longest-sentence", test_shows_longest);
  g_test_add_func ("/ui/rules-page/offers-the-short-form", test_offers_short_form);
  g_test_add_func ("/ui/rules-page/pictures", test_pictures);
  g_test_add_func ("/ui/rules-page/pictures-of-editing", test_editing_pictures);

  return g_test_run ();
}
