/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days that plans hang on: every form, its next day, its name, and what is none. */
#include "config.h"

#include "gops-day-anchor.h"
#include "gops-day.h"
#include "gops-method-error.h"

static const struct { const char *text, *after, *next, *written, *name; } anchors[] = {
  { "lunar:8-15", "2026-01-01", "2026-09-25", NULL, "lunar 8/15" },
  { "lunar:8-15-7", "2026-09-17", "2026-09-18", NULL, "7 days before lunar 8/15" },
  { "lunar:8-15-7", "2026-09-18", "2027-09-08", NULL, NULL },
  { "term:qingming-3", "2026-01-01", "2026-04-02", "term:pure-brightness-3", "3 days before Qingming" },
  { "holiday:spring-festival+0", "2026-01-01", "2026-02-17", "holiday:spring-festival", "Spring Festival" },
  { "holiday:spring-festival", "2026-02-17", "2027-02-06", NULL, NULL },
  { "holiday:春节+1", "2026-01-01", "2026-02-18", "holiday:spring-festival+1", "1 day after Spring Festival" },
  { "holiday:Mid-Autumn Festival-7", "2026-01-01", "2026-09-18", "holiday:mid-autumn-7", "7 days before Mid-Autumn Festival" },
  { "holiday:中秋", "2026-01-01", "2026-09-25", "holiday:mid-autumn", "Mid-Autumn Festival" },
  { "holiday:mothers-day-1", "2026-01-01", "2026-05-09", NULL, "1 day before Mother’s Day" },
  { "holiday:new-year-3", "2026-06-01", "2026-12-29", NULL, NULL },
  { "trade:double11-7", "2026-01-01", "2026-11-04", NULL, "7 days before Double 11" },
  { "trade:双11-7", "2026-11-04", "2027-11-04", "trade:double11-7", NULL },
  { "trade:618", "2026-01-01", "2026-06-18", NULL, "618" },
  { "trade:618-21", "2026-01-01", "2026-05-28", NULL, NULL },
  { "trade:cet-winter", "2024-01-01", "2024-12-14", NULL, NULL },
  { "trade:postgraduate-90", "2025-01-01", "2025-09-21", NULL, NULL },
  { "trade:civil-service", "2024-06-01", "2024-12-01", NULL, NULL },
  { "12-24", "2026-12-24", "2027-12-24", NULL, "12-24" },
  { "2026-12-24", "2026-12-24", NULL, NULL, NULL },
};

static void
test_anchors (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (anchors); i++)
    {
      GopsDayAnchor anchor;
      g_autoptr (GError) error = NULL;
      g_autofree char *written = NULL, *name = NULL;

      g_test_message ("%s", anchors[i].text);
      gops_day_anchor_parse (anchors[i].text, NULL, &anchor, &error);
      g_assert_no_error (error);
      g_assert_cmpint (gops_day_anchor_next (&anchor, gops_day_parse (anchors[i].after)), ==, gops_day_parse (anchors[i].next));
      written = gops_day_anchor_write (&anchor);
      g_assert_cmpstr (written, ==, anchors[i].written != NULL ? anchors[i].written : anchors[i].text);
      name = gops_day_anchor_describe (&anchor);
      if (anchors[i].name != NULL)
        g_assert_cmpstr (name, ==, anchors[i].name);
    }
}

/* What is written reads as the same. */
static void
test_round_trip (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (anchors); i++)
    {
      GopsDayAnchor anchor, again;
      g_autofree char *once = NULL, *twice = NULL;

      g_assert_true (gops_day_anchor_parse (anchors[i].text, NULL, &anchor, NULL));
      once = gops_day_anchor_write (&anchor);
      g_assert_true (gops_day_anchor_parse (once, NULL, &again, NULL));
      twice = gops_day_anchor_write (&again);
      g_assert_cmpstr (once, ==, twice);
    }
}

static void
test_none (void)
{
  static const struct { const char *text, *message; } cases[] = {
    { "", "“” says no day; *" }, { "someday", "“someday” says no day; *" }, { "holiday:", "There is no festival “”." },
    { "holiday:doomsday-3", "There is no festival “doomsday”." }, { "trade:tulips", "There is no date of the trade “tulips”." },
    { "trade:double11-999", "There is no date of the trade “double11”." }, { "lunar:13-1", "“lunar:13-1” says no day; *" },
    { "trade:double11--7", "There is no date of the trade “double11-”." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GopsDayAnchor anchor;
      g_autoptr (GError) error = NULL;

      g_assert_false (gops_day_anchor_parse (cases[i].text, NULL, &anchor, &error));
      g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_true (g_pattern_match_simple (cases[i].message, error->message));
    }
}

/* The soonest first, each within reach, and none that the kind has nothing to do with. */
static void
test_suggests (void)
{
  g_autoptr (GopsTradeDates) dates = gops_trade_dates_new ();
  int day = gops_day_parse ("2026-09-01");
  g_autoptr (GArray) few = gops_day_anchor_suggest (dates, "flash", day, 5), all = gops_day_anchor_suggest (dates, "flash", day, 1000);
  g_autoptr (GString) texts = g_string_new (NULL);

  for (guint i = 0; i < few->len; i++)
    {
      const GopsDaySuggestion *suggestion = &g_array_index (few, GopsDaySuggestion, i);
      g_autofree char *written = gops_day_anchor_write (&suggestion->anchor), *date = gops_day_format (suggestion->day);

      g_string_append_printf (texts, "%s %s\n", date, written);
    }
  g_assert_cmpstr (texts->str, ==, "2026-09-05 holiday:teachers-day-5\n2026-09-09 trade:99\n2026-09-10 holiday:teachers-day\n"
                                   "2026-09-18 holiday:mid-autumn-7\n2026-09-21 holiday:national-day-10\n");
  for (guint i = 0; i < all->len; i++)
    {
      const GopsDaySuggestion *suggestion = &g_array_index (all, GopsDaySuggestion, i);

      g_assert_cmpint (suggestion->day, >=, i > 0 ? suggestion[-1].day : day);
      g_assert_cmpint (suggestion->day, <=, day + 150);
      g_assert_true (suggestion->anchor.trade == NULL || gops_trade_date_suits (suggestion->anchor.trade, "flash"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/method/day-anchor/anchors", test_anchors);
  g_test_add_func ("/method/day-anchor/round-trip", test_round_trip);
  g_test_add_func ("/method/day-anchor/none", test_none);
  g_test_add_func ("/method/day-anchor/suggests", test_suggests);
  return g_test_run ();
}
