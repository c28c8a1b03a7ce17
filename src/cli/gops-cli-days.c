/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Command for the days of the calendar: festivals, days off, solar terms, dates of the trade. */
#include "config.h"

#include "gops-cli-parts.h"

#include <glib/gi18n.h>

#include "gops-day-anchor.h"
#include "gops-day-mark.h"
#include "gops-day.h"
#include "gops-dossier.h"
#include "gops-lunar-date.h"

#define DAYS_SHOWN 90

/* --- changing the dates of the trade --- */

static gboolean
add_date (GopsCli *self,
          GError **error)
{
  const char *name = gops_cli_option (self, "add"), *rule = gops_cli_option (self, "on");
  g_autofree char *id = NULL;
  guint length;

  if (name == NULL)
    return TRUE;
  if (rule == NULL)
    {
      g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE, _("“--add” needs “--on”, its first day"));
      return FALSE;
    }
  if (!gops_cli_number (self, "length", 1, &length, error))
    return FALSE;
  id = gops_trade_dates_save_own (self->store, NULL, name, rule, (int) MIN (length, G_MAXINT), error);
  return id != NULL;
}

/* Returns: (nullable): the id of what --hide, --show or --remove names */
static const char *
find_id (GopsCli              *self,
         const GopsTradeDates *dates,
         const char           *option)
{
  const char *text = gops_cli_option (self, option);
  const GopsTradeDate *date = text != NULL ? gops_trade_dates_find (dates, text) : NULL;

  return date != NULL ? date->id : text;
}

static gboolean
change_dates (GopsCli *self,
              GError **error)
{
  g_autoptr (GopsTradeDates) dates = gops_trade_dates_load (self->store, error);
  const char *hide, *show, *remove;

  if (dates == NULL)
    return FALSE;
  hide = find_id (self, dates, "hide");
  show = find_id (self, dates, "show");
  remove = find_id (self, dates, "remove");
  return (hide == NULL || gops_trade_dates_set_shown (self->store, hide, FALSE, error)) &&
         (show == NULL || gops_trade_dates_set_shown (self->store, show, TRUE, error)) &&
         (remove == NULL || gops_trade_dates_remove_own (self->store, remove, error)) && add_date (self, error);
}

/* --- listing --- */

static void
add_festivals (GopsCli           *self,
               const GopsDayMark *mark)
{
  gops_cli_begin_array (self, "festivals");
  for (guint i = 0; i < mark->n_festivals; i++)
    {
      g_autofree char *anchor = gops_day_anchor_write (&(GopsDayAnchor) { .festival = mark->festivals[i] });

      gops_cli_begin_object (self);
      gops_cli_add_text (self, "anchor", anchor);
      gops_cli_add_text (self, "name", gops_text_get (&mark->festivals[i]->name, gops_interface_language ()));
      gops_cli_end_object (self);
    }
  gops_cli_end_array (self);
}

static void
add_trades (GopsCli           *self,
            const GopsDayMark *mark)
{
  gops_cli_begin_array (self, "trade");
  for (guint i = 0; i < mark->n_trades; i++)
    {
      const GopsTradeMark *trade = &mark->trades[i];
      g_autofree char *anchor = gops_day_anchor_write (&(GopsDayAnchor) { .trade = trade->date });

      gops_cli_begin_object (self);
      gops_cli_add_text (self, "anchor", anchor);
      gops_cli_add_text (self, "name", gops_text_get (&trade->date->name, gops_interface_language ()));
      gops_cli_add_int (self, "day", trade->day_of);
      gops_cli_add_int (self, "days", trade->date->days);
      gops_cli_add_int (self, "lead_days", trade->date->lead_days);
      gops_cli_add_bool (self, "estimated", trade->about);
      gops_cli_end_object (self);
    }
  gops_cli_end_array (self);
}

static void
add_day (GopsCli      *self,
         GopsDayMarks *marks,
         int           day)
{
  static const char *const offs[] = { [GOPS_DAY_ORDINARY] = NULL, [GOPS_DAY_OFF] = "off", [GOPS_DAY_WORK] = "work" };
  const GopsDayMark *mark = gops_day_marks_get (marks, day);
  g_autofree char *text = gops_day_marks_describe (marks, mark), *date = gops_day_format (day), *lunar = NULL;
  GopsLunarDate moon;

  if (text == NULL)
    return;
  if (gops_lunar_date_of_day (day, &moon))
    lunar = gops_lunar_date_format (&moon, gops_interface_language ());
  gops_cli_begin_object (self);
  gops_cli_add_text (self, "date", date);
  gops_cli_add_text (self, "text", text);
  gops_cli_add_text (self, "lunar", lunar);
  gops_cli_add_text (self, "term", mark->term);
  gops_cli_add_text (self, "off", offs[mark->off]);
  add_festivals (self, mark);
  add_trades (self, mark);
  gops_cli_end_object (self);
  g_string_append_printf (self->text, "%s  %s\n", date, text);
}

/* The days that are asked for; without a word of them the coming ones. */
static gboolean
read_span (GopsCli *self,
           int     *out_first,
           int     *out_last,
           GError **error)
{
  g_autofree char *today = gops_date_today (self->store, NULL);
  const char *from;

  if (!gops_cli_date (self, "from", &from, error))
    return FALSE;
  *out_first = gops_day_parse (from != NULL ? from : today);
  if (!gops_cli_until (self, *out_first, out_last, error))
    return FALSE;
  if (*out_last == GOPS_DAY_NONE)
    *out_last = *out_first + DAYS_SHOWN;
  return TRUE;
}

static gboolean
run_days (GopsCli *self,
          GError **error)
{
  const char *kind = gops_cli_option (self, "kind");
  g_autoptr (GopsDayMarks) marks = NULL;
  GopsTradeDates *dates;
  int first, last;

  if (!gops_cli_check_kind (kind, error) || !read_span (self, &first, &last, error) || !change_dates (self, error) ||
      (dates = gops_trade_dates_load (self->store, error)) == NULL)
    return FALSE;
  marks = gops_day_marks_new (dates, kind, gops_interface_language (), TRUE);
  gops_cli_begin_array (self, NULL);
  for (int day = first; day <= last; day++)
    add_day (self, marks, day);
  gops_cli_end_array (self);
  return TRUE;
}

static const GopsCliOption days_options[] = {
  { "kind", "KIND", N_("only dates of the trade for groups of this kind") },
  { "from", "DATE", N_("the first day; else today") },
  { "until", "DATE", N_("the last day; else 90 days later") },
  { "hide", "ID", N_("leave this date of the trade out from now on") },
  { "show", "ID", N_("show it again") },
  { "add", "NAME", N_("add a date of one’s own") },
  { "on", "DAY", N_("its first day: 11-11, 2026-11-11, lunar:8-15, term:qingming") },
  { "length", "DAYS", N_("how many days it lasts; else one") },
  { "remove", "ID", N_("remove a date of one’s own") },
  { NULL },
};

const GopsCliCommand gops_cli_days_commands[] = {
  { "days", "[--kind KIND] [--from DATE] [--until DATE] [--hide ID | --show ID | --remove ID | --add NAME --on DAY]",
    N_("festivals, days off and dates of the trade"), days_options, 0, 0, GOPS_CLI_OPEN, run_days },
  { NULL },
};
