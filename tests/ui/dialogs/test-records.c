/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of a day, own fields and orders: typed in, followed by undo, named for screen readers. */
#include "gops-page-test.h"

#include "gops-dialog.h"
#include "gops-dialogs.h"
#include "gops-figures.h"
#include "gops-orders-group.h"
#include "gops-own-fields.h"
#include "gops-own-values.h"
#include "gops-purchase.h"

static void
collect (GtkWidget *parent,
         GType      type,
         GPtrArray *found)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (G_TYPE_CHECK_INSTANCE_TYPE (child, type))
      g_ptr_array_add (found, child);
    else
      collect (child, type, found);
}

static GtkWidget *
nth (GPtrArray *widgets,
     guint      i)
{
  g_assert_cmpuint (i, <, widgets->len);
  return widgets->pdata[i];
}

static gint64
read_int (GopsPageTest *test,
          const char   *sql)
{
  gint64 value = -100;

  gops_session_flush (test->session);
  g_assert_true (gops_store_read_int (test->store.store, &value, NULL, sql, NULL));
  return value;
}

static gint64
add_person (GopsPageTest *test,
            const char   *name)
{
  GopsStore *store = test->store.store;
  gint64 id = gops_store_new_id (store);

  g_assert_true (gops_store_begin (store, NULL, "Add", NULL));
  g_assert_true (gops_store_exec (store, NULL, "INSERT INTO person (id, name) VALUES (?1, ?2)", "ls", id, name));
  g_assert_true (gops_store_commit (store, NULL));
  return id;
}

static void
add_groups (GopsPageTest *test,
            const char   *language,
            guint         n)
{
  for (guint i = 0; i < n; i++)
    {
      GopsGroupDraft draft = gops_page_test_draft (language);
      g_autofree char *name = g_strdup_printf ("%s %02u", draft.name, i + 2);

      draft.name = name;
      g_assert_cmpint (gops_method_create_group (test->store.store, &draft, NULL), !=, 0);
    }
}

static void
close_dialog (GopsPageTest *test,
              const char   *type)
{
  gops_dialog_close (gops_ui_test_find (gops_page_test_dialog (test), g_type_from_name (type), NULL));
  wait_frames (test->window, 3);
}

/* --- figures --- */

static GPtrArray *
open_figures (GopsPageTest *test)
{
  GPtrArray *entries = g_ptr_array_new ();

  gops_figures_present (test->session, test->window);
  wait_frames (test->window, 5);
  collect (gops_page_test_dialog (test), GTK_TYPE_ENTRY, entries);   /* the day, then the cells */
  return entries;
}

/* As the entry's own controllers see it before the text does. */
static void
press (GtkWidget *entry,
       guint      key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (entry);
  gboolean used = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !used; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &used);
    }
  g_assert_true (used);
}

static gboolean
has_focus (GtkWidget *entry)
{
  return gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry))));
}

static void
test_figures (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "en", 800);
  g_autoptr (GPtrArray) entries = NULL;

  add_groups (&test, "en", 2);
  entries = open_figures (&test);
  g_assert_cmpuint (entries->len, ==, 1 + 3 * GOPS_N_FIGURES);
  gtk_widget_grab_focus (nth (entries, 1));
  gtk_editable_set_text (GTK_EDITABLE (nth (entries, 1)), "200");
  press (nth (entries, 1), GDK_KEY_Return);
  g_assert_true (has_focus (nth (entries, 1 + GOPS_N_FIGURES)));
  press (nth (entries, 1 + GOPS_N_FIGURES), GDK_KEY_Up);
  g_assert_true (has_focus (nth (entries, 1)));
  gtk_editable_set_text (GTK_EDITABLE (nth (entries, 3)), "many");
  g_assert_true (gtk_widget_has_css_class (nth (entries, 3), "error"));
  gtk_editable_set_text (GTK_EDITABLE (nth (entries, 3)), "3");
  g_assert_cmpint (read_int (&test, "SELECT members * 1000 + gone FROM group_day"), ==, 200003);
  g_assert_true (gops_session_undo (test.session));
  gops_session_refresh_now (test.session);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (nth (entries, 1))), ==, "");
  gops_ui_test_names (gops_page_test_dialog (&test));
  close_dialog (&test, "GopsFiguresDialog");
}

