/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tier chips, tier bars and marks. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-ui-test.h"

#include "gops-mark.h"
#include "gops-tier-bars.h"
#include "gops-tier-chip.h"

static const GopsTierBar counts[] = {
  { "core", "核心", 17, 14 }, { "active", "活跃", 42, 41 }, { "ordinary", "普通", 51, 58 }, { "new", "新人", 12, 12 },
  { "silent", "潜水", 40, 38 }, { "at-risk", "流失预警", 12, 9 }, { "lost", "流失", 12, 14 },
};

static void
count_cb (int *count)
{
  ++*count;
}

static void
test_chip (void)
{
  GtkWidget *chip = g_object_ref_sink (gops_tier_chip_new ("core", "Core"));

  g_assert_true (gtk_widget_has_css_class (chip, "gops-tier-core"));
  gops_tier_chip_set_tier (GOPS_TIER_CHIP (chip), "at-risk", "At risk");
  g_assert_false (gtk_widget_has_css_class (chip, "gops-tier-core"));
  g_assert_true (gtk_widget_has_css_class (chip, "gops-tier-at-risk"));
  gops_tier_chip_set_tier (GOPS_TIER_CHIP (chip), "made-up", "Regulars");
  g_assert_true (gtk_widget_has_css_class (chip, "gops-tier-silent"));
  g_assert_true (gtk_widget_get_visible (chip));
  gops_tier_chip_set_tier (GOPS_TIER_CHIP (chip), NULL, NULL);
  g_assert_false (gtk_widget_get_visible (chip));
  gops_tier_chip_set_locked (GOPS_TIER_CHIP (chip), TRUE);
  g_assert_finalize_object (G_OBJECT (chip));
}

static void
test_shapes (void)
{
  g_assert_cmpint (gops_mark_shape_for_name ("core"), ==, GOPS_MARK_SHAPE_STAR);
  g_assert_cmpint (gops_mark_shape_for_name ("ready"), ==, GOPS_MARK_SHAPE_HALF);
  g_assert_cmpint (gops_mark_shape_for_name ("starting"), ==, GOPS_MARK_SHAPE_RING);
  g_assert_cmpint (gops_mark_shape_for_name ("made-up"), ==, GOPS_MARK_SHAPE_DISC);
  g_assert_cmpint (gops_mark_shape_for_name (NULL), ==, GOPS_MARK_SHAPE_NONE);
  g_assert_cmpstr (gops_status_get_label ("ready"), ==, _("Ready"));
}

static void
test_bars_filter (void)
{
  GtkWidget *bars = gops_tier_bars_new ();
  GtkWidget *window;
  GtkWidget *first;
  g_autofree char *said = g_strdup_printf (_("%s: from %d to %u"), "核心", 14, 17u);
  int n_notified = 0;

  gops_tier_bars_set_counts (GOPS_TIER_BARS (bars), counts, G_N_ELEMENTS (counts));
  window = gops_ui_test_show (bars, 640, 160);
  g_signal_connect_swapped (bars, "notify::selected", G_CALLBACK (count_cb), &n_notified);
  first = gops_ui_test_find (bars, GTK_TYPE_TOGGLE_BUTTON, NULL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (first), GTK_ACCESSIBLE_PROPERTY_LABEL, said);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (first), TRUE);
  g_assert_cmpstr (gops_tier_bars_get_selected (GOPS_TIER_BARS (bars)), ==, "core");
  gops_tier_bars_set_counts (GOPS_TIER_BARS (bars), counts, 3);
  g_assert_cmpstr (gops_tier_bars_get_selected (GOPS_TIER_BARS (bars)), ==, "core");
  g_assert_cmpint (n_notified, ==, 1);
  gops_tier_bars_set_selected (GOPS_TIER_BARS (bars), "new");
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (first)));
  gops_tier_bars_set_selected (GOPS_TIER_BARS (bars), NULL);
  g_assert_cmpint (n_notified, ==, 3);
  gops_tier_bars_set_counts (GOPS_TIER_BARS (bars), NULL, 0);
  wait_frames (window, 2);
  gops_ui_test_close (window, bars);
}

static int
measure_width (GtkWidget *widget)
{
  int minimum, natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, natural);   /* words are not cut */
  return natural;
}

/* Whatever was counted in between, the columns are as wide as before. */
static void
test_bars_keep_their_width (void)
{
  static const GopsTierBar many[] = { { "core", "核心", 4000000000u, 2000000000 }, { "active", "活跃", 0, -1 } };
  GtkWidget *bars = gops_tier_bars_new ();
  GtkWidget *window;
  int width;

  gtk_widget_set_margin_start (bars, 6);
  gops_tier_bars_set_counts (GOPS_TIER_BARS (bars), counts, G_N_ELEMENTS (counts));
  window = gops_ui_test_show (bars, 640, 160);
  width = measure_width (bars);
  for (guint i = 0; i < 100; i++)
    {
      gops_tier_bars_set_counts (GOPS_TIER_BARS (bars), many, G_N_ELEMENTS (many));
      g_assert_cmpint (measure_width (bars), <, width);
      gops_tier_bars_set_counts (GOPS_TIER_BARS (bars), NULL, 0);
      gops_tier_bars_set_counts (GOPS_TIER_BARS (bars), counts, G_N_ELEMENTS (counts));
    }
  wait_frames (window, 2);
  g_assert_cmpint (measure_width (bars), ==, width);
  gops_ui_test_close (window, bars);
}

static GtkWidget *
create_marks (void)
{
  static const char *const names[] = { "idea", "drafted", "ready", "due", "done", "missed", "skipped", "fine", "needs-you", "starting" };
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "spacing", 12, "halign", GTK_ALIGN_CENTER, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gtk_box_append (GTK_BOX (box), gops_mark_new (names[i]));
      gtk_box_append (GTK_BOX (box), gtk_label_new (gops_status_get_label (names[i])));
    }
  return box;
}

static void
test_pictures (void)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12, NULL);
  GtkWidget *bars = gops_tier_bars_new ();
  GtkWidget *chips = g_object_new (GTK_TYPE_BOX, "spacing", 8, "halign", GTK_ALIGN_CENTER, NULL);
  GtkWidget *window;

  gops_tier_bars_set_counts (GOPS_TIER_BARS (bars), counts, G_N_ELEMENTS (counts));
  gtk_box_append (GTK_BOX (box), bars);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      GtkWidget *chip = gops_tier_chip_new (counts[i].tier, counts[i].label);

      gops_tier_chip_set_locked (GOPS_TIER_CHIP (chip), i == 0);
      if (i > 3)
        gtk_widget_add_css_class (chip, "plain");
      gtk_box_append (GTK_BOX (chips), chip);
    }
  gtk_box_append (GTK_BOX (box), chips);
  gtk_box_append (GTK_BOX (box), create_marks ());
  window = gops_ui_test_show (box, 680, 230);
  gops_ui_test_names (box);
  gops_ui_test_pictures (box, "tiers");
  gops_ui_test_close (window, box);
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/tier-chip/looks", test_chip);
  g_test_add_func ("/ui/mark/shapes", test_shapes);
  g_test_add_func ("/ui/tier-bars/filter", test_bars_filter);
  g_test_add_func ("/ui/tier-bars/keep-their-width", test_bars_keep_their_width);
  g_test_add_func ("/ui/tiers/pictures", test_pictures);
  return g_test_run ();
}
