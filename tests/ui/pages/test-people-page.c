/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The people page: finds people by name, pinyin and tag, marks and merges them, forgets them; and the sheet of one. */
#include "gops-page-test.h"

#include <glib/gi18n.h>

#include "gops-day.h"
#include "gops-dialog.h"
#include "gops-forget.h"
#include "gops-live-list.h"
#include "gops-merge-pane.h"
#include "gops-people-merge.h"
#include "gops-people-page.h"
#include "gops-person-card.h"
#include "gops-person-row.h"
#include "gops-records.h"
#include "gops-suggestion-card.h"
#include "gops-ui-use.h"

typedef struct
{
  const char *name, *phone, *tags, *account;
  guint       messages;
} Human;

static const Human chinese[] = {
  { "欧阳修文", "13800138001", "老客,配速员", "oyxw", 142 }, { "欧阳修文", "13800138001", "", "oyxw2", 12 }, { "张三", "", "新人", "zs", 4 },
  { "李四", "13800138004", "", "ls", 61 }, { "曾小贤", "", "主持", "zxx", 33 }, { "单雄信", "", "老客", "sxx", 0 },
  { "闵若谷", "13900139000", "", "", 5 }, { "若谷", "13900139000", "", "rg", 8 }, { "进群就发广告的人", "", "", "ad", 2 },
  { "小秘书", "", "", "bot1", 900 },
};
static const Human english[] = {
  { "Maeve Tanner", "447700900101", "pacer,founder", "maeve", 142 }, { "Maeve Tanner", "447700900101", "", "maeve2", 12 },
  { "Idris Cole", "", "new", "idris", 4 }, { "Priya Nair", "447700900102", "", "priya", 61 }, { "Tom Ashby", "", "pacer", "tom", 33 },
  { "A very long name that somebody has written into the field for the name", "", "tag that is long,and another,third,fourth", "long", 0 },
  { "Lavinia Pemberton", "447700900103", "", "", 5 }, { "Vinnie", "447700900103", "", "vin", 8 }, { "Cheap Shoes", "", "", "ad", 2 },
  { "Rose the bot", "", "", "bot1", 900 },
};

static void
run (GopsStore  *store,
     const char *sql,
     gint64      first,
     gint64      second,
     gint64      third,
     const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_exec (store, &error, sql, "llls", first, second, third, text));
  g_assert_no_error (error);
}

static gint64
add_person (GopsPageTest *test,
            const Human  *human)
{
  GopsStore *store = test->store.store;
  g_autoptr (GBytes) key = gops_collation_key (human->name);
  g_autoptr (GopsPerson) person = gops_record_new (GOPS_TYPE_PERSON, "name", human->name, "phone", human->phone, "tags", human->tags, NULL);

  gops_record_set_blob (person, GOPS_PERSON_SORT_KEY, key);
  g_assert_true (gops_record_insert (person, store, NULL));
  if (*human->account != '\0')
    {
      g_autoptr (GopsIdentity) identity = gops_record_new (GOPS_TYPE_IDENTITY, "person-id", gops_record_get_id (person), "platform", "wechat",
                                                           "external-id", human->account, NULL);

      g_assert_true (gops_record_insert (identity, store, NULL));
    }
  return gops_record_get_id (person);
}

static void
add_member (GopsPageTest *test,
            gint64        group,
            gint64        person,
            guint         messages,
            int           today)
{
  g_autofree char *joined = gops_day_format (today - 200);
  g_autoptr (GopsMembership) membership = gops_record_new (GOPS_TYPE_MEMBERSHIP, "group-id", group, "person-id", person, "joined-on", joined,
                                                           "tier", messages > 50 ? "core" : messages > 0 ? "active" : "silent", NULL);

  gops_record_set_int (membership, GOPS_MEMBERSHIP_MESSAGES, messages);
  if (messages > 0)
    gops_record_set_int (membership, GOPS_MEMBERSHIP_LAST_SPOKE_AT, gops_instant_of_day (today - 3, 600, "UTC"));
  g_assert_true (gops_record_insert (membership, test->store.store, NULL));
}

