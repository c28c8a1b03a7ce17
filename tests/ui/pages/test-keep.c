/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lasts: a digest made, ordered by key and by mouse, and taken back; check-ins ticked and found; keepers of groups. */
#include "gops-page-test.h"

#include "gops-compat.h"
#include "gops-content-page.h"
#include "gops-digest-editor.h"
#include "gops-duties-private.h"
#include "gops-message-number.h"
#include "gops-roster-page.h"
#include "gops-sample.h"
#include "gops-ui-use.h"

static const char *const people[] = { "Ann", "Bob", "Cem" };

static void
say (GopsPageTest *test,
     gint64        person,
     int           ago,
     int           minutes,
     const char   *text)
{
  gint64 at = gops_store_now (test->store.store) - ago * (gint64) G_TIME_SPAN_DAY - G_TIME_SPAN_HOUR * 2 + minutes * GOPS_MINUTE;
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_exec (test->store.store, &error, "INSERT INTO message (group_id, message_id, person_id, at, body) VALUES (?1, ?2, ?3, ?4, ?5)",
                                  "lllls", test->group, gops_message_number (at, (guint64) person + (guint64) minutes), person, at, text));
  g_assert_no_error (error);
}

/* Three members; Ann says every day that she has done it, Bob once. */
static void
add_talk (GopsPageTest *test)
{
  gint64 ids[G_N_ELEMENTS (people)];
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (test->store.store, &error, "Set up", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      ids[i] = gops_store_new_id (test->store.store);
      g_assert_true (gops_store_exec (test->store.store, &error, "INSERT INTO person (id, name) VALUES (?1, ?2)", "ls", ids[i], people[i]));
      g_assert_true (gops_store_exec (test->store.store, &error, "INSERT INTO membership (id, group_id, person_id) VALUES (?1, ?2, ?3)", "lll",
                                      gops_store_new_id (test->store.store), test->group, ids[i]));
    }
  for (int ago = 4; ago >= 1; ago--)
    {
      g_autofree char *text = g_strdup_printf ("done: %d kilometres", ago);

      say (test, ids[0], ago, 0, text);
    }
  say (test, ids[1], 3, 1, "done with mine too");
  say (test, ids[2], 1, 5, "Which shoes do you run in?");
  say (test, ids[1], 1, 6, "old ones");
  g_assert_true (gops_store_commit (test->store.store, &error));
  gops_page_test_settle (test);
}

static void
close_dialog (GtkWidget  *dialog,
              const char *type)
{
  gops_dialog_close (dialog);
  gops_ui_wait_gone (type);
}

/* --- digests --- */

static GtkWidget *
open_digest (GopsPageTest *test)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (test->page, "page.digests", NULL);
  dialog = gops_ui_find_type (NULL, "GopsDigestDialog");
  gtk_widget_activate_action (dialog, "digest.week", NULL);
  pump_until (gops_page_test_count (test, "digest", "TRUE") == 1);
  gops_page_test_settle (test);
  return dialog;
}

static char *
get_order (GopsPageTest *test)
{
  return gops_test_query (test->store.store, "SELECT group_concat (kind, ' ') FROM (SELECT kind FROM digest_entry ORDER BY position)");
}

#define assert_order(test, expected) G_STMT_START { \
    g_autofree char *order_ = get_order (test); \
    g_assert_cmpstr (order_, ==, expected); } G_STMT_END

static GtkWidget *
find_entry (GtkWidget *dialog,
            int        index)
{
  GtkWidget *list = gtk_widget_get_ancestor (gops_page_test_find_titled (dialog, "done: 3 kilometres"), GTK_TYPE_LIST_BOX);

  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), index));
}

