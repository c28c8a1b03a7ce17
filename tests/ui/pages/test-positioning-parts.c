/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the positioning page that open: statement, seed users, budget, profile and family; ranked scenes, pictures. */
#include "gops-page-test.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <string.h>

#include "gops-budget-row.h"
#include "gops-dialog.h"
#include "gops-family-list.h"
#include "gops-goal-dialog.h"
#include "gops-goal-progress.h"
#include "gops-journal.h"
#include "gops-persona-card.h"
#include "gops-picture-button.h"
#include "gops-picture-file.h"
#include "gops-positioning-page.h"
#include "gops-positioning-statement.h"
#include "gops-profile-section.h"
#include "gops-scene-card.h"
#include "gops-section.h"
#include "gops-seed-dialog.h"
#include "gops-seed-row.h"
#include "gops-seeds-section.h"
#include "gops-statement-section.h"
#include "gops-ui-use.h"

static GopsPageTest
open_page (const char *language,
           int         width)
{
  return gops_page_test_new (GOPS_TYPE_POSITIONING_PAGE, language, width);
}

static void
open_parts (GtkWidget *parent)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (GOPS_IS_SECTION (child))
        gops_section_set_open (GOPS_SECTION (child), TRUE);
      else
        open_parts (child);
    }
}

/* The view of @type in its part, which is opened for it. */
static GtkWidget *
open_part (GopsPageTest *test,
           GType         type)
{
  open_parts (test->page);
  return gops_ui_test_find (test->page, type, NULL);
}

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
click (GtkWidget *button)
{
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static char *
dup_text (GtkWidget *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static gint64
read_int (GopsPageTest *test,
          const char   *sql)
{
  gint64 value = 0;

  g_assert_true (gops_store_read_int (test->store.store, &value, NULL, sql, NULL));
  return value;
}

/* --- the statement --- */

static void
test_statement (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);
  GtkWidget *section = open_part (&test, GOPS_TYPE_STATEMENT_SECTION), *text = gops_ui_test_find (section, GTK_TYPE_TEXT_VIEW, NULL);
  g_autofree char *composed = dup_text (text), *again = NULL, *own = NULL, *undone = NULL;

  g_assert_true (g_str_has_prefix (composed, "This group is for people in Bristol"));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "We run before work.", -1);
  gops_session_flush (test.session);
  g_assert_true (gops_positioning_statement_is_own (gops_page_test_dossier (&test)->positioning));
  g_assert_false (gtk_widget_get_visible (gops_page_test_button (section, "_Keep Mine")));

  /* a part moves on: the words stay, and it is said */
  gtk_editable_set_text (GTK_EDITABLE (gops_page_test_row (test.page, "One theme")), "Swimming before work, together");
  gops_session_flush (test.session);
  gops_page_test_dossier (&test);
  own = dup_text (text);
  g_assert_cmpstr (own, ==, "We run before work.");
  g_assert_true (gtk_widget_get_visible (gops_page_test_button (section, "_Keep Mine")));
  g_assert_nonnull (gops_ui_test_find (section, GTK_TYPE_LABEL, "gops-amber"));
  click (gops_page_test_button (section, "_Keep Mine"));
  gops_page_test_dossier (&test);
  g_assert_false (gtk_widget_get_visible (gops_page_test_button (section, "_Keep Mine")));

  click (gops_page_test_button (section, "Use the _New Wording"));
  gops_page_test_dossier (&test);
  again = dup_text (text);
  g_assert_nonnull (strstr (again, "swimming") != NULL ? "" : strstr (again, "Swimming"));
  g_assert_true (gops_session_undo (test.session));
  gops_page_test_dossier (&test);
  undone = dup_text (text);
  g_assert_cmpstr (undone, ==, "We run before work.");
}

/* Undo leads to the field it has changed, wherever it is hidden. */
static void
test_goes_to_the_statement (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);
  GtkWidget *text;

  gops_view_go_to (GOPS_VIEW (test.page), "positioning", 0, "statement");
  text = gops_ui_test_find (gops_ui_test_find (test.page, GOPS_TYPE_STATEMENT_SECTION, NULL), GTK_TYPE_TEXT_VIEW, NULL);
  g_assert_true (gtk_widget_has_focus (text));
}

