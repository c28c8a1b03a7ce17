/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Today: texts are copied and marked as sent, by keys alone; what was marked can be taken back. */
#include <glib/gi18n.h>
#include <string.h>

#include "gops-page-test.h"

#include "gops-day.h"
#include "gops-dialog.h"
#include "gops-seed-users.h"
#include "gops-today-state.h"
#include "gops-today-page.h"
#include "gops-today-row.h"
#include "gops-ui-use.h"

/* @n items at the first minutes of the group's day: whatever the time, their order is the same. */
static GopsPageTest
open_page (guint n)
{
  GopsPageTest test = gops_page_test_new (GOPS_TYPE_TODAY_PAGE, "en", 1000);
  GopsStore *store = test.store.store;

  g_assert_true (gops_store_begin (store, NULL, "Test", NULL));
  g_assert_true (gops_store_exec (store, NULL, "DELETE FROM plan_item", NULL));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Item %u", i), *text = g_strdup_printf ("%u: hello {group}", i), *time = g_strdup_printf ("%02u:%02u", i / 60, i % 60);
      g_autoptr (GopsPlanItem) item = gops_record_new (GOPS_TYPE_PLAN_ITEM, "group-id", test.group, "on-date", gops_page_test_dossier (&test)->today,
                                                       "at-time", time, "type", "topic", "status", "ready", "title", title, "text", text, NULL);

      g_assert_true (gops_record_insert (item, store, NULL));
    }
  g_assert_true (gops_store_commit (store, NULL));
  gops_page_test_settle (&test);
  return test;
}

static gint64
count_done (GopsPageTest *test)
{
  return gops_page_test_count (test, "plan_item", "status = 'done'");
}

static GtkListBox *
get_list (GopsPageTest *test)
{
  return GTK_LIST_BOX (gops_ui_find_id (test->page, "list"));
}

static const char *
title_of (GtkListBoxRow *row)
{
  GopsRunEntry *entry = row != NULL ? gops_today_row_get_entry (GOPS_TODAY_ROW (row)) : NULL;
  const GopsTick *tick = entry != NULL ? gops_run_entry_get_tick (entry) : NULL;

  return tick != NULL ? tick->item->title : NULL;
}

static const char *
get_title (GopsPageTest *test,
           int           index)
{
  return title_of (gtk_list_box_get_row_at_index (get_list (test), index));
}

static const char *
get_selected_title (GopsPageTest *test)
{
  return title_of (gtk_list_box_get_selected_row (get_list (test)));
}

static void
focus_first (GopsPageTest *test)
{
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (get_list (test), 0))));
}

/* Presses a key on the row that has the keyboard, and lets the list follow. */
static void
press (GopsPageTest *test,
       guint         key)
{
  g_assert_true (gops_ui_key (key, 0));
  gops_page_test_settle (test);
}

static double
get_progress (GopsPageTest *test)
{
  return gtk_level_bar_get_value (GTK_LEVEL_BAR (gops_ui_find_id (test->page, "progress")));
}

static void
test_copies_by_key (void)
{
  g_auto (GopsPageTest) test = open_page (4);

  focus_first (&test);
  press (&test, GDK_KEY_c);
  g_assert_cmpstr (gops_ui_read_clipboard (test.window), ==, "0: hello Early Runners Bristol");
  g_assert_cmpint (count_done (&test), ==, 1);
  g_assert_cmpfloat (get_progress (&test), ==, 0.25);
  g_assert_cmpstr (get_selected_title (&test), ==, "Item 1");
  press (&test, GDK_KEY_c);   /* the next has the keyboard already */
  g_assert_cmpstr (gops_ui_read_clipboard (test.window), ==, "1: hello Early Runners Bristol");
  g_assert_cmpint (count_done (&test), ==, 2);
  gops_page_test_undo (&test);
  gops_page_test_undo (&test);
  g_assert_cmpint (count_done (&test), ==, 0);
  g_assert_cmpstr (get_title (&test, 0), ==, "Item 0");
}

