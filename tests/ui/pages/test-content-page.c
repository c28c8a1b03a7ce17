/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The content page: plan items added, edited, moved, done and removed, in the month and in the agenda, by mouse and by keys. */
#include "gops-page-test.h"

#include "gops-content-page.h"
#include "gops-day-cell-private.h"
#include "gops-dialog.h"
#include "gops-method.h"
#include "gops-ui-use.h"

#define FREE_DAY "2031-05-14"   /* a Wednesday in the middle of its month; nothing is planned there */
#define DAY_AFTER "2031-05-15"
#define WEEK_AFTER "2031-05-21"

/* --- the plan --- */

static GopsPageTest
open_page (void)
{
  return gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, "en", 1280);
}

static gint64
add_item (GopsPageTest *test,
          const char   *title,
          const char   *date)
{
  g_autoptr (GopsPlanItem) item = gops_record_new (GOPS_TYPE_PLAN_ITEM, "group-id", test->group, "on-date", date, "at-time", "20:00", "type",
                                                   "topic", "status", "ready", "title", title, "text", "Hello {group}", "owner", "Maeve", NULL);

  g_assert_true (gops_store_begin (test->store.store, NULL, "Test", NULL));
  g_assert_true (gops_record_insert (item, test->store.store, NULL));
  g_assert_true (gops_store_commit (test->store.store, NULL));
  gops_page_test_settle (test);
  return gops_record_get_id (item);
}

static gint64
count_items (GopsPageTest *test,
             const char   *where)
{
  return gops_page_test_count (test, "plan_item", where);
}

#define assert_item(test, where) g_assert_cmpint (count_items (test, where), ==, 1)
#define assert_no_item(test, where) g_assert_cmpint (count_items (test, where), ==, 0)

/* --- the month --- */

static GopsMonthGrid *
get_grid (GopsPageTest *test)
{
  return GOPS_MONTH_GRID (gops_ui_find_id (test->page, "grid"));
}

static GtkWidget *
find_cell (GopsPageTest *test,
           const char   *date)
{
  g_auto (GStrv) parts = g_strsplit (date, "-", 3);
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) atoi (parts[2]), (GDateMonth) atoi (parts[1]), (GDateYear) atoi (parts[0]));
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (get_grid (test))); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GOPS_IS_DAY_CELL (child) && gops_day_cell_get_julian (GOPS_DAY_CELL (child)) == g_date_get_julian (&day))
      return child;
  g_assert_not_reached ();
}

/* Leads the keyboard to a day, as its arrows and pages would. */
static void
go_to_day (GopsPageTest *test,
           const char   *date)
{
  int year, month;

  g_assert_cmpint (sscanf (date, "%d-%d", &year, &month), ==, 2);
  gops_month_grid_set_month (get_grid (test), year, month);
  gops_month_grid_set_selected_date (get_grid (test), date);
  wait_frames (test->window, 2);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (get_grid (test))));
}

static void
press_on_day (GopsPageTest *test,
              const char   *date,
              int           n_press)
{
  GtkWidget *grid = GTK_WIDGET (get_grid (test)), *cell = find_cell (test, date);
  graphene_point_t at = GRAPHENE_POINT_INIT ((float) gtk_widget_get_width (cell) / 2, (float) gtk_widget_get_height (cell) - 6);

  g_assert_true (gtk_widget_compute_point (cell, grid, &at, &at));
  gops_ui_press_at (grid, n_press, at.x, at.y);
}

/* Writes a title into the sheet that has opened, and closes it by its key. */
static void
name_item (GopsPageTest *test,
           const char   *title)
{
  GtkWidget *sheet = gops_ui_find_type (NULL, "GopsPlanItemEditor");

  gops_ui_type (gops_ui_find_id (sheet, "title_row"), title);
  g_assert_true (gops_ui_key (GDK_KEY_Escape, 0));
  gops_ui_wait_gone ("GopsPlanItemEditor");
  gops_page_test_settle (test);
}

static void
test_adds_by_key (void)
{
  g_auto (GopsPageTest) test = open_page ();

  go_to_day (&test, FREE_DAY);
  g_assert_true (gops_ui_key (GDK_KEY_n, 0));
  name_item (&test, "Bring a friend");
  assert_item (&test, "title = 'Bring a friend' AND on_date = '" FREE_DAY "' AND status = 'idea'");
  for (guint i = 0; i < 2 && count_items (&test, "on_date = '" FREE_DAY "'") > 0; i++)   /* its title, then the item */
    gops_page_test_undo (&test);
  assert_no_item (&test, "on_date = '" FREE_DAY "'");
}

