/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a group was like in the fortnight before a version of its rules, and in the fortnight after. */
#pragma once

#include "gops-rule-version.h"

G_BEGIN_DECLS

#define GOPS_RULE_ACTIVITY_DAYS 14

typedef struct
{
  int    days;              /* of the fortnight, those that imported chats cover */
  gint64 messages;
  double messages_per_day;
  double speakers_per_day;  /* different people a day, on average */
  guint  speakers;          /* different people in all */
  guint  joined, left;      /* in these days */
} GopsRuleActivitySpan;

typedef struct
{
  gboolean             imported;   /* FALSE: no chats of these days, nothing to compare; all else is 0 */
  gboolean             complete;   /* both fortnights are covered whole */
  GopsRuleActivitySpan before, after;
} GopsRuleActivity;

/* The day on which @version took effect belongs to the days after. Bots do not count. */
gboolean gops_rule_version_activity (GopsStore         *store,
                                     GopsRuleVersion   *version,
                                     GopsRuleActivity  *out_activity,
                                     GError           **error);

G_END_DECLS
