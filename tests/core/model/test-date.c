/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days, and names in order. */

#include "gops-test-store.h"

static void
test_valid (void)
{
  static const struct { const char *date; gboolean valid; } cases[] = {
    { "2026-11-22", TRUE }, { "2024-02-29", TRUE }, { "2100-02-29", FALSE }, { "0001-01-01", TRUE }, { "9999-12-31", TRUE },
    { "", FALSE }, { "2026-11-2", FALSE }, { "2026-11-22 ", FALSE }, { "2026-11-\xEF\xBC\x92", FALSE }, { "-026-11-22", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (gops_date_is_valid (cases[i].date), ==, cases[i].valid);
}

static void
test_add (void)
{
  static const struct { const char *date; int days; const char *result; } cases[] = {
    { "2026-11-22", 0, "2026-11-22" }, { "2026-11-22", 9, "2026-12-01" }, { "2024-02-28", 1, "2024-02-29" }, { "2026-01-01", -1, "2025-12-31" },
    { "2026-11-22", 365, "2027-11-22" }, { "0001-01-01", -1, "" }, { "9999-12-31", 1, "" }, { "2026-11-22", G_MAXINT, "" },
    { "2026-11-22", G_MININT, "" }, { "no date", 1, "" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *result = gops_date_add (cases[i].date, cases[i].days);

      g_assert_cmpstr (result, ==, cases[i].result);
      if (*result != '\0')
        g_assert_cmpint (gops_date_days_between (cases[i].date, result), ==, cases[i].days);
    }
  g_assert_cmpint (gops_date_days_between ("2026-11-22", "x"), ==, 0);
}

static void
test_today (void)
{
  static const struct { const char *zone; const char *day; } cases[] = {
    { "UTC", "2026-11-22" }, { "Asia/Shanghai", "2026-11-23" }, { "America/New_York", "2026-11-22" }, { "Pacific/Kiritimati", "2026-11-23" } };
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autofree char *unknown = NULL;

  gops_store_pin_clock (test.store, G_GINT64_CONSTANT (1795384800000000));   /* 2026-11-22T22:00Z */
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *day = gops_date_today (test.store, cases[i].zone);

      g_assert_cmpstr (day, ==, cases[i].day);
    }
  unknown = gops_date_today (test.store, "Mars/Olympus");   /* the system's */
  g_assert_true (gops_date_is_valid (unknown));
}

static int
compare (const char *a,
         const char *b)
{
  g_autoptr (GBytes) left = gops_collation_key (a);
  g_autoptr (GBytes) right = gops_collation_key (b);

  return g_bytes_compare (left, right);
}

static void
test_collation (void)
{
  /* In order; pinyin: Ān, Bái, Chén, Lǐ, Wáng, Zhāng, Zhào; as in Chinese address books, Latin names follow. */
  static const char *const names[] = { "", "100", "安娜", "白云", "陈晨", "李雷", "王芳", "张三", "赵六", "alice", "Álvaro", "bob", "Zoë" };
  g_autofree char *thousands = g_strnfill (10000, 'x');
  g_autofree char *more = g_strconcat (thousands, "y", NULL);
  g_autoptr (GBytes) key = gops_collation_key (thousands);

  for (guint i = 1; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpint (compare (names[i - 1], names[i]), <, 0);
  g_assert_cmpint (compare ("alice", "Alice"), !=, 0);
  g_assert_cmpint (compare ("王芳", "王芳"), ==, 0);
  g_assert_cmpuint (g_bytes_get_size (key), <, 2000);
  g_assert_cmpint (compare (thousands, more), ==, 0);
  g_assert_cmpint (compare ("\xff\xfe", "x"), !=, 0);
  /* A blob in SQLite compares as these bytes do. */
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/date/valid", test_valid);
  g_test_add_func ("/date/add-and-between", test_add);
  g_test_add_func ("/date/today-in-a-zone", test_today);
  g_test_add_func ("/collation/pinyin", test_collation);

  return g_test_run ();
}