static void
test_digest (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, "en", 1000);
  GtkWidget *dialog, *row, *editor;
  GValue value = G_VALUE_INIT;

  add_talk (&test);
  dialog = open_digest (&test);
  editor = gops_ui_find_type (dialog, "GopsDigestEditor");
  g_assert_cmpint (gops_page_test_count (&test, "digest_entry", "kind = 'message'"), >, 0);
  pump_until (gops_digest_editor_is_drawn (GOPS_DIGEST_EDITOR (editor)));
  gops_ui_test_names (dialog);
  gops_ui_test_mnemonics (dialog);
  assert_order (&test, "heading message heading message");
  row = find_entry (dialog, 2);
  gtk_widget_grab_focus (row);
  g_assert_true (gops_ui_key (GDK_KEY_Up, GDK_ALT_MASK));
  gops_page_test_settle (&test);
  assert_order (&test, "heading heading message message");
  g_assert_true (gtk_widget_is_focus (find_entry (dialog, 1)));   /* the keyboard went along */
  gops_page_test_undo (&test);
  assert_order (&test, "heading message heading message");

  g_value_init (&value, G_TYPE_INT64);
  g_value_set_int64 (&value, atoll (gops_test_query (test.store.store, "SELECT id FROM digest_entry WHERE position = 3")));
  g_assert_true (gops_ui_drop (find_entry (dialog, 0), find_entry (dialog, 0), &value));
  gops_page_test_settle (&test);
  assert_order (&test, "message heading message heading");
  gtk_widget_grab_focus (find_entry (dialog, 3));
  g_assert_true (gops_ui_key (GDK_KEY_Delete, 0));
  gops_page_test_settle (&test);
  assert_order (&test, "message heading message");
  gops_page_test_undo (&test);
  gops_page_test_undo (&test);
  gops_page_test_undo (&test);   /* the digest itself */
  g_assert_cmpint (gops_page_test_count (&test, "digest", "TRUE"), ==, 0);
  g_assert_true (gtk_widget_get_mapped (gops_ui_find_type (dialog, "GopsEmptyState")));
  close_dialog (dialog, "GopsDigestDialog");
}

static void
test_pick (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, "en", 360);
  GtkWidget *dialog, *picker;

  add_talk (&test);
  gtk_widget_activate_action (test.page, "page.digests", NULL);
  dialog = gops_ui_find_type (NULL, "GopsDigestDialog");
  gtk_widget_activate_action (dialog, "digest.empty", NULL);
  gops_page_test_settle (&test);
  gops_ui_click (gops_page_test_button (dialog, "Add Messages…"));
  picker = gops_ui_find_type (NULL, "GopsDigestPicker");
  pump_until (gops_ui_seek_type (picker, "AdwActionRow") != NULL);
  gops_ui_test_names (picker);
  gops_ui_type (gops_ui_find_type (picker, "GtkSearchEntry"), "shoes");
  pump_until (gops_page_test_find_titled (picker, "Which shoes do you run in?") != NULL && gops_page_test_find_titled (picker, "done: 1 kilometres") == NULL);
  gtk_widget_activate (gops_page_test_find_titled (picker, "Which shoes do you run in?"));
  gops_ui_click (gops_page_test_find_labelled (picker, "Add 1 Message"));
  gops_ui_wait_gone ("GopsDigestPicker");
  gops_page_test_settle (&test);
  gops_assert_query (test.store.store, "SELECT kind, name, text FROM digest_entry", "message|Cem|Which shoes do you run in?");
  gops_page_test_undo (&test);
  gops_assert_query (test.store.store, "SELECT count (*) FROM digest_entry", "0");
  close_dialog (dialog, "GopsDigestDialog");
}

/* --- check-ins --- */

static GopsDutiesDialog *
open_duties (GopsPageTest *test)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (test->page, "page.duties", NULL);
  dialog = gops_ui_find_type (NULL, "GopsDutiesDialog");
  return GOPS_DUTIES_DIALOG (dialog);
}

static void
settle_duties (GopsPageTest     *test,
               GopsDutiesDialog *dialog)
{
  gops_page_test_settle (test);
  pump_until (dialog->loading == NULL && dialog->standing != NULL);
}

static void
test_duties (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, "en", 1000);
  GopsDutiesDialog *dialog;
  GtkWidget *editor, *check;

  add_talk (&test);
  dialog = open_duties (&test);
  gops_ui_test_names (GTK_WIDGET (dialog));
  gops_ui_click (gops_ui_find_action (GTK_WIDGET (gops_ui_find_type (GTK_WIDGET (dialog), "GopsEmptyState")), "duty.add"));
  editor = gops_ui_find_type (NULL, "GopsDutyEditor");
  gops_ui_test_names (editor);
  close_dialog (editor, "GopsDutyEditor");
  settle_duties (&test, dialog);
  gops_assert_query (test.store.store, "SELECT name, words FROM duty", "Daily check-in|done, checked in");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "duty.look-again", NULL);
  pump_until (gops_page_test_count (&test, "check_in", "TRUE") == 5);
  settle_duties (&test, dialog);
  gops_ui_test_names (GTK_WIDGET (dialog));
  g_assert_cmpuint (dialog->standing->people->len, ==, 3);
  pump_until (((GopsDutyPerson *) dialog->standing->people->pdata[0])->streak == 4);   /* a thread reads */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (dialog->items)), ==, 3);
  check = gops_ui_find_type (GTK_WIDGET (dialog->list_stack), "GtkCheckButton");
  gops_ui_click (check);   /* Ann, by name */
  settle_duties (&test, dialog);
  pump_until (dialog->standing->n_today == 1);
  g_assert_cmpint (gops_page_test_count (&test, "check_in", "TRUE"), ==, 6);
  gops_page_test_undo (&test);
  settle_duties (&test, dialog);
  pump_until (dialog->standing->n_today == 0);
  gtk_drop_down_set_selected (dialog->show, GOPS_DUTY_MISSED);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (dialog->items)), ==, 2);   /* Bob and Cem */
  close_dialog (GTK_WIDGET (dialog), "GopsDutiesDialog");
}

