/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days that plans hang on. */
#include "config.h"

#include "gops-day-anchor.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-day.h"
#include "gops-method.h"

#define DAYS_AHEAD 150

/* --- reading --- */

static gboolean
find_festival (const char *text, GopsDayAnchor *anchor)
{
  anchor->festival = gops_holidays_find (gops_method_get_holidays (gops_method_get_default ()), text);
  return anchor->festival != NULL;
}

static gboolean
find_trade (const char *text, const GopsTradeDates *dates, GopsDayAnchor *anchor)
{
  const GPtrArray *shipped = gops_method_get_trade_dates (gops_method_get_default ());

  if (dates != NULL)
    anchor->trade = gops_trade_dates_find (dates, text);
  else
    anchor->trade = gops_trade_date_find_among (shipped, text);
  return anchor->trade != NULL;
}

static gboolean
find_named (const char *text, gboolean trade, const GopsTradeDates *dates, GopsDayAnchor *anchor)
{
  return trade ? find_trade (text, dates, anchor) : find_festival (text, anchor);
}

/* An id may end like an offset, so the whole is looked for first. */
static gboolean
parse_named (const char *text, gboolean trade, const GopsTradeDates *dates, GopsDayAnchor *anchor, GError **error)
{
  g_autofree char *name = gops_day_rule_split (text, &anchor->offset);

  if (find_named (text, trade, dates, anchor))
    {
      anchor->offset = 0;
      return TRUE;
    }
  if (find_named (name, trade, dates, anchor) && ABS (anchor->offset) <= GOPS_DAY_RULE_MAX_OFFSET)
    return TRUE;
  g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID,
               trade ? _("There is no date of the trade “%s”.") : _("There is no festival “%s”."), name);
  return FALSE;
}

static gboolean
parse_rule (const char *text, GopsDayAnchor *anchor, GError **error)
{
  if (!gops_day_rule_parse (text, &anchor->rule))
    {
      g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID,
                   _("“%s” says no day; “holiday:mid-autumn-7”, “trade:double11-21”, “lunar:8-15” or “term:qingming” would"), text);
      return FALSE;
    }
  anchor->offset = anchor->rule.offset;
  anchor->rule.offset = 0;
  return TRUE;
}

gboolean
gops_day_anchor_parse (const char *text, const GopsTradeDates *dates, GopsDayAnchor *out_anchor, GError **error)
{
  GopsDayAnchor anchor = { 0 };
  gboolean ok;

  if (g_str_has_prefix (text, "holiday:"))
    ok = parse_named (text + strlen ("holiday:"), FALSE, dates, &anchor, error);
  else if (g_str_has_prefix (text, "trade:"))
    ok = parse_named (text + strlen ("trade:"), TRUE, dates, &anchor, error);
  else
    ok = parse_rule (text, &anchor, error);
  if (ok)
    *out_anchor = anchor;
  return ok;
}

/* --- writing --- */

char *
gops_day_anchor_write (const GopsDayAnchor *self)
{
  g_autofree char *base = NULL;

  if (self->festival != NULL)
    base = g_strconcat ("holiday:", self->festival->id, NULL);
  else if (self->trade != NULL)
    base = g_strconcat ("trade:", self->trade->id, NULL);
  else
    base = gops_day_rule_write (&self->rule);
  return self->offset != 0 ? g_strdup_printf ("%s%+d", base, self->offset) : g_steal_pointer (&base);
}

static char *
name_base (const GopsDayAnchor *self)
{
  if (self->festival != NULL)
    return g_strdup (gops_text_get (&self->festival->name, gops_interface_language ()));
  if (self->trade != NULL)
    return g_strdup (gops_text_get (&self->trade->name, gops_interface_language ()));
  return gops_day_rule_describe (&self->rule);
}

char *
gops_day_anchor_describe (const GopsDayAnchor *self)
{
  g_autofree char *base = name_base (self);

  if (self->offset < 0)
    /* Translators: a number of days and a festival or date */
    return g_strdup_printf (ngettext ("%d day before %s", "%d days before %s", (gulong) -self->offset), -self->offset, base);
  if (self->offset > 0)
    /* Translators: a number of days and a festival or date */
    return g_strdup_printf (ngettext ("%d day after %s", "%d days after %s", (gulong) self->offset), self->offset, base);
  return g_steal_pointer (&base);
}

/* --- days --- */

int
gops_day_anchor_next (const GopsDayAnchor *self, int day)
{
  int base;

  if (self->trade != NULL)
    base = gops_trade_date_next (self->trade, day - self->offset);
  else
    base = gops_day_rule_next (self->festival != NULL ? &self->festival->rule : &self->rule, day - self->offset);
  return base != GOPS_DAY_NONE ? base + self->offset : GOPS_DAY_NONE;
}

/* --- suggesting --- */

static void
add_suggestion (GArray *suggestions, GopsDayAnchor anchor, int offset, int day)
{
  GopsDaySuggestion suggestion = { anchor, 0 };

  suggestion.anchor.offset = offset;
  suggestion.day = gops_day_anchor_next (&suggestion.anchor, day - 1);
  if (suggestion.day != GOPS_DAY_NONE && suggestion.day <= day + DAYS_AHEAD)
    g_array_append_val (suggestions, suggestion);
}

static int
compare_suggestions (gconstpointer a, gconstpointer b)
{
  return ((const GopsDaySuggestion *) a)->day - ((const GopsDaySuggestion *) b)->day;
}

static void
suggest_festivals (GArray *suggestions, int day)
{
  const GopsHolidays *holidays = gops_method_get_holidays (gops_method_get_default ());

  for (guint i = 0; i < holidays->n_festivals; i++)
    {
      GopsDayAnchor anchor = { .festival = &holidays->festivals[i] };

      if (anchor.festival->lead_days == 0)
        continue;
      add_suggestion (suggestions, anchor, -anchor.festival->lead_days, day);
      add_suggestion (suggestions, anchor, 0, day);
    }
}

static void
suggest_trade_dates (GArray *suggestions, const GopsTradeDates *dates, const char *kind, int day)
{
  const GPtrArray *all = gops_trade_dates_get_all (dates);

  for (guint i = 0; i < all->len; i++)
    {
      GopsDayAnchor anchor = { .trade = all->pdata[i] };

      if (!gops_trade_dates_is_shown (dates, anchor.trade->id) || !gops_trade_date_suits (anchor.trade, kind))
        continue;
      if (anchor.trade->lead_days > 0)
        add_suggestion (suggestions, anchor, -anchor.trade->lead_days, day);
      add_suggestion (suggestions, anchor, 0, day);
    }
}

GArray *
gops_day_anchor_suggest (const GopsTradeDates *dates, const char *kind, int day, guint most)
{
  GArray *suggestions = g_array_new (FALSE, FALSE, sizeof (GopsDaySuggestion));

  suggest_festivals (suggestions, day);
  suggest_trade_dates (suggestions, dates, kind, day);
  g_array_sort (suggestions, compare_suggestions);
  if (suggestions->len > most)
    g_array_set_size (suggestions, most);
  return suggestions;
}
