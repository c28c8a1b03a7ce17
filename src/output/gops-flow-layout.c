/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layered layout: arrows between the same two parties are one edge; edges get a direction without cycles; columns by the
 * longest path; long edges take a place in every column they pass. What nothing joins is laid out apart and set side by
 * side. */
#include "config.h"
#include "gops-flow-layout.h"

#include <math.h>
#include "gops-flow-columns.h"

#define MAKE_ROOM     48      /* the step in which a covered card gives way */
#define GAP_COLUMNS   72      /* where no label stands */
#define LABEL_ROOM    52      /* beside a label between two columns: arrow head and curve */
#define GAP_PARTS     56      /* between what nothing joins */
#define GAP_PLACED    18      /* around cards placed by hand */
#define LONGEST_SPAN  12      /* longer edges take no place: a long cycle must not cost n² passages */

typedef GopsFlowItem Item;

typedef struct
{
  guint  u, v;                /* left and right box */
  double width, height;       /* of all its labels */
} Edge;

typedef struct
{
  GopsFlowBox  *boxes;
  guint         n;
  GopsFlowLink *links;
  guint         n_links;
  GArray       *edges;        /* of Edge */
  guint        *edge_of;      /* of each link; G_MAXUINT for one to itself */
  int          *layer;        /* of each box */
  guint        *part;         /* of each box: the first box that it is joined to */
  GPtrArray    *items;        /* (owned) */
  Item        **item_of;      /* of each box */
  GPtrArray    *passages;     /* (element-type Item): those of one edge together, from left to right */
} Plan;

static Edge *
edge_at (const Plan *plan, guint index)
{
  return &g_array_index (plan->edges, Edge, index);
}

static void
free_item (gpointer data)
{
  Item *item = data;

  g_array_unref (item->left);
  g_array_unref (item->right);
  g_array_unref (item->to_right);
  g_free (item);
}

static Item *
new_item (Plan *plan, int box, guint edge, double height)
{
  Item *item = g_new0 (Item, 1);

  *item = (Item) { .box = box, .edge = edge, .height = height,
                   .left = g_array_new (FALSE, FALSE, sizeof (Item *)), .right = g_array_new (FALSE, FALSE, sizeof (Item *)),
                   .to_right = g_array_new (FALSE, FALSE, sizeof (guint)) };
  g_ptr_array_add (plan->items, item);
  return item;
}

static void
join (Item *left, Item *right, guint edge)
{
  g_array_append_val (left->right, right);
  g_array_append_val (left->to_right, edge);
  g_array_append_val (right->left, left);
}

/* --- edges without cycles --- */

static void
collect_edges (Plan *plan)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < plan->n_links; i++)
    {
      const GopsFlowLink *link = &plan->links[i];
      guint low = MIN (link->from, link->to), high = MAX (link->from, link->to);
      gint64 pair = ((gint64) low << 32) | high;
      gpointer at;

      plan->edge_of[i] = G_MAXUINT;
      if (low == high)
        continue;
      if (!g_hash_table_lookup_extended (known, &pair, NULL, &at))
        {
          gboolean swap = plan->boxes[link->to].rank < plan->boxes[link->from].rank;
          Edge edge = { swap ? link->to : link->from, swap ? link->from : link->to, 0, 0 };

          at = GUINT_TO_POINTER (plan->edges->len);
          g_hash_table_insert (known, g_memdup2 (&pair, sizeof pair), at);
          g_array_append_val (plan->edges, edge);
        }
      plan->edge_of[i] = GPOINTER_TO_UINT (at);
      edge_at (plan, plan->edge_of[i])->width = MAX (edge_at (plan, plan->edge_of[i])->width, link->width);
      edge_at (plan, plan->edge_of[i])->height += link->height;
    }
}

/* The edges that leave each box. Returns: (transfer full): offsets of n + 1 entries in @out_list. */
static guint *
leaving (const Plan *plan, guint **out_list)
{
  guint *first = g_new0 (guint, plan->n + 2), *list = g_new0 (guint, plan->edges->len + 1);

  for (guint i = 0; i < plan->edges->len; i++)
    first[edge_at (plan, i)->u + 2]++;
  for (guint i = 2; i < plan->n + 2; i++)
    first[i] += first[i - 1];
  for (guint i = 0; i < plan->edges->len; i++)
    list[first[edge_at (plan, i)->u + 1]++] = i;
  *out_list = list;
  return first;
}