static void
test_poster (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, "en", 1000);
  GopsDutiesDialog *dialog;

  add_talk (&test);
  dialog = open_duties (&test);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "duty.add", NULL);
  close_dialog (gops_ui_find_type (NULL, "GopsDutyEditor"), "GopsDutyEditor");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "duty.look-again", NULL);
  pump_until (gops_page_test_count (&test, "check_in", "TRUE") == 5);
  settle_duties (&test, dialog);
  pump_until (((GopsDutyPerson *) dialog->standing->people->pdata[0])->streak == 4);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "duty.make-poster", NULL);
  gops_ui_wait_gone ("GopsDutiesDialog");
  g_assert_cmpint (gops_page_test_count (&test, "poster", "template = 'honour-peaks' AND fields LIKE '%Ann | 4 | in a row, 4 days in all%'"), ==, 1);
  gops_page_test_undo (&test);
  g_assert_cmpint (gops_page_test_count (&test, "poster", "fields LIKE '%Ann%'"), ==, 0);
}

/* --- the roster --- */

static void
test_roster (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_ROSTER_PAGE, "en", 1000);
  GtkWidget *assign, *turns, *view;

  pump_until (gops_ui_seek_type (test.page, "GtkListView") != NULL);
  gops_ui_test_names (test.page);
  view = gops_ui_find_type (test.page, "GtkListView");
  pump_until (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view)))) == 1);
  gtk_selection_model_select_all (gtk_list_view_get_model (GTK_LIST_VIEW (view)));
  gops_ui_click (gops_ui_find_action (test.page, "page.assign"));
  assign = gops_ui_find_type (NULL, "GopsRosterAssign");
  gops_ui_test_names (assign);
  gops_ui_type (gops_page_test_row (assign, "Who"), "Dee");
  gops_ui_click (gops_page_test_button (assign, "_Assign"));
  gops_ui_wait_gone ("GopsRosterAssign");
  gops_page_test_settle (&test);
  gops_assert_query (test.store.store, "SELECT name, mode, until > since FROM roster_turn", "Dee|members|1");
  g_signal_emit_by_name (view, "activate", 0);
  turns = gops_ui_find_type (NULL, "GopsTurnsView");
  pump_until (gops_ui_seek_type (turns, "AdwActionRow") != NULL);
  gops_ui_test_names (turns);
  gops_ui_click (gops_page_test_button (turns, "End"));
  gops_page_test_settle (&test);
  gops_assert_query (test.store.store, "SELECT until = since FROM roster_turn", "1");
  gops_page_test_undo (&test);
  gops_page_test_undo (&test);
  gops_assert_query (test.store.store, "SELECT count (*) FROM roster_turn", "0");
  close_dialog (turns, "GopsTurnsView");
}

/* --- pictures --- */

static void
look (GtkWidget  *widget,
      const char *what,
      const char *language,
      int         width)
{
  g_autofree char *name = g_strdup_printf ("keep-%s-%s-%d", what, language, width);

  wait_frames (widget, 12);
  gops_ui_test_fits (widget);
  gops_ui_test_pictures (widget, name);
}

static void
choose_sample (GopsPageTest *test,
               const char   *language)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_sample_create (test->store.store, NULL, &error));
  g_assert_true (gops_store_read_int (test->store.store, &test->group, &error, "SELECT g.id FROM chat_group g JOIN message m ON m.group_id = g.id"
                                      " WHERE g.language = ?1 GROUP BY g.id ORDER BY count(*) DESC LIMIT 1", "s", language));
  gops_session_set_group (test->session, test->group);
  gops_page_test_settle (test);
}

static void
picture_digest (const char *language,
                int         width)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, language, width);
  GtkWidget *dialog;

  choose_sample (&test, language);
  gtk_widget_activate_action (test.page, "page.digests", NULL);
  dialog = gops_ui_find_type (NULL, "GopsDigestDialog");
  look (dialog, "digests-empty", language, width);
  close_dialog (dialog, "GopsDigestDialog");
  dialog = open_digest (&test);
  pump_until (gops_digest_editor_is_drawn (GOPS_DIGEST_EDITOR (gops_ui_find_type (dialog, "GopsDigestEditor"))));
  look (dialog, "digest", language, width);
  gops_ui_click (gops_page_test_button (dialog, "Add Messages…"));
  look (gops_ui_find_type (NULL, "GopsDigestPicker"), "picker", language, width);
  close_dialog (gops_ui_find_type (NULL, "GopsDigestPicker"), "GopsDigestPicker");
  close_dialog (dialog, "GopsDigestDialog");
}