/* Days with messages all over the year, more in the last months. */
static void
add_activity (GopsPageTest *test,
              gint64        group,
              gint64        person,
              int           today)
{
  g_assert_true (gops_store_begin_unjournaled (test->store.store, NULL));
  for (int ago = 0; ago < 300; ago++)
    if ((ago * 7919 + 13) % 11 < (ago < 90 ? 6 : 2))
      g_assert_true (gops_store_exec (test->store.store, NULL, "INSERT INTO activity_day (person_id, group_id, day, messages) VALUES (?1, ?2, ?3, ?4)",
                                      "llli", person, group, (gint64) (today - ago), 1 + ago * 31 % 9));
  g_assert_true (gops_store_end_unjournaled (test->store.store, TRUE, NULL));
}

static void
add_moments (GopsPageTest *test,
             gint64        group,
             gint64        person)
{
  GopsStore *store = test->store.store;

  run (store, "INSERT INTO purchase (id, person_id, group_id, on_date, amount, currency, product) VALUES (?1, ?2, ?3, '2026-09-03', 12800, 'CNY', ?4)",
       gops_store_new_id (store), person, group, "T-shirt");
  run (store, "INSERT INTO check_in (id, person_id, group_id, on_date, duty) VALUES (?1, ?2, ?3, '2026-09-10', ?4)", gops_store_new_id (store), person, group, "5 km");
  run (store, "INSERT INTO point_entry (id, person_id, group_id, on_date, points, reason) VALUES (?1, ?2, ?3, '2026-09-11', 20, ?4)", gops_store_new_id (store),
       person, group, "Brought water");
  run (store, "INSERT INTO care_entry (id, person_id, group_id, on_date, care) VALUES (?1, ?2, ?3, '2026-09-12', ?4)", gops_store_new_id (store), person, group,
       "Birthday card");
}

