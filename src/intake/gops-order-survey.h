/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which order the dates of a chat give day and month: gathered over the whole file, then decided. */
#pragma once

#include "gops-chat-reader.h"

/**
 * GopsOrderSurvey: zero to begin with
 * @proof_line: for each order, the first line whose date can be read in no other
 * @proof: (owned): that date
 * @doubt_line: the first line whose date can be read in two ways
 * @doubt: (owned) (nullable): that date
 * @doubt_value: the same, read day first
 * @backwards: how often the days go back when they are read day first, and month first
 * @last: the last day in both readings, as numbers that only grow
 */
typedef struct
{
  guint64       proof_line[GOPS_DATE_ORDER_YMD + 1];
  char         *proof[GOPS_DATE_ORDER_YMD + 1];
  guint64       doubt_line;
  char         *doubt;
  GopsDateValue doubt_value;
  guint64       backwards[2];
  gint64        last[2];
} GopsOrderSurvey;

/**
 * gops_order_survey_add:
 * @verdict: of gops_date_read() without an order; all but OK and DOUBTFUL are ignored
 */
void     gops_order_survey_add    (GopsOrderSurvey       *self,
                                   GopsDateVerdict        verdict,
                                   const GopsDateValue   *value,
                                   const char            *text,
                                   guint64                line);

/**
 * gops_order_survey_settle:
 * @name: of the file, for people
 * @findings: its order, order_reason and order_doubt are set
 *
 * What counts, in this order: what somebody said; a number over 12; that time does not run backwards. Errors:
 * %GOPS_INTAKE_ERROR_DATE_ORDER when none of them tells and the options do not allow a guess
 */
gboolean gops_order_survey_settle (GopsOrderSurvey       *self,
                                   const GopsChatOptions *options,
                                   const char            *name,
                                   GopsChatFindings      *findings,
                                   GError               **error);
void     gops_order_survey_clear  (GopsOrderSurvey       *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GopsOrderSurvey, gops_order_survey_clear)
