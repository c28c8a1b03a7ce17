/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Balance meter, score, length bar, pace chart. */
#include "gops-ui-test.h"

#include <math.h>

#include "gops-balance-meter.h"
#include "gops-length-bar.h"
#include "gops-pace-chart.h"
#include "gops-score-row.h"
#include "gops-share-bar.h"
#include "gops-sparkline.h"

static void
count_cb (int *count)
{
  ++*count;
}

static void
test_balance (void)
{
  GtkWidget *meter = gops_balance_meter_new ();
  GtkWidget *window = gops_ui_test_show (meter, 400, 80);
  int n_notified = 0;

  g_signal_connect_swapped (meter, "notify::value", G_CALLBACK (count_cb), &n_notified);
  gops_balance_meter_set_value (GOPS_BALANCE_METER (meter), 44, "a little too strict");
  gops_balance_meter_set_value (GOPS_BALANCE_METER (meter), 44, "a little too strict");
  g_assert_cmpint (n_notified, ==, 1);
  g_assert_false (gtk_widget_has_css_class (meter, "right"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (meter), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "a little too strict");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (meter), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 44.0);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (meter), GTK_ACCESSIBLE_ROLE_METER);

  gops_balance_meter_set_value (GOPS_BALANCE_METER (meter), 400, NULL);
  g_assert_cmpfloat (gops_balance_meter_get_value (GOPS_BALANCE_METER (meter)), ==, 100);
  gops_balance_meter_set_zone (GOPS_BALANCE_METER (meter), -100, 100);
  g_assert_true (gtk_widget_has_css_class (meter, "right"));
  wait_frames (window, 2);
  gops_ui_test_close (window, meter);
}

static void
test_score (void)
{
  GtkWidget *score = gops_score_row_new ("Many people");
  GtkWidget *window = gops_ui_test_show (score, 200, 40);
  int n_notified = 0;
  static const struct { guint key; int expected; } keys[] = {
    { GDK_KEY_3, 3 }, { GDK_KEY_Right, 4 }, { GDK_KEY_Right, 5 }, { GDK_KEY_Right, 5 },
    { GDK_KEY_Left, 4 }, { GDK_KEY_KP_1, 1 }, { GDK_KEY_Left, 0 }, { GDK_KEY_Left, 0 },
  };

  g_signal_connect_swapped (score, "notify::value", G_CALLBACK (count_cb), &n_notified);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_assert_true (gops_ui_test_press (score, keys[i].key, 0));
      g_assert_cmpint (gops_score_row_get_value (GOPS_SCORE_ROW (score)), ==, keys[i].expected);
    }
  g_assert_cmpint (n_notified, ==, 6);
  gtk_widget_set_direction (score, GTK_TEXT_DIR_RTL);
  gops_ui_test_press (score, GDK_KEY_Left, 0);
  g_assert_cmpint (gops_score_row_get_value (GOPS_SCORE_ROW (score)), ==, 1);
  g_assert_true (gtk_widget_has_css_class (score, "weak"));
  gops_ui_test_names (score);
  gops_ui_test_close (window, score);
}

static void
test_length (void)
{
  GtkWidget *bar = gops_length_bar_new ();
  GtkWidget *window = gops_ui_test_show (bar, 300, 60);
  static const struct { guint length, limit; gboolean tight, over; } cases[] = {
    { 0, 2000, FALSE, FALSE }, { 412, 2000, FALSE, FALSE }, { 1900, 2000, TRUE, FALSE },
    { 2000, 2000, TRUE, FALSE }, { 2001, 2000, FALSE, TRUE }, { 5000, 0, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gops_length_bar_set (GOPS_LENGTH_BAR (bar), cases[i].length, cases[i].limit, FALSE, "about a minute");
      g_assert_cmpint (gtk_widget_has_css_class (bar, "tight"), ==, cases[i].tight);
      g_assert_cmpint (gtk_widget_has_css_class (bar, "over"), ==, cases[i].over);
      wait_frames (window, 1);
    }
  gops_ui_test_close (window, bar);
}

static const GopsPacePoint points[] = {
  { 0, 76 }, { 0.08, 92 }, { 0.16, 103 }, { 0.22, 118 }, { 0.3, 126 }, { 0.36, 148 }, { 0.42, 152 }, { 0.48, 170 }, { 0.55, 186 },
};

static const GopsPaceTexts texts = {
  .baseline = 76, .target = 250, .first_label = "1 Sep", .today_label = "17", .last_label = "30",
  .value_label = "186 today", .target_label = "250", .summary = "186 of 250 members, 14 ahead of pace",
};

static void
test_pace (void)
{
  GtkWidget *chart = gops_pace_chart_new ();
  GtkWidget *window = gops_ui_test_show (chart, 320, 150);
  GopsPaceTexts flat = texts;

  gops_pace_chart_set (GOPS_PACE_CHART (chart), points, G_N_ELEMENTS (points), &texts);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_LABEL, texts.summary);
  wait_frames (window, 2);

  /* no points, and a goal that is where it began */
  flat.baseline = flat.target = 5;
  gops_pace_chart_set (GOPS_PACE_CHART (chart), NULL, 0, &flat);
  wait_frames (window, 2);
  gops_ui_test_close (window, chart);
}

