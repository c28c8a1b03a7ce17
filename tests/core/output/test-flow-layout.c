/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layout of business flows: nothing overlaps, the same flow gives the same picture, what was placed stays. */
#include <math.h>
#include <string.h>

#include "gops-flow-layout.h"

typedef struct
{
  GopsFlowBox  *boxes;   /* (owned) */
  guint         n;
  GopsFlowLink *links;   /* (owned) */
  guint         n_links;
} Case;

static void
case_clear (Case *one)
{
  g_free (one->boxes);
  g_free (one->links);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

static Case
make_case (guint n, guint n_links)
{
  Case one = { g_new0 (GopsFlowBox, n + 1), n, g_new0 (GopsFlowLink, n_links + 1), n_links };

  for (guint i = 0; i < n; i++)
    one.boxes[i] = (GopsFlowBox) { .width = 100 + i % 7 * 12, .height = 50 + i % 5 * 14, .rank = 2 };
  for (guint i = 0; i < n_links; i++)
    one.links[i] = (GopsFlowLink) { .width = 60 + i % 4 * 20, .height = 20 };
  return one;
}

static void
join (Case *one, guint link, guint from, guint to)
{
  one->links[link].from = from;
  one->links[link].to = to;
}

/* A flow of @n parties and @n_links arrows, the same each time for a seed; with cycles, loops and doubles. */
static Case
random_case (guint n, guint n_links, guint32 seed)
{
  Case one = make_case (n, n_links);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (guint i = 0; i < n; i++)
    one.boxes[i].rank = g_rand_int_range (rand, 0, 5);
  for (guint i = 0; i < n_links; i++)
    join (&one, i, (guint) g_rand_int_range (rand, 0, (int) n), (guint) g_rand_int_range (rand, 0, (int) n));
  return one;
}

static guint
lay_out (Case *one)
{
  g_autoptr (GArray) vias = gops_flow_layout (one->boxes, one->n, one->links, one->n_links);

  return vias->len;
}

static void
assert_apart (const Case *one)
{
  for (guint i = 0; i < one->n; i++)
    {
      g_assert_true (isfinite (one->boxes[i].x) && isfinite (one->boxes[i].y));
      for (guint k = 0; k < i; k++)
        {
          const GopsFlowBox *a = &one->boxes[i], *b = &one->boxes[k];

          g_assert_true (fabs (a->x - b->x) >= (a->width + b->width) / 2 - 0.01
                         || fabs (a->y - b->y) >= (a->height + b->height) / 2 - 0.01);
        }
    }
}

static void
test_columns (void)
{
  g_auto (Case) one = make_case (4, 4);

  /* supplier → operator → group ⇄ members */
  join (&one, 0, 0, 1);
  join (&one, 1, 1, 2);
  join (&one, 2, 2, 3);
  join (&one, 3, 3, 2);
  for (guint i = 0; i < 4; i++)
    one.boxes[i].rank = (int) i;
  g_assert_cmpuint (lay_out (&one), ==, 0);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat (one.boxes[i].x + one.boxes[i].width / 2 + 60, <, one.boxes[i + 1].x - one.boxes[i + 1].width / 2);
  g_assert_cmpfloat_with_epsilon (one.boxes[0].y, one.boxes[3].y, 0.5);
}

static void
test_rank_decides (void)
{
  g_auto (Case) one = make_case (2, 2);

  join (&one, 0, 1, 0);
  join (&one, 1, 0, 1);
  one.boxes[0].rank = 0;
  one.boxes[1].rank = 4;
  lay_out (&one);
  g_assert_cmpfloat (one.boxes[0].x, <, one.boxes[1].x);
}

/* A long arrow gets a way past the column between, which no card covers. */
static void
test_passages (void)
{
  g_auto (Case) one = make_case (3, 3);
  g_autoptr (GArray) vias = NULL;
  const GopsFlowVia *via;

  join (&one, 0, 0, 1);
  join (&one, 1, 1, 2);
  join (&one, 2, 2, 0);
  for (guint i = 0; i < 3; i++)
    one.boxes[i].rank = (int) i;
  vias = gops_flow_layout (one.boxes, 3, one.links, 3);
  g_assert_cmpuint (vias->len, ==, 1);
  g_assert_cmpuint (one.links[2].n_vias, ==, 1);
  via = &g_array_index (vias, GopsFlowVia, one.links[2].first_via);
  g_assert_cmpfloat (via->left, <=, one.boxes[1].x - one.boxes[1].width / 2 + 0.01);
  g_assert_cmpfloat (via->right, >=, one.boxes[1].x + one.boxes[1].width / 2 - 0.01);
  g_assert_cmpfloat (fabs (via->y - one.boxes[1].y), >, one.boxes[1].height / 2 + 5);
}

static void
test_nothing_overlaps (void)
{
  static const struct { guint n, n_links; } sizes[] = { { 0, 0 }, { 1, 0 }, { 1, 3 }, { 12, 0 }, { 7, 12 }, { 40, 60 }, { 200, 400 }, { 500, 500 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint32 seed = 1; seed <= 5; seed++)
      {
        g_auto (Case) one = random_case (sizes[i].n, sizes[i].n_links, seed);
        g_auto (Case) again = random_case (sizes[i].n, sizes[i].n_links, seed);

        lay_out (&one);
        assert_apart (&one);
        lay_out (&again);
        g_assert_cmpmem (one.boxes, sizeof (GopsFlowBox) * one.n, again.boxes, sizeof (GopsFlowBox) * again.n);
      }
}

static void
test_cycles (void)
{
  g_auto (Case) ring = make_case (500, 500), pair = make_case (2, 40);

  for (guint i = 0; i < 500; i++)
    join (&ring, i, i, (i + 1) % 500);
  lay_out (&ring);
  assert_apart (&ring);
  for (guint i = 0; i < 40; i++)
    join (&pair, i, i % 2, (i + 1) % 2);
  lay_out (&pair);
  assert_apart (&pair);
}

static void
test_placed_stays (void)
{
  g_auto (Case) one = random_case (30, 45, 7), free_one = random_case (30, 45, 7);

  lay_out (&free_one);
  one.boxes[4].placed = one.boxes[9].placed = TRUE;
  one.boxes[4].x = free_one.boxes[11].x + 3;   /* on top of another one */
  one.boxes[4].y = free_one.boxes[11].y;
  one.boxes[9].x = -700;
  one.boxes[9].y = 900;
  lay_out (&one);
  g_assert_cmpfloat (one.boxes[4].x, ==, free_one.boxes[11].x + 3);
  g_assert_cmpfloat (one.boxes[9].x, ==, -700);
  g_assert_cmpfloat (one.boxes[9].y, ==, 900);
  assert_apart (&one);
  /* who was not in the way has not moved */
  g_assert_cmpfloat (one.boxes[20].x, ==, free_one.boxes[20].x);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flow-layout/columns", test_columns);
  g_test_add_func ("/flow-layout/rank", test_rank_decides);
  g_test_add_func ("/flow-layout/passages", test_passages);
  g_test_add_func ("/flow-layout/nothing-overlaps", test_nothing_overlaps);
  g_test_add_func ("/flow-layout/cycles", test_cycles);
  g_test_add_func ("/flow-layout/placed", test_placed_stays);
  return g_test_run ();
}
