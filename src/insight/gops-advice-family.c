/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Advice to offer what has changed in a main group's rules to its copies. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-advice-family.h"
#include "gops-rule-versions.h"

static GopsAdvice *
new_advice (gint64 group, guint n)
{
  GopsAdvice *advice = g_new0 (GopsAdvice, 1);

  advice->group = group;
  advice->page = GOPS_PAGE_RULES;
  advice->severity = GOPS_SEVERITY_SUGGESTION;
  advice->code = GOPS_ADVICE_COPIES_BEHIND;
  advice->title = g_strdup_printf (ngettext ("%u copy of this group does not have its newest rules",
                                             "%u copies of this group do not have its newest rules", n), n);
  advice->why = _("Members of several groups quote the older text. Clauses that were changed by hand in a copy stay as they are.");
  advice->source = "M10 Replication";
  advice->remedy_label = _("Offer");
  advice->table = GOPS_ADVICE_OFFER;
  return advice;
}

void
gops_advice_add_copies_behind (GPtrArray *advice, const GopsDossier *dossier, guint n)
{
  if (n > 0 && !gops_rules_changed_since_version (dossier))
    gops_advice_insert (advice, new_advice (gops_record_get_id (dossier->group), n));
}
