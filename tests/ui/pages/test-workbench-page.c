/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tier workbench: a slider changes the counts at once, nothing is written before a run is saved, a run is one action. */
#include <string.h>

#include "gops-page-test.h"

#include "gops-day.h"
#include "gops-line-row.h"
#include "gops-matrix-table.h"
#include "gops-own-schemes.h"
#include "gops-records.h"
#include "gops-run-history.h"
#include "gops-tier-bars.h"
#include "gops-tier-rows.h"
#include "gops-tiers.h"
#include "gops-ui-use.h"
#include "gops-workbench-page.h"
#include "gops-workbench-pane.h"

#define SOME 60

static const char *const names_zh[] = { "周启明", "苏念", "唐予安", "陈露", "江小满", "马一鸣", "方同学", "何知夏" };
static const char *const names_en[] = { "Maeve Tanner", "Idris Cole", "Priya Nair", "Tom Ashby", "Sana Malik", "Joe Whitlock", "Ewa Nowak",
                                        "A very long name that somebody has written into the field for the name" };

static void
insert_member (GopsPageTest *test, guint i, int today, gboolean chinese)
{
  GopsStore *store = test->store.store;
  g_autofree char *name = g_strdup_printf ("%s %u", chinese ? names_zh[i % 8] : names_en[i % 8], i);
  g_autofree char *joined = gops_day_format (today - (int) (3 + i * 37 % 500));
  g_autoptr (GopsPerson) person = gops_record_new (GOPS_TYPE_PERSON, "name", name, NULL);
  g_autoptr (GopsMembership) membership = NULL;

  g_assert_true (gops_record_insert (person, store, NULL));
  membership = gops_record_new (GOPS_TYPE_MEMBERSHIP, "group-id", test->group, "person-id", gops_record_get_id (person), "joined-on", joined,
                                "messages", (gint64) (i * 7), "replies-given", (gint64) (i % 25), NULL);
  g_assert_true (gops_record_insert (membership, store, NULL));
  for (guint day = 0; day < i % 20; day++)
    gops_test_add_day (store, test->group, gops_record_get_id (person), today - (int) (day * (1 + i % 3)) - (int) (i * i % 41), 2, 0);
}

static void
add_members (GopsPageTest *test, guint n)
{
  const GopsDossier *dossier = gops_page_test_dossier (test);
  gboolean chinese = g_str_equal (gops_dossier_language (dossier), "zh_CN");
  int today = gops_day_parse (dossier->today);

  g_assert_true (gops_store_begin (test->store.store, NULL, "Test", NULL));
  for (guint i = 0; i < n; i++)
    insert_member (test, i, today, chinese);
  g_assert_true (gops_store_commit (test->store.store, NULL));
  gops_session_refresh_now (test->session);
}

static gint64
count (GopsPageTest *test, const char *sql)
{
  gint64 n = -1;

  g_assert_true (gops_store_read_int (test->store.store, &n, NULL, sql, NULL));
  return n;
}

static GopsWorkbenchPane *
get_pane (GopsPageTest *test)
{
  return GOPS_WORKBENCH_PANE (gops_view_get_pane (test->page));
}

static GtkWidget *
find (GopsPageTest *test, GType type)
{
  return gops_ui_test_find (test->page, type, NULL);
}

/* The count that a tier's row tells. */
static gboolean
has_text (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_text (child, text))
      return TRUE;
  return FALSE;
}

static guint
tier_place (const char *tier)
{
  const GopsTierScheme *status = gops_scheme_recall ("status");

  return (guint) (gops_tier_scheme_get_tier (status, tier) - status->tiers);
}

static GtkWidget *
open_tier (GopsPageTest *test, const char *tier)
{
  return gops_tier_rows_open (GOPS_TIER_ROWS (find (test, GOPS_TYPE_TIER_ROWS)), tier_place (tier));
}

static void
wait_ready (GopsPageTest *test)
{
  pump_until (gops_workbench_pane_count (get_pane (test)) > 0);
}