static void
test_adds_by_mouse (void)
{
  g_auto (GopsPageTest) test = open_page ();

  go_to_day (&test, FREE_DAY);
  press_on_day (&test, WEEK_AFTER, 2);
  name_item (&test, "Bring a friend");
  assert_item (&test, "title = 'Bring a friend' AND on_date = '" WEEK_AFTER "'");
  g_assert_cmpstr (gops_month_grid_get_selected_date (get_grid (&test)), ==, WEEK_AFTER);
  gops_ui_click (gops_ui_find_id (test.page, "add_button"));   /* on the day that is chosen */
  name_item (&test, "Bring another");
  assert_item (&test, "title = 'Bring another' AND on_date = '" WEEK_AFTER "'");
}

static void
test_edits_in_the_month (void)
{
  g_auto (GopsPageTest) test = open_page ();

  (void) add_item (&test, "Route vote", FREE_DAY);
  go_to_day (&test, FREE_DAY);
  g_assert_true (gops_ui_key (GDK_KEY_Return, 0));
  name_item (&test, "Vote on the route");
  assert_item (&test, "title = 'Vote on the route'");
  gops_ui_click (gops_ui_find_type (find_cell (&test, FREE_DAY), "GopsPlanChip"));
  name_item (&test, "Vote on both routes");
  assert_item (&test, "title = 'Vote on both routes'");
  assert_no_item (&test, "title LIKE '%ote on the route%'");
}

static void
test_moves (void)
{
  g_auto (GopsPageTest) test = open_page ();
  g_auto (GValue) value = G_VALUE_INIT;
  gint64 item = add_item (&test, "Route vote", FREE_DAY);

  go_to_day (&test, FREE_DAY);
  g_assert_true (gops_ui_key (GDK_KEY_Right, GDK_CONTROL_MASK));
  gops_page_test_settle (&test);
  assert_item (&test, "title = 'Route vote' AND on_date = '" DAY_AFTER "'");
  g_assert_cmpint (gops_day_cell_get_item (GOPS_DAY_CELL (find_cell (&test, DAY_AFTER))), ==, item);

  g_value_init (&value, G_TYPE_INT64);
  g_value_set_int64 (&value, item);
  g_assert_true (gops_ui_drop (GTK_WIDGET (get_grid (&test)), find_cell (&test, WEEK_AFTER), &value));
  gops_page_test_settle (&test);
  assert_item (&test, "title = 'Route vote' AND on_date = '" WEEK_AFTER "'");
  gops_page_test_undo (&test);
  gops_page_test_undo (&test);
  assert_item (&test, "title = 'Route vote' AND on_date = '" FREE_DAY "'");
}

static void
test_removes (void)
{
  g_auto (GopsPageTest) test = open_page ();

  (void) add_item (&test, "Route vote", FREE_DAY);
  go_to_day (&test, FREE_DAY);
  g_assert_true (gops_ui_key (GDK_KEY_Delete, 0));
  assert_no_item (&test, "title = 'Route vote'");
  gops_page_test_undo (&test);
  assert_item (&test, "title = 'Route vote'");

  /* the same from its sheet */
  go_to_day (&test, FREE_DAY);
  g_assert_true (gops_ui_key (GDK_KEY_Return, 0));
  gops_ui_click (gops_ui_find_id (gops_ui_find_type (NULL, "GopsPlanItemEditor"), "remove_button"));
  gops_ui_wait_gone ("GopsPlanItemEditor");
  assert_no_item (&test, "title = 'Route vote'");
}

static void
test_turns_months (void)
{
  g_auto (GopsPageTest) test = open_page ();
  int year, month;

  go_to_day (&test, "2031-12-31");
  gops_ui_click (gops_ui_find_action (test.page, "page.next-month"));
  gops_month_grid_get_month (get_grid (&test), &year, &month);
  g_assert_cmpint (year * 100 + month, ==, 203201);
  gops_ui_click (gops_ui_find_action (test.page, "page.previous-month"));
  gops_month_grid_get_month (get_grid (&test), &year, &month);
  g_assert_cmpint (year * 100 + month, ==, 203112);
  gops_ui_click (gops_ui_find_action (test.page, "page.this-month"));
  g_assert_cmpstr (gops_month_grid_get_selected_date (get_grid (&test)), ==, gops_page_test_dossier (&test)->today);
}

