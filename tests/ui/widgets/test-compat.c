/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same behaviour on the oldest and the newest toolkit. */
#include "gops-ui-test.h"

#include "gops-compat.h"
#include "gops-ui-use.h"

static GtkWidget *
create_pane (const char   *title,
             AdwHeaderBar **out_header)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *label = gtk_label_new (title);

  gtk_widget_set_vexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), label);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (title, ""));
  *out_header = ADW_HEADER_BAR (header);
  return box;
}

static GtkWidget *
create_split (void)
{
  GtkWidget *view = gops_split_view_new ();
  AdwHeaderBar *header;

  gops_split_view_set_sidebar (GOPS_SPLIT_VIEW (view), create_pane ("GroupOps", &header), "GroupOps");
  gops_split_view_add_sidebar_header (GOPS_SPLIT_VIEW (view), header);
  gops_split_view_set_content (GOPS_SPLIT_VIEW (view), create_pane ("Runners", &header), "Runners");
  gops_split_view_add_content_header (GOPS_SPLIT_VIEW (view), header);
  return view;
}

/* The window's own title bar must not take part. */
static GtkWidget *
show_split (GtkWidget *view,
            int        width)
{
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "content", view, "default-width", width, "default-height", 400, NULL);

  gtk_window_present (GTK_WINDOW (window));
  wait_frames (window, 4);
  return window;
}

static void
count_cb (int *count)
{
  ++*count;
}

static void
test_split_wide (void)
{
  GtkWidget *view = create_split ();
  GtkWidget *window = show_split (view, 1000);

  g_assert_false (gops_split_view_get_collapsed (GOPS_SPLIT_VIEW (view)));
  gops_ui_test_names (view);
  gops_ui_test_picture (view, "split-wide");
  gops_ui_test_close (window, view);
}

static void
test_split_narrow (void)
{
  GtkWidget *view = create_split ();
  GtkWidget *window;
  int n_collapsed = 0, n_shown = 0;

  g_signal_connect_swapped (view, "notify::collapsed", G_CALLBACK (count_cb), &n_collapsed);
  g_signal_connect_swapped (view, "notify::show-content", G_CALLBACK (count_cb), &n_shown);
  window = show_split (view, 360);
  g_assert_true (gops_split_view_get_collapsed (GOPS_SPLIT_VIEW (view)));
  g_assert_cmpint (n_collapsed, ==, 1);
  g_assert_cmpint (gtk_widget_get_width (view), <=, 360);

  g_assert_false (gops_split_view_get_show_content (GOPS_SPLIT_VIEW (view)));
  gops_split_view_set_show_content (GOPS_SPLIT_VIEW (view), TRUE);
  gops_split_view_set_show_content (GOPS_SPLIT_VIEW (view), TRUE);
  g_assert_cmpint (n_shown, ==, 1);
  gops_ui_test_names (view);
  gops_ui_test_picture (view, "split-narrow");
  gops_ui_test_close (window, view);
}

static void
test_rows (void)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *toggle = gops_switch_row_new ("Quiet hours");
  GtkWidget *spin = gops_spin_row_new ("Answer within", 1, 72, 1);
  GtkWidget *window;
  int n_active = 0, n_value = 0;

  gtk_list_box_append (GTK_LIST_BOX (list), toggle);
  gtk_list_box_append (GTK_LIST_BOX (list), spin);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, "Rows", -1);
  g_signal_connect_swapped (toggle, "notify::active", G_CALLBACK (count_cb), &n_active);
  g_signal_connect_swapped (spin, "notify::value", G_CALLBACK (count_cb), &n_value);
  window = gops_ui_test_show (list, 400, 200);

  gops_switch_row_set_active (GOPS_SWITCH_ROW (toggle), TRUE);
  gops_switch_row_set_active (GOPS_SWITCH_ROW (toggle), TRUE);
  g_assert_cmpint (n_active, ==, 1);
  gops_spin_row_set_value (GOPS_SPIN_ROW (spin), 24);
  gops_spin_row_set_value (GOPS_SPIN_ROW (spin), 24);
  g_assert_cmpint (n_value, ==, 1);
  gops_spin_row_set_value (GOPS_SPIN_ROW (spin), 99);
  g_assert_cmpfloat (gops_spin_row_get_value (GOPS_SPIN_ROW (spin)), ==, 72);
  gops_ui_test_names (list);
  gops_ui_test_pictures (list, "rows");
  gops_ui_test_close (window, spin);
}

