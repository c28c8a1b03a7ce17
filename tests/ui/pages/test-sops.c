/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialogs about SOPs: copied, changed day by day, taken from a plan, offered to plans, beginning by themselves, applied to many
 * groups; and the pictures of them. */
#include "gops-page-test.h"

#include "gops-content-page.h"
#include "gops-day.h"
#include "gops-dialog.h"
#include "gops-method.h"
#include "gops-own-sops.h"
#include "gops-sop-apply.h"
#include "gops-sop-dialog.h"
#include "gops-sop-edit.h"
#include "gops-ui-use.h"

static GopsPageTest
open_page (void)
{
  return gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, "en", 1280);
}

static GtkWidget *
open_dialog (GopsPageTest *test,
             const char   *action,
             const char   *type)
{
  g_assert_true (gtk_widget_activate_action (test->page, action, NULL));
  wait_frames (test->window, 3);
  return gops_ui_find_type (NULL, type);
}

static void
close_dialog (GtkWidget  *dialog,
              const char *type)
{
  gops_dialog_close (dialog);
  gops_ui_wait_gone (type);
}

/* The button of @parent with that icon. */
static GtkWidget *
find_icon (GtkWidget  *parent,
           const char *icon)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_BUTTON (child) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (child)), icon) == 0 ? child
                                                                                                                : find_icon (child, icon);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
row_titled (GtkWidget  *within,
            const char *title)
{
  GtkWidget *row = gops_page_test_find_titled (within, title);

  g_assert_nonnull (row);
  return row;
}

static const char *
name_of (const char *sop)
{
  return gops_text_get (&gops_method_find_sop (gops_method_get_default (), sop)->name, gops_interface_language ());
}

/* "1 09:00 First; …" of the only own SOP */
static char *
describe (GopsPageTest *test)
{
  g_autoptr (GopsSops) sops = gops_sops_load (test->store.store, NULL);
  const GPtrArray *all = gops_sops_get_all (sops);
  const GopsSop *sop = all->pdata[all->len - 1];
  GString *text = g_string_new (NULL);

  g_assert_true (gops_sop_is_own (sop->id));

  for (guint i = 0; i < sop->n_items; i++)
    g_string_append_printf (text, "%s%d %s %s", i > 0 ? "; " : "", sop->items[i].day, sop->items[i].time,
                            gops_text_get (&sop->items[i].title, gops_interface_language ()));
  return g_string_free (text, FALSE);
}

#define assert_sop(test, expected) G_STMT_START { \
    g_autofree char *said_ = describe (test); \
    g_assert_cmpstr (said_, ==, expected); } G_STMT_END

static void
keep_entry (GopsPageTest *test,
            const char   *label,
            const char   *title,
            const char   *time,
            double        day)
{
  GtkWidget *entry = gops_ui_find_type (NULL, "GopsSopEntry"), *button = gops_page_test_button (entry, label);

  gops_ui_test_names (entry);
  gops_ui_type (gops_page_test_row (entry, "Title"), title);
  gops_ui_type (gops_page_test_row (entry, "Time"), "8 o'clock");
  g_assert_false (gtk_widget_is_sensitive (button));
  gops_ui_type (gops_page_test_row (entry, "Time"), time);
  g_object_set (gops_page_test_row (entry, "Day (0: the day before day 1)"), "value", day, NULL);
  gops_ui_click (button);
  gops_ui_wait_gone ("GopsSopEntry");
  gops_page_test_settle (test);
}