static void
picture_duties (const char *language,
                int         width)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, language, width);
  GopsDutiesDialog *dialog;
  g_autoptr (GError) error = NULL;

  choose_sample (&test, language);
  dialog = open_duties (&test);
  look (GTK_WIDGET (dialog), "duties-empty", language, width);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "duty.add", NULL);
  look (gops_ui_find_type (NULL, "GopsDutyEditor"), "duty", language, width);
  close_dialog (gops_ui_find_type (NULL, "GopsDutyEditor"), "GopsDutyEditor");
  g_assert_true (gops_store_begin (test.store.store, &error, "Set up", NULL));
  g_assert_true (gops_store_exec (test.store.store, &error, "INSERT INTO check_in (id, person_id, group_id, on_date, duty) SELECT (m.id % 1000000007) * 31 + n.value, m.person_id, m.group_id,"
                                  " date ('now', '-' || n.value || ' days'), (SELECT name FROM duty) FROM membership m, json_each ('[0,1,2,3,4,5,6,7,8,9,10,11]') n"
                                  " WHERE m.group_id = ?1 AND (m.id / 7 + n.value * 3) % 5 <> 0 AND NOT (m.id % 4 = 0 AND n.value < 3)", "l", test.group));
  g_assert_true (gops_store_commit (test.store.store, &error));
  settle_duties (&test, dialog);
  look (GTK_WIDGET (dialog), "duties", language, width);
  close_dialog (GTK_WIDGET (dialog), "GopsDutiesDialog");
}

static void
picture_roster (const char *language,
                int         width)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_ROSTER_PAGE, language, width);
  g_autoptr (GError) error = NULL;
  gboolean chinese = g_str_equal (language, "zh_CN");

  choose_sample (&test, language);
  g_assert_true (gops_store_begin (test.store.store, &error, "Set up", NULL));
  g_assert_true (gops_store_exec (test.store.store, &error, "INSERT INTO roster_turn (id, group_id, name, role, mode, since, until) SELECT id, id, ?1, ?2, 'members',"
                                  " date ('now', '-80 days'), date ('now', iif (id % 3 = 0, '+9 days', '+60 days')) FROM chat_group WHERE id % 5 <> 0", "ss",
                                  chinese ? "林晚舟" : "Maeve Tanner", chinese ? "管理员" : "maintainer"));
  g_assert_true (gops_store_exec (test.store.store, &error, "INSERT INTO roster_turn (id, group_id, name, since) SELECT id + 1, id, ?1, date ('now', '+61 days') FROM chat_group"
                                  " WHERE id % 2 = 0", "s", chinese ? "周砚" : "Owen Treharne"));
  g_assert_true (gops_store_commit (test.store.store, &error));
  gops_page_test_settle (&test);
  wait_frames (test.page, 20);
  look (test.window, "roster", language, width);
  g_signal_emit_by_name (gops_ui_find_type (test.page, "GtkListView"), "activate", 0);
  look (gops_ui_find_type (NULL, "GopsTurnsView"), "turns", language, width);
  gops_ui_click (gops_page_test_button (gops_ui_find_type (NULL, "GopsTurnsView"), "_Assign…"));
  look (gops_ui_find_type (NULL, "GopsRosterAssign"), "assign", language, width);
  close_dialog (gops_ui_find_type (NULL, "GopsRosterAssign"), "GopsRosterAssign");
  close_dialog (gops_ui_find_type (NULL, "GopsTurnsView"), "GopsTurnsView");
}

static void
test_pictures (void)
{
  if (g_getenv ("GOPS_PICTURES") == NULL)
    {
      g_test_skip ("GOPS_PICTURES is not set");
      return;
    }
  for (guint i = 0; i < 2; i++)
    {
      const char *language = g_getenv ("GOPS_TEST_LANGUAGE") != NULL ? g_getenv ("GOPS_TEST_LANGUAGE") : "en";
      int width = i == 0 ? 1000 : 360;

      picture_digest (language, width);
      picture_duties (language, width);
      picture_roster (language, width);
    }
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/keep/digest", test_digest);
  g_test_add_func ("/keep/pick", test_pick);
  g_test_add_func ("/keep/duties", test_duties);
  g_test_add_func ("/keep/poster", test_poster);
  g_test_add_func ("/keep/roster", test_roster);
  g_test_add_func ("/keep/pictures", test_pictures);
  return g_test_run ();
}
