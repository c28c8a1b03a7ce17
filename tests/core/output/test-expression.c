/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The arithmetic of poster templates. */
#include "gops-expression.h"
#include "gops-output-error.h"

static gboolean
on_lookup (const char *name, double *out_value, gpointer data)
{
  if (g_str_equal (name, "w"))
    *out_value = 2;
  else if (g_str_equal (name, "has:title"))
    *out_value = 1;
  else
    return FALSE;
  return TRUE;
}

static void
test_values (void)
{
  static const struct { const char *text; double value; } cases[] = {
    { "1+2*3", 7 }, { "(1+2)*3", 9 }, { "-w", -2 }, { "w*0.5", 1 }, { "7%3", 1 }, { "-1%3", 2 }, { "1/0", 0 },
    { "w > 1 ? 0.2 : 0.1", 0.2 }, { "w>1&&w<2", 0 }, { "w<1||w==2", 1 }, { "!has(title)", 0 }, { "min(3,max(1,2))", 2 },
    { "cos(60)", 0.5 }, { "floor(2.9)", 2 }, { "clamp(9,0,5)", 5 }, { "lerp(10,20,0.5)", 15 }, { "1 ? 2 ? 3 : 4 : 5", 3 },
    { "rand(3)-rand(3)", 0 }, { " 2 ", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      double value = -99;

      g_assert_true (gops_expression_compute (cases[i].text, on_lookup, NULL, &value, &error));
      g_assert_no_error (error);
      g_assert_cmpfloat_with_epsilon (value, cases[i].value, 1e-9);
    }
}

static void
test_mistakes (void)
{
  g_autofree char *deep = g_strnfill (5000, '(');
  const char *const cases[] = { "", "1+", "nothing", "min(1)", "min(1,2", "explode(1)", "1 2", "has(", "has(other)", "1?2", "\"", deep };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      double value = 5;

      g_assert_false (gops_expression_compute (cases[i], on_lookup, NULL, &value, &error));
      g_assert_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_TEMPLATE);
      g_assert_cmpfloat (value, ==, 5);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/output/expression/values", test_values);
  g_test_add_func ("/output/expression/mistakes-are-errors", test_mistakes);
  return g_test_run ();
}