/* Turns around every edge that closes a cycle, depth first, without recursion. */
static void
break_cycles (Plan *plan)
{
  g_autofree guint *list = NULL;
  g_autofree guint *first = leaving (plan, &list);
  g_autofree guint *next = g_memdup2 (first, sizeof (guint) * (plan->n + 1));
  g_autofree guint *stack = g_new (guint, plan->n + 1);
  g_autofree char *state = g_new0 (char, plan->n + 1);   /* 0 new, 1 on the stack, 2 done */
  g_autofree char *turn = g_new0 (char, plan->edges->len + 1);

  for (guint start = 0; start < plan->n; start++)
    {
      guint depth = 0;

      if (state[start] != 0)
        continue;
      stack[depth++] = start;
      state[start] = 1;
      while (depth > 0)
        {
          guint box = stack[depth - 1], edge, to;

          if (next[box] == first[box + 1])
            {
              state[box] = 2;
              depth--;
              continue;
            }
          edge = list[next[box]++];
          to = edge_at (plan, edge)->v;
          if (state[to] == 1)
            turn[edge] = 1;
          else if (state[to] == 0)
            {
              state[to] = 1;
              stack[depth++] = to;
            }
        }
    }
  for (guint i = 0; i < plan->edges->len; i++)
    if (turn[i])
      {
        Edge *edge = edge_at (plan, i);
        guint u = edge->u;

        edge->u = edge->v;
        edge->v = u;
      }
}

/* --- columns --- */

/* Each box one column right of the last one that leads to it; what nothing leads to moves up to what it leads to. */
static void
choose_layers (Plan *plan)
{
  g_autofree guint *list = NULL;
  g_autofree guint *first = leaving (plan, &list);
  g_autofree guint *waiting = g_new0 (guint, plan->n + 1), *queue = g_new (guint, plan->n + 1);
  g_autofree char *led_to = g_new0 (char, plan->n + 1);
  guint head = 0, tail = 0;

  for (guint i = 0; i < plan->edges->len; i++)
    {
      waiting[edge_at (plan, i)->v]++;
      led_to[edge_at (plan, i)->v] = 1;
    }
  for (guint i = 0; i < plan->n; i++)
    if (waiting[i] == 0)
      queue[tail++] = i;
  while (head < tail)
    {
      guint box = queue[head++];

      for (guint k = first[box]; k < first[box + 1]; k++)
        {
          guint to = edge_at (plan, list[k])->v;

          plan->layer[to] = MAX (plan->layer[to], plan->layer[box] + 1);
          if (--waiting[to] == 0)
            queue[tail++] = to;
        }
    }
  for (guint i = 0; i < plan->n; i++)
    if (!led_to[i] && first[i] < first[i + 1])
      {
        int nearest = G_MAXINT;

        for (guint k = first[i]; k < first[i + 1]; k++)
          nearest = MIN (nearest, plan->layer[edge_at (plan, list[k])->v]);
        plan->layer[i] = nearest - 1;
      }
}

static guint
find_part (guint *part, guint box)
{
  while (part[box] != box)
    box = part[box] = part[part[box]];
  return box;
}

static void
choose_parts (Plan *plan)
{
  for (guint i = 0; i < plan->n; i++)
    plan->part[i] = i;
  for (guint i = 0; i < plan->edges->len; i++)
    {
      guint a = find_part (plan->part, edge_at (plan, i)->u), b = find_part (plan->part, edge_at (plan, i)->v);

      plan->part[MAX (a, b)] = MIN (a, b);
    }
  for (guint i = 0; i < plan->n; i++)
    plan->part[i] = find_part (plan->part, i);
}

/* One edge's passages through the columns between its ends. */
static void
add_passages (Plan *plan, guint index, GPtrArray *columns, int first_layer)
{
  const Edge *edge = edge_at (plan, index);
  Item *last = plan->item_of[edge->u];

  if (plan->layer[edge->v] - plan->layer[edge->u] > LONGEST_SPAN)
    return;
  for (int layer = plan->layer[edge->u] + 1; layer < plan->layer[edge->v]; layer++)
    {
      Item *item = new_item (plan, -1, index, edge->height);

      join (last, item, index);
      g_ptr_array_add (g_ptr_array_index (columns, (guint) (layer - first_layer)), item);
      g_ptr_array_add (plan->passages, item);
      last = item;
    }
  join (last, plan->item_of[edge->v], index);
}

/* (transfer full) (element-type GPtrArray): the items of each column of a part. */
static GPtrArray *
make_columns (Plan *plan, const GArray *members, const GArray *edges)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  int low = G_MAXINT, high = G_MININT;

  for (guint i = 0; i < members->len; i++)
    {
      int layer = plan->layer[g_array_index (members, guint, i)];

      low = MIN (low, layer);
      high = MAX (high, layer);
    }
  for (int layer = low; layer <= high; layer++)
    g_ptr_array_add (columns, g_ptr_array_new ());
  for (guint i = 0; i < members->len; i++)
    {
      guint box = g_array_index (members, guint, i);

      plan->item_of[box] = new_item (plan, (int) box, 0, plan->boxes[box].height);
      g_ptr_array_add (g_ptr_array_index (columns, (guint) (plan->layer[box] - low)), plan->item_of[box]);
    }
  for (guint i = 0; i < edges->len; i++)
    add_passages (plan, g_array_index (edges, guint, i), columns, low);
  return columns;
}