/* --- the agenda --- */

/* Nothing but one item, so that it is surely seen. */
static void
open_agenda (GopsPageTest *test)
{
  g_assert_true (gops_store_begin (test->store.store, NULL, "Test", NULL));
  g_assert_true (gops_store_exec (test->store.store, NULL, "DELETE FROM plan_item", NULL));
  g_assert_true (gops_store_commit (test->store.store, NULL));
  (void) add_item (test, "Route vote", FREE_DAY);
  gops_ui_click (gops_ui_find_id (test->page, "agenda_toggle"));
}

static GtkWidget *
find_agenda_row (GopsPageTest *test)
{
  return gops_ui_find_type (test->page, "GopsAgendaRow");
}

static GtkWidget *
find_done_button (GopsPageTest *test)
{
  return gops_ui_find_type (find_agenda_row (test), "GtkButton");
}

static void
test_marks_done (void)
{
  g_auto (GopsPageTest) test = open_page ();

  open_agenda (&test);
  gops_ui_click (find_done_button (&test));
  gops_page_test_settle (&test);
  assert_item (&test, "status = 'done'");
  gops_ui_click (find_done_button (&test));   /* and back */
  gops_page_test_settle (&test);
  assert_no_item (&test, "status = 'done'");

  g_assert_true (gtk_widget_grab_focus (find_done_button (&test)));
  g_assert_true (gops_ui_key (GDK_KEY_space, 0));
  pump_until (count_items (&test, "status = 'done'") == 1);   /* a button that is pressed by its key takes its time */
  gops_page_test_undo (&test);
  assert_no_item (&test, "status = 'done'");
}

static void
test_agenda_keys (void)
{
  g_auto (GopsPageTest) test = open_page ();

  open_agenda (&test);
  g_assert_true (gtk_widget_grab_focus (find_agenda_row (&test)));
  g_assert_true (gops_ui_key (GDK_KEY_Return, 0));
  name_item (&test, "Vote on the route");
  assert_item (&test, "title = 'Vote on the route'");

  g_assert_true (gtk_widget_grab_focus (find_agenda_row (&test)));
  g_assert_true (gops_ui_key (GDK_KEY_Menu, 0));
  g_assert_true (gtk_widget_activate_action (find_agenda_row (&test), "item.done", NULL));   /* as its menu does */
  assert_item (&test, "status = 'done'");
  gops_page_test_settle (&test);

  g_assert_true (gtk_widget_grab_focus (find_agenda_row (&test)));
  g_assert_true (gops_ui_key (GDK_KEY_Delete, 0));
  assert_no_item (&test, "title = 'Vote on the route'");
  gops_page_test_settle (&test);
  g_assert_null (gops_ui_seek_type (test.page, "GopsAgendaRow"));   /* what is empty teaches */
  g_assert_nonnull (gops_ui_seek_action (test.page, "page.apply-sop"));
}

/* --- the sheet --- */

static void
choose (GtkWidget         *row,
        const char *const *ids,
        const char        *wanted)
{
  for (guint i = 0; ids[i] != NULL; i++)
    if (g_str_equal (ids[i], wanted))
      gops_ui_choose (row, i);
}

static GtkWidget *
open_sheet (GopsPageTest *test)
{
  go_to_day (test, FREE_DAY);
  g_assert_true (gops_ui_key (GDK_KEY_Return, 0));
  return gops_ui_find_type (NULL, "GopsPlanItemEditor");
}

