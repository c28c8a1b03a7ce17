/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Variables in texts: whatever way they are written, none is printed as {x}. */
#include "config.h"

#include "gops-fill.h"

static void
assert_filled (const GopsFillValues *values, const char *text, const char *expected)
{
  g_autofree char *filled = gops_fill (values, text);

  g_assert_cmpstr (filled, ==, expected);
}

static void
test_fills (void)
{
  GopsFillValues values = { .language = "en", .group = "Runners", .theme = "{group} at dawn {theme}", .audience = "{ GROUP }" };

  assert_filled (&values, "Welcome to {group}!", "Welcome to Runners!");
  assert_filled (&values, "Ask {owner}", "Ask the owner");
  assert_filled (&values, "{theme}", "Runners at dawn …");
  assert_filled (&values, "{audience}", "Runners");
  assert_filled (&values, "{response_hours}/{hours}", "24/24");
  assert_filled (&values, NULL, "");
}

/* Only in a text of the plan. */
static void
test_window (void)
{
  GopsFillValues values = { .language = "zh_CN", .group = "晨跑" };

  assert_filled (&values, "{from}–{until}", "…–…");
  g_assert_cmpint (gops_fill_look_up (&values, "from", -1, NULL), ==, GOPS_FILL_UNKNOWN);
  values.from = "15:20";
  values.until = "";
  g_assert_cmpint (gops_fill_look_up (&values, "开始时间", -1, NULL), ==, GOPS_FILL_FILLED);
  g_assert_cmpint (gops_fill_look_up (&values, "until", -1, NULL), ==, GOPS_FILL_EMPTY);
  values.until = "17:20";
  assert_filled (&values, "今天 {from} 到 {until} 我们都在，{End} 散", "今天 15:20 到 17:20 我们都在，17:20 散");
}

/* As people write them who have not read the list. */
static void
test_other_names (void)
{
  GopsFillValues values = { .language = "zh_CN", .group = "晨跑", .owner = "林晚", .audience = "上班族", .theme = "上班前跑一次",
                            .quiet_from = "22:30", .quiet_until = "07:30", .response_hours = 12 };

  assert_filled (&values, "{主题}{ theme }{THEME}{Topic}", "上班前跑一次上班前跑一次上班前跑一次上班前跑一次");
  assert_filled (&values, "{群名}的{群主}：{人群}", "晨跑的林晚：上班族");
  assert_filled (&values, "{Group Name} {group-owner} {Audience}", "晨跑 林晚 上班族");
  assert_filled (&values, "{Quiet From}–{ quiet-until }", "22:30–07:30");
  assert_filled (&values, "{小时数} {HOURS} {名额} {申诉天数}", "12 12 200 7");
}

static void
test_unknown_names (void)
{
  GopsFillValues values = { .language = "en" };

  assert_filled (&values, "{nobody_knows} {地点} { Square } {C}", "… … … …");
  g_assert_cmpint (gops_fill_look_up (&values, "地点", -1, NULL), ==, GOPS_FILL_UNKNOWN);
  g_assert_cmpint (gops_fill_look_up (&values, " THEME ", -1, NULL), ==, GOPS_FILL_EMPTY);
  g_assert_null (gops_fill_name ("地点", -1));
  g_assert_cmpstr (gops_fill_name ("群主", -1), ==, "owner");
  g_assert_cmpstr (gops_fill_name ("owner of nothing", 5), ==, "owner");
}

/* Braces that hold no name are no variables. */
static void
test_other_braces (void)
{
  GopsFillValues values = { .language = "en" };

  assert_filled (&values, "{} { } {1} {a,b} {\"a\": 1} { {", "{} { } {1} {a,b} {\"a\": 1} { {");
  assert_filled (&values, "{a\nb} {x", "{a\nb} {x");
  assert_filled (&values, "{aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeee}", "{aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeee}");
  g_assert_cmpuint (gops_fill_variable ("{主题}"), ==, 8);
  g_assert_cmpuint (gops_fill_variable ("主题"), ==, 0);
}

/* Variables that call each other end, whatever they are called by. */
static void
test_circles (void)
{
  GopsFillValues values = { .language = "zh_CN", .theme = "{主题}打卡", .audience = "{THEME}的人" };

  g_assert_cmpint (gops_fill_look_up (&values, "theme", -1, NULL), ==, GOPS_FILL_CALLS);
  g_assert_cmpint (gops_fill_look_up (&values, "人群", -1, NULL), ==, GOPS_FILL_CALLS);
  assert_filled (&values, "{主题}", "…打卡");
}

static void
assert_without_calls (const GopsFillValues *values, const char *name, const char *expected)
{
  g_autofree char *text = gops_fill_without_calls (values, name);

  g_assert_cmpstr (text, ==, expected);
}

/* What is left is what a person meant. */
static void
test_cut_circles (void)
{
  GopsFillValues values = { .language = "zh_CN", .group = "晨跑", .theme = "{主题}打卡，在{group}", .audience = "{THEME}",
                            .owner = "{nobody}" };

  assert_without_calls (&values, "theme", "打卡，在{group}");
  assert_without_calls (&values, "audience", "");
  assert_without_calls (&values, "owner", "");
  assert_without_calls (&values, "hours", NULL);
}

static void
test_finds_unknown (void)
{
  const GopsFillValues values = { .language = "en" }, person = { .language = "en", .name = "Ana" };
  g_autofree char *none = gops_fill_find_unknown (&values, "{group}: {theme} {1} { "), *first = gops_fill_find_unknown (&values, "{group} {member} {x}");
  g_autofree char *name = gops_fill_find_unknown (&values, "{name}"), *filled = gops_fill_find_unknown (&person, "{name}, {days}");

  g_assert_null (none);
  g_assert_cmpstr (first, ==, "{member}");
  g_assert_cmpstr (name, ==, "{name}");
  g_assert_null (filled);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/method/fill/fills", test_fills);
  g_test_add_func ("/method/fill/window", test_window);
  g_test_add_func ("/method/fill/other-names", test_other_names);
  g_test_add_func ("/method/fill/unknown-names", test_unknown_names);
  g_test_add_func ("/method/fill/other-braces", test_other_braces);
  g_test_add_func ("/method/fill/circles", test_circles);
  g_test_add_func ("/method/fill/cut-circles", test_cut_circles);
  g_test_add_func ("/method/fill/finds-unknown", test_finds_unknown);
  return g_test_run ();
}
