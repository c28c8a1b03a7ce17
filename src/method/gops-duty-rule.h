/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a duty asks for: on which days, and which messages count. */
#pragma once

#include "gops-records.h"
#include "gops-recurrence.h"

G_BEGIN_DECLS

#define GOPS_DUTY_MOST_WORDS 50

/**
 * GopsDutyRule:
 * @id: of the duty's row
 * @name: (owned)
 * @rule: on which of the days
 * @first: day, the first one; GOPS_DAY_NONE: it has none
 * @last: likewise, the last
 * @words: (owned): in small letters
 * @min_length: characters without blanks
 */
typedef struct
{
  gint64         id;
  char          *name;
  gboolean       every_day;
  GopsRecurrence rule;
  int            first, last;
  char         **words;
  guint          min_length;
} GopsDutyRule;

/* A recurrence that makes no sense counts as every day. Returns: (transfer full) */
GopsDutyRule *gops_duty_rule_new       (gpointer             duty);
void          gops_duty_rule_free      (GopsDutyRule        *self);

/* Returns: (transfer full) (element-type GopsDuty) (nullable): in their order */
GPtrArray    *gops_duty_load_all       (GopsStore           *store,
                                        gint64               group,
                                        GError             **error);

/* Whether @day lies between the first and the last day; it need not be one on which the duty is due. */
gboolean      gops_duty_rule_spans     (const GopsDutyRule  *self,
                                        int                  day);

/* Returns: (transfer full) (element-type int): the days from @from to @to on which it is due, rising */
GArray       *gops_duty_rule_list_days (const GopsDutyRule  *self,
                                        int                  from,
                                        int                  to);

/* Whether a message with this text is a check-in: it holds one of the words (where there are any), and is long enough. A duty
 * with neither words nor a length knows none. */
gboolean      gops_duty_rule_counts    (const GopsDutyRule  *self,
                                        const char          *text);

/* Whether a check-in that is called @duty is one of these: so is a list from the chat (接龙) whose title holds the name or one of
 * the words. */
gboolean      gops_duty_rule_is_called (const GopsDutyRule  *self,
                                        const char          *duty);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsDutyRule, gops_duty_rule_free)

G_END_DECLS