static void
test_marks_by_key (void)
{
  g_auto (GopsPageTest) test = open_page (3);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (test.window), "mine");
  focus_first (&test);
  press (&test, GDK_KEY_Down);
  g_assert_cmpstr (get_selected_title (&test), ==, "Item 1");
  press (&test, GDK_KEY_space);
  g_assert_cmpint (gops_page_test_count (&test, "plan_item", "status = 'done' AND title = 'Item 1'"), ==, 1);
  g_assert_cmpstr (gops_ui_read_clipboard (test.window), ==, "mine");
  g_assert_cmpstr (get_title (&test, 2), ==, "Item 1");   /* what is done goes to the end */

  gtk_list_box_select_row (get_list (&test), gtk_list_box_get_row_at_index (get_list (&test), 2));
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (get_list (&test), 2))));
  press (&test, GDK_KEY_space);   /* and comes back */
  g_assert_cmpint (count_done (&test), ==, 0);
  g_assert_cmpstr (get_title (&test, 1), ==, "Item 1");
}

/* Copying what was sent already marks nothing. */
static void
test_copies_again (void)
{
  g_auto (GopsPageTest) test = open_page (1);

  focus_first (&test);
  press (&test, GDK_KEY_space);
  focus_first (&test);
  press (&test, GDK_KEY_c);
  g_assert_cmpstr (gops_ui_read_clipboard (test.window), ==, "0: hello Early Runners Bristol");
  g_assert_cmpint (count_done (&test), ==, 1);
}

static void
test_buttons (void)
{
  g_auto (GopsPageTest) test = open_page (2);
  GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (get_list (&test), 0));

  gops_ui_test_names (test.window);
  gops_ui_click (gops_ui_find_id (row, "copy_button"));
  gops_page_test_settle (&test);
  g_assert_cmpstr (gops_ui_read_clipboard (test.window), ==, "0: hello Early Runners Bristol");
  g_assert_cmpint (count_done (&test), ==, 0);   /* copied is not sent */
  gops_ui_click (gops_ui_find_id (row, "done_button"));
  gops_page_test_settle (&test);
  row = GTK_WIDGET (gtk_list_box_get_selected_row (get_list (&test)));
  g_assert_cmpstr (get_selected_title (&test), ==, "Item 1");
  gops_ui_click (gops_ui_find_id (row, "done_button"));
  gops_page_test_settle (&test);
  g_assert_cmpint (count_done (&test), ==, 2);
  g_assert_cmpfloat (get_progress (&test), ==, 1);
}

/* Single letters belong to the rows, not to what stands in them. */
static void
test_letters_of_rows_only (void)
{
  g_auto (GopsPageTest) test = open_page (2);
  GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (get_list (&test), 0));

  g_assert_true (gtk_widget_grab_focus (gops_ui_find_id (row, "done_button")));
  g_assert_false (gops_ui_key (GDK_KEY_c, 0));
  g_assert_cmpint (count_done (&test), ==, 0);
}

static void
test_opens_the_sheet (void)
{
  g_auto (GopsPageTest) test = open_page (2);
  GtkWidget *sheet;

  focus_first (&test);
  g_assert_true (gops_ui_key (GDK_KEY_e, 0));
  sheet = gops_ui_find_type (NULL, "GopsPlanItemEditor");
  gops_ui_type (gops_ui_find_id (sheet, "text_view"), "Good morning");
  gops_dialog_close (sheet);
  gops_ui_wait_gone ("GopsPlanItemEditor");
  g_assert_cmpint (gops_page_test_count (&test, "plan_item", "title = 'Item 0' AND text = 'Good morning'"), ==, 1);
}

/* A long day by the keyboard alone: each is copied and marked, some are put off or skipped, one is taken back. */
static void
test_hundred_by_keys (void)
{
  g_auto (GopsPageTest) test = open_page (100);

  focus_first (&test);
  gops_ui_reset_inputs ();
  for (guint i = 0; i < 90; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u: hello Early Runners Bristol", i);

      press (&test, GDK_KEY_Return);
      g_assert_cmpstr (gops_ui_read_clipboard (test.window), ==, text);
      press (&test, GDK_KEY_space);
    }
  g_assert_cmpuint (gops_ui_get_inputs (), ==, 180);
  g_assert_cmpint (count_done (&test), ==, 90);
  for (guint i = 0; i < 10; i++)
    press (&test, GDK_KEY_c);
  g_assert_cmpint (count_done (&test), ==, 100);
  g_assert_cmpfloat (get_progress (&test), ==, 1);
}