static void
test_paste (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "en", 800);
  g_autoptr (GPtrArray) entries = NULL;
  GtkWidget *text;

  add_groups (&test, "en", 2);
  entries = open_figures (&test);
  text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (nth (entries, 4))));   /* who spoke */
  gdk_clipboard_set_text (gtk_widget_get_clipboard (text), "30\t300\n31\t310\n32\t320\n33\n");
  g_signal_emit_by_name (text, "paste-clipboard");
  pump_until (read_int (&test, "SELECT count (*) FROM group_day") == 3);
  g_assert_cmpint (read_int (&test, "SELECT sum (spoke) * 10000 + sum (messages) FROM group_day"), ==, 930930);
  gops_session_refresh_now (test.session);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (nth (entries, 1 + 2 * GOPS_N_FIGURES + GOPS_FIGURE_SPOKE))), ==, "32");
  g_assert_true (gops_session_undo (test.session));   /* all of it was one action */
  g_assert_cmpint (read_int (&test, "SELECT count (*) FROM group_day"), ==, 0);
  close_dialog (&test, "GopsFiguresDialog");
}

static void
test_days_and_pages (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "en", 800);
  g_autoptr (GPtrArray) entries = NULL, next = g_ptr_array_new ();

  add_groups (&test, "en", 59);
  entries = open_figures (&test);
  g_assert_cmpuint (entries->len, ==, 1 + 50 * GOPS_N_FIGURES);
  gtk_editable_set_text (GTK_EDITABLE (nth (entries, 1)), "200");
  gtk_editable_set_text (GTK_EDITABLE (nth (entries, 0)), "2026-09-17");   /* what was typed belongs to the day before */
  g_assert_cmpint (read_int (&test, "SELECT count (*) FROM group_day WHERE on_date = '2026-09-17'"), ==, 0);
  g_assert_cmpint (read_int (&test, "SELECT count (*) FROM group_day"), ==, 1);
  collect (gops_page_test_dialog (&test), GTK_TYPE_ENTRY, next);
  gtk_editable_set_text (GTK_EDITABLE (nth (next, 1)), "100");
  g_assert_cmpint (read_int (&test, "SELECT members FROM group_day WHERE on_date = '2026-09-17'"), ==, 100);
  close_dialog (&test, "GopsFiguresDialog");
}

/* --- own fields --- */

static void
test_own_values (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "en", 800);
  gint64 person = add_person (&test, "Zoe");
  GtkWidget *values, *window, *row;

  g_assert_cmpint (gops_own_field_add (test.store.store, "Shoes", GOPS_OWN_NUMBER, NULL, NULL), !=, 0);
  g_assert_cmpint (gops_own_field_add (test.store.store, "Shirt", GOPS_OWN_CHOICE, "S\nM\nL", NULL), !=, 0);
  values = gops_own_values_new (test.session, person);
  window = gops_ui_test_show (values, 360, 600);
  row = gops_page_test_find_titled (window, "Shoes");
  gtk_editable_set_text (GTK_EDITABLE (row), "big");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_cmpint (read_int (&test, "SELECT count (*) FROM own_value"), ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (row), "42");
  adw_combo_row_set_selected (ADW_COMBO_ROW (gops_page_test_find_titled (window, "Shirt")), 2);
  g_assert_cmpint (read_int (&test, "SELECT count (*) FROM own_value WHERE value IN ('42', 'M')"), ==, 2);
  g_assert_cmpint (gops_own_field_add (test.store.store, "House", GOPS_OWN_TEXT, NULL, NULL), !=, 0);
  gops_session_refresh_now (test.session);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (gops_page_test_find_titled (window, "Shoes"))), ==, "42");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (gops_page_test_find_titled (window, "Shirt"))), ==, 2);
  g_assert_nonnull (gops_page_test_find_titled (window, "House"));
  gops_ui_test_names (window);
  gops_ui_test_close (window, values);
}

static void
test_fields_dialog (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "en", 800);
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();
  GtkWidget *dialog;

  g_assert_cmpint (gops_own_field_add (test.store.store, "Shoes", GOPS_OWN_NUMBER, NULL, NULL), !=, 0);
  g_assert_cmpint (gops_own_field_add (test.store.store, "Shirt", GOPS_OWN_CHOICE, "S\nM\nL", NULL), !=, 0);
  gops_own_fields_present (test.session, test.window);
  wait_frames (test.window, 3);
  dialog = gops_page_test_dialog (&test);
  gops_ui_test_names (dialog);
  collect (gops_page_test_find_titled (dialog, "Shirt"), GTK_TYPE_BUTTON, buttons);
  g_signal_emit_by_name (nth (buttons, 0), "clicked");   /* up */
  g_assert_cmpint (read_int (&test, "SELECT position FROM own_field WHERE name = 'Shirt'"), ==, 0);
  gops_session_refresh_now (test.session);
  g_ptr_array_set_size (buttons, 0);
  collect (gops_page_test_find_titled (dialog, "Shirt"), GTK_TYPE_BUTTON, buttons);
  g_signal_emit_by_name (nth (buttons, buttons->len - 1), "clicked");   /* remove */
  g_assert_cmpint (read_int (&test, "SELECT count (*) FROM own_field"), ==, 1);
  g_assert_true (gops_session_undo (test.session));
  gops_session_refresh_now (test.session);
  g_assert_nonnull (gops_page_test_find_titled (dialog, "Shirt"));
  close_dialog (&test, "GopsOwnFieldsDialog");
}