static void
test_sparkline (void)
{
  GtkWidget *line = gops_sparkline_new ();
  GtkWidget *window = gops_ui_test_show (line, 100, 40);
  static const double values[] = { 10, NAN, 500, -20, 40 };

  gops_sparkline_set_values (GOPS_SPARKLINE (line), values, G_N_ELEMENTS (values), "from 10 to 40 percent");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, "from 10 to 40 percent");
  wait_frames (window, 2);
  gops_sparkline_set_values (GOPS_SPARKLINE (line), values + 1, 1, NULL);
  wait_frames (window, 2);
  gops_sparkline_set_range (GOPS_SPARKLINE (line), 5, 5);
  wait_frames (window, 2);
  gops_ui_test_close (window, line);
}

static GtkWidget *
create_cells (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  static const double values[] = { 38, 41, 40, 44, 43, 47, 46, 52, 50, 48, 55 };

  for (int i = 0; i < 2; i++)
    {
      GtkWidget *line = gops_sparkline_new ();
      GtkWidget *bar = gops_share_bar_new ();

      gops_sparkline_set_values (GOPS_SPARKLINE (line), values, G_N_ELEMENTS (values) - 3 * i, "spoken share");
      gops_sparkline_set_goal (GOPS_SPARKLINE (line), 50);
      gops_sparkline_set_warn (GOPS_SPARKLINE (line), i == 1);
      gops_share_bar_set (GOPS_SHARE_BAR (bar), i == 1 ? 0.4 : 0.7, 0.58, "14 ahead of pace");
      gops_share_bar_set_color (GOPS_SHARE_BAR (bar), i == 1 ? "gops_amber" : "gops_jade");
      gtk_box_append (GTK_BOX (box), line);
      gtk_box_append (GTK_BOX (box), bar);
    }
  return box;
}

static GtkWidget *
create_gallery (void)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 18,
                                 "margin-start", 18, "margin-end", 18, "margin-top", 18, NULL);
  GtkWidget *parts[] = { gops_balance_meter_new (), gops_balance_meter_new (), gops_length_bar_new (), gops_length_bar_new (),
                         gops_score_row_new ("Many people"), gops_score_row_new ("Met in one batch"),
                         gops_pace_chart_new () };

  gops_balance_meter_set_value (GOPS_BALANCE_METER (parts[0]), 44, "a little too strict");
  gops_balance_meter_set_value (GOPS_BALANCE_METER (parts[1]), -8, "just right");
  gops_length_bar_set (GOPS_LENGTH_BAR (parts[2]), 412, 2000, FALSE, "about a minute to read");
  gops_length_bar_set (GOPS_LENGTH_BAR (parts[3]), 2412, 2000, FALSE, "about 5 minutes to read");
  gops_score_row_set_value (GOPS_SCORE_ROW (parts[4]), 4);
  gops_score_row_set_value (GOPS_SCORE_ROW (parts[5]), 2);
  gops_pace_chart_set (GOPS_PACE_CHART (parts[6]), points, G_N_ELEMENTS (points), &texts);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_box_append (GTK_BOX (box), parts[i]);
  gtk_box_append (GTK_BOX (box), create_cells ());
  gtk_widget_set_halign (parts[4], GTK_ALIGN_END);
  gtk_widget_set_halign (parts[5], GTK_ALIGN_END);
  return box;
}

static void
test_pictures (void)
{
  GtkWidget *box = create_gallery ();
  GtkWidget *window = gops_ui_test_show (box, 360, 560);

  gops_ui_test_names (box);
  gops_ui_test_pictures (box, "meters");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  gops_ui_test_picture (box, "meters-rtl");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  gops_ui_test_close (window, box);
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/balance-meter/value", test_balance);
  g_test_add_func ("/ui/score-row/keys", test_score);
  g_test_add_func ("/ui/length-bar/limits", test_length);
  g_test_add_func ("/ui/pace-chart/draws-anything", test_pace);
  g_test_add_func ("/ui/sparkline/draws-anything", test_sparkline);
  g_test_add_func ("/ui/meters/pictures", test_pictures);
  return g_test_run ();
}
