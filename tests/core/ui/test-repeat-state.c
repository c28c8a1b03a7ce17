/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an item repeats, as its sheet shows it: the list, and the form for what it lacks. */
#include "config.h"

#include "gops-method-error.h"
#include "gops-repeat-state.h"
#include "gops-rrule.h"

static void
test_presets (void)
{
  static const struct { const char *day, *rules; } cases[] = {
    { "2026-11-10", "FREQ=DAILY|FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR|FREQ=WEEKLY;BYDAY=TU|FREQ=WEEKLY;INTERVAL=2;BYDAY=TU|FREQ=MONTHLY;BYDAY=2TU|FREQ=MONTHLY;BYMONTHDAY=10" },
    { "2026-11-30", "FREQ=DAILY|FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR|FREQ=WEEKLY;BYDAY=MO|FREQ=WEEKLY;INTERVAL=2;BYDAY=MO|FREQ=MONTHLY;BYDAY=-1MO|FREQ=MONTHLY;BYMONTHDAY=30" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int day = gops_day_parse (cases[i].day);
      g_autoptr (GArray) presets = gops_repeat_presets (day);
      g_autoptr (GString) rules = g_string_new (NULL);

      for (guint k = 0; k < presets->len; k++)
        {
          const GopsRecurrence *rule = &g_array_index (presets, GopsRecurrence, k);
          g_autofree char *text = gops_rrule_write (rule, -1, NULL);

          g_string_append_printf (rules, "%s%s", k > 0 ? "|" : "", text);
          g_assert_cmpint (gops_repeat_find (presets, rule, day), ==, (int) k);
          g_assert_true (gops_recurrence_check (rule, NULL));
        }
      g_assert_cmpstr (rules->str, ==, cases[i].rules);
      g_assert_cmpint (gops_repeat_find (presets, NULL, day), ==, -1);
    }
}

static void
test_find (void)
{
  static const struct { const char *rule; int preset; } cases[] = {
    { "FREQ=WEEKLY", 2 }, { "FREQ=MONTHLY", 5 }, { "FREQ=WEEKLY;COUNT=3", -1 }, { "FREQ=WEEKLY;BYDAY=WE", -1 }, { "FREQ=YEARLY", -1 },
  };
  int day = gops_day_parse ("2026-11-10");
  g_autoptr (GArray) presets = gops_repeat_presets (day);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GopsRecurrence rule = GOPS_RECURRENCE_INIT;

      g_assert_true (gops_rrule_parse (cases[i].rule, -1, NULL, &rule, NULL));
      g_assert_cmpint (gops_repeat_find (presets, &rule, day), ==, cases[i].preset);
    }
}

/* What a form shows of a rule, it writes again. */
static void
test_form (void)
{
  static const char *const rules[] = {
    "FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", "FREQ=WEEKLY;COUNT=7;BYDAY=TU", "FREQ=MONTHLY;BYMONTHDAY=10", "FREQ=MONTHLY;BYMONTHDAY=-1",
    "FREQ=MONTHLY;BYDAY=2TU", "FREQ=MONTHLY;BYDAY=-1TU", "FREQ=YEARLY;INTERVAL=2", "FREQ=DAILY;UNTIL=20261231",
  };
  int day = gops_day_parse ("2026-11-10");

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      GopsRecurrence rule = GOPS_RECURRENCE_INIT, written;
      GopsRepeatForm form;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", rules[i]);
      g_assert_true (gops_rrule_parse (rules[i], -1, NULL, &rule, NULL));
      form = gops_repeat_form_read (&rule, day);
      g_assert_true (gops_repeat_form_write (&form, day, &written, &error));
      g_assert_no_error (error);
      g_assert_true (gops_recurrence_equal (&rule, &written));
    }
}

static void
test_form_refuses (void)
{
  int day = gops_day_parse ("2026-11-10");
  GopsRepeatForm forms[3];

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      GopsRecurrence rule;
      g_autoptr (GError) error = NULL;

      forms[i] = gops_repeat_form_read (NULL, day);
      if (i == 0)
        forms[i].weekdays = 0;
      else
        forms[i].end = GOPS_REPEAT_ENDS_ON;
      if (i == 2)
        forms[i].until = day - 1;
      g_assert_false (gops_repeat_form_write (&forms[i], day, &rule, &error));
      g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
    }
}

static void
test_sentence (void)
{
  GopsRecurrence rule = GOPS_RECURRENCE_INIT;
  g_autofree char *said = NULL;

  g_assert_true (gops_rrule_parse ("FREQ=DAILY;INTERVAL=3", -1, NULL, &rule, NULL));
  said = gops_repeat_say (&rule, gops_day_parse ("2026-11-10"));
  g_assert_cmpstr (said, ==, "Every 3 days");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/repeat-state/presets", test_presets);
  g_test_add_func ("/repeat-state/find", test_find);
  g_test_add_func ("/repeat-state/form", test_form);
  g_test_add_func ("/repeat-state/form-refuses", test_form_refuses);
  g_test_add_func ("/repeat-state/sentence", test_sentence);
  return g_test_run ();
}
