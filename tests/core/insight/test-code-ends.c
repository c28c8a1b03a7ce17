/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where posters hang: done, undone, redone; and which codes end, each once, with what hangs on it. */
#include <string.h>

#include "gops-channels.h"
#include "gops-code-ends.h"
#include "gops-journal.h"
#include "gops-method-error.h"
#include "gops-postings.h"
#include "gops-test-store.h"

#define TODAY "2026-11-30"
#define WHOLE "SELECT coalesce (group_concat (place || ':' || code || ':' || code_until || ':' || posted_on || ':' || taken_down, ' '), '')" \
              " FROM (SELECT * FROM posting ORDER BY id)"

typedef struct
{
  GopsTestStore test;
  gint64        group;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->test = gops_test_store_new ();
  fixture->group = gops_test_add_group (fixture->test.store, "晨跑");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gops_test_store_clear (&fixture->test);
}

static gint64
hang (Fixture *fixture, const char *place, const char *code, const char *until)
{
  const GopsPostingDraft draft = { 0, "recruit-sunrise", "Come", code, until, place, TODAY, "" };
  g_autoptr (GError) error = NULL;
  gint64 id = gops_posting_add (fixture->test.store, fixture->group, &draft, &error);

  g_assert_no_error (error);
  return id;
}

/* --- postings --- */

static void
test_changes (Fixture *fixture, gconstpointer data)
{
  static const char *const steps[] = {
    "", "校门口:x:2026-12-07:2026-11-30:", "校门口:x:2026-12-07:2026-11-30: Shop:y::2026-11-30:",
    "校门口 二号:z::2026-11-01: Shop:y::2026-11-30:", "校门口 二号:z::2026-11-01:2026-12-01 Shop:y::2026-11-30:",
    "校门口 二号:z::2026-11-01: Shop:y::2026-11-30:", "校门口 二号:z::2026-11-01:",
  };
  GopsStore *store = fixture->test.store;
  gint64 gate = hang (fixture, " 校门口\n", "x", "2026-12-07"), shop = hang (fixture, "Shop", "y", "");
  const GopsPostingDraft changed = { 0, "", "", "z", "", "校门口 二号", "2026-11-01", "左边" };

  g_assert_true (gops_posting_change (store, gate, &changed, NULL));
  g_assert_true (gops_posting_take_down (store, gate, "2026-12-01", NULL));
  g_assert_true (gops_posting_take_down (store, gate, "", NULL));
  g_assert_true (gops_posting_remove (store, shop, NULL));
  for (guint i = G_N_ELEMENTS (steps) - 1; i > 0; i--)
    {
      gops_assert_query (store, WHOLE, steps[i]);
      gops_store_undo (store, NULL, NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      gops_assert_query (store, WHOLE, steps[i]);
      gops_store_redo (store, NULL, NULL);
    }
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *endless = g_strnfill (2000, 'x');
  const struct { GopsPostingDraft draft; GopsPostingColumn column; } cases[] = {
    { { 0, "", "", "", "", " ", TODAY, "" }, GOPS_POSTING_PLACE },        { { 0, "", "", "", "", endless, TODAY, "" }, GOPS_POSTING_PLACE },
    { { 0, "", "", "", "", "Gate", "soon", "" }, GOPS_POSTING_POSTED_ON }, { { 0, "", "", "", "2026-02-30", "Gate", TODAY, "" }, GOPS_POSTING_CODE_UNTIL },
    { { 0, "", "", "", "", "Gate", TODAY, endless }, GOPS_POSTING_NOTE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      GopsPostingColumn column = GOPS_POSTING_ID;

      g_assert_false (gops_posting_check (&cases[i].draft, &column, &error));
      g_assert_cmpint (column, ==, cases[i].column);
      g_assert_true (error->domain == GOPS_METHOD_ERROR);
      g_assert_cmpint (gops_posting_add (fixture->test.store, fixture->group, &cases[i].draft, NULL), ==, 0);
    }
  gops_assert_query (fixture->test.store, WHOLE, "");
}

static void
test_states (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *until, *state; } cases[] = {
    { "", "hangs" }, { "2026-12-03", "hangs" }, { "2026-12-02", "ends-soon" }, { TODAY, "ends-soon" }, { "2026-11-29", "ended" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    hang (fixture, cases[i].until[0] != '\0' ? cases[i].until : "Wall", "x", cases[i].until);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) all = gops_postings_load (fixture->test.store, fixture->group, NULL);

      for (guint k = 0; k < all->len; k++)
        if (g_str_equal (gops_record_get_text (all->pdata[k], GOPS_POSTING_CODE_UNTIL), cases[i].until))
          g_assert_cmpstr (gops_posting_state_to_string (gops_posting_state (all->pdata[k], TODAY)), ==, cases[i].state);
    }
}

/* What hangs and ends first stands first; what was taken down stands last. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GString) places = g_string_new (NULL);

  gops_posting_take_down (fixture->test.store, hang (fixture, "D", "x", "2026-12-01"), TODAY, NULL);
  hang (fixture, "C", "x", "");
  hang (fixture, "B", "x", "2026-12-07");
  hang (fixture, "A", "x", "2026-12-01");
  all = gops_postings_load (fixture->test.store, 0, NULL);
  for (guint i = 0; i < all->len; i++)
    g_string_append (places, gops_record_get_text (all->pdata[i], GOPS_POSTING_PLACE));
  g_assert_cmpstr (places->str, ==, "ABCD");
}

/* --- codes that end --- */

static void
set_group (Fixture *fixture, const char *code, const char *until)
{
  g_assert_true (gops_store_begin (fixture->test.store, NULL, "Code", NULL));
  g_assert_true (gops_store_exec (fixture->test.store, NULL, "UPDATE chat_group SET join_code = ?1, join_code_until = ?2", "ss", code, until));
  g_assert_true (gops_store_commit (fixture->test.store, NULL));
}

static GPtrArray *
ends (Fixture *fixture, const char *date)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *found = gops_code_ends (fixture->test.store, date, 0, &error);

  g_assert_no_error (error);
  return found;
}

