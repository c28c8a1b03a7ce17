/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of groups by days: typed in, and from a table. */
#include <string.h>

#include "gops-figures-import.h"
#include "gops-figures.h"
#include "gops-intake-error.h"
#include "gops-journal.h"
#include "gops-test-store.h"

typedef struct
{
  GopsTestStore test;
  gint64        first;
  gint64        second;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->test = gops_test_store_new ();
  fixture->first = gops_test_add_group (fixture->test.store, "晨跑一群");
  fixture->second = gops_test_add_group (fixture->test.store, "晨跑二群");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gops_test_store_clear (&fixture->test);
}

static char *
read_all (Fixture *fixture)
{
  char *text = NULL;

  g_assert_true (gops_store_read_text (fixture->test.store, &text, NULL,
    "SELECT coalesce (group_concat (line, '; '), '') FROM (SELECT g.name || ' ' || on_date || ' ' || members || ' ' || joined || ' ' || gone || ' ' ||"
    " spoke || ' ' || messages AS line FROM group_day d JOIN chat_group g ON g.id = d.group_id ORDER BY on_date, g.id)", NULL));
  return text;
}

static void
assert_figures (Fixture    *fixture,
                const char *expected)
{
  g_autofree char *text = read_all (fixture);

  g_assert_cmpstr (text, ==, expected);
}

static void
set_one (Fixture    *fixture,
         gint64      group,
         GopsFigure  figure,
         gint64      value)
{
  const GopsFigureCell cell = { group, figure, value };
  g_autoptr (GError) error = NULL;

  gops_figures_set (fixture->test.store, "2026-09-17", &cell, 1, &error);
  g_assert_no_error (error);
}

static void
test_numbers (void)
{
  static const struct { const char *text; gint64 value; } cases[] = {
    { "", -1 }, { "  ", -1 }, { "0", 0 }, { "12", 12 }, { " 12 ", 12 }, { "1,234", 1234 }, { "１２", 12 }, { "12人", 12 }, { "12.0", 12 },
    { "-1", -2 }, { "12.5", -2 }, { "many", -2 }, { "99999999999", -2 }, { "人", -2 }, { "1e3", -2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 value = -3;

      g_assert_cmpint (gops_figure_read (cases[i].text, &value), ==, cases[i].value != -2);
      if (cases[i].value != -2)
        g_assert_cmpint (value, ==, cases[i].value);
    }
}

/* What is typed in for a group on a day is one action. */
static void
test_typed (Fixture       *fixture,
            gconstpointer  data)
{
  set_one (fixture, fixture->first, GOPS_FIGURE_MEMBERS, 200);
  set_one (fixture, fixture->first, GOPS_FIGURE_SPOKE, 30);
  set_one (fixture, fixture->second, GOPS_FIGURE_MEMBERS, 150);
  assert_figures (fixture, "晨跑一群 2026-09-17 200 -1 -1 30 -1; 晨跑二群 2026-09-17 150 -1 -1 -1 -1");
  set_one (fixture, fixture->second, GOPS_FIGURE_MEMBERS, GOPS_FIGURE_NONE);
  assert_figures (fixture, "晨跑一群 2026-09-17 200 -1 -1 30 -1");
  g_assert_true (gops_store_undo (fixture->test.store, NULL, NULL));
  g_assert_true (gops_store_undo (fixture->test.store, NULL, NULL));
  assert_figures (fixture, "");
  g_assert_true (gops_store_redo (fixture->test.store, NULL, NULL));
  assert_figures (fixture, "晨跑一群 2026-09-17 200 -1 -1 30 -1");
}

static void
test_page (Fixture       *fixture,
           gconstpointer  data)
{
  const GopsFigureCell cells[] = { { fixture->first, GOPS_FIGURE_MEMBERS, 200 }, { fixture->second, GOPS_FIGURE_MEMBERS, 150 } };
  g_autoptr (GPtrArray) rows = NULL;
  const GopsFigureRow *row;

  g_assert_true (gops_figures_set (fixture->test.store, "2026-09-17", cells, 2, NULL));
  rows = gops_figures_load (fixture->test.store, "2026-09-18", NULL);
  g_assert_cmpuint (rows->len, ==, 2);
  row = rows->pdata[1];
  g_assert_cmpint (row->values[GOPS_FIGURE_MEMBERS], ==, GOPS_FIGURE_NONE);
  g_assert_cmpint (row->before[GOPS_FIGURE_MEMBERS], ==, row->group == fixture->first ? 200 : 150);
  g_assert_cmpint (row->before[GOPS_FIGURE_JOINED], ==, GOPS_FIGURE_NONE);
  g_assert_true (gops_store_undo (fixture->test.store, NULL, NULL));
  assert_figures (fixture, "");
}

/* A column, or a block, that was copied from a table. */
static void
test_paste (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) rows = gops_figures_load (fixture->test.store, "2026-09-17", NULL);
  g_autoptr (GArray) cells = NULL, block = NULL, below = NULL;
  guint refused;

  cells = gops_figures_paste (rows, 0, GOPS_FIGURE_SPOKE, "30\r\n1,200\r\n99\r\n", &refused);
  g_assert_cmpuint (cells->len, ==, 2);   /* there are two groups */
  g_assert_cmpint (g_array_index (cells, GopsFigureCell, 1).value, ==, 1200);
  g_assert_cmpint (g_array_index (cells, GopsFigureCell, 1).figure, ==, GOPS_FIGURE_SPOKE);
  block = gops_figures_paste (rows, 0, GOPS_FIGURE_SPOKE, "30\t40\t50\n\tx\n", &refused);
  g_assert_cmpuint (block->len, ==, 2);
  g_assert_cmpint (g_array_index (block, GopsFigureCell, 1).figure, ==, GOPS_FIGURE_MESSAGES);
  g_assert_cmpuint (refused, ==, 1);
  below = gops_figures_paste (rows, 1, GOPS_FIGURE_MEMBERS, "1\n2", &refused);
  g_assert_cmpuint (below->len, ==, 1);
}

