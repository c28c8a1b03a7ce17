/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bin that knows how much room it has. */
#include "gops-ui-test.h"

#include "gops-responsive-bin.h"

static void
count_cb (int *count)
{
  ++*count;
}

static void
check_class (int            width,
             GopsWidthClass expected,
             int            n_notified_expected)
{
  GtkWidget *bin = gops_responsive_bin_new ();
  GtkWidget *child = gtk_label_new ("x");
  GtkWidget *window;
  int n_notified = 0;

  gtk_widget_set_size_request (child, 900, 100);    /* more than there may be */
  gops_responsive_bin_set_child (GOPS_RESPONSIVE_BIN (bin), child);
  g_signal_connect_swapped (bin, "notify::width-class", G_CALLBACK (count_cb), &n_notified);
  window = gops_ui_test_show (bin, width, 200);
  g_assert_cmpint (gops_responsive_bin_get_width_class (GOPS_RESPONSIVE_BIN (bin)), ==, expected);
  g_assert_cmpint (n_notified, ==, n_notified_expected);
  g_assert_cmpint (gtk_widget_get_width (bin), ==, width);
  gops_ui_test_close (window, child);
}

static void
test_classes (void)
{
  check_class (360, GOPS_WIDTH_NARROW, 1);
  check_class (700, GOPS_WIDTH_MEDIUM, 1);
  check_class (1100, GOPS_WIDTH_WIDE, 0);
}

static void
test_edges (void)
{
  g_assert_cmpint (gops_width_class_for_width (599), ==, GOPS_WIDTH_NARROW);
  g_assert_cmpint (gops_width_class_for_width (600), ==, GOPS_WIDTH_MEDIUM);
  g_assert_cmpint (gops_width_class_for_width (999), ==, GOPS_WIDTH_MEDIUM);
  g_assert_cmpint (gops_width_class_for_width (1000), ==, GOPS_WIDTH_WIDE);
}

static void
test_builder (void)
{
  const char *ui = "<interface><object class='GopsResponsiveBin' id='bin'><child>"
                   "<object class='GtkLabel' id='label'/></child></object></interface>";

  g_type_ensure (GOPS_TYPE_RESPONSIVE_BIN);
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_string (ui, -1);
  GObject *bin = gtk_builder_get_object (builder, "bin");

  g_assert_true (gops_responsive_bin_get_child (GOPS_RESPONSIVE_BIN (bin)) ==
                 (gpointer) gtk_builder_get_object (builder, "label"));
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/responsive-bin/edges", test_edges);
  g_test_add_func ("/ui/responsive-bin/classes", test_classes);
  g_test_add_func ("/ui/responsive-bin/builder", test_builder);
  return g_test_run ();
}