static void
test_form (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "en", 800);
  g_autofree char *path = g_build_filename (test.store.folder, "form.pdf", NULL), *bytes = NULL;
  g_autoptr (GtkPrintOperation) operation = NULL;

  g_assert_cmpint (gops_own_field_add (test.store.store, "Shirt", GOPS_OWN_CHOICE, "S\nM\nL", NULL), !=, 0);
  operation = gops_print_form_new (test.session, NULL);
  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_set_allow_async (operation, FALSE);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, NULL), ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF"));
}

/* --- orders --- */

static void
test_orders (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "en", 800);
  const GopsPurchaseDraft draft = { .person = add_person (&test, "Zoe"), .group = test.group, .on_date = "2026-09-17", .amount = 1250,
                                    .currency = "EUR", .product = "Tea & <Cake>", .number = "" };
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();
  GtkWidget *orders = gops_orders_group_new (test.session, draft.person, test.group), *window = gops_ui_test_show (orders, 360, 500);

  g_assert_cmpint (gops_purchase_add (test.store.store, &draft, NULL), !=, 0);
  gops_session_refresh_now (test.session);
  g_assert_nonnull (gops_page_test_find_titled (window, "Tea &amp; &lt;Cake&gt;"));
  gops_ui_test_names (window);
  collect (gops_page_test_find_titled (window, "Tea &amp; &lt;Cake&gt;"), GTK_TYPE_BUTTON, buttons);
  g_signal_emit_by_name (nth (buttons, 0), "clicked");
  g_assert_cmpint (read_int (&test, "SELECT count (*) FROM purchase"), ==, 0);
  g_assert_true (gops_session_undo (test.session));
  g_assert_cmpint (read_int (&test, "SELECT count (*) FROM purchase"), ==, 1);
  gops_ui_test_close (window, orders);
}

static void
add_member (GopsPageTest *test,
            const char   *name)
{
  GopsStore *store = test->store.store;
  gint64 person = add_person (test, name);

  g_assert_true (gops_store_begin (store, NULL, "Add", NULL));
  g_assert_true (gops_store_exec (store, NULL, "INSERT INTO membership (id, group_id, person_id) VALUES (?1, ?2, ?3)", "lll", gops_store_new_id (store),
                                  test->group, person));
  g_assert_true (gops_store_commit (store, NULL));
}

/* Typed in by keys alone: letters of a name, Enter, the amount, Enter, and the next. */
static void
test_orders_by_keys (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "en", 800);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  GtkWidget *dialog;

  add_member (&test, "Zoe Adams");
  add_member (&test, "王小明");
  gops_session_set_group (test.session, test.group);
  gops_orders_present (test.session, test.window);
  dialog = gops_ui_test_find (gops_page_test_dialog (&test), g_type_from_name ("GopsOrderDialog"), NULL);
  collect (dialog, ADW_TYPE_ENTRY_ROW, rows);
  g_assert_cmpuint (rows->len, ==, 4);
  gtk_editable_set_text (GTK_EDITABLE (nth (rows, 0)), "zoe");
  pump_until (gops_ui_test_find (dialog, ADW_TYPE_ACTION_ROW, NULL) != NULL);   /* once the names are read */
  g_signal_emit_by_name (nth (rows, 0), "entry-activated");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (nth (rows, 0))), ==, "Zoe Adams");
  gtk_editable_set_text (GTK_EDITABLE (nth (rows, 1)), "12.50");
  gtk_editable_set_text (GTK_EDITABLE (nth (rows, 3)), "Tea");
  g_signal_emit_by_name (nth (rows, 3), "entry-activated");
  g_assert_cmpint (read_int (&test, "SELECT amount FROM purchase WHERE product = 'Tea'"), ==, 1250);

  gtk_editable_set_text (GTK_EDITABLE (nth (rows, 0)), "wxm");   /* by the first letters of its sound */
  g_signal_emit_by_name (nth (rows, 0), "entry-activated");
  g_signal_emit_by_name (nth (rows, 1), "entry-activated");   /* no amount yet */
  g_assert_cmpint (read_int (&test, "SELECT count (*) FROM purchase"), ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (nth (rows, 1)), "8");
  g_signal_emit_by_name (nth (rows, 1), "entry-activated");
  g_assert_cmpint (read_int (&test, "SELECT count (*) FROM purchase WHERE product = 'Tea'"), ==, 2);
  gops_ui_test_names (dialog);
  gops_ui_test_pictures (dialog, "add-orders");
  g_assert_true (gops_session_undo (test.session));
  g_assert_cmpint (read_int (&test, "SELECT count (*) FROM purchase"), ==, 1);
  g_assert_true (gops_session_redo (test.session));
  g_assert_cmpint (read_int (&test, "SELECT count (*) FROM purchase"), ==, 2);
  close_dialog (&test, "GopsOrderDialog");
}