static GopsFiguresReport *
take (Fixture     *fixture,
      const char  *text,
      gint64       group,
      const char  *day,
      gboolean     dry,
      GError     **error)
{
  g_autofree char *path = g_build_filename (fixture->test.folder, "file.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GopsSheet) sheet = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  sheet = gops_sheet_new (file, NULL, "figures", gops_figures_fields (), GOPS_FIGURES_N_FIELDS, NULL, error);
  return sheet != NULL ? gops_figures_import (sheet, fixture->test.store, group, day, dry, NULL, error) : NULL;
}

static const char statistics[] = "日期,群名称,群主,群总人数,新增群人数,退群人数,发过消息的群成员数,消息总数\n"
                                 "2026-09-17,晨跑一群,王,200,5,1,30,\"1,234\"\n2026-09-17,晨跑二群,王,150,0,0,12,80\n"
                                 "2026-09-18,晨跑一群,王,201,1,0,x,90\n2026-09-18,别的群,王,1,1,1,1,1\n";

static void
test_table (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GopsFiguresReport) try = take (fixture, statistics, 0, NULL, TRUE, NULL), report = NULL, again = NULL;
  g_autofree char *before = NULL, *after = NULL;

  g_assert_cmpuint (try->days, ==, 3);
  assert_figures (fixture, "");
  report = take (fixture, statistics, 0, NULL, FALSE, NULL);
  g_assert_cmpuint (report->days, ==, 3);
  g_assert_cmpuint (report->groups, ==, 2);
  g_assert_cmpuint (report->base->n_skipped, ==, 2);
  assert_figures (fixture, "晨跑一群 2026-09-17 200 5 1 30 1234; 晨跑二群 2026-09-17 150 0 0 12 80; 晨跑一群 2026-09-18 201 1 0 -1 90");
  before = gops_test_dump (fixture->test.store);
  again = take (fixture, statistics, 0, NULL, FALSE, NULL);
  g_assert_cmpuint (again->days, ==, 0);
  g_assert_cmpuint (again->base->duplicates, ==, 3);
  after = gops_test_dump (fixture->test.store);
  g_assert_cmpstr (before, ==, after);
  g_assert_true (gops_store_undo (fixture->test.store, NULL, NULL));
  assert_figures (fixture, "");
}

static void
test_one_group (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GopsFiguresReport) report = take (fixture, "人数,消息数\n200,90\n", fixture->first, "2026-09-17", FALSE, NULL);
  g_autoptr (GError) error = NULL, other = NULL;

  g_assert_cmpuint (report->days, ==, 1);
  assert_figures (fixture, "晨跑一群 2026-09-17 200 -1 -1 -1 90");
  g_assert_null (take (fixture, "人数,消息数\n200,90\n", 0, "2026-09-17", FALSE, &error));
  g_assert_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_COLUMN);
  g_assert_null (take (fixture, "群名称,日期\n晨跑一群,2026-09-17\n", 0, NULL, FALSE, &other));
  g_assert_error (other, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_COLUMN);
}

#define TEST(name, function) g_test_add ("/intake/figures/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/intake/figures/numbers", test_numbers);
  TEST ("typed-in", test_typed);
  TEST ("many-groups-on-a-page", test_page);
  TEST ("paste", test_paste);
  TEST ("from-a-table", test_table);
  TEST ("of-one-group", test_one_group);
  return g_test_run ();
}
