/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Today: people who are to be looked after are copied for, done and put off, by keys too. */
#include "gops-page-test.h"

#include <string.h>

#include "gops-care-list.h"
#include "gops-today-page.h"
#include "gops-ui-use.h"

static void
add_member (GopsPageTest *test,
            const char   *name,
            const char   *joined,
            const char   *tier,
            gint64        messages)
{
  GopsStore *store = test->store.store;
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPerson) person = gops_record_new (GOPS_TYPE_PERSON, "name", name, NULL);
  g_autoptr (GopsMembership) membership = NULL;

  g_assert_true (gops_store_begin (store, &error, "Member", NULL));
  g_assert_true (gops_record_insert (person, store, &error));
  membership = gops_record_new (GOPS_TYPE_MEMBERSHIP, "group-id", test->group, "person-id", gops_record_get_id (person), "joined-on", joined,
                                "tier", tier, "tier-since", joined, "messages", messages, "last-spoke-at",
                                messages > 0 ? gops_store_now (store) - 20 * G_TIME_SPAN_DAY : (gint64) 0, NULL);
  g_assert_true (gops_record_insert (membership, store, &error));
  g_assert_true (gops_store_commit (store, &error));
}

static GopsCareList *
get_list (GopsPageTest *test)
{
  return GOPS_CARE_LIST (gops_ui_test_find (test->page, GOPS_TYPE_CARE_LIST, NULL));
}

#define wait_for_people(test, n) pump_until (gops_care_list_get_n_people (get_list (test)) == (n))

static void
add_people (GopsPageTest *test)
{
  gboolean chinese = g_str_equal (gops_dossier_language (gops_page_test_dossier (test)), "zh_CN");
  g_autofree char *today = g_strdup (gops_page_test_dossier (test)->today), *before = gops_date_add (today, -2), *long_ago = gops_date_add (today, -200);

  g_assert_true (gops_store_begin (test->store.store, NULL, "Scheme", NULL));
  g_assert_true (gops_store_exec (test->store.store, NULL, "UPDATE chat_group SET tier_scheme = 'status'", NULL));
  g_assert_true (gops_store_commit (test->store.store, NULL));
  add_member (test, chinese ? "周小鱼" : "Ann Archer", today, "", 0);
  add_member (test, chinese ? "孟繁星" : "Bob Bright", before, "new", 0);
  add_member (test, chinese ? "胡一舟" : "Cem Çelik", long_ago, "at-risk", 90);
  gops_page_test_settle (test);
  wait_for_people (test, 3);
}

static GopsPageTest
open_page (void)
{
  GopsPageTest test = gops_page_test_new (GOPS_TYPE_TODAY_PAGE, "en", 1000);

  add_people (&test);
  return test;
}

static void
open_all (GopsPageTest *test)
{
  GtkWidget *list = gops_ui_test_find (GTK_WIDGET (get_list (test)), GTK_TYPE_LIST_BOX, NULL);

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  wait_frames (test->window, 20);
}

static gint64
count_noted (GopsPageTest *test,
             const char   *where)
{
  return gops_page_test_count (test, "care_entry", where);
}

static void
test_copies_and_notes (void)
{
  g_auto (GopsPageTest) test = open_page ();
  GtkWidget *list = GTK_WIDGET (get_list (&test));

  open_all (&test);
  gops_ui_test_names (test.page);
  gops_ui_click (gops_page_test_button (list, "Copy"));
  g_assert_nonnull (strstr (gops_ui_read_clipboard (test.window), "Bob Bright"));   /* who is late comes first */
  g_assert_cmpint (count_noted (&test, "care = 'welcome' AND until = ''"), ==, 1);
  gops_page_test_settle (&test);
  wait_for_people (&test, 2);
  gops_page_test_undo (&test);
  wait_for_people (&test, 3);
  g_assert_cmpint (count_noted (&test, "1"), ==, 0);
}

static GtkWidget *
find_person (GtkWidget  *parent,
             const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ADW_IS_ACTION_ROW (child) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (child)), name) ? child
                                                                                                                                   : find_person (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_keys (void)
{
  g_auto (GopsPageTest) test = open_page ();
  GtkWidget *list = GTK_WIDGET (get_list (&test));

  open_all (&test);
  g_assert_true (gtk_widget_grab_focus (find_person (list, "Bob Bright")));
  g_assert_true (gops_ui_key (GDK_KEY_c, 0));
  g_assert_cmpint (count_noted (&test, "care = 'welcome' AND until = ''"), ==, 1);
  gops_page_test_settle (&test);
  wait_for_people (&test, 2);
  g_assert_true (gtk_widget_has_focus (find_person (list, "Ann Archer")));   /* the next has the keyboard */
  g_assert_true (gops_ui_key (GDK_KEY_l, 0));
  g_assert_cmpint (count_noted (&test, "care = 'welcome' AND until <> ''"), ==, 1);
  gops_page_test_settle (&test);
  wait_for_people (&test, 1);
  g_assert_true (gtk_widget_grab_focus (find_person (list, "Cem Çelik")));
  g_assert_true (gops_ui_key (GDK_KEY_space, 0));
  gops_page_test_settle (&test);
  wait_for_people (&test, 0);
  pump_until (!gtk_widget_get_visible (list));
}

static void
prepare_picture (GopsPageTest *test)
{
  add_people (test);
  open_all (test);
}

static void
test_pictures (void)
{
  gops_page_test_pictures (GOPS_TYPE_TODAY_PAGE, "today-care", prepare_picture);
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/today-care/copies-and-notes", test_copies_and_notes);
  g_test_add_func ("/ui/today-care/keys", test_keys);
  g_test_add_func ("/ui/today-care/pictures", test_pictures);
  return g_test_run ();
}