static void
fill (GopsPageTest *test)
{
  const GopsDossier *dossier = gops_page_test_dossier (test);
  gboolean zh = g_str_equal (gops_dossier_language (dossier), "zh_CN");
  const Human *humans = zh ? chinese : english;
  GopsGroupDraft draft = gops_page_test_draft (gops_dossier_language (dossier));
  int today = gops_day_parse (dossier->today);
  gint64 other, first = 0;

  draft.name = zh ? "晨跑·杭州" : "Early Runners Cardiff";
  other = gops_method_create_group (test->store.store, &draft, NULL);
  g_assert_true (gops_store_begin (test->store.store, NULL, "Test", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (chinese); i++)
    {
      gint64 person = add_person (test, &humans[i]);

      add_member (test, i % 2 == 0 ? test->group : other, person, humans[i].messages, today);
      if (i == 4)
        add_member (test, other, person, 7, today);
      if (i == 8)
        run (test->store.store, "UPDATE person SET blacklisted = 1, blacklist_reason = ?4 WHERE id = ?1 AND ?2 = 0 AND ?3 = 0", person, 0, 0,
             zh ? "进群就发广告" : "Nothing but advertising");
      if (i == 9)
        run (test->store.store, "UPDATE person SET bot = 1 WHERE id = ?1 AND ?2 = 0 AND ?3 = 0 AND ?4 IS NOT NULL", person, 0, 0, "");
      first = i == 0 ? person : first;
    }
  add_moments (test, test->group, first);
  g_assert_true (gops_store_commit (test->store.store, NULL));
  add_activity (test, test->group, first, today);
  gops_session_refresh_now (test->session);
}

static GopsPageTest
open_page (const char *language,
           int         width)
{
  GopsPageTest test = gops_page_test_new (GOPS_TYPE_PEOPLE_PAGE, language, width);

  fill (&test);
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

static guint
find_position (GopsPageTest *test,
               const char   *name)
{
  for (guint i = 0; i < count_shown (test); i++)
    {
      g_autoptr (GopsPersonRow) row = g_list_model_get_item (G_LIST_MODEL (get_selection (test)), i);

      if (g_str_equal (gops_record_get_text (row, GOPS_PERSON_ROW_NAME), name))
        return i;
    }
  g_assert_not_reached ();
}

static gint64
id_at (GopsPageTest *test,
       guint         position)
{
  g_autoptr (GopsPersonRow) row = g_list_model_get_item (G_LIST_MODEL (get_selection (test)), position);

  return gops_record_get_id (row);
}

static void
select_names (GopsPageTest *test,
              const char   *first,
              const char   *second)
{
  g_assert_true (gtk_selection_model_select_item (get_selection (test), find_position (test, first), TRUE));
  if (second != NULL)
    g_assert_true (gtk_selection_model_select_item (get_selection (test), find_position (test, second), FALSE));
}

static gboolean
activate (GopsPageTest *test,
          const char   *action)
{
  return gtk_widget_activate_action (test->page, action, NULL);
}

/* --- the page --- */

/* Ticking takes no room from the list: nothing moves under the pointer. */
static void
test_keeps_still (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);
  GtkWidget *list = gtk_widget_get_parent (GTK_WIDGET (get_view (&test))), *bar = gops_ui_find_id (test.page, "bar");
  int before;

  wait_frames (test.window, 3);
  before = gtk_widget_get_height (list);
  g_assert_false (gtk_widget_is_sensitive (bar));
  select_names (&test, "Idris Cole", NULL);
  g_assert_true (gtk_widget_is_sensitive (bar));
  wait_frames (test.window, 30);
  g_assert_cmpint (gtk_widget_get_height (list), ==, before);
}

static void
test_searches (void)
{
  g_auto (GopsPageTest) test = open_page ("zh_CN", 1000);
  GtkEditable *search = GTK_EDITABLE (gops_ui_test_find (test.page, GTK_TYPE_SEARCH_ENTRY, NULL));
  static const struct { const char *text; guint n; } cases[] = {
    { "曾小", 1 }, { "zengxiaoxian", 1 }, { "zxx", 1 }, { "shan xiong", 1 }, { "oyxw2", 1 }, { "老客", 2 }, { "广告", 1 }, { "139001", 2 }, { "%", 0 },
  };

  g_assert_cmpuint (count_shown (&test), ==, 10);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      gtk_editable_set_text (search, cases[i].text);
      pump_until (count_shown (&test) == cases[i].n);
    }
  g_assert_true (activate (&test, "page.show-everybody"));
  pump_until (count_shown (&test) == 10);
}

static void
test_filters (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);
  static const struct { const char *show; guint n; } cases[] = { { "several", 1 }, { "nowhere", 0 }, { "blacklisted", 1 }, { "staff", 0 }, { "bots", 1 }, { "all", 10 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_object_set (test.page, "show", cases[i].show, NULL);
      pump_until (count_shown (&test) == cases[i].n);
    }
}

static void
test_marks (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);

  select_names (&test, "Priya Nair", "Tom Ashby");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (gtk_widget_get_root (test.page)), "gops-barred"));   /* toasts stand above the bar */
  g_assert_true (activate (&test, "page.mark-staff"));
  g_assert_cmpint (gops_page_test_count (&test, "person", "staff = 1"), ==, 2);
  gops_page_test_undo (&test);
  g_assert_cmpint (gops_page_test_count (&test, "person", "staff = 1"), ==, 0);
  g_assert_true (activate (&test, "page.blacklist"));
  gops_ui_type (gops_page_test_row (gops_page_test_dialog (&test), "Reason"), "Sells shoes");
  gops_ui_key (GDK_KEY_Return, 0);
  pump_until (gops_page_test_count (&test, "person", "blacklisted = 1 AND blacklist_reason = 'Sells shoes'") == 2);
  g_assert_true (activate (&test, "page.whitelist"));
  g_assert_cmpint (gops_page_test_count (&test, "person", "blacklisted = 1"), ==, 1);
}