static void
test_slider (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_WORKBENCH_PAGE, "en", 1280);
  gint64 actions;
  guint before, none;
  GtkWidget *row;
  GtkSpinButton *spin;

  add_members (&test, SOME);
  wait_ready (&test);
  actions = count (&test, "SELECT count (*) FROM journal_action");
  before = gops_workbench_pane_count (get_pane (&test));
  g_assert_cmpuint (before, ==, SOME);
  row = open_tier (&test, "core");
  spin = gops_line_row_get_spin (GOPS_LINE_ROW (gops_ui_test_find (row, GOPS_TYPE_LINE_ROW, NULL)));
  g_assert_cmpfloat (gtk_spin_button_get_value (spin), ==, 7);
  g_assert_false (has_text (row, "0"));
  gtk_spin_button_set_value (spin, 31);
  pump_until (has_text (row, "0"));
  none = gops_workbench_pane_count (get_pane (&test));
  g_assert_cmpuint (none, ==, SOME);
  gops_ui_test_mnemonics (test.window);
  g_assert_cmpint (count (&test, "SELECT count (*) FROM journal_action"), ==, actions);
  g_assert_cmpint (count (&test, "SELECT count (*) FROM membership WHERE tier <> ''"), ==, 0);
  g_assert_true (gtk_widget_activate_action (test.page, "page.reset", NULL));
  row = open_tier (&test, "core");
  pump_until (!has_text (row, "0"));
}

static float
top_of (GopsPageTest *test, GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, test->window, &bounds));
  return bounds.origin.y;
}

/* Whoever clicks + seven times changes the number by seven: what the first change brings was there before. */
static void
test_keeps_still (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_WORKBENCH_PAGE, "en", 1280);
  GtkSpinButton *spin;
  GtkWidget *row;
  float before;

  add_members (&test, SOME);
  wait_ready (&test);
  row = open_tier (&test, "core");
  wait_frames (test.page, 30);
  spin = gops_line_row_get_spin (GOPS_LINE_ROW (gops_ui_test_find (row, GOPS_TYPE_LINE_ROW, NULL)));
  before = top_of (&test, GTK_WIDGET (spin));
  g_assert_false (gtk_widget_is_sensitive (gops_ui_find_id (test.page, "changed_box")));
  gtk_spin_button_set_value (spin, 31);
  pump_until (gtk_widget_is_sensitive (gops_ui_find_id (test.page, "changed_box")));
  wait_frames (test.page, 30);
  g_assert_cmpfloat (top_of (&test, GTK_WIDGET (spin)), ==, before);
}

/* With a tier that is open, in the longer language. */
static void
test_fits (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_WORKBENCH_PAGE, "en", 360);

  add_members (&test, SOME);
  wait_ready (&test);
  (void) open_tier (&test, "core");
  wait_frames (test.window, 30);
  gops_ui_test_fits (test.window);
}

static void
on_count_cb (guint *n)
{
  ++*n;
}

static void
test_saves_a_run (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_WORKBENCH_PAGE, "en", 1280);
  GtkWidget *row, *history = find (&test, GOPS_TYPE_RUN_HISTORY);
  GtkSpinButton *spin;
  guint n_gone = 0, n_said = 0;

  add_members (&test, SOME);
  wait_ready (&test);
  g_assert_false (gtk_widget_get_visible (history));
  row = open_tier (&test, "core");
  spin = gops_line_row_get_spin (GOPS_LINE_ROW (gops_ui_test_find (row, GOPS_TYPE_LINE_ROW, NULL)));
  gtk_spin_button_set_value (spin, 3);
  pump_until (gtk_widget_is_sensitive (gops_ui_find_id (test.page, "changed_box")));
  g_assert_true (gtk_widget_activate_action (test.page, "page.save-run", NULL));
  pump_until (count (&test, "SELECT count (*) FROM tier_run") == 1);
  gops_session_refresh_now (test.session);
  pump_until (gtk_widget_get_visible (history));
  g_assert_cmpint (count (&test, "SELECT count (*) FROM method_template WHERE kind = 'tiers'"), ==, 1);
  g_assert_cmpint (count (&test, "SELECT count (*) FROM chat_group WHERE tier_scheme = 'activity-ours'"), ==, 1);
  g_assert_cmpint (count (&test, "SELECT count (*) FROM membership WHERE tier = ''"), ==, 0);
  g_signal_connect_swapped (test.session, "go-to", G_CALLBACK (on_count_cb), &n_gone);
  g_signal_connect_swapped (test.session, "toast", G_CALLBACK (on_count_cb), &n_said);
  g_assert_true (gops_session_undo (test.session));
  g_assert_cmpuint (n_gone, ==, 0);   /* one stays where one is, and is told */
  g_assert_cmpuint (n_said, ==, 1);
  g_assert_cmpint (count (&test, "SELECT count (*) FROM method_template WHERE kind = 'tiers'"), ==, 0);
  g_assert_cmpint (count (&test, "SELECT count (*) FROM tier_run"), ==, 0);
  g_assert_cmpint (count (&test, "SELECT count (*) FROM membership WHERE tier <> ''"), ==, 0);
  gops_session_refresh_now (test.session);
  pump_until (!gtk_widget_get_visible (history));
}

