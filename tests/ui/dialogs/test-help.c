/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The help window: contents, search by keys alone, links, narrow widths, gone with the window that opened it. */
#include "gops-ui-test.h"

#include "gops-help-window.h"
#include "gops-help.h"
#include "gops-text.h"

static char *shown_page;   /* (owned) (nullable): where a link to the app led */

static void
on_show_page_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  g_free (shown_page);
  shown_page = g_variant_dup_string (parameter, NULL);
}

static GtkWidget *
open_help (GtkWidget **out_opener,
           const char *page)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) show = g_simple_action_new ("show-page", G_VARIANT_TYPE_STRING);
  g_autoptr (GList) windows = NULL;

  *out_opener = gops_ui_test_show (gtk_label_new ("opener"), 400, 300);
  g_signal_connect (show, "activate", G_CALLBACK (on_show_page_cb), NULL);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (show));
  gtk_widget_insert_action_group (*out_opener, "win", G_ACTION_GROUP (actions));
  gops_help_present (*out_opener, page);
  windows = gtk_window_list_toplevels ();
  for (GList *l = windows; l != NULL; l = l->next)
    if (l->data != *out_opener)
      {
        wait_frames (l->data, 3);
        return l->data;
      }
  g_return_val_if_reached (NULL);
}

static const char *
get_title (GtkWidget *help)
{
  return gtk_label_get_text (GTK_LABEL (gops_ui_test_find (help, GTK_TYPE_LABEL, "title-1")));
}

static const char *
get_help_title (const char *page)
{
  return gops_help_find (gops_interface_language (), page)->title;
}

static guint
count_rows (GtkWidget *help)
{
  GtkListBox *list = GTK_LIST_BOX (gops_ui_test_find (help, GTK_TYPE_LIST_BOX, NULL));
  guint n = 0;

  while (gtk_list_box_get_row_at_index (list, (int) n) != NULL)
    n++;
  return n;
}

/* Follows the first link below @widget that leads to @uri; following it may take the widget away. */
static gboolean
follow (GtkWidget  *widget,
        const char *uri)
{
  gboolean handled = FALSE;

  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), uri) != NULL)
    g_signal_emit_by_name (widget, "activate-link", uri, &handled);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      if (follow (child, uri))
        return TRUE;
  return handled;
}

static GtkWidget *
get_blocks (GtkWidget *help)
{
  return gtk_widget_get_parent (gops_ui_test_find (help, GTK_TYPE_LABEL, "title-1"));
}

static void
test_reads (void)
{
  GtkWidget *opener, *help = open_help (&opener, "positioning");

  g_assert_cmpstr (get_title (help), ==, get_help_title ("positioning"));
  g_assert_cmpuint (count_rows (help), >=, 30);
  gops_ui_test_names (help);
  g_assert_true (follow (get_blocks (help), "help:scene"));
  g_assert_cmpstr (get_title (help), ==, get_help_title ("scene"));
  gops_help_present (opener, "families");
  g_assert_cmpstr (get_title (help), ==, get_help_title ("families"));
  gops_help_present (opener, "workspace");
  wait_frames (help, 2);
  gops_ui_test_pictures (help, "help-workspace");
  gops_help_present (opener, "rules");
  wait_frames (help, 2);
  gops_ui_test_pictures (help, "help-rules");
  gops_ui_test_close (opener, NULL);
}

static void
test_leads_to_app (void)
{
  GtkWidget *opener, *help = open_help (&opener, "many-groups");

  g_assert_true (follow (get_blocks (help), "page:groups"));
  g_assert_cmpstr (shown_page, ==, "groups");
  gops_ui_test_close (opener, NULL);
}

static void
test_searches (void)
{
  GtkWidget *opener, *help = open_help (&opener, "start");
  GtkWidget *entry = gops_ui_test_find (help, GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), get_help_title ("balance"));
  pump_until (count_rows (help) < 30);
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (get_title (help), ==, get_help_title ("balance"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "xyzzy");
  pump_until (count_rows (help) == 0);
  g_signal_emit_by_name (entry, "stop-search");
  pump_until (count_rows (help) >= 30);
  gops_ui_test_close (opener, NULL);
}

static gboolean
has_keyboard (GtkWidget *help,
              GtkWidget *entry)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (help));

  return focus != NULL && gtk_widget_is_ancestor (focus, entry);
}

/* Ctrl+F leads to the search, and typing anywhere begins one; in a narrow window the list comes with it. */
static void
test_keys_search (void)
{
  GtkWidget *opener, *help = open_help (&opener, "start");
  GtkWidget *entry = gops_ui_test_find (help, GTK_TYPE_SEARCH_ENTRY, NULL);

  g_assert_false (has_keyboard (help, entry));
  g_assert_true (gops_ui_test_press (help, GDK_KEY_f, GDK_CONTROL_MASK));
  g_assert_true (has_keyboard (help, entry));
  g_assert_true (gtk_search_entry_get_key_capture_widget (GTK_SEARCH_ENTRY (entry)) == help);

  gtk_window_set_default_size (GTK_WINDOW (help), 360, 640);
  pump_until (gtk_widget_get_width (help) <= 380);
  gops_help_present (opener, "tiers");
  wait_frames (help, 4);
  g_assert_false (has_keyboard (help, entry));
  g_signal_emit_by_name (entry, "search-started");
  wait_frames (help, 4);
  g_assert_true (has_keyboard (help, entry));
  g_assert_true (gtk_widget_get_mapped (entry));
  gops_ui_test_close (opener, NULL);
}

static void
test_narrow (void)
{
  GtkWidget *opener, *help = open_help (&opener, "tiers");

  gtk_window_set_default_size (GTK_WINDOW (help), 360, 640);
  pump_until (gtk_widget_get_width (help) <= 380);
  wait_frames (help, 4);
  g_assert_true (gtk_widget_get_mapped (gops_ui_test_find (help, GTK_TYPE_LABEL, "title-1")));
  gops_ui_test_pictures (help, "help-tiers-360");
  gops_ui_test_close (opener, NULL);
}

/* It does not keep the app alive. */
static void
test_goes_with_opener (void)
{
  GtkWidget *opener, *help = open_help (&opener, "start");

  g_object_add_weak_pointer (G_OBJECT (help), (gpointer *) &help);
  gtk_window_destroy (GTK_WINDOW (opener));
  pump_until (help == NULL);
}

int
main (int argc, char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/help/reads", test_reads);
  g_test_add_func ("/help/leads-to-app", test_leads_to_app);
  g_test_add_func ("/help/searches", test_searches);
  g_test_add_func ("/help/keys-search", test_keys_search);
  g_test_add_func ("/help/narrow", test_narrow);
  g_test_add_func ("/help/goes-with-opener", test_goes_with_opener);
  return g_test_run ();
}