/* --- seed users --- */

static void
test_seeds (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);
  GtkWidget *section = open_part (&test, GOPS_TYPE_SEEDS_SECTION), *dialog;
  const GopsDossier *dossier;

  gtk_widget_activate_action (section, "seeds.add", NULL);
  dialog = find_dialog (GOPS_TYPE_SEED_DIALOG);
  g_assert_nonnull (dialog);
  gtk_editable_set_text (GTK_EDITABLE (gops_page_test_row (dialog, "Name")), "Gwen");
  gtk_editable_set_text (GTK_EDITABLE (gops_page_test_row (dialog, "Why they would join")), "Hello from {group}");
  gops_session_flush (test.session);
  dossier = gops_page_test_dossier (&test);
  g_assert_cmpuint (dossier->outreach->len, ==, 1);
  g_assert_cmpstr (gops_record_get_text (g_ptr_array_index (dossier->outreach, 0), GOPS_OUTREACH_NAME), ==, "Gwen");

  gtk_editable_set_text (GTK_EDITABLE (gops_page_test_row (dialog, "What was said")), "Will think about it");
  adw_combo_row_set_selected (ADW_COMBO_ROW (gops_page_test_row (dialog, "What came of it")), 1);
  gtk_widget_activate_action (dialog, "seed-dialog.add-attempt", NULL);
  dossier = gops_page_test_dossier (&test);
  g_assert_cmpuint (dossier->attempts->len, ==, 1);
  g_assert_cmpstr (gops_record_get_text (g_ptr_array_index (dossier->outreach, 0), GOPS_OUTREACH_NEXT_ON), >, dossier->today);
  gops_ui_test_picture (dialog, "positioning-seed-user");
  gops_ui_test_names (dialog);

  gtk_widget_activate_action (dialog, "seed-dialog.remove", NULL);
  g_assert_cmpuint (gops_page_test_dossier (&test)->outreach->len, ==, 0);
  g_assert_true (gops_session_undo (test.session));
  dossier = gops_page_test_dossier (&test);
  g_assert_cmpuint (dossier->outreach->len, ==, 1);
  g_assert_cmpuint (dossier->attempts->len, ==, 1);
}

static void
test_pastes_seeds (void)
{
  g_auto (GopsPageTest) test = open_page ("zh_CN", 1000);
  GtkWidget *section = open_part (&test, GOPS_TYPE_SEEDS_SECTION), *paste;

  gtk_widget_activate_action (section, "seeds.paste", NULL);
  paste = find_dialog (g_type_from_name ("GopsSeedPaste"));
  g_assert_nonnull (paste);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (gops_ui_test_find (paste, GTK_TYPE_TEXT_VIEW, NULL))),
                            "李雷，lilei88\n韩梅梅\n李雷，lilei88", -1);
  gops_ui_test_names (paste);
  click (gops_ui_test_find (paste, GTK_TYPE_BUTTON, "pill"));
  g_assert_cmpuint (gops_page_test_dossier (&test)->outreach->len, ==, 2);
  g_assert_nonnull (gops_ui_test_find (section, GOPS_TYPE_SEED_ROW, NULL));
  g_assert_true (gops_session_undo (test.session));
  g_assert_cmpuint (gops_page_test_dossier (&test)->outreach->len, ==, 0);
}

/* --- budget --- */

static GtkWidget *
find_amount (GtkWidget *row,
             guint      index)
{
  GtkWidget *box = gtk_widget_get_last_child (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))), *entry = gtk_widget_get_first_child (box);

  return index == 0 ? entry : gtk_widget_get_next_sibling (entry);
}

