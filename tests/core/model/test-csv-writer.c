/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as CSV. */
#include "gops-csv-writer.h"

static void
test_cells (void)
{
  static const struct { const char *cell, *written; } cases[] = {
    { "plain", "plain" }, { "群", "群" }, { "", "" }, { "a,b", "\"a,b\"" }, { "a\"b", "\"a\"\"b\"" }, { "a\nb", "\"a\nb\"" },
    { " a", "\" a\"" }, { "=cmd()", "'=cmd()" }, { "=1,2", "\"'=1,2\"" }, { "+1", "+1" }, { "+8613800138000", "+8613800138000" },
    { "+cmd", "'+cmd" }, { "-5.5", "-5.5" }, { "-cmd", "'-cmd" }, { "@SUM(A1)", "'@SUM(A1)" }, { "\t=1", "'\t=1" },
    { "\r=1", "\"'\r=1\"" }, { "＝1", "'＝1" }, { "a=1", "a=1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      gops_csv_append_cell (out, cases[i].cell, TRUE);
      g_assert_cmpstr (out->str, ==, cases[i].written);
    }
}

static void
test_rows_end_in_crlf (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  gops_csv_append_row (out, (const char *[]) { "a", "b c", "", NULL });
  g_assert_cmpstr (out->str, ==, "a,b c,\r\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/output/csv/quotes-and-formula-guard", test_cells);
  g_test_add_func ("/output/csv/rows-end-in-crlf", test_rows_end_in_crlf);
  return g_test_run ();
}