static void
test_tags (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);

  select_names (&test, "Priya Nair", "Tom Ashby");
  g_assert_true (activate (&test, "page.tags"));
  gops_ui_type (gops_page_test_row (gops_page_test_dialog (&test), "Add tags"), "volunteer, early");
  gops_ui_type (gops_page_test_row (gops_page_test_dialog (&test), "Remove tags"), "pacer");
  gops_ui_key (GDK_KEY_Return, 0);
  pump_until (gops_page_test_count (&test, "person", "tags = 'volunteer,early'") == 2);
}

/* Who stayed when others were merged into them. */
static gint64
find_kept (GopsPageTest *test)
{
  gint64 id = 0;

  g_assert_true (gops_store_read_int (test->store.store, &id, NULL, "SELECT merged_into FROM person WHERE merged_into IS NOT NULL", NULL));
  return id;
}

static void
test_merges_selected (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);
  gint64 kept;

  select_names (&test, "Lavinia Pemberton", "Vinnie");
  wait_frames (test.page, 3);
  gops_ui_test_mnemonics (test.window);
  g_assert_true (activate (&test, "page.merge"));
  gops_ui_type (gops_page_test_row (gops_page_test_dialog (&test), "Reason (for the history)"), "She told me");
  gops_ui_key (GDK_KEY_Return, 0);
  pump_until (gops_page_test_count (&test, "person_merge", "reason = 'She told me'") == 1);
  pump_until (count_shown (&test) == 9);
  kept = find_kept (&test);
  gops_page_test_undo (&test);
  pump_until (count_shown (&test) == 10);
  select_names (&test, "Lavinia Pemberton", "Vinnie");
  g_assert_true (activate (&test, "page.merge"));
  gops_ui_choose (gops_page_test_row (gops_page_test_dialog (&test), "Who stays"), 1);
  g_assert_true (gtk_widget_grab_focus (gops_page_test_row (gops_page_test_dialog (&test), "Reason (for the history)")));
  gops_ui_key (GDK_KEY_Return, 0);
  pump_until (count_shown (&test) == 9);
  g_assert_cmpint (find_kept (&test), !=, kept);
  gops_page_test_undo (&test);
  pump_until (count_shown (&test) == 10);
}

/* --- suggestions --- */

static GopsMergePane *
get_pane (GopsPageTest *test)
{
  return GOPS_MERGE_PANE (gops_view_get_pane (test->page));
}

static void
look (GopsPageTest *test)
{
  g_assert_true (activate (test, "page.find-duplicates"));
  pump_until (!gops_merge_pane_is_busy (get_pane (test)));
}

static gint64
count_outreach (GopsPageTest *test,
                const char   *where)
{
  return gops_page_test_count (test, "outreach", where);
}

static gint64
newest_outreach (GopsPageTest *test)
{
  gint64 id = 0;

  g_assert_true (gops_store_read_int (test->store.store, &id, NULL, "SELECT max (id) FROM outreach", NULL));
  return id;
}

/* Two who are selected are to be asked to join a group; what came of it is noted in the list of all who are; undo stays here. */
static void
test_outreach (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);
  gint64 before = count_outreach (&test, "result = 'open'");
  GtkWidget *dialog;
  GtkListBox *list;

  g_assert_true (gtk_selection_model_select_item (get_selection (&test), 0, TRUE));
  g_assert_true (gtk_selection_model_select_item (get_selection (&test), 2, FALSE));
  g_assert_true (gtk_widget_activate_action (test.page, "page.add-outreach", NULL));
  dialog = gops_ui_find_type (NULL, "GopsOutreachAsk");
  gops_ui_test_names (dialog);
  gops_ui_test_pictures (dialog, "people-outreach-ask");
  gops_ui_click (gops_ui_find_action (dialog, "outreach.add"));
  gops_ui_wait_gone ("GopsOutreachAsk");
  g_assert_cmpint (count_outreach (&test, "result = 'open'"), ==, before + 2);
  g_assert_true (gops_session_undo (test.session));
  g_assert_cmpint (count_outreach (&test, "result = 'open'"), ==, before);
  g_assert_true (gops_session_redo (test.session));
  g_assert_cmpint (count_outreach (&test, "result = 'open'"), ==, before + 2);

  g_assert_true (gtk_widget_activate_action (test.page, "page.outreach", NULL));
  dialog = gops_ui_find_type (NULL, "GopsOutreachDialog");
  gops_ui_test_names (dialog);
  gops_ui_test_pictures (dialog, "people-outreach");
  list = GTK_LIST_BOX (gops_ui_test_find (dialog, GTK_TYPE_LIST_BOX, "boxed-list"));
  g_assert_nonnull (gtk_list_box_get_row_at_index (list, (int) before + 1));
  g_assert_true (gtk_widget_activate_action (dialog, "outreach.note", "(xs)", newest_outreach (&test), "declined"));
  g_assert_cmpint (count_outreach (&test, "result = 'declined'"), ==, 1);
  gops_session_refresh_now (test.session);
  g_assert_null (gtk_list_box_get_row_at_index (list, (int) before + 1));
  g_assert_true (gops_session_undo (test.session));
  g_assert_cmpint (count_outreach (&test, "result = 'declined'"), ==, 0);
  gops_dialog_close (dialog);
}