static void
test_skips_with_a_reason (void)
{
  g_auto (GopsPageTest) test = open_page (3);

  focus_first (&test);
  press (&test, GDK_KEY_k);
  gops_ui_type (gtk_root_get_focus (gtk_widget_get_root (gops_ui_find_type (NULL, "GtkPopover"))), "rain");
  g_assert_true (gops_ui_key (GDK_KEY_Return, 0));
  gops_page_test_settle (&test);
  g_assert_cmpint (gops_page_test_count (&test, "plan_item", "status = 'missed' AND skip_reason = 'rain' AND done_by <> '' AND title = 'Item 0'"), ==, 1);
  g_assert_cmpstr (get_selected_title (&test), ==, "Item 1");
  focus_first (&test);
  press (&test, GDK_KEY_k);
  g_assert_true (gops_ui_key (GDK_KEY_2, 0));
  gops_page_test_settle (&test);
  g_assert_cmpint (gops_page_test_count (&test, "plan_item", "skip_reason <> ''"), ==, 2);
  focus_first (&test);
  press (&test, GDK_KEY_u);
  press (&test, GDK_KEY_u);
  g_assert_cmpint (gops_page_test_count (&test, "plan_item", "skip_reason <> ''"), ==, 0);
}

static void
test_puts_off (void)
{
  g_auto (GopsPageTest) test = open_page (2);
  g_autofree char *where = NULL;

  focus_first (&test);
  press (&test, GDK_KEY_s);
  g_assert_true (gops_ui_key (GDK_KEY_2, 0));   /* an hour */
  gops_page_test_settle (&test);
  where = g_strdup_printf ("snoozed_until BETWEEN %" G_GINT64_FORMAT " AND %" G_GINT64_FORMAT, gops_store_now (test.store.store) + 58 * G_TIME_SPAN_MINUTE,
                           gops_store_now (test.store.store) + 61 * G_TIME_SPAN_MINUTE);
  g_assert_cmpint (gops_page_test_count (&test, "plan_item", where), ==, 1);
  gops_page_test_undo (&test);
  g_assert_cmpint (gops_page_test_count (&test, "plan_item", "snoozed_until <> 0"), ==, 0);
}

/* --- one text for many groups --- */

#define COPIES 40

/* The group's items and the same text for many groups at the beginning of the day. */
static GopsPageTest
open_many (guint n)
{
  GopsPageTest test = gops_page_test_new (GOPS_TYPE_TODAY_PAGE, "en", 1000);
  GopsStore *store = test.store.store;
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (store, &error, "Test", NULL));
  gops_store_exec (store, &error, "DELETE FROM plan_item", NULL);
  gops_store_exec (store, &error, "INSERT INTO chat_group (name, status, language, platform, time_zone) WITH RECURSIVE n (k) AS (SELECT 10 UNION ALL"
                   " SELECT k + 1 FROM n WHERE k < ?1 + 9) SELECT 'Group ' || k, 'active', 'en', 'whatsapp', 'Europe/London' FROM n", "l", (gint64) n);
  gops_store_exec (store, &error, "INSERT INTO plan_item (group_id, on_date, at_time, type, title, text, status) SELECT id, ?1, '00:00', 'notice',"
                   " 'Roll call', 'Good morning, {group}!', 'ready' FROM chat_group WHERE name LIKE 'Group %'", "s", gops_page_test_dossier (&test)->today);
  g_assert_no_error (error);
  g_assert_true (gops_store_commit (store, NULL));
  gops_page_test_settle (&test);
  return test;
}

static guint
count_rows (GopsPageTest *test)
{
  guint n = 0;

  if (gops_ui_seek_id (test->page, "list") == NULL)
    return 0;
  while (gtk_list_box_get_row_at_index (get_list (test), (int) n) != NULL)
    n++;
  return n;
}