static guint
get_chosen (GopsPageTest *test)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (find (test, GTK_TYPE_DROP_DOWN)));
}

static void
undo_and_settle (GopsPageTest *test, gboolean (*step) (GopsSession *session))
{
  g_assert_true (step (test->session));
  gops_session_refresh_now (test->session);
  wait_frames (test->page, 3);
}

/* The scheme that is shown is the one of the group, whatever was undone; one that is only looked at stays until one leaves. */
static void
test_follows_the_group (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_WORKBENCH_PAGE, "en", 1280);
  GtkWidget *row;
  guint before, ours;

  add_members (&test, SOME);
  wait_ready (&test);
  before = get_chosen (&test);
  row = open_tier (&test, "core");
  gtk_spin_button_set_value (gops_line_row_get_spin (GOPS_LINE_ROW (gops_ui_test_find (row, GOPS_TYPE_LINE_ROW, NULL))), 3);
  pump_until (gtk_widget_is_sensitive (gops_ui_find_id (test.page, "changed_box")));
  g_assert_true (gtk_widget_activate_action (test.page, "page.save-run", NULL));
  pump_until (count (&test, "SELECT count (*) FROM tier_run") == 1);
  gops_session_refresh_now (test.session);
  pump_until (get_chosen (&test) != before);
  ours = get_chosen (&test);
  undo_and_settle (&test, gops_session_undo);
  g_assert_cmpuint (get_chosen (&test), ==, before);
  undo_and_settle (&test, gops_session_redo);
  g_assert_cmpuint (get_chosen (&test), ==, ours);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (find (&test, GTK_TYPE_DROP_DOWN)), 0);
  add_members (&test, 1);
  g_assert_cmpuint (get_chosen (&test), ==, 0);
  gtk_widget_set_visible (test.page, FALSE);
  gops_view_refresh (GOPS_VIEW (test.page));
  gtk_widget_set_visible (test.page, TRUE);
  g_assert_cmpuint (get_chosen (&test), ==, ours);
}

/* A file is called as the scheme is, and holds what was changed under the name that was typed. */
static void
test_exports (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_WORKBENCH_PAGE, "en", 1280);
  g_autofree char *path = g_build_filename (test.store.folder, "ours.json", NULL), *text = NULL;
  GtkWidget *row;

  add_members (&test, 3);
  wait_ready (&test);
  row = open_tier (&test, "core");
  gtk_spin_button_set_value (gops_line_row_get_spin (GOPS_LINE_ROW (gops_ui_test_find (row, GOPS_TYPE_LINE_ROW, NULL))), 3);
  pump_until (gtk_widget_is_sensitive (gops_ui_find_id (test.page, "changed_box")));
  gops_ui_type (gops_ui_find_id (test.page, "name"), "Ours: 3/30");
  g_assert_true (gtk_widget_activate_action (test.page, "page.export-scheme", NULL));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (gops_ui_find_type (NULL, "GtkFileChooserEntry"))), ==, "Ours_ 3_30.json");
  gops_ui_choose_file (path);
  pump_until (g_file_get_contents (path, &text, NULL, NULL) && *text != '\0');
  g_assert_nonnull (strstr (text, "Ours: 3/30"));
  wait_frames (test.window, 5);
}