static void
test_budget (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);
  GtkWidget *section = open_part (&test, g_type_from_name ("GopsBudgetSection")), *row;

  gtk_widget_activate_action (section, "budget.add", "s", "hours");
  gops_page_test_dossier (&test);
  row = gops_ui_test_find (section, GOPS_TYPE_BUDGET_ROW, NULL);
  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (find_amount (row, 0)), "2:30");
  gtk_editable_set_text (GTK_EDITABLE (find_amount (row, 1)), "1.5");
  gops_session_flush (test.session);
  g_assert_cmpint (read_int (&test, "SELECT planned FROM budget_item"), ==, 150);
  g_assert_cmpint (read_int (&test, "SELECT spent FROM budget_item"), ==, 90);
  gops_page_test_dossier (&test);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_amount (row, 1))), ==, "1.5");

  /* what is no amount is marked and not saved */
  gtk_editable_set_text (GTK_EDITABLE (find_amount (row, 0)), "two and a half");
  g_assert_true (gtk_widget_has_css_class (find_amount (row, 0), "error"));
  gops_session_flush (test.session);
  g_assert_cmpint (read_int (&test, "SELECT planned FROM budget_item"), ==, 150);

  gtk_widget_activate_action (row, "cost.remove", NULL);
  g_assert_cmpint (read_int (&test, "SELECT count(*) FROM budget_item"), ==, 0);
  g_assert_true (gops_session_undo (test.session));
  g_assert_cmpint (read_int (&test, "SELECT count(*) FROM budget_item"), ==, 1);
}

/* --- pictures --- */

static GFile *
write_picture (GopsPageTest *test,
               const char   *name,
               int           width,
               int           height)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autofree char *path = g_build_filename (test->store.folder, name, NULL);

  gdk_pixbuf_fill (pixbuf, 0x1f9d78ff);
  g_assert_true (gdk_pixbuf_save (pixbuf, path, "png", NULL, NULL));
  return g_file_new_for_path (path);
}

static void
test_picture_files (void)
{
  static const struct { int width, height, expected_width, expected_height; } cases[] = {
    { 40, 40, 40, 40 }, { 2000, 1000, 256, 128 }, { 3, 3000, 1, 256 }, { 256, 256, 256, 256 },
  };
  g_auto (GopsPageTest) test = open_page ("en", 1000);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GFile) file = write_picture (&test, "face.png", cases[i].width, cases[i].height);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) png = gops_picture_file_load (file, NULL, &error);
      g_autoptr (GdkTexture) texture = NULL;

      g_assert_no_error (error);
      texture = gdk_texture_new_from_bytes (png, NULL);
      g_assert_cmpint (gdk_texture_get_width (texture), ==, cases[i].expected_width);
      g_assert_cmpint (gdk_texture_get_height (texture), ==, cases[i].expected_height);
    }
}

/* What is no picture, ends too early or is too large is refused with its name, and nothing is kept. */
static void
test_bad_pictures (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);
  g_autofree char *path = g_build_filename (test.store.folder, "face.png", NULL);
  g_autoptr (GFile) file = write_picture (&test, "face.png", 300, 300);
  g_autoptr (GFile) missing = g_file_new_for_path ("/nowhere/face.png");
  g_autofree char *data = NULL;
  gsize length;
  /* a PNG that says it is 60,000 × 60,000 */
  static const guint8 huge[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60, 8, 2,
                                 0, 0, 0, 0x5e, 0x5d, 0x67, 0x1b };
  const struct { const char *data; gsize length; } cases[] = {
    { "", 0 }, { "hello", 5 }, { "\x89PNG\r\n\x1a\n", 8 }, { (const char *) huge, sizeof huge }, { NULL, 45 },
  };

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (path, cases[i].data != NULL ? cases[i].data : data, (gssize) cases[i].length, NULL));
      g_assert_null (gops_picture_file_load (file, NULL, &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, "face.png"));
    }
  g_assert_null (gops_picture_file_load (missing, NULL, NULL));
}

