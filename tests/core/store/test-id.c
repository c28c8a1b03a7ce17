/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ids grow, whatever the clock does, and say which copy made them. */

#include "gops-id.h"

#define NOW G_GINT64_CONSTANT (1795348800000000)

static void
test_grow (void)
{
  gint64 last = 0;

  /* More than 4,096 in a millisecond go on in the next one. */
  for (int i = 0; i < 10000; i++)
    {
      gint64 id = gops_id_next (last, NOW, 5);

      g_assert_cmpint (id, >, last);
      g_assert_cmpuint (gops_id_copy (id), ==, 5);
      last = id;
    }
  g_assert_cmpint (last >> 22, ==, (gops_id_next (0, NOW, 5) >> 22) + 2);
}

static void
test_clock_backwards (void)
{
  gint64 first = gops_id_next (0, NOW, 5);
  gint64 second = gops_id_next (first, NOW - 3600 * (gint64) G_USEC_PER_SEC, 5);
  gint64 third = gops_id_next (second, NOW + 1000, 5);

  g_assert_cmpint (second, ==, first + 1);
  g_assert_cmpint (third, >, second);
  g_assert_cmpint (third & 0xfff, ==, 0);
}

static void
test_range (void)
{
  g_assert_cmpint (gops_id_next (0, 0, 0), >=, 0);   /* a clock before 2020 */
  g_assert_cmpint (gops_id_next (0, NOW, 0), !=, gops_id_next (0, NOW, 1));
  g_assert_cmpint (gops_id_next (0, NOW + 60 * 365 * 24 * 3600 * (gint64) G_USEC_PER_SEC, 1023), >, 0);   /* 2086 */
  g_assert_cmpint (gops_id_last (NOW), >=, gops_id_next (0, NOW + 999, 1023) | 0xfff);
  g_assert_cmpint (gops_id_last (NOW), <, gops_id_next (0, NOW + 1000, 0));
}

static void
test_parse (void)
{
  static const char *const bad[] = { "", "0", "-1", "12x", " 12", "9223372036854775808", "0x10", "1.0" };
  gint64 id = 7;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (gops_id_parse (bad[i], &id));
  g_assert_cmpint (id, ==, 7);
  g_assert_true (gops_id_parse ("9223372036854775807", &id));
  g_assert_cmpint (id, ==, G_MAXINT64);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/id/grow-within-a-millisecond", test_grow);
  g_test_add_func ("/id/clock-goes-backwards", test_clock_backwards);
  g_test_add_func ("/id/range", test_range);
  g_test_add_func ("/id/parse", test_parse);

  return g_test_run ();
}