static void
test_sheet_keeps (void)
{
  static const char *const statuses[] = { "idea", "drafted", "ready", "done", "missed", NULL };
  static const struct { const char *id, *text; } entries[] = {
    { "title_row", "Vote on the route" }, { "text_view", "Two routes: which one?" }, { "date_row", WEEK_AFTER }, { "time_row", "18:30" },
    { "until_row", "19:15" }, { "owner_row", "Owen Price" }, { "result_row", "31 votes" },
  };
  g_auto (GopsPageTest) test = open_page ();
  GtkWidget *sheet;

  (void) add_item (&test, "Route vote", FREE_DAY);
  sheet = open_sheet (&test);
  gops_ui_test_names (sheet);
  choose (gops_ui_find_id (sheet, "status_row"), statuses, "drafted");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (gops_ui_find_id (sheet, "channel_part")), TRUE);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (gops_ui_find_id (sheet, "result_part")), TRUE);
  wait_frames (test.window, 20);
  gops_ui_choose (gops_ui_find_id (sheet, "tactic_row"), 1);
  gops_ui_choose (gops_ui_find_id (sheet, "goal_row"), 1);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    gops_ui_type (gops_ui_find_id (sheet, entries[i].id), entries[i].text);
  assert_item (&test, "title = 'Vote on the route' AND text = 'Two routes: which one?' AND on_date = '" WEEK_AFTER "' AND at_time = '18:30'"
                      " AND until_time = '19:15' AND owner = 'Owen Price' AND result = '31 votes' AND status = 'drafted' AND tactic <> '' AND goal_id IS NOT NULL");
  gops_dialog_close (sheet);
  gops_ui_wait_gone ("GopsPlanItemEditor");
  for (guint i = 0; i < G_N_ELEMENTS (entries) + 3; i++)
    gops_page_test_undo (&test);
  assert_item (&test, "title = 'Route vote' AND text = 'Hello {group}' AND on_date = '" FREE_DAY "' AND status = 'ready' AND tactic = '' AND goal_id IS NULL");
}

/* A date and a time that do not exist are not stored, and what is there stays. */
static void
test_sheet_refuses (void)
{
  g_auto (GopsPageTest) test = open_page ();
  GtkWidget *sheet;

  (void) add_item (&test, "Route vote", FREE_DAY);
  sheet = open_sheet (&test);
  gops_ui_type (gops_ui_find_id (sheet, "date_row"), "2031-02-30");
  gops_ui_type (gops_ui_find_id (sheet, "time_row"), "25:10");
  assert_item (&test, "title = 'Route vote' AND on_date = '" FREE_DAY "' AND at_time = '20:00'");
  gops_dialog_close (sheet);
  gops_ui_wait_gone ("GopsPlanItemEditor");
  assert_item (&test, "title = 'Route vote' AND on_date = '" FREE_DAY "' AND at_time = '20:00'");
}

/* The text is copied as it is posted. */
static void
test_sheet_copies (void)
{
  g_auto (GopsPageTest) test = open_page ();
  GtkWidget *sheet;

  (void) add_item (&test, "Route vote", FREE_DAY);
  sheet = open_sheet (&test);
  gops_ui_click (gops_ui_find_id (sheet, "copy_button"));
  g_assert_cmpstr (gops_ui_read_clipboard (test.window), ==, "Hello Early Runners Bristol");
  gops_dialog_close (sheet);
  gops_ui_wait_gone ("GopsPlanItemEditor");
}

/* --- SOPs --- */

static guint
find_sop (const char *id)
{
  const GPtrArray *sops = gops_method_get_sops (gops_method_get_default ());

  for (guint i = 0; i < sops->len; i++)
    if (g_str_equal (((const GopsSop *) sops->pdata[i])->id, id))
      return i;
  g_assert_not_reached ();
}

static GtkWidget *
open_sops (GopsPageTest *test)
{
  GtkWidget *dialog;

  if (gops_ui_seek_action (test->page, "page.apply-sop") != NULL)
    gops_ui_click (gops_ui_find_action (test->page, "page.apply-sop"));
  else
    g_assert_true (gtk_widget_activate_action (test->page, "page.apply-sop", NULL));   /* narrow windows have it in the menu */
  dialog = gops_ui_find_type (NULL, "GopsSopDialog");
  gops_ui_choose (gops_ui_find_id (dialog, "sop_row"), find_sop ("camp-7"));
  return dialog;
}

static void
test_applies_sop (void)
{
  g_auto (GopsPageTest) test = open_page ();
  GtkWidget *dialog = open_sops (&test), *date = gops_ui_find_id (dialog, "date_row");
  gint64 before = count_items (&test, "1"), n;

  gops_ui_test_names (dialog);
  gops_ui_type (date, "2031-02-30");
  g_assert_false (gtk_widget_get_sensitive (gops_ui_find_id (dialog, "apply_button")));
  g_assert_null (gops_ui_seek_id (dialog, "items"));
  gops_ui_type (date, "2031-05-05");
  g_assert_nonnull (gtk_list_box_get_row_at_index (GTK_LIST_BOX (gops_ui_find_id (dialog, "items")), 0));
  g_assert_null (gops_ui_seek_id (dialog, "present"));
  gops_ui_click (gops_ui_find_id (dialog, "apply_button"));
  gops_ui_wait_gone ("GopsSopDialog");
  n = count_items (&test, "sop = 'camp-7'");
  g_assert_cmpint (n, >, 10);
  g_assert_cmpint (count_items (&test, "sop = 'camp-7' AND on_date BETWEEN '2031-05-01' AND '2031-05-15'"), ==, n);
  gops_page_test_settle (&test);

  /* once more: it says what is there already; Enter in the date applies */
  dialog = open_sops (&test);
  g_assert_nonnull (gops_ui_seek_id (dialog, "present"));
  gops_ui_type (gops_ui_find_id (dialog, "date_row"), "2031-06-02");
  g_signal_emit_by_name (gops_ui_find_id (dialog, "date_row"), "entry-activated");
  gops_ui_wait_gone ("GopsSopDialog");
  g_assert_cmpint (count_items (&test, "sop = 'camp-7'"), ==, 2 * n);
  gops_page_test_settle (&test);
  gops_page_test_undo (&test);
  gops_page_test_undo (&test);
  g_assert_cmpint (count_items (&test, "1"), ==, before);
}