static void
test_banner (void)
{
  GtkWidget *banner = gops_banner_new ("Another program changed this workspace");
  GtkWidget *window = gops_ui_test_show (banner, 500, 60);
  int n_revealed = 0, n_clicked = 0;

  g_object_set (banner, "button-label", "_Look", NULL);
  g_signal_connect_swapped (banner, "notify::revealed", G_CALLBACK (count_cb), &n_revealed);
  g_signal_connect_swapped (banner, "button-clicked", G_CALLBACK (count_cb), &n_clicked);
  gops_banner_set_revealed (GOPS_BANNER (banner), TRUE);
  gops_banner_set_revealed (GOPS_BANNER (banner), TRUE);
  g_assert_cmpint (n_revealed, ==, 1);
  g_signal_emit_by_name (gops_ui_test_find (banner, GTK_TYPE_BUTTON, NULL), "clicked");
  g_assert_cmpint (n_clicked, ==, 1);
  gops_ui_test_names (banner);
  gops_ui_test_pictures (banner, "banner");
  gops_ui_test_close (window, banner);
}

static void
test_dialog (void)
{
  GtkWidget *child = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window = show_split (gtk_label_new ("below"), 600);
  gpointer weak = child;
  int n_closed = 0;
  GtkWidget *dialog;

  gtk_box_append (GTK_BOX (child), adw_header_bar_new ());
  g_object_add_weak_pointer (G_OBJECT (child), &weak);
  dialog = gops_dialog_present (child, "New Group", 400, 300, window);
  gops_dialog_on_closed (dialog, G_CALLBACK (count_cb), NULL);
  g_signal_handlers_disconnect_by_func (dialog, count_cb, NULL);
  g_signal_connect_swapped (dialog, "destroy", G_CALLBACK (count_cb), &n_closed);
  wait_frames (window, 2);
  gops_dialog_close (child);
  pump_until (n_closed == 1);
  if (adw_get_minor_version () != 7)   /* libadwaita 1.7 itself keeps the sheet of a closed dialog for ever */
    pump_until (weak == NULL);
  gops_ui_test_close (window, NULL);
}

/* Escape takes back what is searched for, then closes. */
static void
test_dialog_with_search (void)
{
  GtkWidget *child = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *search = gtk_search_entry_new ();
  GtkWidget *window = show_split (gtk_label_new ("below"), 600);

  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL, "Search", -1);
  gtk_box_append (GTK_BOX (child), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (child), search);
  (void) gops_dialog_present (child, "Groups", 400, 300, window);
  gops_ui_type (gops_ui_find_type (NULL, "GtkSearchEntry"), "oak");
  g_assert_true (gops_ui_key (GDK_KEY_Escape, 0));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "");
  g_assert_true (gops_ui_key (GDK_KEY_Escape, 0));
  gops_ui_wait_gone ("GtkSearchEntry");
  gops_ui_test_close (window, NULL);
}

static void
on_asked_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  *(char **) user_data = gops_alert_ask_finish (result);
}

static void
ask (GtkWidget    *parent,
     GCancellable *cancellable,
     char        **out_answer)
{
  static const GopsAlertAnswer answers[] = {
    { "keep", "_Keep", GOPS_ALERT_PLAIN },
    { "forget", "_Forget", GOPS_ALERT_DESTRUCTIVE },
  };

  gops_alert_ask_async (parent, "Forget this person?", "It cannot be undone.", NULL, answers, 2, "keep",
                        cancellable, on_asked_cb, out_answer);
  wait_frames (parent, 2);
}

static void
test_alert_cancelled (void)
{
  GtkWidget *window = show_split (gtk_label_new ("below"), 600);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  char *answer = NULL;

  ask (window, cancellable, &answer);
  g_cancellable_cancel (cancellable);
  pump_until (answer != NULL);
  g_assert_cmpstr (answer, ==, "keep");
  g_free (answer);
  gops_ui_test_close (window, NULL);
}

/* The window that shows something else than our own. */
static GtkWidget *
find_other_window (GtkWidget *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) other = g_list_model_get_item (windows, i);

      if (other != window && gtk_widget_get_visible (other))
        return other;
    }
  return NULL;
}

/* A question that goes with its window was closed: whoever asked must hear of it. */
static void
test_alert_destroyed (void)
{
  GtkWidget *window = show_split (gtk_label_new ("below"), 600);
  char *answer = NULL;

  ask (window, NULL, &answer);
  if (find_other_window (window) != NULL)
    gtk_window_destroy (GTK_WINDOW (find_other_window (window)));
  else   /* newer toolkits show it inside */
    gtk_window_destroy (GTK_WINDOW (window));
  pump_until (answer != NULL);
  g_assert_cmpstr (answer, ==, "keep");
  g_free (answer);
  if (find_other_window (NULL) != NULL)
    gops_ui_test_close (window, NULL);
}