static void
test_avatar (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);
  GtkWidget *section = open_part (&test, GOPS_TYPE_PROFILE_SECTION), *button = gops_ui_test_find (section, GOPS_TYPE_PICTURE_BUTTON, NULL);
  g_autoptr (GFile) file = write_picture (&test, "group.png", 400, 300);

  gops_picture_button_choose (GOPS_PICTURE_BUTTON (button), file);
  pump_until (read_int (&test, "SELECT count(*) FROM picture") == 1);
  g_assert_true (gops_page_test_dossier (&test)->has_avatar);
  gtk_widget_activate_action (button, "picture.remove", NULL);
  g_assert_false (gops_page_test_dossier (&test)->has_avatar);
  g_assert_true (gops_session_undo (test.session));
  g_assert_true (gops_page_test_dossier (&test)->has_avatar);
  g_assert_true (gops_session_undo (test.session));
  g_assert_cmpint (read_int (&test, "SELECT count(*) FROM picture"), ==, 0);
}

/* --- profile and family --- */

static void
test_profile (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);
  GtkWidget *section = open_part (&test, GOPS_TYPE_PROFILE_SECTION), *text = gops_ui_test_find (section, GTK_TYPE_TEXT_VIEW, NULL);
  GtkWidget *name = gops_page_test_row (section, "group|Name");

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "We meet at six.", -1);
  gtk_editable_set_text (GTK_EDITABLE (name), "Dawn Runners");
  gops_session_flush (test.session);
  g_assert_cmpstr (gops_record_get_text (gops_page_test_dossier (&test)->group, GOPS_GROUP_INTRODUCTION), ==, "We meet at six.");
  g_assert_cmpstr (gops_record_get_text (gops_page_test_dossier (&test)->group, GOPS_GROUP_NAME), ==, "Dawn Runners");
  /* a group without a name is not saved */
  gtk_editable_set_text (GTK_EDITABLE (name), "");
  gops_session_flush (test.session);
  g_assert_cmpstr (gops_record_get_text (gops_page_test_dossier (&test)->group, GOPS_GROUP_NAME), ==, "Dawn Runners");
}

static void
test_family (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);
  gint64 other = gops_test_add_group (test.store.store, "Early Runners Bath");
  GtkWidget *list;

  gops_session_refresh_now (test.session);
  list = gops_ui_test_find (open_part (&test, GOPS_TYPE_PROFILE_SECTION), GOPS_TYPE_FAMILY_LIST, NULL);
  g_assert_null (gops_page_test_row (list, "Early Runners Bath"));
  gtk_widget_activate_action (list, "family.add", NULL);
  (void) gops_ui_find_type (NULL, "GopsGroupChooser");
  g_assert_true (gops_ui_key (GDK_KEY_Escape, 0));   /* the search has the keyboard */
  gops_ui_wait_gone ("GopsGroupChooser");
  g_assert_true (gops_store_begin (test.store.store, NULL, "Put below", NULL));
  g_assert_true (gops_store_exec (test.store.store, NULL, "UPDATE chat_group SET parent = ?1, structure = 'sub' WHERE id = ?2", "ll", test.group, other));
  g_assert_true (gops_store_commit (test.store.store, NULL));
  gops_session_refresh_now (test.session);
  g_assert_nonnull (gops_page_test_row (list, "Early Runners Bath"));

  gtk_widget_activate_action (list, "family.turn", "x", other);
  g_assert_cmpint (read_int (&test, "SELECT count(*) FROM chat_group WHERE structure = 'professional'"), ==, 1);
  gtk_widget_activate_action (list, "family.lead", "x", other);
  gops_session_refresh_now (test.session);
  g_assert_cmpint (read_int (&test, "SELECT parent FROM chat_group WHERE name LIKE '%Bristol'"), ==, other);
  g_assert_true (gops_session_undo (test.session));
  gtk_widget_activate_action (list, "family.leave", "x", other);
  gops_session_refresh_now (test.session);
  g_assert_null (gops_page_test_row (list, "Early Runners Bath"));
}

/* --- scenes, personas, goals --- */