static void
test_group_code (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *date; guint n; int days; } cases[] = {
    { "2026-12-04", 0, 0 }, { "2026-12-05", 1, 2 }, { "2026-12-07", 1, 0 }, { "2026-12-08", 1, -1 }, { "2026-12-14", 1, -7 }, { "2026-12-15", 0, 0 },
  };

  set_group (fixture, "https://example.com/g", "2026-12-07");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) found = ends (fixture, cases[i].date);

      g_assert_cmpuint (found->len, ==, cases[i].n);
      if (found->len > 0)
        g_assert_cmpint (((GopsCodeEnd *) found->pdata[0])->days, ==, cases[i].days);
    }
}

/* A code that hangs in many places is one row; it is told until it is taken down, and by its own end. */
static void
test_one_row (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL, later = NULL;
  const GopsCodeEnd *end;
  g_autofree char *advice = NULL;
  gint64 wall;

  set_group (fixture, "g", "2026-12-07");
  wall = hang (fixture, "Wall", "g", "2026-12-01");
  hang (fixture, "Door", "g", "2026-12-07");
  found = ends (fixture, "2026-12-06");
  g_assert_cmpuint (found->len, ==, 1);
  end = found->pdata[0];
  g_assert_cmpuint (end->n_hanging, ==, 2);
  g_assert_cmpstr (end->until, ==, "2026-12-07");
  g_assert_false (end->replaced);
  advice = gops_code_end_dup_advice (end);
  g_assert_nonnull (strstr (advice, "2 posters"));
  gops_posting_take_down (fixture->test.store, wall, "2026-12-06", NULL);
  later = ends (fixture, "2027-03-01");
  g_assert_cmpuint (later->len, ==, 1);
  g_assert_cmpuint (((GopsCodeEnd *) later->pdata[0])->n_hanging, ==, 1);
}

/* The group has a new code; the old one hangs on. */
static void
test_replaced (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;
  const GopsChannelDraft board = { "Board", "offline", "b", "2026-11-29", 0, "", "" };
  const GopsCodeEnd *old, *channel;

  set_group (fixture, "new", "2027-12-07");
  hang (fixture, "Wall", "old", "2026-11-28");
  hang (fixture, "Door", "without end", "");
  hang (fixture, "Board", "b", "2026-11-01");
  g_assert_cmpint (gops_channel_add (fixture->test.store, fixture->group, &board, NULL), !=, 0);
  found = ends (fixture, TODAY);
  g_assert_cmpuint (found->len, ==, 2);
  old = found->pdata[0];
  channel = found->pdata[1];
  g_assert_true (old->replaced);
  g_assert_cmpstr (old->code, ==, "old");
  g_assert_false (channel->replaced);
  g_assert_cmpstr (channel->name, ==, "Board");
  g_assert_cmpstr (channel->until, ==, "2026-11-29");
}

/* Groups that rest are left in peace. */
static void
test_resting (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;

  set_group (fixture, "g", TODAY);
  hang (fixture, "Wall", "old", "2026-11-28");
  g_assert_true (gops_store_begin (fixture->test.store, NULL, "Rest", NULL));
  g_assert_true (gops_store_exec (fixture->test.store, NULL, "UPDATE chat_group SET status = 'paused'", NULL));
  g_assert_true (gops_store_commit (fixture->test.store, NULL));
  found = ends (fixture, TODAY);
  g_assert_cmpuint (found->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, test) g_test_add ("/insight/code-ends/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("postings-change", test_changes);
  ADD ("postings-refused", test_refused);
  ADD ("postings-states", test_states);
  ADD ("postings-order", test_order);
  ADD ("group-code", test_group_code);
  ADD ("one-row-a-code", test_one_row);
  ADD ("replaced", test_replaced);
  ADD ("resting-groups", test_resting);
  return g_test_run ();
}
