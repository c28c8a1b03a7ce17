/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The positioning page: everything typed is saved, everything can be undone. */
#include "gops-page-test.h"

#include "gops-date-row.h"
#include "gops-dialog.h"
#include "gops-goal-dialog.h"
#include "gops-goal-row.h"
#include "gops-persona-card.h"
#include "gops-persona-dialog.h"
#include "gops-positioning-page.h"
#include "gops-rows.h"
#include "gops-scene-card.h"
#include "gops-score-row.h"
#include "gops-token.h"
#include "gops-scroll.h"
#include "gops-theme-chips.h"

static GopsPageTest
open_page (const char *language,
           int         width)
{
  return gops_page_test_new (GOPS_TYPE_POSITIONING_PAGE, language, width);
}

static const char *
get_positioning (GopsPageTest         *test,
                 GopsPositioningColumn column)
{
  return gops_record_get_text (gops_page_test_dossier (test)->positioning, column);
}

/* A dialog of @type that is open. */
static GtkWidget *
find_dialog (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      GtkWidget *found = gops_ui_test_find (window, type, NULL);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_types (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);
  GtkWidget *theme = gops_page_test_row (test.page, "One theme");
  GtkWidget *chips = gops_ui_test_find (theme, GOPS_TYPE_THEME_CHIPS, NULL);
  g_autofree char *old = g_strdup (get_positioning (&test, GOPS_POSITIONING_THEME));

  g_assert_nonnull (gops_ui_test_find (chips, GTK_TYPE_BOX, "jade"));
  gtk_editable_set_text (GTK_EDITABLE (theme), "Everything");
  g_assert_nonnull (gops_ui_test_find (chips, GTK_TYPE_BOX, "amber"));
  gops_session_flush (test.session);
  g_assert_cmpstr (get_positioning (&test, GOPS_POSITIONING_THEME), ==, "Everything");
  g_assert_true (gops_session_undo (test.session));
  g_assert_cmpstr (get_positioning (&test, GOPS_POSITIONING_THEME), ==, old);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (theme)), ==, old);
  g_assert_true (gops_session_redo (test.session));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (theme)), ==, "Everything");
}

static void
test_chooses (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);
  GtkWidget *path;

  /* where it is shown opens by going there */
  g_assert_null (gops_page_test_row (test.page, "Built around"));
  gops_view_go_to (GOPS_VIEW (test.page), "positioning", 0, "path");
  path = gops_page_test_row (test.page, "Built around");
  adw_combo_row_set_selected (ADW_COMBO_ROW (path), 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (path), 2);
  g_assert_cmpstr (get_positioning (&test, GOPS_POSITIONING_PATH), ==, "product");
}

static void
test_scores (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);
  GtkWidget *card = gops_ui_test_find (test.page, GOPS_TYPE_SCENE_CARD, NULL);
  GtkWidget *score = gops_ui_test_find (card, GOPS_TYPE_SCORE_ROW, NULL);
  GtkWidget *reason = gops_ui_test_find (card, GOPS_TYPE_TOKEN, "why");
  GopsScene *scene;

  gops_score_row_set_value (GOPS_SCORE_ROW (score), 1);
  gops_score_row_set_value (GOPS_SCORE_ROW (score), 5);
  gops_token_popup (GOPS_TOKEN (reason));
  gtk_editable_set_text (GTK_EDITABLE (gops_ui_test_find (reason, GTK_TYPE_ENTRY, NULL)), "About 9,000 nearby");
  gops_session_flush (test.session);
  scene = g_ptr_array_index (gops_page_test_dossier (&test)->scenes, 0);
  g_assert_cmpint (gops_record_get_int (scene, GOPS_SCENE_MANY_PEOPLE), ==, 5);
  g_assert_cmpstr (gops_record_get_text (scene, GOPS_SCENE_MANY_PEOPLE_WHY), ==, "About 9,000 nearby");
  g_assert_true (gops_ui_test_find (test.page, GOPS_TYPE_SCENE_CARD, NULL) == card);

  gops_view_go_to (GOPS_VIEW (test.page), "scene", gops_record_get_id (scene), "many_people");
  g_assert_true (gtk_widget_has_focus (score));
}