/* A new SOP gets entries, one is changed, moved by keys and removed; each is undone. */
static void
test_edits (void)
{
  g_auto (GopsPageTest) test = open_page ();
  GtkWidget *dialog = open_dialog (&test, "page.sops", "GopsSopsDialog"), *editor, *row;

  gops_ui_test_names (dialog);
  gops_ui_click (find_icon (dialog, "list-add-symbolic"));
  editor = gops_ui_find_type (NULL, "GopsSopEditor");
  gops_page_test_settle (&test);
  gops_ui_test_names (editor);
  gops_ui_type (gops_page_test_row (editor, "SOP|Name"), "Early birds");
  gops_page_test_settle (&test);
  gops_ui_click (find_icon (editor, "list-add-symbolic"));
  keep_entry (&test, "_Add", "Second", "09:00", 2);
  gops_ui_click (find_icon (editor, "list-add-symbolic"));
  keep_entry (&test, "_Add", "First", "20:00", 1);
  assert_sop (&test, "1 20:00 First; 2 09:00 Second");
  gops_ui_click (row_titled (editor, "Second"));
  keep_entry (&test, "_Change", "Later", "10:00", 3);
  assert_sop (&test, "1 20:00 First; 3 10:00 Later");
  row = row_titled (editor, "Later");
  gtk_widget_grab_focus (row);
  g_assert_true (gops_ui_key (GDK_KEY_Up, GDK_ALT_MASK));
  gops_page_test_settle (&test);
  assert_sop (&test, "1 20:00 First; 2 10:00 Later");
  gops_ui_click (find_icon (row_titled (editor, "First"), "user-trash-symbolic"));
  gops_page_test_settle (&test);
  assert_sop (&test, "2 10:00 Later");
  gops_page_test_undo (&test);
  assert_sop (&test, "1 20:00 First; 2 10:00 Later");
  g_assert_nonnull (gops_page_test_find_titled (editor, "First"));
  close_dialog (editor, "GopsSopEditor");
  close_dialog (dialog, "GopsSopsDialog");
}

/* Titles of materials in any script go in and come out whole, and an entry that has some can be changed again. */
static void
test_materials (void)
{
  g_auto (GopsPageTest) test = open_page ();
  GtkWidget *dialog = open_dialog (&test, "page.sops", "GopsSopsDialog"), *editor;

  gops_ui_click (find_icon (dialog, "list-add-symbolic"));
  editor = gops_ui_find_type (NULL, "GopsSopEditor");
  gops_page_test_settle (&test);
  gops_ui_click (find_icon (editor, "list-add-symbolic"));
  gops_ui_type (gops_page_test_row (gops_ui_find_type (NULL, "GopsSopEntry"), "Materials, by title (a; b)"), "开营海报；课程表");
  keep_entry (&test, "_Add", "First", "20:00", 1);
  gops_ui_click (row_titled (editor, "First"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (gops_page_test_row (gops_ui_find_type (NULL, "GopsSopEntry"), "Materials, by title (a; b)"))), ==,
                   "开营海报; 课程表");
  keep_entry (&test, "_Change", "Later", "10:00", 3);
  assert_sop (&test, "3 10:00 Later");
  close_dialog (editor, "GopsSopEditor");
  close_dialog (dialog, "GopsSopsDialog");
}

/* One of the program's is read; its copy can be changed and removed. */
static void
test_copies (void)
{
  g_auto (GopsPageTest) test = open_page ();
  GtkWidget *dialog = open_dialog (&test, "page.sops", "GopsSopsDialog"), *editor;

  gops_ui_click (row_titled (dialog, name_of ("camp-7")));
  editor = gops_ui_find_type (NULL, "GopsSopEditor");
  g_assert_null (find_icon (editor, "list-add-symbolic"));
  g_assert_null (find_icon (editor, "user-trash-symbolic"));
  close_dialog (editor, "GopsSopEditor");
  gops_ui_click (find_icon (row_titled (dialog, name_of ("camp-7")), "edit-copy-symbolic"));
  editor = gops_ui_find_type (NULL, "GopsSopEditor");
  gops_page_test_settle (&test);
  g_assert_nonnull (find_icon (editor, "list-add-symbolic"));
  close_dialog (editor, "GopsSopEditor");
  g_assert_cmpint (gops_page_test_count (&test, "method_template", "kind = 'sops' AND name = 'own-camp-7'"), ==, 1);
  gops_ui_click (find_icon (dialog, "user-trash-symbolic"));
  gops_page_test_settle (&test);
  g_assert_cmpint (gops_page_test_count (&test, "method_template", "kind = 'sops'"), ==, 0);
  close_dialog (dialog, "GopsSopsDialog");
}

