/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order in each column follows the neighbours'; the heights are the nearest to the neighbours' that keep the order (pool
 * adjacent violators). */
#include "config.h"
#include "gops-flow-columns.h"

#define GAP_CARDS     30      /* between cards of a column */
#define GAP_PASSAGES  12      /* around a passage */
#define ORDER_ROUNDS  12
#define HEIGHT_ROUNDS 8
#define STRAIGHT      6.0     /* how much more a passage wants to lie straight than a card */

typedef GopsFlowItem Item;

/* --- order --- */

static void
number (GPtrArray *column)
{
  for (guint i = 0; i < column->len; i++)
    ((Item *) column->pdata[i])->rank = i;
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const Item *one = *(const Item *const *) a, *other = *(const Item *const *) b;

  if (one->key != other->key)
    return one->key < other->key ? -1 : 1;
  return one->rank < other->rank ? -1 : 1;
}

static void
sort_column (GPtrArray *column, gboolean by_left)
{
  for (guint i = 0; i < column->len; i++)
    {
      Item *item = column->pdata[i];
      const GArray *near = by_left ? item->left : item->right;
      double sum = 0;

      for (guint k = 0; k < near->len; k++)
        sum += g_array_index (near, Item *, k)->rank;
      item->key = near->len > 0 ? sum / near->len : item->rank;
    }
  g_ptr_array_sort (column, compare_keys);
  number (column);
}

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  return (int) *(const guint *) a - (int) *(const guint *) b;
}

/* Crossings between a column and the next: pairs out of order, counted with a binary indexed tree. */
static guint64
count_crossings (GPtrArray *left, GPtrArray *right)
{
  g_autofree guint *tree = g_new0 (guint, right->len + 2);
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  guint64 crossings = 0;
  guint seen = 0;

  for (guint i = 0; i < left->len; i++)
    {
      const Item *item = left->pdata[i];

      g_array_set_size (ends, 0);
      for (guint k = 0; k < item->right->len; k++)
        g_array_append_val (ends, g_array_index (item->right, Item *, k)->rank);
      g_array_sort (ends, compare_ranks);
      for (guint k = 0; k < ends->len; k++)
        {
          guint before = 0;

          for (guint at = g_array_index (ends, guint, k) + 1; at > 0; at -= at & -at)
            before += tree[at];
          crossings += seen - before;
        }
      for (guint k = 0; k < ends->len; k++, seen++)
        for (guint at = g_array_index (ends, guint, k) + 1; at <= right->len; at += at & -at)
          tree[at]++;
    }
  return crossings;
}

static guint64
count_all (GPtrArray *columns)
{
  guint64 crossings = 0;

  for (guint i = 0; i + 1 < columns->len; i++)
    crossings += count_crossings (columns->pdata[i], columns->pdata[i + 1]);
  return crossings;
}

static void
keep_order (GPtrArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    for (guint k = 0; k < ((GPtrArray *) columns->pdata[i])->len; k++)
      {
        Item *item = g_ptr_array_index ((GPtrArray *) columns->pdata[i], k);

        item->y = item->rank;   /* free until the heights are chosen */
      }
}

static void
restore_order (GPtrArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    {
      GPtrArray *column = columns->pdata[i];

      for (guint k = 0; k < column->len; k++)
        ((Item *) column->pdata[k])->key = ((Item *) column->pdata[k])->y;
      g_ptr_array_sort (column, compare_keys);
      number (column);
    }
}

void
gops_flow_choose_order (GPtrArray *columns)
{
  guint64 best;

  for (guint i = 0; i < columns->len; i++)
    number (columns->pdata[i]);
  best = count_all (columns);
  keep_order (columns);
  for (guint round = 0; round < ORDER_ROUNDS && best > 0; round++)
    {
      guint64 crossings;

      for (guint i = 0; i < columns->len; i++)
        sort_column (columns->pdata[round % 2 == 0 ? i : columns->len - 1 - i], round % 2 == 0);
      crossings = count_all (columns);
      if (crossings < best)
        {
          best = crossings;
          keep_order (columns);
        }
    }
  restore_order (columns);
}

/* --- heights --- */

static double
room_between (const Item *above, const Item *below)
{
  double gap = above->box >= 0 && below->box >= 0 ? GAP_CARDS : GAP_PASSAGES;

  return (above->height + below->height) / 2 + gap;
}

static double
wanted (const Item *item, gboolean left, gboolean right)
{
  double sum = 0;
  guint n = 0;

  for (guint k = 0; left && k < item->left->len; k++, n++)
    sum += g_array_index (item->left, Item *, k)->y;
  for (guint k = 0; right && k < item->right->len; k++, n++)
    sum += g_array_index (item->right, Item *, k)->y;
  return n > 0 ? sum / n : item->y;
}

/* Moves a column's items as near as can be to where their neighbours want them, in their order and without overlap:
 * blocks that would overlap are pooled and stand at the mean of their wishes. */
static void
settle_column (GPtrArray *column, gboolean left, gboolean right)
{
  g_autofree double *mean = g_new (double, column->len + 1), *weight = g_new (double, column->len + 1);
  g_autofree double *offset = g_new0 (double, column->len + 1);
  g_autofree guint *first = g_new (guint, column->len + 1);
  guint n = 0;

  for (guint i = 0; i < column->len; i++)
    {
      const Item *item = column->pdata[i];

      offset[i] = i > 0 ? offset[i - 1] + room_between (column->pdata[i - 1], item) : 0;
      mean[n] = wanted (item, left, right) - offset[i];
      weight[n] = item->box < 0 ? STRAIGHT : 1;
      first[n++] = i;
      while (n > 1 && mean[n - 1] < mean[n - 2])
        {
          mean[n - 2] = (mean[n - 2] * weight[n - 2] + mean[n - 1] * weight[n - 1]) / (weight[n - 2] + weight[n - 1]);
          weight[n - 2] += weight[n - 1];
          n--;
        }
    }
  for (guint block = 0; block < n; block++)
    for (guint i = first[block]; i < (block + 1 < n ? first[block + 1] : column->len); i++)
      ((Item *) column->pdata[i])->y = mean[block] + offset[i];
}

void
gops_flow_choose_heights (GPtrArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    {
      GPtrArray *column = columns->pdata[i];
      double y = 0;

      for (guint k = 0; k < column->len; k++)
        {
          y += k > 0 ? room_between (column->pdata[k - 1], column->pdata[k]) : 0;
          ((Item *) column->pdata[k])->y = y;
        }
      for (guint k = 0; k < column->len; k++)
        ((Item *) column->pdata[k])->y -= y / 2;
    }
  for (guint round = 0; round < HEIGHT_ROUNDS; round++)
    {
      gboolean last = round + 2 >= HEIGHT_ROUNDS;

      for (guint i = 0; i < columns->len; i++)
        settle_column (columns->pdata[i], TRUE, last);
      for (guint i = columns->len; i > 0; i--)
        settle_column (columns->pdata[i - 1], last, TRUE);
    }
}