static void
test_many_groups (void)
{
  g_auto (GopsPageTest) test = open_many (COPIES);

  g_assert_cmpuint (count_rows (&test), ==, 1);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (gops_ui_find_id (GTK_WIDGET (gtk_list_box_get_row_at_index (get_list (&test), 0)), "title"))), ==,
                   "Good morning, Group 10!");
  focus_first (&test);
  press (&test, GDK_KEY_Right);
  g_assert_cmpuint (count_rows (&test), ==, 1 + COPIES);
  press (&test, GDK_KEY_Left);
  g_assert_cmpuint (count_rows (&test), ==, 1);
  for (guint i = 0; i < COPIES; i++)   /* the first Enter opens it at the group that the text is for */
    {
      g_autofree char *text = g_strdup_printf ("Good morning, Group %u!", 10 + i);

      press (&test, GDK_KEY_Return);
      g_assert_cmpstr (gops_ui_read_clipboard (test.window), ==, text);
      press (&test, GDK_KEY_space);
      g_assert_cmpint (count_done (&test), ==, i + 1);
    }
  g_assert_cmpfloat (get_progress (&test), ==, 1);
}

/* What is skipped is not sent, but over. */
static void
test_skipped_apart (void)
{
  g_auto (GopsPageTest) test = open_many (COPIES);
  g_autofree char *expected = gops_say_sent (1, 1, COPIES);

  focus_first (&test);
  press (&test, GDK_KEY_Return);
  press (&test, GDK_KEY_space);
  press (&test, GDK_KEY_k);
  g_assert_true (gops_ui_key (GDK_KEY_1, 0));
  gops_page_test_settle (&test);
  g_assert_cmpint (count_done (&test), ==, 1);
  g_assert_cmpint (gops_page_test_count (&test, "plan_item", "skip_reason <> ''"), ==, 1);
  g_assert_nonnull (strstr (expected, "·"));
  g_assert_true (g_str_has_prefix (gtk_label_get_label (GTK_LABEL (gops_ui_find_id (test.page, "facts"))), expected));
  g_assert_cmpfloat_with_epsilon (get_progress (&test), 2.0 / COPIES, 1e-9);
}

static void
test_all_at_once (void)
{
  g_auto (GopsPageTest) test = open_many (COPIES);

  focus_first (&test);
  press (&test, GDK_KEY_k);
  g_assert_true (gops_ui_key (GDK_KEY_1, 0));
  gops_page_test_settle (&test);
  g_assert_cmpint (gops_page_test_count (&test, "plan_item", "skip_reason <> ''"), ==, COPIES);
  gops_page_test_undo (&test);
  g_assert_cmpint (gops_page_test_count (&test, "plan_item", "skip_reason <> ''"), ==, 0);
  focus_first (&test);
  g_assert_true (gops_ui_key (GDK_KEY_space, GDK_SHIFT_MASK));
  gops_page_test_settle (&test);
  g_assert_cmpint (count_done (&test), ==, COPIES);
  gops_page_test_undo (&test);
  g_assert_cmpint (count_done (&test), ==, 0);
}

/* --- people --- */

static void
test_people (void)
{
  g_auto (GopsPageTest) test = open_page (0);
  GopsStore *store = test.store.store;
  g_autoptr (GPtrArray) lines = gops_seed_parse ("Gwen, gwen@example.org", NULL);

  g_assert_true (gops_seed_add_lines (store, test.group, lines, "Hello from {group}", "2026-01-01", NULL, NULL));
  gops_page_test_settle (&test);
  focus_first (&test);
  press (&test, GDK_KEY_Return);
  g_assert_cmpstr (gops_ui_read_clipboard (test.window), ==, "Hello from Early Runners Bristol");
  press (&test, GDK_KEY_s);
  g_assert_true (gops_ui_key (GDK_KEY_1, 0));   /* tomorrow */
  gops_page_test_settle (&test);
  g_assert_cmpint (gops_page_test_count (&test, "outreach", "next_on > '2026-01-01'"), ==, 1);
  g_assert_cmpuint (count_rows (&test), ==, 0);
  gops_page_test_undo (&test);
  focus_first (&test);
  press (&test, GDK_KEY_space);
  g_assert_cmpint (gops_page_test_count (&test, "outreach_attempt", "result = 'none'"), ==, 1);
  g_assert_cmpuint (count_rows (&test), ==, 0);
}