/* What an import changes is seen without choosing anything again. */
static void
test_follows_changes (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_WORKBENCH_PAGE, "en", 1280);

  add_members (&test, SOME);
  wait_ready (&test);
  add_members (&test, 5);
  pump_until (gops_workbench_pane_count (get_pane (&test)) == SOME + 5);
  g_assert_true (gops_session_undo (test.session));
  gops_session_refresh_now (test.session);
  pump_until (gops_workbench_pane_count (get_pane (&test)) == SOME);
}

/* Typing goes on in one action; the workbench sees each of its parts. */
static void
test_follows_typing (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_WORKBENCH_PAGE, "en", 1280);
  GopsStore *store;

  add_members (&test, SOME);
  wait_ready (&test);
  store = test.store.store;
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (gops_store_begin_merging (store, NULL, "leave", "Leave", NULL));
      g_assert_true (gops_store_exec (store, NULL, "UPDATE membership SET left_on = '2020-01-01' WHERE id = (SELECT max (id) FROM membership WHERE left_on = '')", NULL));
      g_assert_true (gops_store_commit (store, NULL));
      gops_session_refresh_now (test.session);
      pump_until (gops_workbench_pane_count (get_pane (&test)) == SOME - 1 - i);
    }
  g_assert_cmpint (count (&test, "SELECT count (*) FROM journal_action WHERE label = 'Leave'"), ==, 1);
}

static void
run_ago (GopsPageTest *test, int ago)
{
  g_autofree char *date = gops_day_format (gops_day_parse (gops_page_test_dossier (test)->today) - ago);

  g_assert_true (gops_tiers_run (test->store.store, test->group, "status", date, TRUE, NULL, NULL, NULL));
}

/* Any two runs can be compared, in a table; the choice stays while other things change. */
static void
test_compares_runs (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_WORKBENCH_PAGE, "en", 1280);
  GtkWidget *history = find (&test, GOPS_TYPE_RUN_HISTORY), *table;
  GtkDropDown *from;

  add_members (&test, SOME);
  for (int ago = 60; ago >= 20; ago -= 20)
    run_ago (&test, ago);
  gops_session_refresh_now (test.session);
  pump_until (gtk_widget_get_visible (history));
  table = gops_ui_test_find (history, GOPS_TYPE_MATRIX_TABLE, NULL);
  from = GTK_DROP_DOWN (gtk_widget_get_template_child (history, GOPS_TYPE_RUN_HISTORY, "from"));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (from)), ==, 3);
  g_assert_cmpuint (gtk_drop_down_get_selected (from), ==, 1);
  g_assert_true (gtk_widget_get_visible (table));
  gtk_drop_down_set_selected (from, 2);
  g_assert_true (gtk_widget_get_visible (table));
  gops_ui_test_names (test.page);
  add_members (&test, 1);
  pump_until (gops_workbench_pane_count (get_pane (&test)) > 0);
  g_assert_cmpuint (gtk_drop_down_get_selected (from), ==, 2);
  gtk_drop_down_set_selected (from, 0);   /* a run with itself has no moves */
  g_assert_false (gtk_widget_get_visible (table));
}