static void
test_ranks_scenes (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);
  GopsStore *store = test.store.store;
  GtkWidget *first;
  gint64 best;

  gtk_widget_activate_action (test.page, "page.add-scene", NULL);
  g_assert_true (gops_store_begin (store, NULL, "Score", NULL));
  g_assert_true (gops_store_exec (store, NULL, "UPDATE scene SET many_people = 5, much_need = 5, in_batch = 5, need = 'Coffee', time = 'Daily at 8' "
                                  "WHERE position = 2", NULL));
  g_assert_true (gops_store_commit (store, NULL));
  best = read_int (&test, "SELECT id FROM scene WHERE position = 2");
  gtk_window_set_focus (GTK_WINDOW (test.window), NULL);
  gops_session_refresh_now (test.session);
  first = gops_ui_test_find (test.page, GOPS_TYPE_SCENE_CARD, NULL);
  g_assert_cmpint (gops_scene_card_get_id (GOPS_SCENE_CARD (first)), ==, best);
  g_assert_nonnull (gops_page_test_button (first, "_Plan This Scene"));

  gtk_widget_activate_action (first, "scene.plan", NULL);
  gops_session_refresh_now (test.session);
  g_assert_cmpint (read_int (&test, "SELECT count(*) FROM plan_item WHERE at_time = '08:00' AND title = 'Coffee' AND scene_id IS NOT NULL"), ==, 14);
  g_assert_false (gtk_widget_get_visible (gops_page_test_button (first, "_Plan This Scene")));
  g_assert_true (gops_session_undo (test.session));
  gops_session_refresh_now (test.session);
  g_assert_true (gtk_widget_get_visible (gops_page_test_button (first, "_Plan This Scene")));
}

static void
test_moves_personas (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);
  GtkWidget *card;
  gint64 first;

  gtk_widget_activate_action (test.page, "page.add-persona", NULL);
  gops_dialog_close (find_dialog (g_type_from_name ("GopsPersonaDialog")));
  card = gops_ui_test_find (test.page, GOPS_TYPE_PERSONA_CARD, NULL);
  first = gops_persona_card_get_id (GOPS_PERSONA_CARD (card));
  g_assert_true (gops_ui_test_press (card, GDK_KEY_Right, GDK_ALT_MASK));
  g_assert_cmpint (gops_record_get_id (g_ptr_array_index (gops_page_test_dossier (&test)->personas, 1)), ==, first);
  g_assert_true (gops_session_undo (test.session));
  g_assert_cmpint (gops_record_get_id (g_ptr_array_index (gops_page_test_dossier (&test)->personas, 0)), ==, first);
}

static void
test_goal_progress (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);
  const GopsDossier *dossier = gops_page_test_dossier (&test);
  GtkWidget *dialog, *progress, *toggle;

  dialog = gops_goal_dialog_present (GOPS_VIEW (test.page), gops_record_get_id (g_ptr_array_index (dossier->goals, 0)), NULL);
  progress = gops_ui_test_find (dialog, GOPS_TYPE_GOAL_PROGRESS, NULL);
  g_assert_nonnull (progress);
  toggle = gops_ui_test_find (progress, GTK_TYPE_TOGGLE_BUTTON, NULL);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  g_assert_true (gtk_widget_get_mapped (gops_ui_test_find (progress, GTK_TYPE_GRID, NULL)));
  adw_combo_row_set_selected (ADW_COMBO_ROW (gops_page_test_row (dialog, "For")), 1);
  gops_session_flush (test.session);
  dossier = gops_page_test_dossier (&test);
  g_assert_cmpstr (gops_record_get_text (g_ptr_array_index (dossier->goals, 0), GOPS_GOAL_SCOPE), ==, "family");
  g_assert_true (gtk_widget_get_visible (gops_page_test_row (dialog, "Number of groups")));
  gops_ui_test_names (dialog);
  gops_dialog_close (dialog);
}

/* --- all of it --- */

