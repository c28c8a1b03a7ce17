/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tiers of a group do not tell by themselves. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-day.h"
#include "gops-tiers-note.h"

#define ACTIVE_DAYS 30   /* within which days count as active */

static gboolean
asks_for_activity (const GopsCondition *condition)
{
  if (condition == NULL)
    return FALSE;
  if (condition->type == GOPS_CONDITION_FACT)
    return condition->fact == GOPS_FACT_ACTIVE_DAYS;
  for (guint i = 0; i < condition->n_parts; i++)
    if (asks_for_activity (condition->parts[i]))
      return TRUE;
  return FALSE;
}

/* When they spoke last is known, and it is long ago: no import would help. */
static gboolean
was_long_ago (const GopsDossier *dossier)
{
  gint64 at = dossier->members.last_spoke_at;
  int today = gops_day_parse (dossier->today);

  return at != 0 && today != GOPS_DAY_NONE &&
         today - gops_day_of_instant (at, gops_record_get_text (dossier->group, GOPS_GROUP_TIME_ZONE)) >= ACTIVE_DAYS;
}

const char *
gops_tiers_warning (const GopsDossier    *dossier,
                    const GopsTierScheme *scheme)
{
  gboolean asked = FALSE;

  for (guint i = 0; i < scheme->n_tiers; i++)
    asked |= asks_for_activity (scheme->tiers[i].when);
  if (!asked || dossier->members.total == 0 || dossier->members.active_30 > 0)
    return NULL;
  if (dossier->members.messages == 0 && dossier->members.last_spoke_at == 0)
    return _("Nothing is known of what anybody said: nobody can be core, active, silent or lost yet. Import a chat, or map a column with active days.");
  return was_long_ago (dossier) ? _("Nobody has spoken in the last 30 days, so core and active are 0 for now.")
                                : _("Nobody’s active days are known: nobody can be core or active yet, and silent or lost only says who joined long ago. Import a chat, or map a column with active days.");
}

/* How long a move down waits, by the tier that waits longest. */
char *
gops_tiers_note (const GopsTierScheme *scheme)
{
  int grace = 0;

  for (guint i = 0; i < scheme->n_tiers; i++)
    grace = MAX (grace, scheme->tiers[i].grace_days);
  if (grace == 0)
    return g_strdup (_("Locked members and staff stay where they are."));
  return g_strdup_printf (ngettext ("A move down waits up to %d day; locked members and staff stay where they are.",
                                    "A move down waits up to %d days; locked members and staff stay where they are.", grace), grace);
}