static void
test_shapes (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_WORKBENCH_PAGE, "en", 1280);
  GtkWidget *rows, *row;

  add_members (&test, SOME);
  wait_ready (&test);
  rows = find (&test, GOPS_TYPE_TIER_ROWS);
  for (int fact = 0; fact < GOPS_N_FACTS; fact++)
    g_assert_true (gtk_widget_activate_action (rows, "rows.add-line", "(ubis)", 0u, FALSE, fact, fact == GOPS_FACT_FIELD ? "City" : ""));
  wait_frames (test.page, 3);
  row = open_tier (&test, "new");
  wait_frames (test.page, 3);
  gops_ui_test_names (test.page);
  g_assert_nonnull (gops_ui_test_find (row, GTK_TYPE_ENTRY, NULL));
  g_assert_true (gtk_widget_activate_action (test.page, "page.add-tier", NULL));
  wait_frames (test.page, 2);
  gops_ui_test_names (test.page);
  gops_ui_test_names (gops_view_get_pane (test.page));
  g_assert_true (gtk_widget_activate_action (test.page, "page.save-scheme", NULL));
  g_assert_cmpint (count (&test, "SELECT count (*) FROM method_template WHERE kind = 'tiers'"), ==, 1);
}

static void
test_empty (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_WORKBENCH_PAGE, "en", 360);

  pump_until (g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (find (&test, GTK_TYPE_STACK))), "empty"));
  gops_ui_test_names (test.page);
}

/* Three runs in which people have moved, and a tier that is open. */
static void
prepare_picture (GopsPageTest *test)
{
  const GopsDossier *dossier;
  int today;

  add_members (test, SOME);
  dossier = gops_page_test_dossier (test);
  today = gops_day_parse (dossier->today);
  for (int ago = 60; ago >= 20; ago -= 20)
    {
      g_autofree char *date = gops_day_format (today - ago);

      g_assert_true (gops_tiers_run (test->store.store, test->group, "status", date, TRUE, NULL, NULL, NULL));
    }
  gops_session_refresh_now (test->session);
  wait_ready (test);
  open_tier (test, "core");
  for (int i = 0; i < 30; i++)
    wait_frames (test->page, 1);
}

/* The RFM scheme, changed: ranks, and a name for what is the user's own. */
static void
prepare_ranks (GopsPageTest *test)
{
  GtkWidget *choice = find (test, GTK_TYPE_DROP_DOWN);
  GtkWidget *row;

  prepare_picture (test);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 3);
  for (int i = 0; i < 10; i++)
    wait_frames (test->page, 1);
  row = gops_tier_rows_open (GOPS_TIER_ROWS (find (test, GOPS_TYPE_TIER_ROWS)), 0);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (gops_ui_test_find (row, GTK_TYPE_SPIN_BUTTON, NULL)), 3);
  for (int i = 0; i < 10; i++)
    wait_frames (test->page, 1);
}

static void
scroll_down (GopsPageTest *test)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (find (test, GOPS_TYPE_TIER_ROWS), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  prepare_picture (test);
  gtk_adjustment_set_value (place, gtk_adjustment_get_upper (place));
  wait_frames (test->page, 2);
}

static void
test_pictures (void)
{
  gops_page_test_pictures (GOPS_TYPE_WORKBENCH_PAGE, "workbench", prepare_picture);
  gops_page_test_pictures (GOPS_TYPE_WORKBENCH_PAGE, "workbench-runs", scroll_down);
  gops_page_test_pictures (GOPS_TYPE_WORKBENCH_PAGE, "workbench-ranks", prepare_ranks);
  gops_page_test_pictures (GOPS_TYPE_WORKBENCH_PAGE, "workbench-empty", NULL);
}

int
main (int argc, char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/workbench/slider", test_slider);
  g_test_add_func ("/ui/workbench/keeps-still", test_keeps_still);
  g_test_add_func ("/ui/workbench/fits", test_fits);
  g_test_add_func ("/ui/workbench/saves-a-run", test_saves_a_run);
  g_test_add_func ("/ui/workbench/follows-the-group", test_follows_the_group);
  g_test_add_func ("/ui/workbench/exports", test_exports);
  g_test_add_func ("/ui/workbench/follows-changes", test_follows_changes);
  g_test_add_func ("/ui/workbench/follows-typing", test_follows_typing);
  g_test_add_func ("/ui/workbench/compares-runs", test_compares_runs);
  g_test_add_func ("/ui/workbench/shapes", test_shapes);
  g_test_add_func ("/ui/workbench/empty", test_empty);
  g_test_add_func ("/ui/workbench/pictures", test_pictures);
  return g_test_run ();
}