static void
test_scenes (void)
{
  g_auto (GopsPageTest) test = open_page ("zh_CN", 1000);
  guint n = gops_page_test_dossier (&test)->scenes->len;

  gtk_widget_activate_action (test.page, "page.add-scene", NULL);
  g_assert_cmpuint (gops_page_test_dossier (&test)->scenes->len, ==, n + 1);
  gops_ui_test_names (test.page);
  gtk_widget_activate_action (gops_ui_test_find (test.page, GOPS_TYPE_SCENE_CARD, NULL), "scene.remove", NULL);
  g_assert_cmpuint (gops_page_test_dossier (&test)->scenes->len, ==, n);
  g_assert_true (gops_session_undo (test.session));
  g_assert_true (gops_session_undo (test.session));
  g_assert_cmpuint (gops_page_test_dossier (&test)->scenes->len, ==, n);
}

static void
test_goals (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);
  guint n = gops_page_test_dossier (&test)->goals->len;
  GtkWidget *dialog, *value;
  const GopsDossier *dossier;
  GopsGoal *goal;

  gtk_widget_activate_action (test.page, "page.add-goal", NULL);
  dossier = gops_page_test_dossier (&test);
  g_assert_cmpuint (dossier->goals->len, ==, n + 1);
  goal = g_ptr_array_index (dossier->goals, n);
  dialog = find_dialog (GOPS_TYPE_GOAL_DIALOG);
  g_assert_nonnull (dialog);
  gtk_editable_set_text (GTK_EDITABLE (gops_page_test_row (dialog, "Goal")), "Coffees paid");
  gops_spin_row_set_value (GOPS_SPIN_ROW (gops_page_test_row (dialog, "Target")), 40);
  adw_combo_row_set_selected (ADW_COMBO_ROW (gops_page_test_row (dialog, "What is measured")), 8);
  g_signal_emit_by_name (gops_page_test_row (dialog, "To be reached by"), "picked", "2030-01-01");
  gops_session_flush (test.session);
  goal = g_ptr_array_index (gops_page_test_dossier (&test)->goals, n);
  g_assert_cmpstr (gops_record_get_text (goal, GOPS_GOAL_LABEL), ==, "Coffees paid");
  g_assert_cmpfloat (gops_record_get_real (goal, GOPS_GOAL_TARGET), ==, 40);
  g_assert_cmpstr (gops_record_get_text (goal, GOPS_GOAL_METRIC), ==, "own");
  g_assert_cmpstr (gops_record_get_text (goal, GOPS_GOAL_UNTIL_ON), ==, "2030-01-01");

  value = gops_page_test_row (dialog, "Value today");
  gops_spin_row_set_value (GOPS_SPIN_ROW (value), 7);
  gtk_widget_activate_action (dialog, "goal.add-value", NULL);
  gtk_widget_activate_action (dialog, "goal.add-value", NULL);
  g_assert_cmpuint (gops_page_test_dossier (&test)->samples->len, ==, 1);
  gops_ui_test_picture (dialog, "positioning-goal");
  gops_ui_test_names (dialog);

  gtk_widget_activate_action (dialog, "goal.remove", NULL);
  g_assert_cmpuint (gops_page_test_dossier (&test)->goals->len, ==, n);
  g_assert_true (gops_session_undo (test.session));
  dossier = gops_page_test_dossier (&test);
  g_assert_cmpuint (dossier->goals->len, ==, n + 1);
  g_assert_cmpuint (dossier->samples->len, ==, 1);
}

static void
test_personas (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);
  guint n = gops_page_test_dossier (&test)->personas->len;
  GtkWidget *dialog, *card;

  gtk_widget_activate_action (test.page, "page.add-persona", NULL);
  dialog = find_dialog (GOPS_TYPE_PERSONA_DIALOG);
  gtk_editable_set_text (GTK_EDITABLE (gops_page_test_row (dialog, "Name")), "Jo, 52");
  gops_session_flush (test.session);
  g_assert_cmpuint (gops_page_test_dossier (&test)->personas->len, ==, n + 1);
  gops_ui_test_picture (dialog, "positioning-persona");
  gops_ui_test_names (dialog);
  gops_dialog_close (dialog);

  card = gops_ui_test_find (test.page, GOPS_TYPE_PERSONA_CARD, NULL);
  g_assert_true (gops_ui_test_press (card, GDK_KEY_Delete, 0));
  g_assert_cmpuint (gops_page_test_dossier (&test)->personas->len, ==, n);
  g_assert_true (gops_session_undo (test.session));
  g_assert_cmpuint (gops_page_test_dossier (&test)->personas->len, ==, n + 1);
}

