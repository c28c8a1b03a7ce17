/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules of two thousand clauses: shown at once, scrolled, edited and moved like any others. */
#include "gops-page-test.h"

#include <time.h>

#include "gops-clause-row.h"
#include "gops-rules-page.h"
#include "gops-rules-section.h"
#include "gops-rules-state.h"

#define MANY       2000
#define MOST_FACES 120    /* of as many rows; a page of any height shows fewer */
#define MOST_TIMES 10     /* as long as the rules of a new group take */

/* --- the group --- */

static void
add_clause (GopsStore *store,
            gint64     group,
            int        i,
            GError   **error)
{
  gboolean encourages = i % 2 == 0;
  g_autofree char *text = g_strdup_printf ("Rule of the house number %d: bring what you like, and a word about where it came from%s", i,
                                           i % 7 == 0 ? ", since members have asked for that again and again in the past years" : "");

  g_assert_true (gops_store_exec (store, error, "INSERT INTO clause (id, group_id, section, polarity, text, consequence, position)"
                                  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", "llssssl", gops_store_new_id (store), group,
                                  encourages ? "encouraged" : "forbidden", encourages ? "encourage" : "forbid", text,
                                  encourages ? "" : "a reminder", (gint64) i + 100));
}

static void
add_many (GopsStore *store,
          gint64     group)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (store, &error, "Many", NULL));
  for (int i = 0; i < MANY; i++)
    add_clause (store, group, i, &error);
  g_assert_true (gops_store_commit (store, &error));
  g_assert_no_error (error);
}

static double
cpu_milliseconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1e6;
}

/* Opens the page and leaves in @out_took how long that took, until it was drawn. */
static GopsPageTest
open_page (gboolean  many,
           int       width,
           double   *out_took)
{
  GopsPageTest test = { .store = gops_test_store_new () };
  GopsGroupDraft draft = gops_page_test_draft ("en");
  double start;

  test.group = gops_method_create_group (test.store.store, &draft, NULL);
  if (many)
    add_many (test.store.store, test.group);
  start = cpu_milliseconds ();
  test.session = gops_session_new (test.store.store);
  gops_session_set_group (test.session, test.group);
  test.page = g_object_new (GOPS_TYPE_RULES_PAGE, "session", test.session, NULL);
  gops_view_refresh (GOPS_VIEW (test.page));
  g_signal_connect_object (test.session, "refreshed", G_CALLBACK (gops_view_refresh), test.page, G_CONNECT_SWAPPED);
  gops_page_test_show (&test, width);
  wait_frames (test.window, 3);
  if (out_took != NULL)
    *out_took = cpu_milliseconds () - start;
  return test;
}

/* --- what is seen --- */

static GtkWidget *
find_scroller (GopsPageTest *test)
{
  return gtk_widget_get_ancestor (gops_ui_test_find (test->page, GOPS_TYPE_RULES_SECTION, NULL), GTK_TYPE_SCROLLED_WINDOW);
}

static gboolean
is_seen (GtkWidget *row,
         GtkWidget *scroller)
{
  graphene_point_t at;

  return gtk_widget_compute_point (row, scroller, &GRAPHENE_POINT_INIT (0, 0), &at)
         && at.y + gtk_widget_get_height (row) > 0 && at.y < gtk_widget_get_height (scroller);
}

typedef struct
{
  guint rows, faces, seen, seen_without;
} Count;

static void
count_rows (GtkWidget *parent,
            GtkWidget *scroller,
            Count     *count)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (!GOPS_IS_CLAUSE_ROW (child))
        {
          count_rows (child, scroller, count);
          continue;
        }
      count->rows++;
      count->faces += gops_clause_row_has_face (GOPS_CLAUSE_ROW (child));
      count->seen += is_seen (child, scroller);
      count->seen_without += is_seen (child, scroller) && !gops_clause_row_has_face (GOPS_CLAUSE_ROW (child));
    }
}

static Count
count_on_page (GopsPageTest *test)
{
  Count count = { 0 };

  count_rows (test->page, find_scroller (test), &count);
  g_test_message ("%u rows, %u with faces, %u in sight, %u of them without", count.rows, count.faces, count.seen, count.seen_without);
  return count;
}