static void
test_suggests (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);
  GtkWidget *card;

  g_assert_cmpuint (gops_merge_pane_n_found (get_pane (&test)), ==, 0);
  look (&test);
  g_assert_cmpuint (gops_merge_pane_n_found (get_pane (&test)), ==, 2);
  gops_ui_click (gops_ui_find_id (GTK_WIDGET (get_pane (&test)), "apply"));
  pump_until (!gops_merge_pane_is_busy (get_pane (&test)));
  g_assert_cmpint (gops_page_test_count (&test, "person", "merged_into IS NOT NULL"), ==, 1);
  g_assert_cmpuint (gops_merge_pane_n_found (get_pane (&test)), ==, 1);
  card = gops_ui_test_find (GTK_WIDGET (get_pane (&test)), GOPS_TYPE_SUGGESTION_CARD, NULL);
  gops_ui_click (gops_ui_find_id (card, "apart"));
  pump_until (!gops_merge_pane_is_busy (get_pane (&test)));
  g_assert_cmpuint (gops_merge_pane_n_found (get_pane (&test)), ==, 0);
  g_assert_cmpint (gops_page_test_count (&test, "person_apart", "1"), ==, 1);
  gops_page_test_undo (&test);
  pump_until (gops_merge_pane_n_found (get_pane (&test)) == 1);
}

static void
test_merges_one (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);

  look (&test);
  gops_ui_click (gops_ui_find_id (gops_ui_test_find (GTK_WIDGET (get_pane (&test)), GOPS_TYPE_SUGGESTION_CARD, NULL), "merge"));
  g_assert_cmpint (gops_page_test_count (&test, "person", "merged_into IS NOT NULL"), ==, 1);
  pump_until (!gops_merge_pane_is_busy (get_pane (&test)));
  g_assert_cmpuint (gops_merge_pane_n_found (get_pane (&test)), ==, 1);
  gops_page_test_undo (&test);
  pump_until (gops_merge_pane_n_found (get_pane (&test)) == 2);
}

/* --- the sheet --- */

static GtkWidget *
open_card (GopsPageTest *test,
           const char   *name)
{
  guint position = find_position (test, name);

  gops_person_card_present (test->session, id_at (test, position), test->page);
  return gops_ui_find_type (NULL, "GopsPersonCard");
}

static void
test_card (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);
  gint64 kept = id_at (&test, find_position (&test, "Tom Ashby")), other = id_at (&test, find_position (&test, "Idris Cole"));
  g_autoptr (GError) error = NULL;
  GtkWidget *card;

  g_assert_true (gops_people_merge (test.store.store, kept, other, "the same shoes", NULL, &error));
  g_assert_no_error (error);
  gops_session_refresh_now (test.session);
  card = open_card (&test, "Tom Ashby");
  gops_ui_test_names (card);
  gops_ui_type (gops_ui_find_id (card, "note"), "Runs with a dog");
  gops_page_test_settle (&test);
  g_assert_cmpint (gops_page_test_count (&test, "person", "note = 'Runs with a dog'"), ==, 1);
  gops_ui_click (gops_page_test_button (card, "_Split"));
  g_assert_cmpint (gops_page_test_count (&test, "person", "merged_into IS NOT NULL"), ==, 0);
  gops_dialog_close (card);
  gops_ui_wait_gone ("GopsPersonCard");
}

