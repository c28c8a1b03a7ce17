/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command figures: what is known of groups on a day, and what somebody types in. */
#include "config.h"

#include "gops-cli.h"

#include <glib/gi18n.h>

#include "gops-figures.h"

static void
add_figure (GopsCli    *self,
            const char *name,
            gint64      value)
{
  if (value != GOPS_FIGURE_NONE)
    gops_cli_add_int (self, name, value);
  else
    gops_cli_add_text (self, name, NULL);
}

static void
append_figure (GopsCli *self,
               gint64   value)
{
  g_autofree char *text = value != GOPS_FIGURE_NONE ? g_strdup_printf ("%" G_GINT64_FORMAT, value) : g_strdup ("–");

  gops_cli_append_cell (self, text, 9);
}

static void
add_row (GopsCli       *self,
         GopsStatement *row)
{
  gops_cli_begin_object (self);
  gops_cli_add_id (self, "group", gops_statement_int (row, 0));
  gops_cli_add_text (self, "name", gops_statement_text (row, 1));
  gops_cli_add_text (self, "date", gops_statement_text (row, 2));
  gops_cli_append_cell (self, gops_statement_text (row, 2), 12);
  for (int i = 0; i < GOPS_N_FIGURES; i++)
    {
      add_figure (self, i == GOPS_FIGURE_GONE ? "left" : gops_figure_id (i), gops_statement_int (row, 3 + i));
      append_figure (self, gops_statement_int (row, 3 + i));
    }
  gops_cli_end_object (self);
  g_string_append_printf (self->text, "%s\n", gops_statement_text (row, 1));
}

static void
append_heads (GopsCli *self)
{
  gops_cli_append_cell (self, _("Date"), 12);
  for (guint i = 0; i < GOPS_N_FIGURES; i++)
    gops_cli_append_cell (self, _(gops_figure_label (i)), 9);
  g_string_append_printf (self->text, "%s\n", _("Group"));
}

static gboolean
list_figures (GopsCli  *self,
              gint64    group,
              GError  **error)
{
  const char *date, *from, *until;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = NULL;

  if (!gops_cli_date (self, "date", &date, error) || !gops_cli_date (self, "from", &from, error) || !gops_cli_date (self, "until", &until, error))
    return FALSE;
  rows = gops_store_query (self->store, error,
    "SELECT g.id, g.name, d.on_date, d.members, d.joined, d.gone, d.spoke, d.messages FROM group_day d JOIN chat_group g ON g.id = d.group_id"
    " WHERE g.deleted_at = 0 AND ?1 IN (0, g.id) AND (?2 IS NULL OR d.on_date = ?2) AND (?3 IS NULL OR d.on_date >= ?3)"
    " AND (?4 IS NULL OR d.on_date <= ?4) ORDER BY d.on_date, g.sort_key, g.id", "lsss", group, date, from, until);
  if (rows == NULL)
    return FALSE;
  append_heads (self);
  gops_cli_begin_array (self, NULL);
  while (gops_statement_next (rows, &local_error))
    add_row (self, rows);
  gops_cli_end_array (self);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
read_cell (const char      *setting,
           gint64           group,
           GopsFigureCell  *out_cell,
           GError         **error)
{
  g_autofree char *name = NULL, *value = NULL;

  if (!gops_cli_split_setting (setting, &name, &value, error))
    return FALSE;
  out_cell->group = group;
  if (!gops_figure_find (name, &out_cell->figure))
    return gops_cli_fail (error, _("--set: there is no figure “%s”; use one of %s"), name, "members, joined, left, spoke, messages");
  return gops_figure_read (value, &out_cell->value) ||
    gops_cli_fail (error, _("--set %s: “%s” is no whole number"), name, value);
}

static gboolean
set_figures (GopsCli   *self,
             gint64     group,
             GPtrArray *settings,
             GError   **error)
{
  g_autofree GopsFigureCell *cells = g_new (GopsFigureCell, settings->len);
  g_autofree char *zone = NULL, *today = NULL;
  const char *date;

  if (group == 0)
    {
      g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE, _("--set: say of which group"));
      return FALSE;
    }
  for (guint i = 0; i < settings->len; i++)
    if (!read_cell (settings->pdata[i], group, &cells[i], error))
      return FALSE;
  if (!gops_store_read_text (self->store, &zone, error, "SELECT time_zone FROM chat_group WHERE id = ?1", "l", group) ||
      !gops_cli_date (self, "date", &date, error))
    return FALSE;
  today = gops_date_today (self->store, zone);
  return gops_figures_set (self->store, date != NULL ? date : today, cells, settings->len, error) && list_figures (self, group, error);
}

static gboolean
run_figures (GopsCli *self,
             GError **error)
{
  GPtrArray *settings = gops_cli_options (self, "set");
  gint64 group = 0;

  if (gops_cli_argument (self, 0) != NULL && !gops_cli_find_group (self, gops_cli_argument (self, 0), &group, error))
    return FALSE;
  return settings != NULL ? set_figures (self, group, settings, error) : list_figures (self, group, error);
}

static const GopsCliOption figures_options[] = {
  { "date", "DATE", N_("of this day; for --set, else today") },
  { "from", "DATE", N_("from this day on") },
  { "until", "DATE", N_("up to this day") },
  { "set", "FIGURE=NUMBER", N_("members, joined, left, spoke or messages; nothing behind = takes it away; may be given several times"), TRUE },
  { NULL },
};

const GopsCliCommand gops_cli_figure_commands[] = {
  { "figures", "[GROUP] [--date D] [--from D] [--until D] | GROUP --set FIGURE=NUMBER … [--date D]",
    N_("what is known of groups by days, and set it"), figures_options, 0, 1, GOPS_CLI_OPEN, run_figures },
  { NULL },
};
