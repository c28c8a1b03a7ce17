/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Birthdays with and without a year. */
#include "gops-birthday.h"

static void
test_valid (void)
{
  static const struct { const char *text; gboolean valid, year; const char *day; } cases[] = {
    { "1990-05-20", TRUE, TRUE, "05-20" }, { "05-20", TRUE, FALSE, "05-20" }, { "02-29", TRUE, FALSE, "02-29" }, { "02-30", FALSE, FALSE, "02-30" },
    { "1999-02-29", FALSE, TRUE, "02-29" }, { "--05-20", FALSE, FALSE, "05-20" }, { "", FALSE, FALSE, "" }, { "5-20", FALSE, FALSE, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (gops_birthday_is_valid (cases[i].text), ==, cases[i].valid);
      g_assert_cmpint (gops_birthday_has_year (cases[i].text), ==, cases[i].year);
      g_assert_cmpstr (gops_birthday_get_day (cases[i].text), ==, cases[i].day);
    }
}

static void
test_agree (void)
{
  g_assert_true (gops_birthdays_agree ("1990-05-20", "1990-05-20"));
  g_assert_false (gops_birthdays_agree ("1990-05-20", "1991-05-20"));
  g_assert_true (gops_birthdays_agree ("1990-05-20", "05-20"));
  g_assert_true (gops_birthdays_agree ("--05-20", "05-20"));
  g_assert_false (gops_birthdays_agree ("05-20", "1990-05-21"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/birthday/valid", test_valid);
  g_test_add_func ("/model/birthday/agree", test_agree);
  return g_test_run ();
}