/* --- pictures --- */

static void
fill (GopsPageTest *test,
      const char   *language)
{
  gboolean chinese = g_str_equal (language, "zh_CN");
  g_autofree char *today = gops_date_today (test->store.store, NULL);

  add_groups (test, language, 11);
  g_assert_cmpint (gops_own_field_add (test->store.store, chinese ? "尺码" : "Shirt size", GOPS_OWN_CHOICE, "S\nM\nL\nXL", NULL), !=, 0);
  g_assert_cmpint (gops_own_field_add (test->store.store, chinese ? "楼栋" : "House", GOPS_OWN_TEXT, NULL, NULL), !=, 0);
  g_assert_cmpint (gops_own_field_add (test->store.store, chinese ? "合同到期" : "End of contract", GOPS_OWN_DATE, NULL, NULL), !=, 0);
  g_assert_true (gops_store_begin (test->store.store, NULL, "Fill", NULL));
  g_assert_true (gops_store_exec (test->store.store, NULL,
    "INSERT INTO group_day (id, group_id, on_date, members, joined, spoke) SELECT id, id, ?1, 180 + id % 17, id % 7, 20 + id % 13 FROM chat_group LIMIT 5",
    "s", today));
  g_assert_true (gops_store_commit (test->store.store, NULL));
}

static void
take_pictures (const char *name,
               const char *type,
               void      (*present) (GopsSession *session, GtkWidget *parent))
{
  static const char *const languages[] = { "en", "zh_CN" };
  static const int widths[] = { 360, 1000 };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    for (guint j = 0; j < G_N_ELEMENTS (widths); j++)
      {
        g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, languages[i], widths[j]);
        g_autofree char *file = g_strdup_printf ("%s-%s-%d", name, languages[i], widths[j]);
        GtkWidget *dialog;

        fill (&test, languages[i]);
        present (test.session, test.window);
        dialog = gops_ui_test_find (gops_page_test_dialog (&test), g_type_from_name (type), NULL);
        for (guint k = 0; k < 15; k++)
          wait_frames (dialog, 1);
        gops_ui_test_fits (dialog);
        if (g_getenv ("GOPS_PICTURES") != NULL)
          gops_ui_test_pictures (dialog, file);
        close_dialog (&test, type);
      }
}

static void
test_figures_pictures (void)
{
  take_pictures ("figures", "GopsFiguresDialog", gops_figures_present);
}

static void
test_fields_pictures (void)
{
  take_pictures ("own-fields", "GopsOwnFieldsDialog", gops_own_fields_present);
}

static void
test_orders_pictures (void)
{
  take_pictures ("add-orders", "GopsOrderDialog", gops_orders_present);
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/records/figures-by-keys", test_figures);
  g_test_add_func ("/ui/records/figures-pasted", test_paste);
  g_test_add_func ("/ui/records/figures-of-days-and-pages", test_days_and_pages);
  g_test_add_func ("/ui/records/own-values", test_own_values);
  g_test_add_func ("/ui/records/own-fields", test_fields_dialog);
  g_test_add_func ("/ui/records/member-form", test_form);
  g_test_add_func ("/ui/records/orders", test_orders);
  g_test_add_func ("/ui/records/orders-by-keys", test_orders_by_keys);
  g_test_add_func ("/ui/records/pictures-of-orders", test_orders_pictures);
  g_test_add_func ("/ui/records/pictures-of-figures", test_figures_pictures);
  g_test_add_func ("/ui/records/pictures-of-fields", test_fields_pictures);
  return g_test_run ();
}
