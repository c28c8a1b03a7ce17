/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tiers of a group do not tell by themselves. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-tiers-note.h"

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

gboolean
gops_tiers_lack_activity (const GopsDossier    *dossier,
                          const GopsTierScheme *scheme)
{
  if (dossier->members.total == 0 || dossier->members.active_30 > 0)
    return FALSE;
  for (guint i = 0; i < scheme->n_tiers; i++)
    if (asks_for_activity (scheme->tiers[i].when))
      return TRUE;
  return FALSE;
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
