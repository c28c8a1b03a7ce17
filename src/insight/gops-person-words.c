/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happened with a person, in words. */
#include "config.h"

#include "gops-person-words.h"

#include <glib/gi18n.h>

#include "gops-budget.h"
#include "gops-group-words.h"

/* "Check-in: 5 km", or "Check-in" where nothing more is known. (transfer full) */
static char *
with_detail (const char *what,
             const char *detail)
{
  return *detail != '\0' ? g_strdup_printf (_("%s: %s"), what, detail) : g_strdup (what);
}

static char *
describe_tier (const GopsPersonMoment *moment)
{
  const char *to = *moment->text != '\0' ? gops_tier_name (moment->text) : _("no tier");

  return *moment->from == '\0' ? g_strdup_printf (_("Tier: %s"), to) : g_strdup_printf (_("Tier: %s, before %s"), to, gops_tier_name (moment->from));
}

static char *
describe_purchase (const GopsPersonMoment *moment)
{
  g_autofree char *amount = gops_money_format (moment->number, moment->currency);

  return *moment->text != '\0' ? g_strdup_printf (_("Bought %s for %s"), moment->text, amount) : g_strdup_printf (_("Bought for %s"), amount);
}

static char *
describe_points (const GopsPersonMoment *moment)
{
  g_autofree char *points = g_strdup_printf (_("%+d points"), (int) CLAMP (moment->number, G_MININT, G_MAXINT));

  return with_detail (points, *moment->text != '\0' ? moment->text : moment->from);
}

static char *
describe_sign_up (const GopsPersonMoment *moment)
{
  g_autofree char *what = with_detail (_("Signed up"), moment->text);

  return moment->number > 1 ? g_strdup_printf (_("%s (%d)"), what, (int) MIN (moment->number, G_MAXINT)) : g_steal_pointer (&what);
}

static char *
describe (const GopsPersonMoment *moment)
{
  switch (moment->kind)
    {
    case GOPS_MOMENT_JOINED:   return g_strdup (_("Joined"));
    case GOPS_MOMENT_LEFT:     return g_strdup (_("Left"));
    case GOPS_MOMENT_REMOVED:  return g_strdup (_("Was removed"));
    case GOPS_MOMENT_RENAMED:  return with_detail (_("New name"), moment->text);
    case GOPS_MOMENT_ADMIN:    return g_strdup (_("Became an administrator"));
    case GOPS_MOMENT_NO_ADMIN: return g_strdup (_("Is no longer an administrator"));
    case GOPS_MOMENT_TIER:     return describe_tier (moment);
    case GOPS_MOMENT_PURCHASE: return describe_purchase (moment);
    case GOPS_MOMENT_CHECK_IN: return with_detail (_("Check-in"), moment->text);
    case GOPS_MOMENT_SIGN_UP:  return describe_sign_up (moment);
    case GOPS_MOMENT_POINTS:   return describe_points (moment);
    case GOPS_MOMENT_CARE:     return with_detail (_("Care"), *moment->text != '\0' ? moment->text : moment->from);
    case GOPS_MOMENT_MERGED:   return g_strdup_printf (_("Merged with “%s”"), moment->text);
    }
  g_return_val_if_reached (NULL);
}

void
gops_person_sheet_describe (GopsPersonSheet *sheet)
{
  for (guint i = 0; i < sheet->moments->len; i++)
    {
      GopsPersonMoment *moment = sheet->moments->pdata[i];

      g_free (moment->words);
      moment->words = describe (moment);
    }
}