static void
on_asked_close_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  GtkWidget **parent = user_data;
  g_autofree char *answer = gops_alert_ask_finish (result);
  GtkWidget *alert = find_other_window (*parent);

  g_assert_cmpstr (answer, ==, "forget");
  if (alert != NULL)   /* still closing: the window that it was over may go */
    g_assert_null (gtk_window_get_transient_for (GTK_WINDOW (alert)));
  gtk_window_destroy (GTK_WINDOW (*parent));
}

/* Restoring a backup closes the dialog that asked, from the answer itself. */
static void
test_alert_lets_go (void)
{
  GtkWidget *window = show_split (gtk_label_new ("below"), 600), *asked = window, *alert;
  static const GopsAlertAnswer answers[] = { { "keep", "_Keep", GOPS_ALERT_PLAIN }, { "forget", "_Forget", GOPS_ALERT_DESTRUCTIVE } };

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gops_alert_ask_async (window, "Forget this person?", NULL, NULL, answers, 2, "keep", NULL, on_asked_close_cb, &asked);
  wait_frames (window, 2);
  alert = find_other_window (window);
  if (alert == NULL)   /* newer toolkits show it inside */
    alert = gops_ui_test_find (window, g_type_from_name ("AdwAlertDialog"), NULL);
  g_signal_emit_by_name (alert, "response", "forget");
  pump_until (window == NULL);
}

/* As many as the application has: GTK must have nothing to complain of. */
static void
test_shortcuts (void)
{
  static const char *const groups[] = { "General", "Getting Around", "The Group", "Lists", "Today", "Calendar" };
  GopsShortcutRow rows[27];
  GtkWidget *window = show_split (gtk_label_new ("below"), 600);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    rows[i] = (GopsShortcutRow) { i % 5 == 0 ? groups[i / 5] : NULL, "Move the item by a day", "<Control>Left <Control>Right" };
  gops_shortcuts_present (window, "Keyboard Shortcuts", rows, G_N_ELEMENTS (rows));
  wait_frames (window, 20);
  if (find_other_window (window) != NULL)
    {
      gops_ui_test_picture (find_other_window (window), "shortcuts");
      gtk_window_destroy (GTK_WINDOW (find_other_window (window)));
    }
  gops_ui_test_close (window, NULL);
}

static void
test_named_colors (void)
{
  GtkWidget *label = gtk_label_new ("x");
  GtkWidget *window = gops_ui_test_show (label, 100, 100);
  GdkRGBA color, jade;

  gdk_rgba_parse (&jade, "#1f9d78");
  g_assert_true (gops_widget_named_color (label, "gops_jade", &color));
  g_assert_true (gdk_rgba_equal (&color, &jade));
  g_assert_false (gops_widget_named_color (label, "gops_no_such_colour", &color));
  gops_announce (label, "Copied");
  gops_ui_test_close (window, label);
}

static void
test_scroll_to (void)
{
  GtkStringList *strings = gtk_string_list_new (NULL);
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (strings)));
  static const char row[] = "<interface><template class='GtkListItem'><property name='child'><object class='GtkLabel'/>"
                            "</property></template></interface>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (row, strlen (row));
  GtkListItemFactory *factory = gtk_builder_list_item_factory_new_from_bytes (NULL, bytes);
  GtkWidget *view = gtk_list_view_new (selection, factory);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *window;

  for (int i = 0; i < 500; i++)
    gtk_string_list_append (strings, "row");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  window = gops_ui_test_show (scrolled, 200, 200);
  gops_list_scroll_to (view, 400, TRUE);
  wait_frames (window, 3);
  g_assert_true (gtk_selection_model_is_selected (selection, 400));
  g_assert_cmpfloat (gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled))), >, 100);
  gops_ui_test_close (window, view);
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/compat/split-wide", test_split_wide);
  g_test_add_func ("/ui/compat/split-narrow", test_split_narrow);
  g_test_add_func ("/ui/compat/rows", test_rows);
  g_test_add_func ("/ui/compat/banner", test_banner);
  g_test_add_func ("/ui/compat/dialog", test_dialog);
  g_test_add_func ("/ui/compat/dialog-with-search", test_dialog_with_search);
  g_test_add_func ("/ui/compat/alert-cancelled", test_alert_cancelled);
  g_test_add_func ("/ui/compat/alert-destroyed", test_alert_destroyed);
  g_test_add_func ("/ui/compat/alert-lets-go", test_alert_lets_go);
  g_test_add_func ("/ui/compat/shortcuts", test_shortcuts);
  g_test_add_func ("/ui/compat/named-colors", test_named_colors);
  g_test_add_func ("/ui/compat/scroll-to", test_scroll_to);
  return g_test_run ();
}
