/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of groups on a day. */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-figures.h"
#include "gops-workspace.h"

#define MOST_LINES 10000   /* of what is pasted */
#define COLUMNS "members", "joined", "gone", "spoke", "messages"

static const char *const columns[GOPS_N_FIGURES] = { COLUMNS };

/** gops_figure_id: Returns: as the column and the command line call it */
const char *
gops_figure_id (GopsFigure figure)
{
  g_return_val_if_fail (figure < GOPS_N_FIGURES, NULL);

  return columns[figure];
}

/** gops_figure_label: Returns: untranslated: show it through gettext */
const char *
gops_figure_label (GopsFigure figure)
{
  g_return_val_if_fail (figure < GOPS_N_FIGURES, NULL);

  return gops_group_day_table.columns[GOPS_GROUP_DAY_MEMBERS + figure].label;
}

/** gops_figure_find: "left" is "gone" too; so is what the tables call a figure, translated */
gboolean
gops_figure_find (const char *id,
                  GopsFigure *out_figure)
{
  for (guint i = 0; i < GOPS_N_FIGURES; i++)
    if (g_str_equal (columns[i], id) || (i == GOPS_FIGURE_GONE && g_str_equal (id, "left")) || g_str_equal (_(gops_figure_label ((GopsFigure) i)), id))
      {
        *out_figure = (GopsFigure) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * gops_figure_read:
 * @text: as people and spreadsheets write it: "1,234", "１２", "12人", ""
 * @out_value: (out): %GOPS_FIGURE_NONE for nothing
 *
 * Returns: %FALSE when it is no whole number from 0 up
 */
gboolean
gops_figure_read (const char *text,
                  gint64     *out_value)
{
  gint64 value = GOPS_FIGURE_NONE;
  const char *p = text;

  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int digit = g_unichar_digit_value (c);

      if (digit < 0 && c != ',' && c != 0xff0c && c != '\'' && !g_unichar_isspace (c))
        break;
      if (digit >= 0)
        value = MAX (value, 0) * 10 + digit;
      if (value > GOPS_FIGURE_MAX)
        return FALSE;
    }
  if (*p != '\0' && (value < 0 || !(g_str_equal (p, "人") || g_str_equal (p, "条") || g_str_equal (p, ".0") || g_str_equal (p, ".00"))))
    return FALSE;
  *out_value = value;
  return TRUE;
}

static void
row_free (gpointer data)
{
  g_free (((GopsFigureRow *) data)->name);
  g_free (data);
}

static GopsFigureRow *
read_row (GopsStatement *row)
{
  GopsFigureRow *self = g_new0 (GopsFigureRow, 1);

  self->group = gops_statement_int (row, 0);
  self->name = g_strdup (gops_statement_text (row, 1));
  for (int i = 0; i < GOPS_N_FIGURES; i++)
    {
      self->values[i] = gops_statement_int (row, 2 + i);
      self->before[i] = gops_statement_int (row, 2 + GOPS_N_FIGURES + i);
    }
  return self;
}

#define VALUE(column)  "coalesce (d." column ", -1)"
#define BEFORE(column) "coalesce ((SELECT b." column " FROM group_day b WHERE b.group_id = g.id AND b.on_date < ?1 AND b." column " >= 0" \
                       " ORDER BY b.on_date DESC LIMIT 1), -1)"

/**
 * gops_figures_load:
 *
 * Returns: (transfer full) (element-type GopsFigureRow): groups that are neither archived nor dissolved, by name
 */
GPtrArray *
gops_figures_load (GopsStore   *store,
                   const char  *date,
                   GError     **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (row_free);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (store, error,
    "SELECT g.id, g.name, " VALUE ("members") ", " VALUE ("joined") ", " VALUE ("gone") ", " VALUE ("spoke") ", " VALUE ("messages") ", "
    BEFORE ("members") ", " BEFORE ("joined") ", " BEFORE ("gone") ", " BEFORE ("spoke") ", " BEFORE ("messages")
    " FROM chat_group g LEFT JOIN group_day d ON d.group_id = g.id AND d.on_date = ?1"
    " WHERE g.deleted_at = 0 AND g.archived_at = 0 AND g.status <> 'dissolved' ORDER BY g.sort_key, g.id", "s", date);

  if (rows == NULL)
    return NULL;
  while (gops_statement_next (rows, &local_error))
    g_ptr_array_add (list, read_row (rows));
  if (local_error == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* A line of a copied table: cells with tabs between. */
static void
paste_line (GArray              *cells,
            const GopsFigureRow *row,
            GopsFigure           figure,
            const char          *line,
            guint               *refused)
{
  g_auto (GStrv) parts = g_strsplit (line, "\t", -1);

  for (guint i = 0; parts[i] != NULL && figure + i < GOPS_N_FIGURES; i++)
    {
      GopsFigureCell cell = { row->group, (GopsFigure) (figure + i), GOPS_FIGURE_NONE };

      if (!gops_figure_read (parts[i], &cell.value))
        (*refused)++;
      else if (cell.value != GOPS_FIGURE_NONE)
        g_array_append_val (cells, cell);
    }
}

/**
 * gops_figures_paste:
 * @rows: (element-type GopsFigureRow)
 * @row: where the first line goes
 * @figure: where the first cell of a line goes
 * @text: copied from a table: a line for each group
 * @out_refused: (out): how many cells hold no number
 *
 * Returns: (transfer full) (element-type GopsFigureCell): what it says; empty cells say nothing
 */
GArray *
gops_figures_paste (const GPtrArray *rows,
                    guint            row,
                    GopsFigure       figure,
                    const char      *text,
                    guint           *out_refused)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (GopsFigureCell));
  g_auto (GStrv) lines = g_strsplit (text, "\n", MOST_LINES);

  *out_refused = 0;
  for (guint i = 0; lines[i] != NULL && row + i < rows->len; i++)
    paste_line (cells, rows->pdata[row + i], figure, g_strchomp (lines[i]), out_refused);
  return cells;
}

/* A row that tells nothing any more goes. */
static gboolean
drop_empty (GopsStore             *store,
            const char            *date,
            const GopsFigureCell  *cell,
            GError               **error)
{
  return cell->value != GOPS_FIGURE_NONE ||
    gops_store_exec (store, error, "DELETE FROM group_day WHERE group_id = ?1 AND on_date = ?2 AND note = ''"
                     " AND members < 0 AND joined < 0 AND gone < 0 AND spoke < 0 AND messages < 0", "ls", cell->group, date);
}

gboolean
gops_figures_put (GopsStore             *store,
                  const char            *date,
                  const GopsFigureCell  *cell,
                  gboolean              *out_changed,
                  GError               **error)
{
  const char *column = columns[cell->figure];
  g_autofree char *update = g_strdup_printf ("UPDATE group_day SET %s = ?3 WHERE group_id = ?1 AND on_date = ?2 AND %s <> ?3", column, column);
  g_autofree char *insert = g_strdup_printf ("INSERT INTO group_day (id, group_id, on_date, %s) SELECT ?4, ?1, ?2, ?3 WHERE ?3 >= 0"
                                             " AND NOT EXISTS (SELECT 1 FROM group_day WHERE group_id = ?1 AND on_date = ?2)", column);
  int n;

  if (!gops_store_exec (store, error, update, "lsl", cell->group, date, cell->value))
    return FALSE;
  n = gops_store_n_changed (store);
  if (n == 0)
    {
      if (!gops_store_exec (store, error, insert, "lsll", cell->group, date, cell->value, gops_store_new_id (store)))
        return FALSE;
      n = gops_store_n_changed (store);
    }
  *out_changed = n > 0;
  return drop_empty (store, date, cell, error);
}

static gboolean
put_all (GopsStore             *store,
         const char            *date,
         const GopsFigureCell  *cells,
         guint                  n,
         GError               **error)
{
  gboolean changed;

  for (guint i = 0; i < n; i++)
    if (!gops_figures_put (store, date, &cells[i], &changed, error))
      return FALSE;
  return TRUE;
}

static gboolean
is_of_one_group (const GopsFigureCell *cells,
                 guint                 n)
{
  for (guint i = 1; i < n; i++)
    if (cells[i].group != cells[0].group)
      return FALSE;
  return TRUE;
}

static gboolean
begin (GopsStore             *store,
       const char            *date,
       const GopsFigureCell  *cells,
       guint                  n,
       GError               **error)
{
  g_autofree char *name = NULL, *key = NULL;

  if (!is_of_one_group (cells, n))
    return gops_store_begin (store, error, N_("Enter figures of %s"), date, NULL);
  if (!gops_store_read_text (store, &name, error, "SELECT name FROM chat_group WHERE id = ?1", "l", cells[0].group))
    return FALSE;
  key = g_strdup_printf ("group_day/%" G_GINT64_FORMAT "/%s", cells[0].group, date);
  return gops_store_begin_merging (store, error, key, N_("Enter figures of “%s” on %s"), name, date, NULL);
}

/**
 * gops_figures_set:
 * @cells: (array length=n): at least one
 *
 * Keeps figures, as one action. Those of one group and day that follow each other become one.
 */
gboolean
gops_figures_set (GopsStore             *store,
                  const char            *date,
                  const GopsFigureCell  *cells,
                  guint                  n,
                  GError               **error)
{
  g_return_val_if_fail (n > 0 && gops_date_is_valid (date), FALSE);

  if (!begin (store, date, cells, n, error))
    return FALSE;
  if (put_all (store, date, cells, n, error))
    return gops_store_commit (store, error);
  gops_store_rollback (store);
  return FALSE;
}
