/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stepper: what it shows, what it reports. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-ui-test.h"

#include "gops-count-pill.h"
#include "gops-stepper.h"

static const GopsStep steps_en[] = {
  { "positioning", "Positioning" }, { "rules", "Rules" }, { "members", "Members" },
  { "content", "Content" }, { "publish", "Publish" }, { "review", "Review", "gops-review-symbolic", TRUE },
};

static const GopsStep steps_zh[] = {
  { "positioning", "定位" }, { "rules", "群规" }, { "members", "成员" },
  { "content", "内容" }, { "publish", "发布" }, { "review", "复盘", "gops-review-symbolic", TRUE },
};

static GopsStepper *
create_stepper (const GopsStep *steps)
{
  GopsStepper *stepper = GOPS_STEPPER (gops_stepper_new ());

  gops_stepper_set_steps (stepper, steps, 6);
  gops_stepper_set_state (stepper, "positioning", GOPS_STEP_DONE, 1);
  gops_stepper_set_state (stepper, "rules", GOPS_STEP_STARTED, 0.7);
  gops_stepper_set_state (stepper, "members", GOPS_STEP_STARTED, 0.6);
  gops_stepper_set_state (stepper, "content", GOPS_STEP_STARTED, 0.25);
  gops_stepper_set_advice (stepper, "rules", 3);
  gops_stepper_set_advice (stepper, "members", 1);
  gops_stepper_set_advice (stepper, "content", 2);
  gops_stepper_set_current (stepper, "rules");
  return stepper;
}

static void
on_activated_cb (GopsStepper *stepper,
                 const char  *id,
                 char       **out_id)
{
  g_free (*out_id);
  *out_id = g_strdup (id);
}

static void
count_cb (int *count)
{
  ++*count;
}

static void
test_reports (void)
{
  GopsStepper *stepper = create_stepper (steps_en);
  GtkWidget *window = gops_ui_test_show (GTK_WIDGET (stepper), 900, 60);
  GtkWidget *first = gops_ui_test_find (GTK_WIDGET (stepper), GTK_TYPE_TOGGLE_BUTTON, NULL);
  g_autofree char *activated = NULL;
  int n_notified = 0;

  g_signal_connect (stepper, "activated", G_CALLBACK (on_activated_cb), &activated);
  g_signal_connect_swapped (stepper, "notify::current", G_CALLBACK (count_cb), &n_notified);

  g_signal_emit_by_name (first, "clicked");
  g_assert_cmpstr (activated, ==, "positioning");
  g_assert_cmpstr (gops_stepper_get_current (stepper), ==, "rules");
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (first)));

  gops_stepper_set_current (stepper, "positioning");
  gops_stepper_set_current (stepper, "positioning");
  g_assert_cmpint (n_notified, ==, 1);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (first)));
  g_assert_null (gops_stepper_get_neighbour (stepper, -1));
  g_assert_cmpstr (gops_stepper_get_neighbour (stepper, 1), ==, "rules");

  gops_stepper_set_current (stepper, "review");
  g_assert_null (gops_stepper_get_neighbour (stepper, 1));
  gops_stepper_set_state (stepper, "unknown", GOPS_STEP_DONE, 1);
  gops_ui_test_names (GTK_WIDGET (stepper));
  gops_ui_test_close (window, GTK_WIDGET (stepper));
}

static void
test_accessible (void)
{
  GopsStepper *stepper = create_stepper (steps_en);
  GtkWidget *window = gops_ui_test_show (GTK_WIDGET (stepper), 900, 60);
  GtkWidget *current = gops_ui_test_find (GTK_WIDGET (stepper), GTK_TYPE_TOGGLE_BUTTON, "current");
  g_autofree char *advice = g_strdup_printf (ngettext ("%u piece of advice", "%u pieces of advice", 3), 3);
  g_autofree char *said = g_strdup_printf ("%s, %s, %s", _("Rules"), _("started"), advice);

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (current), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       said);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (stepper), GTK_ACCESSIBLE_ROLE_GROUP);
  gops_ui_test_close (window, GTK_WIDGET (stepper));
}

static void
test_steps_can_be_replaced (void)
{
  GopsStepper *stepper = create_stepper (steps_en);
  GtkWidget *window = gops_ui_test_show (GTK_WIDGET (stepper), 900, 60);

  gops_stepper_set_steps (stepper, steps_zh, 6);
  g_assert_null (gops_stepper_get_current (stepper));
  gops_stepper_set_current (stepper, "content");
  wait_frames (window, 2);
  gops_ui_test_close (window, GTK_WIDGET (stepper));
}

static void
test_becomes_narrow (void)
{
  GopsStepper *stepper = create_stepper (steps_en);
  GtkWidget *window = gops_ui_test_show (GTK_WIDGET (stepper), 360, 60);
  GtkWidget *button = gops_ui_test_find (GTK_WIDGET (stepper), GTK_TYPE_MENU_BUTTON, NULL);
  g_autofree char *activated = NULL;
  GtkWidget *popover;

  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (stepper)), ==, 360);
  g_assert_true (gtk_widget_get_mapped (button));
  gops_ui_test_names (GTK_WIDGET (stepper));
  gops_ui_test_pictures (GTK_WIDGET (stepper), "stepper-narrow");

  g_signal_connect (stepper, "activated", G_CALLBACK (on_activated_cb), &activated);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  pump_until (gtk_widget_get_mapped (popover));
  g_signal_emit_by_name (gops_ui_test_find (popover, GTK_TYPE_LIST_BOX, NULL), "row-activated",
                         gops_ui_test_find (popover, GTK_TYPE_LIST_BOX_ROW, NULL));
  g_assert_cmpstr (activated, ==, "positioning");
  gops_ui_test_close (window, GTK_WIDGET (stepper));
}

static void
test_pictures (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GopsStepper *narrow = create_stepper (steps_zh);
  GtkWidget *window;

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (create_stepper (steps_en)));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (create_stepper (steps_zh)));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (narrow));
  gops_stepper_set_narrow (narrow, TRUE);
  window = gops_ui_test_show (box, 820, 160);
  gops_ui_test_names (box);
  gops_ui_test_pictures (box, "stepper");
  gtk_widget_set_direction (box, GTK_TEXT_DIR_RTL);
  gops_ui_test_close (window, box);
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/stepper/reports", test_reports);
  g_test_add_func ("/ui/stepper/accessible", test_accessible);
  g_test_add_func ("/ui/stepper/steps-can-be-replaced", test_steps_can_be_replaced);
  g_test_add_func ("/ui/stepper/becomes-narrow", test_becomes_narrow);
  g_test_add_func ("/ui/stepper/pictures", test_pictures);
  return g_test_run ();
}
