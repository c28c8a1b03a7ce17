/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few groups beside each other. */
#include "config.h"

#include "gops-group-compare.h"

#include <glib/gi18n.h>
#include <math.h>

#include "gops-csv-writer.h"
#include "gops-day.h"

/* A figure of a group; NAN where it is not known. */
typedef double (*Measure) (const GopsGroupFigures *figures, const GopsGroupNeed *need);

static double
measure_members (const GopsGroupFigures *figures, const GopsGroupNeed *need)
{
  return figures->members >= 0 ? (double) figures->members : NAN;
}

static double
measure_growth (const GopsGroupFigures *figures, const GopsGroupNeed *need)
{
  return figures->members >= 0 && !figures->typed ? (double) figures->joined_30 - (double) figures->left_30 : NAN;
}

static double
measure_spoke (const GopsGroupFigures *figures, const GopsGroupNeed *need)
{
  return figures->share_30 >= 0 ? (double) figures->spoke_30 : NAN;
}

static double
measure_share (const GopsGroupFigures *figures, const GopsGroupNeed *need)
{
  return figures->share_30 >= 0 ? round (100 * figures->share_30) : NAN;
}

static double
measure_week (const GopsGroupFigures *figures, const GopsGroupNeed *need)
{
  return figures->as_of != GOPS_DAY_NONE ? (double) figures->weeks[GOPS_FIGURE_WEEKS - 1] : NAN;
}

static double
measure_usual (const GopsGroupFigures *figures, const GopsGroupNeed *need)
{
  double usual;

  (void) gops_group_figures_pace (figures, &usual);
  return usual >= 0 ? usual : NAN;
}

static double
measure_active (const GopsGroupFigures *figures, const GopsGroupNeed *need)
{
  return figures->as_of != GOPS_DAY_NONE ? (double) figures->active_days : NAN;
}

static double
measure_output (const GopsGroupFigures *figures, const GopsGroupNeed *need)
{
  return figures->last_output != GOPS_DAY_NONE ? (double) (figures->today - figures->last_output) : NAN;
}

static double
measure_due (const GopsGroupFigures *figures, const GopsGroupNeed *need)
{
  return need != NULL ? (double) gops_group_need_count (need) : NAN;
}

static const struct
{
  const char *label;
  Measure     measure;
  const char *unit;    /* (nullable): what stands behind the number */
  gboolean    bar;
} measures[] = {
  { N_("Members"), measure_members, NULL, TRUE },
  { N_("Change in 30 days"), measure_growth, NULL, FALSE },
  { N_("Spoke in 30 days"), measure_spoke, NULL, TRUE },
  { N_("Spoken share in 30 days"), measure_share, "%", TRUE },
  { N_("Messages in the last week"), measure_week, NULL, TRUE },
  { N_("Messages in a usual week"), measure_usual, NULL, TRUE },
  { N_("Active days in the last week"), measure_active, NULL, TRUE },
  { N_("Days since the last output"), measure_output, NULL, TRUE },
  { N_("Things that need you"), measure_due, NULL, TRUE },
};

void
gops_compare_row_free (GopsCompareRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    {
      g_free (row->cells[i].text);
      g_free (row->cells[i].raw);
      g_free (row->cells[i].difference);
    }
  g_free (row);
}

/* Medians of an even number of weeks have halves. (transfer full) */
static char *
dup_number (double value, gboolean sign)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  const char *before = !sign ? "" : value > 0 ? "+" : value < 0 ? "−" : "±";

  g_ascii_formatd (number, sizeof number, value == floor (value) ? "%.0f" : "%.1f", sign ? fabs (value) : value);
  return g_strconcat (before, number, NULL);
}

static GopsCompareCell
make_cell (double value, double first, double largest, guint measure, gboolean is_first)
{
  GopsCompareCell cell = { .share = -1 };
  const char *unit = measures[measure].unit;

  if (isnan (value))
    {
      cell.text = g_strdup ("–");
      cell.raw = g_strdup ("");
      return cell;
    }
  cell.raw = dup_number (value, FALSE);
  if (measures[measure].measure == measure_growth)
    cell.text = dup_number (value, TRUE);
  else
    cell.text = unit != NULL ? g_strdup_printf ("%s %s", cell.raw, unit) : g_strdup (cell.raw);
  if (!is_first && !isnan (first))
    cell.difference = dup_number (value - first, TRUE);
  if (measures[measure].bar && largest > 0)
    cell.share = value / largest;
  return cell;
}

static GopsCompareRow *
make_row (const GPtrArray *figures, const GPtrArray *needs, guint measure)
{
  GopsCompareRow *row = g_new0 (GopsCompareRow, 1);
  double values[GOPS_COMPARE_MOST], largest = measures[measure].unit != NULL ? 100 : 0;

  row->label = _(measures[measure].label);
  row->n_cells = MIN (figures->len, GOPS_COMPARE_MOST);
  for (guint i = 0; i < row->n_cells; i++)
    {
      const GopsGroupNeed *need = needs != NULL && i < needs->len ? g_ptr_array_index (needs, i) : NULL;

      values[i] = measures[measure].measure (g_ptr_array_index (figures, i), need);
      if (!isnan (values[i]))
        largest = MAX (largest, values[i]);
    }
  for (guint i = 0; i < row->n_cells; i++)
    row->cells[i] = make_cell (values[i], values[0], largest, measure, i == 0);
  return row;
}

GPtrArray *
gops_group_compare (const GPtrArray *figures, const GPtrArray *needs)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_compare_row_free);

  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    g_ptr_array_add (rows, make_row (figures, needs, i));
  return rows;
}

char *
gops_group_compare_csv (const GPtrArray *figures, const GPtrArray *rows)
{
  GString *out = g_string_new (GOPS_CSV_BOM);

  gops_csv_append_cell (out, _("Figure"), TRUE);
  for (guint i = 0; i < MIN (figures->len, GOPS_COMPARE_MOST); i++)
    gops_csv_append_cell (out, ((const GopsGroupFigures *) g_ptr_array_index (figures, i))->name, FALSE);
  g_string_append (out, "\r\n");
  for (guint i = 0; i < rows->len; i++)
    {
      const GopsCompareRow *row = g_ptr_array_index (rows, i);

      gops_csv_append_cell (out, row->label, TRUE);
      for (guint j = 0; j < row->n_cells; j++)
        gops_csv_append_cell (out, row->cells[j].raw, FALSE);
      g_string_append (out, "\r\n");
    }
  return g_string_free (out, FALSE);
}