static void
test_triggers (void)
{
  g_auto (GopsPageTest) test = open_page ();
  GtkWidget *dialog = open_dialog (&test, "page.sop-triggers", "GopsSopTriggersDialog");

  gops_ui_test_names (dialog);
  gops_ui_click (find_icon (row_titled (dialog, name_of ("newcomer-person")), "list-add-symbolic"));
  gops_page_test_settle (&test);
  g_assert_cmpint (gops_page_test_count (&test, "sop_trigger", "event = 'joins' AND paused = 0"), ==, 1);
  gops_ui_click (row_titled (dialog, name_of ("newcomer-person")));
  gops_page_test_settle (&test);
  g_assert_cmpint (gops_page_test_count (&test, "sop_trigger", "paused = 1"), ==, 1);
  gops_page_test_undo (&test);
  g_assert_cmpint (gops_page_test_count (&test, "sop_trigger", "paused = 0"), ==, 1);
  gops_ui_click (find_icon (row_titled (dialog, name_of ("newcomer-person")), "user-trash-symbolic"));
  gops_page_test_settle (&test);
  g_assert_cmpint (gops_page_test_count (&test, "sop_trigger", "1"), ==, 0);
  close_dialog (dialog, "GopsSopTriggersDialog");
}

static void
test_saves_plan (void)
{
  g_auto (GopsPageTest) test = open_page ();
  GtkWidget *editor;

  g_assert_true (gops_method_apply_sop (test.store.store, test.group, "camp-7", "2031-05-05", NULL, NULL));
  gops_page_test_settle (&test);
  g_assert_true (gtk_widget_activate_action (test.page, "page.save-sop", NULL));
  gops_ui_settle ();
  gops_ui_type (gops_page_test_anywhere (gops_page_test_find_titled, "SOP|Name"), "Good week");
  gops_ui_type (gops_page_test_anywhere (gops_page_test_find_titled, "First day (YYYY-MM-DD)"), "2031-05-05");
  gops_ui_click (gops_page_test_anywhere (gops_page_test_find_labelled, "_Save"));
  editor = gops_ui_find_type (NULL, "GopsSopEditor");
  gops_page_test_settle (&test);
  g_assert_cmpint (gops_page_test_count (&test, "method_template", "kind = 'sops' AND name = 'good-week'"), ==, 1);
  close_dialog (editor, "GopsSopEditor");
}

/* What has changed is offered, and taken over with one click. */
static void
test_offers (void)
{
  g_auto (GopsPageTest) test = open_page ();
  GopsStore *store = test.store.store;
  g_autofree char *sop = gops_own_sop_new (store, "Mine", "en", NULL), *entry = NULL;
  GopsSopItem item = { .day = 1, .time = "09:00", .type = "topic", .title = { .en = "Old" }, .text = { .en = "Old" }, .owner = "owner", .minutes = 5 };
  GtkWidget *dialog;

  g_assert_true (gops_own_sop_put_item (store, sop, &item, &entry, NULL));
  g_assert_true (gops_method_apply_sop (store, test.group, sop, "2031-05-05", NULL, NULL));
  item.id = entry;
  item.title.en = "Newest";
  g_assert_true (gops_own_sop_put_item (store, sop, &item, NULL, NULL));
  gops_page_test_settle (&test);
  dialog = open_dialog (&test, "page.sops", "GopsSopsDialog");
  for (guint i = 0; i < 200 && gops_page_test_button (dialog, "_Update") == NULL; i++)
    wait_frames (dialog, 1);
  gops_ui_click (gops_page_test_button (dialog, "_Update"));
  gops_page_test_settle (&test);
  g_assert_cmpint (gops_page_test_count (&test, "plan_item", "title = 'Newest'"), ==, 1);
  close_dialog (dialog, "GopsSopsDialog");
}