/* --- a part as a whole --- */

typedef struct
{
  double x, y, top, width, height;
} Frame;

/* The gap right of a column: wide enough for the labels of the arrows that end in the next one. */
static double
gap_after (const Plan *plan, GPtrArray *column)
{
  double gap = GAP_COLUMNS;

  for (guint i = 0; i < column->len; i++)
    {
      const Item *item = column->pdata[i];

      for (guint k = 0; item->box >= 0 && k < item->right->len; k++)
        if (g_array_index (item->right, Item *, k)->box >= 0)
          gap = MAX (gap, edge_at (plan, g_array_index (item->to_right, guint, k))->width + LABEL_ROOM);
    }
  return gap;
}

static double
column_width (const Plan *plan, GPtrArray *column)
{
  double width = 0;

  for (guint i = 0; i < column->len; i++)
    if (((Item *) column->pdata[i])->box >= 0)
      width = MAX (width, plan->boxes[((Item *) column->pdata[i])->box].width);
  return width;
}

static void
choose_places (Plan *plan, GPtrArray *columns, Frame *frame)
{
  double x = 0, top = G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  for (guint i = 0; i < columns->len; i++)
    {
      GPtrArray *column = columns->pdata[i];
      double width = column_width (plan, column);

      for (guint k = 0; k < column->len; k++)
        {
          Item *item = column->pdata[k];

          top = MIN (top, item->y - item->height / 2);
          bottom = MAX (bottom, item->y + item->height / 2);
          item->x = x;
          item->width = width;
        }
      frame->width = x + width;
      x += width + (i + 1 < columns->len ? gap_after (plan, column) : 0);
    }
  frame->top = top;
  frame->height = bottom - top;
}

/* Frames side by side in rows about one and a half times as wide as high. */
static void
pack (GArray *frames)
{
  double area = 0, widest = 0, x = 0, y = 0, row = 0, most;

  for (guint i = 0; i < frames->len; i++)
    {
      const Frame *frame = &g_array_index (frames, Frame, i);

      area += (frame->width + GAP_PARTS) * (frame->height + GAP_PARTS);
      widest = MAX (widest, frame->width);
    }
  most = MAX (widest, sqrt (area * 1.5));
  for (guint i = 0; i < frames->len; i++)
    {
      Frame *frame = &g_array_index (frames, Frame, i);

      if (x > 0 && x + frame->width > most)
        {
          x = 0;
          y += row + GAP_PARTS;
          row = 0;
        }
      frame->x = x;
      frame->y = y;
      x += frame->width + GAP_PARTS;
      row = MAX (row, frame->height);
    }
}

static void
add_to_list (GPtrArray *lists, guint index, guint value)
{
  if (lists->pdata[index] == NULL)
    lists->pdata[index] = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val ((GArray *) lists->pdata[index], value);
}

static void
free_list (gpointer list)
{
  if (list != NULL)
    g_array_unref (list);
}

/* (transfer full) (element-type GArray): for each box that begins a part, what @of gives. */
static GPtrArray *
lists_by_part (const Plan *plan, gboolean of_edges)
{
  GPtrArray *lists = g_ptr_array_new_with_free_func (free_list);

  g_ptr_array_set_size (lists, (int) plan->n);
  for (guint i = 0; !of_edges && i < plan->n; i++)
    add_to_list (lists, plan->part[i], i);
  for (guint i = 0; of_edges && i < plan->edges->len; i++)
    add_to_list (lists, plan->part[edge_at (plan, i)->u], i);
  return lists;
}

/* Every part in its frame, and the frames packed. Afterwards items know where they stand. */
static void
lay_out_parts (Plan *plan)
{
  g_autoptr (GPtrArray) members = lists_by_part (plan, FALSE), edges = lists_by_part (plan, TRUE);
  g_autoptr (GArray) frames = g_array_new (FALSE, TRUE, sizeof (Frame)), none = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint *frame_of = g_new0 (guint, plan->n + 1);

  for (guint i = 0; i < plan->n; i++)
    {
      Frame frame = { 0 };
      g_autoptr (GPtrArray) columns = NULL;

      if (members->pdata[i] == NULL)
        continue;
      columns = make_columns (plan, members->pdata[i], edges->pdata[i] != NULL ? edges->pdata[i] : none);
      gops_flow_choose_order (columns);
      gops_flow_choose_heights (columns);
      choose_places (plan, columns, &frame);
      frame_of[i] = frames->len;
      g_array_append_val (frames, frame);
    }
  pack (frames);
  for (guint i = 0; i < plan->items->len; i++)
    {
      Item *item = plan->items->pdata[i];
      guint part = plan->part[item->box >= 0 ? (guint) item->box : edge_at (plan, item->edge)->u];
      const Frame *frame = &g_array_index (frames, Frame, frame_of[part]);

      item->x += frame->x;
      item->y += frame->y - frame->top;
    }
}