/* A festival or date of the trade that is chosen gives its day; a day that is typed leaves it. */
static void
test_starts_on_anchor (void)
{
  g_auto (GopsPageTest) test = open_page ();
  GtkWidget *dialog = open_sops (&test), *date = gops_ui_find_id (dialog, "date_row"), *anchors = gops_ui_find_id (dialog, "anchor_row");
  const char *today = gops_page_test_dossier (&test)->today;
  g_autofree char *second = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (anchors))), >, 4);
  gops_ui_choose (anchors, 2);
  second = g_strdup (gtk_editable_get_text (GTK_EDITABLE (date)));
  g_assert_cmpstr (second, >=, today);
  gops_ui_choose (anchors, 4);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (date)), >=, second);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (anchors)), ==, 4);
  gops_ui_type (date, "2031-05-05");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (anchors)), ==, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (date)), ==, "2031-05-05");
  gops_ui_choose (anchors, 2);
  gops_ui_click (gops_ui_find_id (dialog, "apply_button"));
  gops_ui_wait_gone ("GopsSopDialog");
  g_assert_cmpint (count_items (&test, "sop = 'camp-7'"), >, 10);
}

/* Whichever is chosen, a narrow window has room for it. */
static void
test_anchors_fit (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, "en", 360);
  GtkWidget *dialog = open_sops (&test);
  AdwComboRow *anchors = ADW_COMBO_ROW (gops_ui_find_id (dialog, "anchor_row"));

  for (guint i = 0; i < g_list_model_get_n_items (adw_combo_row_get_model (anchors)); i++)
    {
      adw_combo_row_set_selected (anchors, i);
      wait_frames (dialog, 2);
      gops_ui_test_fits (dialog);
    }
  gops_ui_test_picture (dialog, "sop-anchor-360");
  g_assert_true (gops_ui_key (GDK_KEY_Escape, 0));
  gops_ui_wait_gone ("GopsSopDialog");
}

static void
test_leaves_sops (void)
{
  g_auto (GopsPageTest) test = open_page ();
  gint64 before = count_items (&test, "1");

  (void) open_sops (&test);
  g_assert_true (gops_ui_key (GDK_KEY_Escape, 0));
  gops_ui_wait_gone ("GopsSopDialog");
  g_assert_cmpint (count_items (&test, "1"), ==, before);
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);

  g_test_add_func ("/content/month/adds-by-key", test_adds_by_key);
  g_test_add_func ("/content/month/adds-by-mouse", test_adds_by_mouse);
  g_test_add_func ("/content/month/edits", test_edits_in_the_month);
  g_test_add_func ("/content/month/moves", test_moves);
  g_test_add_func ("/content/month/removes", test_removes);
  g_test_add_func ("/content/month/turns", test_turns_months);
  g_test_add_func ("/content/agenda/marks-done", test_marks_done);
  g_test_add_func ("/content/agenda/keys", test_agenda_keys);
  g_test_add_func ("/content/sheet/keeps-what-is-typed", test_sheet_keeps);
  g_test_add_func ("/content/sheet/refuses-what-does-not-exist", test_sheet_refuses);
  g_test_add_func ("/content/sheet/copies", test_sheet_copies);
  g_test_add_func ("/content/sops/applies", test_applies_sop);
  g_test_add_func ("/content/sops/starts-on-anchor", test_starts_on_anchor);
  g_test_add_func ("/content/sops/anchors-fit", test_anchors_fit);
  g_test_add_func ("/content/sops/can-be-left", test_leaves_sops);

  return g_test_run ();
}
