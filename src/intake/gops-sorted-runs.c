/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sorting what may not fit into memory: runs of sorted rows, merged by a heap whose top is the run with the least row. A run
 * is sorted byte by byte of the keys, the last one first, and bytes that all rows have alike are left out. */
#include "config.h"

#include "gops-sorted-runs.h"

#include <string.h>

#include "gops-scratch.h"

#define FEWEST 64   /* rows of a run that are in memory while it is merged */

typedef struct
{
  guint64  offset;   /* in the file, of what is read next */
  guint    left;     /* rows there */
  char    *rows;     /* (owned) (nullable): those in memory; NULL: those that were never written */
  char    *at;       /* the row that comes next */
  char    *end;
} Run;

struct _GopsSortedRuns
{
  gsize          row_size;
  guint          n_words;
  guint          most;
  GopsMergeFunc  merge;
  GArray        *rows;      /* (owned): of the run that is being gathered */
  GopsScratch   *file;      /* (owned) */
  GArray        *runs;      /* (owned) (element-type Run): in the file; while they are merged, a heap */
  guint          window;    /* rows of each run that are in memory; 0: nothing is being merged */
  char          *current;   /* (owned): the row that was given last */
};

static void
run_clear (gpointer data)
{
  g_free (((Run *) data)->rows);
}

GopsSortedRuns *
gops_sorted_runs_new (gsize         row_size,
                      guint         n_words,
                      guint         most,
                      GopsMergeFunc merge)
{
  GopsSortedRuns *self = g_new (GopsSortedRuns, 1);

  *self = (GopsSortedRuns) {
    .row_size = row_size, .n_words = n_words, .most = most, .merge = merge,
    .rows = g_array_new (FALSE, FALSE, (guint) row_size),
    .file = gops_scratch_new (),
    .runs = g_array_new (FALSE, FALSE, sizeof (Run)),
    .current = g_malloc (row_size),
  };
  g_array_set_clear_func (self->runs, run_clear);
  return self;
}

void
gops_sorted_runs_free (GopsSortedRuns *self)
{
  g_array_unref (self->rows);
  gops_scratch_free (self->file);
  g_array_unref (self->runs);
  g_free (self->current);
  g_free (self);
}

static inline gint64
word_of (const char *row,
         guint       word)
{
  gint64 value;

  memcpy (&value, row + word * sizeof value, sizeof value);
  return value;
}

static inline int
compare (const GopsSortedRuns *self,
         const char           *a,
         const char           *b)
{
  for (guint i = 0; i < self->n_words; i++)
    {
      gint64 left = word_of (a, i), right = word_of (b, i);

      if (left != right)
        return left < right ? -1 : 1;
    }
  return 0;
}

/* --- gathering --- */

/* Numbers below zero come before the others. */
static inline guint
byte_of (const char *row,
         guint       word,
         guint       shift)
{
  return ((guint64) word_of (row, word) ^ G_GUINT64_CONSTANT (1) << 63) >> shift & 255;
}

/* Puts @from in the order of one byte; rows that have it alike stay in theirs. */
static void
sort_by_byte (const GopsSortedRuns *self,
              const char           *from,
              char                 *to,
              guint                 word,
              guint                 shift)
{
  const char *end = from + self->rows->len * self->row_size;
  gsize places[256] = { 0 }, place = 0;

  for (const char *row = from; row < end; row += self->row_size)
    places[byte_of (row, word, shift)] += self->row_size;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      gsize size = places[i];

      places[i] = place;
      place += size;
    }
  for (const char *row = from; row < end; row += self->row_size)
    {
      gsize *at = &places[byte_of (row, word, shift)];

      memcpy (to + *at, row, self->row_size);
      *at += self->row_size;
    }
}

/* Returns: the bits of a word of the key that not all rows have alike */
static guint64
find_varying (const GopsSortedRuns *self,
              guint                 word)
{
  guint64 varying = 0, first = (guint64) word_of (self->rows->data, word);

  for (guint i = 1; i < self->rows->len; i++)
    varying |= (guint64) word_of (self->rows->data + i * self->row_size, word) ^ first;
  return varying;
}

static void
put_in_order (GopsSortedRuns *self)
{
  GArray *sorted = g_array_sized_new (FALSE, FALSE, (guint) self->row_size, self->rows->len);

  g_array_set_size (sorted, self->rows->len);
  for (guint word = self->n_words; word > 0; word--)
    {
      guint64 varying = find_varying (self, word - 1);

      for (guint shift = 0; shift < 64; shift += 8)
        if ((varying >> shift & 255) != 0)
          {
            GArray *rows = self->rows;

            sort_by_byte (self, rows->data, sorted->data, word - 1, shift);
            self->rows = sorted;
            sorted = rows;
          }
    }
  g_array_unref (sorted);
}