static void
add_member (GopsPageTest *test,
            const char   *name)
{
  GopsStore *store = test->store.store;
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPerson) person = gops_record_new (GOPS_TYPE_PERSON, "name", name, NULL);
  g_autoptr (GopsMembership) membership = NULL;
  g_autofree char *today = g_strdup (gops_page_test_dossier (test)->today);

  g_assert_true (gops_store_begin (store, &error, "Member", NULL));
  gops_store_exec (store, &error, "UPDATE chat_group SET tier_scheme = 'status'", NULL);
  g_assert_true (gops_record_insert (person, store, &error));
  membership = gops_record_new (GOPS_TYPE_MEMBERSHIP, "group-id", test->group, "person-id", gops_record_get_id (person), "joined-on", today, NULL);
  g_assert_true (gops_record_insert (membership, store, &error));
  g_assert_true (gops_store_commit (store, &error));
}

/* Whom to look after comes when it has been found out. */
static void
test_care (void)
{
  g_auto (GopsPageTest) test = open_page (0);

  add_member (&test, "Ann Archer");
  add_member (&test, "Bob Bright");
  gops_page_test_settle (&test);
  pump_until (count_rows (&test) == 1);
  focus_first (&test);
  press (&test, GDK_KEY_Return);
  g_assert_nonnull (strstr (gops_ui_read_clipboard (test.window), "Ann Archer"));
  press (&test, GDK_KEY_space);
  g_assert_cmpint (gops_page_test_count (&test, "care_entry", "until = ''"), ==, 1);
  pump_until (count_rows (&test) == 1);   /* one is left: a row by itself */
  press (&test, GDK_KEY_s);
  g_assert_true (gops_ui_key (GDK_KEY_2, 0));   /* in three days */
  gops_page_test_settle (&test);
  g_assert_cmpint (gops_page_test_count (&test, "care_entry", "until <> ''"), ==, 1);
  pump_until (count_rows (&test) == 0);
}

static void
test_empty (void)
{
  g_auto (GopsPageTest) test = open_page (0);

  g_assert_null (gops_ui_seek_id (test.page, "list"));
  g_assert_null (gops_ui_seek_type (test.window, "GopsPreviewCard"));   /* an empty card says nothing */
  gops_ui_test_names (test.window);
}

/* What is today where its group is may be tomorrow on the clock here. */
static void
test_clock (void)
{
  static const struct { const char *day; int minutes; const char *said; } cases[] = {
    { "2026-11-30", 22 * 60 + 30, "22:30" }, { "2026-12-01", 60, N_("tomorrow %s") }, { "2026-11-29", 23 * 60, N_("yesterday %s") },
    { "2026-12-02", 60, "01:00" },
  };
  gint64 now = gops_instant_of_day (gops_day_parse ("2026-11-30"), 600, "Asia/Shanghai");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 at = gops_instant_of_day (gops_day_parse (cases[i].day), cases[i].minutes, "Asia/Shanghai");
      g_autofree char *said = gops_today_clock (at, now, "Asia/Shanghai"), *time = gops_today_clock (at, at, "Asia/Shanghai");
      g_autofree char *expected = strchr (cases[i].said, '%') != NULL ? g_strdup_printf (_(cases[i].said), time) : g_strdup (cases[i].said);

      g_assert_cmpstr (said, ==, expected);
    }
}

/* --- pictures --- */