static void
fill_parts (GopsPageTest *test)
{
  GopsStore *store = test->store.store;

  g_assert_true (gops_store_begin (store, NULL, "Fill", NULL));
  for (int i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %d", i);

      g_assert_true (gops_store_exec (store, NULL, "INSERT INTO outreach (id, group_id, position, name, contact, result, next_on) VALUES "
                                      "(?1, ?2, ?3, ?4, 'person@example.org', ?5, '2026-01-01')", "lliss", gops_store_new_id (store), test->group,
                                      i, name, i == 1 ? "accepted" : "open"));
      g_assert_true (gops_store_exec (store, NULL, "INSERT INTO budget_item (id, group_id, position, kind, label, planned, spent) VALUES "
                                      "(?1, ?2, ?3, ?4, ?5, 12000, 9050)", "lliss", gops_store_new_id (store), test->group, i,
                                      i == 0 ? "hours" : i == 1 ? "red-packet" : "money", name));
    }
  g_assert_true (gops_store_commit (store, NULL));
  gops_session_refresh_now (test->session);
  open_parts (test->page);
  wait_frames (test->window, 3);
}

static void
test_names_and_width (void)
{
  for (int width = 360; width <= 1000; width += 640)
    {
      g_auto (GopsPageTest) test = open_page ("en", width);

      fill_parts (&test);
      gops_ui_test_names (test.window);
      gops_ui_test_fits (test.window);
    }
}

/* Ten thousand characters, right-to-left words and signs beyond the basic plane: everywhere, at once. */
static void
test_bad_input (void)
{
  static const char *const pieces[] = { "wwwwwwwwww", "שלום ", "🏃‍♀️🧧", "晨跑" };
  g_auto (GopsPageTest) test = open_page ("en", 360);
  GopsStore *store = test.store.store;

  fill_parts (&test);
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      while (g_utf8_strlen (text->str, -1) < 10000)
        g_string_append (text, pieces[i]);
      g_assert_true (gops_store_begin (store, NULL, "Long", NULL));
      g_assert_true (gops_store_exec (store, NULL, "UPDATE outreach SET name = ?1, contact = ?1, reason = ?1, next_on = '2026-02-30'", "s", text->str));
      g_assert_true (gops_store_exec (store, NULL, "UPDATE budget_item SET label = ?1", "s", text->str));
      g_assert_true (gops_store_exec (store, NULL, "UPDATE positioning SET competitors = ?1, intent = ?1, statement = ?1, statement_basis = '{'", "s",
                                      text->str));
      g_assert_true (gops_store_exec (store, NULL, "UPDATE chat_group SET introduction = ?1, announcement = ?1", "s", text->str));
      g_assert_true (gops_store_commit (store, NULL));
      gops_session_refresh_now (test.session);
      wait_frames (test.window, 3);
      g_assert_cmpint (gtk_widget_get_width (test.window), ==, 360);
    }
}

static void
test_pictures (void)
{
  gops_page_test_pictures (GOPS_TYPE_POSITIONING_PAGE, "positioning-parts", fill_parts);
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/positioning-parts/statement", test_statement);
  g_test_add_func ("/ui/positioning-parts/goes-to-the-statement", test_goes_to_the_statement);
  g_test_add_func ("/ui/positioning-parts/seeds", test_seeds);
  g_test_add_func ("/ui/positioning-parts/pastes-seeds", test_pastes_seeds);
  g_test_add_func ("/ui/positioning-parts/budget", test_budget);
  g_test_add_func ("/ui/positioning-parts/picture-files", test_picture_files);
  g_test_add_func ("/ui/positioning-parts/bad-pictures", test_bad_pictures);
  g_test_add_func ("/ui/positioning-parts/avatar", test_avatar);
  g_test_add_func ("/ui/positioning-parts/profile", test_profile);
  g_test_add_func ("/ui/positioning-parts/family", test_family);
  g_test_add_func ("/ui/positioning-parts/ranks-scenes", test_ranks_scenes);
  g_test_add_func ("/ui/positioning-parts/moves-personas", test_moves_personas);
  g_test_add_func ("/ui/positioning-parts/goal-progress", test_goal_progress);
  g_test_add_func ("/ui/positioning-parts/names-and-width", test_names_and_width);
  g_test_add_func ("/ui/positioning-parts/bad-input", test_bad_input);
  g_test_add_func ("/ui/positioning-parts/pictures", test_pictures);

  return g_test_run ();
}