/* Sorts the rows in memory; of equal ones, one remains. */
static void
sort_rows (GopsSortedRuns *self)
{
  char *rows, *kept;

  if (self->rows->len < 2)
    return;
  put_in_order (self);
  rows = kept = self->rows->data;
  for (guint i = 1; i < self->rows->len; i++)
    {
      const char *row = rows + i * self->row_size;

      if (compare (self, kept, row) == 0)
        self->merge (kept, row);
      else
        memmove (kept += self->row_size, row, self->row_size);
    }
  g_array_set_size (self->rows, (guint) ((gsize) (kept - rows) / self->row_size) + 1);
}

static gboolean
write_run (GopsSortedRuns  *self,
           GError         **error)
{
  Run run = { .offset = gops_scratch_get_size (self->file), .left = self->rows->len };

  if (!gops_scratch_append (self->file, self->rows->data, self->rows->len * self->row_size, error))
    return FALSE;
  g_array_append_val (self->runs, run);
  g_array_set_size (self->rows, 0);
  return TRUE;
}

gboolean
gops_sorted_runs_add (GopsSortedRuns  *self,
                      gconstpointer    row,
                      GError         **error)
{
  if (self->rows->len == self->most)
    {
      sort_rows (self);
      if (self->rows->len > self->most / 2 && !write_run (self, error))
        return FALSE;
    }
  g_array_append_vals (self->rows, row, 1);
  return TRUE;
}

/* --- merging --- */

static Run *
run_at (GopsSortedRuns *self,
        guint           index)
{
  return &g_array_index (self->runs, Run, index);
}

static gboolean
comes_before (GopsSortedRuns *self,
              guint           a,
              guint           b)
{
  return compare (self, run_at (self, a)->at, run_at (self, b)->at) < 0;
}

/* Lets the run at @place of the heap sink to where it belongs. */
static void
sink (GopsSortedRuns *self,
      guint           place)
{
  for (;;)
    {
      guint least = place, below = 2 * place + 1;

      for (guint i = below; i < MIN (below + 2, self->runs->len); i++)
        if (comes_before (self, i, least))
          least = i;
      if (least == place)
        return;
      {
        Run run = *run_at (self, place);

        *run_at (self, place) = *run_at (self, least);
        *run_at (self, least) = run;
      }
      place = least;
    }
}

/* Reads on in a run that has been used up. */
static gboolean
load (GopsSortedRuns  *self,
      Run             *run,
      GError         **error)
{
  guint n = MIN (self->window, run->left);

  if (run->rows == NULL)
    run->rows = g_malloc (n * self->row_size);
  if (!gops_scratch_read (self->file, run->offset, run->rows, n * self->row_size, error))
    return FALSE;
  run->offset += n * self->row_size;
  run->left -= n;
  run->at = run->rows;
  run->end = run->rows + n * self->row_size;
  return TRUE;
}

static gboolean
begin (GopsSortedRuns  *self,
       GError         **error)
{
  sort_rows (self);
  if (self->runs->len > 0 && self->rows->len > 0 && !write_run (self, error))
    return FALSE;
  self->window = MAX (self->most / (self->runs->len + 1), FEWEST);
  for (guint i = 0; i < self->runs->len; i++)
    if (!load (self, run_at (self, i), error))
      return FALSE;
  if (self->rows->len > 0)
    {
      Run run = { .at = self->rows->data, .end = self->rows->data + self->rows->len * self->row_size };

      g_array_append_val (self->runs, run);
    }
  for (guint i = self->runs->len / 2; i > 0; i--)
    sink (self, i - 1);
  return TRUE;
}

/* Passes over the least row. */
static gboolean
advance (GopsSortedRuns  *self,
         GError         **error)
{
  Run *top = run_at (self, 0);
  gboolean more = (top->at += self->row_size) < top->end;

  if (!more && top->left > 0 && !load (self, top, error))
    return FALSE;
  if (top->at == top->end)
    g_array_remove_index_fast (self->runs, 0);
  if (self->runs->len > 0)
    sink (self, 0);
  return TRUE;
}

static void
end (GopsSortedRuns *self)
{
  g_array_set_size (self->rows, 0);
  gops_scratch_clear (self->file);
  self->window = 0;
}

gboolean
gops_sorted_runs_next (GopsSortedRuns  *self,
                       gconstpointer   *out_row,
                       GError         **error)
{
  *out_row = NULL;
  if (self->window == 0 && !begin (self, error))
    return FALSE;
  if (self->runs->len == 0)
    {
      end (self);
      return TRUE;
    }
  memcpy (self->current, run_at (self, 0)->at, self->row_size);
  if (!advance (self, error))
    return FALSE;
  while (self->runs->len > 0 && compare (self, self->current, run_at (self, 0)->at) == 0)
    {
      self->merge (self->current, run_at (self, 0)->at);
      if (!advance (self, error))
        return FALSE;
    }
  *out_row = self->current;
  return TRUE;
}
