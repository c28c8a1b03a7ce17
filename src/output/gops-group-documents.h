/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a group publishes in words: its rules, its positioning, its plan. */
#pragma once

#include "gops-document.h"
#include "gops-dossier.h"

G_BEGIN_DECLS

/* Sections in order, each rule with what follows from it, numbered through; then version and who is asked.
 * (transfer full) */
GopsDocument *gops_rules_document        (const GopsDossier *dossier);

/* The rule text as posted on the group's platform, or on @platform (nullable).  (transfer full) */
char         *gops_rules_text            (const GopsDossier *dossier,
                                          const char        *platform);

/* (transfer full) */
GopsDocument *gops_positioning_document  (const GopsDossier *dossier);

/* The items from @from until @until (both nullable, inclusive) as tables, one for each day.  (transfer full) */
GopsDocument *gops_plan_document         (const GopsDossier *dossier,
                                          const char        *from,
                                          const char        *until);

/* The plans of one group or several as iCalendar text.  @stamped_at: µs UTC.  (transfer full) */
char         *gops_plan_calendar         (const GopsDossier *const *dossiers,
                                          guint                     n,
                                          gint64                    stamped_at);

G_END_DECLS