/* --- forgetting --- */

static void
test_forgets (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);

  select_names (&test, "Idris Cole", NULL);
  g_assert_true (activate (&test, "page.forget"));
  pump_until (gops_page_test_find_labelled (gops_page_test_dialog (&test), g_dgettext (GETTEXT_PACKAGE, "_Forget")) != NULL);
  gops_ui_test_picture (gops_page_test_dialog (&test), "people-forget");
  gops_ui_click (gops_page_test_button (gops_page_test_dialog (&test), "_Forget"));
  pump_until (gops_page_test_count (&test, "person", "name = 'Idris Cole'") == 0);
  pump_until (count_shown (&test) == 9);
}

/* --- names, room, pictures --- */

static void
test_names (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);

  look (&test);
  wait_frames (test.window, 2);
  gops_ui_test_names (test.window);
}

static void
test_fits (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 360);

  wait_frames (test.window, 2);
  gops_ui_test_fits (test.page);
}

static void
prepare_look (GopsPageTest *test)
{
  fill (test);
  look (test);
  (void) gtk_selection_model_select_item (get_selection (test), 2, TRUE);
  wait_frames (test->window, 2);
}

static void
test_pictures (void)
{
  gops_page_test_pictures (GOPS_TYPE_PEOPLE_PAGE, "people", prepare_look);
}

static void
test_card_pictures (void)
{
  static const char *const languages[] = { "en", "zh_CN" };
  static const int widths[] = { 360, 1040 };   /* a dialog is as wide as it wants, or as the window */

  if (g_getenv ("GOPS_PICTURES") == NULL)
    {
      g_test_skip ("GOPS_PICTURES is not set");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    for (guint j = 0; j < G_N_ELEMENTS (widths); j++)
      {
        g_auto (GopsPageTest) test = open_page (languages[i], widths[j]);
        g_autofree char *name = g_strdup_printf ("person-card-%s-%d", languages[i], widths[j]);
        GtkWidget *card;

        g_assert_true (gops_people_merge (test.store.store, id_at (&test, find_position (&test, (i == 0 ? english : chinese)[0].name)),
                                          id_at (&test, find_position (&test, (i == 0 ? english : chinese)[6].name)), "", NULL, NULL));
        gops_session_refresh_now (test.session);
        card = open_card (&test, (i == 0 ? english : chinese)[0].name);
        wait_frames (card, 4);
        gops_ui_test_pictures (card, name);
        gops_dialog_close (card);
        gops_ui_wait_gone ("GopsPersonCard");
      }
}

static void
test_empty (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_PEOPLE_PAGE, "en", 800);

  gops_ui_test_picture (test.window, "people-empty");
  g_assert_true (gtk_widget_grab_focus (test.page));
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/people/searches", test_searches);
  g_test_add_func ("/people/keeps-still", test_keeps_still);
  g_test_add_func ("/people/filters", test_filters);
  g_test_add_func ("/people/marks", test_marks);
  g_test_add_func ("/people/tags", test_tags);
  g_test_add_func ("/people/merges-selected", test_merges_selected);
  g_test_add_func ("/people/outreach", test_outreach);
  g_test_add_func ("/people/suggests", test_suggests);
  g_test_add_func ("/people/merges-one", test_merges_one);
  g_test_add_func ("/people/card", test_card);
  g_test_add_func ("/people/forgets", test_forgets);
  g_test_add_func ("/people/names", test_names);
  g_test_add_func ("/people/fits", test_fits);
  g_test_add_func ("/people/empty", test_empty);
  g_test_add_func ("/people/pictures", test_pictures);
  g_test_add_func ("/people/card-pictures", test_card_pictures);
  return g_test_run ();
}