static gint64
nth_clause (GopsPageTest *test,
            const char   *section,
            guint         n)
{
  g_autoptr (GPtrArray) clauses = gops_section_clauses (gops_page_test_dossier (test), section);

  return gops_record_get_id (g_ptr_array_index (clauses, n));
}

static GtkWidget *
find_row (GtkWidget *parent,
          gint64     clause)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GOPS_IS_RULES_SECTION (child) ? (GtkWidget *) gops_rules_section_find_row (GOPS_RULES_SECTION (child), clause)
                                                       : find_row (child, clause);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* --- tests --- */

static void
test_shows (void)
{
  double few = 0, many = 0;

  for (int round = 0; round < 2; round++)   /* the first pays for fonts and style sheets */
    {
      g_auto (GopsPageTest) test = open_page (FALSE, 1280, &few);
    }
  {
    g_auto (GopsPageTest) test = open_page (TRUE, 1280, &many);
    Count count = count_on_page (&test);

    g_test_message ("%.0f ms of the processor for the rules of a new group, %.0f ms for %d clauses", few, many, MANY);
    g_assert_cmpuint (count.rows, >, MANY);
    g_assert_cmpuint (count.faces, <, MOST_FACES);
    g_assert_cmpuint (count.seen, >, 3);
    g_assert_cmpuint (count.seen_without, ==, 0);
    gops_ui_test_picture (test.window, "rules-many");
  }
  g_assert_cmpfloat (many, <, MOST_TIMES * few);
}

/* What comes into sight has a face. */
static void
test_scrolls (void)
{
  static const int widths[] = { 1280, 360 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_auto (GopsPageTest) test = open_page (TRUE, widths[i], NULL);
      GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (find_scroller (&test)));
      g_autofree char *name = g_strdup_printf ("rules-many-scrolled-%d", widths[i]);

      for (int tenth = 1; tenth <= 10; tenth++)
        {
          gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) * tenth / 10);
          wait_frames (test.window, 4);
          g_assert_cmpuint (count_on_page (&test).seen_without, ==, 0);
        }
      gops_ui_test_picture (test.window, name);
    }
}

/* Advice and undo lead to any clause, and it can be written in there. */
static void
test_goes_there (void)
{
  g_auto (GopsPageTest) test = open_page (TRUE, 1280, NULL);
  gint64 clause = nth_clause (&test, "forbidden", MANY / 3);
  GtkWidget *row = find_row (test.page, clause);

  g_assert_false (gops_clause_row_has_face (GOPS_CLAUSE_ROW (row)));
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL));
  gops_view_go_to (GOPS_VIEW (test.page), "clause", clause, "text");
  wait_frames (test.window, 6);
  g_assert_true (gops_clause_row_is_editing (GOPS_CLAUSE_ROW (row)));
  g_assert_true (is_seen (row, find_scroller (&test)));
  g_assert_cmpuint (count_on_page (&test).faces, <, MOST_FACES);
}

static void
test_moves (void)
{
  g_auto (GopsPageTest) test = open_page (TRUE, 1280, NULL);
  gint64 clause = nth_clause (&test, "encouraged", MANY / 3);
  GtkWidget *row = find_row (test.page, clause);

  gtk_widget_grab_focus (row);
  wait_frames (test.window, 4);
  g_assert_true (gops_ui_test_press (row, GDK_KEY_Up, GDK_ALT_MASK));
  g_assert_cmpint (nth_clause (&test, "encouraged", MANY / 3 - 1), ==, clause);
  wait_frames (test.window, 4);
  g_assert_true (gtk_widget_has_focus (find_row (test.page, clause)));
  g_assert_cmpuint (count_on_page (&test).seen_without, ==, 0);
  g_assert_true (gops_session_undo (test.session));
  g_assert_cmpint (nth_clause (&test, "encouraged", MANY / 3), ==, clause);
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/many-clauses/shows", test_shows);
  g_test_add_func ("/ui/many-clauses/scrolls", test_scrolls);
  g_test_add_func ("/ui/many-clauses/goes-there", test_goes_there);
  g_test_add_func ("/ui/many-clauses/moves", test_moves);
  return g_test_run ();
}