/* --- what was placed by hand --- */

static gboolean
overlap (const GopsFlowBox *one, const GopsFlowBox *other)
{
  return fabs (one->x - other->x) < (one->width + other->width) / 2 + GAP_PLACED
         && fabs (one->y - other->y) < (one->height + other->height) / 2 + GAP_PLACED;
}

static gboolean
is_free (const Plan *plan, const char *settled, guint box)
{
  for (guint i = 0; i < plan->n; i++)
    if (i != box && settled[i] && overlap (&plan->boxes[i], &plan->boxes[box]))
      return FALSE;
  return TRUE;
}

/* Cards that a card placed by hand now covers go up or down to the nearest free place. */
static void
make_room (Plan *plan)
{
  g_autofree char *settled = g_new0 (char, plan->n + 1);

  for (guint i = 0; i < plan->n; i++)
    settled[i] = plan->boxes[i].placed;
  for (guint i = 0; i < plan->n; i++)
    {
      GopsFlowBox *box = &plan->boxes[i];
      double y = box->y;

      for (guint step = 1; !box->placed && !is_free (plan, settled, i); step++)
        box->y = y + (step % 2 == 1 ? 1.0 : -1.0) * ((step + 1) / 2) * MAKE_ROOM;
      settled[i] = TRUE;
    }
}

static gboolean
has_placed (const Plan *plan)
{
  for (guint i = 0; i < plan->n; i++)
    if (plan->boxes[i].placed)
      return TRUE;
  return FALSE;
}

static void
write_places (Plan *plan)
{
  for (guint i = 0; i < plan->items->len; i++)
    {
      const Item *item = plan->items->pdata[i];
      GopsFlowBox *box = item->box >= 0 ? &plan->boxes[item->box] : NULL;

      if (box != NULL && !box->placed)
        {
          box->x = item->x + item->width / 2;
          box->y = item->y;
        }
    }
  if (has_placed (plan))
    make_room (plan);
}

/* --- passages --- */

/* Each link its own strip of its edge's passages. */
static GArray *
write_vias (Plan *plan)
{
  GArray *vias = g_array_new (FALSE, TRUE, sizeof (GopsFlowVia));
  g_autofree double *used = g_new0 (double, plan->edges->len + 1);
  g_autofree guint *first = g_new0 (guint, plan->edges->len + 1), *count = g_new0 (guint, plan->edges->len + 1);

  for (guint i = 0; i < plan->passages->len; i++)
    {
      guint edge = ((Item *) plan->passages->pdata[i])->edge;

      if (count[edge]++ == 0)
        first[edge] = i;
    }
  for (guint i = 0; i < plan->n_links; i++)
    {
      GopsFlowLink *link = &plan->links[i];
      guint edge = plan->edge_of[i];

      link->first_via = vias->len;
      link->n_vias = 0;
      if (edge == G_MAXUINT || plan->boxes[link->from].placed || plan->boxes[link->to].placed)
        continue;
      for (guint k = 0; k < count[edge]; k++)
        {
          const Item *item = plan->passages->pdata[first[edge] + k];
          GopsFlowVia via = { item->x, item->x + item->width, item->y - item->height / 2 + used[edge] + link->height / 2 };

          g_array_append_val (vias, via);
        }
      link->n_vias = count[edge];
      used[edge] += link->height;
    }
  return vias;
}

GArray *
gops_flow_layout (GopsFlowBox *boxes, guint n_boxes, GopsFlowLink *links, guint n_links)
{
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (free_item), passages = g_ptr_array_new ();
  g_autofree guint *edge_of = g_new0 (guint, n_links + 1), *part = g_new0 (guint, n_boxes + 1);
  g_autofree int *layer = g_new0 (int, n_boxes + 1);
  g_autofree Item **item_of = g_new0 (Item *, n_boxes + 1);
  Plan plan = { .boxes = boxes, .n = n_boxes, .links = links, .n_links = n_links, .edges = edges, .edge_of = edge_of,
                .layer = layer, .part = part, .items = items, .item_of = item_of, .passages = passages };

  collect_edges (&plan);
  break_cycles (&plan);
  choose_layers (&plan);
  choose_parts (&plan);
  lay_out_parts (&plan);
  write_places (&plan);
  return write_vias (&plan);
}