/* A group of which nothing is known yet. */
static void
empty_group (GopsPageTest *test)
{
  GopsStore *store = test->store.store;

  g_assert_true (gops_store_begin (store, NULL, "Empty", NULL));
  g_assert_true (gops_store_exec (store, NULL, "DELETE FROM positioning", NULL));
  g_assert_true (gops_store_exec (store, NULL, "DELETE FROM scene", NULL));
  g_assert_true (gops_store_exec (store, NULL, "DELETE FROM persona", NULL));
  g_assert_true (gops_store_exec (store, NULL, "DELETE FROM goal", NULL));
  g_assert_true (gops_store_commit (store, NULL));
  gops_session_refresh_now (test->session);
}

static void
test_empty (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);

  empty_group (&test);
  gops_ui_test_names (test.window);
  gtk_editable_set_text (GTK_EDITABLE (gops_page_test_row (test.page, "Who it is for")), "Runners over 35");
  gops_session_flush (test.session);
  g_assert_cmpstr (get_positioning (&test, GOPS_POSITIONING_AUDIENCE), ==, "Runners over 35");
  gtk_editable_set_text (GTK_EDITABLE (gops_page_test_row (test.page, "One theme")), "Running");
  gops_session_flush (test.session);
  g_assert_cmpstr (get_positioning (&test, GOPS_POSITIONING_THEME), ==, "Running");
  g_assert_cmpstr (get_positioning (&test, GOPS_POSITIONING_AUDIENCE), ==, "Runners over 35");
}

static void
test_names (void)
{
  for (int width = 360; width <= 1000; width += 640)
    {
      g_auto (GopsPageTest) test = open_page ("en", width);

      gops_ui_test_names (test.window);
      g_assert_cmpint (gtk_widget_get_width (test.window), ==, width);
    }
}

/* Nothing that a person writes makes the window wider. */
static void
test_long (void)
{
  g_autofree char *word = g_strnfill (400, 'w');

  for (int width = 360; width <= 1000; width += 640)
    {
      g_auto (GopsPageTest) test = open_page ("en", width);
      GopsStore *store = test.store.store;
      g_autofree char *name = g_strdup_printf ("positioning-long-%d", width);

      g_assert_true (gops_store_begin (store, NULL, "Long", NULL));
      g_assert_true (gops_store_exec (store, NULL, "UPDATE positioning SET theme = ?1, audience = ?1, member_gain = ?1, "
                                      "mission_end = ?1", "s", word));
      g_assert_true (gops_store_exec (store, NULL, "UPDATE scene SET people = ?1, emotion = ?1, in_batch_why = ?1", "s", word));
      g_assert_true (gops_store_exec (store, NULL, "UPDATE persona SET name = ?1, facts = ?1, quote = ?1", "s", word));
      g_assert_true (gops_store_exec (store, NULL, "UPDATE goal SET label = ?1, unit = ?1", "s", word));
      g_assert_true (gops_store_exec (store, NULL, "UPDATE chat_group SET name = ?1", "s", word));
      g_assert_true (gops_store_commit (store, NULL));
      gops_session_refresh_now (test.session);
      wait_frames (test.window, 3);
      g_assert_cmpint (gtk_widget_get_width (test.window), ==, width);
      gops_ui_test_picture (test.window, name);
    }
}