static GArray *
add_groups (GopsPageTest *test,
            guint         n)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Group %02u", i);
      gint64 id = gops_test_add_group (test->store.store, name);

      g_array_append_val (ids, id);
    }
  gops_page_test_settle (test);
  return ids;
}

/* A 21-day camp for 30 groups, three minutes apart, with one undo. */
static void
test_many_groups (void)
{
  g_auto (GopsPageTest) test = open_page ();
  g_autoptr (GArray) groups = add_groups (&test, 30);
  guint n = gops_method_find_sop (gops_method_get_default (), "camp-21")->n_items;
  GtkWidget *dialog;

  gops_sop_present (test.session, groups, test.page);
  wait_frames (test.window, 3);
  dialog = gops_ui_find_type (NULL, "GopsSopDialog");
  gops_ui_test_names (dialog);
  gops_ui_choose (gops_ui_find_id (dialog, "sop_row"), gops_page_test_find_sop ("camp-21"));
  gops_ui_type (gops_ui_find_id (dialog, "date_row"), "2031-05-05");
  g_object_set (gops_page_test_row (dialog, "Minutes from Group to Group"), "value", 3.0, NULL);
  gops_ui_click (gops_ui_find_id (dialog, "apply_button"));
  gops_ui_wait_gone ("GopsSopDialog");
  g_assert_cmpint (gops_page_test_count (&test, "plan_item", "sop = 'camp-21'"), ==, 30 * n);
  g_assert_cmpint (gops_page_test_count (&test, "plan_item", "sop_entry = 'opening' AND at_time = '09:03'"), ==, 1);
  gops_page_test_settle (&test);
  gops_page_test_undo (&test);
  g_assert_cmpint (gops_page_test_count (&test, "plan_item", "sop = 'camp-21'"), ==, 0);
}

