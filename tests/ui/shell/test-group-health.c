/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The health of groups: found out in a thread, and again for those groups only that a change is about. */

#include "gops-group-health.h"
#include "gops-group-maker.h"
#include "gops-session.h"
#include "gops-test-store.h"
#include "gops-ui-test.h"

static void
on_changed_cb (GArray *told,
               gint64  group)
{
  g_array_append_val (told, group);
}

static void
wait_for (GArray *told,
          guint   n)
{
  while (told->len < n)
    g_main_context_iteration (NULL, TRUE);
}

static void
run (GopsStore  *store,
     const char *sql,
     gint64      group)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (store, &error, "Change", NULL));
  g_assert_true (gops_store_exec (store, &error, sql, "l", group));
  g_assert_true (gops_store_commit (store, &error));
  g_assert_no_error (error);
}

static void
test_follows (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 one = gops_test_add_group (test.store, "one"), two = gops_test_add_group (test.store, "two");
  g_autoptr (GopsGroupHealth) health = gops_group_health_new (test.store);
  g_autoptr (GArray) told = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_signal_connect_swapped (health, "changed", G_CALLBACK (on_changed_cb), told);
  g_assert_cmpint (gops_group_health_get (health, one, NULL), ==, GOPS_HEALTH_UNKNOWN);
  g_assert_cmpint (gops_group_health_get (health, two, NULL), ==, GOPS_HEALTH_UNKNOWN);
  wait_for (told, 2);
  g_assert_cmpint (gops_group_health_get (health, one, NULL), ==, GOPS_HEALTH_NEW);
  g_array_set_size (told, 0);

  run (test.store, "INSERT INTO person (id, name) VALUES (1, 'x' || (?1 * 0))", one);
  run (test.store, "INSERT INTO membership (group_id, person_id) VALUES (?1, 1)", two);
  wait_for (told, 1);
  g_assert_cmpint (g_array_index (told, gint64, 0), ==, two);
  g_assert_cmpint (gops_group_health_get (health, two, NULL), !=, GOPS_HEALTH_NEW);
  g_array_set_size (told, 0);

  g_assert_true (gops_store_undo (test.store, NULL, NULL));   /* a row that is gone tells no group */
  wait_for (told, 1);
  g_assert_cmpint (g_array_index (told, gint64, 0), ==, two);
  g_assert_cmpint (gops_group_health_get (health, two, NULL), ==, GOPS_HEALTH_NEW);
}

/* The number beside a group is what the Overview has beside “needs you”: advice that can wait is told by the steps alone. */
static void
test_counts_what_needs_you (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  GopsGroupDraft draft = { .kind = "interest", .platform = "wechat", .language = "zh_CN", .name = "晨跑", .time_zone = "Asia/Shanghai" };
  gint64 group = gops_method_create_group (test.store, &draft, NULL);
  g_autoptr (GopsGroupHealth) health = gops_group_health_new (test.store);
  g_autoptr (GArray) told = g_array_new (FALSE, FALSE, sizeof (gint64));
  const GopsGroupNeed *need;
  guint n;

  g_signal_connect_swapped (health, "changed", G_CALLBACK (on_changed_cb), told);
  (void) gops_group_health_get (health, group, NULL);
  wait_for (told, 1);
  (void) gops_group_health_get (health, group, &n);
  need = gops_group_health_get_need (health, group);
  g_assert_cmpuint (need->n_advice, >, need->n_grave);
  g_assert_cmpuint (n, ==, gops_group_need_count (need));
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/group-health/follows", test_follows);
  g_test_add_func ("/ui/group-health/counts-what-needs-you", test_counts_what_needs_you);

  return g_test_run ();
}