/* Sixteen days of a month, ahead of pace. */
static void
prepare_picture (GopsPageTest *test)
{
  const GopsDossier *dossier = gops_page_test_dossier (test);
  GopsStore *store = test->store.store;
  gint64 goal = gops_record_get_id (g_ptr_array_index (dossier->goals, 0));
  GopsScene *scene = g_ptr_array_index (dossier->scenes, 0);

  g_assert_true (gops_store_begin (store, NULL, "Prepare", NULL));
  g_assert_true (gops_store_exec (store, NULL, "UPDATE goal SET baseline = 40, target = 250, start_on = date (?2, '-16 days'), "
                                  "until_on = date (?2, '+13 days') WHERE id = ?1", "ls", goal, dossier->today));
  g_assert_true (gops_store_exec (store, NULL, "UPDATE goal SET until_on = '' WHERE position = 2", NULL));
  for (int i = 0; i <= 16; i += 2)
    g_assert_true (gops_store_exec (store, NULL, "INSERT INTO goal_sample (id, goal_id, on_date, value) VALUES "
                                    "(?1, ?2, date (?3, ?4 || ' days'), ?5)", "llsif", gops_store_new_id (store), goal,
                                    dossier->today, i - 16, 40 + 8.2 * i + (i % 4) * 3));
  gops_record_set_int (scene, GOPS_SCENE_IN_BATCH, 2);
  gops_record_set_text (scene, GOPS_SCENE_MANY_PEOPLE_WHY, "About 9,000 nearby");
  g_assert_true (gops_record_save (scene, store, NULL));
  g_assert_true (gops_store_commit (store, NULL));
}

static void
test_pictures (void)
{
  gops_page_test_pictures (GOPS_TYPE_POSITIONING_PAGE, "positioning", prepare_picture);
}

static void
test_empty_pictures (void)
{
  gops_page_test_pictures (GOPS_TYPE_POSITIONING_PAGE, "positioning-empty", empty_group);
}

static GtkWidget *
find_type (GtkWidget  *parent,
           const char *type)
{
  return gops_ui_test_find (parent, g_type_from_name (type), NULL);
}

/* Every card and row has its commands in a menu, for the keyboard and for the mouse. */
static void
test_menus (void)
{
  static const char *const types[] = { "GopsGoalRow", "GopsPersonaCard", "GopsSceneCard" };
  g_auto (GopsPageTest) test = open_page ("en", 1280);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GtkWidget *card = find_type (test.page, types[i]), *menu;

      g_assert_nonnull (card);
      gops_scroll_to (card);
      wait_frames (test.window, 3);
      g_assert_true (gops_ui_test_press (card, GDK_KEY_Menu, 0));
      menu = gtk_widget_get_last_child (card);
      g_assert_true (GTK_IS_POPOVER_MENU (menu) && gtk_widget_get_visible (menu));
      gtk_popover_popdown (GTK_POPOVER (menu));
      pump_until (!GTK_IS_POPOVER (gtk_widget_get_last_child (card)));
      g_assert_true (gops_ui_test_secondary_click (card));
      g_assert_true (GTK_IS_POPOVER_MENU (gtk_widget_get_last_child (card)));
    }
  /* a row that goes takes its menu along */
  g_assert_true (gtk_widget_activate_action (find_type (test.page, types[0]), "goal.remove", NULL));
  g_assert_true (gtk_widget_activate_action (find_type (test.page, types[1]), "persona.remove", NULL));
  gops_session_refresh_now (test.session);
  wait_frames (test.window, 5);
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/positioning-page/saves-what-is-typed", test_types);
  g_test_add_func ("/ui/positioning-page/saves-choices", test_chooses);
  g_test_add_func ("/ui/positioning-page/scores-a-scene", test_scores);
  g_test_add_func ("/ui/positioning-page/adds-and-removes-scenes", test_scenes);
  g_test_add_func ("/ui/positioning-page/edits-goals", test_goals);
  g_test_add_func ("/ui/positioning-page/edits-personas", test_personas);
  g_test_add_func ("/ui/positioning-page/begins-empty", test_empty);
  g_test_add_func ("/ui/positioning-page/opens-menus", test_menus);
  g_test_add_func ("/ui/positioning-page/has-names", test_names);
  g_test_add_func ("/ui/positioning-page/keeps-its-width", test_long);
  g_test_add_func ("/ui/positioning-page/pictures", test_pictures);
  g_test_add_func ("/ui/positioning-page/pictures-of-nothing", test_empty_pictures);

  return g_test_run ();
}