/* What would lie in the past is said and left out; asked for, it is added. */
static void
apply_late (GopsPageTest *test,
            GArray       *groups,
            gboolean      with_past)
{
  g_autofree char *today = gops_date_today (test->store.store, NULL);
  GtkWidget *dialog;

  gops_sop_present (test->session, groups, test->page);
  wait_frames (test->window, 3);
  dialog = gops_ui_find_type (NULL, "GopsSopDialog");
  gops_ui_choose (gops_ui_find_id (dialog, "sop_row"), gops_page_test_find_sop ("camp-21"));
  gops_ui_type (gops_ui_find_id (dialog, "date_row"), today);
  g_assert_nonnull (gops_ui_find_id (dialog, "past_row"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (gops_ui_find_id (dialog, "leave_past")), !with_past);
  gops_ui_click (gops_ui_find_id (dialog, "apply_button"));
  gops_ui_wait_gone ("GopsSopDialog");
  gops_page_test_settle (test);
}

/* In how many of the groups the SOP is already. */
static void
test_warns_of_repeat (GopsPageTest *test,
                      GArray       *groups)
{
  GtkWidget *dialog;

  gops_sop_present (test->session, groups, test->page);
  wait_frames (test->window, 3);
  dialog = gops_ui_find_type (NULL, "GopsSopDialog");
  gops_ui_choose (gops_ui_find_id (dialog, "sop_row"), gops_page_test_find_sop ("camp-21"));
  g_assert_true (g_str_has_prefix (gtk_label_get_label (GTK_LABEL (gops_ui_find_id (dialog, "present"))), "2 of these groups have"));
  close_dialog (dialog, "GopsSopDialog");
}

static void
test_past (void)
{
  g_auto (GopsPageTest) test = open_page ();
  g_autoptr (GArray) groups = add_groups (&test, 2);
  int n = (int) gops_method_find_sop (gops_method_get_default (), "camp-21")->n_items;

  apply_late (&test, groups, FALSE);
  g_assert_cmpint (gops_page_test_count (&test, "plan_item", "sop = 'camp-21'"), <, 2 * n);
  g_assert_cmpint (gops_page_test_count (&test, "plan_item", "sop = 'camp-21' AND day_number < 1"), ==, 0);
  test_warns_of_repeat (&test, groups);
  gops_page_test_undo (&test);
  gops_page_test_settle (&test);
  apply_late (&test, groups, TRUE);
  g_assert_cmpint (gops_page_test_count (&test, "plan_item", "sop = 'camp-21'"), ==, 2 * n);
}

/* --- pictures --- */

static void
picture (GopsPageTest *test,
         const char   *action,
         const char   *type,
         const char   *language,
         int           width)
{
  GtkWidget *dialog = open_dialog (test, action, type);
  g_autofree char *file = g_strdup_printf ("%s-%s-%d", action + strlen ("page."), language, width);

  for (guint k = 0; k < 20; k++)
    wait_frames (dialog, 1);
  gops_ui_test_fits (dialog);
  if (g_getenv ("GOPS_PICTURES") != NULL)
    gops_ui_test_pictures (dialog, file);
  if (g_str_equal (type, "GopsSopsDialog"))
    {
      g_autofree char *editor_file = g_strdup_printf ("sop-editor-%s-%d", language, width), *entry_file = g_strdup_printf ("sop-entry-%s-%d", language, width);
      GtkWidget *editor, *entry;

      gops_ui_click (find_icon (row_titled (dialog, name_of ("camp-21")), "edit-copy-symbolic"));
      editor = gops_ui_find_type (NULL, "GopsSopEditor");
      gops_page_test_settle (test);
      for (guint k = 0; k < 20; k++)
        wait_frames (editor, 1);
      gops_ui_test_fits (editor);
      if (g_getenv ("GOPS_PICTURES") != NULL)
        gops_ui_test_pictures (editor, editor_file);
      gops_ui_click (find_icon (editor, "list-add-symbolic"));
      entry = gops_ui_find_type (NULL, "GopsSopEntry");
      for (guint k = 0; k < 20; k++)
        wait_frames (entry, 1);
      gops_ui_test_fits (entry);
      if (g_getenv ("GOPS_PICTURES") != NULL)
        gops_ui_test_pictures (entry, entry_file);
      close_dialog (entry, "GopsSopEntry");
      close_dialog (editor, "GopsSopEditor");
    }
  close_dialog (dialog, type);
}

static void
picture_many (GopsPageTest *test,
              const char   *language,
              int           width)
{
  g_autoptr (GArray) groups = add_groups (test, 3);
  g_autofree char *file = g_strdup_printf ("sop-many-%s-%d", language, width);
  GtkWidget *dialog;

  gops_sop_present (test->session, groups, test->page);
  wait_frames (test->window, 20);
  dialog = gops_ui_find_type (NULL, "GopsSopDialog");
  gops_ui_test_fits (dialog);
  if (g_getenv ("GOPS_PICTURES") != NULL)
    gops_ui_test_pictures (dialog, file);
  close_dialog (dialog, "GopsSopDialog");
}

static void
test_pictures (void)
{
  static const char *const languages[] = { "en", "zh_CN" };
  static const int widths[] = { 360, 1040 };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    for (guint j = 0; j < G_N_ELEMENTS (widths); j++)
      {
        g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, languages[i], widths[j]);
        g_autofree char *id = gops_own_sop_new (test.store.store, "A <very> long name of an SOP that goes on & on till we left", "en", NULL);

        gops_page_test_settle (&test);
        picture (&test, "page.sops", "GopsSopsDialog", languages[i], widths[j]);
        picture (&test, "page.sop-triggers", "GopsSopTriggersDialog", languages[i], widths[j]);
        picture_many (&test, languages[i], widths[j]);
      }
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/sops/edits", test_edits);
  g_test_add_func ("/sops/materials", test_materials);
  g_test_add_func ("/sops/copies", test_copies);
  g_test_add_func ("/sops/triggers", test_triggers);
  g_test_add_func ("/sops/saves-plan", test_saves_plan);
  g_test_add_func ("/sops/offers", test_offers);
  g_test_add_func ("/sops/many-groups", test_many_groups);
  g_test_add_func ("/sops/past", test_past);
  g_test_add_func ("/sops/pictures", test_pictures);
  return g_test_run ();
}
