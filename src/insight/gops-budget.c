/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a group costs. */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "gops-budget.h"

#define MOST_MAJOR 1e12

static const char *const ids[] = { "hours", "money", "red-packet", NULL };
static const char *const names[] = { N_("Hours"), N_("Money"), N_("Red packets") };

const char *const *
gops_cost_ids (void)
{
  return ids;
}

GopsCost
gops_cost_of (const char *kind)
{
  for (guint i = 0; ids[i] != NULL; i++)
    if (g_strcmp0 (ids[i], kind) == 0)
      return (GopsCost) i;
  return GOPS_COST_MONEY;
}

const char *
gops_cost_name (const char *kind)
{
  return _(names[gops_cost_of (kind)]);
}

/* --- sums --- */

static const char *
currency_of (const GopsDossier *dossier, gpointer item)
{
  const char *currency = gops_record_get_text (item, GOPS_BUDGET_ITEM_CURRENCY);

  return *currency != '\0' ? currency : dossier->currency;
}

/* A group abroad may be paid for in its own money alone. */
static const char *
find_currency (const GopsDossier *dossier)
{
  const char *first = NULL;

  for (guint i = 0; i < dossier->budget->len; i++)
    {
      gpointer item = g_ptr_array_index (dossier->budget, i);

      if (gops_cost_of (gops_record_get_text (item, GOPS_BUDGET_ITEM_KIND)) == GOPS_COST_HOURS)
        continue;
      if (g_strcmp0 (currency_of (dossier, item), dossier->currency) == 0)
        return dossier->currency;
      if (first == NULL)
        first = currency_of (dossier, item);
    }
  return first != NULL ? first : dossier->currency;
}

/* Sums stop at the end of what fits instead of turning negative. */
static gint64
add (gint64 sum, gint64 amount)
{
  if (amount <= 0)
    return sum;
  return sum > G_MAXINT64 - amount ? G_MAXINT64 : sum + amount;
}

static gint64
divide (gint64 sum, guint n)
{
  return n > 0 ? sum / n + (sum % n * 2 >= n) : 0;
}

GopsBudgetSums
gops_budget_sums (const GopsDossier *dossier)
{
  GopsBudgetSums sums = { .currency = find_currency (dossier) };
  guint members = dossier->members.total;

  for (guint i = 0; i < dossier->budget->len; i++)
    {
      gpointer item = g_ptr_array_index (dossier->budget, i);
      GopsCost cost = gops_cost_of (gops_record_get_text (item, GOPS_BUDGET_ITEM_KIND));

      if (cost != GOPS_COST_HOURS && g_strcmp0 (currency_of (dossier, item), sums.currency) != 0)
        {
          sums.n_foreign++;
          continue;
        }
      sums.planned[cost] = add (sums.planned[cost], gops_record_get_int (item, GOPS_BUDGET_ITEM_PLANNED));
      sums.spent[cost] = add (sums.spent[cost], gops_record_get_int (item, GOPS_BUDGET_ITEM_SPENT));
    }
  sums.planned_money = add (sums.planned[GOPS_COST_MONEY], sums.planned[GOPS_COST_RED_PACKET]);
  sums.spent_money = add (sums.spent[GOPS_COST_MONEY], sums.spent[GOPS_COST_RED_PACKET]);
  sums.has_cost = members > 0 && sums.spent_money > 0;
  sums.cost_per_person = divide (sums.spent_money, members);
  sums.minutes_per_person = divide (sums.spent[GOPS_COST_HOURS], members);
  return sums;
}

/* --- amounts in words --- */

/* Digits and at most one decimal mark; what separates thousands is left out. Returns: (transfer full) (nullable). */
static char *
tidy_number (const char *text)
{
  g_autofree char *narrow = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);   /* full-width digits become plain ones */
  GString *tidy = g_string_new (NULL);
  const char *comma = narrow != NULL ? strrchr (narrow, ',') : NULL;
  /* "12,50" has decimals, "1,200" thousands */
  gboolean decimal_comma = comma != NULL && strchr (narrow, '.') == NULL && strchr (narrow, ',') == comma && strlen (comma) <= 3
                           && strlen (comma) >= 2 && g_ascii_isdigit (comma[1]);
  gboolean ok = narrow != NULL;

  for (const char *p = narrow; ok && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 128 && (g_ascii_isdigit ((char) c) || c == '.'))
        g_string_append_c (tidy, (char) c);
      else if (c == ',')
        g_string_append (tidy, decimal_comma ? "." : "");
      else
        ok = g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_CURRENCY_SYMBOL || c == 0x5143 /* 元 */ || c == '\'';
    }
  ok = ok && tidy->len > 0 && tidy->len < 24 && strchr (tidy->str, '.') == strrchr (tidy->str, '.') && !g_str_equal (tidy->str, ".");
  return g_string_free (tidy, !ok);
}

gboolean
gops_money_parse (const char *text, const char *currency, gint64 *out_minor)
{
  g_autofree char *number = tidy_number (text);
  const char *point = number != NULL ? strchr (number, '.') : NULL;
  double value = number != NULL ? g_ascii_strtod (number, NULL) : -1;

  if (value < 0 || value > MOST_MAJOR || (point != NULL && strlen (point + 1) > gops_currency_digits (currency)))
    return FALSE;
  *out_minor = (gint64) llround (value * (double) gops_currency_unit (currency));
  return TRUE;
}

char *
gops_hours_format (gint64 minutes)
{
  if (minutes % 60 == 0)
    /* Translators: hours of work, short */
    return g_strdup_printf (_("%d h"), (int) (minutes / 60));
  if (minutes < 60)
    return g_strdup_printf (_("%d min"), (int) minutes);
  /* Translators: hours and minutes of work, short */
  return g_strdup_printf (_("%d h %d min"), (int) (minutes / 60), (int) (minutes % 60));
}

gboolean
gops_hours_parse (const char *text, gint64 *out_minutes)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 3);
  g_autofree char *hours = NULL, *minutes = NULL;
  double value;

  if (g_strv_length (parts) == 2)
    {
      hours = tidy_number (parts[0]);
      minutes = tidy_number (parts[1]);
      if (hours == NULL || minutes == NULL || strchr (hours, '.') != NULL || g_ascii_strtod (minutes, NULL) >= 60
          || g_ascii_strtod (hours, NULL) > 1e6)
        return FALSE;
      *out_minutes = (gint64) g_ascii_strtod (hours, NULL) * 60 + (gint64) g_ascii_strtod (minutes, NULL);
      return TRUE;
    }
  hours = g_strv_length (parts) == 1 ? tidy_number (text) : NULL;
  value = hours != NULL ? g_ascii_strtod (hours, NULL) : -1;
  if (value < 0 || value > 1e6)
    return FALSE;
  *out_minutes = (gint64) llround (value * 60);
  return TRUE;
}