/* A day in the middle: late, now, later, put off, sent late, skipped, one text for many, people. */
static void
prepare_picture (GopsPageTest *test)
{
  GopsStore *store = test->store.store;
  gboolean chinese = g_str_equal (gops_dossier_language (gops_page_test_dossier (test)), "zh_CN");
  const char *texts[][3] = {
    { "", "Roll call: who ran, where, and one word about it, {group}?", "{group}早安！今天谁跑了？一句话打卡。" },
    { "", "Would you still come on Saturday if it rains? Tell us what gets you out of the door anyway.", "周六下雨还来吗？说说什么能让你出门。" },
    { "", "Lift share for Sunday: two seats left from Bedminster", "周日拼车还有两个座位" },
  };
  g_autoptr (GPtrArray) lines = gops_seed_parse (chinese ? "周小鱼, fish@example.org" : "Gwen, gwen@example.org", NULL);
  g_autoptr (GError) error = NULL;
  gint64 now = gops_store_now (store);

  g_assert_true (gops_store_begin (store, &error, "Test", NULL));
  gops_store_exec (store, &error, "DELETE FROM plan_item", NULL);
  gops_store_exec (store, &error, "UPDATE chat_group SET time_zone = 'UTC'", NULL);
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *name = g_strdup_printf (chinese ? "晨跑·%u 群" : "Early Runners %u", i + 1);

      gops_store_exec (store, &error, "INSERT INTO chat_group (name, status, language, platform, time_zone) VALUES (?1, 'active', ?2, ?3, 'UTC')", "sss",
                       name, chinese ? "zh_CN" : "en", chinese ? "wechat" : "whatsapp");
    }
  for (int i = -3; i < 5; i++)
    {
      gint64 at = now + i * 20 * G_TIME_SPAN_MINUTE;
      g_autoptr (GDateTime) then = g_date_time_new_from_unix_utc (at / G_USEC_PER_SEC);
      g_autofree char *date = g_date_time_format (then, "%Y-%m-%d"), *time = g_date_time_format (then, "%H:%M");
      const char *text = texts[(i + 3) % 3][chinese ? 2 : 1];

      gops_store_exec (store, &error, "INSERT INTO plan_item (group_id, on_date, at_time, type, title, text, status, owner, minutes) SELECT id, ?1, ?2, ?3, ?4, ?5,"
                       " 'ready', ?6, 2 FROM chat_group WHERE ?7 OR id = ?8", "ssssssll", date, time, i % 2 ? "checkin" : "topic", chinese ? "早安打卡" : "Morning roll call",
                       text, chinese ? "林晚" : "Priya", (gint64) (i % 3 == 0), test->group);
    }
  gops_store_exec (store, &error, "UPDATE plan_item SET status = 'done', done_at = ?1, done_by = ?2 WHERE id IN (SELECT id FROM plan_item ORDER BY at_time LIMIT 14)",
                   "ls", now, chinese ? "林晚" : "Ana");
  gops_store_exec (store, &error, "UPDATE plan_item SET status = 'missed', done_by = ?2, skip_reason = ?1 WHERE id = (SELECT max(id) FROM plan_item)", "ss",
                   chinese ? "下雨" : "Rain", chinese ? "林晚" : "Ana");
  g_assert_no_error (error);
  g_assert_true (gops_store_commit (store, &error));
  g_assert_true (gops_seed_add_lines (store, test->group, lines, "Hello from {group}", "2026-01-01", NULL, NULL));
  gops_page_test_settle (test);
  focus_first (test);
  g_assert_true (gops_ui_key (GDK_KEY_Down, 0));
  g_assert_true (gops_ui_key (GDK_KEY_Right, 0));
  gops_page_test_settle (test);
}

static void
test_pictures (void)
{
  gops_page_test_pictures (GOPS_TYPE_TODAY_PAGE, "today-sheet", prepare_picture);
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);

  g_test_add_func ("/today/copies-by-key", test_copies_by_key);
  g_test_add_func ("/today/marks-by-key", test_marks_by_key);
  g_test_add_func ("/today/copies-again", test_copies_again);
  g_test_add_func ("/today/buttons", test_buttons);
  g_test_add_func ("/today/clock", test_clock);
  g_test_add_func ("/today/letters-of-rows-only", test_letters_of_rows_only);
  g_test_add_func ("/today/opens-the-sheet", test_opens_the_sheet);
  g_test_add_func ("/today/hundred-by-keys", test_hundred_by_keys);
  g_test_add_func ("/today/skips-with-a-reason", test_skips_with_a_reason);
  g_test_add_func ("/today/puts-off", test_puts_off);
  g_test_add_func ("/today/many-groups", test_many_groups);
  g_test_add_func ("/today/skipped-apart", test_skipped_apart);
  g_test_add_func ("/today/all-at-once", test_all_at_once);
  g_test_add_func ("/today/people", test_people);
  g_test_add_func ("/today/care", test_care);
  g_test_add_func ("/today/empty", test_empty);
  g_test_add_func ("/today/pictures", test_pictures);

  return g_test_run ();
}
